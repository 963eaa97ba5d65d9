"""Ceremonies that have no name of their own: 이날 협약식에는 A, B 등이 참석했다.

Comes in: the text, its parts, all mentions. Goes out: mentions of the one ceremony that the text tells of, if it names none.
"""

import re
from collections.abc import Iterable, Sequence

from kg.extract.model import Found

_NOUNS = r"(?:협약식|체결식|개소식|준공식|착공식|기공식|개관식|개통식|출범식|발대식|선포식|현판식|개원식|개장식)"
_ATTENDED = re.compile(
    rf"(?<![가-힣A-Za-z0-9])({_NOUNS})(?:에는|에|은|이|을)\s[^\n]{{4,400}}?(?:참석|참여|자리|함께|열|개최|가졌|진행)"
)


def bare_events(text: str, parts: Iterable[tuple[int, int]], found: Sequence[Found]) -> list[Found]:
    """The mentions of the ceremony; none where the document names an event of that sort, or two are told of."""
    parts = list(parts)
    told = {hit.group(1) for start, stop in parts for hit in _ATTENDED.finditer(text, start, stop)}
    if len(told) != 1 or any(f.type == "Event" for f in found):
        return []
    noun = told.pop()
    return [
        Found(start=hit.start(), end=hit.end(), name=noun, type="Event", rule="bare-event", score=0.6)
        for start, stop in parts
        for hit in re.compile(rf"(?<![가-힣A-Za-z0-9]){noun}(?=에|은|이|을|의|과|와|도)").finditer(text, start, stop)
    ]
