"""Operations: what was done, what vanishes by a retraction, and back again.

Comes in: a connection within a transaction. Goes out: the log, and the states that undo an operation. An undo is an operation
too: it is appended, never erases, and can be undone itself (redo). It is refused where a later standing operation
touched the same document or the same pair of keys: then the state it would bring back is no longer the one before.
"""

import sqlite3
from dataclasses import dataclass

from kg.errors import LedgerError
from kg.ledger.state import State, set_state
from kg.ledger.writing import Touched, touch_judged

UNDO, PURGE = "undo", "purge"


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation; `finished` is False where its process was killed (cut off), `undone` the operation that took it back."""

    number: int
    kind: str
    time: str
    documents: int
    judgements: int
    finished: bool
    undoes: int | None
    undone: int | None


def log(connection: sqlite3.Connection) -> list[Operation]:
    """All operations, the last first."""
    rows = connection.execute(
        "SELECT id, kind, time, purged + (SELECT count(*) FROM change WHERE operation = operation.id),"
        " (SELECT count(*) FROM judgement WHERE operation = operation.id), finished, undoes, undone"
        " FROM operation ORDER BY id DESC"
    )
    return [
        Operation(number, kind, time, documents, judgements, bool(finished), undoes, undone)
        for number, kind, time, documents, judgements, finished, undoes, undone in rows
    ]


def to_undo(connection: sqlite3.Connection, number: int | None) -> int:
    """The operation to take back: the given one, else the last that stands.

    Raises LedgerError where there is none, it is undone already, or a later standing operation touched the same.
    """
    if number is None:
        found = connection.execute("SELECT max(id) FROM operation WHERE undone IS NULL AND undoes IS NULL").fetchone()[
            0
        ]
        if found is None:
            raise LedgerError("undo-nothing")
        number = int(found)
    row = connection.execute("SELECT undone, kind FROM operation WHERE id = ?", [number]).fetchone()
    if row is None:
        raise LedgerError("undo-unknown", number=number)
    if row[1] == PURGE:
        raise LedgerError("undo-purge", number=number)
    if row[0] is not None:
        raise LedgerError("undo-again", number=number, by=row[0])
    later = connection.execute(
        "SELECT min(id) FROM operation WHERE id > ?1 AND undone IS NULL AND undoes IS NULL AND (id IN"
        " (SELECT operation FROM change WHERE document IN (SELECT document FROM change WHERE operation = ?1)) OR id IN"
        " (SELECT b.operation FROM judgement a JOIN judgement b ON (b.a, b.b) IN ((a.a, a.b), (a.b, a.a))"
        "  WHERE a.operation = ?2))",
        [number, _origin(connection, number)],
    ).fetchone()[0]
    if later is not None:
        raise LedgerError("undo-overtaken", number=number, by=later)
    return number


def take_back(connection: sqlite3.Connection, number: int, touched: Touched) -> None:
    """Give everything that the operation changed the state that it had before; `folding` must follow."""
    (undoes,) = connection.execute("SELECT undoes FROM operation WHERE id = ?", [number]).fetchone()
    for document, extraction, retracted in connection.execute(
        "SELECT document, extraction_before, retracted_before FROM change WHERE operation = ? ORDER BY document",
        [number],
    ).fetchall():
        set_state(connection, document, State(extraction, retracted), touched)
    judged = connection.execute(
        "UPDATE judgement SET standing = ? WHERE operation = ? RETURNING a, b",
        [int(undoes is not None), _origin(connection, number)],
    ).fetchall()
    touch_judged(connection, {key for pair in judged for key in pair}, touched)
    connection.execute("UPDATE operation SET undoes = ? WHERE id = ?", [number, touched.operation])
    connection.execute("UPDATE operation SET undone = ? WHERE id = ?", [touched.operation, number])
    if undoes is not None:
        # A redo: what the undo had taken back stands again.
        connection.execute("UPDATE operation SET undone = NULL WHERE id = ?", [undoes])


def _origin(connection: sqlite3.Connection, number: int) -> int:
    """The operation that this one takes back or brings back in the end; itself where it is no undo."""
    (undoes,) = connection.execute("SELECT undoes FROM operation WHERE id = ?", [number]).fetchone()
    return number if undoes is None else _origin(connection, undoes)
