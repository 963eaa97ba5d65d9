"""What stands beside each other or inside a name: 경북 포항시, 포스텍 내 센터, 포스텍 인공지능대학원.

Comes in: the reading. Goes out: LOCATED_IN and PART_OF claims in the bag.
"""

import re
from collections.abc import Sequence

from kg.evidence import ASSERTED
from kg.extract.claims import Claims, scene_at
from kg.extract.clauses import Scene
from kg.extract.reading import At

_UNITS = frozenset({"ResearchInstitute", "University", "Facility", "Committee", "Organization", "GovernmentBody"})
_OWNERS = frozenset({"University", "ResearchInstitute", "Company", "GovernmentBody", "Organization", "Association"})


def structure(bag: Claims, scenes: Sequence[Scene]) -> None:
    """Place in place, unit in parent, facility in place: from what stands beside or inside."""
    places = bag.reading.places
    for index, at in enumerate(places):
        scene = scene_at(scenes, at.start)
        if scene is None:
            continue
        _bracketed(bag, scene, at)
        for other in places[index + 1 : index + 4]:
            if other.start >= at.end + 20:
                break
            _pair(bag, scene, at, other)
        if at.thing.type in _UNITS and at.thing.row is None and not at.found.bare:
            for inner in bag.reading.inside(at.start, at.end, inner=True):
                if (
                    inner.inner
                    and inner.start == at.start
                    and _owns(inner.thing.type, at.thing.type)
                    and inner.thing is not at.thing
                ):
                    bag.add(
                        "PART_OF",
                        at.thing,
                        inner.thing,
                        scene,
                        at.start,
                        "name-structure",
                        0.7,
                        end=at.end,
                        modality=ASSERTED,
                    )


def _owns(owner: str, unit: str) -> bool:
    """Whether a unit whose name begins with that body is part of it."""
    if owner in ("University", "ResearchInstitute"):
        return True
    if unit == "Facility":
        return False
    return owner in ("Company", "Association", "Organization") or (
        owner == "GovernmentBody" and unit in ("GovernmentBody", "Organization")
    )


def _bracketed(bag: Claims, scene: Scene, at: At) -> None:
    """UNIT(BODY): the body in brackets is where the unit belongs (첨단공정 팹(광주과학기술원))."""
    text = bag.reading.text
    inside = re.match(r"\s?\(([^()]{2,40})\)", text[at.end : at.end + 44])
    if not inside or at.thing.type not in _UNITS or at.thing.row is not None:
        return
    for other in bag.reading.inside(at.end, at.end + inside.end()):
        if (
            other.thing.type in _OWNERS
            and text[other.start : other.end] == inside.group(1).strip()
            and other.thing is not at.thing
        ):
            bag.add(
                "PART_OF",
                at.thing,
                other.thing,
                scene,
                at.start,
                "bracketed",
                0.65,
                start=at.start,
                end=other.end,
                modality=ASSERTED,
            )


def _pair(bag: Claims, scene: Scene, one: At, other: At) -> None:
    text = bag.reading.text
    gap = re.sub(r"^\s?\([^()]{0,30}\)", "", text[one.end : other.start].replace("\n", " "))
    quoted = "claimed" if scene.quoted_at(one.start) else ASSERTED
    if one.thing.type == "Province" and other.thing.type == "City" and gap == " ":
        bag.add(
            "LOCATED_IN",
            other.thing,
            one.thing,
            scene,
            other.start,
            "place-pair",
            0.8,
            start=one.start,
            end=other.end,
            modality=quoted,
        )
    elif one.thing.type in ("Province", "City") and other.thing.type == "Facility" and gap in (" ", "의 "):
        bag.add(
            "LOCATED_IN",
            other.thing,
            one.thing,
            scene,
            other.start,
            "place-facility",
            0.65,
            start=one.start,
            end=other.end,
            modality=quoted,
        )
    elif re.fullmatch(
        r"[’'”\"]?\s?(?:내|산하|부설|소속|내의|산하의|직속)(?:의)?\s[‘'“]?", gap
    ) and one.thing.type not in ("Person", "Event"):
        kind = (
            "PART_OF"
            if other.thing.type != "Facility" or one.thing.type not in ("City", "Province", "Facility")
            else "LOCATED_IN"
        )
        if other.thing.type not in ("Person", "City", "Province", "Country"):
            bag.add(
                kind,
                other.thing,
                one.thing,
                scene,
                other.start,
                "inside",
                0.8,
                start=one.start,
                end=other.end,
                modality=quoted,
            )
    elif (
        gap in ("의 ", " ")
        and one.thing.type in _OWNERS
        and other.thing.type in ("ResearchInstitute", "Facility")
        and other.thing.row is None
    ):
        if gap == "의 " or one.thing.type in ("University", "ResearchInstitute"):
            bag.add(
                "PART_OF",
                other.thing,
                one.thing,
                scene,
                other.start,
                "owner",
                0.65,
                start=one.start,
                end=other.end,
                modality=quoted,
            )
