"""What speaks for one thing standing in a relation to another: facts about pairs in a sentence, and across sentences through what is carried on.

Comes in: the scenes of a document. Goes out: `Pair`s, each with facts as words (`kg/extract/learned_pairs.py` weighs them). A pair's ends are both mentioned in the
sentence, or one is what the text is still about: the last subject, the first body, the last or first event, the first plan or site. Facts generalise: types,
particles, the verbs and nouns around, distances, lists, places in the document; of names only their ends. What rules found is no fact, so that a document on
which rules were tuned teaches the same as any other.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.clauses import SUBJECT, TOPIC, Scene
from kg.extract.groups import THINGS
from kg.extract.model import Thing, Token
from kg.extract.predicates import Predicate
from kg.extract.reading import Reading

_COARSE = {
    "City": "place", "Province": "place", "Country": "place", "Project": "plan", "Programme": "plan", "Policy": "plan", "Fund": "plan", "GovernmentBody": "body",
    "University": "body", "ResearchInstitute": "body", "Association": "body", "Organization": "body", "Company": "firm", "MediaOutlet": "firm",
}  # fmt: skip
_STEPS = (0, 1, 2, 3, 5, 8, 12, 20, 35)
_CONTENT = frozenset({"NN", "VV", "VA", "XR", "SL", "MA"})
_SHORT_GAP, _LONGEST_WORD, _MOST_PHRASES = 14, 9, 24
"""A gap of so many characters is a fact as it stands; longer words and sentences of more mentions (tables) are left out."""
_NEVER = 10**9
_CARRIED_THINGS = THINGS | {"Committee"}

Wanted = Callable[[Thing, Thing], bool]
"""Whether source and target are worth describing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things, source and target, with what a scene says for them; `start` and `end` hold the mentions, `at` the predicate that would say it."""

    source: Thing
    target: Thing
    scene: Scene
    start: int
    end: int
    at: int
    facts: list[str]


@dataclass(frozen=True, slots=True)
class _Mention:
    """A mention with its place in the sentence; `group` is the number of its list, -1 where it lies inside another name."""

    start: int
    end: int
    thing: Thing
    group: int
    role: str
    noun: str
    size: int


@dataclass(slots=True)
class _Carried:
    """What the text is still about, sentence by sentence."""

    subject: Thing | None = None
    body: Thing | None = None
    last_event: Thing | None = None
    event: Thing | None = None
    plan: Thing | None = None

    def named(self) -> Iterator[tuple[str, Thing]]:
        """Each with what it is, none twice."""
        seen: set[int] = set()
        for how in ("subject", "body", "last_event", "event", "plan"):
            thing = getattr(self, how)
            if thing is not None and id(thing) not in seen:
                seen.add(id(thing))
                yield how, thing

    def take(self, mention: _Mention) -> None:
        """Go on with a mention of a sentence that has been read."""
        thing = mention.thing
        if thing.type == "Event":
            self.last_event = thing
            self.event = self.event or thing
        elif thing.type in _CARRIED_THINGS:
            self.plan = self.plan or thing
        if mention.role in (TOPIC, SUBJECT) and thing.type not in ("Event", *THINGS):
            self.subject = thing
            if thing.type != "Person":
                self.body = self.body or thing


def pairs(reading: Reading, scenes: Sequence[Scene], wanted: Wanted) -> Iterator[Pair]:
    """All pairs (source, target) that are wanted, scene by scene."""
    document = _Document(reading, scenes)
    carried = _Carried()
    for number, scene in enumerate(scenes):
        sight = _Sight(document, scene, number)
        yield from sight.together(wanted)
        yield from sight.across(carried, wanted)
        for mention in sight.mentions:
            carried.take(mention)


class _Document:
    """What is known of each thing in the whole document."""

    def __init__(self, reading: Reading, scenes: Sequence[Scene]) -> None:
        self.reading = reading
        top = scenes[0].sentence.end if scenes else 0
        first = {thing.number: min((m.start for m in thing.mentions), default=_NEVER) for thing in reading.things}
        self.facts: dict[int, list[str]] = {}
        for rank, thing in enumerate(sorted(reading.things, key=lambda one: first[one.number])):
            count = len(thing.mentions) + len(reading.pointed.get(thing.number, ()))
            facts = [f"t={thing.type}", f"end={thing.name[-2:]}", f"n={_step(count)}", f"rank={_step(rank)}", f"list={thing.row is not None:d}"]  # fmt: skip
            self.facts[thing.number] = [*facts, "top"] if first[thing.number] < top else facts


class _Sight:
    """One scene as pairs see it."""

    def __init__(self, document: _Document, scene: Scene, number: int) -> None:
        self.document, self.scene = document, scene
        self.tokens, self.predicates = scene.sentence.tokens, scene.predicates
        self.mentions = _mentions(document.reading, scene)
        self.last = self.predicates[-1] if self.predicates else None
        self.told = any(m.role in (TOPIC, SUBJECT) for m in self.mentions)
        last = self.last.lemma if self.last else ""
        self.common = [f"k={scene.sentence.kind}", f"s={_step(number)}", f"last={last}", f"np={_step(len(self.mentions))}"]  # fmt: skip

    def together(self, wanted: Wanted) -> Iterator[Pair]:
        """Pairs of two mentions of the sentence, of each two things the first."""
        seen: set[tuple[int, int]] = set()
        for one in self.mentions:
            for other in self.mentions:
                ends = (one.thing.number, other.thing.number)
                if one.thing is other.thing or ends in seen or not wanted(one.thing, other.thing):
                    continue
                seen.add(ends)
                yield self._pair(one, other)

    def across(self, carried: _Carried, wanted: Wanted) -> Iterator[Pair]:
        """Pairs of a mention and what is carried on, in both directions."""
        here = {id(m.thing) for m in self.mentions}
        for how, thing in carried.named():
            if id(thing) in here:
                continue
            seen: set[int] = set()
            for mention in self.mentions:
                if id(mention.thing) in seen:
                    continue
                seen.add(id(mention.thing))
                if wanted(thing, mention.thing):
                    yield self._carried(how, thing, mention, forward=True)
                if wanted(mention.thing, thing):
                    yield self._carried(how, thing, mention, forward=False)

    def _pair(self, source: _Mention, target: _Mention) -> Pair:
        forward = source.start <= target.start
        early, late = (source, target) if forward else (target, source)
        a, b = source.thing, target.thing
        o, types, kinds = "f" if forward else "b", f"{a.type}>{b.type}", f"{_coarse(a)}>{_coarse(b)}"
        roles = f"{source.role}>{target.role}"
        between = [t for t in self.tokens if t.start >= early.end and t.end <= late.start]
        parted = _step(sum(1 for m in self.mentions if m.start >= early.end and m.end <= late.start))
        facts = [
            "in", f"tt={types}", f"ct={kinds}", f"o={o}", f"rr={roles}{o}", f"rt={roles}{kinds}{o}", f"d={_step(len(between))}", f"nb={parted}", f"nbd={parted}{kinds}{o}",
            f"ga={_step(source.size)}", f"gb={_step(target.size)}", f"gt={_step(source.size)}{kinds}{target.role}", f"ends={a.name[-2:]}>{b.name[-2:]}", f"be={b.name[-2:]}{a.type}{roles}",
        ]  # fmt: skip
        if late.end <= early.end:
            facts += ["nest", f"nest={kinds}{o}"]
        if source.group == target.group >= 0:
            facts += ["same", f"same={kinds}"]
        facts += self._gap(early, late, kinds, o)
        for word in {t.form for t in between if t.tag[:2] in _CONTENT and len(t.form) < _LONGEST_WORD}:
            facts += [f"bw={word}", f"bwo={word}{o}"]
        behind = self._behind(late.end, 3)
        facts += [f"af{number}={token.form}" for number, token in enumerate(behind)]
        facts.append(f"af={'|'.join(t.form for t in behind[:2])}{o}")
        facts += [f"bf={token.form}" for token in [t for t in self.tokens if t.end <= early.start][-2:]]
        facts.append(f"la={'|'.join(t.form for t in self._behind(early.end, 2))}{o}")
        verb = self._next(late.end)
        facts += self._verbs(early, late, verb, kinds, roles, o)
        spoken = (self.scene.quoted_at(source.start) is not None, self.scene.quoted_at(target.start) is not None)
        if any(spoken):
            facts.append(f"q={spoken[0]:d}{spoken[1]:d}")
        facts += [f"{side}={m.noun[:6]}" for side, m in (("sa", source), ("sb", target)) if m.noun]
        facts += self._of(a, b, "")
        return Pair(a, b, self.scene, early.start, max(early.end, late.end), self._at(verb, late.end), facts)

    def _gap(self, early: _Mention, late: _Mention, kinds: str, o: str) -> list[str]:
        gap = self.document.reading.flat(early.end, late.start) if early.end <= late.start else ""
        if len(gap) > _SHORT_GAP:
            return ["far"]
        plain = re.sub(r"\d+", "0", gap)
        return [f"gap={plain}{o}", f"gapt={plain}{kinds}{o}"]

    def _verbs(
        self, early: _Mention, late: _Mention, verb: Predicate | None, kinds: str, roles: str, o: str
    ) -> list[str]:
        """The predicate behind both, the last one of the sentence, those between."""
        facts = [f"ps={p.lemma}{kinds}" for p in self.predicates]
        if verb is not None:
            facts += [f"pn={verb.lemma}{verb.voice}", f"pnr={verb.lemma}{roles}", f"pnt={verb.lemma}{kinds}", f"pnd={_step(verb.start - late.end)}{verb.form}"]  # fmt: skip
        if self.last is not None:
            facts += [f"plr={self.last.lemma}{roles}", f"plt={self.last.lemma}{kinds}"]
        for one in self.predicates:
            if early.end <= one.start < late.start:
                facts += [f"pb={one.lemma}", f"pbt={one.lemma}{kinds}{o}", f"pbf={one.form}"]
        return facts

    def _carried(self, how: str, thing: Thing, mention: _Mention, *, forward: bool) -> Pair:
        a, b = (thing, mention.thing) if forward else (mention.thing, thing)
        o, kinds = "f" if forward else "b", f"{_coarse(a)}>{_coarse(b)}"
        way = f"{how}{o}"
        facts = [
            "x", f"x={way}", f"xtt={a.type}>{b.type}{way}", f"xct={kinds}{way}{mention.role}", f"xh={self.told:d}{way}{kinds}", f"xr={mention.role}{way}",
            f"xg={_step(mention.size)}{kinds}",
        ]  # fmt: skip
        facts += [f"xaf{number}={token.form}{o}" for number, token in enumerate(self._behind(mention.end, 2))]
        verb = self._next(mention.end)
        if verb is not None:
            facts += [f"xpn={verb.lemma}{kinds}", f"xpr={verb.lemma}{mention.role}{o}"]
        if self.last is not None:
            facts += [f"xlt={self.last.lemma}{kinds}", f"xlh={self.last.lemma}{o}{self.told:d}"]
        facts += [f"xps={p.lemma}{kinds}" for p in self.predicates]
        facts += self._of(a, b, "x")
        return Pair(a, b, self.scene, mention.start, mention.end, self._at(verb, mention.end), facts)

    def _of(self, source: Thing, target: Thing, mark: str) -> list[str]:
        """What is known of both ends and of the sentence."""
        known = self.document.facts
        return [
            *(f"{mark}a:{fact}" for fact in known[source.number]),
            *(f"{mark}b:{fact}" for fact in known[target.number]),
            *(f"{mark}{fact}" for fact in self.common),
        ]

    def _behind(self, position: int, count: int) -> list[Token]:
        return [t for t in self.tokens if t.start >= position][:count]

    def _next(self, position: int) -> Predicate | None:
        return next((p for p in self.predicates if p.start >= position), None)

    def _at(self, verb: Predicate | None, position: int) -> int:
        """Where the predicate stands that would say it."""
        told = verb or self.last
        return told.start if told else max(self.scene.sentence.start, position - 1)


def _mentions(reading: Reading, scene: Scene) -> list[_Mention]:
    """All mentions of the sentence, inner ones too, with the role of the list that they stand in."""
    placed = {(p.at.start, p.at.end): (number, group, p) for number, group in enumerate(scene.groups) for p in group.phrases}  # fmt: skip
    found = []
    for at in reading.inside(scene.sentence.start, scene.sentence.end, inner=True):
        known = placed.get((at.start, at.end))
        if known is None:
            found.append(_Mention(at.start, at.end, at.thing, -1, "inner", "", 1))
        else:
            number, group, phrase = known
            found.append(_Mention(phrase.start, phrase.end, at.thing, number, group.role, group.noun, len(group.phrases)))  # fmt: skip
    return found[:_MOST_PHRASES]


def _coarse(thing: Thing) -> str:
    return _COARSE.get(thing.type, thing.type)


def _step(number: int) -> int:
    """The number in steps that grow."""
    return next((step for step in _STEPS if number <= step), 99)
