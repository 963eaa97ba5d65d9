"""What changed between two states of a graph: new, gone, stronger, weaker, another status.

    nodes, relations of A ┐
                          ├─ merge join by id ──▶ Change, Change, ...
    nodes, relations of B ┘

Comes in: two sides (`Side`: any `Graph`, or the lines of a file), both streamed in the order of their ids. Goes out: changes, in an order of their own. Pure.
Names and counts of mentions are held in memory, and a claim for each property of a node that only one side has; evidence and changes pass by.

A node is the same where its id is, or where one side has the other's among its `merged_ids` (`kg.analysis.sameness`): who was recognised as one since then is no
new actor. Relations follow their ends. Articles are compared too; statements, mentions and what else the record is made of are not.
"""

import heapq
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Protocol, TypeVar

from kg.analysis.sameness import Known, Sameness
from kg.analysis.sorting import in_order
from kg.analysis.strength import CHANGED, STRONGER, WEAKER, compared, strongest, weight
from kg.evidence import DENIED
from kg.graph import Evidence, Node, Properties, Relation
from kg.ontology import Ontology

NEW, GONE, MERGED, SPLIT, STATUS = "new", "gone", "merged", "split", "status"
CHANGES = (STATUS, NEW, STRONGER, WEAKER, CHANGED, MERGED, SPLIT, GONE)
"""In the order in which they are told."""
MENTIONS, ARTICLE, STATEMENT = "MENTIONS", "Article", "Statement"
TOLD = ("role", "amount")
"""What a relation says beside its strength."""


DATED = ("date", "publisher")
"""What an article says beside its headline."""


class Side(Protocol):
    """A state of a graph, sorted by id."""

    def nodes(self) -> Iterator[Node]:
        """The nodes."""

    def relations(self) -> Iterator[Relation]:
        """The relations."""


@dataclass(frozen=True, slots=True)
class Change:
    """One node or relation that changed.

    `kind` is `node` or `relation`, `type` its type; `source` and `target` are the names of a relation's ends, `source` alone a node's. `before` and `after` hold the
    values that differ, or all that count where there is only one side. `evidence` says it: a claim that is new, or of what is gone one that was there.
    """

    change: str
    kind: str
    id: str
    type: str
    source: str
    target: str | None = None
    before: Mapping[str, object] = field(default_factory=dict)
    after: Mapping[str, object] = field(default_factory=dict)
    evidence: Evidence | None = None
    outlet: str | None = None


def diff(a: Side, b: Side, ontology: Ontology) -> Iterator[Change]:
    """All changes from A to B, by what they are (`CHANGES`), relations before nodes, then by type, names and id.

    The sides have been read when this returns.
    """
    return in_order(_changes(a, b, ontology), _order)


def _changes(a: Side, b: Side, ontology: Ontology) -> Iterator[Change]:
    before, after = Known(), Known()
    yield from _nodes_on_both(a, b, before, after, ontology)
    same = Sameness(before, after)
    for old, new in same.renamed():
        yield from _node_changes(before.alone[old], after.alone[new], after, ontology)
    yield from _relations(a, b, before, after, same, ontology)
    yield from _nodes_on_one(before, after, same, ontology)
    yield from _mentioned_more_or_less(before, after, same)


def _order(change: Change) -> tuple[int, bool, str, str, str, str]:
    return (
        CHANGES.index(change.change), change.kind == "node", change.type, change.source, change.target or "", change.id,
    )  # fmt: skip


T = TypeVar("T", Node, Relation)


def joined(a: Iterable[T], b: Iterable[T]) -> Iterator[tuple[T | None, T | None]]:
    """The items of two sorted streams side by side: both where the ids are equal, else one."""
    sides = heapq.merge(((item.id, 0, item) for item in a), ((item.id, 1, item) for item in b), key=lambda one: one[:2])
    for _, same in groupby(sides, key=lambda one: one[0]):
        found = {side: item for _, side, item in same}
        yield found.get(0), found.get(1)


