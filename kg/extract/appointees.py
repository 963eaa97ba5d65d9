"""Who is appointed to a committee: 자문위원은 이름 원장, 이름 교수 등이다; 이름 대표 등 7명을 위원으로 위촉했다; who is to chair it.

Comes in: scenes. Goes out: MEMBER_OF, LEADS claims in the bag. The committee stands in the sentence, else it is the one that the text was
about last, where nothing else of the kind has come between.
"""

import re
from collections.abc import Sequence

from kg.extract.claims import Claims
from kg.extract.clauses import AT, BY, OBJECT, OF, SUBJECT, TO, TOPIC, Group, Scene
from kg.extract.model import Thing
from kg.extract.people_words import relation_of
from kg.extract.sorts import BODIES, actors

_SEATS = r"(?:자문위원|민간위원|위촉위원|심사위원|심의위원|운영위원|추진위원|전문위원|공동위원장|부위원장|위원장|위원|자문단|단원|구성원|회원사|회원|참여기업|참여\s기관|참여기관|멤버)"
_ARE = re.compile(
    rf"(?<![가-힣])(?:신규\s|신임\s|초대\s|외부\s|주요\s)?{_SEATS}(?:들)?(?:은|는|에는|으로는|로는|으로|로)\s"
)
_INTO = re.compile(
    rf"{_SEATS}(?:으로|로|에)\s?(?:새로\s|각각\s|신규\s)?(?:위촉|선임|선출|임명|추대|참여|활동|합류|이름을|포함|구성)"
)
_NAMED = re.compile(
    r"등이다|등이다\.|등\s?\d+명(?:이다|으로|이|을)|이다|참여|위촉|선임|구성|포함|활동|맡|이름을\s올|합류"
)
_HEADS = r"(?:위원장|단장|회장|의장|이사장)(?:직)?"
_CHAIR = re.compile(
    rf"{_HEADS}(?:을|를)\s(?:공동으로\s|각각\s|계속\s)?맡|{_HEADS}(?:으로|에)\s?(?:[^.,]{{0,24}}?(?:을|를|이|가)\s)?(?:공식\s|최종\s|만장일치로\s)?(?:선출|위촉|추대|선임|임명|취임|뽑)|{_HEADS}(?:은|에는|으로는)\s[^.,]{{2,24}}?(?:이|가|을|를)\s(?:맡|선출|위촉|추대|선임|임명)"
)
_NEW_HEAD = re.compile(
    r"^\s?(?:신임\s|초대\s|제?\d+대\s|새\s)?(원장|소장|총장|대표이사|대표|사장|회장|이사장|관장|센터장|청장|장관|행장|의장)(?:직)?(?:에는|에|으로|로)\s(?:[^.,]{0,36}(?:이|가|을|를)\s)?(?:공식\s|신규\s|새로\s)?(선임|취임|임명|선출|내정|지명|발탁)"
)
_COMMITTEES = frozenset({"Committee", "Association"})


def appointees(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All appointments of the document."""
    last: Thing | None = None
    for scene in scenes:
        _new_heads(bag, scene)
        here = [p.thing for g in scene.groups for p in g.phrases if p.thing.type in _COMMITTEES]
        flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
        council = here[0] if len({id(t) for t in here}) == 1 else last if not here else None
        if council is not None:
            _seats(bag, scene, flat, council)
            _chair(bag, scene, flat, council)
        last = here[-1] if here else last


def _new_heads(bag: Claims, scene: Scene) -> None:
    """BODY 원장에 이름 교수가 선임됐다, 이름 교수가 BODY 원장으로 취임했다: the one person of the clause."""
    for group in scene.groups:
        body = group.phrases[-1]
        found = _NEW_HEAD.match(bag.reading.flat(body.end, min(scene.sentence.end, body.end + 60)))
        if found is None or body.thing.type not in BODIES or scene.quoted_at(body.start):
            continue
        end = body.end + found.end()
        people = [p.thing for g in scene.groups if g.role in (SUBJECT, TOPIC, OBJECT) and g.start < end and not scene.quoted_at(g.start) for p in g.phrases if p.thing.type == "Person"]  # fmt: skip
        if len({id(t) for t in people}) == 1:
            relation = relation_of(found.group(1), "", body.thing.type, body.thing.name)
            said = "planned" if found.group(2) in ("내정", "지명") else None
            bag.add(relation, people[0], body.thing, scene, end - 1, "new-head", 0.75, start=scene.sentence.start, end=end, role=found.group(1), modality=said)  # fmt: skip


def _seats(bag: Claims, scene: Scene, flat: str, council: Thing) -> None:
    """자문위원은 A, B 등이다: who follows; A, B를 위원으로 위촉하다: who stands before."""
    start = scene.sentence.start
    are, into = _ARE.search(flat), _INTO.search(flat)
    if into is not None and scene.quoted_at(start + into.start()):
        into = None
    if are is not None and not (into and into.start() == are.start()) and _NAMED.search(flat, are.end()):
        first, stop = start + are.end(), scene.sentence.end
        groups = [g for g in scene.groups if first <= g.start]
    elif into is not None:
        first, stop = start, start + into.start()
        groups = [g for g in scene.groups if g.end <= stop + 1 and g.role in (OBJECT, SUBJECT, TOPIC, "")]
        if any(g.role == OBJECT for g in groups):
            groups = [g for g in groups if g.role in (OBJECT, "")]
    else:
        return
    are = None if into is not None and stop == start + into.start() else are
    people = [p.thing for g in groups if not scene.quoted_at(g.start) for p in g.phrases if p.thing.type == "Person"]
    for person in people:
        bag.add("MEMBER_OF", person, council, scene, first, "appointed", 0.75, start=first, end=stop)
    if people or are is None:
        return
    for group in groups:
        if group.role in (OF, AT, TO, BY) or scene.quoted_at(group.start):
            continue
        for body in group.things:
            if body.type in BODIES - _COMMITTEES and _is_listed(group):
                bag.add("MEMBER_OF", body, council, scene, first, "appointed", 0.65, start=first, end=stop)


def _is_listed(group: Group) -> bool:
    return len(group.things) >= 2 or group.noun.startswith("등")


def _chair(bag: Claims, scene: Scene, flat: str, council: Thing) -> None:
    """A 총장이 위원장을 맡는다, 위원장에는 A가 선출됐다: the one person that the clause names leads."""
    found = _CHAIR.search(flat)
    at = scene.sentence.start + found.start() if found else 0
    if found is None or scene.quoted_at(at) or re.search(r"부$", flat[: found.start()]):
        return
    if not _chairs(council, found.group()):
        return
    end = scene.sentence.start + found.end()
    named = [t for g in scene.groups if g.role in (SUBJECT, TOPIC, OBJECT, "") and g.start < end and not scene.quoted_at(g.start) for t in actors(g) if t.type == "Person"]  # fmt: skip
    near = [t for g in scene.groups if at < g.start < end for t in actors(g) if t.type == "Person"]
    for person in (near or named[-1:])[:1]:
        bag.add("LEADS", person, council, scene, at, "chairs", 0.75, start=scene.sentence.start, end=end, role=re.split(r"[을은에으직\s]", found.group())[0])  # fmt: skip


def _chairs(council: Thing, words: str) -> bool:
    """Whether that title can be of a body of that name: 위원장 of a 위원회, 단장 of a 단, 회장 of the others."""
    if words.startswith("위원장"):
        return council.name.endswith(("위원회", "위", "위원단"))
    if words.startswith("단장"):
        return council.name.endswith("단")
    return not council.name.endswith(("위원회", "단"))
