"""The ladder of statuses: what is the current one, what went on, what went back, where outlets part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told_things import LADDER, THING, Told, outlets, told

from kg.analysis.status import Step, ladder


def history(*lines: Told) -> list[Step]:
    graph = told(*lines)
    return ladder(next(node for node in graph.nodes() if node.id == THING), outlets(graph), LADDER)


def short(steps: list[Step]) -> list[tuple[str | None, str, str]]:
    return [(step.date, step.status, step.change) for step in steps]


def test_each_step_says_how_it_stands_to_the_day_before() -> None:
    steps = history(
        ("2031-03-01", "해온일보", "proposed"),
        ("2031-03-02", "해온일보", "bidding"),
        ("2031-03-03", "다솔신문", "bidding"),
        ("2031-03-09", "해온일보", "proposed"),
        ("2031-03-10", "해온일보", "rejected"),
    )
    assert [step.change for step in steps] == ["first", "further", "again", "back", "further"]
    assert [step.status for step in steps if step.current] == ["rejected"]
    assert not any(step.contradicted for step in steps)


def test_two_outlets_with_two_statuses_on_one_day_are_shown() -> None:
    steps = history(("2031-03-02", "해온일보", "operating"), ("2031-03-02", "다솔신문", "planned"))
    assert [(step.status, step.contradicted, step.current) for step in steps] == [
        ("planned", True, False),
        ("operating", True, True),
    ]


def test_one_outlet_that_tells_of_several_steps_contradicts_nobody() -> None:
    steps = history(
        ("2031-03-02", "해온일보", "planned"),
        ("2031-03-02", "해온일보", "building"),
        ("2031-03-02", "다솔신문", "building"),
    )
    assert [(step.status, step.change) for step in steps] == [
        ("planned", "also"), ("building", "first"), ("building", "first"),
    ]  # fmt: skip
    assert not any(step.contradicted for step in steps)


def test_articles_without_a_publisher_are_outlets_of_their_own() -> None:
    steps = history(("2031-03-02", None, "planned"), ("2031-03-02", None, "building"))
    assert all(step.contradicted for step in steps)


def test_what_is_denied_is_no_step_and_undated_steps_stand_first() -> None:
    steps = history(
        ("2031-03-02", "해온일보", "operating", "denied"),
        ("2031-03-01", "해온일보", "planned"),
        (None, "해온일보", "proposed"),
    )
    assert short(steps) == [(None, "proposed", "first"), ("2031-03-01", "planned", "further")]


def test_a_thing_of_which_nothing_is_said_has_no_history() -> None:
    assert history(("2031-03-02", "해온일보", "operating", "denied")) == []


def lines() -> st.SearchStrategy[list[Told]]:
    days = st.sampled_from([None, "2031-03-01", "2031-03-02", "2031-03-03"])
    outlet = st.sampled_from(["해온일보", "다솔신문", None])
    modality = st.sampled_from(["asserted", "planned", "claimed", "denied"])
    return st.lists(st.tuples(days, outlet, st.sampled_from(LADDER), modality), max_size=8)


@given(lines())
def test_the_current_status_is_the_one_on_the_node(said: list[Told]) -> None:
    graph = told(*said)
    thing = next(node for node in graph.nodes() if node.id == THING)
    current = {step.status for step in ladder(thing, outlets(graph), LADDER) if step.current}
    assert current == ({thing.properties["status"]} if "status" in thing.properties else set())


@given(lines())
def test_nothing_is_smoothed_and_the_order_is_that_of_days(said: list[Told]) -> None:
    steps = history(*said)
    wanted = {(number, status) for number, (_, _, status, modality) in enumerate(said) if modality != "denied"}
    assert len(steps) == len(wanted)
    assert [step.date or "" for step in steps] == sorted(step.date or "" for step in steps)


@pytest.mark.parametrize("status", LADDER)
def test_every_status_of_the_vocabulary_is_a_step(status: str) -> None:
    assert short(history(("2031-03-01", "해온일보", status))) == [("2031-03-01", status, "first")]
