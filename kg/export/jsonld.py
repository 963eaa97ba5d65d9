"""JSON-LD: what Turtle says, as JSON, one described thing a line.

Comes in: a `Graph`. Goes out: one JSON object with `@context` (`schema/generated/context.jsonld`, written in, so that it is read offline) and
`@graph`, streamed in the order of the graph. What is said stands in `triples.py`.
"""

import json
from collections.abc import Collection
from itertools import groupby
from operator import itemgetter
from typing import TextIO

from kg.export.terms import JsonLdTerms
from kg.export.triples import Pair, Triples
from kg.graph import Graph
from kg.ontology import load_ontology
from kg.vocabulary import rdf
from kg.vocabulary.context import context


def write(graph: Graph, out: TextIO, *, base_iri: str = rdf.DEFAULT_BASE, with_text: bool = False) -> None:
    """Write the whole graph; `with_text` adds the articles' texts. UsageError for a base IRI that is none."""
    ontology = load_ontology()
    base = rdf.checked_base(base_iri)
    stated = context(ontology, base)
    links = {"@type", *(term for term, rule in stated.items() if isinstance(rule, dict))}
    out.write('{"@context":' + json.dumps(stated, ensure_ascii=False, separators=(",", ":")) + ',"@graph":[')
    comma = "\n"
    for subject, pairs in Triples(ontology, JsonLdTerms(rdf.prefixes(ontology, base))).all(graph, with_text=with_text):
        out.write(f"{comma}{_object(subject, pairs, links)}")
        comma = ",\n"
    out.write("\n]}\n")


def _object(subject: str, pairs: list[Pair], links: Collection[str]) -> str:
    """One described thing; where the context says that a term links, a link is just the IRI."""
    parts = [subject[:-1]]
    for predicate, group in groupby(sorted(pairs, key=itemgetter(0)), itemgetter(0)):
        name = _bare(predicate)
        things = [f'"{_bare(thing)}"' if name in links else thing for _, thing in group]
        parts.append(f'"{name}":{things[0] if len(things) == 1 else "[" + ",".join(things) + "]"}')
    return ",".join(parts) + "}"


def _bare(link: str) -> str:
    """The IRI of a link."""
    return link[len(JsonLdTerms.ID) : -len(JsonLdTerms.END)]
