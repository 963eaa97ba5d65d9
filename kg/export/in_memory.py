"""The graph as an `rdflib.Graph`: the one place that loads rdflib.

Comes in: a `Graph`. Goes out: its triples, those of N-Triples, in memory. For a notebook; files are written without rdflib.
"""

import io
from typing import TYPE_CHECKING

from kg.export import ntriples
from kg.graph import Graph

if TYPE_CHECKING:
    import rdflib


def to_rdflib(graph: Graph) -> "rdflib.Graph":
    """All triples; literals keep the form in which they are written (`007` stays `007`)."""
    import rdflib

    held = io.StringIO()
    ntriples.write(graph, held)
    usual, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        return rdflib.Graph().parse(data=held.getvalue(), format="nt")
    finally:
        rdflib.NORMALIZE_LITERALS = usual
