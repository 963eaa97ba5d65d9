"""Who hosts a meeting, by the words of hosting: A와 B가 주최하고 C가 주관하는 X, X는 A가 주최하는 행사다, 장관 주재로.

Comes in: scenes. Goes out: ORGANISES claims, PARTICIPATES_IN of people in the chair, in the bag.
"""

import re
from collections.abc import Sequence

from kg.extract.claims import Claims
from kg.extract.clauses import AT, SUBJECT, TOPIC, Group, Scene
from kg.extract.model import Thing
from kg.extract.occasion import occasion
from kg.extract.predicates import Predicate
from kg.extract.sorts import BODIES, actors

HOSTED = frozenset({"주최", "주관", "공동주최", "공동주관"})
_THIS = re.compile(r"(?:이번|이날|올해|금번)\s")
_IT = re.compile(r"(?:는|한|할)?\s?(?:이번\s|이\s)?(?:[가-힣]{2,6}\s)?(?:행사|대회|포럼|박람회|전시회|축제|공모전|회의|세미나|콘퍼런스|컨퍼런스|토론회)(?:로|이다|다|입니다|이며|로서|으로)")  # fmt: skip
"""What a verb of hosting describes where the event was named before: A가 주관하는 이 행사는, B가 주최하는 행사다."""
_CHAIRED = re.compile(r"^\s?(?:주재|주관|주최|공동\s?주최|공동\s?주관|공동개최)(?:로|으로|하에|한|하는|하고|,|해)?")


def hosted(bag: Claims, scene: Scene, predicate: Predicate, meetings: Sequence[tuple[Group, Thing]]) -> None:
    """A와 B가 주최하고 C가 주관하는 [event]: hosts in the clauses that describe it; without an event, of the occasion."""
    after = [(g, e) for g, e in meetings if g.start >= predicate.end]
    subject = next((g for g in reversed(scene.groups) if (g.role == SUBJECT or acts_at(g)) and g.end <= predicate.start), None)  # fmt: skip
    if subject is None or predicate.start - subject.end > 12 or scene.quoted_at(subject.start):
        return
    event = after[0][1] if after and after[0][0].start - predicate.end < 70 else None
    if event is None and predicate.form == "finite":
        event = next((e for g, e in reversed(meetings) if g.role == TOPIC and g.end <= subject.start), None)
    if event is None and not meetings and _hosts_it(bag, scene, predicate):
        event = _last_told(bag, scene) or occasion(bag.reading)
    if event is None and predicate.form == "finite" and not meetings and _THIS.search(bag.reading.flat(scene.sentence.start, subject.start)):  # fmt: skip
        event = occasion(bag.reading)
    for holder in actors(subject) if event is not None else ():
        if event is not None and holder.type != "Person":
            bag.add("ORGANISES", holder, event, scene, predicate.start, "hosted", 0.8, start=subject.start, end=predicate.end)  # fmt: skip


def _hosts_it(bag: Claims, scene: Scene, predicate: Predicate) -> bool:
    """Whether the verb describes 행사, or goes on to a later one of hosting that does: A가 주최하고 B가 주관하는 행사다."""
    later = [p for p in scene.predicates if p.lemma in HOSTED and p.start > predicate.end]
    verbs = [predicate, *later] if predicate.form == "finite" else [predicate]
    return any(_IT.match(bag.reading.flat(p.end, min(scene.sentence.end, p.end + 20))) for p in verbs)


def _last_told(bag: Claims, scene: Scene) -> Thing | None:
    """The event named last before the sentence, in its block or the one before."""
    named = [
        (mention.start, thing.number, thing)
        for thing in bag.reading.things
        if thing.type == "Event"
        for mention in thing.mentions
        if scene.sentence.start - 400 <= mention.start < scene.sentence.start
    ]
    return max(named, key=lambda told: told[:2])[2] if named else None


def acts_at(group: Group) -> bool:
    """Whether 에서 marks who does it: a body, no place (한빛청에서 주최하고)."""
    return group.role == AT and all(
        t.type in ("GovernmentBody", "Association", "Committee", "ResearchInstitute") for t in group.things
    )


def chaired(bag: Claims, scene: Scene, group: Group, event: Thing) -> None:
    """대통령실 주관으로, 장관 주재로: who chairs the event of the sentence."""
    for other in scene.groups:
        end = other.phrases[-1].end
        if other.start < group.start and _CHAIRED.match(bag.reading.flat(end, min(scene.sentence.end, end + 10))):
            for thing in actors(other):
                kind = "ORGANISES" if thing.type in BODIES else "PARTICIPATES_IN"
                bag.add(kind, thing, event, scene, end, "chaired", 0.75, start=other.start, end=group.end, modality=None)  # fmt: skip
