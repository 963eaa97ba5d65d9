"""Changes and events in words: as cells of a table, and as Markdown that an analyst can hand on.

Comes in: records of `kg.analysis`, words. Goes out: text, the same every time. Pure.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from kg.analysis.diff import Change
from kg.analysis.words import Words
from kg.evidence import ASSERTED
from kg.graph import Evidence

QUOTE_LENGTH = 160
EXPECTED: Mapping[str, Sequence[object]] = {
    "modality": (ASSERTED,), "articles": (1,), "publishers": (0, 1), "independent": (0, 1), "strength": ("single",),
}  # fmt: skip
"""What needs no word where a relation or node is new or gone."""
SPEAKING = ("modality", "strength", "date", "publisher")
"""Values that tell by themselves what they are."""
_MARKED = re.compile(r"([\\`*_\[\]<>#|])")


def difference(change: Change, words: Words) -> str:
    """What differs: `기사 1 → 2, 서술 방식 계획 → 서술`; of what is on one side only what tells something of it."""
    if not (change.before and change.after):
        values = {**change.before, **change.after}
        return ", ".join(filter(None, (_remark(name, value, words) for name, value in values.items())))
    names = [*change.before, *(name for name in change.after if name not in change.before)]
    return ", ".join(
        words.say("field-text") if name == "text_sha256" else _differs(name, change, words) for name in names
    )


def _remark(name: str, value: object, words: Words) -> str:
    """One value of what is new or gone; nothing where it is what is to be expected."""
    if name == "id" or value in EXPECTED.get(name, ()):
        return ""
    told = _value(name, {name: value}, words)
    return told if name in SPEAKING else f"{field(name, words)} {told}"


def _differs(name: str, change: Change, words: Words) -> str:
    was, now = (_value(name, side, words) or "–" for side in (change.before, change.after))
    return f"{field(name, words)} {was} → {now}"


def field(name: str, words: Words) -> str:
    """What a compared value is called."""
    return (
        words.property(name) if name in words.ontology.properties and name != "amount" else words.say(f"field-{name}")
    )


def _value(name: str, side: Mapping[str, object], words: Words) -> str:
    value = side.get(name)
    if value is None:
        return ""
    if name == "status":
        return words.status(str(value))
    if name == "modality":
        return words.modality(str(value))
    if name == "strength":
        return words.strength(str(value))
    if name == "type":
        return words.node_type(str(value))
    if isinstance(value, int | float | str) and name in words.ontology.properties:
        return words.figure(value, words.ontology.properties[name].unit)
    return str(value)


def subject(change: Change, words: Words) -> str:
    """Who and what: `다온시 유치에 나서다 → 국가AI연산센터`, `국가AI연산센터 (시설)`."""
    if change.kind == "relation":
        return f"{change.source} {words.relation(change.type)} → {change.target}"
    other = f" → {change.target}" if change.target else ""
    return f"{change.source}{other} ({words.node_type(change.type)})"


def diff_page(changes: Iterable[Change], title: str, words: Words) -> Iterator[str]:
    """The lines of a page of Markdown: a section for each kind of change, a line for each change with its source, day and quote."""
    yield f"# {title}"
    for kind, same in groupby(changes, key=lambda one: one.change):
        lines = [f"- {_change_line(change, words)}" for change in same]
        yield from ("", f"## {words.say(f'diff-{kind}')} ({len(lines)})", "", *lines)


def _change_line(change: Change, words: Words) -> str:
    told = difference(change, words)
    remark = f": {marked(told)}" if told else ""
    return f"**{marked(subject(change, words))}**{remark}{said(change.evidence, change.outlet, words)}"


def said(claim: Evidence | None, outlet: str | None, words: Words, speaker: str = "") -> str:
    """` — speaker: “words” (outlet, day)`; nothing where no claim says it."""
    if claim is None:
        return ""
    quote = f"“{marked(short(claim.quote))}”" if claim.quote else f"[{claim.field}]"
    return f" — {speaker}{quote} ({', '.join(source(claim, outlet, words))})"


def source(claim: Evidence, outlet: str | None, words: Words) -> Sequence[str]:
    """Outlet (else the article's id) and day of a claim."""
    return marked(outlet or claim.article), claim.date or words.say("day-unknown")


def short(text: str, length: int = QUOTE_LENGTH) -> str:
    """The text on one line, cut at a word where it is longer than `length` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[:length].rsplit(' ', 1)[0]} …"


def marked(text: str) -> str:
    """The text on one line, with what Markdown would take for a mark of its own escaped."""
    return _MARKED.sub(r"\\\1", " ".join(text.split()))
