"""Counts of what a ledger holds.

Comes in: a connection. Goes out: `Stats`. Reads tables only, no texts.
"""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of the current state; dates are publication days; `extraction_keys` counts articles by who extracted them."""

    articles: int
    publishers: int
    first_date: str | None
    last_date: str | None
    actors: dict[str, int]
    relations: dict[str, int]
    claims: int
    statements: int
    extraction_keys: dict[str, int]
    operations: int


def read_stats(connection: sqlite3.Connection) -> Stats:
    """Count everything."""
    articles, publishers, first, last = connection.execute(
        "SELECT count(*), count(DISTINCT publisher), min(date), max(date) FROM document WHERE extraction IS NOT NULL"
    ).fetchone()

    def counts(query: str) -> dict[str, int]:
        return dict(connection.execute(query).fetchall())

    def count(table: str) -> int:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    relations = counts("SELECT type, count(*) FROM relation WHERE visible GROUP BY type ORDER BY type")
    mentions = connection.execute("SELECT count(DISTINCT mentions) FROM unit").fetchone()[0]
    return Stats(
        articles,
        publishers,
        first,
        last,
        counts("SELECT type, count(*) FROM actor GROUP BY type ORDER BY type"),
        dict(sorted({**relations, "MENTIONS": mentions}.items())) if mentions else relations,
        count("claim"),
        count("statement"),
        counts(
            "SELECT key, count(*) FROM document JOIN extraction ON extraction.id = document.extraction GROUP BY key ORDER BY key"
        ),
        count("operation"),
    )
