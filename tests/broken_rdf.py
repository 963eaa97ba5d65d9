"""Fifty ways to break a good graph: what every validator of our shapes must find.

Comes in: nothing. Goes out: `MUTATIONS`, by what they do, each a function that changes an `rdflib.Graph` of the sample.
"""

from collections.abc import Callable

import rdflib
from rdflib import DCTERMS, PROV, RDF, RDFS, XSD, Literal, URIRef
from sample_graph import article_id, node_id

from kg.vocabulary import rdf

KG, ID = rdflib.Namespace(f"{rdf.DEFAULT_BASE}vocabulary/"), rdflib.Namespace(f"{rdf.DEFAULT_BASE}id/")
OA, SCHEMA = rdflib.Namespace("http://www.w3.org/ns/oa#"), rdflib.Namespace("https://schema.org/")

TOWN, CENTRE, MAYOR, COMMITTEE = (
    ID[node_id(name)] for name in ("다온시", "국가AI연산센터", "이도현", "다온시AI추진위원회")
)
ARTICLE, NOWHERE = ID[article_id("first")], ID["n-nowhere"]

Change = Callable[[rdflib.Graph], object]


def first(graph: rdflib.Graph, kind: URIRef, having: URIRef | None = None) -> URIRef:
    """The smallest thing of that type, of those that have that predicate."""
    things = [thing for thing in graph.subjects(RDF.type, kind) if having is None or (thing, having, None) in graph]
    return URIRef(min(map(str, things)))


def claim(graph: rdflib.Graph) -> URIRef:
    return first(graph, KG.Claim, OA.hasTarget)


def target(graph: rdflib.Graph) -> URIRef:
    found = graph.value(claim(graph), OA.hasTarget)
    assert isinstance(found, URIRef)
    return found


def selector(graph: rdflib.Graph) -> URIRef:
    found = graph.value(target(graph), OA.hasSelector)
    assert isinstance(found, URIRef)
    return found


def relation(graph: rdflib.Graph) -> URIRef:
    return first(graph, KG.Relation)


def spoken(graph: rdflib.Graph) -> URIRef:
    return first(graph, KG.Statement)


def judgement(graph: rdflib.Graph) -> URIRef:
    return first(graph, KG.Judgement)


Chosen = URIRef | Callable[[rdflib.Graph], URIRef]


def the(chosen: Chosen, graph: rdflib.Graph) -> URIRef:
    return chosen if isinstance(chosen, URIRef) else chosen(graph)


def drop(chosen: Chosen, predicate: URIRef) -> Change:
    return lambda graph: graph.remove((the(chosen, graph), predicate, None))


def put(chosen: Chosen, predicate: URIRef, value: rdflib.term.Node) -> Change:
    """In the place of what stands there."""
    return lambda graph: graph.set((the(chosen, graph), predicate, value))


def more(chosen: Chosen, predicate: URIRef, value: rdflib.term.Node) -> Change:
    """Beside what stands there."""
    return lambda graph: graph.add((the(chosen, graph), predicate, value))


