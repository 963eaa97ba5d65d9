"""What two states of one ledger can differ in: the part of each that has to be compared, found by index.

Comes in: the two states, as they are read (`kg.ledger.past`, or the ledger itself). Goes out: a `Part` of each, with `nodes` and `relations` as a graph has them. A state of the past carries on
every row that taking back touched a later operation than the ledger ever had; what no such row is of is the same in both. So the cost is that of the difference.
"""

import heapq
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kg.graph import Node, Relation
from kg.ledger.reading import Reading

_CHANGED = """
SELECT document FROM document WHERE operation > ?1 UNION SELECT actor FROM actor WHERE operation > ?1
UNION SELECT relation FROM relation WHERE operation > ?1 UNION SELECT id FROM gone WHERE operation > ?1
"""
_TOUCHING = """
SELECT source FROM relation WHERE relation IN (SELECT value FROM json_each(?1))
UNION SELECT target FROM relation WHERE relation IN (SELECT value FROM json_each(?1))
UNION SELECT document.document FROM relation JOIN claim ON claim.relation = relation.id JOIN document ON document.id = claim.document
  WHERE relation.relation IN (SELECT value FROM json_each(?1))
UNION SELECT key.actor FROM document JOIN unit ON unit.document = document.id JOIN key ON key.id = unit.key
  WHERE document.document IN (SELECT value FROM json_each(?1))
UNION SELECT document.document FROM key JOIN claim ON claim.subject = key.id JOIN document ON document.id = claim.document
  WHERE key.actor IN (SELECT value FROM json_each(?1)) AND claim.loose = 1
"""


class Partial(Reading):
    """Reads what is asked for by ids."""

    def changed(self, since: int) -> set[str]:
        """The ids of articles, actors and relations that changed or went after that operation."""
        return {identifier for (identifier,) in self._connection.execute(_CHANGED, [since])}

    def touching(self, ids: Collection[str]) -> set[str]:
        """The ends of these relations, who is mentioned in these articles, and the articles that these relations and actors are evidenced by."""
        return {found for (found,) in self._connection.execute(_TOUCHING, [_listed(ids)])}

    def nodes_of(self, ids: Collection[str]) -> Iterator[Node]:
        """Those articles and actors, sorted by id."""
        which = "IN (SELECT value FROM json_each(?))"
        yield from self._articles_where(f"document.document {which}", _listed(ids))
        yield from self._actors_where(f"actor {which}", _listed(ids))

    def mentions_of(self, ids: Collection[str]) -> Iterator[Relation]:
        """The MENTIONS of those actors, sorted by id, without their spans."""
        rows = self._connection.execute(
            # Without CROSS JOIN SQLite may go through all units.
            "SELECT DISTINCT unit.mentions, document.document, key.actor FROM key CROSS JOIN unit ON unit.key = key.id"
            " CROSS JOIN document ON document.id = unit.document WHERE key.actor IN (SELECT value FROM json_each(?))"
            " ORDER BY unit.mentions",
            [_listed(ids)],
        )
        return (Relation(name, "MENTIONS", article, actor) for name, article, actor in rows)


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a state that has to be compared."""

    reading: Partial
    chosen: frozenset[str]
    named: frozenset[str]
    """Nodes that are needed whether or not they changed: ends of relations, articles that are quoted."""

    def nodes(self) -> Iterator[Node]:
        """The nodes, sorted by id."""
        return self.reading.nodes_of(self.chosen | self.named)

    def relations(self) -> Iterator[Relation]:
        """The relations that may have changed, and the mentions of all of its nodes, sorted by id."""
        claimed = self.reading.named(sorted(self.chosen))
        return heapq.merge(claimed, self.reading.mentions_of(self.chosen | self.named), key=lambda one: one.id)


def parts(before: Partial, after: Partial, since: int) -> tuple[Part, Part]:
    """The parts of two states of one ledger; `since` is the ledger's own last operation."""
    chosen = frozenset(before.changed(since) | after.changed(since))
    named = frozenset(before.touching(chosen) | after.touching(chosen))
    return Part(before, chosen, named), Part(after, chosen, named)


def _listed(ids: Collection[str]) -> str:
    return json.dumps(sorted(ids))
