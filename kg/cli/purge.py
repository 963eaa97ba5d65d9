"""`kg purge DOCUMENT...`: documents erased for good, from the ledger's file and the embedded graph.

Comes in: documents by id, URL, file or headline, also retracted ones. Goes out: what goes with them, a question, and how many were erased.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import LedgerOption
from kg.cli.output import note, phrase
from kg.errors import UsageError


def command(
    documents: Annotated[
        list[str] | None, typer.Argument(metavar="DOCUMENT", help="Ids, URLs, files or headlines.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Erase documents for good: a takedown, personal data. Nothing brings them back; `kg retract` is for everything else.

    Text, versions, quotes and the names that only these documents knew leave the ledger's file and the embedded graph; a server learns of it
    at the next `kg push`. With no document it only finishes a purge that was cut off.
    """
    import kg

    with kg.open(ledger, create=False) as opened:
        names = opened.find_documents(documents, gone=True) if documents else []
        if names and not yes:
            went = opened.retract(names, dry_run=True)
            counts = {"vanished": len(went.vanished), "weakened": len(went.weakened), "orphans": len(went.orphans)}
            note("purge-would", documents=len(names), **counts)
            _ask()
        erased = opened.purge(names)
        where = opened.path
    note("purge-done", documents=erased, path=where)
    if copies := _copies(where):
        note("purge-copies", copies=", ".join(copies))


def _ask() -> None:
    """Ask whether it is meant; where nobody can answer, say how to mean it."""
    if not sys.stdin.isatty():
        raise UsageError("purge-unasked")
    if not typer.confirm(phrase("purge-ask"), err=True):
        raise typer.Exit(1)


def _copies(ledger: Path) -> list[str]:
    """Copies of older versions of the ledger that a migration kept beside it."""
    return sorted(str(path) for path in ledger.parent.glob(f"{ledger.name}.version-*"))
