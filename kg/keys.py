"""Keys: what identifies an actor, made from one document alone.

    kind|stem|qualifier

Comes in: a name, its type, the lexicon, and what qualifies it. Goes out: the key. Equal keys are one actor everywhere; the
*block* (`kind|stem`) is where identity is decided (`kg/resolve`).

*kind*: person, event, group, thing (all else: whether something is a Facility, a Project or a ResearchInstitute makes no
other key). *stem*: the lexicon row's key, else the normal form with a leading place in lexicon form (포항 → 포항시) and
glosses by table (인공지능 → ai); numbers, years and generations stay. *qualifier*: of a person the key of the body that
title or clause gives him; of an event its date and organiser or parent; of a committee without place or body in its
name the body that runs it; of groups and generic names the document's id; else empty.

A unit that a person judged leaves its key for one of its own, `key@document`: of the same block, with a qualifier that is its own.
"""

import re
from typing import NamedTuple

from kg.korean import normal_form
from kg.lexicon import Lexicon

KINDS = {"Person": "person", "Event": "event", "Group": "group"}
PLACE_TYPES = ("City", "Province")
"""Types of the lexicon's rows that are places: a name may start with one, and then it is a name of something there."""
IMPORTED = "import"
"""Kind of the keys that stand for ids of foreign files: `import|x`."""

# Long form → the form in stems. Only where both are used for the same names in news.
GLOSSES = {"인공지능": "ai", "정보통신기술": "ict", "연구개발": "r&d", "산업단지": "산단"}


_DOCUMENT = re.compile(r"d-[a-z2-7]{20}")
_OF_UNIT = re.compile(rf"@({_DOCUMENT.pattern})$")


class Key(NamedTuple):
    """A key taken apart."""

    kind: str
    stem: str
    qualifier: str

    def __str__(self) -> str:
        return f"{self.kind}|{self.stem}|{self.qualifier}"

    @property
    def block(self) -> str:
        """`kind|stem`: equal for all keys that may be one actor by rule."""
        return f"{self.kind}|{self.stem}"


def parse_key(key: str) -> Key:
    """The parts of a key; a qualifier may hold `|` itself (it is often another key) and ends in `@document` in keys of units."""
    whole, document = key_of_unit(key)
    kind, stem, qualifier = ([*whole.split("|", 2), "", ""])[:3]
    return Key(kind, stem, f"{qualifier}@{document}" if document else qualifier)


def unit_key(key: str, document: str) -> str:
    """The key of its own that a judged unit has: `document` is the id of the one that names it so."""
    return f"{key}@{document}"


def key_of_unit(key: str) -> tuple[str, str | None]:
    """The key that the document gives, and the document where this is the key of a judged unit."""
    found = _OF_UNIT.search(key)
    return (key[: found.start()], found[1]) if found else (key, None)


def qualifier_words(key: str) -> str:
    """What qualifies the key, for people: names of bodies and days; empty where it is nothing or a document."""
    words = re.sub(r"[a-z]+\|([^|]*)\|", r"\1 ", parse_key(key_of_unit(key)[0]).qualifier)
    return "" if _DOCUMENT.fullmatch(words) else " ".join(words.replace("|", " ").split())


def kind_of(node_type: str) -> str:
    """The kind of a node type: person, event, group, or thing."""
    return KINDS.get(node_type, "thing")


def stem_of(name: str, lexicon: Lexicon) -> str:
    """The stem of a name that the lexicon does not list as a whole, or the key of the row that does."""
    if row := lexicon.get(name):
        return normal_form(row.key)
    first, _, rest = name.strip().partition(" ")
    if rest and (place := lexicon.get(first)) and place.type in PLACE_TYPES:
        name = f"{place.key}{rest}"
    stem = normal_form(name)
    for long, short in GLOSSES.items():
        stem = stem.replace(long, short)
    return stem


def make_key(name: str, node_type: str, lexicon: Lexicon, qualifier: str = "") -> str:
    """The key of a name of that type, qualified."""
    return str(Key(kind_of(node_type), stem_of(name, lexicon), qualifier))
