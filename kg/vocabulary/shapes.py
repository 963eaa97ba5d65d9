"""The vocabulary as SHACL shapes: what a Turtle file of ours must hold.

Comes in: the `Ontology`. Goes out: the shapes of `shape_rules.py` in Turtle. To be checked with the ontology file beside the data, so that a
City counts as an Actor.
"""

from collections.abc import Iterable

from kg.ontology import Ontology
from kg.vocabulary import rdf
from kg.vocabulary.shape_rules import Rule, Shape, shapes


def shapes_file(ontology: Ontology, base: str = rdf.DEFAULT_BASE) -> str:
    """`schema/generated/shapes.ttl`."""
    head = "# Generated from schema/ by `python -m kg.vocabulary`; do not edit.\n"
    return head + rdf.prefix_lines(rdf.prefixes(ontology, base)) + "\n" + "\n".join(map(_shape, shapes(ontology)))


def _shape(shape: Shape) -> str:
    stated = [("a", "sh:NodeShape"), (shape.target, shape.term)]
    stated += [("sh:or", _any_class(shape.classes))] if shape.classes else []
    stated += [("sh:property", f"[ {' ; '.join(_rule(rule))} ]") for rule in shape.rules]
    return rdf.described(f"kg:{shape.name}", stated)


def _rule(rule: Rule) -> Iterable[str]:
    yield f"sh:path {rule.path}"
    if rule.least:
        yield f"sh:minCount {rule.least}"
    if rule.most is not None:
        yield f"sh:maxCount {rule.most}"
    if rule.iri:
        yield "sh:nodeKind sh:IRI"
    if rule.classes:
        yield f"sh:class kg:{rule.classes[0]}" if len(rule.classes) == 1 else f"sh:or {_any_class(rule.classes)}"
    if rule.datatypes:
        each = [f"sh:datatype {datatype}" for datatype in rule.datatypes]
        yield each[0] if len(each) == 1 else f"sh:or ({' '.join(f'[ {one} ]' for one in each)})"
    if rule.values:
        yield f"sh:in ({' '.join(map(rdf.plain, rule.values))})"
    if rule.pattern is not None:
        yield f"sh:pattern {rdf.plain(rule.pattern)}"
    if rule.smallest is not None:
        yield f"sh:minInclusive {rule.smallest}"
    if rule.greatest is not None:
        yield f"sh:maxInclusive {rule.greatest}"
    if rule.not_after is not None:
        yield f"sh:lessThanOrEquals {rule.not_after}"
    if rule.shape is not None:
        yield f"sh:node kg:{rule.shape}"


def _any_class(names: Iterable[str]) -> str:
    return f"({' '.join(f'[ sh:class kg:{name} ]' for name in names)})"
