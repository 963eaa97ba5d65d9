"""`kg diff A [B]`: what changed between two states of a graph.

Comes in: two days, operations (`@12`), ledgers or files; B left out is the ledger as it stands. Goes out: one row for each node or relation that is new, gone, stronger, weaker or
of another status, with a claim that says so.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, LanguageOption, LedgerOption, spoken
from kg.cli.output import note, show, write

if TYPE_CHECKING:
    from kg.analysis.diff import Change
    from kg.analysis.words import Words

COLUMNS = (
    "change", "kind", "id", "type", "source", "target", "before", "after", "date", "publisher", "quote", "article", "claim",
)  # fmt: skip
"""What programs get; docs/timeline.md tells what each holds."""
SHOWN = ("change", "subject", "difference", "date", "publisher", "quote")


class Form(StrEnum):
    """How changes are printed."""

    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"


def command(
    a: Annotated[str, typer.Argument(metavar="A", help="A day (2025-02-04), an operation (@12), a ledger, or a file.")],
    b: Annotated[str | None, typer.Argument(metavar="[B]", help="The same; left out, the ledger as it stands.")] = None,
    lang: LanguageOption = None,
    ledger: LedgerOption = None,
    how: Annotated[
        Form, typer.Option("--format", metavar="table|json|csv|markdown", help="How to print the changes.")
    ] = Form.table,
) -> None:
    """Tell what changed: two days or operations of a ledger, two ledgers, or two files that were exported.

    A day stands for the articles published up to it. New, gone, stronger, weaker, another status: each with its source and quote.
    """
    import kg
    from kg.analysis.telling import diff_page
    from kg.analysis.words import Words
    from kg.ontology import load_ontology

    words = Words(load_ontology(), spoken(lang))
    found = kg.diff(a, b, ledger=ledger)
    first = list(islice(found, 1))
    changes = chain(first, found)
    match how:
        case Form.markdown:
            title = words.say("diff-title", a=a, b=b or words.say("diff-now"))
            for line in diff_page(changes, title, words):
                write(line)
        case Form.table:
            if first:
                headings = {column: words.say(f"told-{column}") for column in SHOWN}
                show(SHOWN, _for_people(changes, words), Format.table, headings)
        case _:
            show(COLUMNS, _rows(changes), Format(how))
    if not first:
        note("diff-none")


def _rows(changes: "Iterable[Change]") -> Iterator[tuple[object, ...]]:
    for one in changes:
        claim = one.evidence
        said = (claim.date, one.outlet, claim.quote, claim.article, claim.claim) if claim else (None,) * 5
        before, after = (dict(part) or None for part in (one.before, one.after))
        yield (one.change, one.kind, one.id, one.type, one.source, one.target, before, after, *said)


def _for_people(changes: "Iterable[Change]", words: "Words") -> Iterator[tuple[object, ...]]:
    from kg.analysis.telling import difference, subject

    for one in changes:
        yield (
            words.say(f"diff-{one.change}"), subject(one, words), difference(one, words),
            *((one.evidence.date, one.outlet or one.evidence.article, one.evidence.quote) if one.evidence else (None,) * 3),
        )  # fmt: skip
