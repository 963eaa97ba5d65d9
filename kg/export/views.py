"""The stakeholders alone, for programs that draw: what GraphML, GEXF and networkx hold alike.

Comes in: a `Graph`. Goes out: actors and things with their attributes, then relations with theirs, in sorted order, streamed. Articles,
statements and the relations that touch them are left out: they are the record, not stakeholders.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from kg.export.columns import SUMS, figures, type_of
from kg.graph import Graph, Node, Relation
from kg.ontology import Ontology


def actors(graph: Graph, ontology: Ontology) -> Iterator[Node]:
    """The nodes that are stakeholders or things that they deal with."""
    return (node for node in graph.nodes() if not ontology.types[node.type].bookkeeping)


def ties(graph: Graph, ontology: Ontology) -> Iterator[Relation]:
    """The relations between them."""
    return (relation for relation in graph.relations() if not ontology.relations[relation.type].bookkeeping)


def node_attributes(node: Node) -> dict[str, Any]:
    """`type`, `name`, `aliases`, and the figures and status of the vocabulary."""
    stated = {name: value for name, value in node.properties.items() if value is not None}
    return {**stated, "type": node.type, "name": node.name, "aliases": list(node.aliases)}


def edge_attributes(relation: Relation) -> dict[str, Any]:
    """`type`, and what the claims sum up to."""
    stated = {name: value for name, value in relation.properties.items() if value is not None}
    return {**stated, "type": relation.type}


def declared(ontology: Ontology) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Every attribute that a node, and that an edge may have, with its type."""
    nodes = ("type", "name", "aliases", *figures(ontology))
    return {name: type_of(name, ontology) for name in nodes}, {
        name: type_of(name, ontology) for name in ("type", *SUMS)
    }
