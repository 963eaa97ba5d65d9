"""The questions that the ledger answers itself: those whose files in `queries/` end in `.ledger`.

Comes in: a ledger, the values of the question's parameters, checked. Goes out: rows, in the order of the question's columns. Such a question is
one that no graph holds the answer to, because nothing is projected that a person has yet to decide.
"""

from collections.abc import Callable, Mapping
from typing import Any

from kg.keys import qualifier_words
from kg.ledger.file import LedgerFile
from kg.lexicon import load_lexicon
from kg.resolve.doubtful import Suspect
from kg.resolve.marks import places_of

Rows = list[tuple[Any, ...]]


def doubtful_identities(ledger: LedgerFile, given: Mapping[str, Any]) -> Rows:
    """Pairs of actors that may be one, best first; of one actor, where it is named."""
    wanted = ledger.identity.meant(given["actor"]).node.id if given["actor"] else None
    found = [
        doubt
        for doubt in ledger.identity.doubts(places_of(load_lexicon()))
        if wanted is None or wanted in (doubt.a.id, doubt.b.id)
    ]
    return [
        (
            doubt.score, doubt.rule, doubt.a.name, doubt.a.type, _of(doubt.a), doubt.b.name, doubt.b.type, _of(doubt.b),
            doubt.shared, doubt.a.articles, doubt.b.articles, doubt.a.id, doubt.b.id,
        )
        for doubt in found[: given["limit"]]
    ]  # fmt: skip


def _of(suspect: Suspect) -> str | None:
    """What qualifies the actor, for people."""
    return ", ".join(dict.fromkeys(filter(None, map(qualifier_words, suspect.keys)))) or None


ANSWERS: Mapping[str, Callable[[LedgerFile, Mapping[str, Any]], Rows]] = {"doubtful-identities": doubtful_identities}
"""Every question of the ledger, by name, and what answers it."""
