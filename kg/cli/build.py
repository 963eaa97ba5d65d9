"""`kg build SOURCE...`: articles into the ledger.

Comes in: sources. Goes out: one row a document on stdout, what was refused and why on stderr, exit code 1 if anything was.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, FormatOption, LedgerOption
from kg.cli.output import complain, note, progress, show

if TYPE_CHECKING:
    from kg.build import BuiltDocument

COLUMNS = ("state", "document", "date", "publisher", "title", "units", "claims")
SHOWN = 30
"""A table lists so many documents; of more it lists only those that are new or changed, and at most so many."""


def command(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE", help="Files, folders, globs, or - for stdin.")],
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, metavar="N", help="So many processes extract at once.")
    ] = 1,
    lexicon: Annotated[
        Path | None, typer.Option("--lexicon", metavar="FILE", help="Your own names (TSV); they win over ours.")
    ] = None,
    ledger: LedgerOption = None,
    how: FormatOption = Format.table,
) -> None:
    """Read articles into the ledger.

    What they say of who wants what from whom is extracted and stored with its evidence. Building the same article again changes nothing; a changed article replaces its former version.
    """
    import kg

    with kg.open(ledger) as opened, progress("progress-build") as report:
        result = opened.build(sources, jobs=jobs, lexicon=lexicon, progress=report)
        where = opened.path
    documents, left_out = result.documents, 0
    if how is Format.table and len(documents) > SHOWN:
        documents = [one for one in documents if one.state != "unchanged"][:SHOWN]
        left_out = len(result.documents) - len(documents)
    if documents or how is not Format.table:
        show(COLUMNS, [_row(document) for document in documents], how)
    if left_out:
        note("more", count=left_out)
    for warning in result.warnings:
        complain(warning)
    for refusal in result.refused:
        complain(str(refusal))
    counts = {"new": result.new, "changed": result.changed, "unchanged": result.unchanged}
    note("build-done", **counts, refused=len(result.refused), path=where)
    if result.refused:
        raise typer.Exit(1)


def _row(d: "BuiltDocument") -> tuple[object, ...]:
    """The row of a document; what was not read again is not counted again."""
    counts = (None, None) if d.state == "unchanged" else (d.units, d.claims)
    return d.state, d.id, d.date, d.publisher, d.title, *counts
