"""Loaders: one file of `loaders/` per kind of source, found, not listed.

Comes in: paths (files, folders, globs) or `-`. Goes out: documents, one after another, and a list of what was refused and
why. A loader is a plain Python file that this room finds by path and loads by itself; loaders share nothing with
each other. Each has

    TITLE: dict[str, str]        what kind of source this is, `ko` and `en`
    RECOGNISES: dict[str, str]   by what it recognises one, `ko` and `en`
    ORDER: int                   the smaller is asked first (the plain text loader comes last)
    def recognises(name: str, head: bytes) -> bool
    def read(name: str, data: bytes) -> Iterator[Document | Imported | Judgement]

`name` is the path (or `-`) for suffix and messages, `head` the first 4,096 bytes. `read` raises `InputError`; the others of a batch go on.
"""

from dataclasses import dataclass

from kg.document import Document
from kg.evidence import Extraction


@dataclass(frozen=True, slots=True)
class Imported:
    """A document that comes with its extraction (our own interchange formats).

    `document.text` is empty where the file carries no text; then `text_sha256` is what the file states.
    """

    id: str
    document: Document
    text_sha256: str
    extraction_key: str
    extraction: Extraction
