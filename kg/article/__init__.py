"""An article on its page: what of a text is the article, and what its head states.

Comes in: the stored text of a document (NFC, `\\n`). Goes out: `Layout` (headline, sub-heads, paragraphs, items, captions, bylines, with
offsets into that text; all else is furniture) and `Head` (title, publisher, author, dates). Pure; no Kiwi, no lexicon.
"""

from kg.article.byline import Byline
from kg.article.head import Head, read_head
from kg.article.items import inline_items
from kg.article.layout import Block, Kind, Layout, lay_out, reading

__all__ = ["Block", "Byline", "Head", "Kind", "Layout", "inline_items", "lay_out", "read_head", "reading"]
