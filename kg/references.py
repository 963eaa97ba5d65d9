"""Which document a user means: by id, URL, file or the beginning of its headline, or by publisher and day.

Comes in: an open ledger and what the user wrote. Goes out: ids of documents. What is not there or not unique is an `InputError`. Only a
headline is sought among all documents; the others cost the same in any ledger.
"""

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.document import Document, document_id
from kg.errors import InputError, KgError
from kg.ledger import LedgerFile
from kg.loaders import Imported, read_sources

_SHOWN = 5
"""So many candidates are named where a headline is not unique."""


def documents_meant(ledger: LedgerFile, references: Iterable[str], *, gone: bool = False) -> Iterator[str]:
    """The ids of the documents that the references name, in their order; with `gone` also of those that are not in the graph."""
    for reference in references:
        yield from _meant(ledger, reference, gone)


def documents_by(ledger: LedgerFile, publisher: str | None, before: str | None, after: str | None) -> list[str]:
    """The ids of all documents of that publisher that were published before and after these days (not included)."""
    for day in (before, after):
        _check_day(day)
    return ledger.published(publisher, before, after)


def _meant(ledger: LedgerFile, reference: str, gone: bool) -> list[str]:
    if ledger.holds(reference, gone=gone):
        return [reference]
    if "://" in reference:
        named = [document_id(Document(text="", url=reference))]
    elif Path(reference).exists():
        named = list(_in_files(reference))
    else:
        found = ledger.titled(reference, gone=gone)
        if len(found) > 1:
            known = ", ".join(f"{title} ({name})" for name, title in found[:_SHOWN])
            raise InputError("retract-several", document=reference, known=known)
        named = [name for name, _ in found]
    known_ones = [name for name in named if ledger.holds(name, gone=gone)]
    if not known_ones:
        raise InputError("retract-unknown", document=reference)
    return known_ones


def _in_files(path: str) -> Iterator[str]:
    """The ids of the documents in a file or folder."""
    refused: list[KgError] = []
    for item in read_sources([path], refused.append):
        if isinstance(item, Document):
            yield document_id(item)
        elif isinstance(item, Imported):
            yield item.id
    if refused:
        raise refused[0]


def _check_day(day: str | None) -> None:
    try:
        datetime.date.fromisoformat(day or "2000-01-01")
    except ValueError as problem:
        raise InputError("retract-date", date=day) from problem
