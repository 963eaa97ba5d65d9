"""From things to units: the key of each, its names best first, its mentions.

Comes in: things with all their mentions (pointers too), what qualifies them. Goes out: `Unit`s; the things learn their keys. The rules of
keys are DESIGN.md's "Identity, exactly": a person by the body that title or clause gives him, an event by date and organiser
or parent, a committee without place or body in its name by the body that runs it, groups and generic names by the document.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.evidence import Mention, Unit
from kg.extract.model import Found, Thing
from kg.extract.tables import table, words
from kg.keys import kind_of, make_key, writer_qualifier
from kg.korean import normal_form, without_company_mark
from kg.lexicon import Lexicon

_POINTING = frozenset({"이", "그", "저", "같은", "해당", "이번", "동", "본", "시청", "도청", "군청", "구청"})
"""Words before a name that point at something in the same text, or the hall of the town it tells of: what they stand before is that one."""
_KNOWN_OCCASIONS = frozenset({"아시안게임", "올림픽", "월드컵", "전국체전", "엑스포"})
_QUALIFIED_LAST = ("Person", "Event")


@dataclass(frozen=True, slots=True)
class Qualifying:
    """What qualifies the things of one document, by their numbers.

    `bodies`: per person the bodies that titles give; `writers`: per reporter the outlet; `runners`: per committee who runs it; `events`: per
    event date and parent.
    """

    bodies: Mapping[int, Sequence[Thing]]
    writers: Mapping[int, Thing]
    runners: Mapping[int, Thing]
    events: Mapping[int, str]


def give_keys(things: Sequence[Thing], lexicon: Lexicon, document: str, by: Qualifying) -> None:
    """Set the keys of the things, each by what the document says of it."""
    for thing in things:
        if thing.type in _QUALIFIED_LAST:
            continue
        qualifier = ""
        if thing.type == "Group" or (thing.row is None and is_generic(thing.name)):
            qualifier = document
        elif thing.type == "Committee" and thing.row is None and thing.number in by.runners:
            qualifier = key_of(by.runners[thing.number], lexicon)
        thing.keys = (str(make_key(_key_name(thing), thing.type, lexicon, qualifier)),)
    for thing in things:
        if thing.type == "Person":
            outlet = by.writers.get(thing.number)
            given = sorted({body.key for body in by.bodies.get(thing.number, ()) if body.keys and body is not outlet})
            given += [writer_qualifier(outlet.key)] if outlet and outlet.keys else []
            thing.keys = tuple(make_key(thing.name, "Person", lexicon, key) for key in given) or (
                make_key(thing.name, "Person", lexicon, ""),
            )
        elif thing.type == "Event":
            qualifier = document if thing.row is None and is_generic(thing.name) else by.events.get(thing.number, "")
            thing.keys = (make_key(thing.name, "Event", lexicon, qualifier),)


def key_of(thing: Thing, lexicon: Lexicon) -> str:
    """The key of a body that qualifies another, which never is qualified itself."""
    return thing.keys[0] if thing.keys else make_key(_key_name(thing), thing.type, lexicon)


def _key_name(thing: Thing) -> str:
    return thing.row.name if thing.row else without_company_mark(thing.name)


def is_generic(name: str) -> bool:
    """Whether the name points (이 대회) or every word of it is a generic one (추진단, 간담회, 지역 창업센터)."""
    parts = name.split()
    return (
        parts[0] in _POINTING
        or name in _bare_heads()
        or all(
            part in words("generic", "modifiers")
            or part in words("generic", "never")
            or part in words("generic", "edge")
            for part in parts
        )
    )


@functools.cache
def _bare_heads() -> frozenset[str]:
    """What names end in: alone they are ordinary words (간담회, 도서관, 조성사업), but for games that are held once at a time.

    Not those of committees: these are known by who runs them.
    """
    tables = (kinds for node_type, kinds in table("heads").items() if node_type != "Committee")
    return frozenset(word for kinds in tables for heads in kinds.values() for word in heads) - _KNOWN_OCCASIONS


def units_of(things: Sequence[Thing], pointed: Mapping[int, Sequence[Found]]) -> tuple[Unit, ...]:
    """The units, sorted by key. `pointed` are the bare mentions by the thing's number."""
    found: dict[tuple[str, ...], Unit] = {}
    for thing in things:
        mentions = sorted({(m.start, m.end): m for m in (*thing.mentions, *pointed.get(thing.number, ()))}.items())
        spans = tuple(Mention(m.start, m.end, m.name) for _, m in mentions)
        names = _names(thing)
        unit = Unit(thing.keys, thing.type, names, spans, thing.row.name if thing.row else None)
        found[thing.keys] = _joined(found[thing.keys], unit) if thing.keys in found else unit
    return tuple(found[keys] for keys in sorted(found))


def _joined(one: Unit, other: Unit) -> Unit:
    """Two things whose keys turned out equal."""
    spans = {(m.start, m.end): m for m in (*one.mentions, *other.mentions)}
    names = tuple(dict.fromkeys((*one.names, *other.names)))
    return Unit(one.keys, one.type, names, tuple(spans[s] for s in sorted(spans)), one.listed or other.listed)


def _names(thing: Thing) -> tuple[str, ...]:
    """Names best first: the listed one if it stands in the text, the longest of the names that stand there most often, the others."""
    seen: dict[str, int] = {}
    for mention in thing.mentions:
        name = without_company_mark(mention.name)
        seen[name] = seen.get(name, 0) + 1
    for name in thing.names:
        seen.setdefault(without_company_mark(name), 0)
    for mention in thing.mentions:
        if mention.glossed:
            seen.setdefault(mention.glossed, 0)
    first = without_company_mark(thing.name)
    order = sorted(seen, key=lambda n: (normal_form(n) != normal_form(first), -seen[n], -len(n), n))
    if first not in seen and thing.row is None:
        order.insert(0, first)
    return tuple(order)


def of_kind(thing: Thing, *kinds: str) -> bool:
    """Whether the thing's key is of one of those kinds."""
    return kind_of(thing.type) in kinds
