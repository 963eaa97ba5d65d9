"""An open ledger and the frame of everything that changes it: transactions, operations and their stamps.

Comes in: a path. Goes out: a base of `LedgerFile` with a connection; a file is made only when something is stored. Knows nothing of what is changed.
"""

import datetime
import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.graph import Judgement
from kg.ledger.folding import fold
from kg.ledger.opening import as_ledger_error, close_ledger, is_there, not_yet_made, open_ledger
from kg.ledger.reading import Reading
from kg.ledger.writing import Touched
from kg.ontology import Ontology

STEPWISE = ("build", "purge")
"""Kinds of operations that take more than one step, so that they can be cut off between two; the others are done at once or not at all."""


class Operating:
    """A connection, what reads through it, and how an operation is carried out. Use as a context manager."""

    def __init__(self, path: Path, ontology: Ontology, *, create: bool = True, read_only: bool = False) -> None:
        """Open the ledger at `path`; see `kg.ledger.opening.open_ledger` for what can be wrong with it."""
        self.path = path
        self._ontology = ontology
        self._made = is_there(path) or read_only or not create
        self._running: list[int] = []
        self._kind = ""
        if self._made:
            self._use(open_ledger(path, ontology, create=False, read_only=read_only))
        else:
            self._use(not_yet_made(path))

    def _use(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._reading = Reading(connection, self._ontology)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def made(self) -> bool:
        """Whether there is a file: a ledger that nothing was stored in has none."""
        return self._made

    def close(self) -> None:
        """Close the file; afterwards it is all there is to copy."""
        close_ledger(self._connection)

    @property
    def operation(self) -> int:
        """Number of the last operation; 0 for an empty ledger."""
        return int(self._connection.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0])

    @property
    def stamp(self) -> str:
        """Hash over all that was done so far."""
        found = self._connection.execute("SELECT stamp FROM operation ORDER BY id DESC LIMIT 1").fetchone()
        return str(found[0]) if found else ""

    def judgements(self) -> Iterator[Judgement]:
        """The standing judgements."""
        return self._reading.judgements()

    @contextmanager
    def operating(self, kind: str) -> Iterator[None]:
        """An operation: all that is changed within it is logged as one; nothing changed, nothing logged.

        Where the block does not come to its end, what it stored stands, and the log says that it was cut off.
        """
        self._running, self._kind = [], kind
        try:
            yield
            if self._running:
                with self._transaction():
                    self._connection.executemany(
                        "UPDATE operation SET finished = 1 WHERE id = ?", [(number,) for number in self._running]
                    )
        finally:
            self._running = []

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """A transaction; within another one (`trying`) a part of that."""
        with self._refusing():
            if self._connection.in_transaction:
                self._connection.execute("SAVEPOINT part")
                try:
                    yield
                except BaseException:
                    self._connection.execute("ROLLBACK TO part")
                    raise
                finally:
                    self._connection.execute("RELEASE part")
                return
            if not self._made:
                self._connection.close()
                self._use(open_ledger(self.path, self._ontology, create=True, read_only=False))
                self._made = True
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.rollback()

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """What SQLite refuses, as a message with a cure."""
        try:
            yield
        except sqlite3.DatabaseError as problem:
            raise as_ledger_error(problem, self.path) from problem

    def _operation(self, content: Sequence[str]) -> int:
        """The running operation's number, its row made at the first change; its stamp covers `content` too.

        Where another process has written meanwhile, the rest goes on as a new operation: only the last one's stamp may change.
        """
        packed = json.dumps([self.stamp, *content], ensure_ascii=False)
        stamp = hashlib.sha256(packed.encode()).hexdigest()[:32]
        if self._running and self._running[-1] == self.operation:
            self._connection.execute("UPDATE operation SET stamp = ? WHERE id = ?", [stamp, self._running[-1]])
        else:
            now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
            self._connection.execute(
                "INSERT INTO operation (kind, time, stamp, finished) VALUES (?, ?, ?, ?)",
                [self._kind, now, stamp, self._kind not in STEPWISE],
            )
            self._running.append(self.operation)
        return self._running[-1]

    def _fold(self, touched: Touched) -> None:
        fold(self._connection, touched, list(self.judgements()), self._ontology)
