"""Which files the words on the command line stand for, and their bytes.

Comes in: paths of files and folders, globs, or `-` (standard input). Goes out: one `Source` a file, each once, in a fixed order:
that of the words, folders with everything in them sorted by name, hidden files left out. What is wrong with one goes to
`refuse`. Names are compared in NFC, since macOS writes Hangul in NFD.
"""

import glob
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import InputError, KgError
from kg.korean import nfc
from kg.packing import unpacked

LARGEST = 2_000_000_000
"""Bytes of the largest source that is read: an interchange file of many thousand articles. What one article may have, its loader says."""
STDIN = "-"
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")

Refuse = Callable[[KgError], None]


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or standard input (`path` is None). `name` is for suffix and messages, in NFC."""

    name: str
    path: Path | None


def sources_of(words: Iterable[str], refuse: Refuse) -> Iterator[Source]:
    """The sources that the words stand for."""
    seen: set[str] = set()
    for word in words:
        for source in _expand(word, refuse):
            identity = os.path.realpath(source.path) if source.path else STDIN
            if identity not in seen:
                seen.add(identity)
                yield source


def read_bytes(source: Source) -> bytes:
    """The bytes of the source, unpacked where its name ends in `.gz` or `.zst`; InputError where it cannot be read or is too large."""
    too_large = InputError("file-large", path=source.name, limit=LARGEST // 1_000_000)
    try:
        if source.path is None:
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            if source.path.stat().st_size > LARGEST:
                raise too_large
            with source.path.open("rb") as file:
                data = file.read(LARGEST + 1)
    except OSError as error:
        raise _unreadable(source.name, error) from None
    if len(data) > LARGEST:
        raise too_large
    return unpacked(source.name, data, LARGEST)


def _expand(word: str, refuse: Refuse) -> Iterator[Source]:
    if word == STDIN:
        yield Source(STDIN, None)
    elif _URL.match(word):
        refuse(InputError("source-url", url=word))
    elif (path := _existing(Path(word))) is not None:
        yield from _inside(path, refuse) if path.is_dir() else [_source(path)]
    elif glob.has_magic(word):
        found = _matching(word)
        if not found:
            refuse(InputError("glob-empty", pattern=word))
        for path in found:
            yield from _inside(path, refuse) if path.is_dir() else [_source(path)]
    else:
        refuse(InputError("file-missing", path=word))


def _source(path: Path) -> Source:
    return Source(nfc(str(path)), path)


def _existing(path: Path) -> Path | None:
    """The path, or the one whose parts have the same names in NFC, or None."""
    if _exists(path):
        return path
    parts = path.parts
    if nfc(str(path)).isascii() or not parts:
        return None
    found = Path(parts[0]) if path.is_absolute() else Path()
    for part in parts[1:] if path.is_absolute() else parts:
        there = found / part
        if not _exists(there):
            same = [name for name in _names(found) if nfc(name) == nfc(part)]
            if not same:
                return None
            there = found / min(same)
        found = there
    return found


def _exists(path: Path) -> bool:
    """Whether there is something at the path; a path that we may not look at counts as there, so that reading it says why not."""
    try:
        path.stat()
    except PermissionError:
        return True
    except (OSError, ValueError):  # ValueError: a NUL in the path
        return False
    return True


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _matching(pattern: str) -> list[Path]:
    """What the glob matches, sorted, hidden names left out; `**` goes through folders."""
    folder = re.split(r"[*?\[]", pattern, maxsplit=1)[0].rpartition("/")[0]
    base = _existing(Path(folder)) if folder else Path()
    rest = pattern[len(folder) + 1 :] if folder else pattern
    if base is None:
        return []
    forms = {rest, nfc(rest), unicodedata.normalize("NFD", rest)}
    found = {name for form in forms for name in glob.glob(form, root_dir=base, recursive=True)}
    return [base / name for name in sorted(found, key=nfc)]


def _inside(folder: Path, refuse: Refuse) -> Iterator[Source]:
    """Every file below the folder that is not hidden, sorted by name; one that holds none is refused."""
    problems: list[OSError] = []
    count = 0
    for where, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted((name for name in folders if not name.startswith(".")), key=nfc)
        for name in sorted((name for name in files if not name.startswith(".")), key=nfc):
            path = Path(where) / name
            if path.is_file():
                count += 1
                yield _source(path)
    for error in problems:
        refuse(_unreadable(str(error.filename), error))
    if not (count or problems):
        refuse(InputError("folder-empty", path=folder))


def _unreadable(path: str, error: OSError) -> InputError:
    return InputError("file-unreadable", path=nfc(path), problem=error.strerror or type(error).__name__)
