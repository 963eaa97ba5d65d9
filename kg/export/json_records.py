"""The records of a JSONL file.

Comes in: bytes, one JSON object a line. Goes out: each line's number with its object, or with why it is none.
"""

import json
from collections.abc import Iterator
from typing import Any

from kg.export.interchange import Record
from kg.export.records import Refused


def json_records(data: bytes) -> Iterator[tuple[int, Record]]:
    """The records in the order of the lines; empty lines are passed over."""
    # Only \n ends a line here: str.splitlines would also part at characters that stand inside JSON strings.
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if raw.strip():
            try:
                yield number, _record(raw)
            except Refused as reason:
                yield number, reason


def _record(raw: bytes) -> dict[str, Any]:
    """The object of a line; raises `Refused`."""
    try:
        record = json.loads(raw.decode(), parse_constant=_no_number)
        if b"\\u" in raw:
            json.dumps(record, ensure_ascii=False).encode()  # half of a surrogate pair is no text
    except (ValueError, RecursionError) as problem:
        raise Refused("jsonl-json", problem=problem) from None
    if not isinstance(record, dict):
        raise Refused("jsonl-json", problem=type(record).__name__)
    return record


def _no_number(word: str) -> None:
    """Refuse NaN and Infinity, which are no JSON."""
    raise ValueError(word)
