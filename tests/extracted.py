"""What extraction makes of a few sentences of our own, published on 2025-02-04 unless told.

Comes in: a text. Goes out: its extraction, and its relations by the names of their ends.
"""

from kg.document import Document
from kg.evidence import Claim, Extraction
from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology

Triple = tuple[str, str, str]


def read(text: str, **fields: str) -> Extraction:
    document = Document(text=text, **{"date": "2025-02-04", **fields})
    return extract(document, ontology=load_ontology(), lexicon=load_lexicon())


def named(extraction: Extraction) -> dict[str, str]:
    return {key: unit.listed or unit.names[0] for unit in extraction.units for key in unit.keys}


def claims(text: str, **fields: str) -> dict[Triple, Claim]:
    extraction = read(text, **fields)
    names = named(extraction)
    return {(names[c.subject], c.type, names[c.object]): c for c in extraction.claims if c.object in names}
