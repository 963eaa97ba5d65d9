"""Turtle holds what the graph holds: parsed by rdflib, counted against the records, checked by the generated shapes."""

import dataclasses
import io
import random

import pytest
import rdflib
from rdflib import DCTERMS, OWL, PROV, RDF, RDFS, SKOS, XSD, Literal, URIRef
from rdflib.compare import isomorphic
from sample_graph import SYMMETRIC, article_id, node_id, sample

from kg.errors import UsageError
from kg.export import turtle
from kg.graph import Graph, Relation
from kg.ontology import load_ontology
from kg.vocabulary import rdf, render

BASE = rdf.DEFAULT_BASE
KG, ID = rdflib.Namespace(f"{BASE}vocabulary/"), rdflib.Namespace(f"{BASE}id/")
OA, SCHEMA = rdflib.Namespace("http://www.w3.org/ns/oa#"), rdflib.Namespace("https://schema.org/")


def written(graph: Graph, **options: object) -> str:
    out = io.StringIO()
    turtle.write(graph, out, **options)
    return out.getvalue()


@pytest.fixture(scope="module")
def parsed() -> rdflib.Graph:
    return rdflib.Graph().parse(data=written(sample()), format="turtle")


def with_relation(change) -> rdflib.Graph:
    """The sample with its first BIDS_FOR changed."""
    graph = sample()
    changed = tuple(change(r) if r.type == "BIDS_FOR" else r for r in graph.relation_list)
    return rdflib.Graph().parse(data=written(dataclasses.replace(graph, relation_list=changed)), format="turtle")


def test_every_claim_is_a_statement_with_all_that_its_record_says(parsed):
    graph = sample()
    expected = [(r, e) for r in graph.relations() for e in r.evidence]
    of_nodes = [e for node in graph.nodes() for e in node.evidence]
    assert len(set(parsed.subjects(RDF.type, RDF.Statement))) == len(expected) + len(of_nodes)
    for relation, evidence in expected:
        me = ID[evidence.claim]
        assert (me, DCTERMS.identifier, Literal(evidence.claim)) in parsed
        assert (me, RDF.subject, ID[relation.source]) in parsed
        assert (me, RDF.predicate, KG[relation.type]) in parsed
        assert (me, RDF.object, ID[relation.target]) in parsed
        assert (me, KG.supports, ID[relation.id]) in parsed
        assert (me, PROV.wasDerivedFrom, ID[evidence.article]) in parsed
        assert (me, KG.modality, Literal(evidence.modality)) in parsed
        assert (me, DCTERMS.date, Literal(evidence.date, datatype=XSD.date)) in parsed
        assert float(parsed.value(me, KG.confidence)) == evidence.confidence
        assert str(parsed.value(me, KG.quote, default="")) == evidence.quote
        if evidence.speaker:
            assert (me, PROV.wasAttributedTo, ID[evidence.speaker]) in parsed


def test_the_place_of_every_claim_is_a_position_and_the_words(parsed):
    graph, places = sample(), 0
    for claim in parsed.subjects(RDF.type, RDF.Statement):
        for target in parsed.objects(claim, OA.hasTarget):
            article = str(parsed.value(parsed.value(target, OA.hasSource), DCTERMS.identifier))
            selector = parsed.value(target, OA.hasSelector)
            start, end = (int(parsed.value(selector, term)) for term in (OA.start, OA.end))
            assert (
                graph.text(article)[start:end]
                == str(parsed.value(selector, OA.exact))
                == str(parsed.value(claim, KG.quote))
            )
            assert {OA.TextPositionSelector, OA.TextQuoteSelector} <= set(parsed.objects(selector, RDF.type))
            places += 1
    assert places == sum(e.start is not None for item in (*graph.nodes(), *graph.relations()) for e in item.evidence)


def test_every_relation_is_a_plain_triple_both_ways_where_symmetric(parsed):
    for relation in sample().relations():
        triple = ID[relation.source], KG[relation.type], ID[relation.target]
        assert triple in parsed
        assert (triple[::-1] in parsed) == (relation.type in SYMMETRIC)
    types = {KG[name] for name in load_ontology().relations}
    plain = [triple for triple in parsed if triple[1] in types]
    relations = list(sample().relations())
    assert len(plain) == len(relations) + sum(relation.type in SYMMETRIC for relation in relations)


