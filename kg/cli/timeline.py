"""`kg timeline ACTOR`: the history of an actor or thing, day by day.

Comes in: a name, id or key, a period. Goes out: one row for each claim: what happened, with whom, how it is said, who says so, in which words.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, FormatOption, LanguageOption, LedgerOption, SinceOption, UntilOption, spoken
from kg.cli.output import note, show

if TYPE_CHECKING:
    from kg.analysis.timeline import History
    from kg.analysis.words import Words

SHOWN = ("date", "happened", "modality", "publisher", "speaker", "quote")
"""Columns of the table."""
COLUMNS = (
    "date", "happened", "direction", "with", "modality", "when", "publisher", "speaker", "quote", "what", "value", "with_id", "field",
    "article", "article_id", "claim",
)  # fmt: skip


def command(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="A name, an alias, an id, or a key.")],
    since: SinceOption = None,
    until: UntilOption = None,
    lang: LanguageOption = None,
    ledger: LedgerOption = None,
    how: FormatOption = Format.table,
) -> None:
    """Show what happened with an actor, project or facility, day by day, each line with its source and quote."""
    import kg
    from kg.analysis.words import Words
    from kg.ontology import load_ontology

    words = Words(load_ontology(), spoken(lang))
    with kg.open(ledger, create=False, read_only=True) as opened:
        told = opened.timeline(actor, since=since, until=until)
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in _rows(told, words)]
    if how is not Format.table:
        show(COLUMNS, [list(row.values()) for row in rows], how)
    elif rows:
        headings = {column: words.say(f"told-{column}") for column in SHOWN}
        show(SHOWN, [_for_people(row, words) for row in rows], how, headings)
    if not rows:
        note("no-rows")


def _rows(told: "History", words: "Words") -> Iterator[tuple[object, ...]]:
    """One row an event, in the order of `COLUMNS`."""
    from kg.analysis.timeline import happened

    def name(node: str | None) -> str | None:
        return told.names.get(node, node) if node else None

    for event in told.events:
        claim = event.claim
        yield (
            claim.date, happened(event, words), event.direction, name(event.other), claim.modality, claim.when,
            told.outlets.get(claim.article), name(claim.speaker), claim.quote, event.what, event.value, event.other, claim.field,
            name(claim.article), claim.article, claim.claim,
        )  # fmt: skip


def _for_people(row: Mapping[str, object], words: "Words") -> list[object]:
    """The row as a line of the table: who is at the other end stands beside what happened, and what is simply stated needs no remark."""
    from kg.evidence import ASSERTED

    told = dict(row)
    told["happened"] = " ".join(str(part) for part in (row["happened"], row["direction"], row["with"]) if part)
    told["modality"] = "" if row["modality"] == ASSERTED else words.modality(str(row["modality"]))
    told["publisher"] = row["publisher"] or row["article"]
    told["quote"] = row["quote"] or f"[{row['field']}]"
    return [told[column] for column in SHOWN]
