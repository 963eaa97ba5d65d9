"""The vocabulary as SHACL shapes: what a Turtle file of ours must hold.

Comes in: the `Ontology`. Goes out: shapes for claims, articles, figures and the ends of relations, in Turtle. To be checked with
the ontology file beside the data, so that a City counts as an Actor. Which source goes with which target is more than a
shape of either end can say; `Ontology.allows` says it.
"""

from collections.abc import Iterable, Iterator

from kg.evidence import MODALITIES
from kg.ontology import ENTITY, Ontology, Property, RelationType
from kg.support import STRENGTHS
from kg.vocabulary import rdf

DATATYPES = {"integer": "xsd:integer", "decimal": "xsd:decimal", "string": "xsd:string"}
_ONE = "sh:minCount 1 ; sh:maxCount 1"

CLAIM = (
    ("rdf:subject", f"{_ONE} ; sh:nodeKind sh:IRI ; sh:class kg:{ENTITY}"),
    ("rdf:predicate", f"{_ONE} ; sh:nodeKind sh:IRI"),
    ("rdf:object", _ONE),
    ("dcterms:identifier", f'{_ONE} ; sh:pattern "^c-[a-z2-7]{{20}}$"'),
    ("kg:modality", f"{_ONE} ; sh:in ({' '.join(map(rdf.plain, MODALITIES))})"),
    ("kg:confidence", f"{_ONE} ; sh:minInclusive 0.0 ; sh:maxInclusive 1.0"),
    ("prov:wasDerivedFrom", f"{_ONE} ; sh:class kg:Article"),
    ("prov:wasAttributedTo", f"sh:maxCount 1 ; sh:class kg:{ENTITY}"),
    ("kg:supports", "sh:maxCount 1 ; sh:class kg:Relation"),
    ("oa:hasTarget", "sh:maxCount 1 ; sh:node kg:TargetShape"),
)
TARGET = (
    ("oa:hasSource", f"{_ONE} ; sh:class kg:Article"),
    ("oa:hasSelector", "sh:maxCount 1 ; sh:node kg:SelectorShape"),
)
SELECTOR = (
    ("oa:start", f"{_ONE} ; sh:datatype xsd:integer ; sh:minInclusive 0 ; sh:lessThanOrEquals oa:end"),
    ("oa:end", f"{_ONE} ; sh:datatype xsd:integer"),
    ("oa:exact", _ONE),
)
RELATION = (
    ("kg:independent", "sh:maxCount 1 ; sh:datatype xsd:integer ; sh:minInclusive 0"),
    ("kg:strength", f"sh:maxCount 1 ; sh:in ({' '.join(map(rdf.plain, STRENGTHS))})"),
)
ENTITIES = (("dcterms:identifier", _ONE), ("rdfs:label", _ONE))


def shapes_file(ontology: Ontology, base: str = rdf.DEFAULT_BASE) -> str:
    """`schema/generated/shapes.ttl`."""
    head = "# Generated from schema/ by `python -m kg.vocabulary`; do not edit.\n"
    return head + rdf.prefix_lines(rdf.prefixes(ontology, base)) + "\n" + "\n".join(_shapes(ontology))


def _shapes(ontology: Ontology) -> Iterator[str]:
    yield _shape("ClaimShape", "sh:targetClass kg:Claim", CLAIM)
    yield _shape("TargetShape", "sh:targetObjectsOf oa:hasTarget", TARGET)
    yield _shape("SelectorShape", "sh:targetObjectsOf oa:hasSelector", SELECTOR)
    yield _shape("RelationShape", "sh:targetClass kg:Relation", RELATION)
    for name, kind in ontology.types.items():
        if not kind.abstract and name != "Claim":
            yield _shape(f"{name}Shape", f"sh:targetClass kg:{name}", ENTITIES)
    yield from (_ends(relation) for relation in ontology.relations.values())
    yield from (_figure(figure) for figure in ontology.properties.values())


def _shape(name: str, target: str, properties: Iterable[tuple[str, str]]) -> str:
    stated = [("a", "sh:NodeShape"), tuple(target.split(" ", 1))]
    stated += [("sh:property", f"[ sh:path {path} ; {rules} ]") for path, rules in properties]
    return rdf.described(f"kg:{name}", [(pair[0], pair[1]) for pair in stated])


def _ends(relation: RelationType) -> str:
    pairs = [*relation.ends, *((b, a) for a, b in relation.ends if relation.symmetric)]
    sources, targets = _classes(a for a, _ in pairs), _classes(b for _, b in pairs)
    return rdf.described(
        f"kg:{relation.name}-shape",
        [
            ("a", "sh:NodeShape"),
            ("sh:targetSubjectsOf", f"kg:{relation.name}"),
            ("sh:or", sources),
            ("sh:property", f"[ sh:path kg:{relation.name} ; sh:nodeKind sh:IRI ; sh:or {targets} ]"),
        ],
    )


def _figure(figure: Property) -> str:
    allowed = f" ; sh:in ({' '.join(map(rdf.plain, figure.values))})" if figure.values else ""
    # A whole number is a decimal too, and Turtle writes it as an integer.
    number = "[ sh:datatype xsd:integer ]"
    datatype = (
        f"sh:or ({number} [ sh:datatype xsd:decimal ] [ sh:datatype xsd:double ])"
        if figure.datatype == "decimal"
        else f"sh:datatype {DATATYPES[figure.datatype]}"
    )
    return rdf.described(
        f"kg:{figure.name}-shape",
        [
            ("a", "sh:NodeShape"),
            ("sh:targetSubjectsOf", f"kg:{figure.name}"),
            ("sh:or", _classes((*figure.types, "Claim", "Relation"))),
            ("sh:property", f"[ sh:path kg:{figure.name} ; sh:maxCount 1 ; {datatype}{allowed} ]"),
        ],
    )


def _classes(names: Iterable[str]) -> str:
    return "(" + " ".join(f"[ sh:class kg:{name} ]" for name in dict.fromkeys(names)) + ")"
