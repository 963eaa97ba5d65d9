"""Ids: made from content alone, ASCII, the same on every machine.

A letter (`n` actor or thing, `d` document, `s` statement, `c` claim, `r` relation, `j` judgement), `-`, and 20 base32 characters
(100 bits) of SHA-256 over the parts that identify it.
"""

import base64
import hashlib
import json
from collections.abc import Sequence
from typing import Literal

Letter = Literal["n", "d", "s", "c", "r", "j"]


def make_id(letter: Letter, parts: Sequence[str | int | float | None]) -> str:
    """The id of what `parts` identify, e.g. `n-3f7k...`; the parts are told apart, so `ab, c` is not `a, bc`."""
    packed = json.dumps(list(parts), ensure_ascii=False, separators=(",", ":")).encode()
    return f"{letter}-{base64.b32encode(hashlib.sha256(packed).digest())[:20].decode().lower()}"
