"""Questions: one file of `queries/` per question, found, not listed.

Comes in: `queries/*.cypher` and `*.ledger` (their form: `kg/questions/file.py`). Goes out: `Question` records, and the values for their parameters, checked
before anything runs. Knows no store and no vocabulary: the same text runs on the embedded graph and on Neo4j.
"""

import difflib
import functools
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.errors import GraphError, UsageError
from kg.folders import folder
from kg.questions.file import OF_LEDGER, Column, Parameter, Question, read_question
from kg.questions.values import Bound, converted

__all__ = [
    "Bound",
    "Column",
    "Parameter",
    "Question",
    "all_questions",
    "bind",
    "ledger_questions",
    "load_questions",
    "question",
    "require_evidence",
]


def load_questions(where: Path | None = None) -> Mapping[str, Question]:
    """The questions of `queries/` (or of another folder) by name, in the order of their heads, then by name."""
    return _load(where or folder("queries"))


def ledger_questions(where: Path | None = None) -> Mapping[str, Question]:
    """The questions that only the ledger answers, by name; no store and no browser has them."""
    return _load(where or folder("queries"), OF_LEDGER)


def all_questions() -> Mapping[str, Question]:
    """Every question that `kg query` knows, by name: those of the graph, then those of the ledger."""
    return {**load_questions(), **ledger_questions()}


@functools.cache
def _load(where: Path, suffix: str = ".cypher") -> Mapping[str, Question]:
    found = [read_question(path) for path in sorted(where.glob(f"*{suffix}"))]
    return {entry.name: entry for entry in sorted(found, key=lambda q: (q.order, q.name))}


def question(name: str) -> Question:
    """The question of that name; a `UsageError` with near names where there is none."""
    questions = all_questions()
    if name not in questions:
        raise UsageError("question-unknown", question=name, near=_near(name, questions), known=", ".join(questions))
    return questions[name]


def bind(asked: Question, given: Mapping[str, object]) -> dict[str, Bound]:
    """The value of every parameter of the question, checked: given, else the default.

    Raises `UsageError` for a name that the question does not have, a required parameter that is missing or empty, and a value
    that is not of the parameter's type. Values may come as text, as they do from a command line.
    """
    known = {parameter.name: parameter for parameter in asked.parameters}
    for name in given:
        if name not in known:
            listed = ", ".join(known) or "-"
            raise UsageError(
                "parameter-unknown", question=asked.name, parameter=name, near=_near(name, known), known=listed
            )
    return {name: _value(asked.name, parameter, given.get(name)) for name, parameter in known.items()}


def _value(asked: str, parameter: Parameter, given: object) -> Bound:
    """What was given, in the parameter's type, else the default; a `UsageError` where neither will do."""
    try:
        value = None if given is None else converted(parameter.type, given)
    except ValueError:
        raise UsageError(
            f"parameter-no-{parameter.type}", question=asked, parameter=parameter.name, value=given
        ) from None
    if value not in (None, "", []):
        return value
    if not parameter.required:
        return parameter.default
    told = {"ko": parameter.ko, "en": parameter.en, "example": parameter.example}
    raise UsageError("parameter-missing", question=asked, parameter=parameter.name, **told)


def require_evidence(asked: Question, held: bool) -> None:
    """Raise a `GraphError` if the question needs Claim nodes and the graph that is asked holds none."""
    if asked.needs_evidence and not held:
        raise GraphError("question-needs-evidence", question=asked.name)


def _near(name: str, known: Iterable[str]) -> str:
    """Names like the one given, for a message; `-` where there is none."""
    return ", ".join(difflib.get_close_matches(name.lower(), known, n=3, cutoff=0.5)) or "-"