MUTATIONS: dict[str, Change] = {
    "a claim without a subject": drop(claim, RDF.subject),
    "a claim with two subjects": more(claim, RDF.subject, ARTICLE),
    "a claim whose subject is words": put(claim, RDF.subject, Literal("다온시")),
    "a claim whose subject is nowhere": put(claim, RDF.subject, NOWHERE),
    "a claim without a predicate": drop(claim, RDF.predicate),
    "a claim whose predicate is words": put(claim, RDF.predicate, Literal("BIDS_FOR")),
    "a claim without an object": drop(claim, RDF.object),
    "a claim with two objects": more(claim, RDF.object, Literal("x")),
    "a claim without an identifier": drop(claim, DCTERMS.identifier),
    "a claim with another's identifier": more(claim, DCTERMS.identifier, Literal("c-" + "a" * 20)),
    "a claim with an identifier of another form": put(claim, DCTERMS.identifier, Literal("claim-1")),
    "a claim without a modality": drop(claim, KG.modality),
    "a claim with a modality that is none": put(claim, KG.modality, Literal("hoped")),
    "a claim with a modality in a language": put(claim, KG.modality, Literal("asserted", lang="en")),
    "a claim with two modalities": lambda graph: [graph.add((claim(graph), KG.modality, Literal(m))) for m in ("asserted", "denied")],
    "a claim without a confidence": drop(claim, KG.confidence),
    "a claim that is more than sure": put(claim, KG.confidence, Literal("1.5", datatype=XSD.decimal)),
    "a claim that is less than unsure": put(claim, KG.confidence, Literal("-0.1", datatype=XSD.decimal)),
    "a claim whose confidence is a word": put(claim, KG.confidence, Literal("high")),
    "a claim without the key of its subject": drop(claim, KG.subject_key),
    "a claim of no article": drop(claim, PROV.wasDerivedFrom),
    "a claim of an article that is a town": put(claim, PROV.wasDerivedFrom, TOWN),
    "a claim of an article that is nowhere": put(claim, PROV.wasDerivedFrom, ID["d-nowhere"]),
    "a claim of two articles": lambda graph: [graph.add((claim(graph), PROV.wasDerivedFrom, ID[article_id(name)])) for name in ("first", "second")],
    "a claim said by a relation": lambda graph: graph.add((claim(graph), PROV.wasAttributedTo, relation(graph))),
    "a claim said by words": more(claim, PROV.wasAttributedTo, Literal("시장")),
    "a claim that supports an actor": put(claim, KG.supports, TOWN),
    "a claim that supports nothing that is there": put(claim, KG.supports, ID["r-nowhere"]),
    "a claim with two places": lambda graph: graph.add((claim(graph), OA.hasTarget, URIRef(max(map(str, graph.subjects(RDF.type, OA.SpecificResource)))))),
    "a place without an article": drop(target, OA.hasSource),
    "a place in a person": put(target, OA.hasSource, MAYOR),
    "a place that begins nowhere": drop(selector, OA.start),
    "a place that ends nowhere": drop(selector, OA.end),
    "a place that begins before the text": put(selector, OA.start, Literal(-1)),
    "a place that ends before it begins": put(selector, OA.end, Literal(0)),
    "a place whose beginning is a word": put(selector, OA.start, Literal("top")),
    "a place whose end is a decimal": put(selector, OA.end, Literal("9999.5", datatype=XSD.decimal)),
    "a place without words": drop(selector, OA.exact),
    "an actor without a name": drop(TOWN, RDFS.label),
    "an actor with two names": more(TOWN, RDFS.label, Literal("다온", lang="ko")),
    "an article without an identifier": drop(ARTICLE, DCTERMS.identifier),
    "a statement without words": drop(spoken, SCHEMA.text),
    "a statement of no article of ours": put(spoken, PROV.wasDerivedFrom, TOWN),
    "a relation without a source": drop(relation, KG.source),
    "a relation of two types": more(relation, KG.type, KG.OPPOSES),
    "a relation to what is nowhere": put(relation, KG.target, NOWHERE),
    "a person who is a member of a town": more(MAYOR, KG.MEMBER_OF, TOWN),
    "a place that leads": more(CENTRE, KG.LEADS, TOWN),
    "a relation to words": more(TOWN, KG.PURSUES, Literal("성장")),
    "a status that is none": put(CENTRE, KG.status, Literal("dreamt of")),
    "two statuses": more(CENTRE, KG.status, Literal("operating")),
    "a town with a status": more(TOWN, KG.status, Literal("planned")),
    "a number of members in words": put(COMMITTEE, KG.member_count, Literal("스물여섯")),
    "a number of members that is no whole number": put(COMMITTEE, KG.member_count, Literal("26.5", datatype=XSD.decimal)),
    "a number against its type": put(COMMITTEE, KG.member_count, Literal("many", datatype=XSD.integer)),
    "a judgement of no verdict": drop(judgement, KG.verdict),
    "a judgement with a verdict that is none": put(judgement, KG.verdict, Literal("maybe")),
    "a judgement of one side": drop(judgement, KG.b),
}  # fmt: skip
"""More than fifty; each makes a graph that conforms into one that does not."""
