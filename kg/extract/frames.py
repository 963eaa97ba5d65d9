"""Predicate frames: who pursues, bids for, supports, funds, operates what.

Comes in: scenes and what a sentence before was about. Goes out: claims in the bag. The object must carry its particle or stand
directly before the noun of action; the subject is the nearest one that belongs to the predicate, else the topic, else the
topic carried over from the sentence before. What a verb says is data: `schema/frames.toml`.
"""

import functools
import re
from collections.abc import Mapping, Sequence

from kg.article import inline_items
from kg.evidence import CLAIMED, PROPOSED
from kg.extract import subjects
from kg.extract.claims import Claims
from kg.extract.clauses import OF, SUBJECT, TO, TOPIC, Group, Scene
from kg.extract.figures import figures_in
from kg.extract.modality import modality_in
from kg.extract.model import Thing
from kg.extract.objects import objects_of
from kg.extract.predicates import Predicate
from kg.extract.sorts import actors
from kg.extract.tables import alternatives, table, words

_PURPOSE = re.compile(
    r"\s?(?:을|를)?\s?위(?:한|해|하여)|에\s(?:맞|따[라르른]|대비|앞서|발맞|즈음|대한)|로\s인|[을를]\s(?:받|희망|원하|바라)|\s?관련|\s?\d+주년|\s?시\s"
)
_EFFORT = frozenset({"가하", "내", "기울이", "쏟", "다하", "높이", "집중", "매진", "힘쓰", "모으"})
_EFFORT_OBJECT = re.compile(r"(?:박차|속도|총력|역량|힘|행정력|심혈|노력|힘써|매진)")
_MADE_NOUN = re.compile(r"(?:조성|구축|건립|건설|유치|추진|제정|설립|개발|정비|$)")
_VIEWS = frozenset({"강조", "주장", "역설"})
_UNDERTAKINGS = frozenset({"Facility", "Project", "Programme", "Policy", "Fund", "Event"})
_MOVED = frozenset({"GovernmentBody", "Organization", "Association", "Company", "ResearchInstitute"})
"""Standing bodies that a place may want to come."""
_BUILT = frozenset({"조성", "구축", "건립", "건설", "설립", "신축", "증설", "설치", "개발", "착공", "추진"})
_HELD = frozenset({"개최", "주최", "주관"})
_BY_PEOPLE = frozenset({"발의"})
"""What people do by themselves: a lawmaker brings in a bill."""
_RUN_AS = re.compile(r"(?:(?<!적)(?<!공동)(?<!시범)(?<!별도)으로|(?<!으)로)\s?$")
"""X를 Y로 운영하다 says what X is run as, not who runs it."""
_CARRIED = 0.55
_DONE = frozenset({"PURSUES", "OPERATES", "FUNDS", "BIDS_FOR"})
"""What the body that a text is about may have done without being named; a view needs its holder."""
_PEOPLE_DO = frozenset({"SUPPORTS", "OPPOSES", "DISCUSSES"})  # in their own name; all else their bodies do
_TALKS = frozenset({"논의", "협의", "토론", "토의", "점검", "심의", "의결", "공유"})
_GIVEN_UP = re.compile(r"^\s?(?:사업\s)?(?:중단|취소|무산|폐지|포기|실패|좌절)(?!\s?없)")
_PLANNED_NOUN = re.compile(r"^\s?(?:방안|계획|구상|전략|의향|의사)")


def relations_of(verb: str) -> list[str]:
    """The relations that the verb may state, in the order of the table."""
    return _relations().get(verb, [])


@functools.cache
def _relations() -> dict[str, list[str]]:
    """Verb → the relations that it may state, in the order of the table."""
    found: dict[str, list[str]] = {}
    for kind, entry in table("frames")["frames"].items():
        for verb in entry["verbs"]:
            found.setdefault(verb, []).append(str(kind))
    return found


