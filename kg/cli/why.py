"""`kg why A`: where an actor's facts come from.

Comes in: a name or an id. Goes out: what it is called and why these names are one, and each of its relations, figures and statements with every
piece of evidence.
"""

from typing import Annotated

import typer

from kg.cli.options import Format, FormatOption, LedgerOption
from kg.cli.output import show, write_wrapped

COLUMNS = ("source", "relation", "target", "modality", "quote", "speaker", "publisher", "date", "article", "claim")


def command(
    actor: Annotated[str, typer.Argument(metavar="A", help="A name, an alias or an id.")],
    ledger: LedgerOption = None,
    how: FormatOption = Format.table,
) -> None:
    """Show where an actor's facts come from, quote by quote."""
    import kg
    from kg.cli.facts import Names, by_weight, find_actor, page, rows

    with kg.open(ledger, create=False, read_only=True) as opened:
        nodes = list(opened.nodes())
        found = find_actor(actor, nodes)
        relations = [one for one in opened.relations() if found.id in (one.source, one.target)]
    names = Names({node.id: node for node in nodes})
    facts = by_weight(relations, names)
    if how is Format.table:
        for line in page(found, facts, names):
            write_wrapped(line)
    else:
        show(COLUMNS, rows(facts, names), how)
