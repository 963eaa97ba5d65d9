"""What tables say of the ends of relations: a few words by id, kept on disk, so that memory stays small however many there are.

Comes in: ids in sorted order, each with its words. Goes out: the words of an id. In memory are forty bytes an id; the words lie in a
temporary file that is gone with this object.
"""

import functools
import json
import tempfile
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

RECENT = 20_000
"""So many are held in memory beside: articles and actors come again and again."""
_WIDTH = 24
"""Bytes of an id; ours have 22, and a longer one is found by its beginning and its words."""


class Kept:
    """Words by id; a context manager."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as this object
        self._ids = bytearray()
        self._offsets = array("Q")
        self.get = functools.lru_cache(maxsize=RECENT)(self._read)
        """The words of an id; None where it was not added."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, identifier: str, words: Sequence[object]) -> None:
        """Keep the words of an id; ids come sorted."""
        self._ids += _fixed(identifier)
        self._offsets.append(self._file.seek(0, 2))
        self._file.write(json.dumps(words, ensure_ascii=False).encode() + b"\n")

    def _read(self, identifier: str) -> list[Any] | None:
        wanted = _fixed(identifier)
        place = bisect_left(range(len(self._offsets)), wanted, key=self._id)
        if place == len(self._offsets) or self._id(place) != wanted:
            return None
        self._file.seek(self._offsets[place])
        words: list[Any] = json.loads(self._file.readline())
        return words

    def _id(self, place: int) -> bytes:
        return bytes(self._ids[place * _WIDTH : (place + 1) * _WIDTH])


def _fixed(identifier: str) -> bytes:
    return identifier.encode()[:_WIDTH].ljust(_WIDTH)
