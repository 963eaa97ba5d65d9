"""What a person does to the evidence after it was built: retract, erase, judge, undo. The methods of `kg.Ledger` for that.

Comes in: an open ledger file, ids and names, files of judgements. Goes out: what went, what stands. Only puts the rooms below together.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.ledger import LedgerFile
from kg.ledger.judging import Judged, judge
from kg.ledger.review import Reviewed, review, table

if TYPE_CHECKING:
    from kg.ledger.history import Operation
    from kg.ledger.retraction import Retraction


class Life:
    """The part of `kg.Ledger` that changes what stands, and tells what was done."""

    _file: LedgerFile

    def find_documents(
        self,
        references: Iterable[str] = (),
        *,
        publisher: str | None = None,
        before: str | None = None,
        after: str | None = None,
        gone: bool = False,
    ) -> list[str]:
        """The ids of the documents meant: by id, URL, file or beginning of the headline; or by publisher and day.

        `before` and `after` are days (`YYYY-MM-DD`), not included. With `gone` also what was retracted is meant, where it is named. Raises
        InputError for one that is not there or not unique.
        """
        from kg.references import documents_by, documents_meant

        chosen = set(documents_meant(self._file, references, gone=gone))
        if publisher or before or after:
            chosen |= set(documents_by(self._file, publisher, before, after))
        return sorted(chosen)

    def retract(self, documents: Sequence[str], *, dry_run: bool = False) -> "Retraction":
        """Take documents (ids) out of the graph and tell what went with them; with `dry_run` only tell."""
        with self._file.operating("retract"):
            return self._file.retract(documents, dry_run=dry_run)

    def purge(self, documents: Sequence[str] = ()) -> int:
        """Erase documents (ids) for good, from the ledger's file and the embedded graph; returns how many.

        A purge that was cut off is finished first. Raises LedgerError or GraphError where another command reads the ledger or the graph.
        """
        from kg.store import without_embedded

        with without_embedded(self._file.path), self._file.operating("purge"):
            return self._file.purge(documents)

    def undo(self, number: int | None = None) -> int:
        """Take back the last operation, or that one; returns its number. Raises LedgerError where that cannot be."""
        with self._file.operating("undo"):
            return self._file.undo(number)

    def log(self) -> "list[Operation]":
        """All operations, the last first."""
        return self._file.log()

    def backup(self, out: Path) -> None:
        """Copy the ledger to a new file, safely while others write. Raises InputError where that file is there already."""
        self._file.backup(out)

    def judge(self, a: str, b: str, verdict: str, *, note: str = "") -> Judged:
        """Record that two names (ids, keys, `NAME@DOCUMENT`) are `same`, `different` or `unsure`; rules never override it.

        The same again changes nothing. Raises UsageError where a name is unknown or ambiguous, both are one key, or a standing
        judgement says otherwise.
        """
        return judge(self._file, a, b, verdict, note)

    def judgements_table(self, *, doubtful: bool = False) -> str:
        """The standing judgements as a table for a spreadsheet (TSV); with `doubtful` also the pairs that somebody should decide."""
        from kg.lexicon import load_lexicon
        from kg.resolve.marks import places_of

        return "".join(table(self._file, places_of(load_lexicon()) if doubtful else None))

    def review(self, data: bytes, name: str) -> Reviewed:
        """Record the judgements of such a table, as one operation; `name` is the file's, for messages."""
        return review(self._file, data, name)
