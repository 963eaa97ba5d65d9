"""The vocabulary as an OWL ontology in Turtle.

Comes in: the `Ontology`. Goes out: classes with parents, relations and figures with `schema:domainIncludes` and `rangeIncludes`
(they describe, they infer nothing), labels and definitions in Korean and English, and the standard terms as SKOS mappings:
`closeMatch` where the term says nearly the same, `relatedMatch` where it is a class of actions or runs the other way.
"""

from collections.abc import Iterable, Iterator

from kg.evidence import MODALITIES
from kg.ontology import ENTITY, NodeType, Ontology, Property, RelationType, others_of
from kg.vocabulary import rdf
from kg.vocabulary.record_terms import RECORD_TERMS, Term

RANGES = {"integer": "xsd:integer", "decimal": "xsd:decimal", "string": "xsd:string"}


def owl_file(ontology: Ontology, base: str = rdf.DEFAULT_BASE) -> str:
    """`schema/generated/ontology.ttl`: the whole vocabulary, entries in the order of `schema/`."""
    head = "# Generated from schema/ by `python -m kg.vocabulary`; do not edit.\n"
    return head + rdf.prefix_lines(rdf.prefixes(ontology, base)) + "\n" + "\n".join(_entries(ontology, base))


def _entries(ontology: Ontology, base: str) -> Iterator[str]:
    yield rdf.described(
        f"<{base}vocabulary/>",
        [
            ("a", "owl:Ontology"),
            ("dcterms:title", _both("이해관계자 그래프 어휘", "Vocabulary of the stakeholder graph")),
            ("owl:versionInfo", rdf.plain(ontology.digest[:12])),
        ],
    )
    for kind in ontology.types.values():
        yield _class(kind)
    for relation in ontology.relations.values():
        yield _relation(relation)
    for figure in ontology.properties.values():
        yield _figure(figure)
        yield _others(figure)
        yield from _values(figure)
    known = {*ontology.types, *ontology.relations, *ontology.properties}
    for term in RECORD_TERMS:
        if term.name not in known:
            yield _record(term)
    yield from (_modality(name) for name in MODALITIES)


def _class(kind: NodeType) -> str:
    parents = kind.parents or ((ENTITY,) if kind.name != ENTITY else ())
    return rdf.described(
        f"kg:{kind.name}",
        [
            ("a", "owl:Class"),
            *_words(kind),
            *_many("rdfs:subClassOf", (f"kg:{parent}" for parent in parents)),
            *_many("skos:closeMatch", kind.terms),
        ],
    )


def _relation(relation: RelationType) -> str:
    close = [term for term in relation.terms if rdf.is_property(term)]
    related = [term for term in relation.terms if not rdf.is_property(term)] + list(relation.inverse_terms)
    return rdf.described(
        f"kg:{relation.name}",
        [
            ("a", "owl:ObjectProperty, owl:SymmetricProperty" if relation.symmetric else "owl:ObjectProperty"),
            *_words(relation),
            *_many("schema:domainIncludes", dict.fromkeys(f"kg:{source}" for source, _ in _both_ways(relation))),
            *_many("schema:rangeIncludes", dict.fromkeys(f"kg:{target}" for _, target in _both_ways(relation))),
            *_many("skos:closeMatch", close),
            *_many("skos:relatedMatch", related),
        ],
    )


def _both_ways(relation: RelationType) -> list[tuple[str, str]]:
    turned = [(target, source) for source, target in relation.ends] if relation.symmetric else []
    return [*relation.ends, *turned]


def _figure(figure: Property) -> str:
    return rdf.described(
        f"kg:{figure.name}",
        [
            ("a", "owl:DatatypeProperty"),
            *_words(figure),
            *_many("schema:domainIncludes", (f"kg:{kind}" for kind in figure.types)),
            ("schema:rangeIncludes", RANGES[figure.datatype]),
            *([("schema:unitText", rdf.plain(figure.unit))] if figure.unit else []),
            ("skos:closeMatch" if rdf.is_property(figure.term) else "skos:relatedMatch", figure.term),
        ],
    )


def _others(figure: Property) -> str:
    """How many other values are stated of the figure."""
    return rdf.described(
        f"kg:{others_of(figure.name)}",
        [
            ("a", "owl:DatatypeProperty"),
            ("rdfs:label", _both(f"{figure.ko}: 다른 값의 수", f"{figure.en}: number of other values stated")),
            ("schema:rangeIncludes", "xsd:integer"),
        ],
    )


def _values(figure: Property) -> Iterator[str]:
    """The closed list of a property: a concept each, in the order of the ladder."""
    for place, (name, ko, en) in enumerate(zip(figure.values, figure.values_ko, figure.values_en, strict=True), 1):
        pairs = [("a", "skos:Concept"), ("skos:notation", rdf.plain(name)), ("skos:prefLabel", _both(ko, en))]
        yield rdf.described(f"kg:{figure.name}-{name}", [*pairs, ("schema:position", str(place))])


def _record(term: Term) -> str:
    labels = ("rdfs:label", _both(term.ko, term.en))
    if term.range == "rdfs:Class" and term.name[0].isupper():
        return rdf.described(f"kg:{term.name}", [("a", "owl:Class"), labels])
    is_literal = term.range.startswith("xsd:") or term.range in ("rdfs:Literal", "rdf:langString")
    kind = "owl:DatatypeProperty" if is_literal else "owl:ObjectProperty"
    return rdf.described(f"kg:{term.name}", [("a", kind), labels, ("schema:rangeIncludes", term.range)])


def _modality(name: str) -> str:
    return rdf.described(f"kg:modality-{name}", [("a", "skos:Concept"), ("skos:notation", rdf.plain(name))])


def _words(entry: NodeType | RelationType | Property) -> list[tuple[str, str]]:
    definition = _both(entry.definition_ko, entry.definition_en)
    return [("rdfs:label", _both(entry.ko, entry.en)), ("skos:definition", definition)]


def _both(ko: str, en: str) -> str:
    return f"{rdf.plain(ko)}@ko, {rdf.plain(en)}@en"


def _many(predicate: str, objects: Iterable[str]) -> list[tuple[str, str]]:
    joined = ", ".join(objects)
    return [(predicate, joined)] if joined else []
