"""Agreements: who signed with whom.

Comes in: scenes. Goes out: SIGNED_MOU_WITH between the first named party and each other, PARTICIPATES_IN of the parties in the
signing where the document names it. Parties may stand in sentences around: the convener as the topic before, the others in the list of those
who came, or one a paragraph (`kg/extract/counted_parties.py`).
"""

import re
from collections.abc import Sequence

from kg.extract.claims import Claims
from kg.extract.clauses import AT, OBJECT, OF, SUBJECT, TO, TOPIC, WITH, Group, Phrase, Scene
from kg.extract.counted_parties import counted
from kg.extract.model import Thing
from kg.extract.sorts import BODIES, bodies
from kg.extract.subjects import has_other_topic

_PAPER = re.compile(r"(?:업무\s?협약|투자\s?협약|협약|양해\s?각서|MOU|합의각서|MOA|합의서|의향서|협정|업무\s?제휴|투자양해각서|실시협약|자매\s?결연|자매도시의\s연|우호\s?(?:교류|협력)\s?협약)(?:\s?\([A-Z]+\))?(?:서)?")  # fmt: skip
_OTHER_PAPER = re.compile(r"(?:단체협약|기후협약|국제협약|협약\s?기업|협약\s?기관|협약\s?대학|협약\s?병원|협정\s?체결국|기후변화협약|근로계약|자유무역협정|협약\s?이행)")  # fmt: skip
_SIGNED = re.compile(r"(?:체결|맺|서명|조인|교환)")
_DONE = re.compile(r"[을를]\s?(?:했|하고|하는|한\s|한다|하기로|가졌|가지고|가진)")
_HELD = re.compile(r"식[을를]\s?(?:열|개최|가졌|가지|갖|진행|거행)")
_INVESTED = re.compile(r"투자\s?(?:협약|양해각서|합의)")
_PARTY_INSIDE = re.compile(r"^(?:\s?\([^()]{0,20}\))?(?:와|과)\s(?![^.]{0,60}(?:간|사이)의?\s)")
_PARTY_NOUN = re.compile(r"^(?:등|간|이하|및|\d|측|총)")
_AIM = re.compile(
    r"^[’'”\"」』｣]?\s?(?:\([^()]{0,20}\))?\s?(?:(?:조성|구축|추진|건립|건설|개발|유치|설립|운영)\s?)?(?:추진\s?)?(?:사업\s?)?(?:추진\s?)?[을를]\s?위[한해하]"
)
_PRESENT = re.compile(r"(?:한)?\s(?:가운데|자리에서)")
_JOINED = re.compile(r"[한된은]?\s(?:컨소시엄|연합체|합작법인|공동수급체)(?:과|와)")
_BETWEEN = re.compile(r"^\s?(?:간|사이)(?![가-힣])")


def agreements(bag: Claims, scenes: Sequence[Scene]) -> None:
    """The parties of the agreements that the document tells of."""
    topic: list[Thing] = []
    for number, scene in enumerate(scenes):
        at = signed_at(bag, scene)
        if at is not None:
            _agreement(bag, scenes, number, at, topic)
        own = [t for g in scene.groups if g.role == TOPIC and not scene.quoted_at(g.start) for t in bodies(g)]
        if own or has_other_topic(scene, scene.sentence.end):
            topic = own[:1]


def _agreement(bag: Claims, scenes: Sequence[Scene], number: int, at: int, topic: list[Thing]) -> None:
    """The agreement that the sentence of that number tells of."""
    scene = scenes[number]
    parties = _parties(bag, scene, at, scene.sentence.kind in ("headline", "subhead", "caption"), topic)
    if len(parties) < 2:
        others = counted(bag, scenes, number, parties or topic)
        for listed, place, other in others:
            bag.add("SIGNED_MOU_WITH", (parties or topic)[0], other, listed, place, "agreement-counted", 0.7, modality=bag.modality(scene, at))  # fmt: skip
        return
    first = min((g.start for g in scene.groups if parties[0] in g.things), default=scene.sentence.start)
    for other in parties[1:]:
        bag.add("SIGNED_MOU_WITH", parties[0], other, scene, at, "agreement", 0.85, start=first)
    building = _investors(bag, scene, [g for g in scene.groups if g.role == TOPIC], at)
    for group in building:
        _builds(bag, scene, group, at)
    if not building:
        _aims(bag, scene, at, parties, first)
    event = _signing(bag, scene)
    if event is None:
        return
    for party in parties:
        bag.add("PARTICIPATES_IN", party, event, scene, at, "signing", 0.75, start=first)
    for head in _heads(bag, scene, at, parties):
        bag.add("PARTICIPATES_IN", head, event, scene, at, "signing-head", 0.65, start=first)


def _heads(bag: Claims, scene: Scene, at: int, parties: list[Thing]) -> list[Thing]:
    """Who heads the parties and is named with them: A(청장 B)와 C(총장 D)가 협약을 체결하다."""
    reading = bag.reading
    led = {
        p.person
        for p in reading.posts
        if p.relation == "LEADS" and p.body in reading.by_span and any(reading.by_span[p.body] is t for t in parties)
    }
    named = [m for m in reading.inside(scene.sentence.start, at, inner=True) if (m.start, m.end) in led]
    return list({id(m.thing): m.thing for m in named if not scene.quoted_at(m.start)}.values())


