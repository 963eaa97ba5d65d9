"""Doubtful identities: pairs of actors that a person should look at, best first.

Comes in: actors with their keys and names, the pairs that were judged, the places of the lexicon; then, for the pairs worth it, the company that
each actor keeps. Goes out: pairs with a rule and a score. Pure. Never all pairs: actors meet in blocks of equal stems and names, of names with one
character taken out, and of names that another begins or ends with, so that 100,000 actors are a matter of seconds.

Nothing here joins anything. What differs in a number, a year or a place is never listed, nor two rows of the lexicon, nor what was judged.
"""

import math
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from kg.graph import Judgement
from kg.keys import Key, key_of_unit, one_form, parse_key
from kg.resolve.marks import Marks, apart, marks_of

WEIGHTS: Mapping[str, float] = {
    "bare-name": 0.5,  # a name without body, date or place beside several that have one
    "place-left-out": 0.5,  # 블루밸리 국가산단, 포항 블루밸리 국가산단
    "one-letter": 0.45,  # 포스택, 포스텍
    "shared-name": 0.4,  # an article calls the one as another calls the other
    "longer-front": 0.35,  # 로봇협회, 한국로봇협회
    "other-kind": 0.35,  # an event and a project of one name
    "short-form": 0.3,  # 과기정통부, 과학기술정보통신부: letters of the one in the order of the other
    "namesakes": 0.25,  # one name, two bodies, days or places
    "longer-end": 0.15,  # 포스코, 포스코홀딩스: mostly two
}
"""How likely a pair of that kind is one, before its company is known; starting values, ordered by what reviews of lists showed."""
COMPANY = 0.6
"""What a pair that keeps the same company in full wins of what it lacks to certainty."""
TOGETHER = {"Person": 0.2, "": 0.5}
"""What is left where one article names both: it tells them apart."""
LINKED = 0.3
"""What is left where a relation joins the two."""
_FAMILIES = {
    **dict.fromkeys(("City", "Province", "Country"), "place"),
    **dict.fromkeys(("Project", "Programme", "Policy", "Fund"), "plan"),
    "Event": "event",
    "Person": "person",
}
"""What a type may be mistaken for: a body or a facility for another, a plan for another; a place for nothing else."""
_CROWD = 24
"""A stem that begins or ends more names than this, or a name that more actors have, tells nothing."""
_FEW = 3
"""A name that leads to more actors than this, or has more longer forms, is a general word (산란계 농장)."""
_SHORTEST = 3
_EDIT_LENGTH = 4
_FRONTS = ("한국", "대한민국", "국가", "국립", "전국", "재단법인", "사단법인")


