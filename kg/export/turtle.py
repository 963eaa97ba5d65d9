"""RDF Turtle: the graph for every tool that reads RDF, with the evidence of each relation.

Comes in: a `Graph`. Goes out: Turtle, streamed in the order of the graph, written by hand (a library's graph in memory is
what makes others slow). Read back by `loaders/rdf.py` without loss. What is said stands in `triples.py`.
"""

from typing import TextIO

from kg.export.terms import TurtleTerms
from kg.export.triples import Triples
from kg.graph import Graph
from kg.ontology import load_ontology
from kg.vocabulary import rdf


def write(graph: Graph, out: TextIO, *, base_iri: str = rdf.DEFAULT_BASE, with_text: bool = False) -> None:
    """Write the whole graph; `with_text` adds the articles' texts. UsageError for a base IRI that is none."""
    ontology = load_ontology()
    names = rdf.prefixes(ontology, rdf.checked_base(base_iri))
    out.write(rdf.prefix_lines(names))
    described = rdf.described
    for subject, pairs in Triples(ontology, TurtleTerms(names)).all(graph, with_text=with_text):
        out.write(described(subject, pairs))
