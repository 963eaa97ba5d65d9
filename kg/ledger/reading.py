"""The graph of a ledger, streamed in sorted order (the `Graph` of `kg.graph`).

Comes in: a connection. Goes out: nodes, relations, ids that are gone. Constant memory: rows are joined in the order of the
ids, sums are folded as they pass, texts are unpacked a few at a time.
"""

import functools
import heapq
import itertools
import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, overload

from kg.document import Document
from kg.graph import Evidence, Judgement, Node, Relation, Span, fold_properties, fold_relation
from kg.keys import key_of_unit
from kg.ledger.codec import unpack_text, unpack_unit
from kg.ontology import Ontology
from kg.support import Voice

_CLAIM = """claim.claim, document.document, claim.quote, claim.start, claim.end, claim.field, claim.modality, speaker.actor,
  document.date, claim.time, claim.confidence, subject.key, object.key, speaker.key, claim.rule, claim.type, claim.value,
  claim.unit, claim.approximate, claim.role, claim.amount, coalesce(object.actor, claim.object_id), claim.object_id,
  extraction.version"""
_ENDS = """
  JOIN document ON document.id = claim.document
  JOIN extraction ON extraction.id = document.extraction
  JOIN key subject ON subject.id = claim.subject
  LEFT JOIN key object ON object.id = claim.object
  LEFT JOIN key speaker ON speaker.id = claim.speaker
"""
"""Where a claim stands, and whom it names."""
_VOICE = """document.document, document.text_sha256, document.date, document.publisher, publisher.actor, article.outlet,
  article.reprints, first.actor"""
_VOICES = """
  JOIN article ON article.document = claim.document
  LEFT JOIN key publisher ON publisher.id = article.publisher
  LEFT JOIN article origin ON origin.document = article.origin
  LEFT JOIN key first ON first.id = origin.publisher
"""
"""Who publishes the article of a claim, and the text that it prints."""
_TEXTS_HELD = 512


