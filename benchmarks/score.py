"""Score the extractor on annotated articles: `python benchmarks/score.py [--verbose] [names...]`.

Comes in: texts and gold of ../shared (never copied here) without the test set, or of a folder that `benchmarks/gold.py unpack` wrote
(`--folder`). Goes out: a line an article and the micro-averages, as `evaluate.py` of ../shared counts them. `--test` measures on the
test set `press-2NN`, which nobody reads: for a final figure, not for tuning.
"""

import argparse
import importlib.util
import json
import re
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from kg.document import Document, clean_text, document_id
from kg.evidence import Extraction, statement_id
from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology

TEST_SET = re.compile(r"press-2\d\d")
SHARED = Path(__file__).resolve().parents[2] / "shared"


def evaluator() -> ModuleType:
    """The scorer of ../shared as a module."""
    spec = importlib.util.spec_from_file_location("evaluate", SHARED / "tools" / "evaluate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def document_of(path: Path) -> Document:
    """The document as the text loader reads it."""
    from kg.article import read_head

    text = clean_text(path.read_text(encoding="utf-8"))
    head = read_head(text)
    return Document(
        text=text,
        source=str(path),
        title=head.title,
        publisher=head.publisher,
        author=head.author,
        date=head.date,
        url=head.url,
    )


def lines_of(document: Document, extraction: Extraction, labels: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Nodes by key and relations, in the form of the interchange file."""
    name = document_id(document)
    nodes: dict[str, Any] = {name: {"id": name, "type": "Article", "labels": ["Article"], "name": document.title or ""}}
    owner = {}
    for unit in extraction.units:
        nodes[unit.keys[0]] = {
            "id": unit.keys[0],
            "type": unit.type,
            "labels": list(labels(unit.type)),
            "name": unit.listed or unit.names[0],
            "aliases": list(unit.names),
        }
        owner |= dict.fromkeys(unit.keys, unit.keys[0])
    for statement in extraction.statements:
        identity = statement_id(name, statement)
        nodes[identity] = {"id": identity, "type": "Statement", "labels": ["Statement"], "name": statement.text}
    relations: dict[tuple[str, str, str], dict[str, Any]] = {}
    for claim in extraction.claims:
        if claim.object is None:
            continue
        ends = (claim.type, owner[claim.subject], owner.get(claim.object, claim.object))
        if claim.modality == "denied" and ends not in relations:
            continue
        row = relations.setdefault(ends, {"type": ends[0], "source": ends[1], "target": ends[2], "evidence": []})
        row["evidence"].append({"modality": claim.modality, "quote": claim.quote, "rule": claim.rule, "confidence": claim.confidence})  # fmt: skip
    return nodes, list(relations.values())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--test", action="store_true", help="the test set")
    parser.add_argument("--folder", type=Path, help="a folder with texts/ and gold/ instead of ../shared")
    args = parser.parse_args()
    evaluate, ontology, lexicon = evaluator(), load_ontology(), load_lexicon()
    golds, texts = (
        (args.folder / "gold", args.folder / "texts") if args.folder else (SHARED / "gold", SHARED / "articles")
    )
    every = sorted(path.stem for path in golds.glob("*.json") if path.stem != "tricky_cases")
    chosen = args.names or [name for name in every if bool(TEST_SET.fullmatch(name)) == args.test]
    sums = {kind: [0, 0, 0] for kind in ("entities", "relations")}
    shares = {kind: [0, 0] for kind in ("modality", "quotes")}
    for name in chosen:
        gold = json.loads((golds / f"{name}.json").read_text(encoding="utf-8"))
        document = document_of(texts / f"{name}.txt")
        began = time.perf_counter()
        extraction = extract(document, ontology=ontology, lexicon=lexicon)
        took = time.perf_counter() - began
        nodes, relations = lines_of(document, extraction, ontology.labels)
        result = evaluate.score(nodes, relations, gold, True, args.verbose)
        for kind, total in sums.items():
            for index, part in enumerate(("tp", "fp", "fn")):
                total[index] += result[kind][part]
        for kind, share in shares.items():
            for index, part in enumerate(result[kind].split("/")):
                share[index] += int(part)
        e, r = result["entities"], result["relations"]
        sys.stdout.write(
            f"{name:42} E P{e['p']:.2f} R{e['r']:.2f} ({e['tp']}/{e['tp'] + e['fn']}, {e['fp']} fp)  "
            f"R P{r['p']:.2f} R{r['r']:.2f} ({r['tp']}/{r['tp'] + r['fn']}, {r['fp']} fp)  mod {result['modality']} quotes {result['quotes']} "
            f"leaks {result['leaks']} unproved {result['relations_without_evidence']}  {took:.2f}s\n"
        )
    for kind, (tp, fp, fn) in sums.items():
        p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
        sys.stdout.write(
            f"{kind:10} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / max(1e-9, p + r):.3f}  ({tp} tp, {fp} fp, {fn} fn)\n"
        )
    for kind, (right, out_of) in shares.items():
        sys.stdout.write(f"{kind:10} {right}/{out_of}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
