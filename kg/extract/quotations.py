"""Quotations: which words were spoken, and by whom.

Comes in: blocks of the text, and the places of mentions that could speak. Goes out: the spoken words (the span between the marks)
and for each the mention that spoke. Knows that marks are often doubled or reversed, so pairs them in sequence; the
cues are those of `schema/speech_verbs.toml`. Single marks, titles of talks and names in quotation marks are no speech.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.tables import alternatives, table

MARK = re.compile(r"[“”\"″＂〝〞]+")
_SENTENCE = re.compile(r"[.!?。](?=\s|$)|\n")
ENDED = re.compile(r"(?:[다요까죠네라자지음함것](?:[.!?…~]+)?|[.!?…]+)$")
_UNNAMED = re.compile(r"(?<![가-힣])[가-힣]+(?<!에서)(?<!에)(?<!으로)(?<!로)(?<!께)(?:은|는)\s*$")
"""A subject right before the quotation that no mention covers (`한 주민은 “...”`): nobody known speaks."""

_OTHER_TOPIC = re.compile(r"[가-힣](?:은|는)\s")
"""A topic before a subject: that one belongs to a clause inside (단체는 군수가 바란다는 말은 ... 맞섰다)."""

_QUESTION = re.compile(r"[\s.]*(?:[-–―◇◆▷▶□■]|Q[.\s]|질문)")
"""Between two answers of an interview stands a question, marked so."""
_PLAIN = '"″＂'


@dataclass(frozen=True, slots=True)
class Quotation:
    """Spoken words: `text[start:end]`, without the marks; `outer_start` and `outer_end` are outside of the marks. `continued`: it goes on from the one before."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    continued: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that could be the speaker; `ref` is whatever the caller knows it by."""

    start: int
    end: int
    ref: object
    is_person: bool


def quoted_spans(text: str, start: int, end: int) -> list[Quotation]:
    """Everything between double quotation marks, speech or not, in order and disjoint."""
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in MARK.finditer(text, start, end):
        if opened is None:
            opened = None if _must_close(text, mark, start) else mark
            continue
        if _must_open(text, mark, end):
            opened = mark
            continue
        words = text[opened.end() : mark.start()]
        lead = len(words) - len(words.lstrip())
        if words.strip():
            inner = opened.end() + lead
            found.append(Quotation(inner, inner + len(words.strip()), opened.start(), mark.end()))
        opened = None
    return found


