"""The lines of a text with their places, and the questions that `schema/furniture.toml` answers about one line.

Comes in: the stored text. Goes out: lines, stripped, with offsets into the text; truths about a line. Knows no article.
"""

import functools
import itertools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kg.folders import folder

EMAIL = re.compile(r"[A-Za-z0-9][\w.+-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_LONG = 300
"""A longer line is text: no table of furniture is asked about it, so that no line can make a pattern slow."""

_RUN_TOGETHER = re.compile(
    r"(?<=\s)(?:[\[(【][^\[\]()=\n]{1,16}=[^\[\]()=\n]{2,12}[\])】]\s*[가-힣]{2,4}[가-힣\s]{0,20}기자\s?="
    r"|(?:기사\s?입력|최종\s?수정|송고시간|입력|등록|승인)\s?[:：]?\s?\d{4}[.\-년]"
    r"|(?<=[.>\]@a-z]\s)(?:관련\s?기사|추천\s?기사|많이\s?본)|[\[<(]?(?:ⓒ|©|저작권자)\s?\S)"
)
"""Where a page whose line breaks were lost is to be parted."""

_EDGE = re.compile(r"^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$")
_TAIL = r"[\"'”’“)\]」』>]*[*＊]{0,3}(?:\s?[(\[][^()\[\]]{1,40}[)\]]\.?)?$"
_SENTENCE_END = re.compile(
    rf"(?:[다요죠까임음함됨봄]|니다|[가-힣]시오)[*＊]{{0,3}}(?:\([^()]{{1,40}}\))?[.!?。]+{_TAIL}|[.!?][\"”“'’]$|[가-힣]다[\"”“’']?$"
)
_STOPPED = re.compile(rf"[다요까오라네자지음함됨임][*＊]{{0,3}}(?:\([^()]{{1,40}}\))?[.!?。]{_TAIL}")
_VERB = re.compile(r"(?:다[\"”“)]?|(?:하였|했|되었|됐|있|없|겠|왔|였)음|예정임|계획임|개최함|함|됨)$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space at its ends: `text[start:end] == words`; `gap` tells that a blank line stands before."""

    start: int
    end: int
    words: str
    gap: bool


@functools.cache
def furniture() -> Mapping[str, Any]:
    """The tables of `schema/furniture.toml`."""
    return tomllib.loads((folder("schema") / "furniture.toml").read_text(encoding="utf-8"))


@functools.cache
def _pattern(table: str, key: str) -> re.Pattern[str]:
    entry = furniture()[table][key]
    patterns: Iterable[str] = [entry] if isinstance(entry, str) else entry
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


@functools.cache
def _menu_words() -> re.Pattern[str]:
    words = sorted(map(re.escape, furniture()["menu"]["words"]), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)})+")


def _matches(table: str, key: str, words: str) -> bool:
    return len(words) <= _LONG and bool(_pattern(table, key).match(words))


def lines_of(text: str) -> list[Line]:
    """The lines that are not blank, in order; a page copied without its line breaks is parted at bylines, dates and rights."""
    found: list[Line] = []
    position, gap = 0, True
    for raw in text.split("\n"):
        for start, end in _parts(raw):
            words = _EDGE.sub("", raw[start:end])
            if words:
                first = position + raw.index(words, start)
                found.append(Line(first, first + len(words), words, gap or start > 0))
                gap = False
        gap = not raw.strip()
        position += len(raw) + 1
    return found


def _parts(raw: str) -> list[tuple[int, int]]:
    if len(raw) <= _LONG:
        return [(0, len(raw))]
    cuts = [0, *(found.start() for found in _RUN_TOGETHER.finditer(raw) if found.start()), len(raw)]
    return list(itertools.pairwise(cuts))


