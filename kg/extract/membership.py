"""Committees: who sits on them, what they take up.

Comes in: scenes. Goes out: MEMBER_OF, DISCUSSES, PART_OF claims in the bag.
"""

import re
from collections.abc import Sequence

from kg.article import inline_items
from kg.evidence import ASSERTED
from kg.extract.claims import Claims, scene_at
from kg.extract.clauses import AT, BY, OBJECT, OF, SUBJECT, TO, TOPIC, WITH, Group, Scene
from kg.extract.model import Thing
from kg.extract.predicates import Predicate
from kg.extract.sorts import BODIES, UNDERTAKINGS, actors

_COMPOSED = frozenset({"구성", "이루어지", "이뤄지", "꾸리", "꾸려지", "포함", "망라", "위촉", "참여", "합류", "가입"})
_INTO = frozenset({"참여", "포함", "합류", "가입", "위촉"})
_FOUNDED = frozenset({"구성", "꾸리", "결성", "출범", "발족", "만들", "창립", "설립"})
_TALKED = frozenset({"다루", "논의", "모색", "협의", "토론", "논하", "검토", "공유", "점검", "토의"})
_AGENDA = re.compile(r"(?:주제|안건|의제|논의|다뤘|토론)")
_HAD_TALKS = re.compile(r"(?:논의|협의|점검|심의|의결|토론|토의)(?:했|하였|됐|되었|가\s이루어졌)")
"""The talk took place: then it is no proposal that it should."""
_DOES = re.compile(
    r"(?:추진|조성|구축|시행|마련)(?:한다|할|하기로|해|하고|키로)|(?:예산|국비|사업비|반영|증액)[^.]{0,30}(?:건의|요청|호소)(?:했|하|한)"
)
_ASKED = re.compile(r"(?:건의|요청|호소)(?:했|하|한)")
_HELPS = re.compile(r"(?:협력|지원)(?:하기로|할|해|한다|키로)")
_COUNCIL = re.compile(r"(\d)자\s?(?:협의체|협의회|회의체)")
_ITEMS = UNDERTAKINGS | {"Committee", "ResearchInstitute", "University", "Event", "GovernmentBody"}

_PLAN_FOR = re.compile(r"\s(?:유치|구축|조성|건립|건설|설립|활용|촉진)\s?(?:방안|계획|전략)")


def members(bag: Claims, scene: Scene) -> None:
    """[committee]는 [list]로 구성; [list]가 [committee]에 참여."""
    committees = [(g, t) for g in scene.groups for t in g.things if t.type in ("Committee", "Association")]
    for predicate in scene.predicates if committees else ():
        if predicate.lemma not in _COMPOSED or scene.quoted_at(predicate.start):
            continue
        _joined_by(bag, scene, predicate, committees)
        roles = (TO,) if predicate.lemma in _INTO else (TOPIC, SUBJECT, TO)
        head = next((t for g, t in committees if g.role in roles and g.start < predicate.start and not _interrupted(scene, g, predicate)), None)  # fmt: skip
        for group in scene.groups if head is not None else ():
            if group.end > predicate.start + 1 or head in group.things or group.role in (OF, AT):
                continue
            if group.role == TOPIC and predicate.lemma not in _INTO:
                continue
            for member in actors(group):
                if (
                    head is not None
                    and member.type != "Committee"
                    and not group.noun.startswith(("산하", "소속", "내 "))
                ):
                    bag.add("MEMBER_OF", member, head, scene, predicate.start, "member-list", 0.85, start=group.start, end=predicate.end)  # fmt: skip


def _joined_by(bag: Claims, scene: Scene, predicate: Predicate, committees: Sequence[tuple[Group, Thing]]) -> None:
    """A, B가 참여하는 [committee]; A, B로 구성된 [committee]: the list before the verb, the committee right behind it."""
    made = next((t for g, t in committees if 0 < g.start - predicate.end <= 4), None) if predicate.form == "adnominal" else None  # fmt: skip
    listed = next(
        (g for g in reversed(scene.groups) if g.end <= predicate.start and predicate.start - g.end <= 8), None
    )
    if made is None or listed is None or listed.role not in (SUBJECT, BY):
        return
    for member in actors(listed):
        if member.type != "Committee" and len(actors(listed)) > 1:
            bag.add("MEMBER_OF", member, made, scene, predicate.start, "member-adnominal", 0.8, start=listed.start, end=predicate.end)  # fmt: skip


def _interrupted(scene: Scene, group: Group, predicate: Predicate) -> bool:
    """Whether another topic takes over between the committee and the verb (A가 주최하는 세미나는 ... 구성되다)."""
    return group.role in (TOPIC, SUBJECT) and any(
        g.role == TOPIC and group.end <= g.start < predicate.start and not actors(g) for g in scene.groups
    )


def founders(bag: Claims, scene: Scene) -> None:
    """A는 B, C와 (함께) [committee]를 꾸리다: all of them are in it; A와 B가 [committee]를 출범시키다."""
    for predicate in scene.predicates:
        if predicate.lemma not in _FOUNDED or predicate.form == "nominal" or scene.quoted_at(predicate.start):
            continue
        before = [g for g in scene.groups if g.phrases[-1].end <= predicate.start and not scene.quoted_at(g.start)]
        made = next((g for g in reversed(before) if g.role == OBJECT and g.things[-1].type == "Committee"), None)
        if made is None or predicate.start - made.end > 12:
            continue
        company = [g for g in before if g.role == WITH and g.end <= made.start and not g.noun and not _parted(scene, g, made)]  # fmt: skip
        front = [g for g in before if g.role in (TOPIC, SUBJECT) and g.end <= made.start][-1:]
        together = {id(t): t for g in (*front, *company, made) for t in actors(g) if t.type in BODIES and t.type != "Committee"}  # fmt: skip
        for member in together.values() if len(together) > 1 else ():
            bag.add("MEMBER_OF", member, made.things[-1], scene, predicate.start, "founder", 0.75, start=before[0].start, end=predicate.end)  # fmt: skip


