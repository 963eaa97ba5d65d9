"""Train what `kg/extract/learned_names.py` knows: `python benchmarks/training/names.py [--cv] [--folder FOLDER]...` (`make train`).

Comes in: gold and the texts that it annotates, of ../shared without the test set, and of folders that `benchmarks/gold.py unpack` wrote. Goes
out: `schema/models/names.model`, the same bytes for the same input. `--cv` writes nothing and prints what the model gives on documents that it
has not seen (k folds by document), before and after, for several lines. The tagger that describes a document to the judges never
saw that document: their training too goes by folds. Needs python-crfsuite and scikit-learn (development only).
"""

import argparse
import itertools
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import pycrfsuite
from errors import SCORED, Judged
from samples import CLASS_OF, CLASSES, Sample, folds, samples
from score import SHARED
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from kg.extract import crf, extract, reading
from kg.extract import learned_names as learned
from kg.extract.model import Found
from kg.extract.name_facts import name_facts
from kg.folders import folder
from kg.korean import normal_form
from kg.lexicon import Lexicon, load_lexicon
from kg.ontology import Ontology, load_ontology

_FOLDS, _LEAST_DOCUMENTS, _LEAST_FACTS = 4, 3, 3
_CRF = {"c1": 0.5, "c2": 0.6, "max_iterations": 60, "feature.possible_transitions": True}
_WORTH_C, _KIND_C, _OPTIONAL, _LISTED = 0.12, 0.3, 0.4, 0.05
"""Strength of the judges' weights; how much an optional name and a row of the lexicon count for the types."""
LINES = (0.35, 0.05)
"""Where new names come in and rules' names go out: chosen by cross-validation."""


def train_chain(chosen: Sequence[Sample]) -> crf.Chain:
    """The tagger of those documents."""
    count: Counter[int] = Counter()
    for sample in chosen:
        count.update(np.unique(sample.features).tolist())
    known = {number for number, documents in count.items() if documents >= _LEAST_DOCUMENTS}
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(_CRF)
    for sample in chosen:
        words = [[str(n) for n in row if n in known] for row in sample.features.tolist()]
        cuts = [0, *(np.flatnonzero(np.diff(sample.numbers)) + 1).tolist(), len(words)]
        for first, last in itertools.pairwise(cuts):
            if last > first:
                trainer.append(words[first:last], sample.labels[first:last])
    with tempfile.TemporaryDirectory() as place:
        path = f"{place}/chain"
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    labels = crf.labels_of(CLASSES)
    codes = np.array(sorted({int(name) for name, _ in info.state_features}), dtype=np.uint32)
    row = {number: index for index, number in enumerate(codes.tolist())}
    weights = np.zeros((len(codes) + 1, len(labels)), dtype=np.float32)
    for (name, label), weight in info.state_features.items():
        weights[row[int(name)], labels.index(label)] = np.float16(weight)
    return crf.Chain(CLASSES, codes, weights, crf.moves_of(CLASSES, info.transitions))


@dataclass(slots=True)
class Case:
    """One candidate with what gold says of it."""

    facts: list[str]
    kinds: list[str]
    worth: int
    type: str
    core: bool


def cases(sample: Sample, chain: crf.Chain, lexicon: Lexicon) -> list[Case]:
    """The candidates of a document, judged by its gold; a second form of what rules have already is worth no more than one in passing."""
    named: dict[str, list[dict[str, Any]]] = {}
    for entity in sample.gold["entities"]:
        for name in entity["names"]:
            named.setdefault(normal_form(name), []).append(entity)
    made = learned.candidates(sample.text, sample.sentences, sample.found, lexicon, chain, every=True)
    covered = {entity["id"] for one in made if one.found for entity in named.get(one.form, ())}
    result = []
    for one in made:
        meant = sorted(named.get(one.form, ()), key=lambda e: e["tier"] != "core")
        core = [e for e in meant if e["tier"] == "core" and (one.found or e["id"] not in covered)]
        node_type = meant[0]["type"] if meant and meant[0]["type"] in CLASS_OF else ""
        result.append(Case(one.facts, one.kinds, 2 if core else 1 if meant else 0, node_type, bool(core)))
    return result


def _linear(
    rows: Sequence[tuple[list[str], str]],
    strength: float,
    weights: Sequence[float],
    classes: Sequence[str] | None = None,
) -> crf.Judge:
    """A multinomial logistic regression over facts."""
    counter = CountVectorizer(analyzer=list, binary=True, min_df=_LEAST_FACTS)
    table = counter.fit_transform([facts for facts, _ in rows])
    fitted = LogisticRegression(C=strength, max_iter=300).fit(table, [y for _, y in rows], sample_weight=list(weights))
    names = [str(name) for name in fitted.classes_]
    order = [names.index(name) for name in classes or names]
    found = {crf.code(fact): number for number, fact in enumerate(counter.get_feature_names_out())}
    codes = np.array(sorted(found), dtype=np.uint32)
    weights = fitted.coef_[order][:, [found[number] for number in codes.tolist()]].T
    return crf.judge_of(classes or names, codes, weights.astype(np.float16))


