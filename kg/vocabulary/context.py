"""The context of our JSON-LD: prefixes, and which terms link.

Comes in: the `Ontology`. Goes out: the value of `@context`, the same in `schema/generated/context.jsonld` and in every file that `kg
export jsonld` writes. A term whose value is always a link is typed `@id`, so that its value is just the IRI.
"""

import json
from typing import Any

from kg.ontology import Ontology
from kg.vocabulary import rdf
from kg.vocabulary.record_terms import RECORD_TERMS

LINKS = (
    "oa:hasBody", "oa:hasSelector", "oa:hasSource", "oa:hasTarget", "oa:motivatedBy", "owl:sameAs", "prov:wasAttributedTo",
    "prov:wasDerivedFrom", "rdf:predicate", "rdf:subject",
)  # fmt: skip
"""Terms of others that always link; `rdf:object` may hold a figure."""


def context(ontology: Ontology, base: str = rdf.DEFAULT_BASE) -> dict[str, Any]:
    """The context: sorted prefixes, then sorted terms."""
    own = {f"kg:{name}" for name in ontology.relations}
    own |= {f"kg:{term.name}" for term in RECORD_TERMS if term.range.startswith("kg:") or term.range == "rdfs:Class"}
    own -= {f"kg:{term.name}" for term in RECORD_TERMS if term.name[0].isupper()}
    standard = {
        term
        for relation in ontology.relations.values()
        for term in (*relation.terms, *relation.inverse_terms)
        if rdf.is_property(term)
    }
    linking = sorted(own | standard | set(LINKS))
    return {**rdf.prefixes(ontology, base), **{term: {"@id": term, "@type": "@id"} for term in linking}}


def context_file(ontology: Ontology) -> str:
    """`schema/generated/context.jsonld`."""
    return json.dumps({"@context": context(ontology)}, ensure_ascii=False, indent=1) + "\n"
