"""Documents, their versions and the extractions of these: the rows that are never taken away.

Comes in: a connection within a transaction, a document. Goes out: the numbers of its rows, made where there are none. Which
version is current is decided here by the stated times alone: a function of the versions, not of when they came.
"""

import datetime
import json
import sqlite3
from collections.abc import Iterator

from kg.document import Document, identity_parts, text_sha256
from kg.evidence import Extraction
from kg.ledger.codec import pack_extraction, pack_text, unpack_text

KOREA = datetime.timezone(datetime.timedelta(hours=9))


def document_row(connection: sqlite3.Connection, name: str, operation: int) -> tuple[int, int | None, int | None]:
    """The document's row, its current extraction and the operation that retracted it (each None where there is none)."""
    query = "SELECT id, extraction, retracted FROM document WHERE document = ?"
    found = connection.execute(query, [name]).fetchone()
    if not found:
        connection.execute("INSERT INTO document (document, operation) VALUES (?, ?)", [name, operation])
        found = connection.execute(query, [name]).fetchone()
    return found[0], found[1], found[2]


def extraction_row(
    connection: sqlite3.Connection,
    row: int,
    document: Document,
    hashes: tuple[str, str, str],
    extraction: Extraction,
    operation: int,
) -> int:
    """The row of an extraction; it and its version are made where there are none.

    `hashes` are the version's, the text's and the extraction key. A version whose text was not known gets it.
    """
    version, sha, key = hashes
    text = pack_text(document.text) if text_sha256(document.text) == sha else None
    connection.execute(
        "INSERT INTO version (document, hash, text_sha256, text, metadata, source, operation) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (document, hash) DO UPDATE SET text = coalesce(text, excluded.text)",
        [row, version, sha, text, _stated(document), document.source, operation],
    )
    (number,) = connection.execute("SELECT id FROM version WHERE document = ? AND hash = ?", [row, version]).fetchone()
    connection.execute(
        "INSERT INTO extraction (version, key, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [number, key, pack_extraction(extraction, document.text if text is not None else None)],
    )
    query = "SELECT id FROM extraction WHERE version = ? AND key = ?"
    return int(connection.execute(query, [number, key]).fetchone()[0])


def before_retraction(connection: sqlite3.Connection, row: int, retracted: int) -> int | None:
    """The extraction that was current when that operation retracted the document."""
    query = "SELECT extraction_before FROM change WHERE operation = ? AND document = ?"
    found = connection.execute(query, [retracted, row]).fetchone()
    return found[0] if found else None


def known_identity(connection: sqlite3.Connection, own: str) -> str | None:
    """The identity that a person gave to a document that goes by this id of its own; None where nobody did, or it was undone."""
    found = connection.execute(
        "SELECT metadata ->> 'identity' FROM replaced JOIN document ON document.id = replaced.document"
        " JOIN extraction ON extraction.id = document.extraction JOIN version ON version.id = extraction.version"
        " WHERE own = ?",
        [own],
    ).fetchone()
    return found[0] if found else None


def identity_of(connection: sqlite3.Connection, name: str) -> str | None:
    """What identifies that document, as JSON; None where there is no such document."""
    found = connection.execute(
        "SELECT metadata, text_sha256 FROM version WHERE document = (SELECT id FROM document WHERE document = ?) LIMIT 1",
        [name],
    ).fetchone()
    if found is None:
        return None
    parts = identity_parts(Document(text="", **json.loads(found[0])), found[1])
    return json.dumps(parts, ensure_ascii=False)


def stale(connection: sqlite3.Connection, extraction_key: str) -> Iterator[Document]:
    """The current documents whose text is held and that another extractor read; in the order in which they came."""
    rows = connection.execute(
        "SELECT version.id FROM document JOIN extraction ON extraction.id = document.extraction"
        " JOIN version ON version.id = extraction.version WHERE key != ? AND text IS NOT NULL ORDER BY document.id",
        [extraction_key],
    ).fetchall()
    for (number,) in rows:  # one by one: meanwhile they are written
        query = "SELECT text, metadata, source FROM version WHERE id = ?"
        text, metadata, source = connection.execute(query, [number]).fetchone()
        yield Document(text=unpack_text(text), source=source, **json.loads(metadata))


def give_group(connection: sqlite3.Connection, extraction: int, group: str | None) -> None:
    """Keep the group of reprints that a file gives the version of that extraction; what is no file's says nothing (None)."""
    if group is not None:
        connection.execute(
            "UPDATE version SET reprint_group = ? WHERE id = (SELECT version FROM extraction WHERE id = ?)",
            [group, extraction],
        )


def is_former(connection: sqlite3.Connection, held: int, document: Document) -> bool:
    """Whether the version of the extraction `held` states a later time of modification than this document.

    Where none is later, a version that a person put in another's place is not given up for one that nobody spoke of.
    """
    (metadata,) = connection.execute(
        "SELECT metadata FROM version JOIN extraction ON extraction.version = version.id WHERE extraction.id = ?",
        [held],
    ).fetchone()
    stated = json.loads(metadata)
    if (modified := stated.get("modified")) and document.modified:
        return _moment(document.modified) < _moment(modified)
    return bool(stated.get("identity") and not document.identity)


def _stated(document: Document) -> str:
    stated = {field: value for field, value in document.metadata().items() if value is not None}
    return json.dumps(stated, ensure_ascii=False, sort_keys=True)


def _moment(time: str) -> datetime.datetime:
    """The moment of an ISO 8601 time; without zone it is Korean time."""
    moment = datetime.datetime.fromisoformat(time)
    return moment if moment.tzinfo else moment.replace(tzinfo=KOREA)
