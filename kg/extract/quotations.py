"""Quotations: which words were spoken.

Comes in: blocks of the text. Goes out: the spoken words (the span between the marks); who spoke them says `attribution.py`.
Knows that marks are often doubled or reversed, so pairs them in sequence; the cues are those of `schema/speech_verbs.toml`. Single marks, titles of talks and names in quotation marks are no speech.
"""

import functools
import re
from dataclasses import dataclass

from kg.extract.tables import alternatives, table

MARK = re.compile(r"[“”\"″＂〝〞]+")
ENDED = re.compile(r"(?:(?:[다요까죠네라자지음함것]|[은는인을일]가|[었았했되있없하]나|냐)(?:[.!?…~]+)?|[.!?…]+)$")
_PLAIN = '"″＂'


@dataclass(frozen=True, slots=True)
class Quotation:
    """Spoken words: `text[start:end]`, without the marks; `outer_start` and `outer_end` are outside of the marks. `continued`: it goes on from the one before."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    continued: bool = False


def quoted_spans(text: str, start: int, end: int) -> list[Quotation]:
    """Everything between double quotation marks, speech or not, in order and disjoint."""
    return _paired(text, start, end)[0]


def left_open(text: str, start: int, end: int) -> int | None:
    """Where the last mark of the paragraph stands that opens, and that nothing closes in it."""
    opened = _paired(text, start, end)[1]
    return opened.start() if opened and (opened.start() == start or _must_open(text, opened, end)) else None


def _paired(text: str, start: int, end: int) -> tuple[list[Quotation], re.Match[str] | None]:
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
    return found, opened


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
    if mark.start() == start:
        return text[mark.end() : mark.end() + 1] == " "
    before = text[mark.start() - 1 : mark.start()]
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
def compiled(entry: str, key: str) -> re.Pattern[str]:
    """An entry of `schema/speech_verbs.toml` as a pattern: as it is written there, or any of its words."""
    stated = table("speech_verbs")[entry][key]
    return re.compile(stated if isinstance(stated, str) else alternatives(set(stated)))


def quotations_in(text: str, start: int, end: int, kind: str = "paragraph") -> list[Quotation]:
    """The spoken quotations of a block of that kind, in order."""
    return [found for found in quoted_spans(text, start, end) if _is_speech(text, found, end, kind)]


def _is_speech(text: str, found: Quotation, end: int, kind: str) -> bool:
    words = text[found.start : found.end]
    after = text[found.outer_end : min(found.outer_end + 40, end)]
    ended = bool(ENDED.search(words))
    if compiled("names", "naming").match(after) and not (ended and len(words) > 15):
        return False
    behind = cue().match(after)
    if behind:
        rest = after[behind.end() :].lstrip(" ,")
        if behind.group().strip() in ("는", "라는", "이라는", "이라", "라", "다는", "자는"):
            if compiled("verbs", "not_speech").match(rest):
                return False
            return len(words) >= 8 and (ended or bool(compiled("verbs", "nouns").match(rest)))
        return ended or len(words) >= 4
    if kind in ("headline", "subhead"):
        before = text[max(0, found.outer_start - 12) : found.outer_start]
        closes = not after.strip() or bool(re.match(r"\s*(?:…|\.{2,}|[,·-]|$)", after))
        return (
            closes and len(words) >= 6 and " " in words and bool(re.search(r"[가-힣]\s*[,:]?\s*$|[…·.]\s*$|^$", before))
        )
    if compiled("verbs", "asked").match(after):
        return (len(words) >= 12 and (ended or words.endswith(("것", "점")))) or len(words) >= 25
    if compiled("names", "particles").match(after):
        return False
    if re.search(r"(?:며|면서|지만|고),?$", words) and not after.strip(" ,\n"):
        return len(words) >= 15
    return ended and len(words) >= 10 and " " in words
