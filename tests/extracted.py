"""What extraction makes of a few sentences of our own, published on 2025-02-04.

Comes in: a text. Goes out: its extraction, and its relations by the names of their ends.
"""

from kg.document import Document
from kg.evidence import Claim, Extraction
from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology

Triple = tuple[str, str, str]


def read(text: str) -> Extraction:
    return extract(Document(text=text, date="2025-02-04"), ontology=load_ontology(), lexicon=load_lexicon())


def claims(text: str) -> dict[Triple, Claim]:
    extraction = read(text)
    names = {key: unit.listed or unit.names[0] for unit in extraction.units for key in unit.keys}
    return {(names[c.subject], c.type, names[c.object]): c for c in extraction.claims if c.object in names}
