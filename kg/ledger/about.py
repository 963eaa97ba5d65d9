"""What concerns one actor alone: found by index, so that its cost is that of the actor's own claims, whatever the ledger holds.

Comes in: an actor's id. Goes out: its node and relations as the graph has them, claims of others that only deny something of it, and what other nodes
are called.
"""

import json
from collections.abc import Iterable, Iterator

from kg.graph import Node, Relation
from kg.ledger.reading import Reading

_OF_ARTICLE = ("publisher", "date", "reprint_group", "reprint_origin")


class About(Reading):
    """Reads what touches one actor."""

    def node(self, actor: str) -> Node:
        """The actor with its evidence; StopIteration where there is none of that id."""
        return next(self._actors_where("actor = ?", actor))

    def relations_of(self, actor: str) -> Iterator[Relation]:
        """The relations that the actor is an end of, sorted by id; not MENTIONS."""
        chosen = (
            "SELECT relation FROM claim WHERE subject IN (SELECT id FROM key WHERE actor = ?1)"
            " UNION SELECT relation FROM claim WHERE object IN (SELECT id FROM key WHERE actor = ?1)"
        )
        return self._summed(f"relation.id IN ({chosen})", actor)

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """The names of actors and the headlines of articles, by id."""
        wanted = json.dumps(sorted(set(ids)))
        rows = self._connection.execute(
            "SELECT actor, name FROM actor WHERE actor IN (SELECT value FROM json_each(?1))"
            " UNION ALL SELECT document.document, coalesce(metadata ->> 'title', document.document) FROM document"
            " JOIN extraction ON extraction.id = document.extraction JOIN version ON version.id = extraction.version"
            " WHERE document.document IN (SELECT value FROM json_each(?1))",
            [wanted],
        )
        return dict(rows.fetchall())

    def nodes_of(self, ids: Iterable[str]) -> dict[str, Node]:
        """These nodes as far as they are named elsewhere: type and name, of an article also publisher, date and reprints; by id.

        An article that prints another comes with that one.
        """
        wanted = json.dumps(sorted(set(ids)))
        rows = self._connection.execute(
            "WITH wanted AS (SELECT value AS id FROM json_each(?1) UNION SELECT origin.document FROM json_each(?1)"
            " JOIN document copy ON copy.document = value JOIN article ON article.document = copy.id"
            " JOIN document origin ON origin.id = article.origin)"
            " SELECT actor, type, name, NULL, NULL, NULL, NULL FROM wanted JOIN actor ON actor = wanted.id"
            " UNION ALL SELECT document.document, 'Article', coalesce(metadata ->> 'title', document.document), document.publisher, document.date,"
            "  article.reprints, origin.document FROM wanted JOIN document ON document.document = wanted.id"
            " JOIN extraction ON extraction.id = document.extraction JOIN version ON version.id = extraction.version"
            " JOIN article ON article.document = document.id LEFT JOIN document origin ON origin.id = article.origin",
            [wanted],
        )
        found = {
            name: Node(name, kind, (), title, properties=dict(zip(_OF_ARTICLE, stated, strict=True)))
            for name, kind, title, *stated in rows
        }
        said = self._statements_where("statement IN (SELECT value FROM json_each(?))", wanted)
        return found | {statement.id: statement for statement in said}

    def outlets(self, articles: Iterable[str]) -> dict[str, str | None]:
        """The publisher of each of these articles."""
        rows = self._connection.execute(
            "SELECT document, publisher FROM document WHERE document IN (SELECT value FROM json_each(?))",
            [json.dumps(sorted(set(articles)))],
        )
        return dict(rows.fetchall())
