"""The doubtful identities of a ledger: `kg query doubtful-identities`.

Comes in: a ledger's connection, the standing judgements, the places of the lexicon. Goes out: pairs worth a look, best first. Only of the most likely pairs
the company is read, and of an actor in many articles only the first of these: the cost follows the number of actors, not of articles.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from kg.graph import Judgement
from kg.resolve.doubtful import Doubt, Suspect, candidates, ranked

POOL = 1500
"""Of so many pairs the company is read."""
ARTICLES_READ = 30
"""An actor's company is that of so many of its articles."""


def doubts(connection: sqlite3.Connection, judgements: Iterable[Judgement], places: Mapping[str, str]) -> list[Doubt]:
    """The pairs of actors that a person should look at, best first; of at most `POOL`."""
    found = candidates(suspects(connection), judgements, places)[:POOL]
    company, articles = _company(connection, {suspect.id for doubt in found for suspect in (doubt.a, doubt.b)})
    pairs = {frozenset((doubt.a.id, doubt.b.id)) for doubt in found}
    linked = {
        pair
        for ends in connection.execute("SELECT source, target FROM relation WHERE visible")
        if (pair := frozenset(ends)) in pairs
    }
    return ranked(found, company, articles, _named(connection), linked)


def suspects(connection: sqlite3.Connection) -> list[Suspect]:
    """All actors, sorted by id."""
    listed = {
        actor
        for (actor,) in connection.execute(
            "SELECT DISTINCT actor FROM tally JOIN key ON key.id = tally.key WHERE listed = 1 AND name = ''"
        )
    }
    articles = _named(connection)
    rows = connection.execute("SELECT actor, type, name, aliases, keys FROM actor ORDER BY actor")
    return [
        Suspect(
            actor, kind, name, (name, *json.loads(aliases)), tuple(json.loads(keys)), actor in listed, articles[actor]
        )
        for actor, kind, name, aliases, keys in rows
    ]


def _named(connection: sqlite3.Connection) -> Mapping[str, int]:
    """In how many articles each actor is named, by its tallies (an article that names two of its keys counts twice)."""
    rows = connection.execute(
        "SELECT actor, sum(documents) FROM tally JOIN key ON key.id = tally.key WHERE name = '' GROUP BY actor"
    )
    return defaultdict(int, rows.fetchall())


def _company(
    connection: sqlite3.Connection, actors: Iterable[str]
) -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[int]]]:
    """For each actor the others that its articles name, without publishers, and those articles."""

    @cache
    def named_in(article: int) -> frozenset[str]:
        rows = connection.execute(
            "SELECT key.actor FROM unit JOIN key ON key.id = unit.key JOIN actor ON actor.actor = key.actor"
            " WHERE unit.document = ? AND actor.type != 'MediaOutlet'",
            [article],
        )
        return frozenset(actor for (actor,) in rows)

    company, articles = {}, {}
    for actor in actors:
        rows = connection.execute(
            # Without the + SQLite would go through all units in the order of documents.
            "SELECT DISTINCT unit.document FROM key CROSS JOIN unit ON unit.key = key.id WHERE key.actor = ? ORDER BY +unit.document LIMIT ?",
            [actor, ARTICLES_READ],
        )
        articles[actor] = frozenset(article for (article,) in rows)
        company[actor] = frozenset().union(*map(named_in, articles[actor])) - {actor}
    return company, articles
