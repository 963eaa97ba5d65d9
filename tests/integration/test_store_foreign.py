"""What other people put on a server stays as it is."""

import dataclasses
from collections.abc import Iterator

import pytest
from sample_graph import NASTY, node_id, sample
from stores import empty

from kg.errors import ServerError
from kg.store import Report, Store, open_server

pytestmark = pytest.mark.neo4j
SAMPLE = sample()
FOREIGN = (
    "MATCH (x:Foreign) OPTIONAL MATCH (x)-[r]-(n) RETURN x, type(r), properties(r), n.id ORDER BY x.number, type(r)"
)


@pytest.fixture
def server(neo4j_server) -> Iterator[Store]:
    empty(neo4j_server.bolt, neo4j_server.user, neo4j_server.password)
    with open_server(neo4j_server.bolt, user=neo4j_server.user, password=neo4j_server.password) as opened:
        opened.write(
            "CREATE (:Foreign {number: 1})-[:KNOWS {since: 2020}]->(:Foreign:Entity {number: 2, id: 'mine-1', name: '남의 것'})"
        )
        yield opened


def drop_of(name: str) -> list[str]:
    """The ids to drop so that an actor is gone: it, and its relations."""
    gone = node_id(name)
    return [gone, *(r.id for r in SAMPLE.relations() if gone in (r.source, r.target))]


def test_foreign_nodes_and_relations_survive_everything(server: Store) -> None:
    before = server.read(FOREIGN)
    server.bring_up_to_date(SAMPLE)
    server.bring_up_to_date(SAMPLE.after(drop=drop_of(NASTY[1])))
    server.bring_up_to_date(SAMPLE, take_over=True)
    assert server.read(FOREIGN) == before


def test_foreign_properties_labels_and_relations_of_our_nodes_survive(server: Store) -> None:
    server.bring_up_to_date(SAMPLE)
    city = node_id("다온시")
    server.write(
        "MATCH (n:Entity {id: $id}), (x:Foreign {number: 1}) SET n.note = '메모', n:Visited CREATE (x)-[:LIKES {much: 3}]->(n)",
        {"id": city},
    )
    server.write("MATCH (n:Entity {id: $id})-[r:BIDS_FOR]->() SET r.note = 'edge'", {"id": city})
    renamed = dataclasses.replace(SAMPLE.node("다온시"), aliases=())
    bids = SAMPLE.relation("BIDS_FOR", "다온시", "국가AI연산센터")
    stronger = dataclasses.replace(bids, properties={**bids.properties, "confidence": 1.0})
    report = server.bring_up_to_date(SAMPLE.after(put=[renamed, stronger]))
    assert (report.created, report.changed, report.deleted) == (0, 2, 0)
    asked = "MATCH (:Foreign)-[l:LIKES]->(n:Visited)-[r:BIDS_FOR]->() RETURN n.note, n.aliases, l.much, r.note, r.confidence"
    assert server.read(asked).records == [("메모", [], 3, "edge", 1.0)]


def test_a_node_that_others_hold_is_retired_and_may_come_back(server: Store) -> None:
    server.bring_up_to_date(SAMPLE)
    name, gone = NASTY[2], node_id(NASTY[2])
    server.write(
        "MATCH (n:Entity {id: $id}), (x:Foreign {number: 1}) SET n.note = '메모' CREATE (x)-[:LIKES]->(n)", {"id": gone}
    )
    heir = dataclasses.replace(SAMPLE.node(NASTY[3]), merged_ids=(gone,))
    later = SAMPLE.after(put=[heir], drop=drop_of(name))
    report = server.bring_up_to_date(later)
    assert report.retired == 1
    seen = server.read("MATCH (n {id: $id}) RETURN labels(n), properties(n), COUNT { (n)--() }", {"id": gone}).records
    assert [(sorted(labels), properties, count) for labels, properties, count in seen] == [
        (["Entity", "Retired"], {"id": gone, "name": name, "see": heir.id, "note": "메모"}, 1)
    ]
    assert server.bring_up_to_date(later, verify=True).retired == 0
    server.bring_up_to_date(SAMPLE, take_over=True)
    ((labels, see),) = server.read("MATCH (n {id: $id}) RETURN labels(n), n.see", {"id": gone}).records
    assert set(labels) == {"Entity", "Actor", "Group"}
    assert see is None
    server.write("MATCH (:Foreign)-[r:LIKES]->() DELETE r")
    server.bring_up_to_date(SAMPLE.after(drop=drop_of(name)), take_over=True)
    assert server.read("MATCH (n {id: $id}) RETURN n", {"id": gone}).records == []


def test_another_ledger_is_refused_without_take_over(server: Store) -> None:
    other = dataclasses.replace(SAMPLE, stamp="other", stamps={"other": 1})
    server.bring_up_to_date(SAMPLE)
    with pytest.raises(ServerError) as refused:
        server.bring_up_to_date(other)
    assert refused.value.name == "server-foreign"
    assert refused.value.exit_code == 3
    report = server.bring_up_to_date(other, take_over=True)
    assert (report.created, report.changed, report.deleted) == (0, 0, 0)
    assert server.bring_up_to_date(other) == Report(skipped=True)


def test_a_server_with_only_foreign_things_needs_no_take_over(server: Store) -> None:
    assert server.bring_up_to_date(SAMPLE).created > 0
