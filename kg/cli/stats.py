"""`kg stats`: how much of what is in the ledger, or on a server.

Comes in: a ledger or a server's URI. Goes out: rows of (what, type, count).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.cli.options import Format, FormatOption, GraphOption, LedgerOption
from kg.cli.output import complain, password_prompt, phrase, show

if TYPE_CHECKING:
    from kg.ledger.stats import Stats

ON_SERVER = """
CALL () {
  MATCH (n:Entity) WHERE n.hash IS NOT NULL AND NOT n:Retired
  RETURN CASE WHEN n:Claim THEN 'Claim' ELSE n.type END AS type, count(*) AS count,
    count(DISTINCT n.publisher) AS publishers, min(n.date) AS first, max(n.date) AS last, false AS relation
  UNION ALL
  MATCH (:Entity)-[r]->(:Entity)
  WHERE r.id IS NOT NULL AND NOT type(r) IN ['SUBJECT', 'OBJECT', 'STATED_IN', 'SPOKEN_BY']
  RETURN type(r) AS type, count(*) AS count, 0 AS publishers, null AS first, null AS last, true AS relation
}
RETURN relation, type, count, publishers, first, last
"""


def command(ledger: LedgerOption = None, graph: GraphOption = None, how: FormatOption = Format.table) -> None:
    """Count articles, actors, relations and evidence."""
    import kg

    words = how is Format.table
    if graph:
        stats = _of_server(kg.cypher(ON_SERVER, graph=graph, ask=password_prompt()).records)
        show(("what", "type", "count"), list(_rows(stats, words)), how)
        return
    with kg.open(ledger, create=False, read_only=True) as opened:
        stats = opened.stats()
    operations = (_what("operations", words), "", stats.operations)  # a server knows nothing of them
    show(("what", "type", "count"), [*_rows(stats, words), operations], how)
    if len(stats.extraction_keys) > 1:
        complain("stats-keys-mix", count=len(stats.extraction_keys))


def _of_server(records: Iterable[Sequence[Any]]) -> "Stats":
    """The counts of a ledger from the rows of `ON_SERVER`."""
    from kg.ledger.stats import Stats

    nodes: dict[str, Sequence[Any]] = {}
    relations: dict[str, int] = {}
    for is_relation, kind, count, *stated in records:
        if is_relation:
            relations[kind] = count
        else:
            nodes[kind] = (count, *stated)
    articles, publishers, first, last = nodes.pop("Article", (0, 0, None, None))
    claims, statements = (nodes.pop(kind, (0,))[0] for kind in ("Claim", "Statement"))
    actors = {kind: count for kind, (count, *_) in nodes.items()}
    return Stats(articles, publishers, first, last, actors, relations, claims, statements, {}, 0)


def _what(name: str, words: bool) -> str:
    """What is counted in the reader's language, or its name for programs."""
    return phrase(f"stats-{name}") if words else name


def _rows(stats: "Stats", words: bool) -> Iterator[tuple[str, str, object]]:
    """One row a count: what, of which type, how many."""

    def what(name: str) -> str:
        return _what(name, words)

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
