"""One file of `queries/`: what its head and its two statements say.

    // 누가 무엇을 유치하려 하나 | Who bids for what
    // ko: 어느 주체가 어떤 시설·사업을 유치하려 하는지.
    // en: Which actor wants to host which facility or project.
    // order: 10                                                         (place in lists; optional)
    // needs: evidence                                                   (only where Claim nodes are needed)
    // parameter: actor string optional | 주체의 이름 | name of the actor
    // parameter: city string required, e.g. 포항시 | 시의 이름 | name of the city
    // parameter: limit integer = 100 | 최대 행 수 | at most so many rows
    // column: actor | 주체 | actor
    MATCH ... RETURN a.name AS actor ... LIMIT $limit;

    // graph
    MATCH p = ... RETURN p LIMIT 100;

Comes in: the path. Goes out: a `Question`. The first line is the name that Neo4j Browser gives a favourite. Types: `string`, `integer` (0 or
more), `date` (`YYYY-MM-DD`), `list` (of strings, commas between them). A file that does not keep to this form is a `SchemaError`
that names file and line. A file `queries/*.ledger` is the head alone: that question is answered from the ledger (`kg.ledger.computed`), because
no graph holds what it needs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from kg.errors import SchemaError
from kg.questions.values import TYPES, Bound, converted, variables

OF_LEDGER = ".ledger"
"""Ends the name of a file whose question the ledger answers; the others end in `.cypher`."""
_HEAD_LINE = re.compile(r"//\s?(?:(?P<field>[a-z]+):\s*(?P<value>.*?))?\s*$")
_PARAMETER = re.compile(
    r"(?P<name>[a-z][a-z0-9_]*) (?P<type>[a-z]+) (?:(?P<optional>optional)|= (?P<default>.+)|required, e\.g\. (?P<example>.+))"
)
_COLUMN_NAME = re.compile(r"[a-z][a-z0-9_]*")
_GRAPH_MARK = re.compile(r"^// graph\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: required, or with a default (None where it may be left out). `example` shows a value that makes sense."""

    name: str
    type: str
    required: bool
    default: Bound
    example: Bound
    ko: str
    en: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer, with the labels that people read."""

    name: str
    ko: str
    en: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question: `ko` and `en` are its title, `cypher` answers with rows, `graph` with paths for drawing; both empty where the ledger answers."""

    name: str
    ko: str
    en: str
    answers_ko: str
    answers_en: str
    order: int
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    needs_evidence: bool
    cypher: str
    graph: str


def read_question(path: Path) -> Question:
    """The question in that file; a `SchemaError` that names file and line where it does not keep to the form."""
    text = path.read_text(encoding="utf-8")
    of_ledger = path.suffix == OF_LEDGER
    body, *drawings = (text, "") if of_ledger else _GRAPH_MARK.split(text)
    lines = body.splitlines()
    head_end = next((number for number, line in enumerate(lines) if not line.startswith("//")), len(lines))
    head = _Head(path, lines[:head_end])
    cypher = "\n".join(lines[head_end:]).strip().removesuffix(";").strip()
    if bool(cypher) == of_ledger:
        head.refuse("a statement after the head" if of_ledger else "no statement after the head", head_end)
    if not of_ledger and (len(drawings) != 1 or not drawings[0].strip()):
        head.refuse("exactly one statement must stand after `// graph`", len(lines) - 1)
    made = Question(
        name=path.stem,
        ko=head.titles[0],
        en=head.titles[1],
        answers_ko=head.one("ko"),
        answers_en=head.one("en"),
        order=head.order(),
        parameters=tuple(head.parameters()),
        columns=tuple(head.columns()),
        needs_evidence=head.needs_evidence(),
        cypher=cypher,
        graph=drawings[0].strip().removesuffix(";").strip(),
    )
    declared = {parameter.name for parameter in made.parameters}
    used = declared if of_ledger else variables(made.cypher)
    if wrong := sorted((declared ^ used) | (variables(made.graph) - declared)):
        head.refuse(f"parameters of the head and of the statements differ: {', '.join(wrong)}", 0)
    return made


class _Head:
    """The comments at the top of a question's file, line by line."""

    FIELDS = ("ko", "en", "order", "needs", "parameter", "column")

    def __init__(self, path: Path, lines: Sequence[str]) -> None:
        self.path = path
        self.titles = self._split(lines[0].removeprefix("//"), 2, 0) if lines else self.refuse("no head", 0)
        self.fields: list[tuple[int, str, str]] = []
        for number, line in enumerate(lines[1:], start=1):
            found = _HEAD_LINE.match(line)
            if not found or (found["field"] is None and line.strip("/ ")) or found["field"] not in (None, *self.FIELDS):
                self.refuse(f"not one of {', '.join(self.FIELDS)}: {line}", number)
            if found["field"]:
                self.fields.append((number, found["field"], found["value"]))

    def refuse(self, what: str, number: int) -> NoReturn:
        """Raise the error for the line of that number, counted from 0."""
        raise SchemaError("question-head", path=self.path, line=number + 1, what=what)

    def all(self, name: str) -> list[tuple[int, str]]:
        """Every value of that field, with the number of its line."""
        return [(number, value) for number, field, value in self.fields if field == name]

    def one(self, name: str, default: str | None = None) -> str:
        """The one value of that field."""
        values = self.all(name)
        if not values and default is not None:
            return default
        if len(values) != 1 or not values[0][1]:
            self.refuse(f"`{name}:` must stand once and not be empty", values[-1][0] if values else 0)
        return values[0][1]

    def order(self) -> int:
        """The place in lists."""
        value = self.one("order", "999")
        return (
            int(value) if value.isdecimal() else self.refuse("`order:` must be a whole number", self.all("order")[0][0])
        )

    def needs_evidence(self) -> bool:
        """Whether `needs: evidence` stands there."""
        value = self.one("needs", "nothing")
        return value == "evidence" or (
            bool(self.all("needs")) and self.refuse("only `needs: evidence` is known", self.all("needs")[0][0])
        )

    def parameters(self) -> Iterator[Parameter]:
        """The parameters, in their order."""
        for number, value in self.all("parameter"):
            form, ko, en = self._split(value, 3, number)
            found = _PARAMETER.fullmatch(form)
            if not found or found["type"] not in TYPES:
                self.refuse(f"not `NAME {'|'.join(TYPES)} optional|= DEFAULT|required, e.g. EXAMPLE`: {form}", number)
            shown = found["default"] or found["example"]
            try:
                example = converted(found["type"], shown) if shown else None
            except ValueError:
                self.refuse(f"`{shown}` is no {found['type']}", number)
            required = found["example"] is not None
            yield Parameter(found["name"], found["type"], required, None if required else example, example, ko, en)

    def columns(self) -> Iterator[Column]:
        """The columns, in their order; at least one."""
        if not self.all("column"):
            self.refuse("no `column:`", 0)
        for number, value in self.all("column"):
            name, ko, en = self._split(value, 3, number)
            if not _COLUMN_NAME.fullmatch(name):
                self.refuse(f"not a column name: {name}", number)
            yield Column(name, ko, en)

    def _split(self, text: str, parts: int, number: int) -> list[str]:
        """The parts between `|`, none of them empty."""
        found = [part.strip() for part in text.split("|")]
        return (
            found
            if len(found) == parts and all(found)
            else self.refuse(f"{parts} parts with | between them must stand here", number)
        )