def _must_open(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether the mark can only open: a blank or a bracket before it, a word right after it, and no closing glyph."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : min(mark.end() + 1, end)]
    return (
        before in (" ", "\n", "(")
        and bool(after.strip())
        and mark.group()[0] != "”"
        and not cue().match(text, mark.end())
    )


def _must_close(text: str, mark: re.Match[str], start: int) -> bool:
    """Whether the mark can only close: a word before it, a cue of speech after it."""
    before = text[mark.start() - 1 : mark.start()] if mark.start() > start else " "
    return (
        bool(before.strip())
        and before not in "(,·"
        and mark.group()[0] in _PLAIN + "”"
        and bool(cue().match(text, mark.end()))
    )


@functools.cache
def cue() -> re.Pattern[str]:
    """The particles and endings behind a closing mark that make the quoted words speech."""
    return re.compile(rf"\s?(?:{alternatives(set(table('speech_verbs')['verbs']['after']))})(?![가-힣])")


@functools.cache
def _compiled(entry: str, key: str) -> re.Pattern[str]:
    stated = table("speech_verbs")[entry][key]
    return re.compile(stated if isinstance(stated, str) else alternatives(set(stated)))


def quotations_in(text: str, start: int, end: int, kind: str = "paragraph") -> list[Quotation]:
    """The spoken quotations of a block of that kind, in order."""
    return [found for found in quoted_spans(text, start, end) if _is_speech(text, found, end, kind)]


def _is_speech(text: str, found: Quotation, end: int, kind: str) -> bool:
    words = text[found.start : found.end]
    after = text[found.outer_end : min(found.outer_end + 40, end)]
    ended = bool(ENDED.search(words))
    if _compiled("names", "naming").match(after) and not (ended and len(words) > 15):
        return False
    behind = cue().match(after)
    if behind:
        rest = after[behind.end() :].lstrip(" ,")
        if behind.group().strip() in ("는", "라는", "이라는", "이라", "라", "다는", "자는"):
            if _compiled("verbs", "not_speech").match(rest):
                return False
            return len(words) >= 8 and (ended or bool(_compiled("verbs", "nouns").match(rest)))
        return ended or len(words) >= 4
    if kind in ("headline", "subhead"):
        before = text[max(0, found.outer_start - 12) : found.outer_start]
        closes = not after.strip() or bool(re.match(r"\s*(?:…|\.{2,}|[,·-]|$)", after))
        return (
            closes and len(words) >= 6 and " " in words and bool(re.search(r"[가-힣]\s*[,:]?\s*$|[…·.]\s*$|^$", before))
        )
    if _compiled("verbs", "asked").match(after):
        return (len(words) >= 12 and (ended or words.endswith(("것", "점")))) or len(words) >= 25
    if _compiled("names", "particles").match(after):
        return False
    if re.search(r"(?:며|면서|지만|고),?$", words) and not after.strip(" ,\n"):
        return len(words) >= 15
    return ended and len(words) >= 10 and " " in words


def speakers(
    text: str, blocks: Sequence[tuple[int, int]], quotations: Sequence[Quotation], mentions: Sequence[Candidate]
) -> list[Candidate | None]:
    """For each quotation the mention that speaks, or None. `blocks` are (start, end) in order; mentions inside speech never speak."""
    outside = [m for m in mentions if not any(q.outer_start <= m.start < q.outer_end for q in quotations)]
    outside.sort(key=lambda m: (m.start, -m.end))
    found: list[Candidate | None] = []
    last: tuple[int, Candidate] | None = None
    for index, quotation in enumerate(quotations):
        number = next((i for i, (start, end) in enumerate(blocks) if start <= quotation.start < end), None)
        block = blocks[number] if number is not None else (0, len(text))
        start, end = _sentence(text, block, quotation, quotations)
        here = [m for m in outside if start <= m.start and m.end <= end]
        speaker = _before(text, quotation, here) or _behind(text, quotation, here, end)
        if index and found[-1] and (quotation.continued or _answers(text, quotations[index - 1], quotation)):
            speaker = found[-1]
        if speaker is None:
            speaker = _carried(text, (start, quotation.outer_start), blocks, number, last, outside)
        found.append(speaker)
        if speaker is not None and number is not None:
            last = (number, speaker)
    for index in range(len(found) - 1, 0, -1):
        if quotations[index].continued and found[index - 1] is None:
            found[index - 1] = found[index]
    return found


def _answers(text: str, before: Quotation, after: Quotation) -> bool:
    """Whether only a question stands between two quotations: one person is asked."""
    between = text[before.outer_end : after.outer_start]
    return len(between) < 160 and bool(_QUESTION.match(between)) and not _says(between)


def _sentence(
    text: str, block: tuple[int, int], quotation: Quotation, quotations: Sequence[Quotation]
) -> tuple[int, int]:
    """The sentence that quotes: ends of sentences inside of quotation marks do not part it."""
    start, end = block
    for stop in _SENTENCE.finditer(text, block[0], block[1]):
        if any(q.outer_start <= stop.start() < q.outer_end for q in quotations):
            continue
        if stop.group() == "\n" and not re.match(r"\n\s*\n", text[stop.start() : stop.start() + 3]):
            continue
        if stop.end() <= quotation.outer_start:
            start = stop.end()
        elif stop.start() >= quotation.outer_end:
            end = stop.end()
            break
    return start, end


@functools.cache
def _subject(key: str, person: bool) -> re.Pattern[str]:
    cues = table("speech_verbs")["speaker"]
    title = f"(?:{cues['bodies']}{cues['titles']}|{cues['titles']})" if person else cues["titles"]
    return re.compile(rf"{title}\s?(?:(?P<particle>{cues[key]})|(?P<reported>{cues['reported']}))")


def _particle(text: str, mention: Candidate, mentions: Sequence[Candidate], key: str) -> str | None:
    """The subject's particle behind the mention and its title; between a person and the title, the body may be named."""
    found = _subject(key, mention.is_person).match(text, mention.end)
    if found is None:
        return None
    title_end = found.start("particle") if found["particle"] else found.start("reported")
    bare = re.sub(r"\([^()]*\)", lambda inner: "(" * len(inner.group()), text[mention.end : title_end])
    between = [m for m in mentions if mention.end < m.start < title_end and bare[m.start - mention.end] != "("]
    if any(m.is_person or not mention.is_person for m in between):
        return None
    return found["particle"] or "은"


def _before(text: str, quotation: Quotation, mentions: Sequence[Candidate]) -> Candidate | None:
    """The subject that stands before the quotation in its sentence."""
    ranked: list[tuple[int, int, Candidate]] = []
    for mention in mentions:
        if mention.end > quotation.outer_start:
            continue
        particle = _particle(text, mention, mentions, "particles")
        if particle is not None:
            topic = particle in ("은", "는", "께서는", "측은", "도")
            ranked.append((2 * mention.is_person + topic, mention.start, mention))
        elif re.fullmatch(
            rf"(?:{table('speech_verbs')['speaker']['titles']})\s*[,:：]?\s*", text[mention.end : quotation.outer_start]
        ):
            ranked.append((4, mention.start, mention))
    return max(ranked, key=lambda entry: entry[:2])[2] if ranked else None


def _behind(text: str, quotation: Quotation, mentions: Sequence[Candidate], end: int) -> Candidate | None:
    """The subject behind the quotation: `“…”라고 이름 시장은 말했다`, `“…” 이름 시장의 말이다`."""
    for mention in mentions:
        if mention.start < quotation.outer_end:
            continue
        particle = _particle(text, mention, mentions, "after")
        rest = text[mention.end : end]
        if particle and (particle != "의" or _compiled("verbs", "nouns").search(rest) or "말" in rest) and _says(rest):
            return mention
    return None


@functools.cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?<![가-힣])(?:{alternatives(set(table('speech_verbs')['verbs']['stems']))})")