def _parted(scene: Scene, one: Group, other: Group) -> bool:
    return any(p.form == "finite" and one.end <= p.start < other.start for p in scene.predicates)


def councils(bag: Claims, scene: Scene) -> None:
    """6자 협의체, and six bodies named in one sentence about it: they are its members."""
    for group in scene.groups:
        for named_thing in group.things:
            count, thing = _council_of(bag, named_thing)
            if count is None or thing is None:
                continue
            named = {id(t): t for g in scene.groups if g.start < group.start for t in actors(g) if t.type in BODIES and t is not thing and g.role in (TOPIC, SUBJECT, WITH)}  # fmt: skip
            if len(named) == int(count.group(1)):
                for member in named.values():
                    bag.add("MEMBER_OF", member, thing, scene, group.start, "council", 0.7, end=group.end, modality=ASSERTED)  # fmt: skip


def _council_of(bag: Claims, event: Thing) -> tuple[re.Match[str] | None, Thing | None]:
    """The numbered council that the thing is, or whose meeting it is."""
    if event.type != "Event":
        return next((m for name in event.names if (m := _COUNCIL.search(name))), None), event
    for mention in event.mentions:
        for at in bag.reading.inside(mention.start, mention.end, inner=True):
            if at.inner and at.thing.type == "Committee" and (found := _COUNCIL.search(at.thing.name)):
                return found, at.thing
    return None, None


def _planned_for(bag: Claims, plan: Thing) -> list[Thing]:
    """What the plan is for (X 유치 방안): who talks of the plan talks of that."""
    if plan.type != "Policy":
        return []
    named = ((name, thing) for thing in bag.reading.things for name in (thing.name, *thing.names) if thing.type in _ITEMS and len(name) >= 4)  # fmt: skip
    return list({id(t): t for name, t in named if t is not plan and plan.name.startswith(name) and _PLAN_FOR.fullmatch(plan.name[len(name) :])}.values())  # fmt: skip


def topics(bag: Claims, scene: Scene) -> None:
    """▲ items: what a committee or meeting takes up, what a body pursues, what a policy consists of."""
    items = inline_items(bag.reading.text, scene.sentence.start, scene.sentence.end)
    if len(items) < 2:
        return
    first = items[0][0]
    tail = bag.reading.flat(items[-1][0], scene.sentence.end)
    front = [g for g in scene.groups if g.end <= first]
    policies = [t for g in front if g.role in (TO, TOPIC) for t in g.things if t.type == "Policy"]
    holders = [t for g in front if g.role in (TOPIC, SUBJECT) for t in actors(g) if not _describes(scene, g, first)]
    if policies and not holders:
        for start, end in items:
            for at in bag.reading.inside(start, min(end, scene.sentence.end)):
                if at.thing.type in _ITEMS:
                    bag.add("PART_OF", at.thing, policies[0], scene, at.start, "bullet-part", 0.6, start=first, end=at.end)  # fmt: skip
        return
    if not holders:
        holders = [t for g in front if g.role in (AT, TO) for t in g.things if t.type == "Event"]
    kind = _kind(scene, tail)
    for start, end in items if kind else ():
        for at in bag.reading.inside(start, min(end, scene.sentence.end)):
            for holder in holders if at.thing.type in _ITEMS else ():
                talked = kind == "DISCUSSES" and not _HAD_TALKS.search(tail)
                said = "proposed" if talked or _ASKED.search(tail) else None
                for thing in (at.thing, *(_planned_for(bag, at.thing) if talked else ())):
                    bag.add(str(kind), holder, thing, scene, at.start, "bullet-topic", 0.8, start=first, end=at.end, modality=said)  # fmt: skip


def _describes(scene: Scene, group: Group, first: int) -> bool:
    """Whether that subject belongs to a clause that describes a noun before the items (정부가 발표한 전략에는 ▲)."""
    return group.role == SUBJECT and any(p.form == "adnominal" and group.end <= p.start < first for p in scene.predicates)  # fmt: skip


def _kind(scene: Scene, tail: str) -> str | None:
    """What the closing words say of the items; None where they only list them."""
    verb = next((p for p in reversed(scene.predicates) if p.form == "finite"), None)
    if _DOES.search(tail):
        return "PURSUES"
    if _AGENDA.search(tail) or (verb is not None and verb.lemma in _TALKED):
        return "DISCUSSES"
    return "SUPPORTS" if _HELPS.search(tail) else None


def parts_of_events(bag: Claims, scenes: Sequence[Scene]) -> None:
    """'X위원회' 첫 회의 is part of the committee."""
    for at in bag.reading.places:
        if at.thing.type != "Event":
            continue
        for inner in bag.reading.inside(at.start, at.end, inner=True):
            if inner.inner and inner.thing.type == "Committee" and (scene := scene_at(scenes, at.start)):
                bag.add("PART_OF", at.thing, inner.thing, scene, at.start, "event-of", 0.85, start=at.start, end=at.end, modality=ASSERTED)  # fmt: skip
