"""`kg export neo4j-csv` through the real `neo4j-admin database import full`: what stands there is what `kg push` writes, node by node."""

import dataclasses
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sample_graph import sample
from stores import empty, server

from kg.export import export
from kg.graph import Graph
from kg.store import Store, open_server

pytestmark = pytest.mark.neo4j

ODD = "A \"B\", C;D\r\nE\tF\\G|\u2028 '$x`{}'"
"""What careless CSV trips over; Neo4j's own tool must give it back character for character."""


def graph() -> Graph:
    """The sample, one of its names odd, one figure a decimal, one name empty of aliases."""
    whole = sample()
    odd = dataclasses.replace(whole.node("누리텍"), name=ODD, aliases=(ODD, "가;나", "10kB " + "다" * 5000))
    area = dataclasses.replace(
        whole.node("다온시").evidence[0]
        if whole.node("다온시").evidence
        else next(e for n in whole.nodes() for e in n.evidence if e.property),
        property="area",
        value=12.5,
        unit="km2",
        claim="c-" + "a" * 20,
    )
    town = dataclasses.replace(whole.node("다온시"), evidence=(area,), properties={"area": 12.5}, aliases=())
    others = tuple(node for node in whole.node_list if node.id not in (odd.id, town.id))
    return dataclasses.replace(whole, node_list=(*others, odd, town))


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A server that was filled by the script that the export wrote."""
    folder = tmp_path_factory.mktemp("bulk") / "csv"
    export("neo4j-csv", graph(), folder)
    server.FOLDER.mkdir(exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix="bulk-", dir=server.FOLDER))
    running = None
    try:
        try:
            program = folder.parent / "neo4j-admin"
            program.write_text(f'#!/bin/sh\nexec {shlex.join(server.admin(home))} "$@"\n')
            program.chmod(0o755)
            done = subprocess.run(
                ["sh", folder / "import.sh"],
                env={"PATH": "/usr/bin:/bin", "NEO4J_ADMIN": str(program)},
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stdout + done.stderr
            running = server.start(home)
            with opened(running) as store:
                for statement in (folder / "after-import.cypher").read_text(encoding="utf-8").split(";\n"):
                    if "\n".join(line for line in statement.splitlines() if not line.startswith("//")).strip():
                        store.write(statement)
        except server.Unavailable as reason:
            pytest.skip(f"no neo4j-admin: {reason}")
        yield running
    finally:
        if running is not None:
            running.stop()
        shutil.rmtree(home, ignore_errors=True)


def opened(found: Any) -> Store:
    return open_server(found.bolt, user=found.user, password=found.password, database=None)


def contents(store: Store) -> dict[str, list[Any]]:
    """Everything that stands there, sorted; the mark of the projection too."""
    nodes = store.read("MATCH (n) RETURN coalesce(n.id, 'mark') AS id, labels(n), properties(n)").records
    links = store.read("MATCH (a)-[r]->(b) RETURN r.id AS id, type(r), a.id, b.id, properties(r)").records
    return {
        "nodes": sorted((name, sorted(labels), sorted(stated.items(), key=str)) for name, labels, stated in nodes),
        "links": sorted((name, kind, a, b, sorted(stated.items(), key=str)) for name, kind, a, b, stated in links),
    }


def test_the_import_is_what_a_push_writes_and_the_next_push_goes_on_from_it(imported):
    with opened(imported) as store:
        by_import = contents(store)
        assert store.bring_up_to_date(graph()).skipped
        report = store.bring_up_to_date(graph(), verify=True)
        assert (report.created, report.changed, report.deleted) == (0, 0, 0)
    empty(imported.bolt, imported.user, imported.password)
    with opened(imported) as store:
        store.bring_up_to_date(graph())
        by_push = contents(store)
    assert len(by_import["nodes"]) > 40
    assert by_import["nodes"] == by_push["nodes"]
    assert by_import["links"] == by_push["links"]
    assert any(ODD in str(stated) or ("name", ODD) in stated for _, _, stated in by_import["nodes"])
