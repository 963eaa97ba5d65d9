"""The occasion: the one event that a release is about, which its sentences mean by 이날 and its outline by 일시·장소·참석.

Comes in: the reading. Goes out: an event of it, or None. An event in the headline or at the top counts more than one told of further down.
"""

from kg.extract.model import Thing
from kg.extract.reading import Reading

_TOP, _UPPER = 3, 8
"""Blocks that are the top of a release (headline, sub-heads, lead), and those that still belong to its beginning."""


def occasion(reading: Reading) -> Thing | None:
    """The event that the text is about; None where it tells of none."""
    ranked = sorted(
        (
            (-_weight(reading, event), event.mentions[0].start, event)
            for event in reading.things
            if event.type == "Event"
        ),
        key=lambda row: row[:2],
    )
    return ranked[0][2] if ranked and ranked[0][0] <= -1.0 else None


def _weight(reading: Reading, event: Thing) -> float:
    mentions = [*event.mentions, *reading.pointed.get(event.number, ())]
    blocks = {_block_at(reading, mention.start) for mention in mentions}
    top = 2.0 * any(number <= _TOP for number in blocks) + 1.0 * any(number <= _UPPER for number in blocks)
    return top + 0.5 * min(4, len(mentions))


def _block_at(reading: Reading, position: int) -> int:
    for number, block in enumerate(reading.blocks):
        if block.start <= position < block.end:
            return number
    return len(reading.blocks)
