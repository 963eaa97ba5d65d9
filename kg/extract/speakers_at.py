"""Who does something at the occasion: gives a talk, a speech, a panel discussion, receives a prize, hands one over.

Comes in: scenes. Goes out: PARTICIPATES_IN claims in the bag, at the event of the sentence, else at the occasion of the text.
"""

import re
from collections.abc import Sequence

from kg.evidence import ASSERTED
from kg.extract.claims import Claims
from kg.extract.clauses import AT, OBJECT, OF, SUBJECT, TO, TOPIC, WITH, Group, Scene
from kg.extract.model import Thing
from kg.extract.occasion import occasion
from kg.extract.sorts import actors
from kg.extract.subjects import has_other_topic

_TALKS = re.compile(
    r"(?:기조|주제|특별|초청)\s?(?:강연|발표|연설|발제)|발제|강연|축사|환영사|개회사|인사말|기념사|격려사|좌장|사회를\s(?:맡|보)|패널|토론을?\s?(?:가졌|진행|벌|이어|했|하였|펼)|(?:주제로|대해|관해|관하여|대하여)\s(?:각각\s)?(?:주제\s)?발표|사례를?\s(?:발표|소개|공유)|발표(?:했|하였|한다|할\s예정|를\s(?:맡|진행|했))"
)
_TO_COME = re.compile(r"(?:예정|계획|방침)(?:이다|입니다|임)?\W*$|한다\W*$")
_FORUMS = re.compile(
    r"(?:포럼|세미나|심포지엄|심포지움|콘퍼런스|컨퍼런스|토론회|워크숍|간담회|설명회|학술대회|총회|공유회|보고회|출범식|협약식|기념식|개소식|준공식|시상식|대회|박람회|회의|좌담회|공청회)$"
)
_PRIZE = re.compile(
    r"(?:대상|최우수상|우수상|장려상|특별상|본상|금상|은상|동상|[가-힣]{1,6}상|표창|훈장|영예)(?:을|를|의)?\s?(?:각각\s)?(?:수상|받|차지|안았|얻)"
)
_MEETS = re.compile(r"(?:면담|회담|회동|만남)(?:을|를)?\s?(?:하|했|갖|가졌|진행|통해|열|개최)|만나|만났")
_MEETING = re.compile(r"(?:면담|회담|회동|방문)$")
_TALKING = re.compile(
    r"(?:포럼|세미나|심포지엄|심포지움|콘퍼런스|컨퍼런스|토론회|워크숍|간담회|좌담회|공청회|회의|회담|면담|라운드테이블|협약식|출범식|준공식|기공식|착공식|개소식|업무협약|성과공유회|보고회)$"
)
_SAYS = frozenset(
    {
        "강조",
        "말",
        "밝히",
        "제언",
        "제시",
        "설명",
        "소개",
        "발표",
        "언급",
        "주장",
        "당부",
        "덧붙이",
        "전하",
        "제안",
        "역설",
        "평가",
        "약속",
        "하",
    }
)
_CEREMONY = re.compile(r"(?:시상식|수여식|공모전|경진대회|대회|기념식|성과공유회|보고회)$")


def speakers(bag: Claims, scenes: Sequence[Scene]) -> None:
    """Talks, speeches and prizes of the document."""
    main = occasion(bag.reading)
    for scene in scenes:
        flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
        if main is not None and _TALKING.search(main.name):
            _speaks(bag, scene, main)
        for talk in _TALKS.finditer(flat):
            _acts(bag, scene, scene.sentence.start + talk.start(), main, _FORUMS)
        for talk in _MEETS.finditer(flat) if main is not None and _MEETING.search(main.name) else ():
            _meet(bag, scene, scene.sentence.start + talk.start(), main)
        for prize in _PRIZE.finditer(flat):
            _wins(bag, scene, scene.sentence.start + prize.start(), main)


