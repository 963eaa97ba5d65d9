"""A lexicon file: how it is written, and its rows.

Comes in: the text of a `.tsv` file of `schema/lexicon/`, or a user's own. Goes out: its rows, or an error that names file
and line: a `SchemaError` for ours, an `InputError` for the user's. Knows the vocabulary's type names, nothing of texts.

The first line names the columns, separated by tabs: `name` and `type`, and, where there is something to say, `aliases`
(separated by `|`), `parent`, `note` and `key`. The note marks ordinary words: `common word` the name itself,
`common word (bare X, Y)` the surfaces X and Y.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError, SchemaError
from kg.korean import fold_space, nfc, normal_form
from kg.ontology import load_ontology

COLUMNS = ("name", "type", "aliases", "parent", "note", "key")
_NEEDED = ("name", "type")
_COMMON = re.compile(r"(?:^|; )common word(?: \(bare ([^)]*)\))?(?=;|$)")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the lexicon. `key` is the name at its first release and never changes; `common` names need further evidence."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    note: str = ""
    key: str = ""
    common: frozenset[str] = frozenset()
    """The surfaces among name and aliases that are ordinary words too."""

    def __post_init__(self) -> None:
        if not self.key:
            object.__setattr__(self, "key", self.name)


def read_own(path: Path) -> str:
    """The text of a user's own lexicon file; InputError where it cannot be read."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError("file-missing", path=path) from None
    except OSError as error:
        raise InputError("file-unreadable", path=path, problem=error.strerror) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("lexicon-encoding", path=path, offset=error.start) from None


def rows_of_text(text: str, source: str, *, ours: bool) -> tuple[Row, ...]:
    """The rows of a lexicon file; `source` is its name for messages, `ours` says whose fault an error is."""
    lines = nfc(text).splitlines()
    if not lines or not any(line.strip() for line in lines[1:]):
        raise _error(ours, source, 1, "lexicon-empty")
    columns = [column.strip() for column in lines[0].split("\t")]
    for column in columns:
        if column not in COLUMNS or columns.count(column) > 1:
            raise _error(ours, source, 1, "lexicon-column", column=column, known=", ".join(COLUMNS))
    if missing := [column for column in _NEEDED if column not in columns]:
        raise _error(ours, source, 1, "lexicon-header", column=missing[0], known=", ".join(COLUMNS))
    rows: dict[str, Row] = {}
    types = _listable()
    for number, line in enumerate(lines[1:], 2):
        if line.strip():
            row = _row(line, columns, types, ours, source, number)
            if normal_form(row.name) in rows:
                raise _error(ours, source, number, "lexicon-twice", name=row.name)
            rows[normal_form(row.name)] = row
    return tuple(rows.values())


def _row(line: str, columns: list[str], types: tuple[str, ...], ours: bool, source: str, number: int) -> Row:
    cells = line.split("\t")
    if len(cells) > len(columns):
        raise _error(ours, source, number, "lexicon-cells", found=len(cells), wanted=len(columns))
    entry: Mapping[str, str] = dict(zip(columns, map(fold_space, cells), strict=False))
    name, node_type = entry["name"], entry.get("type", "")
    if not normal_form(name):
        raise _error(ours, source, number, "lexicon-name")
    if node_type not in types:
        raise _error(ours, source, number, "lexicon-type", type=node_type, known=", ".join(types))
    aliases = tuple(dict.fromkeys(alias.strip() for alias in entry.get("aliases", "").split("|") if normal_form(alias)))
    note = entry.get("note", "")
    common = _common(note, name)
    if stray := sorted(common - {name, *aliases}):
        raise _error(ours, source, number, "lexicon-common", name=stray[0])
    return Row(name, node_type, aliases, entry.get("parent") or None, note, entry.get("key") or name, common)


def _listable() -> tuple[str, ...]:
    """The types that a name may have."""
    types = load_ontology().types.values()
    return tuple(item.name for item in types if not (item.abstract or item.bookkeeping))


def _common(note: str, name: str) -> frozenset[str]:
    """The ordinary words that the note marks."""
    found: set[str] = set()
    for mark in _COMMON.finditer(note):
        found |= {word.strip() for word in mark.group(1).split(",")} if mark.group(1) else {name}
    return frozenset(found)


def _error(ours: bool, source: str, line: int, message: str, **values: object) -> InputError | SchemaError:
    kind = SchemaError if ours else InputError
    return kind(message, path=source, line=line, **values)