def frames(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All frames of the document, in order, with the topic carried from sentence to sentence."""
    topic: list[Thing] = []
    block = -1
    headed = subjects.leads(bag)
    speaking = subjects.releasing(bag, scenes)
    main = speaking or subjects.protagonist(scenes, headed)
    for scene in scenes:
        items = inline_items(bag.reading.text, scene.sentence.start, scene.sentence.end)
        for predicate in scene.predicates:
            if len(items) >= 2 and items[0][0] <= predicate.start < items[-1][1] and predicate.form == "nominal":
                continue
            for kind in _relations().get(predicate.lemma, ()):
                if kind not in ("ORGANISES", "PARTICIPATES_IN"):
                    default = main if kind in _DONE else speaking
                    near = predicate.form == "nominal" and scene.sentence.block - block > 1
                    _frame(
                        bag,
                        scene,
                        predicate,
                        kind,
                        [] if near else topic or ([] if predicate.form == "nominal" else default),
                        headed,
                    )
        _efforts(bag, scene, topic or main, headed)
        own = [t for g in scene.groups if g.role == TOPIC and not scene.quoted_at(g.start) for t in actors(g)]
        if own:
            topic, block = own, scene.sentence.block
        elif subjects.has_other_topic(scene, scene.sentence.end):
            topic = []


def _frame(
    bag: Claims, scene: Scene, predicate: Predicate, kind: str, topic: Sequence[Thing], headed: Mapping[int, Thing]
) -> None:
    objects = objects_of(bag, scene, predicate, kind)
    if not objects or predicate.voice == "passive":
        return
    after = bag.reading.flat(predicate.end, min(scene.sentence.end, predicate.end + 14))
    if predicate.form == "nominal" and kind != "BIDS_FOR" and _PURPOSE.match(after):
        if kind == "PURSUES" and predicate.lemma in _BUILT:
            _owners(bag, scene, predicate, objects[0])
        return
    if kind == "OPERATES" and _RUN_AS.search(bag.reading.flat(objects[0].end, max(objects[0].end, predicate.start))):
        return
    if kind == "HOSTS" and (whole := _whole(scene, predicate)):
        for part in (t for g in objects for t in g.things if t.type == "Facility"):
            bag.add("PART_OF", part, whole, scene, predicate.start, "has-parts", 0.6, start=objects[0].start, end=predicate.end)  # fmt: skip
        return
    kind, predicate = _outer(bag, scene, predicate, kind)
    if kind != "OPPOSES" and predicate.form == "nominal" and _GIVEN_UP.match(after):
        return
    doers, confidence = subjects.subjects_of(bag, scene, predicate, objects[0], topic)
    if not doers and kind == "BIDS_FOR":
        doers, confidence = _goals(scene, predicate), 0.6
    if kind == "RESPONDS_TO" and confidence == 0.6:  # whose policy it is does not respond to it
        return
    amount = _money(bag, scene, predicate) if kind == "FUNDS" else None
    if kind not in _PEOPLE_DO and predicate.lemma not in _BY_PEOPLE and not scene.quoted_at(predicate.start):
        named = confidence > _CARRIED and subjects.governing(bag, scene, predicate).form == "finite"
        doers = _responsible(doers, kind == "PURSUES" and named, headed)
    for subject in doers:
        for target in (t for g in objects for t in g.things):
            relation = refined(bag, kind, subject, target, predicate.lemma)
            view = predicate.lemma in _VIEWS and not scene.quoted_at(predicate.start)
            modality = CLAIMED if view or _is_viewed(bag, scene, predicate) else None
            if kind == "DISCUSSES" and predicate.lemma in _TALKS and modality is None:
                modality = bag.talked(scene, predicate.start)
            if _PLANNED_NOUN.match(after) and predicate.form == "nominal":
                modality = PROPOSED
            if relation:
                bag.add(
                    relation, subject, target, scene, predicate.start, f"frame-{predicate.form}", confidence, start=objects[0].start, end=predicate.end,
                    modality=modality, amount=amount,
                )  # fmt: skip


def _owners(bag: Claims, scene: Scene, predicate: Predicate, target: Group) -> None:
    """A의 X 건립을 위한 협약: whose it is, right before it, also where the building is only an aim."""
    owner = next((g for g in reversed(scene.groups) if g.role == OF and 0 <= target.start - g.end <= 2), None)
    for doer in actors(owner) if owner is not None else ():
        for thing in target.things if doer.type != "Person" else ():
            if thing.type in ("Facility", "Project"):
                bag.add("PURSUES", doer, thing, scene, predicate.start, "owner-aim", 0.65, start=owner.start if owner else target.start, end=predicate.end)  # fmt: skip


def _responsible(doers: Sequence[Thing], named: bool, headed: Mapping[int, Thing]) -> list[Thing]:
    """Who answers for it: for what the head of a body does, the body; the head beside it where the clause names him as doing it."""
    found: list[Thing] = []
    for doer in doers:
        found += [doer] if doer.type != "Person" or named else []
        found += [headed[doer.number]] if doer.type == "Person" and doer.number in headed else []
    return list({id(one): one for one in found}.values())


def _whole(scene: Scene, predicate: Predicate) -> Thing | None:
    """The facility that is the topic of a sentence on what it holds (단지는 X, Y 등을 갖춘다): nobody else is meant to have that."""
    before = [g for g in scene.groups if g.role in (TOPIC, SUBJECT) and g.end <= predicate.start and not scene.quoted_at(g.start)]  # fmt: skip
    last = before[-1] if before else None
    return last.things[0] if last is not None and last.role == TOPIC and last.things[0].type in ("Facility", "Project") else None  # fmt: skip


@functools.cache
def _outer_verb() -> re.Pattern[str]:
    frames_ = table("frames")["frames"]
    kinds = {str(kind): frames_[kind]["verbs"] for kind in ("OPPOSES", "SUPPORTS", "DISCUSSES")}
    parts = "|".join(f"(?P<{kind}>{alternatives(verbs)})" for kind, verbs in kinds.items())
    return re.compile(
        rf"^(?:\s?(?:사업|계획|방안|필요성|당위성))?(?:[을를에]\s?(?:\S+히\s|적극\s|공식\s|결사\s)?(?:{parts})|\s(?:결사\s)?(?P<STOPS>반대|무효화|백지화|철회|저지|중단(?=[을를]?\s?(?:촉구|요구|하라|주장|호소)))|[은는]\s(?P<NEVER>묵과|용납|있을\s수\s없|안\s된다))"
    )


def _outer(bag: Claims, scene: Scene, predicate: Predicate, kind: str) -> tuple[str, Predicate]:
    """X 유치에 반대하다, X 조성을 지원하다: what is done to the undertaking, by the verb that governs the noun of action."""
    if predicate.form != "nominal":
        return kind, predicate
    found = _outer_verb().match(bag.reading.flat(predicate.end, min(scene.sentence.end, predicate.end + 30)))
    if not found:
        return kind, predicate
    outer = next((p for p in scene.predicates if predicate.end < p.start <= predicate.end + found.end()), predicate)
    outer = outer if outer.voice == "active" else predicate
    return ("OPPOSES", outer) if found["STOPS"] or found["NEVER"] else (str(found.lastgroup), outer)


def _goals(scene: Scene, predicate: Predicate) -> list[Thing]:
    """Where it is to come, if nobody is named who wants it there (X를 해온에 유치하겠다): the place bids."""
    quoted = scene.quoted_at(predicate.start)
    before = [
        g for g in scene.groups if g.role == TO and g.end <= predicate.start and scene.quoted_at(g.start) == quoted
    ]
    return [t for g in before[-1:] for t in g.things if t.type in ("City", "Province") and predicate.start - g.end < 12]


def _is_viewed(bag: Claims, scene: Scene, predicate: Predicate) -> bool:
    """Whether the predicate describes a noun in a sentence that only reports a view (보유한 도시라는 데 공감했다)."""
    if predicate.form != "adnominal" or scene.quoted_at(predicate.start):
        return False
    sentence = scene.sentence
    return modality_in(bag.reading.text, sentence.start, sentence.end, None, sentence.kind) == CLAIMED


def _efforts(bag: Claims, scene: Scene, topic: Sequence[Thing], headed: Mapping[int, Thing]) -> None:
    """[topic]은 [programmes] 등으로 박차를 가하다, X 조성에 속도를 내다: what it puts its effort into, it pursues."""
    effort = next((p for p in reversed(scene.predicates) if p.lemma in _EFFORT and p.form != "nominal"), None)
    if effort is None or scene.quoted_at(effort.start):
        return
    if not _EFFORT_OBJECT.search(bag.reading.flat(max(scene.sentence.start, effort.start - 12), effort.start)):
        return
    own = next((g for g in scene.groups if g.role == TOPIC and actors(g) and not scene.quoted_at(g.start)), None)
    if own is None and subjects.has_other_topic(scene, effort.start):
        return
    for group in scene.groups:
        near = group.role == TO and effort.start - group.end <= 16
        if (own is not None and group.start < own.end) or group.end > effort.start or group.role in (OF, SUBJECT, TOPIC) or (own is None and not near):  # fmt: skip
            continue
        for thing in group.things:
            if thing.type in ("Programme", "Project") or (near and thing.type in ("Policy", "Fund", "Facility") and _MADE_NOUN.match(group.noun)):  # fmt: skip
                for subject in actors(own) if own is not None else topic:
                    doer = headed.get(subject.number, subject)
                    bag.add("PURSUES", doer, thing, scene, effort.start, "effort", 0.6, start=group.start, end=effort.end)  # fmt: skip


def refined(bag: Claims, kind: str, subject: Thing, target: Thing, verb: str) -> str | None:
    """The relation between these types: what cannot be bid for is pursued; an event is organised, not pursued."""
    if verb in _HELD and target.type != "Programme":
        return None
    if kind in ("PURSUES", "BIDS_FOR") and target.type == "Event":
        return "ORGANISES" if kind == "PURSUES" else kind
    if kind == "HOSTS" and subject.type not in ("City", "Province"):
        kind = "OWNS"
    if verb in words("frames", "calls") and target.type not in _UNDERTAKINGS:
        return None
    if target.row and (kind == "PURSUES" or (kind == "BIDS_FOR" and target.type not in _MOVED)) and bag.ontology.is_a(target.type, "Organization"):  # fmt: skip
        return None
    if kind == "OPERATES" and target.type in ("City", "Province", "Country"):
        return None
    if kind == "RESPONDS_TO" and target.type != "Policy":
        return None
    return kind if bag.ontology.allows(kind, subject.type, target.type) else None


def _money(bag: Claims, scene: Scene, predicate: Predicate) -> int | None:
    sums = [f for f in figures_in(bag.reading.text, scene.sentence.start, predicate.start) if f.unit == "KRW"]
    return int(sums[-1].value) if sums else None
