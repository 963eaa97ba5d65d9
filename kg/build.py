"""The pipeline: sources into the ledger, in one readable function.

    source ──loader──▶ Document ──extract──▶ Extraction ──put──▶ ledger

Comes in: sources, an open ledger, the vocabulary, the lexicon. Goes out: a report, document by document, and what was refused
and why; the others go on. Extraction is a pure function and its result is kept: what the ledger has is looked up, not made again.
With several jobs documents are extracted in other processes and stored in the order in which they were read, so the
result is the same with any number.
"""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from kg.document import Document, document_id, version_hash
from kg.errors import InputError, KgError, message
from kg.evidence import Extraction
from kg.graph import Judgement
from kg.ledger import LedgerFile, Outcome
from kg.loaders import Imported, read_sources
from kg.ontology import Ontology

Progress = Callable[[int, int | None, str], None]
"""Called with documents done, documents in all (None: not known) and the source now read."""

Item = Document | Imported
Result = Extraction | KgError | None
"""An extraction, what went wrong with it, or None where the ledger has it as it is."""
Running = Future[Extraction | KgError]

_HANGUL = re.compile("[가-힣]")
_LETTER = re.compile(r"[^\W\d_]")
MINIMAL_HANGUL = 0.2
"""A text with a smaller share of Hangul among its letters is taken for another language."""
AHEAD = 4
"""So many documents per job are read ahead: enough to keep the jobs busy, few enough to hold in memory."""


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """What became of one document: `state` is a value of `Outcome`; `units` and `claims` are counts."""

    id: str
    source: str
    title: str | None
    date: str | None
    publisher: str | None
    state: str
    units: int
    claims: int


@dataclass(slots=True)
class BuildReport:
    """What a build did."""

    documents: list[BuiltDocument] = field(default_factory=list)
    refused: list[KgError] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def count(self, *outcomes: Outcome) -> int:
        """How many documents had one of these outcomes."""
        return sum(document.state in {outcome.value for outcome in outcomes} for document in self.documents)

    @property
    def new(self) -> int:
        """Documents that the ledger did not have."""
        return self.count(Outcome.NEW)

    @property
    def changed(self) -> int:
        """Documents whose text, metadata or extraction changed."""
        return self.count(Outcome.CHANGED)

    @property
    def unchanged(self) -> int:
        """Documents that were left as they are."""
        return self.count(Outcome.UNCHANGED, Outcome.FORMER, Outcome.RETRACTED)


def build(
    ledger: LedgerFile,
    sources: Iterable[str],
    *,
    ontology: Ontology,
    lexicon: Path | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> BuildReport:
    """Read the sources, extract what the ledger does not have yet, store it. Idempotent per document.

    Raises `LedgerError` where the ledger cannot be written; everything that is wrong with one source is in the report.
    """
    report = BuildReport()
    judgements: list[Judgement] = []
    with ledger.operating("build"), _Extractor(ontology, lexicon, jobs) as extractor:

        def documents() -> Iterator[Item]:
            for item in read_sources(sources, report.refused.append):
                if isinstance(item, Judgement):
                    judgements.append(item)
                elif isinstance(item, Imported) or _is_korean(item, report):
                    yield item

        for item, extraction in extractor.extracted(documents(), ledger):
            try:
                if extractor.own and not report.documents:
                    ledger.keep_lexicon(*extractor.own)
                document = _stored(ledger, item, extraction, extractor.key)
            except InputError as problem:
                report.refused.append(problem)
                continue
            report.documents.append(document)
            if progress:
                progress(len(report.documents), None, document.source)
        ledger.judge(judgements)
    return report


def _is_korean(document: Document, report: BuildReport) -> bool:
    letters = len(_LETTER.findall(document.text))
    if letters == 0 or len(_HANGUL.findall(document.text)) < MINIMAL_HANGUL * letters:
        report.refused.append(InputError("text-not-korean", source=document.source))
        return False
    missing = [name for name in ("publisher", "date") if getattr(document, name) is None]
    if missing:
        report.warnings.append(message("head-incomplete", {"source": document.source, "missing": ", ".join(missing)}))
    return True


def _stored(ledger: LedgerFile, item: Item, extraction: Result, key: str) -> BuiltDocument:
    """Store what was extracted (None: the ledger has it already); raises what went wrong with it."""
    if isinstance(extraction, KgError):
        raise extraction
    document, name = (item.document, item.id) if isinstance(item, Imported) else (item, document_id(item))
    if extraction is None:
        outcome, extraction = Outcome.UNCHANGED, Extraction()
    elif isinstance(item, Imported):
        sha = None if document.text else item.text_sha256
        outcome = ledger.put(name, document, item.extraction_key, extraction, sha256=sha)
    else:
        outcome = ledger.put(name, document, key, extraction)
    return BuiltDocument(
        name,
        document.source,
        document.title,
        document.date,
        document.publisher,
        outcome.value,
        len(extraction.units),
        len(extraction.claims),
    )


class _Extractor:
    """Extracts in this process (one job) or in others; results come in the order of the documents."""

    def __init__(self, ontology: Ontology, lexicon: Path | None, jobs: int) -> None:
        from kg.extract import extraction_key
        from kg.lexicon import load_lexicon

        known = load_lexicon(lexicon)
        self.key = extraction_key(ontology, known)
        self.own = (known.digest, known.own) if known.own else None
        self._lexicon = lexicon
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "_Extractor":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def extracted(self, items: Iterator[Item], ledger: LedgerFile) -> Iterator[tuple[Item, Result]]:
        """Each item with its extraction, what went wrong with it, or None where the ledger has it as it is."""
        waiting: deque[tuple[Item, Result | Running]] = deque()
        for item in items:
            waiting.append((item, self._start(item, ledger)))
            while waiting and (len(waiting) > AHEAD * self._jobs or not isinstance(waiting[0][1], Future)):
                yield self._finished(*waiting.popleft())
        while waiting:
            yield self._finished(*waiting.popleft())

    def _start(self, item: Item, ledger: LedgerFile) -> Result | Running:
        if isinstance(item, Imported):
            # A filled ledger keeps its own version of an article.
            return item.extraction if ledger.current(item.id) is None else None
        name, version = document_id(item), version_hash(item)
        if ledger.current(name) == (version, self.key):
            return None
        if held := ledger.stored_extraction(name, version, self.key):
            return held
        if self._jobs == 1:
            return extract_or_error(item, self._lexicon)
        if self._pool is None:
            # Not fork: the parent holds open files and threads (SQLite, Kiwi).
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn"))
        return self._pool.submit(extract_or_error, item, self._lexicon)

    @staticmethod
    def _finished(item: Item, result: Result | Running) -> tuple[Item, Result]:
        return item, result.result() if isinstance(result, Future) else result


def extract_or_error(document: Document, lexicon: Path | None) -> Extraction | KgError:
    """The document's extraction, or what went wrong: one document must never end a batch of thousands."""
    from kg.extract import extract
    from kg.lexicon import load_lexicon
    from kg.ontology import load_ontology

    try:
        return extract(document, ontology=load_ontology(), lexicon=load_lexicon(lexicon))
    except KgError as problem:
        return problem
    except Exception as problem:  # noqa: BLE001 - a defect of an extraction step, reported for this document alone
        return InputError("extraction-failed", source=document.source, problem=f"{type(problem).__name__}: {problem}")
