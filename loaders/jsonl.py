"""JSONL, the interchange format: what `kg export jsonl` wrote, or nodes and relations from elsewhere.

Comes in: a file with one JSON object a line (CONTRACT.md). Goes out: documents with their extraction, and judgements; at the
end one InputError that lists every line that was refused, by number and cure, while the others were taken. Knows the form of
lines; what they say of documents is put together by `kg/export/rebuild.py`.
"""

import difflib
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

from kg.document import Document, document_id
from kg.errors import InputError, message
from kg.export.drafts import DocumentDraft
from kg.export.foreign import FOREIGN
from kg.export.rebuild import Line, rebuild
from kg.graph import Evidence, Judgement, Node, Relation, Span
from kg.loaders import Imported
from kg.ontology import load_ontology

TITLE = {"ko": "교환 형식 JSONL", "en": "JSONL, the interchange format"}
RECOGNISES = {
    "ko": "이름이 .jsonl이나 .ndjson으로 끝나거나, 첫 줄이 kind를 가진 JSON 객체인 파일",
    "en": "a name that ends in .jsonl or .ndjson, or a first line that is a JSON object with a kind",
}
ORDER = 10

VERDICTS = ("same", "different", "unsure")
SHOWN = 20
"""How many refused lines a message lists."""

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


def recognises(name: str, head: bytes) -> bool:
    """Whether name or first line say that this is the interchange format."""
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200]
    return PurePath(name).suffix.lower() in (".jsonl", ".ndjson") or (first.startswith(b"{") and b'"kind"' in first)


def read(name: str, data: bytes) -> Iterator[Imported | Judgement]:
    """The documents, sorted by id, then the judgements.

    Raises:
        InputError: after everything that could be taken, where lines were refused; it names each with its number and cure.
    """
    refused: list[str] = []

    def refuse(line: int, message_name: str, **values: object) -> None:
        refused.append(message(message_name, {"path": name, "line": line, **values}))

    lines, judgements = [], []
    # Only \n ends a line here: str.splitlines would also part at characters that stand inside JSON strings.
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not raw.strip():
            continue
        try:
            found = _parsed(number, raw)
        except Refused as reason:
            refuse(number, reason.message, **reason.values)
            continue
        if isinstance(found, Judgement):
            judgements.append(found)
        else:
            lines.append(found)
    yield from rebuild(lines, _file(name, data), load_ontology(), refuse)
    yield from judgements
    if refused:
        more = [message("jsonl-more", {"count": len(refused) - SHOWN})] if len(refused) > SHOWN else []
        raise InputError("jsonl-refused", path=name, count=len(refused), problems="\n".join([*refused[:SHOWN], *more]))


def _file(name: str, data: bytes) -> DocumentDraft:
    """The file itself as a document: what it says without naming an article. Its content identifies it, not its path."""
    digest = hashlib.sha256(data).hexdigest()
    document = Document(text="", source=name, title=PurePath(name).name, identifier=f"sha256:{digest}")
    return DocumentDraft(document_id(document), document, digest, FOREIGN)


def _parsed(number: int, raw: bytes) -> Line | Judgement:
    try:
        record = json.loads(raw.decode(), parse_constant=_no_number)
        if b"\\u" in raw:
            json.dumps(record, ensure_ascii=False).encode()  # half of a surrogate pair is no text
    except (ValueError, RecursionError) as problem:
        raise Refused("jsonl-json", problem=problem) from None
    if not isinstance(record, dict):
        raise Refused("jsonl-json", problem=type(record).__name__)
    make: Any = {"node": _node, "relation": _relation, "judgement": _judgement}.get(str(record.get("kind")))
    if make is None:
        raise Refused("jsonl-kind", kind=record.get("kind"))
    found: Line | Judgement = make(number, record)
    return found


def _no_number(word: str) -> None:
    """Refuse NaN and Infinity, which are no JSON."""
    raise ValueError(word)


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