def _says(words: str) -> bool:
    return bool(_verbs().search(words))


def _carried(
    text: str,
    sentence: tuple[int, int],
    blocks: Sequence[tuple[int, int]],
    number: int | None,
    last: tuple[int, Candidate] | None,
    mentions: Sequence[Candidate],
) -> Candidate | None:
    """The speaker of the quotation before, else the subject of the sentence before, in this block or the one above."""
    block = blocks[number] if number is not None else sentence
    opening = text[sentence[0] : sentence[1] + 1].lstrip()
    if _UNNAMED.search(text, max(sentence[0], sentence[1] - 40), sentence[1]) and not opening.startswith("그"):
        return None
    carries = bool(_compiled("speaker", "carry").match(opening)) or opening[:1] in '“”"″'
    if last is not None and number is not None and number - last[0] <= (1 if carries else 0):
        return last[1]
    first = block[0]
    if carries and number and not text[first : sentence[0]].strip():
        first = blocks[number - 1][0]
    earlier = [m for m in mentions if m.end <= sentence[0] and m.start >= first]
    for mention in reversed(earlier):
        particle = _particle(text, mention, mentions, "particles") if mention.is_person else None
        if particle:
            opened = max(text.rfind(". ", first, mention.start), text.rfind("\n", first, mention.start), first)
            inner = particle in ("이", "가") and _OTHER_TOPIC.search(text, opened, mention.start)
            return None if inner else mention
    return None
