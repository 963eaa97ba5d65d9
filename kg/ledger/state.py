"""The state of documents: which extraction is current, or by which operation a document is retracted.

Comes in: a connection within a transaction, a document's row, the state it is to have. Goes out: the rows that follow from it,
and the change, recorded so that it can be undone.
"""

import sqlite3
from dataclasses import dataclass

from kg.ledger.codec import unpack_extraction, unpack_text
from kg.ledger.writing import Touched, insert_current, mark_gone, remove_current, unmark_gone


@dataclass(frozen=True, slots=True)
class State:
    """A document's state: the row of its current extraction, or the operation that retracted it; neither: not there."""

    extraction: int | None = None
    retracted: int | None = None


def state_of(connection: sqlite3.Connection, row: int) -> State:
    """The state that a document has."""
    return State(*connection.execute("SELECT extraction, retracted FROM document WHERE id = ?", [row]).fetchone())


def set_state(connection: sqlite3.Connection, row: int, state: State, touched: Touched) -> None:
    """Give a document that state: its former rows out, the rows of the extraction in; `folding` must follow.

    Raises KeyError, with the key, where a claim names one that no unit of the extraction holds.
    """
    before = state_of(connection, row)
    (name,) = connection.execute("SELECT document FROM document WHERE id = ?", [row]).fetchone()
    if before.extraction is not None:
        remove_current(connection, row, touched)
    connection.execute(
        "UPDATE document SET extraction = ?, retracted = ?, operation = ?, (publisher, date, text_sha256) ="
        " (SELECT metadata ->> 'publisher', metadata ->> 'date', text_sha256 FROM version"
        "  JOIN extraction ON extraction.version = version.id WHERE extraction.id = ?) WHERE id = ?",
        [state.extraction, state.retracted, touched.operation, state.extraction, row],
    )
    if state.extraction is None:
        mark_gone(connection, name, touched.operation)
    else:
        unmark_gone(connection, name)
        body, text = connection.execute(
            "SELECT body, text FROM extraction JOIN version ON version.id = extraction.version WHERE extraction.id = ?",
            [state.extraction],
        ).fetchone()
        held = unpack_text(text) if text is not None else None
        insert_current(connection, row, name, held, unpack_extraction(body, held), touched)
    connection.execute(
        "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE"
        " SET extraction_after = excluded.extraction_after, retracted_after = excluded.retracted_after",
        [touched.operation, row, before.extraction, state.extraction, before.retracted, state.retracted],
    )
