"""Why two names are one actor, or why they are two: every rule that speaks for or against.

Comes in: two sides (a node and the keys that the asked name stands for) and what is known of their blocks: tallies, pairs that one unit
holds, standing judgements. Goes out: reasons, the deciding ones first, each with the keys and names whose places in the
articles show it. Pure; it reads the outcome from the nodes and decides nothing itself, and knows no database.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.evidence import Unit
from kg.graph import Judgement, Node
from kg.keys import is_writer, key_of_unit, parse_key, qualifier_words
from kg.korean import normal_form
from kg.resolve.clusters import KeyTally
from kg.resolve.finding import label
from kg.resolve.judging import DIFFERENT, SAME, UNSURE
from kg.resolve.marks import apart, marks_of

FOR, AGAINST = "for", "against"
LONGEST_QUOTE = 160
_SENTENCE_END = re.compile(r"(?<=[.?!。])[\"'”’)]*\s+|\n")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place where an article names a key; `quote` is the sentence around it, `start` and `end` its code points in the text.

    Without a span (the name stands in the metadata, or the ledger has no text) `start` and `end` are None and `quote` is empty.
    """

    key: str
    surface: str
    article: str
    publisher: str | None
    date: str | None
    start: int | None = None
    end: int | None = None
    quote: str = ""

    @classmethod
    def of_unit(
        cls,
        unit: Unit,
        key: str,
        article: str,
        publisher: str | None,
        date: str | None,
        text: str | None,
        names: Collection[str] = (),
    ) -> "Sighting | None":
        """The first place where the unit is named, under one of `names` (normal forms) where these are given; None where it is not."""
        named = [m for m in unit.mentions if m.surface in unit.names or (names and normal_form(m.surface) in names)]
        for mention in named:
            if not names or normal_form(mention.surface) in names:
                start, end = _sentence(text, mention.start, mention.end) if text else (None, None)
                quote = text[start:end] if text else ""
                return cls(key, mention.surface, article, publisher, date, start, end, quote)
        for name in unit.names:
            if not names or normal_form(name) in names:
                return cls(key, name, article, publisher, date)
        return None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence (or line) around a span, at most `LONGEST_QUOTE` characters of it."""
    low, high = max(0, start - LONGEST_QUOTE), min(len(text), end + LONGEST_QUOTE)
    first = max((found.end() for found in _SENTENCE_END.finditer(text, low, start)), default=low)
    last = next((found.start() for found in _SENTENCE_END.finditer(text, end, high)), high)
    if last - first > LONGEST_QUOTE:
        first = max(first, start - LONGEST_QUOTE // 2)
        last = min(last, max(end, first + LONGEST_QUOTE))
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are asked about: `asked` as typed, the node it means, the keys that this name stands for."""

    asked: str
    node: Node
    keys: tuple[str, ...]
    surfaces: tuple[str, ...]
    """Normal forms of the names under which to look for it in the articles."""
    article: str | None = None
    """The article that is asked about, where it is one."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known around both sides: all keys of their blocks, joint pairs, judgements, the places of the lexicon."""

    tallies: Mapping[str, KeyTally]
    joint: Collection[tuple[str, str]]
    judgements: Sequence[Judgement]
    places: Mapping[str, str]
    defined: Collection[str] = ()
    """Keys of units that one article calls by both names."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that speaks: `rule` names its message (`why-<rule>`), `values` fill it.

    `decides` tells that it settles the matter by itself; `shown` are the keys whose places in the articles show it, each with
    the names (normal forms) to look for there (none: any).
    """

    rule: str
    speaks: str
    decides: bool
    values: Mapping[str, str] = field(default_factory=dict)
    shown: tuple[tuple[str, tuple[str, ...]], ...] = ()


def reasons(a: Side, b: Side, known: Known) -> list[Reason]:
    """All that speaks for or against the two being one; what decides first, then what agrees with the outcome."""
    found = list(_of_one(a, b, known) if a.node.id == b.node.id else _of_two(a, b, known))
    outcome = FOR if a.node.id == b.node.id else AGAINST
    unique: dict[object, Reason] = {}
    for reason in found:
        unique.setdefault((reason.rule, *sorted(reason.values.items())), reason)
    return sorted(unique.values(), key=lambda reason: (not reason.decides, reason.speaks != outcome))


def _of_one(a: Side, b: Side, known: Known) -> Iterator[Reason]:
    """Why two names are one actor: what they share, and what ties its keys."""
    for key in sorted(set(a.keys) & set(b.keys)):
        yield from _equal(key, a, b, known)
    pairs = {tuple(sorted((one, other))) for one in a.keys for other in b.keys if one != other}
    ties = [tie for one, other in sorted(pairs) for tie in _ties(one, other, known)]
    if not ties and not set(a.keys) & set(b.keys):
        every = sorted(a.node.keys)
        ties = [tie for i, one in enumerate(every) for other in every[i + 1 :] for tie in _ties(one, other, known)]
    yield from ties


def _equal(key: str, a: Side, b: Side, known: Known) -> Iterator[Reason]:
    tally = known.tallies.get(key, KeyTally(key, ()))
    shown = ((key, a.surfaces), (key, b.surfaces)) if a.surfaces != b.surfaces else ((key, a.surfaces),)
    if key in known.defined:
        yield Reason("defined", FOR, True, {"a": a.asked, "b": b.asked}, shown)
    if row := _listed(tally):
        yield Reason("lexicon-row", FOR, True, {"a": a.asked, "b": b.asked, "row": row}, shown)
    yield Reason("equal-key", FOR, True, {"a": a.asked, "b": b.asked, "key": key}, shown)


