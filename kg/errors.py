"""Everything that can go wrong, as a user sees it.

    KgError                 exit code 1: the input or the graph is at fault
    ├── InputError          a source cannot be read or recognised
    ├── SchemaError         an entry of schema/, loaders/ or queries/ is wrong
    ├── LedgerError         the ledger file cannot be used as it is
    ├── GraphError          a store refused a statement, or is locked
    ├── UsageError          exit code 2: wrong arguments
    └── ServerError         exit code 3: a server could not be reached, or refused the login

An error is raised by the name of its message and the values for it: `InputError("file-missing", path=path)`.
The texts, what happened and the cure, in English and Korean, are the tables of `kg/messages/*.toml`; the language is
`KG_LANG` (`ko`, `en`), else that of the locale. A traceback that reaches a user is a bug.
"""

import functools
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path


class KgError(Exception):
    """The input or the graph is at fault; the message says which part and what to do."""

    exit_code = 1

    def __init__(self, name: str, /, **values: object) -> None:
        """Take the name of a message in `kg/messages` and the values of its placeholders."""
        super().__init__(name, values)
        self.name = name
        self.values = values

    def __str__(self) -> str:
        return message(self.name, self.values)

    def __reduce__(self) -> tuple[functools.partial["KgError"], tuple[()]]:
        """Pickle with the values by name: an error of another process (`kg build --jobs`) arrives as it was raised."""
        return functools.partial(type(self), self.name, **self.values), ()


class InputError(KgError):
    """A source cannot be read or recognised."""


class SchemaError(KgError):
    """An entry of the vocabulary, the lexicon, a loader or a question is wrong."""


class LedgerError(KgError):
    """The ledger file cannot be used as it is."""


class GraphError(KgError):
    """A graph store refused a statement, or is in use."""


class UsageError(KgError):
    """Wrong arguments."""

    exit_code = 2


class ServerError(KgError):
    """A server could not be reached, or refused the login."""

    exit_code = 3


@functools.cache
def messages() -> Mapping[str, Mapping[str, str]]:
    """Every message by name: `en`, `ko` and, where there is a cure, `en_cure`, `ko_cure`."""
    found: dict[str, Mapping[str, str]] = {}
    for file in sorted((Path(__file__).resolve().parent / "messages").glob("*.toml")):
        found |= tomllib.loads(file.read_text(encoding="utf-8"))
    return found


def language() -> str:
    """`ko` or `en`: `KG_LANG`, else the language of the locale."""
    for variable in ("KG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "ko" if value.lower().startswith("ko") else "en"
    return "en"


def message(name: str, values: Mapping[str, object], lang: str | None = None) -> str:
    """The text of a message with its cure, in the user's language or in `lang` (`ko`, `en`)."""
    entry, lang = messages()[name], lang or language()
    parts = [entry[lang], entry.get(f"{lang}_cure", "")]
    return " ".join(part.format(**values) for part in parts if part)
