"""What a store is, whichever it is: it can be asked, and brought up to date.

Comes in: connections (`kg.store.bolt`). Goes out: rows of plain Python. Knows no driver: importing this loads none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg.store.guard import refuse_side_doors

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.store.bolt import Connection

Progress = Callable[[int, int | None, str], None]
"""Called with the number of things looked at, their total where known, and what they are (`nodes`, `relations`)."""


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer: the names of the columns, and one tuple a row.

    Values are plain Python: strings, numbers, booleans, None, lists, dicts. A node is a dict of its properties with `_labels`,
    a relation one with `_type`, a path a list of them; dates and times are ISO 8601 strings.
    """

    columns: tuple[str, ...]
    records: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Report:
    """What bringing a store up to date did: numbers of nodes and relations, claims and their links included.

    `unchanged` are those that were compared and found equal; where stamps already told that nothing changed, all numbers are 0 and
    `skipped` is True. `retired` nodes are gone from the ledger but stay, because relations of other people hold them.
    """

    created: int = 0
    changed: int = 0
    deleted: int = 0
    unchanged: int = 0
    retired: int = 0
    skipped: bool = False


class Store:
    """An open store; close it, or use it as a context manager."""

    def __init__(
        self, reader: Connection, writer: Connection, *, embedded: bool, on_close: Callable[[], None] | None = None
    ) -> None:
        """Take a connection that reads, one that may write, and what else to do when closing."""
        self._reader = reader
        self._writer = writer
        self._on_close = on_close
        self.embedded = embedded

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections; of the embedded graph also the database."""
        self._reader.close()
        self._writer.close()
        if self._on_close is not None:
            self._on_close()

    def read(self, statement: str, parameters: Mapping[str, object] | None = None) -> Rows:
        """The answer to a statement that reads; one that writes is refused by the store itself.

        Raises GraphError for a statement that the store refuses, ServerError if the server is gone.
        """
        refuse_side_doors(statement)
        return self._reader.read(statement, parameters)

    def write(self, statement: str, parameters: Mapping[str, object] | None = None) -> Rows:
        """The answer to a statement that may write, on a server; the embedded graph refuses (GraphError)."""
        if self.embedded:
            from kg.errors import GraphError

            raise GraphError("graph-embedded-write")
        return self._writer.write(statement, parameters)

    def bring_up_to_date(
        self,
        graph: Graph,
        *,
        verify: bool = False,
        take_over: bool = False,
        evidence: bool = True,
        progress: Progress | None = None,
    ) -> Report:
        """Make the store's projection equal to the graph, sending only what changed; see `kg.store.update`."""
        from kg.store.update import bring_up_to_date

        return bring_up_to_date(
            self._writer,
            graph,
            owned=self.embedded,
            verify=verify,
            take_over=take_over,
            evidence=evidence,
            progress=progress,
        )

    def holds_evidence(self) -> bool:
        """Whether the projection has Claim nodes, which questions marked `needs: evidence` ask for."""
        found = self.read("MATCH (p:KgProjection) RETURN p.evidence").records
        return bool(found and found[0][0])
