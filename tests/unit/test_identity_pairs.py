"""Real names, true pairs and traps: what keys and blocks alone join, as two documents would give them."""

import csv
from pathlib import Path

import pytest

from kg.evidence import Unit
from kg.keys import make_key
from kg.korean import without_company_mark
from kg.lexicon import Lexicon, load_lexicon
from kg.ontology import load_ontology
from kg.resolve import KeyTally, resolve

FILE = Path(__file__).resolve().parents[1] / "data" / "identity_pairs.tsv"
RECALL = 0.95


def pairs() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def key_of(name: str, kind: str, of: str, lexicon: Lexicon) -> str:
    """The key that a document gives: `of` is a body with its type, a day, or a document."""
    body, colon, body_type = of.rpartition(":")
    qualifier = make_key(body, body_type, lexicon) if colon else of
    return make_key(without_company_mark(name), kind, lexicon, qualifier)


def unit_of(name: str, kind: str, of: str, lexicon: Lexicon) -> Unit:
    row = lexicon.get(name)
    return Unit((key_of(name, kind, of, lexicon),), kind, (name,), (), row.name if row else None)


def are_one(row: dict[str, str], lexicon: Lexicon) -> bool:
    """Whether two documents, each naming one of the two, end in one actor."""
    tallies: dict[str, list[tuple[str, str, bool, int]]] = {}
    for side in "ab":
        unit = unit_of(row[side], row[f"type_{side}"], row[f"of_{side}"], lexicon)
        listed = unit.listed is not None
        rows = tallies.setdefault(unit.keys[0], [])
        rows += [(unit.type, "", listed, 1), (unit.type, unit.names[0], False, 1)]
        rows += [(unit.type, unit.listed, True, 1)] if unit.listed else []
    found = resolve([KeyTally(key, tuple(rows)) for key, rows in tallies.items()], (), (), load_ontology())
    return len(found) == 1


def named(row: dict[str, str]) -> str:
    return f"{row['a']} / {row['b']}"


def test_the_set_is_large_enough_and_no_pair_stands_twice() -> None:
    found = pairs()
    assert sum(row["verdict"] == "same" for row in found) >= 60
    assert sum(row["verdict"] == "different" for row in found) >= 40
    assert len({(row["a"], row["of_a"], row["b"], row["of_b"]) for row in found}) == len(found)


def test_true_pairs_are_found() -> None:
    lexicon = load_lexicon()
    true = [row for row in pairs() if row["verdict"] == "same"]
    missed = [named(row) for row in true if not are_one(row, lexicon)]
    assert len(missed) <= (1 - RECALL) * len(true), missed


@pytest.mark.parametrize("row", [row for row in pairs() if row["verdict"] == "different"], ids=named)
def test_traps_stay_two(row: dict[str, str]) -> None:
    assert not are_one(row, load_lexicon())
