"""Sorting what may not fit in memory: runs in temporary files, merged.

Comes in: picklable items in any order, a key. Goes out: the same items in the order of the key, equal ones as they came. In memory are `HELD` items while they come in and
one of each run while they go out.
"""

import heapq
import pickle
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import IO, Any, TypeVar

HELD = 10_000
"""Items of a run: some 40 MB of changes with their evidence."""

T = TypeVar("T")


def in_order(items: Iterable[T], key: Callable[[T], Any], held: int = HELD) -> Iterator[T]:
    """The items sorted; all have been taken when this returns, so what they come from may be closed."""
    runs: list[IO[bytes]] = []
    run: list[T] = []
    rest = iter(items)
    while batch := sorted(islice(rest, held), key=key):
        if run:
            runs.append(_kept(run))
        run = batch
    return heapq.merge(*map(_read, runs), run, key=key) if runs else iter(run)


def _kept(run: list[T]) -> IO[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - lives until it has been read
    for item in run:
        pickle.dump(item, file)
    file.seek(0)
    return file


def _read(file: IO[bytes]) -> Iterator[Any]:
    """The items of a run; they were written by this process into a file that no other can open."""
    with file:
        while True:
            try:
                yield pickle.load(file)
            except EOFError:
                return
