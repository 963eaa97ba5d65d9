"""One document's change of state: its former rows out, its new rows in.

Comes in: a connection within a transaction, the document's row, the extraction that becomes current (or None). Goes out: what it
touched, for `folding` to follow up. Knows nothing of identity: keys are rows here, actors come later. A unit that a standing judgement names
(`key@document`) goes under keys of its own, and its claims with it; what it is called in its document stays in its body.
"""

import json
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from kg.evidence import Claim, Extraction, Statement, Unit, claim_id, statement_id
from kg.keys import key_of_unit, parse_key, unit_key
from kg.ledger.codec import pack_unit, unpack_extraction, unpack_text, unpack_unit
from kg.ledger.reprints import insert_source, remove_source


@dataclass(slots=True)
class Touched:
    """What an operation changed so far and what therefore must be folded anew."""

    operation: int
    blocks: set[str] = field(default_factory=set)
    """Blocks (`kind|stem`) whose tallies changed."""
    claims: set[int] = field(default_factory=set)
    """Rows of claims that need their relation found."""
    relations: set[int] = field(default_factory=set)
    """Rows of relations that won or lost claims."""
    subjects: set[int] = field(default_factory=set)
    """Rows of keys whose loose claims (figures, status, denied) changed."""
    documents: set[int] = field(default_factory=set)
    """Rows of documents whose mentions need their actors found."""
    texts: set[int] = field(default_factory=set)
    """Rows of documents whose reprints are to be found."""
    reprinted: set[int] = field(default_factory=set)
    """Rows of documents whose group is to be seen anew."""


def remove_current(connection: sqlite3.Connection, document: int, touched: Touched) -> None:
    """Take the rows of a document's current extraction away; their ids are gone until something brings them back."""
    for first, mentions, body in connection.execute(
        "SELECT key.key, mentions, body FROM unit JOIN key ON key.id = unit.key WHERE document = ?", [document]
    ).fetchall():
        whole, judged = key_of_unit(first)
        unit = unpack_unit(body, whole)
        keys = [unit_key(key, judged) for key in unit.keys] if judged else unit.keys
        _count(connection, {key: _key_row(connection, key) for key in keys}, unit, -1, touched)
        mark_gone(connection, mentions, touched.operation)
    for row, claim, subject, relation, loose in connection.execute(
        "SELECT id, claim, subject, relation, loose FROM claim WHERE document = ?", [document]
    ).fetchall():
        touched.claims.discard(row)
        if loose:
            touched.subjects.add(subject)
        if relation is not None:
            touched.relations.add(relation)
        mark_gone(connection, claim, touched.operation)
    for (statement,) in connection.execute("SELECT statement FROM statement WHERE document = ?", [document]).fetchall():
        mark_gone(connection, statement, touched.operation)
    for table in ("unit", "claim", "statement"):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", [document])
    remove_source(connection, document, touched)
    touched.documents.discard(document)


def insert_current(
    connection: sqlite3.Connection,
    document: int,
    document_name: str,
    text: str | None,
    extraction: Extraction,
    touched: Touched,
) -> None:
    """Put in the rows of the extraction that becomes the document's current one.

    Raises KeyError, with the key, where a claim or statement names one that no unit holds.
    """
    rows: dict[str, int] = {}
    judged = _judged_keys(connection, document_name)
    for position, unit in enumerate(extraction.units):
        for key in unit.keys:
            rows[key] = _key_row(connection, key)
        keys = unit.keys
        if not judged.isdisjoint(unit.keys):
            keys = tuple(unit_key(key, document_name) for key in unit.keys)
            rows |= {key: _key_row(connection, own) for key, own in zip(unit.keys, keys, strict=True)}
        _count(connection, {own: rows[key] for key, own in zip(unit.keys, keys, strict=True)}, unit, 1, touched)
        connection.execute(
            "INSERT INTO unit (document, position, key, body) VALUES (?, ?, ?, ?)",
            [document, position, rows[unit.keys[0]], pack_unit(unit)],
        )
    for statement in extraction.statements:
        _insert_statement(connection, document, document_name, text, statement, rows)
    for claim in extraction.claims:
        touched.claims.add(_insert_claim(connection, document, document_name, text, claim, rows))
    insert_source(connection, document, text, extraction, rows, touched)
    touched.documents.add(document)


