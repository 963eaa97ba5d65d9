"""What was learned, as numbers: a linear-chain tagger and linear judges over facts. Plain numpy.

Comes in: codes of facts, and weights. Goes out: how probable labels, spans and classes are. Knows no language.
"""

import functools
import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Codes = NDArray[np.uint32]
_IMPOSSIBLE = -30.0
_TOGETHER = 64
"""So many sentences are summed at once: memory stays bounded."""


@functools.lru_cache(maxsize=200_000)
def code(fact: str) -> int:
    """The number of a fact: the same in every process."""
    return zlib.crc32(fact.encode())


@dataclass(frozen=True, slots=True)
class Chain:
    """A tagger: `codes` sorted (n,), `weights` (n + 1, labels) whose last row is zero, `moves` (labels, labels) from → to.

    Label 0 is O, then B and I of each class.
    """

    classes: tuple[str, ...]
    codes: Codes
    weights: Floats
    moves: Floats


@dataclass(frozen=True, slots=True)
class Beliefs:
    """Log scores of one sentence: own (n, labels), ahead (all ways that lead to a label here), behind (all that follow), their sum."""

    own: Floats
    ahead: Floats
    behind: Floats
    total: float


@dataclass(frozen=True, slots=True)
class Judge:
    """A linear model over facts: `rows` gives the row of `weights` (n, classes) of each known fact's code."""

    classes: tuple[str, ...]
    rows: Mapping[int, int]
    weights: NDArray[np.float64]

    def chances(self, facts: Iterable[str]) -> NDArray[np.float64]:
        """The probability of each class."""
        known = [row for fact in facts if (row := self.rows.get(code(fact))) is not None]
        total = self.weights[known].sum(axis=0)
        total = np.exp(total - total.max())
        chances: NDArray[np.float64] = total / total.sum()
        return chances


def judge_of(classes: Iterable[str], codes: Codes, weights: NDArray[Any]) -> Judge:
    """The judge with those weights, a row a code."""
    return Judge(tuple(classes), {number: row for row, number in enumerate(codes.tolist())}, weights.astype(np.float64))


def labels_of(classes: Iterable[str]) -> list[str]:
    """The labels of a tagger of those classes, in their order."""
    return ["O", *(f"{place}-{name}" for name in classes for place in "BI")]


def scores(chain: Chain, features: Codes) -> Floats:
    """The score of each label at each morpheme: the sum of the weights of its features (n, labels)."""
    if not len(features) or not len(chain.codes):
        return np.zeros((len(features), chain.weights.shape[1]), dtype=np.float32)
    at = np.minimum(np.searchsorted(chain.codes, features), len(chain.codes) - 1)
    at = np.where(chain.codes[at] == features, at, len(chain.codes))
    total = np.zeros((len(features), chain.weights.shape[1]), dtype=np.float32)
    for column in range(features.shape[1]):
        total += chain.weights[at[:, column]]
    return total


def beliefs(chain: Chain, own: Floats, numbers: NDArray[np.int32]) -> list[Beliefs]:
    """Forward and backward sums of every sentence; `numbers` (sorted) tells the sentence of each row."""
    if not len(own):
        return []
    starts = np.searchsorted(numbers, np.arange(int(numbers[-1]) + 2))
    found: list[Beliefs] = []
    for first in range(0, len(starts) - 1, _TOGETHER):
        found += _believed(chain, own, starts[first : first + _TOGETHER + 1])
    return found


def _believed(chain: Chain, own: Floats, starts: NDArray[np.int64]) -> list[Beliefs]:
    """The sums of some sentences at once, filled up to the longest."""
    sizes = np.diff(starts)
    longest = max(1, int(sizes.max()))
    padded = np.zeros((len(sizes), longest, own.shape[1]), dtype=np.float32)
    for number, size in enumerate(sizes):
        padded[number, :size] = own[starts[number] : starts[number] + size]
    ahead, behind = np.zeros_like(padded), np.zeros_like(padded)
    ahead[:, 0] = padded[:, 0] + chain.moves[0][None]
    for step in range(1, longest):
        ahead[:, step] = _sum(ahead[:, step - 1, :, None] + chain.moves[None], 1) + padded[:, step]
    for step in range(longest - 2, -1, -1):
        onward = _sum(chain.moves[None] + (padded[:, step + 1] + behind[:, step + 1])[:, None, :], 2)
        behind[:, step] = np.where((step + 1 < sizes)[:, None], onward, 0.0)
    return [
        Beliefs(
            padded[number, :size],
            ahead[number, :size],
            behind[number, :size],
            float(_sum(ahead[number, size - 1][None], 1)[0]) if size else 0.0,
        )
        for number, size in enumerate(sizes)
    ]


