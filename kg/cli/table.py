"""Tables as lines of text: Hangul is two cells wide, long texts stand below their row.

Comes in: headings, rows of strings, the width of the screen. Goes out: lines. Pure; knows no terminal.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

GAP = "  "
INDENT = "    "
LONG = 24
"""A column with a text wider than this may stand below the rows where the table is too wide for the screen."""
NARROWEST = 8


def width_of(text: str) -> int:
    """How many cells of a terminal the text takes (Unicode Standard Annex 11)."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most `width` cells, broken at blanks where there are any."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width_of(joined) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if width_of(lines[-1]) + _cells(character) > width and lines[-1]:
                lines.append("")
            lines[-1] += character
    return lines


def table_lines(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """The table, at most `width` cells wide: a line of headings, a rule, the rows.

    Columns that are empty in every row are left out. Where the table is too wide, headings are wrapped, then long columns (quotes) stand below
    the row, with their heading, once for all rows in a row that share them; what is still too wide is wrapped, the widest columns first.
    """
    natural = {i: max((width_of(row[i]) for row in rows), default=1) for i in range(len(headings))}
    columns = {i: max(cells, width_of(headings[i])) for i, cells in natural.items() if cells}
    if _total(columns) > width:
        columns = {i: max(natural[i], *map(width_of, headings[i].split())) for i in columns}
    below: dict[int, int] = {}
    while (excess := _total(columns) - width) > 0 and len(columns) > 1:
        widest = max(columns, key=lambda i: columns[i])
        if columns[widest] <= LONG or columns[widest] - excess >= columns[widest] / 2:
            break
        below[widest] = columns.pop(widest)
    while _total(columns) > width and max(columns.values()) > NARROWEST:
        columns[max(columns, key=lambda i: columns[i])] -= 1
    numeric = {i for i in columns if rows and all(_is_number(row[i]) for row in rows if row[i])}

    yield from _row_lines(headings, columns, numeric)
    yield "─" * _total(columns)
    for _, group in groupby(rows, key=lambda row: [row[i] for i in below]):
        for row in group:
            yield from _row_lines(row, columns, numeric)
        for i in sorted(below):
            if row[i]:
                yield from (INDENT + line for line in wrapped(f"{headings[i]}: {row[i]}", width - len(INDENT)))


def _total(columns: dict[int, int]) -> int:
    return sum(columns.values()) + len(GAP) * (len(columns) - 1)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit()


def _row_lines(cells: Sequence[str], columns: dict[int, int], numeric: set[int]) -> Iterator[str]:
    parts = [[(i, line) for line in wrapped(cells[i], columns[i])] for i in columns]
    for number, line in enumerate(zip_longest(*parts)):
        padded = []
        for i, part in zip(columns, line, strict=True):
            text = part[1] if part else ""
            blank = " " * (columns[i] - width_of(text))
            padded.append(blank + text if i in numeric and number == 0 else text + blank)
        yield GAP.join(padded).rstrip()
