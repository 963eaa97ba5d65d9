"""What a document shows of each pair of its things: the features from which relations are learned.

Comes in: the reading, its scenes, the claims that the rules found, the publisher. Goes out: `Pair`s, each with features of the whole
document and with places (`Instance`) where the text brings the two together. Features are words about types, particles, order,
cues, predicates, lists, labels and rules; names themselves are none. Knows no weights.
"""

import functools
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.extract.claims import Claims
from kg.extract.clauses import AT, NONE, OF, SUBJECT, TO, TOPIC, WITH, Group, Scene
from kg.extract.heads import head_of
from kg.extract.model import Thing
from kg.extract.predicates import Predicate
from kg.extract.sorts import ACTORS
from kg.extract.tables import alternatives

_CONTENT = ("NNG", "NNP", "VV", "VA", "XR", "MAG", "SL", "NNB", "XSN", "XPN")
_LABEL = re.compile(r"^[\s\W]{0,4}[(<\[【]?\s*([가-힣]{1,6}(?:\s?[가-힣]{1,5})?(?:\s?[·/,‧․]\s?[가-힣]{1,6}){0,3})\s*(?:[)>\]】]|\s?[:：])")
_NEAR, _MOST_BETWEEN, _MOST_PLACES = 40, 10, 4
_FAR = 400
"""Mentions farther apart than this in one sentence (a table, a list of dozens) make no instance of words."""


@dataclass(slots=True)
class Spot:
    """One mention in one sentence, with what the sentence makes of it."""

    thing: Thing
    start: int
    end: int
    scene: int
    group: Group | None
    inner: bool
    quoted: tuple[int, int] | None

    @property
    def role(self) -> str:
        """The role of the list that it stands in."""
        return self.group.role if self.group else "inner" if self.inner else NONE


@dataclass(slots=True)
class Instance:
    """A place that brings two things together: its features, and where the predicate and both mentions stand."""

    scene: int
    at: int
    start: int
    end: int
    features: list[str]


@dataclass(slots=True)
class Pair:
    """An ordered pair of things, with the features of the document and its instances."""

    source: Thing
    target: Thing
    features: list[str]
    instances: list[Instance] = field(default_factory=list)


@dataclass(slots=True)
class _Words:
    """The words of one scene outside of its mentions, sorted by place."""

    starts: list[int]
    words: list[str]
    cue_starts: list[int]
    cues: list[str]
    label: str
    last: Predicate | None


def bucket(number: int) -> str:
    """A number as one of few words."""
    return str(number) if number < 4 else "4-6" if number < 7 else "7-12" if number < 13 else "13-24" if number < 25 else "25+"