def _speaks(bag: Claims, scene: Scene, event: Thing) -> None:
    """Whose talk the text reports in its own words, at a forum or meeting: words between quotation marks may have been said elsewhere."""
    verb = next((p for p in reversed(scene.predicates) if p.form == "finite"), None)
    if (
        scene.quoted
        or verb is None
        or verb.lemma not in _SAYS
        or scene.sentence.end - verb.end > 12
        or scene.sentence.kind == "caption"
    ):
        return
    front = next((g for g in scene.groups if g.role in (TOPIC, SUBJECT) and not scene.quoted_at(g.start)), None)
    if front is None or front.start - scene.sentence.start > 40:
        return
    for thing in front.things:
        if thing.type == "Person":
            bag.add("PARTICIPATES_IN", thing, event, scene, verb.start, "said-there", 0.6, start=front.start, end=verb.end, modality=ASSERTED)  # fmt: skip


def _meet(bag: Claims, scene: Scene, at: int, event: Thing | None) -> None:
    """A가 B와 면담을 갖다: both take part in the meeting that the text is about."""
    before = [g for g in scene.groups if g.end <= at + 1 and not scene.quoted_at(g.start)]
    company = next((g for g in reversed(before) if g.role == WITH), None)
    front = next((g for g in before if g.role in (TOPIC, SUBJECT)), None)
    if company is None or event is None:
        return
    for group in filter(None, (front, company)):
        for thing in group.things:
            if thing.type == "Person":
                bag.add("PARTICIPATES_IN", thing, event, scene, at, "meets", 0.75, start=group.start, end=at)


def _event(scene: Scene, at: int, main: Thing | None, kinds: re.Pattern[str]) -> Thing | None:
    """The event with 에서 or 에 before that place, else the occasion."""
    named = [t for g in scene.groups if g.start < at and g.role in (AT, TO) for t in g.things if t.type == "Event"]
    event = named[-1] if named else main
    return event if event is not None and kinds.search(event.name) else None


def _acts(bag: Claims, scene: Scene, at: int, main: Thing | None, kinds: re.Pattern[str]) -> None:
    event = _event(scene, at, main, kinds)
    if event is None or scene.quoted_at(at):
        return
    group = _doer(scene, at)
    if group is None:
        return
    said = None if _TO_COME.search(bag.reading.flat(at, scene.sentence.end)) else ASSERTED
    for thing in group.things:
        if thing.type in ("Person", "Company", "ResearchInstitute", "University"):
            bag.add("PARTICIPATES_IN", thing, event, scene, at, "speaks", 0.7, start=group.start, end=at, modality=said)


def _doer(scene: Scene, at: int) -> Group | None:
    """The nearest subject, topic or doer with 에서 before that place; people in front of companies."""
    before = [g for g in scene.groups if g.end <= at and not scene.quoted_at(g.start)]
    for group in reversed(before):
        if group.role in (SUBJECT, TOPIC) and actors(group):
            return group
        if group.role == AT and any(t.type == "Company" for t in group.things):
            return group
        if group.role == OF and at - group.end <= 3 and any(t.type == "Person" for t in group.things):
            return group
    return None


def _wins(bag: Claims, scene: Scene, at: int, main: Thing | None) -> None:
    """A, B가 X상을 수상하다: winners take part in the ceremony."""
    event = _event(scene, at, main, _CEREMONY)
    if event is None or scene.quoted_at(at):
        return
    started = max((p.end for p in scene.predicates if p.end < at and p.form == "finite"), default=scene.sentence.start)
    for group in scene.groups:
        if (
            group.end > at + 1
            or group.start < started
            or group.role in (OBJECT, OF, AT, TO)
            or scene.quoted_at(group.start)
            or (group.role == TOPIC and has_other_topic(scene, at, group.end))  # who tells of another's prize
        ):
            continue
        for thing in actors(group):
            if thing.type not in ("City", "Province", "Country", "GovernmentBody"):
                bag.add("PARTICIPATES_IN", thing, event, scene, at, "prize", 0.7, start=group.start, end=at)
