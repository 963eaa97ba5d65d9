"""What is wrong with a graph: the vocabulary's rules and the laws of evidence, on any `Graph`.

Comes in: a graph and the vocabulary. Goes out: one message per fault, sorted as the graph is. Law by law: every relation has
evidence and fits the vocabulary; both ends exist; a quote with offsets stands in the text, word for word; figures and statuses
are of the closed list; no two judgements contradict each other.
"""

from collections.abc import Iterator, Sequence

from kg.errors import message
from kg.graph import Evidence, Graph, Judgement, Node, Relation
from kg.ontology import Ontology
from kg.resolve.judging import DIFFERENT, SAME, contradicted


def faults(graph: Graph, ontology: Ontology) -> Iterator[str]:
    """Every fault of the graph, as a message in the user's language."""
    types: dict[str, str] = {}
    for node in graph.nodes():
        types[node.id] = node.type
        yield from _node_faults(graph, node, ontology)
    for relation in graph.relations():
        yield from _relation_faults(graph, relation, types, ontology)
    yield from _judgement_faults(list(graph.judgements()))


def _node_faults(graph: Graph, node: Node, ontology: Ontology) -> Iterator[str]:
    if node.type not in ontology.types:
        yield message("check-type", {"id": node.id, "type": node.type})
    for claim in node.evidence:
        yield from _quote_faults(graph, claim)
        held = ontology.properties.get(claim.property or "")
        if claim.property and (held is None or not ontology.describes(claim.property, node.type)):
            yield message("check-property", {"id": node.id, "type": node.type, "property": claim.property})
        elif held and held.values and claim.value not in held.values:
            yield message("check-value", {"id": node.id, "property": claim.property, "value": claim.value})


def _relation_faults(graph: Graph, relation: Relation, types: dict[str, str], ontology: Ontology) -> Iterator[str]:
    ends = types.get(relation.source), types.get(relation.target)
    if relation.type not in ontology.relations or None in ends:
        yield message("check-relation", {"id": relation.id, "type": relation.type})
    elif not ontology.allows(relation.type, ends[0] or "", ends[1] or ""):
        yield message("check-ends", {"id": relation.id, "type": relation.type, "source": ends[0], "target": ends[1]})
    if not relation.evidence and not relation.spans:
        yield message("check-evidence", {"id": relation.id, "type": relation.type})
    for claim in relation.evidence:
        yield from _quote_faults(graph, claim)
    text = graph.text(relation.source) if relation.spans else None
    for span in relation.spans:
        if text is not None and span.start is not None and text[span.start : span.end] != span.surface:
            yield message("check-quote", {"id": relation.id, "quote": span.surface, "article": relation.source})


def _judgement_faults(judgements: Sequence[Judgement]) -> Iterator[str]:
    """Judgements that cannot hold together; `kg judge` records none, but several files can bring them."""
    same = [judgement for judgement in judgements if judgement.verdict == SAME]
    for judgement in judgements:
        if judgement.verdict == DIFFERENT and (against := contradicted(judgement, same)):
            listed = "; ".join(f"{one.a} – {one.b} ({one.time})" for one in against)
            values = {"a": judgement.a, "b": judgement.b, "time": judgement.time, "listed": listed}
            yield message("check-judgement", values)


def _quote_faults(graph: Graph, claim: Evidence) -> Iterator[str]:
    if claim.start is None:
        if not claim.field:
            yield message("check-place", {"id": claim.claim})
        return
    text = graph.text(claim.article)
    if text is not None and text[claim.start : claim.end] != claim.quote:
        yield message("check-quote", {"id": claim.claim, "quote": claim.quote, "article": claim.article})
