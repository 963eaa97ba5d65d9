"""Who says so: the publisher of every current document, and which documents print the same text.

Comes in: a connection within a transaction, a document's row whose text became current or went. Goes out: rows of `article`, `fingerprint`
and `reprint`, and what therefore must be folded anew. What counts as a reprint is the pure rule of `kg.article.fingerprints`; the groups
are a function of the set of current documents. An article costs what shares sentences with it, and the group that it joins.
"""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from kg.article.fingerprints import COMMON, SHARED, are_near, are_reprints, fingerprints
from kg.evidence import Claim, Extraction

if TYPE_CHECKING:
    from kg.ledger.writing import Touched

# Whether a fingerprint of the outer query counts: it stands in no more than COMMON documents (?2).
_COUNTS = "NOT EXISTS (SELECT 1 FROM fingerprint every WHERE every.hash = one.hash LIMIT 1 OFFSET ?2)"
_COUNTING = f"SELECT hash FROM fingerprint one WHERE document = ?1 AND {_COUNTS}"
_SHARING = f"""
SELECT other.document, document.date, count(*) FROM ({_COUNTING}) mine JOIN fingerprint other ON other.hash = mine.hash
  JOIN document ON document.id = other.document WHERE other.document != ?1 GROUP BY other.document HAVING count(*) >= {SHARED}
"""
# By their words; by the group that a file without texts gives; and with the document that this group is named after.
_NEIGHBOURS = """
SELECT b FROM reprint WHERE a = ?1
UNION SELECT other.document FROM article one JOIN article other ON other.given = one.given WHERE one.document = ?1
UNION SELECT article.document FROM article one JOIN document ON document.document = one.given
  JOIN article ON article.document = document.id WHERE one.document = ?1
UNION SELECT article.document FROM document JOIN article ON article.given = document.document WHERE document.id = ?1
"""


def insert_source(
    connection: sqlite3.Connection,
    document: int,
    text: str | None,
    extraction: Extraction,
    rows: Mapping[str, int],
    touched: "Touched",
) -> None:
    """Note the publisher of a document that became current, and its fingerprints; `rows` are those of the extraction's keys.

    Without a text the group that its file gave stands for them.
    """
    published = min((claim for claim in extraction.claims if claim.type == "PUBLISHED"), key=_order, default=None)
    outlet = published is None or any(
        published.subject in unit.keys and unit.type == "MediaOutlet" for unit in extraction.units
    )
    connection.execute(
        "INSERT INTO article (document, publisher, outlet, given) VALUES (?1, ?2, ?3, (SELECT reprint_group FROM document"
        " JOIN extraction ON extraction.id = document.extraction JOIN version ON version.id = extraction.version"
        " WHERE document.id = ?1 AND ?4))",
        [document, rows[published.subject] if published else None, int(outlet), text is None],
    )
    touched.texts.add(document)
    for number in fingerprints(text) if text is not None else ():
        connection.execute("INSERT INTO fingerprint VALUES (?, ?)", [number, document])
        holders = _holders(connection, number, COMMON + 2)
        if len(holders) == COMMON + 1:  # it has just become a formula
            touched.texts.update(holders)


def remove_source(connection: sqlite3.Connection, document: int, touched: "Touched") -> None:
    """Take a document's publisher and fingerprints away; its group is to be seen anew."""
    touched.reprinted.update(_neighbours(connection, document))
    for (number,) in connection.execute("SELECT hash FROM fingerprint WHERE document = ?", [document]).fetchall():
        holders = _holders(connection, number, COMMON + 2)
        if len(holders) == COMMON + 1:  # it is no formula any more
            touched.texts.update(holders)
    connection.execute("DELETE FROM fingerprint WHERE document = ?", [document])
    connection.execute("DELETE FROM reprint WHERE a = ?", [document])
    connection.execute("DELETE FROM reprint WHERE b = ?", [document])
    connection.execute("DELETE FROM article WHERE document = ?", [document])
    touched.texts.discard(document)


def find_reprints(connection: sqlite3.Connection, touched: "Touched") -> None:
    """Group what was touched; where a document's group or the group's origin changed, its relations are touched too."""
    for document in touched.texts:
        touched.reprinted |= {document, *_pair_anew(connection, document)}
    seen: set[int] = set()
    for document in touched.reprinted:
        if document not in seen and _is_current(connection, document):
            members = _component(connection, document)
            seen |= members
            _store_group(connection, members, touched)


