"""Events by what is done with them: 청년 창업기업과 간담회를 개최, 인재 양성을 위한 업무협약을 체결, 간부회의를 열고.

Comes in: the text, its sentences, all mentions. Goes out: mentions of events whose head is held, signed or attended right there. What the event
is for belongs to its name (X를 위한 업무협약); else its name is the chain of nouns, where nothing but the head is there the head alone, if
the document names no other event by that head.
"""

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.extract.heads import head_of
from kg.extract.left_edges import JOINTS, NOUN, ORGANISED, left_edge
from kg.extract.model import Found, Sentence, Token
from kg.extract.people_words import split_title
from kg.extract.tables import alternatives, table
from kg.korean import ends_at_boundary, fold_space

_SIGNINGS = ("업무협약", "업무 협약", "투자협약", "협약", "양해각서", "합의각서", "MOU", "MoU", "MOA")
_GLOSS = r"(?:\s?\([^()\n]{2,30}\))?"
_WAY = r"(?:\S+(?:에서|에|로|으로|까지|부터)\s|\d\S*\s|(?:오전|오후|성황리에|공동|함께|직접|최종|공식|첫|각각)\s?){0,5}"
_DONE = r"(?:개최|열(?=[고어었린리며기면 ])|열었|연다|연\s|갖|가졌|가진|가질|가지[고며]|진행|마련|주재|개막|실시|거행|성료|체결|맺)"
_HELD = re.compile(
    rf"{_GLOSS}(?:[을를은는이가도]\s?|\s){_WAY}{_DONE}|{_GLOSS}(?:에|에도)\s(?:직접\s|함께\s)?(?:참석|참가)"
)
_TAKES_PLACE = re.compile(r"(?<![가-힣])(?:열리는|열린|열릴|개최되는|개최된|개최하는|개최한|진행된|주최한|주최하는)\s$")
_SIGNED = re.compile(rf"{_GLOSS}(?:[을를은이가]\s?|\s?){_WAY}(?:체결|맺|서명|교환)")
_PURPOSE = re.compile(r"(?:[을를]\s?|\s)위한\s?(?:상호\s|공동\s|첫\s)?$")
_WITHIN = frozenset({*NOUN, "JKG", "MAJ", "SW", "NNB", "SP"})
"""Tags of morphemes that may stand in what an event is for: nouns, 의, 및, marks."""
_BEFORE = frozenset({"등", ",", "가운데", "오전", "오후", "현지시간"})
"""What stands before a purpose and does not belong to it."""
_LONGEST = 45
"""Characters of a purpose at most."""
_PLACES = frozenset({"City", "Province", "Country"})
_THIS = re.compile(r"(?<![가-힣])(?:이번|이|동|본)\s$")
_NUMBER = re.compile(r"(?<!\d)\d{1,3}개\s?$")
_SHOWS = frozenset({"박람회", "전시회", "축제", "페스티벌", "엑스포", "대회"})
"""What the text may call an event whose name does not tell its kind."""
_WHOSE = re.compile(r"(?:기관|기업|부처|단체|대학|시도|시군|지자체)\s")
_OPEN, _CLOSE = "‘'“\"「『｢", "’'”\"」』｣"
_LINES = frozenset({"headline", "subhead"})


@functools.cache
def _nouns() -> re.Pattern[str]:
    heads = table("heads")["Event"]
    strong = {word for word in heads["strong"] if word not in _SIGNINGS}
    return re.compile(rf"({alternatives({*strong, *heads['held']})})|({alternatives(set(_SIGNINGS))})")


def held_events(text: str, sentences: Sequence[Sentence], found: Sequence[Found]) -> list[Found]:
    """The mentions with those of events that are held or signed in a sentence; each takes the place of shorter ones that end with it."""
    new: dict[tuple[int, int], Found] = {}
    for sentence in sentences:
        if sentence.kind == "cell":
            continue
        for hit in _nouns().finditer(text, sentence.start, sentence.end):
            made = _event(text, sentence, hit, found)
            if made is not None and not any(f.start <= made.start and made.end <= f.end for f in found):
                new[(made.start, made.end)] = made
    ends = {end: start for start, end in new}
    kept = [f for f in found if not (f.type == "Event" and f.row is None and ends.get(f.end, f.start) < f.start)]
    kept = [_counted(text, f) if f.type == "Event" else f for f in kept]
    return [*kept, *_without_known(text, new.values(), kept)]


def _counted(text: str, event: Found) -> Found:
    """The event with the number of those whose it is (4개 기관 협약식): without it the rest names nothing."""
    number = _NUMBER.search(text, max(0, event.start - 6), event.start) if _WHOSE.match(event.name) else None
    if number is None:
        return event
    return replace(event, start=number.start(), name=fold_space(text[number.start() : event.end]))


def _without_known(text: str, new: Iterable[Found], found: Sequence[Found]) -> list[Found]:
    """Those of them that are called by the head alone only where no event is named by that head."""
    named = [f.name for f in (*found, *new) if f.type == "Event" and f.rule != "bare-event"]
    headless = any(f.rule == "quoted" and f.type == "Event" and head_of(f.name) is None for f in found)
    return [
        f
        for f in new
        if f.rule != "bare-event"
        or not (
            any(re.search(rf"{f.name}(?:$| 및|·)", name) for name in named)
            or (
                named
                and (
                    f.name in ("회의", "면담")
                    or (headless and f.name in _SHOWS)
                    or _THIS.search(text, max(0, f.start - 4), f.start)
                )
            )
        )
    ]


