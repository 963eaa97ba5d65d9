"""Names from abroad: 미국 재무부, 칠레 투자청; 디에고 파르도(Diego Pardow), 나가무라 가즈오 회장.

Comes in: the text, its parts, mentions of countries found before. Goes out: mentions of bodies and of people. A body needs its country before it
and a field of government in its name; a person the Latin spelling behind the name.
"""

import functools
import re
from collections.abc import Sequence

from kg.extract.foreign_people import foreign_people
from kg.extract.model import Found
from kg.extract.morphology import is_ordinary_word
from kg.extract.tables import alternatives, table
from kg.korean import ends_at_boundary

_INITIALS = "미일중독영불러유美日中獨英佛"
_PERSON = re.compile(
    r"(?<![가-힣])([가-힣]{1,8}(?:[ -][가-힣]{1,9}){0,3})\s?\(([A-Z][A-Za-zÀ-ž.'’-]+(?:\s(?:de|van|von|der|bin|al|[A-Z][A-Za-zÀ-ž.'’-]*)){1,4})\)"
)
_NO_PERSON = re.compile(
    r"(?i)\b(?:university|institute|center|centre|corp|inc|ltd|group|system|program|project|forum|bank|council|agency|ministry|association|committee|act|plan|network|technology|data|energy|fund|accelerator|of|and|for|the|week|day|festival|park|lab|union|agreement)\b"
)


def foreign_names(text: str, parts: Sequence[tuple[int, int]], known: Sequence[Found]) -> list[Found]:
    """Mentions of foreign bodies and of people whose name is given in Latin letters too."""
    countries = {f.end for f in known if f.type == "Country"}
    starts = {f.end: f.start for f in known if f.type == "Country"}
    found: list[Found] = []
    for begin, stop in parts:
        for hit in _ministry().finditer(text, begin, stop):
            end = _trimmed(text, hit.start(2), hit.end(2))
            country = hit.start(2) - 1
            if end is None or not (hit.group(1) or country in countries):
                continue
            start = hit.start(1) if hit.group(1) else starts[country]
            if start and text[start - 1] in "-–·ㆍ":
                continue
            name = " ".join(text[start:end].split())
            found.append(Found(start=start, end=end, name=name, type="GovernmentBody", rule="foreign", score=0.75))
        for hit in _PERSON.finditer(text, begin, stop):
            found += _person(hit)
    return [*found, *foreign_people(text, parts, [*known, *found])]


@functools.cache
def _ministry() -> re.Pattern[str]:
    fields = alternatives(list(table("generic")["foreign"]["fields"]))
    kinds = alternatives(list(table("generic")["foreign"]["kinds"]))
    return re.compile(
        rf"(?:(?<![0-9가-힣A-Za-z])([{_INITIALS}]) |(?<=[가-힣]) |(?<=[가-힣])의 )((?:{fields})[가-힣]{{0,8}}?(?:{kinds}))(?![A-Za-z0-9])"
    )


def _trimmed(text: str, start: int, end: int) -> int | None:
    """The end of the body's name, if a boundary stands there."""
    return end if ends_at_boundary(text, end) and end - start >= 3 else None


def _person(hit: re.Match[str]) -> list[Found]:
    words = re.split(r"[ -]", hit.group(1))
    latin = len(re.findall(r"[A-ZÀ-Ž][A-Za-zÀ-ž.'’-]*", hit.group(2)))
    if _NO_PERSON.search(hit.group(2)) or latin < 2 or len(words) < 2:
        return []
    count = min(len(words), latin)
    name = hit.group(1).split(" ")
    kept = name[-count:] if len(name) > count else name
    ordinary = [len(word) >= 2 and is_ordinary_word(word) for word in kept]
    if len("".join(kept)) < 3 or all(ordinary) or (any(ordinary) and len(name) != latin):
        return []
    start = hit.end(1) - len(" ".join(kept))
    return [Found(start=start, end=hit.end(1), name=" ".join(kept), type="Person", rule="foreign", score=0.75)]
