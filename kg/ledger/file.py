"""A ledger file, opened: what the rooms above read and write.

Comes in: a path, ids. Goes out: the graph (this class is a `kg.graph.Graph`), what is known of a document, counts, the log, a copy. What
changes it is in `changing`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kg.document import Document
from kg.errors import InputError
from kg.evidence import Extraction
from kg.graph import Node, Relation
from kg.ledger import history, listing, versions
from kg.ledger.about import About
from kg.ledger.changing import Changing
from kg.ledger.codec import unpack_extraction, unpack_text
from kg.ledger.identity import Identity
from kg.ledger.part import Partial
from kg.ledger.stats import Stats, read_stats


class LedgerFile(Changing):
    """One open ledger. Use as a context manager: closing brings everything into the one file."""

    # The graph, as every projection receives it.

    def operation_of(self, stamp: str) -> int | None:
        """The operation after which the ledger had that stamp."""
        found = self._connection.execute("SELECT id FROM operation WHERE stamp = ?", [stamp]).fetchone()
        return int(found[0]) if found else None

    def nodes(self, since: int = 0) -> Iterator[Node]:
        """All nodes, or those changed after an operation, sorted by id."""
        return self._reading.nodes(since)

    def articles(self) -> Iterator[Node]:
        """The nodes of the articles, sorted by id."""
        return self._reading.articles(0)

    def relations(self, since: int = 0) -> Iterator[Relation]:
        """All relations, or those changed after an operation, sorted by id."""
        return self._reading.relations(since)

    def sizes(self, since: int = 0) -> tuple[int, int]:
        """How many nodes and relations there are, or changed after an operation."""
        return self._reading.sizes(since)

    def gone(self, since: int) -> Iterator[str]:
        """Ids that existed once and exist no more, of operations after `since`."""
        return self._reading.gone(since)

    @property
    def identity(self) -> Identity:
        """Who is who, and on what it rests: what `judge`, `why` and the doubtful identities read."""
        return Identity(self._connection, self._ontology, self.articles, self.text, self.judgements)

    @property
    def about(self) -> About:
        """What concerns one actor alone, found by index: what `timeline` reads."""
        return About(self._connection, self._ontology)

    @property
    def partial(self) -> Partial:
        """What is asked for by ids: what a diff of two states of one ledger reads."""
        return Partial(self._connection, self._ontology)

    def text(self, article: str) -> str | None:
        """The text of an article's current version; None where the ledger has only its metadata."""
        return self._reading.text(article)

    # What is known of a document.

    def stored_extraction(self, document: str, version: str, extraction_key: str) -> Extraction | None:
        """What that extractor once made of that version, if the ledger has it."""
        found = self._connection.execute(
            "SELECT body, text FROM extraction JOIN version ON version.id = extraction.version"
            " JOIN document ON document.id = version.document WHERE document.document = ? AND hash = ? AND key = ?",
            [document, version, extraction_key],
        ).fetchone()
        return unpack_extraction(found[0], unpack_text(found[1]) if found[1] else None) if found else None

    def current(self, document: str) -> tuple[str, str] | None:
        """The current version's hash and extraction key; None where the document is unknown or retracted."""
        found = self._connection.execute(
            "SELECT hash, key FROM document JOIN extraction ON extraction.id = document.extraction"
            " JOIN version ON version.id = extraction.version WHERE document.document = ?",
            [document],
        ).fetchone()
        return (found[0], found[1]) if found else None

    def identity_of(self, document: str) -> str | None:
        """What identifies that document, as JSON; None where there is no such document."""
        return versions.identity_of(self._connection, document)

    def known_identity(self, own: str) -> str | None:
        """The identity that a person gave to what goes by this id of its own."""
        return versions.known_identity(self._connection, own)

    def stale(self, extraction_key: str) -> Iterator[Document]:
        """The current documents whose text is held and that another extractor read."""
        return versions.stale(self._connection, extraction_key)

    def holds(self, document: str, *, gone: bool = False) -> bool:
        """Whether there is a document of that id; with `gone` also one that is not in the graph."""
        return listing.holds(self._connection, document, gone=gone)

    def titled(self, beginning: str, *, gone: bool = False) -> list[tuple[str, str]]:
        """Ids and headlines of the documents whose headline begins like this."""
        return listing.titled(self._connection, beginning, gone=gone)

    def published(self, publisher: str | None, before: str | None, after: str | None) -> list[str]:
        """The ids of the documents of that publisher, published before and after these days; None: any."""
        return listing.published(self._connection, publisher, before, after)

    def stats(self) -> Stats:
        """Counts of the current state."""
        return read_stats(self._connection)

    def claims(self) -> int:
        """How many claims current documents make."""
        return int(self._connection.execute("SELECT count(*) FROM claim").fetchone()[0])

    def backup(self, out: Path) -> None:
        """Copy the ledger to a new file by SQLite's backup, which is safe while others write; the copy is whole or not there."""
        if out.exists():
            raise InputError("backup-there", path=out)
        try:
            with closing(sqlite3.connect(out)) as copy:
                self._connection.backup(copy)
        except sqlite3.OperationalError as problem:
            out.unlink(missing_ok=True)
            raise InputError("export-unwritable", path=out, reason=problem) from problem

    def log(self) -> list[history.Operation]:
        """All operations, the last first."""
        return history.log(self._connection)
