"""GEXF, the format of Gephi: actors and relations; an edge is as heavy as articles state it.

Comes in: a `Graph`. Goes out: XML of GEXF 1.2, streamed: attributes, nodes, edges. See `views.py` for what is in it.
"""

from collections.abc import Mapping
from typing import Any, TextIO

from kg.export.columns import DECIMAL, INTEGER, TRUTH
from kg.export.views import actors, declared, edge_attributes, node_attributes, ties
from kg.export.xml import HEAD, attribute
from kg.graph import Graph
from kg.ontology import load_ontology

KINDS = {INTEGER: "long", DECIMAL: "double", TRUTH: "boolean"}


def write(graph: Graph, out: TextIO) -> None:
    """Write actors and relations."""
    ontology = load_ontology()
    nodes, edges = declared(ontology)
    out.write(HEAD + '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n')
    out.write(' <graph mode="static" defaultedgetype="directed">\n')
    for what, attributes in (("node", nodes), ("edge", edges)):
        out.write(f'  <attributes class="{what}" mode="static">\n')
        for name, kind in attributes.items():
            out.write(f'   <attribute id="{what}-{name}" title="{name}" type="{KINDS.get(kind, "string")}"/>\n')
        out.write("  </attributes>\n")
    out.write("  <nodes>\n")
    for node in actors(graph, ontology):
        values = _values("node", nodes, node_attributes(node))
        out.write(f"   <node id={attribute(node.id)} label={attribute(node.name)}>{values}</node>\n")
    out.write("  </nodes>\n  <edges>\n")
    for tie in ties(graph, ontology):
        stated = edge_attributes(tie)
        ends = f"id={attribute(tie.id)} source={attribute(tie.source)} target={attribute(tie.target)}"
        weight = f'label={attribute(tie.type)} weight="{stated.get("articles", 1)}"'
        out.write(f"   <edge {ends} {weight}>{_values('edge', edges, stated)}</edge>\n")
    out.write("  </edges>\n </graph>\n</gexf>\n")


def _values(what: str, declared: Mapping[str, str], stated: Mapping[str, Any]) -> str:
    found = (
        f'<attvalue for="{what}-{name}" value={attribute(stated[name])}/>'
        for name in declared
        if stated.get(name) not in (None, [])
    )
    return f"<attvalues>{''.join(found)}</attvalues>"