def touch_judged(connection: sqlite3.Connection, keys: Collection[str], touched: Touched) -> None:
    """Follow judgements between these keys that came to stand or no longer do: touch their blocks, put units under the right keys."""
    touched.blocks |= {parse_key(key).block for key in keys}
    for name in sorted({document for key in keys if (document := key_of_unit(key)[1])}):
        found = connection.execute(
            "SELECT document.id, body, text FROM document JOIN extraction ON extraction.id = document.extraction"
            " JOIN version ON version.id = extraction.version WHERE document.document = ?",
            [name],
        ).fetchone()
        if found:
            row, body, text = found
            remove_current(connection, row, touched)
            held = unpack_text(text) if text is not None else None
            insert_current(connection, row, name, held, unpack_extraction(body, held), touched)


def _judged_keys(connection: sqlite3.Connection, document: str) -> set[str]:
    """The keys under which standing judgements name units of that document; `unsure` decides nothing."""
    ends = connection.execute(
        "SELECT a, b FROM judgement WHERE standing AND verdict != 'unsure' AND (a LIKE ?1 OR b LIKE ?1)",
        [f"%{unit_key('', document)}"],
    )
    return {key for pair in ends for key, named in map(key_of_unit, pair) if named == document}


def _insert_statement(
    connection: sqlite3.Connection,
    document: int,
    name: str,
    text: str | None,
    statement: Statement,
    rows: dict[str, int],
) -> None:
    held = text is not None and text[statement.start : statement.end] == statement.text
    connection.execute(
        "INSERT INTO statement (statement, document, speaker, start, end, text) VALUES (?, ?, ?, ?, ?, ?)",
        [
            unmark_gone(connection, statement_id(name, statement)),
            document,
            rows[statement.speaker],
            statement.start,
            statement.end,
            None if held else statement.text,
        ],
    )


def _insert_claim(
    connection: sqlite3.Connection, document: int, name: str, text: str | None, claim: Claim, rows: dict[str, int]
) -> int:
    held = text is not None and claim.start is not None and text[claim.start : claim.end] == claim.quote
    is_key = claim.object is not None and "|" in claim.object
    cursor = connection.execute(
        "INSERT INTO claim (claim, document, type, subject, object, object_id, value, unit, approximate, start, end, quote,"
        " field, modality, speaker, time, confidence, rule, role, amount)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            unmark_gone(connection, claim_id(name, claim)),
            document,
            claim.type,
            rows[claim.subject],
            rows[claim.object] if claim.object is not None and is_key else None,
            None if is_key else claim.object,
            # JSON tells 3 from 3.0 and from "3", which SQLite's own typing would not.
            None if claim.value is None else json.dumps(claim.value, ensure_ascii=False),
            claim.unit,
            int(claim.approximate),
            claim.start,
            claim.end,
            None if held else claim.quote,
            claim.field,
            claim.modality,
            rows[claim.speaker] if claim.speaker else None,
            claim.when,
            claim.confidence,
            claim.rule,
            claim.role,
            claim.amount,
        ],
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def mark_gone(connection: sqlite3.Connection, identifier: str | None, operation: int) -> None:
    """Remember that this id exists no more, so that projections delete it."""
    if identifier:
        connection.execute("INSERT OR REPLACE INTO gone (id, operation) VALUES (?, ?)", [identifier, operation])


def unmark_gone(connection: sqlite3.Connection, identifier: str) -> str:
    """The id, which exists (again)."""
    connection.execute("DELETE FROM gone WHERE id = ?", [identifier])
    return identifier


def _key_row(connection: sqlite3.Connection, key: str) -> int:
    found = connection.execute("SELECT id FROM key WHERE key = ?", [key]).fetchone()
    if found:
        return int(found[0])
    cursor = connection.execute("INSERT INTO key (key) VALUES (?)", [key])
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _count(connection: sqlite3.Connection, rows: Mapping[str, int], unit: Unit, by: int, touched: Touched) -> None:
    """Add the unit's document to (or take it from) the tallies of its keys, given with their rows."""
    listed = int(unit.listed is not None)
    counted = [("", listed), *((name, 0) for name in unit.names)]
    if unit.listed is not None:
        counted.append((unit.listed, 1))
    for key, row in rows.items():
        touched.blocks.add(parse_key(key).block)
        connection.executemany(
            "INSERT INTO tally VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET documents = documents + excluded.documents",
            [(row, unit.type, name, is_listed, by) for name, is_listed in counted],
        )
        connection.execute("DELETE FROM tally WHERE key = ? AND documents = 0", [row])
    for a, b in combinations(sorted(rows.values()), 2):
        connection.execute(
            "INSERT INTO joint VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET documents = documents + excluded.documents",
            [a, b, by],
        )
        connection.execute("DELETE FROM joint WHERE a = ? AND b = ? AND documents = 0", [a, b])
