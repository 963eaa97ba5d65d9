"""Quotations that one paragraph opens and a later one closes, as interviews have them.

Comes in: the text, its paragraphs. Goes out: quotations, a piece for each paragraph; one for all where only a line's end parts them. Goes by the
curly marks, which tell opening from closing; plain marks must be closed by a cue of speech in the very next paragraph.
"""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.quotations import ENDED, MARK, Quotation, cue, left_open

_MOST_PARAGRAPHS, _SHORTEST_PIECE = 8, 12
_PLAIN_PARAGRAPHS = 2


def across(text: str, blocks: Sequence[tuple[int, int]]) -> list[Quotation]:
    """Speech that one paragraph opens and a later one closes, in order. `blocks` are (start, end) of paragraphs."""
    found: list[Quotation] = []
    for number, (start, end) in enumerate(blocks):
        opened = left_open(text, start, end)
        if opened is None:
            continue
        most = _MOST_PARAGRAPHS if text[opened] == "“" else _PLAIN_PARAGRAPHS
        pieces = _joined(text, _pieces(text, blocks[number : number + most], opened))
        if pieces and (not found or pieces[0].outer_start >= found[-1].outer_end):
            found += pieces
    return found


def _joined(text: str, pieces: list[Quotation]) -> list[Quotation]:
    """One quotation where single line ends part the pieces: there a line's end is no more than layout."""
    if any(text[a.outer_end : b.outer_start].strip(" ") != "\n" for a, b in itertools.pairwise(pieces)):
        return pieces
    return [replace(pieces[0], end=pieces[-1].end, outer_end=pieces[-1].outer_end)] if pieces else []


def _pieces(text: str, blocks: Sequence[tuple[int, int]], opened: int) -> list[Quotation]:
    found = [_piece(text, opened, blocks[0][1], opened + 1, False)]
    for start, end in blocks[1:]:
        first = MARK.search(text, start, end)
        plain = first is not None and first.group()[0] != "”"
        if first is not None and plain and (text[opened] == "“" or not _closes(text, start, first.end())):
            return []
        if first is not None and first.start() == start:
            return found
        found.append(_piece(text, start, first.end() if first else end, start, True))
        if first is not None:
            closed = cue().match(text, first.end()) or ENDED.search(text[start : first.start()])
            long = all(piece.end - piece.start >= _SHORTEST_PIECE for piece in found)
            return found if closed and long else []
    return []


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the plain mark that ends there closes: a cue behind it, or it opens the paragraph with a blank behind it."""
    return bool(cue().match(text, end)) or (end - start == 1 and text[end : end + 1] == " ")


def _piece(text: str, outer_start: int, outer_end: int, start: int, continued: bool) -> Quotation:
    words = text[start:outer_end].rstrip('”"″＂').strip()
    inner = start + len(text[start:outer_end]) - len(text[start:outer_end].lstrip())
    return Quotation(inner, inner + len(words), outer_start, outer_end, continued)
