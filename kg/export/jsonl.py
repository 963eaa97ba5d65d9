"""JSONL, the interchange format: one JSON object a line, nodes, then relations, then judgements, each sorted.

Comes in: a `Graph`. Goes out: the lines of CONTRACT.md, compact UTF-8. Read back by `loaders/jsonl.py` without loss.

The rule of empty fields: those that every line of a kind has (`NODE`, `RELATION`, `EVIDENCE`) are always written, null or
empty; the others (`MORE`) only where they say something; a property that is None is left out. Properties stand in
the order of `PROPERTIES`, the rest by name.
"""

import json
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import TextIO

from kg.graph import Evidence, Graph, Judgement, Node, Properties, Relation, Span

EVIDENCE = (
    "claim", "article", "quote", "start", "end", "field", "modality", "speaker", "date", "when", "confidence",
    "subject_key", "object_key",
)  # fmt: skip
MORE = ("speaker_key", "rule", "property", "value", "unit", "approximate", "type", "object", "role", "amount")
SPAN = ("start", "end", "surface", "key", "type")
JUDGEMENT = ("a", "b", "verdict", "note", "time")
PROPERTIES = (
    "title", "url", "identifier", "identity", "date", "modified", "publisher", "author", "text_sha256", "reprint_group",
    "reprint_origin", "extraction_key", "modality", "articles", "publishers", "first_date", "last_date", "confidence", "quote", "contradicted",
    "role", "amount", "independent", "strength", "self_claimed", "first_publisher",
)  # fmt: skip
_RANK = {name: rank for rank, name in enumerate(PROPERTIES)}

_evidence_values = attrgetter(*EVIDENCE)
_more_values = attrgetter(*MORE)
_span_values = attrgetter(*SPAN)
_judgement_values = attrgetter(*JUDGEMENT)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def write(graph: Graph, out: TextIO, *, with_text: bool = False) -> None:
    """Write the whole graph; `with_text` adds the articles' texts, which are others' copyright."""
    out.writelines(lines(graph, with_text=with_text))


def lines(graph: Graph, *, with_text: bool = False) -> Iterator[str]:
    """The lines, each with its `\\n`, streamed."""
    for node in graph.nodes():
        text = graph.text(node.id) if with_text and node.type == "Article" else None
        yield line(node_record(node, text))
    for relation in graph.relations():
        yield line(relation_record(relation))
    for judgement in graph.judgements():
        yield line(judgement_record(judgement))


def line(record: Mapping[str, object]) -> str:
    """One record as one line: no character in it that any reader takes for a line end, no half of a surrogate pair."""
    text = _encode(record)
    if "\u2028" in text or "\u2029" in text or "\x85" in text:
        text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")
    try:
        text.encode()
    except UnicodeEncodeError:
        text = json.dumps(record, separators=(",", ":"))
    return text + "\n"


def node_record(node: Node, text: str | None = None) -> dict[str, object]:
    """A node as its line says it."""
    record: dict[str, object] = {
        "kind": "node",
        "id": node.id,
        "type": node.type,
        "labels": node.labels,
        "name": node.name,
        "aliases": node.aliases,
        "keys": node.keys,
        "merged_ids": node.merged_ids,
        "properties": _properties(node.properties),
        "evidence": [evidence_record(evidence) for evidence in node.evidence],
    }
    if text is not None:
        record["text"] = text
    return record


def relation_record(relation: Relation) -> dict[str, object]:
    """A relation as its line says it; the evidence of MENTIONS are its spans."""
    spans = [span_record(relation.source, span) for span in relation.spans]
    return {
        "kind": "relation",
        "id": relation.id,
        "type": relation.type,
        "source": relation.source,
        "target": relation.target,
        "properties": _properties(relation.properties),
        "evidence": [evidence_record(evidence) for evidence in relation.evidence] + spans,
    }


def evidence_record(evidence: Evidence) -> dict[str, object]:
    """One claim as its line says it."""
    record = dict(zip(EVIDENCE, _evidence_values(evidence), strict=True))
    for name, value in zip(MORE, _more_values(evidence), strict=True):
        if value is not None and value is not False:
            record[name] = value
    return record


def span_record(article: str, span: Span) -> dict[str, object]:
    """One span of MENTIONS; `quote` is what stands in the text at its place, `surface` the name, which may have none."""
    quote = span.surface if span.start is not None else ""
    record = {"article": article, "quote": quote} | dict(zip(SPAN, _span_values(span), strict=True))
    if not span.named:
        record["named"] = False
    if span.listed is not None:
        record["listed"] = span.listed
    if span.also:
        record["also"] = span.also
    return record


def judgement_record(judgement: Judgement) -> dict[str, object]:
    """A judgement as its line says it."""
    return {"kind": "judgement"} | dict(zip(JUDGEMENT, _judgement_values(judgement), strict=True))


def _properties(properties: Properties) -> dict[str, object]:
    stated = [(name, value) for name, value in properties.items() if value is not None]
    return dict(sorted(stated, key=lambda item: (_RANK.get(item[0], len(_RANK)), item[0])))
