"""`kg check [FILE]`: is everything in the ledger, or in a file, as the vocabulary and the law of evidence want it?

Comes in: the ledger, or a file of RDF or JSONL. Goes out: one row a fault, exit code 1 if there is any.
"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Format, FormatOption, LedgerOption
from kg.cli.output import complain, note, show


def command(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help="A file that `kg export` wrote.  [default: the ledger]", show_default=False
        ),
    ] = None,
    ledger: LedgerOption = None,
    how: FormatOption = Format.table,
) -> None:
    """Check the ledger, or a file of RDF or JSONL, against vocabulary and texts.

    The type and the ends of every relation against the vocabulary, every quote against the text it is of. A file also against the shapes (`kg schema shacl`), and its sums against its claims.
    """
    import kg
    from kg.checks import file_faults

    if file is not None:
        found, path = list(file_faults(file)), file
    else:
        with kg.open(ledger, create=False, read_only=True) as opened:
            found, path = opened.check(), opened.path
    if found or how is not Format.table:
        show(("fault",), [(fault,) for fault in found], how)
    if found:
        complain("check-file-faults" if file else "check-faults", count=len(found), path=path)
        raise typer.Exit(1)
    note("check-clean", path=path)