@dataclass(frozen=True, slots=True)
class Suspect:
    """An actor as it is looked at: `listed` tells that the lexicon knows it, `articles` in how many it is named."""

    id: str
    type: str
    name: str
    names: tuple[str, ...]
    keys: tuple[str, ...]
    listed: bool
    articles: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two actors that may be one: the strongest rule that says so, a score in 0..1, how many actors they both stand beside."""

    a: Suspect
    b: Suspect
    rule: str
    score: float
    shared: int = 0


def candidates(suspects: Sequence[Suspect], judgements: Iterable[Judgement], places: Mapping[str, str]) -> list[Doubt]:
    """The pairs that any rule brings up, each under its strongest rule, best first; their company is not known yet."""
    judged = {frozenset((j.a, j.b)) for j in judgements}
    marks: dict[str, Marks] = {}

    def mark(stem: str) -> Marks:
        return marks[stem] if stem in marks else marks.setdefault(stem, marks_of(stem, places))

    best: dict[tuple[str, str], Doubt] = {}
    for rule, one, other in _brought_up(suspects, places):
        a, b = sorted((one, other), key=lambda suspect: (-suspect.articles, suspect.id))
        held = best.get((a.id, b.id))
        if a.id == b.id or (held and held.score >= WEIGHTS[rule]) or (a.listed and b.listed) or not _alike(rule, a, b):
            continue
        if any(apart(mark(k.stem), mark(m.stem)) for k in _keys(a)[:1] for m in _keys(b)[:1]) or _were_judged(
            a, b, judged
        ):
            continue
        best[a.id, b.id] = Doubt(a, b, rule, WEIGHTS[rule])
    return sorted(best.values(), key=_rank)


def ranked(
    doubts: Iterable[Doubt],
    company: Mapping[str, frozenset[str]],
    articles: Mapping[str, frozenset[int]],
    of: Mapping[str, int],
    linked: Collection[frozenset[str]] = (),
) -> list[Doubt]:
    """The pairs with what their company says, best first.

    `company` is for each actor the others that its articles name, `articles` those articles, `of` in how many articles each actor is named:
    who is everywhere says little. `linked` are pairs that a relation joins: who says that one belongs to the other says that they are two.
    """

    def weight(actors: Iterable[str]) -> float:
        return sum(1 / math.log2(2 + of.get(actor, 1)) for actor in actors)

    weighed = []
    for doubt in doubts:
        one, other = company[doubt.a.id] - {doubt.b.id}, company[doubt.b.id] - {doubt.a.id}
        common = one & other
        share = weight(common) / max(min(weight(one), weight(other)), 1.0) if common else 0.0
        score = doubt.score + (1 - doubt.score) * COMPANY * min(share, 1.0)
        if not common and doubt.rule in ("namesakes", "short-form", "longer-end"):
            score *= 0.4
        if articles[doubt.a.id] & articles[doubt.b.id]:
            score *= TOGETHER.get(doubt.a.type, TOGETHER[""])
        if frozenset((doubt.a.id, doubt.b.id)) in linked:
            score *= LINKED
        weighed.append(Doubt(doubt.a, doubt.b, doubt.rule, round(score, 3), len(common)))
    return sorted(weighed, key=_rank)


def _rank(doubt: Doubt) -> tuple[float, int, str, str]:
    return -doubt.score, -doubt.b.articles, doubt.a.id, doubt.b.id


def _alike(rule: str, a: Suspect, b: Suspect) -> bool:
    """Whether the types can be two readings of one thing, and events of one day; equal names may be anything but a place and another."""
    one, other = (_FAMILIES.get(suspect.type, "body") for suspect in (a, b))
    if one == other == "event":
        first, second = (_keys(suspect)[0].qualifier[:10] for suspect in (a, b))
        return not first or not second or first == second
    return one == other or (rule in ("shared-name", "other-kind") and "place" not in (one, other))


def _were_judged(a: Suspect, b: Suspect, judged: Collection[frozenset[str]]) -> bool:
    return bool(judged) and any(frozenset((one, other)) in judged for one in a.keys for other in b.keys)


def _keys(suspect: Suspect) -> list[Key]:
    """The keys that articles give it, taken apart; of one that a judgement parted from them the key that it had."""
    return [parse_key(key_of_unit(key)[0]) for key in suspect.keys]


Brought = tuple[str, Suspect, Suspect]


def _brought_up(suspects: Sequence[Suspect], places: Mapping[str, str]) -> Iterator[Brought]:
    blocks: dict[str, dict[str, tuple[Suspect, Key]]] = defaultdict(dict)
    stems: dict[str, dict[str, Suspect]] = defaultdict(dict)
    for suspect in suspects:
        for key in _keys(suspect):
            if key.kind != "group" and key.stem:
                blocks[key.block].setdefault(suspect.id, (suspect, key))
                if key.kind != "person":
                    stems[key.stem].setdefault(suspect.id, suspect)
    yield from _namesakes(blocks.values())
    for same in stems.values():
        yield from (("other-kind", one, other) for one, other in _pairs(same.values()) if _kind(one) != _kind(other))
    things = {stem: next(iter(same.values())) for stem, same in stems.items() if len(same) == 1}
    yield from _shared_names(suspects)
    yield from _one_letter(things, blocks)
    yield from _longer(things, places)
    yield from _short_forms(things)


def _pairs(suspects: Iterable[Suspect]) -> Iterator[tuple[Suspect, Suspect]]:
    held = list(islice(suspects, _CROWD + 1))
    return combinations(held, 2) if len(held) <= _CROWD else iter(())


def _kind(suspect: Suspect) -> str:
    return parse_key(suspect.keys[0]).kind


def _namesakes(blocks: Iterable[Mapping[str, tuple[Suspect, Key]]]) -> Iterator[Brought]:
    """Actors of one block: a bare name beside others, and two that are qualified; events only of one day."""
    for block in blocks:
        held = list(islice(block.values(), _CROWD))
        for (one, key), (other, second) in combinations(held, 2):
            if not key.qualifier or not second.qualifier:
                yield "bare-name", one, other
            elif key.kind != "event" or key.qualifier[:10] == second.qualifier[:10]:
                yield "namesakes", one, other


def _shared_names(suspects: Iterable[Suspect]) -> Iterator[Brought]:
    """What is called by one name in different articles, though its keys differ."""
    by_name: dict[tuple[str, str], dict[str, Suspect]] = defaultdict(dict)
    for suspect in suspects:
        kind = _kind(suspect)
        if kind in ("thing", "event"):
            for name in suspect.names:
                by_name[kind, one_form(name)].setdefault(suspect.id, suspect)
    for (_, name), same in by_name.items():
        if len(name) >= _EDIT_LENGTH and 1 < len(same) <= _FEW:
            yield from (("shared-name", *pair) for pair in _pairs(same.values()) if not _one_block(*pair))


def _one_block(a: Suspect, b: Suspect) -> bool:
    return not {key.block for key in _keys(a)}.isdisjoint(key.block for key in _keys(b))


def _one_letter(
    things: Mapping[str, Suspect], blocks: Mapping[str, Mapping[str, tuple[Suspect, Key]]]
) -> Iterator[Brought]:
    """Names that differ as a slip of the pen makes them: of things, and of persons at one body."""
    people: dict[str, dict[str, Suspect]] = defaultdict(dict)
    for block in blocks.values():
        for suspect, key in block.values():
            if key.kind == "person" and key.qualifier and len(key.stem) >= _SHORTEST:
                people[key.qualifier][key.stem] = suspect
    for named in (*people.values(), {stem: one for stem, one in things.items() if len(stem) >= _EDIT_LENGTH}):
        gaps: dict[tuple[int, str], list[str]] = defaultdict(list)
        for stem in named:
            for place in range(len(stem)):
                gaps[place, stem[:place] + stem[place + 1 :]].append(stem)
        for (place, _), alike in gaps.items():
            for one, other in combinations(alike, 2) if len(alike) <= _CROWD else ():
                if _slip(one[place], other[place]):
                    yield "one-letter", named[one], named[other]


def _slip(one: str, other: str) -> bool:
    """Whether one syllable is the other but for one of its letters (스텍, 스택)."""
    if not all("가" <= syllable <= "힣" for syllable in (one, other)):
        return False
    letters = zip(*(unicodedata.normalize("NFD", syllable).ljust(3) for syllable in (one, other)), strict=True)
    return [a == b for a, b in letters].count(False) == 1


def _longer(things: Mapping[str, Suspect], places: Mapping[str, str]) -> Iterator[Brought]:
    """Names that begin or end with another whole name."""
    front: dict[str, list[str]] = defaultdict(list)
    back: dict[str, list[str]] = defaultdict(list)
    for stem in things:
        for cut in range(_SHORTEST, len(stem)):
            if (head := stem[:cut]) in things:
                front[head].append(stem)
            if (tail := stem[-cut:]) in things:
                back[tail].append(stem)
    for short, found in back.items():
        if len(found) <= _CROWD:
            for stem in found:
                before = stem[: -len(short)]
                rule = "place-left-out" if before in places else "longer-front"
                if before in _FRONTS or len(found) <= (_FEW if rule == "place-left-out" else 1):
                    yield rule, things[short], things[stem]
    for short, found in front.items():
        if len(found) <= _CROWD // 4:
            yield from (("longer-end", things[short], things[stem]) for stem in found)


def _short_forms(things: Mapping[str, Suspect]) -> Iterator[Brought]:
    """Names whose letters all stand in a longer one in their order, the first and the last at its ends: 경사연, 경제인문사회연구회 is none."""
    ends: dict[tuple[str, str], list[str]] = defaultdict(list)
    for stem in things:
        ends[stem[0], stem[-1]].append(stem)
    for stems in ends.values():
        short = [stem for stem in stems if _SHORTEST <= len(stem) <= 2 * _SHORTEST]
        for one in short if len(stems) <= _CROWD * _CROWD else ():
            fits = [stem for stem in stems if 2 * len(one) <= len(stem) <= 4 * len(one) and _in_order(one, stem)]
            if len(fits) == 1:
                yield "short-form", things[one], things[fits[0]]


def _in_order(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)
