"""Lists of names that stand by themselves: members behind a colon, and parties of an agreement in a footnote.

Comes in: scenes. Goes out: MEMBER_OF and SIGNED_MOU_WITH claims in the bag: 가람 협의회 참여기관: A, B, C; 8개 기업*과 협약을 체결 with a footnote
that only lists bodies. What is no list (a sentence behind the colon) is left.
"""

import re
from collections.abc import Sequence

from kg.evidence import ASSERTED
from kg.extract.agreements import signed_at
from kg.extract.claims import Claims, scene_at
from kg.extract.clauses import SUBJECT, TOPIC, Scene
from kg.extract.model import Thing
from kg.extract.pointed_lists import notes
from kg.extract.reading import At
from kg.extract.sorts import BODIES, bodies

_COLON = re.compile(
    r"^[’'”\"」』｣》]?(?:\s?\([^()]{0,24}\))?\s?(?:참여\s?)?(?:기관|기업|단체|부처|대학|국가|구성|구성원|구성기관|위원|당연직|위촉직|회원|회원사|회원국|회원기관|회원기업)?(?:\s?현황)?(?:\s?\([^()]{0,24}\))?\s?[:：]\s"
)
_ARE = re.compile(r"^[’'”\"」』｣》]?(?:의|에)?\s?(?:참여(?:한|하는)?\s)?(?:참여|회원|구성|소속)?\s?(?:기관|기업|단체|회원사|부처|대학)(?:들)?(?:은|는|에는)\s")  # fmt: skip
_POINTED = re.compile(r"(?:기관|기업|단체|대학|부처|업체|회사|협회|조합|병원|지자체|은행|개사|곳)(?:들)?\s?[*＊]")
_PAPER = re.compile(r"협약|MOU|양해각서")
_OWNED = re.compile(r"^\s?(?:소속|산하)\s")
_LEAST = 0.5
"""Share of the letters behind the colon that names must make up."""


def noted_lists(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All lists of members and of parties."""
    for scene in scenes:
        _members(bag, scene)
    _parties(bag, scenes)


def _members(bag: Claims, scene: Scene) -> None:
    """X 협의회(8개 기관): A, B, C; X 협의회 기관들은 A, B, C다."""
    reading, end = bag.reading, scene.sentence.end
    for at in reading.inside(scene.sentence.start, end):
        if at.thing.type not in ("Committee", "Association") or scene.quoted_at(at.start):
            continue
        flat = reading.flat(at.end, end)
        lead = _COLON.match(flat) or _ARE.match(flat)
        if lead is None:
            continue
        listed = [a for a in reading.inside(at.end + lead.end(), end) if a.thing.type in BODIES | {"Country"} and a.thing is not at.thing]  # fmt: skip
        letters = sum(a.end - a.start for a in listed)
        if len(listed) < 3 or letters < _LEAST * len(flat[lead.end() :].replace(" ", "")):
            continue
        for member in listed:
            bag.add("MEMBER_OF", member.thing, at.thing, scene, member.start, "listed-member", 0.8, start=at.start, end=end, modality=ASSERTED)  # fmt: skip
        return


def _parties(bag: Claims, scenes: Sequence[Scene]) -> None:
    """A는 8개 기업*과 협약을 체결하다, and the footnote behind it; or a later sentence points to the parties (협약 기업*)."""
    listed = notes(bag.reading)
    convener: Thing | None = None
    for scene in scenes if listed else ():
        flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
        at = signed_at(bag, scene)
        if at is not None and convener is None:
            convener = _convener(scene)
        pointed = _POINTED.search(flat)
        if convener is None or pointed is None or not _PAPER.search(flat):
            continue
        note = next((named for start, named in listed if scene.sentence.end <= start < scene.sentence.end + 600), [])
        below = scene_at(scenes, note[0].start) if note else None
        if below is None or below is scene or signed_at(bag, below) is not None:
            continue
        for party in _signing(bag, note):
            if party.thing is not convener:
                bag.add("SIGNED_MOU_WITH", convener, party.thing, below, party.start, "agreement-noted", 0.7, end=party.end, modality=bag.modality(scene, at or scene.sentence.start))  # fmt: skip


def _convener(scene: Scene) -> Thing | None:
    """The first of those whom the sentence is about, also where a slip parts the list (A, B C는)."""
    front = [g for g in scene.groups if g.role in (TOPIC, SUBJECT, "") and not g.noun and not scene.quoted_at(g.start) and bodies(g)]  # fmt: skip
    return bodies(front[0])[0] if any(g.role in (TOPIC, SUBJECT) for g in front) else None


def _signing(bag: Claims, named: Sequence[At]) -> list[At]:
    """The bodies of the footnote without those that only say whose another is (가람부 소속 나래원)."""
    end = len(bag.reading.text)
    return [a for a in named if a.thing.type in BODIES and not _OWNED.match(bag.reading.flat(a.end, min(end, a.end + 6)))]  # fmt: skip
