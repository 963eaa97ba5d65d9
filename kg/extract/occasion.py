"""The occasion: the one event that a release is about, which its sentences mean by 이날 and its outline by 일시·장소·참석.

Comes in: the reading. Goes out: an event of it, or None. An event in the headline or at the top counts more than one told of further down.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.article import Block
from kg.extract.heads import head_of
from kg.extract.model import Thing
from kg.extract.things import merge

if TYPE_CHECKING:
    from kg.extract.reading import Reading

_CLOSES = re.compile(r"\W*(?:\([^()]{0,20}\)\W*)?(?:개요|행사)?\W*$")
_HELD = re.compile(
    r"[’'”\"」』》〉｣)*\s]{0,3}(?:\([^()]{0,30}\))?(?:은|는|이|가|을|를)?\s?(?:\S+(?:에서|에|로|으로|까지|부터|\))\s|\d\S*\s|오전\s|오후\s|성황리에\s|공동\s?|함께\s){0,7}(?:개최|열|연다|가졌|갖|진행|마련|체결|맺|주재|개막|참석|실시|거행|성료|주관|주최|공동개최)"
)
_MEETINGS = re.compile(
    r"(?:간담회|라운드테이블|포럼|세미나|회의|설명회|토론회|협의회|워크숍|콘퍼런스|컨퍼런스|심포지엄|좌담회|면담|보고회)$"
)
_SIGNINGS = re.compile(r"(?:협약|협약식|체결식|서명식|조인식|양해각서|합의각서|MOU|MoU)$")
_TOP, _UPPER = 3, 8
"""Blocks that are the top of a release (headline, sub-heads, lead), and those that still belong to its beginning."""


def occasion(reading: "Reading") -> Thing | None:
    """The event that the text is about; None where it tells of none."""
    events = [event for event in reading.things if event.type == "Event" and _is_told(reading, event)]
    ranked = sorted((-_weight(reading, event), event.mentions[0].start, number) for number, event in enumerate(events))
    return events[ranked[0][2]] if ranked and ranked[0][0] <= -1.0 else None


def _is_told(reading: "Reading", event: Thing) -> bool:
    """Whether the text tells of it: it is held, or a line of the head closes with it."""
    for mention in event.mentions:
        number = _block_at(reading, mention.start)
        block = reading.blocks[number] if number < len(reading.blocks) else None
        if block is None:
            continue
        if block.kind in ("headline", "subhead") and _CLOSES.match(reading.flat(mention.end, block.end)):
            return True
        if _HELD.match(reading.flat(mention.end, min(block.end, mention.end + 80))):
            return True
    return bool(reading.pointed.get(event.number))


def one_occasion(text: str, blocks: Sequence[Block], things: list[Thing]) -> list[Thing]:
    """The things, the meeting of the headline and the one that the lead tells of joined: a release calls one occasion by two names.

    Only where head and lead name one each, and both are meetings, or both signings.
    """
    numbers = {id(t): [(_number(blocks, m.start), m) for m in t.mentions] for t in things if t.type == "Event"}
    leads = [n for n, block in enumerate(blocks) if block.kind == "paragraph"][:2]
    top = [t for t in things if id(t) in numbers and any(n <= _TOP and n not in leads for n, _ in numbers[id(t)])]
    told = [
        t
        for t in things
        if id(t) in numbers
        and not any(t is other for other in top)
        and any(n in leads and _HELD.match(text[m.end : m.end + 80].replace("\n", " ")) for n, m in numbers[id(t)])
    ]
    if len(top) != 1 or len(told) != 1 or not _same_sort(top[0].name, told[0].name):
        return things
    merge(top[0], told[0])
    return [t for t in things if t is not told[0]]


def _number(blocks: Sequence[Block], position: int) -> int:
    return next((n for n, block in enumerate(blocks) if block.start <= position < block.end), len(blocks))


def _same_sort(one: str, other: str) -> bool:
    """Whether both are meetings, or both signings, or called by one head; counted ones (제2차) are told apart by their numbers."""
    if (
        set(re.findall(r"\d+", one)) ^ set(re.findall(r"\d+", other))
        and re.search(r"\d+[차회]", one)
        and re.search(r"\d+[차회]", other)
    ):
        return False
    heads = head_of(one), head_of(other)
    alike = heads[0] is not None and heads[0] == heads[1] and heads[0].strong
    return alike or any(sort.search(one) and sort.search(other) for sort in (_MEETINGS, _SIGNINGS))


def _weight(reading: "Reading", event: Thing) -> float:
    mentions = [*event.mentions, *reading.pointed.get(event.number, ())]
    blocks = {_block_at(reading, mention.start) for mention in mentions}
    top = 2.0 * any(number <= _TOP for number in blocks) + 1.0 * any(number <= _UPPER for number in blocks)
    bare = 1.5 * all(mention.bare or mention.rule == "bare-event" for mention in mentions)
    return top + 0.5 * min(4, len(mentions)) - bare


def _block_at(reading: "Reading", position: int) -> int:
    for number, block in enumerate(reading.blocks):
        if block.start <= position < block.end:
            return number
    return len(reading.blocks)
