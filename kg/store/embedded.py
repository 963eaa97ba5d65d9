"""The embedded graph: ArcadeDB inside the process, on two loopback ports, its files beside the ledger.

Comes in: the ledger's path. Goes out: an open `Store`. The only file that knows `arcadedb`.

    stakeholders.kg-graph/     lock (held while open), config/, databases/kg/, log/ (of the last run)

The folder is a projection: delete it and nothing is lost. Each run has its own random passwords and ports. All reading is done by the
user `reader`, whom the database itself keeps from writing (the driver's READ mode is not enforced there); `root` only
refreshes. The HTTP port cannot be left out; it serves one call here, the making of `reader`.
"""

import atexit
import base64
import contextlib
import http.client
import json
import os
import secrets
import shutil
import socket
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.errors import GraphError, ServerError
from kg.store.base import Store
from kg.store.bolt import Connection, connect

DATABASE = "kg"
READER = "reader"
ATTEMPTS = 3
"""A free port may be taken before the server binds it; the last attempt makes the database anew."""

NO_ENGINE = ("x86-64-v3", "Native library not found", "graal_create_isolate")
"""How the engine says that it cannot run on this machine at all."""

_ALL = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]


def _group(access: list[str], records: list[str]) -> dict[str, Any]:
    return {"resultSetLimit": -1, "readTimeout": -1, "access": access, "types": {"*": {"access": records}}}


GROUPS = {
    "databases": {
        "*": {
            "groups": {
                "admin": _group(["updateSecurity", "updateSchema", "updateDatabaseSettings"], _ALL),
                READER: _group([], ["readRecord"]),
                "*": _group([], []),
            }
        }
    },
    "version": 2,
}
"""`config/server-groups.json`: the engine's default, and `reader`."""


def graph_folder(ledger: Path) -> Path:
    """Where the embedded graph of a ledger is."""
    return ledger.with_name(f"{ledger.name}-graph")


def open_graph(ledger: Path, wait: float) -> Store:
    """Open the embedded graph of a ledger; see `kg.store.open_embedded`."""
    folder = graph_folder(ledger.absolute())
    opened = contextlib.ExitStack()
    try:
        opened.callback(_lock(folder, wait).close)
        engine = _start(folder, opened)
    except BaseException:
        opened.close()
        raise
    reader, writer = engine
    # `close` runs once, whether the user's `with` ends or the process does.
    atexit.register(opened.close)
    opened.callback(atexit.unregister, opened.close)
    return Store(reader, writer, embedded=True, on_close=opened.close)


@contextlib.contextmanager
def removed(ledger: Path, wait: float) -> Iterator[None]:
    """Take the embedded graph away while the block runs; see `kg.store.without_embedded`."""
    folder = graph_folder(ledger.absolute())
    if not folder.is_dir():
        yield
        return
    with contextlib.closing(_lock(folder, wait)):
        try:
            for one in folder.iterdir():
                if one.is_dir():
                    shutil.rmtree(one)
                elif not one.name.startswith("lock"):
                    one.unlink()
        except OSError as error:
            raise GraphError("graph-folder", path=folder, detail=error) from None
        yield


def _lock(folder: Path, wait: float) -> sqlite3.Connection:
    """A lock that one process holds, that waits by itself and that ends with the process however it ends."""
    try:
        folder.mkdir(mode=0o700, parents=False, exist_ok=True)
    except OSError as error:
        raise GraphError("graph-folder", path=folder, detail=error.strerror or error) from None
    deadline = time.monotonic() + wait
    opened = contextlib.ExitStack()
    try:
        # Short waits one after the other: inside one wait of SQLite nobody could interrupt.
        lock = sqlite3.connect(folder / "lock", timeout=min(wait, 0.25), isolation_level=None, check_same_thread=False)
        opened.callback(lock.close)
        while not _locked(lock):
            if time.monotonic() >= deadline:
                raise GraphError("graph-busy", path=folder)
        opened.pop_all()
    except sqlite3.Error as error:
        raise GraphError("graph-folder", path=folder, detail=error) from None
    finally:
        opened.close()
    return lock


