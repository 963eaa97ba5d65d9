"""Compressed files by their suffix: `.gz` (gzip) and `.zst` (Zstandard).

Comes in: a file's name, bytes or a stream. Goes out: the stream that compresses, or the bytes that were compressed. The same bytes
compress to the same bytes: no name and no clock in the head. Zstandard is in Python from 3.14 on; before, it needs `zstandard`.
"""

import gzip
import importlib
import io
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, BinaryIO

from kg.errors import InputError

GZIP, ZSTD = ".gz", ".zst"
SUFFIXES = (GZIP, ZSTD)
_PART = 1 << 16
"""So many bytes are unpacked at once: small enough that a bomb is noticed before it fills the memory."""


def packed_suffix(name: str) -> str | None:
    """`.gz` or `.zst` where the name ends so."""
    suffix = PurePath(name).suffix.lower()
    return suffix if suffix in SUFFIXES else None


def plain_name(name: str) -> str:
    """The name without that suffix."""
    return name[: -len(suffix)] if (suffix := packed_suffix(name)) else name


def packing(name: str, out: BinaryIO) -> BinaryIO | None:
    """A stream that compresses into `out` as the name's suffix says, to be closed before `out`; None where it says nothing.

    Raises InputError where Zstandard is wanted and not there.
    """
    suffix = packed_suffix(name)
    packed: Any = None
    if suffix == GZIP:
        packed = gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=out, mtime=0)
    elif suffix == ZSTD:
        module = _zstandard(name)
        if hasattr(module, "ZstdFile"):
            packed = module.ZstdFile(out, "w", level=3)
        else:
            packed = module.ZstdCompressor(level=3).stream_writer(out, closefd=False)
    return packed  # type: ignore[no-any-return]


def unpacked(name: str, data: bytes, largest: int) -> bytes:
    """The bytes as they were before they were compressed, as the name's suffix says.

    Raises InputError where they are broken off or no such thing, or become more than `largest`.
    """
    suffix = packed_suffix(name)
    if suffix is None:
        return data
    whole = bytearray()
    errors: tuple[type[Exception], ...] = (OSError, EOFError, zlib.error)
    if suffix == ZSTD:
        errors = (EOFError, _zstandard(name).ZstdError)
    try:
        for part in _gzip_parts(data) if suffix == GZIP else _zstd_parts(_zstandard(name), data):
            whole += part
            if len(whole) > largest:
                raise InputError("file-large", path=name, limit=largest // 1_000_000)
    except errors as problem:
        raise InputError("packed-broken", path=name, problem=problem) from None
    return bytes(whole)


def _gzip_parts(data: bytes) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
        while part := stream.read(_PART):
            yield part


def _zstd_parts(module: Any, data: bytes) -> Iterator[bytes]:
    """Frame after frame; a library's own reader takes one that is broken off for whole."""
    standard = hasattr(module, "ZstdFile")
    place = 0
    while True:
        frame = module.ZstdDecompressor() if standard else module.ZstdDecompressor().decompressobj()
        while not frame.eof:
            if place >= len(data):
                raise EOFError("end of file inside a frame")
            yield frame.decompress(data[place : place + _PART])
            place += _PART
        place = min(place, len(data)) - len(frame.unused_data)
        if place >= len(data):
            return


def _zstandard(name: str) -> Any:
    """Python's own module, or the one of PyPI; InputError that tells how to get it."""
    for module in ("compression.zstd", "zstandard"):
        try:
            return importlib.import_module(module)
        except ImportError:
            continue
    raise InputError("zstd-missing", path=name)