# ---- nodes


def _nodes_on_both(a: Side, b: Side, before: Known, after: Known, ontology: Ontology) -> Iterator[Change]:
    """What changed of the nodes that both sides have; the others are put aside in `alone`."""
    for old, new in joined(_compared(a.nodes(), before), _compared(b.nodes(), after)):
        if old and new:
            yield from _node_changes(old, new, after, ontology)
        elif old:
            before.alone[old.id] = _without_evidence(old)
        elif new:
            after.alone[new.id] = _without_evidence(new)


def _compared(nodes: Iterable[Node], known: Known) -> Iterator[Node]:
    for node in nodes:
        if node.type != STATEMENT:
            known.take(node)
            yield node


def _without_evidence(node: Node) -> Node:
    """The node with one claim for each of its properties, the newest: what a change of it is told with; of an article what is told of it."""
    if node.type == ARTICLE:
        return Node(node.id, node.type, (), node.name, properties=_dated(node))
    kept = {name: claim for name in node.properties if (claim := _stating(node, name))}
    return Node(node.id, node.type, (), node.name, properties=node.properties, evidence=tuple(kept.values()))


def _dated(article: Node) -> Properties:
    return {name: article.properties[name] for name in DATED if name in article.properties}


def _stating(node: Node, name: str) -> Evidence | None:
    """The newest claim of the value that the node has."""
    claims = [one for one in node.evidence if one.property == name and one.value == node.properties.get(name)]
    return max(claims, key=lambda one: (one.date or "", one.confidence, one.claim), default=None)


def _node_changes(old: Node, new: Node, known: Known, ontology: Ontology) -> Iterator[Change]:
    """Another status; another type, name or figure; of an article another text or headline."""
    was, now = _differing(_step(old), _step(new))
    if was or now:
        told = _told(filter(None, [_stating(new, STATUS) or _stating(old, STATUS)]), known)
        yield Change(STATUS, "node", new.id, new.type, new.name, None, was, now, *told)
    was, now = _differing(_values(old, ontology), _values(new, ontology))
    if was or now:
        told = _told(filter(None, (_stating(new, name) for name in now)), known)
        yield Change(CHANGED, "node", new.id, new.type, new.name, None, was, now, *told)