def touch_relations(connection: sqlite3.Connection, documents: Iterable[int], touched: "Touched") -> None:
    """What the claims of these documents support is to be folded anew."""
    for document in documents:
        found = connection.execute(
            "SELECT DISTINCT relation FROM claim WHERE document = ? AND relation IS NOT NULL", [document]
        )
        touched.relations.update(relation for (relation,) in found)


def documents_published_by(connection: sqlite3.Connection, key: int) -> list[int]:
    """The documents whose publisher has that key (its row), and those that reprint one of them."""
    found = connection.execute(
        "SELECT document FROM article WHERE publisher = ?1 UNION SELECT copy.document FROM article origin"
        " JOIN article copy ON copy.origin = origin.document WHERE origin.publisher = ?1",
        [key],
    )
    return [document for (document,) in found]


def _order(claim: Claim) -> str:
    return repr(astuple(claim))


def _is_current(connection: sqlite3.Connection, document: int) -> bool:
    return connection.execute("SELECT 1 FROM article WHERE document = ?", [document]).fetchone() is not None


def _holders(connection: sqlite3.Connection, number: int, most: int) -> list[int]:
    """At most so many of the documents that have that fingerprint."""
    found = connection.execute("SELECT document FROM fingerprint WHERE hash = ? LIMIT ?", [number, most])
    return [document for (document,) in found]


def _neighbours(connection: sqlite3.Connection, document: int) -> set[int]:
    return {other for (other,) in connection.execute(_NEIGHBOURS, [document])} - {document}


def _pair_anew(connection: sqlite3.Connection, document: int) -> set[int]:
    """Find the reprints of one document; returns those that are new or no more."""
    before = {b for (b,) in connection.execute("SELECT b FROM reprint WHERE a = ?", [document])}
    day = connection.execute("SELECT date FROM document WHERE id = ?", [document]).fetchone()[0]
    after = {
        other
        for other, other_day, shared in connection.execute(_SHARING, [document, COMMON]).fetchall()
        if are_near(day, other_day)
        and are_reprints(shared, _counting(connection, document), _counting(connection, other))
    }
    for other in before - after:
        connection.executemany("DELETE FROM reprint WHERE a = ? AND b = ?", [(document, other), (other, document)])
    for other in after - before:
        connection.executemany("INSERT INTO reprint VALUES (?, ?)", [(document, other), (other, document)])
    return before ^ after


def _counting(connection: sqlite3.Connection, document: int) -> int:
    """How many of a document's fingerprints count."""
    return int(connection.execute(f"SELECT count(*) FROM ({_COUNTING})", [document, COMMON]).fetchone()[0])


def _component(connection: sqlite3.Connection, document: int) -> set[int]:
    """All documents that reprints tie to this one."""
    found, new = {document}, {document}
    while new:
        new = {other for one in new for other in _neighbours(connection, one)} - found
        found |= new
    return found


@dataclass(frozen=True, slots=True)
class _Member:
    row: int
    name: str
    date: str | None
    outlet: int
    reprints: str | None
    origin: int | None

    @property
    def precedence(self) -> tuple[str, int, str]:
        """The smallest is the origin: earliest, then who is no MediaOutlet, then by id."""
        return self.date or "9999", self.outlet, self.name


def _store_group(connection: sqlite3.Connection, rows: Collection[int], touched: "Touched") -> None:
    """Give these documents their group and its origin; a document alone has none."""
    members = [_member(connection, row) for row in rows]
    group, origin = None, None
    if len(members) > 1:
        group, origin = min(member.name for member in members), min(members, key=lambda one: one.precedence).row
    changed = [one.row for one in members if (one.reprints, one.origin) != (group, origin)]
    if origin in touched.texts:  # the same document, but it may have another publisher now
        changed = [member.row for member in members]
    for row in changed:
        connection.execute("UPDATE article SET reprints = ?, origin = ? WHERE document = ?", [group, origin, row])
        connection.execute("UPDATE document SET operation = ? WHERE id = ?", [touched.operation, row])
    touch_relations(connection, changed, touched)


def _member(connection: sqlite3.Connection, row: int) -> _Member:
    return _Member(
        *connection.execute(
            "SELECT id, document.document, date, outlet, reprints, origin FROM document"
            " JOIN article ON article.document = id WHERE id = ?",
            [row],
        ).fetchone()
    )
