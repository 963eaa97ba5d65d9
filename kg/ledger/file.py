"""A ledger file, opened: what the rooms above read and write.

Comes in: documents with their extraction, judgements. Goes out: the graph (this class is a `kg.graph.Graph`), what is known of a
document, counts. One transaction a document: whatever was acknowledged survives any end of the process.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.document import Document, text_sha256, version_hash
from kg.errors import InputError
from kg.evidence import Extraction
from kg.graph import Judgement, Node, Relation
from kg.ledger import history, versions
from kg.ledger.about import About
from kg.ledger.codec import pack_text, unpack_extraction
from kg.ledger.identity import Identity
from kg.ledger.operating import Operating
from kg.ledger.outcome import Outcome
from kg.ledger.retraction import Retraction, retraction
from kg.ledger.state import State, set_state
from kg.ledger.stats import Stats, read_stats
from kg.ledger.writing import Touched, touch_judged


class LedgerFile(Operating):
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

    def text(self, article: str) -> str | None:
        """The text of an article's current version; None where the ledger has only its metadata."""
        return self._reading.text(article)

    # What is known of a document.

    def stored_extraction(self, document: str, version: str, extraction_key: str) -> Extraction | None:
        """What that extractor once made of that version, if the ledger has it."""
        found = self._connection.execute(
            "SELECT body FROM extraction JOIN version ON version.id = extraction.version"
            " JOIN document ON document.id = version.document WHERE document.document = ? AND hash = ? AND key = ?",
            [document, version, extraction_key],
        ).fetchone()
        return unpack_extraction(found[0]) if found else None

    def current(self, document: str) -> tuple[str, str] | None:
        """The current version's hash and extraction key; None where the document is unknown or retracted."""
        found = self._connection.execute(
            "SELECT hash, key FROM document JOIN extraction ON extraction.id = document.extraction"
            " JOIN version ON version.id = extraction.version WHERE document.document = ?",
            [document],
        ).fetchone()
        return (found[0], found[1]) if found else None

    def stats(self) -> Stats:
        """Counts of the current state."""
        return read_stats(self._connection)

    def claims(self) -> int:
        """How many claims current documents make."""
        return int(self._connection.execute("SELECT count(*) FROM claim").fetchone()[0])

    # Changes.

    def put(
        self,
        name: str,
        document: Document,
        extraction_key: str,
        extraction: Extraction,
        *,
        sha256: str | None = None,
    ) -> Outcome:
        """Make this version of the document, as extracted, the current one; must run within `operating`.

        `sha256` is given where the text itself is not (an import without texts): `document.text` is empty then.

        Raises:
            InputError: a claim names a key that no unit of the extraction holds. Nothing is stored.
            LedgerError: the file cannot be written. Nothing of this document is stored.
        """
        sha = sha256 or text_sha256(document.text)
        version = version_hash(document, sha)
        with self._transaction():
            row, held, retracted = versions.document_row(self._connection, name, self.operation)
            if retracted is not None:
                return Outcome.RETRACTED
            number = versions.extraction_row(
                self._connection, row, document, (version, sha, extraction_key), extraction, self.operation
            )
            if number == held:
                return Outcome.UNCHANGED
            if held is not None and versions.is_former(self._connection, held, document):
                return Outcome.FORMER
            touched = Touched(self._operation([name, version, extraction_key]))
            try:
                set_state(self._connection, row, State(number), touched)
            except KeyError as missing:
                raise InputError(
                    "claim-ungrounded", source=document.source or name, type="claim", key=missing.args[0]
                ) from None
            self._fold(touched)
        return Outcome.NEW if held is None else Outcome.CHANGED

    def retract(self, names: Sequence[str], *, dry_run: bool = False) -> Retraction:
        """Take documents (ids) out of the graph; that holds against later builds until it is undone. Within `operating`.

        Returns what went with them; with `dry_run` nothing is changed.
        """
        with self._transaction():
            rows = [
                row
                for name in sorted(set(names))
                for (row,) in self._connection.execute(
                    "SELECT id FROM document WHERE document = ? AND extraction IS NOT NULL", [name]
                )
            ]

            def change() -> None:
                if rows:
                    touched = Touched(self._operation(["retract", *sorted(set(names))]))
                    for row in rows:
                        set_state(self._connection, row, State(None, touched.operation), touched)
                    self._fold(touched)

            went = retraction(self._connection, self._reading, rows, change)
            if dry_run:
                self._connection.execute("ROLLBACK")
                self._running = []
                self._connection.execute("BEGIN")
        return went

    def undo(self, number: int | None = None) -> int:
        """Take back the last standing operation, or that one; returns its number. Within `operating(history.UNDO)`.

        Raises LedgerError where there is nothing to undo or a later operation touched the same (see `kg.ledger.history`).
        """
        with self._transaction():
            chosen = history.to_undo(self._connection, number)
            touched = Touched(self._operation(["undo", str(chosen)]))
            history.take_back(self._connection, chosen, touched)
            self._fold(touched)
        return chosen

    def backup(self, out: Path) -> None:
        """Copy the ledger to a new file by SQLite's backup, which is safe while others write."""
        if out.exists():
            raise InputError("backup-there", path=out)
        copy = sqlite3.connect(out)
        try:
            self._connection.backup(copy)
        finally:
            copy.close()

    def log(self) -> list[history.Operation]:
        """All operations, the last first."""
        return history.log(self._connection)

    def keep_lexicon(self, digest: str, body: str) -> None:
        """Keep a user's own lexicon, which extraction keys name by its digest, so that the ledger is all there is to copy."""
        with self._transaction():
            self._connection.execute("INSERT OR IGNORE INTO lexicon VALUES (?, ?)", [digest, pack_text(body)])

    def judge(self, judgements: Sequence[Judgement]) -> int:
        """Record judgements that do not stand yet; returns how many were new. Must run within `operating`."""
        new = sorted(set(judgements) - set(self.judgements()), key=str)
        if not new:
            return 0
        with self._transaction():
            touched = Touched(self._operation([str(judgement) for judgement in new]))
            for judgement in new:
                self._connection.execute(
                    "INSERT INTO judgement (a, b, verdict, note, time, operation) VALUES (?, ?, ?, ?, ?, ?)",
                    [judgement.a, judgement.b, judgement.verdict, judgement.note, judgement.time, touched.operation],
                )
            touch_judged(self._connection, {key for judgement in new for key in (judgement.a, judgement.b)}, touched)
            self._fold(touched)
        return len(new)
