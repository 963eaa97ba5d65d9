"""The Python interface: what the commands use, for scripts and notebooks.

Comes in: paths, sources, questions. Goes out: a `Ledger` and its answers. Only puts the rooms below together; every heavy
library is loaded by the method that needs it.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg.build import BuildReport, Plan, Progress, build
from kg.errors import UsageError
from kg.graph import Node, Relation
from kg.ledger import LedgerFile
from kg.ledger.stats import Stats
from kg.life import Life
from kg.ontology import load_ontology
from kg.story import Story

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.analysis.diff import Change
    from kg.ledger.identity import Explanation
    from kg.questions import Question
    from kg.store import Report, Rows, Store

DEFAULT_LEDGER = "stakeholders.kg"


def open(path: str | Path | None = None, *, create: bool = True, read_only: bool = False) -> "Ledger":
    """Open a ledger: the file at `path`, else `KG_LEDGER`, else `stakeholders.kg` in the working folder.

    Raises `LedgerError` where there is none and `create` is False, or the file cannot be used.
    """
    where = Path(path or os.environ.get("KG_LEDGER") or DEFAULT_LEDGER)
    return Ledger(LedgerFile(where, load_ontology(), create=create, read_only=read_only))


def query(
    name: str, parameters: Mapping[str, object] | None = None, *, graph: str, ask: Callable[[str], str] | None = None
) -> "Rows":
    """The answer of a Neo4j server to a named question; it cannot write."""
    from kg.questions import bind, question

    asked = question(name)
    given = bind(asked, parameters or {})
    if not asked.cypher:
        raise UsageError("question-of-ledger", question=name)
    with _server(graph, ask) as store:
        return _answer(store, asked, given)


def diff(a: str, b: str | None = None, *, ledger: str | Path | None = None) -> "Iterator[Change]":
    """What changed between two states: days (`2031-03-04`), operations (`@12`), ledgers, or files that `kg build` reads, JSONL exports above all.

    Days and operations are of the ledger at `ledger` (as `open` finds it); without `b` its present state is meant. Raises UsageError for what is no
    day or operation, InputError for a file that is not there.
    """
    from kg.states import changes, needs_ledger

    if not (needs_ledger(a) or needs_ledger(b)):
        return changes(a, b, None)
    with open(ledger, create=False, read_only=True) as opened:
        return opened.diff(a, b)


def _answer(store: "Store", asked: "Question", given: Mapping[str, object]) -> "Rows":
    """The answer of a store to a question; the columns are its own, also where the store tells none because no row came."""
    from kg.questions import require_evidence
    from kg.store import Rows

    if asked.needs_evidence:
        require_evidence(asked, store.holds_evidence())
    return Rows(tuple(column.name for column in asked.columns), store.read(asked.cypher, given).records)


def cypher(
    statement: str,
    parameters: Mapping[str, object] | None = None,
    *,
    graph: str,
    write: bool = False,
    ask: Callable[[str], str] | None = None,
) -> "Rows":
    """The rows that a Neo4j server gives for a statement; one that writes is refused unless `write` is True."""
    with _server(graph, ask) as store:
        return (store.write if write else store.read)(statement, dict(parameters or {}))


def _server(uri: str, ask: Callable[[str], str] | None) -> "Store":
    """The server, logged in by the environment; `ask(user)` gives a password that is wanted and not there."""
    from kg.store import open_server

    user, password, database = map(os.environ.get, ("NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"))
    return open_server(uri, user=user, password=password, database=database, ask=ask)


class Ledger(Life, Story):
    """An open ledger. Use as a context manager, or `close()` it: then the one file is all there is to copy."""

    def __init__(self, file: LedgerFile) -> None:
        """Take an open ledger file; `kg.open` makes one."""
        self._file = file

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The ledger's file; `made` says whether it is there."""
        return self._file.path

    @property
    def made(self) -> bool:
        """Whether there is a file: a ledger that nothing was stored in has none."""
        return self._file.made

    def close(self) -> None:
        """Bring everything into the one file and close it."""
        self._file.close()

    def build(
        self,
        sources: Iterable[str] = (),
        *,
        jobs: int = 1,
        lexicon: Path | None = None,
        progress: Progress | None = None,
        dry_run: bool = False,
        restore: bool = False,
        stale: bool = False,
        replaces: str | None = None,
    ) -> BuildReport:
        """Read articles into the ledger; see `kg.build.build`.

        `dry_run` only tells what would change; `restore` brings retracted documents back; `stale` also reads again what another extractor
        read; `replaces` (id, URL, file or headline) says that the one source is a new version of that document.
        """
        former = self.find_documents([replaces])[0] if replaces else None
        plan = Plan(dry_run=dry_run, restore=restore, stale=stale, replaces=former)
        return build(
            self._file, sources, ontology=load_ontology(), lexicon=lexicon, jobs=jobs, progress=progress, plan=plan
        )

    def stats(self) -> Stats:
        """Counts by type, articles, publishers, dates."""
        return self._file.stats()

    def nodes(self) -> Iterator[Node]:
        """All nodes: articles, actors and things, statements; each group sorted by id."""
        return self._file.nodes()

    def relations(self) -> Iterator[Relation]:
        """All relations with their evidence, sorted by id."""
        return self._file.relations()

    def text(self, article: str) -> str | None:
        """The stored text of an article (its id); evidence offsets count in it."""
        return self._file.text(article)

    def graph(self) -> "networkx.MultiDiGraph[str]":
        """The graph for analysis with networkx; see `kg.analysis` for the attributes."""
        from kg.analysis import to_networkx

        return to_networkx(self._file)

    def rdf(self) -> "rdflib.Graph":
        """The graph as RDF in memory, the triples of `kg export ntriples`: for SPARQL in a notebook. A large ledger is better exported."""
        from kg.export.in_memory import to_rdflib

        return to_rdflib(self._file)

    def to_frame(self, table: str = "relations") -> Any:
        """The table `actors`, `relations`, `claims` or `articles` as a `pandas.DataFrame`; see `kg.analysis`."""
        from kg.analysis import to_frame

        return to_frame(self._file, table)

    def query(self, name: str, parameters: Mapping[str, object] | None = None, *, evidence: bool = False) -> "Rows":
        """The answer of the embedded graph to a named question; for `evidence` see `cypher`."""
        from kg.questions import bind, question

        asked = question(name)
        given = bind(asked, parameters or {})
        if not asked.cypher:
            from kg.ledger.computed import ANSWERS
            from kg.store import Rows

            return Rows(tuple(column.name for column in asked.columns), ANSWERS[name](self._file, given))
        with self._embedded(evidence) as store:
            return _answer(store, asked, given)

    def cypher(
        self, statement: str, parameters: Mapping[str, object] | None = None, *, evidence: bool = False
    ) -> "Rows":
        """The rows that the embedded graph gives for a statement; it cannot write.

        A ledger of more than `kg.store.EVIDENCE_LIMIT` claims has Claim nodes there only with `evidence`.
        """
        with self._embedded(evidence) as store:
            return store.read(statement, dict(parameters or {}))

    @contextmanager
    def _embedded(self, evidence: bool) -> "Iterator[Store]":
        """The embedded graph, up to date with the ledger."""
        from kg.store import EVIDENCE_LIMIT, open_embedded

        with open_embedded(self.path) as store:
            store.bring_up_to_date(self._file, evidence=evidence or self._file.claims() <= EVIDENCE_LIMIT)
            yield store

    def export(
        self,
        format: str,
        out: Path | None = None,
        *,
        progress: Callable[[int, int | None, str], None] | None = None,
        **options: Any,
    ) -> None:
        """Write the graph in a format (`kg.export.FORMATS`) to a file or folder, or to standard output.

        A name that ends in `.gz` or `.zst` is compressed. What is cut off leaves nothing under the name. Raises UsageError for an
        unknown format or option, InputError where it cannot be written.
        """
        from kg.export import export

        export(format, self._file, out, progress=progress, **options)

    def push(
        self,
        uri: str,
        *,
        verify: bool = False,
        take_over: bool = False,
        evidence: bool = True,
        progress: Callable[[int, int | None, str], None] | None = None,
        ask: Callable[[str], str] | None = None,
    ) -> "Report":
        """Bring a Neo4j server up to date with the ledger; run again, it changes nothing."""
        with _server(uri, ask) as store:
            return store.bring_up_to_date(
                self._file, verify=verify, take_over=take_over, evidence=evidence, progress=progress
            )

    def actor(self, name: str) -> Node:
        """The actor of that name, id or key, without its evidence; UsageError where there is none or more than one."""
        return self._file.identity.meant(name).node

    def why(self, a: str, b: str) -> "Explanation":
        """Why two names are one actor or two: every rule that speaks, with the words in the articles that show it."""
        from kg.lexicon import load_lexicon
        from kg.resolve.marks import places_of

        return self._file.identity.explained(a, b, places_of(load_lexicon()))

    def check(self) -> list[str]:
        """What is wrong with the graph, by the vocabulary and the evidence; empty where nothing is."""
        from kg.checks import faults

        return list(faults(self._file, load_ontology()))