def is_menu(words: str) -> bool:
    """Whether the line is made of menu words, buttons and counters only."""
    if len(words) > _LONG:
        return False
    parts = [part for part in re.split(r"[\s|·>,/]+", words) if re.search(r"\w", part)]
    if len(words) <= 80 and all(_menu_words().fullmatch(part) for part in parts):
        return True
    return bool(_pattern("menu", "patterns").match(words))


def is_head(words: str) -> bool:
    """Whether the line states dates, departments or the kind of release, as heads of articles do."""
    return _matches("head", "patterns", words)


def is_end(words: str) -> bool:
    """Whether the article is over where this line stands."""
    head = words[:_LONG]
    if re.search(r"[다요]\.\s+\S", head):
        return False
    return bool(
        _pattern("end", "sentences").match(head)
        or (_pattern("end", "patterns").match(head) and not ends_sentence(words))
    )


def is_soft_end(words: str) -> bool:
    """Whether a line that closes an article may also stand inside it: whom to ask, a note on what is attached."""
    return _matches("end", "soft", words)


def is_skipped(words: str) -> bool:
    """Whether the line is no text although the body goes on after it (advertisement, image, rule)."""
    return _matches("skip", "patterns", words)


def is_caption(words: str) -> bool:
    """Whether the line reads like the caption of a picture."""
    return _matches("credit", "lines", words)


def stands_under_picture(words: str) -> bool:
    """Whether the line is a caption by its words, or by the credit behind them."""
    credit = credit_at(words) if len(words) <= _LONG else None
    return is_caption(words) or (credit is not None and credit > 0)


def is_caption_heading(words: str) -> bool:
    """Whether only captions come after this line."""
    return _matches("credit", "section", words)


def credit_at(words: str) -> int | None:
    """Where the photo credit of the line begins, or None."""
    return _in_tail("credit", "patterns", words)


def inline_end_at(words: str) -> int | None:
    """Where a closing mark in the line (<끝>, a copyright note) begins, or None."""
    return _in_tail("end", "inline", words)


def _in_tail(table: str, key: str, words: str) -> int | None:
    found = _pattern(table, key).search(words, max(0, len(words) - _LONG))
    return found.start() if found else None


def closing_email(words: str) -> tuple[int, str] | None:
    """Where an e-mail address that closes the words begins, and its host, or None."""
    at = words.rfind("@", max(0, len(words) - 80))
    if at < 0:
        return None
    for found in EMAIL.finditer(words, max(0, at - 64)):
        if found.end() == len(words):
            return found.start(), found.group().partition("@")[2].lower()
    return None


def mark_of(words: str) -> str:
    """The mark of an item that opens the line (▲, □, ㅇ, ※, **, -), or the empty text."""
    marks = re.escape(furniture()["bullets"]["marks"])
    found = re.match(rf"[*＊]{{1,4}}(?![*＊])|[{marks}]", words)
    if found is None:
        return ""
    after = words[found.end() :]
    spaced = after[:1].isspace()
    if (
        not after.strip()
        or (found.group() in "o·ㆍ∙" and not spaced)
        or (found.group() in "-–−‐ㅡ†→" and not spaced and after[0].isdigit())
    ):
        return ""
    return found.group()


def level_of(mark: str) -> int:
    """The depth of an item in an outline: 0 □, 1 ㅇ, 2 -, 3 notes (※, *)."""
    bullets = furniture()["bullets"]
    if mark and mark[0] in bullets["notes"]:
        return 3
    return 0 if mark in bullets["top"] else 1 if mark in bullets["second"] else 2


def ends_sentence(words: str) -> bool:
    """Whether the words close a sentence (다., 음., a question, a quotation)."""
    return bool(_SENTENCE_END.search(words[-90:].rstrip()))


def is_prose(words: str) -> bool:
    """Whether the words close a full sentence, as headings and list items do not (a heading may end in a verb: `... 찾다`)."""
    words = words.rstrip()
    tail = words[-90:]
    return len(words) >= 12 and bool(_STOPPED.search(tail) or (len(words) >= 45 and _VERB.search(tail)))
