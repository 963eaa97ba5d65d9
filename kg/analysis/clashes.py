"""What cannot both be: what some state and others deny, figures of one time that differ, two who lead one body at one time.

Comes in: facts and nodes with their evidence, a period. Goes out: clashes, each with the claims that stand against each other, by the rules of
`queries/contradictions.cypher`. Where outlets part in the status of a thing is told by `kg.analysis.status`. Pure.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from kg.analysis.status import STATUS
from kg.analysis.timeline import within
from kg.evidence import DENIED, MODALITIES, Value
from kg.graph import Evidence, Node, Relation

LEADS = "LEADS"
TOGETHER = "공동"
"""How the role of one who leads with others begins."""
NEAR = 0.1
"""Figures of which one is approximate and that differ by no more than this share are the same."""


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
    """What cannot both be: claims of one subject, `what` a relation type or a property, `other` the node at the other end.

    Of two who lead one body that body is the subject, and `who` names the one of each claim.
    """

    subject: str
    what: str
    other: str | None
    claims: tuple[Evidence, ...]
    who: tuple[str, ...] = ()


def clashes(facts: Iterable[Fact], nodes: Iterable[Node], since: str, until: str) -> Iterator[Clash]:
    """Those with a claim of the period, and none after it."""
    stated, held = list(facts), list(nodes)
    yield from _denied(stated, since)
    for node in held:
        yield from _only_denied(node, since, until)
    yield from _two_leaders(stated, since)
    for node in held:
        yield from _figures(node, since, until)


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


def _two_leaders(facts: Iterable[Fact], since: str) -> Iterator[Clash]:
    """Two people who were reported to lead one body in the same post while the reports overlap; who leads together contradicts nobody."""
    by_body: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.relation.type == LEADS and fact.claims and not _role(fact).startswith(TOGETHER):
            by_body[fact.relation.target].append(fact)
    for body, leaders in by_body.items():
        ordered = sorted(leaders, key=lambda one: (one.claims[0].date or "", one.relation.source))
        for one, other in combinations(ordered, 2):
            overlap = one.last_date >= (other.claims[0].date or "")
            same_post = _role(one).endswith(_role(other)) or _role(other).endswith(_role(one))
            if overlap and same_post and max(one.last_date, other.last_date) >= since:
                yield Clash(body, LEADS, None, (one.quoted, other.quoted), (one.relation.source, other.relation.source))


def _role(fact: Fact) -> str:
    return str(fact.relation.properties.get("role") or "")


def _figures(node: Node, since: str, until: str) -> Iterator[Clash]:
    """Values of one property at one time (the time told of, else the day of publication) that articles state differently."""
    stated: dict[tuple[str, str], dict[Value, Evidence]] = defaultdict(dict)
    for claim in sorted(node.evidence, key=lambda one: (-one.confidence, one.claim)):
        if claim.property not in (None, STATUS) and claim.modality != DENIED and within(claim.date, None, until):
            time, value = claim.when or claim.date or "", claim.value
            if value is not None:
                stated[str(claim.property), time].setdefault(value, claim)
    for (name, _), values in sorted(stated.items()):
        claims = sorted(values.values(), key=lambda one: (str(type(one.value)), one.value))
        differ = any(_differ(one, other) for one, other in combinations(claims, 2))
        if differ and max(one.date or "" for one in claims) >= since:
            yield Clash(node.id, name, None, tuple(claims))


def _differ(one: Evidence, other: Evidence) -> bool:
    """Whether two articles state values that are not the same about."""
    a, b = one.value, other.value
    near = isinstance(a, int | float) and isinstance(b, int | float) and abs(a - b) <= NEAR * max(a, b)
    return one.article != other.article and not (near and (one.approximate or other.approximate))
