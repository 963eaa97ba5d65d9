"""Whose a unit is, and who is in a consortium, by what stands between the names: 한빛부 주관의 ‘가람위원회’, 누리시 가람지원단, A, B 등 가람컨소시엄 참여 기업.

Comes in: scenes. Goes out: PART_OF and MEMBER_OF claims in the bag. Plain 산하 and 내 between two names are `kg/extract/structure.py`'s.
"""

import re
from collections.abc import Sequence

from kg.evidence import ASSERTED
from kg.extract.claims import Claims, scene_at
from kg.extract.clauses import Scene
from kg.extract.reading import At
from kg.extract.sorts import BODIES, actors

_GOVERNMENTS = frozenset({"GovernmentBody", "City", "Province"})
_UNITS = frozenset({"Committee", "GovernmentBody", "Organization", "ResearchInstitute", "Association", "Facility", "Company"})  # fmt: skip
_PART = re.compile(r"\s(?!간\s|관련\s|지역|권|거주)(?!.*\d자\s)")
"""Behind the body that a name begins with: not what several have together (WHO 간 위원회, 이전 관련 6자 협의체)."""
_GLOSS = re.compile(r"(?:\s?\([^()\n]{1,40}\)|\))")
_STATED = re.compile(
    r"[’'”\"]?(?:이|가)?\s?(?P<how>산하|소속|부설|직속|주관|소관|주재|주관하는)(?:의)?\s(?P<what>(?:[가-힣·]{2,8}\s){0,3}[가-힣]{2,8}인\s)?[‘'“「]?"
)
_HELD = ("주관", "소관", "주재", "주관하는")
"""Words for whose a committee is; of other things they say who carries them out."""
_TAKES_PART = re.compile(
    r"[’'”\"]?\s?(?:에\s)?(?:참여|소속|회원)\s?(?:한\s|하는\s)?(?:기업|기관|사|회사|대학|단체|업체)"
)
_AND_OTHERS = re.compile(r"\s?등(?:이|의)?\s?(?:[가-힣]{0,4}\d*\s?(?:개|곳)?\s?(?:사|기관|기업)?\s?)?[‘'“「]?")


def parent_bodies(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All that names side by side, and the words between them, say of parents and members."""
    for index, at in enumerate(bag.reading.places):
        scene = scene_at(scenes, at.start)
        if scene is None or at.found.bare:
            continue
        _named_after(bag, scene, at)
        if at.thing.type in BODIES:
            _stated(bag, scene, at, bag.reading.places[index + 1 : index + 6])
        if at.thing.type in ("Committee", "Association") and not at.inner:
            _takes_part(bag, scene, at)


def _named_after(bag: Claims, scene: Scene, at: At) -> None:
    """국회 가람위원회, 누리시 가람지원단: a public body that its name begins with has it."""
    unit = at.thing
    if unit.type not in ("Committee", "GovernmentBody") or at.inner:
        return
    for inner in bag.reading.inside(at.start, at.end, inner=True):
        owners = _GOVERNMENTS if unit.type == "Committee" else {"GovernmentBody"}
        if not inner.inner or inner.start != at.start or inner.thing.type not in owners or inner.thing is unit:
            continue
        if inner.thing.type != "GovernmentBody" and not inner.found.name.endswith(("시", "군", "구", "도")):
            continue  # 누리 혁신위원회: where it is, not whose
        own = unit.row is None or unit.row.parent in (inner.thing.name, *inner.thing.names)
        if own and _PART.match(bag.reading.flat(inner.end, at.end)):
            bag.add("PART_OF", unit, inner.thing, scene, at.start, "unit-name", 0.65, end=at.end, modality=ASSERTED)


def _stated(bag: Claims, scene: Scene, at: At, behind: Sequence[At]) -> None:
    """한빛부(장관 …) 소속 X, 한빛부 주관의 X, 누리시 산하 투자 전담기구인 X."""
    text = bag.reading.text
    gloss = _GLOSS.match(text, at.end)
    start = gloss.end() if gloss else at.end
    said = _STATED.match(text, start)
    if said is None or not (gloss or said["what"] or said["how"] in _HELD):
        return
    unit = next((o for o in behind if o.start == said.end() and not o.inner), None)
    if unit is None or unit.thing.type not in _UNITS or unit.thing is at.thing:
        return
    if said["how"] in _HELD and unit.thing.type != "Committee":
        return
    quoted = "claimed" if scene.quoted_at(at.start) else ASSERTED
    bag.add("PART_OF", unit.thing, at.thing, scene, unit.start, "stated-parent", 0.75, start=at.start, end=unit.end, modality=quoted)  # fmt: skip


def _takes_part(bag: Claims, scene: Scene, at: At) -> None:
    """A, B, C 등 [consortium] 참여 기업들이: those listed are in it."""
    if not _TAKES_PART.match(bag.reading.text, at.end):
        return
    for group in scene.groups:
        last = group.phrases[-1]
        if last.thing is at.thing and len(group.phrases) > 1:
            last = group.phrases[-2]
        if 0 <= at.start - last.end <= 24 and _AND_OTHERS.fullmatch(bag.reading.flat(last.end, at.start)):
            for member in actors(group):
                if member.type in BODIES and member is not at.thing:
                    bag.add("MEMBER_OF", member, at.thing, scene, at.start, "listed-member", 0.7, start=group.start, end=at.end, modality=ASSERTED)  # fmt: skip
