"""`kg browser -o FOLDER`: what Neo4j Browser needs to show the graph well.

Comes in: the vocabulary's colours and the questions. Goes out: a style, a zip of favourites and a page of links.
"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GraphOption, NoLedgerOption
from kg.cli.output import note, write


def command(
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FOLDER", help="Where to.")] = Path("browser"),
    ledger: NoLedgerOption = None,
    graph: GraphOption = None,
) -> None:
    """Write style, favourites and links for Neo4j Browser.

    Drop the .grass and the .zip on the Browser's page; the links open it with a question ready to run.
    """
    from kg.browser import write_browser_files

    for path in write_browser_files(out, graph):
        write(str(path))
    note("browser-done", path=out)
