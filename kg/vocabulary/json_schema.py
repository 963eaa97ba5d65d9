"""The vocabulary as a JSON Schema of the interchange file: what one line may hold.

Comes in: the `Ontology`. Goes out: JSON Schema 2020-12 for a line of `kg export jsonl`. What a file from elsewhere may leave out
is not required here, as CONTRACT.md has it.
"""

import json
from typing import Any

from kg.evidence import MODALITIES
from kg.ontology import Ontology
from kg.vocabulary.rdf import DEFAULT_BASE

STRING: dict[str, Any] = {"type": "string"}
WORD: dict[str, Any] = {"type": "string", "minLength": 1}
TEXT_OR_NULL: dict[str, Any] = {"type": ["string", "null"]}
OFFSET: dict[str, Any] = {"type": ["integer", "null"], "minimum": 0}
STRINGS: dict[str, Any] = {"type": "array", "items": STRING}

EVIDENCE: dict[str, Any] = {
    "claim": STRING,
    "article": STRING,
    "quote": STRING,
    "start": OFFSET,
    "end": OFFSET,
    "field": TEXT_OR_NULL,
    "modality": {"enum": list(MODALITIES)},
    "speaker": TEXT_OR_NULL,
    "date": TEXT_OR_NULL,
    "when": TEXT_OR_NULL,
    "confidence": {"type": "number", "minimum": 0, "maximum": 1},
    "subject_key": STRING,
    "object_key": TEXT_OR_NULL,
    "speaker_key": STRING,
    "rule": STRING,
    "property": STRING,
    "value": {"type": ["string", "number"]},
    "unit": STRING,
    "approximate": {"type": "boolean"},
    "type": STRING,
    "object": STRING,
    "role": STRING,
    "amount": {"type": "integer"},
    "surface": STRING,
    "key": STRING,
    "named": {"type": "boolean"},
    "listed": STRING,
    "also": STRINGS,
}
"""Fields of a claim, and of a span of MENTIONS (from `surface` on, with `type`)."""


def json_schema_file(ontology: Ontology) -> str:
    """`schema/generated/interchange.schema.json`."""
    return json.dumps(json_schema(ontology), ensure_ascii=False, indent=1) + "\n"


def json_schema(ontology: Ontology) -> dict[str, Any]:
    """The schema of one line."""
    evidence = {"type": "array", "items": {"type": "object", "properties": EVIDENCE, "additionalProperties": False}}
    node_types = [name for name, kind in ontology.types.items() if not kind.abstract and name != "Claim"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{DEFAULT_BASE}interchange.schema.json",
        "title": "One line of the stakeholder graph's interchange file",
        "$comment": "Generated from schema/ by `python -m kg.vocabulary`; do not edit.",
        "oneOf": [
            _object(
                "node",
                ("id", "type", "name"),
                id=WORD,
                type={"enum": node_types},
                labels=STRINGS,
                name=STRING,
                aliases=STRINGS,
                keys=STRINGS,
                merged_ids=STRINGS,
                properties={"type": "object"},
                evidence=evidence,
                text=STRING,
            ),
            _object(
                "relation",
                ("type", "source", "target"),
                id=STRING,
                type={"enum": list(ontology.relations)},
                source=WORD,
                target=WORD,
                properties={"type": "object"},
                evidence=evidence,
            ),
            _object(
                "judgement",
                ("a", "b", "verdict", "time"),
                a=WORD,
                b=WORD,
                verdict={"enum": ["same", "different", "unsure"]},
                note=STRING,
                time=WORD,
            ),
        ],
    }


def _object(kind: str, required: tuple[str, ...], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["kind", *required],
        "properties": {"kind": {"const": kind}, **properties},
        "additionalProperties": False,
    }
