"""A graph that tells how far it has been read: the progress of an export.

Comes in: a `Graph`, and whom to tell. Goes out: the same graph.
"""

from collections.abc import Callable, Iterator
from typing import TypeVar

from kg.graph import Graph, Judgement, Node, Relation

EVERY = 500
"""So many records pass between two reports."""

T = TypeVar("T")


class Counted:
    """Hands on what the graph gives and counts nodes and relations."""

    def __init__(self, graph: Graph, report: Callable[[int, int | None, str], None]) -> None:
        """Take the graph, and what is called with the count, how many there are, and `nodes` or `relations`."""
        self._graph, self._report = graph, report

    @property
    def operation(self) -> int:
        """The graph's."""
        return self._graph.operation

    @property
    def stamp(self) -> str:
        """The graph's."""
        return self._graph.stamp

    def operation_of(self, stamp: str) -> int | None:
        """The graph's."""
        return self._graph.operation_of(stamp)

    def nodes(self, since: int = 0) -> Iterator[Node]:
        """The graph's, counted."""
        return self._told(self._graph.nodes(since), self.sizes(since)[0], "nodes")

    def relations(self, since: int = 0) -> Iterator[Relation]:
        """The graph's, counted."""
        return self._told(self._graph.relations(since), self.sizes(since)[1], "relations")

    def sizes(self, since: int = 0) -> tuple[int, int]:
        """The graph's."""
        return self._graph.sizes(since)

    def gone(self, since: int) -> Iterator[str]:
        """The graph's."""
        return self._graph.gone(since)

    def judgements(self) -> Iterator[Judgement]:
        """The graph's."""
        return self._graph.judgements()

    def text(self, article: str) -> str | None:
        """The graph's."""
        return self._graph.text(article)

    def _told(self, items: Iterator[T], total: int, what: str) -> Iterator[T]:
        count = 0
        for count, item in enumerate(items, 1):
            yield item
            if count % EVERY == 0:
                self._report(count, total, what)
        self._report(count, total, what)
