"""RDF Turtle: the graph for every tool that reads RDF, with the evidence of each relation.

Comes in: a `Graph`. Goes out: Turtle, streamed in the order of the graph, written by hand (a library's graph in memory is
what makes others slow). No blank nodes, slash IRIs, ASCII in every IRI.

A relation is a plain triple (`id:n-a kg:BIDS_FOR id:n-b`, both ways where symmetric), the sum of its claims under its own
id, and one `rdf:Statement` a claim with words, place (Web Annotation), article, speaker (PROV-O) and modality. Where a
relation is asserted and nobody denies it, the standard term says it too. Everything has its id as `dcterms:identifier`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TextIO

from kg.graph import Evidence, Graph, Judgement, Node, Relation, Span
from kg.ids import make_id
from kg.ontology import Ontology, load_ontology
from kg.vocabulary import rdf
from kg.vocabulary.same_as import wikidata_items

Pairs = list[tuple[str, str]]

ARTICLE: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "title": ("schema:headline", rdf.text),
    "url": ("schema:url", rdf.anyuri),
    "identifier": ("schema:identifier", rdf.plain),
    "date": ("schema:datePublished", rdf.time),
    "modified": ("schema:dateModified", rdf.time),
    "publisher": ("kg:publisher", rdf.text),
    "author": ("kg:author", rdf.text),
    "text_sha256": ("kg:text_sha256", rdf.plain),
    "extraction_key": ("kg:extraction_key", rdf.plain),
}
"""Properties of articles: the term and how the value is written."""

SUMS = (
    "modality",
    "articles",
    "publishers",
    "first_date",
    "last_date",
    "confidence",
    "contradicted",
    "role",
    "amount",
    "count",
)
"""Properties of relations, under our own terms of the same names (`quote` is that of one of the claims)."""

_LAW = re.compile(r"((?<!방)법|법률|조례|시행령|시행규칙)안?$")
_SELECTOR = "oa:TextPositionSelector, oa:TextQuoteSelector"


def write(graph: Graph, out: TextIO, *, base_iri: str = rdf.DEFAULT_BASE, with_text: bool = False) -> None:
    """Write the whole graph; `with_text` adds the articles' texts. UsageError for a base IRI that is none."""
    writer = Turtle(load_ontology(), rdf.checked_base(base_iri))
    out.write(writer.head())
    for node in graph.nodes():
        out.write(writer.node(node, graph.text(node.id) if with_text and node.type == "Article" else None))
    for relation in graph.relations():
        out.write(writer.relation(relation))
    for judgement in graph.judgements():
        out.write(writer.judgement(judgement))


