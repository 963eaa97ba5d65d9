"""Which line is the headline, and where what belongs to it begins.

Comes in: the lines of a text. Goes out: indices. Knows Markdown releases (`# ...`), pages that state a date under the headline,
and plain texts whose first line of their own is the headline.
"""

import re

from kg.article.byline import byline_line, opening_byline
from kg.article.lines import Line, is_head, is_menu, is_prose, is_skipped, stands_under_picture
from kg.article.table import table_runs

_HEAD_LINES = 40


def headline_of(lines: list[Line]) -> tuple[int | None, int]:
    """Index of the headline (None where there is none) and of the first line of what follows it."""
    head, body = _found(lines)
    return (head, body) if head is None else (head, _repeated(lines, head, body))


def _repeated(lines: list[Line], head: int, body: int) -> int:
    """Where a release repeats its headline under a table of departments and dates, the body begins there."""
    wanted = _letters(lines[head].words)
    for first in range(body, min(len(lines), body + _HEAD_LINES)):
        if is_prose(lines[first].words):
            return body
        joined = ""
        for last in range(first, min(len(lines), first + 3)):
            joined += _letters(lines[last].words)
            if len(joined) >= 8 and (
                joined == wanted or (last == first and wanted.endswith(joined) and 2 * len(joined) > len(wanted))
            ):
                return first
    return body


def _letters(words: str) -> str:
    return re.sub(r"\W+", "", words)


def _found(lines: list[Line]) -> tuple[int | None, int]:
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if re.match(r"#\s+\S", line.words):
            return index, index + 1
    first = 0
    if lines and lines[0].words == "---" and lines[0].start == 0:
        first = next((i for i, line in enumerate(lines[1:60], 1) if line.words == "---"), -1) + 1
    reach = range(first, min(len(lines), first + _HEAD_LINES))
    prose = next((i for i in reach if is_prose(lines[i].words) and not _is_dated_title(lines, i)), reach.stop)
    dated = next((i for i in reversed(range(first, prose)) if is_head(lines[i].words)), None)
    if dated is not None:
        above = _headline_above(lines, first, dated)
        if above is not None:
            return above, above + 1
    cells = {index for run in table_runs(lines[: reach.stop]) for index in run}
    for index in reach:
        words = lines[index].words
        if (
            index in cells
            or is_menu(words)
            or is_head(words)
            or is_skipped(words)
            or byline_line(words, 0)
            or (stands_under_picture(words) and index + 1 < len(lines))
        ):
            continue
        prose = is_prose(words) and not re.search(r"[\"”’]$", words)
        return (None, index) if prose or len(words) > 150 or opening_byline(words, 0) else (index, index + 1)
    return None, first


def is_gapped(lines: list[Line]) -> bool:
    """Whether blank lines part the paragraphs, so that a line right below another goes on with it."""
    prose = [line.gap for line in lines if is_prose(line.words)]
    return 2 * sum(prose) >= len(prose)


def _headline_above(lines: list[Line], first: int, dated: int) -> int | None:
    """The headline above the line that states the date: the topmost of the title-like lines there."""
    best = None
    for index in range(dated - 1, first - 1, -1):
        words = lines[index].words
        if is_head(words) or byline_line(words, 0) or is_skipped(words):
            continue
        if is_menu(words) or stands_under_picture(words) or not _is_title_like(words):
            if best is not None:
                break
            continue
        best = index
    return best


def _is_dated_title(lines: list[Line], index: int) -> bool:
    """Whether a line that reads like a sentence (`... 잘 될까`) is a headline all the same: no full stop, the day right below."""
    words, below = lines[index].words, lines[index + 1 : index + 2]
    return words[-1] != "." and bool(below) and is_head(below[0].words) and not is_head(words)


def _is_title_like(words: str) -> bool:
    return 8 <= len(words) <= 150 and " " in words and not (is_prose(words) and len(words) > 60 and words[-1] == ".")
