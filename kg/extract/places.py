"""Where things stand: X 내에 위치한 Y, Y가 X에 들어서다, X에 Y를 짓다; and who visits them.

Comes in: scenes. Goes out: LOCATED_IN, PARTICIPATES_IN claims in the bag.
"""

import re

from kg.evidence import ASSERTED, CLAIMED
from kg.extract.claims import Claims
from kg.extract.clauses import AT, OBJECT, SUBJECT, TO, TOPIC, Group, Scene
from kg.extract.model import Thing
from kg.extract.predicates import Predicate
from kg.extract.sorts import BODIES

_STANDS = frozenset({"위치", "소재", "들어서", "자리", "자리하", "입주", "입지", "자리잡", "있"})
_BUILT = frozenset(
    {
        "조성",
        "구축",
        "건립",
        "건설",
        "설립",
        "설치",
        "신설",
        "착공",
        "준공",
        "개소",
        "개관",
        "개원",
        "신축",
        "짓",
        "세우",
        "유치",
        "이전",
        "마련",
        "증설",
    }
)
_SETTLED = frozenset(
    {
        "Facility",
        "ResearchInstitute",
        "Organization",
        "Company",
        "University",
        "Project",
        "GovernmentBody",
        "Association",
    }
)
_SITES = frozenset({"City", "Province", "Facility", "University", "Country"})
_INSIDE = re.compile(r"^[\s’'”\"]*(?:내에?|안에|부지에|일원에|일대에|에)?\s?(?:위치한|소재한|자리한|자리 잡은|자리잡은|들어선|있는|조성된|조성되는|조성 중인|설립된|건립된|건립되는|구축된|구축되는|들어서는|들어설|설치된|입주한|소재의|소재)\s?(?:㈜|\(주\)|주식회사\s|옛\s)?[‘'“]?$")  # fmt: skip
_INSIDE_OF = re.compile(
    r"^[\s’'”\"]*(?:내에?|에)?\s?(?:위치한|소재한|자리한|자리 잡은|있는|입주한)\s[^.,을를]{2,40}\s(?:㈜|\(주\)|주식회사\s)?[‘'“]?$"
)
_SEAT = re.compile(r"^\s?(?:[가-힣A-Za-z]{1,8}\s)?(?:본사|본점|본부|사무국|본원|사업장|거점)를?을?\s$")
_BEST = re.compile(r"최적지|최적의\s?(?:입지|장소|부지|후보지)|최적\s?입지|적임지")
_TO_COME = re.compile(r"(?:예정|계획)(?:이다|입니다|임)?\W*$")
_SPEECHES = re.compile(r"축사|인사말|개회사|환영사|기념사|격려사|치사|기조연설|기조강연")


_SPENDS = frozenset({"투자", "들이", "투입", "위하"})
"""What is spent, and for what, does not part a place from what is built there."""
_BEHIND = re.compile(
    r"^(?:\s?(?:고\s)?(?:있는|중인))?\s?(?:[가-힣]{0,8}[^과와을를에이가은는\s]\s){0,2}[‘'“\"「『《〈｢＜]?$"
)


def places(bag: Claims, scene: Scene) -> None:
    """All that one sentence says of where things stand."""
    for one, other in zip(scene.groups, scene.groups[1:], strict=False):
        gap = bag.reading.flat(one.phrases[-1].end, max(one.phrases[-1].end, other.start))
        if (_INSIDE.match(gap) or _INSIDE_OF.match(gap)) and not scene.quoted_at(one.start):
            site = next((t for t in reversed(one.things) if t.type in _SITES), None)
            for thing in other.things if _INSIDE.match(gap) or other.phrases[0].thing.type == "Company" else ():
                if site is not None and thing.type in _SETTLED:
                    bag.add("LOCATED_IN", thing, site, scene, other.start, "situated", 0.8, start=one.start, end=other.end)  # fmt: skip
    for predicate in scene.predicates:
        if scene.quoted_at(predicate.start):
            continue
        opens = (
            predicate.lemma == "열"
            and bag.reading.flat(max(scene.sentence.start, predicate.start - 3), predicate.start) == "문을 "
        )
        if (predicate.lemma in _STANDS or opens) and predicate.form == "finite":
            _settle(bag, scene, predicate, (SUBJECT, TOPIC))
        if predicate.lemma in _BUILT and predicate.form != "nominal":
            _settle(bag, scene, predicate, (SUBJECT, TOPIC) if predicate.voice == "passive" else (OBJECT,))
        if predicate.lemma in _STANDS | _BUILT and predicate.form == "adnominal":
            _described(bag, scene, predicate)
        if predicate.lemma == "방문":
            _visit(bag, scene, predicate)
        if predicate.lemma == "두":
            _seat(bag, scene, predicate)


def best_sites(bag: Claims, scene: Scene) -> None:
    """X와 관련해 Y가 최적지다: Y is said to be the place for X, which is to bid for it."""
    flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
    for best in _BEST.finditer(flat):
        at = scene.sentence.start + best.start()
        before = [g for g in scene.groups if g.end <= at + 1 and scene.quoted_at(g.start) == scene.quoted_at(at)]
        place = next((t for g in reversed(before) if g.role in (SUBJECT, TOPIC) for t in g.things if t.type in ("City", "Province")), None)  # fmt: skip
        what = next((t for g in reversed(before) for t in g.things if t.type in ("Facility", "Project")), None)
        if place is not None and what is not None:
            bag.add("BIDS_FOR", place, what, scene, at, "best-site", 0.65, start=before[0].start, modality=CLAIMED)


