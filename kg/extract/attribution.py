"""Attribution: who spoke the quoted words.

Comes in: the text, its blocks, the quotations in them, the places of mentions that could speak. Goes out: for each quotation the
mention that spoke, or None. The cues are those of `schema/speech_verbs.toml`.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.extract.quotations import Quotation, compiled
from kg.extract.tables import alternatives, table

_SENTENCE = re.compile(r"[.!?。](?=\s|$)|\n")
_UNNAMED = re.compile(r"(?<![가-힣])[가-힣]+(?<!서)(?<!에)(?<!으로)(?<!로)(?<!께)(?:은|는)\s*$")
"""A subject right before the quotation that no mention covers (`한 주민은 “...”`): nobody known speaks."""

_OTHER_TOPIC = re.compile(r"[가-힣](?:은|는)\s")
"""A topic before a subject: that one belongs to a clause inside (단체는 군수가 바란다는 말은 ... 맞섰다)."""

_SUBJECT = re.compile(r"(?:(?<!서)(?<!에)(?<!으로)(?<!로)(?:은|는)|[가-힣](?:이|가|께서))\s")
"""Anything that looks like a subject or topic: without one, a sentence goes on with who spoke last."""

_PRONOUN = re.compile(r"(?:\S{1,6}\s){0,2}그(?:녀)?(?:는|도|가)(?![가-힣])")
_SAME = re.compile(
    r"(?:\S{1,5}\s)?(?:(?:이|그|해당|같은)\s)?(?:관계자|대변인|당국자|회사\s?측)(?:는|은|도|가|이)(?![가-힣])"
)
"""Who speaks is pointed at: the person, or the spokesman of a body, that spoke before."""

_ASKED = re.compile(
    r"[^“”\"]{0,30}(?:묻|질문하|질의하|지적하|말하|제안하|주문하|요청하|추궁하|따지|비판하|확인하|하)자[,\s]"
)
"""The words before were a question: what follows in the sentence is the answer of somebody else."""

_OF_WHOM = re.compile(r"의\s(?:거듭된\s)?(?:질문|질의|물음|지적|주장|말|설명|발언|비판|요구|당부|조언)")
_LEFT_OF = re.compile(r"\s?(?:이라는|라는|다는|자는|냐는|는)\s(?:[가-힣A-Za-z·]{2,14}\s){0,2}")
_QUESTION = re.compile(r"[\s.]*(?:[-–―◇◆▷▶□■]|Q[.\s]|질문)")
"""Between two answers of an interview stands a question, marked so."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that could be the speaker; `ref` is whatever the caller knows it by."""

    start: int
    end: int
    ref: object
    is_person: bool


class _Last(NamedTuple):
    """Who spoke last: the number of the block, the speaker, where the words end."""

    block: int
    speaker: Candidate
    end: int


def speakers(
    text: str, blocks: Sequence[tuple[int, int]], quotations: Sequence[Quotation], mentions: Sequence[Candidate]
) -> list[Candidate | None]:
    """For each quotation the mention that speaks, or None. `blocks` are (start, end) in order; mentions inside speech never speak."""
    outside = [m for m in mentions if not any(q.outer_start <= m.start < q.outer_end for q in quotations)]
    outside.sort(key=lambda m: (m.start, -m.end))
    found: list[Candidate | None] = []
    last: _Last | None = None
    for index, quotation in enumerate(quotations):
        number = next((i for i, (start, end) in enumerate(blocks) if start <= quotation.start < end), None)
        block = blocks[number] if number is not None else (0, len(text))
        block = block[0], max(block[1], quotation.outer_end)
        start, end = _sentence(text, block, quotation, quotations)
        here = [m for m in outside if start <= m.start and m.end <= end]
        asker = (
            found[-1] if index and _ASKED.match(text, quotations[index - 1].outer_end, quotation.outer_start) else None
        )
        others = [m for m in here if asker is None or m.ref != asker.ref]
        speaker = (
            _attributed(text, quotation, here)
            or _before(text, (start, quotation.outer_start), others)
            or _behind(text, quotation, others, end)
        )
        if index and found[-1] and (quotation.continued or _answers(text, quotations[index - 1], quotation)):
            speaker = found[-1]
        if speaker is None and index and found[-1] and not _parted(text, quotations[index - 1], quotation):
            speaker = found[-1]
        if speaker is None:
            speaker = _carried(text, (start, quotation.outer_start), blocks, number, last, outside)
        found.append(speaker)
        if speaker is not None and number is not None:
            last = _Last(number, speaker, quotation.outer_end)
    for index in range(len(found) - 1, 0, -1):
        if quotations[index].continued and found[index - 1] is None:
            found[index - 1] = found[index]
    return found


def _parted(text: str, before: Quotation, after: Quotation) -> bool:
    """Whether a sentence ends, or somebody else comes in, between two quotations."""
    between = text[before.outer_end : after.outer_start]
    return bool(_SENTENCE.search(between) or _SUBJECT.search(between) or _ASKED.match(between))


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


