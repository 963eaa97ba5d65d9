"""What stands beside each other or inside a name: 경북 포항시, 포스텍 내 센터, 포스텍 인공지능대학원.

Comes in: the reading. Goes out: LOCATED_IN and PART_OF claims in the bag.
"""

import re
from collections.abc import Sequence

from kg.evidence import ASSERTED
from kg.extract.claims import Claims, scene_at
from kg.extract.clauses import Scene
from kg.extract.model import Thing
from kg.extract.reading import At
from kg.extract.things import form_of

_UNITS = frozenset({"ResearchInstitute", "University", "Facility", "Committee", "Organization", "GovernmentBody"})
_OWNERS = frozenset({"University", "ResearchInstitute", "Company", "GovernmentBody", "Organization", "Association"})


_SCHEMES = frozenset({"Policy", "Programme", "Fund", "Project"})
_GOVERNMENTS = frozenset({"GovernmentBody", "City", "Province"})
_DOER = re.compile(r"\s?(?:조성|구축|개발|건립|추진|운영|사업|건설|계획){0,2}\s?\(((?:[^()]|\(주\)){2,60})\)")
_AGAINST = re.compile(
    r"(.{3,}?)(?:사업|업)?(?:설치|건립|조성|유치|증설|추진|건설|이전|개발|신설)?(?:결사)?(?:반대|저지|철회|백지화)"
)
_WORKS = re.compile(r"(?:공장|제철소|조선소|사업장|캠퍼스|물류센터|데이터센터|생산기지|연구동|사옥|본사)$")
"""Works that belong to the company named right before them (가람제철 누리제철소)."""
_SITE = re.compile(
    r"(?:(?:구축|건립|조성|설립|유치|입지|건설|이전)(?:할|될|을 위한|를 위한)?\s?)(?:최적의\s|최종\s)?(?:부지|입지|후보지|대상지|장소|사업지|적지|지역)(?:로|으로)"
)


def structure(bag: Claims, scenes: Sequence[Scene]) -> None:
    """Place in place, unit in parent, facility in place: from what stands beside or inside."""
    for each in scenes:
        sites(bag, each)
        doers(bag, each)
        _owned_policies(bag, each)
    opponents(bag, scenes)
    places = bag.reading.places
    for index, at in enumerate(places):
        if (scene := scene_at(scenes, at.start)) is None:
            continue
        _bracketed(bag, scene, at)
        _of_parliament(bag, scene, at)
        for other in places[index + 1 : index + 4]:
            if other.start >= at.end + 20:
                break
            _pair(bag, scene, at, other)
        _works(bag, scene, at)
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


def _works(bag: Claims, scene: Scene, at: At) -> None:
    """Works whose name begins with their company (가람제철 누리제철소): it owns them."""
    if at.thing.type != "Facility" or at.found.bare or not _WORKS.search(at.thing.name):
        return
    for inner in bag.reading.inside(at.start, at.end, inner=True):
        if inner.inner and inner.start == at.start and inner.thing.type == "Company":
            bag.add("OWNS", inner.thing, at.thing, scene, at.start, "works", 0.7, end=at.end, modality=ASSERTED)


def opponents(bag: Claims, scenes: Sequence[Scene]) -> None:
    """A committee against X by its name (소각장 설치반대대책위원회) opposes the X that the text tells of."""
    for body in bag.reading.things:
        against = (
            _AGAINST.search(form_of(body.name)) if body.type in ("Committee", "Association", "Organization") else None
        )
        scene = scene_at(scenes, body.mentions[0].start) if against and body.mentions else None
        if against is None or scene is None:
            continue
        for thing in bag.reading.things:
            form = re.sub(r"사업$|업$", "", form_of(thing.name))
            if thing.type in ("Facility", "Project") and len(form) >= 3 and against.group(1).endswith(form):
                at = body.mentions[0].start
                bag.add("OPPOSES", body, thing, scene, at, "name-against", 0.75, start=at, end=body.mentions[0].end, modality=ASSERTED)  # fmt: skip


def doers(bag: Claims, scene: Scene) -> None:
    """X 단지 조성(한빛전자): in the brackets behind an undertaking, who does it."""
    for group in scene.groups:
        for phrase in group.phrases:
            if phrase.thing.type not in ("Project", "Programme", "Facility"):
                continue
            inside = _DOER.match(bag.reading.text, phrase.at.end)
            named = bag.reading.inside(*inside.span(1)) if inside else []
            named = [at for at in named if at.thing.type in ("Company", "University", "ResearchInstitute") and at.thing is not phrase.thing]  # fmt: skip
            letters = sum(at.end - at.start for at in named)
            if inside and named and letters >= 0.6 * len(re.sub(r"[\s,/·]|㈜|\(주\)", "", inside.group(1))) and not scene.quoted_at(phrase.start):  # fmt: skip
                for at in named:
                    bag.add("PARTICIPATES_IN", at.thing, phrase.thing, scene, phrase.at.start, "bracketed-doer", 0.65, start=phrase.at.start, end=inside.end())  # fmt: skip