def _aims(bag: Claims, scene: Scene, at: int, parties: list[Thing], first: int) -> None:
    """X 조성을 위한 협약: the convener pursues what the agreement is for, governments support it, the others take part in it."""
    for group in scene.groups:
        if group.start > at or scene.quoted_at(group.start):
            continue
        for thing in _aimed(bag, scene, group, at):
            bag.add("PURSUES", parties[0], thing, scene, at, "agreement-aim", 0.6, start=first, modality="planned")
            for other in parties[1:]:
                kind = "SUPPORTS" if other.type in ("GovernmentBody", "City", "Province") else "PARTICIPATES_IN"
                bag.add(kind, other, thing, scene, at, "agreement-aim", 0.6, start=first, modality="planned")


def _aimed(bag: Claims, scene: Scene, group: Group, at: int) -> list[Thing]:
    """What the agreement is for, of that group: before 를 위한, by itself or inside the agreement's name."""
    inner = [i for i in bag.reading.inside(group.start, group.end, inner=True) if i.inner and group.things[-1].type == "Event"]  # fmt: skip
    named = [(group.phrases[-1].end, t) for t in group.things] + [(i.end, i.thing) for i in inner]
    return [
        thing
        for end, thing in named
        if end <= at
        and thing.type in ("Facility", "Project", "Programme")
        and _AIM.match(bag.reading.flat(end, min(scene.sentence.end, end + 24)))
    ]


def signed_at(bag: Claims, scene: Scene) -> int | None:
    """Where the sentence says that a paper was signed; None where it does not. The name of a ceremony (체결식) says it only where nothing else does."""
    flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
    places = []
    for paper in _PAPER.finditer(flat):
        if _OTHER_PAPER.match(flat, max(0, paper.start() - 2)) or _OTHER_PAPER.match(flat, paper.start()):
            continue
        after = (
            _DONE.match(flat, paper.end())
            or _HELD.match(flat, paper.end())
            or _SIGNED.search(flat, paper.end(), paper.end() + 30)
        )
        before = _SIGNED.search(flat, max(0, paper.start() - 14), paper.start())
        found = after or before or (paper if scene.sentence.kind in ("headline", "subhead", "caption") else None)
        if found and not scene.quoted_at(scene.sentence.start + found.start()):
            places.append(found)
    best = next((place for place in places if not flat.startswith("식", place.end())), places[0] if places else None)
    return scene.sentence.start + best.start() if best else None


def _parties(bag: Claims, scene: Scene, at: int, headline: bool, topic: list[Thing]) -> list[Thing]:
    """The parties in the order of the sentence: topic (or the one carried), then who stands with particle of company, or before 간."""
    front = [g for g in scene.groups if g.role in (TOPIC, SUBJECT) and g.start < at and not scene.quoted_at(g.start) and not _aside(g)]  # fmt: skip
    front = _without_guests(_nearest(scene, front, at))
    company = [g for g in scene.groups if g.role == WITH and g.start < at and (not g.noun or _PARTY_NOUN.match(g.noun)) and not _describes_event(scene, g)]  # fmt: skip
    company = [g for g in company if bodies(g) or _bodies_of(bag, g)]
    between = [g for g in scene.groups if g.start < at and (_BETWEEN.match(bag.reading.flat(g.phrases[-1].end, min(scene.sentence.end, g.phrases[-1].end + 4))))]  # fmt: skip
    joined = [*_consortium(bag, scene, front, at), *_investors(bag, scene, front, at), *_inside_names(bag, scene, at)]
    company, front = [*company, *joined], [g for g in front if g not in joined]
    named = company or between or any(len(bodies(g)) > 1 or len(_bodies_of(bag, g)) > 1 for g in front)
    if not named and headline:
        front = [g for g in scene.groups if g.start < at and g.role in (TOPIC, SUBJECT, "") and not g.noun]
        named = bool(front)
    if not named:
        return _attending(bag, scene, at) or [t for g in front for t in bodies(g)][:1]
    if company and not any(bodies(g) or _bodies_of(bag, g) for g in front) and not has_other_topic(scene, at):
        found = {id(t): t for t in (*topic, *(t for g in company for t in bodies(g)))}
        return list(found.values())
    found = {id(t): t for g in (*front, *company, *between) for t in bodies(g) or _bodies_of(bag, g)}
    return list(found.values())


def _consortium(bag: Claims, scene: Scene, front: list[Group], at: int) -> list[Group]:
    """A는 B와 C가 구성한 컨소시엄과 협약을 맺다: those who make up the other party."""
    made = [p for p in scene.predicates if p.form == "adnominal" and p.end < at and _JOINED.match(bag.reading.flat(p.end, scene.sentence.end))]  # fmt: skip
    return [g for g in front if g.role == SUBJECT and any(0 <= p.start - g.end <= 3 for p in made)]


