"""The Bolt connection: the one file that knows the official driver, for Neo4j and for the embedded graph alike.

Comes in: a URI and a login; statements with parameters. Goes out: `Rows` of plain Python, and errors as users read them: ServerError
where nobody answers or the login is refused, GraphError where a statement is refused. Only managed transactions: they
are atomic, and the driver retries what is worth it. A password is handed to the driver and kept nowhere else.
"""

import contextlib
import logging
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, LiteralString, cast
from urllib.parse import urlsplit

import neo4j
from neo4j import exceptions
from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

from kg.errors import GraphError, KgError, ServerError, UsageError
from kg.store.base import Rows

Step = tuple[str, Mapping[str, object]]
"""A statement and its parameters."""

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
DEFAULT_USER = "neo4j"

# What a refusal says, by the last part of the server's code; all else is `graph-refused` with the server's own words.
REFUSALS = {
    "SyntaxError": "graph-syntax",
    "ParameterMissing": "graph-parameter",
    "AccessMode": "graph-read-only",
    "Forbidden": "graph-read-only",
}
UNAVAILABLE = "DatabaseUnavailable"
"""What a server that is being stopped says."""
LOGIN_CODES = "Neo.ClientError.Security."
"""Wrong password, an expired one, too many attempts."""

_REASON = re.compile(r"\(reason (.+)\)$")

SILENT = "The request failed. Check the server log for the details"
"""What the embedded graph says of every error: nothing a reader could use."""

SHOWN = 400
"""Characters of a refused statement that a message shows."""

# Without a handler Python would print the driver's notifications (an unknown label, ...) on the terminal.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Connection:
    """A driver with a database and the names that messages need."""

    def __init__(self, driver: neo4j.Driver, uri: str, user: str, database: str | None) -> None:
        """Take an open driver; `uri` and `user` are for messages, `database` None is the server's default."""
        self._driver = driver
        self._database = database
        self.uri = uri
        self.user = user

    def close(self) -> None:
        """Close the driver; more than once does no harm."""
        self._driver.close()

    def verify(self) -> None:
        """Raise ServerError unless the server answers and lets the user in."""
        # Not a managed transaction: that would go on trying where nobody answers.
        with (
            explained(self.uri, self.user, self._database),
            self._session(neo4j.READ_ACCESS) as session,
            session.begin_transaction() as transaction,
        ):
            transaction.run("RETURN 1").consume()

    def read(self, statement: str, parameters: Mapping[str, object] | None = None) -> Rows:
        """Rows of a statement, asked for reading: a Neo4j server refuses one that writes."""
        return self._run(statement, parameters, neo4j.READ_ACCESS)

    def write(self, statement: str, parameters: Mapping[str, object] | None = None) -> Rows:
        """Rows of a statement that may write, in a transaction of its own."""
        return self._run(statement, parameters, neo4j.WRITE_ACCESS)

    def write_all(self, steps: Sequence[Step]) -> list[Rows]:
        """Run all steps in one transaction: all of them, or none."""

        def work(transaction: neo4j.ManagedTransaction) -> list[Rows]:
            return [_rows(transaction, *step) for step in steps]

        statement = steps[0][0] if steps else ""
        told = explained(self.uri, self.user, self._database, statement, writing=True)
        with told, self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(work)

    def _run(self, statement: str, parameters: Mapping[str, object] | None, access: str) -> Rows:
        def work(transaction: neo4j.ManagedTransaction) -> Rows:
            return _rows(transaction, statement, parameters or {})

        writing = access == neo4j.WRITE_ACCESS
        told = explained(self.uri, self.user, self._database, statement, writing=writing)
        with told, self._session(access) as session:
            return (session.execute_write if writing else session.execute_read)(work)

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(database=self._database, default_access_mode=access)


def _rows(transaction: neo4j.ManagedTransaction, statement: str, parameters: Mapping[str, object]) -> Rows:
    # The driver types query text as a literal, against injection. Here is the one place where other text comes through: what users
    # write themselves, and what `statements` builds from names that passed its pattern; values are always parameters.
    text = cast(LiteralString, statement)  # type: ignore[redundant-cast]  # mypy takes LiteralString for str, pyright does not
    result = transaction.run(text, dict(parameters))
    return Rows(tuple(result.keys()), [tuple(plain(value) for value in record) for record in result])