def train_judges(known: Sequence[Case], lexicon: Lexicon) -> tuple[crf.Judge, crf.Judge]:
    """The judges of worth and of type."""
    worth = _linear(
        [(case.facts, learned.WORTHS[case.worth]) for case in known], _WORTH_C, [1.0] * len(known), learned.WORTHS
    )
    typed = [case for case in known if case.type]
    rows = [(case.kinds, case.type) for case in typed]
    weights = [1.0 if case.core else _OPTIONAL for case in typed]
    rows += [(name_facts(row.name), row.type) for row in lexicon.rows]
    weights += [_LISTED] * (len(rows) - len(weights))
    return worth, _linear(rows, _KIND_C, weights)


_Work = tuple[list[list[Sample]], Lexicon]
_work: list[_Work] = []
"""What the processes of `unseen` have from their parent: too much to send."""


def unseen(parts: list[list[Sample]], lexicon: Lexicon) -> tuple[list[crf.Chain], dict[str, list[Case]]]:
    """A tagger a fold that never saw it, then one of all documents, and the cases of all documents described by those that did not see them."""
    _work[:] = [(parts, lexicon)]
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("fork")) as pool:
        found = list(pool.map(_fold, range(len(parts) + 1)))
    return [chain for chain, _ in found], {name: each for _, known in found for name, each in known.items()}


def _fold(number: int) -> tuple[crf.Chain, dict[str, list[Case]]]:
    """The tagger that did not see that fold, and the cases of the fold; beyond the last fold the tagger of all."""
    parts, lexicon = _work[0]
    chain = train_chain([s for other, rest in enumerate(parts) if other != number for s in rest])
    sys.stderr.write(f"fold {number + 1} of {len(parts)}\n")
    held = parts[number] if number < len(parts) else []
    return chain, {sample.name: cases(sample, chain, lexicon) for sample in held}


def measure(
    parts: Sequence[Sequence[Sample]],
    amends: Sequence[Callable[..., list[Found]]],
    ontology: Ontology,
    lexicon: Lexicon,
) -> str:
    """Entities, relations, and for how many relations both ends were found; fold n is read with `amends[n]`."""
    sums = {"entities": [0, 0, 0], "relations": [0, 0, 0]}
    ends = wanted = 0
    usual = reading.AMEND
    for part, amend in zip(parts, amends, strict=True):
        reading.AMEND = amend
        for sample in part:
            extraction = extract(sample.document, ontology=ontology, lexicon=lexicon)
            judged = Judged(sample.name, sample.document, extraction, sample.gold, ontology.labels)
            result = SCORED.score(judged.nodes, judged.relations, sample.gold, True)
            for kind, total in sums.items():
                for place, name in enumerate(("tp", "fp", "fn")):
                    total[place] += result[kind][name]
            found = set(judged.matched.values())
            core = [r for r in sample.gold["relations"] if r["tier"] == "core"]
            wanted += len(core)
            ends += sum(r["source"] in found and r["target"] in found for r in core)
    reading.AMEND = usual
    lines = [f"{kind} {SCORED.prf(*total)}" for kind, total in sums.items()]
    return "  ".join([*lines, f"both ends {ends}/{wanted}"])


def save(path: Path, chain: crf.Chain, worth: crf.Judge, kind: crf.Judge) -> None:
    """Write the model."""
    arrays = {"chain_codes": chain.codes, "chain_weights": chain.weights[:-1].astype(np.float16), "chain_moves": chain.moves.astype(np.float16)}  # fmt: skip
    for name, judge in (("worth", worth), ("kind", kind)):
        arrays[f"{name}_codes"] = np.array(list(judge.rows), dtype=np.uint32)
        arrays[f"{name}_weights"] = judge.weights.astype(np.float16)
    add, drop = LINES
    facts = {"classes": chain.classes, "worth": worth.classes, "kind": kind.classes, "add": add, "drop": drop}  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    crf.write(path, arrays, facts)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", action="append", type=Path, default=[], help="with texts/ and gold/")
    parser.add_argument("--cv", action="store_true", help="measure on unseen documents, write nothing")
    parser.add_argument("--lines", nargs="*", default=[], help="with --cv: lines to try, each add/drop")
    parser.add_argument("--out", type=Path, default=folder("schema") / "models" / "names.model")
    args = parser.parse_args()
    lexicon, ontology = load_lexicon(), load_ontology()
    pairs = [(SHARED / "gold", SHARED / "articles"), *((each / "gold", each / "texts") for each in args.folder)]
    chosen = samples(pairs, lexicon)
    parts = folds(chosen, _FOLDS)
    chains, known = unseen(parts, lexicon)
    if not args.cv:
        flat = [case for sample in chosen for case in known[sample.name]]
        save(args.out, chains[-1], *train_judges(flat, lexicon))
        return 0
    judges = [train_judges([c for s in chosen if s not in part for c in known[s.name]], lexicon) for part in parts]
    plain: list[Callable[..., list[Found]]] = [lambda text, sentences, found, lexicon: list(found)] * len(parts)
    sys.stdout.write(f"rules alone  {measure(parts, plain, ontology, lexicon)}\n")
    for line in args.lines or ["/".join(map(str, LINES))]:
        add, drop = map(float, line.split("/"))
        models = [learned.Model(c, w, k, add, drop) for c, (w, k) in zip(chains[:-1], judges, strict=True)]
        amends = [lambda *a, m=m: learned.amended(*a, m) for m in models]
        sys.stdout.write(f"{line:12} {measure(parts, amends, ontology, lexicon)}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
