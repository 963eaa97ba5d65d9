"""The targets on the shared articles: measured by the scorer that came with them."""

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology

pytestmark = pytest.mark.shared
NAMES = (
    "gwangju-chip-packaging-hub",
    "jeonnam-airport-six-party-council",
    "jeonnam-jangseong-datacenter",
    "moel-polytech-postech-ai-mou",
    "motie-graphene-square-pohang",
    "motie-haenam-solaseado-datacenter-mou",
    "msit-synchrotron-cheongju-selected",
    "msit-synchrotron-mou",
    "newspim-20250204-pohang",
    "opm-pm-visits-pohang-accelerator",
)


@pytest.fixture(scope="module")
def scoring() -> ModuleType:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
    import score

    return score


def result(scoring: ModuleType, shared: Path, name: str) -> dict[str, Any]:
    ontology = load_ontology()
    document = scoring.document_of(shared / "articles" / f"{name}.txt")
    extraction = extract(document, ontology=ontology, lexicon=load_lexicon())
    nodes, relations = scoring.lines_of(document, extraction, ontology.labels)
    gold = json.loads((shared / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    scored: dict[str, Any] = scoring.evaluator().score(nodes, relations, gold, True)
    return scored


def test_the_newspaper_article(scoring: ModuleType, shared: Path) -> None:
    scored = result(scoring, shared, "newspim-20250204-pohang")
    assert scored["entities"]["tp"] >= 30
    assert scored["entities"]["p"] >= 0.85
    assert scored["relations"]["tp"] >= 22
    assert scored["relations"]["p"] >= 0.75
    assert scored["leaks"] == []
    assert scored["relations_without_evidence"] == 0


def test_all_ten_together(scoring: ModuleType, shared: Path) -> None:
    """A floor under what was reached, so that a new rule does not silently cost the old ones."""
    total = {"entities": [0, 0, 0], "relations": [0, 0, 0]}
    for name in NAMES:
        scored = result(scoring, shared, name)
        assert scored["leaks"] == []
        assert scored["relations_without_evidence"] == 0
        for kind, counts in total.items():
            for index, part in enumerate(("tp", "fp", "fn")):
                counts[index] += scored[kind][part]
    for kind, floor in (("entities", 0.85), ("relations", 0.70)):
        tp, fp, fn = total[kind]
        assert 2 * tp / (2 * tp + fp + fn) >= floor, (kind, total[kind])
