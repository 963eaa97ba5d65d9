"""Parties of an agreement that its sentence only counts (4개 기업과 투자협약을 체결했다), named in the sentences behind it.

Comes in: scenes, the sentence that tells of the agreement, its convener. Goes out: the others, each with the scene and the place that name it. Either
one sentence lists them (협약식에는 A, B, C 등이 참석했다), or they are the topics of the sentences that follow, one each. Nothing is taken where the
count does not come out.
"""

import re
from collections.abc import Sequence

from kg.extract.claims import Claims
from kg.extract.clauses import AT, OBJECT, OF, SUBJECT, TO, TOPIC, Scene
from kg.extract.model import Thing
from kg.extract.sorts import BODIES

_COUNT = re.compile(
    r"(?<![0-9.,])(\d{1,3})\s?(?:개\s?)?(?:[가-힣]{2,6}\s)?(?:[가-힣]{2,4})?(?P<kind>기관|기업|업체|회사|개사|사|대학|단체|병원|학교)(?:\s?\d{1,2}\s?(?:개\s?)?(?:사|곳|개사))?(?:[·,]\s?(?:기관|단체|기업|대학))*(?:와|과)(?![가-힣])"
    r"|(?P<some>(?:주요|관련|유관|지역|참여|협력)\s?(?:기관|단체)(?:들)?(?:과|와)(?![가-힣]))"
    r"|(?P<kind2>기관|기업|업체|대학|단체)\s?(?P<count>\d{1,3})\s?(?:개\s?)?(?:사|곳|개사|개교)(?:와|과)(?![가-힣])"
)
_CEREMONY = re.compile(r"(?:협약식|체결식|협약|자리|행사)에는?\s|이날|참석|참여")
_TYPES = {
    "기업": ("Company",),
    "업체": ("Company",),
    "회사": ("Company",),
    "개사": ("Company",),
    "사": ("Company",),
    "대학": ("University",),
}
_REACH = 8


def counted(
    bag: Claims, scenes: Sequence[Scene], number: int, conveners: Sequence[Thing]
) -> list[tuple[Scene, int, Thing]]:
    """The parties besides the convener, with the scene and the place that name each; none where the count does not come out."""
    scene = scenes[number]
    hit = _COUNT.search(bag.reading.flat(scene.sentence.start, scene.sentence.end))
    if hit is None or not conveners:
        return []
    wanted = 0 if hit["some"] else int(hit.group(1) or hit["count"])
    types = _TYPES.get(hit["kind"] or hit["kind2"] or "", tuple(BODIES))
    topics: dict[int, tuple[Scene, int, Thing]] = {}
    for later in scenes[number + 1 : number + 1 + _REACH]:
        listed = _listed(bag, later, types, conveners)
        if (
            wanted != 1
            and _fits(len(listed), wanted)
            and _CEREMONY.search(bag.reading.flat(later.sentence.start, later.sentence.end))
        ):
            return list(listed.values())
        for group in later.groups:
            if group.role in (TOPIC, SUBJECT) and len(group.things) == 1 and not later.quoted_at(group.start):
                thing = group.things[0]
                if thing.type in types and thing not in conveners:
                    topics.setdefault(thing.number, (later, group.start, thing))
    return list(topics.values()) if wanted >= 1 and len(topics) == wanted else []


def _fits(named: int, wanted: int) -> bool:
    """Whether so many names can be the list: all of them, or a good part of many (등 21개 기관)."""
    if not wanted:
        return named >= 3
    return named >= 2 and (named == wanted or (wanted >= 5 and wanted / 5 <= named <= wanted + 1))


def _listed(
    bag: Claims, scene: Scene, types: Sequence[str], conveners: Sequence[Thing]
) -> dict[int, tuple[Scene, int, Thing]]:
    """The bodies that the sentence lists, themselves or by those who head them."""
    found: dict[int, tuple[Scene, int, Thing]] = {}
    reading = bag.reading
    heads = {reading.by_span[p.person].number: reading.by_span[p.body] for p in reading.posts if p.body and p.relation == "LEADS" and p.person in reading.by_span and p.body in reading.by_span}  # fmt: skip
    for group in scene.groups:
        if group.role in (OF, AT, TO, OBJECT) and group.noun == "" and len(group.things) == 1:
            continue
        for phrase in group.phrases:
            if scene.quoted_at(phrase.start):
                continue
            thing = heads.get(phrase.thing.number) if phrase.thing.type == "Person" else phrase.thing
            if thing is not None and thing.type in types and thing not in conveners:
                found.setdefault(thing.number, (scene, phrase.start, thing))
    return found
