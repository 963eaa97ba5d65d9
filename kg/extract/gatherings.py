"""Gatherings: who holds a meeting, where it takes place, who comes.

Comes in: scenes. Goes out: ORGANISES, LOCATED_IN, PARTICIPATES_IN claims in the bag.
"""

import re
from collections.abc import Sequence

from kg.evidence import ASSERTED
from kg.extract.claims import Claims
from kg.extract.clauses import AT, BY, OBJECT, OF, SUBJECT, TO, TOPIC, WITH, Group, Scene, in_brackets
from kg.extract.groups import AND_OTHERS
from kg.extract.hosting import HOSTED, acts_at, chaired, hosted
from kg.extract.model import Thing
from kg.extract.occasion import occasion
from kg.extract.predicates import Predicate
from kg.extract.sorts import VENUES, actors
from kg.extract.subjects import closes

_HELD = frozenset(
    {
        "개최",
        "열",
        "열리",
        "갖",
        "가지",
        "주최",
        "주관",
        "진행",
        "마련",
        "개막",
        "실시",
        "거행",
        "치르",
        "치러지",
        "소집",
        "공동개최",
    }
)
_SIGNED = frozenset({"체결", "맺", "서명"})
_CAME = frozenset({"참석", "참가", "참여", "함께하", "자리하", "모이", "참관", "동참", "자리", "배석"})
_AIM = re.compile(r"(?:[을를]\s)?\s?위[한해하]")
_PRESENT = frozenset({"참석", "함께하", "자리하", "참관", "배석"})
_THERE = re.compile(r"^\W*(?:[ㅇ○□◦-]\s)?(?:한편,?\s|또한,?\s|특히,?\s)?(?:이날|이번|이|이날\s열린)?\s?(?:자리|행사|회의|간담회|협약식|포럼|토론회|세미나|출범식|준공식|착공식|기공식|개소식|설명회|발표회|보고회|시상식|기념식|면담|회담)에(?:는|서는)?\s")  # fmt: skip
"""How a sentence begins that tells who came to the occasion."""
_ELSEWHERE = re.compile(r"(?<![가-힣])(?!이날|행사|자리|현장|회의|간담회|협약식|이번)[가-힣]{2,12}에(?:는|도|만)?\s(?:직접\s|함께\s|공동으로\s)?$")  # fmt: skip
_TALKED = frozenset({"논의", "토론", "토의", "협의", "공유", "나누", "모색"})
_TALKS = re.compile(r"(?:회의|간담회|토론회|포럼|세미나|협의회|좌담회|설명회|워크숍|심포지엄|콘퍼런스|컨퍼런스)$")
_COUNTED = re.compile(
    r"등\s?(?:전국\s|총\s|국내\s|지역\s|관내\s)?\d+여?\s?(?:개|곳|팀)|등\s?(?:관계|유관)\s?(?:기관|부처)"
)
"""Behind a list that names some of those who sent people."""
_TAIL = re.compile(r"(?:이날|이번|금번)\s([가-힣]{2,8}?)(?:에는|에|에서는)\s")


def gatherings(bag: Claims, scene: Scene) -> None:
    """All that one sentence says of meetings."""
    meetings = [(g, p.thing) for g in scene.groups for p in g.phrases if p.thing.type == "Event"]
    for group, event in meetings:
        _where(bag, scene, group, event)
        _speaks(bag, scene, group, event)
        chaired(bag, scene, group, event)
    for predicate in scene.predicates:
        if scene.quoted_at(predicate.start):
            continue
        if predicate.lemma in _HELD:
            _hold(bag, scene, predicate, meetings)
        if predicate.lemma in _CAME:
            _attend(bag, scene, predicate)


def _speaks(bag: Claims, scene: Scene, group: Group, event: Thing) -> None:
    """A person who does something at the meeting takes part in it: 시장이 회의에서 강조했다."""
    if group.role != AT or scene.quoted_at(group.start):
        return
    if not any(p.form == "finite" and p.start >= group.end for p in scene.predicates):
        return
    for other in scene.groups:
        if other.role in (TOPIC, SUBJECT) and not scene.quoted_at(other.start):
            for thing in other.things:
                if thing.type == "Person":
                    bag.add("PARTICIPATES_IN", thing, event, scene, group.start, "speaks-at", 0.7, start=other.start, end=group.end, modality=ASSERTED)  # fmt: skip