class Turtle:
    """Writes records as Turtle; holds the vocabulary and the base, no state."""

    def __init__(self, ontology: Ontology, base: str) -> None:
        """Take the vocabulary and a base IRI that was checked."""
        self._names = rdf.prefixes(ontology, base)
        self._types = {name: ", ".join((f"kg:{name}", *kind.terms)) for name, kind in ontology.types.items()}
        self._relations = ontology.relations
        self._same = wikidata_items()

    def head(self) -> str:
        """The prefixes."""
        return rdf.prefix_lines(self._names)

    def node(self, node: Node, text: str | None = None) -> str:
        """An actor or thing, an article or a statement, and the claims of its figures."""
        me = self._id(node.id)
        pairs = [
            ("a", self._type(node)),
            ("dcterms:identifier", rdf.plain(node.id)),
            ("rdfs:label", rdf.text(node.name)),
        ]
        pairs += _many("skos:altLabel", map(rdf.text, node.aliases))
        pairs += _many("kg:keys", map(rdf.plain, node.keys))
        pairs += _many("kg:merged_ids", map(rdf.plain, node.merged_ids))
        pairs += {"Article": self._article, "Statement": self._statement}.get(node.type, self._figures)(node)
        if text is not None:
            pairs.append(("schema:articleBody", rdf.text(text)))
        pairs += _many("owl:sameAs", (f"wd:{self._same[key]}" for key in node.keys if key in self._same))
        claims = "".join(self._node_claim(me, evidence) for evidence in node.evidence)
        place = self._place(node) if node.type == "Statement" else ""
        return rdf.described(me, pairs) + place + claims

    def relation(self, relation: Relation) -> str:
        """A relation: plain triples, the sum, the claims."""
        me, source, target = self._id(relation.id), self._id(relation.source), self._id(relation.target)
        predicate = self._own(relation.type)
        said = [f"{source} {predicate} {target} .\n"]
        kind = self._relations.get(relation.type)
        if kind is not None and kind.symmetric:
            said.append(f"{target} {predicate} {source} .\n")
        if relation.properties.get("modality", "asserted") == "asserted" and not relation.properties.get(
            "contradicted"
        ):
            said.append(self._standard(relation.type, source, target))
        pairs = [("a", "kg:Relation"), ("dcterms:identifier", rdf.plain(relation.id))]
        for name in SUMS:
            if (value := relation.properties.get(name)) is not None:
                pairs.append((f"kg:{name}", rdf.time(str(value)) if name.endswith("_date") else rdf.value(value)))
        if relation.spans:
            said.append(self._mentions(me, source, target, pairs, relation))
        else:
            said.append(rdf.described(me, pairs))
        for evidence in relation.evidence:
            said.append(self._claim(evidence, source, target, predicate, me))
        return "".join(said)

    def judgement(self, judgement: Judgement) -> str:
        """A person's decision about who is who."""
        me = self._id(make_id("j", [judgement.a, judgement.b, judgement.time]))
        pairs = [("a", "kg:Judgement")]
        pairs += [(f"kg:{name}", rdf.plain(getattr(judgement, name))) for name in ("a", "b", "verdict", "note", "time")]
        return rdf.described(me, pairs)

    def _type(self, node: Node) -> str:
        types = self._types.get(node.type) or self._own(node.type)
        if node.type == "Policy" and not _LAW.search(node.name):
            # "schema:Legislation where law" (ONTOLOGY.md): a strategy or a plan is none.
            return types.replace(", schema:Legislation", "")
        return types

    def _article(self, node: Node) -> Pairs:
        stated = node.properties
        pairs = [
            (term, form(str(stated[name]))) for name, (term, form) in ARTICLE.items() if stated.get(name) is not None
        ]
        if (group := stated.get("reprint_group")) is not None:
            pairs.append(("kg:reprint_group", self._id(str(group))))
        return pairs

    def _statement(self, node: Node) -> Pairs:
        stated = node.properties
        pairs = [("schema:text", rdf.text(str(stated.get("text", node.name))))]
        if (key := stated.get("speaker_key")) is not None:
            pairs.append(("kg:speaker_key", rdf.plain(str(key))))
        if (article := stated.get("article")) is not None:
            pairs += [("prov:wasDerivedFrom", self._id(str(article))), ("oa:hasTarget", self._id(f"{node.id}-target"))]
        return pairs

    def _place(self, node: Node) -> str:
        """Where a statement stands in its article."""
        article, start, end, words = (node.properties.get(name) for name in ("article", "start", "end", "text"))
        return self._target(node.id, self._id(str(article)), start, end, str(words)) if article is not None else ""

    def _figures(self, node: Node) -> Pairs:
        return [
            (self._own(name), rdf.value(value)) for name, value in sorted(node.properties.items()) if value is not None
        ]

    def _standard(self, relation: str, source: str, target: str) -> str:
        """The same relation in the best standard term that is a property, of one direction or the other."""
        kind = self._relations.get(relation)
        if kind is None:
            return ""
        for term in filter(rdf.is_property, kind.terms):
            return f"{source} {term} {target} .\n"
        for term in kind.inverse_terms:
            return f"{target} {term} {source} .\n"
        return ""

    def _mentions(self, me: str, article: str, target: str, pairs: Pairs, relation: Relation) -> str:
        """An annotation that identifies, with a target for each place."""
        numbered = [(f"{relation.id}-{number}", span) for number, span in enumerate(relation.spans, 1)]
        pairs = [
            ("a", "kg:Relation, oa:Annotation"),
            *pairs[1:],
            ("oa:motivatedBy", "oa:identifying"),
            ("oa:hasBody", target),
        ]
        pairs += _many("oa:hasTarget", (self._id(f"{span_id}-target") for span_id, _ in numbered))
        return rdf.described(me, pairs) + "".join(self._span(span_id, article, span) for span_id, span in numbered)

    def _span(self, span_id: str, article: str, span: Span) -> str:
        about = [
            ("kg:surface", rdf.text(span.surface)),
            ("kg:key", rdf.plain(span.key)),
            ("kg:type", self._own(span.type)),
        ]
        if not span.named:
            about.append(("kg:named", "false"))
        if span.listed is not None:
            about.append(("kg:listed", rdf.text(span.listed)))
        about += _many("kg:also", map(rdf.plain, span.also))
        return self._target(span_id, article, span.start, span.end, span.surface, about)

    def _target(
        self, owner: str, article: str, start: object, end: object, words: str, about: Pairs | None = None
    ) -> str:
        """The part of the article that `owner` is about, by position and by words; without a place, the article as a whole."""
        me, selector = self._id(f"{owner}-target"), self._id(f"{owner}-selector")
        pairs = [("a", "oa:SpecificResource"), ("oa:hasSource", article), *(about or ())]
        if start is None:
            return rdf.described(me, pairs)
        place = [("a", _SELECTOR), ("oa:start", str(start)), ("oa:end", str(end)), ("oa:exact", rdf.text(words))]
        return rdf.described(me, [*pairs, ("oa:hasSelector", selector)]) + rdf.described(selector, place)

    def _node_claim(self, node: str, evidence: Evidence) -> str:
        """A figure or status; or a claim that supports no relation, because it is denied or both ends are one."""
        if evidence.property is not None:
            return self._claim(evidence, node, rdf.value(evidence.value), self._own(evidence.property), None)
        target = self._id(evidence.object) if evidence.object is not None else rdf.plain(evidence.object_key or "")
        return self._claim(evidence, node, target, self._own(evidence.type or "claims"), None)

    def _claim(self, evidence: Evidence, subject: str, target: str, predicate: str, supports: str | None) -> str:
        article = self._id(evidence.article)
        pairs = [
            ("a", self._types["Claim"]),
            ("dcterms:identifier", rdf.plain(evidence.claim)),
            ("rdf:subject", subject),
            ("rdf:predicate", predicate),
            ("rdf:object", target),
            *self._optional(evidence, supports),
            ("kg:modality", rdf.plain(evidence.modality)),
            ("kg:confidence", rdf.value(evidence.confidence)),
            ("kg:subject_key", rdf.plain(evidence.subject_key)),
            ("prov:wasDerivedFrom", article),
        ]
        if evidence.start is None:
            return rdf.described(self._id(evidence.claim), pairs)
        pairs.append(("oa:hasTarget", self._id(f"{evidence.claim}-target")))
        place = self._target(evidence.claim, article, evidence.start, evidence.end, evidence.quote)
        return rdf.described(self._id(evidence.claim), pairs) + place

    def _optional(self, evidence: Evidence, supports: str | None) -> Iterator[tuple[str, str]]:
        """What not every claim has."""
        if supports is not None:
            yield "kg:supports", supports
        if evidence.quote:
            yield "kg:quote", rdf.text(evidence.quote)
        if evidence.speaker is not None:
            yield "prov:wasAttributedTo", self._id(evidence.speaker)
        if evidence.date is not None:
            yield "dcterms:date", rdf.time(evidence.date)
        if evidence.when is not None:
            yield "kg:when", rdf.time(evidence.when)
        for name in ("object_key", "speaker_key", "field", "rule", "unit", "role"):
            if (stated := getattr(evidence, name)) is not None:
                yield f"kg:{name}", rdf.plain(stated)
        if evidence.amount is not None:
            yield "kg:amount", str(evidence.amount)
        if evidence.approximate:
            yield "kg:approximate", "true"

    def _id(self, identifier: str) -> str:
        return rdf.name("id", identifier, self._names)

    def _own(self, term: str) -> str:
        return rdf.name("kg", term, self._names)


def _many(predicate: str, objects: Iterable[str]) -> Pairs:
    """One pair for all objects of a predicate, none where there are none."""
    joined = ", ".join(objects)
    return [(predicate, joined)] if joined else []
