"""Where things stand by the way names are written: X(서울 성동구), [서울]X, 강원(강릉, 원주), 서울 중구 X호텔.

Comes in: the reading. Goes out: LOCATED_IN claims in the bag. No predicate is read: an address in brackets, a region in front of a list, a place
that the name of a building begins with.
"""

import re
from collections.abc import Sequence

from kg.evidence import ASSERTED
from kg.extract.claims import Claims, scene_at
from kg.extract.clauses import Scene
from kg.extract.model import Thing
from kg.extract.reading import At

_SETTLED = frozenset({"Facility", "ResearchInstitute", "Organization", "Company", "University", "GovernmentBody", "Association"})  # fmt: skip
_TOWNS = frozenset({"City", "Province"})
_ADDRESS = re.compile(r"\s?\(([^()\n]{2,40})\)")
_ADDRESS_TAIL = re.compile(
    r"^(?:시|도|군|구)?(?:,?\s?[가-힣0-9]{1,6}(?:동|읍|면|로|길|가|역)(?:\s?\d[\d-]*)?)?(?:\s?(?:소재|위치|인근))?$"
)
_MEMBERS = re.compile(r"\s?\(([^()\n]{2,120})\)")


def addresses(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All that the way of writing says of where things stand."""
    for at in bag.reading.places:
        scene = scene_at(scenes, at.start)
        if scene is None or scene.quoted_at(at.start):
            continue
        if at.thing.type in _SETTLED:
            _bracketed(bag, scene, at)
            _labelled(bag, scene, at)
            _begins_with_place(bag, scene, at)
        if at.thing.type == "Province" and not at.inner:
            _towns_of(bag, scene, at)


def _bracketed(bag: Claims, scene: Scene, at: At) -> None:
    """X(서울 마포구 소재): the most specific place of an address in brackets."""
    text = bag.reading.text
    inside = _ADDRESS.match(text, at.end)
    if inside is None or _comes_first(text, scene, at.start):
        return
    towns = [o for o in bag.reading.inside(*inside.span(1), inner=True) if o.thing.type in _TOWNS]
    if (
        not towns
        or towns[0].start - inside.start(1) > 0
        or not _ADDRESS_TAIL.match(text[towns[-1].end : inside.end(1)])
    ):
        return
    places = [o.thing for o in towns if o.thing.type == "City"] or [towns[-1].thing]
    _stands(bag, scene, at, places[-1], 0.8, inside.end())


def _comes_first(text: str, scene: Scene, start: int) -> bool:
    """Whether the list writes the place before the name ((누리) 한빛병원 (가람) 다온병원): then what follows is the next one's."""
    before = text[scene.sentence.start : start]
    return bool(re.search(r"(?:^|[:：•·∙*-])\s*\([가-힣]{2,4}\)\s", before)) and bool(
        re.search(r"\)\s?$|\)[^()]*,\s?$", before)
    )


def _labelled(bag: Claims, scene: Scene, at: At) -> None:
    """[서울]X병원: the region that a list puts before the name."""
    text = bag.reading.text
    label = re.search(r"\[\s?([가-힣]{2,8})\s?\]\s?$", text[max(0, at.start - 14) : at.start])
    if label is None:
        return
    start = max(0, at.start - 14) + label.start(1)
    for other in bag.reading.inside(start, start + len(label.group(1))):
        if other.thing.type in _TOWNS:
            _stands(bag, scene, at, other.thing, 0.75, at.end, start=start)


def _begins_with_place(bag: Claims, scene: Scene, at: At) -> None:
    """서울 중구 프레지던트 호텔: the building stands in the place that its full name begins with."""
    if at.thing.type != "Facility" or at.thing.row is not None or at.found.bare:
        return
    places = [
        other
        for other in bag.reading.inside(at.start, at.end, inner=True)
        if _is_area(other) and other.end < at.end and bag.reading.text[other.end] in " \n"
    ]
    if places and places[0].start == at.start:
        _stands(bag, scene, at, places[-1].thing, 0.7, at.end)


def _is_area(at: At) -> bool:
    """Whether it is a town or province, or a listed area (새만금)."""
    return at.thing.type in _TOWNS or (at.thing.type == "Facility" and at.thing.row is not None)


def _towns_of(bag: Claims, scene: Scene, at: At) -> None:
    """강원(강릉, 원주): towns in brackets behind their province."""
    text = bag.reading.text
    inside = _MEMBERS.match(text, at.end)
    if inside is None:
        return
    towns = [o for o in bag.reading.inside(*inside.span(1)) if o.thing.type == "City"]
    letters = sum(o.end - o.start for o in towns)
    if towns and letters >= 0.6 * len(re.sub(r"[\s,·]|등", "", inside.group(1))):
        for town in towns:
            bag.add("LOCATED_IN", town.thing, at.thing, scene, town.start, "province-towns", 0.8, start=at.start, end=inside.end(), modality=ASSERTED)  # fmt: skip


def _stands(bag: Claims, scene: Scene, at: At, place: Thing, sure: float, end: int, start: int | None = None) -> None:
    bag.add("LOCATED_IN", at.thing, place, scene, at.start, "address-of", sure, start=start or at.start, end=end, modality=ASSERTED)  # fmt: skip
