"""Values of parameters: from text to a type, and into Cypher.

Comes in: what a user gave, and statements. Goes out: values of the four types, literals, and the parameters a statement uses. Knows nothing
of questions.
"""

import datetime
import re
from collections.abc import Iterable, Iterator

Bound = str | int | list[str] | None
TYPES = ("string", "integer", "date", "list")

_NOT_CODE = re.compile(r"//[^\n]*|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_VARIABLE = re.compile(r"\$([A-Za-z_]\w*)")


def converted(kind: str, value: object) -> Bound:
    """The value in that type; ValueError where it is none."""
    if kind == "list":
        items = value.split(",") if isinstance(value, str) else value
        if not isinstance(items, Iterable):
            raise ValueError(value)
        return [text for item in items if (text := str(item).strip())]
    if isinstance(value, bool) or not isinstance(value, str | int | datetime.date):
        raise ValueError(value)
    text = str(value).strip()
    if not text:
        return None
    if kind == "integer":
        if not re.fullmatch(r"[0-9]{1,15}", text):
            raise ValueError(value)
        return int(text)
    if kind == "date":
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            raise ValueError(value)
        return datetime.date.fromisoformat(text).isoformat()
    return text


def literal(value: Bound) -> str:
    """The value as a Cypher literal."""
    if value is None:
        return "null"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return "[" + ", ".join(literal(item) for item in value) + "]"


def renamed(statement: str, prefix: str) -> str:
    """The statement with `$` before every parameter, outside of strings and comments, replaced by the prefix."""
    return "".join(
        part if quoted else _VARIABLE.sub(lambda found: prefix + found[1], part) for quoted, part in parts(statement)
    )


def parts(statement: str) -> Iterator[tuple[bool, str]]:
    """The statement in pieces, each with whether it is a string or comment."""
    position = 0
    for found in _NOT_CODE.finditer(statement):
        yield False, statement[position : found.start()]
        yield True, found.group()
        position = found.end()
    yield False, statement[position:]


def variables(statement: str) -> set[str]:
    """The names of the parameters that the statement uses."""
    return {name for quoted, part in parts(statement) if not quoted for name in _VARIABLE.findall(part)}
