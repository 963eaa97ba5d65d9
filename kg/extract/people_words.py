"""Questions about words of people: is this a name, is this a title, does the title head the body.

Comes in: words. Goes out: truths about them. Titles and surnames are data: `schema/titles.toml`.
"""

import functools
import re

from kg.extract.morphology import is_ordinary_word, is_word_by_chance
from kg.extract.tables import alternatives, table, words

_WORD = r"0-9A-Za-z가-힣·&"


_OF_THEIR_OWN = {"처장": ("처",), "청장": ("청",), "서장": ("서",), "교장": ("학교", "고", "중", "초")}
"""Titles that head only bodies whose names end so: a 처장 at an institute heads one of its offices."""


@functools.cache
def _leads() -> dict[str, list[str]]:
    return {str(title): list(types) for title, types in table("titles")["leads"].items()}


@functools.cache
def title_at_end() -> re.Pattern[str]:
    """A word that closes with a title: (what stands before it in the word, the title)."""
    titles = set(_leads()) | words("titles", "holds") | words("titles", "unit")
    return re.compile(rf"([{_WORD}]*?)({alternatives(titles)})(?:님)?$")


@functools.cache
def title_words() -> re.Pattern[str]:
    """Words that close with a title, and all others, in order."""
    titles = set(_leads()) | words("titles", "holds") | words("titles", "unit") | {"씨"}
    return re.compile(
        rf"(?<![{_WORD}])[{_WORD}]*?(?:{alternatives(titles)})(?:님)?(?![{_WORD}])|(?<![{_WORD}])[{_WORD}]+"
    )


def is_name(word: str) -> bool:
    """Whether the word can be a Korean person's name: surname, two to four syllables, no ordinary word."""
    if not re.fullmatch(r"[가-힣]{2,4}", word) or word in words("titles", "not_names"):
        return False
    surnames = table("titles")["surnames"]
    if len(word) == 4 and word[:2] not in surnames["two"]:
        return False
    if len(word) <= 3 and word[0] not in surnames["one"]:
        return False
    return word[-1] not in "들측위회청처팀에" and (not is_ordinary_word(word) or is_word_by_chance(word))


def could_be_name(word: str) -> bool:
    """Whether the word behind a title in brackets can be a name, though it is a word too (위원장 이재민): there little else stands."""
    surnames = table("titles")["surnames"]["one"]
    plain = re.fullmatch(r"[가-힣]{3}", word) and word[0] in surnames and word not in words("titles", "not_names")
    return bool(plain) and split_title(word) is None and word[-1] not in "들측위청처팀에의등및대부과국원"


def split_title(word: str) -> tuple[str, str] | None:
    """(`산업기반`, `실장`) of 산업기반실장: what stands before the title, and the title; None where the word is none."""
    found = title_at_end().fullmatch(word)
    return (found.group(1), found.group(2)) if found else None


def relation_of(title: str, prefix: str, body_type: str | None, body_name: str = "") -> str:
    """LEADS where the title heads a body of that type, else HOLDS_POSITION. `prefix` is the unit written in the title's word."""
    kinds = _leads().get(title)
    if kinds is None or body_type is None:
        return "LEADS" if kinds is not None and not prefix else "HOLDS_POSITION"
    if prefix and not body_name.replace(" ", "").endswith(prefix + title[:-1]):
        return "HOLDS_POSITION"
    if title in _OF_THEIR_OWN and not body_name.replace(" ", "").endswith(_OF_THEIR_OWN[title]):
        return "HOLDS_POSITION"
    family = {"City": "GovernmentBody", "Province": "GovernmentBody"}
    if title in ("위원장", "대변인") and body_type in family:
        return "HOLDS_POSITION"
    return "LEADS" if body_type in kinds else "HOLDS_POSITION"
