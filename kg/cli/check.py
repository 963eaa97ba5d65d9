"""`kg check`: is everything in the ledger as the vocabulary and the law of evidence want it?

Comes in: the ledger. Goes out: one row a fault, exit code 1 if there is any.
"""

import typer

from kg.cli.options import Format, FormatOption, LedgerOption
from kg.cli.output import complain, note, show


def command(ledger: LedgerOption = None, how: FormatOption = Format.table) -> None:
    """Check the ledger against vocabulary and texts.

    The type and the ends of every relation against the vocabulary, every quote against the text it is of."""
    import kg

    with kg.open(ledger, create=False, read_only=True) as opened:
        faults = opened.check()
        path = opened.path
    if faults or how is not Format.table:
        show(("fault",), [(fault,) for fault in faults], how)
    if faults:
        complain("check-faults", count=len(faults), path=path)
        raise typer.Exit(1)
    note("check-clean", path=path)
