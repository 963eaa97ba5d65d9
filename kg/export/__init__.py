"""Exports: the graph as files of other programs.

Comes in: a `Graph`. Goes out: a file, whole or not at all, or standard output. A format is one file with a function
`write(graph, out, **options)` and one line of `FORMATS`; its module is loaded when it is used.
"""

import contextlib
import importlib
import io
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from kg.errors import InputError, UsageError
from kg.graph import Graph

__all__ = ["FORMATS", "Format", "export"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is in Korean and English, the suffix of its files, its module's name, the options it takes."""

    ko: str
    en: str
    suffix: str
    module: str
    options: tuple[str, ...] = ()


FORMATS: Mapping[str, Format] = {
    "jsonl": Format("교환 형식 JSONL: 모든 것을 담고 다시 읽힙니다", "JSONL, the interchange format: holds everything, reads back", ".jsonl", "jsonl", ("with_text",)),
    "turtle": Format("RDF Turtle: 주장마다 근거 문장이 딸립니다", "RDF Turtle, each claim with its evidence", ".ttl", "turtle", ("with_text", "base_iri")),
}  # fmt: skip


def export(name: str, graph: Graph, path: Path | None = None, **options: object) -> None:
    """Write `graph` in the format `name` to `path`, or to standard output where it is None or `-`.

    The file appears whole or not at all. Raises `UsageError` for an unknown format or an option that it does not take,
    `InputError` where the file cannot be written.
    """
    chosen = FORMATS.get(name)
    if chosen is None:
        raise UsageError("export-format", format=name, known=", ".join(FORMATS))
    if wrong := sorted(set(options) - set(chosen.options)):
        raise UsageError("export-option", format=name, option="--" + wrong[0].replace("_", "-"))
    write = importlib.import_module(f"kg.export.{chosen.module}").write
    with _standard_output() if path is None or str(path) == "-" else _whole_file(path) as out:
        write(graph, out, **options)


@contextlib.contextmanager
def _standard_output() -> Iterator[TextIO]:
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
def _whole_file(path: Path) -> Iterator[TextIO]:
    """A file that takes the place of `path` when all is written; a device or a pipe is written to as it is."""
    target = path.resolve()
    try:
        if target.is_dir():
            raise InputError("export-folder", path=path)
        if target.exists() and not target.is_file():
            with target.open("w", encoding="utf-8", newline="\n") as out:
                yield out
            return
        beside = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with beside.open("w", encoding="utf-8", newline="\n") as out:
                yield out
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise InputError("export-unwritable", path=path, reason=error.strerror or str(error)) from error
