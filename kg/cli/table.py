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


def table_lines(
    headings: Sequence[str], rows: Sequence[Sequence[str]], width: int, *, keep_empty: bool = False
) -> Iterator[str]:
    """The table, at most `width` cells wide: a line of headings, a rule, the rows.

    Columns that are empty in every row are left out, unless `keep_empty`. What does not fit is wrapped at blanks or stands below the row with its
    heading, once for all rows in a row that share it; a word is broken only where it is wider than the screen.
    """
    natural = {i: max((width_of(row[i]) for row in rows), default=1) for i in range(len(headings))}
    columns = {i: max(cells, width_of(headings[i])) for i, cells in natural.items() if cells or keep_empty}
    if _total(columns) > width:
        columns = {i: max(natural[i], _widest_word(headings[i])) for i in columns}
    floors = {i: _floor(i, headings, rows) for i in columns}
    long = _take_long(columns, floors, width)
    short = _take_short(columns, floors, width)
    _narrow(columns, floors, width)
    numeric = {i for i in columns if rows and all(_is_number(row[i]) for row in rows if row[i])}

    yield from _row_lines(headings, columns, numeric)
    yield "─" * _total(columns)
    for _, group in groupby(rows, key=lambda row: [row[i] for i in long + short]):
        for row in group:
            yield from _row_lines(row, columns, numeric)
        stated = [f"{headings[i]}: {row[i]}" for i in short if row[i]]
        below = [f"{headings[i]}: {row[i]}" for i in long if row[i]]
        for text in [*(["; ".join(stated)] if stated else []), *below]:
            yield from (INDENT + line for line in wrapped(text, width - len(INDENT)))


def _widest_word(text: str) -> int:
    return max(map(width_of, text.split()), default=0)


def _floor(column: int, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """The column's least width: no word of it is broken."""
    return max(_widest_word(text) for text in (headings[column], *(row[column] for row in rows)))


def _take_long(columns: dict[int, int], floors: dict[int, int], width: int) -> list[int]:
    """Take out the long columns that go below: quotes first, then from the right, as what answers the question stands left."""
    taken = []
    while len(columns) > 1 and (excess := _total(columns) - width) > 0:
        long = [i for i in columns if columns[i] > LONG]
        if not long:
            break
        chosen = max(long, key=lambda i: (columns[i] > width // 2, i))
        if columns[chosen] - excess >= max(columns[chosen] / 2, floors[chosen]):
            break
        taken.append(chosen)
        del columns[chosen]
    return sorted(taken)


def _take_short(columns: dict[int, int], floors: dict[int, int], width: int) -> list[int]:
    """Take out, from the right, what does not fit even where every column is as narrow as its words let it be."""
    taken = []
    while len(columns) > 1 and _total({i: floors[i] for i in columns}) > width:
        taken.append(max(columns))
        del columns[taken[-1]]
    return sorted(taken)


def _narrow(columns: dict[int, int], floors: dict[int, int], width: int) -> None:
    """Make columns narrower until the table fits, the widest first, those last whose words break."""
    while _total(columns) > width:
        widest = max(columns, key=lambda i: (columns[i] > floors[i], columns[i]))
        columns[widest] -= 1


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