def _ties(one: str, other: str, known: Known) -> Iterator[Reason]:
    """What makes two keys of one actor one."""
    shown = ((one, ()), (other, ()))
    yield from _judged(one, other, known, SAME, FOR, decides=True)
    if (one, other) in known.joint or (other, one) in known.joint:
        yield Reason("one-unit", FOR, True, _labels(one, other), shown)
    for unit, key in ((one, other), (other, one)):
        if key_of_unit(unit) == (key, key_of_unit(unit)[1]) and key_of_unit(unit)[1]:
            yield Reason("unit-stays", FOR, True, _labels(unit, key), shown)
    for bare, full in ((one, other), (other, one)):
        if (
            _same_block(bare, full)
            and not parse_key(bare).qualifier
            and not key_of_unit(full)[1]
            and not is_writer(full)
        ):
            yield Reason("bare-joins", FOR, True, {**_labels(bare, full), "qualifier": qualifier_words(full)}, shown)


def _of_two(a: Side, b: Side, known: Known) -> Iterator[Reason]:
    """Why two names are two actors, and what speaks for their being one all the same."""
    for one in a.node.keys:
        for other in b.node.keys:
            yield from _judged(one, other, known, DIFFERENT, AGAINST, decides=True)
    for one in a.keys:
        for other in b.keys:
            yield from _judged(one, other, known, UNSURE, AGAINST, decides=False)
            yield from _judged(one, other, known, SAME, FOR, decides=False)
            yield from (_within_block if _same_block(one, other) else _between_blocks)(one, other, known)
    shared = sorted(_names(a.node) & _names(b.node))
    if shared and not {parse_key(key).stem for key in a.keys} & {parse_key(key).stem for key in b.keys}:
        shown = tuple((key, tuple(shared)) for key in (*a.keys, *b.keys))
        yield Reason("shared-name", FOR, False, {"names": ", ".join(shared)}, shown)


def _within_block(one: str, other: str, known: Known) -> Iterator[Reason]:
    shown = ((one, ()), (other, ()))
    yield Reason("same-name", FOR, False, _labels(one, other), shown)
    bare, full = sorted((one, other), key=lambda key: bool(parse_key(key).qualifier))
    if key_of_unit(one)[1] or key_of_unit(other)[1]:
        yield Reason("unit-apart", AGAINST, True, _labels(one, other), shown)
    elif not parse_key(bare).qualifier:
        block = parse_key(bare).block
        several = [
            k
            for k in known.tallies
            if parse_key(k).block == block and k != bare and not key_of_unit(k)[1] and not is_writer(k)
        ]
        words = ", ".join(filter(None, map(qualifier_words, several)))
        if is_writer(full):
            yield Reason(
                "bare-and-writer", AGAINST, True, {**_labels(bare, full), "outlet": qualifier_words(full)}, shown
            )
        elif len(several) > 1:
            yield Reason("bare-among-several", AGAINST, True, {**_labels(bare, full), "several": words}, shown)
    else:
        told = {"qualifier_a": _words(one), "qualifier_b": _words(other)}
        yield Reason("qualifiers", AGAINST, True, {**_labels(one, other), **told}, shown)


def _between_blocks(one: str, other: str, known: Known) -> Iterator[Reason]:
    shown, values = ((one, ()), (other, ())), _labels(one, other)
    first, second = parse_key(one), parse_key(other)
    if first.kind != second.kind:
        yield Reason("kind", AGAINST, True, {**values, "kind_a": first.kind, "kind_b": second.kind}, shown)
    if first.stem == second.stem:
        yield Reason("same-name", FOR, False, values, shown)
        return
    row, other_row = _listed(known.tallies.get(one)), _listed(known.tallies.get(other))
    if row and other_row and row != other_row:
        yield Reason("lexicon-rows", AGAINST, True, {**values, "row_a": row, "row_b": other_row}, shown)
    ours, theirs = marks_of(first.stem, known.places), marks_of(second.stem, known.places)
    blocker = apart(ours, theirs)
    if blocker:
        told = {"mark_a": _mark(blocker, ours), "mark_b": _mark(blocker, theirs)}
        yield Reason(blocker, AGAINST, True, {**values, **told}, shown)
    short, long = sorted((first.stem, second.stem), key=len)
    if short in long:
        yield Reason("contains", FOR, False, {"short": short, "long": long}, shown)
    if not blocker and not (row and other_row):
        yield Reason("different-names", AGAINST, True, {"stem_a": first.stem, "stem_b": second.stem}, shown)


def _judged(one: str, other: str, known: Known, verdict: str, speaks: str, *, decides: bool) -> Iterator[Reason]:
    """The standing judgements with that verdict on the pair."""
    for judgement in known.judgements:
        if judgement.verdict == verdict and {judgement.a, judgement.b} == {one, other}:
            values = {
                **_labels(one, other),
                "time": judgement.time,
                "note": f" ({judgement.note})" if judgement.note else "",
            }
            yield Reason(f"judged-{verdict}", speaks, decides, values, ((one, ()), (other, ())))


def _same_block(one: str, other: str) -> bool:
    return parse_key(one).block == parse_key(other).block


def _labels(one: str, other: str) -> dict[str, str]:
    return {"a": label(one), "b": label(other)}


def _words(key: str) -> str:
    return qualifier_words(key) or parse_key(key).qualifier


def _names(node: Node) -> set[str]:
    return {normal_form(name) for name in (node.name, *node.aliases)}


def _listed(tally: KeyTally | None) -> str | None:
    """The lexicon's name of a key that the lexicon knows."""
    return next((name for _, name, listed, _ in tally.rows if listed and name), None) if tally else None


def _mark(blocker: str, marks: object) -> str:
    value = getattr(marks, "place" if blocker == "places" else blocker)
    return (", ".join(value) if isinstance(value, tuple) else str(value)) or "-"
