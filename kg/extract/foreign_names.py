"""Names from abroad: 미국 재무부, 칠레 투자청; 디에고 파르도(Diego Pardow), 나가무라 가즈오 회장.

Comes in: the text, its parts, mentions of countries found before. Goes out: mentions of bodies and of people. A body needs its country before it
and a field of government in its name; a person the Latin spelling behind the name.
"""

import functools
import re
from collections.abc import Sequence

from kg.extract.model import Found
from kg.extract.morphology import is_ordinary_word
from kg.extract.people_words import is_name
from kg.extract.tables import alternatives, table
from kg.korean import ends_at_boundary

_INITIALS = "미일중독영불러유美日中獨英佛"
_PERSON = re.compile(
    r"(?<![가-힣])([가-힣]{1,8}(?:[ -][가-힣]{1,9}){0,3})\s?\(([A-Z][A-Za-zÀ-ž.'’-]+(?:\s(?:de|van|von|der|bin|al|[A-Z][A-Za-zÀ-ž.'’-]*)){1,4})\)"
)
_TITLE = r"(?:회장|사장|대표|총재|총장|장관|총리|대사|의장|국장|부국장|원장|이사|부사장|본부장|CEO)"
_BEFORE_BODY = re.compile(r"(?:^|[,(·]\s?|[은는과와에께며고해]\s|다\.\s)([가-힣]{1,5}(?:\s[가-힣]{2,6}){1,2})\s$")
_TITLE_BEHIND = re.compile(rf"(?:\s[가-힣A-Za-z0-9]{{2,10}}){{0,3}}\s[가-힣]{{0,3}}{_TITLE}(?![가-힣]{{3}})")
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
    return [*found, *_titled(text, parts, known)]


def _titled(text: str, parts: Sequence[tuple[int, int]], known: Sequence[Found]) -> list[Found]:
    """People before their body and title (존 호킨스 한빛파워 사장), and where they are called by the last word and the title."""
    taken = {place for f in known for place in range(f.start, f.end)}
    found: dict[tuple[int, int], str] = {}
    for body in known:
        before = _BEFORE_BODY.search(text, max(0, body.start - 26), body.start)
        behind = _TITLE_BEHIND.match(text, body.end)
        if before is None or behind is None or not any(a <= before.start(1) < b for a, b in parts):
            continue
        words = before.group(1).split()
        foreign = not is_name(words[-1]) or (len(words[0]) == 1 and words[0] not in "전현고신구")
        strange = foreign and not any(is_ordinary_word(word) for word in words if len(word) > 1)
        strange = strange and not words[-1].endswith(("직속", "소속", "출신", "지역", "산하"))
        if strange and taken.isdisjoint(range(*before.span(1))):
            found[before.span(1)] = before.group(1)
    for name in set(found.values()):
        for start, stop in parts:
            for again in re.compile(rf"(?<![가-힣 ]) ?({name.split()[-1]})(?=\s[가-힣]{{0,3}}{_TITLE})").finditer(
                text, start, stop
            ):
                found.setdefault(again.span(1), again.group(1))
    return [
        Found(start=a, end=b, name=name, type="Person", rule="foreign", score=0.7)
        for (a, b), name in sorted(found.items())
    ]


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
    if len("".join(kept)) < 3 or any(len(word) >= 2 and is_ordinary_word(word) for word in kept):
        return []
    start = hit.end(1) - len(" ".join(kept))
    return [Found(start=start, end=hit.end(1), name=" ".join(kept), type="Person", rule="foreign", score=0.75)]
