"""The graph for analysis: views for networkx and pandas, built from the same records as every projection, never a store.

`to_networkx` gives a `networkx.MultiDiGraph` in sorted order. Its nodes are keyed by id, with the attributes

    type       the vocabulary's type (`City`, `Company`, ...)
    name       the name that most articles use
    aliases    a list of the other names
    status, member_count, ...   figures and status of the vocabulary, where an article states them

and its edges are keyed by the relation's id, with

    type                      `BIDS_FOR`, `SUPPORTS`, ...
    modality                  the strongest: asserted, planned, proposed, claimed
    articles, publishers      how many say so
    first_date, last_date     `YYYY-MM-DD`
    confidence                0 to 1
    quote                     the words of the best claim
    contradicted              True where somebody denies it
    role, amount              where a claim states them

A property that nobody states is absent. A symmetric relation is one edge, its ends sorted. Articles, statements and the relations that touch them
are left out: they are the record, not stakeholders.

`to_frame` gives one of the tables of `kg export csv` as a `pandas.DataFrame`.
"""

import importlib
from typing import TYPE_CHECKING, Any

from kg.errors import UsageError
from kg.export.columns import DECIMAL, INTEGER, TRUTH, type_of
from kg.export.kept import Kept
from kg.export.tables import columns, rows
from kg.export.views import actors, edge_attributes, node_attributes, ties
from kg.graph import Graph
from kg.ontology import load_ontology

if TYPE_CHECKING:
    import networkx

TYPES = {INTEGER: "Int64", DECIMAL: "Float64", TRUTH: "boolean"}
"""pandas' types that know what is missing; everything else stays an object."""


def to_networkx(graph: Graph) -> "networkx.MultiDiGraph[str]":
    """The actors and things with their relations, in sorted order."""
    import networkx

    ontology = load_ontology()
    view: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in actors(graph, ontology):
        view.add_node(node.id, **node_attributes(node))
    for tie in ties(graph, ontology):
        view.add_edge(tie.source, tie.target, key=tie.id, **edge_attributes(tie))
    return view


def to_frame(graph: Graph, table: str) -> Any:
    """One of the tables `actors`, `relations`, `claims`, `articles` as a data frame, its index the ids.

    Lists are tuples, numbers have types that know what is missing, days stay `YYYY-MM-DD`. Raises UsageError for another
    name, or where pandas is not installed.
    """
    ontology = load_ontology()
    heads = columns(ontology)
    if table not in heads:
        raise UsageError("frame-table", table=table, known=", ".join(heads))
    try:
        pandas = importlib.import_module("pandas")
    except ImportError:
        raise UsageError("pandas-missing") from None
    with Kept() as kept:
        held = [row for name, row in rows(graph, ontology, kept) if name == table]
    frame = pandas.DataFrame(held, columns=list(heads[table]), dtype=object)
    typed = {name: TYPES[kind] for name in heads[table] if (kind := type_of(name, ontology)) in TYPES}
    return frame.astype(typed).set_index("id")
