"""The graph for analysis: a view with networkx, built from the same records as every projection, never a store.

Nodes are keyed by id, with attributes `type`, `name`, `aliases` and the properties; edges are keyed by their id, with `type` and the sums
(modality, articles, publishers, first_date, last_date, confidence, quote). Articles, statements and the relations
that touch them are left out: they are the record, not stakeholders.
"""

from typing import TYPE_CHECKING

from kg.graph import Graph
from kg.ontology import load_ontology

if TYPE_CHECKING:
    import networkx


def to_networkx(graph: Graph) -> "networkx.MultiDiGraph[str]":
    """The actors and things with their relations, in sorted order."""
    import networkx

    ontology = load_ontology()
    view: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in graph.nodes():
        if not ontology.types[node.type].bookkeeping:
            properties = {name: value for name, value in node.properties.items() if name not in ("type", "name")}
            view.add_node(node.id, type=node.type, name=node.name, aliases=list(node.aliases), **properties)
    for relation in graph.relations():
        if not ontology.relations[relation.type].bookkeeping:
            view.add_edge(
                relation.source, relation.target, key=relation.id, type=relation.type, **dict(relation.properties)
            )
    return view
