"""The records of an RDF file of ours: Turtle, N-Triples or JSON-LD.

Comes in: bytes and the syntax. Goes out: each record of the interchange with its id, or with why it is none. Goes by the types and
identifiers that `triples.py` writes (`dcterms:identifier`, claim nodes): plain triples say nothing more, and the base of IRIs does not matter. A
term of ours is whatever stands behind `/vocabulary/`. pyoxigraph parses; it is loaded here only.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any, NamedTuple
from urllib.parse import unquote

from kg.errors import InputError
from kg.export.interchange import Record
from kg.export.jsonl import EVIDENCE, MORE
from kg.export.records import Refused
from kg.export.triples import ARTICLE, STATEMENT
from kg.ontology import Ontology
from kg.vocabulary import rdf

SYNTAXES: Mapping[str, str] = {".ttl": "TURTLE", ".turtle": "TURTLE", ".nt": "N_TRIPLES", ".jsonld": "JSON_LD"}
"""The suffixes that are read, and what pyoxigraph calls their syntax."""

_HEADS = ((b"@prefix ", "TURTLE"), (b'{"@context"', "JSON_LD"))
_N_TRIPLES = re.compile(rb"<[^<>\s]+> <[^<>\s]+> ")
_VOCABULARY = "/vocabulary/"


class Term(NamedTuple):
    """An object: an IRI (`datatype` None; those of vocabularies as CURIEs) or a literal with its datatype as a CURIE."""

    value: str
    datatype: str | None = None


Triple = tuple[str, str, Term]
"""Subject, predicate and object; all IRIs of vocabularies as CURIEs, ours as `kg:...`."""


class Link(NamedTuple):
    """An object that is an IRI."""

    iri: str


Value = str | int | float | bool | Link
_NUMBERS: Mapping[str, Callable[[str], Value]] = {"xsd:integer": int, "xsd:decimal": float, "xsd:double": float}
Described = Mapping[str, list[Value]]
Things = dict[str, dict[str, list[Value]]]
"""By IRI, by CURIE of the predicate, the objects."""


def syntax_of(name: str, head: bytes) -> str | None:
    """What pyoxigraph calls the syntax of a file: by its name, else by its beginning; None where it is no RDF."""
    if found := SYNTAXES.get(PurePath(name).suffix.lower()):
        return found
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if found := next((syntax for start, syntax in _HEADS if begin.startswith(start)), None):
        return found
    return "N_TRIPLES" if _N_TRIPLES.match(begin) else None


def triples(name: str, data: bytes, syntax: str, ontology: Ontology) -> Iterator[Triple]:
    """The triples of the file, those of blank nodes left out. Raises InputError, with the line, where it is no file of that syntax."""
    import pyoxigraph

    curies = _Curies(ontology)
    try:
        for triple in pyoxigraph.parse(data, format=getattr(pyoxigraph.RdfFormat, syntax)):
            subject, thing = triple.subject, triple.object
            if not isinstance(subject, pyoxigraph.NamedNode):
                continue
            if isinstance(thing, pyoxigraph.NamedNode):
                yield curies[subject.value], curies[triple.predicate.value], Term(curies[thing.value])
            elif isinstance(thing, pyoxigraph.Literal):
                yield (
                    curies[subject.value],
                    curies[triple.predicate.value],
                    Term(thing.value, curies[thing.datatype.value]),
                )
    except (SyntaxError, ValueError) as problem:
        line = getattr(problem, "lineno", None) or 1
        raise InputError("rdf-syntax", path=name, line=line, problem=problem) from None


def rdf_records(found: Iterable[Triple], name: str, ontology: Ontology) -> Iterator[tuple[str, Record]]:
    """The records: nodes, relations, judgements. Raises InputError where the file is none of ours."""
    things: Things = defaultdict(lambda: defaultdict(list))
    for subject, predicate, thing in found:
        things[subject][predicate].append(Link(thing.value) if thing.datatype is None else _value(thing))
    records = Records(things, ontology)
    if not records:
        raise InputError("rdf-foreign", path=name)
    yield from records.all()


class _Curies(dict[str, str]):
    """The CURIE of an IRI of a vocabulary, of ours whatever its base; any other IRI as it is."""

    def __init__(self, ontology: Ontology) -> None:
        self._prefixes = [(iri, prefix) for prefix, iri in rdf.prefixes(ontology).items() if prefix not in ("kg", "id")]

    def __missing__(self, iri: str) -> str:
        ours = iri.rpartition(_VOCABULARY)
        known = (f"{prefix}:{iri[len(start) :]}" for start, prefix in self._prefixes if iri.startswith(start))
        self[iri] = found = f"kg:{unquote(ours[2])}" if ours[1] else next(known, iri)
        return found


def _value(literal: Term) -> Value:
    """The value of a literal; one that is against its type stays as it is written."""
    if literal.datatype == "xsd:boolean":
        return literal.value in ("true", "1")
    number = _NUMBERS.get(literal.datatype or "", str)
    try:
        return number(literal.value)
    except ValueError:
        return literal.value


class Records:
    """Makes records of what is described."""

    def __init__(self, found: Things, ontology: Ontology) -> None:
        """Take the things and the vocabulary."""
        self._things, self._ontology = found, ontology
        self._types = {iri: self._type(about) for iri, about in found.items()}
        self._claims: dict[str, list[str]] = defaultdict(list)
        """Claims by the relation that they support, or by the node that they are about."""

    def __bool__(self) -> bool:
        """Whether anything of ours is described."""
        return any(self._types.values())

    def all(self) -> Iterator[tuple[str, Record]]:
        """Every record with its id, in no order that matters."""
        for iri, kind in self._types.items():
            if kind == "Claim":
                about = self._things[iri]
                self._claims[_link(about, "kg:supports") or _link(about, "rdf:subject")].append(iri)
        for iri, kind in self._types.items():
            make = {"Relation": self._relation, "Judgement": self._judgement, "Claim": None}.get(kind, self._node)
            if kind and make:
                yield self._id(iri), self._made(make, iri)

    def _made(self, make: Any, iri: str) -> Record:
        try:
            record: dict[str, Any] = make(iri, self._things[iri])
        except Refused as reason:
            return reason
        return record

    def _type(self, about: Described) -> str:
        """The type of ours; empty where the thing is a part of another, or nothing of ours."""
        terms = [self._term(value) for value in about.get("rdf:type", ()) if isinstance(value, Link)]
        return next((term for term in terms if term), "")

    @staticmethod
    def _term(value: object) -> str:
        """The name of a term of ours; empty where the value is none."""
        return value.iri.removeprefix("kg:") if isinstance(value, Link) and value.iri.startswith("kg:") else ""

    def _id(self, iri: str) -> str:
        """The id of what the IRI names: what it states, else the end of the IRI."""
        stated = self._things[iri].get("dcterms:identifier") if iri in self._things else None
        return str(stated[0]) if stated else unquote(iri.rpartition("/")[2])

    def _end(self, about: Described, predicate: str) -> str | None:
        link = _link(about, predicate)
        return self._id(link) if link else None

    def _node(self, iri: str, about: Described) -> dict[str, Any]:
        kind = self._types[iri]
        record: dict[str, Any] = {"kind": "node", "id": self._id(iri), "type": kind, "name": _one(about, "rdfs:label")}
        record["aliases"] = about.get("skos:altLabel", [])
        record["keys"], record["merged_ids"] = (
            sorted(map(str, about.get(p, ()))) for p in ("kg:keys", "kg:merged_ids")
        )
        record["properties"] = {"Article": self._article, "Statement": self._statement}.get(kind, self._figures)(about)
        if (text := _one(about, "schema:articleBody")) is not None:
            record["text"] = text
        record["evidence"] = [self._evidence(claim) for claim in self._claims.get(iri, ())]
        return record

    def _article(self, about: Described) -> dict[str, Any]:
        stated = {name: str(value) for name, (term, _) in ARTICLE.items() if (value := _one(about, term)) is not None}
        return {**self._stated(about), **stated}

    def _statement(self, about: Described) -> dict[str, Any]:
        start, end, _ = self._place(about)
        article, words = self._end(about, "prov:wasDerivedFrom"), _one(about, "schema:text")
        place = {"text": words, "start": start, "end": end, "article": article}
        return {**self._stated(about), **{name: value for name, value in place.items() if value is not None}}

    def _figures(self, about: Described) -> dict[str, Any]:
        return {name: value for name, value in self._stated(about).items() if name in self._ontology.properties}

    def _stated(self, about: Described) -> dict[str, Any]:
        """What stands under terms of ours, but for what is no property."""
        found: dict[str, Any] = {}
        for predicate, values in about.items():
            name = predicate.removeprefix("kg:")
            if name != predicate and name not in self._ontology.relations and name not in NO_PROPERTY:
                things = [self._id(value.iri) if isinstance(value, Link) else value for value in values]
                found[name] = things[0] if len(things) == 1 else things
        return found

    def _relation(self, iri: str, about: Described) -> dict[str, Any]:
        kind = self._term(_one(about, "kg:type"))
        spans = [
            self._span(self._things.get(value.iri, {}))
            for value in about.get("oa:hasTarget", ())
            if isinstance(value, Link)
        ]
        spans.sort(
            key=lambda span: (span["key"], span["start"] is None, span["start"] or 0, span["end"] or 0, span["surface"])
        )
        return {
            "kind": "relation",
            "id": self._id(iri),
            "type": kind,
            "source": self._end(about, "kg:source"),
            "target": self._end(about, "kg:target"),
            "properties": self._stated(about),
            "evidence": [self._evidence(claim) for claim in self._claims.get(iri, ())] + spans,
        }

    def _judgement(self, _: str, about: Described) -> dict[str, Any]:
        return {
            "kind": "judgement",
            **{name: _one(about, f"kg:{name}") for name in ("a", "b", "verdict", "note", "time")},
        }

    def _span(self, about: Described) -> dict[str, Any]:
        start, end, _ = self._selected(about)
        found = {name: _one(about, f"kg:{name}") for name in ("surface", "key", "named", "listed")}
        found |= {"type": self._term(_one(about, "kg:type")), "also": sorted(map(str, about.get("kg:also", ())))}
        return {**found, "start": start, "end": end, "surface": str(found["surface"]), "key": str(found["key"])}

    def _evidence(self, iri: str) -> dict[str, Any]:
        about = self._things[iri]
        start, end, words = self._place(about)
        found = {name: _one(about, f"kg:{name}") for name in (*EVIDENCE, *MORE) if f"kg:{name}" in about}
        found |= {"claim": self._id(iri), "start": start, "end": end, "quote": found.get("quote", words) or ""}
        found |= {
            "article": self._end(about, "prov:wasDerivedFrom"),
            "speaker": self._end(about, "prov:wasAttributedTo"),
        }
        found["date"] = _one(about, "dcterms:date")
        if "kg:supports" in about:
            return found
        kind, thing = self._term(_one(about, "rdf:predicate")), _one(about, "rdf:object")
        if kind in self._ontology.properties:
            return found | {"property": kind, "value": thing}
        return found | {"type": kind} | ({"object": self._id(thing.iri)} if isinstance(thing, Link) else {})

    def _place(self, about: Described) -> tuple[Any, Any, Any]:
        return self._selected(self._things.get(_link(about, "oa:hasTarget"), {}))

    def _selected(self, target: Described) -> tuple[Any, Any, Any]:
        """Start, end and words of what a target selects; None where it is the article as a whole."""
        selector = self._things.get(_link(target, "oa:hasSelector"), {})
        return _one(selector, "oa:start"), _one(selector, "oa:end"), _one(selector, "oa:exact")


NO_PROPERTY = {"keys", "merged_ids", "source", "target", "type", *(name for name in STATEMENT if name != "speaker_key")}
"""Terms of ours at nodes and relations that `_stated` leaves to others."""


def _one(about: Described, predicate: str) -> Any:
    """The one object; None where there is none. Raises `Refused` where there are more."""
    values = about.get(predicate, ())
    if len(values) > 1:
        raise Refused("rdf-many", predicate=predicate, count=len(values))
    return values[0] if values else None


def _link(about: Described, predicate: str) -> str:
    value = _one(about, predicate)
    return value.iri if isinstance(value, Link) else ""
