"""`kg undo [N]`: takes the last operation back, or operation N; undoing an undo brings it back.

Comes in: the number of an operation. Goes out: which one was taken back. Refused where a later one touched the same.
"""

from typing import Annotated

import typer

from kg.cli.options import LedgerOption
from kg.cli.output import note


def command(
    number: Annotated[
        int | None, typer.Argument(metavar="[N]", help="Operation; see kg log.  [default: the last]")
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Take an operation back: the ledger is as it was before it, byte for byte in every export."""
    import kg

    with kg.open(ledger, create=False) as opened:
        note("undo-done", number=opened.undo(number))
