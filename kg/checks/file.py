"""What is wrong with a file of a graph: RDF of ours or JSONL.

Comes in: a path. Goes out: one message a fault, with file, place and cure. Three rounds, each only where the one before found nothing: the shapes (RDF), the
records one by one and together, and what they make when they are built: the laws of evidence, and sums that are other than stated.
"""

import tempfile
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from kg.checks.graph import faults
from kg.checks.shapes import Checked
from kg.errors import InputError, message
from kg.export.interchange import Reading
from kg.export.json_records import json_records
from kg.export.rdf_records import rdf_records, syntax_of, triples
from kg.graph import Graph, Node, Relation
from kg.ledger import LedgerFile
from kg.ontology import Ontology, load_ontology
from kg.packing import plain_name
from kg.sources import Source, read_bytes

INPUT = ("Article", "Statement")
"""Types of nodes whose properties are what was read, no sums."""


def file_faults(path: Path) -> Iterator[str]:
    """Every fault of the file. Raises InputError where it cannot be read, or holds no graph of ours."""
    ontology, name = load_ontology(), str(path)
    data = read_bytes(Source(name, path))
    reading = None
    if syntax := syntax_of(plain_name(name), data[:4096]):
        found = list(triples(name, data, syntax, ontology))
        told = [_shape_fault(name, *fault) for fault in dict.fromkeys(Checked(iter(found), ontology).faults())]
        yield from told
        if told:
            return
        reading = Reading(name, data, rdf_records(found, name, ontology))
    elif data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        reading = Reading(name, data, json_records(data))
    else:
        raise InputError("check-file", path=name)
    yield from _built_faults(name, reading, ontology)


def _shape_fault(name: str, thing: str, term: str, kind: str, value: str) -> str:
    return message(f"check-shape-{kind}", {"path": name, "id": thing.rpartition("/")[2], "term": term, "value": value})


def _built_faults(name: str, reading: Reading, ontology: Ontology) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder, LedgerFile(Path(folder) / "checked.kg", ontology) as ledger:
        with ledger.operating("build"):
            for item in reading.documents():
                sha = None if item.document.text else item.text_sha256
                ledger.put(item.id, item.document, item.extraction_key, item.extraction, sha256=sha)
            ledger.judge(reading.judgements)
        yield from reading.refused
        yield from faults(ledger, ontology)
        if not reading.refused:
            yield from _sum_faults(name, reading, ledger)


def _sum_faults(name: str, reading: Reading, ledger: Graph) -> Iterator[str]:
    """Where a record states sums that are other than its claims make them."""
    stated = {line.record.id: line for line in reading.lines if line.record.type not in INPUT}
    records: Iterator[Node | Relation] = chain(ledger.nodes(), ledger.relations())
    for record in records:
        line = stated.get(record.id)
        if line is None:
            continue
        made: Mapping[str, Any] = record.properties
        for property_name, value in line.record.properties.items():
            if value is not None and made.get(property_name) != value:
                given = {"property": property_name, "stated": value, "computed": made.get(property_name)}
                yield message("check-sum", {"path": name, "line": reading.place(line), "id": record.id, **given})
