"""Everything that changes a ledger: build, retract, judge, undo, purge.

Comes in: documents with their extraction, ids, judgements. Goes out: what became of them. One transaction each, within an operation: whatever
was acknowledged survives any end of the process.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

from kg.document import Document, own_id, text_sha256, version_hash
from kg.errors import InputError, LedgerError
from kg.evidence import Extraction
from kg.graph import Judgement
from kg.ledger import history, opening, purging, versions
from kg.ledger.codec import pack_text
from kg.ledger.operating import Operating
from kg.ledger.outcome import Outcome
from kg.ledger.preview import Effect, effects
from kg.ledger.reading import Reading
from kg.ledger.retraction import Retraction, retraction
from kg.ledger.state import State, set_state
from kg.ledger.writing import Touched, touch_judged


class Changing(Operating):
    """The changes; each must run within `operating`."""

    def put(
        self,
        name: str,
        document: Document,
        extraction_key: str,
        extraction: Extraction,
        *,
        sha256: str | None = None,
        reprint_group: str | None = None,
        restore: bool = False,
    ) -> Outcome:
        """Make this version of the document, as extracted, the current one.

        `sha256` is given where the text itself is not (an import without texts): `document.text` is empty then, and `reprint_group`
        the group that the file gives it. `restore` brings a retracted document back.

        Raises:
            InputError: a claim names a key that no unit of the extraction holds. Nothing is stored.
            LedgerError: the file cannot be written. Nothing of this document is stored.
        """
        sha = sha256 or text_sha256(document.text)
        version = version_hash(document, sha)
        with self._transaction():
            row, held, retracted = versions.document_row(self._connection, name, self.operation)
            if retracted is not None:
                if not restore:
                    return Outcome.RETRACTED
                held = versions.before_retraction(self._connection, row, retracted)
            number = versions.extraction_row(
                self._connection, row, document, (version, sha, extraction_key), extraction, self.operation
            )
            if number == held and retracted is None:
                return Outcome.UNCHANGED
            if held is not None and versions.is_former(self._connection, held, document):
                if retracted is None:
                    return Outcome.FORMER
                number = held
            versions.give_group(self._connection, number, reprint_group)
            touched = Touched(self._operation([name, version, extraction_key]))
            try:
                set_state(self._connection, row, State(number), touched)
            except KeyError as missing:
                raise InputError(
                    "claim-ungrounded", source=document.source or name, type="claim", key=missing.args[0]
                ) from None
            if document.identity:
                self._take_place(row, own_id(document, sha), touched)
            self._fold(touched)
        if retracted is not None:
            return Outcome.RESTORED
        return Outcome.NEW if held is None else Outcome.CHANGED

    def _take_place(self, row: int, own: str, touched: Touched) -> None:
        """Remember that what goes by the id `own` is a version of the document; one that stands there under that id goes."""
        self._connection.execute("INSERT OR REPLACE INTO replaced VALUES (?, ?)", [own, row])
        for (other,) in self._connection.execute(
            "SELECT id FROM document WHERE document = ? AND id != ? AND extraction IS NOT NULL", [own, row]
        ).fetchall():
            set_state(self._connection, other, State(None, touched.operation), touched)

    def retract(self, names: Sequence[str], *, dry_run: bool = False) -> Retraction:
        """Take documents (ids) out of the graph; that holds against later builds until it is undone or they are restored.

        Returns what went with them; with `dry_run` nothing is changed.
        """
        with self._transaction():
            rows = self._rows_of(names, "extraction IS NOT NULL")

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

    def purge(self, names: Sequence[str]) -> int:
        """Erase documents (ids) for good, and finish purges that were cut off; returns how many were erased now.

        Raises LedgerError where another command reads for so long that the file cannot be written anew; the next purge does that.
        """
        with self._transaction():
            rows = self._rows_of(names, "true")
            if rows:
                touched = Touched(self._operation(["purge", *sorted(set(names))]))
                keys = purging.erase(self._connection, rows, touched)
                self._fold(touched)
                purging.forget(self._connection, keys)
                self._reading.forget_texts()
        if waiting := purging.unfinished(self._connection):
            with self._refusing():
                done = purging.vacuum(self._connection, opening.PATIENCE)
            if not done:
                raise LedgerError("purge-busy", path=self.path)
            self._running = [*{*self._running, *waiting}]
        return len(rows)

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

    def judge(self, judgements: Sequence[Judgement]) -> int:
        """Record judgements that do not stand yet; returns how many were new."""
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

    def keep_lexicon(self, digest: str, body: str) -> None:
        """Keep a user's own lexicon, which extraction keys name by its digest, so that the ledger is all there is to copy."""
        with self._transaction():
            self._connection.execute("INSERT OR IGNORE INTO lexicon VALUES (?, ?)", [digest, pack_text(body)])

    @contextmanager
    def trying(self) -> Iterator[list[Effect]]:
        """All changes within are taken back at the end; the list then holds what they would have done to relations.

        Within `operating`. Nobody else can write meanwhile.
        """
        found: list[Effect] = []
        since = self.operation
        with self._refusing():
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield found
            if not self._made:
                found += effects(None, self._reading, since)
            else:
                with closing(opening.open_ledger(self.path, self._ontology, create=False, read_only=True)) as beside:
                    found += effects(Reading(beside, self._ontology), self._reading, since)
        finally:
            self._running = []
            self._connection.rollback()
            self._reading.forget_texts()

    def _rows_of(self, names: Sequence[str], condition: str) -> list[int]:
        """The rows of these documents that are in that state."""
        query = f"SELECT id FROM document WHERE document = ? AND {condition}"
        return [row for name in sorted(set(names)) for (row,) in self._connection.execute(query, [name])]