def test_every_node_has_its_type_standard_terms_names_and_keys(parsed):
    ontology = load_ontology()
    for node in sample().nodes():
        me = ID[node.id]
        assert (me, RDF.type, KG[node.type]) in parsed
        for term in ontology.types[node.type].terms:
            prefix, local = term.split(":")
            assert (me, RDF.type, URIRef(ontology.prefixes[prefix] + local)) in parsed
        assert [str(label) for label in parsed.objects(me, RDFS.label)] == [node.name]
        assert {str(name) for name in parsed.objects(me, SKOS.altLabel)} == set(node.aliases)
        assert {str(key) for key in parsed.objects(me, KG["keys"])} == set(node.keys)


def test_figures_stand_at_the_node_and_in_its_claim(parsed):
    centre = ID[node_id("국가AI연산센터")]
    assert (centre, KG.workforce, Literal(3000)) in parsed
    assert (centre, KG.status, Literal("proposed")) in parsed
    (claim,) = (c for c in parsed.subjects(RDF.predicate, KG.workforce))
    assert parsed.value(claim, RDF.object) == Literal(3000)
    assert parsed.value(claim, KG.approximate) == Literal(True)
    (denied,) = parsed.subjects(RDF.predicate, KG.OWNS)
    assert parsed.value(denied, RDF.object) == ID[node_id("해오름소프트")]
    assert not list(parsed.triples((None, KG.OWNS, None)))


def test_mentions_are_annotations_with_a_target_each(parsed):
    graph = sample()
    for relation in graph.relations():
        targets = list(parsed.objects(ID[relation.id], OA.hasTarget))
        assert len(targets) == len(relation.spans)
        found = set()
        for target in targets:
            selector = parsed.value(target, OA.hasSelector)
            found.add(
                (
                    int(parsed.value(selector, OA.start)),
                    str(parsed.value(target, KG.surface)),
                    str(parsed.value(target, KG.key)),
                )
            )
        assert found == {(span.start, span.surface, span.key) for span in relation.spans}


def test_an_article_states_what_it_is(parsed):
    me = ID[article_id("first")]
    assert (me, RDF.type, SCHEMA.NewsArticle) in parsed
    assert (me, SCHEMA.datePublished, Literal("2031-03-04", datatype=XSD.date)) in parsed
    assert (me, SCHEMA.url, Literal("https://first.example/1", datatype=XSD.anyURI)) in parsed
    assert (me, SCHEMA.publisher, ID[node_id("한빛일보")]) in parsed
    assert not list(parsed.triples((None, SCHEMA.articleBody, None)))
    texts = rdflib.Graph().parse(data=written(sample(), with_text=True), format="turtle")
    assert str(texts.value(me, SCHEMA.articleBody)) == sample().text(article_id("first"))


def test_no_blank_node_only_ascii_iris_and_no_literal_against_its_type(parsed):
    for triple in parsed:
        for term in triple:
            assert not isinstance(term, rdflib.BNode)
            assert not isinstance(term, URIRef) or str(term).isascii()
            assert not isinstance(term, Literal) or term.ill_typed is not True


def test_everything_of_ours_lies_under_the_base():
    text = written(sample(), base_iri="https://a.example/graph")
    assert BASE not in text
    moved = rdflib.Graph().parse(data=text, format="turtle")
    assert len(moved) == len(rdflib.Graph().parse(data=written(sample()), format="turtle"))
    assert all(str(s).startswith("https://a.example/graph/id/") for s in moved.subjects())


@pytest.mark.parametrize(
    "base",
    [
        "",
        "x",
        "ftp://a.example/",
        "https://a.example/#",
        "https://a.example/?q",
        "https://가.example/",
        "https://a b/",
        "https://a.example/>",
    ],
)
def test_a_base_that_is_none_is_refused(base):
    with pytest.raises(UsageError):
        written(sample(), base_iri=base)


def test_the_same_bytes_in_whatever_order_it_was_made():
    graph, shuffle = sample(), random.Random(1)
    nodes = tuple(shuffle.sample(graph.node_list, len(graph.node_list)))
    relations = tuple(shuffle.sample(graph.relation_list, len(graph.relation_list)))
    assert written(dataclasses.replace(graph, node_list=nodes, relation_list=relations)) == written(graph)


