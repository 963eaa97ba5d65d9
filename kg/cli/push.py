"""`kg push [URI]`: a Neo4j server brought up to date with the ledger.

Comes in: a server's URI. Goes out: how many items were created, changed and deleted there.
"""

from typing import Annotated

import typer

from kg.cli.options import Format, FormatOption, GraphOption, LedgerOption
from kg.cli.output import note, password_prompt, progress, show
from kg.errors import UsageError


def command(
    uri: Annotated[
        str | None, typer.Argument(metavar="[URI]", help="E.g. bolt://localhost:7687.  [default: --graph, KG_GRAPH]")
    ] = None,
    verify: Annotated[bool, typer.Option("--verify", help="Compare all that is there, not only what changed.")] = False,
    take_over: Annotated[
        bool, typer.Option("--take-over", help="Replace what another ledger pushed to this server.")
    ] = False,
    evidence: Annotated[
        bool, typer.Option("--evidence/--no-evidence", help="With or without a Claim node for each piece of evidence.")
    ] = True,
    ledger: LedgerOption = None,
    graph: GraphOption = None,
    how: FormatOption = Format.table,
) -> None:
    """Bring a Neo4j server up to date with the ledger.

    Run again, it changes nothing: only what changed is sent. Nodes, relations and properties of other people on that server stay as they are.
    """
    target = uri or graph
    if not target:
        raise UsageError("push-where")
    import kg

    with kg.open(ledger, create=False, read_only=True) as opened, progress("progress-push") as report:
        ask = password_prompt()
        done = opened.push(target, verify=verify, take_over=take_over, evidence=evidence, progress=report, ask=ask)
    show(("created", "changed", "deleted"), [(done.created, done.changed, done.deleted)], how)
    note("push-nothing" if not (done.created or done.changed or done.deleted) else "push-done", uri=target)
