"""Loaders: one file of `loaders/` per kind of source, found, not listed.

Comes in: paths (files, folders, globs) or `-`. Goes out: documents, one after another, and what was refused and why, each to
`refuse`. A loader is a plain Python file that this room finds by path and loads by itself; loaders share nothing with
each other. Each has

    TITLE: dict[str, str]        what kind of source this is, `ko` and `en`
    RECOGNISES: dict[str, str]   by what it recognises one, `ko` and `en`
    ORDER: int                   the smaller is asked first (the plain text loader comes last)
    def recognises(name: str, head: bytes) -> bool
    def read(name: str, data: bytes) -> Iterator[Document | Imported | Judgement]

`name` is the path (or `-`) for suffix and messages, `head` the first 4,096 bytes. `read` raises `InputError`; the others of a batch
go on. Which files a path stands for is the business of `kg/sources.py`.
"""

import functools
import importlib.util
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from kg.document import Document
from kg.errors import InputError, KgError, SchemaError
from kg.evidence import Extraction
from kg.folders import folder
from kg.graph import Judgement
from kg.packing import plain_name
from kg.sources import Source, read_bytes, sources_of

HEAD = 4096
"""So many bytes decide which loader reads a source."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A document that comes with its extraction (our own interchange formats).

    `document.text` is empty where the file carries no text; then `text_sha256` and `reprint_group` are what the file states.
    """

    id: str
    document: Document
    text_sha256: str
    extraction_key: str
    extraction: Extraction
    reprint_group: str | None = None


Item = Document | Imported | Judgement
"""What a source yields."""


@dataclass(frozen=True, slots=True)
class Loader:
    """A loader as found; `title` and `recognition` are its TITLE and RECOGNISES."""

    name: str
    title: Mapping[str, str]
    recognition: Mapping[str, str]
    order: int
    recognises: Callable[[str, bytes], bool]
    read: Callable[[str, bytes], Iterator[Item]]


def load_loaders(where: Path | None = None) -> tuple[Loader, ...]:
    """All loaders of the folder (default: `loaders/`) in the order in which they are asked; SchemaError names one that is wrong."""
    return _load(where or folder("loaders"))


@functools.lru_cache(maxsize=4)
def _load(where: Path) -> tuple[Loader, ...]:
    files = sorted(file for file in where.glob("*.py") if not file.name.startswith(("_", ".")))
    return tuple(sorted(map(_loader, files), key=lambda loader: (loader.order, loader.name)))


def read_sources(sources: Iterable[str], refuse: Callable[[KgError], None]) -> Iterator[Item]:
    """What the sources hold, in a fixed order; every problem of one of them goes to `refuse` and the others go on."""
    loaders = load_loaders()
    for source in sources_of(sources, refuse):
        try:
            yield from _items(source, loaders)
        except InputError as problem:
            refuse(problem)


def _items(source: Source, loaders: tuple[Loader, ...]) -> Iterator[Item]:
    data = read_bytes(source)
    if not data.strip():
        raise InputError("file-empty", path=source.name)
    head, name = data[:HEAD], plain_name(source.name)
    for loader in loaders:
        if loader.recognises(name, head):
            return loader.read(source.name, data)
    known = {lang: "; ".join(loader.title[lang] for loader in loaders) for lang in ("en", "ko")}
    raise InputError("kind-unknown", path=source.name, known=known["en"], known_ko=known["ko"])


def _loader(file: Path) -> Loader:
    """The loader in the file, checked."""
    module = _module(file)
    for part, is_right in _PARTS.items():
        if not is_right(getattr(module, part, None)):
            raise SchemaError("loader-part", file=file.name, part=part)
    return Loader(file.stem, module.TITLE, module.RECOGNISES, module.ORDER, module.recognises, module.read)


def _module(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"kg_loader_{file.stem}", file)
    if spec is None or spec.loader is None:
        raise SchemaError("loader-broken", file=file.name, problem="no Python file")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except (SyntaxError, ImportError, NameError, AttributeError, TypeError, ValueError, LookupError) as error:
        raise SchemaError("loader-broken", file=file.name, problem=f"{type(error).__name__}: {error}") from error
    return module


def _is_texts(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(value.get(lang), str) and value[lang] for lang in ("ko", "en"))


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_function(value: object) -> bool:
    return callable(value)


_PARTS: Mapping[str, Callable[[object], bool]] = {
    "TITLE": _is_texts,
    "RECOGNISES": _is_texts,
    "ORDER": _is_number,
    "recognises": _is_function,
    "read": _is_function,
}
"""What a loader must have, and what is right for it."""