def marginals(sentence: Beliefs) -> Floats:
    """The probability of each label at each morpheme (n, labels)."""
    result: Floats = np.exp(sentence.ahead + sentence.behind - sentence.total)
    return result


def span_chances(chain: Chain, sentence: Beliefs, start: int, stops: Sequence[int]) -> Floats:
    """For each of the ends (sorted) and each class: the probability that a name stands at exactly the morphemes `start` to there."""
    begin = 1 + 2 * np.arange(len(chain.classes))
    inside = begin + 1
    onward = chain.moves[inside, inside]
    values = np.empty((len(stops), len(begin)), dtype=np.float32)
    value = sentence.ahead[start, begin]
    done = start + 1
    for number, stop in enumerate(stops):
        for step in range(done, stop):
            value = value + (chain.moves[begin, inside] if step == start + 1 else onward) + sentence.own[step, inside]
        done = max(done, stop)
        values[number] = value + _left(chain, sentence, begin if stop == start + 1 else inside, inside, stop)
    result: Floats = np.exp(np.minimum(values - sentence.total, 0.0))
    return result


def _left(chain: Chain, sentence: Beliefs, at: NDArray[np.int64], inside: NDArray[np.int64], stop: int) -> Any:
    """All ways on from there but going on inside the same name."""
    if stop >= len(sentence.own):
        return np.float32(0.0)
    ways = chain.moves[at] + (sentence.own[stop] + sentence.behind[stop])
    ways[np.arange(len(inside)), inside] = _IMPOSSIBLE * 4
    return _sum(ways, 1)


def _sum(values: Any, axis: int) -> Any:
    """The logarithm of the sum of exponentials along an axis."""
    top = values.max(axis=axis, keepdims=True)
    return np.squeeze(top, axis) + np.log(np.exp(values - top).sum(axis=axis))


def moves_of(classes: Iterable[str], learned: Mapping[tuple[str, str], float]) -> Floats:
    """The table of moves: an inside label may only follow its own class."""
    labels = labels_of(classes)
    table = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for row, one in enumerate(labels):
        for column, other in enumerate(labels):
            follows = other[0] != "I" or (one[0] != "O" and one[2:] == other[2:])
            table[row, column] = learned.get((one, other), 0.0) if follows else _IMPOSSIBLE
    return table


def write(path: Path, arrays: Mapping[str, NDArray[Any]], facts: Mapping[str, Any]) -> None:
    """Write arrays and a JSON of small facts into one compressed file: the same bytes for the same content."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as box:
        for name, array in sorted(arrays.items()):
            data = io.BytesIO()
            np.lib.format.write_array(data, np.ascontiguousarray(array), allow_pickle=False)
            box.writestr(zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), data.getvalue(), zipfile.ZIP_DEFLATED)
        text = json.dumps(facts, ensure_ascii=False, sort_keys=True, indent=1)
        box.writestr(zipfile.ZipInfo("facts.json", (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


def read(path: Path) -> tuple[dict[str, NDArray[Any]], dict[str, Any]]:
    """The arrays and facts that `write` wrote."""
    with zipfile.ZipFile(path) as box:
        arrays = {
            name[:-4]: np.lib.format.read_array(io.BytesIO(box.read(name)), allow_pickle=False)
            for name in box.namelist()
            if name.endswith(".npy")
        }
        return arrays, json.loads(box.read("facts.json"))


def digest(path: Path) -> str:
    """Hex SHA-256 of a model; empty where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
