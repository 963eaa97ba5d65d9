"""Train what `kg/extract/learned_pairs.py` knows: `python benchmarks/training/pairs.py [--cv] [--folder FOLDER]...` (`make train`).

Comes in: gold and the texts that it annotates, of ../shared without the test set, and of folders that `benchmarks/gold.py unpack` wrote. Goes out:
`schema/models/pairs.model`, the same bytes for the same input. `--cv` writes nothing and prints what the model gives on documents that it has not seen (folds
by document), for several lines; `--measure FOLDER` leaves all others out of the sums. Gold says which things are related, not where the text says so: a model is fitted to all places where a
related pair is seen, then to those that it finds most probable. Needs scikit-learn (development only).
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from errors import FREE, SCORED, Judged
from samples import folds
from scipy.sparse import csr_matrix
from score import SHARED, TEST_SET, document_of
from sklearn.linear_model import LogisticRegression

from kg.evidence import Extraction
from kg.extract import crf, extract, learned_pairs
from kg.extract.claims import Claims
from kg.extract.clauses import Scene
from kg.extract.pair_facts import pairs
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology

LINE = 0.5
"""From this chance on a relation is claimed. By cross-validation .4 gives the best F1 (.394 beside .386), .5 has every second claim right instead of two in five."""
_LEFT_TO_RULES = frozenset({"LEADS", "HOLDS_POSITION", "HOSTS"})
"""Of these rules find nearly all, and most that is learned is wrong."""
_FOLDS, _LEAST_DOCUMENTS, _STRENGTH, _LIKELY, _LEAST_PAIRS = 5, 3, 0.05, 0.6, 8
"""Of the places of a related pair those count whose chance is at least this share of the best one's; a type with fewer related pairs is not learned."""


@dataclass(slots=True)
class Row:
    """One pair at one place: its ends, codes of its facts, and by type the number of the core gold relation (-1: none; optional ones are left out)."""

    source: str
    target: str
    codes: list[int]
    labels: dict[str, int]


@dataclass(slots=True)
class Sample:
    """One annotated document."""

    name: str
    judged: Judged
    rows: list[Row]


def samples(folders: Iterable[tuple[Path, Path]]) -> list[Sample]:
    """All documents of those folders that have both gold and text, by name; never those of the test set."""
    made: dict[str, Sample] = {}
    for golds, texts in folders:
        for path in sorted(golds.glob("*.json")):
            text = texts / f"{path.stem}.txt"
            if text.is_file() and not TEST_SET.fullmatch(path.stem):
                made[path.stem] = _sample(path, text)
    return [made[name] for name in sorted(made)]


def _sample(path: Path, text: Path) -> Sample:
    ontology, document = load_ontology(), document_of(text)
    seen: list[tuple[Claims, Sequence[Scene]]] = []
    usual, learned_pairs.pairs = learned_pairs.pairs, lambda bag, scenes: seen.append((bag, scenes))
    try:
        extraction = extract(document, ontology=ontology, lexicon=load_lexicon())
    finally:
        learned_pairs.pairs = usual
    judged = Judged(path.stem, document, extraction, json.loads(path.read_text(encoding="utf-8")), ontology.labels)
    types = tuple(name for name, kind in ontology.relations.items() if not kind.bookkeeping)
    (bag, scenes), owner = seen[0], _owners(extraction)
    wanted = judged.wanted()
    rows = []
    for pair in pairs(bag.reading, scenes, learned_pairs.allowed(bag, types)):
        ends = (pair.source.key, pair.target.key)
        gold = tuple(judged.matched.get(owner.get(end, end)) for end in ends)
        labels = {}
        for kind in types:
            if bag.ontology.allows(kind, pair.source.type, pair.target.type):
                number = _label(judged, wanted, gold, kind)
                if number is not None:
                    labels[kind] = number
        rows.append(Row(*ends, sorted({crf.code(fact) for fact in pair.facts}), labels))
    return Sample(path.stem, judged, rows)


def _owners(extraction: Extraction) -> dict[str, str]:
    return {key: unit.keys[0] for unit in extraction.units for key in unit.keys}


def _label(
    judged: Judged, wanted: dict[tuple[str, str, str], int], ends: tuple[str | None, ...], kind: str
) -> int | None:
    """The number of the gold relation, -1 where there is none, None where the pair may have it or not."""
    source, target = ends
    if source is None or target is None:
        return -1
    number = wanted.get((source, kind, target))
    if number is not None:
        return number if judged.gold["relations"][number]["tier"] == "core" else None
    groups = judged.gold.get("mou_groups", [])
    return None if kind in FREE and any(source in group and target in group for group in groups) else -1


