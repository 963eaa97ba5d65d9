"""Posts and speech: LEADS, HOLDS_POSITION from titles; SAID from quotations.

Comes in: the reading's posts, spans of speech. Goes out: claims in the bag, and the statements.
"""

from collections.abc import Sequence

from kg.evidence import ASSERTED, Claim, Statement, statement_id
from kg.extract.claims import Claims, scene_at
from kg.extract.clauses import Scene


def posts(bag: Claims, scenes: Sequence[Scene]) -> None:
    """Titles: who heads what, who holds which post where."""
    reading = bag.reading
    for post in reading.posts:
        person = reading.by_span.get(post.person)
        body = reading.by_span.get(post.body) if post.body else None
        scene = scene_at(scenes, post.start)
        if person is None or body is None or scene is None:
            continue
        bag.add(post.relation, person, body, scene, post.start, "title", 0.9, start=post.start, end=post.end, modality=ASSERTED, role=post.title)  # fmt: skip


def speech(bag: Claims, document: str, quotations: Sequence[tuple[int, int]]) -> list[Statement]:
    """Statements and who said them."""
    found = []
    for start, end in quotations:
        speaker = bag.speakers.get((start, end))
        if speaker is None:
            continue
        statement = Statement(speaker.key, start, end, bag.reading.text[start:end])
        found.append(statement)
        bag.found.append(
            Claim(
                type="SAID",
                subject=speaker.key,
                object=statement_id(document, statement),
                start=start,
                end=end,
                quote=statement.text,
                confidence=0.9,
                rule="quotation",
            )
        )
    return found
