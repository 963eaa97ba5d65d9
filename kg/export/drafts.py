"""A document as it is put together again from what an export says of it.

Comes in: spans, names, claims, statements, one by one. Goes out: `Imported`, its extraction sorted, nothing twice. Knows no
file and no graph; `kg/export/rebuild.py` does.
"""

import datetime
from dataclasses import dataclass, field

from kg.document import Document
from kg.evidence import Claim, Extraction, Mention, Statement, Unit, claim_id, statement_id
from kg.graph import Evidence, Span
from kg.loaders import Imported


@dataclass(slots=True)
class UnitDraft:
    """A unit that is being put together."""

    keys: tuple[str, ...]
    type: str
    listed: str | None = None
    names: set[str] = field(default_factory=set)
    mentions: set[tuple[int, int, str]] = field(default_factory=set)

    def unit(self) -> Unit:
        """The unit: names and mentions sorted. Where the place of its name was refused, it is called as it is mentioned."""
        mentions = tuple(Mention(*mention) for mention in sorted(self.mentions))
        names = sorted(self.names) or sorted({mention.surface for mention in mentions}) or [self.keys[0].split("|")[1]]
        return Unit(self.keys, self.type, tuple(names), mentions, self.listed)


@dataclass(slots=True)
class DocumentDraft:
    """A document that is being put together; `text_held` tells whether its text is there to check quotes against."""

    id: str
    document: Document
    sha256: str
    extraction_key: str
    reprint_group: str | None = None
    units: dict[str, UnitDraft] = field(default_factory=dict)
    """By each of their keys."""
    claims: dict[str, Claim] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)

    @property
    def text_held(self) -> bool:
        """Whether offsets can be checked."""
        return bool(self.document.text)

    @property
    def empty(self) -> bool:
        """Whether nothing was said of it."""
        return not (self.units or self.claims)

    def says(self, start: int, end: int, quote: str) -> bool:
        """Whether these words stand there; True where the text is not held."""
        return not self.text_held or self.document.text[start:end] == quote

    def add_span(self, span: Span) -> None:
        """A mention, or a name without a place."""
        unit = self.add_unit((span.key, *span.also), span.type, span.listed)
        if span.start is not None and span.end is not None:
            unit.mentions.add((span.start, span.end, span.surface))
        if span.named:
            unit.names.add(span.surface)

    def add_unit(
        self, keys: tuple[str, ...], kind: str, listed: str | None = None, names: tuple[str, ...] = ()
    ) -> UnitDraft:
        """The unit with that first key, made where there is none."""
        unit = self.units.get(keys[0])
        if unit is None:
            unit = UnitDraft(keys, kind, listed)
            self.units |= dict.fromkeys(keys, unit)
        unit.names |= set(names)
        return unit

    def add_claim(self, claim: Claim) -> None:
        """A claim; one with the same id stays as it was first said."""
        self.claims.setdefault(claim_id(self.id, claim), claim)

    def add_statement(self, statement: Statement) -> str:
        """A statement; returns its id."""
        identifier = statement_id(self.id, statement)
        self.statements.setdefault(identifier, statement)
        return identifier

    def imported(self) -> Imported:
        """The document with its extraction."""
        units = sorted({id(unit): unit.unit() for unit in self.units.values()}.values(), key=lambda unit: unit.keys)
        claims = tuple(claim for _, claim in sorted(self.claims.items()))
        statements = tuple(statement for _, statement in sorted(self.statements.items()))
        extraction = Extraction(tuple(units), claims, statements)
        return Imported(self.id, self.document, self.sha256, self.extraction_key, extraction, self.reprint_group)


def claim_of(evidence: Evidence, kind: str, subject: str, thing: str | None, speaker: str | None, number: int) -> Claim:
    """The claim that this evidence is, between ends as its document calls them; without any place it is that of the line."""
    field = evidence.field if evidence.claim or evidence.field or evidence.start is not None else f"line {number}"
    return Claim(
        type=kind,
        subject=subject,
        object=thing,
        value=evidence.value,
        unit=evidence.unit,
        approximate=evidence.approximate,
        start=evidence.start,
        end=evidence.end,
        quote=evidence.quote,
        field=field,
        modality=evidence.modality,
        speaker=speaker,
        when=evidence.when,
        confidence=evidence.confidence,
        rule=evidence.rule or "",
        role=evidence.role,
        amount=evidence.amount,
    )


TIMES = {"date": "YYYY-MM-DD", "modified": "ISO 8601"}


def wrong_time(document: Document) -> str | None:
    """Which of an article's times is none."""
    try:
        if document.date is not None and datetime.date.fromisoformat(document.date).isoformat() != document.date:
            return "date"
    except ValueError:
        return "date"
    try:
        datetime.datetime.fromisoformat(document.modified or "2000-01-01")
    except ValueError:
        return "modified"
    return None
