"""Which actor, unit or document a person means by the words he types.

Comes in: names, aliases, ids or keys as typed, and what the ledger holds, as records. Goes out: the one thing meant, or a
`UsageError` that lists the candidates. Pure; knows no ledger.
"""

import difflib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from kg.document import normal_url
from kg.errors import UsageError
from kg.graph import Node
from kg.keys import key_of_unit, qualifier_words, unit_key
from kg.korean import normal_form
from kg.resolve.clusters import KeyTally, actor_id

NOT_ACTORS = ("Article", "Statement")
MOST_LISTED = 12


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """An actor as one document names it: `key` is the one that the document gives, `actor` the id of who it is."""

    key: str
    type: str
    names: tuple[str, ...]
    actor: str


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant: a node and the key that stands for it in a judgement; `keys` are those that the words name."""

    node: Node
    key: str
    keys: tuple[str, ...]


def find_actor(wanted: str, nodes: Iterable[Node]) -> Node:
    """The one node of that id (also a merged one), name or alias, in normal form.

    Raises UsageError where there is none (naming near ones) or more than one.
    """
    actors = [node for node in nodes if node.type not in NOT_ACTORS]
    found = _named(wanted, actors)
    if not found:
        known = [node.name for node in actors]
        near = difflib.get_close_matches(wanted, known, n=5, cutoff=0.4)
        near += [name for name in known if wanted in name and name not in near][:5]
        if not near:
            raise UsageError("actor-nowhere", name=wanted)
        raise UsageError("actor-unknown", name=wanted, near=", ".join(near))
    if len(found) > 1:
        raise UsageError("actor-several", name=wanted, listed=_listed(map(described, found)))
    return found[0]


def _named(wanted: str, actors: Sequence[Node]) -> list[Node]:
    form = normal_form(wanted)
    found = [node for node in actors if wanted == node.id or wanted in node.merged_ids or wanted in node.keys]
    found = found or [node for node in actors if normal_form(node.name) == form]
    return found or [node for node in actors if any(normal_form(alias) == form for alias in node.aliases)]


def find(
    wanted: str,
    nodes: Sequence[Node],
    documents: Callable[[], Sequence[Node]],
    units: Callable[[str], Sequence[NamedUnit]],
) -> Meant:
    """Who is meant by a name, an id (also a merged one), a key, or `NAME@DOCUMENT`.

    `documents` gives the articles as nodes, `units` those of one article (its id); both are asked only where the words name a document.
    Raises UsageError where nobody or more than one is meant.
    """
    actors = [node for node in nodes if node.type not in NOT_ACTORS]
    name, at, document = wanted.rpartition("@")
    if at and name and not _named(wanted, actors):
        article = find_document(document, documents())
        return _unit(name, article, actors, units(article.id))
    node = find_actor(wanted, actors)
    exact = [key for key in node.keys if wanted in (key, actor_id(key)) and wanted != node.id]
    return Meant(node, (*exact, *node.keys)[0], tuple(exact) or node.keys)


def keys_named(node: Node, form: str, tallies: Iterable[KeyTally]) -> tuple[str, ...]:
    """The keys of an actor that articles give under that name (normal form), judged units last; all of its keys where none is."""
    named = {tally.key for tally in tallies if any(name and normal_form(name) == form for _, name, _, _ in tally.rows)}
    named |= {key_of_unit(key)[0] for key in named}
    return tuple(key for key in node.keys if key in named) or node.keys


def find_document(wanted: str, articles: Sequence[Node]) -> Node:
    """The one article of that id, URL, or beginning of a title (in normal form); UsageError where there is none or more than one."""
    form, address = normal_form(wanted), normal_url(wanted)
    found = [article for article in articles if wanted == article.id]
    found = found or [
        a for a in articles if a.properties.get("url") and normal_url(str(a.properties["url"])) == address
    ]
    found = found or [a for a in articles if form and normal_form(a.name).startswith(form)]
    if not found:
        near = difflib.get_close_matches(wanted, [a.name for a in articles], n=3, cutoff=0.3)
        raise UsageError("document-unknown", document=wanted, near=", ".join(near) or "-")
    if len(found) > 1:
        raise UsageError("document-several", document=wanted, listed=_listed(f"{a.id} ({a.name})" for a in found))
    return found[0]


def _unit(name: str, article: Node, actors: Sequence[Node], units: Sequence[NamedUnit]) -> Meant:
    form, by_id = normal_form(name), {node.id: node for node in actors}
    found = [unit for unit in units if any(normal_form(surface) == form for surface in unit.names) or unit.key == name]
    if not found:
        meant = {node.id for node in _named(name, actors)}
        found = [unit for unit in units if unit.actor in meant]
    if not found:
        _refuse_unit("unit-unknown", name, article, units)
    if len(found) > 1:
        _refuse_unit("unit-several", name, article, found)
    key = unit_key(found[0].key, article.id)
    return Meant(by_id[found[0].actor], key, (key,))


def _refuse_unit(message: str, name: str, article: Node, units: Sequence[NamedUnit]) -> NoReturn:
    listed = _listed(f"{unit.key}@{article.id} ({unit.type} {unit.names[0] if unit.names else ''})" for unit in units)
    raise UsageError(message, name=name, document=article.name, id=article.id, listed=listed)


def described(node: Node) -> str:
    """`id (type name, what qualifies it)`: tells namesakes apart."""
    words = dict.fromkeys(qualifier_words(key) for key in node.keys)
    place = ", ".join(word for word in words if word)
    return f"{node.id} ({node.type} {node.name}{f', {place}' if place else ''})"


def label(key: str) -> str:
    """A key for people: the name's normal form, what qualifies it, and the document where it is one unit's."""
    whole, document = key_of_unit(key)
    stem = whole.split("|")[1] if "|" in whole else whole
    words = qualifier_words(whole)
    return f"{stem}{f' ({words})' if words else ''}{f'@{document}' if document else ''}"


def _listed(words: Iterable[str]) -> str:
    shown = list(words)
    more = len(shown) - MOST_LISTED
    return "; ".join(shown[:MOST_LISTED]) + (f"; … (+{more})" if more > 0 else "")
