"""What somebody works by or towards: A는 X 사업을 통해 ...한다, A는 X 조성을 위해 ...한다.

Comes in: scenes. Goes out: PURSUES claims in the bag, where the body is the topic or subject before and the sentence tells what it does.
"""

import re
from collections.abc import Sequence

from kg.extract.claims import Claims
from kg.extract.clauses import SUBJECT, TOPIC, Group, Scene
from kg.extract.sorts import bodies

_UNDERTAKINGS = frozenset({"Project", "Programme"})
_BY = re.compile(r"^[’'”\"」』》〉]{0,2}(?:\([^()]{0,40}\))?\s?(?:등)?(?:을|를)?\s?(?:등을\s)?통해(?:서)?\s")
_FOR = re.compile(
    r"^[’'”\"」』》〉]{0,2}(?:\([^()]{0,40}\))?(?:의)?\s?(?:성공적인\s|조기\s|차질\s없는\s|원활한\s|신속한\s)?(?:조성|구축|건립|건설|설립|추진|제정|개정|착공)(?:\s?사업)?(?:을|를)?\s위해\s"
)
_MEETS = re.compile(r"협약|MOU|체결|방문|참석|만나|만났|논의|협의|간담회|회의")


def means(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All means and ends of the document."""
    for scene in scenes:
        for group in scene.groups if scene.sentence.kind in ("paragraph", "bullet") else ():
            _by(bag, scene, group)


def _by(bag: Claims, scene: Scene, group: Group) -> None:
    end = group.phrases[-1].end
    follow = bag.reading.flat(end, min(scene.sentence.end, end + 60))
    by, towards = _BY.match(follow), _FOR.match(follow)
    found = by or towards
    quoted = scene.quoted_at(group.start)
    front = next((g for g in reversed(scene.groups) if g.role in (TOPIC, SUBJECT) and g.end <= group.start), None)
    verb = next((p for p in scene.predicates if found and p.start >= end + found.end() and p.form != "nominal"), None)
    if (
        found is None
        or front is None
        or verb is None
        or verb.voice == "passive"
        or scene.quoted_at(front.start) != quoted
    ):
        return
    if any(p.form != "nominal" and front.end <= p.start < group.start for p in scene.predicates):
        return
    if any(g.role in (TOPIC, SUBJECT) for g in scene.groups if end <= g.start < verb.start):
        return
    if towards and _MEETS.search(bag.reading.flat(end + found.end(), scene.sentence.end)):
        return
    for body in bodies(front):
        for thing in group.things:
            if thing.type in _UNDERTAKINGS or (towards and thing.type in ("Facility", "Policy", "Fund")):
                bag.add("PURSUES", body, thing, scene, verb.start, "by-means" if by else "towards", 0.6, start=group.start, end=verb.end)  # fmt: skip
