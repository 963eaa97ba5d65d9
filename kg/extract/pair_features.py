"""What a document shows of each pair of its things: the features from which relations are learned.

Comes in: the reading, its scenes, the claims that the rules found, the publisher. Goes out: per ordered pair of things a vector of numbers, per
relation that might stand there another, and the place (`Instance`) that brings the two together. Features are about types, particles, order,
cues, predicates, lists, labels and rules; names themselves are none. Knows no weights.
"""

import functools
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.extract.claims import Claims
from kg.extract.clauses import AT, BY, FROM, NONE, OBJECT, OF, SUBJECT, TO, TOPIC, WITH, Group, Scene
from kg.extract.model import Thing
from kg.extract.predicates import Predicate
from kg.extract.sorts import ACTORS
from kg.extract.tables import alternatives, table

TYPES = ("Person", "Organization", "GovernmentBody", "City", "Province", "Country", "Company", "University", "ResearchInstitute", "Committee", "Association", "MediaOutlet", "Facility", "Project", "Programme", "Policy", "Fund", "Event", "Group")  # fmt: skip
RELATIONS = ("LEADS", "HOLDS_POSITION", "MEMBER_OF", "PART_OF", "LOCATED_IN", "ORGANISES", "PARTICIPATES_IN", "OPERATES", "OWNS", "SIGNED_MOU_WITH", "PARTNERS_WITH", "SUPPORTS", "OPPOSES", "FUNDS", "BIDS_FOR", "PURSUES", "DISCUSSES", "RESPONDS_TO")  # fmt: skip
"""What is learned, in a fixed order; HOSTS is LOCATED_IN told from the other end."""

ROLES = (TOPIC, SUBJECT, OBJECT, OF, AT, TO, BY, WITH, FROM, NONE, "inner")
KINDS = ("headline", "subhead", "paragraph", "bullet")
FOUND = ("listed", "title", "title-body", "titled-body", "quoted", "head", "alias", "event-of", "actor", "company-mark", "byline", "sibling", "again")  # fmt: skip
LABELS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(words)
    for name, words in {
        "attend": "참석|참여|참가|위원|패널|연사|발제|토론|발표|유관|명단|좌장|초청",
        "host": "주최|주관|주재|개최",
        "place": "장소|일시|시소|소재|위치|時",
        "agenda": "내용|안건|논의|주제|주요",
        "paper": "협약|체결|서명",
        "money": "예산|사업비|지원|투자|규모|금액|후원",
        "chosen": "수상|선정|지정|대상|우수",
        "contact": "문의|담당|연락|총괄|책임",
        "member": "구성|위원",
    }.items()
}
_LABEL = re.compile(r"^[\s\W]{0,4}[(<\[【]?\s*([가-힣時所](?:[가-힣·/,‧․時所 ]{0,14}[가-힣所])?)\s*(?:\(\d+[^)]{0,4}\))?\s*(?:[)>\]】]|\s?[:：])")
_HEADING = re.compile(r"^[\s\W]{0,4}([가-힣 ]{2,14})[\s\W]{0,3}$")
_OUTER, _INNER = "□◈◇■◆▣⊙●", "ㅇ○-*ㆍ·∙"
_GAPS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "none": r"^\s?$",
        "of": r"^[’'”\"」]?\s?의\s*$",
        "in": r"^[’'”\"」]?\s?(?:내에?|산하|소속|부설|직속|안)(?:의|에)?\s",
        "open": r"^\s?\([^()]*$",
        "list": r"^[\s’'”\"」]*[,·ㆍ/및과와∙‧][\s‘'“\"「]*$",
        "at": r"^\s?에서\s",
        "to": r"^\s?에\s",
        "with": r"^\s?[와과]\s",
        "square": r"^\s?\]\s?$",
        "apposed": r"^[’'”\"」』]?\s?인\s[‘'“\"「『]?$",
        "role": r"^[’'”\"」』]?\s?(?:으로|로)(?:서)?\s",
        "items": r"[▲△▴]",
    }.items()
}
_MONEY = re.compile(r"^[\s’'”\"」]*(?:\(|은|는|이|가|에|에는|에게|,|:)?\s*[^가-힣\d]{0,3}(?:총|약|최대|국비|시비|도비|각)?\s?\d[\d,.]*\s?(?:억|만|조|천만|백만)\s?\d*\s?[가-힣]{0,2}\s?원")
_NEAR = 40


