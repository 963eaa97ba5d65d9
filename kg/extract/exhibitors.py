"""Who shows something at a fair that the text is about: 한빛전자는 신차를 선보인다, 두리대는 전시관을 운영한다.

Comes in: scenes. Goes out: PARTICIPATES_IN claims of companies, universities and institutes in the fair. A sentence that names another
place or event for it says nothing about the fair.
"""

import re
from collections.abc import Sequence

from kg.extract.claims import Claims
from kg.extract.clauses import AT, SUBJECT, TOPIC, Scene
from kg.extract.model import Thing
from kg.extract.occasion import occasion
from kg.extract.tables import alternatives, table

_SHOWERS = frozenset({"Company", "University", "ResearchInstitute"})


def exhibitors(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All exhibitors of the fair, where the text is about one."""
    fair = occasion(bag.reading)
    words = table("frames")["fairs"]
    if fair is None or not re.search(rf"(?:{alternatives(words['names'])})(?:\s?\d{{2,4}})?$", fair.name):
        return
    verbs = re.compile(rf"(?:{alternatives(words['verbs'])})")
    for scene in scenes:
        if scene.sentence.kind in ("paragraph", "bullet", "caption"):
            _shown(bag, scene, fair, verbs)


def _shown(bag: Claims, scene: Scene, fair: Thing, verbs: re.Pattern[str]) -> None:
    elsewhere = [t for g in scene.groups if g.role == AT for t in g.things if t is not fair and t.type in ("Event", "City", "Province", "Country")]  # fmt: skip
    if elsewhere:
        return
    flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
    reach = scene.sentence.start
    for found in verbs.finditer(flat):
        at = scene.sentence.start + found.start()
        before = [g for g in scene.groups if reach <= g.start and g.end <= at and not scene.quoted_at(g.start)]
        front = [g for g in before if g.role in (TOPIC, SUBJECT)]
        for group in front[-1:]:
            for thing in group.things if not scene.quoted_at(at) else ():
                if thing.type in _SHOWERS:
                    bag.add("PARTICIPATES_IN", thing, fair, scene, at, "exhibitor", 0.7, start=group.start, end=scene.sentence.start + found.end())  # fmt: skip
        reach = at
