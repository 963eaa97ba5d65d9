"""The graph as every projection receives it: nodes and relations with their evidence.

    ledger ──▶ Node, Relation (each with Evidence) ──▶ store | export | networkx

Comes in: rows of the ledger, already resolved (who is who) and folded (a relation is the sum of its claims). Goes out:
records in sorted order, streamed. These are exactly the lines of the JSONL interchange; Cypher and Turtle unfold each
piece of evidence into a Claim node. No projection holds anything of its own.

Nodes are actors and things, articles (type `Article`) and statements (type `Statement`). Relations are those of the
vocabulary, among them PUBLISHED, WROTE, SAID (claims like others) and MENTIONS (one per article and actor, its evidence the spans).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from kg.evidence import DENIED, MODALITIES, Value
from kg.ontology import others_of
from kg.support import Voice, support

Properties = Mapping[str, Value | bool | Sequence[str] | None]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim: who says so, when, in which words.

    `article` is the id of the Article node. `start`, `end` are code points of its stored text, or None where `field` names
    the metadata that says so. `speaker` is a node id. `date` is the publication day, `when` what the sentence says of time.
    In a node's evidence `property`, `value`, `unit`, `approximate` hold a figure or a status; or, where the claim
    supports no relation (denied, or both ends became one actor), `type` and `object` hold what was claimed.
    A span of MENTIONS has no claim: `claim` is empty.
    """

    claim: str
    article: str
    quote: str
    start: int | None
    end: int | None
    field: str | None
    modality: str
    speaker: str | None
    date: str | None
    when: str | None
    confidence: float
    subject_key: str
    object_key: str | None = None
    speaker_key: str | None = None
    rule: str | None = None
    property: str | None = None
    value: Value | None = None
    unit: str | None = None
    approximate: bool = False
    type: str | None = None
    object: str | None = None
    role: str | None = None
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """One mention in an article: evidence of MENTIONS; together they rebuild the article's units.

    `key`, `type` and `listed` (the lexicon's name, where it knows it) are the unit's; `also` its further keys. `named` is False for
    pronouns and bare titles (이 시장), which are no names. A name that is no span of the text (the publisher of the
    metadata, a shared head) has `start` and `end` None.
    """

    start: int | None
    end: int | None
    surface: str
    key: str
    type: str
    named: bool = True
    listed: str | None = None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A node: an actor or thing, an article, or a statement.

    `labels` go from the most general (`Entity`) to the type. `properties` are the closed list of the vocabulary (figures, `status`), each
    with the number of other values that were stated (`workforce_others`), for actors; title, url, date, publisher, author, text_sha256 ... of articles; text, start, end, article, speaker_key of statements.
    """

    id: str
    type: str
    labels: tuple[str, ...]
    name: str
    aliases: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    merged_ids: tuple[str, ...] = ()
    properties: Properties = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation: the sum of its claims.

    `properties`: modality, articles, publishers, first_date, last_date, confidence, quote, contradicted (only where true),
    role and amount where a claim states them; between actors and things also independent, strength, first_publisher and
    self_claimed (only where true); of MENTIONS only `count`.
    """

    id: str
    type: str
    source: str
    target: str
    properties: Properties = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision that two keys (or units, `key@document`) are one (`same`), are not (`different`), or `unsure`."""

    a: str
    b: str
    verdict: str
    note: str
    time: str


class Graph(Protocol):
    """What a ledger offers to every store and exporter; all iterators are sorted by id and stream."""

    @property
    def operation(self) -> int:
        """Number of the last operation; 0 for an empty ledger."""

    @property
    def stamp(self) -> str:
        """Hash over all operations so far: equal stamps mean equal content."""

    def operation_of(self, stamp: str) -> int | None:
        """The operation after which the ledger had that stamp; None if it never had."""

    def nodes(self, since: int = 0) -> Iterator[Node]:
        """All nodes, or those changed by operations after `since`."""

    def relations(self, since: int = 0) -> Iterator[Relation]:
        """All relations, or those changed by operations after `since`."""

    def sizes(self, since: int = 0) -> tuple[int, int]:
        """How many nodes and how many relations `nodes` and `relations` will give."""

    def gone(self, since: int) -> Iterator[str]:
        """Ids (of nodes, relations, claims) that existed at `since` or later and exist no more."""

    def judgements(self) -> Iterator[Judgement]:
        """The standing judgements, sorted by time and keys."""

    def text(self, article: str) -> str | None:
        """The stored text of an article, None where only its metadata is known."""


def fold_relation(claims: Sequence[tuple[Evidence, Voice]], ends: tuple[str, str]) -> dict[str, Value | bool]:
    """What a relation's claims sum up to; `ends` are the ids of its source and target.

    The strongest modality, first and last date, greatest confidence; the quote (and role, amount) of the claim with the greatest
    confidence, then the earliest date, then the smallest id; and who says so (`kg.support`). Denied claims count for nothing but
    `contradicted`. The order of the claims does not matter. Raises ValueError where all are denied.
    """
    standing = [claim for claim in claims if claim[0].modality != DENIED]
    ranked = sorted((e for e, _ in standing), key=lambda e: (-e.confidence, e.date or "9999", e.claim))
    dates = sorted(e.date for e in ranked if e.date)
    contradicted = len(standing) < len(claims)
    folded: dict[str, Value | bool | None] = {
        "modality": min((e.modality for e in ranked), key=MODALITIES.index),
        "first_date": dates[0] if dates else None,
        "last_date": dates[-1] if dates else None,
        "confidence": ranked[0].confidence,
        "quote": ranked[0].quote or None,
        "contradicted": True if contradicted else None,
        "role": next((e.role for e in ranked if e.role), None),
        "amount": next((e.amount for e in ranked if e.amount is not None), None),
        **support((voice for _, voice in standing), ends, contradicted),
    }
    return {name: value for name, value in folded.items() if value is not None}


def fold_properties(evidence: Sequence[Evidence], ladder: Sequence[str]) -> dict[str, Value]:
    """The figures and the status that a node's claims state: of each property the latest dated value, and how many others.

    Among claims of one date the further step of the `ladder` (status), then the greatest confidence, then the smallest id. Where
    claims state other values too, `<property>_others` counts them: each is among the evidence, with its date and article.
    """
    best: dict[str, Evidence] = {}
    stated: dict[str, set[tuple[Value, str | None]]] = {}

    def rank(claim: Evidence) -> tuple[str, int, float]:
        step = ladder.index(claim.value) if claim.property == "status" and claim.value in ladder else -1
        return claim.date or "", step, claim.confidence

    for claim in sorted(evidence, key=lambda e: e.claim):
        if claim.property and claim.value is not None and claim.modality != DENIED:
            stated.setdefault(claim.property, set()).add((claim.value, claim.unit))
            held = best.get(claim.property)
            if held is None or rank(claim) > rank(held):
                best[claim.property] = claim
    latest = {name: claim.value for name, claim in best.items() if claim.value is not None}
    others = {others_of(name): len(values) - 1 for name, values in stated.items() if len(values) > 1}
    return dict(sorted({**latest, **others}.items()))
