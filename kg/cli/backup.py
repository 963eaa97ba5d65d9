"""`kg backup FILE`: a safe copy of the ledger, also while another command writes.

Comes in: the name of the copy. Goes out: the file, whole or not at all.
"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import LedgerOption
from kg.cli.output import note


def command(
    out: Annotated[Path, typer.Argument(metavar="FILE", help="The copy; must not exist yet.")],
    ledger: LedgerOption = None,
) -> None:
    """Copy the ledger as it stands; the copy is a ledger like any other."""
    import kg

    with kg.open(ledger, create=False, read_only=True) as opened:
        opened.backup(out)
    note("backup-done", path=out)
