"""A state of the past is exact: what the ledger exported then, and what a ledger of those articles alone exports."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from made_up import articles, exported, judgements
from small_ledger import article, id_of

from kg.analysis.diff import diff
from kg.document import document_id
from kg.errors import LedgerError, UsageError
from kg.graph import Judgement
from kg.ledger import LedgerFile
from kg.ledger.past import as_of_day, as_of_operation
from kg.ontology import load_ontology
from kg.states import changes, side

ONTOLOGY = load_ontology()
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def new(folder: Path, name: str) -> LedgerFile:
    return LedgerFile(folder / name, ONTOLOGY)


def build(ledger: LedgerFile, made: list, judged: list[Judgement] = []) -> None:  # noqa: B006
    with ledger.operating("build"):
        for document, extraction in made:
            ledger.put(document_id(document), document, "key-1", extraction)
        ledger.judge(judged)


@SLOW
@given(made=st.lists(articles(), max_size=6), judged=st.lists(judgements(), max_size=2), data=st.data())
def test_a_day_holds_exactly_the_articles_up_to_it(
    tmp_path_factory, made: list, judged: list, data: st.DataObject
) -> None:
    day = data.draw(st.sampled_from(["2031-02-28", "2031-03-01", "2031-03-02"]))
    folder = Path(tmp_path_factory.mktemp("day"))
    with new(folder, "all.kg") as ledger, new(folder, "some.kg") as some:
        build(ledger, made, judged)
        current = {node.id: node.properties.get("date") for node in ledger.articles()}
        early = {name for name, date in current.items() if date and str(date) <= day}
        build(some, [one for one in made if document_id(one[0]) in early], judged)
        before = exported(ledger)
        with as_of_day(ledger, day, ONTOLOGY) as past:
            assert exported(past) == exported(some)
        assert exported(ledger) == before


@SLOW
@given(data=st.data())
def test_an_operation_left_exactly_what_was_exported_then(tmp_path_factory, data: st.DataObject) -> None:
    folder = Path(tmp_path_factory.mktemp("operation"))
    with new(folder, "all.kg") as ledger:
        told = {0: exported(ledger)}
        for _ in range(data.draw(st.integers(1, 6))):
            step(ledger, data)
            told[ledger.operation] = exported(ledger)
        for number, then in told.items():
            with as_of_operation(ledger, number, ONTOLOGY) as past:
                assert exported(past) == then
        assume(len(told) > 1)


def step(ledger: LedgerFile, data: st.DataObject) -> None:
    """One operation: build, retract, judge or undo, whatever is drawn and can be done."""
    names = [node.id for node in ledger.articles()]
    kind = data.draw(st.sampled_from(["build", "build", "retract", "judge", "undo", "undo"]))
    with ledger.operating(kind):
        if kind == "build":
            for document, extraction in data.draw(st.lists(articles(), min_size=1, max_size=3)):
                ledger.put(document_id(document), document, "key-1", extraction)
        elif kind == "retract" and names:
            ledger.retract([data.draw(st.sampled_from(names))])
        elif kind == "judge":
            ledger.judge([data.draw(judgements(names))])
        elif kind == "undo" and ledger.operation:
            try:
                ledger.undo(data.draw(st.integers(1, ledger.operation)))
            except LedgerError:
                return


@SLOW
@given(made=st.lists(articles(), min_size=1, max_size=6), data=st.data())
def test_the_part_that_is_compared_tells_all_that_the_whole_does(
    tmp_path_factory, made: list, data: st.DataObject
) -> None:
    folder = Path(tmp_path_factory.mktemp("part"))
    with new(folder, "all.kg") as ledger:
        build(ledger, made)
        for _ in range(data.draw(st.integers(0, 4))):
            step(ledger, data)
        states = [None, "2031-03-01", "2031-03-02", *(f"@{number}" for number in range(ledger.operation + 1))]
        a, b = (data.draw(st.sampled_from(states)) for _ in range(2))
        with side(a, ledger) as before, side(b, ledger) as after:
            assert list(changes(a, b, ledger)) == list(diff(before, after, ONTOLOGY))


def test_what_was_purged_is_in_no_state_of_the_past(tmp_path: Path) -> None:
    one, other = (
        article("하나", ("해온시", "City", "thing|해온시|")),
        article("둘", ("다솔시", "City", "thing|다솔시|")),
    )
    with new(tmp_path, "all.kg") as ledger, new(tmp_path, "some.kg") as some:
        build(ledger, [one, other])
        build(some, [other])
        with ledger.operating("purge"):
            ledger.purge([id_of(one)])
        with as_of_operation(ledger, 1, ONTOLOGY) as past:
            assert exported(past) == exported(some)


@pytest.mark.parametrize("number", [-1, 1, 99])
def test_an_operation_that_never_was_is_refused(tmp_path: Path, number: int) -> None:
    with (
        new(tmp_path, "empty.kg") as ledger,
        pytest.raises(UsageError, match="no such operation"),
        as_of_operation(ledger, number, ONTOLOGY),
    ):
        pass
