"""Where extraction errs, by class: `python benchmarks/errors.py [--folder DIR ...] [--list CLASS] [--rules]`.

Comes in: annotated documents as `benchmarks/score.py` takes them (../shared without the test set; each `--folder` adds one). Goes out: the most
frequent classes of missed and false entities and relations with their counts, how many claims hold by confidence and
(`--rules`) by rule; `--list` prints the cases of the classes whose name holds these words. A claim holds where the gold has it,
core or optional; pairs inside one agreement, which cost nothing, are not counted.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from score import SHARED, TEST_SET, document_of, evaluator, lines_of

from kg.article import lay_out
from kg.document import Document
from kg.evidence import Extraction
from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology

SCORED = evaluator()
FREE = frozenset({"SIGNED_MOU_WITH", "PARTNERS_WITH", "PARTICIPATES_IN"})
"""Relations that inside one agreement are neither right nor wrong."""
_BANDS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.0)
Case = tuple[str, str, str]
"""What went wrong: class, document, case."""


@dataclass(slots=True)
class Judged:
    """One document against its gold: gold ids by key of the unit, keys of false units, claims that hold or not."""

    name: str
    document: Document
    extraction: Extraction
    gold: dict[str, Any]
    labels: Any
    nodes: dict[str, Any] = field(default_factory=dict)
    relations: list[dict[str, Any]] = field(default_factory=list)
    matched: dict[str, str] = field(default_factory=dict)
    false: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.nodes, self.relations = lines_of(self.document, self.extraction, self.labels)
        by_name = defaultdict(list)
        for entity in self.gold["entities"]:
            for name in entity["names"]:
                by_name[SCORED.norm(name)].append(entity)
        for key, node in self.nodes.items():
            if node["type"] in SCORED.BOOKKEEPING:
                continue
            hits = [e for name in _names(node) for e in by_name[SCORED.norm(name)] if self.fits(node, e)]
            free = [e for e in hits if e["id"] not in self.matched.values()]
            if free:
                self.matched[key] = free[0]["id"]
            elif not hits or hits[0]["tier"] == "core":
                self.false.append(key)

    @staticmethod
    def fits(node: dict[str, Any], entity: dict[str, Any]) -> bool:
        """Whether the types agree, strictly."""
        return bool(SCORED.node_types(node) & {entity["type"], *entity.get("also", [])})

    def wanted(self) -> dict[tuple[str, str, str], int]:
        """The numbers of gold relations by their ends and each type that a fair judge takes."""
        found: dict[tuple[str, str, str], int] = {}
        for number, row in enumerate(self.gold["relations"]):
            for kind in row["accept"]:
                found.setdefault((row["source"], kind, row["target"]), number)
                turned = {"HOSTS": "LOCATED_IN", "LOCATED_IN": "HOSTS"}.get(kind, kind if row["symmetric"] else None)
                if turned:
                    found.setdefault((row["target"], turned, row["source"]), number)
        return found

    def told(self) -> Iterator[tuple[dict[str, Any], int | None]]:
        """Each relation that counts, with the number of the gold relation it is; None where it is false."""
        wanted, groups = self.wanted(), [set(g) for g in self.gold.get("mou_groups", [])]
        for row in self.relations:
            ends = self.matched.get(row["source"]), self.matched.get(row["target"])
            kinds = {self.nodes.get(end, {"type": "Statement"})["type"] for end in (row["source"], row["target"])}
            if row["type"] in SCORED.BOOKKEEPING_RELATIONS or kinds & SCORED.BOOKKEEPING:
                continue
            number = wanted.get((str(ends[0]), row["type"], str(ends[1])))
            if number is None and row["type"] in FREE and any(set(ends) <= group for group in groups):
                continue
            yield row, number


def _names(node: dict[str, Any]) -> list[str]:
    return [node.get("name", ""), *node.get("aliases", ())]


def missed_entities(one: Judged) -> Iterator[Case]:
    """Core entities without a unit, by type and by why."""
    found = set(one.matched.values())
    blocks = [(block.start, block.end) for block in lay_out(one.document.text).blocks]
    text = one.document.text
    for entity in one.gold["entities"]:
        if entity["tier"] == "core" and entity["id"] not in found:
            yield f"missed {entity['type']}: {_why(one, entity, text, blocks)}", one.name, entity["name"]


def _why(one: Judged, entity: dict[str, Any], text: str, blocks: list[tuple[int, int]]) -> str:
    names = {SCORED.norm(name) for name in entity["names"]}
    if any(names & set(map(SCORED.norm, _names(node))) for node in one.nodes.values()):
        return "wrong type"
    spans = [(at, at + len(name)) for name in entity["names"] for at in _places(text, name)]
    if not spans:
        return "not in these words"
    read = [(a, b) for a, b in spans if any(start <= a and b <= end for start, end in blocks)]
    if not read:
        return "in a table or outside the article"
    over = [
        m for unit in one.extraction.units for m in unit.mentions if any(m.start < b and a < m.end for a, b in read)
    ]
    return "boundary" if over else "not proposed"


def _places(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def false_entities(one: Judged) -> Iterator[Case]:
    """Units that the gold has not, by type and by why."""
    known = {SCORED.norm(name) for entity in one.gold["entities"] for name in entity["names"]}
    for key in one.false:
        node = one.nodes[key]
        names = {SCORED.norm(name) for name in _names(node)}
        named = [e for e in one.gold["entities"] if names & set(map(SCORED.norm, e["names"]))]
        if any(one.fits(node, entity) for entity in named):
            why = "said twice"
        elif named:
            why = "wrong type"
        else:
            why = "boundary" if any(a in b or b in a for a in names for b in known) else "no stakeholder"
        yield f"false {node['type']}: {why}", one.name, node["name"]


def missed_relations(one: Judged) -> Iterator[Case]:
    """Core relations that were not found, by type and by what of them was."""
    seen = {number for _, number in one.told()}
    ends = set(one.matched.values())
    pairs = {frozenset((one.matched.get(r["source"]), one.matched.get(r["target"]))) for r in one.relations}
    names = {entity["id"]: entity["name"] for entity in one.gold["entities"]}
    for number, row in enumerate(one.gold["relations"]):
        if row["tier"] == "core" and number not in seen:
            here = {row["source"], row["target"]} & ends
            why = "an end missing" if len(here) < 2 else "both ends found"
            if frozenset((row["source"], row["target"])) in pairs:
                why = "another relation found"
            yield f"missed {row['type']}: {why}", one.name, f"{names[row['source']]} → {names[row['target']]}"


def false_relations(one: Judged) -> Iterator[Case]:
    """Relations that the gold has not, by type and by why."""
    stated = {frozenset((row["source"], row["target"])) for row in one.gold["relations"]}
    for row, number in one.told():
        if number is None:
            ends = [one.matched.get(row["source"]), one.matched.get(row["target"])]
            why = "an end false" if None in ends else "other relation" if frozenset(ends) in stated else "no relation"
            said = " | ".join(sorted({f"{e['rule']}: {' '.join(e['quote'].split())}" for e in row["evidence"]}))
            names = [one.nodes[row[end]]["name"] for end in ("source", "target")]
            yield f"false {row['type']}: {why}", one.name, f"{names[0]} → {names[1]}   [{said[:160]}]"


def wrong_modalities(one: Judged) -> Iterator[Case]:
    """Relations that hold with a modality that does not."""
    for row, number in one.told():
        gold = one.gold["relations"][number] if number is not None else None
        said = {e["modality"] for e in row["evidence"]}
        if gold is not None and gold["tier"] == "core" and not said & set(gold["modality"]):
            names = [one.nodes[row[end]]["name"] for end in ("source", "target")]
            quote = f"{row['evidence'][0]['rule']}: {' '.join(row['evidence'][0]['quote'].split())}"
            yield f"modality {gold['modality'][0]} said to be {min(said)}", one.name, f"{names[0]} {row['type']} {names[1]}   [{quote[:200]}]"  # fmt: skip


def errors(judged: Iterable[Judged]) -> list[Case]:
    """All cases of all classes."""
    kinds = (missed_entities, false_entities, missed_relations, false_relations, wrong_modalities)
    return [case for one in judged for kind in kinds for case in kind(one)]


def held(judged: Iterable[Judged]) -> Iterator[tuple[str, str, float, bool]]:
    """Of every claim of a relation that counts: type, rule, confidence, and whether it holds."""
    for one in judged:
        for row, number in one.told():
            for evidence in row["evidence"]:
                yield row["type"], evidence["rule"], evidence["confidence"], number is not None


def read(folders: Iterable[tuple[Path, Path]]) -> list[Judged]:
    """The documents of these folders of gold and texts, extracted and judged."""
    ontology, lexicon = load_ontology(), load_lexicon()
    found = []
    for golds, texts in folders:
        for path in sorted(golds.glob("*.json")):
            if path.stem != "tricky_cases" and not TEST_SET.fullmatch(path.stem):
                document = document_of(texts / f"{path.stem}.txt")
                extraction = extract(document, ontology=ontology, lexicon=lexicon)
                gold = json.loads(path.read_text(encoding="utf-8"))
                found.append(Judged(path.stem, document, extraction, gold, ontology.labels))
    return found


def bands(rows: Iterable[tuple[str, str, float, bool]]) -> list[tuple[str, int, int]]:
    """By confidence, the greatest first: the band, how many claims hold, how many there are."""
    counts = {least: [0, 0] for least in _BANDS}
    for _, _, confidence, holds in rows:
        least = next(band for band in _BANDS if confidence >= band)
        counts[least][0] += holds
        counts[least][1] += 1
    return [(f"{least:.1f}", right, every) for least, (right, every) in counts.items() if every]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, action="append", help="a folder with texts/ and gold/")
    parser.add_argument("--list", metavar="CLASS", help="print the cases of these classes")
    parser.add_argument("--rules", action="store_true", help="how many claims of each rule hold")
    parser.add_argument("--top", type=int, default=10)
    args = parser.parse_args()
    folders = [(f / "gold", f / "texts") for f in args.folder or ()] or [(SHARED / "gold", SHARED / "articles")]
    judged = read(folders)
    cases = errors(judged)
    if args.list is not None:
        for kind, name, case in cases:
            if args.list in kind:
                sys.stdout.write(f"{kind:40} {name:12} {case}\n")
        return 0
    for part in ("missed", "false", "modality"):
        counts = Counter(kind for kind, _, _ in cases if kind.startswith(part))
        sys.stdout.write(f"\n{part}: {counts.total()}\n")
        sys.stdout.writelines(f"{count:5}  {kind}\n" for kind, count in counts.most_common(args.top))
    sys.stdout.write("\nconfidence from  claims that hold\n")
    for band, right, every in bands(held(judged)):
        sys.stdout.write(f"{band:>15}  {right}/{every} ({right / every:.2f})\n")
    by_rule: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for _, rule, _, holds in held(judged) if args.rules else ():
        by_rule[rule][0] += holds
        by_rule[rule][1] += 1
    for rule, (right, every) in sorted(by_rule.items(), key=lambda row: -row[1][1]):
        sys.stdout.write(f"{rule:24} {right:4}/{every:<4} {right / every:.2f}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
