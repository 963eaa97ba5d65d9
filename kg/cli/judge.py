"""`kg judge A B VERDICT`: a person's decision on who is who.

Comes in: two names, ids, keys or `NAME@DOCUMENT`, and a verdict. Goes out: what stands now, in one sentence.
"""

from typing import Annotated

import typer

from kg.cli.options import Format, FormatOption, LedgerOption
from kg.cli.output import phrase, show, write

COLUMNS = ("a", "b", "verdict", "note", "time", "new")


def command(
    a: Annotated[str, typer.Argument(metavar="A", help="A name, an id (a merged one too), or NAME@DOCUMENT.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The other. DOCUMENT: id, URL or beginning of the title.")],
    verdict: Annotated[str, typer.Argument(metavar="same|different|unsure", help="What you decided.")],
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="Why, for those who read it later.")] = "",
    ledger: LedgerOption = None,
    how: FormatOption = Format.table,
) -> None:
    """Record that two names are the same actor or not; no rule ever overrides it."""
    import kg
    from kg.resolve.finding import label

    with kg.open(ledger, create=False) as opened:
        judged = opened.judge(a, b, verdict, note=note)
    stands, one, other = judged.judgement, judged.a, judged.b
    if how is not Format.table:
        show(COLUMNS, [(stands.a, stands.b, stands.verdict, stands.note, stands.time, judged.new)], how)
        return
    if not judged.new:
        outcome = phrase("judge-known", time=stands.time)
    elif one.id == other.id:
        outcome = phrase("judge-now-one", name=one.name, id=one.id)
    else:
        outcome = phrase("judge-now-two", name_a=one.name, id_a=one.id, name_b=other.name, id_b=other.id)
    write(phrase("judge-done", a=label(stands.a), b=label(stands.b), verdict=stands.verdict, outcome=outcome))
