"""Erasing documents for good: a takedown, personal data.

Comes in: a connection within a transaction, rows of documents. Goes out: what was touched, for `folding` to follow up; then `forget` and, when
all is committed, `vacuum`. What stays are ids (hashes), so that projections learn of it at their next refresh, and the number of
documents in the log.

With a document go its versions, extractions and changes and the judgements on its units; then every key that no other current document uses,
with the judgements on these: a name that only this document knew is not to be read from a judgement either.
"""

import json
import sqlite3
import time
from collections.abc import Callable, Collection, Sequence

from kg.keys import key_of_unit, unit_key
from kg.ledger.codec import unpack_extraction, unpack_text
from kg.ledger.state import State, set_state
from kg.ledger.writing import Touched, touch_judged


def erase(connection: sqlite3.Connection, rows: Sequence[int], touched: Touched) -> set[str]:
    """Take the documents away with all that is theirs; `folding`, then `forget` must follow. Returns the keys of their units."""
    keys: set[str] = set()
    names = {}
    for row in rows:
        (names[row],) = connection.execute("SELECT document FROM document WHERE id = ?", [row]).fetchone()
        keys |= _keys_of(connection, row, names[row])
        set_state(connection, row, State(), touched)
    erased = set(names.values())
    listed = json.dumps(list(rows))
    _forget_judgements(connection, lambda key: key_of_unit(key)[1] in erased, touched)
    for statement in (
        "DELETE FROM extraction WHERE version IN (SELECT id FROM version WHERE document IN (SELECT value FROM json_each(?)))",
        "DELETE FROM version WHERE document IN (SELECT value FROM json_each(?))",
        "DELETE FROM change WHERE document IN (SELECT value FROM json_each(?))",
        "DELETE FROM replaced WHERE document IN (SELECT value FROM json_each(?))",
        "DELETE FROM document WHERE id IN (SELECT value FROM json_each(?))",
    ):
        connection.execute(statement, [listed])
    connection.execute("UPDATE operation SET purged = purged + ? WHERE id = ?", [len(rows), touched.operation])
    orphans = _unused(connection, keys)
    _forget_judgements(connection, orphans.__contains__, touched)
    return keys


def forget(connection: sqlite3.Connection, keys: Collection[str]) -> None:
    """Take those keys away that no current document uses."""
    connection.executemany("DELETE FROM key WHERE key = ?", [(key,) for key in _unused(connection, keys)])


def unfinished(connection: sqlite3.Connection) -> list[int]:
    """The purges that were cut off between the erasing and the writing anew of the file."""
    rows = connection.execute("SELECT id FROM operation WHERE purged > 0 AND NOT finished ORDER BY id")
    return [number for (number,) in rows]


def vacuum(connection: sqlite3.Connection, patience: float) -> bool:
    """Write the file anew, so that no byte of what was erased is left in it; whether that came to its end within `patience` seconds.

    It does not while another command reads what was there before.
    """
    connection.execute("PRAGMA temp_store = FILE")
    connection.execute("VACUUM")
    connection.execute("PRAGMA temp_store = MEMORY")
    end = time.monotonic() + patience
    while connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def _keys_of(connection: sqlite3.Connection, row: int, name: str) -> set[str]:
    """Every key that a version of the document ever had, also as keys of units."""
    bodies = connection.execute(
        "SELECT body, text FROM extraction JOIN version ON version.id = extraction.version WHERE document = ?", [row]
    )
    extractions = (unpack_extraction(body, unpack_text(text) if text else None) for body, text in bodies)
    keys = {key for extraction in extractions for unit in extraction.units for key in unit.keys}
    return keys | {unit_key(key, name) for key in keys}


def _unused(connection: sqlite3.Connection, keys: Collection[str]) -> set[str]:
    used = connection.execute(
        "SELECT key.key FROM key WHERE key.key IN (SELECT value FROM json_each(?))"
        " AND EXISTS (SELECT 1 FROM tally WHERE tally.key = key.id)",
        [json.dumps(sorted(keys), ensure_ascii=False)],
    )
    return set(keys) - {key for (key,) in used}


def _forget_judgements(connection: sqlite3.Connection, goes: Callable[[str], bool], touched: Touched) -> None:
    """Erase the judgements with an end that goes, and follow up for their other ends."""
    found = [
        (number, a, b)
        for number, a, b in connection.execute("SELECT id, a, b FROM judgement").fetchall()
        if goes(a) or goes(b)
    ]
    connection.executemany("DELETE FROM judgement WHERE id = ?", [(number,) for number, _, _ in found])
    touch_judged(connection, {key for _, *ends in found for key in ends}, touched)
