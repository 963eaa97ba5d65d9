"""A file of the interchange, read: its records, whatever syntax they came in, as documents.

Comes in: the file's name and bytes, and its records one by one, each with where it stands. Goes out: documents with their extraction,
sorted by id, then judgements; what was refused, each with file, place and cure.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from kg.document import Document, document_id
from kg.errors import InputError, message
from kg.export.drafts import DocumentDraft
from kg.export.foreign import FOREIGN
from kg.export.rebuild import Line, rebuild
from kg.export.records import Refused, parsed
from kg.graph import Judgement
from kg.loaders import Imported
from kg.ontology import load_ontology

SHOWN = 20
"""How many refused records a message lists."""

Record = dict[str, Any] | Refused
"""A record of CONTRACT.md's form, or why there is none."""


class Reading:
    """What a file says, and what of it was refused."""

    def __init__(self, name: str, data: bytes, records: Iterable[tuple[int | str, Record]]) -> None:
        """Take all records; a record's place is the number of its line, or its id where lines mean nothing."""
        self._name, self._data = name, data
        self._places: dict[int, int | str] = {}
        self.lines: list[Line] = []
        self.judgements: list[Judgement] = []
        self.refused: list[str] = []
        for count, (place, record) in enumerate(records, 1):
            number = place if isinstance(place, int) else count
            self._places[number] = place
            self._add(number, record)

    def place(self, line: Line) -> int | str:
        """Where a line stands in the file."""
        return self._places[line.number]

    def documents(self) -> Iterator[Imported]:
        """The documents, sorted by id; what cannot be taken is noted in `refused`."""
        return rebuild(self.lines, self._file(), load_ontology(), self._refuse)

    def _add(self, number: int, record: Record) -> None:
        try:
            if isinstance(record, Refused):
                raise record
            found = parsed(number, record)
        except Refused as reason:
            self._refuse(number, reason.message, **reason.values)
            return
        if isinstance(found, Judgement):
            self.judgements.append(found)
        else:
            self.lines.append(found)

    def _refuse(self, number: int, message_name: str, **values: object) -> None:
        self.refused.append(message(message_name, {"path": self._name, "line": self._places[number], **values}))

    def _file(self) -> DocumentDraft:
        """The file itself as a document: what it says without naming an article. Its content identifies it, not its path."""
        digest = hashlib.sha256(self._data).hexdigest()
        title = PurePath(self._name).name
        document = Document(text="", source=self._name, title=title, identifier=f"sha256:{digest}")
        return DocumentDraft(document_id(document), document, digest, FOREIGN)


def read(name: str, data: bytes, records: Iterable[tuple[int | str, Record]]) -> Iterator[Imported | Judgement]:
    """The documents, sorted by id, then the judgements.

    Raises:
        InputError: after everything that could be taken, where records were refused; it names each with its place and cure.
    """
    reading = Reading(name, data, records)
    yield from reading.documents()
    yield from reading.judgements
    if refused := reading.refused:
        more = [message("jsonl-more", {"count": len(refused) - SHOWN})] if len(refused) > SHOWN else []
        raise InputError("jsonl-refused", path=name, count=len(refused), problems="\n".join([*refused[:SHOWN], *more]))
