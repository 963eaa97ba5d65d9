"""Bringing a store up to date with the graph: what changed is sent, nothing else is touched.

Comes in: a connection that may write, and a `Graph`. Goes out: a `Report`. Decides what to send; the texts are in `statements`.

One node `(:KgProjection)` says which operation of which history the store shows (`stamp`). If this ledger knows that stamp, only rows
changed since are looked at; else, and with `verify`, all ids and hashes are read and compared. `pending` is the stamp that is being
written: where it still stands, a former run was cut off, and everything is compared. The stamp comes last, in a
transaction of its own after all others, so a store never claims more than it holds.

Ours is what has an id of ours and a hash. Deletes never DETACH: our relations go first, and a node that other people's relations
hold stays as `(:Entity:Retired {id, name, see})`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from kg.errors import ServerError
from kg.graph import Graph
from kg.ontology import load_ontology
from kg.store import statements
from kg.store.base import Progress, Report
from kg.store.bolt import Connection
from kg.store.changes import Changes
from kg.store.statements import Names

BATCH = 2000
"""Nodes or relations of the graph a transaction, their claims not counted."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class State:
    """What the projection node says; empty for a store that has none."""

    stamp: str = ""
    pending: str = ""
    format: int = 0
    evidence: bool | None = None


def bring_up_to_date(
    connection: Connection,
    graph: Graph,
    *,
    owned: bool,
    verify: bool = False,
    take_over: bool = False,
    evidence: bool = True,
    progress: Progress | None = None,
) -> Report:
    """Make the store's projection equal to the graph.

    `owned`: the store is this ledger's alone. `verify` compares everything; `take_over` also where another ledger was shown.
    Raises ServerError where the server shows another ledger and `take_over` is False, GraphError where the store refuses.
    """
    state = _state(connection)
    same_shape = state.format == statements.FORMAT and state.evidence == evidence
    if state.stamp == graph.stamp and not state.pending and same_shape and not verify:
        return Report(skipped=True)
    known = graph.operation_of(state.stamp) if state.stamp else None
    ours = owned or known is not None or (state.pending and graph.operation_of(state.pending) is not None)
    if not ours and not take_over and connection.read(statements.OURS).records:
        raise ServerError("server-foreign", uri=connection.uri)
    since = known if known is not None and same_shape and not state.pending and not verify else None

    names = Names(load_ontology())
    _prepare(connection, owned)
    _mark(connection, {"pending": graph.stamp})
    totals = graph.sizes(since or 0) if progress else (0, 0)  # counting is for those who watch
    changes = Changes(connection, names, since, progress, totals)
    _send(changes, graph, since or 0, evidence)
    changes.delete(graph.gone(since) if since is not None else None)
    state_now = {"operation": graph.operation, "stamp": graph.stamp, "pending": None, "evidence": evidence}
    _mark(connection, {**state_now, "format": statements.FORMAT})
    return changes.report()


def _state(connection: Connection) -> State:
    found = connection.read(statements.STATE).records
    told: dict[str, Any] = found[0][0] if found else {}
    return State(told.get("stamp") or "", told.get("pending") or "", told.get("format") or 0, told.get("evidence"))


def _mark(connection: Connection, state: dict[str, object]) -> None:
    connection.write(statements.MARK, {"state": state})


def _prepare(connection: Connection, embedded: bool) -> None:
    """Make the constraints and indexes that are not there yet, each in a transaction of its own as stores demand."""
    there = {
        name for kind in ("CONSTRAINTS", "INDEXES") for (name,) in connection.read(f"SHOW {kind} YIELD name").records
    }
    for statement in statements.preparations(load_ontology(), embedded=embedded):
        name = statement.partition(" IF NOT EXISTS")[0].split()[-1]
        if name not in there:
            connection.write(statement)


def _send(changes: Changes, graph: Graph, since: int, evidence: bool) -> None:
    """Nodes first with the claims about them, then what links them, then relations with their claims."""
    links = []
    for batch in _batches(graph.nodes(since), BATCH):
        claims = [pair for node in batch if evidence for pair in statements.claims_of_node(node)]
        changes.nodes([statements.node_row(node) for node in batch] + [row for row, _ in claims], len(batch))
        links += [link for node in batch for link in statements.node_links(node)]
        links += [link for _, found in claims for link in found]
        changes.moved |= {old: node.id for node in batch for old in node.merged_ids}
    changes.begin_relations()
    for part in _batches(iter(links), BATCH):
        changes.links(part, 0)
    for some in _batches(graph.relations(since), BATCH):
        claims = [pair for relation in some if evidence for pair in statements.claims_of_relation(relation)]
        changes.nodes([row for row, _ in claims], 0)
        rows = [statements.link_row(relation, evidence) for relation in some]
        changes.links(rows + [link for _, found in claims for link in found], len(some))


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    left = iter(items)
    while batch := list(islice(left, size)):
        yield batch
