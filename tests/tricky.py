"""What one sentence gives: units, relations, figures, speech, as sets that a test can state exactly.

Comes in: a text, read as published on `DAY`. Goes out: a `Read`.
"""

from dataclasses import dataclass
from datetime import date

from kg.document import Document
from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology

DAY = date(2025, 2, 4)


@dataclass(frozen=True)
class Read:
    """What was read: units (type by name, all names by name), relations with modality and speaker, figures, speech."""

    types: dict[str, str]
    names: dict[str, set[str]]
    relations: dict[tuple[str, str, str], tuple[str, str | None]]
    figures: set[tuple[str, str, float | str]]
    said: list[tuple[str, str]]


def read(text: str) -> Read:
    extraction = extract(Document(text=text, date=DAY.isoformat()), ontology=load_ontology(), lexicon=load_lexicon())
    name = {key: unit.listed or unit.names[0] for unit in extraction.units for key in unit.keys}
    relations = {
        (name[c.subject], c.type, name[c.object]): (c.modality, name.get(c.speaker or ""))
        for c in extraction.claims
        if c.object in name
    }
    return Read(
        {unit.listed or unit.names[0]: unit.type for unit in extraction.units},
        {unit.listed or unit.names[0]: set(unit.names) for unit in extraction.units},
        relations,
        {(name[c.subject], c.type, c.value) for c in extraction.claims if c.value is not None and c.type != "status"},
        [(name[s.speaker], s.text) for s in extraction.statements],
    )
