"""How a ledger's file is made, opened and closed.

Comes in: a path. Goes out: a SQLite connection in WAL mode whose file is ours and of this version, an older one migrated first. Knows nothing
of what the rows mean.
"""

import os
import sqlite3
import tempfile
import threading
from pathlib import Path

from kg.errors import LedgerError
from kg.ledger.migrations import migrate
from kg.ledger.tables import APPLICATION_ID, DERIVED, TRUTH, VERSION
from kg.ontology import Ontology

PATIENCE = 10.0
"""Seconds that a command waits for another one that writes."""


def is_there(path: Path) -> bool:
    """Whether there is something at the path that has to be read as a ledger; an empty file is not."""
    return path.is_dir() or (path.exists() and path.stat().st_size > 0)


def open_ledger(path: Path, ontology: Ontology, *, create: bool, read_only: bool) -> sqlite3.Connection:
    """A connection to the ledger at `path`, which is made or migrated first where that is needed.

    Raises:
        LedgerError: no file there and `create` is False, a folder in its place, no folder for it, another program's file, a newer
            version, a folder or file that cannot be written, or a file that is no database.
    """
    if path.is_dir():
        raise LedgerError("ledger-folder", path=path)
    exists = is_there(path)
    if not exists and (read_only or not create):
        raise LedgerError("ledger-missing", path=path)
    if not path.parent.is_dir():
        raise LedgerError("ledger-nowhere", path=path, folder=path.parent)
    try:
        if not exists:
            _create(path)
        return _connect(path, ontology, read_only)
    except sqlite3.DatabaseError as problem:
        raise as_ledger_error(problem, path) from problem


def not_yet_made(path: Path) -> sqlite3.Connection:
    """An empty ledger in memory, for as long as nothing is to be stored at `path`.

    Raises LedgerError where none could be made there: better before hours of reading than after them.
    """
    if not path.parent.is_dir():
        raise LedgerError("ledger-nowhere", path=path, folder=path.parent)
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as problem:
        raise LedgerError("ledger-read-only", path=path) from problem
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(TRUTH + DERIVED)
    return connection


def close_ledger(connection: sqlite3.Connection) -> None:
    """Bring everything into the one file and close it: afterwards that file is all there is to copy."""
    if connection.in_transaction:
        connection.rollback()
    try:
        connection.execute("PRAGMA query_only = OFF")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.OperationalError:
        # Read-only, or another command still reads: the next close does it.
        connection.rollback()
    connection.close()


def _connect(path: Path, ontology: Ontology, read_only: bool) -> sqlite3.Connection:
    target = path.resolve().as_uri()
    try:
        connection = _connected(target)
    except sqlite3.OperationalError:
        if not read_only or path.with_name(f"{path.name}-wal").exists():
            raise
        # A folder in which not even the -wal and -shm files can be made; nobody writes there either.
        connection = _connected(f"{target}?immutable=1")
    try:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise LedgerError("ledger-foreign", path=path)
        migrate(connection, path, ontology)
        # Opened for writing all the same, so that closing can clear those files away.
        connection.execute(f"PRAGMA query_only = {int(read_only)}")
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(target: str) -> sqlite3.Connection:
    connection = sqlite3.connect(target, uri=True, timeout=PATIENCE, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA temp_store = MEMORY")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _create(path: Path) -> None:
    """An empty ledger at `path`, made beside it and put in place whole: two commands may find no ledger at the same moment."""
    target = path.resolve()
    made = target.with_name(f".{target.name}.{os.getpid()}-{threading.get_ident()}.new")
    try:
        connection = _connected(made.as_uri())
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(
            f"BEGIN; PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; {TRUTH} {DERIVED} COMMIT;"
        )
        close_ledger(connection)
        _put_in_place(made, target)
    finally:
        made.unlink(missing_ok=True)


def _put_in_place(made: Path, target: Path) -> None:
    """Give the new file its name, unless another command was first."""
    if target.exists() and target.stat().st_size > 0:
        return
    try:
        target.hardlink_to(made)
    except OSError:  # an empty file of that name, another command's ledger, or a file system without links
        if not target.exists() or target.stat().st_size == 0:
            made.replace(target)


def as_ledger_error(problem: sqlite3.DatabaseError, path: Path) -> LedgerError:
    """What SQLite says of this file, as a message with a cure."""
    text = str(problem)
    if "not a database" in text:
        return LedgerError("ledger-foreign", path=path)
    if "locked" in text or "busy" in text:
        return LedgerError("ledger-busy", path=path, seconds=int(PATIENCE))
    if "full" in text or problem.sqlite_errorname == "SQLITE_IOERR_WRITE":
        return LedgerError("ledger-full", path=path)
    if "readonly" in text or "unable to open" in text:
        return LedgerError("ledger-read-only", path=path)
    return LedgerError("ledger-damaged", path=path, problem=text)
