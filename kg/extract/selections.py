"""Selections: whom a programme or project takes in (A, B 등 9곳을 선정, C가 X 사업에 선정되다).

Comes in: scenes. Goes out: PARTICIPATES_IN of those selected, FUNDS with the amount where the sentence says what each is paid. The
programme stands in the sentence, else it is the one that the head of the text is about.
"""

import re
from collections.abc import Sequence

from kg.extract.claims import Claims
from kg.extract.clauses import OBJECT, SUBJECT, TO, TOPIC, Group, Scene
from kg.extract.figures import figures_in
from kg.extract.model import Thing
from kg.extract.predicates import Predicate
from kg.extract.reading import Reading
from kg.extract.sorts import actors
from kg.extract.subjects import has_other_topic

_SELECTED = frozenset({"선정", "지정", "선발", "채택", "낙점"})
_SCHEMES = frozenset({"Programme", "Project"})
_COUNTED = re.compile(r"^\s?(?:등\s?)?(?:의\s)?(?:총\s)?(?:\d+\s?(?:개|곳|팀|명|여)|[가-힣\s]{0,14}(?:지자체|기업|대학|기관|지역|시·군|시군|업체|단체|컨소시엄|병원|학교|센터)|$)")  # fmt: skip
_LATER = re.compile(r"선정된\s(?:각\s)?(?:[가-힣]{2,8}\s)?(?:[가-힣]{2,8})(?:에는|에게는|에게|에|은|는|당)\s")
_PAID = re.compile(r"지원|투입|교부|배정|보조")
_HEAD = 4
"""Blocks at the head of a text: headline, sub-heads, lead."""


def selections(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All selections of the document."""
    main = scheme(bag.reading)
    picked: dict[int, tuple[Thing, list[Thing]]] = {}
    for scene in scenes:
        _pay_all(bag, scene, picked)
        for predicate in scene.predicates:
            if predicate.lemma in _SELECTED and not scene.quoted_at(predicate.start):
                programme, chosen = _select(bag, scene, predicate, main)
                if programme is not None and len(chosen) > len(picked.get(programme.number, (programme, []))[1]):
                    picked[programme.number] = programme, chosen


def _pay_all(bag: Claims, scene: Scene, picked: dict[int, tuple[Thing, list[Thing]]]) -> None:
    """선정된 지역에 총 N억원을 지원한다: what those selected before are paid together, if one programme has selected."""
    flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
    found = _LATER.search(flat) if len(picked) == 1 else None
    if found is None or scene.quoted_at(scene.sentence.start + found.start()):
        return
    at = scene.sentence.start + found.end()
    if not _PAID.search(flat[found.end() :]) or not any(
        f.unit == "KRW" for f in figures_in(bag.reading.text, at, scene.sentence.end)
    ):
        return
    programme, chosen = next(iter(picked.values()))
    for thing in chosen:
        bag.add("FUNDS", programme, thing, scene, at, "selected-paid", 0.65, start=scene.sentence.start + found.start())


def scheme(reading: Reading) -> Thing | None:
    """The programme or project that the head of the text names, if it names one only."""
    last = reading.blocks[min(_HEAD, len(reading.blocks)) - 1].end if reading.blocks else 0
    named = [t for t in reading.things if t.type in _SCHEMES and t.mentions[0].start < last]
    return named[0] if len(named) == 1 else None


def _select(bag: Claims, scene: Scene, predicate: Predicate, main: Thing | None) -> tuple[Thing | None, list[Thing]]:
    chosen = _chosen(scene, predicate)
    if chosen is None:
        return None, []
    programme = _programme(scene, predicate, chosen)
    sure = 0.75
    if programme is None:
        programme, sure = main, 0.6
    if programme is None:
        return None, []
    paid = _payment(bag, scene, predicate)
    taken = [t for t in actors(chosen) if t is not programme and t.type != "Person"]
    for thing in taken:
        bag.add("PARTICIPATES_IN", thing, programme, scene, predicate.start, "selected", sure, start=chosen.start, end=predicate.end)  # fmt: skip
        if paid:
            bag.add("FUNDS", programme, thing, scene, predicate.start, "selected-paid", sure - 0.05, start=chosen.start, end=predicate.end, amount=paid)  # fmt: skip
    return programme, taken


def _chosen(scene: Scene, predicate: Predicate) -> Group | None:
    """The list of those selected: the subject of the passive, the object of the active, else the list before the bare noun."""
    before = [g for g in scene.groups if g.end <= predicate.start + 1 and actors(g) and not scene.quoted_at(g.start)]
    if predicate.voice == "passive":
        if predicate.form == "adnominal":
            after = next((g for g in scene.groups if g.start >= predicate.end), None)
            near = after is not None and after.start - predicate.end <= 4 and len(actors(after)) > 0
            return after if near else None
        roles: tuple[str, ...] = (SUBJECT, TOPIC)
    elif predicate.form == "nominal" and scene.sentence.kind in ("headline", "subhead", "bullet"):
        roles = (OBJECT, "")
    else:
        roles = (OBJECT,)
    group = next((g for g in reversed(before) if g.role in roles or (g.spread and g.role == OBJECT)), None)
    if (
        group is None
        or (predicate.start - group.end > 40 and not _alone(scene, group, predicate))
        or not (_COUNTED.match(group.noun) or len(group.things) > 1)
    ):
        return None
    return group


def _alone(scene: Scene, group: Group, predicate: Predicate) -> bool:
    """Whether the sentence has no other topic or subject than the one far before the passive verb."""
    others = [g for g in scene.groups if g is not group and g.role in (SUBJECT, TOPIC) and g.start < predicate.start]
    return (
        group.role == TOPIC
        and predicate.voice == "passive"
        and not others
        and not has_other_topic(scene, predicate.start, group.end)
    )


def _programme(scene: Scene, predicate: Predicate, chosen: Group) -> Thing | None:
    """What they were selected for: with 에, as the topic, else the one named before the verb."""
    named = [
        (g, t)
        for g in scene.groups
        for t in g.things
        if t.type in _SCHEMES and g is not chosen and g.start < predicate.start
    ]
    named.sort(key=lambda pair: (pair[0].role not in (TO, TOPIC), -pair[0].start))
    return named[0][1] if named else None


def _payment(bag: Claims, scene: Scene, predicate: Predicate) -> int | None:
    """What each of them gets, where the sentence goes on to say it."""
    flat = bag.reading.flat(predicate.end, scene.sentence.end)
    if not _PAID.search(flat):
        return None
    sums = [f for f in figures_in(bag.reading.text, predicate.end, scene.sentence.end) if f.unit == "KRW"]
    return int(sums[0].value) if sums else None
