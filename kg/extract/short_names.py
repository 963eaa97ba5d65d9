"""Short forms of long names: 국가AI컴퓨팅센터, later AI컴퓨팅센터.

Comes in: the text and the mentions found by their heads. Goes out: mentions of what a long name ends in, two words and six letters at least,
where it stands by itself. Whether both are one thing `kg/extract/things.py` decides.
"""

import re
from collections.abc import Iterable, Sequence

from kg.extract.model import Found
from kg.extract.tables import generic_chains, words
from kg.korean import ends_at_boundary

_RULES = frozenset({"head", "quoted", "listed"})
_TYPES = frozenset({"Facility", "Project", "Programme", "Policy", "Fund", "Committee", "ResearchInstitute"})
_LETTERS, _LEAST = 6, 9
"""Letters that a short form has at least, and the long name that it is of."""


def short_names(text: str, parts: Iterable[tuple[int, int]], found: Sequence[Found]) -> list[Found]:
    """Further mentions: the endings of long names, where they stand alone."""
    endings: dict[str, Found] = {}
    for name in found:
        if name.rule in _RULES and name.type in _TYPES:
            for ending in _endings(name.name):
                endings.setdefault(ending, name)
    if not endings:
        return []
    more = []
    for start, end in parts:
        for ending, name in endings.items():
            pattern = r"\s?".join(map(re.escape, ending.split()))
            for hit in re.finditer(
                rf"(?<![0-9A-Za-z가-힣·\s])\s?({pattern})|(?:(?<=^)|(?<=[다며고은는이가을를의]\s))({pattern})",
                text[start:end],
            ):
                group = 1 if hit.group(1) else 2
                a, b = start + hit.start(group), start + hit.end(group)
                if ends_at_boundary(text, b):
                    more.append(
                        Found(start=a, end=b, name=" ".join(text[a:b].split()), type=name.type, rule="head", score=0.6)
                    )
    return more


def _endings(name: str) -> list[str]:
    """What the name ends in, without its first words; Latin letters count as a word of their own."""
    if len(name.replace(" ", "")) < _LEAST:
        return []
    pieces = re.findall(r"[A-Za-z0-9&+.-]+|[가-힣·]+", name)
    found = []
    for first in range(1, len(pieces) - 1):
        ending = " ".join(pieces[first:])
        squeezed = ending.replace(" ", "")
        if (
            len(squeezed) >= _LETTERS
            and squeezed not in generic_chains()
            and not all(p in words("generic", "modifiers") for p in pieces[first:])
        ):
            found.append(ending)
    return found
