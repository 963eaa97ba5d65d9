"""What a verb is done to: the list right before a noun of action, with the object's particle before a verb, or what the verb describes.

Comes in: a scene, a predicate. Goes out: the groups that are its object; none where that is not certain.
"""

import re
from collections.abc import Sequence

from kg.extract.claims import Claims
from kg.extract.clauses import OBJECT, OF, SUBJECT, TO, TOPIC, WITH, Group, Scene
from kg.extract.predicates import Predicate
from kg.extract.sorts import actors
from kg.extract.subjects import runs_at
from kg.extract.tables import words

_SUCH_AS = re.compile(r"^[\s’'”\"」』｣]*등(?:의)?\s?$")
_UNDERTAKINGS = frozenset({"Facility", "Project", "Programme", "Policy", "Fund", "Event"})
_MAKING = frozenset({"설립", "신설", "만들", "세우", "개소", "운영", "조성", "건립", "출범"})
_MADE = frozenset({"ResearchInstitute", "Organization"})
_RUN_BY_OTHERS = frozenset({"Organization", "ResearchInstitute"})
_BETWEEN = re.compile(r"^[\s’'”\"」』》〉｣＞*]*$")
_OF_GAP = re.compile(
    r"^의\s(?:조기|신속한|원활한|성공적인|성공적|차질\s?없는|본격적인|본격|조속한|안정적인|단계적인|지속적인|효율적인|체계적인|적극적인|공동)?\s?$"
)
_BEGUN = frozenset({"착수", "돌입", "나서"})
"""Verbs whose object carries 에: X 사업에 본격 착수하다; X 유치에 나서다 is a bid."""
_CALLED = re.compile(
    r"(?:기업|기관|대상지|대상|지역|지자체|사업자|운용사|대학|과제|팀|업체|단체|수행기관|참여자|참가자|후보지|컨소시엄|지구|단지|학교|병원|센터|공고|공모)(?:\s?\d+\s?(?:곳|개소|개사|개|개교|개교))?[*＊]*$|^(?:제\s?)?\d+기$|(?:곳|개소|개사|개교)[*＊]*$"
)
_WISHED = re.compile(
    r"^[’'”\"」』》〉]{0,2}(?:\([^()]{0,30}\))?(?:의)?\s?(?:(?:조속한|신속한|빠른|조기|연내|국회|본회의|법안)\s?)*(?:처리|통과|입법|제정|개정|필요성|중요성|당위성|취지|채택|의결)(?:을|를|에)\s?(?:[가-힣]{2,4}\s){0,2}$"
)
"""What is wished for, or against: 법안의 조속한 처리를 거듭 요청하다."""
_ENTERED = frozenset({"응모", "도전"})
_CLOSED = re.compile(
    r"^\s(?:[가-힣A-Za-z0-9·]+(?<![은는이가과와에])\s){0,4}[가-힣A-Za-z0-9·]{1,12}(?:을|를)\s(?:[가-힣]{2,5}\s)?$"
)
_OTHERS = re.compile(r"^[’'”\"」』》〉]{0,2}(?:\([^()]{0,30}\))?\s?등(?:의)?\s(?:[가-힣A-Za-z0-9·]+(?<![은는이가과와에])\s){0,4}[가-힣A-Za-z0-9·]{1,12}(?:을|를)\s(?:[가-힣]{2,5}\s){0,2}$")  # fmt: skip
"""What a list of undertakings closes with: A, B 등 세계 수준의 기반을 조속히 확충하다."""
_NO_OBJECT = frozenset({"위하", "통하", "대하", "따르", "관하", "참여", "참석", "선정"})
_RELATIVE = re.compile(
    r"^(?:\s?(?:고\s)?(?:있는|있던|온|오고\s있는|중인|나갈|될|할)|[가-힣]{0,2})?\s(?:[가-힣]{1,7}[^과와을를에\s]\s){0,2}[‘'“\"「『《〈｢＜]?$"
)


def objects_of(bag: Claims, scene: Scene, predicate: Predicate, kind: str) -> list[Group]:
    """The group right before a noun of action, or with object particle and no other verb between."""
    before = [g for g in scene.groups if g.phrases[-1].end <= predicate.start]
    if not before:
        return []
    if described := _described(bag, scene, predicate, before):
        return [described]
    group = before[-1]
    gap = bag.reading.flat(group.phrases[-1].end, predicate.start)
    if (_BETWEEN.match(gap) and group.role not in (TOPIC, SUBJECT)) or (gap.strip() == "" and len(gap) <= 1):
        listed = (
            before[-2]
            if len(before) > 1 and _SUCH_AS.match(bag.reading.flat(before[-2].phrases[-1].end, group.start))
            else None
        )
        return [listed, group] if listed is not None else [group]
    if group.role == OF and _OF_GAP.match(gap) and any(t.type in _UNDERTAKINGS for t in group.things):
        return [group]
    if (
        kind == "OPPOSES"
        and group.role == TO
        and not group.noun
        and len(bag.reading.flat(group.end, predicate.start)) <= 10
    ):
        return [group]
    if predicate.lemma in _BEGUN and group.role == TO and not group.noun.endswith("유치") and predicate.start - group.end <= 8 and any(t.type in _UNDERTAKINGS for t in group.things):  # fmt: skip
        return [group]
    if kind in ("SUPPORTS", "OPPOSES") and predicate.form != "nominal" and _WISHED.match(bag.reading.flat(group.phrases[-1].end, predicate.start)):  # fmt: skip
        return [group]
    if kind == "BIDS_FOR" and predicate.lemma in _ENTERED and group.role == TO and not group.noun and predicate.start - group.end <= 8:  # fmt: skip
        return [group]
    if kind == "RESPONDS_TO":
        return [group] if group.role == TO and len(bag.reading.flat(group.end, predicate.start)) < 8 else []
    if kind == "PURSUES" and _is_listed(bag, scene, predicate, before[-1]):
        return [before[-1]]
    for group in reversed(before):
        if (OBJECT in (group.role, group.particle) or _also(bag, group, before)) and group.end <= predicate.start:
            rest = bag.reading.flat(group.end, predicate.start)
            verbs = [p for p in scene.predicates if group.end <= p.start < predicate.start and p.form != "nominal"]
            if (
                verbs
                or len(rest) > 40
                or re.search(r"[을를]\s", rest)
                or (
                    group.noun
                    and (group.role != OBJECT or not group.noun.startswith(("등", "와 같은", "과 같은")))
                    and not _calls_for(predicate, group)
                )
            ):
                return []
            if rest.strip() and predicate.form == "nominal" and not _only_adverbs(rest):
                return []
            return [group]
    if kind != "HOSTS" and (joined := _joined(bag, scene, predicate, before)) is not None:
        return [joined]
    topic = _topic_as_object(scene, predicate, before)
    return [topic] if topic is not None else []


