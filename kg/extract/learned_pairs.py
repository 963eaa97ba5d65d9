"""Relations that no rule found: linear models learned from annotated documents weigh what a sentence says for each pair of things.

Comes in: the claims that rules found, the scenes. Goes out: further claims (rule `learned`), at most one for two things between which rules found nothing: the type
and the place that are most probable, where that is more than `line`. The weights are `schema/models/pairs.model`, made by `benchmarks/training/pairs.py`;
without that file nothing is added.
"""

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.extract import crf
from kg.extract.claims import Claims
from kg.extract.clauses import Scene
from kg.extract.model import Thing
from kg.extract.pair_facts import Pair, Wanted
from kg.extract.pair_facts import pairs as all_pairs
from kg.folders import folder
from kg.ontology import Ontology

RULE = "learned"
Floats = NDArray[np.float64]
_TOGETHER = 1_000
"""So many pairs are weighed at once: memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Model:
    """`rows` gives the row of `weights` (n, types) of each known fact's code; the last row is the bias. Below `line` nothing is claimed."""

    types: tuple[str, ...]
    rows: Mapping[int, int]
    weights: NDArray[np.float32]
    line: float

    def best(
        self, facts: Sequence[Iterable[int]], ends: Sequence[tuple[str, str]], ontology: Ontology
    ) -> list[tuple[float, str]]:
        """For each pair, of facts by their codes, between ends of those types: the most probable type that the vocabulary allows, with its chance."""
        fits = {pair: np.array([ontology.allows(kind, *pair) for kind in self.types]) for pair in dict.fromkeys(ends)}
        found: list[tuple[float, str]] = []
        for first in range(0, len(facts), _TOGETHER):
            part = slice(first, first + _TOGETHER)
            chances = self.chances(facts[part]) * np.array([fits[pair] for pair in ends[part]])
            best = chances.argmax(axis=1).tolist()
            found += [(row[number], self.types[number]) for row, number in zip(chances.tolist(), best, strict=True)]
        return found

    def chances(self, facts: Sequence[Iterable[int]]) -> Floats:
        """How probable each type is for each pair (pairs, types), each by itself."""
        bias, row_of = len(self.weights) - 1, self.rows.get
        rows = [[bias, *(row for code in codes if (row := row_of(code)) is not None)] for codes in facts]
        begins = np.cumsum([0, *map(len, rows[:-1])])
        total = np.add.reduceat(self.weights[[row for each in rows for row in each]], begins, axis=0)
        chances: Floats = 1.0 / (1.0 + np.exp(-total.astype(np.float64)))
        return chances


def path() -> Path:
    """Where the weights stand."""
    return folder("schema") / "models" / "pairs.model"


@functools.cache
def digest() -> str:
    """Hex SHA-256 of the weights; empty without any."""
    return crf.digest(path())


@functools.cache
def model() -> Model | None:
    """The learned weights, read once a process; None where there are none."""
    return load(path()) if path().is_file() else None


def load(stored: Path) -> Model:
    """The model of a file."""
    arrays, facts = crf.read(stored)
    codes, weights = arrays["codes"], arrays["weights"].astype(np.float32)
    return Model(tuple(facts["types"]), {code: row for row, code in enumerate(codes.tolist())}, weights, facts["line"])


def save(out: Path, types: Sequence[str], codes: NDArray[Any], weights: NDArray[Any], line: float) -> None:
    """Write a model; `weights` has one row more than there are codes, the bias."""
    out.parent.mkdir(parents=True, exist_ok=True)
    crf.write(out, {"codes": codes, "weights": weights.astype(np.float16)}, {"types": list(types), "line": line})


def pairs(bag: Claims, scenes: Sequence[Scene]) -> None:
    """Add what is learned."""
    learned = model()
    if learned is not None:
        amended(bag, scenes, learned)


def amended(bag: Claims, scenes: Sequence[Scene], learned: Model) -> None:
    """Add what that model finds."""
    ruled = {frozenset((claim.subject, claim.object)) for claim in bag.found if claim.object is not None}
    best: dict[frozenset[str], tuple[float, str, Pair]] = {}
    fits = allowed(bag, learned.types)

    def open_to_learning(source: Thing, target: Thing) -> bool:
        return fits(source, target) and frozenset((source.key, target.key)) not in ruled

    found = list(all_pairs(bag.reading, scenes, open_to_learning))
    codes = [list(map(crf.code, pair.facts)) for pair in found]
    types = [(pair.source.type, pair.target.type) for pair in found]
    for pair, (chance, kind) in zip(found, learned.best(codes, types, bag.ontology), strict=True):
        ends = frozenset((pair.source.key, pair.target.key))
        if chance >= learned.line and chance > best.get(ends, (0.0,))[0]:
            best[ends] = (chance, kind, pair)
    for chance, kind, pair in best.values():
        bag.add(kind, pair.source, pair.target, pair.scene, pair.at, RULE, round(chance, 2), start=pair.start, end=pair.end)  # fmt: skip


def allowed(bag: Claims, types: Iterable[str]) -> Wanted:
    """Whether some relation of those allows two things as its ends."""
    named = {thing.type for thing in bag.reading.things}
    kinds = list(types)
    ends = {(a, b) for a in named for b in named if any(bag.ontology.allows(kind, a, b) for kind in kinds)}
    return lambda source, target: (source.type, target.type) in ends
