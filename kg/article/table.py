"""Tables whose cells came down as lines of their own: which lines are cells, and which tables name who takes part.

Comes in: the lines behind the headline. Goes out: indices of lines. A table of figures, of contacts or a menu is furniture; one under a caption, of
words more than of figures, says who is selected, takes part or sits where, and is read cell by cell. What stands in a row with
what is lost in such a text: nothing is made of it.
"""

import re
from collections.abc import Sequence

from kg.article.byline import byline_line
from kg.article.lines import Line, ends_sentence, mark_of

_CELLS, _CELL, _MENU = 4, 25, 10
"""A table has at least so many cells on end, of at most so many characters (fewer where no blank line parts them)."""
_CAPTION = re.compile(r"^[<〈【\[《(◇□■※*◦○ㅇ-]{0,3}\s?.{0,60}(?:현황|개요|명단|목록|구성도?|결과|방향|내역|체계도?|기관|기업|대학|지역|과제|일정|단지|유형)\s?(?:\([^()]{0,20}\)\s?)?[>〉】\])》]?\s?$")  # fmt: skip
_FIGURE = re.compile(r"^[\W\d]*\d[\d,.%()’'년월일억원만천명개점건곳대호호가구세㎡㎞kmKMWhaA-Z\s~∼→+\-△▲/:]*$|^[\W_]*$")
_CONTACT = re.compile(r"담당|책임자|연락처|문의|☏|☎|전화|\d{2,4}\)?\s?-\s?\d{3,4}|@|누리집|페이지\s?수|첨부")
_FIGURES = 0.35
"""A greater share of figures among the cells makes it a table of figures."""


def table_runs(lines: Sequence[Line]) -> list[list[int]]:
    """The tables, or menus, by the indices of their cells: four or more short lines on end that say nothing in full."""
    found: list[list[int]] = []
    run: list[int] = []
    for index, line in enumerate([*lines, Line(0, 0, "다." * 12, gap=True)]):
        short = len(line.words) <= (_CELL if line.gap else _MENU)
        if short and not ends_sentence(line.words) and (not mark_of(line.words) or len(line.words) < 4):
            if byline_line(line.words, 0) is None:
                run.append(index)
            continue
        if len(run) >= _CELLS:
            found.append(run)
        run = []
    return found


def names_parts(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Whether a caption stands over the table and its cells are words more than figures, and no contacts."""
    above = [lines[index].words for index in (run[0] - 1, run[0]) if index >= 0]
    cells = [lines[index].words for index in run]
    if not any(_CAPTION.match(words) for words in above) or any(_CONTACT.search(words) for words in cells):
        return False
    return sum(bool(_FIGURE.match(words)) for words in cells) <= _FIGURES * len(cells)
