"""`kg briefing`: one page of Markdown that an analyst can hand on.

Comes in: a period, an actor. Goes out: the page, in a file or on stdout.
"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import LanguageOption, LedgerOption, SinceOption, UntilOption, spoken
from kg.cli.output import note


def command(
    actor: Annotated[
        str | None,
        typer.Option("--actor", metavar="NAME", help="Only what touches this actor (name, alias, id or key)."),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE.md", help="Where to.  [default: stdout]")
    ] = None,
    lang: LanguageOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Write one page: what is new, who moved, open bids and rivals, status changes, contradictions; each line with its source and quote.

    Without a period, the seven days up to the latest article.
    """
    import kg
    from kg.export.files import standard_output, whole_file

    with kg.open(ledger, create=False, read_only=True) as opened:
        page = opened.briefing(actor=actor, since=since, until=until, lang=spoken(lang))
    to_file = out is not None and str(out) != "-"
    with whole_file(out) if out is not None and to_file else standard_output() as file:
        file.write(page)
    if to_file:
        note("briefing-done", path=out)
