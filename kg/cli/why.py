"""`kg why A`: where an actor's facts come from.

Comes in: a name or an id. Goes out: what it is called and why these names are one, and each of its relations, figures and statements with every
piece of evidence.
"""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

import typer

from kg.cli.facts import NOT_ACTORS, Names, by_weight, evidence_line, fact_lines
from kg.cli.options import Format, FormatOption, LedgerOption
from kg.cli.output import phrase, show, write
from kg.errors import UsageError
from kg.graph import Node, Relation
from kg.korean import normal_form

COLUMNS = ("source", "relation", "target", "modality", "quote", "speaker", "publisher", "date", "article", "claim")
ALL = 1_000_000


def command(
    actor: Annotated[str, typer.Argument(metavar="A", help="A name, an alias or an id.")],
    ledger: LedgerOption = None,
    how: FormatOption = Format.table,
) -> None:
    """Show where an actor's facts come from: its names and keys, and every relation with every quote."""
    import kg

    with kg.open(ledger, create=False, read_only=True) as opened:
        nodes = list(opened.nodes())
        found = find_actor(actor, nodes)
        relations = [one for one in opened.relations() if found.id in (one.source, one.target)]
    names = Names({node.id: node for node in nodes})
    facts = by_weight(relations, names)
    if how is Format.table:
        for line in _page(found, facts, names):
            write(line)
    else:
        show(COLUMNS, _rows(facts, names), how)


def find_actor(wanted: str, nodes: Iterable[Node]) -> Node:
    """The one node of that id (also a merged one), name or alias, in normal form.

    Raises UsageError where there is none (naming near ones) or more than one.
    """
    actors = [node for node in nodes if node.type not in NOT_ACTORS]
    form = normal_form(wanted)
    found = [node for node in actors if wanted == node.id or wanted in node.merged_ids]
    found = found or [node for node in actors if normal_form(node.name) == form]
    found = found or [node for node in actors if any(normal_form(alias) == form for alias in node.aliases)]
    if not found:
        known = [node.name for node in actors]
        near = difflib.get_close_matches(wanted, known, n=5, cutoff=0.4)
        near += [name for name in known if wanted in name and name not in near][:5]
        raise UsageError("actor-unknown", name=wanted, near=", ".join(near) or "-")
    if len(found) > 1:
        raise UsageError("actor-several", name=wanted, listed=", ".join(f"{n.id} ({n.type} {n.name})" for n in found))
    return found[0]


def _page(node: Node, facts: Sequence[Relation], names: Names) -> Iterator[str]:
    yield f"{node.name}  [{node.type}]"
    yield f"  {phrase('why-id')}: {node.id}"
    if others := [alias for alias in node.aliases if alias != node.name]:
        yield f"  {phrase('why-aliases')}: {', '.join(others)}"
    yield f"  {phrase('why-keys')}: {', '.join(node.keys)}"
    if node.evidence:
        yield f"\n{phrase('why-figures')}"
        for evidence in node.evidence:
            yield f"  {evidence.property or evidence.type}: {evidence.value if evidence.property else names.of(evidence.object)}"
            yield f"      {evidence_line(evidence, names)}"
    yield f"\n{phrase('why-facts') if facts else phrase('why-none')}"
    yield from fact_lines(facts, names, quotes=ALL)


def _rows(facts: Iterable[Relation], names: Names) -> Iterator[tuple[object, ...]]:
    for fact in facts:
        for one in fact.evidence:
            article = names.by_id[one.article].properties if one.article in names.by_id else {}
            yield (
                names.of(fact.source),
                fact.type,
                names.of(fact.target),
                one.modality,
                one.quote,
                names.of(one.speaker) if one.speaker else None,
                article.get("publisher"),
                one.date,
                one.article,
                one.claim,
            )
