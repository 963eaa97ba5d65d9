"""What follows from a change: who is who in the touched blocks, and which relations stand.

Comes in: what `writing` touched, the standing judgements, the vocabulary. Goes out: rows of actors, relations and mentions, each
with the operation that changed it. Costs what was touched, never what the ledger holds: an actor of 30,000 articles
costs a new article no more than a rare one, unless its id changes.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence

from kg.graph import Judgement
from kg.ids import make_id
from kg.keys import parse_key
from kg.ledger.blocks import keys_of_blocks
from kg.ledger.reprints import documents_published_by, find_reprints, touch_relations
from kg.ledger.writing import Touched, mark_gone, unmark_gone
from kg.ontology import Ontology
from kg.resolve import Cluster, KeyTally, resolve


def fold(connection: sqlite3.Connection, touched: Touched, judgements: Sequence[Judgement], ontology: Ontology) -> None:
    """Bring actors, relations and mentions up to date with what was touched."""
    _follow_moved_keys(connection, _resolve_blocks(connection, touched, judgements, ontology), touched)
    _find_relations(connection, touched, ontology)
    find_reprints(connection, touched)
    _show_relations(connection, touched)
    _find_mentions(connection, touched)
    _mark_actors(connection, touched)


def _resolve_blocks(
    connection: sqlite3.Connection, touched: Touched, judgements: Sequence[Judgement], ontology: Ontology
) -> set[int]:
    """Decide the touched blocks anew; returns the rows of keys that belong to another actor now."""
    blocks = _closed(touched.blocks, judgements)
    before: dict[str, tuple[int, str | None]] = {
        key: (row, actor) for row, key, actor in keys_of_blocks(connection, blocks)
    }
    rows = _json(row for row, _ in before.values())
    tallies: dict[str, list[tuple[str, str, bool, int]]] = {}
    for key, kind, name, listed, documents in connection.execute(
        "SELECT key.key, type, name, listed, documents FROM tally JOIN key ON key.id = tally.key"
        " WHERE tally.key IN (SELECT value FROM json_each(?))",
        [rows],
    ):
        tallies.setdefault(key, []).append((kind, name, bool(listed), documents))
    joint = connection.execute(
        "SELECT a.key, b.key FROM joint JOIN key a ON a.id = joint.a JOIN key b ON b.id = joint.b"
        " WHERE joint.a IN (SELECT value FROM json_each(?))",
        [rows],
    ).fetchall()
    clusters = resolve((KeyTally(key, tuple(found)) for key, found in tallies.items()), joint, judgements, ontology)
    after = {key: cluster.id for cluster in clusters for key in cluster.keys}
    for cluster in clusters:
        _store_actor(connection, cluster, touched.operation)
    for vanished in {actor for _, actor in before.values() if actor} - set(after.values()):
        connection.execute("DELETE FROM actor WHERE actor = ?", [vanished])
        mark_gone(connection, vanished, touched.operation)
    moved = set()
    for key, (row, former) in before.items():
        if after.get(key) != former:
            connection.execute("UPDATE key SET actor = ? WHERE id = ?", [after.get(key), row])
            moved.add(row)
    return moved


def _closed(blocks: Collection[str], judgements: Sequence[Judgement]) -> set[str]:
    """The blocks and all that a `same` judgement ties to them."""
    ties = [(parse_key(j.a).block, parse_key(j.b).block) for j in judgements if j.verdict == "same"]
    closed, grown = set(blocks), True
    while grown:
        more = {block for tie in ties if closed & set(tie) for block in tie}
        grown = not more <= closed
        closed |= more
    return closed


def _store_actor(connection: sqlite3.Connection, cluster: Cluster, operation: int) -> None:
    content = (
        cluster.type,
        cluster.name,
        _json(cluster.aliases),
        _json(cluster.keys),
        _json(cluster.merged_ids),
    )
    held = connection.execute(
        "SELECT type, name, aliases, keys, merged FROM actor WHERE actor = ?", [cluster.id]
    ).fetchone()
    if held != content:
        connection.execute(
            "INSERT OR REPLACE INTO actor VALUES (?, ?, ?, ?, ?, ?, ?)",
            [unmark_gone(connection, cluster.id), *content, operation],
        )


def _follow_moved_keys(connection: sqlite3.Connection, moved: Collection[int], touched: Touched) -> None:
    """Touch every claim and mention of keys that belong to another actor now."""
    for key in moved:
        for row, document, relation in connection.execute(
            "SELECT id, document, relation FROM claim WHERE subject = ? UNION SELECT id, document, relation FROM claim"
            " WHERE object = ? UNION SELECT id, document, relation FROM claim WHERE speaker = ?",
            [key, key, key],
        ).fetchall():
            touched.claims.add(row)
            touched.documents.add(document)
            if relation is not None:
                touched.relations.add(relation)
        for (document,) in connection.execute("SELECT document FROM unit WHERE key = ?", [key]).fetchall():
            touched.documents.add(document)
        touch_relations(connection, documents_published_by(connection, key), touched)


def _find_relations(connection: sqlite3.Connection, touched: Touched, ontology: Ontology) -> None:
    """Give every touched claim the relation that it supports."""
    for row in touched.claims:
        kind, subject, source, target, relation, loose = connection.execute(
            "SELECT type, subject, s.actor, coalesce(o.actor, object_id), relation, loose"
            " FROM claim JOIN key s ON s.id = subject"
            " LEFT JOIN key o ON o.id = object WHERE claim.id = ?",
            [row],
        ).fetchone()
        found = None
        if target is not None and source != target:
            if ontology.relations[kind].symmetric:
                source, target = sorted((source, target))
            found = _relation_row(connection, kind, source, target, touched.operation)
        if loose or found is None:
            touched.subjects.add(subject)
        touched.relations |= {number for number in (relation, found) if number is not None}
        connection.execute("UPDATE claim SET relation = ?, loose = ? WHERE id = ?", [found, int(found is None), row])


def _relation_row(connection: sqlite3.Connection, kind: str, source: str, target: str, operation: int) -> int:
    identifier = make_id("r", [kind, source, target])
    found = connection.execute("SELECT id FROM relation WHERE relation = ?", [identifier]).fetchone()
    if found:
        return int(found[0])
    cursor = connection.execute(
        "INSERT INTO relation (relation, type, source, target, operation) VALUES (?, ?, ?, ?, ?)",
        [identifier, kind, source, target, operation],
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _show_relations(connection: sqlite3.Connection, touched: Touched) -> None:
    """Show the touched relations that a claim still supports, hide those all denied, drop those without claims."""
    for row in touched.relations:
        identifier, visible = connection.execute(
            "SELECT relation, visible FROM relation WHERE id = ?", [row]
        ).fetchone()
        claims, standing = connection.execute(
            "SELECT EXISTS (SELECT 1 FROM claim WHERE relation = ?1),"
            " EXISTS (SELECT 1 FROM claim WHERE relation = ?1 AND modality != 'denied')",
            [row],
        ).fetchone()
        if visible and not standing:
            mark_gone(connection, identifier, touched.operation)
        if standing:
            unmark_gone(connection, identifier)
        if claims:
            connection.execute(
                "UPDATE relation SET visible = ?, operation = ? WHERE id = ?", [standing, touched.operation, row]
            )
            if visible and standing:
                continue  # so it was: none of its claims is loose, and one relation may have tens of thousands
            changed = connection.execute(
                "UPDATE claim SET loose = ?1 WHERE relation = ?2 AND loose != ?1 RETURNING subject", [1 - standing, row]
            ).fetchall()
            touched.subjects |= {subject for (subject,) in changed}
        else:
            connection.execute("DELETE FROM relation WHERE id = ?", [row])


def _find_mentions(connection: sqlite3.Connection, touched: Touched) -> None:
    """Give the units of touched documents the id of the MENTIONS relation to their actor."""
    for document in touched.documents:
        (name,) = connection.execute("SELECT document FROM document WHERE id = ?", [document]).fetchone()
        units = connection.execute(
            "SELECT position, mentions, actor FROM unit JOIN key ON key.id = unit.key WHERE document = ?", [document]
        ).fetchall()
        found = {position: make_id("r", ["MENTIONS", name, actor]) for position, _, actor in units}
        for identifier in {held for _, held, _ in units if held} - set(found.values()):
            mark_gone(connection, identifier, touched.operation)
        for position, identifier in found.items():
            connection.execute(
                "UPDATE unit SET mentions = ? WHERE document = ? AND position = ?",
                [unmark_gone(connection, identifier), document, position],
            )
        connection.execute("UPDATE document SET operation = ? WHERE id = ?", [touched.operation, document])


def _mark_actors(connection: sqlite3.Connection, touched: Touched) -> None:
    """Mark the actors whose own evidence (figures, status, denied claims) may have changed."""
    connection.execute(
        "UPDATE actor SET operation = ? WHERE actor IN (SELECT actor FROM key WHERE id IN (SELECT value FROM json_each(?)))",
        [touched.operation, _json(touched.subjects)],
    )


def _json(values: Iterable[object]) -> str:
    return json.dumps(list(values), ensure_ascii=False)
