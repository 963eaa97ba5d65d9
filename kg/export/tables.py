"""The graph as four tables: actors, relations, claims, articles. For spreadsheets and data frames.

Comes in: a `Graph`. Goes out: rows of plain values, tuples where there are several. Ends have their names beside their ids, and a claim has
the headline, publisher, day and address of its article, so that a table can be read by itself.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from kg.export.columns import ARTICLES, CLAIMS, SUMS, cells, figures
from kg.export.kept import Kept
from kg.graph import Evidence, Graph, Node, Relation
from kg.ontology import Ontology

Row = list[Any]

OF_ARTICLE = ("title", "publisher", "date", "url")
"""What a claim repeats of its article; the day is the claim's own column."""
_NO_CLAIM = {"property", "value", "date"}


def columns(ontology: Ontology) -> Mapping[str, tuple[str, ...]]:
    """The columns of every table, by its name, in the order in which the tables are made."""
    stated = tuple(name for name in CLAIMS if name not in _NO_CLAIM)
    return {
        "articles": ("id", *ARTICLES),
        "actors": ("id", "type", "name", "aliases", "keys", "merged_ids", *figures(ontology)),
        "relations": ("id", "type", "source", "source_name", "target", "target_name", *SUMS),
        "claims": (
            "id", "relation", "type", "subject", "subject_name", "object", "object_name", "property", "value", *stated, "speaker",
            "speaker_name", "date", "article", "title", "publisher", "url",
        ),
    }  # fmt: skip


def rows(graph: Graph, ontology: Ontology, kept: Kept) -> Iterator[tuple[str, Row]]:
    """Every row with the name of its table, streamed: articles and actors with the claims of their figures, then relations with theirs.

    `kept` is empty, and holds what the rows say of ends by the time that they need it.
    """
    for node in graph.nodes():
        kept.add(node.id, [node.name, *(node.properties.get(name) for name in OF_ARTICLE)])
    heads = columns(ontology)
    for node in graph.nodes():
        if node.type == "Article":
            yield "articles", cells(heads["articles"], {"id": node.id, **_given(node.properties)})
        elif node.type != "Statement":
            yield "actors", cells(heads["actors"], _actor(node))
        for evidence in node.evidence:
            yield "claims", cells(heads["claims"], _claim(evidence, None, node.id, None, kept))
    for relation in graph.relations():
        if relation.type != "MENTIONS":
            yield "relations", cells(heads["relations"], _relation(relation, kept))
        for evidence in relation.evidence:
            yield "claims", cells(heads["claims"], _claim(evidence, relation, relation.source, relation.target, kept))


def _given(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value is not None}


def _actor(node: Node) -> dict[str, Any]:
    lists = {"aliases": node.aliases, "keys": node.keys, "merged_ids": node.merged_ids}
    return {"id": node.id, "type": node.type, "name": node.name, **lists, **_given(node.properties)}


def _relation(relation: Relation, kept: Kept) -> dict[str, Any]:
    ends = {"source": relation.source, "target": relation.target}
    names = {f"{end}_name": _name(identifier, kept) for end, identifier in ends.items()}
    return {"id": relation.id, "type": relation.type, **ends, **names, **_given(relation.properties)}


def _claim(
    evidence: Evidence, relation: Relation | None, subject: str, target: str | None, kept: Kept
) -> dict[str, Any]:
    thing = target or evidence.object
    article = kept.get(evidence.article) or [None] * (len(OF_ARTICLE) + 1)
    return {
        **{name: getattr(evidence, name, None) for name in CLAIMS},
        "id": evidence.claim,
        "relation": relation.id if relation else None,
        "type": relation.type if relation else evidence.type or evidence.property,
        "subject": subject,
        "subject_name": _name(subject, kept),
        "object": thing,
        "object_name": _name(thing, kept),
        "approximate": evidence.approximate or None,
        "speaker": evidence.speaker,
        "speaker_name": _name(evidence.speaker, kept),
        "article": evidence.article,
        **dict(zip(("title", "publisher"), article[1:3], strict=True)),
        "url": article[4],
    }


def _name(identifier: str | None, kept: Kept) -> str | None:
    words = kept.get(identifier) if identifier else None
    return words[0] if words else None