def train(chosen: Sequence[Sample]) -> tuple[list[str], Any, Any]:
    """Types, codes and weights (a row a code, then the bias; a column a type)."""
    count: Counter[int] = Counter()
    for sample in chosen:
        count.update({code for row in sample.rows for code in row.codes})
    codes = np.array(
        sorted(code for code, documents in count.items() if documents >= _LEAST_DOCUMENTS), dtype=np.uint32
    )
    place = {code: number for number, code in enumerate(codes.tolist())}
    rows = [(number, row) for number, sample in enumerate(chosen) for row in sample.rows]
    table = _table([row.codes for _, row in rows], place)
    types, columns = [], []
    for kind in sorted({kind for _, row in rows for kind in row.labels} - _LEFT_TO_RULES):
        used = [index for index, (_, row) in enumerate(rows) if kind in row.labels]
        meant = [(rows[index][0], rows[index][1].labels[kind]) for index in used]
        right = np.array([number >= 0 for _, number in meant])
        if len({pair for pair, is_right in zip(meant, right, strict=True) if is_right}) >= _LEAST_PAIRS:
            types.append(kind)
            columns.append(_weights(table[used], right, meant))
    return types, codes, np.array(columns, dtype=np.float32).T


def _weights(table: Any, right: Any, meant: Sequence[tuple[int, int]]) -> Any:
    """The weights of one type, the bias last."""
    first = _fitted(table, right)
    chances = first.predict_proba(table)[:, 1]
    best: dict[tuple[int, int], float] = {}
    for pair, chance, is_right in zip(meant, chances, right, strict=True):
        if is_right:
            best[pair] = max(best.get(pair, 0.0), chance)
    kept = np.array([not is_right or chance >= _LIKELY * best[pair] for pair, chance, is_right in zip(meant, chances, right, strict=True)])  # fmt: skip
    last = _fitted(table[kept], right[kept])
    return np.append(last.coef_[0], last.intercept_[0])


def _fitted(table: Any, right: Any) -> LogisticRegression:
    return LogisticRegression(C=_STRENGTH, solver="liblinear", max_iter=200, random_state=0).fit(table, right)


def _table(rows: Sequence[Sequence[int]], place: dict[int, int]) -> Any:
    """Which codes each row has, as a sparse table."""
    found = [[place[code] for code in row if code in place] for row in rows]
    ends = np.cumsum([0, *map(len, found)])
    flat = np.array([number for row in found for number in row], dtype=np.int32)
    return csr_matrix((np.ones(len(flat), dtype=np.float32), flat, ends), shape=(len(rows), len(place)))


def proposed(sample: Sample, model: learned_pairs.Model) -> dict[frozenset[str], tuple[float, tuple[str, str, str]]]:
    """The best relation of each two things between which rules found nothing, as `learned_pairs.amended` finds it."""
    ruled = {frozenset((row["source"], row["target"])) for row in sample.judged.relations}
    owner = _owners(sample.judged.extraction)
    best: dict[frozenset[str], tuple[float, tuple[str, str, str]]] = {}
    ontology = load_ontology()
    types = {key: unit.type for unit in sample.judged.extraction.units for key in unit.keys}
    rows = []
    for row in sample.rows:
        ends = (owner.get(row.source, row.source), owner.get(row.target, row.target))
        if frozenset(ends) not in ruled and ends[0] != ends[1] and types.keys() >= set(ends):
            rows.append((row.codes, ends))
    chances = model.best([codes for codes, _ in rows], [(types[a], types[b]) for _, (a, b) in rows], ontology)
    for (_, ends), (chance, kind) in zip(rows, chances, strict=True):
        both = frozenset(ends)
        if chance > best.get(both, (0.0,))[0]:
            best[both] = (chance, (ends[0], kind, ends[1]))
    return best


def measure(chosen: Sequence[Sample], found: dict[str, Any], line: float) -> str:
    """Precision, recall and F1 of relations with what is proposed above the line."""
    total = [0, 0, 0]
    for sample in chosen:
        judged = sample.judged
        more = [
            {"source": a, "type": kind, "target": b, "evidence": [{"modality": "asserted"}]}
            for chance, (a, kind, b) in found[sample.name].values()
            if chance >= line
        ]
        result = SCORED.score(judged.nodes, [*judged.relations, *more], judged.gold, True)["relations"]
        for place, name in enumerate(("tp", "fp", "fn")):
            total[place] += result[name]
    return f"{line:4} {SCORED.prf(*total)}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", action="append", type=Path, default=[], help="with texts/ and gold/")
    parser.add_argument("--cv", action="store_true", help="measure on unseen documents, write nothing")
    parser.add_argument("--measure", type=Path, help="with --cv: a folder, whose documents alone count")
    parser.add_argument("--out", type=Path, default=learned_pairs.path())
    args = parser.parse_args()
    chosen = samples(
        [(SHARED / "gold", SHARED / "articles"), *((each / "gold", each / "texts") for each in args.folder)]
    )
    if not args.cv:
        learned_pairs.save(args.out, *train(chosen), LINE)
        return 0
    found: dict[str, Any] = {}
    parts = folds(chosen, _FOLDS)
    for part in parts:
        types, codes, weights = train([sample for other in parts if other is not part for sample in other])
        model = learned_pairs.Model(tuple(types), {code: row for row, code in enumerate(codes.tolist())}, weights, LINE)
        found |= {sample.name: proposed(sample, model) for sample in part}
    counted = {path.stem for path in (args.measure / "gold").glob("*.json")} if args.measure else set(found)
    for line in (1.1, 0.6, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25):
        sys.stdout.write(f"{measure([sample for sample in chosen if sample.name in counted], found, line)}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
