"""The tables of a ledger, and how its file is opened and closed.

Comes in: a path. Goes out: a SQLite connection in WAL mode whose file is ours and of this version. Knows nothing of what the
rows mean.

Truth: operation, change, document, version, extraction, judgement. All other tables follow from the current extractions
and the standing judgements; they are changed in the same transaction, and carry the operation that changed them so that a
projection is sent only what is new. Integer keys inside, texts compressed, quotes as offsets into the text.
"""

import os
import sqlite3
import threading
from pathlib import Path

from kg.errors import LedgerError

APPLICATION_ID = 0x6B67_6C31
"""`kgl1`: tells our files from other programs' (SQLite header, offset 68)."""
VERSION = 1
"""`PRAGMA user_version`; a newer file is refused."""
PATIENCE = 10.0
"""Seconds that a command waits for another one that writes."""

SCHEMA = """
-- `undoes`: the operation whose change this one takes back; `undone`: the operation that took this one back
CREATE TABLE operation (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, time TEXT NOT NULL, stamp TEXT NOT NULL, finished INTEGER NOT NULL DEFAULT 0,
  undoes INTEGER, undone INTEGER);
CREATE INDEX operation_stamp ON operation (stamp);
-- an operation's change of state, so that it can be undone
CREATE TABLE change (
  operation INTEGER NOT NULL REFERENCES operation, document INTEGER NOT NULL REFERENCES document,
  extraction_before INTEGER, extraction_after INTEGER, retracted_before INTEGER, retracted_after INTEGER,
  PRIMARY KEY (operation, document)) WITHOUT ROWID;
-- `extraction` is the current one, NULL where retracted; publisher, date, text_sha256 are the current version's
CREATE TABLE document (
  id INTEGER PRIMARY KEY, document TEXT NOT NULL UNIQUE, extraction INTEGER, retracted INTEGER,
  publisher TEXT, date TEXT, text_sha256 TEXT, operation INTEGER NOT NULL);
CREATE INDEX document_operation ON document (operation);
-- `text` is NULL where only its hash is known
CREATE TABLE version (
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document, hash TEXT NOT NULL, text_sha256 TEXT NOT NULL,
  text BLOB, metadata TEXT NOT NULL, source TEXT NOT NULL, operation INTEGER NOT NULL, UNIQUE (document, hash));
CREATE TABLE extraction (
  id INTEGER PRIMARY KEY, version INTEGER NOT NULL REFERENCES version, key TEXT NOT NULL, body BLOB NOT NULL,
  UNIQUE (version, key));
CREATE TABLE judgement (
  id INTEGER PRIMARY KEY, a TEXT NOT NULL, b TEXT NOT NULL, verdict TEXT NOT NULL, note TEXT NOT NULL, time TEXT NOT NULL,
  operation INTEGER NOT NULL, standing INTEGER NOT NULL DEFAULT 1);
-- a user's own lexicon, by its digest: extraction keys name it
CREATE TABLE lexicon (digest TEXT PRIMARY KEY, body BLOB NOT NULL);

CREATE TABLE key (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, block TEXT NOT NULL, actor TEXT);
CREATE INDEX key_block ON key (block);
CREATE INDEX key_actor ON key (actor);
CREATE TABLE tally (
  key INTEGER NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, listed INTEGER NOT NULL, documents INTEGER NOT NULL,
  PRIMARY KEY (key, type, name, listed)) WITHOUT ROWID;
-- keys that one unit holds together
CREATE TABLE joint (a INTEGER NOT NULL, b INTEGER NOT NULL, documents INTEGER NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID;
-- `position` is the unit's in the extraction; `mentions` the id of the MENTIONS relation between article and actor
CREATE TABLE unit (
  document INTEGER NOT NULL, position INTEGER NOT NULL, key INTEGER NOT NULL, mentions TEXT, body BLOB NOT NULL,
  PRIMARY KEY (document, position)) WITHOUT ROWID;
CREATE INDEX unit_key ON unit (key);
CREATE INDEX unit_mentions ON unit (mentions);
CREATE TABLE statement (
  statement TEXT PRIMARY KEY, document INTEGER NOT NULL, speaker INTEGER NOT NULL, start INTEGER, end INTEGER, text TEXT) WITHOUT ROWID;
CREATE INDEX statement_document ON statement (document);
-- `object` is a key, `object_id` an article or statement; `quote` is NULL where the text holds it; `loose` claims support
-- no relation (figures, status; denied ones; both ends one actor): they are evidence of their subject
CREATE TABLE claim (
  id INTEGER PRIMARY KEY, claim TEXT NOT NULL UNIQUE, document INTEGER NOT NULL, type TEXT NOT NULL,
  subject INTEGER NOT NULL, object INTEGER, object_id TEXT, value, unit TEXT, approximate INTEGER NOT NULL,
  start INTEGER, end INTEGER, quote TEXT, field TEXT, modality TEXT NOT NULL, speaker INTEGER, time TEXT,
  confidence REAL NOT NULL, rule TEXT NOT NULL, role TEXT, amount INTEGER, relation INTEGER, loose INTEGER NOT NULL DEFAULT 0);
CREATE INDEX claim_document ON claim (document);
CREATE INDEX claim_subject ON claim (subject);
CREATE INDEX claim_object ON claim (object) WHERE object IS NOT NULL;
CREATE INDEX claim_speaker ON claim (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX claim_relation ON claim (relation) WHERE relation IS NOT NULL;
CREATE INDEX claim_loose ON claim (subject) WHERE loose = 1;
CREATE TABLE actor (
  actor TEXT PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL, keys TEXT NOT NULL,
  merged TEXT NOT NULL, operation INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX actor_operation ON actor (operation);
-- its sums are folded from its claims when it is read; one whose claims are all denied is kept but hidden
CREATE TABLE relation (
  id INTEGER PRIMARY KEY, relation TEXT NOT NULL UNIQUE, type TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
  visible INTEGER NOT NULL DEFAULT 0, operation INTEGER NOT NULL);
CREATE INDEX relation_operation ON relation (operation);
-- ids that existed and exist no more
CREATE TABLE gone (id TEXT PRIMARY KEY, operation INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX gone_operation ON gone (operation);
"""


