"""The shapes applied to RDF, without a SHACL library: what `schema/generated/shapes.ttl` says, checked from the same table.

Comes in: triples and the vocabulary. Goes out: faults, each with the thing, the predicate, what is wrong and which value. A SHACL validator finds the same
things at fault (`tests/unit/test_check_files.py` compares them).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.export.rdf_records import Term, Triple
from kg.ontology import Ontology
from kg.vocabulary.shape_rules import CLASS, OBJECTS, Rule, Shape, shapes

XSD = "xsd:"
_LEXICAL = {
    "xsd:integer": re.compile(r"[+-]?[0-9]+"),
    "xsd:decimal": re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"),
    "xsd:double": re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN"),
}


class Fault(NamedTuple):
    """What is wrong: `kind` is the end of a message's name (`check-shape-KIND`)."""

    thing: str
    path: str
    kind: str
    value: str


class Checked:
    """A graph under the shapes."""

    def __init__(self, triples: Iterator[Triple], ontology: Ontology) -> None:
        """Take the triples; equal ones are one."""
        self._about: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, thing in triples:
            objects = self._about[subject][predicate]
            if thing not in objects:
                objects.append(thing)
        self._above = {name: {name, *kind.labels} for name, kind in ontology.types.items()}
        self._shapes = {shape.name: shape for shape in shapes(ontology)}
        self._of_class: dict[str, list[str]] = defaultdict(list)
        for subject in self._about:
            for name in self._classes(subject):
                self._of_class[name].append(subject)

    def faults(self) -> Iterator[Fault]:
        """Every fault, shape by shape."""
        for shape in self._shapes.values():
            for thing in self._chosen(shape):
                yield from self._against(shape, thing)

    def _chosen(self, shape: Shape) -> Sequence[str]:
        """What the shape's target chooses."""
        if shape.target == CLASS:
            return self._of_class.get(shape.term.removeprefix("kg:"), ())
        if shape.target == OBJECTS:
            found = (one for about in self._about.values() for one in about.get(shape.term, ()))
            return list(dict.fromkeys(one.value for one in found))
        return [subject for subject, about in self._about.items() if shape.term in about]

    def _classes(self, thing: str) -> set[str]:
        """The classes of ours that the thing is of, those above them too."""
        types = self._about[thing].get("rdf:type", ()) if thing in self._about else ()
        names = (one.value.removeprefix("kg:") for one in types if one.value.startswith("kg:"))
        return {above for name in names for above in self._above.get(name, {name})}

    def _against(self, shape: Shape, thing: str) -> Iterator[Fault]:
        if shape.classes and not self._classes(thing) & set(shape.classes):
            yield Fault(thing, shape.term, "subject", ", ".join(sorted(self._types(thing))))
        about: Mapping[str, list[Term]] = self._about.get(thing, {})
        for rule in shape.rules:
            objects = about.get(rule.path, [])
            if len(objects) < rule.least:
                yield Fault(thing, rule.path, "missing", "")
            if rule.most is not None and len(objects) > rule.most:
                yield Fault(thing, rule.path, "many", str(len(objects)))
            for one in objects:
                for kind in self._wrong(rule, one, about):
                    yield Fault(thing, rule.path, kind, one.value)

    def _types(self, thing: str) -> set[str]:
        return {one.value.removeprefix("kg:") for one in self._about[thing].get("rdf:type", ())}

    def _wrong(self, rule: Rule, one: Term, about: Mapping[str, list[Term]]) -> Iterator[str]:
        """Which conditions of the rule the object does not meet."""
        if (rule.iri and one.datatype is not None) or (rule.classes and not self._is_of(one, rule.classes)):
            yield "class"
        if rule.datatypes and not any(_is_written_as(one, datatype) for datatype in rule.datatypes):
            yield "datatype"
        if rule.values and (one.datatype, one.value) not in {("xsd:string", value) for value in rule.values}:
            yield "value"
        if rule.pattern is not None and not re.search(rule.pattern, one.value):
            yield "pattern"
        number = _number(one)
        below = rule.smallest is not None and not (number is not None and number >= rule.smallest)
        if below or (rule.greatest is not None and not (number is not None and number <= rule.greatest)):
            yield "range"
        if rule.not_after is not None and any(not _not_after(one, other) for other in about.get(rule.not_after, ())):
            yield "order"
        if rule.shape is not None and any(self._against(self._shapes[rule.shape], one.value)):
            yield "part"

    def _is_of(self, one: Term, classes: Sequence[str]) -> bool:
        return one.datatype is None and bool(self._classes(one.value) & set(classes))


def _is_written_as(one: Term, datatype: str) -> bool:
    lexical = _LEXICAL.get(datatype)
    return one.datatype == datatype and (lexical is None or lexical.fullmatch(one.value) is not None)


def _number(one: Term) -> float | None:
    return float(one.value) if any(_is_written_as(one, datatype) for datatype in _LEXICAL) else None


def _not_after(one: Term, other: Term) -> bool:
    a, b = _number(one), _number(other)
    return a is not None and b is not None and a <= b