class Reading:
    """Reads the current state; every method streams and may run beside the others."""

    def __init__(self, connection: sqlite3.Connection, ontology: Ontology) -> None:
        self._connection = connection
        self._ontology = ontology
        self._ladder = ontology.properties["status"].values
        self._version_text = functools.lru_cache(maxsize=_TEXTS_HELD)(self._unpacked)

    def forget_texts(self) -> None:
        """Read texts anew: numbers of versions that are gone are given to others."""
        self._version_text.cache_clear()

    def nodes(self, since: int) -> Iterator[Node]:
        """Articles, actors and statements, each sorted by id; `d-`, `n-`, `s-` is their order too."""
        yield from self.articles(since)
        yield from self._actors(since)
        yield from self._statements(since)

    def relations(self, since: int) -> Iterator[Relation]:
        """All relations, sorted by id."""
        return heapq.merge(self.claimed(since), self._mentions(since), key=lambda relation: relation.id)

    def sizes(self, since: int) -> tuple[int, int]:
        """How many nodes and relations that is."""
        nodes = self._count("document WHERE extraction IS NOT NULL AND operation > ?", since)
        nodes += self._count("actor WHERE operation > ?", since)
        nodes += self._count("statement JOIN document ON document.id = statement.document WHERE operation > ?", since)
        relations = self._count("relation WHERE visible AND operation > ?", since)
        told = "SELECT DISTINCT mentions FROM unit JOIN document ON document.id = unit.document WHERE operation > ?"
        return nodes, relations + self._count(f"({told})", since)

    def _count(self, what: str, since: int) -> int:
        return int(self._connection.execute(f"SELECT count(*) FROM {what}", [since]).fetchone()[0])

    def gone(self, since: int) -> Iterator[str]:
        """Ids that are gone since."""
        return (
            identifier
            for (identifier,) in self._connection.execute(
                "SELECT id FROM gone WHERE operation > ? ORDER BY id", [since]
            )
        )

    def judgements(self) -> Iterator[Judgement]:
        """The standing judgements."""
        rows = self._connection.execute(
            "SELECT a, b, verdict, note, time FROM judgement WHERE standing ORDER BY time, a, b, verdict, note"
        )
        return (Judgement(*row) for row in rows)

    def text(self, document: str) -> str | None:
        """The text of a document's current version."""
        found = self._connection.execute(
            "SELECT version FROM document JOIN extraction ON extraction.id = document.extraction WHERE document = ?",
            [document],
        ).fetchone()
        return self._version_text(found[0]) if found else None

    def _unpacked(self, version: int) -> str | None:
        (text,) = self._connection.execute("SELECT text FROM version WHERE id = ?", [version]).fetchone()
        return unpack_text(text) if text is not None else None

    def articles(self, since: int) -> Iterator[Node]:
        """The nodes of the articles, sorted by id."""
        return self._articles_where("document.operation > ?", since)

    def _articles_where(self, condition: str, value: object) -> Iterator[Node]:
        for name, metadata, sha, key, group, origin in self._connection.execute(
            "SELECT document.document, metadata, version.text_sha256, extraction.key, article.reprints, origin.document FROM document"
            " JOIN extraction ON extraction.id = document.extraction JOIN version ON version.id = extraction.version"
            " JOIN article ON article.document = document.id LEFT JOIN document origin ON origin.id = article.origin"
            f" WHERE {condition} ORDER BY document.document",
            [value],
        ):
            stated = Document(text="", **json.loads(metadata)).metadata()
            properties = {**stated, "text_sha256": sha, "extraction_key": key}
            properties |= {"reprint_group": group, "reprint_origin": origin}
            yield Node(
                name,
                "Article",
                self._ontology.labels("Article"),
                stated["title"] or name,
                properties={field: value for field, value in sorted(properties.items()) if value is not None},
            )

    def _actors(self, since: int) -> Iterator[Node]:
        return self._actors_where("operation > ?", since)

    def _actors_where(self, condition: str, value: object) -> Iterator[Node]:
        for actor, kind, name, aliases, keys, merged in self._connection.execute(
            f"SELECT actor, type, name, aliases, keys, merged FROM actor WHERE {condition} ORDER BY actor", [value]
        ):
            rows = self._connection.execute(
                f"SELECT {_CLAIM} FROM claim {_ENDS} WHERE claim.loose = 1 AND subject.actor = ? ORDER BY document.date, claim.claim",
                [actor],
            )
            evidence = tuple(self._loose(row) for row in rows)
            yield Node(
                actor,
                kind,
                self._ontology.labels(kind),
                name,
                tuple(json.loads(aliases)),
                tuple(json.loads(keys)),
                tuple(json.loads(merged)),
                fold_properties(evidence, self._ladder),
                evidence,
            )

    def _statements(self, since: int) -> Iterator[Node]:
        return self._statements_where("document.operation > ?", since)

    def _statements_where(self, condition: str, value: object) -> Iterator[Node]:
        for name, article, speaker, start, end, text, version in self._connection.execute(
            "SELECT statement, document.document, key.key, start, end, text, extraction.version FROM statement"
            " JOIN document ON document.id = statement.document JOIN extraction ON extraction.id = document.extraction"
            " JOIN key ON key.id = statement.speaker"
            f" WHERE {condition} ORDER BY statement",
            [value],
        ):
            words = text if text is not None else (self._version_text(version) or "")[start:end]
            properties = {"article": article, "end": end, "speaker_key": _named(speaker), "start": start, "text": words}
            yield Node(name, "Statement", self._ontology.labels("Statement"), shortened(words), properties=properties)

    def of_documents(self, documents: Sequence[int]) -> Iterator[Relation]:
        """The relations that claims of these documents (their rows) support, sorted by id; not MENTIONS."""
        chosen = "SELECT relation FROM claim WHERE document IN (SELECT value FROM json_each(?))"
        return self._summed(f"relation.id IN ({chosen})", json.dumps(list(documents)))

    def denials_of(self, actor: str) -> Iterator[tuple[str, Evidence]]:
        """Claims without a relation whose object is the actor, each with the id of its subject: what is only denied."""
        for subject, *row in self._connection.execute(
            f"SELECT subject.actor, {_CLAIM} FROM claim {_ENDS} WHERE claim.loose = 1 AND claim.modality = 'denied' AND object.actor = ?1"
            " AND subject.actor != ?1 ORDER BY document.date, claim.claim",
            [actor],
        ):
            yield subject, self._loose(tuple(row))

    def named(self, ids: Sequence[str]) -> Iterator[Relation]:
        """The relations of these ids that are there, sorted by id; not MENTIONS."""
        return self._summed("relation.relation IN (SELECT value FROM json_each(?))", json.dumps(list(ids)))

    def name(self, node: str) -> str:
        """What a node is called: an actor's name, an article's headline, a statement's words; the id itself where there is no such node."""
        found = self._connection.execute(
            "SELECT name FROM actor WHERE actor = ?1 UNION ALL"
            " SELECT metadata ->> 'title' FROM document JOIN extraction ON extraction.id = document.extraction"
            " JOIN version ON version.id = extraction.version WHERE document.document = ?1",
            [node],
        ).fetchone()
        if found is None:
            found = next(((said.name,) for said in self._statements_where("statement = ?", node)), None)
        return found[0] if found and found[0] else node

    def claimed(self, since: int) -> Iterator[Relation]:
        """The relations that claims support, or those changed after an operation, sorted by id; not MENTIONS."""
        # All of them go by their ids (`+`: not by the index of operations, which would have them sorted in memory).
        return self._summed("relation.operation > ?" if since else "+relation.operation > ?", since)

    def _summed(self, condition: str, value: object) -> Iterator[Relation]:
        rows = self._connection.execute(
            # CROSS: relations outside, in the order of their ids, so that only the claims of one are sorted at a time.
            f"SELECT relation.relation, relation.type, relation.source, relation.target, {_VOICE}, {_CLAIM}"
            f" FROM relation CROSS JOIN claim ON claim.relation = relation.id {_ENDS} {_VOICES}"
            f" WHERE relation.visible AND {condition}"
            " ORDER BY relation.relation, document.date, claim.claim",
            [value],
        )
        for (name, kind, source, target), group in itertools.groupby(rows, key=lambda row: row[:4]):
            claims = [(self._evidence(row[12:]), Voice(*row[4:12])) for row in group]
            sums = fold_relation(claims, (source, target))
            yield Relation(name, kind, source, target, sums, tuple(claim for claim, _ in claims))

    def _mentions(self, since: int) -> Iterator[Relation]:
        rows = self._connection.execute(
            "SELECT unit.mentions, document.document, key.actor, key.key, unit.body FROM unit JOIN key ON key.id = unit.key"
            " JOIN document ON document.id = unit.document WHERE document.operation > ? ORDER BY unit.mentions, unit.position",
            [since],
        )
        for (name, article, actor), group in itertools.groupby(rows, key=lambda row: row[:3]):
            spans = tuple(span for row in group for span in unit_spans(row[4], key_of_unit(row[3])[0]))
            count = sum(span.start is not None for span in spans)
            yield Relation(name, "MENTIONS", article, actor, {"count": count}, spans=spans)

    def _evidence(self, row: tuple[Any, ...], **more: Any) -> Evidence:
        claim, article, quote, start, end, field, modality, speaker, date, time, confidence, *rest = row
        subject_key, object_key, speaker_key, rule, _, _, _, _, role, amount, _, object_id, version = rest
        if quote is None:
            quote = (self._version_text(version) or "")[start:end]
        return Evidence(
            claim,
            article,
            quote,
            start,
            end,
            field,
            modality,
            speaker,
            date,
            time,
            confidence,
            _named(subject_key),
            _named(object_key) or object_id,
            _named(speaker_key),
            rule or None,
            role=role,
            amount=amount,
            **more,
        )

    def _loose(self, row: tuple[Any, ...]) -> Evidence:
        """Evidence of a node: a figure or status, or a claim that supports no relation."""
        kind, value, unit, approximate, target = row[15], row[16], row[17], row[18], row[21]
        if value is not None:
            figure = {"property": kind, "value": json.loads(value), "unit": unit, "approximate": bool(approximate)}
            return self._evidence(row, **figure)
        return self._evidence(row, type=kind, object=target)


def unit_spans(body: bytes, key: str) -> Iterator[Span]:
    """The spans of a packed unit: its mentions, then the names that are no span of the text."""
    unit = unpack_unit(body, key)
    also, named = unit.keys[1:], set(unit.names)
    for mention in unit.mentions:
        is_name = mention.surface in named
        yield Span(mention.start, mention.end, mention.surface, key, unit.type, is_name, unit.listed, also)
    for name in sorted(named - {mention.surface for mention in unit.mentions}):
        yield Span(None, None, name, key, unit.type, True, unit.listed, also)


@overload
def _named(key: str) -> str: ...
@overload
def _named(key: None) -> None: ...
def _named(key: str | None) -> str | None:
    """The key that the document gives: a judgement moves its unit to another, but changes nothing of what it says."""
    return key_of_unit(key)[0] if key else key


def shortened(text: str, length: int = 60) -> str:
    """The text in one line, cut after `length` code points."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"
