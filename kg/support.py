"""Who says so: how independent of each other, and of the matter itself, the articles are that state a relation.

Comes in: for each article that states it a `Voice` (who publishes it, whose text it prints). Goes out: how many publishers, how many
of them independent, who was first, whether only the subject itself speaks, and the strength. Pure; DESIGN.md, "Reprints", has the rules.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

SELF_CLAIMED, SINGLE, CORROBORATED, CONTRADICTED = "self-claimed", "single", "corroborated", "contradicted"
STRENGTHS = (SELF_CLAIMED, SINGLE, CORROBORATED, CONTRADICTED)
"""Only an end of the relation says so; one independent publisher; two or more; somebody denies it."""


@dataclass(frozen=True, slots=True)
class Voice:
    """An article as a source: its text (by hash), its day, who published it and whose text it prints.

    `publisher` is the name that the article states, `node` the actor that this is; `outlet` is True for a MediaOutlet, and where nobody
    is stated. `group` is the group of reprints that the article belongs to (None: it is alone), `origin` the publisher's node
    of the article that this group prints.
    """

    article: str
    text: str
    date: str | None = None
    publisher: str | None = None
    node: str | None = None
    outlet: bool = True
    group: str | None = None
    origin: str | None = None

    @property
    def speaker(self) -> str | None:
        """Who publishes it: the actor, else the name; None where nobody is stated."""
        return self.node or self.publisher

    def is_of(self, ends: Collection[str]) -> bool:
        """Whether one of these actors published it, or the text that it prints."""
        return self.node in ends or self.origin in ends


def support(voices: Iterable[Voice], ends: tuple[str, str], contradicted: bool) -> dict[str, str | int | bool]:
    """How the articles that state a relation between `ends` (ids of nodes) support it; `contradicted` tells that others deny it.

    `articles` (distinct texts) and `publishers` always; the rest only of relations between actors and things: that an article was
    published, or that somebody said something, has no second source.
    """
    distinct = {voice.article: voice for voice in voices}
    found: dict[str, str | int | bool] = {
        "articles": len({voice.text for voice in distinct.values()}),
        "publishers": len({voice.speaker for voice in distinct.values() if voice.speaker}),
    }
    if not all(end.startswith("n-") for end in ends):
        return found
    apart = independent(distinct.values())
    named = [voice for voice in distinct.values() if voice.publisher]
    alone = all(voice.is_of(ends) for voice in distinct.values())
    found["independent"] = several = sum(any(voice.speaker for voice in group) for group in apart)
    if named:
        first = min(named, key=lambda voice: (voice.date or "9999", voice.outlet, voice.article))
        found["first_publisher"] = str(first.publisher)
    if alone:
        found["self_claimed"] = True
    found["strength"] = (
        CONTRADICTED if contradicted
        else SELF_CLAIMED if alone
        else CORROBORATED if several > 1
        else SINGLE
    )  # fmt: skip
    return found


def independent(voices: Iterable[Voice]) -> list[list[Voice]]:
    """The articles in groups that have nothing to do with each other: no publisher and no text in common."""
    groups: list[list[Voice]] = []
    ties: list[set[tuple[str, str]]] = []
    for voice in voices:
        mine = {(kind, value) for kind, value in (("speaker", voice.speaker), ("group", voice.group)) if value}
        touching = [number for number, tie in enumerate(ties) if tie & mine]
        joined = [voice]
        for number in reversed(touching):
            joined += groups.pop(number)
            mine |= ties.pop(number)
        groups.append(joined)
        ties.append(mine)
    return groups
