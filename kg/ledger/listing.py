"""Which documents a ledger holds: looked up by id, by the beginning of the headline, by publisher and day.

Comes in: a connection. Goes out: ids and headlines. `gone` takes those in that have no current version: retracted, or their build undone.
"""

import sqlite3


def holds(connection: sqlite3.Connection, name: str, *, gone: bool) -> bool:
    """Whether there is a document of that id."""
    query = "SELECT EXISTS (SELECT 1 FROM document WHERE document = ? AND (extraction IS NOT NULL OR ?))"
    return bool(connection.execute(query, [name, gone]).fetchone()[0])


def titled(connection: sqlite3.Connection, beginning: str, *, gone: bool) -> list[tuple[str, str]]:
    """The documents whose headline begins like this: ids and headlines, sorted; of those that are gone any version's."""
    return connection.execute(
        "SELECT document.document, max(metadata ->> 'title') FROM version JOIN document ON document.id = version.document"
        " LEFT JOIN extraction ON extraction.id = document.extraction"
        " WHERE substr(metadata ->> 'title', 1, length(?1)) = ?1 AND iif(extraction IS NULL, ?2, extraction.version = version.id)"
        " GROUP BY document.document ORDER BY document.document",
        [beginning, gone],
    ).fetchall()


def published(
    connection: sqlite3.Connection, publisher: str | None, before: str | None, after: str | None
) -> list[str]:
    """The ids of the current documents of that publisher, published before and after these days, sorted; None: any."""
    rows = connection.execute(
        "SELECT document FROM document WHERE extraction IS NOT NULL AND (?1 IS NULL OR publisher = ?1)"
        " AND (?2 IS NULL OR date < ?2) AND (?3 IS NULL OR date > ?3) ORDER BY document",
        [publisher, before, after],
    )
    return [name for (name,) in rows]
