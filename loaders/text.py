"""Plain text: one article a file (`.txt`, `.md`) or on standard input.

Comes in: the bytes of one file. Goes out: one `Document`, its text NFC with `\\n` line ends, and what its head states (title,
publisher, author, date); what it does not state is None. Asked last: what other loaders know better is theirs.
"""

import re
from collections.abc import Iterator

from kg.article import read_head
from kg.decoding import decode_text
from kg.document import Document, clean_text
from kg.errors import InputError

TITLE = {"ko": "글 한 편(일반 텍스트)", "en": "plain text, one article a file"}
RECOGNISES = {
    "ko": "이름이 .txt, .text, .md, .markdown으로 끝나는 파일, 표준 입력(-)",
    "en": "files named .txt, .text, .md or .markdown, and standard input (-)",
}
ORDER = 900
LARGEST = 1_000_000
"""Bytes of the longest article: a hundred times what news has; more is a collection, or no article at all."""
_PAGE = re.compile(r"\s*(<!--.*?-->\s*)?(<!doctype html|<\?xml|<html|<head|<body)", re.IGNORECASE | re.DOTALL)
_SUFFIXES = (".txt", ".text", ".md", ".markdown")


def recognises(name: str, head: bytes) -> bool:
    """Whether this loader reads it: by its name alone, so that what is wrong inside gets a message of its own."""
    return name == "-" or name.lower().endswith(_SUFFIXES)


def read(name: str, data: bytes) -> Iterator[Document]:
    """The article of the file; InputError where it is binary, empty, far too long, a web page or in no known encoding."""
    if len(data) > LARGEST:
        raise InputError("article-large", path=name, size=f"{len(data) / 1_000_000:.1f}", limit=LARGEST // 1_000_000)
    text = clean_text(decode_text(data, name))
    if not text.strip():
        raise InputError("file-empty", path=name)
    if _PAGE.match(text):  # its menus and scripts would be read as what the article says
        raise InputError("file-page", path=name)
    head = read_head(text)
    yield Document(
        text=text,
        source=name,
        title=head.title,
        publisher=head.publisher,
        author=head.author,
        date=head.date,
        modified=head.modified,
        url=head.url,
    )
