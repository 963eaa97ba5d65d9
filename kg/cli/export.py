"""`kg export FORMAT`: the graph as a file for other programs.

Comes in: the name of a format. Goes out: the file, or the same bytes on stdout.
"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import LedgerOption
from kg.cli.output import note, progress

FORMATS = "jsonl, turtle, ntriples, jsonld, graphml, gexf, csv or neo4j-csv"


def command(
    format_name: Annotated[str, typer.Argument(metavar="FORMAT", help=f"{FORMATS}.")],
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            metavar="FILE",
            help="Where to; a name that ends in .gz or .zst is compressed. A folder of csv and neo4j-csv.  [default: stdout]",
        ),
    ] = None,
    base_iri: Annotated[
        str | None, typer.Option("--base-iri", metavar="IRI", help="Of RDF: what every IRI of ours begins with.")
    ] = None,
    with_text: Annotated[
        bool,
        typer.Option("--with-text", help="Of JSONL and RDF: the articles' texts too (others' copyright: mind it)."),
    ] = False,
    no_evidence: Annotated[
        bool, typer.Option("--no-evidence", help="Of neo4j-csv: the small graph, without Claim nodes.")
    ] = False,
    ledger: LedgerOption = None,
) -> None:
    """Write the graph as a file for other programs.

    The same ledger gives the same bytes, every time. What each format carries, and what it cannot, stands in docs/formats.md; JSONL and RDF come back with `kg build`.
    """
    import kg

    options: dict[str, object] = {}
    if base_iri is not None:
        options["base_iri"] = base_iri
    if with_text:
        options["with_text"] = True
    if no_evidence:
        options["evidence"] = False
    with kg.open(ledger, create=False, read_only=True) as opened, progress("progress-export") as report:
        opened.export(format_name, out, progress=report, **options)
    if out is not None and str(out) != "-":
        note("export-done", path=out)
        if format_name == "neo4j-csv":
            note("export-import", path=out / "import.sh")
