"""How far a facility, project, programme, policy or fund has come, step by step: nothing smoothed.

    Node(evidence of `status`) ──ladder──▶ Step, Step, ...

Comes in: a node's evidence, and which outlet each article is of. Goes out: its history by publication day, one step for each day, article and
status. The same rows come from `queries/status-history.cypher`, which asks a store; a test holds the two together.

The status of a day is the furthest that any outlet states on it; the current status is that of the last day (as `fold_properties` has it). A step
says how it stands to the day before (`CHANGES`). Where two outlets part on one day, each by the furthest it states, their steps are `contradicted`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.evidence import DENIED
from kg.graph import Evidence, Node

STATUS = "status"
FIRST, FURTHER, AGAIN, BACK, ALSO = "first", "further", "again", "back", "also"
CHANGES = (FIRST, FURTHER, AGAIN, BACK, ALSO)
"""No day before; beyond the status of the day before; equal to it; behind it; not the furthest that this outlet states on this day."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one article states on one day: `claim` is the strongest of its claims of this status.

    `current` holds for the steps that make the current status.
    """

    status: str
    change: str
    contradicted: bool
    current: bool
    claim: Evidence

    @property
    def date(self) -> str | None:
        """The publication day."""
        return self.claim.date


def ladder(node: Node, outlets: Mapping[str, str | None], steps: Sequence[str]) -> list[Step]:
    """The node's history, earliest first; undated claims stand before all others.

    `outlets` gives the publisher of an article by its id (an article without one is an outlet of its own), `steps` the statuses in the order of
    the ladder (`ontology.properties["status"].values`).
    """
    rank = {status: place for place, status in enumerate(steps)}
    stated = [one for one in node.evidence if one.property == STATUS and one.value in rank and one.modality != DENIED]
    ordered = sorted(stated, key=lambda one: (one.date or "", rank[str(one.value)], one.article, one.claim))
    days = [list(same) for _, same in groupby(ordered, key=lambda one: one.date or "")]
    found: list[Step] = []
    before: int | None = None
    for number, day in enumerate(days):
        furthest = _furthest(day, outlets, rank)
        reached = max(furthest.values())
        for claim in _strongest(day):
            place = rank[str(claim.value)]
            behind = place < furthest[_outlet(claim, outlets)]
            found.append(
                Step(
                    str(claim.value),
                    ALSO if behind else _change(place, before),
                    not behind and len(set(furthest.values())) > 1,
                    number == len(days) - 1 and place == reached,
                    claim,
                )
            )
        before = reached
    return found


def _outlet(claim: Evidence, outlets: Mapping[str, str | None]) -> str:
    return outlets.get(claim.article) or claim.article


def _furthest(day: Iterable[Evidence], outlets: Mapping[str, str | None], rank: Mapping[str, int]) -> dict[str, int]:
    """The furthest step that each outlet states on that day."""
    found: dict[str, int] = {}
    for claim in day:
        outlet = _outlet(claim, outlets)
        found[outlet] = max(found.get(outlet, -1), rank[str(claim.value)])
    return found


def _strongest(day: Iterable[Evidence]) -> Iterator[Evidence]:
    """Of each status and article the claim with the greatest confidence, then the smallest id; `day` is in that order of status and article."""
    for _, same in groupby(day, key=lambda one: (one.value, one.article)):
        yield min(same, key=lambda one: (-one.confidence, one.claim))


def _change(place: int, before: int | None) -> str:
    if before is None:
        return FIRST
    return FURTHER if place > before else AGAIN if place == before else BACK