def _topic_as_object(scene: Scene, predicate: Predicate, before: Sequence[Group]) -> Group | None:
    """X 사업은 A와 B가 공동으로 추진한다: the undertaking is the topic, who does it the subject behind it."""
    if predicate.form != "finite" or predicate.voice != "active" or predicate.lemma in _NO_OBJECT:
        return None
    subject = next((g for g in reversed(before) if g.role == SUBJECT), None)
    topic = next((g for g in reversed(before) if g.role == TOPIC), None)
    if subject is None or topic is None or not actors(subject) or topic.end > subject.start:
        return None
    if any(p.form != "nominal" and topic.end <= p.start < subject.start for p in scene.predicates):
        return None
    kinds = _UNDERTAKINGS - {"Event"} | (_RUN_BY_OTHERS if predicate.lemma in ("운영", "위탁운영") else frozenset())
    return topic if all(t.type in kinds for t in topic.things) and not topic.noun else None


def _joined(bag: Claims, scene: Scene, predicate: Predicate, before: Sequence[Group]) -> Group | None:
    """X 계획과 관련 사항 등을 심의하다: the list closes with a common noun, which carries the particle."""
    group = before[-1]
    if group.role != WITH or group.noun or predicate.form == "nominal" or any(t.type not in _UNDERTAKINGS for t in group.things):  # fmt: skip
        return None
    rest = bag.reading.flat(group.end, predicate.start)
    verbs = any(p.form != "nominal" and group.end <= p.start < predicate.start for p in scene.predicates)
    return group if not verbs and _CLOSED.match(rest) else None


def _is_listed(bag: Claims, scene: Scene, predicate: Predicate, group: Group) -> bool:
    """Whether a list closes with what its members are, which carries the particle: A, B 등 세계 수준의 기반을 확충하다."""
    if predicate.form == "nominal" or len(group.things) < 2 or any(t.type not in _UNDERTAKINGS for t in group.things):
        return False
    verbs = any(p.form != "nominal" and group.end <= p.start < predicate.start for p in scene.predicates)
    return not verbs and bool(_OTHERS.match(bag.reading.flat(group.phrases[-1].end, predicate.start)))


def _also(bag: Claims, group: Group, before: Sequence[Group]) -> bool:
    """Whether 도 hides the object's particle: A는 X 계획도 세웠다."""
    return (
        group.role == TOPIC
        and bag.reading.text[group.end - 1] == "도"
        and all(t.type in _UNDERTAKINGS for t in group.things)
        and any(g.role in (TOPIC, SUBJECT) and actors(g) for g in before if g is not group)
    )


def _described(bag: Claims, scene: Scene, predicate: Predicate, before: Sequence[Group]) -> Group | None:
    """A가 추진하는 [undertaking]: the verb describes its object, its subject stands right before it."""
    if predicate.form != "adnominal" or predicate.voice != "active" or predicate.lemma in _NO_OBJECT:
        return None
    after = next((g for g in scene.groups if g.start >= predicate.end), None)
    if after is None or not _RELATIVE.match(bag.reading.flat(predicate.end, after.start)):
        return None
    made = predicate.lemma in _MAKING and any(t.type in _MADE and t.row is None for t in after.things)
    if not made and not any(t.type in _UNDERTAKINGS for t in after.things):
        return None
    subject = next((g for g in reversed(before) if g.role in (SUBJECT, TOPIC)), None)
    subject = runs_at(before, predicate) or subject
    if subject is None or not actors(subject) or scene.quoted_at(subject.start) != scene.quoted_at(predicate.start):
        return None
    gap = bag.reading.flat(subject.end, predicate.start)
    verbs = [p for p in scene.predicates if subject.end <= p.start < predicate.start and p.form != "nominal"]
    return (
        after
        if not re.search(r"[을를]\s", gap) and len(gap) <= (25 if subject.role == SUBJECT else 50) and not verbs
        else None
    )


def _calls_for(predicate: Predicate, group: Group) -> bool:
    """Whether the predicate opens the undertaking to others: [programme] 대상지를 선정하다, 운용사를 모집하다."""
    return predicate.lemma in words("frames", "calls") and bool(_CALLED.search(group.noun))


def _only_adverbs(rest: str) -> bool:
    return all(word in words("frames", "adverbs") for word in rest.split())
