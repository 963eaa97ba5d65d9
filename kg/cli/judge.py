"""`kg judge A B VERDICT`: a person's decision on who is who.

Comes in: two names, ids, keys or `NAME@DOCUMENT`, and a verdict; or a table of such. Goes out: what stands now, in one sentence; or the table.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import Format, FormatOption, LedgerOption
from kg.cli.output import complain, phrase, show, write
from kg.cli.output import note as tell
from kg.errors import UsageError

COLUMNS = ("a", "b", "verdict", "note", "time", "new")


def command(
    a: Annotated[
        str | None, typer.Argument(metavar="A", help="A name, an id (a merged one too), or NAME@DOCUMENT.")
    ] = None,
    b: Annotated[
        str | None, typer.Argument(metavar="B", help="The other. DOCUMENT: id, URL or beginning of the title.")
    ] = None,
    verdict: Annotated[str | None, typer.Argument(metavar="same|different|unsure", help="What you decided.")] = None,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="Why, for those who read it later.")] = "",
    export: Annotated[
        Path | None,
        typer.Option("--export", metavar="FILE", help="Write the standing judgements as a table (TSV); - for stdout."),
    ] = None,
    doubtful: Annotated[
        bool, typer.Option("--doubtful", help="With --export: also pairs to be decided, without a verdict.")
    ] = False,
    table: Annotated[
        Path | None, typer.Option("--import", metavar="FILE", help="Record the judgements of such a table.")
    ] = None,
    ledger: LedgerOption = None,
    how: FormatOption = Format.table,
) -> None:
    """Record that two names are the same actor or not; no rule ever overrides it.

    With --export and --import a team decides in a spreadsheet: columns a, b, verdict, note, time. A line without a verdict decides nothing; a
    line that was deleted takes nothing back (`kg undo` does).
    """
    if (export is not None) + (table is not None) + (a is not None) != 1 or (a is not None and not (b and verdict)):
        raise UsageError("judge-what")
    if export is not None:
        _export(export, doubtful, ledger)
    elif table is not None:
        _import(table, ledger)
    elif a and b and verdict:
        _judge(a, b, verdict, note, ledger, how)


def _export(out: Path, doubtful: bool, ledger: Path | None) -> None:
    import kg

    with kg.open(ledger, create=False, read_only=True) as opened:
        text = opened.judgements_table(doubtful=doubtful)
    if str(out) == "-":
        sys.stdout.write(text)
    else:
        out.write_text(text, encoding="utf-8")
        tell("review-written", count=text.count("\n") - 1, path=out)


def _import(table: Path, ledger: Path | None) -> None:
    import kg

    data = sys.stdin.buffer.read() if str(table) == "-" else table.read_bytes()
    with kg.open(ledger, create=False) as opened:
        done = opened.review(data, str(table))
    for refusal in done.refused:
        complain(str(refusal))
    tell("review-done", new=done.new, known=done.known, undecided=done.undecided, refused=len(done.refused))
    if done.refused:
        raise typer.Exit(1)


def _judge(a: str, b: str, verdict: str, note: str, ledger: Path | None, how: Format) -> None:
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
