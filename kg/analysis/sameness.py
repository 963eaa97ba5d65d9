"""Who of one state of a graph is who in another: by id, else by the `merged_ids` of either side.

Comes in: what is known of the nodes of both sides. Goes out: which nodes go on under another id, which became one with another, which were part of another, which
are new and which gone; and relations with the ends that they have now. Pure.
"""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.graph import Node, Relation
from kg.ids import make_id
from kg.ontology import Ontology


@dataclass(slots=True)
class Known:
    """What is remembered of one side: of every node its name and type, of articles their outlet, how often each node is mentioned."""

    named: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Type and name by id."""
    merged: dict[str, str] = field(default_factory=dict)
    """Each of the `merged_ids`, with the node that holds it."""
    outlets: dict[str, str | None] = field(default_factory=dict)
    alone: dict[str, Node] = field(default_factory=dict)
    """The nodes whose id the other side does not have."""
    mentions: Counter[str] = field(default_factory=Counter)
    """How many articles mention each node; of before by the ids that nodes go by now."""

    def take(self, node: Node) -> None:
        """Remember the node."""
        self.named[node.id] = (node.type, node.name)
        self.merged.update(dict.fromkeys(node.merged_ids, node.id))
        if node.type == "Article":
            self.outlets[node.id] = str(node.properties.get("publisher") or "") or None


class Sameness:
    """Which nodes of the two sides are one."""

    def __init__(self, before: Known, after: Known) -> None:
        """Pair those that stand alone on either side."""
        self._before, self._after = before, after
        self.moved: dict[str, str] = {}
        """The id that a node of before goes by now, where it is another."""
        self._former: dict[str, str] = {}
        self.merged: list[tuple[Node, str]] = []
        """Nodes of before that are one with another node now, with its id."""
        self.gone: list[Node] = []
        self._pair()
        rest = [node for node in after.alone.values() if node.id not in self._former]
        self.split = [(node, before.merged[node.id]) for node in rest if node.id in before.merged]
        """Nodes of now that were part of another, with its id."""
        self.new = [node for node in rest if node.id not in before.merged]

    def _pair(self) -> None:
        parts: dict[str, list[str]] = defaultdict(list)
        for part in sorted(self._after.alone):
            if part in self._before.merged:
                parts[self._before.merged[part]].append(part)
        for old, node in sorted(self._before.alone.items()):
            new = self._after.merged.get(old) or next((one for one in parts[old] if one not in self._former), None)
            if new is None:
                self.gone.append(node)
                continue
            self.moved[old] = new
            if new in self._after.alone and new not in self._former:
                self._former[new] = old
            else:
                self.merged.append((node, new))

    def renamed(self) -> Iterator[tuple[str, str]]:
        """The nodes that go on under another id: former and present one."""
        return ((old, new) for new, old in self._former.items())

    def former(self, node: str) -> str | None:
        """The id that a node of now had before; None where it is new or was part of another."""
        return self._former.get(node) or (node if node in self._before.named else None)

    def touches(self, relation: Relation) -> bool:
        """Whether an end of a relation of before goes by another id now."""
        return relation.source in self.moved or relation.target in self.moved

    def followed(self, relation: Relation, ontology: Ontology) -> Relation:
        """The relation of before with the ends and the id that it has now."""
        ends = [self.moved.get(end, end) for end in (relation.source, relation.target)]
        if ontology.relations[relation.type].symmetric:
            ends.sort()
        return dataclasses.replace(relation, id=make_id("r", [relation.type, *ends]), source=ends[0], target=ends[1])
