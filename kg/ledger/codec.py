"""An extraction, a unit and a text as bytes and back.

Comes in and goes out: records of `kg.evidence`. The same record gives the same bytes. Compressed with zlib, which Python brings; an extraction
against its text, which holds most of its words.
"""

import json
import zlib
from dataclasses import fields
from operator import attrgetter
from typing import Any

from kg.evidence import Claim, Extraction, Mention, Statement, Unit

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
# `dataclasses.astuple` copies deeply, which takes ten times as long.
_claim_values = attrgetter(*(field.name for field in fields(Claim)))
_statement_values = attrgetter(*(field.name for field in fields(Statement)))
_PRESET = 0x20
"""FDICT of RFC 1950, in the second byte."""


def pack_text(text: str) -> bytes:
    """The text, compressed."""
    return zlib.compress(text.encode(), 6)


def unpack_text(packed: bytes) -> str:
    """The text that was packed."""
    return zlib.decompress(packed).decode()


def pack_unit(unit: Unit) -> bytes:
    """A unit as compact JSON, without its first key, which has a row of its own; each name stands once, with the places that name it so."""
    places: dict[str, list[int | list[int]]] = {name: [] for name in unit.names}
    for mention in unit.mentions:
        whole = mention.end - mention.start == len(mention.surface)
        places.setdefault(mention.surface, []).append(mention.start if whole else [mention.start, mention.end])
    return _encode(
        [unit.type, unit.listed, unit.keys[1:] or None, len(unit.names), list(places), list(places.values())]
    ).encode()


def unpack_unit(packed: bytes, key: str) -> Unit:
    """The unit that was packed, of that first key; its mentions sorted by their places."""
    kind, listed, also, named, surfaces, places = json.loads(packed)
    mentions = [
        Mention(start, start + len(surface), surface)
        if isinstance(start, int)
        else Mention(start[0], start[1], surface)
        for surface, starts in zip(surfaces, places, strict=True)
        for start in starts
    ]
    mentions.sort(key=lambda mention: (mention.start, mention.end, mention.surface))
    return Unit((key, *(also or ())), kind, tuple(surfaces[:named]), tuple(mentions), listed)


def pack_extraction(extraction: Extraction, text: str | None) -> bytes:
    """An extraction as JSON, compressed against the text: names and quotes stand there already."""
    units = [
        (u.keys, u.type, u.names, [(m.start, m.end, m.surface) for m in u.mentions], u.listed) for u in extraction.units
    ]
    claims, statements = map(_claim_values, extraction.claims), map(_statement_values, extraction.statements)
    whole = _encode([units, list(claims), list(statements)]).encode()
    compressor = zlib.compressobj(6, zdict=_dictionary(text)) if text else zlib.compressobj(6)
    return compressor.compress(whole) + compressor.flush()


def unpack_extraction(packed: bytes, text: str | None) -> Extraction:
    """The extraction that was packed; `text` must be the same, unless it was packed without one."""
    # zlib's own header says whether it was packed against a text; the text itself may have come later.
    against = packed[1] & _PRESET
    reader = zlib.decompressobj(zdict=_dictionary(text)) if against and text else zlib.decompressobj()
    units, claims, statements = json.loads(reader.decompress(packed))
    return Extraction(
        tuple(_unit(unit) for unit in units),
        tuple(Claim(*claim) for claim in claims),
        tuple(Statement(*statement) for statement in statements),
    )


def _dictionary(text: str) -> bytes:
    """The end of the text, as much as zlib can look back."""
    return text.encode()[-32_768:]


def _unit(stated: list[Any]) -> Unit:
    keys, kind, names, mentions, listed = stated
    return Unit(tuple(keys), kind, tuple(names), tuple(Mention(*mention) for mention in mentions), listed)
