"""An older ledger brought to this version: in one transaction, with a copy of the old file kept beside it.

Comes in: a connection to a ledger of an older version. Goes out: the same file with the tables of now. What was said and decided is kept
row by row (`STEPS` says what to change in it); everything else follows from it and is computed anew, so no step has to know it. Exports
stay the same, and so do the stamps: a projection goes on where it was.
"""

import logging
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from kg.errors import LedgerError, message
from kg.graph import Judgement
from kg.ledger.codec import unpack_extraction, unpack_text
from kg.ledger.folding import fold
from kg.ledger.tables import DERIVED, TRUTH, VERSION
from kg.ledger.writing import Touched, insert_current
from kg.ontology import Ontology

STEPS: Mapping[int, Sequence[str]] = {
    1: (
        "ALTER TABLE operation ADD COLUMN purged INTEGER NOT NULL DEFAULT 0",
        "CREATE TABLE replaced (own TEXT PRIMARY KEY, document INTEGER NOT NULL REFERENCES document) WITHOUT ROWID",
        "ALTER TABLE version ADD COLUMN reprint_group TEXT",
    ),
}
"""From each version to the next: what changes in the tables of `TRUTH`."""


def migrate(connection: sqlite3.Connection, path: Path, ontology: Ontology) -> None:
    """Bring the ledger to this version; where it is of this version already nothing happens.

    Raises:
        LedgerError: a newer version, or an older one that cannot be written.
        sqlite3.DatabaseError: what else SQLite refuses (no room, another command that writes).
    """
    version = _version(connection, path)
    if version == VERSION:
        return
    try:
        connection.execute("BEGIN IMMEDIATE")
        version = _version(connection, path)  # another command may have been first
        if version < VERSION:
            copy = kept_copy(path, version)
            _keep(path, copy)
            for step in range(version, VERSION):
                for statement in STEPS[step]:
                    connection.execute(statement)
            rebuild(connection, ontology)
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except (sqlite3.OperationalError, OSError) as problem:
        if isinstance(problem, OSError) or any(words in str(problem) for words in ("readonly", "unable to open")):
            raise LedgerError("ledger-older", path=path, version=version, now=VERSION) from problem
        raise
    finally:
        if connection.in_transaction:
            connection.rollback()
    if version < VERSION:
        told = {"path": path, "version": version, "now": VERSION, "copy": copy}
        logging.getLogger(__name__).warning(message("ledger-migrated", told))


def kept_copy(path: Path, version: int) -> Path:
    """Where the copy of an older file is kept."""
    return path.with_name(f"{path.name}.version-{version}")


def rebuild(connection: sqlite3.Connection, ontology: Ontology) -> None:
    """Compute everything that follows from what was said and decided anew, within a transaction."""
    kept = _tables_of(TRUTH)
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        if name not in kept and not name.startswith("sqlite_"):
            connection.execute(f'DROP TABLE "{name}"')
    for statement in statements(DERIVED):
        connection.execute(statement)
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()
    touched = Touched(last)
    for row, name, extraction, text in connection.execute(
        "SELECT document.id, document.document, body, text FROM document JOIN extraction ON extraction.id = document.extraction"
        " JOIN version ON version.id = extraction.version ORDER BY document.id"
    ):
        held = unpack_text(text) if text is not None else None
        insert_current(connection, row, name, held, unpack_extraction(extraction, held), touched)
    judgements = connection.execute("SELECT a, b, verdict, note, time FROM judgement WHERE standing")
    fold(connection, touched, [Judgement(*row) for row in judgements], ontology)


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one: `executescript` would end the transaction."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""


def _version(connection: sqlite3.Connection, path: Path) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        raise LedgerError("ledger-newer", path=path, version=version, known=VERSION)
    return version


def _keep(path: Path, copy: Path) -> None:
    """Copy the file as it was last written; a copy that is there already is a former attempt's, of the same state or an earlier one."""
    made = copy.with_name(f"{copy.name}.new")
    made.unlink(missing_ok=True)
    with closing(sqlite3.connect(path.resolve().as_uri(), uri=True)) as old, closing(sqlite3.connect(made)) as new:
        old.backup(new)
    made.replace(copy)


def _tables_of(script: str) -> set[str]:
    """The names of the tables that a script makes."""
    with closing(sqlite3.connect(":memory:")) as scratch:
        scratch.executescript(script)
        return {name for (name,) in scratch.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
