"""Who wrote and who published: from the byline, else from the metadata.

Comes in: the reading and the document. Goes out: the outlet as a thing of the reading, and WROTE, PUBLISHED, HOLDS_POSITION claims. Where only
metadata says it, the claim has no span and names the field.
"""

import re
from dataclasses import replace

from kg.article import read_head
from kg.document import Document
from kg.evidence import ASSERTED, Claim
from kg.extract.claims import Claims
from kg.extract.model import Found, Thing
from kg.extract.reading import At, Reading
from kg.lexicon import Lexicon, Row

_GOVERNMENT = re.compile(r"(?:부|처|청|시|도|군|구|위원회|원|실)$")


def publisher_of(reading: Reading, document: Document, lexicon: Lexicon) -> str | None:
    """The outlet: what the metadata states, else the byline, else the page's head, else where the author's mail comes from.

    That mail wins over a name in the page's rights that nobody knows.
    """
    hosts = [b.domain for b in reading.layout.bylines if b.domain]
    outlet = next((row.name for host in hosts if (row := lexicon.outlet_at(host))), None)
    stated = next((b.publisher for b in reading.layout.bylines if b.publisher), None)
    named = document.publisher or stated or read_head(document.text, reading.layout).publisher
    if outlet and named and named != stated and lexicon.get(named) is None:
        return outlet  # a page of somebody else's shows the article
    return named or outlet


def add_outlets(reading: Reading, document: Document, lexicon: Lexicon) -> Thing | None:
    """The publisher as a thing of the reading, with the places in the bylines where it is named; None where none is stated."""
    name = publisher_of(reading, document, lexicon)
    if not name:
        return None
    row: Row | None = lexicon.get(name)
    thing = next((t for t in reading.things if (row and t.row == row) or (row is None and name in t.names)), None)
    if thing is None:
        node_type = row.type if row else ("GovernmentBody" if _GOVERNMENT.search(name) else "MediaOutlet")
        thing = Thing(type=node_type, name=row.name if row else name, row=row, names=[name], number=len(reading.things))
        reading.things.append(thing)
    for byline in reading.layout.bylines:
        at = document.text.find(name, byline.start, byline.end)
        if at >= 0:
            _mention(reading, thing, at, at + len(name), name)
    if not thing.mentions:
        at = document.text.find(name)
        if at >= 0:
            _mention(reading, thing, at, at + len(name), name)
    return thing


def _mention(reading: Reading, thing: Thing, start: int, end: int, name: str) -> None:
    if (start, end) in reading.by_span:
        return
    found = Found(start=start, end=end, name=name, type=thing.type, rule="byline", row=thing.row, score=0.95)
    thing.mentions.append(found)
    thing.mentions.sort(key=lambda m: (m.start, m.end))
    reading.by_span[(start, end)] = thing
    reading.places.append(At(start, end, thing, found, False))
    reading.places.sort(key=lambda at: (at.start, -at.end))


def authors(reading: Reading) -> list[tuple[Thing, int, int]]:
    """The people that the bylines name, with the place of the byline."""
    found: list[tuple[Thing, int, int]] = []
    for byline in reading.layout.bylines:
        for _, start, end in byline.authors:
            person = reading.by_span.get((start, end))
            if person is not None and person not in [f[0] for f in found]:
                found.append((person, byline.start, byline.end))
    return found


def claims(bag: Claims, document: Document, name: str, lexicon: Lexicon) -> None:
    """WROTE and HOLDS_POSITION of the authors, PUBLISHED of the outlet."""
    reading = bag.reading
    text = document.text
    publisher = publisher_of(reading, document, lexicon)
    outlet = next(
        (
            t
            for t in reading.things
            if publisher and (publisher in t.names or t.name == publisher or (t.row and publisher in t.row.aliases))
        ),
        None,
    )
    for person, start, end in authors(reading):
        wrote = Claim(
            type="WROTE",
            subject=person.key,
            object=name,
            start=start,
            end=end,
            quote=text[start:end],
            confidence=0.95,
            rule="byline",
        )
        bag.found.append(wrote)
        if outlet is not None and bag.ontology.allows("HOLDS_POSITION", person.type, outlet.type):
            bag.found.append(replace(wrote, type="HOLDS_POSITION", object=outlet.key, confidence=0.9, role="기자"))
    if outlet is None:
        return
    line = next((b for b in reading.layout.bylines if b.publisher == publisher), None)
    if line is not None:
        bag.found.append(
            Claim(
                type="PUBLISHED",
                subject=outlet.key,
                object=name,
                start=line.start,
                end=line.end,
                quote=text[line.start : line.end],
                confidence=0.95,
                rule="byline",
            )
        )
    else:
        bag.found.append(
            Claim(
                type="PUBLISHED",
                subject=outlet.key,
                object=name,
                field="publisher",
                modality=ASSERTED,
                confidence=0.9,
                rule="metadata",
            )
        )
