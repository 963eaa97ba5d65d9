"""The graph as triples: what Turtle, N-Triples and JSON-LD say alike.

Comes in: records of a `Graph`, and the `Terms` of a syntax. Goes out: descriptions, each a subject with (predicate, object) pairs, in the
order of the graph. No blank nodes.

A relation is a plain triple (`id:n-a kg:BIDS_FOR id:n-b`, both ways where symmetric), the sum of its claims under its own
id, and one `rdf:Statement` a claim with words, place (Web Annotation), article, speaker (PROV-O) and modality. Where a
relation is asserted and nobody denies it, the standard term says it too. Everything has its id as `dcterms:identifier`.
Properties that have no standard term are written under our own, by the ranges of `record_terms`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from operator import attrgetter

from kg.export.terms import A, Terms
from kg.graph import Evidence, Graph, Judgement, Node, Relation, Span
from kg.ids import make_id
from kg.ontology import Ontology
from kg.vocabulary import rdf
from kg.vocabulary.record_terms import RANGES
from kg.vocabulary.same_as import wikidata_items

Pair = tuple[str, str]
Description = tuple[str, list[Pair]]

ARTICLE: Mapping[str, tuple[str, str]] = {
    "title": ("schema:headline", "text"),
    "url": ("schema:url", "url"),
    "identifier": ("schema:identifier", "plain"),
    "identity": ("kg:identity", "plain"),
    "date": ("schema:datePublished", "time"),
    "modified": ("schema:dateModified", "time"),
    "publisher": ("kg:publisher", "text"),
    "author": ("kg:author", "text"),
    "text_sha256": ("kg:text_sha256", "plain"),
    "extraction_key": ("kg:extraction_key", "plain"),
}
"""Properties of articles that have a term of their own: the term and how the value is written. Others go by `RANGES`."""

STATEMENT = ("text", "start", "end", "speaker_key", "article")
OF_ITS_OWN = {
    "claim", "article", "quote", "start", "end", "modality", "speaker", "date", "when", "confidence", "subject_key", "property", "value",
    "approximate", "type", "object",
}  # fmt: skip
"""Fields of evidence that `_claim` writes in a way of their own; all others go by their names."""
NAMED = tuple(field.name for field in fields(Evidence) if field.name not in OF_ITS_OWN)

_named_values = attrgetter(*NAMED)
_LAW = re.compile(r"((?<!방)법|법률|조례|시행령|시행규칙)안?$")


class Triples:
    """Describes records; holds the vocabulary and the syntax, no state."""

    def __init__(self, ontology: Ontology, terms: Terms) -> None:
        """Take the vocabulary and how terms are written."""
        self._terms, self._t = terms, terms.term
        self._id, self._plain, self._text = terms.id, terms.plain, terms.text
        self._types = {
            name: [(self._t[A], self._t[term]) for term in (f"kg:{name}", *kind.terms)]
            for name, kind in ontology.types.items()
        }
        self._forms: dict[str, tuple[str, Callable[[object], str]]] = {}
        self._relations = ontology.relations
        self._same = wikidata_items()

    def all(self, graph: Graph, *, with_text: bool = False) -> Iterator[Description]:
        """The whole graph; `with_text` adds the articles' texts."""
        for node in graph.nodes():
            yield from self.node(node, graph.text(node.id) if with_text and node.type == "Article" else None)
        for relation in graph.relations():
            yield from self.relation(relation)
        for judgement in graph.judgements():
            yield self.judgement(judgement)

    def node(self, node: Node, text: str | None = None) -> Iterator[Description]:
        """An actor or thing, an article or a statement, and the claims of its figures."""
        me, t = self._id(node.id), self._t
        pairs = [
            *self._type(node),
            (t["dcterms:identifier"], self._plain(node.id)),
            (t["rdfs:label"], self._text(node.name)),
        ]
        pairs += self._many("skos:altLabel", map(self._text, node.aliases))
        pairs += self._many("kg:keys", map(self._plain, node.keys))
        pairs += self._many("kg:merged_ids", map(self._plain, node.merged_ids))
        pairs += {"Article": self._article, "Statement": self._statement}.get(node.type, self._figures)(node)
        if text is not None:
            pairs.append((t["schema:articleBody"], self._text(text)))
        pairs += self._many("owl:sameAs", (t[f"wd:{self._same[key]}"] for key in node.keys if key in self._same))
        yield me, pairs
        if node.type == "Statement" and node.properties.get("article") is not None:
            article, start, end, words = (node.properties.get(name) for name in ("article", "start", "end", "text"))
            yield from self._target(me, self._id(str(article)), start, end, str(words))
        for evidence in node.evidence:
            yield from self._node_claim(me, evidence)

    def relation(self, relation: Relation) -> Iterator[Description]:
        """A relation: plain triples, the sum, the claims."""
        me, source, target = self._id(relation.id), self._id(relation.source), self._id(relation.target)
        predicate, t = self._terms.own(relation.type), self._t
        yield source, [(predicate, target)]
        kind, stated = self._relations.get(relation.type), relation.properties
        if kind is not None and kind.symmetric:
            yield target, [(predicate, source)]
        if kind is not None and stated.get("modality", "asserted") == "asserted" and not stated.get("contradicted"):
            for term in filter(rdf.is_property, kind.terms):
                yield source, [(t[term], target)]
                break
            else:
                for term in kind.inverse_terms[:1]:
                    yield target, [(t[term], source)]
        pairs = [
            (t[A], t["kg:Relation"]),
            (t["dcterms:identifier"], self._plain(relation.id)),
            (t["kg:source"], source),
            (t["kg:type"], predicate),
            (t["kg:target"], target),
        ]
        # The quote of a sum is that of one of its claims.
        for name, value in stated.items():
            if name != "quote":
                pairs += self._stated(name, value)
        if relation.spans:
            yield from self._mentions(me, source, target, pairs, relation.spans)
        else:
            yield me, pairs
        for evidence in relation.evidence:
            yield from self._claim(evidence, source, target, predicate, me)

    def judgement(self, judgement: Judgement) -> Description:
        """A person's decision about who is who."""
        me = self._id(make_id("j", [judgement.a, judgement.b, judgement.verdict, judgement.note, judgement.time]))
        pairs = [(self._t[A], self._t["kg:Judgement"])]
        names = ("a", "b", "verdict", "note", "time")
        return me, pairs + [(self._t[f"kg:{name}"], self._plain(getattr(judgement, name))) for name in names]

    def _many(self, predicate: str, objects: Iterable[str]) -> list[Pair]:
        return [(self._t[predicate], thing) for thing in objects]

    def _stated(self, name: str, value: object) -> list[Pair]:
        """A property under our own term of its name, each value of a list by itself; none where it is None."""
        if value is None:
            return []
        found = self._forms.get(name)
        if found is None:
            found = self._forms[name] = self._terms.own(name), self._form(name)
        predicate, form = found
        if isinstance(value, (list, tuple)):
            return [(predicate, form(one)) for one in value]
        return [(predicate, form(value))]

    def _form(self, name: str) -> Callable[[object], str]:
        """How the values of a property are written, by its range."""
        terms = self._terms
        match RANGES.get(name, ""):
            case "xsd:date" | "xsd:dateTime" | "rdfs:Literal":
                return lambda value: terms.time(str(value))
            case "xsd:string":
                return lambda value: terms.plain(str(value))
            case "xsd:anyURI":
                return lambda value: terms.url(str(value))
            case "rdfs:Class":
                return lambda value: terms.own(str(value))
            case kind if kind.startswith("kg:"):
                return lambda value: terms.id(str(value))
        return terms.value

    def _type(self, node: Node) -> list[Pair]:
        types = self._types.get(node.type) or [(self._t[A], self._terms.own(node.type))]
        if node.type == "Policy" and not _LAW.search(node.name):
            # "schema:Legislation where law" (ONTOLOGY.md): a strategy or a plan is none.
            return [pair for pair in types if pair[1] != self._t["schema:Legislation"]]
        return types

    def _article(self, node: Node) -> list[Pair]:
        pairs: list[Pair] = []
        for name, value in node.properties.items():
            if name in ARTICLE and value is not None:
                term, form = ARTICLE[name]
                pairs.append((self._t[term], getattr(self._terms, form)(str(value))))
            else:
                pairs += self._stated(name, value)
        return pairs

    def _statement(self, node: Node) -> list[Pair]:
        stated, t = node.properties, self._t
        pairs = [(t["schema:text"], self._text(str(stated.get("text", node.name))))]
        pairs += self._stated("speaker_key", stated.get("speaker_key"))
        if (article := stated.get("article")) is not None:
            place = self._terms.part(self._id(node.id), "target")
            pairs += [(t["prov:wasDerivedFrom"], self._id(str(article))), (t["oa:hasTarget"], place)]
        others = (item for item in stated.items() if item[0] not in STATEMENT)
        return pairs + [pair for name, value in others for pair in self._stated(name, value)]

    def _figures(self, node: Node) -> list[Pair]:
        return [pair for name, value in sorted(node.properties.items()) for pair in self._stated(name, value)]

    def _mentions(
        self, me: str, article: str, target: str, pairs: list[Pair], spans: Iterable[Span]
    ) -> Iterator[Description]:
        """An annotation that identifies, with a target for each place."""
        t, numbered = self._t, [(self._terms.part(me, str(number)), span) for number, span in enumerate(spans, 1)]
        pairs.insert(1, (t[A], t["oa:Annotation"]))
        pairs += [(t["oa:motivatedBy"], t["oa:identifying"]), (t["oa:hasBody"], target)]
        pairs += self._many("oa:hasTarget", (self._terms.part(owner, "target") for owner, _ in numbered))
        yield me, pairs
        for owner, span in numbered:
            about = [
                (t["kg:surface"], self._text(span.surface)),
                (t["kg:key"], self._plain(span.key)),
                (t["kg:type"], self._terms.own(span.type)),
            ]
            if not span.named:
                about.append((t["kg:named"], self._terms.value(False)))
            about += self._stated("listed", span.listed)
            about += self._stated("also", span.also)
            yield from self._target(owner, article, span.start, span.end, span.surface, about)

    def _target(
        self, owner: str, article: str, start: object, end: object, words: str, about: Iterable[Pair] = ()
    ) -> Iterator[Description]:
        """The part of the article that `owner` is about, by position and by words; without a place, the article as a whole."""
        t, me = self._t, self._terms.part(owner, "target")
        pairs = [(t[A], t["oa:SpecificResource"]), (t["oa:hasSource"], article), *about]
        if start is None:
            yield me, pairs
            return
        selector, value = self._terms.part(owner, "selector"), self._terms.value
        pairs.append((t["oa:hasSelector"], selector))
        yield me, pairs
        place = [(t["oa:start"], value(start)), (t["oa:end"], value(end)), (t["oa:exact"], self._text(words))]
        yield selector, [(t[A], t["oa:TextPositionSelector"]), (t[A], t["oa:TextQuoteSelector"]), *place]

    def _node_claim(self, node: str, evidence: Evidence) -> Iterator[Description]:
        """A figure or status; or a claim that supports no relation, because it is denied or both ends are one."""
        if evidence.property is not None:
            target = self._terms.value(evidence.value)
            return self._claim(evidence, node, target, self._terms.own(evidence.property), None)
        target = self._id(evidence.object) if evidence.object is not None else self._plain(evidence.object_key or "")
        return self._claim(evidence, node, target, self._terms.own(evidence.type or "claims"), None)

    def _claim(
        self, evidence: Evidence, subject: str, target: str, predicate: str, supports: str | None
    ) -> Iterator[Description]:
        t, plain, me, article = self._t, self._plain, self._id(evidence.claim), self._id(evidence.article)
        pairs = [
            *self._types["Claim"],
            (t["dcterms:identifier"], plain(evidence.claim)),
            (t["rdf:subject"], subject),
            (t["rdf:predicate"], predicate),
            (t["rdf:object"], target),
        ]
        if supports is not None:
            pairs.append((t["kg:supports"], supports))
        if evidence.quote:
            pairs.append((t["kg:quote"], self._text(evidence.quote)))
        pairs += [
            (t["kg:modality"], plain(evidence.modality)),
            (t["kg:confidence"], self._terms.value(evidence.confidence)),
            (t["kg:subject_key"], plain(evidence.subject_key)),
            (t["prov:wasDerivedFrom"], article),
        ]
        if evidence.speaker is not None:
            pairs.append((t["prov:wasAttributedTo"], self._id(evidence.speaker)))
        if evidence.date is not None:
            pairs.append((t["dcterms:date"], self._terms.time(evidence.date)))
        if evidence.when is not None:
            pairs.append((t["kg:when"], self._terms.time(evidence.when)))
        for name, stated in zip(NAMED, _named_values(evidence), strict=True):
            if stated is not None:
                pairs += self._stated(name, stated)
        if evidence.approximate:
            pairs.append((t["kg:approximate"], self._terms.value(True)))
        if evidence.start is None:
            yield me, pairs
            return
        pairs.append((t["oa:hasTarget"], self._terms.part(me, "target")))
        yield me, pairs
        yield from self._target(me, article, evidence.start, evidence.end, evidence.quote)
