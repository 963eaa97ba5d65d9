"""What is asked for: X 건립, Y 조성 등 현안의 예산 반영을 건의했다; 건의한 현안은 X 건립, Y 조성 등이다.

Comes in: scenes. Goes out: PURSUES claims of places and of who heads them, SUPPORTS claims of others, all proposed. A list that a sentence
of its own gives (건의한 현안은 ...) belongs to the topic carried over. The words are data: `schema/frames.toml`, `requests`.
"""

import functools
import re
from collections.abc import Sequence

from kg.evidence import PROPOSED
from kg.extract.claims import Claims
from kg.extract.clauses import BY, FROM, SUBJECT, TO, TOPIC, Group, Scene
from kg.extract.model import Thing
from kg.extract.sorts import UNDERTAKINGS, actors
from kg.extract.subjects import has_other_topic
from kg.extract.tables import alternatives, table

_PLACES = frozenset({"City", "Province", "University"})
_WHOLE = re.compile(
    r"^[’'”\"」』》〉｣＞]{0,2}\s?(?:조기|조속|신속|시급|국비|사업|추진|사업비|예산|[가-힣]{0,4}(?:건립|조성|구축|설립|착공|건설|개발|지정|유치|확대|확장|연장|신설|설치|개설|증설|증축|신축|복원|보수|이전|제정|개정|정비|추진|시행|반영|통과|지원|마련|등|비)|[,·△▲▴]|와|과|및|을|를|의|에|\(|\W*$)"
)
"""Behind what is asked for: the noun of action, the end of the item; another noun shows that the name is only part of it."""
_ABOUT = re.compile(r"^[^가-힣]{0,3}(?:대한|대해|관련)")


@functools.cache
def _asked() -> re.Pattern[str]:
    words = table("frames")["requests"]
    return re.compile(rf"(?:{alternatives(words['what'])})[^.]{{0,24}}?(?P<verb>{alternatives(words['verbs'])})(?:하|했|한|해|드렸|키로)")  # fmt: skip


@functools.cache
def _listed() -> re.Pattern[str]:
    words = table("frames")["requests"]
    verbs = alternatives([*words["verbs"], "논의", "설명"])
    return re.compile(rf"^\W{{0,3}}(?:(?:이날|주요|이번)\s)*(?:(?:{verbs})(?:한|된|하는)?\s)?(?:(?:주요|핵심|지역|국비|시정|도정|군정|이날)\s)*(?:현안|안건|과제|{alternatives(words['what'])})?\s?(?:사업|사항|내용|안건|건의안)?(?:은|는|으로는|에는)\s")  # fmt: skip


def requests(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All requests of the document."""
    topic: list[Thing] = []
    for scene in scenes:
        flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
        listed = _listed().match(flat)
        if (
            listed is not None
            and re.search(r"건의|요청|현안|국비", listed.group())
            and re.search(r"등이다|이다\.?$|포함|있다\.?$", flat)
        ):
            things = [g for g in scene.groups if g.start >= scene.sentence.start + listed.end()]
            _ask(bag, scene, topic, things, scene.sentence.start + listed.end(), "asked-list")
        for found in _asked().finditer(flat):
            at = scene.sentence.start + found.start("verb")
            if not scene.quoted_at(at):
                _asked_for(bag, scene, topic, at)
        own = [t for g in scene.groups if g.role == TOPIC and not scene.quoted_at(g.start) for t in actors(g)]
        if own:
            topic = own
        elif listed is None and has_other_topic(scene, scene.sentence.end):
            topic = []


def _asked_for(bag: Claims, scene: Scene, topic: Sequence[Thing], at: int) -> None:
    front = [g for g in scene.groups if g.end <= at and not scene.quoted_at(g.start)]
    doers = next((actors(g) for g in reversed(front) if g.role in (TOPIC, SUBJECT) and actors(g)), None)
    if doers is None and has_other_topic(scene, at):
        return
    first = max((g.end for g in front if g.role == TOPIC and actors(g)), default=scene.sentence.start)
    named = [g for g in front if g.start >= first and _is_asked_for(bag, g)]
    if not any(p.form == "finite" and named[-1].end <= p.start < at - 2 for p in scene.predicates) if named else False:
        _ask(bag, scene, doers or topic, named, at, "asked-for")


def _is_asked_for(bag: Claims, group: Group) -> bool:
    """Whether the group can be what is asked for: no subject, no place, no addressee."""
    if group.role == TO:
        return bool(_ABOUT.match(bag.reading.flat(group.end, group.end + 6)))
    return group.role not in (TOPIC, SUBJECT, BY, FROM)


def _ask(bag: Claims, scene: Scene, doers: Sequence[Thing], groups: Sequence[Group], at: int, rule: str) -> None:
    things = [p.thing for g in groups for p in g.phrases if p.thing.type in UNDERTAKINGS and _WHOLE.match(bag.reading.flat(p.end, p.end + 16))]  # fmt: skip
    for doer in doers:
        places = [doer] if doer.type in _PLACES else _headed(bag, doer)
        for thing in things:
            for one in {id(t): t for t in (doer, *places)}.values():
                kind = "PURSUES" if places else "SUPPORTS"
                bag.add(kind, one, thing, scene, at, rule, 0.65, start=groups[0].start, end=at, modality=PROPOSED)


def _headed(bag: Claims, person: Thing) -> list[Thing]:
    """The place that the person heads."""
    reading = bag.reading
    if person.type != "Person":
        return []
    posts = [
        p
        for p in reading.posts
        if p.relation == "LEADS" and p.body in reading.by_span and reading.by_span.get(p.person) is person
    ]
    return [reading.by_span[p.body] for p in posts if p.body and reading.by_span[p.body].type in _PLACES][:1]