def _hold(bag: Claims, scene: Scene, predicate: Predicate, meetings: Sequence[tuple[Group, Thing]]) -> None:
    """A가 (B와 함께) [event]를 열다; [event]가 B와 함께 열리다."""
    near = [(g, e) for g, e in meetings if g.end <= predicate.start + 2 and g.role in (OBJECT, "", SUBJECT, TOPIC)]
    if predicate.lemma in HOSTED and (not near or near[-1][0].role == TOPIC):
        hosted(bag, scene, predicate, meetings)
        return
    if not near:
        return
    group, event = near[-1]
    gap = bag.reading.flat(group.end, max(group.end, predicate.start))
    if re.search(r"[을를]\s|계기|통해|위해|바탕|앞두|맞아", gap) or len(gap) > 30:
        return
    company = [t for g in scene.groups if g.role == WITH and g.start < predicate.start and AND_OTHERS.match(g.noun) and re.match(r"\s?(?:함께|공동)", bag.reading.flat(g.end, min(scene.sentence.end, g.end + 5))) for t in actors(g)]  # fmt: skip
    holders = _holders(scene, predicate, event)
    if predicate.voice == "active" and not event.name.endswith(("협약", "MOU")):
        for holder in holders:
            bag.add("ORGANISES", holder, event, scene, predicate.start, "held", 0.85, start=group.start, end=predicate.end, modality=bag.done(scene, predicate))  # fmt: skip
        for thing in company if holders else ():
            if thing.type != "Person" and thing is not event:
                bag.add("ORGANISES", thing, event, scene, predicate.start, "held-with", 0.75, start=group.start, end=predicate.end, modality=bag.done(scene, predicate))  # fmt: skip
        company = [t for t in company if t.type == "Person" or not holders]
    elif company:
        company = [*holders, *company]
    for thing in company:
        if event not in (thing,):
            bag.add("PARTICIPATES_IN", thing, event, scene, predicate.start, "held-with", 0.7, start=group.start, end=predicate.end, modality=bag.done(scene, predicate))  # fmt: skip


def _holders(scene: Scene, predicate: Predicate, event: Thing) -> list[Thing]:
    """The nearest subject, else the topic; of a verb that describes, the noun behind it."""
    if predicate.form == "adnominal":
        after = next((g for g in scene.groups if g.start >= predicate.end), None)
        if after and after.start - predicate.end <= 3 and event not in after.things:
            return actors(after)
    for role in (SUBJECT, TOPIC):
        for group in reversed(scene.groups):
            if group.role == role and group.end <= predicate.start and event not in group.things and not scene.quoted_at(group.start) and not _came(scene, group, predicate):  # fmt: skip
                found = [t for t in actors(group) if t.type != "Person"] or actors(group)
                if found:
                    return found
    return []


def _came(scene: Scene, group: Group, predicate: Predicate) -> bool:
    """Whether the subject is who came, in a clause before (A, B가 참석한 가운데 회의를 열다)."""
    return group.role == SUBJECT and any(p.lemma in _CAME and p.form == "adnominal" and group.end <= p.start < predicate.start for p in scene.predicates)  # fmt: skip


def _where(bag: Claims, scene: Scene, group: Group, event: Thing) -> None:
    """[place]에서 (열린) [event], or [event] ... [place]에서 열."""
    if scene.quoted_at(group.start):
        return
    for other in reversed(scene.groups):
        if other.role != AT or scene.quoted_at(other.start) or event in other.things:
            continue
        if in_brackets(
            bag.reading.text, scene.sentence.start, other.start
        ):  # 한빛호텔(누리시 소재)에서: where the venue is
            continue
        places = [t for t in other.things if t.type in VENUES and t.name != "정부" and "정부" not in t.names]
        verb = next((p for p in scene.predicates if p.lemma in _HELD | _SIGNED and p.start >= other.end), None)
        if (
            places
            and verb is not None
            and not (verb.lemma in HOSTED and acts_at(other))
            and not _describes_another(scene, verb, event)
            and (abs(verb.start - group.start) < 80 or group.start < verb.start)
        ):
            bag.add(
                "LOCATED_IN",
                event,
                places[-1],
                scene,
                verb.start,
                "held-at",
                0.8,
                start=other.start,
                end=verb.end,
                modality=bag.done(scene, verb),
            )
            return


def _describes_another(scene: Scene, verb: Predicate, event: Thing) -> bool:
    """Whether the verb describes another meeting, which stands behind it (누리시에서 열린 X에서 Y를 알렸다: Y was not there)."""
    if verb.form != "adnominal":
        return False
    behind = next((g for g in scene.groups if g.start >= verb.end and any(t.type == "Event" for t in g.things)), None)
    return behind is not None and event not in behind.things and behind.start - verb.end <= 30


