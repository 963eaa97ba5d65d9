"""How things look: rows as table, JSON or CSV on stdout; messages and progress bars on stderr.

Comes in: columns and records, or the name of a message. Goes out: text. Colour and bars only where stdout is a terminal; what
is no terminal gets 100 columns unless `COLUMNS` says otherwise. Knows nothing of ledgers and graphs.
"""

import csv
import io
import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from kg.cli.options import Format
from kg.errors import message, messages

Progress = Callable[[int, int | None, str], None]
"""Called with what is done, what there is in all (None: unknown) and what is being worked on."""

PLAIN_WIDTH = 100


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


def password_prompt() -> Callable[[str], str] | None:
    """What asks for the password of a user without showing it; None where nobody sits at the terminal."""
    if not sys.stdin.isatty():
        return None

    def ask(user: str) -> str:
        from getpass import getpass

        return getpass(phrase("ask-password", user=user), stream=sys.stderr)

    return ask


def heading(column: str) -> str:
    """A column's name for people; the name itself where no text is given for it."""
    return message(f"column-{column}", {}) if f"column-{column}" in messages() else column


def write(text: str) -> None:
    """Write a line to stdout."""
    sys.stdout.write(f"{text}\n")


def write_wrapped(line: str) -> None:
    """Write a line to stdout, in as many as the screen needs; what follows is indented a little further than its first."""
    from kg.cli.table import wrapped

    indent = " " * (len(line) - len(line.lstrip()))
    first, *rest = wrapped(line, _screen_width() - len(indent) - 2)
    write(indent + first)
    for part in rest:
        write(f"{indent}  {part}")


def show(
    columns: Sequence[str],
    records: Iterable[Sequence[object]],
    how: Format,
    headings: Mapping[str, str] | None = None,
    *,
    keep_empty: bool = False,
) -> None:
    """Print rows: a table for people, a JSON array of objects, or CSV with a head line (lists joined by `|`).

    `headings` gives columns other names in the table; JSON and CSV keep the names that programs know. A table leaves out columns
    that are empty in every row, unless `keep_empty`.
    """
    match how:
        case Format.json:
            _write_array(dict(zip(columns, record, strict=True)) for record in records)
        case Format.csv:
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows([_cell(value, "|") for value in record] for record in records)
        case Format.table:
            words = [(headings or {}).get(column) or heading(column) for column in columns]
            _print_table(words, [[_cell(value, ", ") for value in record] for record in records], keep_empty)


def _write_array(rows: Iterable[Mapping[str, object]]) -> None:
    """What `json.dumps` makes of a list, one object at a time: there may be more of them than memory holds."""
    before = "["
    for row in rows:
        dumped = json.dumps(row, ensure_ascii=False, indent=2, default=_plain)
        sys.stdout.write(f"{before}\n  " + dumped.replace("\n", "\n  "))
        before = ","
    write("[]" if before == "[" else "\n]")


def _screen_width() -> int:
    """Cells of a line: `COLUMNS`, else the terminal's, else what reads well in a file."""
    return shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns


def _print_table(headings: Sequence[str], rows: Sequence[Sequence[str]], keep_empty: bool) -> None:
    from kg.cli.table import table_lines

    bold = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for number, line in enumerate(table_lines(headings, rows, _screen_width(), keep_empty=keep_empty)):
        write(f"\x1b[1m{line}\x1b[0m" if bold and number == 0 else line)


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
        case {"_labels": [*labels], "name": str(name)}:
            return f"({_type_of(labels)} {name})"
        case {"_type": str(kind)}:
            return f"[{kind}]"
        case Mapping():
            return json.dumps(value, ensure_ascii=False, default=_plain)
        case Sequence():
            return join.join(_cell(one, join) for one in value)
        case _:
            return str(value)


def _type_of(labels: Sequence[str]) -> str:
    """The type among a node's labels: the one with most types above it."""
    from kg.ontology import load_ontology

    types = load_ontology().types
    return max(labels, key=lambda label: len(types[label].labels) if label in types else 0)


def _plain(value: object) -> object:
    """What JSON has no form for (dates of a store, sets) as text or list."""
    return sorted(map(str, value)) if isinstance(value, (set, frozenset)) else str(value)


@contextmanager
def progress(what: str) -> Iterator[Progress | None]:
    """A progress bar on stderr while the block runs, named by a message; None where nobody watches."""
    if not (sys.stdout.isatty() and sys.stderr.isatty()):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    rate = TextColumn("{task.fields[rate]}")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True, markup=False, emoji=False), transient=True) as bar:
        task = bar.add_task(phrase(what), total=None, rate="")
        begun = time.monotonic()

        def report(done: int, total: int | None, text: str) -> None:
            rate = f"{done / max(0.001, time.monotonic() - begun):.0f}/s"
            bar.update(task, completed=done, total=total, description=text[-40:], rate=rate)

        yield report
