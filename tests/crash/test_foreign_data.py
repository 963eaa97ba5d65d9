"""A thousand nodes and relations of somebody else's in the same database, also between ours: nothing that we do touches them."""

from pathlib import Path

import pytest
from stores import empty
from workshop import article, document_id, fill

import kg
from kg.store import Store, open_server

pytestmark = pytest.mark.neo4j
MANY = 1000
MAKE = """
UNWIND range(1, $many) AS number CREATE (f:Foreign {number: number, note: 'theirs'})
WITH collect(f) AS made UNWIND range(0, size(made) - 2) AS i WITH made, made[i] AS a, made[i + 1] AS b CREATE (a)-[:NEXT {of: a.number}]->(b)
"""
TIE = """
MATCH (n:Actor) WITH n ORDER BY n.id WITH collect(n) AS ours
UNWIND range(0, $many - 1) AS i
WITH ours[i % size(ours)] AS a, ours[(i * 7 + 1) % size(ours)] AS b, i CREATE (a)-[:KNOWN_TO_US {number: i}]->(b)
WITH a, i MATCH (f:Foreign {number: i + 1}) CREATE (f)-[:WATCHES {number: i}]->(a)
"""
THEIRS = """
MATCH (a)-[r:NEXT|KNOWN_TO_US|WATCHES]->(b)
RETURN type(r), coalesce(r.number, r.of), properties(r), coalesce(a.id, a.number), coalesce(b.id, b.number)
"""
NODES = "MATCH (f:Foreign) RETURN f.number, f.note, labels(f)"


def theirs(store: Store) -> tuple[list, list]:
    """All that is somebody else's: relations with their ends, and nodes."""
    return sorted(store.read(THEIRS).records, key=str), sorted(store.read(NODES).records)


def test_foreign_nodes_and_relations_survive_build_retract_judge_undo_and_purge(
    neo4j_server, tmp_path: Path, monkeypatch
) -> None:
    empty(neo4j_server.bolt, neo4j_server.user, neo4j_server.password)
    monkeypatch.setenv("NEO4J_USERNAME", neo4j_server.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j_server.password)
    path = tmp_path / "l.kg"
    fill(path, range(20))
    with kg.open(path) as ledger:
        ledger.push(neo4j_server.bolt)
        with open_server(neo4j_server.bolt, user=neo4j_server.user, password=neo4j_server.password) as store:
            store.write(MAKE, {"many": MANY})
            store.write(TIE, {"many": MANY})
            before = theirs(store)
            assert (len(before[0]), len(before[1])) == (3 * MANY - 1, MANY)
    fill(path, range(20, 30))
    ids = [document_id(article(number)[0]) for number in range(15)]
    with kg.open(path) as ledger:
        a, b = sorted(node.id for node in ledger.nodes() if node.id.startswith("n-"))[:2]
        for change in (
            lambda: None,
            lambda: ledger.retract(ids[:5]),
            lambda: ledger.judge(a, b, "same"),
            lambda: ledger.undo(),
            lambda: ledger.purge(ids[5:]),
        ):
            change()
            ledger.push(neo4j_server.bolt)
            with open_server(neo4j_server.bolt, user=neo4j_server.user, password=neo4j_server.password) as store:
                assert theirs(store) == before
        with open_server(neo4j_server.bolt, user=neo4j_server.user, password=neo4j_server.password) as store:
            held = {name for (name,) in store.read("MATCH (n:Article) RETURN n.id").records}
            assert held == {document_id(article(number)[0]) for number in range(15, 30)}
            quotes = store.read("MATCH (c:Claim) RETURN c.quote").records
            gone = "".join(article(number)[0].text for number in range(15))
            assert not [
                quote
                for (quote,) in quotes
                if quote in gone and not any(quote in article(n)[0].text for n in range(15, 30))
            ]
