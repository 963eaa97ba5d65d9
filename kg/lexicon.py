"""The lexicon: names of actors that are known before reading, from `schema/lexicon/*.tsv`.

Comes in: the TSV files (columns `name type aliases parent note key`, aliases separated by `|`, `key` empty where it is the name)
and, where given, a user's own file, which wins. Goes out: rows by name, and all places where names stand in a text.
Knows the particles (`kg.korean`), not the vocabulary's relations and nothing of extraction.
"""

from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a text where a listed name stands."""

    start: int
    end: int
    surface: str
    rows: tuple[Row, ...]
    """More than one where the surface is ambiguous."""
    common: bool
    """Whether the surface is an ordinary word too and must not count without further evidence."""


class Lexicon:
    """All rows, in one automaton."""

    digest: str

    def get(self, name: str) -> Row | None:
        """The one row with that name or alias (in normal form); None if there is none or more than one."""
        raise NotImplementedError

    def find(self, text: str) -> list[Hit]:
        """All places where a listed name stands between word boundaries (a particle may follow), sorted; they may overlap."""
        raise NotImplementedError
