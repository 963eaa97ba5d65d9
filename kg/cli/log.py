"""`kg log`: what was done to the ledger, the last first.

Comes in: a ledger. Goes out: one row an operation: number, time, kind, how many documents and judgements it changed, and whether it
stands, was undone or was cut off.
"""

from typing import Annotated

import typer

from kg.cli.options import Format, FormatOption, LedgerOption
from kg.cli.output import phrase, show

COLUMNS = ("operation", "time", "kind", "documents", "judgements", "standing")


def command(
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="At most so many.")] = 50,
    ledger: LedgerOption = None,
    how: FormatOption = Format.table,
) -> None:
    """List the operations: builds, retractions, judgements, undos. `kg undo N` takes one back."""
    import kg

    with kg.open(ledger, create=False, read_only=True) as opened:
        entries = opened.log()[:limit]

    def standing(number: int | None, undoes: int | None, finished: bool) -> str:
        if number is not None:
            return phrase("log-undone", number=number)
        if undoes is not None:
            return phrase("log-undoes", number=undoes)
        return phrase("log-stands" if finished else "log-cut-off")

    rows = [
        (e.number, e.time, e.kind, e.documents, e.judgements, standing(e.undone, e.undoes, e.finished)) for e in entries
    ]
    show(COLUMNS, rows, how)
