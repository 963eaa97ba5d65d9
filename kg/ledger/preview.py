"""What a change would do to relations, seen from beside it.

Comes in: a reading of the graph as it is after a change that is not committed, and one of the graph before. Goes out: `Effect`s, sorted.
"""

from dataclasses import dataclass

from kg.graph import Relation
from kg.ledger.reading import Reading

RECORD_KEEPING = ("PUBLISHED", "WROTE")
"""What follows from the document alone and is no news of the world."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A relation whose sources change: type, names of its ends, articles before and after; 0 where it was not there or is not any more."""

    type: str
    source: str
    target: str
    before: int
    after: int


def effects(before: Reading | None, after: Reading, since: int) -> list[Effect]:
    """The relations (not MENTIONS and the like) that operations after `since` brought, took or gave more or fewer articles; worst first.

    `before` is None for a ledger that is not there yet.
    """
    now = {relation.id: relation for relation in after.claimed(since)}
    touched = sorted({*now, *(name for name in after.gone(since) if name.startswith("r-"))})
    then = {relation.id: relation for relation in before.named(touched)} if before else {}
    found = []
    for name in sorted({*now, *then}):
        if (now.get(name) or then[name]).type in RECORD_KEEPING:
            continue
        counts = _articles(then.get(name)), _articles(now.get(name))
        if counts[0] != counts[1]:
            reading, relation = (after, now[name]) if name in now else (before, then[name])
            assert reading is not None
            found.append(Effect(relation.type, reading.name(relation.source), reading.name(relation.target), *counts))
    return sorted(found, key=_worst_first)


def _articles(relation: Relation | None) -> int:
    count = relation.properties["articles"] if relation else 0
    assert isinstance(count, int)
    return count


def _worst_first(effect: Effect) -> tuple[bool, bool, bool, str, str, str]:
    """What vanishes, then what loses sources, then what is new, then what gains; by type and names."""
    loses = effect.after < effect.before
    return (
        not loses,
        effect.after > 0 and loses,
        effect.before > 0 and not loses,
        effect.type,
        effect.source,
        effect.target,
    )
