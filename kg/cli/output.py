"""How things look: rows as table, JSON or CSV on stdout; messages and progress bars on stderr.

Comes in: columns and records, or the name of a message. Goes out: text. Colour and bars only where stdout is a terminal; what
is no terminal gets 100 columns unless `COLUMNS` says otherwise. Knows nothing of ledgers and graphs.
"""

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.cli.options import Format
from kg.errors import message, messages

if TYPE_CHECKING:
    from rich.console import Console

Progress = Callable[[int, int | None, str], None]
"""Called with what is done, what there is in all (None: unknown) and what is being worked on."""

PLAIN_WIDTH = 100
NARROW = 14
"""Columns whose cells all fit in this many cells (dates, counts, types) are never wrapped."""


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says: Hangul in a pipe must not be an encoding error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="replace")


def complain(text: str, /, **values: object) -> None:
    """Write `kg: ` and a text, or the message of that name, to stderr."""
    line = message(text, values) if text in messages() else text
    sys.stdout.flush()
    sys.stderr.write(f"kg: {line}\n")


def note(name: str, /, **values: object) -> None:
    """Write the message of that name to stderr: progress, counts, hints, whatever is no result."""
    sys.stdout.flush()  # in a file or pipe that takes both streams they stand in the order of the terminal
    sys.stderr.write(f"{message(name, values)}\n")


def phrase(name: str, /, **values: object) -> str:
    """The message of that name in the user's language."""
    return message(name, values)


def heading(column: str) -> str:
    """A column's name for people; the name itself where no text is given for it."""
    return message(f"column-{column}", {}) if f"column-{column}" in messages() else column


def write(text: str) -> None:
    """Write a line to stdout."""
    sys.stdout.write(f"{text}\n")


def show(
    columns: Sequence[str],
    records: Iterable[Sequence[object]],
    how: Format,
    headings: Mapping[str, str] | None = None,
) -> None:
    """Print rows: a table for people, a JSON array of objects, or CSV with a head line (lists joined by `|`).

    `headings` gives columns other names in the table; JSON and CSV keep the names that programs know.
    """
    match how:
        case Format.json:
            rows = [dict(zip(columns, record, strict=True)) for record in records]
            write(json.dumps(rows, ensure_ascii=False, indent=2, default=_plain))
        case Format.csv:
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows([_cell(value, "|") for value in record] for record in records)
        case Format.table:
            words = [(headings or {}).get(column) or heading(column) for column in columns]
            _table(words, [[_cell(value, ", ") for value in record] for record in records])


def console(error: bool = False) -> "Console":
    """A rich console on stdout (or stderr) that takes texts literally: no markup, no emoji codes, no guessed highlights."""
    from rich.console import Console

    terminal = sys.stdout.isatty() and (not error or sys.stderr.isatty())
    width = None if terminal or os.environ.get("COLUMNS") else PLAIN_WIDTH
    return Console(
        stderr=error, force_terminal=terminal, width=width, markup=False, emoji=False, highlight=False, soft_wrap=False
    )


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.cells import cell_len
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for index, text in enumerate(headings):
        widest = max((cell_len(row[index]) for row in rows), default=0)
        numeric = bool(rows) and all(row[index].replace(".", "", 1).isdigit() for row in rows if row[index])
        table.add_column(text, no_wrap=widest <= NARROW, overflow="fold", justify="right" if numeric else "left")
    for row in rows:
        table.add_row(*row)
    screen = console()
    with screen.capture() as captured:
        screen.print(table)
    for line in captured.get().splitlines():
        write(line.rstrip())


def _cell(value: object, join: str) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float():
            return f"{value:g}"
        case str():
            return value
        case Mapping():
            return json.dumps(value, ensure_ascii=False, default=_plain)
        case Sequence():
            return join.join(_cell(one, join) for one in value)
        case _:
            return str(value)


def _plain(value: object) -> object:
    """What JSON has no form for (dates of a store, sets) as text or list."""
    return sorted(map(str, value)) if isinstance(value, (set, frozenset)) else str(value)


@contextmanager
def progress(what: str) -> Iterator[Progress | None]:
    """A progress bar on stderr while the block runs, named by a message; None where nobody watches."""
    if not (sys.stdout.isatty() and sys.stderr.isatty()):
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=console(error=True), transient=True) as bar:
        task = bar.add_task(phrase(what), total=None)

        def report(done: int, total: int | None, text: str) -> None:
            bar.update(task, completed=done, total=total, description=text[-40:])

        yield report
