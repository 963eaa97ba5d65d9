"""Who won at a contest: A는 X 경진대회에서 대상을 받았다; 대상은 A의 ‘…’가 차지했다, where the text is about one contest.

Comes in: scenes. Goes out: PARTICIPATES_IN claims in the bag.
"""

import re
from collections.abc import Sequence

from kg.extract.claims import Claims
from kg.extract.clauses import AT, SUBJECT, TO, TOPIC, Scene
from kg.extract.model import Thing
from kg.extract.reading import Reading
from kg.extract.selections import scheme
from kg.extract.sorts import actors
from kg.extract.subjects import has_other_topic

_CONTESTS = re.compile(
    r"(?:대회|공모전|경진대회|콘테스트|챌린지|어워드|어워즈|시상식|대전|페스티벌|올림피아드|해커톤)$"
)
_PRIZE = re.compile(
    r"(?:[가-힣]{0,8}상|[가-힣]{0,4}메달|우승)(?:을|를)\s?(?:수상|받|차지|거머쥐|획득|탔)|(?:[가-힣]{0,8}상)\s?수상"
)
_GRADE = re.compile(
    r"(?:^|[\s·‘'(,▲△])(?:영예의\s)?(?:(?:종합|부문|분야)\s?)?(?:대상|최우수상|우수상|장려상|금상|은상|동상|특별상|입선|[가-힣]{2,10}(?:장관|청장|총리|위원장|회장|이사장|원장|시장|도지사)상)(?=[\s은는이가을를에의‘'(,·]|으로)"
)
"""A prize by its grade or giver; 대상 alone also means whom something is for, so a verb of winning must follow."""
_WON = re.compile(r"수상|선정|차지|돌아갔|돌아가|영예|거머쥐|수여|받았|받는다|이름을 올렸")
_ITS_PRIZE = re.compile(r"\s?(?:[가-힣]{1,6})?상(?![가-힣]{2})")
"""Behind a body whose prize it is (한빛부 장관상)."""
_NO_NAMES = frozenset({"대상"})
"""Prizes that are also companies' names."""
_SAYS = re.compile(r"(?:밝혔|말했|전했|강조했|개최했|당부했|설명했)")
_TELLS = frozenset({"GovernmentBody", "City", "Province", "Country"})
_WINNERS = frozenset({"Person", "Company", "University", "Organization"})


def winners(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All winners of the document."""
    main = contest(bag.reading)
    for scene in scenes:
        if not _wins(bag, scene) and main is not None:
            _of_main(bag, scene, main)


def contest(reading: Reading) -> Thing | None:
    """The contest that the text is about: the one named most often, else the only scheme that its head names."""
    named = [t for t in reading.things if t.type in ("Programme", "Event") and _CONTESTS.search(t.name)]
    ranked = sorted(named, key=lambda t: (-len(t.mentions), t.mentions[0].start))
    if not ranked:
        return scheme(reading)
    return ranked[0] if len(ranked) == 1 or len(ranked[0].mentions) > len(ranked[1].mentions) else None


def _of_main(bag: Claims, scene: Scene, main: Thing) -> None:
    """대상은 A의 ‘…’에게 돌아갔다: those named in a sentence on prizes, behind the first grade or before it as its subject."""
    flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
    grade = _GRADE.search(flat)
    if grade is None or not _WON.search(flat, grade.end()) or scene.quoted_at(scene.sentence.start + grade.start()):
        return
    at = scene.sentence.start + grade.start()
    for group in scene.groups:
        if scene.quoted_at(group.start) or not (group.start >= at or group.role in (SUBJECT, TOPIC)):
            continue
        if group.role == TOPIC and _SAYS.search(flat):
            continue
        for phrase in group.phrases:
            rest = bag.reading.flat(phrase.end, min(scene.sentence.end, phrase.end + 8))
            if (
                phrase.thing.type in _WINNERS
                and phrase.thing is not main
                and phrase.thing.name not in _NO_NAMES
                and not _ITS_PRIZE.match(rest)
            ):
                bag.add("PARTICIPATES_IN", phrase.thing, main, scene, at, "winner-of-main", 0.65, start=min(at, phrase.start), end=phrase.end)  # fmt: skip


def _wins(bag: Claims, scene: Scene) -> bool:
    """[contest]에서 A가 대상을 받다: winners took part in the contest of the sentence."""
    contests = [
        (g, t)
        for g in scene.groups
        for t in g.things
        if t.type in ("Programme", "Event") and g.role in (AT, TO) and _CONTESTS.search(t.name)
    ]
    flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
    found = _PRIZE.search(flat)
    if not contests or found is None or scene.quoted_at(scene.sentence.start + found.start()):
        return False
    at = scene.sentence.start + found.start()
    contest: Thing = contests[-1][1]
    for group in scene.groups:
        if group.role in (SUBJECT, TOPIC) and group.end <= at + 1 and not scene.quoted_at(group.start):
            if has_other_topic(scene, at, group.end):  # 소방청은 ... 한빛고 팀이 대상을 받았다고: who tells of it
                continue
            for winner in (t for t in actors(group) if t.type not in _TELLS):
                bag.add("PARTICIPATES_IN", winner, contest, scene, at, "winner", 0.7, start=group.start, end=at)
    return True
