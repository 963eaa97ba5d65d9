"""From candidates to mentions: the longest name at each place wins, names inside it may stay.

Comes in: candidates of all steps. Goes out: mentions, sorted, that never cross each other; one may lie inside another (포스텍 in 포스텍
인공지능대학원). Knows which step is trusted more where two candidates cross.
"""

from collections.abc import Iterable, Sequence

from kg.extract.model import Found

_TRUST = {
    "title": 9,
    "byline": 9,
    "shared-head": 7,
    "quoted": 6,
    "company-mark": 6,
    "event-of": 5,
    "listed": 5,
    "title-body": 5,
    "alias": 5,
    "actor": 4,
    "titled-body": 5,
    "again": 5,
    "sibling": 4,
    "foreign": 5,
    "head": 3,
}
_STRETCH = 64
_KEPT_INSIDE = frozenset(
    {"listed", "title", "title-body", "alias", "quoted", "actor", "event-of", "company-mark", "titled-body", "again"}
)
_UNDERTAKINGS = frozenset({"Project", "Programme", "Policy", "Fund", "Event"})
_NAMED_INSIDE = frozenset(
    {"ResearchInstitute", "University", "Committee", "Facility", "Company", "Association", "GovernmentBody"}
)


def choose(candidates: Iterable[Found]) -> list[Found]:
    """The mentions: no two at the same place, none crossing another, inner ones only where they name something by themselves."""
    kept: list[Found] = []
    at: dict[int, list[Found]] = {}
    for found in sorted(
        dict.fromkeys(candidates), key=lambda f: (-(f.end - f.start), -_TRUST.get(f.rule, 0), f.start, f.type)
    ):
        near = {id(k): k for place in _buckets(found) for k in at.get(place, ())}
        rivals = [k for k in near.values() if k.start < found.end and found.start < k.end]
        if any(not (k.start <= found.start and found.end <= k.end) for k in rivals):
            continue
        if any((k.start, k.end) == (found.start, found.end) for k in rivals):
            continue
        if rivals and not _stays_inside(found, min(rivals, key=lambda k: k.end - k.start)):
            continue
        kept.append(found)
        for place in _buckets(found):
            at.setdefault(place, []).append(found)
    return sorted(kept, key=lambda f: (f.start, -f.end))


def _buckets(found: Found) -> range:
    """The stretches of text that the mention touches: whoever crosses it is registered in one of them."""
    return range(found.start // _STRETCH, found.end // _STRETCH + 1)


def _stays_inside(inner: Found, outer: Found) -> bool:
    """Whether the inner name is kept beside the longer one."""
    if outer.type == "Person" or inner.type == "Country" or outer.rule == "listed":
        return False
    if outer.rule == "foreign" and inner.end == outer.end and inner.type == "GovernmentBody":
        return False  # 캄보디아 정부, 일본 외교부: not ours
    if {inner.type, outer.type} <= _UNDERTAKINGS and inner.row is not None and inner.end == outer.end:
        return False  # 한빛대 반도체특성화대학: the scheme as one has it, told once
    if inner.rule in _KEPT_INSIDE:
        return outer.rule not in ("title-body", "alias")
    if outer.type == "Event" and outer.rule in ("event-of", "quoted"):
        return True
    return (
        inner.type in _NAMED_INSIDE
        and inner.start == outer.start
        and outer.type in ("Project", "Programme", "Policy", "Event", "Fund")
    )


def outermost(mentions: Sequence[Found]) -> list[Found]:
    """The mentions that lie inside no other; the input is sorted as by `choose`."""
    found: list[Found] = []
    for mention in mentions:
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return found
