"""What reading would allow on a server although it reaches beyond the graph."""

import pytest

from kg.errors import GraphError
from kg.store.guard import refuse_side_doors

REFUSED = [
    "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    "load  csv with headers from 'x' as l return l",
    "LOAD/* between */CSV FROM 'x' AS l RETURN l",
    "LOAD // to the end of the line\n CSV FROM 'x' AS l RETURN l",
    "MATCH (n) LOAD\nCSV FROM n.url AS l RETURN l",
    r"\u004cOAD CSV FROM 'x' AS l RETURN l",
    r"RETURN 'it\'s' AS a UNION LOAD CSV FROM 'x' AS l RETURN l AS a",
    "CALL apoc.load.json('file:///x') YIELD value RETURN value",
    "CALL `apoc`.`load`.json('x')",
    "CALL apoc.export.csv.all('x', {})",
    "CALL dbms.killConnection('bolt-1')",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
]
ALLOWED = [
    "MATCH (n) RETURN n",
    "RETURN 'LOAD CSV FROM' AS words",
    'RETURN "LOAD CSV" AS words',
    "MATCH (n:`LOAD CSV`) RETURN n",
    "MATCH (n) RETURN n // LOAD CSV",
    "MATCH (n) /* LOAD CSV */ RETURN n",
    "MATCH (n) WHERE n.load = 1 RETURN n.csv",
    "MATCH (n) RETURN n.name AS overload, n.csv AS csvs",
    r"RETURN 'a \' LOAD CSV \' b' AS words",
    "CALL db.labels()",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_side_doors_are_refused(statement: str) -> None:
    with pytest.raises(GraphError) as refused:
        refuse_side_doors(statement)
    assert refused.value.name == "graph-side-door"


@pytest.mark.parametrize("statement", ALLOWED)
def test_what_only_looks_like_one_is_allowed(statement: str) -> None:
    refuse_side_doors(statement)