def _settle(bag: Claims, scene: Scene, predicate: Predicate, roles: tuple[str, ...]) -> None:
    """[place]에 [thing]이/을 [verb]: between them no other verb."""
    before = [g for g in scene.groups if g.end <= predicate.start + 1]
    thing = next((g for g in reversed(before) if g.role in roles and not g.noun and _settled(g)), None)
    where = next((g for g in reversed(before) if g.role == TO and any(t.type in _SITES for t in g.things)), None)
    if (
        thing is None
        or where is None
        or abs(thing.start - where.start) > 70
        or predicate.start - max(thing.end, where.end) > 30
    ):
        return
    first = min(thing.end, where.end)
    if any(
        first <= p.start < predicate.start
        and p.form != "nominal"
        and p.lemma not in _SPENDS
        and not _describes(p, thing)
        for p in scene.predicates
    ):
        return
    sites = [t for t in where.things if t.type in _SITES]
    sites = sites if all(t.type in ("City", "Province") for t in sites) else sites[-1:]
    for each in _settled(thing):
        for site in sites:
            bag.add("LOCATED_IN", each, site, scene, predicate.start, "settled", 0.7, start=min(thing.start, where.start), end=predicate.end)  # fmt: skip


def _described(bag: Claims, scene: Scene, predicate: Predicate) -> None:
    """[place]에 들어설, [place]에 조성 중인 [thing]: the verb stands between the place and what it describes."""
    where = next((g for g in reversed(scene.groups) if g.role == TO and g.end <= predicate.start), None)
    thing = next((g for g in scene.groups if g.start >= predicate.end), None)
    if where is None or thing is None or not _BEHIND.match(bag.reading.flat(predicate.end, thing.start)):
        return
    gap = bag.reading.flat(where.end, predicate.start)
    if len(gap) > 25 or re.search(r"[을를]\s", gap) or any(where.end <= p.start < predicate.start and p.form != "nominal" for p in scene.predicates):  # fmt: skip
        return
    for each in _settled(thing)[:1]:
        for site in [t for t in where.things if t.type in _SITES][-1:]:
            bag.add("LOCATED_IN", each, site, scene, predicate.start, "settled", 0.7, start=where.start, end=thing.end)


def _seat(bag: Claims, scene: Scene, predicate: Predicate) -> None:
    """누리시에 본사를 둔 A, A는 누리시에 본사를 두고: where a company or body has its seat."""
    where = next((g for g in reversed(scene.groups) if g.role == TO and g.end <= predicate.start), None)
    if where is None or not _SEAT.match(bag.reading.flat(where.end, predicate.start)):
        return
    if predicate.form == "adnominal":
        behind = next((g for g in scene.groups if g.start >= predicate.end), None)
        who = behind if behind is not None and behind.start - predicate.end <= 25 else None
    else:
        who = next((g for g in reversed(scene.groups) if g.role in (TOPIC, SUBJECT) and g.end <= where.start), None)
    towns = [t for t in where.things if t.type in ("City", "Province", "Country")]
    for each in _settled(who)[:1] if who is not None and towns else ():
        bag.add("LOCATED_IN", each, towns[-1], scene, predicate.start, "seat", 0.75, start=where.start, end=predicate.end, modality=ASSERTED)  # fmt: skip


def _describes(predicate: Predicate, thing: Group) -> bool:
    """Whether a verb in between only describes the thing (연관 산업이 집적된 클러스터를)."""
    return predicate.form == "adnominal" and 0 <= thing.start - predicate.end <= 6


def _settled(group: Group) -> list[Thing]:
    return [t for t in group.things if t.type in _SETTLED]


def _visit(bag: Claims, scene: Scene, predicate: Predicate) -> None:
    """A가 X를 방문하다, where the document knows the visit as an event: it took place there, and A took part."""
    visits = [t for t in bag.reading.things if t.type == "Event" and t.name.endswith("방문")]
    for event in visits:
        seen = next((g for g in reversed(scene.groups) if g.end <= predicate.start + 1 and g.role in (OBJECT, "") and _called(g, event)), None)  # fmt: skip
        if seen is None:
            continue
        for place in seen.things:
            bag.add("LOCATED_IN", event, place, scene, predicate.start, "visit", 0.7, start=seen.start, end=predicate.end)  # fmt: skip
        for group in scene.groups:
            for thing in group.things if group.role in (TOPIC, SUBJECT) and group.start < predicate.start else ():
                if thing.type == "Person" or thing.type in BODIES:
                    bag.add("PARTICIPATES_IN", thing, event, scene, predicate.start, "visit", 0.7, start=group.start, end=predicate.end, modality=bag.done(scene, predicate))  # fmt: skip


def _called(group: Group, event: Thing) -> bool:
    """Whether the visit is called after something of the group."""
    squeezed = event.name.replace(" ", "")
    return any(name.replace(" ", "") in squeezed for thing in group.things for name in (thing.name, *thing.names))


def speeches(bag: Claims, scene: Scene) -> None:
    """Who gives the address at the document's only event takes part in it."""
    events = [t for t in bag.reading.things if t.type == "Event"]
    flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
    found = _SPEECHES.search(flat)
    if found is None or len(events) != 1 or any(g.role == AT for g in scene.groups if events[0] in g.things):
        return
    at = scene.sentence.start + found.start()
    if scene.quoted_at(at):
        return
    for group in scene.groups:
        for thing in group.things if group.role in (TOPIC, SUBJECT) and group.start < at else ():
            if thing.type == "Person":
                said = None if _TO_COME.search(flat) else ASSERTED
                bag.add("PARTICIPATES_IN", thing, events[0], scene, at, "address", 0.7, start=group.start, end=at, modality=said)  # fmt: skip
