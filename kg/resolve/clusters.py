"""Clusters of keys, by the rules of identity and a person's judgements.

Within a component (blocks, joined where a `same` judgement stands between them):

1. `same` judgements, in the order (time, keys), except where that would join a pair judged `different`;
2. keys that one unit holds together are one;
3. a judged unit (`key@document`) that no `same` took elsewhere stays with its key, unless it is judged different from who has that key
   (by rule 4 too, where the key has no qualifier); units of several keys judged the same stay with the best known of these;
4. a key without qualifier joins its block's other keys where these are exactly one cluster; else it stays alone. Reporters known by
   their outlet are none of these others: thousands of bylines would take in everybody of the same name.

`different` wins over every rule. The result does not depend on the order of anything that comes in.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.graph import Judgement
from kg.ids import make_id
from kg.keys import is_writer, key_of_unit, parse_key
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True)
class KeyTally:
    """A key that current documents use: rows of (type, name, listed, number of documents).

    One row per type has the empty name: in how many documents the key has that type, whatever the names. `listed`
    tells that the row comes from the lexicon: then type and name are the lexicon's.
    """

    key: str
    rows: tuple[tuple[str, str, bool, int], ...]

    @property
    def listed(self) -> bool:
        """Whether the lexicon knows this key."""
        return any(row[2] for row in self.rows)


@dataclass(frozen=True, slots=True)
class Cluster:
    """One actor: its id comes from the first of its keys, `merged_ids` from the others."""

    id: str
    type: str
    name: str
    aliases: tuple[str, ...]
    keys: tuple[str, ...]
    merged_ids: tuple[str, ...]


class _Groups:
    """Union-find over keys that refuses to join what was judged different."""

    def __init__(self, keys: Iterable[str], different: Iterable[tuple[str, str]]) -> None:
        self._group = {key: frozenset([key]) for key in keys}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for a, b in different:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def join(self, a: str, b: str) -> bool:
        """Make one group of the two keys' groups; False where a judgement keeps them apart."""
        one, other = self._group[a], self._group[b]
        if one is not other and any(self._apart[key] & other for key in one):
            return False
        both = one | other
        for key in both:
            self._group[key] = both
        return True

    def of(self, key: str) -> frozenset[str]:
        return self._group[key]

    def apart(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether a judgement keeps a key of the one from a key of the other."""
        others = set(other)
        return any(self._apart[key] & others for key in one if key in self._apart)


def actor_id(key: str) -> str:
    """The id of the actor whose first key this is."""
    return make_id("n", [key])


def resolve(
    tallies: Iterable[KeyTally],
    joint: Iterable[tuple[str, str]],
    judgements: Iterable[Judgement],
    ontology: Ontology,
) -> list[Cluster]:
    """The actors that these keys are, sorted by id.

    `tallies` holds all keys of a set of blocks that is closed under `same` judgements; `joint` the pairs that one unit holds.
    """
    by_key = {tally.key: tally for tally in tallies}
    # A key may be gone from the tallies because all its units were judged; it still is what they have in common.
    named = {unit: key for unit in by_key for key, document in [key_of_unit(unit)] if document}
    counted, keys = frozenset(by_key), {*by_key, *named.values()}
    known = [j for j in judgements if j.a in keys and j.b in keys]
    groups = _Groups(keys, [(j.a, j.b) for j in known if j.verdict == "different"])
    for judgement in sorted(
        (j for j in known if j.verdict == "same"), key=lambda j: (j.time, min(j.a, j.b), max(j.a, j.b))
    ):
        groups.join(judgement.a, judgement.b)
    judged_so = {unit: groups.of(unit) for unit in named}
    for a, b in sorted((min(pair), max(pair)) for pair in joint):
        if a in by_key and b in by_key:
            groups.join(a, b)
    free = {unit: named[unit] for unit in _free_units(groups, named, judged_so, by_key)}
    bare = {unit: key for unit, key in free.items() if not parse_key(key).qualifier}
    _join_units(groups, {unit: key for unit, key in free.items() if unit not in bare})
    _join_unqualified(groups, by_key, frozenset(bare.values()))
    _join_units(groups, bare)
    for unit, key in sorted(named.items()):
        if groups.of(unit) is groups.of(key) and key not in counted:
            by_key[key] = _with_rows_of(by_key.get(key, KeyTally(key, ())), by_key[unit])
    found = {groups.of(key).intersection(by_key) for key in by_key}
    return sorted(
        (_cluster([by_key[key] for key in group], ontology) for group in found), key=lambda cluster: cluster.id
    )


def _free_units(
    groups: _Groups,
    named: Mapping[str, str],
    judged_so: Mapping[str, frozenset[str]],
    tallies: Mapping[str, KeyTally],
) -> set[str]:
    """The judged units that stay with their keys, as far as `same` judgements go (`judged_so`: each one's group by these alone).

    One that a judgement made one with a key goes there. Units of several keys that were judged the same would make all these keys one: only
    those of the best known key stay, and whatever else their article holds for one with them.
    """
    free: set[str] = set()
    for group in {groups.of(unit) for unit in named}:
        units = [unit for unit in group if unit in named]
        if any(other not in named and other != named[unit] for unit in units for other in judged_so[unit]):
            continue
        mixed = [unit for unit in units if len({named[other] for other in judged_so[unit] if other in named}) > 1]
        home = min(mixed, key=lambda unit: _standing(tallies[unit]), default=None)
        for unit in units:
            same_article = home is not None and key_of_unit(unit)[1] == key_of_unit(home)[1]
            if home is None or same_article or named[unit] == named[home]:
                free.add(unit)
    return free


def _standing(tally: KeyTally) -> tuple[bool, bool, int, str]:
    """The order in which keys are known best: listed, qualified, the longer name, the smaller hash."""
    key = parse_key(key_of_unit(tally.key)[0])
    return not tally.listed, not key.qualifier, -len(key.stem), actor_id(tally.key)


def _join_units(groups: _Groups, free: Mapping[str, str]) -> None:
    """Join judged units with their keys where no judgement speaks against it.

    Two units of one key that are judged different from each other are both left alone: neither has more right to it.
    """
    by_key: dict[str, list[str]] = defaultdict(list)
    for unit, key in sorted(free.items()):
        by_key[key].append(unit)
    chosen = []
    for key, units in by_key.items():
        all_of_it = groups.of(key).union(*(groups.of(unit) for unit in units))
        chosen += [(unit, key) for unit in units if not groups.apart(groups.of(unit), all_of_it)]
    for unit, key in chosen:
        groups.join(unit, key)


def _with_rows_of(tally: KeyTally, unit: KeyTally) -> KeyTally:
    """The tally of a key that only judged units have: it knows their types and names, they count their documents."""
    return KeyTally(tally.key, (*tally.rows, *((kind, name, listed, 0) for kind, name, listed, _ in unit.rows)))


def _join_unqualified(groups: _Groups, counted: Collection[str], freed: Collection[str]) -> None:
    """Join each bare key with the others of its block where they are one.

    `counted` are the keys that articles have (they alone make others), `freed` bare keys that only judged units have. A judged unit
    is an exception that a person made: it is no other, unless nothing but it is left of its key.
    """
    blocks: dict[str, list[str]] = defaultdict(list)
    for key in {*counted, *freed}:
        blocks[parse_key(key).block].append(key)
    for block in sorted(blocks):
        bare = next((key for key in blocks[block] if not parse_key(key).qualifier), None)
        if bare is not None:
            wholes = ((key, *key_of_unit(key)) for key in blocks[block])
            full = [
                key
                for key, whole, of in wholes
                if (of is None or (whole != bare and whole not in counted)) and not is_writer(whole)
            ]
            others = {groups.of(key) for key in full} - {groups.of(bare)}
            if len(others) == 1:
                groups.join(bare, min(next(iter(others))))


def _cluster(tallies: Sequence[KeyTally], ontology: Ontology) -> Cluster:
    ordered = sorted(tallies, key=_first)
    ids = [actor_id(tally.key) for tally in ordered]
    rows = [row for tally in tallies for row in tally.rows]
    names = _sums((name, count) for _, name, _, count in rows if name)
    listed_names = _sums((name, count) for _, name, listed, count in rows if name and listed)
    types = _sums((kind, count) for kind, name, _, count in rows if not name)
    listed_types = _sums((kind, count) for kind, name, listed, count in rows if not name and listed)
    name = best_name(listed_names or names)
    return Cluster(
        id=ids[0],
        type=best_type(listed_types or types, ontology),
        name=name,
        aliases=tuple(sorted(set(names) - {name})),
        keys=tuple(tally.key for tally in ordered),
        merged_ids=tuple(sorted(ids[1:])),
    )


def _first(tally: KeyTally) -> tuple[bool, bool, bool, str]:
    """The order of an actor's keys: what a document names before what a judgement made, listed, qualified, smallest hash."""
    judged = key_of_unit(tally.key)[1] is not None
    return judged, not tally.listed, not parse_key(tally.key).qualifier, actor_id(tally.key)


def _sums(pairs: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for what, count in pairs:
        sums[what] += count
    return sums


def best_name(counts: Mapping[str, int]) -> str:
    """The name in most documents, then one without a gloss behind it, then the longest, then the first by code point."""
    return min(counts, key=lambda name: (-counts[name], name.endswith(")"), -len(name), name))


def best_type(counts: Mapping[str, int], ontology: Ontology) -> str:
    """The type in most documents, then the more specific, then by the order of the vocabulary."""
    order = {name: position for position, name in enumerate(ontology.types)}
    return min(counts, key=lambda kind: (-counts[kind], -len(ontology.types[kind].labels), order[kind]))
