"""What a file from elsewhere says, as evidence.

Comes in: nodes and relations without keys and without evidence. Goes out: keys for their ids, and their properties as what a
claim says. Which of the properties a claim cannot have is for the caller to refuse.
"""

from collections.abc import Iterator
from dataclasses import replace

from kg.evidence import ASSERTED, Claim, Value
from kg.graph import Evidence, Node, Relation
from kg.keys import IMPORTED
from kg.ontology import Ontology, Property, others_of

FOREIGN = "import"
"""Extraction key of documents that state none, and the rule of claims that state none."""

COMPUTED = {
    "articles", "publishers", "independent", "strength", "self_claimed", "first_publisher", "first_date", "last_date",
    "contradicted", "count", "quote",
}  # fmt: skip
STATED = {"modality", "confidence", "role", "amount", "when"}
"""Properties of a relation: those that are sums are left out, those that a claim has are taken."""

_CONFIDENCE = Claim("", "").confidence
_BARE = Evidence("", "", "", None, None, None, ASSERTED, None, None, None, _CONFIDENCE, "", rule=FOREIGN)


def foreign_key(identifier: str) -> str:
    """The key of a foreign id; `|` would part it into stem and qualifier, so it is escaped."""
    return f"{IMPORTED}|{identifier.replace('%', '%25').replace('|', '%7C')}"


def unknown_properties(relation: Relation) -> list[str]:
    """Properties of a relation that no claim has."""
    return sorted(set(relation.properties) - COMPUTED - STATED)


def stated_evidence(relation: Relation, article: str) -> Evidence:
    """What a relation says by its properties; a confidence that is no number becomes -1, which nothing accepts."""
    given = relation.properties
    confidence, role, amount, when = (given.get(name) for name in ("confidence", "role", "amount", "when"))
    return replace(
        _BARE,
        article=article,
        modality=str(given.get("modality") or ASSERTED),
        confidence=_CONFIDENCE if confidence is None else confidence if isinstance(confidence, int | float) else -1.0,
        role=None if role is None else str(role),
        amount=amount if isinstance(amount, int) else None,
        when=None if when is None else str(when),
    )


def figures(node: Node, ontology: Ontology) -> Iterator[tuple[str, Evidence | None]]:
    """The properties of a node as evidence; None for one that the vocabulary has not, or whose value is of another type."""
    sums = {*map(others_of, ontology.properties)}
    for name, value in sorted(node.properties.items()):
        known = ontology.properties.get(name)
        if value is None or name in sums:
            continue
        if known is not None and isinstance(value, str | int | float) and _fits(value, known):
            yield name, replace(_BARE, property=name, value=value, unit=known.unit)
        else:
            yield name, None


def _fits(value: Value, known: Property) -> bool:
    """Whether the value is of the property's type and, where that is a closed list, in it."""
    if isinstance(value, bool):
        return False
    if known.datatype == "string":
        return isinstance(value, str) and (not known.values or value in known.values)
    return isinstance(value, int) or (known.datatype == "decimal" and isinstance(value, float))