def _locked(lock: sqlite3.Connection) -> bool:
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _engine(folder: Path) -> Any:
    """The module `arcadedb`; its log goes into the folder, never to the terminal."""
    if "arcadedb" not in sys.modules:  # from the first import on the engine has its log open
        shutil.rmtree(folder / "log", ignore_errors=True)
    os.environ["ARCADEDB_LOG_CONSOLE"] = "0"
    os.environ["ARCADEDB_LOG_DIR"] = str(folder / "log")
    try:
        import arcadedb
    except ImportError as error:
        raise GraphError("graph-no-engine", detail=error) from None
    return arcadedb


def _start(folder: Path, opened: contextlib.ExitStack) -> tuple[Connection, Connection]:
    """Start the engine and log both users in; what has to be undone is put on `opened`."""
    arcadedb = _engine(folder)
    _prepare(folder)
    failures = (arcadedb.ArcadeDBError, OSError, http.client.HTTPException, ServerError)
    failure: Exception = OSError()
    for attempt in range(1, ATTEMPTS + 1):
        if attempt == ATTEMPTS:
            shutil.rmtree(folder / "databases", ignore_errors=True)
        with contextlib.ExitStack() as started:
            try:
                pair = _serve(arcadedb, folder, started)
            except failures as error:
                failure = error
                continue
            opened.enter_context(started.pop_all())
            return pair
    detail = str(failure).partition("\n")[0]
    if any(sign in detail for sign in NO_ENGINE):
        raise GraphError("graph-no-engine", detail=detail)
    raise GraphError("graph-folder", path=folder, detail=detail)


def _prepare(folder: Path) -> None:
    """Take away the users of former runs, who have other passwords, and say who may do what."""
    try:
        (folder / "config").mkdir(exist_ok=True)
        (folder / "config" / "server-users.jsonl").unlink(missing_ok=True)
        (folder / "config" / "server-groups.json").write_text(json.dumps(GROUPS), encoding="utf-8")
    except OSError as error:
        raise GraphError("graph-folder", path=folder, detail=error) from None


def _serve(arcadedb: Any, folder: Path, started: contextlib.ExitStack) -> tuple[Connection, Connection]:
    """One attempt: the server, its database, the user `reader`, and a connection for each user."""
    passwords = {user: secrets.token_urlsafe(24) for user in ("root", READER)}
    http_port, bolt_port = _free_port(), _free_port()
    settings = {
        "host": "127.0.0.1",
        "http_port": http_port,
        "mode": "production",  # no Studio, no LOAD CSV from files
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt_port": bolt_port,
    }
    server = arcadedb.create_server(str(folder), passwords["root"], settings)
    server.start()
    started.callback(_stop, server, arcadedb)
    server.create_database(DATABASE)
    _make_reader(http_port, passwords)
    uri = f"bolt://127.0.0.1:{bolt_port}"
    reader = connect(uri, READER, passwords[READER], DATABASE)
    started.callback(reader.close)
    writer = connect(uri, "root", passwords["root"], DATABASE)
    started.callback(writer.close)
    return reader, writer


def _stop(server: Any, arcadedb: Any) -> None:
    # Nothing is left to be done about an engine that does not stop cleanly: its log is written ahead, the next start recovers.
    with contextlib.suppress(arcadedb.ArcadeDBError):
        server.stop()


def _make_reader(port: int, passwords: dict[str, str]) -> None:
    user = {"name": READER, "password": passwords[READER], "databases": {DATABASE: [READER]}}
    login = base64.b64encode(f"root:{passwords['root']}".encode()).decode()
    headers = {"Authorization": f"Basic {login}", "Content-Type": "application/json"}
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as call:
        call.request("POST", "/api/v1/server", json.dumps({"command": f"create user {json.dumps(user)}"}), headers)
        answer = call.getresponse()
        if answer.status != http.HTTPStatus.OK:
            raise OSError(f"the engine answered {answer.status} to the making of its user")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
