"""What is talked about: X 등 안건에 대해 논의하다, X에 대한 의견을 나누다, at the meeting of the sentence or the occasion.

Comes in: scenes. Goes out: DISCUSSES claims in the bag. What stands as direct object `kg/extract/frames.py` reads.
"""

import re
from collections.abc import Sequence

from kg.evidence import ASSERTED, DENIED
from kg.extract.claims import Claims, scene_at
from kg.extract.clauses import AT, OBJECT, SUBJECT, TO, TOPIC, Group, Scene
from kg.extract.model import Thing
from kg.extract.occasion import occasion
from kg.extract.predicates import Predicate
from kg.extract.sorts import UNDERTAKINGS, actors
from kg.extract.things import form_of

_TALKED = frozenset({"논의", "협의", "토론", "토의", "심의", "의결", "검토", "점검", "공유", "소개", "설명", "보고", "발표", "청취", "나누", "교환"})  # fmt: skip
_ABOUT = re.compile(r"^[\s’'”\"」』｣]*(?:\([^()]{0,20}\))?(?:\s?등)?(?:의)?(?:\s?(?:안건|의제|주제|내용|사항|현안|추진현황|추진상황|추진방향|추진방안|운영방안|개선방안|활성화\s?방안))?(?:[을를]|에\s?대(?:해|하여|한)|에\s?관(?:해|하여|한))")  # fmt: skip
_TALKS = re.compile(r"(?:간담회|회의|토론회|설명회|교류회|보고회|공청회|포럼|세미나)$")
_PLANS = frozenset({"Project", "Programme", "Policy"})
_PASSES = re.compile(r"\s?(?:본회의\s?)?(?:에서\s|를\s|을\s)?(?:심의\s?[·․]?\s?)?(?:최종\s)?(?:의결|통과|가결|심의)")
_DELIBERATES = re.compile(r"(?:회의|위원회|국회|의회|심의회|이사회|협의회)$")
_HOLDS = re.compile(r"\s(?:열고|열어|개최하고|개최해|개최하여|갖고|가지고|가져)[,\s]")
_OPENS = re.compile(r"^\W*(?:이날|이번|금번|오늘)\s|\s(?:이날|이번)\s")


def agendas(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All talks of the document at its meetings."""
    main = occasion(bag.reading)
    for scene in scenes:
        _passed(bag, scene)
        meeting = _meeting(bag, scene, main)
        for predicate in scene.predicates if meeting is not None else ():
            if meeting is not None and predicate.lemma in _TALKED and not scene.quoted_at(predicate.start):
                _discuss(bag, scene, predicate, meeting)
    _named_after(bag, scenes)


def _named_after(bag: Claims, scenes: Sequence[Scene]) -> None:
    """X 추진 협의를 위한 간담회, X 설명회: the meeting is about what its name holds."""
    plans = [(t, form_of(n)) for t in bag.reading.things if t.type in UNDERTAKINGS for n in t.names]
    parts = {(claim.subject, claim.object) for claim in bag.found if claim.type == "PART_OF"}
    for event in bag.reading.things:
        if event.type != "Event" or not _TALKS.search(event.name):
            continue
        mention = event.mentions[0]
        names = [form_of(name) for name in event.names]
        held = [(t, form) for t, form in plans if len(form) >= 4 and any(form in name for name in names)]
        about = [t for t, form in held if t.type in _PLANS and not any(form in other != form for _, other in held)]
        scene = scene_at(scenes, mention.start)
        for thing in dict.fromkeys(about) if scene is not None else ():
            if scene is not None and (event.key, thing.key) not in parts:
                bag.add("DISCUSSES", event, thing, scene, mention.start, "named-after", 0.65, end=mention.end, modality=ASSERTED)  # fmt: skip


def _passed(bag: Claims, scene: Scene) -> None:
    """X이 국무회의에서 의결되다, X 국회 본회의 통과: who passes it has had it on the table."""
    for group in scene.groups:
        end = group.phrases[-1].end
        passed = _PASSES.match(bag.reading.flat(end, min(scene.sentence.end, end + 24)))
        before = next((g for g in reversed(scene.groups) if g.end <= group.start), None)
        if passed is None or before is None or before.role not in (SUBJECT, TOPIC, OBJECT, "") or scene.quoted_at(end):
            continue
        if before.role == "" and group.start - before.end > 4:
            continue
        for council in group.things:
            for thing in before.things if _DELIBERATES.search(council.name) else ():
                if thing.type in ("Policy", "Fund") and council is not thing:
                    said = None if bag.modality(scene, end) == DENIED else ASSERTED
                    bag.add("DISCUSSES", council, thing, scene, end, "passed", 0.75, start=before.start, end=end + passed.end(), modality=said)  # fmt: skip


def _meeting(bag: Claims, scene: Scene, main: Thing | None) -> Thing | None:
    """The meeting at which the sentence plays: with 에서, as its topic, or the occasion where the sentence says 이날."""
    named = [t for g in scene.groups if g.role in (AT, TO, TOPIC) or _opened(bag, scene, g) for t in g.things if t.type == "Event"]  # fmt: skip
    named += [t for g in scene.groups if g.role in (AT, TOPIC) and not g.noun for t in g.things if t.type == "Committee" and _DELIBERATES.search(t.name)]  # fmt: skip
    if named:
        return named[0]
    flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
    front = [g for g in scene.groups if g.role == TOPIC and actors(g)]
    return main if main is not None and not front and _OPENS.search(flat[:30]) else None


def _opened(bag: Claims, scene: Scene, group: Group) -> bool:
    """Whether the meeting is opened and the sentence goes on with what was done there (회의를 열고 X를 의결했다)."""
    return group.role == OBJECT and bool(
        _HOLDS.match(bag.reading.flat(group.end, min(scene.sentence.end, group.end + 12)))
    )


def _discuss(bag: Claims, scene: Scene, predicate: Predicate, meeting: Thing) -> None:
    before = [g for g in scene.groups if g.phrases[-1].end <= predicate.start and meeting not in g.things]
    if predicate.voice == "passive":
        before = [g for g in before if g.role == SUBJECT]
    group = before[-1] if before else None
    if group is None or predicate.start - group.phrases[-1].end > 30 or scene.quoted_at(group.start):
        return
    if not _ABOUT.match(bag.reading.flat(group.phrases[-1].end, predicate.end)) and group.role not in (OBJECT, SUBJECT):
        return
    for thing in group.things:
        if thing.type in UNDERTAKINGS:
            bag.add("DISCUSSES", meeting, thing, scene, predicate.start, "agenda", 0.7, start=group.start, end=predicate.end, modality=bag.talked(scene, predicate.start))  # fmt: skip
