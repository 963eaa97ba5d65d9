"""The history of one actor or thing: every claim about it, by publication day.

    Node + its Relations ──▶ Event, Event, ...

Comes in: a node with its evidence, the relations that touch it, claims of others that only deny something of it. Goes out: events, earliest first, one
for each claim: a relation, a step of its status (`kg.analysis.status`), a figure, a denial. What the record is made of (articles, mentions) is left out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.analysis.status import STATUS, ladder
from kg.analysis.words import Words
from kg.evidence import Value
from kg.graph import Evidence, Node, Relation
from kg.ontology import Ontology

RECORD = ("MENTIONS", "PUBLISHED", "WROTE")
"""Relations of the record, no part of anybody's history."""
SAID = "SAID"
TO, FROM, BETWEEN = "→", "←", "↔"


@dataclass(frozen=True, slots=True)
class Event:
    """One claim about the actor.

    `what` is a relation type or a property; `direction` says whether the actor does it (`→`), has it done to it (`←`) or both do (`↔`), and `other` is the node
    at the other end (None where there is none). `change` and `contradicted` are of a status (`kg.analysis.status`).
    """

    what: str
    claim: Evidence
    direction: str = ""
    other: str | None = None
    change: str | None = None
    contradicted: bool = False

    @property
    def value(self) -> Value | None:
        """The figure or status that is stated."""
        return self.claim.value


@dataclass(frozen=True, slots=True)
class History:
    """The events of a node; `names` has the nodes and articles that they name, `outlets` the publisher of each article."""

    node: Node
    events: list[Event]
    names: Mapping[str, str]
    outlets: Mapping[str, str | None]


def timeline(
    node: Node,
    relations: Iterable[Relation],
    outlets: Mapping[str, str | None],
    ontology: Ontology,
    *,
    denied: Iterable[tuple[str, Evidence]] = (),
    since: str | None = None,
    until: str | None = None,
) -> list[Event]:
    """The events from `since` to `until` (publication days, both included), by day, then by what they are.

    `outlets` gives the publisher of each article; `denied` are claims that no relation stands on whose object is this node, with their subject.
    Where a day is asked for, what has no day is left out.
    """
    events = [
        *_steps(node, outlets, ontology),
        *(_own(node, claim) for claim in node.evidence if claim.property != STATUS),
        *(Event(claim.type or "", claim, FROM, subject) for subject, claim in denied),
        *(event for relation in relations if relation.type not in RECORD for event in _of_relation(node, relation, ontology)),
    ]  # fmt: skip
    asked = [event for event in events if within(event.claim.date, since, until)]
    return sorted(asked, key=_place)


def _place(event: Event) -> tuple[str, bool, str, str, str, str, int, str]:
    """By day; what somebody said last; what is of one kind, with one other, in one article together."""
    claim = event.claim
    place = claim.start if claim.start is not None else -1
    return (
        claim.date or "", event.what == SAID, event.what, event.direction, event.other or "", claim.article, place, claim.claim,
    )  # fmt: skip


def within(date: str | None, since: str | None, until: str | None) -> bool:
    """Whether the day lies between the two, both included; no day lies in no period."""
    return (since is None or (date or "") >= since) and (until is None or (date is not None and date <= until))


def _steps(node: Node, outlets: Mapping[str, str | None], ontology: Ontology) -> Iterator[Event]:
    for step in ladder(node, outlets, ontology.properties[STATUS].values):
        yield Event(STATUS, step.claim, change=step.change, contradicted=step.contradicted)
    yield from (
        Event(STATUS, claim) for claim in node.evidence if claim.property == STATUS and claim.modality == "denied"
    )


def _own(node: Node, claim: Evidence) -> Event:
    if claim.property:
        return Event(claim.property, claim)
    return Event(claim.type or "", claim, TO, claim.object if claim.object != node.id else None)


def _of_relation(node: Node, relation: Relation, ontology: Ontology) -> Iterator[Event]:
    does = relation.source == node.id
    direction = BETWEEN if ontology.relations[relation.type].symmetric else TO if does else FROM
    other = relation.target if does else relation.source
    for claim in relation.evidence:
        yield Event(relation.type, claim, direction, None if relation.type == SAID else other)


def happened(event: Event, words: Words) -> str:
    """What happened, in words: `유치에 나서다`, `단계: 계획 확정 (진전)`, `예산·사업비: 120억 원`."""
    claim = event.claim
    if claim.property == STATUS:
        remarks = [words.say(f"status-{event.change}")] if event.change else []
        remarks += [words.say("status-contradicted")] if event.contradicted else []
        return f"{words.property(STATUS)}: {words.status(str(claim.value))}{_bracketed(remarks)}"
    if claim.property and claim.value is not None:
        return f"{words.property(claim.property)}: {words.figure(claim.value, claim.unit, claim.approximate)}"
    remarks = [claim.role] if claim.role else []
    remarks += [words.figure(claim.amount, "KRW")] if claim.amount is not None else []
    return f"{words.relation(event.what)}{_bracketed(remarks)}"


def _bracketed(remarks: list[str]) -> str:
    return f" ({', '.join(remarks)})" if remarks else ""