def _attend(bag: Claims, scene: Scene, predicate: Predicate) -> None:
    """Everybody named before 참석, at the meeting of the sentence or the only one of the document."""
    if predicate.form == "nominal" and _AIM.match(
        bag.reading.flat(predicate.end, min(scene.sentence.end, predicate.end + 8))
    ):
        return
    events = _attended(scene, predicate)
    if not events and (called := _called(bag, scene, predicate)) is not None:
        events = [called]
    there = _THERE.match(bag.reading.flat(scene.sentence.start, predicate.start))
    if not events and (predicate.lemma in _PRESENT or there) and not _ELSEWHERE.search(bag.reading.flat(scene.sentence.start, predicate.start)):  # fmt: skip
        events = [e for e in (occasion(bag.reading),) if e is not None]
    if not events and predicate.lemma in ("참여", "참가") and _discusses(scene, predicate):
        events = [e for e in (occasion(bag.reading),) if e is not None and _TALKS.search(e.name)]
    if not events:
        return
    event = events[0]
    describes = predicate.form == "adnominal" and not closes(bag, scene, predicate)
    if describes:
        after = next((g for g in scene.groups if g.start >= predicate.end), None)
        if after and after.start - predicate.end < 4 and any(t.type == "Person" for t in after.things):
            for thing in actors(after):
                bag.add("PARTICIPATES_IN", thing, event, scene, predicate.start, "attended", 0.8, start=predicate.start, end=after.end)  # fmt: skip
            return
    by_members = re.search(r"위원(?:들)?(?:이|도)\s?$", bag.reading.flat(scene.sentence.start, predicate.start))
    council = _council_of(bag, event) if by_members else None
    others = _others_came(bag, scene, predicate)
    for group in scene.groups:
        if group.start > predicate.start or event in group.things or scene.quoted_at(group.start):
            continue
        if others and group.role == TOPIC:
            continue
        if describes and not _own_subject(scene, group, predicate):
            continue
        sent = _sends(bag, group, predicate, there is not None)
        if (group.role in (OF, AT, TO, BY) and not sent) or (group.role == OBJECT and "비롯" not in bag.reading.flat(group.end, predicate.start)):  # fmt: skip
            continue
        for thing in actors(group):
            bag.add("PARTICIPATES_IN", thing, event, scene, predicate.start, "attended", 0.8, start=group.start, end=predicate.end, modality=bag.done(scene, predicate))  # fmt: skip
            if council is not None and thing.type != "Committee":
                bag.add("MEMBER_OF", thing, council, scene, predicate.start, "attending-member", 0.65, start=group.start, end=predicate.end, modality=ASSERTED)  # fmt: skip


def _sends(bag: Claims, group: Group, predicate: Predicate, there: bool) -> bool:
    """Whether 에서 marks whose people came: A, B 등 5개 기관에서 참석; 행사에는 A, B 등 10개 대학에서 학생 200명이 참가."""
    if group.role != AT or predicate.start < group.end:
        return False
    near = predicate.start - group.end <= 3 or bag.reading.flat(group.end, predicate.start).strip() in ("자리를", "함께", "자리를 함께")  # fmt: skip
    counted = there and len(group.things) > 1 and bool(_COUNTED.match(group.noun))
    return (bool(group.noun) and near) or counted


def _others_came(bag: Claims, scene: Scene, predicate: Predicate) -> bool:
    """Whether the subject right before the verb is nobody named (공무원 등이 참석하고): then the topic is who tells of it."""
    if re.search(r"[가-힣](?:이|가)\s(?:함께\s|직접\s|대거\s)?$", bag.reading.flat(scene.sentence.start, predicate.start)) is None:  # fmt: skip
        return False
    return not any(g.role in (SUBJECT, "") and predicate.start - 8 <= g.end <= predicate.start for g in scene.groups)


def _discusses(scene: Scene, predicate: Predicate) -> bool:
    """Whether those who take part in something unnamed talk there (A, B 등이 참여해 현안을 논의하다)."""
    if predicate.form == "adnominal" or any(g.role == TO and g.end <= predicate.start for g in scene.groups):
        return False
    return any(p.lemma in _TALKED and p.start > predicate.start for p in scene.predicates)


def _called(bag: Claims, scene: Scene, predicate: Predicate) -> Thing | None:
    """이날 환영회에는: the event last named whose name ends so."""
    word = _TAIL.search(bag.reading.flat(scene.sentence.start, predicate.start))
    named = [
        (mention.start, thing.number, thing)
        for thing in bag.reading.things
        if thing.type == "Event"
        and word is not None
        and thing.name.endswith(word.group(1))
        and thing.name != word.group(1)
        for mention in thing.mentions
        if mention.start < scene.sentence.start
    ]
    return max(named, key=lambda told: told[:2])[2] if named else None


def _council_of(bag: Claims, event: Thing) -> Thing | None:
    """The committee whose meeting it is."""
    for mention in event.mentions:
        for at in bag.reading.inside(mention.start, mention.end, inner=True):
            if at.thing.type == "Committee" and at.thing is not event:
                return at.thing
    return None


def _own_subject(scene: Scene, group: Group, predicate: Predicate) -> bool:
    """Whether the group is who comes, in a clause that describes a noun (A, B 등이 참석한 가운데)."""
    if any(p.form != "nominal" and group.end <= p.start < predicate.start for p in scene.predicates):
        return False
    return group.role in (SUBJECT, "", WITH)


def _attended(scene: Scene, predicate: Predicate) -> list[Thing]:
    """The meeting that people came to: the topic, what carries 에, else the nearest before the verb."""
    before = [(g, t) for g in scene.groups for t in g.things if t.type == "Event" and g.start < predicate.start]
    ranked = sorted(
        before, key=lambda pair: (pair[0].role not in (TOPIC, SUBJECT), pair[0].role not in (TO, AT), -pair[0].start)
    )
    return [thing for _, thing in ranked]
