"""What a retraction takes: which relations vanish, which only lose a source, which actors nobody mentions any more.

Comes in: a connection within a transaction, and the change itself. Goes out: a `Retraction`, from the graph before and after. Whoever
only wants to know rolls the transaction back.
"""

import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kg.evidence import DENIED
from kg.ledger.reading import Reading


@dataclass(frozen=True, slots=True)
class Loss:
    """A relation that loses claims: type, names of its ends, articles before and after, and the strength that it keeps (`kg.support`).

    `after` is 0 and `strength` None where it vanishes.
    """

    type: str
    source: str
    target: str
    before: int
    after: int
    strength: str | None = None


@dataclass(frozen=True, slots=True)
class Retraction:
    """What goes: documents (id and title), relations that vanish or lose a source, actors that nobody mentions any more."""

    documents: tuple[tuple[str, str], ...]
    losses: tuple[Loss, ...]
    orphans: tuple[tuple[str, str], ...]

    @property
    def vanished(self) -> tuple[Loss, ...]:
        """The relations that no claim supports any more."""
        return tuple(loss for loss in self.losses if loss.after == 0)

    @property
    def weakened(self) -> tuple[Loss, ...]:
        """The relations that keep another source."""
        return tuple(loss for loss in self.losses if loss.after)


def retraction(
    connection: sqlite3.Connection, reading: Reading, rows: Sequence[int], change: Callable[[], None]
) -> Retraction:
    """Carry out the change that takes these documents (their rows) away, and tell what went with them.

    Relations are followed by their claims, actors by their keys: ids may change where what is left is resolved anew.
    """
    documents = _titles(connection, rows)
    going = {name for name, _ in documents}
    losses, kept = [], []
    for relation in reading.of_documents(rows):
        standing = {claim.article for claim in relation.evidence if claim.modality != DENIED}
        kept.append(next((claim.claim for claim in relation.evidence if claim.article in standing - going), None))
        before, after = (_distinct_texts(connection, articles) for articles in (standing, standing - going))
        source, target = (reading.name(end) for end in (relation.source, relation.target))
        losses.append(Loss(relation.type, source, target, before, after))
    mentioned = _keys_of_mentioned(connection, rows)
    names = {actor: reading.name(actor) for actor in mentioned}
    change()
    strengths = _strengths(connection, reading, [claim for claim in kept if claim])
    losses = [replace(loss, strength=strengths.get(claim)) for loss, claim in zip(losses, kept, strict=True)]
    orphans = sorted((names[actor], actor) for actor, keys in mentioned.items() if not _used(connection, keys))
    return Retraction(documents, tuple(sorted(losses, key=_worst_first)), tuple(orphans))


def _strengths(connection: sqlite3.Connection, reading: Reading, claims: Sequence[str]) -> dict[str | None, str]:
    """By each of these claims the strength of the relation that it supports now."""
    query = (
        "SELECT claim.claim, relation.relation FROM claim JOIN relation ON relation.id = claim.relation"
        " WHERE claim.claim IN (SELECT value FROM json_each(?))"
    )
    relation_of = dict(connection.execute(query, [json.dumps(list(claims))]))
    found = {one.id: one.properties.get("strength") for one in reading.named(sorted(set(relation_of.values())))}
    return {claim: str(found[relation]) for claim, relation in relation_of.items() if found.get(relation)}


def _distinct_texts(connection: sqlite3.Connection, articles: set[str]) -> int:
    query = "SELECT count(DISTINCT text_sha256) FROM document WHERE document IN (SELECT value FROM json_each(?))"
    return int(connection.execute(query, [json.dumps(sorted(articles))]).fetchone()[0])


def _used(connection: sqlite3.Connection, keys: set[int]) -> bool:
    """Whether one of these keys (rows) still belongs to an actor."""
    query = "SELECT EXISTS (SELECT 1 FROM key WHERE actor IS NOT NULL AND id IN (SELECT value FROM json_each(?)))"
    return bool(connection.execute(query, [json.dumps(sorted(keys))]).fetchone()[0])


def _worst_first(loss: Loss) -> tuple[int, str, str, str]:
    """What vanishes first, then by type and names."""
    return loss.after, loss.type, loss.source, loss.target


def _keys_of_mentioned(connection: sqlite3.Connection, rows: Sequence[int]) -> dict[str, set[int]]:
    """All keys (rows) of the actors that these documents mention."""
    found: dict[str, set[int]] = {}
    for actor, key in connection.execute(
        "SELECT actor, id FROM key WHERE actor IN (SELECT key.actor FROM unit JOIN key ON key.id = unit.key"
        " WHERE document IN (SELECT value FROM json_each(?)))",
        [json.dumps(list(rows))],
    ):
        found.setdefault(actor, set()).add(key)
    return found


def _titles(connection: sqlite3.Connection, rows: Sequence[int]) -> tuple[tuple[str, str], ...]:
    found = connection.execute(
        "SELECT document.document, coalesce(metadata ->> 'title', '') FROM document"
        " JOIN extraction ON extraction.id = document.extraction JOIN version ON version.id = extraction.version"
        " WHERE document.id IN (SELECT value FROM json_each(?)) ORDER BY document.document",
        [json.dumps(list(rows))],
    )
    return tuple((name, title) for name, title in found)
