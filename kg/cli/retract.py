"""`kg retract DOCUMENT...`: documents out of the graph, and what goes with them, told first with --dry-run.

Comes in: documents by id, URL, file or headline, or by publisher and date. Goes out: one row for every relation that vanishes or only
loses a source (with the strength that it keeps), and for every actor that nobody mentions any more.
"""

from typing import Annotated

import typer

from kg.cli.options import Format, FormatOption, LedgerOption
from kg.cli.output import note, phrase, show
from kg.errors import UsageError


def command(
    documents: Annotated[
        list[str] | None, typer.Argument(metavar="DOCUMENT", help="Ids, URLs, files or headlines.")
    ] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="All documents of this publisher.")
    ] = None,
    before: Annotated[
        str | None, typer.Option("--before", metavar="DATE", help="All published before this day (YYYY-MM-DD).")
    ] = None,
    after: Annotated[
        str | None, typer.Option("--after", metavar="DATE", help="All published after this day (YYYY-MM-DD).")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would vanish; change nothing.")] = False,
    ledger: LedgerOption = None,
    how: FormatOption = Format.table,
) -> None:
    """Take documents out of the graph. What other documents say stays; later builds leave these out; `kg undo` brings them back."""
    if not (documents or publisher or before or after):
        raise UsageError("retract-what")
    import kg

    with kg.open(ledger, create=False) as opened:
        names = opened.find_documents(documents or [], publisher=publisher, before=before, after=after, gone=True)
        went = opened.retract(names, dry_run=dry_run)
    effects = {True: "vanishes", False: "weakened"}
    rows: list[tuple[object, ...]] = [
        (
            phrase(f"retract-{effects[loss.after == 0]}"),
            loss.source,
            loss.type,
            loss.target,
            loss.before,
            loss.after,
            loss.strength,
        )
        for loss in went.losses
    ]
    rows += [(phrase("retract-orphan"), name, *(None,) * 5) for name, _ in went.orphans]
    if rows or how is not Format.table:
        show(("effect", "source", "relation", "target", "articles before", "articles after", "strength"), rows, how)
    name = "retract-would" if dry_run else "retract-done"
    counts = {"vanished": len(went.vanished), "weakened": len(went.weakened), "orphans": len(went.orphans)}
    note(name, documents=len(went.documents), **counts)
