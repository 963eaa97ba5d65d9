"""Bringing a store up to date: our push beside a bare driver loop of `UNWIND … MERGE` (a server) or `UNWIND … CREATE` (embedded).

    python benchmarks/push.py [--nodes N] [--relations N] [--stores neo4j,embedded]

Comes in: a synthetic graph with a claim for each relation. The bare loop is given ready rows, sorted and grouped, and the constraint on
`Entity.id`; ours unfolds the evidence, hashes every row and compares with what stands there. Both send batches of the same size. Goes out: one JSON line a
store with seconds and ratios; exits 1 where a target of issue 6 is missed. A Neo4j of the tests (`tests/neo4j/server.py`) is started and stopped.
"""

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from memory_graph import SampleGraph, synthetic  # noqa: E402
from outcome import tell  # noqa: E402

from kg.ontology import load_ontology  # noqa: E402
from kg.store import Store, open_embedded, open_server, statements, update  # noqa: E402
from kg.store.bolt import Connection  # noqa: E402

THROUGHPUT, FIRST = "throughput of the bare loop's", "first push, of the bare loop's time"
SECOND, ONE = "second push, of the first", "one changed relation, of the first push"
TARGETS = {
    "neo4j": {THROUGHPUT: {"least": 0.9}, SECOND: {"most": 0.1}, ONE: {"most": 0.05}},
    "embedded": {FIRST: {"most": 1.2}, ONE: {"most": 0.02}},
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, default=20_000)
    parser.add_argument("--relations", type=int, default=60_000)
    parser.add_argument("--stores", default="neo4j,embedded")
    asked = parser.parse_args()
    graph = synthetic(asked.nodes, asked.relations)
    met = True
    for name in asked.stores.split(","):
        with {"neo4j": neo4j, "embedded": embedded}[name]() as opener:
            found = measured(name, graph, opener)
        for what, bounds in TARGETS[name].items():
            met &= tell("push", f"{name}: {what}", found[what], **bounds, **found["took"])
    return 0 if met else 1


def measured(name: str, graph: SampleGraph, opener: Callable[[str], Store]) -> dict[str, Any]:
    """Seconds of the bare loop, of our first push, of a second one and of one changed relation; and their ratios."""
    rows = every_row(graph)
    with opener("bare") as store:
        bare = seconds(lambda: bare_loop(store._writer, rows, merge=name == "neo4j"))
    with opener("ours") as store:
        first = seconds(lambda: store.bring_up_to_date(graph))
    with opener("") as store:
        compared = seconds(lambda: store.bring_up_to_date(graph, verify=True))
        second = seconds(lambda: store.bring_up_to_date(graph))
        relation = graph.relation_list[len(graph.relation_list) // 2]
        changed = replace(relation, properties={**relation.properties, "confidence": 0.11})
        later = graph.after(put=[changed])
        one = seconds(lambda: store.bring_up_to_date(later))
    took = {"bare": bare, "first": first, "second": second, "verify": compared, "one": one}
    rows_sent = sum(map(len, rows["nodes"].values())) + sum(map(len, rows["links"].values()))
    took_of = {f"{what} s": round(value, 2) for what, value in took.items()}
    return {
        THROUGHPUT: bare / first,
        FIRST: first / bare,
        SECOND: second / first,
        ONE: one / first,
        "took": {"rows": rows_sent, **took_of},
    }


def seconds(work: Callable[[], object]) -> float:
    """Wall time: client and store share the machine's cores, and a user waits for both."""
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def every_row(graph: SampleGraph) -> dict[str, dict[Any, list[dict[str, Any]]]]:
    """What the bare loop sends: nodes by labels, links by type."""
    nodes: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    links: dict[Any, list[dict[str, Any]]] = defaultdict(list)

    def node(row: statements.NodeRow) -> None:
        nodes[row.labels].append({"id": row.id, "properties": row.properties})

    def link(row: statements.LinkRow) -> None:
        links[row.type].append({"id": row.id, "source": row.source, "target": row.target, "properties": row.properties})

    for one in graph.nodes():
        node(statements.node_row(one))
    for relation in graph.relations():
        link(statements.link_row(relation, True))
        for claim, ends in statements.claims_of_relation(relation):
            node(claim)
            for end in ends:
                link(end)
    return {"nodes": nodes, "links": links}


def bare_loop(connection: Connection, rows: dict[str, dict[Any, list[dict[str, Any]]]], *, merge: bool) -> None:
    """What anyone would write with the driver."""
    names = statements.Names(load_ontology())
    connection.write(statements.preparations(load_ontology(), embedded=True)[0])
    for labels, group in rows["nodes"].items():
        text = names.label_text(labels)
        there = f"MERGE (n:Entity {{id: row.id}}) SET n{text}" if merge else f"CREATE (n{text} {{id: row.id}})"
        for part in update._batches(group, update.BATCH):
            connection.write_all([(f"UNWIND $rows AS row {there} SET n += row.properties", {"rows": list(part)})])
    for kind, group in rows["links"].items():
        ends = "UNWIND $rows AS row MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target})"
        text = f"{ends} {'MERGE' if merge else 'CREATE'} (a)-[r:{kind} {{id: row.id}}]->(b) SET r += row.properties"
        for part in update._batches(group, update.BATCH):
            connection.write_all([(text, {"rows": list(part)})])


@contextmanager
def neo4j() -> Iterator[Callable[[str], Store]]:
    """A server of the tests; each named opening begins with an empty database."""
    from stores import empty, server

    server.FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=server.FOLDER) as home:
        running = server.start(Path(home))

        def opener(name: str) -> Store:
            if name:
                empty(running.bolt, running.user, running.password)
            return open_server(running.bolt, user=running.user, password=running.password)

        try:
            yield opener
        finally:
            running.stop()


@contextmanager
def embedded() -> Iterator[Callable[[str], Store]]:
    """The embedded graph, for each name in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        yield lambda name: open_embedded(Path(folder) / f"{name or 'ours'}.kg")


if __name__ == "__main__":
    sys.exit(main())