def test_what_rdflib_writes_of_it_is_the_same_graph(parsed):
    assert isomorphic(parsed, rdflib.Graph().parse(data=parsed.serialize(format="nt"), format="nt"))


def test_the_standard_term_is_said_only_of_what_is_asserted_and_not_denied(parsed):
    org = rdflib.Namespace("http://www.w3.org/ns/org#")
    assert (ID[node_id("이도현")], org.headOf, ID[node_id("다온시")]) in parsed

    def planned(relation: Relation) -> Relation:
        return dataclasses.replace(relation, type="LEADS", properties={**relation.properties, "modality": "planned"})

    def denied(relation: Relation) -> Relation:
        return dataclasses.replace(relation, type="LEADS", properties={**relation.properties, "contradicted": True})

    triple = (ID[node_id("다온시")], org.headOf, ID[node_id("국가AI연산센터")])
    assert triple in with_relation(lambda relation: dataclasses.replace(relation, type="LEADS"))
    assert triple not in with_relation(planned)
    assert triple not in with_relation(denied)


def test_an_actor_of_the_table_is_its_item_of_wikidata_and_no_namesake():
    graph = sample()
    city = dataclasses.replace(graph.node("다온시"), name="포항시", keys=("thing|포항시|",))
    namesake = dataclasses.replace(graph.node("이도현"), name="포항시", keys=("person|포항시|",))
    nodes = dataclasses.replace(graph, node_list=(city, namesake), relation_list=())
    linked = rdflib.Graph().parse(data=written(nodes), format="turtle")
    assert list(linked.subject_objects(OWL.sameAs)) == [(ID[city.id], URIRef("http://www.wikidata.org/entity/Q42157"))]


@pytest.mark.parametrize(
    ("name", "is_law"), [("인공지능 기본법", True), ("지원 조례", True), ("AI 육성 전략", False), ("운영 방법", False)]
)
def test_a_policy_is_legislation_only_where_it_is_a_law(name, is_law):
    graph = sample()
    policy = dataclasses.replace(graph.node("다온시"), type="Policy", name=name)
    nodes = rdflib.Graph().parse(
        data=written(dataclasses.replace(graph, node_list=(policy,), relation_list=())), format="turtle"
    )
    assert ((ID[policy.id], RDF.type, SCHEMA.Legislation) in nodes) == is_law


def test_every_term_of_ours_is_in_the_generated_ontology(parsed):
    ontology = rdflib.Graph().parse(data=render("turtle"), format="turtle")
    described = set(ontology.subjects())
    used = {term for triple in parsed for term in triple if isinstance(term, URIRef) and str(term).startswith(KG)}
    assert used
    assert used <= described


@pytest.fixture(scope="module")
def conforms():
    import pyshacl

    shapes, ontology = (rdflib.Graph().parse(data=render(kind), format="turtle") for kind in ("shacl", "turtle"))

    def check(graph: rdflib.Graph) -> tuple[bool, str]:
        valid, _, text = pyshacl.validate(graph, shacl_graph=shapes, ont_graph=ontology)
        return valid, text

    return check


def test_the_sample_conforms_to_the_shapes(parsed, conforms):
    valid, text = conforms(parsed)
    assert valid, text


@pytest.mark.parametrize(
    ("break_it", "says"),
    [
        (lambda g: g.remove((None, KG.modality, None)), "modality"),
        (lambda g: g.remove((None, PROV.wasDerivedFrom, None)), "wasDerivedFrom"),
        (lambda g: g.add((ID[node_id("이도현")], KG.MEMBER_OF, ID[node_id("다온시")])), "MEMBER_OF"),
        (lambda g: g.set((ID[node_id("국가AI연산센터")], KG.status, Literal("dreamt of"))), "status"),
        (lambda g: g.remove((ID[node_id("다온시")], RDFS.label, None)), "label"),
    ],
)
def test_the_shapes_find_what_is_wrong(break_it, says, conforms):
    graph = rdflib.Graph().parse(data=written(sample()), format="turtle")
    break_it(graph)
    valid, text = conforms(graph)
    assert not valid
    assert says in text
