"""`kg export FORMAT`: the graph as a file for other programs.

Comes in: the name of a format. Goes out: the file, or the same bytes on stdout.
"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import LedgerOption
from kg.cli.output import note


def command(
    format_name: Annotated[str, typer.Argument(metavar="FORMAT", help="turtle or jsonl.")],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Where to.  [default: stdout]")
    ] = None,
    base_iri: Annotated[
        str | None, typer.Option("--base-iri", metavar="IRI", help="Of RDF: what every IRI of ours begins with.")
    ] = None,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Of JSONL: the articles' texts too (others' copyright: mind it).")
    ] = False,
    ledger: LedgerOption = None,
) -> None:
    """Write the graph as a file for other programs.

    Every piece of evidence goes along. The same ledger gives the same bytes, every time.
    """
    import kg

    options: dict[str, object] = {}
    if base_iri is not None:
        options["base_iri"] = base_iri
    if with_text:
        options["with_text"] = True
    with kg.open(ledger, create=False, read_only=True) as opened:
        opened.export(format_name, out, **options)
    if out is not None and str(out) != "-":
        note("export-done", path=out)
