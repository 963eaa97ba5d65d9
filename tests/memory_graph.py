"""A `kg.graph.Graph` in memory, and a generator of big ones: what `sample_graph` and the benchmarks are made with.

`SampleGraph.after(...)` is the next operation, so that stores can be tested on changes.
`synthetic(nodes, relations)` is many actors and relations in bulk, the same each time.
"""

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping, Sequence

from kg.graph import Evidence, Judgement, Node, Relation, fold_relation
from kg.ids import make_id
from kg.support import Voice

ORGANIZATION = ("Entity", "Actor", "Organization")
LABELS: dict[str, tuple[str, ...]] = {
    "Person": ("Entity", "Actor", "Person"),
    "Group": ("Entity", "Actor", "Group"),
    "City": (*ORGANIZATION, "GovernmentBody", "Place", "City"),
    "Province": (*ORGANIZATION, "GovernmentBody", "Place", "Province"),
    "Company": (*ORGANIZATION, "Company"),
    "University": (*ORGANIZATION, "University"),
    "Committee": (*ORGANIZATION, "Committee"),
    "MediaOutlet": (*ORGANIZATION, "MediaOutlet"),
    "Facility": ("Entity", "Place", "Facility"),
    "Project": ("Entity", "Project"),
    "Article": ("Entity", "Article"),
    "Statement": ("Entity", "Statement"),
}


@dataclasses.dataclass(frozen=True)
class SampleGraph:
    """A `kg.graph.Graph` in memory; `changed` says after which operation a node or relation last changed (else 1)."""

    node_list: tuple[Node, ...]
    relation_list: tuple[Relation, ...]
    operation: int = 1
    stamp: str = "stamp-1"
    stamps: Mapping[str, int] = dataclasses.field(default_factory=lambda: {"stamp-1": 1})
    changed: Mapping[str, int] = dataclasses.field(default_factory=dict)
    lost: Sequence[tuple[str, int]] = ()
    judgement_list: Sequence[Judgement] = ()
    texts: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def operation_of(self, stamp: str) -> int | None:
        return self.stamps.get(stamp)

    def nodes(self, since: int = 0) -> Iterator[Node]:
        return (n for n in sorted(self.node_list, key=lambda n: n.id) if self.changed.get(n.id, 1) > since)

    def relations(self, since: int = 0) -> Iterator[Relation]:
        return (r for r in sorted(self.relation_list, key=lambda r: r.id) if self.changed.get(r.id, 1) > since)

    def sizes(self, since: int = 0) -> tuple[int, int]:
        return sum(1 for _ in self.nodes(since)), sum(1 for _ in self.relations(since))

    def gone(self, since: int) -> Iterator[str]:
        here = {n.id for n in self.node_list} | {r.id for r in self.relation_list}
        return iter(sorted({i for i, operation in self.lost if operation > since} - here))

    def judgements(self) -> Iterator[Judgement]:
        return iter(self.judgement_list)

    def text(self, article: str) -> str | None:
        return self.texts.get(article)

    def node(self, name: str) -> Node:
        """The node of that name."""
        return next(n for n in self.node_list if n.name == name)

    def relation(self, kind: str, source: str, target: str) -> Relation:
        """The relation of that type between two names, in the order it is stored in."""
        ends = self.node(source).id, self.node(target).id
        return next(r for r in self.relation_list if r.type == kind and (r.source, r.target) == ends)

    def after(self, *, put: Sequence[Node | Relation] = (), drop: Sequence[str] = ()) -> "SampleGraph":
        """The graph one operation later: `put` are new or changed, `drop` are ids that are gone (relations of a
        dropped node must be dropped by name too)."""
        operation = self.operation + 1
        new = {item.id: item for item in put}
        lost = list(self.lost) + [(i, operation) for i in drop]
        before = {item.id: item for item in (*self.node_list, *self.relation_list)}
        for item_id in (*drop, *new):
            if (old := before.get(item_id)) is not None:
                kept = {e.claim for e in new[item_id].evidence} if item_id in new else set()
                lost += [(e.claim, operation) for e in old.evidence if e.claim not in kept]
        stamp = f"stamp-{operation}"
        everything = {**before, **new}
        kept_items = [item for item in everything.values() if item.id not in set(drop)]
        return dataclasses.replace(
            self,
            node_list=tuple(i for i in kept_items if isinstance(i, Node)),
            relation_list=tuple(i for i in kept_items if isinstance(i, Relation)),
            operation=operation,
            stamp=stamp,
            stamps={**self.stamps, stamp: operation},
            changed={**self.changed, **dict.fromkeys(new, operation)},
            lost=lost,
        )


def fold(
    kind: str, source: str, target: str, evidence: list[Evidence], voices: Mapping[str, Voice] | None = None
) -> Relation:
    """The sum of the claims, as `kg/ledger` makes it; without `voices` each article has a publisher of its own."""
    known = voices or {e.article: Voice(e.article, e.article, e.date, e.article) for e in evidence}
    claims = tuple(sorted(evidence, key=lambda e: e.claim))
    properties = fold_relation([(e, known[e.article]) for e in claims], (source, target))
    return Relation(make_id("r", [kind, source, target]), kind, source, target, properties, claims)


def synthetic(nodes: int, relations: int, claims: int = 1) -> SampleGraph:
    """A graph of that size, one article per hundred nodes, `claims` pieces of evidence a relation; the same each time."""
    kinds = ("Person", "Company", "City", "University", "Facility", "Project", "Committee")
    types = ("PARTNERS_WITH", "MEMBER_OF", "SUPPORTS", "PURSUES", "BIDS_FOR", "LEADS", "FUNDS")
    articles = max(1, nodes // 100)
    made = [
        Node(
            make_id("d", [i]),
            "Article",
            LABELS["Article"],
            f"기사 {i}",
            properties={"title": f"기사 {i}", "date": "2031-01-01"},
        )
        for i in range(articles)
    ]
    actors = [
        Node(
            make_id("n", [i]), kinds[i % 7], LABELS[kinds[i % 7]], f"행위자 {i}", (f"별칭 {i}",), (f"thing|행위자{i}|",)
        )
        for i in range(nodes - articles)
    ]
    links: dict[str, Relation] = {}
    for i in range(relations * 4):
        draw = int.from_bytes(hashlib.sha256(str(i).encode()).digest()[:8], "big")
        source, target, kind = draw % len(actors), draw // 7919 % len(actors), types[draw % 7]
        link = make_id("r", [kind, source, target])
        if source == target or link in links:
            continue
        evidence = [_synthetic_claim(link, made[(draw + n) % articles].id, n) for n in range(claims)]
        links[link] = fold(kind, actors[source].id, actors[target].id, evidence)
        links[link] = dataclasses.replace(links[link], id=link)
        if len(links) == relations:
            break
    return SampleGraph((*made, *actors), tuple(links.values()))


def _synthetic_claim(link: str, article: str, number: int) -> Evidence:
    quote = f"행위자가 다른 행위자와 함께 하기로 했다고 {number}번째로 밝혔다"
    return Evidence(
        make_id("c", [link, number]), article, quote, 10, 10 + len(quote), None, "asserted", None, "2031-01-01", None, 0.8, "a", "b"
    )  # fmt: skip
