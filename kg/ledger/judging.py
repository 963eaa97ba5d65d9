"""A person's judgement, recorded as an operation.

Comes in: a ledger, two names, a verdict. Goes out: the judgement that stands, and whether it is new. What it contradicts is refused, with the
judgements that stand against it.
"""

import datetime
from dataclasses import dataclass

from kg.errors import UsageError
from kg.graph import Judgement, Node
from kg.ledger.file import LedgerFile
from kg.resolve.finding import Meant, described, label
from kg.resolve.judging import VERDICTS, contradicted, standing_already


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement that stands; `new` is False where it stood before; `a` and `b` are who its ends are now."""

    judgement: Judgement
    new: bool
    a: Node
    b: Node


def judge(ledger: LedgerFile, a: str, b: str, verdict: str, note: str) -> Judged:
    """Record the verdict on the two that are meant; see `kg.api.Ledger.judge` for what can be wrong."""
    if verdict not in VERDICTS:
        raise UsageError("judge-verdict", verdict=verdict, known=", ".join(VERDICTS))
    one, other = ledger.identity.meant(a), ledger.identity.meant(b)
    if one.key == other.key:
        raise UsageError("judge-one", a=a, b=b, listed=_keys(one))
    first, second = sorted((one.key, other.key))
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    new, standing = Judgement(first, second, verdict, note, now), list(ledger.judgements())
    held = standing_already(new, standing)
    if not held and (against := contradicted(new, standing)):
        raise UsageError("judge-contradicts", a=a, b=b, verdict=verdict, listed="; ".join(map(told, against)))
    if not held:
        with ledger.operating("judge"):
            ledger.judge([new])
    stands = held or new
    return Judged(stands, not held, ledger.identity.holder(stands.a), ledger.identity.holder(stands.b))


def told(judgement: Judgement) -> str:
    """A judgement in one line."""
    note = f", “{judgement.note}”" if judgement.note else ""
    return f"{label(judgement.a)} – {label(judgement.b)}: {judgement.verdict} ({judgement.time}{note})"


def _keys(meant: Meant) -> str:
    """The actor's keys, which can be judged one by one."""
    return f"{described(meant.node)}: {', '.join(meant.node.keys)}"
