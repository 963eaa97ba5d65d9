"""The states of a graph that a person can name, and what changed between two of them.

Comes in: a day (`2031-03-04`), an operation (`@12`), the path of a ledger or of a file that `kg build` reads (an export in JSONL, above all), or nothing: the ledger as it
stands. Goes out: sides for `kg.analysis.diff`, open while the block lasts.

An export is read as it is; any other file is imported into a temporary ledger first, by the rules of every import.
"""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.analysis.diff import Change, Side, diff
from kg.analysis.lines import Lines, is_export
from kg.build import build
from kg.errors import InputError, UsageError
from kg.ledger import LedgerFile
from kg.ledger.part import parts
from kg.ledger.past import as_of_day, as_of_operation
from kg.ontology import load_ontology
from kg.story import day

_SQLITE = b"SQLite format 3\0"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def changes(a: str | None, b: str | None, ledger: LedgerFile | None) -> Iterator[Change]:
    """What changed from state A to state B; `ledger` is the one that days, operations and None are of; two files need none.

    Raises UsageError for a day or operation that is none, InputError for a file that is not there or cannot be read.
    """
    for which in (a, b):
        _check(which)
    if ledger is not None and needs_ledger(a) and needs_ledger(b):
        since = ledger.operation
        with _of_ledger(a, ledger) as before, _of_ledger(b, ledger) as after:
            return diff(*parts(before.partial, after.partial, since), load_ontology())
    with side(a, ledger) as before, side(b, ledger) as after:
        return diff(before, after, load_ontology())


def needs_ledger(which: str | None) -> bool:
    """Whether that state is one of a ledger's, not a file of its own."""
    return which is None or which.startswith("@") or bool(_DAY.fullmatch(which))


def _check(which: str | None) -> None:
    """Refuse what names no state, before anything is computed."""
    if which is None:
        return
    if which.startswith("@"):
        if not which[1:].isdecimal():
            raise UsageError("diff-operation-form", word=which)
    elif _DAY.fullmatch(which):
        if day(which) is None:
            raise UsageError("day-no", option="diff", value=which)
    elif not Path(which).is_file():
        raise InputError("diff-missing", path=which)


@contextmanager
def side(which: str | None, ledger: LedgerFile | None) -> Iterator[Side]:
    """That state, for as long as the block lasts."""
    if which is None or needs_ledger(which):
        assert ledger is not None
        with _of_ledger(which, ledger) as found:
            yield found
    else:
        with _of_file(Path(which)) as file:
            yield file


@contextmanager
def _of_ledger(which: str | None, ledger: LedgerFile) -> Iterator[LedgerFile]:
    ontology = load_ontology()
    if which is None:
        yield ledger
    elif which.startswith("@"):
        with as_of_operation(ledger, int(which[1:]), ontology) as past:
            yield past
    else:
        with as_of_day(ledger, which, ontology) as past:
            yield past


@contextmanager
def _of_file(path: Path) -> Iterator[Side]:
    with path.open("rb") as file:
        head = file.read(len(_SQLITE))
    if head == _SQLITE:
        with LedgerFile(path, load_ontology(), create=False, read_only=True) as found:
            yield found
    elif is_export(path):
        yield Lines(path)
    else:
        with (
            tempfile.TemporaryDirectory(prefix="kg-") as folder,
            LedgerFile(Path(folder) / "imported.kg", load_ontology()) as made,
        ):
            report = build(made, [str(path)], ontology=load_ontology())
            if report.refused:
                raise report.refused[0]
            yield made
