"""The view for networkx: stakeholders and their relations, no bookkeeping."""

from sample_graph import sample

from kg.analysis import to_networkx
from kg.ontology import load_ontology


def test_the_view_holds_stakeholders_and_their_relations_only():
    graph, ontology = sample(), load_ontology()
    view = to_networkx(graph)
    actors = [node for node in graph.nodes() if not ontology.types[node.type].bookkeeping]
    facts = [relation for relation in graph.relations() if not ontology.relations[relation.type].bookkeeping]
    assert sorted(view.nodes) == sorted(node.id for node in actors)
    assert sorted(key for _, _, key in view.edges(keys=True)) == sorted(fact.id for fact in facts)
    first = facts[0]
    held = view.edges[first.source, first.target, first.id]
    assert (held["type"], held["quote"]) == (first.type, first.properties["quote"])
