"""A writer killed with SIGKILL at a random moment: the ledger is sound, and the same command again brings it where it would have been.

`make crash` kills a hundred times, the ordinary run ten.
"""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from stores import empty
from workshop import KILLS, Step, exported, moment, prepare, run, run_here, steps, whole

from kg.ledger import LedgerFile
from kg.ontology import load_ontology
from kg.store import Report, Store, open_embedded, open_server

DONE_ALREADY = {"undo": 1, "purge": 1}
"""Exit codes of commands that say that their work is done already; others then do nothing."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    prepare(folder)
    return folder


@pytest.fixture(scope="module")
def finished(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Step], tuple[str, float]]:
    """What the export is after an uninterrupted run of a command, and how long that takes."""
    known: dict[str, tuple[str, float]] = {}

    def result(step: Step) -> tuple[str, float]:
        if step.name not in known:
            folder = tmp_path_factory.mktemp(step.name)
            shutil.copytree(base, folder, dirs_exist_ok=True)
            took, code = run(folder, step)
            assert code == 0
            known[step.name] = exported(folder / "stakeholders.kg"), took
        return known[step.name]

    return result


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_writer_loses_nothing_and_leaves_nothing_half_done(
    number: int, base: Path, tmp_path: Path, finished: Callable[[Step], tuple[str, float]]
) -> None:
    every = steps()
    step = every[number % len(every)]
    expected, took = finished(step)
    shutil.copytree(base, tmp_path, dirs_exist_ok=True)
    ledger = tmp_path / "stakeholders.kg"
    run(tmp_path, step, kill_after=moment(number, took))
    whole(ledger)
    assert run_here(tmp_path, step) in (0, DONE_ALREADY.get(step.name))
    whole(ledger)
    assert exported(ledger) == expected


def test_the_log_says_that_a_build_was_cut_off(base: Path, tmp_path: Path) -> None:
    from workshop import article, document_id

    class Killed(BaseException):
        pass

    with LedgerFile(tmp_path / "l.kg", load_ontology()) as file:
        document, extraction = article(1)
        with contextlib.suppress(Killed), file.operating("build"):
            file.put(document_id(document), document, "synthetic", extraction)
            raise Killed
        assert [entry.finished for entry in file.log()] == [False]


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def projection(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[tuple[Step, dict[str, str], Callable[[], Store]]]:
    """The command that brings a store up to date, its environment, and what opens that store."""
    if request.param == "embedded":
        yield Step("refresh", ("cypher", "RETURN 1")), {}, lambda: open_embedded(tmp_path / "stakeholders.kg")
        return
    found = request.getfixturevalue("neo4j_server")
    empty(found.bolt, found.user, found.password)
    login = {"NEO4J_USERNAME": found.user, "NEO4J_PASSWORD": found.password}
    yield (
        Step("push", ("push", found.bolt)),
        login,
        lambda: open_server(found.bolt, user=found.user, password=found.password),
    )


def test_a_killed_push_is_finished_by_the_next_one(
    base: Path, tmp_path: Path, projection: tuple[Step, dict[str, str], Callable[[], Store]]
) -> None:
    """First into an empty store, then after more was built: killed at several moments, then run again, then compared whole."""
    step, login, opener = projection
    shutil.copytree(base, tmp_path, dirs_exist_ok=True)
    kills = max(1, KILLS // 5)
    took = 4.0
    for number in range(2 * kills):
        if number == kills:
            assert run(tmp_path, Step("build", ("build", "more.jsonl")))[1] == 0
        run(tmp_path, step, kill_after=moment(number, took), **login)
    assert run(tmp_path, step, **login)[1] == 0
    with opener() as store, LedgerFile(tmp_path / "stakeholders.kg", load_ontology(), read_only=True) as file:
        compared = store.bring_up_to_date(file, verify=True)
        assert compared == Report(unchanged=compared.unchanged)
        assert compared.unchanged > 0
        articles = store.read("MATCH (n:Article) RETURN count(n)").records
        assert articles == [(file.stats().articles,)]
    whole(tmp_path / "stakeholders.kg")
