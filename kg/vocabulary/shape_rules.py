"""What a graph of ours must hold, as data: the shapes, before they are written as SHACL or applied.

Comes in: the `Ontology`. Goes out: shapes for claims, articles, figures and the ends of relations. `shapes.py` writes them as SHACL, for every
validator there is; `kg/checks/shapes.py` applies them by itself, fast and without one. Which source goes with which target is more than a
shape of either end can say; `Ontology.allows` says it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.evidence import MODALITIES
from kg.ontology import ENTITY, Ontology, Property, RelationType
from kg.support import STRENGTHS

CLASS, SUBJECTS, OBJECTS = "sh:targetClass", "sh:targetSubjectsOf", "sh:targetObjectsOf"


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds of the objects of a predicate (`path`); every condition that is not None or empty must hold of each."""

    path: str
    least: int = 0
    most: int | None = None
    iri: bool = False
    classes: tuple[str, ...] = ()
    """The object is of one of these classes, or of one below it."""
    datatypes: tuple[str, ...] = ()
    """The object is a literal of one of these types, and written as that type wants it."""
    values: tuple[str, ...] = ()
    pattern: str | None = None
    smallest: float | None = None
    greatest: float | None = None
    not_after: str | None = None
    """A predicate of the same subject: no object is greater than its objects."""
    shape: str | None = None
    """The object conforms to the shape of that name."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What holds of all that `target` (`CLASS`, `SUBJECTS`, `OBJECTS`) and `term` choose; `classes` are the classes that it may be of."""

    name: str
    target: str
    term: str
    rules: tuple[Rule, ...]
    classes: tuple[str, ...] = ()


TARGET = Shape(
    "TargetShape",
    OBJECTS,
    "oa:hasTarget",
    (
        Rule("oa:hasSource", 1, 1, classes=("Article",)),
        Rule("oa:hasSelector", most=1, shape="SelectorShape"),
    ),
)
SELECTOR = Shape(
    "SelectorShape",
    OBJECTS,
    "oa:hasSelector",
    (
        Rule("oa:start", 1, 1, datatypes=("xsd:integer",), smallest=0, not_after="oa:end"),
        Rule("oa:end", 1, 1, datatypes=("xsd:integer",)),
        Rule("oa:exact", 1, 1),
    ),
)
CLAIM = Shape(
    "ClaimShape",
    CLASS,
    "kg:Claim",
    (
        Rule("rdf:subject", 1, 1, iri=True, classes=(ENTITY,)),
        Rule("rdf:predicate", 1, 1, iri=True),
        Rule("rdf:object", 1, 1),
        Rule("dcterms:identifier", 1, 1, pattern="^c-[a-z2-7]{20}$"),
        Rule("kg:modality", 1, 1, values=MODALITIES),
        Rule("kg:confidence", 1, 1, smallest=0.0, greatest=1.0),
        Rule("kg:subject_key", 1, 1),
        Rule("prov:wasDerivedFrom", 1, 1, classes=("Article",)),
        Rule("prov:wasAttributedTo", most=1, classes=(ENTITY,)),
        Rule("kg:supports", most=1, classes=("Relation",)),
        Rule("oa:hasTarget", most=1, shape="TargetShape"),
    ),
)
RELATION = Shape(
    "RelationShape",
    CLASS,
    "kg:Relation",
    (
        Rule("dcterms:identifier", 1, 1, pattern="^r-[a-z2-7]{20}$"),
        Rule("kg:source", 1, 1, classes=(ENTITY,)),
        Rule("kg:type", 1, 1, iri=True),
        Rule("kg:target", 1, 1, classes=(ENTITY,)),
        Rule("kg:independent", most=1, datatypes=("xsd:integer",), smallest=0),
        Rule("kg:strength", most=1, values=STRENGTHS),
    ),
)
JUDGEMENT = Shape(
    "JudgementShape",
    CLASS,
    "kg:Judgement",
    (
        *(Rule(f"kg:{name}", 1, 1) for name in ("a", "b", "time")),
        Rule("kg:verdict", 1, 1, values=("same", "different", "unsure")),
    ),
)
STATEMENT = (Rule("schema:text", 1, 1), Rule("prov:wasDerivedFrom", most=1, classes=("Article",)))
NAMED = (Rule("dcterms:identifier", 1, 1), Rule("rdfs:label", 1, 1))

DATATYPES = {
    "integer": ("xsd:integer",),
    # A whole number is a decimal too, and Turtle writes it as an integer.
    "decimal": ("xsd:integer", "xsd:decimal", "xsd:double"),
    "string": ("xsd:string",),
}


def shapes(ontology: Ontology) -> Iterator[Shape]:
    """Every shape, in a fixed order."""
    yield from (CLAIM, TARGET, SELECTOR, RELATION, JUDGEMENT)
    for name, kind in ontology.types.items():
        if not kind.abstract and name != "Claim":
            more = STATEMENT if name == "Statement" else ()
            yield Shape(f"{name}Shape", CLASS, f"kg:{name}", (*NAMED, *more))
    yield from (_ends(relation) for relation in ontology.relations.values())
    yield from (_figure(figure) for figure in ontology.properties.values())


def _ends(relation: RelationType) -> Shape:
    pairs = [*relation.ends, *((b, a) for a, b in relation.ends if relation.symmetric)]
    sources, targets = (tuple(dict.fromkeys(pair[end] for pair in pairs)) for end in (0, 1))
    rule = Rule(f"kg:{relation.name}", iri=True, classes=targets)
    return Shape(f"{relation.name}-shape", SUBJECTS, f"kg:{relation.name}", (rule,), sources)


def _figure(figure: Property) -> Shape:
    rule = Rule(f"kg:{figure.name}", most=1, datatypes=DATATYPES[figure.datatype], values=figure.values)
    classes = tuple(dict.fromkeys((*figure.types, "Claim", "Relation")))
    return Shape(f"{figure.name}-shape", SUBJECTS, f"kg:{figure.name}", (rule,), classes)
