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


def test_rdf_in_memory_answers_sparql() -> None:
    from kg.export.in_memory import to_rdflib

    asked = """PREFIX kg: <https://stakeholder-graph.example/vocabulary/>
        SELECT (COUNT(?r) AS ?n) WHERE { ?r kg:type kg:BIDS_FOR ; kg:source ?a ; kg:target ?b }"""
    held = to_rdflib(sample())
    bids = [relation for relation in sample().relations() if relation.type == "BIDS_FOR"]
    assert [int(row.n) for row in held.query(asked)] == [len(bids)]