def _event(text: str, sentence: Sentence, hit: re.Match[str], found: Sequence[Found]) -> Found | None:
    signing = bool(hit.group(2))
    end = hit.end()
    if not ends_at_boundary(text, end):
        return None
    line = sentence.kind in _LINES and re.match(r"\W*$", text[end : sentence.end]) is not None
    held = line or (_SIGNED if signing else _HELD).match(text, end, sentence.end) is not None
    start = _purpose(text, sentence, hit.start(), found) if held else None
    if start is not None:
        return _found(text, start, end, "event-of")
    if signing or line:
        return None
    return _chain(text, sentence, hit, held, found)


def _chain(text: str, sentence: Sentence, hit: re.Match[str], held: bool, found: Sequence[Found]) -> Found | None:
    """The event called by the nouns that end with that head, if it is held, or a verb before says that it takes place."""
    end = hit.end()
    run = _run(text, sentence.tokens, end)
    inside = [f for f in found if run and run[0].start <= f.start and f.end < end]
    first = left_edge(text, run, len(run) - 1, inside) if run else None
    begin = run[first].start if first is not None else hit.start()
    if not held and not _TAKES_PLACE.search(text, max(sentence.start, begin - 10), begin):
        return None
    if begin >= hit.start() or any(f.type == "Person" for f in inside):
        whole = hit.start() == sentence.start or not text[hit.start() - 1].isalnum()
        return _found(text, hit.start(), end, "bare-event") if whole else None
    quoted = _quoted_before(text, sentence.start, begin)
    if quoted is not None and any(f.type == "Person" and quoted <= f.start < end for f in found):
        quoted = None
    return _found(text, begin if quoted is None else quoted, end, "event-of")


def _found(text: str, start: int, end: int, rule: str) -> Found:
    name = re.sub(r"[*＊‘’'“”\"「」『』｢｣]|\s?\([^()]*\)", "", text[start:end])
    return Found(start=start, end=end, name=fold_space(name).strip(), type="Event", rule=rule, score=0.7)


def _run(text: str, tokens: Sequence[Token], end: int) -> list[Token]:
    """The nouns without a break that end there."""
    run: list[Token] = []
    for token in reversed([t for t in tokens if t.end <= end]):
        gap = text[token.end : run[-1].start] if run else ""
        if gap.strip() or len(gap) > 1 or not (token.tag in NOUN or (run and not gap and token.form in JOINTS)):
            break
        run.append(token)
    run.reverse()
    while run and run[0].form in JOINTS:
        run.pop(0)
    return run if run and run[-1].end == end else []


def _purpose(text: str, sentence: Sentence, start: int, found: Sequence[Found]) -> int | None:
    """Where what the event is for begins; None where nothing is said of it."""
    mark = _PURPOSE.search(text, max(sentence.start, start - 12), start)
    if mark is None:
        return None
    quoted = _quoted_before(text, sentence.start, mark.start())
    if quoted is not None:
        return quoted
    bodies = {f.end: f.type for f in found if f.type in ORGANISED | _PLACES or f.type == "Person"}
    glosses = [g.span() for g in re.finditer(r"\([^()\n]{1,20}\)", text[sentence.start : mark.start()])]
    begin, count = None, 0
    for token in reversed([t for t in sentence.tokens if t.end <= mark.start()]):
        at = token.start - sentence.start
        if any(a <= at < b for a, b in glosses):
            continue
        if not _may_stand(text, token, count) or mark.start() - token.start > _LONGEST:
            break
        if token.tag == "JC" and (token.start in bodies or _titled(text, token.start)):
            break  # with whom it is done
        if bodies.get(token.end, "City") not in _PLACES and text[token.end : token.end + 1] != "의":
            break
        count += token.tag in NOUN
        begin = token.start if token.tag in NOUN or token.tag == "MM" else begin
    return begin if count >= 2 else None


def _may_stand(text: str, token: Token, count: int) -> bool:
    """Whether the morpheme may stand in what an event is for; `count` nouns of it stand behind."""
    if token.form in _BEFORE or (token.tag == "NNB" and token.form in "월일시분"):
        return False
    if token.tag in _WITHIN or token.form == "및":
        return True
    before, after = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    if token.form in JOINTS:
        return bool(before.strip() and after.strip())
    return (token.tag == "JC" and count > 0) or (token.tag == "MM" and not after.isspace())


def _titled(text: str, end: int) -> bool:
    """Whether the word that ends there is a title: who it is done with (대통령과)."""
    word = re.search(r"[가-힣]+$", text[max(0, end - 12) : end])
    return word is not None and split_title(word.group()) is not None


def _quoted_before(text: str, least: int, end: int) -> int | None:
    """Where the quotation that ends right there begins, behind its sign; None where there is none."""
    close = end - 1 if end and text[end - 1] in _CLOSE else end - 2
    if close <= least or text[close] not in _CLOSE or text[close + 1 : end].strip():
        return None
    opening = max(text.rfind(sign, least, close) for sign in _OPEN)
    return opening + 1 if opening >= 0 and close - opening <= _LONGEST else None