def _differing(was: Mapping[str, object], now: Mapping[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    """The values that are not equal on both sides."""
    names = [name for name in {**was, **now} if was.get(name) != now.get(name)]
    return {name: was[name] for name in names if name in was}, {name: now[name] for name in names if name in now}


def _step(node: Node) -> dict[str, object]:
    """The status, of what has one."""
    return {STATUS: node.properties[STATUS]} if STATUS in node.properties and node.type != ARTICLE else {}


def _values(node: Node, ontology: Ontology) -> dict[str, object]:
    """What is compared of a node beside its status."""
    named: dict[str, object] = {"type": node.type, "name": node.name}
    wanted = ("date", "publisher", "text_sha256") if node.type == ARTICLE else ontology.properties
    return named | {name: node.properties[name] for name in wanted if name != STATUS and name in node.properties}


def _nodes_on_one(before: Known, after: Known, same: Sameness, ontology: Ontology) -> Iterator[Change]:
    """New and gone; nodes that became one with another, or that were part of another."""
    for node in same.gone:
        values = _weighed(node, before, ontology)
        yield Change(GONE, "node", node.id, node.type, node.name, None, values, {}, *_told(node.evidence, before))
    for node in same.new:
        values = _weighed(node, after, ontology)
        yield Change(NEW, "node", node.id, node.type, node.name, None, {}, values, *_told(node.evidence, after))
    for node, other in same.merged:
        yield Change(MERGED, "node", node.id, node.type, node.name, after.named[other][1], {}, {"id": other})
    for node, other in same.split:
        yield Change(SPLIT, "node", node.id, node.type, node.name, before.named[other][1], {"id": other}, {})


def _weighed(node: Node, known: Known, ontology: Ontology) -> dict[str, object]:
    if node.type == ARTICLE:
        return dict(_dated(node))
    stated: dict[str, object] = {name: node.properties[name] for name in ontology.properties if name in node.properties}
    return stated | {"articles": known.mentions[node.id]}


def _mentioned_more_or_less(before: Known, after: Known, same: Sameness) -> Iterator[Change]:
    """Nodes of both sides that more or fewer articles mention."""
    for node, (kind, name) in after.named.items():
        former = same.former(node)
        was, now = before.mentions[node], after.mentions[node]
        if kind != ARTICLE and former is not None and was != now:
            change = STRONGER if was < now else WEAKER
            yield Change(change, "node", node, kind, name, None, {"articles": was}, {"articles": now})


# ---- relations


def _relations(a: Side, b: Side, before: Known, after: Known, same: Sameness, ontology: Ontology) -> Iterator[Change]:
    """What changed of relations between actors and things; on the way the mentions are counted."""
    names = ChainMap(after.named, before.named)
    sides = _facts(_followed(a, same, ontology), before, ontology), _facts(b.relations(), after, ontology)
    for old, new in joined(*sides):
        if old and new:
            yield from _relation_changes(old, new, before, after)
        elif old:
            yield _change(GONE, old, names, (weight(old), {}), _told(old.evidence, before))
        elif new:
            yield _change(NEW, new, names, ({}, weight(new)), _told(new.evidence, after))


def _change(
    change: str,
    relation: Relation,
    names: Mapping[str, tuple[str, str]],
    parts: tuple[Mapping[str, object], Mapping[str, object]],
    told: tuple[Evidence | None, str | None],
) -> Change:
    source, target = (names[end][1] for end in (relation.source, relation.target))
    return Change(change, "relation", relation.id, relation.type, source, target, *parts, *told)


def _relation_changes(old: Relation, new: Relation, before: Known, after: Known) -> Iterator[Change]:
    verdict, was, now = compared(old, new)
    former, present = ({claim.claim for claim in one.evidence} for one in (old, new))
    added = [claim for claim in new.evidence if claim.claim not in former]
    lost = [claim for claim in old.evidence if claim.claim not in present]
    told = _told(added, after) if added else _told(lost, before)
    if verdict:
        yield _change(verdict, new, after.named, (was, now), told)
    was, now = _differing(*({name: one.properties.get(name) for name in TOLD} for one in (old, new)))
    if was or now:
        yield _change(CHANGED, new, after.named, (was, now), told)


def _facts(relations: Iterable[Relation], known: Known, ontology: Ontology) -> Iterator[Relation]:
    """Those between actors and things; mentions are counted, the rest of the record is left out."""
    for relation in relations:
        if relation.type == MENTIONS:
            known.mentions[relation.target] += 1
        elif not ontology.relations[relation.type].bookkeeping:
            yield relation


def _followed(a: Side, same: Sameness, ontology: Ontology) -> Iterator[Relation]:
    """The relations of A with the ids and ends that they have in B, sorted; of those that became one the strongest."""
    if not same.moved:
        return a.relations()
    moved = sorted((same.followed(one, ontology) for one in a.relations() if same.touches(one)), key=lambda one: one.id)
    stayed = (one for one in a.relations() if not same.touches(one))
    merged = heapq.merge(stayed, (one for one in moved if one.source != one.target), key=lambda one: one.id)
    return (strongest(alike) for _, alike in groupby(merged, key=lambda one: one.id))


def _told(claims: Iterable[Evidence], known: Known) -> tuple[Evidence | None, str | None]:
    """The claim that tells of it best, with its outlet: no denial, the newest, the most certain."""
    best = max(
        claims, key=lambda one: (one.modality != DENIED, one.date or "", one.confidence, one.claim), default=None
    )
    return best, known.outlets.get(best.article) if best else None
