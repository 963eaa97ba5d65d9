"""What stands beside each other or inside a name: 경북 포항시, 포스텍 내 센터, 포스텍 인공지능대학원.

Comes in: the reading. Goes out: LOCATED_IN and PART_OF claims in the bag.
"""

import re
from collections.abc import Sequence

from kg.evidence import ASSERTED
from kg.extract.claims import Claims
from kg.extract.clauses import Scene
from kg.extract.families import scene_at
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
        for other in places[index + 1 : index + 4]:
            if other.start >= at.end + 8:
                break
            _pair(bag, scene, at, other)
        if at.thing.type in _UNITS and at.thing.row is None and not at.found.bare:
            for inner in bag.reading.inside(at.start, at.end, inner=True):
                if (
                    inner.inner
                    and inner.start == at.start
                    and inner.thing.type in _OWNERS
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


def _pair(bag: Claims, scene: Scene, one: At, other: At) -> None:
    text = bag.reading.text
    gap = text[one.end : other.start].replace("\n", " ")
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
