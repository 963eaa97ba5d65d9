"""What went on, out of a ledger: timelines. The methods of `kg.Ledger` that tell a story.

Comes in: an open ledger file, names, days. Goes out: events (`kg.analysis.timeline`). Only puts together what the ledger reads and the analysis makes of it.
"""

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.graph import Node, Relation
from kg.ledger import LedgerFile
from kg.ontology import load_ontology

if TYPE_CHECKING:
    from kg.analysis.diff import Change
    from kg.analysis.timeline import History


class Story:
    """The part of `kg.Ledger` that tells what went on."""

    _file: LedgerFile

    def facts(self, name: str) -> "tuple[Node, list[Relation], dict[str, Node]]":
        """The actor of that name, id or key, the relations that it is an end of (not MENTIONS), and every node that these name, by id.

        Costs what the actor's own claims cost. Raises UsageError where nobody or more than one goes by that name.
        """
        about = self._file.about
        node = about.node(self._file.identity.meant(name).node.id)
        relations = list(about.relations_of(node.id))
        claims = [*node.evidence, *(one for relation in relations for one in relation.evidence)]
        named = {end for relation in relations for end in (relation.source, relation.target)}
        named |= {one for claim in claims for one in (claim.article, claim.speaker, claim.object) if one}
        return node, relations, about.nodes_of(named) | {node.id: node}

    def timeline(self, actor: str, *, since: str | None = None, until: str | None = None) -> "History":
        """Every claim about an actor or thing (a name, id or key), by publication day, from `since` to `until` (`YYYY-MM-DD`, both included).

        Raises UsageError where nobody or more than one goes by that name, or a day is none.
        """
        from kg.analysis.timeline import History, timeline

        check_days(since, until)
        about, found = self._file.about, self._file.identity.meant(actor).node.id
        node, relations, denied = about.node(found), list(about.relations_of(found)), list(about.denials_of(found))
        claims = [*node.evidence, *(one for _, one in denied), *(one for r in relations for one in r.evidence)]
        outlets = about.outlets(one.article for one in claims)
        events = timeline(node, relations, outlets, load_ontology(), denied=denied, since=since, until=until)
        ids = {one for event in events for one in (event.other, event.claim.speaker, event.claim.article) if one}
        return History(node, events, about.names(ids), outlets)

    def briefing(
        self, *, actor: str | None = None, since: str | None = None, until: str | None = None, lang: str = "ko"
    ) -> str:
        """One page of Markdown on a period (`YYYY-MM-DD`, both included; the seven days up to the latest article where none is given).

        `actor` (a name, id or key) limits it to what touches him, `lang` is `ko` or `en`. Raises UsageError where one of these is none.
        """
        from kg.analysis.briefing import briefing
        from kg.analysis.page import page, text
        from kg.analysis.words import Words

        check_days(since, until)
        words = Words(load_ontology(), lang)
        wanted = self._file.identity.meant(actor).node.id if actor else None
        return text(page(briefing(self._file, words.ontology, actor=wanted, since=since, until=until), words))

    def diff(self, a: str, b: str | None = None) -> "Iterator[Change]":
        """What changed between two states of this ledger, or of files; see `kg.diff`."""
        from kg.states import changes

        return changes(a, b, self._file)


def check_days(since: str | None, until: str | None) -> None:
    """Raise UsageError where one is no day, or the period ends before it begins."""
    for option, value in (("--since", since), ("--until", until)):
        if value is not None and day(value) is None:
            raise UsageError("day-no", option=option, value=value)
    if since and until and since > until:
        raise UsageError("days-order", since=since, until=until)


def day(text: str) -> str | None:
    """The text, if it is a day like 2025-02-04; None if it is not."""
    try:
        return text if datetime.date.fromisoformat(text).isoformat() == text else None
    except ValueError:
        return None
