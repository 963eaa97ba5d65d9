"""`read` cannot change anything, on either store, whatever the statement: by the store's own protection."""

import pytest
from sample_graph import sample

from kg.errors import GraphError
from kg.store import Store

WRITES = {
    "create": "CREATE (n:Entity {id: 'z'}) RETURN n",
    "create new label": "CREATE (:Brandnew)",
    "merge": "MERGE (n:Entity {id: 'z'}) RETURN n",
    "merge on match": "MATCH (c:City) MERGE (n:Entity {id: c.id}) ON MATCH SET n.name = 'x'",
    "set": "MATCH (n:City) SET n.name = 'x'",
    "set label": "MATCH (n:City) SET n:Brandnew",
    "set map": "MATCH (n:City) SET n = {}",
    "set relation": "MATCH ()-[r:BIDS_FOR]->() SET r.quote = 'x'",
    "remove": "MATCH (n:City) REMOVE n.name",
    "remove label": "MATCH (n:City) REMOVE n:City",
    "delete": "MATCH ()-[r:BIDS_FOR]->() DELETE r",
    "detach delete": "MATCH (n) DETACH DELETE n",
    "foreach": "FOREACH (x IN [1, 2] | CREATE (:Entity {id: 'z'}))",
    "after reading": "MATCH (n:City) WITH n LIMIT 1 CREATE (n)-[:BIDS_FOR {id: 'z'}]->(n) RETURN n",
    "hidden in a subquery": "MATCH (n:City) CALL (n) { SET n.name = 'x' } RETURN n",
    "create index": "CREATE INDEX z FOR (n:Entity) ON (n.hash)",
    "create constraint": "CREATE CONSTRAINT z FOR (n:Actor) REQUIRE n.hash IS UNIQUE",
    "drop constraint": "DROP CONSTRAINT entity_id",
    "drop index": "DROP INDEX entity_name",
    "in transactions": "MATCH (n:City) CALL (n) { SET n.name = 'x' } IN TRANSACTIONS",
    "create in transactions": "UNWIND [1, 2] AS x CALL (x) { CREATE (:Entity {id: 'z' + x}) } IN TRANSACTIONS OF 1 ROW",
    "load csv": "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    "load csv and write": "LOAD CSV FROM 'file:///etc/hostname' AS line CREATE (:Entity {id: line[0]})",
    "profile": "PROFILE CREATE (n:Entity {id: 'z'}) RETURN n",
    "two statements": "RETURN 1; CREATE (:Entity {id: 'z'})",
    "user": "CREATE USER z SET PASSWORD 'zzzzzzzz'",
    "procedure": "CALL db.createLabel('Brandnew')",
}


def everything(store: Store) -> list[object]:
    asked = (
        "MATCH (n) RETURN labels(n), properties(n) ORDER BY n.id",
        "MATCH ()-[r]->() RETURN type(r), properties(r) ORDER BY r.id",
        "SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name",
        "SHOW INDEXES YIELD name RETURN name ORDER BY name",
    )
    return [store.read(statement).records for statement in asked]


def test_nothing_that_writes_gets_through(store: Store) -> None:
    store.bring_up_to_date(sample())
    before = everything(store)
    for what, statement in WRITES.items():
        with pytest.raises(GraphError):
            pytest.fail(f"{what}: was not refused, it gave {store.read(statement)}")
    assert everything(store) == before


def test_a_refusal_says_so(store: Store) -> None:
    store.bring_up_to_date(sample())
    for statement in (WRITES["create"], WRITES["set"], WRITES["drop constraint"], WRITES["in transactions"]):
        with pytest.raises(GraphError) as refused:
            store.read(statement)
        assert refused.value.name == "graph-read-only", statement
        assert " ".join(statement.split()) in str(refused.value)


def test_explaining_a_write_does_not_do_it(store: Store) -> None:
    store.bring_up_to_date(sample())
    before = everything(store)
    assert store.read("EXPLAIN CREATE (n:Entity {id: 'z'}) RETURN n").records == []
    assert everything(store) == before


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n:City) RETURN n.name",
        "MATCH p = shortestPath((a:City)-[*..4]-(b:University)) RETURN length(p)",
        "CALL db.labels() YIELD label RETURN count(label) > 3",
        "PROFILE MATCH (n:City) RETURN n.name",
        "MATCH (n) RETURN 'CREATE LOAD CSV' AS words LIMIT 1",
    ],
)
def test_reading_goes_on(store: Store, statement: str) -> None:
    store.bring_up_to_date(sample())
    assert store.read(statement).records


def test_values_are_plain_and_the_same_in_both_stores(store: Store) -> None:
    store.bring_up_to_date(sample())
    asked = "MATCH p = (a:City)-[r:BIDS_FOR]->(b) RETURN p, a, r, labels(b) AS labels, date('2031-03-04') AS day, [1, null, {x: 2.5}] AS mixed"
    rows = store.read(asked)
    assert rows.columns == ("p", "a", "r", "labels", "day", "mixed")
    path, city, relation, _, day, mixed = rows.records[0]
    assert [step.get("_labels", step.get("_type")) for step in path][1] == "BIDS_FOR"
    assert path[:2] == [city, relation]
    assert city["_labels"] == ["Actor", "City", "Entity", "GovernmentBody", "Organization", "Place"]
    assert (city["name"], city["aliases"]) == ("다온시", ["다온", "시"])
    assert (day, mixed) == ("2031-03-04", [1, None, {"x": 2.5}])


@pytest.mark.parametrize(
    ("statement", "name"),
    [("MATCH (n RETURN n", "graph-syntax"), ("RETURN $missing AS x", "graph-parameter"), ("CALL no.such.thing()", "graph-refused")],
)  # fmt: skip
def test_a_wrong_statement_is_told_from_a_forbidden_one(store: Store, statement: str, name: str) -> None:
    with pytest.raises(GraphError) as refused:
        store.read(statement)
    assert refused.value.name == name
    assert statement in str(refused.value)


def test_parameters_are_values_not_text(store: Store) -> None:
    store.bring_up_to_date(sample())
    evil = "x'}) MATCH (n) DETACH DELETE n //"
    assert store.read("MATCH (n:Entity {name: $name}) RETURN n", {"name": evil}).records == []
    assert store.read("RETURN $name AS name", {"name": evil}).records == [(evil,)]


@pytest.mark.neo4j
def test_a_server_takes_writes_where_they_are_asked_for(neo4j_server) -> None:
    from kg.store import open_server

    with open_server(neo4j_server.bolt, user=neo4j_server.user, password=neo4j_server.password) as server:
        assert server.write("CREATE (n:Foreign {x: $x}) RETURN n.x", {"x": 1}).records == [(1,)]
        server.write("MATCH (n:Foreign) DELETE n")