def _particle(text: str, mention: Candidate, mentions: Sequence[Candidate], key: str) -> tuple[str, int] | None:
    """The subject's particle behind the mention and its title, and where it ends; between a person and the title, the body may be named."""
    found = _subject(key, mention.is_person).match(text, mention.end)
    if found is None:
        return None
    title_end = found.start("particle") if found["particle"] else found.start("reported")
    bare = re.sub(r"\([^()]*\)", lambda inner: "(" * len(inner.group()), text[mention.end : title_end])
    between = [m for m in mentions if mention.end < m.start < title_end and bare[m.start - mention.end] != "("]
    if any(m.is_person or not mention.is_person for m in between):
        return None
    return found["particle"] or "은", found.end()


def _attributed(text: str, quotation: Quotation, mentions: Sequence[Candidate]) -> Candidate | None:
    """Whose question or remark the words are: `“...”라는 이름 의원의 질문에`."""
    left = _LEFT_OF.match(text, quotation.outer_end)
    for mention in mentions if left else ():
        if left and quotation.outer_end < mention.start <= left.end() and mention.is_person:
            particle = _particle(text, mention, mentions, "after")
            if particle and _OF_WHOM.match(text, particle[1] - 1):
                return mention
    return None


def _before(text: str, sentence: tuple[int, int], mentions: Sequence[Candidate]) -> Candidate | None:
    """The subject that stands before the quotation in its sentence; (start of the sentence, start of the quotation)."""
    ranked: list[tuple[int, int, Candidate]] = []
    pointed = _PRONOUN.match(text, sentence[0] + _lead(text, sentence))
    for mention in mentions:
        if mention.end > sentence[1]:
            continue
        particle = _particle(text, mention, mentions, "particles")
        if particle is not None:
            topic = particle[0] in ("은", "는", "께서는", "측은", "도")
            beside = not text[particle[1] : sentence[1]].strip(" ,")
            if topic or beside or not pointed:
                ranked.append((5 * beside + 2 * mention.is_person + topic * (not beside), mention.start, mention))
        elif _names_itself(text, mention, sentence[1]):
            ranked.append((4, mention.start, mention))
    return max(ranked, key=lambda entry: entry[:2])[2] if ranked else None


def _lead(text: str, sentence: tuple[int, int]) -> int:
    words = text[sentence[0] : sentence[1]]
    return len(words) - len(words.lstrip())


def _names_itself(text: str, mention: Candidate, end: int) -> bool:
    """Whether only the title, or the body and the title in brackets, stands between the name and its words."""
    cues = table("speech_verbs")["speaker"]
    between = text[mention.end : end]
    if re.fullmatch(rf"(?:{cues['titles']})\s*[,:：]?\s*", between):
        return True
    return mention.is_person and re.fullmatch(r"[^\n\[\]“”\"]{0,40}[\]】]\s*[:：]?\s*", between) is not None


def _behind(text: str, quotation: Quotation, mentions: Sequence[Candidate], end: int) -> Candidate | None:
    """The subject behind the quotation: `“…”라고 이름 시장은 말했다`, `“…” 이름 시장의 말이다`."""
    for mention in mentions:
        if mention.start < quotation.outer_end:
            continue
        particle = _particle(text, mention, mentions, "after")
        rest = text[mention.end : end]
        if (
            particle
            and (particle[0] != "의" or compiled("verbs", "nouns").search(rest) or "말" in rest)
            and _says(rest)
        ):
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
    last: _Last | None,
    mentions: Sequence[Candidate],
) -> Candidate | None:
    """The subject of the sentence before, the speaker of the quotation before, in this block or the one above."""
    opened = sentence[0] + _lead(text, sentence)
    opening = text[opened : sentence[1] + 1]
    pronoun = _PRONOUN.match(opening) is not None
    pointed = pronoun or _SAME.match(opening) is not None
    if not pointed and _UNNAMED.search(text, max(sentence[0], sentence[1] - 40), sentence[1]):
        return None
    carries = bool(compiled("speaker", "carry").match(opening)) or opening[:1] in '“”"″'
    subjectless = not _SUBJECT.search(text, *sentence)
    reach = 2 if pointed else 1 if carries or subjectless else 0
    first = blocks[number][0] if number is not None else sentence[0]
    if number and (carries or pointed) and not text[first : sentence[0]].strip():
        first = blocks[number - 1][0]
    near = last is not None and number is not None and number - last.block <= reach
    since = max(first, last.end) if last is not None and near else first
    named = _named_last(text, (since, sentence[0]), mentions)
    if last is None or not near:
        return named
    if pronoun and not last.speaker.is_person and named is None:
        return _named_last(text, (first, sentence[0]), mentions) or last.speaker
    return named if named is not None and (pronoun or not carries) else last.speaker


def _named_last(text: str, span: tuple[int, int], mentions: Sequence[Candidate]) -> Candidate | None:
    """The person that was last a subject there, unless a clause inside of a sentence has him."""
    for mention in reversed([m for m in mentions if m.end <= span[1] and m.start >= span[0]]):
        particle = _particle(text, mention, mentions, "particles") if mention.is_person else None
        if particle:
            opened = max(text.rfind(". ", span[0], mention.start), text.rfind("\n", span[0], mention.start), span[0])
            inner = particle[0] in ("이", "가") and _OTHER_TOPIC.search(text, opened, mention.start)
            return None if inner else mention
    return None
