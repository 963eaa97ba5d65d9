"""What in a name tells it from its like: numbers, years, generations, a place.

Comes in: stems (normal forms, as in keys) and the places of the lexicon. Goes out: the marks, and which of them keep two names apart.
Two names that differ in a mark are two, however alike the rest is: 3세대/4세대 방사광가속기, 포항시/구미시 AI 위원회.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.keys import PLACE_TYPES
from kg.korean import normal_form
from kg.lexicon import Lexicon

_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORTEST_PLACE = 2
_SHORTEST_REST = 2
"""What stands behind a place must have so many characters to be a name of something there."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one name; `rest` is what is left without its leading place and its numbers."""

    numbers: tuple[str, ...]
    years: tuple[str, ...]
    place: str
    rest: str


def places_of(lexicon: Lexicon) -> Mapping[str, str]:
    """Every form of a listed place → the place it means, where it means only one."""
    found: dict[str, str] = {}
    for row in lexicon.rows:
        if row.type in PLACE_TYPES:
            for name in (row.name, *row.aliases):
                if len(normal_form(name)) >= 2 and lexicon.get(name) is not None:
                    found[normal_form(name)] = normal_form(row.key)
    return found


def marks_of(stem: str, places: Mapping[str, str]) -> Marks:
    """The marks of a stem; `places` as `places_of` gives them."""
    lengths = range(min(len(stem) - _SHORTEST_REST, 12), 1, -1)
    form = next((stem[:length] for length in lengths if stem[:length] in places), "")
    numbers = [one for one in _NUMBER.findall(stem) if not _YEAR.fullmatch(one)]
    rest = _NUMBER.sub("", stem[len(form) :])
    return Marks(tuple(numbers), tuple(_YEAR.findall(stem)), places.get(form, ""), rest)


def apart(one: Marks, other: Marks) -> str | None:
    """Which mark keeps the two names apart: `numbers`, `years` or `places`; None where none does.

    A name without a year or place may be the one with it; a number that only one of them has is another name.
    """
    if one.numbers != other.numbers:
        return "numbers"
    if one.years and other.years and one.years != other.years:
        return "years"
    if one.place and other.place and one.place != other.place:
        return "places"
    return None
