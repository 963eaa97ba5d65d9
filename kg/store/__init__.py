"""The stores: the graph as Cypher answers from it, embedded beside the ledger or on a Neo4j server.

    Graph ──statements──▶ rows and Cypher text ──update──▶ only what changed ──bolt──▶ ArcadeDB in the process | Neo4j

Comes in: a `kg.graph.Graph` and a place (a ledger's path, a server's URI). Goes out: a `Store` that can be brought up to date
with the graph and asked. `statements` is pure; `update` decides what to send; `bolt` is the only file that knows the
driver, `embedded` the only one that knows ArcadeDB: both load theirs when a store is opened.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.store.base import Report, Rows, Store

__all__ = ["EVIDENCE_LIMIT", "Report", "Rows", "Store", "open_embedded", "open_server", "without_embedded"]

EVIDENCE_LIMIT = 200_000
"""Up to so many claims the embedded graph holds all evidence; beyond, only where asked for."""


def open_embedded(ledger_path: Path, *, wait: float = 10.0) -> Store:
    """Open the embedded graph of a ledger, in `<ledger>-graph/`; use it as a context manager.

    Waits up to `wait` seconds for another process that has it open. Raises GraphError if that one does not finish, if the folder
    cannot be used, or where this platform has no embedded Cypher.
    """
    from kg.store.embedded import open_graph

    return open_graph(Path(ledger_path), wait)


@contextmanager
def without_embedded(ledger_path: Path, *, wait: float = 10.0) -> Iterator[None]:
    """Take the embedded graph of a ledger away, if there is one, and keep it away while the block runs.

    Nothing is lost: it is made anew when it is needed. Raises GraphError where another process has it open for longer than `wait` seconds.
    """
    from kg.store.embedded import removed

    with removed(Path(ledger_path), wait):
        yield


def open_server(
    uri: str,
    *,
    user: str | None = None,
    password: str | None = None,
    database: str | None = None,
    ask: Callable[[str], str] | None = None,
) -> Store:
    """Open a Neo4j server by URI (`bolt://`, `neo4j://`, `neo4j+s://`, ...); use it as a context manager.

    Without a password the server is tried without a login; where it wants one, `ask(user)` gives it. Raises UsageError for what
    is no such URI, ServerError where nobody answers or the login is refused.
    """
    from kg.store.bolt import connect

    connection = connect(uri, user, password, database, ask)
    return Store(connection, connection, embedded=False)