def bare(number: int) -> float:
    """A count that stops to matter when it is large."""
    return float(min(number, 12))


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

    @property
    def last(self) -> int:
        """Where the list and its particle end."""
        return self.group.end if self.group else self.end


@dataclass(slots=True)
class Instance:
    """A place that brings two things together: the scene, the place of the predicate, the span of both mentions."""

    scene: int
    at: int
    start: int
    end: int


@dataclass(slots=True)
class Words:
    """The cues of one scene outside of its mentions, sorted by place, its labels, its last predicate."""

    starts: list[int]
    kinds: list[str]
    labels: frozenset[str]
    own: frozenset[str]
    last: Predicate | None
    topics: list[Thing]


Features = dict[str, float]


@functools.cache
def _frames() -> dict[str, frozenset[str]]:
    """Verb → the relations that its frame states."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, entry in table("frames")["frames"].items():
        for verb in entry["verbs"]:
            found[verb].add(str(kind))
    return {verb: frozenset(kinds) for verb, kinds in found.items()}


def kinds_of(predicate: Predicate | None) -> frozenset[str]:
    """The relations that a predicate states by its frame."""
    return _frames().get(predicate.lemma, frozenset()) if predicate else frozenset()


class Pairs:
    """One document, prepared once for all its pairs."""

    def __init__(self, bag: Claims, scenes: Sequence[Scene], publisher: Thing | None) -> None:
        self.bag = bag
        self.scenes = scenes
        self.publisher = publisher
        self.things = [t for t in bag.reading.things if t.mentions and t.keys]
        self.spots = [self._spots_in(number) for number in range(len(scenes))]
        self.of: dict[int, list[Spot]] = defaultdict(list)
        for spots in self.spots:
            for spot in spots:
                self.of[spot.thing.number].append(spot)
        self.labels = self._labels()
        self.words = [self._words_of(number) for number in range(len(scenes))]
        self.main = occasion(bag.reading)
        self.releasing = releasing(bag, scenes)
        self.carried = self._carried()
        self.rules = self._rules()
        self.posts, self.housed = self._posts()
        self.speakers = {t.number for t in bag.speakers.values() if t is not None}
        self.same = Counter(t.type for t in self.things)
        self.rank, self.salience = self._ranks()
        self.siblings = self._siblings()
        self.objects = {t.number: self._frames_of(t) for t in self.things}
        self.headline = next((n for n, s in enumerate(scenes) if s.sentence.kind == "headline"), -1)
        self.first = next((n for n, s in enumerate(scenes) if s.sentence.kind == "paragraph"), -1)
        self.unary = {t.number: self._unary(t) for t in self.things}
        self.sides = {
            side: {number: {f"{side}.{k}": v for k, v in found.items()} for number, found in self.unary.items()}
            for side in "ST"
        }
        self.general = {"d.events": bare(self.same["Event"]), "d.things": bare(len(self.things) // 4), "d.scenes": bare(len(scenes) // 4)}  # fmt: skip

    def _spots_in(self, number: int) -> list[Spot]:
        scene = self.scenes[number]
        groups = {id(p.at): g for g in scene.groups if not g.spread for p in g.phrases}
        found = [
            Spot(at.thing, at.start, at.end, number, groups.get(id(at)), at.inner, scene.quoted_at(at.start))
            for at in self.bag.reading.inside(scene.sentence.start, scene.sentence.end, inner=True)
        ]
        known = {(s.thing.number, s.start) for s in found}
        for group in scene.groups:
            found += [
                Spot(p.thing, p.start, p.end, number, group, False, scene.quoted_at(p.start))
                for p in group.phrases
                if id(p.at) not in groups and (p.thing.number, p.start) not in known
            ]
        return sorted(found, key=lambda s: (s.start, -s.end, s.thing.number))

    def _labels(self) -> list[tuple[frozenset[str], frozenset[str]]]:
        """For each scene the classes of its own label, and those that it stands under."""
        blocks = self.bag.reading.blocks
        own: list[frozenset[str]] = []
        under: list[frozenset[str]] = []
        above: frozenset[str] = frozenset()
        for block in blocks:
            flat = self.bag.reading.flat(block.start, min(block.end, block.start + 40))
            label = _LABEL.match(flat)
            heading = _HEADING.match(flat) if block.end - block.start <= 24 else None
            named = (label or heading).group(1).replace(" ", "") if (label or heading) else ""
            classes = frozenset(name for name, words in LABELS.items() if named and words.search(named))
            outer = not block.mark or block.mark in _OUTER
            if label or heading:
                if outer or classes:
                    above = classes
            elif outer:
                above = frozenset()
            own.append(classes)
            under.append(classes | above)
        return [(own[s.sentence.block], under[s.sentence.block]) for s in self.scenes]

    def _words_of(self, number: int) -> Words:
        scene = self.scenes[number]
        spots = [s for s in self.spots[number] if not s.inner]
        starts, kinds = [], []
        flat = self.bag.reading.flat(scene.sentence.start, scene.sentence.end)
        pattern, stated = _cue_table(self.bag)
        position = 0
        for hit in pattern.finditer(flat):
            place = scene.sentence.start + hit.start()
            while position < len(spots) and spots[position].end <= place:
                position += 1
            if position < len(spots) and spots[position].start <= place:
                continue
            for kind in stated[hit.group()]:
                starts.append(place)
                kinds.append(kind)
        own, under = self.labels[number]
        last = next((p for p in reversed(scene.predicates) if p.form == "finite" and not scene.quoted_at(p.start)), None)
        topics = [t for g in scene.groups if g.role in (TOPIC, SUBJECT) and not scene.quoted_at(g.start) for t in g.things if t.type in ACTORS]
        return Words(starts, kinds, under, own, last, topics)

    def _carried(self) -> list[list[Thing]]:
        """For each scene what the sentences before were about."""
        found: list[list[Thing]] = []
        topic: list[Thing] = list(self.releasing)
        for words in self.words:
            found.append(topic)
            topic = words.topics or topic
        return found

    def _rules(self) -> dict[tuple[str, str], dict[str, float]]:
        found: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        for claim in self.bag.found:
            if claim.object:
                ends = (claim.subject, claim.object)
                kind = claim.type
                if kind == "HOSTS":
                    kind, ends = "LOCATED_IN", (claim.object, claim.subject)
                found[ends][kind] = max(found[ends].get(kind, 0.0), claim.confidence)
        return found

    def _posts(self) -> tuple[dict[tuple[int, int], str], dict[int, set[int]]]:
        """Person and body → the relation that a title gives; person or body → those on the other side."""
        found: dict[tuple[int, int], str] = {}
        housed: dict[int, set[int]] = defaultdict(set)
        by = self.bag.reading.by_span
        for post in self.bag.reading.posts:
            person, body = by.get(post.person), by.get(post.body) if post.body else None
            if person is not None and body is not None:
                found[(person.number, body.number)] = post.relation
                housed[person.number].add(body.number)
                housed[body.number].add(person.number)
        return found, housed

    def _ranks(self) -> tuple[dict[int, int], dict[int, int]]:
        """Per thing its number among those of its type, by first mention and by number of mentions."""
        by_type: dict[str, list[Thing]] = defaultdict(list)
        for thing in self.things:
            by_type[thing.type].append(thing)
        rank = {t.number: n for things in by_type.values() for n, t in enumerate(things)}
        salience = {
            t.number: n
            for things in by_type.values()
            for n, t in enumerate(sorted(things, key=lambda t: (-len(self.of[t.number]), t.number)))
        }
        return rank, salience

    def _siblings(self) -> dict[int, set[int]]:
        """Per thing those that stand in one list with it."""
        found: dict[int, set[int]] = defaultdict(set)
        for scene in self.scenes:
            for group in scene.groups:
                numbers = {p.thing.number for p in group.phrases}
                for number in numbers if len(numbers) > 1 else ():
                    found[number] |= numbers - {number}
        return found

    def _frames_of(self, thing: Thing) -> tuple[Counter[str], Counter[str], Counter[str]]:
        """How often the thing is the object of a frame, its passive subject, and the one who does it."""
        done, suffers, does = Counter[str](), Counter[str](), Counter[str]()
        for spot in self.of[thing.number]:
            if spot.inner:
                continue
            scene = self.scenes[spot.scene]
            after = next((p for p in scene.predicates if p.start >= spot.last - 1), None)
            if after is not None and (spot.role == OBJECT or after.start - spot.end <= 2) and after.start - spot.last < 30:
                done.update(kinds_of(after))
            if spot.role in (TOPIC, SUBJECT):
                for predicate in scene.predicates:
                    if predicate.start >= spot.last and scene.quoted_at(predicate.start) == spot.quoted:
                        (suffers if predicate.voice == "passive" else does).update(kinds_of(predicate))
        return done, suffers, does

    def _unary(self, thing: Thing) -> Features:
        spots = self.of[thing.number]
        found: Features = {
            f"type={thing.type}": 1.0,
            "row": float(thing.row is not None),
            "count": bare(len(spots)),
            "same": bare(self.same[thing.type]),
            "rank": bare(self.rank[thing.number]),
            "salience": bare(self.salience[thing.number]),
            "first": bare(min((s.scene for s in spots), default=0)),
            "alone": float(all(s.inner for s in spots)),
            "length": bare(len(thing.name) // 2),
            "score": max(m.score for m in thing.mentions),
            "publisher": float(thing is self.publisher),
            "releasing": float(any(t is thing for t in self.releasing)),
            "main": float(thing is self.main),
            "speaks": float(thing.number in self.speakers),
            "list": bare(max((len(s.group.phrases) for s in spots if s.group), default=1)),
            "housed": bare(len(self.housed.get(thing.number, ()))),
            "headline": float(any(s.scene == self.headline for s in spots)),
            "opening": float(any(s.scene == self.first for s in spots)),
        }
        for spot in spots:
            words = self.words[spot.scene]
            kind = self.scenes[spot.scene].sentence.kind
            found[f"kind={kind}"] = found.get(f"kind={kind}", 0.0) + 1.0
            key = f"role={spot.role}{'.q' if spot.quoted else ''}"
            found[key] = found.get(key, 0.0) + 1.0
            for label in words.labels:
                found[f"label={label}"] = 1.0
            if spot.group and spot.group.noun:
                found["noun"] = 1.0
            if _MONEY.match(self.bag.reading.flat(spot.end, spot.end + 25)):
                found["money"] = 1.0
        for rule in {m.rule for m in thing.mentions}:
            found[f"rule={rule}"] = 1.0
        return found

    def governing(self, spot: Spot) -> Predicate | None:
        """The predicate that the mention most likely belongs to: for a topic the last of the sentence, else the next."""
        scene = self.scenes[spot.scene]
        after = [p for p in scene.predicates if p.start >= spot.last - 1 and scene.quoted_at(p.start) == spot.quoted]
        if spot.role == TOPIC:
            return next((p for p in reversed(after) if p.form == "finite"), after[-1] if after else None)
        return after[0] if after else None

    # pairs

    def pair(self, one: Thing, other: Thing) -> tuple[Features, Features, Instance | None]:
        """Features of an ordered pair, those by relation (`LEADS:cue.between`), and the place that brings the two nearest."""
        found: Features = {**self.sides["S"][one.number], **self.sides["T"][other.number], **self.general}
        typed: Features = {}
        self._of_rules(one, other, found, typed)
        self._hints(one, other, typed)
        found["p.holds.ts"] = float(_holds(other, one))
        found["p.holds.st"] = float(_holds(one, other))
        found["p.post"] = float((one.number, other.number) in self.posts)
        if (relation := self.posts.get((one.number, other.number))) is not None:
            typed[f"{relation}:post"] = 1.0
        here, there = self.of[one.number], self.of[other.number]
        shared = {s.scene for s in here} & {s.scene for s in there}
        found["x.shared"] = bare(len(shared))
        found["p.sibling"] = float(other.number in self.siblings.get(one.number, ()))
        for kind in self.objects[other.number][0]:
            typed[f"{kind}:target.done"] = bare(self.objects[other.number][0][kind])
        for kind in self.objects[other.number][1]:
            typed[f"{kind}:target.suffers"] = bare(self.objects[other.number][1][kind])
        for kind in self.objects[one.number][2]:
            typed[f"{kind}:source.does"] = bare(self.objects[one.number][2][kind])
        if self.headline >= 0:
            for kind in self.words[self.headline].kinds:
                typed[f"{kind}:cue.headline"] = 1.0
        instance = None
        if here and there:
            self._far(one, other, found, typed)
            best: tuple[int, Spot, Spot] | None = None
            for number in sorted(shared):
                near = [(_gap(x, y), x, y) for x in here if x.scene == number for y in there if y.scene == number]
                a_pair = min(near, key=lambda n: (n[0], n[1].start, n[2].start))
                self._together(a_pair[1], a_pair[2], typed)
                if best is None or a_pair[0] < best[0]:
                    best = a_pair
            if best is not None:
                instance = self._closest(best[1], best[2], found)
            else:
                instance = self._apart(one, other, found)
        return found, typed, instance

    def _hints(self, one: Thing, other: Thing, typed: Features) -> None:
        """What the outline of a release and the lexicon suggest."""
        mine, theirs = self.unary[one.number], self.unary[other.number]
        if one.row is not None and other.row is not None and one.row.parent == other.row.name:
            typed["PART_OF:parent"] = typed["LOCATED_IN:parent"] = 1.0
        if other is self.main:
            for label, kind in (("attend", "PARTICIPATES_IN"), ("member", "PARTICIPATES_IN"), ("host", "ORGANISES")):
                if f"label={label}" in mine:
                    typed[f"{kind}:label"] = 1.0
            if mine.get("speaks") or mine.get("housed"):
                typed["PARTICIPATES_IN:person"] = 1.0
            if mine.get("releasing") or mine.get("publisher"):
                typed["ORGANISES:releasing"] = 1.0
        if one is self.main and "label=place" in theirs:
            typed["LOCATED_IN:label"] = 1.0
        if other.type == "Committee" and "label=member" in mine and not theirs["salience"]:
            typed["MEMBER_OF:label"] = 1.0
        if mine.get("releasing") or mine.get("publisher"):
            done = self.objects[other.number][0]
            for kind in done:
                typed[f"{kind}:releasing.done"] = 1.0
        if mine.get("money") or theirs.get("money"):
            typed["FUNDS:money"] = mine.get("money", 0.0) + 2.0 * theirs.get("money", 0.0)

    def _of_rules(self, one: Thing, other: Thing, found: Features, typed: Features) -> None:
        own, back = self.rules.get((one.key, other.key), {}), self.rules.get((other.key, one.key), {})
        found["r.any"], found["r.back"] = float(len(own)), float(len(back))
        for kind, confidence in own.items():
            typed[f"{kind}:rule"] = confidence
        for kind, confidence in back.items():
            typed[f"{kind}:rule.back"] = confidence

    def _far(self, one: Thing, other: Thing, found: Features, typed: Features) -> None:
        """What holds over sentences: distances, carried topics, who else could be meant."""
        here, there = self.of[one.number], self.of[other.number]
        a, b = min(((x, y) for x in here for y in there), key=lambda pair: (abs(pair[0].scene - pair[1].scene), pair[0].start, pair[1].start))
        found["x.distance"] = float(max(-12, min(12, b.scene - a.scene)))
        found["x.blocks"] = bare(abs(self.scenes[a.scene].sentence.block - self.scenes[b.scene].sentence.block))
        for side, thing, spots in (("s", one, there), ("t", other, here)):
            for spot in spots:
                scene, words = self.scenes[spot.scene], self.words[spot.scene]
                carried = any(t is thing for t in self.carried[spot.scene])
                open_ = not words.topics or all(t is spot.thing for t in words.topics)
                if carried:
                    found[f"x.carried.{side}"] = 1.0
                    if open_:
                        found[f"x.carried.open.{side}"] = 1.0
                if open_:
                    found[f"x.open.{side}"] = found.get(f"x.open.{side}", 0.0) + 1.0
                if side == "s" and open_ and (carried or thing is self.publisher):
                    after = next((p for p in scene.predicates if p.start >= spot.last - 1), None)
                    for kind in kinds_of(after):
                        typed[f"{kind}:carried"] = 1.0
                    for kind in kinds_of(words.last):
                        typed[f"{kind}:carried.last"] = 1.0

    def _together(self, a: Spot, b: Spot, typed: Features) -> None:
        """Cues and predicates of one sentence that holds both."""
        first, last = (a, b) if a.start <= b.start else (b, a)
        order = "f" if first is a else "b"
        scene, words = self.scenes[a.scene], self.words[a.scene]
        left, right = bisect_left(words.starts, first.end), bisect_left(words.starts, last.end)
        near = bisect_left(words.starts, last.end + _NEAR)
        for kind in words.kinds[left:right]:
            typed[f"{kind}:cue.between.{order}"] = 1.0
        for kind in words.kinds[right:near]:
            typed[f"{kind}:cue.after.{order}"] = 1.0
        for kind in words.kinds:
            typed[f"{kind}:cue.sentence"] = 1.0
        verb = next((p for p in scene.predicates if p.start >= last.last - 1), None)
        for kind in kinds_of(verb):
            typed[f"{kind}:verb.next.{order}.{verb.voice[0] if verb else ''}"] = 1.0
        for kind in kinds_of(next((p for p in scene.predicates if first.end <= p.start < last.start), None)):
            typed[f"{kind}:verb.middle.{order}"] = 1.0
        for kind in kinds_of(self.governing(first)):
            typed[f"{kind}:verb.first.{order}"] = 1.0
        for kind in kinds_of(words.last):
            typed[f"{kind}:verb.last.{order}"] = 1.0

    def _closest(self, a: Spot, b: Spot, found: Features) -> Instance:
        """The sentence that brings the two nearest."""
        first, last = (a, b) if a.start <= b.start else (b, a)
        scene, words = self.scenes[a.scene], self.words[a.scene]
        nested = last.start < first.end
        gap = "" if nested else self.bag.reading.flat(first.end, last.start)
        between = [s for s in self.spots[a.scene] if first.end <= s.start and s.end <= last.start and not s.inner]
        found["i.order"] = 1.0 if first is a else -1.0
        found["i.nested"] = found["i.order"] * nested
        found["i.gap"] = float(min(len(gap), 120))
        found["i.between"] = bare(len(between))
        found["i.between.s"] = bare(sum(s.thing.type == a.thing.type for s in between))
        found["i.between.t"] = bare(sum(s.thing.type == b.thing.type for s in between))
        found[f"i.role.s={a.role}"] = 1.0
        found[f"i.role.t={b.role}"] = 1.0
        found[f"i.kind={scene.sentence.kind}"] = 1.0
        found["i.same"] = float(a.group is not None and a.group is b.group)
        found["i.quoted"] = float(a.quoted is not None) + 2.0 * float(b.quoted is not None)
        found["i.list.s"] = bare(len(a.group.phrases)) if a.group else 1.0
        found["i.list.t"] = bare(len(b.group.phrases)) if b.group else 1.0
        found["i.predicates"] = bare(sum(first.end <= p.start < last.start for p in scene.predicates))
        for label in words.own:
            found[f"i.label={label}"] = 1.0
        if not nested:
            for name, pattern in _GAPS.items():
                if pattern.search(gap):
                    found[f"i.gap={name}"] = 1.0
        end = scene.sentence.end - 1
        verb = next((p for p in scene.predicates if p.start >= last.last - 1), None)
        if verb is not None:
            found[f"i.form={verb.form}"] = 1.0
            found["i.passive"] = float(verb.voice == "passive")
            found["i.verb.gap"] = float(min(verb.start - last.end, 120))
        at = verb.start if verb is not None else words.last.start if words.last is not None else last.start
        return Instance(a.scene, min(max(at, scene.sentence.start), end), first.start, max(first.end, last.end))

    def _apart(self, one: Thing, other: Thing, found: Features) -> Instance:
        """Where no sentence holds both: the sentence of the one whose words say most."""
        here, there = self.of[one.number], self.of[other.number]
        spots = [s for s in there if any(t is one for t in self.carried[s.scene])] or [s for s in here if any(t is other for t in self.carried[s.scene])]
        spot = next((s for s in spots if not s.inner), None)
        if spot is None:
            a, b = min(((x, y) for x in here for y in there), key=lambda pair: (abs(pair[0].scene - pair[1].scene), pair[0].start))
            spot = b if b.scene > a.scene else a
        scene = self.scenes[spot.scene]
        found[f"i.kind={scene.sentence.kind}"] = 1.0
        found[f"i.role.s={self.role_of(here)}"] = 1.0
        found[f"i.role.t={self.role_of(there)}"] = 1.0
        verb = self.governing(spot)
        at = verb.start if verb is not None else spot.start
        at = min(max(at, scene.sentence.start), scene.sentence.end - 1)
        return Instance(spot.scene, at, spot.start, min(spot.end, scene.sentence.end))

    @staticmethod
    def role_of(spots: Sequence[Spot]) -> str:
        """The role of the first mention that has one."""
        return next((s.role for s in spots if s.role), NONE)


def _holds(longer: Thing, shorter: Thing) -> bool:
    """Whether the longer name begins with a name of the shorter."""
    names = {*shorter.names, shorter.name, *(shorter.row.aliases if shorter.row else ())}
    return any(len(n) > 1 and longer.name.startswith(n) and longer.name != n for n in names)


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
