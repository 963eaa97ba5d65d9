"""RDF N-Triples: what Turtle says, one triple a line, for tools that load in bulk, sort or compare.

Comes in: a `Graph`. Goes out: N-Triples, streamed in the order of the graph. What is said stands in `triples.py`.
"""

from typing import TextIO

from kg.export.terms import NTriplesTerms
from kg.export.triples import Triples
from kg.graph import Graph
from kg.ontology import load_ontology
from kg.vocabulary import rdf


def write(graph: Graph, out: TextIO, *, base_iri: str = rdf.DEFAULT_BASE, with_text: bool = False) -> None:
    """Write the whole graph; `with_text` adds the articles' texts. UsageError for a base IRI that is none."""
    ontology = load_ontology()
    terms = NTriplesTerms(rdf.prefixes(ontology, rdf.checked_base(base_iri)))
    write_line = out.write
    for subject, pairs in Triples(ontology, terms).all(graph, with_text=with_text):
        for predicate, thing in pairs:
            write_line(
                f"{subject} {predicate} {thing} .\n"
            )  # line by line: only those with Hangul take wide characters
