"""The pipeline: sources into the ledger, in one readable function.

    source ──loader──▶ Document ──extract──▶ Extraction ──put──▶ ledger

Comes in: sources, an open ledger, the vocabulary, the lexicon. Goes out: a report, document by document, and what was refused
and why; the others go on. Extraction is a pure function and its result is kept: what the ledger has is looked up, not made again.
With several jobs documents are extracted in other processes and stored in the order in which they were read, so the
result is the same with any number.
"""

import re
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from kg.document import Document, document_id, version_hash
from kg.errors import InputError, KgError, UsageError, message
from kg.evidence import Extraction
from kg.graph import Judgement
from kg.ledger import LedgerFile, Outcome
from kg.ledger.preview import Effect
from kg.loaders import Imported, read_sources
from kg.ontology import Ontology

Progress = Callable[[int, int | None, str], None]
"""Called with documents done, documents in all (None: not known) and the source now read."""

Item = Document | Imported
Result = Extraction | KgError | None
"""An extraction, what went wrong with it, or None where the ledger has it as it is."""
Running = Future[Extraction | KgError]

_set_signals = getattr(signal, "pthread_sigmask", lambda how, which: which)  # Windows has none
_BLOCK, _RESTORE = getattr(signal, "SIG_BLOCK", 0), getattr(signal, "SIG_SETMASK", 0)
_HANGUL = re.compile("[가-힣]")
_LETTER = re.compile(r"[^\W\d_]")
MINIMAL_HANGUL = 0.2
"""A text with a smaller share of Hangul among its letters is taken for another language."""
AHEAD = 4
"""So many documents per job are read ahead: enough to keep the jobs busy, few enough to hold in memory."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build is to do beyond reading its sources.

    `dry_run`: only tell. `restore`: bring back what was retracted. `stale`: also read again what another extractor read. `replaces`: the one
    source is a new version of that document (its id).
    """

    dry_run: bool = False
    restore: bool = False
    stale: bool = False
    replaces: str | None = None


ORDINARY = Plan()


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
    effects: list[Effect] = field(default_factory=list)
    """Only of a dry run: the relations that would be new, vanish, or have more or fewer articles."""

    def count(self, *outcomes: Outcome) -> int:
        """How many documents had one of these outcomes."""
        return sum(document.state in {outcome.value for outcome in outcomes} for document in self.documents)

    @property
    def new(self) -> int:
        """Documents that the graph did not have."""
        return self.count(Outcome.NEW, Outcome.RESTORED)

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
    plan: Plan = ORDINARY,
) -> BuildReport:
    """Read the sources, extract what the ledger does not have yet, store it. Idempotent per document.

    Raises `LedgerError` where the ledger cannot be written, `UsageError` for a plan that does not fit the sources; everything that is wrong
    with one source is in the report.
    """
    report = BuildReport()
    judgements: list[Judgement] = []
    with ledger.operating("build"), _Extractor(ontology, lexicon, jobs) as extractor:

        def documents() -> Iterator[Item]:
            for item in _read(ledger, sources, plan, extractor.key, report):
                if isinstance(item, Judgement):
                    judgements.append(item)
                elif isinstance(item, Imported) or _is_korean(item, report):
                    yield item

        extracted = extractor.extracted(documents(), ledger)
        if plan.dry_run:
            held = list(extracted)  # nobody else can write while we try: read first
            with ledger.trying() as report.effects:
                _store(ledger, held, extractor, plan, report, progress)
                ledger.judge(judgements)
        else:
            _store(ledger, extracted, extractor, plan, report, progress)
            ledger.judge(judgements)
    return report


def _read(
    ledger: LedgerFile, sources: Iterable[str], plan: Plan, extraction_key: str, report: BuildReport
) -> Iterator[Item | Judgement]:
    """What the sources hold, each document as a version of the one that a person said it is; then what is stale."""
    read = read_sources(sources, report.refused.append)
    if plan.replaces is not None:
        identity = ledger.identity_of(plan.replaces)
        items = list(islice(read, 2))
        if len(items) != 1 or not isinstance(items[0], Document) or identity is None:
            raise UsageError("replaces-one", document=plan.replaces)
        yield replace(items[0], identity=identity)
    for item in read:
        known = ledger.known_identity(document_id(item)) if isinstance(item, Document) else None
        yield replace(item, identity=known) if known and isinstance(item, Document) else item
    if plan.stale:
        yield from ledger.stale(extraction_key)


def _store(
    ledger: LedgerFile,
    extracted: Iterable[tuple[Item, Result]],
    extractor: "_Extractor",
    plan: Plan,
    report: BuildReport,
    progress: Progress | None,
) -> None:
    first: dict[str, str] = {}
    for item, extraction in extracted:
        try:
            if extractor.own and not report.documents:
                ledger.keep_lexicon(*extractor.own)
            document = _stored(ledger, item, extraction, extractor.key, plan.restore)
        except InputError as problem:
            report.refused.append(problem)
            continue
        report.documents.append(document)
        other = first.setdefault(document.id, document.source)
        if document.state == Outcome.CHANGED.value and other != document.source:
            report.warnings.append(message("same-article", {"source": document.source, "other": other}))
        if progress:
            progress(len(report.documents), None, document.source)


def _is_korean(document: Document, report: BuildReport) -> bool:
    letters = len(_LETTER.findall(document.text))
    if letters == 0 or len(_HANGUL.findall(document.text)) < MINIMAL_HANGUL * letters:
        report.refused.append(InputError("text-not-korean", source=document.source))
        return False
    missing = [name for name in ("publisher", "date") if getattr(document, name) is None]
    if missing:
        words = ", ".join(message(f"column-{name}", {}) for name in missing)
        report.warnings.append(message("head-incomplete", {"source": document.source, "missing": words}))
    return True


def _stored(ledger: LedgerFile, item: Item, extraction: Result, key: str, restore: bool) -> BuiltDocument:
    """Store what was extracted (None: the ledger has it already); raises what went wrong with it."""
    if isinstance(extraction, KgError):
        raise extraction
    document, name = (item.document, item.id) if isinstance(item, Imported) else (item, document_id(item))
    if extraction is None:
        outcome, extraction = Outcome.UNCHANGED, Extraction()
    elif isinstance(item, Imported):
        sha = None if document.text else item.text_sha256
        told = {"sha256": sha, "reprint_group": item.reprint_group}
        outcome = ledger.put(name, document, item.extraction_key, extraction, restore=restore, **told)
    else:
        outcome = ledger.put(name, document, key, extraction, restore=restore)
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
        # A process that starts here never hears Ctrl-C: this one alone ends a build, in order and without others' tracebacks.
        before = _set_signals(_BLOCK, {signal.SIGINT})
        try:
            return self._pool.submit(extract_or_error, item, self._lexicon)
        finally:
            _set_signals(_RESTORE, before)

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
