"""An extraction, a unit and a text as bytes and back.

Comes in and goes out: records of `kg.evidence`. The same record gives the same bytes. Compressed with zlib, which Python brings.
"""

import json
import zlib
from dataclasses import astuple
from typing import Any

from kg.evidence import Claim, Extraction, Mention, Statement, Unit


def pack_text(text: str) -> bytes:
    """The text, compressed."""
    return zlib.compress(text.encode(), 6)


def unpack_text(packed: bytes) -> str:
    """The text that was packed."""
    return zlib.decompress(packed).decode()


def pack_unit(unit: Unit) -> bytes:
    """A unit as compact JSON."""
    return json.dumps(astuple(unit), ensure_ascii=False, separators=(",", ":")).encode()


def unpack_unit(packed: bytes) -> Unit:
    """The unit that was packed."""
    return _unit(json.loads(packed))


def pack_extraction(extraction: Extraction) -> bytes:
    """An extraction as compressed JSON."""
    return zlib.compress(json.dumps(astuple(extraction), ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack_extraction(packed: bytes) -> Extraction:
    """The extraction that was packed."""
    units, claims, statements = json.loads(zlib.decompress(packed))
    return Extraction(
        tuple(_unit(unit) for unit in units),
        tuple(Claim(*claim) for claim in claims),
        tuple(Statement(*statement) for statement in statements),
    )


def _unit(fields: list[Any]) -> Unit:
    keys, kind, names, mentions, listed = fields
    return Unit(tuple(keys), kind, tuple(names), tuple(Mention(*mention) for mention in mentions), listed)
