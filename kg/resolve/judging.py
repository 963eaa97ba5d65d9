"""Which standing judgements a new one contradicts.

Comes in: a judgement and those that stand. Goes out: the ones that stand against it, in their order. Pure; nothing here decides who is
who (`clusters` does): a contradiction is between what people said, not with a rule.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from kg.graph import Judgement

SAME, DIFFERENT, UNSURE = "same", "different", "unsure"
VERDICTS = (SAME, DIFFERENT, UNSURE)


def standing_already(new: Judgement, standing: Iterable[Judgement]) -> Judgement | None:
    """The standing judgement that says the same of the same pair, whatever its note and time."""
    return next((j for j in standing if _pair(j) == _pair(new) and j.verdict == new.verdict), None)


def contradicted(new: Judgement, standing: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The standing judgements that cannot hold beside the new one; empty where all can.

    Of one pair only an `unsure` may be followed by something else. `different` contradicts a chain of `same`; `same` contradicts a
    `different` between any two keys that it would make one, and the chains of `same` that lead to them.
    """
    held = tuple(standing)
    if direct := tuple(j for j in held if _pair(j) == _pair(new) and j.verdict not in (UNSURE, new.verdict)):
        return direct
    if new.verdict == UNSURE:
        return ()
    one = _reached(new.a, held)
    if new.verdict == DIFFERENT:
        return one.get(new.b, ())
    other = _reached(new.b, held)
    for judgement in held:
        for a, b in ((judgement.a, judgement.b), (judgement.b, judgement.a)):
            if judgement.verdict == DIFFERENT and a in one and b in other:
                return (judgement, *one[a], *other[b])
    return ()


def _pair(judgement: Judgement) -> frozenset[str]:
    return frozenset((judgement.a, judgement.b))


def _reached(start: str, judgements: Iterable[Judgement]) -> Mapping[str, tuple[Judgement, ...]]:
    """Every key that `same` judgements tie to this one, each with the shortest chain to it."""
    ties: dict[str, list[tuple[str, Judgement]]] = defaultdict(list)
    for judgement in judgements:
        if judgement.verdict == SAME:
            ties[judgement.a].append((judgement.b, judgement))
            ties[judgement.b].append((judgement.a, judgement))
    chains: dict[str, tuple[Judgement, ...]] = {start: ()}
    waiting = deque([start])
    while waiting:
        key = waiting.popleft()
        for other, judgement in ties[key]:
            if other not in chains:
                chains[other] = (*chains[key], judgement)
                waiting.append(other)
    return chains
