"""Where an export goes: a file or a folder that is there whole or not at all, or standard output.

Comes in: a path. Goes out: a text stream in UTF-8 with `\\n` line ends, compressed where the path ends in `.gz` or `.zst`, or a folder to
write files into. What is cut off leaves nothing under the final name: all is written beside it and takes its place at the end.
"""

import contextlib
import io
import os
import shutil
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from kg.errors import InputError
from kg.packing import packing

BUFFER = 1 << 20
"""Bytes that are written at once: files of gigabytes are usual."""


@contextlib.contextmanager
def standard_output() -> Iterator[TextIO]:
    """Standard output as UTF-8 with `\\n`, whatever the locale says."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        yield sys.stdout
        return
    sys.stdout.flush()
    out = io.TextIOWrapper(buffer, encoding="utf-8", newline="\n", write_through=False)
    try:
        yield out
        out.flush()
    finally:
        out.detach()


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A file that takes the place of `path` when all is written; a device or a pipe is written to as it is.

    Raises InputError where `path` is a folder or cannot be written, or Zstandard is wanted and not there.
    """
    target = path.resolve()
    with _writable(path):
        if target.is_dir():
            raise InputError("export-folder", path=path)
        if target.exists() and not target.is_file():
            with target.open("wb") as device, _text(path.name, device) as text:
                yield text
            return
        beside = _beside(target)
        try:
            with beside.open("wb", buffering=BUFFER) as out, _text(path.name, out) as text:
                yield text
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)


@contextlib.contextmanager
def whole_folder(path: Path, names: Collection[str]) -> Iterator[Path]:
    """A folder that takes the place of `path` when all is written.

    A folder that is there already is replaced where it holds nothing but files of these `names` (an earlier export).
    Raises InputError where it holds anything else, where `path` is a file, or cannot be written.
    """
    target = path.resolve()
    with _writable(path):
        if target.exists() and not target.is_dir():
            raise InputError("export-no-folder", path=path)
        if target.is_dir() and (others := sorted(set(os.listdir(target)) - set(names))):
            raise InputError("export-folder-full", path=path, name=others[0])
        beside = _beside(target)
        former = beside.with_suffix(".former")
        try:
            beside.mkdir()
            yield beside
            if target.is_dir():
                target.replace(former)
            beside.replace(target)
        finally:
            for left in (beside, former):
                shutil.rmtree(left, ignore_errors=True)


@contextlib.contextmanager
def _writable(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise InputError("export-unwritable", path=path, reason=error.strerror or str(error)) from error


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}.part")


@contextlib.contextmanager
def _text(name: str, out: BinaryIO) -> Iterator[TextIO]:
    """The stream as text, compressed where the name says so."""
    packed = packing(name, out)
    text = io.TextIOWrapper(packed or out, encoding="utf-8", newline="\n")
    try:
        yield text
        text.flush()
        if packed is not None:
            packed.close()
    finally:
        # What broke off is thrown away: no more of it is written. The wrapper must not close what it does not own.
        with contextlib.suppress(ValueError):
            text.detach()
