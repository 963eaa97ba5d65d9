"""One record of the interchange, as any syntax gives it, made into a node, relation or judgement.

Comes in: a dictionary of CONTRACT.md's form and where it stands. Goes out: a `Line` or a `Judgement`; what cannot be taken is `Refused` with the
name of a message and its values. What the records say together is for `rebuild.py`.
"""

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from kg.export.rebuild import Line
from kg.graph import Evidence, Judgement, Node, Relation, Span
from kg.ontology import load_ontology

VERDICTS = ("same", "different", "unsure")
STRING, INTEGER, NUMBER, LIST, OBJECT, TRUTH = str, int, (int, float), list, dict, bool
# Field: (what it must be, the value where it is missing); a field that has no such value must be there.
REQUIRED = object()
NODE: Mapping[str, tuple[Any, Any]] = {
    "id": (STRING, REQUIRED), "type": (STRING, REQUIRED), "name": (STRING, REQUIRED), "aliases": (LIST, ()), "keys": (LIST, ()),
    "merged_ids": (LIST, ()), "properties": (OBJECT, {}), "evidence": (LIST, ()), "text": (STRING, None),
}  # fmt: skip
RELATION: Mapping[str, tuple[Any, Any]] = {
    "type": (STRING, REQUIRED), "source": (STRING, REQUIRED), "target": (STRING, REQUIRED), "id": (STRING, ""),
    "properties": (OBJECT, {}), "evidence": (LIST, ()),
}  # fmt: skip
JUDGEMENT: Mapping[str, tuple[Any, Any]] = {
    "a": (STRING, REQUIRED), "b": (STRING, REQUIRED), "verdict": (STRING, REQUIRED), "note": (STRING, ""), "time": (STRING, REQUIRED)
}  # fmt: skip
EVIDENCE: Mapping[str, tuple[Any, Any]] = {
    "claim": (STRING, ""), "article": (STRING, ""), "quote": (STRING, ""), "start": (INTEGER, None), "end": (INTEGER, None),
    "field": (STRING, None), "modality": (STRING, "asserted"), "speaker": (STRING, None), "date": (STRING, None), "when": (STRING, None),
    "confidence": (NUMBER, 0.5), "subject_key": (STRING, ""), "object_key": (STRING, None), "speaker_key": (STRING, None),
    "rule": (STRING, None), "property": (STRING, None), "value": ((str, int, float), None), "unit": (STRING, None),
    "approximate": (TRUTH, False), "type": (STRING, None), "object": (STRING, None), "role": (STRING, None), "amount": (INTEGER, None),
}  # fmt: skip
SPAN: Mapping[str, tuple[Any, Any]] = {
    "start": (INTEGER, None), "end": (INTEGER, None), "surface": (STRING, REQUIRED), "key": (STRING, REQUIRED), "type": (STRING, REQUIRED),
    "named": (TRUTH, True), "listed": (STRING, None), "also": (LIST, ()),
}  # fmt: skip


class Refused(Exception):
    """A line cannot be taken, or a part of it: the message and its values."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message, values)
        self.message, self.values = message, values


def parsed(number: int, record: dict[str, Any]) -> Line | Judgement:
    """The record that stands at that line (or is the so manieth); raises `Refused`."""
    make: Any = {"node": _node, "relation": _relation, "judgement": _judgement}.get(str(record.get("kind")))
    if make is None:
        raise Refused("jsonl-kind", kind=record.get("kind"))
    found: Line | Judgement = make(number, record)
    return found


def _node(number: int, record: dict[str, Any]) -> Line:
    fields = _fields(record, NODE)
    _known(
        "type",
        fields["type"],
        [name for name, kind in load_ontology().types.items() if not kind.abstract and name != "Claim"],
    )
    if not fields["name"] and fields["type"] not in ("Article", "Statement"):
        raise Refused("jsonl-field", field="name", wanted="str")
    text = fields.pop("text")
    evidence = tuple(_evidence(item) for item in fields.pop("evidence"))
    lists: dict[str, Any] = {key: tuple(_strings(key, fields.pop(key))) for key in ("aliases", "keys", "merged_ids")}
    labels = load_ontology().labels(fields["type"])
    return Line(number, Node(labels=labels, evidence=evidence, **lists, **fields), text)


def _relation(number: int, record: dict[str, Any]) -> Line:
    fields = _fields(record, RELATION)
    _known("type", fields["type"], list(load_ontology().relations))
    items = fields.pop("evidence")
    if fields["type"] == "MENTIONS":
        return Line(number, Relation(spans=tuple(_span(item) for item in items), **fields))
    return Line(number, Relation(evidence=tuple(_evidence(item) for item in items), **fields))


def _judgement(_: int, record: dict[str, Any]) -> Judgement:
    fields = _fields(record, JUDGEMENT)
    _known("verdict", fields["verdict"], list(VERDICTS))
    return Judgement(**fields)


def _evidence(item: object) -> Evidence:
    fields = _fields(item, EVIDENCE)
    _place(fields)
    return Evidence(**{**fields, "confidence": float(fields["confidence"])})


def _span(item: object) -> Span:
    fields = _fields(item, SPAN)
    _place(fields)
    _known("type", fields["type"], list(load_ontology().types))
    return Span(**{**fields, "also": tuple(_strings("also", fields["also"]))})


def _fields(record: object, table: Mapping[str, tuple[Any, Any]]) -> dict[str, Any]:
    """The fields of the table, each of the type it must have; null is as good as missing."""
    if not isinstance(record, dict):
        raise Refused("jsonl-field", field="evidence", wanted="{...}")
    found = {}
    for field, (wanted, missing) in table.items():
        value = record.get(field)
        if value is None and missing is not REQUIRED:
            value = missing
        elif not _fits(value, wanted) or (missing is REQUIRED and not value and field != "name"):
            raise Refused("jsonl-field", field=field, wanted=_title(wanted))
        found[field] = value
    return found


def _fits(value: object, wanted: Any) -> bool:
    """Whether the value is of that type; a truth value is no number."""
    return isinstance(value, wanted) and (wanted is TRUTH or not isinstance(value, bool))


def _title(wanted: Any) -> str:
    return " | ".join(kind.__name__ for kind in (wanted if isinstance(wanted, tuple) else (wanted,)))


def _strings(field: str, values: Any) -> Iterator[str]:
    for value in values:
        if not isinstance(value, str):
            raise Refused("jsonl-field", field=field, wanted="[str]")
        yield value


def _place(fields: dict[str, Any]) -> None:
    """Refuse half a place, or one that ends before it begins."""
    start, end = fields["start"], fields["end"]
    if (start is None) != (end is None) or (start is not None and not 0 <= start <= end):
        raise Refused("jsonl-field", field="start, end", wanted="0 <= start <= end")


def _known(field: str, value: str, known: list[str]) -> None:
    """Refuse a word that is none of the vocabulary's, and say which are near (else all)."""
    if value not in known:
        near = difflib.get_close_matches(value, known, n=3, cutoff=0.5) or known
        raise Refused("jsonl-unknown", field=field, value=value, known=", ".join(near))
