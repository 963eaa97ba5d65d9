"""Ids: made from content alone, ASCII, the same on every machine.

A letter (`n` actor or thing, `d` document, `s` statement, `c` claim, `r` relation, `j` judgement), `-`, and 20 base32 characters
(100 bits) of SHA-256 over the parts that identify it.
"""

import hashlib
import json
from collections.abc import Sequence
from itertools import product
from typing import Literal

Letter = Literal["n", "d", "s", "c", "r", "j"]

_packed = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_PAIRS = ["".join(pair) for pair in product("abcdefghijklmnopqrstuvwxyz234567", repeat=2)]
"""Base32 of ten bits: an id is made of ten of these, much faster than by Python's own `base64.b32encode`."""
_SHIFTS = range(90, -1, -10)


def make_id(letter: Letter, parts: Sequence[str | int | float | None]) -> str:
    """The id of what `parts` identify, e.g. `n-3f7k...`; the parts are told apart, so `ab, c` is not `a, bc`."""
    digest = hashlib.sha256(_packed(list(parts)).encode()).digest()
    bits = int.from_bytes(digest[:13], "big") >> 4
    return f"{letter}-{''.join([_PAIRS[bits >> shift & 1023] for shift in _SHIFTS])}"
