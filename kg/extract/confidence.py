"""How sure a claim is: what its rule was given by hand, corrected by how many of its claims held on annotated documents.

Comes in: the rule and the confidence that its code gives. Goes out: the confidence of the claim, 0..1. The counts are data
(`schema/confidence.toml`, made by `benchmarks/confidences.py`); a rule that was never counted keeps what it was given.
"""

import functools
from collections.abc import Mapping

from kg.extract.tables import table

Counts = Mapping[tuple[str, float], tuple[int, int]]
"""Claims that held and claims in all, by rule and given confidence."""
_WEIGHT, _MOST = 20, 0.95
"""How many claims the given confidence counts for, and what no count exceeds: the rules were tuned on these documents."""


@functools.cache
def counted() -> Counts:
    """The counts of the table."""
    rules = table("confidence")["rules"]
    return {
        (rule, float(given)): (row[0], row[1]) for rule, by_given in rules.items() for given, row in by_given.items()
    }


def confidence(rule: str, given: float) -> float:
    """The confidence of a claim of that rule, to two digits."""
    return corrected(given, *counted().get((rule, round(given, 2)), (0, 0)))


def corrected(given: float, right: int, every: int) -> float:
    """The given confidence after `right` of `every` claims held."""
    return round(min(_MOST, (right + _WEIGHT * given) / (every + _WEIGHT)), 2) if every else given
