"""Fingerprints of an article's sentences, and when two articles are one text printed twice.

Comes in: the stored text of a document. Goes out: 64-bit numbers, one for each sentence of some length of the article itself; headline,
byline, captions and furniture have none, so that neither a paper's page nor its headline hides what it took over. The rule for two
articles is pure; who shares sentences with whom is for the ledger to find.

Starting values of DESIGN.md ("Reprints"), checked on 20,000 releases by `benchmarks/reprints.py` (docs/evidence.md has the numbers).
"""

import datetime
import hashlib
import re
import unicodedata

from kg.article.layout import lay_out, reading

SHORTEST = 20
"""Letters and digits of a sentence that counts; shorter ones (그는 이같이 말했다) stand in articles that have nothing in common."""
SHARED = 3
"""So many sentences two reprints share at least."""
SHARE = 0.6
"""Of the sentences of the shorter article this share."""
DAYS = 14
"""Reprints are at most so many days apart; where a day is not known, the words alone decide."""
COMMON = 50
"""A sentence in more current articles than this is a formula of its publisher and counts for none."""

_BODY = frozenset({"paragraph", "bullet", "subhead"})
# A full stop behind the ending of a verb closes a sentence also where the blank behind it was lost.
_STOP = re.compile(r"(?<=[다요죠까음임함됨])[.?!。]+|[.?!。]+(?=[\s\"'”’)\]」』]|$)|\n")
_NO_LETTER = re.compile(r"[\W_]+")


def fingerprints(text: str) -> frozenset[int]:
    """The fingerprints of the text's sentences: signed 64-bit integers, as SQLite keeps them."""
    sentences = (
        sentence
        for block in lay_out(text).blocks
        if block.kind in _BODY
        for sentence in _STOP.split(reading(text, block.start, block.end))
    )
    letters = (_NO_LETTER.sub("", unicodedata.normalize("NFKC", sentence).lower()) for sentence in sentences)
    return frozenset(_hash(found) for found in letters if len(found) >= SHORTEST)


def are_reprints(shared: int, one: int, other: int) -> bool:
    """Whether articles with that many counting sentences, so many of them the same, are one text."""
    return shared >= SHARED and shared >= SHARE * min(one, other)


def are_near(one: str | None, other: str | None) -> bool:
    """Whether two publication days (`YYYY-MM-DD`) are near enough for a reprint; True where one of them is not known."""
    if one is None or other is None:
        return True
    apart = datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)
    return abs(apart.days) <= DAYS


def _hash(letters: str) -> int:
    return int.from_bytes(hashlib.sha256(letters.encode(errors="replace")).digest()[:8], "big", signed=True)
