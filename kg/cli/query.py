"""`kg query`: the questions that come with the project, listed or asked.

Comes in: a question's name and parameters. Goes out: its rows.
"""

from collections.abc import Sequence
from typing import Annotated

import typer

from kg.cli.options import EvidenceOption, Format, FormatOption, GraphOption, LedgerOption, ParameterOption, parameters
from kg.cli.output import note, password_prompt, phrase, show
from kg.errors import language


def command(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="The question; without it, the list.")] = None,
    pairs: ParameterOption = None,
    evidence: EvidenceOption = False,
    ledger: LedgerOption = None,
    graph: GraphOption = None,
    how: FormatOption = Format.table,
) -> None:
    """Ask one of the ready questions; without a name, list them."""
    from kg.questions import all_questions, bind, question

    korean = language() == "ko"
    if name is None:
        rows = [
            (q.name, q.ko if korean else q.en, [_signature(p.name, p.default, p.required) for p in q.parameters])
            for q in all_questions().values()
        ]
        show(("question", "title", "parameters"), rows, how)
        return
    asked, given = question(name), parameters(pairs)
    bind(asked, given)  # whatever is wrong with the parameters is said before any store is started
    import kg

    if graph:
        answer = kg.query(name, given, graph=graph, ask=password_prompt())
    else:
        with kg.open(ledger, create=False, read_only=True) as opened:
            answer = opened.query(name, given, evidence=evidence)
    headings = {column.name: column.ko if korean else column.en for column in asked.columns}
    columns = answer.columns or tuple(headings)  # a store that has no rows may not name their columns either
    if answer.records or how is not Format.table:
        worded = not asked.cypher and how is Format.table
        show(columns, _worded(columns, answer.records) if worded else answer.records, how, headings=headings)
    if not answer.records:
        note("no-rows")


def _worded(columns: Sequence[str], records: Sequence[Sequence[object]]) -> list[list[object]]:
    """The rows with the names of rules in the reader's words."""
    return [
        [phrase(f"doubt-{value}") if column == "rule" else value for column, value in zip(columns, row, strict=True)]
        for row in records
    ]


def _signature(name: str, default: object, required: bool) -> str:
    """`name` where it must be given, `name=default` or `[name]` where it may be."""
    return name if required else f"[{name}]" if default is None else f"{name}={default}"