def open_ledger(path: Path, *, create: bool, read_only: bool) -> sqlite3.Connection:
    """A connection to the ledger at `path`.

    Raises:
        LedgerError: no file there and `create` is False, a folder in its place, no folder for it, another program's file, a newer
            version, a folder or file that cannot be written, or a file that is no database.
    """
    if path.is_dir():
        raise LedgerError("ledger-folder", path=path)
    exists = path.exists() and path.stat().st_size > 0
    if not exists and (read_only or not create):
        raise LedgerError("ledger-missing", path=path)
    if not path.parent.is_dir():
        raise LedgerError("ledger-nowhere", path=path, folder=path.parent)
    try:
        if not exists:
            _create(path)
        connection = _connect(path, read_only)
        _check(connection, path)
    except sqlite3.DatabaseError as problem:
        raise as_ledger_error(problem, path) from problem
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


def _connect(path: Path, read_only: bool) -> sqlite3.Connection:
    target = path.resolve().as_uri()
    try:
        connection = _connected(target)
    except sqlite3.OperationalError:
        if not read_only or path.with_name(f"{path.name}-wal").exists():
            raise
        # A folder in which not even the -wal and -shm files can be made; nobody writes there either.
        connection = _connected(f"{target}?immutable=1")
    # Opened for writing all the same, so that closing can clear those files away.
    connection.execute(f"PRAGMA query_only = {int(read_only)}")
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


def _check(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise LedgerError("ledger-foreign", path=path)
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise LedgerError("ledger-newer", path=path, version=version, known=VERSION)


def _create(path: Path) -> None:
    """An empty ledger at `path`, made beside it and put in place whole: two commands may find no ledger at the same moment."""
    target = path.resolve()
    made = target.with_name(f".{target.name}.{os.getpid()}-{threading.get_ident()}.new")
    try:
        connection = _connected(made.as_uri())
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(
            f"BEGIN; PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; {SCHEMA} COMMIT;"
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
    if "full" in text:
        return LedgerError("ledger-full", path=path)
    if "readonly" in text or "unable to open" in text:
        return LedgerError("ledger-read-only", path=path)
    return LedgerError("ledger-damaged", path=path, problem=text)
