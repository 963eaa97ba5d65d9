"""Sentences that say whose an undertaking is: X는 A가 추진하는 사업이다; A가 주관하고 B가 운영하는 X; A, B 등이 조성하는 X 펀드.

Comes in: scenes. Goes out: PURSUES, OPERATES, FUNDS, ... claims in the bag. The verb describes the undertaking itself, or a common noun of its sort
(사업, 시설, 펀드) that the sentence says it is; its subject stands before it with nothing else that could be its object.
"""

import functools
import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.claims import Claims
from kg.extract.clauses import AT, OBJECT, SUBJECT, TOPIC, WITH, Group, Scene
from kg.extract.frames import refined, relations_of
from kg.extract.model import Thing
from kg.extract.predicates import Predicate
from kg.extract.sorts import BODIES, UNDERTAKINGS
from kg.extract.tables import alternatives, table

_GOES_ON = ("고", "며", "으며", "어", "아", "여", "어서", "아서")
_RUN = frozenset({"전담", "운영", "관리", "운용", "위탁운영", "담당", "수행"})
_PAID = frozenset({"조성", "결성", "출자", "만들", "참여", "출연"})
_SORT_GAP = re.compile(r"^(?:[가-힣A-Za-z0-9,.·~()㎡%]{1,14}\s){0,6}[가-힣A-Za-z0-9·]{0,10}$")
_JOINED = re.compile(r"\s?(?:함께|공동)")
_BOUND = re.compile(r"\S{0,2}\s(?:등|것|가운데|중|바|데|뒤|후|경우|만큼|때)(?![가-힣]{2})")
"""Behind the verb a noun that is nothing by itself: the verb describes no undertaking."""
_NEAR = re.compile(
    r"^(?:\s?(?:고\s)?(?:있는|온|중인)|[가-힣]{0,2})?\s?(?:[가-힣0-9,.·]{0,11}[^과와을를에이가은는\s]\s){0,3}[‘'“\"「『《〈｢＜]?$"
)


