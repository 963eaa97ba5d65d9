"""`kg stats`: how much of what is in the ledger, or on a server.

Comes in: a ledger or a server's URI. Goes out: rows of (what, type, count).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.cli.options import Format, FormatOption, GraphOption, LedgerOption
from kg.cli.output import complain, password_prompt, phrase, show

if TYPE_CHECKING:
    from kg.ledger.stats import Stats

ON_SERVER = """
CALL () {
  MATCH (n:Entity) WHERE NOT n:Claim AND NOT n:Retired UNWIND labels(n) AS type
  RETURN 'node' AS what, type, count(*) AS count
  UNION ALL
  MATCH (:Entity)-[r]->(:Entity) WHERE r.id IS NOT NULL
  RETURN 'relation' AS what, type(r) AS type, count(*) AS count
}
RETURN what, type, count ORDER BY what, count DESC, type
"""
"""Counts of a server's graph; a node counts under each of its labels."""


def command(ledger: LedgerOption = None, graph: GraphOption = None, how: FormatOption = Format.table) -> None:
    """Count articles, actors, relations and evidence."""
    import kg

    if graph:
        found = kg.cypher(ON_SERVER, graph=graph, ask=password_prompt())
        show(("what", "type", "count"), found.records, how)
        return
    with kg.open(ledger, create=False, read_only=True) as opened:
        stats = opened.stats()
    show(("what", "type", "count"), list(_rows(stats, how is Format.table)), how)
    if len(stats.extraction_keys) > 1:
        complain("stats-keys-mix", count=len(stats.extraction_keys))


def _rows(stats: "Stats", words: bool) -> Iterator[tuple[str, str, object]]:
    """One row a count; `words` gives what is counted in the reader's language, else its name for programs."""

    def what(name: str) -> str:
        return phrase(f"stats-{name}") if words else name

    yield what("articles"), "", stats.articles
    yield what("publishers"), "", stats.publishers
    if stats.first_date:
        yield what("dates"), "", f"{stats.first_date} .. {stats.last_date}"
    for kind, counts in (("actors", stats.actors), ("relations", stats.relations)):
        yield what(kind), "", sum(counts.values())
        for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
            yield what(kind), name, count
    yield what("claims"), "", stats.claims
    yield what("statements"), "", stats.statements
    yield what("operations"), "", stats.operations