class Document:
    """One document, prepared once for all its pairs."""

    def __init__(self, bag: Claims, scenes: Sequence[Scene], publisher: Thing | None) -> None:
        self.bag = bag
        self.scenes = scenes
        self.publisher = publisher
        self.things = [t for t in bag.reading.things if t.mentions and t.keys]
        self.spots: list[list[Spot]] = [self._spots_in(number) for number in range(len(scenes))]
        self.of: dict[int, list[Spot]] = defaultdict(list)
        for spots in self.spots:
            for spot in spots:
                self.of[spot.thing.number].append(spot)
        self.words = [self._words_of(number) for number in range(len(scenes))]
        self.carried = self._carried()
        self.rules = self._rules()
        self.posts = self._posts()
        self.speakers = {t.number for t in bag.speakers.values() if t is not None}
        self.same_type = Counter(t.type for t in self.things)
        self.headline = next((n for n, s in enumerate(scenes) if s.sentence.kind == "headline"), -1)
        self.body = next((n for n, s in enumerate(scenes) if s.sentence.kind in ("paragraph", "bullet")), -1)
        ranks: Counter[str] = Counter()
        self.rank: dict[int, int] = {}
        for thing in self.things:
            self.rank[thing.number] = ranks[thing.type]
            ranks[thing.type] += 1
        self.unary = {t.number: self._unary(t) for t in self.things}
        self.source = {n: ["S" + f for f in fs] for n, fs in self.unary.items()}
        self.target = {n: ["T" + f for f in fs] for n, fs in self.unary.items()}
        self.general = self._general()

    # what is prepared

    def _spots_in(self, number: int) -> list[Spot]:
        scene = self.scenes[number]
        groups = {id(p.at): g for g in scene.groups if not g.spread for p in g.phrases}
        found = []
        for at in self.bag.reading.inside(scene.sentence.start, scene.sentence.end, inner=True):
            found.append(Spot(at.thing, at.start, at.end, number, groups.get(id(at)), at.inner, scene.quoted_at(at.start)))
        for group in scene.groups:
            if group.spread or any(id(p.at) not in groups for p in group.phrases):
                found += [Spot(p.thing, p.start, p.end, number, group, False, scene.quoted_at(p.start)) for p in group.phrases]
        return sorted(found, key=lambda s: (s.start, -s.end, s.thing.number))

    def _words_of(self, number: int) -> _Words:
        scene = self.scenes[number]
        spots = [s for s in self.spots[number] if not s.inner]
        starts, words = [], []
        position = 0
        for token in scene.sentence.tokens:
            while position < len(spots) and spots[position].end <= token.start:
                position += 1
            if position < len(spots) and spots[position].start <= token.start:
                continue
            if token.tag.startswith(_CONTENT):
                starts.append(token.start)
                words.append(token.form + "/" + token.tag[0])
        cue_starts, cues = [], []
        flat = self.bag.reading.flat(scene.sentence.start, scene.sentence.end)
        pattern, kinds = _cues(self.bag.ontology.digest) if False else _cue_table(self.bag)
        for hit in pattern.finditer(flat):
            place = scene.sentence.start + hit.start()
            if any(s.start <= place < s.end for s in spots):
                continue
            for kind in kinds[hit.group()]:
                cue_starts.append(place)
                cues.append(kind)
        label = _LABEL.match(flat[:30])
        last = next((p for p in reversed(scene.predicates) if p.form == "finite" and not scene.quoted_at(p.start)), None)
        return _Words(starts, words, cue_starts, cues, re.sub(r"\s", "", label.group(1)) if label else "", last)

    def _carried(self) -> list[list[Thing]]:
        """For each scene what the sentence before was about."""
        found: list[list[Thing]] = []
        topic: list[Thing] = []
        for scene in self.scenes:
            found.append(topic)
            own = [t for g in scene.groups if g.role in (TOPIC, SUBJECT) and not scene.quoted_at(g.start) for t in g.things if t.type in ACTORS or t.type == "Event"]
            if own:
                topic = own
        return found

    def _rules(self) -> dict[tuple[str, str], list[tuple[str, str]]]:
        found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for claim in self.bag.found:
            if claim.object and (claim.type, claim.rule) not in found[(claim.subject, claim.object)]:
                found[(claim.subject, claim.object)].append((claim.type, claim.rule))
        return found

    def _posts(self) -> dict[tuple[int, int], list[tuple[str, str]]]:
        found: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
        by = self.bag.reading.by_span
        for post in self.bag.reading.posts:
            person, body = by.get(post.person), by.get(post.body) if post.body else None
            if person is not None:
                found[(person.number, body.number if body else -1)].append((post.relation, post.title))
        return found

    def _unary(self, thing: Thing) -> list[str]:
        spots = self.of[thing.number]
        kinds = {self.scenes[s.scene].sentence.kind for s in spots}
        head = head_of(thing.name, quoted=True)
        found = [
            f"u:type={thing.type}",
            f"u:head={head.word if head else '-'}",
            f"u:end={thing.name[-2:]}" if thing.type not in ("Person", "City", "Company", "Province", "Country") else "u:end=*",
            f"u:row={thing.row is not None}",
            f"u:count={bucket(len(spots))}",
            f"u:same={bucket(self.same_type[thing.type])}",
            f"u:rank={min(3, self.rank[thing.number])}",
            f"u:first={bucket(min((s.scene for s in spots), default=0))}",
            f"u:alone={all(s.inner for s in spots)}",
            f"u:length={min(4, len(thing.name) // 4)}",
        ]
        found += [f"u:rule={rule}" for rule in sorted({m.rule for m in thing.mentions})]
        found += [f"u:kind={kind}" for kind in sorted(kinds)]
        if thing is self.publisher:
            found.append("u:publisher")
        if thing.number in self.speakers:
            found.append("u:speaks")
        roles = sorted({s.role + ("q" if s.quoted else "") for s in spots})
        found += [f"u:role={role}" for role in roles]
        found += sorted({f"u:noun={s.group.noun[:4]}" for s in spots if s.group and s.group.noun})
        found += sorted({f"u:label={self.words[s.scene].label}" for s in spots if self.words[s.scene].label})
        found += [f"u:list={bucket(max((len(s.group.phrases) for s in spots if s.group), default=1))}"]
        if thing.type == "Person":
            titles = sorted({title for (person, _), posts in self.posts.items() if person == thing.number for _, title in posts})
            found += [f"u:title={title[-2:]}" for title in titles]
            found.append(f"u:housed={any(person == thing.number and body >= 0 for person, body in self.posts)}")
        verbs = set()
        for spot in spots:
            if spot.group and spot.role in (TOPIC, SUBJECT, "object", AT, TO):
                verb = self._governing(spot)
                if verb is not None:
                    verbs.add(f"u:does={spot.role}:{verb.lemma}:{verb.voice[0]}")
        return found + sorted(verbs)

    def _general(self) -> list[str]:
        found = [f"d:events={bucket(self.same_type['Event'])}", f"d:things={bucket(len(self.things))}"]
        if self.headline >= 0:
            found += sorted({f"d:cue={cue}" for cue in self.words[self.headline].cues})
        return found

    def _governing(self, spot: Spot) -> Predicate | None:
        """The predicate that the mention most likely belongs to: for a topic the last of the sentence, else the next."""
        scene = self.scenes[spot.scene]
        end = spot.group.end if spot.group else spot.end
        after = [p for p in scene.predicates if p.start >= end - 1 and scene.quoted_at(p.start) == spot.quoted]
        if spot.role == TOPIC:
            return next((p for p in reversed(after) if p.form == "finite"), after[-1] if after else None)
        return after[0] if after else None

    # pairs

    def pairs(self, wanted: "Wanted") -> Iterable[Pair]:
        """All ordered pairs whose types `wanted` lets through."""
        for one in self.things:
            for other in self.things:
                if one is not other and wanted(one.type, other.type) and one.key != other.key:
                    yield self._pair(one, other)

    def _pair(self, one: Thing, other: Thing) -> Pair:
        types = f"{one.type}>{other.type}"
        features = [f"p:{types}", *self.source[one.number], *self.target[other.number], *self.general]
        for kind, rule in self.rules.get((one.key, other.key), ()):
            features += [f"r:{kind}", f"r:{kind}:{rule}"]
        for kind, rule in self.rules.get((other.key, one.key), ()):
            features += [f"r<:{kind}", f"r<:{kind}:{rule}"]
        for relation, title in self.posts.get((one.number, other.number), ()):
            features += [f"p:post={relation}", f"p:title={title}"]
        if self._contains(other, one):
            features.append("p:holds=TS")
        if self._contains(one, other):
            features.append("p:holds=ST")
        pair = Pair(one, other, features)
        here, there = self.of[one.number], self.of[other.number]
        shared = sorted({s.scene for s in here} & {s.scene for s in there})
        features.append(f"x:shared={bucket(len(shared))}")
        for number in shared[:_MOST_PLACES]:
            instance = self._together(one, other, number)
            if instance is not None:
                pair.instances.append(instance)
        if not shared:
            instance = self._apart(one, other, types)
            if instance is not None:
                pair.instances.append(instance)
        return pair

    @staticmethod
    def _contains(longer: Thing, shorter: Thing) -> bool:
        return any(len(n) > 1 and longer.name.startswith(n) and longer.name != n for n in (shorter.name, *shorter.names))

    def _together(self, one: Thing, other: Thing, number: int) -> Instance | None:
        here = [s for s in self.of[one.number] if s.scene == number]
        there = [s for s in self.of[other.number] if s.scene == number]
        a, b = min(((x, y) for x in here for y in there), key=lambda pair: (_gap(*pair), pair[0].start, pair[1].start))
        first, last, order = (a, b, "f") if a.start <= b.start else (b, a, "b")
        scene, words = self.scenes[number], self.words[number]
        nested = last.start < first.end
        features = [f"i:order={order}", f"i:kind={scene.sentence.kind}", f"i:roles={order}:{a.role}>{b.role}", f"i:types={order}:{a.thing.type}>{b.thing.type}:{a.role}>{b.role}"]
        if nested:
            features.append(f"i:nested={order}")
        same = a.group is not None and a.group is b.group
        if same:
            features.append("i:same-list")
        between = [s for s in self.spots[number] if first.end <= s.start and s.end <= last.start and not s.inner]
        features.append(f"i:between={bucket(len(between))}")
        gap = self.bag.reading.flat(first.end, last.start) if not nested else ""
        features.append(f"i:distance={bucket(len(gap) // 4)}")
        if not nested and len(gap) <= 8:
            features.append(f"i:gap={order}:{re.sub('[0-9]+', '0', gap)}")
        if a.quoted or b.quoted:
            features.append(f"i:quoted={'both' if a.quoted == b.quoted else 'one'}")
        if words.label:
            features.append(f"i:label={words.label}")
        for spot, side in ((a, "S"), (b, "T")):
            if spot.group and spot.group.noun:
                features.append(f"i:{side}noun={spot.group.noun[:4]}")
            if spot.group and len(spot.group.phrases) > 1:
                features.append(f"i:{side}list")
        left, right = bisect_left(words.starts, first.end), bisect_left(words.starts, last.start)
        inner = words.words[left:right]
        features += [f"w:{order}:{word}" for word in dict.fromkeys(inner[: _MOST_BETWEEN])]
        follow = words.words[right : right + 4]
        features += [f"n:{order}:{word}" for word in dict.fromkeys(follow)]
        if left:
            features.append(f"b:{order}:{words.words[left - 1]}")
        self._cues(features, words, first, last, order)
        verb, final = self._verbs(features, first, last, scene, words, order)
        at = verb.start if verb is not None else final.start if final is not None else last.end
        at = min(max(at, scene.sentence.start), scene.sentence.end - 1)
        return Instance(number, at, min(first.start, last.start), max(first.end, last.end), features)

    def _cues(self, features: list[str], words: _Words, first: Spot, last: Spot, order: str) -> None:
        left, right = bisect_left(words.cue_starts, first.end), bisect_left(words.cue_starts, last.end)
        near = bisect_left(words.cue_starts, last.end + _NEAR)
        features += [f"c:between:{order}:{kind}" for kind in sorted(set(words.cues[left:right]))]
        features += [f"c:after:{order}:{kind}" for kind in sorted(set(words.cues[right:near]))]
        features += [f"c:sentence:{kind}" for kind in sorted(set(words.cues))]

    def _verbs(
        self, features: list[str], first: Spot, last: Spot, scene: Scene, words: _Words, order: str
    ) -> tuple[Predicate | None, Predicate | None]:
        end = last.group.end if last.group else last.end
        verb = next((p for p in scene.predicates if p.start >= end - 1), None)
        if verb is not None:
            features += [f"v:next={order}:{verb.lemma}:{verb.voice[0]}", f"v:form={order}:{verb.form}", f"v:role={last.role}:{verb.lemma}"]
        middle = next((p for p in scene.predicates if first.end <= p.start < last.start), None)
        if middle is not None:
            features += [f"v:middle={order}:{middle.lemma}:{middle.voice[0]}:{middle.form[0]}"]
        governing = self._governing(first)
        if governing is not None:
            features.append(f"v:first={order}:{first.role}:{governing.lemma}:{governing.voice[0]}")
        if words.last is not None:
            features.append(f"v:last={order}:{words.last.lemma}")
        return verb, words.last

    def _apart(self, one: Thing, other: Thing, types: str) -> Instance | None:
        here, there = self.of[one.number], self.of[other.number]
        if not here or not there:
            return None
        a, b = min(((x, y) for x in here for y in there), key=lambda pair: (abs(pair[0].scene - pair[1].scene), pair[0].start, pair[1].start))
        distance = b.scene - a.scene
        order = "f" if distance > 0 else "b"
        later = max(a.scene, b.scene)
        features = [f"x:distance={order}:{bucket(abs(distance))}", f"x:types={types}"]
        blocks = abs(self.scenes[a.scene].sentence.block - self.scenes[b.scene].sentence.block)
        features.append(f"x:blocks={bucket(blocks)}")
        features.append(f"x:kinds={self.scenes[a.scene].sentence.kind}>{self.scenes[b.scene].sentence.kind}")
        for thing, spots, side in ((one, there, "S"), (other, here, "T")):
            carried = next((s for s in spots if any(t is thing for t in self.carried[s.scene])), None)
            if carried is not None:
                features.append(f"x:carried={side}:{carried.role}")
                governing = self._governing(carried)
                if governing is not None:
                    features += [f"x:carried={side}:{carried.role}:{governing.lemma}"]
                later = carried.scene
                features += [f"x:cue={side}:{kind}" for kind in sorted(set(self.words[carried.scene].cues))]
        for spot, side in ((a, "S"), (b, "T")):
            features.append(f"x:role={side}:{spot.role}")
            if self.words[spot.scene].label:
                features.append(f"x:label={side}:{self.words[spot.scene].label}")
        spot = b if later == b.scene else a
        governing = self._governing(spot)
        scene = self.scenes[later]
        at = governing.start if governing is not None and scene.sentence.start <= governing.start < scene.sentence.end else spot.start
        if not scene.sentence.start <= at < scene.sentence.end:
            at = scene.sentence.start
        return Instance(later, at, at, at, features)


class Wanted:
    """Which pairs of types are looked at."""

    def __init__(self, pairs: frozenset[tuple[str, str]] | None) -> None:
        self.pairs = pairs

    def __call__(self, source: str, target: str) -> bool:
        """Whether a pair of these types can stand in any relation."""
        return self.pairs is None or (source, target) in self.pairs


def _gap(one: Spot, other: Spot) -> int:
    return max(0, max(one.start, other.start) - min(one.end, other.end))


_CUES: dict[str, tuple[re.Pattern[str], dict[str, list[str]]]] = {}


def _cue_table(bag: Claims) -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """All cue words of the vocabulary, without 하다/되다, each with the relations that it may state."""
    if bag.ontology.digest not in _CUES:
        kinds: dict[str, list[str]] = {}
        for name, relation in bag.ontology.relations.items():
            if relation.bookkeeping:
                continue
            for cue in relation.cues:
                stem = re.sub(r"(?:하다|되다|다)$", "", cue)
                if len(stem) > 1 and name not in kinds.setdefault(stem, []):
                    kinds[stem].append(name)
        _CUES[bag.ontology.digest] = (re.compile(alternatives(set(kinds))), kinds)
    return _CUES[bag.ontology.digest]
