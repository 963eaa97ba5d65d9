"""Who does it: the subject of a predicate, in the sentence, as its topic, or carried over from before.

Comes in: a scene, a predicate with its object, the topic carried. Goes out: actors, with the confidence of that reading. The nearest subject wins
over the topic, the topic over what stands behind a clause that describes it, that over the topic carried.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from kg.extract.claims import Claims
from kg.extract.clauses import AT, OF, SUBJECT, TOPIC, Group, Scene
from kg.extract.model import Thing, Token
from kg.extract.predicates import Predicate
from kg.extract.sorts import actors

_BOUND = re.compile(
    r"\s?(?:방침|계획|예정|것|방안|사업|구상|목표|뜻|생각|입장|전략|의지|바|수|등|한편|동시에|데|이후|뒤|반면)"
)
_NO_CLAUSE = frozenset({"위하", "통하", "대하", "따르", "관하", "들어서", "위치", "자리", "인접", "있", "열리", "걸맞", "맞", "지나", "오", "다가오", "담", "포함", "달하", "이르", "넘"})  # fmt: skip
"""What describes a noun without a subject of its own: days (오는 16일), what something holds or comes to (청사진을 담은)."""
_RELEASING = frozenset({"GovernmentBody", "City", "Province", "ResearchInstitute", "University", "Organization", "Company"})  # fmt: skip
_DOERS = frozenset({"Company", "GovernmentBody", "Association", "Committee", "ResearchInstitute"})


_RUN_AT = frozenset({"주관", "주최", "시행", "추진", "실시", "운영", "공모"})
"""Verbs whose doer may carry 에서: 해양수산부에서 주관하는 사업."""


def runs_at(before: Sequence[Group], predicate: Predicate) -> Group | None:
    """Who does it with the particle of place, right before a verb that describes an undertaking."""
    near = before[-1] if before else None
    if near is None or near.role != AT or predicate.lemma not in _RUN_AT or predicate.form != "adnominal":
        return None
    doers = all(t.type in _DOERS or t.type in ("City", "Province") for t in near.things)
    return near if doers and predicate.start - near.end <= 2 else None


def subjects_of(
    bag: Claims, scene: Scene, predicate: Predicate, target: Group, topic: Sequence[Thing]
) -> tuple[list[Thing], float]:
    """Who does it, with the confidence of that reading."""
    quoted = scene.quoted_at(predicate.start)
    before = [
        g for g in scene.groups if g.end <= predicate.start and g is not target and scene.quoted_at(g.start) == quoted
    ]
    if (runner := runs_at(before, predicate)) is not None:
        return actors(runner), 0.75
    for group in reversed(before):
        if group.role == SUBJECT and actors(group) and not _bound_elsewhere(scene, group, predicate):
            return actors(group), 0.75
        if group.role == TOPIC and actors(group):
            return actors(group), 0.8
    if quoted:
        return _speaking(bag, scene, predicate, quoted)
    outer = governing(bag, scene, predicate)
    if outer.form == "adnominal" and not closes(bag, scene, outer):
        predicate = outer
        head = next((g for g in scene.groups if g.start >= predicate.end), None)
        if head and head.start - predicate.end <= 4 and actors(head):
            return actors(head), 0.7
        return [], 0.0
    if predicate.form == "nominal" and (late := _behind(bag, scene, predicate)) is not None:
        return actors(late), 0.7
    owner = next((g for g in reversed(before) if g.role == OF and g.end >= target.start - 2), None)
    if owner and actors(owner):
        return actors(owner), 0.6
    if has_other_topic(scene, predicate.start):
        return [], 0.0
    doer = None if predicate.form == "nominal" else next((g for g in reversed(before) if g.role == AT and any(t.type in _DOERS for t in g.things)), None)  # fmt: skip
    if doer is not None:
        return [t for t in doer.things if t.type in _DOERS], 0.55
    place = next(
        (g for g in reversed(before) if g.role == AT and bag.reading.text[g.end - 1] == "는" and not g.noun), None
    )
    if place is not None and predicate.form == "finite" and all(t.type in ("City", "Province") for t in place.things):
        return place.things, 0.55
    return list(topic), 0.55


def _behind(bag: Claims, scene: Scene, predicate: Predicate) -> Group | None:
    """The subject that stands behind what it goes into: X 유치에는 한빛시도 뛰어들었다."""
    if not bag.reading.flat(predicate.end, predicate.end + 4).lstrip("전").startswith("에"):
        return None
    verb = next((p for p in scene.predicates if p.start > predicate.end and p.form != "nominal"), None)
    after = next((g for g in scene.groups if g.start >= predicate.end and g.role in (TOPIC, SUBJECT)), None)
    return after if after is not None and verb is not None and after.end <= verb.start and actors(after) else None


def governing(bag: Claims, scene: Scene, predicate: Predicate) -> Predicate:
    """The verb that has the noun of action for its object, right behind it (유치전을 벌이는); else the predicate itself."""
    after = next((p for p in scene.predicates if p.form != "nominal" and p.start > predicate.end), None)
    if predicate.form != "nominal" or after is None:
        return predicate
    return after if re.match(r"전?[을를]\s$", bag.reading.flat(predicate.end, after.start)) else predicate


def _speaking(bag: Claims, scene: Scene, predicate: Predicate, quoted: tuple[int, int]) -> tuple[list[Thing], float]:
    """Of words that an official says without a subject, his body: “X를 유치하겠다”."""
    if predicate.form == "nominal" or has_other_topic(scene, predicate.start, quoted[0]):
        return [], 0.0
    return voice_of(bag, quoted), 0.5


def voice_of(bag: Claims, quoted: tuple[int, int]) -> list[Thing]:
    """The body that speaks in that quotation: the speaker, or whom the speaker holds a post in."""
    speaker = bag.speakers.get(quoted)
    if speaker is None or speaker.type != "Person":
        return [speaker] if speaker is not None else []
    reading = bag.reading
    bodies = [reading.by_span[p.body] for p in reading.posts if p.body in reading.by_span and reading.by_span.get(p.person) is speaker]  # fmt: skip
    return bodies[:1]


def closes(bag: Claims, scene: Scene, predicate: Predicate) -> bool:
    """Whether an adnominal predicate only stands before a bound noun (할 예정이다): it closes its clause and describes nothing."""
    after = bag.reading.flat(predicate.end, min(scene.sentence.end, predicate.end + 14))
    return bool(_BOUND.match(re.sub(r"^\S{0,2}\s", "", after)))


def _bound_elsewhere(scene: Scene, group: Group, predicate: Predicate) -> bool:
    """Whether the subject belongs to a clause that describes a noun before the predicate (무안군이 제시한 조건 ...).

    What only stands somewhere has the noun that it describes for its subject (시가 역 앞에 들어설 병원과).
    """
    return any(
        p.form == "adnominal"
        and p.voice != "passive"
        and p.lemma not in _NO_CLAUSE
        and group.end <= p.start < predicate.start
        for p in scene.predicates
    )


def releasing(bag: Claims, scenes: Sequence[Scene]) -> list[Thing]:
    """Who speaks in a release wherever nobody else is the topic: the body that the first full sentence is about, if it is the first named."""
    for scene in scenes:
        if scene.sentence.kind != "paragraph" or not any(p.form == "finite" for p in scene.predicates):
            continue
        group = next((g for g in scene.groups if not scene.quoted_at(g.start)), None)
        if group is not None and group.role == TOPIC and len(group.things) == 1 and group.things[0].type in _RELEASING:
            return group.things
        return []
    return []


def leads(bag: Claims) -> dict[int, Thing]:
    """The number of a person → the body that the document says this person heads."""
    by_span = bag.reading.by_span
    return {
        by_span[p.person].number: by_span[p.body]
        for p in bag.reading.posts
        if p.relation == "LEADS" and p.person in by_span and p.body in by_span
    }


def protagonist(scenes: Sequence[Scene], headed: Mapping[int, Thing]) -> list[Thing]:
    """The body that most sentences are about, itself or by its head: at least three, and twice as many as of any other."""
    counts: Counter[int] = Counter()
    known: dict[int, Thing] = {}
    for scene in scenes:
        for group in scene.groups:
            if group.role not in (TOPIC, SUBJECT) or scene.quoted_at(group.start):
                continue
            for thing in group.things:
                body = headed.get(thing.number, thing)
                if body.type in _RELEASING:
                    counts[body.number] += 1
                    known[body.number] = body
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return []
    return [known[ranked[0][0]]]


def has_other_topic(scene: Scene, position: int, start: int = 0) -> bool:
    """Whether what stands before the position has a topic or subject of its own that is no mention.

    A subject that a clause in between has taken (제도가 정착되도록 지원하다) is none.
    """
    spans = [(g.start, g.end) for g in scene.groups]
    before: Token | None = None
    for token in scene.sentence.tokens:
        if token.start >= position:
            break
        if token.start < start:
            continue
        if not any(a <= token.start < b for a, b in spans) and before is not None and not before.tag.startswith("J"):
            if token.tag == "JX" and token.form in ("은", "는", "ᆫ") and before.tag.startswith(("N", "XSN", "SL")):
                return True
            if token.tag == "JKS" and not any(
                p.form != "nominal" and token.end <= p.start < position - 1 for p in scene.predicates
            ):
                return True
        before = token
    return False
