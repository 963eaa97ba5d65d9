"""`kg schema KIND`: what is generated from the vocabulary.

Comes in: the kind. Goes out: its text on stdout, or in a file.
"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import NoLedgerOption
from kg.cli.output import write


def command(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="turtle, shacl, cypher, grass or json.")],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Where to.  [default: stdout]")
    ] = None,
    ledger: NoLedgerOption = None,
) -> None:
    """Print what is generated from the vocabulary.

    The ontology (turtle), its shapes (shacl), the constraints of Neo4j (cypher), the style of Neo4j Browser (grass) or the JSON Schema of the
    interchange file (json).
    """
    from kg.vocabulary import render

    if kind == "grass":
        from kg.browser.grass import grass
        from kg.errors import language
        from kg.ontology import load_ontology

        text = grass(load_ontology(), language())
    else:
        text = render(kind)
    if out is None:
        write(text.removesuffix("\n"))
    else:
        out.write_text(text, encoding="utf-8", newline="\n")
