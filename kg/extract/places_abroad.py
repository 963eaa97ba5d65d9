"""Governments, provinces and towns abroad: 캄보디아 정부, 미국 오하이오주 로즈타운, 우즈베키스탄 수도 타슈켄트, 누리우州.

Comes in: the text, its parts, mentions found before. Goes out: mentions. A government and a town need their country (or province) right before them, a
province its country or the table of `schema/generic.toml`; what has been proved once is found again.
"""

import functools
import re
from collections.abc import Sequence

from kg.extract.definitions import occurrences
from kg.extract.heads import head_of
from kg.extract.model import Found
from kg.extract.morphology import is_ordinary_word
from kg.extract.tables import alternatives, table, words
from kg.korean import ends_at_boundary

_HOME = "대한민국"
_GOVERNMENT = re.compile(
    r"\s?(?:신\s?|임시\s?|과도\s?|연방\s?|중앙\s?)?(?:정부|행정부)(?!의회|청사|합동|부처|간(?![가-힣]))"
)
_UNDER = re.compile(
    r"(?<![가-힣])(?:박정희|전두환|노태우|김영삼|김대중|노무현|이명박|박근혜|문재인|윤석열|이재명)\s?정부(?=[의가는은이와도를에\s,.)]|$)"
)
"""문재인 정부: the government under a president."""
_TOWN = re.compile(
    r"\s(?:(?P<region>[가-힣]{2,7}[성현주])(?=\s[가-힣]{2,7}시|[에의은는이가과와\s,.)]))?\s?(?P<town>[가-힣]{2,7}시)?(?![가-힣]{4})"
)
_CHINESE = re.compile(r"(?<![가-힣])([가-힣]{2,7}[州省縣])(?![가-힣]{3})")
_PLAIN = r"(?P<town>[가-힣]{2,6}?)(?:\s?\([A-Z][A-Za-z .'-]{2,20}\))?(?=에서|에\s|을\s방문|를\s방문|으로\s|\s현지)"
_NO_TOWN = re.compile(
    r"(?:[대사관점원소회단팀부청당국군장층측인들쪽법품업계권]|기업|시장|현지|공장|본사|지역|도시|국가|정부|전역|내|등)$|^등"
)


def places_abroad(text: str, parts: Sequence[tuple[int, int]], known: Sequence[Found]) -> list[Found]:
    """Mentions of governments, provinces and towns abroad."""
    countries = [f for f in known if f.type == "Country"]
    found = _governments(text, parts, countries)
    regions = _regions(text, parts)
    found += regions
    for before in [f for f in (*countries, *regions) if any(a <= f.start < b for a, b in parts)]:
        found += _towns(text, before, known)
    again = {f.name: f for f in found if f.type in ("City", "Province") and len(f.name) >= 3}
    taken = {(f.start, f.end) for f in (*found, *known)}
    return found + [
        _place(text, start, end, one.type)
        for _, one in sorted(again.items())
        for start, end in occurrences(text, parts, one.name)
        if (start, end) not in taken
    ]


def _governments(text: str, parts: Sequence[tuple[int, int]], countries: Sequence[Found]) -> list[Found]:
    found = []
    for country in countries:
        behind = _GOVERNMENT.match(text, country.end)
        home = country.row is not None and country.row.name == _HOME
        joined = text[country.start - 1 : country.start] in ("-", "–", "·", "ㆍ") if country.start else False
        if behind and not home and not joined and ends_at_boundary(text, behind.end()):
            found.append(_government(text, country.start, behind.end()))
    for begin, stop in parts:
        for hit in _UNDER.finditer(text, begin, stop):
            found.append(_government(text, hit.start(), hit.end()))
    return found


def _government(text: str, start: int, end: int) -> Found:
    name = " ".join(text[start:end].split())
    return Found(start=start, end=end, name=name, type="GovernmentBody", rule="foreign", score=0.75)


def _regions(text: str, parts: Sequence[tuple[int, int]]) -> list[Found]:
    """Provinces that the table lists, or that end in the Chinese letter for one."""
    return [
        _place(text, *hit.span(1), "Province")
        for begin, stop in parts
        for pattern in (_listed(), _CHINESE)
        for hit in pattern.finditer(text, begin, stop)
        if pattern is _CHINESE or ends_at_boundary(text, hit.end(1))
    ]


@functools.cache
def _listed() -> re.Pattern[str]:
    return re.compile(rf"(?<![가-힣A-Za-z0-9])({alternatives(list(table('generic')['foreign']['regions']))})")


@functools.cache
def _behind() -> re.Pattern[str]:
    capital = alternatives(list(table("generic")["foreign"]["capital"]))
    return re.compile(rf"(?:의\s(?:{capital})\s|\s(?:(?:{capital})\s)?){_PLAIN}")


def _towns(text: str, before: Found, known: Sequence[Found]) -> list[Found]:
    """Towns and provinces right behind their country or province: 일본 가람현 누리시, 네덜란드 누리담에서."""
    found = []
    town = _TOWN.match(text, before.end) if before.type == "Country" else None
    for group, kind in (("region", "Province"), ("town", "City")) if town else ():
        span = town.span(group) if town else (-1, -1)
        if (
            span[0] >= 0
            and ends_at_boundary(text, span[1])
            and not is_ordinary_word(text[slice(*span)])
            and not text[span[0] : span[1] - 1].startswith(_fields())
        ):
            found.append(_place(text, *span, kind))
    plain = _behind().match(text, found[0].end if found else before.end)
    if plain and _is_town(plain.group("town")) and not any(f.start < plain.end("town") and plain.start("town") < f.end for f in (*known, *found)):  # fmt: skip
        found.append(_place(text, *plain.span("town"), "City"))
    return found


@functools.cache
def _fields() -> tuple[str, ...]:
    """What ministries begin with: 일본 재무성 is no province."""
    return tuple(table("generic")["foreign"]["fields"])


def _is_town(word: str) -> bool:
    return not (
        _NO_TOWN.search(word)
        or is_ordinary_word(word)
        or head_of(word)
        or word in words("generic", "modifiers")
        or word in words("generic", "edge")
    )


def _place(text: str, start: int, end: int, kind: str) -> Found:
    return Found(start=start, end=end, name=text[start:end], type=kind, rule="foreign", score=0.7)
