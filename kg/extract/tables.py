"""The Korean tables of extraction: data files of `schema/`, read once a process.

Comes in: `schema/titles.toml`, `heads.toml`, `generic.toml`, `frames.toml`. Goes out: plain dictionaries and sets. A table that cannot
be read is a `SchemaError` that names the file. Knows no text.
"""

import functools
import hashlib
import re
import tomllib
from typing import Any

from kg.errors import SchemaError
from kg.folders import folder

_TABLES = ("confidence", "frames", "furniture", "generic", "heads", "modality", "speech_verbs", "titles")


@functools.cache
def table(name: str) -> dict[str, Any]:
    """The content of `schema/<name>.toml`."""
    path = folder("schema") / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise SchemaError("extract-table", path=path, reason=error) from error


def alternatives(words: "list[str] | set[str] | frozenset[str]") -> str:
    """A regular expression for any of the words, the longest first."""
    return _alternatives(frozenset(words))


@functools.lru_cache(maxsize=512)
def _alternatives(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@functools.cache
def words(name: str, entry: str, key: str = "words") -> frozenset[str]:
    """The set of words of one entry of a table."""
    return frozenset(table(name)[entry][key])


@functools.cache
def generic_chains() -> frozenset[str]:
    """Chains of nouns, without blanks, that name nothing in particular."""
    lines = (folder("schema") / "generic_chains.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@functools.cache
def digest() -> str:
    """Hex SHA-256 of all tables that extraction reads."""
    data = hashlib.sha256()
    for name in sorted(_TABLES):
        data.update((folder("schema") / f"{name}.toml").read_bytes())
    data.update((folder("schema") / "generic_chains.txt").read_bytes())
    return data.hexdigest()
