"""Quotations that one paragraph opens and a later one closes, as interviews have them.

Comes in: the text, its paragraphs. Goes out: quotations, a piece for each paragraph. Goes by the curly marks alone, which tell opening from
closing.
"""

from collections.abc import Sequence

from kg.extract.quotations import ENDED, MARK, Quotation, cue

_MOST_PARAGRAPHS, _SHORTEST_PIECE = 8, 12


def across(text: str, blocks: Sequence[tuple[int, int]]) -> list[Quotation]:
    """Speech that one paragraph opens and a later one closes, a piece for each paragraph, in order. `blocks` are (start, end) of paragraphs."""
    found: list[Quotation] = []
    for number, (start, end) in enumerate(blocks):
        opened = _left_open(text, start, end)
        pieces = _pieces(text, blocks[number : number + _MOST_PARAGRAPHS], opened) if opened is not None else []
        if pieces and (not found or pieces[0].outer_start >= found[-1].outer_end):
            found += pieces
    return found


def _left_open(text: str, start: int, end: int) -> int | None:
    """Where the last opening mark of the paragraph stands that nothing closes in it."""
    marks = [m for m in MARK.finditer(text, start, end) if m.group()[0] in "“”"]
    return marks[-1].start() if marks and marks[-1].group()[0] == "“" else None


def _pieces(text: str, blocks: Sequence[tuple[int, int]], opened: int) -> list[Quotation]:
    found = [_piece(text, opened, blocks[0][1], opened + 1, False)]
    for start, end in blocks[1:]:
        first = MARK.search(text, start, end)
        if first is not None and first.group()[0] != "”":
            return []
        found.append(_piece(text, start, first.end() if first else end, start, True))
        if first is not None:
            closed = cue().match(text, first.end()) or ENDED.search(text[start : first.start()])
            long = all(piece.end - piece.start >= _SHORTEST_PIECE for piece in found)
            return found if closed and long else []
    return []


def _piece(text: str, outer_start: int, outer_end: int, start: int, continued: bool) -> Quotation:
    words = text[start:outer_end].rstrip("”").strip()
    inner = start + len(text[start:outer_end]) - len(text[start:outer_end].lstrip())
    return Quotation(inner, inner + len(words), outer_start, outer_end, continued)
