"""How well a relation is supported, compared.

Comes in: a relation as two states of a graph have it. Goes out: whether it became stronger or weaker, and by which measures. Pure.
"""

from collections.abc import Callable, Iterable, Mapping

from kg.evidence import MODALITIES
from kg.graph import Relation

STRONGER, WEAKER, CHANGED = "strengthened", "weakened", "changed"
STRENGTHS = ("contradicted", "self-claimed", "single", "corroborated")
"""Values of the property `strength`, the weakest first."""
RANKS: Mapping[str, Callable[[object], int]] = {
    "strength": lambda value: STRENGTHS.index(str(value)) if value in STRENGTHS else -1,
    "modality": lambda value: -MODALITIES.index(str(value)) if value in MODALITIES else -len(MODALITIES),
    "independent": lambda value: _number(value),
    "publishers": lambda value: _number(value),
    "articles": lambda value: _number(value),
}
"""Each measure, as a number that grows with it."""


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def weight(relation: Relation) -> dict[str, object]:
    """The measures that the relation states."""
    return {name: value for name in RANKS if (value := relation.properties.get(name)) is not None}


def compared(old: Relation, new: Relation) -> tuple[str | None, dict[str, object], dict[str, object]]:
    """`strengthened`, `weakened`, `changed` (by one measure stronger, by another weaker) or None; and the measures that differ, before and after.

    A measure that only one side knows is not compared.
    """
    before, after = weight(old), weight(new)
    differ = [name for name in before if name in after and before[name] != after[name]]
    grown = {RANKS[name](after[name]) > RANKS[name](before[name]) for name in differ}
    verdict = None if not grown else CHANGED if len(grown) > 1 else STRONGER if grown == {True} else WEAKER
    return verdict, {name: before[name] for name in differ}, {name: after[name] for name in differ}


def strongest(relations: Iterable[Relation]) -> Relation:
    """The strongest, by the measures in their order; of equals the first."""
    return max(relations, key=lambda one: [rank(one.properties.get(name)) for name, rank in RANKS.items()])
