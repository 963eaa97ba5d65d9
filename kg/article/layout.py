"""Where in a text the article is: headline, sub-heads, paragraphs, items, captions and byline; all else is furniture.

Comes in: the stored text of any document. Goes out: a `Layout` of blocks in the order of the text, their offsets counted in
that same text. Knows the shapes of Korean pages and releases (`schema/furniture.toml`), no names and no grammar beyond
whether a line closes a sentence.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from kg.article.byline import Byline, byline_line, closing_byline, head_byline, opening_byline
from kg.article.headline import headline_of, is_gapped
from kg.article.lines import (
    EMAIL,
    Line,
    closing_email,
    credit_at,
    ends_sentence,
    furniture,
    inline_end_at,
    is_caption,
    is_caption_heading,
    is_end,
    is_head,
    is_menu,
    is_prose,
    is_skipped,
    is_soft_end,
    level_of,
    lines_of,
    mark_of,
    stands_under_picture,
)
from kg.article.table import names_parts, table_runs

Kind = Literal["headline", "subhead", "paragraph", "bullet", "caption", "cell", "byline"]
_PICTURES = tuple("▲△▼▽▶▷◀◁")
_DASHES = "-–−‐ㅡ"
_CONTINUES = re.compile(
    r"(?:하여|하고|하며|면서|지만|으며|는데|[고며아어여],|도록|위해|통해|따라|[을를은는이가의와과및에로,·])[\"”’]?$"
)
_HANGING = re.compile(r"(?:며|면서|고|따르면|하여|가운데|는데|지만),[\"”’]?$")
_UNFINISHED = re.compile(r"(?:하여|하고|하며|면서|지만|으며|도록|위해|통해|따라|[을를은는],?|,)[\"”’]?$")


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the article; `start` and `end` leave out the mark of an item (`mark`: ▲, □, *), credits and bylines."""

    kind: Kind
    start: int
    end: int
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The article on its page: blocks in the order of the text, which never overlap, and what the bylines say."""

    blocks: tuple[Block, ...] = ()
    bylines: tuple[Byline, ...] = ()


def reading(text: str, start: int, end: int) -> str:
    """`text[start:end]` for a reader that wants one line: same length, line breaks and inner outline marks are blanks."""
    bullets = furniture()["bullets"]
    outline = re.escape(bullets["top"] + bullets["second"] + bullets["notes"] + "-")
    flat = re.sub(rf"\n[ \t\u00a0]*(?:[{outline}]+(?=\s))?", lambda found: " " * len(found.group()), text[start:end])
    return flat.replace("\u00a0", " ").replace("\t", " ")


def lay_out(text: str) -> Layout:
    """The layout of any text; a text without a headline has none, an empty text has no block."""
    lines = lines_of(text)
    head, body = headline_of(lines)
    builder = _Builder(text)
    builder.above(lines[: body if head is None else head])
    if head is not None:
        builder.headline(lines[head])
    builder.gapped = is_gapped(lines[body:])
    builder.body(lines[body:])
    return builder.layout()


def _unmarked(line: Line) -> Line:
    """The line without the marks of Markdown's headings and quotations."""
    lead = re.match(r"(?:#{1,6}|>)\s+(?=\S)", line.words)
    if lead is None or is_skipped(line.words) or is_end(line.words):
        return line
    return Line(line.start + lead.end(), line.end, line.words[lead.end() :], gap=True)


