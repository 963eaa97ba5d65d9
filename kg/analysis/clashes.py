"""What cannot both be: what some state and others deny, figures of one day in which outlets part.

Comes in: facts and nodes with their evidence, a period. Goes out: clashes, each with the claims that stand against each other. Where outlets part in
the status of a thing is told by `kg.analysis.status`. Pure.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.analysis.status import STATUS
from kg.analysis.timeline import within
from kg.evidence import DENIED, MODALITIES
from kg.graph import Evidence, Node, Relation


@dataclass(frozen=True, slots=True)
class Fact:
    """A relation as reported up to the end of the period: `claims` state it, `denials` deny it, each in the order of days."""

    relation: Relation
    claims: tuple[Evidence, ...]
    denials: tuple[Evidence, ...]

    @property
    def modality(self) -> str:
        """The strongest."""
        return min((claim.modality for claim in self.claims), key=MODALITIES.index)

    @property
    def last_date(self) -> str:
        """The day of the last claim."""
        return max(one.date or "" for one in self.claims)

    @property
    def quoted(self) -> Evidence:
        """The claim that says it best: of those of the strongest modality the last, of one day the most certain."""
        strongest = [one for one in self.claims if one.modality == self.modality]
        return max(strongest, key=lambda one: (one.date or "", one.confidence, one.claim))


@dataclass(frozen=True, slots=True)
class Clash:
    """What cannot both be: claims of one subject, `what` a relation type or a property, `other` the node at the other end."""

    subject: str
    what: str
    other: str | None
    claims: tuple[Evidence, ...]


def clashes(
    facts: Iterable[Fact], nodes: Iterable[Node], outlets: Mapping[str, str | None], since: str, until: str
) -> Iterator[Clash]:
    """Those with a claim of the period: denied relations, what is only denied, figures. `outlets` gives the publisher of each article."""
    held = list(nodes)
    yield from _denied(facts, since)
    for node in held:
        yield from _only_denied(node, since, until)
    for node in held:
        yield from _figures(node, outlets, since, until)


def _denied(facts: Iterable[Fact], since: str) -> Iterator[Clash]:
    """Relations that some state and others deny, where one of the two is news."""
    for fact in facts:
        if fact.claims and fact.denials and max(one.date or "" for one in (*fact.claims, *fact.denials)) >= since:
            last = fact.denials[-1]
            yield Clash(fact.relation.source, fact.relation.type, fact.relation.target, (fact.quoted, last))


def _only_denied(node: Node, since: str, until: str) -> Iterator[Clash]:
    """What somebody denied in the period and nobody states."""
    for claim in node.evidence:
        if claim.type and claim.modality == DENIED and within(claim.date, since, until):
            yield Clash(node.id, claim.type, claim.object, (claim,))


def _figures(node: Node, outlets: Mapping[str, str | None], since: str, until: str) -> Iterator[Clash]:
    """Figures of one property for which two outlets give different values on one day of the period."""
    stated: dict[tuple[str, str], dict[str, dict[object, Evidence]]] = defaultdict(lambda: defaultdict(dict))
    for claim in node.evidence:
        if (
            claim.property
            and claim.property != STATUS
            and claim.modality != DENIED
            and within(claim.date, since, until)
        ):
            outlet = outlets.get(claim.article) or claim.article
            stated[claim.property, claim.date or ""][outlet].setdefault(claim.value, claim)
    for (name, _), by_outlet in stated.items():
        if len({frozenset(values) for values in by_outlet.values()}) > 1:
            yield Clash(node.id, name, None, tuple(claim for values in by_outlet.values() for claim in values.values()))
