"""The graph as rows, and the Cypher that writes them: pure, needs no server.

Comes in: `Node` and `Relation` with their evidence. Goes out: `NodeRow` and `LinkRow` (each with `id` and a content `hash`), and
statement texts, each for one label set or one type, whose rows are the parameter `$rows` or `$ids`.

The subset is Cypher 5 as Neo4j 5.26, 2025+ and the embedded graph all run it, so the texts are the same for every store. Three
of their forms are there for the embedded graph, measured (EMBEDDED.md): `CREATE` with all labels at once (`MERGE` with
several labels looks at every node), relations found by `IN $ids` (by a property map they are found by a scan),
and labels changed while `id` is null (the unique constraint sees a changed label as a second node).

Evidence unfolds into `(:Entity:Claim)` with SUBJECT, OBJECT, STATED_IN and SPOKEN_BY. Names of labels and types are the only thing
that enters a text; they must be in the vocabulary and match `_NAME`.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any, NamedTuple

from kg.errors import GraphError
from kg.graph import Evidence, Node, Relation
from kg.ids import make_id
from kg.ontology import Ontology, others_of
from kg.vocabulary.cypher import constraint_statements, index_statements

FORMAT = 3
"""Number of the shape below; a projection of another number is compared as a whole."""

_packed = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")

OUR_ID = re.compile(r"[dncrs]-[a-z2-7]{20}")

CLAIM_LINKS = ("SUBJECT", "OBJECT", "STATED_IN", "SPOKEN_BY")
RETIRED = ("Entity", "Retired")
CLAIM = ("Entity", "Claim")

# Properties that are ours: on a change those absent become null. Those of actors and things are these and the vocabulary's.
COMMON = ("id", "hash", "type", "name", "aliases", "merged_ids")
ARTICLE = (
    "title", "url", "date", "publisher", "author", "modified", "identifier", "identity", "text_sha256", "extraction_key",
    "reprint_group", "reprint_origin",
)  # fmt: skip
STATEMENT = ("text", "start", "end", "speaker_key")
CLAIMED = (
    "id", "hash", "relation", "type", "property", "value", "unit", "approximate", "role", "amount", "modality", "quote", "start",
    "end", "field", "date", "when", "confidence", "rule",
)  # fmt: skip
LINKED = (
    "id", "hash", "modality", "articles", "publishers", "independent", "strength", "self_claimed", "first_publisher", "first_date", "last_date", "confidence", "quote",
    "contradicted", "role", "amount", "count", "starts", "ends",
)  # fmt: skip

_OF_EVIDENCE = tuple(field.name for field in fields(Evidence) if field.name in CLAIMED)
_of_evidence = attrgetter(*_OF_EVIDENCE)

Properties = dict[str, Any]


class NodeRow(NamedTuple):
    """A node as it stands in the store; `properties` hold `id` and `hash` and no nulls. `size` is about how many bytes it takes."""

    id: str
    labels: tuple[str, ...]
    properties: Properties
    size: int = 0


class LinkRow(NamedTuple):
    """A relation as it stands in the store; `properties` hold `id` and `hash` and no nulls. `size` is about how many bytes it takes."""

    id: str
    type: str
    source: str
    target: str
    properties: Properties
    size: int = 0


class Names:
    """The labels and types that may enter a statement, and the properties that are ours."""

    def __init__(self, ontology: Ontology) -> None:
        """Take them from the vocabulary."""
        labels = {label for kind in ontology.types.values() for label in (kind.name, *kind.labels)}
        self.labels = frozenset(labels | set(CLAIM) | set(RETIRED))
        self.relations = tuple(sorted(ontology.relations))
        self.types = (*self.relations, *CLAIM_LINKS)
        self._of_things = (*COMMON, *ontology.properties, *map(others_of, ontology.properties))

    def owned(self, labels: Iterable[str]) -> tuple[str, ...]:
        """The properties of ours that a node with these labels may have."""
        if "Claim" in labels:
            return CLAIMED
        if "Article" in labels:
            return (*COMMON, *ARTICLE)
        return (*COMMON, *STATEMENT) if "Statement" in labels else self._of_things

    def label_text(self, labels: Iterable[str]) -> str:
        """`:Entity:Actor`, from names that are checked."""
        return "".join(f":{_checked(label, label in self.labels, 'label')}" for label in labels)

    def type_text(self, name: str) -> str:
        """The type as it stands in a statement."""
        return _checked(name, name in self.types, "relation")


def _checked(name: str, known: bool, kind: str) -> str:
    if not known or not _NAME.fullmatch(name):
        raise GraphError("graph-name", name=name, kind=kind)
    return name


def node_row(node: Node) -> NodeRow:
    """A node without its evidence."""
    properties: Properties = {"id": node.id, "type": node.type, "name": node.name}
    if node.type not in ("Article", "Statement"):
        properties["aliases"] = list(node.aliases)
    if node.merged_ids:
        properties["merged_ids"] = list(node.merged_ids)
    stated = {key: value for key, value in node.properties.items() if key != "article"}
    return _node_row(node.id, node.labels, {**properties, **stated})


def node_links(node: Node) -> Iterator[LinkRow]:
    """What links a node by itself: a statement to the article that it stands in."""
    if node.type == "Statement" and (article := node.properties.get("article")):
        yield _claim_link("STATED_IN", node.id, str(article))


def link_row(relation: Relation, evidence: bool) -> LinkRow:
    """A relation of the vocabulary; with `evidence` that of MENTIONS has its spans, as two lists of numbers."""
    properties: Properties = dict(relation.properties)
    if evidence and relation.spans:
        places = [span for span in relation.spans if span.start is not None]
        properties |= {"starts": [span.start for span in places], "ends": [span.end for span in places]}
    return _link_row(relation.type, relation.source, relation.target, properties, relation.id)


def claims_of_node(node: Node) -> Iterator[tuple[NodeRow, list[LinkRow]]]:
    """The claims about a node that support no relation: figures, status, what is only denied."""
    for evidence in node.evidence:
        if evidence.claim:
            yield _claim(evidence, None, evidence.type or evidence.property, node.id, evidence.object)


def claims_of_relation(relation: Relation) -> Iterator[tuple[NodeRow, list[LinkRow]]]:
    """The claims that a relation is the sum of."""
    for evidence in relation.evidence:
        if evidence.claim:
            yield _claim(evidence, relation.id, relation.type, relation.source, relation.target)


def _claim(
    evidence: Evidence, relation: str | None, kind: str | None, subject: str, target: str | None
) -> tuple[NodeRow, list[LinkRow]]:
    stated: Properties = dict(zip(_OF_EVIDENCE, _of_evidence(evidence), strict=True))
    stated |= {"id": evidence.claim, "relation": relation, "type": kind, "approximate": evidence.approximate or None}
    ends = (subject, target, evidence.article, evidence.speaker)
    links = [_claim_link(name, evidence.claim, end) for name, end in zip(CLAIM_LINKS, ends, strict=True) if end]
    return _node_row(evidence.claim, CLAIM, stated), links


def _node_row(node_id: str, labels: tuple[str, ...], properties: Mapping[str, object]) -> NodeRow:
    return NodeRow(node_id, labels, *_hashed([sorted(labels)], properties))


def _link_row(kind: str, source: str, target: str, properties: Mapping[str, object], link_id: str) -> LinkRow:
    return LinkRow(link_id, kind, source, target, *_hashed([kind, source, target], {"id": link_id, **properties}))


def _claim_link(kind: str, source: str, target: str) -> LinkRow:
    """A link that is nothing but its type and its ends: most are such.

    A claim has one of each type, so the beginning of its id says which link this is, and that of the other end where it leads: nothing is hashed.
    """
    known = OUR_ID.fullmatch(source) and OUR_ID.fullmatch(target)
    link_id = f"r-{kind[1].lower()}{source[2:14]}{target[2:9]}" if known else make_id("r", [kind, source, target])
    return LinkRow(link_id, kind, source, target, {"id": link_id, "hash": link_id[2:18]}, 48)


def _hashed(where: list[Any], properties: Mapping[str, object]) -> tuple[Properties, int]:
    """The properties without nulls, with their hash (equal exactly if the stored thing is), and how many bytes they are."""
    kept: Properties = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in properties.items()
        if value is not None
    }
    packed = _packed([FORMAT, where, kept]).encode()
    kept["hash"] = hashlib.sha256(packed).hexdigest()[:16]
    return kept, len(packed)


# The statements. Each ends with the number of rows done, so that a missing end is seen.

MARK = "MERGE (p:KgProjection) SET p += $state"
STATE = "MATCH (p:KgProjection) RETURN properties(p) AS state"
OURS = "MATCH (n:Entity) WHERE n.hash IS NOT NULL AND n.id IS NOT NULL RETURN n.id LIMIT 1"
ALL_NODES = "MATCH (n:Entity) WHERE n.id IS NOT NULL RETURN n.id, n.hash, labels(n)"
SOME_NODES = "MATCH (n:Entity) WHERE n.id IN $ids RETURN n.id, n.hash, labels(n)"
DELETE_NODES = "MATCH (n:Entity) WHERE n.id IN $ids AND NOT EXISTS { (n)--() } DELETE n RETURN count(*) AS done"
HELD_NODES = "MATCH (n:Entity) WHERE n.id IN $ids RETURN n.id, n.name, labels(n)"
DELETE_LINKS_AT = (
    "MATCH (n:Entity)-[r]-() WHERE n.id IN $ids AND type(r) IN $types AND r.hash IS NOT NULL AND r.id STARTS WITH 'r-'"
    " WITH DISTINCT r DELETE r RETURN count(*) AS done"
)
# Links of claims are found from the claim, so they need no index of their own: a quarter of the time of a first push.
_CLAIM_LINK = "MATCH (c:Entity)-[r:SUBJECT|OBJECT|STATED_IN|SPOKEN_BY]->() WHERE r.hash IS NOT NULL"
ALL_CLAIM_LINKS = f"{_CLAIM_LINK} RETURN r.id, r.hash, c.id"
SOME_CLAIM_LINKS = f"{_CLAIM_LINK} AND c.id IN $ids RETURN r.id, r.hash, c.id"
DELETE_CLAIM_LINKS = f"{_CLAIM_LINK} AND c.id IN $sources AND r.id IN $ids DELETE r RETURN count(*) AS done"


def create_nodes(names: Names, labels: tuple[str, ...]) -> str:
    """Create `$rows` of {id, properties}."""
    text = names.label_text(labels)
    return f"UNWIND $rows AS row CREATE (n{text} {{id: row.id}}) SET n += row.properties RETURN count(n) AS done"


def update_nodes(names: Names, gone: tuple[str, ...], new: tuple[str, ...]) -> str:
    """Set the properties of `$rows`, and where labels changed take `gone` away and put `new` on."""
    match = "UNWIND $rows AS row MATCH (n:Entity {id: row.id})"
    if gone or new:
        match += " SET n.id = null"
        match += f" REMOVE n{names.label_text(gone)}" if gone else ""
        match += f" SET n{names.label_text(new)}" if new else ""
    return f"{match} SET n += row.properties RETURN count(n) AS done"


def create_links(names: Names, kind: str) -> str:
    """Create `$rows` of {id, source, target, properties}."""
    return (
        "UNWIND $rows AS row MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target})"
        f" CREATE (a)-[r:{names.type_text(kind)} {{id: row.id}}]->(b) SET r += row.properties RETURN count(r) AS done"
    )


def update_links(names: Names, kind: str) -> str:
    """Set the properties of `$rows`."""
    return (
        f"UNWIND $rows AS row MATCH (:Entity {{id: row.source}})-[r:{names.type_text(kind)} {{id: row.id}}]->(:Entity {{id: row.target}})"
        " SET r += row.properties RETURN count(r) AS done"
    )


def all_links(names: Names, kind: str) -> str:
    """Id and hash of all relations of ours of a type."""
    return f"MATCH ()-[r:{names.type_text(kind)}]->() WHERE r.hash IS NOT NULL RETURN r.id, r.hash"


def some_links(names: Names, kind: str) -> str:
    """Id and hash of those of a type that are in `$ids`."""
    return f"MATCH ()-[r:{names.type_text(kind)}]->() WHERE r.id IN $ids RETURN r.id, r.hash"


def delete_links(names: Names, kind: str) -> str:
    """Delete those of a type that are in `$ids`."""
    return f"MATCH ()-[r:{names.type_text(kind)}]->() WHERE r.id IN $ids DELETE r RETURN count(*) AS done"


# Where the stores part: what only a server understands. Everything else is the same text for both.
SERVER_ONLY = ("CREATE FULLTEXT INDEX",)


def preparations(ontology: Ontology, *, embedded: bool) -> tuple[str, ...]:
    """Constraints and indexes, harmless when there already."""
    every = (*constraint_statements(ontology), *index_statements())
    return tuple(text for text in every if not (embedded and text.startswith(SERVER_ONLY)))
