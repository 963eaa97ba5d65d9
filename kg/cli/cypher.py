"""`kg cypher 'STATEMENT'`: Cypher by hand, reading only.

Comes in: a statement and parameters. Goes out: its rows. On a server `--write` allows writing; the embedded graph is a projection of the
ledger and never takes writes.
"""

from typing import Annotated

import typer

from kg.cli.options import (
    EvidenceOption,
    Format,
    FormatOption,
    GraphOption,
    LedgerOption,
    ParameterOption,
    typed_parameters,
)
from kg.cli.output import note, password_prompt, show
from kg.errors import UsageError


def command(
    statement: Annotated[str, typer.Argument(metavar="STATEMENT", help="One Cypher statement.")],
    pairs: ParameterOption = None,
    write: Annotated[bool, typer.Option("--write", help="Let the statement write (only with --graph).")] = False,
    evidence: EvidenceOption = False,
    ledger: LedgerOption = None,
    graph: GraphOption = None,
    how: FormatOption = Format.table,
) -> None:
    """Run one Cypher statement and print its rows. It cannot write, unless on a server with --write.

    Example: kg cypher 'MATCH (c:City)-[r:BIDS_FOR]->(f) RETURN c.name, f.name, r.quote'
    """
    if write and not graph:
        raise UsageError("write-embedded")
    values = typed_parameters(pairs)
    import kg

    if graph:
        answer = kg.cypher(statement, values, graph=graph, write=write, ask=password_prompt())
    else:
        with kg.open(ledger, create=False, read_only=True) as opened:
            answer = opened.cypher(statement, values, evidence=evidence)
    if answer.records or how is not Format.table:
        show(answer.columns, answer.records, how, keep_empty=True)  # each was asked for by hand
    if not answer.records:
        note("no-rows")
