"""Documents, their versions and the extractions of these: the rows that are never taken away.

Comes in: a connection within a transaction, a document. Goes out: the numbers of its rows, made where there are none. Which
version is current is decided here by the stated times alone: a function of the versions, not of when they came.
"""

import datetime
import json
import sqlite3

from kg.document import Document, text_sha256
from kg.evidence import Extraction
from kg.ledger.codec import pack_extraction, pack_text

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
        [number, key, pack_extraction(extraction)],
    )
    query = "SELECT id FROM extraction WHERE version = ? AND key = ?"
    return int(connection.execute(query, [number, key]).fetchone()[0])


def is_former(connection: sqlite3.Connection, held: int, document: Document) -> bool:
    """Whether the version of the extraction `held` states a later time of modification than this document."""
    (metadata,) = connection.execute(
        "SELECT metadata FROM version JOIN extraction ON extraction.version = version.id WHERE extraction.id = ?",
        [held],
    ).fetchone()
    stated = json.loads(metadata).get("modified")
    return bool(stated and document.modified and _moment(document.modified) < _moment(stated))


def _stated(document: Document) -> str:
    stated = {field: value for field, value in document.metadata().items() if value is not None}
    return json.dumps(stated, ensure_ascii=False, sort_keys=True)


def _moment(time: str) -> datetime.datetime:
    """The moment of an ISO 8601 time; without zone it is Korean time."""
    moment = datetime.datetime.fromisoformat(time)
    return moment if moment.tzinfo else moment.replace(tzinfo=KOREA)