class _Builder:
    """Collects the blocks of one text, line by line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.bylines: list[Byline] = []
        self.open: Block | None = None
        self.prose = 0
        self.captions = False
        self.gapped = False

    def above(self, lines: list[Line]) -> None:
        """Take authors and captions that stand above the headline or the first sentence."""
        for line in lines:
            if stands_under_picture(line.words) and not (is_head(line.words) or is_menu(line.words)):
                self._caption(line)
                continue
            found = byline_line(line.words, line.start)
            if found is not None and found.authors:
                self.bylines.append(found)
                self.blocks.append(Block("byline", found.start, found.end))

    def headline(self, line: Line) -> None:
        lead = len(line.words) - len(line.words.lstrip("# "))
        self.blocks.append(Block("headline", line.start + lead, line.end))

    def layout(self) -> Layout:
        self.close()
        return Layout(
            tuple(block for raw in self.blocks if (block := self._trimmed(raw)) is not None), tuple(self.bylines)
        )

    def _trimmed(self, block: Block) -> Block | None:
        words = self.text[block.start : block.end]
        start = block.start + len(words) - len(words.lstrip())
        kept = words.strip()
        return replace(block, start=start, end=start + len(kept)) if kept else None

    def has_prose(self) -> bool:
        """Whether a full sentence of the body has come: what stands before it is head."""
        return self.prose > 0 or (self.open is not None and self.open.kind == "paragraph")

    def close(self) -> None:
        if self.open is not None:
            self.blocks.append(self.open)
            self.prose += self.open.kind == "paragraph"
            self.open = None

    def body(self, lines: list[Line]) -> None:
        runs = table_runs(lines)
        cells = {index for run in runs for index in run}
        telling = {index for run in runs if names_parts(lines, run) for index in run}
        for position, line in enumerate(map(_unmarked, lines)):
            words = line.words
            if is_caption_heading(words):
                self.close()
                self.captions = True
                continue
            if self.has_prose() and is_end(words):
                if is_soft_end(words) and any(is_prose(after.words) for after in lines[position + 1 : position + 3]):
                    self.close()
                    continue
                break
            head = not self.has_prose() and (is_head(words) or is_menu(words) or is_end(words))
            again = position > 0 and words == lines[position - 1].words
            if position in telling and self.has_prose() and not is_skipped(words):
                self.close()
                self.blocks.append(Block("cell", line.start, line.end))
                continue
            if position in cells or again or head or is_skipped(words):
                self.close()
                self._author(line, head)
                continue
            if self._alone(line):
                if self._closes(lines[position + 1 :]):
                    break
                continue
            if self.captions:
                self._caption(line)
                continue
            if self._line(line, lines[position + 1] if position + 1 < len(lines) else None):
                break
        self.close()

    def _author(self, line: Line, head: bool) -> None:
        """Take the author that a line of the head names beside the dates."""
        found = head_byline(line.words, line.start) if head else None
        if found is not None:
            self.bylines.append(found)
            self.blocks.append(Block("byline", found.start, found.end))

    def _alone(self, line: Line) -> bool:
        """Take a line that is nothing but a byline."""
        found = byline_line(line.words, line.start)
        if found is None:
            return False
        self.close()
        self.bylines.append(found)
        if found.authors:
            self.blocks.append(Block("byline", found.start, found.end))
        return True

    def _closes(self, rest: list[Line]) -> bool:
        """Whether the byline just read closes the article (it stands after the body, not under a picture)."""
        if not self.prose or any(block.kind == "caption" for block in self.blocks[-2:]):
            return False
        return self.prose >= 2 or not any(is_prose(line.words) for line in rest[:3])

    def _caption(self, line: Line) -> None:
        credit = credit_at(line.words)
        kept = line.words if credit is None else line.words[:credit]
        if "@" in kept and (mail := EMAIL.search(kept)):
            kept = kept[: mail.start()]
        mark = mark_of(kept)
        lead = len(mark) + len(kept[len(mark) :]) - len(kept[len(mark) :].lstrip())
        self.close()
        self.blocks.append(Block("caption", line.start + lead, line.start + len(kept.rstrip(" /-")), mark))

    def _line(self, line: Line, after: Line | None) -> bool:
        """Take a line of the body; True where the article ends inside it."""
        words, start = line.words, line.start
        credit = credit_at(words) if mark_of(words) in ("", *_PICTURES) else None
        if is_caption(words) or (credit is not None and len(words) <= 250):
            self._caption(line)
            return False
        ended = inline_end_at(words)
        if ended is not None:
            words = words[:ended].rstrip()
        tail = closing_byline(words, start)
        if tail is not None:
            words = words[: tail.start - start].rstrip()
        elif (mail := closing_email(words)) and ends_sentence(words[: mail[0]]):
            tail = Byline(start + mail[0], start + len(words), domain=mail[1])
            words = words[: mail[0]].rstrip()
        opened = opening_byline(words, start)
        if opened is not None:
            self.close()
            self.bylines.append(opened)
            self.blocks.append(Block("byline", opened.start, opened.end))
            lead = opened.end - start
            lead += len(words[lead:]) - len(words[lead:].lstrip())
            words, start = words[lead:], start + lead
        self._text(words, start, line.gap and opened is None, after)
        if tail is not None:
            self.close()
            self.bylines.append(tail)
            self.blocks.append(Block("byline", tail.start, tail.end))
        return (ended is not None and self.has_prose()) or (tail is not None and self.prose >= 2)

    def _text(self, words: str, start: int, gap: bool, after: Line | None) -> None:
        mark = mark_of(words)
        if self.open is not None and self._joins(words, mark, gap):
            prose = is_prose(words) or self.open.kind == "paragraph"
            kind: Kind = "paragraph" if prose and level_of(self.open.mark) < 3 else self.open.kind
            self.open = Block(kind, self.open.start, start + len(words), self.open.mark)
            return
        self.close()
        lead = len(mark) + len(words[len(mark) :]) - len(words[len(mark) :].lstrip())
        kept = words[lead:]
        end = start + len(words)
        if mark in _DASHES and kept and kept[-1] in _DASHES and not is_prose(kept):
            end -= len(kept) - len(kept.rstrip(_DASHES + " "))
        if end > start + lead:
            self.open = Block(self._kind(kept, mark, after), start + lead, end, mark)

    def _joins(self, words: str, mark: str, gap: bool) -> bool:
        """Whether the line goes on with the open block: a hard break inside a sentence."""
        if self.open is None:
            return False
        before = self.text[max(self.open.start, self.open.end - 200) : self.open.end]
        if ends_sentence(before):
            return False
        continues = bool(_CONTINUES.search(before))
        if mark:
            inner = (
                self.open.kind == "paragraph" and 3 > level_of(mark) > level_of(self.open.mark) and bool(self.open.mark)
            )
            return inner and mark not in "▲△" and continues and is_prose(words)
        if gap:
            return self.open.kind == "paragraph" and is_prose(words) and bool(_HANGING.search(before))
        if self.has_prose() or self.open.mark or is_prose(words):
            return self.gapped or continues or self.open.kind != "subhead"
        return continues or before.count("(") > before.count(")") or before.count("‘") > before.count("’")

    def _kind(self, words: str, mark: str, after: Line | None) -> Kind:
        level = level_of(mark)
        if is_prose(words) and level < 3:
            return "paragraph"
        if mark and level == 3:
            return "bullet"
        if re.match(r"\([가-힣/·\s]{2,12}\)\s", words) and not words.endswith(","):
            return "bullet"
        follows = after is not None and not after.gap and not mark_of(after.words)
        if self.has_prose() and mark and mark in "▲△▶▷①②③④⑤⑥⑦⑧⑨":
            return "bullet"
        if not self.has_prose():
            long = len(words) > 60 and (follows or bool(_UNFINISHED.search(words)))
            return "paragraph" if long or (level < 2 and mark in "□ㅇ○" and mark and follows) else "subhead"
        short = len(words) <= 45 and not _UNFINISHED.search(words)
        if short and not follows and (not mark or level == 0):
            return "subhead"
        return "bullet" if mark and not follows and not _UNFINISHED.search(words) else "paragraph"
