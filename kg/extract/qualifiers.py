"""What qualifies the keys of people, events and committees: from titles, dates and names of the one document.

Comes in: a reading. Goes out: its things with keys. See `kg.keys` for what keys are.
"""

import re
from datetime import date

from kg.extract.byline import authors
from kg.extract.dates import dates_in
from kg.extract.model import Thing
from kg.extract.reading import Reading
from kg.extract.units import Qualifying, give_keys, key_of
from kg.lexicon import Lexicon

_REPORTER = re.compile(r"기자|특파원|논설위원|편집위원|앵커|PD")
_RUNNERS = frozenset(
    {"City", "Province", "GovernmentBody", "University", "Company", "ResearchInstitute", "Association", "Organization"}
)


def give(reading: Reading, lexicon: Lexicon, document: str, day: date | None) -> None:
    """Set the keys of all things of the reading."""
    bodies: dict[int, list[Thing]] = {}
    writers: dict[int, Thing] = {}
    for post in reading.posts:
        if post.body and post.body in reading.by_span and post.person in reading.by_span:
            person, body = reading.by_span[post.person], reading.by_span[post.body]
            if body.type == "MediaOutlet" and _REPORTER.search(post.title):
                writers.setdefault(person.number, body)
            else:
                bodies.setdefault(person.number, []).append(body)
    outlets = [t for t in reading.things if any(m.rule == "byline" for m in t.mentions) and t.type != "Person"]
    for person, _, _ in authors(reading):
        if outlets:
            writers[person.number] = outlets[0]
    runners = {t.number: runner for t in reading.things if t.type == "Committee" if (runner := _runner(reading, t))}
    events = {t.number: _event(reading, t, lexicon, day) for t in reading.things if t.type == "Event"}
    give_keys(reading.things, lexicon, document, Qualifying(bodies, writers, runners, events))


def _runner(reading: Reading, committee: Thing) -> Thing | None:
    """Who runs a committee whose name holds no place or body: the nearest body before its first mention in the sentence."""
    for mention in committee.mentions:
        if any(at.thing.type in _RUNNERS for at in reading.inside(mention.start, mention.end, inner=True) if at.inner):
            return None
    first = committee.mentions[0]
    sentence = next((s for s in reading.sentences if s.start <= first.start < s.end), None)
    if sentence is None:
        return None
    before = [
        at.thing
        for at in reading.inside(sentence.start, first.start)
        if at.thing.type in _RUNNERS and at.thing is not committee
    ]
    return before[-1] if before else None


def _event(reading: Reading, event: Thing, lexicon: Lexicon, day: date | None) -> str:
    """Date and parent of an event: the first day that a sentence with it states, else the day of publication."""
    when = None
    for mention in (*event.mentions, *reading.pointed.get(event.number, ())):
        sentence = next((s for s in reading.sentences if s.start <= mention.start < s.end), None)
        if sentence and sentence.kind != "caption":
            when = next(
                (w.value for w in dates_in(reading.text, sentence.start, sentence.end, day) if len(w.value) == 10), None
            )
        if when:
            break
    parent = next(
        (
            at.thing
            for mention in event.mentions
            for at in reading.inside(mention.start, mention.end, inner=True)
            if at.inner and at.thing.type in ("Committee", "Association") and at.thing is not event
        ),
        None,
    )
    return " ".join(filter(None, (when or (day.isoformat() if day else ""), key_of(parent, lexicon) if parent else "")))
