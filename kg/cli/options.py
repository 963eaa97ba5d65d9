"""The options that several commands share, each defined once, and how their values are read.

Comes in: strings of the command line. Goes out: annotated types for the commands' signatures; `parameters` and
`typed_parameters` turn `-p key=value` into mappings.
"""

import json
import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import UsageError


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    csv = "csv"


LedgerOption = Annotated[
    Path | None,
    typer.Option("--ledger", metavar="FILE", envvar="KG_LEDGER", help="The ledger.  [default: ./stakeholders.kg]"),
]
NoLedgerOption = Annotated[
    Path | None,
    typer.Option(
        "--ledger", metavar="FILE", envvar="KG_LEDGER", help="Accepted as everywhere; this command reads no ledger."
    ),
]
EvidenceOption = Annotated[
    bool,
    typer.Option("--evidence", help="Put all evidence into the embedded graph, however large the ledger is."),
]
GraphOption = Annotated[
    str | None,
    typer.Option(
        "--graph",
        metavar="URI",
        envvar="KG_GRAPH",
        help="A Neo4j server (neo4j://, neo4j+s://, bolt://); without it, the embedded graph of the ledger. "
        "Login: NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE, or a prompt.",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", metavar="table|json|csv", help="How to print the rows.")]
SinceOption = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help="Only what was published on this day or later (YYYY-MM-DD)."),
]
UntilOption = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Only what was published up to this day (YYYY-MM-DD).")
]
LanguageOption = Annotated[
    str | None, typer.Option("--lang", metavar="ko|en", help="The language of the answer.  [default: KG_LANG, else ko]")
]
ParameterOption = Annotated[
    list[str] | None, typer.Option("-p", "--parameter", metavar="KEY=VALUE", help="A parameter; may be repeated.")
]


def spoken(lang: str | None) -> str:
    """The language that an answer in words is given in: as asked, else `KG_LANG`, else Korean, as the articles are."""
    return lang or os.environ.get("KG_LANG", "").lower()[:2] or "ko"


def parameters(pairs: list[str] | None) -> dict[str, str]:
    """`key=value` words as a mapping of strings.

    Raises UsageError where a word has no `=` or a key comes twice.
    """
    found: dict[str, str] = {}
    for pair in pairs or ():
        key, equals, value = pair.partition("=")
        if not equals or not key:
            raise UsageError("parameter-form", word=pair)
        if key in found:
            raise UsageError("parameter-twice", key=key)
        found[key] = value
    return found


def typed_parameters(pairs: list[str] | None) -> dict[str, object]:
    """Like `parameters`, for Cypher written by hand: a value that is a JSON number, truth, null, string or list is taken as that."""
    return {key: _typed(value) for key, value in parameters(pairs).items()}


def _typed(value: str) -> object:
    try:
        read: object = json.loads(value)
    except ValueError:
        return value
    return value if isinstance(read, dict) else read
