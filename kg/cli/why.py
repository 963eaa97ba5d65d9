"""`kg why A [B]`: where an actor's facts come from; with two, why they are one or not.

Comes in: one or two names, ids, keys or `NAME@DOCUMENT`. Goes out: of one, what it is called and why these names are one, and each of its
relations, figures and statements with every piece of evidence; of two, each rule that speaks, with the words that show it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Format, FormatOption, LedgerOption
from kg.cli.output import phrase, show, write_wrapped

if TYPE_CHECKING:
    from kg.ledger.identity import Explanation
    from kg.resolve.why import Sighting

COLUMNS = (
    "source", "relation", "target", "modality", "quote", "speaker", "publisher", "date", "article", "claim", "strength", "reprint_group",
)  # fmt: skip
RULE_COLUMNS = (
    "one", "speaks", "decides", "rule", "explanation", "key", "name", "quote", "start", "end", "publisher", "date", "article",
)  # fmt: skip


def command(
    a: Annotated[str, typer.Argument(metavar="A", help="A name, an alias, an id, or NAME@DOCUMENT.")],
    b: Annotated[
        str | None,
        typer.Argument(metavar="[B]", help="Another: why the two are one actor or not."),
    ] = None,
    ledger: LedgerOption = None,
    how: FormatOption = Format.table,
) -> None:
    """Show where an actor's facts come from, quote by quote; with two names, why they are one actor or two."""
    if b is None:
        _facts(a, ledger, how)
        return
    import kg

    with kg.open(ledger, create=False, read_only=True) as opened:
        explained = opened.why(a, b)
    if how is Format.table:
        for line in _page(explained):
            write_wrapped(line)
    else:
        show(RULE_COLUMNS, _rows(explained), how)


def _facts(actor: str, ledger: Path | None, how: Format) -> None:
    import kg
    from kg.cli.facts import Names, by_weight, page, rows

    with kg.open(ledger, create=False, read_only=True) as opened:
        found, relations, nodes = opened.facts(actor)
    names = Names(nodes)
    facts = by_weight(relations, names)
    if how is Format.table:
        for line in page(found, facts, names):
            write_wrapped(line)
    else:
        show(COLUMNS, rows(facts, names), how)


def _page(explained: "Explanation") -> Iterator[str]:
    """The outcome, then a sentence a rule, under each the words of the articles that show it."""
    from kg.resolve.finding import described

    for side in (explained.a, explained.b):
        yield f"{side.asked}: {described(side.node)}"
    yield phrase("why-are-one" if explained.one else "why-are-two")
    for reason, seen in explained.reasons:
        weight = f", {phrase('why-decides')}" if reason.decides else ""
        yield ""
        yield f"{phrase(f'why-{reason.speaks}')}{weight} ({reason.rule}): {phrase(f'why-{reason.rule}', **reason.values)}"
        yield from (f"    {_line(place)}" for place in seen)


def _line(place: "Sighting") -> str:
    """The name as it stands in the article, the sentence around it, and the article."""
    from kg.cli.facts import short

    source = ", ".join(filter(None, (place.publisher, place.date))) or place.article
    return f"{place.surface}: “{short(place.quote)}” — {source}" if place.quote else f"{place.surface} — {source}"


def _rows(explained: "Explanation") -> Iterator[tuple[object, ...]]:
    """One row a rule and place; a rule that no place shows has one row without."""
    for reason, seen in explained.reasons:
        told = phrase(f"why-{reason.rule}", **reason.values)
        head = (explained.one, reason.speaks, reason.decides, reason.rule, told)
        for one in seen:
            yield (*head, one.key, one.surface, one.quote, one.start, one.end, one.publisher, one.date, one.article)
        if not seen:
            yield (*head, *(None,) * (len(RULE_COLUMNS) - len(head)))
