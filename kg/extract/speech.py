"""Speech in the whole document: which words were spoken, and by which thing.

Comes in: the reading. Goes out: spans of speech, and for each the thing that speaks. The rules are in `quotations.py` and `attribution.py`.
"""

from collections.abc import Sequence

from kg.extract import attribution, long_quotations
from kg.extract import quotations as rules
from kg.extract.model import Thing
from kg.extract.reading import Reading

Span = tuple[int, int]
_MUTE = frozenset({"Facility", "Project", "Programme", "Policy", "Fund", "Event"})


def quotations(reading: Reading) -> list[Span]:
    """The spans of speech, in order."""
    return [(q.start, q.end) for q in _found(reading)]


def _found(reading: Reading) -> list[rules.Quotation]:
    within = [
        q for block in reading.blocks for q in rules.quotations_in(reading.text, block.start, block.end, block.kind)
    ]
    spoken = [(block.start, block.end) for block in reading.blocks if block.kind == "paragraph"]
    across = [
        q
        for q in long_quotations.across(reading.text, spoken)
        if not any(o.outer_start < q.outer_end and q.outer_start < o.outer_end for o in within)
    ]
    return sorted([*within, *across], key=lambda q: q.start)


def speakers(reading: Reading, spans: Sequence[Span]) -> dict[Span, Thing | None]:
    """Who speaks in each span; None where nobody is named."""
    found = _found(reading)
    candidates = [
        attribution.Candidate(at.start, at.end, at.thing, at.thing.type == "Person")
        for at in reading.places
        if at.thing.type not in _MUTE and not at.inner
    ]
    blocks = [(block.start, block.end) for block in reading.blocks]
    given = attribution.speakers(reading.text, blocks, found, candidates)
    return {
        span: candidate.ref if candidate and isinstance(candidate.ref, Thing) else None
        for span, candidate in zip(spans, given, strict=True)
    }