def sites(bag: Claims, scene: Scene) -> None:
    """X를 구축할 부지로 Y가 선정되다: X is to stand in Y."""
    flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
    for site in _SITE.finditer(flat):
        at = scene.sentence.start + site.start()
        what = next((t for g in reversed(scene.groups) if g.end <= at + 1 for t in g.things if t.type in ("Facility", "Project", "ResearchInstitute", "GovernmentBody") and t.row is None), None)  # fmt: skip
        chosen = re.search(r"선정|확정|결정|지정", flat[site.end() :])
        if what is None or chosen is None:
            continue
        for group in scene.groups:
            for place in group.things:
                if place.type == "City" and group.role in ("subject", "object", "topic") and scene.sentence.start <= group.start < scene.sentence.start + site.end() + chosen.end():  # fmt: skip
                    bag.add("LOCATED_IN", what, place, scene, at, "site", 0.7, start=group.start, end=at, modality="planned")  # fmt: skip


def _owned_policies(bag: Claims, scene: Scene) -> None:
    """정부의 X 전략: the policy is its owner's."""
    for one, other in zip(scene.groups, scene.groups[1:], strict=False):
        if one.role != "of" or one.noun or other.start - one.end > 3 or scene.quoted_at(one.start):
            continue
        for owner in one.things:
            for policy in other.things:
                if policy.type in _SCHEMES and owner.type in _GOVERNMENTS:
                    bag.add("PURSUES", owner, policy, scene, other.start, "owner-policy", 0.6, start=one.start, end=other.end, modality=ASSERTED)  # fmt: skip


def _owns(owner: str, unit: str) -> bool:
    """Whether a unit whose name begins with that body is part of it."""
    if owner in ("University", "ResearchInstitute"):
        return True
    if unit == "Facility":
        return False
    return owner in ("Company", "Association", "Organization") or (
        owner == "GovernmentBody" and unit in ("GovernmentBody", "Organization")
    )


def _of_parliament(bag: Claims, scene: Scene, at: At) -> None:
    """국회 행정위원회: a committee of an assembly that the text names by itself too."""
    row = at.thing.row
    if at.thing.type != "Committee" or row is None or not (row.parent or "").endswith(("국회", "의회")):
        return
    house = next((t for t in bag.reading.things if t.row is not None and t.row.name == row.parent), None)
    if house is not None:
        bag.add("PART_OF", at.thing, house, scene, at.start, "name-structure", 0.7, end=at.end, modality=ASSERTED)


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
    elif (
        one.thing.type in ("Province", "City")
        and (
            other.thing.type == "Facility"
            or (gap == "의 " and other.thing.type in ("University", "ResearchInstitute", "Company"))
        )
        and gap in (" ", "의 ")
    ):
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
    elif gap in ("의 ", " ") and _belongs(one.thing, other.thing, gap):
        if one.thing.type == "Company" and other.thing.type in ("Facility", "Organization") and other.thing.row is None:
            bag.add("OWNS", one.thing, other.thing, scene, other.start, "owner", 0.65, start=one.start, end=other.end, modality=quoted)  # fmt: skip
            return
        land = one.thing.type == "Country" and other.thing.type != "GovernmentBody"
        kind = "LOCATED_IN" if land or one.thing.type in ("City", "Province") else "PART_OF"
        bag.add(kind, other.thing, one.thing, scene, other.start, "owner", 0.65, start=one.start, end=other.end, modality=quoted)  # fmt: skip


def _belongs(owner: Thing, unit: Thing, gap: str) -> bool:
    """Whether a unit named right behind a body is its part (폴리텍의 직업교육연구소)."""
    if unit.type == "Committee" and owner.name.endswith(("국회", "의회")):
        return unit.row is None or unit.row.parent in (owner.name, *owner.names)
    if owner.type == "GovernmentBody" and unit.type in ("GovernmentBody", "ResearchInstitute", "Organization"):
        return unit.row is None or unit.row.parent in (owner.name, *owner.names)
    if unit.row is not None and unit.row.parent in (owner.name, *owner.names):
        return unit.type in ("ResearchInstitute", "Facility", "Organization", "University", "Company")
    if owner.type == "Company" and _WORKS.search(unit.name) and unit.row is None:
        return unit.type in ("Facility", "Organization")
    if owner.type not in _OWNERS or unit.type not in ("ResearchInstitute", "Facility") or unit.row is not None:
        return False
    return gap == "의 " or owner.type in ("University", "ResearchInstitute")