def _without_guests(front: list[Group]) -> list[Group]:
    """Without the people who were there (A는 B 대통령이 참석한 가운데), where a body is the topic."""
    if not any(g.role == TOPIC and bodies(g) for g in front):
        return front
    return [g for g in front if g.role == TOPIC or bodies(g)]


def _investors(bag: Claims, scene: Scene, front: list[Group], at: int) -> list[Group]:
    """한빛시는 A와 B의 공장 건립을 위한 투자협약을 체결하다: the company that is to build signs too, with those listed before it."""
    if not _INVESTED.search(
        bag.reading.flat(max(scene.sentence.start, at - 16), min(scene.sentence.end, at + 8))
    ) or not any(t.type in ("GovernmentBody", "City", "Province") for g in front for t in g.things):
        return []
    return [g for g in scene.groups if g.role == OF and g.start < at and g.things[-1].type == "Company"]


def _builds(bag: Claims, scene: Scene, company: Group, at: int) -> None:
    """B의 X 건립을 위한 투자협약: B is to build X."""
    plant = next((g for g in scene.groups if 0 <= g.start - company.end <= 3 and g.end <= at), None)
    for thing in plant.things if plant else ():
        if thing.type in ("Facility", "Project"):
            bag.add("PURSUES", company.things[-1], thing, scene, at, "agreement-builder", 0.75, start=company.start, modality="planned")  # fmt: skip


def _inside_names(bag: Claims, scene: Scene, at: int) -> list[Group]:
    """A는 B와 X를 위한 협약을 체결하다: the party that the name of the agreement begins with."""
    found = []
    for group in (
        g for g in scene.groups if g.role == OBJECT and g.start <= at <= g.end + 14 and g.things[-1].type == "Event"
    ):
        for inner in bag.reading.inside(group.start, group.end, inner=True):
            if (
                inner.inner
                and inner.thing.type in BODIES
                and _PARTY_INSIDE.match(bag.reading.flat(inner.end, group.end))
            ):
                found.append(Group([Phrase(inner.start, inner.end, inner)], role=WITH, end=inner.end))
    return found


def _nearest(scene: Scene, front: list[Group], at: int) -> list[Group]:
    """Without the subjects of clauses before (A가 X를 선정하고 B와 C가 협약을 맺다), where the last one names several."""
    last = next((g for g in reversed(front) if g.role == SUBJECT and len(bodies(g)) > 1), None)
    if last is None:
        return front
    closed = [p.start for p in scene.predicates if p.form == "finite" and p.end <= last.start]
    return [g for g in front if not (g.role == SUBJECT and g is not last and any(g.end <= start for start in closed))]


def _attending(bag: Claims, scene: Scene, at: int) -> list[Thing]:
    """A 군수, B 대표 등이 참석한 가운데 협약을 체결하다: the bodies that those who came head."""
    came = next((p for p in scene.predicates if p.lemma in ("참석", "자리하", "함께하") and p.form != "nominal" and p.end < at), None)  # fmt: skip
    people = [g for g in scene.groups if came is not None and g.end <= came.start and g.role in (SUBJECT, "")]
    if came is None or not (came.ending in ("어", "여") or _PRESENT.match(bag.reading.flat(came.end, scene.sentence.end))):  # fmt: skip
        return []
    return list({id(t): t for g in people for p in g.phrases for t in _bodies_of(bag, Group([p]))}.values())


def _bodies_of(bag: Claims, group: Group) -> list[Thing]:
    """The bodies of the people of a group: a minister signs for the ministry."""
    reading = bag.reading
    people = {t.number for t in group.things if t.type == "Person"}
    posts = [
        p
        for p in reading.posts
        if p.body and p.person in reading.by_span and reading.by_span[p.person].number in people
    ]
    heads = [reading.by_span[p.body] for p in posts if p.body in reading.by_span and p.relation == "LEADS"]
    return list({id(body): body for body in heads}.values())


def _describes_event(scene: Scene, group: Group) -> bool:
    """Whether the group only tells whose the event behind it is (도와 시·군 합동 협약식에서)."""
    after = next((g for g in scene.groups if g.start >= group.end), None)
    return after is not None and after.start - group.end <= 2 and after.role in (AT, TO, OF) and after.things[0].type == "Event"  # fmt: skip


def _aside(group: Group) -> bool:
    """Whether the topic is an official of a body rather than the body (관계자는, 장관은)."""
    return bool(group.noun) and not _PARTY_NOUN.match(group.noun)


def _signing(bag: Claims, scene: Scene) -> Thing | None:
    """The signing as an event of the document: in the sentence, else the only one."""
    every = [
        t
        for t in bag.reading.things
        if t.type == "Event"
        and re.search(
            r"(?<!기후변화)(?<!권리)(?<!국제)(?:협약|협약식|체결식|서명식|조인식|양해각서|합의각서|MOU|MoU|MOA)$",
            t.name,
        )
    ]
    here = [t for g in scene.groups for t in g.things if t in every]
    return here[0] if here else every[0] if len(every) == 1 else None