def defining(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All such sentences of the document."""
    for scene in scenes:
        chain: list[Predicate] = []
        for predicate in scene.predicates:
            if predicate.form == "nominal" or predicate.voice == "passive":
                continue
            chain.append(predicate)
            if predicate.form == "finite" and predicate.ending in _GOES_ON:
                continue
            if predicate.form == "finite" and (topic := _topic(scene, chain)):
                _say(bag, scene, chain, topic)
            if predicate.form == "adnominal" and (what := _described(bag, scene, predicate)):
                _say(bag, scene, chain, what)
            chain = []


def _topic(scene: Scene, chain: Sequence[Predicate]) -> list[Thing]:
    """The undertaking that the sentence opens with (X 사업은 A가 주관하고 B가 참여한다)."""
    first = next((g for g in scene.groups if g.role in (TOPIC, SUBJECT)), None)
    if first is None or first.role != TOPIC or first.noun or len(first.things) > 1 or scene.quoted_at(chain[-1].start):
        return []
    if any(
        p.form != "nominal" and p.voice == "active" and first.end <= p.start < chain[0].start for p in scene.predicates
    ):
        return []
    return [t for t in first.things if t.type in UNDERTAKINGS]


def _described(bag: Claims, scene: Scene, predicate: Predicate) -> list[Thing]:
    """What the verb describes: the undertaking behind it, or the topic that the sentence says to be such a noun."""
    if scene.quoted_at(predicate.start):
        return []
    after = next((g for g in scene.groups if g.start >= predicate.end), None)
    if _BOUND.match(bag.reading.flat(predicate.end, min(scene.sentence.end, predicate.end + 8))):
        return []
    if after is not None and _NEAR.match(bag.reading.flat(predicate.end, after.start)):
        return [t for t in after.things if t.type in UNDERTAKINGS]
    topic = next((g for g in scene.groups if g.role == TOPIC and g.end <= predicate.start), None)
    stop = min(scene.sentence.end, predicate.end + 70)
    sort = _sort().search(bag.reading.flat(predicate.end, stop))
    if (
        topic is None
        or sort is None
        or not _SORT_GAP.match(bag.reading.flat(predicate.end, predicate.end + sort.start()).lstrip())
    ):
        return []
    return [t for t in topic.things if t.type in UNDERTAKINGS] if len(topic.things) == 1 and not topic.noun else []


@functools.cache
def _sort() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternatives(table('frames')['sorts']['words'])})(?:이다|다\.|입니다|으로|로|이며|이자)[\s,.]?"
    )


def _say(bag: Claims, scene: Scene, chain: Sequence[Predicate], what: Sequence[Thing]) -> None:
    """Who does what the verbs of the chain say, each with its own subject, or that of the verb before."""
    doers: list[Thing] = []
    starts = [scene.sentence.start, *(p.end for p in chain)]
    for (first, _), predicate in zip(pairwise([*starts, scene.sentence.end]), chain, strict=False):
        groups = [g for g in scene.groups if first <= g.start and g.end <= predicate.start + 1]
        own = _doers(bag, groups, predicate, what)
        doers = own or (doers if predicate is not chain[0] and not _has_subject(scene, first, predicate.start) else [])
        with_object = any(g.role == OBJECT or g.particle == OBJECT for g in groups) or re.search(
            r"[을를]\s", bag.reading.flat(groups[-1].end if groups else first, predicate.start)
        )
        for doer in doers:
            for thing in what:
                if relation := _relation(bag, predicate, doer, thing, bool(with_object), predicate is chain[-1]):
                    bag.add(relation, doer, thing, scene, predicate.start, "defined-by", 0.7, start=groups[0].start if groups else first, end=predicate.end)  # fmt: skip


def _has_subject(scene: Scene, start: int, end: int) -> bool:
    """Whether a subject of its own stands there that is no mention (산하기관이 참여하는)."""
    return any(t.tag == "JKS" and start <= t.start < end for t in scene.sentence.tokens)


def _doers(bag: Claims, groups: Sequence[Group], predicate: Predicate, what: Sequence[Thing]) -> list[Thing]:
    """The subject nearest before the verb; a body with 에서 does things too."""
    for group in reversed([g for g in groups if g.role != WITH]):
        bodies = [t for t in group.things if t.type in BODIES and t not in what]
        if bodies and (
            group.role == SUBJECT
            or (
                group.role == AT
                and not group.noun
                and predicate.start - group.end <= 12
                and "서는" not in bag.reading.flat(group.end - 2, group.end + 1)
            )
        ):
            bodies += [
                t
                for g in groups
                if g.role == WITH and _JOINED.match(bag.reading.flat(g.end, g.end + 5))
                for t in g.things
                if t.type in BODIES
            ]
            return bodies if len(bag.reading.flat(group.end, predicate.start)) <= 45 else []
        if group.role in (TOPIC, SUBJECT):
            return []
    return []


def _relation(
    bag: Claims, predicate: Predicate, doer: Thing, thing: Thing, with_object: bool, last: bool
) -> str | None:
    if with_object and not last:
        return None
    if thing.type == "Fund" and predicate.lemma in _PAID:
        return "FUNDS"
    if with_object:
        return (
            "PURSUES"
            if thing.type in ("Programme", "Project")
            and predicate.lemma in ("지원", "육성", "제공", "양성", "돕", "보급", "지급")
            else None
        )
    if predicate.lemma in _RUN:
        return "OPERATES" if bag.ontology.allows("OPERATES", doer.type, thing.type) else None
    if predicate.lemma in ("주관", "주최"):
        return "PURSUES"
    if predicate.lemma in ("참여", "참가", "동참"):
        return "PARTICIPATES_IN" if bag.ontology.allows("PARTICIPATES_IN", doer.type, thing.type) else None
    kinds = [k for k in relations_of(predicate.lemma) if k not in ("ORGANISES", "DISCUSSES", "OPPOSES", "RESPONDS_TO")]
    return next((r for k in kinds if (r := refined(bag, k, doer, thing, predicate.lemma))), None)
