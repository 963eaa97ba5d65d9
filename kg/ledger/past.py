"""A ledger as it was: with the articles up to a day, or as an operation left it. The ledger itself stays as it is.

Comes in: an open ledger, a day or the number of an operation. Goes out: another open ledger, for as long as the block lasts: a temporary copy in which the documents and
judgements that are not of that state were taken back.

That is exact: the graph is a function of the current versions and the standing judgements alone (DESIGN.md, the law that property tests hold), and taking a document
back is what `retract` and `undo` do. Its cost is that of the copy and of what has to be taken back, not of what remains.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from kg.errors import UsageError
from kg.graph import Judgement
from kg.ledger.file import LedgerFile
from kg.ledger.folding import fold
from kg.ledger.state import State, set_state
from kg.ledger.writing import Touched, touch_judged
from kg.ontology import Ontology

AT_ONCE = 200
"""So many documents are taken back in one transaction: memory stays small however many there are."""
Change = Callable[[sqlite3.Connection, Ontology], None]


@contextmanager
def as_of_day(ledger: LedgerFile, day: str, ontology: Ontology) -> Iterator[LedgerFile]:
    """The ledger with the articles published up to that day (`YYYY-MM-DD`, included); those without a date are left out."""

    def change(connection: sqlite3.Connection, ontology: Ontology) -> None:
        later = "SELECT id FROM document WHERE extraction IS NOT NULL AND (date IS NULL OR date > ?) ORDER BY id"
        _set_states(connection, [(row, State()) for (row,) in connection.execute(later, [day])], ontology)

    with _changed_copy(ledger, change, ontology) as past:
        yield past


@contextmanager
def as_of_operation(ledger: LedgerFile, number: int, ontology: Ontology) -> Iterator[LedgerFile]:
    """The ledger as that operation left it; 0 is the empty ledger. Raises UsageError where there was no such operation."""
    if not 0 <= number <= ledger.operation:
        raise UsageError("diff-operation", number=number, last=ledger.operation)

    def change(connection: sqlite3.Connection, ontology: Ontology) -> None:
        _set_judgements(connection, number, ontology)
        _set_states(connection, _states_after(connection, number), ontology)

    with _changed_copy(ledger, change, ontology) as past:
        yield past


@contextmanager
def _changed_copy(ledger: LedgerFile, change: Change, ontology: Ontology) -> Iterator[LedgerFile]:
    if not ledger.made:
        yield ledger  # nothing was ever stored in it
        return
    with tempfile.TemporaryDirectory(prefix="kg-") as folder:
        copy = Path(folder) / "past.kg"
        ledger.backup(copy)
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = OFF")  # nobody needs the copy after a crash
            change(connection, ontology)
        with LedgerFile(copy, ontology, create=False, read_only=True) as past:
            yield past


def _states_after(connection: sqlite3.Connection, number: int) -> list[tuple[int, State]]:
    """The documents that later operations changed (their rows), with the state that the first of these found."""
    rows = connection.execute(
        "SELECT document, extraction_before, retracted_before, min(operation) FROM change WHERE operation > ?"
        " GROUP BY document ORDER BY document",
        [number],
    )
    return [(document, State(extraction, retracted)) for document, extraction, retracted, _ in rows]


def _set_states(connection: sqlite3.Connection, states: Sequence[tuple[int, State]], ontology: Ontology) -> None:
    for start in range(0, len(states), AT_ONCE):
        with _transaction(connection) as touched:
            for row, state in states[start : start + AT_ONCE]:
                set_state(connection, row, state, touched)
            _fold(connection, touched, ontology)


def _set_judgements(connection: sqlite3.Connection, number: int, ontology: Ontology) -> None:
    """Let those judgements stand that stood after that operation."""
    undone_by: dict[int, list[int]] = {}
    for operation, undoes in connection.execute(
        "SELECT id, undoes FROM operation WHERE undoes IS NOT NULL AND id <= ?", [number]
    ):
        undone_by.setdefault(undoes, []).append(operation)

    def stood(operation: int) -> bool:
        """Whether it was done by then, and no undo of it that itself stood had taken it back."""
        return operation <= number and not any(stood(undo) for undo in undone_by.get(operation, ()))

    with _transaction(connection) as touched:
        for row, operation, standing, *pair in connection.execute(
            "SELECT id, operation, standing, a, b FROM judgement ORDER BY id"
        ).fetchall():
            if stood(operation) != bool(standing):
                connection.execute("UPDATE judgement SET standing = ? WHERE id = ?", [int(not standing), row])
                touch_judged(connection, set(pair), touched)
        _fold(connection, touched, ontology)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[Touched]:
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()
    connection.execute("BEGIN")
    yield Touched(last + 1)  # later than all: `kg.ledger.part` knows by it what was taken back
    connection.execute("COMMIT")


def _fold(connection: sqlite3.Connection, touched: Touched, ontology: Ontology) -> None:
    judgements = connection.execute(
        "SELECT a, b, verdict, note, time FROM judgement WHERE standing ORDER BY time, a, b, verdict, note"
    )
    fold(connection, touched, [Judgement(*row) for row in judgements], ontology)
