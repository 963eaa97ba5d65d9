"""Who is who in a ledger, and on what it rests: what `judge`, `why` and the doubtful identities read.

Comes in: a connection. Goes out: actors and articles as nodes without evidence, units, tallies of blocks, places where keys are
named. Reads; decides nothing.
"""

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import UsageError
from kg.evidence import Unit
from kg.graph import Judgement, Node
from kg.keys import key_of_unit, parse_key
from kg.korean import normal_form
from kg.ledger.blocks import keys_of_blocks
from kg.ledger.codec import unpack_unit
from kg.ledger.doubts import doubts
from kg.ontology import Ontology
from kg.resolve import KeyTally
from kg.resolve.doubtful import Doubt
from kg.resolve.finding import Meant, NamedUnit, find, keys_named
from kg.resolve.why import Known, Reason, Side, Sighting, reasons

_HANGUL = re.compile(r"[가-힣]")
_UNITS_READ = 40
"""Of how many units of a key the best places are chosen: an actor of 50,000 articles costs no more."""


class Identity:
    """Reads what identity rests on; every method asks for what it needs and no more."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        ontology: Ontology,
        articles: Callable[[], Iterable[Node]],
        text: Callable[[str], str | None],
        judgements: Callable[[], Iterable[Judgement]],
    ) -> None:
        """`articles` gives the current ones, `text` the text of one by its id, `judgements` the standing ones."""
        self._connection = connection
        self._ontology = ontology
        self._articles = articles
        self._text = text
        self._judgements = judgements

    def actors(self, wanted: str | None = None) -> list[Node]:
        """Actors and things, without properties and evidence, sorted by id: all, or those that these words may mean, by id, key or name.

        What is sought by is the first Hangul syllable: no normal form changes it, and SQLite finds it in a tenth of the time.
        """
        name = (wanted or "").rpartition("@")[0] or wanted
        syllable = _HANGUL.search(name or "")
        return self._nodes(
            "?1 IS NULL OR actor = ?1 OR instr(merged, ?1) OR instr(name || aliases, ?2) OR instr(keys, ?1)",
            [name, syllable.group() if syllable else ""],
        )

    def _nodes(self, which: str, values: Sequence[str | None]) -> list[Node]:
        rows = self._connection.execute(
            f"SELECT actor, type, name, aliases, keys, merged FROM actor WHERE {which} ORDER BY actor", values
        )
        return [
            Node(
                actor,
                kind,
                self._ontology.labels(kind),
                name,
                tuple(json.loads(aliases)),
                tuple(json.loads(keys)),
                tuple(json.loads(merged)),
            )
            for actor, kind, name, aliases, keys, merged in rows
        ]

    def units(self, article: str) -> list[NamedUnit]:
        """The units of a current article."""
        rows = self._connection.execute(
            "SELECT body, key.key, actor FROM unit JOIN key ON key.id = unit.key JOIN document ON document.id = unit.document"
            " WHERE document.document = ? ORDER BY position",
            [article],
        )
        units = [(unpack_unit(body, key_of_unit(key)[0]), actor) for body, key, actor in rows]
        return [NamedUnit(unit.keys[0], unit.type, unit.names, actor) for unit, actor in units]

    def blocks(self, keys: Iterable[str]) -> list[KeyTally]:
        """All keys of the blocks of these keys that current documents use, sorted, with their tallies."""
        wanted = keys_of_blocks(self._connection, {parse_key(key).block for key in keys})
        rows = self._connection.execute(
            "SELECT key.key, type, name, listed, documents FROM key JOIN tally ON tally.key = key.id"
            " WHERE key.id IN (SELECT value FROM json_each(?)) ORDER BY key.key",
            [json.dumps([row for row, _, _ in wanted])],
        )
        found: dict[str, list[tuple[str, str, bool, int]]] = defaultdict(list)
        for key, kind, name, listed, documents in rows:
            found[key].append((kind, name, bool(listed), documents))
        return [KeyTally(key, tuple(tally)) for key, tally in found.items()]

    def joint(self, keys: Collection[str]) -> list[tuple[str, str]]:
        """The pairs of these keys that one unit holds together."""
        listed = json.dumps(sorted(keys))
        return self._connection.execute(
            "SELECT a.key, b.key FROM joint JOIN key a ON a.id = joint.a JOIN key b ON b.id = joint.b"
            " WHERE a.key IN (SELECT value FROM json_each(?1)) AND b.key IN (SELECT value FROM json_each(?1)) ORDER BY 1, 2",
            [listed],
        ).fetchall()

    def judgements(self) -> list[Judgement]:
        """The standing judgements."""
        return list(self._judgements())

    def sighting(self, key: str, names: Collection[str] = (), where: str | None = None) -> Sighting | None:
        """The earliest place where an article (or that one) names the key, under one of `names` (normal forms) where these are given."""
        found = (
            Sighting.of_unit(unit, key, article, publisher, date, self._text(article), names)
            for article, publisher, date, unit in self._units_of(key, where)
        )
        return next(filter(None, found), None)

    def doubts(self, places: Mapping[str, str]) -> list[Doubt]:
        """Pairs of actors that a person should look at, best first."""
        return doubts(self._connection, self._judgements(), places)

    def _units_of(self, key: str, where: str | None = None) -> Iterator[tuple[str, str | None, str | None, Unit]]:
        """Articles, earliest first, with the unit that they call by this key."""
        rows = self._connection.execute(
            "SELECT document.document, publisher, date, body FROM unit JOIN key ON key.id = unit.key"
            " JOIN document ON document.id = unit.document WHERE key.key = ?1 AND (?2 IS NULL OR document.document = ?2)"
            " ORDER BY date, document.document LIMIT ?3",
            [key, where, _UNITS_READ],
        )
        whole = key_of_unit(key)[0]
        return ((article, publisher, date, unpack_unit(body, whole)) for article, publisher, date, body in rows)

    def meant(self, wanted: str) -> Meant:
        """Who is meant by a name, an id, a key or `NAME@DOCUMENT`; UsageError with the candidates where that is not one."""
        likely = self.actors(wanted)
        try:
            found = find(wanted, likely, lambda: list(self._articles()), self.units)
        except UsageError as problem:
            if problem.name != "actor-unknown" and problem.name != "actor-nowhere":
                raise
            found = find(wanted, self.actors(), lambda: list(self._articles()), self.units)  # near names may be any
        if found.keys != found.node.keys:
            return found
        keys = keys_named(found.node, normal_form(wanted), self.blocks(found.node.keys))
        return Meant(found.node, keys[0], keys)

    def holder(self, key: str) -> Node:
        """The actor that has that key; of a unit that no verdict moved, the one that has the article's key for it."""
        whole = key_of_unit(key)[0]
        which = "actor IN (SELECT actor FROM key WHERE key = ?)"
        return (self._nodes(which, [key]) or self._nodes(which, [whole]))[0]

    def name_of(self, key: str) -> str:
        """What the actor of that key is called; empty where no current document has it."""
        found = self._connection.execute(
            "SELECT name FROM key JOIN actor ON actor.actor = key.actor WHERE key.key = ?1"
            " UNION ALL SELECT name FROM key JOIN actor ON actor.actor = key.actor WHERE key.key = ?2",
            [key, key_of_unit(key)[0]],
        ).fetchone()
        return str(found[0]) if found else ""

    def explained(self, a: str, b: str, places: Mapping[str, str]) -> "Explanation":
        """Why two names are one actor or two; `places` as `kg.resolve.marks.places_of` gives them."""
        meant = [self.meant(wanted) for wanted in (a, b)]
        tallies = {tally.key: tally for tally in self.blocks(key for one in meant for key in one.node.keys)}
        one, other = (_side(wanted, found) for wanted, found in zip((a, b), meant, strict=True))
        defined = [
            key
            for key in {*one.keys} & {*other.keys}
            if one.surfaces != other.surfaces
            and any(
                all({normal_form(name) for name in unit.names}.intersection(side.surfaces) for side in (one, other))
                for _, _, _, unit in self._units_of(key)
            )
        ]
        joint = self.joint({*one.node.keys, *other.node.keys})
        known = Known(tallies, joint, list(self._judgements()), places, defined)
        told = [(reason, self._shown(reason, one, other)) for reason in reasons(one, other, known)]
        return Explanation(one, other, one.node.id == other.node.id, told)

    def _shown(self, reason: Reason, *sides: Side) -> list[Sighting]:
        """A place for each key of the reason, from the article that is asked about where it is one."""
        found: dict[Sighting, None] = {}
        for key, names in reason.shown:
            for where in {side.article: None for side in sides if key in side.keys} or (None,):
                if seen := self.sighting(key, names, where):
                    found[seen] = None
        return list(found)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Both sides, whether they are one actor, and the reasons with the places that show each."""

    a: Side
    b: Side
    one: bool
    reasons: Sequence[tuple[Reason, Sequence[Sighting]]]


def _side(asked: str, meant: Meant) -> Side:
    """Who is asked about; under the name asked for where articles call it so. One article's unit has its own key only if it was judged."""
    whole, article = key_of_unit(meant.key) if len(meant.keys) == 1 else (meant.key, None)
    form = normal_form(asked.rpartition("@")[0] if article else asked)
    own = {normal_form(name) for name in (meant.node.name, *meant.node.aliases)}
    keys = (whole,) if article and meant.key not in meant.node.keys else meant.keys
    return Side(asked, meant.node, keys, (form,) if form in own else (), article)
