"""GraphML: actors and relations for programs that draw and analyse graphs (yEd, Gephi, igraph, networkx).

Comes in: a `Graph`. Goes out: XML, streamed: every attribute declared, then nodes, then edges with their ids. See `views.py` for what is in it.
"""

from collections.abc import Mapping
from typing import Any, TextIO

from kg.export.columns import DECIMAL, INTEGER, TRUTH
from kg.export.views import actors, declared, edge_attributes, node_attributes, ties
from kg.export.xml import HEAD, attribute, content
from kg.graph import Graph
from kg.ontology import load_ontology

KINDS = {INTEGER: "long", DECIMAL: "double", TRUTH: "boolean"}


def write(graph: Graph, out: TextIO) -> None:
    """Write actors and relations."""
    ontology = load_ontology()
    nodes, edges = declared(ontology)
    out.write(HEAD + '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for prefix, what, attributes in (("n", "node", nodes), ("e", "edge", edges)):
        for name, kind in attributes.items():
            stated = f'attr.name="{name}" attr.type="{KINDS.get(kind, "string")}"'
            out.write(f' <key id="{prefix}-{name}" for="{what}" {stated}/>\n')
    out.write(' <graph id="stakeholders" edgedefault="directed">\n')
    for node in actors(graph, ontology):
        out.write(f"  <node id={attribute(node.id)}>{_data('n', nodes, node_attributes(node))}</node>\n")
    for tie in ties(graph, ontology):
        ends = f"id={attribute(tie.id)} source={attribute(tie.source)} target={attribute(tie.target)}"
        out.write(f"  <edge {ends}>{_data('e', edges, edge_attributes(tie))}</edge>\n")
    out.write(" </graph>\n</graphml>\n")


def _data(prefix: str, declared: Mapping[str, str], stated: Mapping[str, Any]) -> str:
    return "".join(
        f'<data key="{prefix}-{name}">{content(stated[name])}</data>'
        for name in declared
        if stated.get(name) not in (None, [])
    )
