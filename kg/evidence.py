"""What one article yields: units, claims and statements, each with its exact place in the text.

    Document ──extract──▶ Extraction(units, claims, statements)

Comes in: nothing, these are records. Goes out: what the ledger keeps and identity and the graph are computed from.

A *unit* is one actor (or thing) in one document: all its mentions, its type and its keys. Coreference ends here: across
documents only keys and judgements join. A *claim* is one relation, figure or status as one article states it. An end of a
claim is a *reference*: a key (`kind|stem|qualifier`, it holds a `|`), or the id of the document (`d-...`) or of a
statement (`s-...`). Law: `text[start:end] == quote` for every span.
"""

from dataclasses import dataclass

from kg.ids import make_id

ASSERTED, PLANNED, PROPOSED, CLAIMED, DENIED = "asserted", "planned", "proposed", "claimed", "denied"
MODALITIES = (ASSERTED, PLANNED, PROPOSED, CLAIMED, DENIED)
"""From the strongest to the weakest; `denied` stands outside the order."""

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the text that names a unit; `start` and `end` are code points of the stored text."""

    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One actor or thing in one document.

    `keys[0]` is the key that claims use; a unit holds more than one key only where the document itself joins them (a person
    with two posts). `listed` is the lexicon's name where the lexicon knows it: then `type` is the lexicon's too.
    `names` are its names in this document, sorted: no pronouns, no bare titles (이 시장, 이번 회의). A unit that only the
    metadata names (the publisher) has no mentions.
    """

    keys: tuple[str, ...]
    type: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]
    listed: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One relation, figure or status as one article states it.

    `type` is a relation type (then `object` is set) or a property of the vocabulary (then `value` is set, with `unit` and
    `approximate`). `start`, `end`, `quote`: the words that say so; where the evidence is no span of the text, `start` and `end`
    are None and `field` names the metadata that says so. `speaker` is the key of who says it where the article only
    reports it. `when` is what the sentence says of time (`2025`, `2025-02`, `2025-02-04`, `from/to`). `confidence` is
    in 0..1. `rule` is the path that found it. `role` belongs to LEADS and HOLDS_POSITION, `amount` (KRW) to FUNDS.
    """

    type: str
    subject: str
    object: str | None = None
    value: Value | None = None
    unit: str | None = None
    approximate: bool = False
    start: int | None = None
    end: int | None = None
    quote: str = ""
    field: str | None = None
    modality: str = ASSERTED
    speaker: str | None = None
    when: str | None = None
    confidence: float = 0.5
    rule: str = ""
    role: str | None = None
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said word for word: the words between the quotation marks, and the key of who said them."""

    speaker: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article yields; the tuples are sorted, no claim id and no unit key occurs twice."""

    units: tuple[Unit, ...] = ()
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()


def claim_id(document_id: str, claim: Claim) -> str:
    """The claim's id: no offset, modality, speaker, confidence or actor in it, so that only other words make another."""
    what = claim.object if claim.object is not None else f"{claim.value}|{claim.unit or ''}"
    words = " ".join(claim.quote.split()) or f"field {claim.field}"
    return make_id("c", [document_id, claim.type, claim.subject, what, words])


def statement_id(document_id: str, statement: Statement) -> str:
    """The statement's id: document, speaker and words."""
    return make_id("s", [document_id, statement.speaker, " ".join(statement.text.split())])