def connect(
    uri: str, user: str | None, password: str | None, database: str | None, ask: Callable[[str], str] | None = None
) -> Connection:
    """A verified connection; without a password first without a login, then with what `ask(user)` gives."""
    shown, user = checked_uri(uri), user or DEFAULT_USER
    if password is None:
        try:
            return _connect(shown, user, None, database)
        except ServerError as refused:
            if refused.name != "server-login" or ask is None:
                raise
        password = ask(user)
    return _connect(shown, user, (user, password), database)


def _connect(uri: str, user: str, login: tuple[str, str] | None, database: str | None) -> Connection:
    with explained(uri, user, database):
        driver = neo4j.GraphDatabase.driver(
            uri, auth=login, user_agent="stakeholder-kg", connection_timeout=10, max_transaction_retry_time=15
        )
    connection = Connection(driver, uri, user, database)
    try:
        connection.verify()
    except BaseException:
        connection.close()
        raise
    return connection


def checked_uri(uri: str) -> str:
    """The URI, if it is one of a server and holds no password; else UsageError, which never shows the password."""
    try:
        parts = urlsplit(uri)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise UsageError("server-uri", uri=uri.rpartition("@")[2], schemes=", ".join(SCHEMES)) from None
    if parts.username is not None or parts.password is not None:
        raise UsageError("server-uri-login", uri=f"{parts.scheme}://{uri.rpartition('@')[2]}")
    if parts.scheme not in SCHEMES or not host:
        raise UsageError("server-uri", uri=uri, schemes=", ".join(SCHEMES))
    return uri


@contextlib.contextmanager
def explained(
    uri: str, user: str, database: str | None, statement: str = "", *, writing: bool = False
) -> Iterator[None]:
    """Turn what the driver raises into what a user can act on."""
    try:
        yield
    except exceptions.Neo4jError as error:
        code = error.code or ""
        if code.startswith(LOGIN_CODES) and not isinstance(error, exceptions.Forbidden):
            raise ServerError("server-login", uri=uri, user=user, detail=_last_line(error.message or code)) from None
        if isinstance(error, exceptions.TransientError) or code.endswith(UNAVAILABLE):
            raise ServerError("server-down", uri=uri, detail=_last_line(error.message or code)) from None
        raise _refusal(error, database, statement, writing) from None
    except exceptions.ConfigurationError as error:
        raise UsageError("server-configuration", uri=uri, detail=_last_line(str(error))) from None
    except (exceptions.DriverError, OSError) as error:
        raise ServerError("server-down", uri=uri, detail=_last_line(str(error))) from None
    except OverflowError:
        raise GraphError("graph-number", statement=_shown(statement)) from None


def _refusal(error: exceptions.Neo4jError, database: str | None, statement: str, writing: bool) -> KgError:
    """The error for what a server refused, by its code."""
    code = (error.code or "").rpartition(".")[2]
    if code == "DatabaseNotFound":
        return ServerError("server-database", database=database or "")
    words = (error.message or "").strip()
    detail = "" if words.startswith(SILENT) else f" ({_first_line(words)})"
    name = REFUSALS.get(code, "graph-refused")
    if writing and name == "graph-read-only":  # asked to write, the server does not let this user
        name = "graph-refused"
    return GraphError(name, statement=_shown(statement), detail=detail, code=code)


def _shown(statement: str) -> str:
    text = " ".join(statement.split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _first_line(text: str) -> str:
    # After the first line a server repeats the statement.
    return text.partition("\n")[0]


def _last_line(text: str) -> str:
    # The driver says the general first and the reason last, there in brackets after an address that it worked out.
    line = text.strip().rpartition("\n")[2].strip()
    reason = _REASON.search(line)
    return reason[1] if reason else line


def plain(value: Any) -> Any:
    """A value of the driver as plain Python: what can be printed, written as JSON and compared."""
    match value:
        case Node():
            return {"_labels": sorted(value.labels), **{key: plain(value[key]) for key in sorted(value.keys())}}
        case Relationship():
            return {"_type": value.type, **{key: plain(value[key]) for key in sorted(value.keys())}}
        case Path():
            steps: list[Any] = [value.start_node]
            for relationship, node in zip(value.relationships, value.nodes[1:], strict=True):
                steps += [relationship, node]
            return [plain(step) for step in steps]
        case Date() | DateTime() | Time() | Duration():
            return value.iso_format()
        case Point():
            return list(value)
        case bytes() | bytearray():
            return value.hex()
        case list() | tuple():
            return [plain(item) for item in value]
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case _:
            return value
