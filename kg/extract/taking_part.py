"""Who takes part in an undertaking: X 사업에는 A, B가 참여한다; A 컨소시엄이 X 공사를 수주했다.

Comes in: scenes. Goes out: PARTICIPATES_IN claims in the bag. Meetings are told in `gatherings`, committees in `membership`, prizes in `winners`.
"""

import re
from collections.abc import Sequence

from kg.extract.claims import Claims
from kg.extract.clauses import OBJECT, SUBJECT, TOPIC, WITH, Group, Scene
from kg.extract.model import Thing
from kg.extract.predicates import Predicate
from kg.extract.sorts import actors
from kg.extract.subjects import closes
from kg.extract.tables import words

_UNDERTAKINGS = frozenset({"Project", "Programme", "Facility"})
_DONE_FOR = frozenset({"Project", "Facility"})
_INTO = re.compile(
    r"^[’'”\"」』》〉｣＞]{0,2}(?:\([^()]{0,20}\))?\s?(?:사업|과제|공사|구축|조성|개발|추진|프로젝트|프로그램|운영|건설|공모|컨소시엄)?\s?(?:사업|공사)?에(?:는|도)?\s"
)
_SERVES = re.compile(
    r"(?:주관|참여|공동|협력|수행|전담|운영|주관연구|공동연구|수요)\s?(?:기관|기업|대학)(?:으로|을|를|로)\s?(?:공동\s|함께\s)?(?:참여|맡|함께|나서|수행)"
)
_FOR_OTHERS = re.compile(r"\S{0,2}\s?(?:주|준|줄|달라)")
"""동참해 준 데 감사하다: others joined."""
_FOR_ALL = frozenset({"Person", "Country"})


def taking_part(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All participations of the document in projects, programmes and sites."""
    for scene in scenes:
        for predicate in scene.predicates:
            if scene.quoted_at(predicate.start) or predicate.form == "nominal":
                continue
            if predicate.lemma in words("frames", "joining") and not _FOR_OTHERS.match(bag.reading.flat(predicate.end, predicate.end + 6)):  # fmt: skip
                _joins(bag, scene, predicate)
            if predicate.lemma in words("frames", "contracts") and predicate.voice == "active":
                _contracts(bag, scene, predicate)
        _serves(bag, scene)


def _serves(bag: Claims, scene: Scene) -> None:
    """X 사업은 A가 주관기관을 맡고 B가 참여기관으로 함께한다: each in its part."""
    flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
    target: Thing | None = None
    for found in _SERVES.finditer(flat):
        at = scene.sentence.start + found.start()
        before = [g for g in scene.groups if g.end <= at + 1 and not scene.quoted_at(g.start)]
        target = target or next((t for g in before for t in g.things if t.type in ("Project", "Programme")), None)
        who = next((g for g in reversed(before) if g.role in (SUBJECT, TOPIC) and actors(g)), None)
        if target is None or who is None or at - who.end > 4:
            continue
        for doer in actors(who):
            if doer.type not in _FOR_ALL and doer is not target:
                bag.add("PARTICIPATES_IN", doer, target, scene, at, "serves", 0.7, start=who.start, end=at + len(found.group()))  # fmt: skip


def _joins(bag: Claims, scene: Scene, predicate: Predicate) -> None:
    """[undertaking]에 A, B가 참여하다: the list nearest before the verb; where the verb describes, the body behind it."""
    before = [g for g in scene.groups if g.end <= predicate.start + 1 and not scene.quoted_at(g.start)]
    target = next((g for g in reversed(before) if _is_joined(bag, g)), None)
    if target is None or _verb_between(scene, target.end, predicate.start):
        return
    if predicate.form == "adnominal" and not closes(bag, scene, predicate):
        after = next((g for g in scene.groups if g.start >= predicate.end), None)
        own = [g for g in before if g.role == SUBJECT and target.end <= g.start]
        doers = own or ([after] if after is not None and after.start - predicate.end <= 4 else [])
    else:
        late = [g for g in before if g.start >= target.end and g.role in (SUBJECT, WITH, TOPIC, "")]
        early = [g for g in before if g.end <= target.start and g.role in (SUBJECT, TOPIC)]
        doers = [g for g in late if _is_who(g)] or [
            g for g in early[-1:] if not _verb_between(scene, g.end, target.start)
        ]
    for group in doers:
        for doer in actors(group):
            for thing in target.things if doer.type not in _FOR_ALL else ():
                if thing.type in _UNDERTAKINGS:
                    bag.add("PARTICIPATES_IN", doer, thing, scene, predicate.start, "joins", 0.7, start=min(group.start, target.start), end=predicate.end)  # fmt: skip


def _is_joined(bag: Claims, group: Group) -> bool:
    end = group.phrases[-1].end
    return any(t.type in _UNDERTAKINGS for t in group.things) and bool(_INTO.match(bag.reading.flat(end, end + 16)))


def _is_who(group: Group) -> bool:
    """Whether those behind the undertaking are who joins: a list, or a subject."""
    return bool(actors(group)) and (group.role in (SUBJECT, WITH, TOPIC) or group.noun.startswith("등"))


def _verb_between(scene: Scene, start: int, end: int) -> bool:
    return any(p.form != "nominal" and start <= p.start < end for p in scene.predicates)


def _contracts(bag: Claims, scene: Scene, predicate: Predicate) -> None:
    """A가 [project]를 수주하다, [project]는 A가 시공하다: contractors take part."""
    before = [g for g in scene.groups if g.end <= predicate.start + 1 and not scene.quoted_at(g.start)]
    what = next(
        (g for g in reversed(before) if g.role in (OBJECT, TOPIC) and any(t.type in _DONE_FOR for t in g.things)), None
    )
    who = next((g for g in reversed(before) if g.role in (SUBJECT, TOPIC) and actors(g) and g is not what), None)
    if what is None or who is None or _verb_between(scene, max(what.end, who.end), predicate.start):
        return
    for doer in actors(who):
        for thing in what.things if doer.type not in _FOR_ALL else ():
            if thing.type in _DONE_FOR:
                bag.add("PARTICIPATES_IN", doer, thing, scene, predicate.start, "contractor", 0.7, start=min(what.start, who.start), end=predicate.end)  # fmt: skip
