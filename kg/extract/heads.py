"""Heads: the closing words of names (위원회, 연구원, 센터, 특화단지, 조례, 사업), each with the type that it makes.

Comes in: `schema/heads.toml`. Goes out: `Head`s by their letters, and the head that a name ends in.
"""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.tables import table

UNIT = "unit"
"""The type of words for units, until their body is known."""


@dataclass(frozen=True, slots=True)
class Head:
    """A closing word: the type that it makes, and whether it needs more evidence."""

    word: str
    type: str
    strong: bool
    quoted: bool = False


@functools.cache
def heads() -> Mapping[str, Head]:
    """All heads by their letters without blanks."""
    found: dict[str, Head] = {}
    for node_type, entry in table("heads").items():
        if node_type in ("shared", UNIT):
            continue
        for strength in ("quoted", "weak", "strong"):
            for word in entry.get(strength, ()):
                found[word.replace(" ", "")] = Head(word, node_type, strength == "strong", strength == "quoted")
    return found


@functools.cache
def _longest_head() -> int:
    return max(map(len, heads()))


@functools.cache
def _units() -> Mapping[str, Head]:
    return {word: Head(word, UNIT, strong=True) for word in table("heads")[UNIT]["words"]}


def unit_of(name: str) -> Head | None:
    """The longest word for a unit that the name ends in; what it is its body tells (`kg/extract/unit_heads.py`)."""
    return next((head for word, head in sorted(_units().items(), key=lambda p: -len(p[0])) if name.endswith(word)), None)  # fmt: skip


def head_of(name: str, *, quoted: bool = False) -> Head | None:
    """The longest head that the name ends in; some words are heads only between quotation marks."""
    squeezed = re.sub(r"[\s'‘’\"“”]", "", name)
    for length in range(min(_longest_head(), len(squeezed)), 0, -1):
        found = heads().get(squeezed[-length:])
        if found and (quoted or not found.quoted) and not _straddles(name, length):
            return found
    return None


def _straddles(name: str, length: int) -> bool:
    """Whether the last `length` letters begin inside a word and go on behind a blank (시의회 의장 is no 회의장)."""
    letters = [(i, c) for i, c in enumerate(name) if not c.isspace() and c not in "'‘’\"“”"]
    start = letters[-length][0]
    return start > 0 and name[start - 1].isalnum() and any(c.isspace() for c in name[start:].rstrip())
