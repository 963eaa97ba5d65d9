"""The difference between what should stand in a store and what stands there, written batch by batch.

Comes in: rows that should be there (`nodes`, `links`), in batches; at the end the ids that are gone. Goes out: transactions with the
rows that are new or have another hash, and a `Report`. What stands there is read once as a whole (`since` None) or, where only
changes are sent, for the ids of each batch.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from kg.errors import GraphError
from kg.store import statements
from kg.store.base import Progress, Report, Rows
from kg.store.bolt import Connection, Step
from kg.store.statements import CLAIM_LINKS, RETIRED, LinkRow, Names, NodeRow

DELETES = 5000
"""Ids a statement when deleting."""
MOST_BYTES = 2_000_000
"""Of properties in one transaction, about: long quotations and names, or a relation of ten thousand claims, are sent in parts."""

R = TypeVar("R", NodeRow, LinkRow)

NodeState = tuple[str | None, tuple[str, ...]]
"""Hash and labels of a node that stands there."""


class Changes:
    """One run of bringing a store up to date."""

    def __init__(
        self,
        connection: Connection,
        names: Names,
        since: int | None,
        progress: Progress | None,
        totals: tuple[int, int],
    ) -> None:
        """Read what stands there, if everything is to be compared; `totals` nodes and relations are to come, for the progress."""
        self._connection, self._names, self._progress = connection, names, progress
        self._totals = dict(zip(("nodes", "relations"), totals, strict=True))
        self._whole = since is None
        self._nodes: dict[str, NodeState] = {}
        self._links: dict[str, dict[str, str]] = {}
        self._claim_links: dict[str, tuple[str, str]] = {}
        """By id, the hash of a link and the claim (or statement) that it begins at."""
        self._looked = 0
        self.moved: dict[str, str] = {}
        """Former ids of nodes, to the node that they became: where a retired node points."""
        self._created = self._changed = self._deleted = self._unchanged = self._retired = 0
        if self._whole:
            self._nodes = _node_states(connection.read(statements.ALL_NODES).records)
            for kind in names.relations:
                self._links[kind] = dict(connection.read(statements.all_links(names, kind)).records)
            self._note_claim_links(connection.read(statements.ALL_CLAIM_LINKS))

    def report(self) -> Report:
        """What was done."""
        return Report(self._created, self._changed, self._deleted, self._unchanged, self._retired)

    def nodes(self, rows: Sequence[NodeRow], looked: int) -> None:
        """Bring these nodes about, in transactions of bounded size; `looked` of them count as progress."""
        for part in _sized(rows):
            self._nodes_of(part)
        self._tell(looked, "nodes")

    def _nodes_of(self, rows: Sequence[NodeRow]) -> None:
        there = self._nodes_there([row.id for row in rows])
        new: dict[tuple[str, ...], list[NodeRow]] = defaultdict(list)
        other: dict[tuple[tuple[str, ...], tuple[str, ...]], list[NodeRow]] = defaultdict(list)
        for row in rows:
            if row.id not in there:
                new[row.labels].append(row)
                continue
            hash_there, labels = there[row.id]
            gone = tuple(sorted((set(labels) & self._names.labels) - set(row.labels)))
            missing = tuple(label for label in row.labels if label not in labels)
            if hash_there != row.properties["hash"] or gone or missing:
                other[gone, missing].append(row)
            else:
                self._unchanged += 1
        steps = [_create_nodes(self._names, labels, group) for labels, group in sorted(new.items())]
        steps += [_update_nodes(self._names, *labels, group) for labels, group in sorted(other.items())]
        self._write(steps)
        self._created += sum(map(len, new.values()))
        self._changed += sum(map(len, other.values()))
        begins = [name for name in there if name[0] in "cs"]
        if begins and not self._whole:
            self._note_claim_links(self._connection.read(statements.SOME_CLAIM_LINKS, {"ids": begins}))

    def links(self, rows: Sequence[LinkRow], looked: int) -> None:
        """Bring these relations about, in transactions of bounded size; both ends of each must be there already."""
        for part in _sized(rows):
            self._links_of(part)
        self._tell(looked, "relations")

    def _links_of(self, rows: Sequence[LinkRow]) -> None:
        by_type: dict[str, list[LinkRow]] = defaultdict(list)
        for row in rows:
            by_type[row.type].append(row)
        steps: list[Step] = []
        for kind, group in sorted(by_type.items()):
            there = self._links_there(kind, [row.id for row in group])
            new = [row for row in group if row.id not in there]
            other = [row for row in group if row.id in there and there[row.id] != row.properties["hash"]]
            if new:
                rows_new = [_link_parameters(row, row.properties) for row in new]
                steps.append((statements.create_links(self._names, kind), {"rows": rows_new}))
            if other:
                absent = dict.fromkeys(statements.LINKED)
                rows_other = [_link_parameters(row, {**absent, **row.properties}) for row in other]
                steps.append((statements.update_links(self._names, kind), {"rows": rows_other}))
            self._created += len(new)
            self._changed += len(other)
            self._unchanged += len(group) - len(new) - len(other)
        self._write(steps)

    def begin_relations(self) -> None:
        """Start counting progress anew."""
        self._looked = 0

    def delete(self, gone: Iterable[str] | None) -> None:
        """Delete what is stale: of a whole comparison what nobody asked for, else `gone`; ours alone, relations first."""
        if gone is None:
            nodes = {name for name in self._nodes if _ours(name)}
            links = {kind: {name for name in left if _ours(name)} for kind, left in self._links.items()}
        else:
            ids = set(gone)
            nodes = {name for name in ids if not name.startswith("r-")}
            # The type of what is gone is not known any more: each type is asked.
            links = dict.fromkeys(self._names.relations, ids - nodes)
        for kind, stale in sorted(links.items()):
            self._delete(statements.delete_links(self._names, kind), stale)
        for part in _parts(self._claim_links):
            sources = sorted({self._claim_links[name][1] for name in part})
            self._delete(statements.DELETE_CLAIM_LINKS, part, sources=sources)
        self._delete(statements.DELETE_LINKS_AT, nodes, types=list(self._names.types))
        self._delete(statements.DELETE_NODES, nodes)
        self._retire(nodes)

    def _retire(self, nodes: set[str]) -> None:
        """What could not be deleted is held by relations of other people: it stays, without what was ours."""
        for part in _parts(nodes):
            left = self._connection.read(statements.HELD_NODES, {"ids": part}).records
            groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[dict[str, Any]]] = defaultdict(list)
            for name, label, labels in left:
                if RETIRED[-1] in labels:
                    continue
                out = tuple(sorted((set(labels) & self._names.labels) - set(RETIRED)))
                absent = dict.fromkeys(self._names.owned(labels))
                kept = {"id": name, "name": label, "see": self.moved.get(name)}
                groups[out, RETIRED[1:]].append({"id": name, "properties": {**absent, **kept}})
            self._write([(statements.update_nodes(self._names, *key), {"rows": rows}) for key, rows in groups.items()])
            self._retired += sum(map(len, groups.values()))

    def _delete(self, statement: str, ids: Iterable[str], **more: object) -> None:
        for part in _parts(ids):
            ((done,),) = self._connection.write(statement, {"ids": part, **more}).records
            self._deleted += done

    def _nodes_there(self, ids: list[str]) -> Mapping[str, NodeState]:
        """Which of these stand there; in a whole comparison each is asked for once, and what is left over is stale."""
        if self._whole:
            return {name: self._nodes.pop(name) for name in ids if name in self._nodes}
        return _node_states(self._connection.read(statements.SOME_NODES, {"ids": ids}).records)

    def _links_there(self, kind: str, ids: list[str]) -> Mapping[str, str]:
        if (
            kind in CLAIM_LINKS
        ):  # known since the claim was looked at; an end that is another now leaves the old link over
            return {name: self._claim_links.pop(name)[0] for name in ids if name in self._claim_links}
        if self._whole:
            there = self._links.get(kind, {})
            return {name: there.pop(name) for name in ids if name in there}
        return dict(self._connection.read(statements.some_links(self._names, kind), {"ids": ids}).records)

    def _note_claim_links(self, found: Rows) -> None:
        self._claim_links |= {name: (hash_there, source) for name, hash_there, source in found.records if _ours(name)}

    def _write(self, steps: list[Step]) -> None:
        if not steps:
            return
        for (statement, parameters), rows in zip(steps, self._connection.write_all(steps), strict=True):
            asked, done = len(parameters["rows"]), rows.records[0][0]  # type: ignore[arg-type]
            if done < asked:
                raise GraphError("graph-ends", done=done, asked=asked, statement=statement)

    def _tell(self, looked: int, what: str) -> None:
        self._looked += looked
        if self._progress is not None and looked:
            self._progress(self._looked, self._totals[what], what)


def _create_nodes(names: Names, labels: tuple[str, ...], rows: list[NodeRow]) -> Step:
    asked = [{"id": row.id, "properties": row.properties} for row in rows]
    return statements.create_nodes(names, labels), {"rows": asked}


def _update_nodes(names: Names, gone: tuple[str, ...], missing: tuple[str, ...], rows: list[NodeRow]) -> Step:
    asked = []
    for row in rows:
        absent = dict.fromkeys((*names.owned((*row.labels, *gone)), "see"))
        asked.append({"id": row.id, "properties": {**absent, **row.properties}})
    return statements.update_nodes(names, gone, missing), {"rows": asked}


def _link_parameters(row: LinkRow, properties: Mapping[str, object]) -> dict[str, object]:
    return {"id": row.id, "source": row.source, "target": row.target, "properties": properties}


def _node_states(records: Iterable[tuple[Any, ...]]) -> dict[str, NodeState]:
    seen: dict[tuple[str, ...], tuple[str, ...]] = {}  # few sets of labels, many nodes: each set is kept once
    return {name: (hash_there, seen.setdefault(tuple(labels), tuple(labels))) for name, hash_there, labels in records}


def _ours(name: str) -> bool:
    return bool(statements.OUR_ID.fullmatch(name))


def _sized(rows: Sequence[R]) -> Iterator[Sequence[R]]:
    """The rows in order, in parts of `MOST_BYTES` at most (or of one row)."""
    first = size = 0
    for number, row in enumerate(rows):
        if size + row.size > MOST_BYTES and number > first:
            yield rows[first:number]
            first, size = number, 0
        size += row.size
    if first < len(rows):
        yield rows[first:]


def _parts(ids: Iterable[str]) -> Iterator[list[str]]:
    left = iter(sorted(ids))
    while part := list(islice(left, DELETES)):
        yield part
