"""Who says so, and who says otherwise, on both stores: what a list of relations alone would smooth over."""

from pathlib import Path

import pytest
from disputed_ledger import disputed

from kg.questions import bind, load_questions
from kg.store import Store

QUESTIONS = load_questions()


@pytest.fixture
def ask(store: Store, tmp_path: Path):
    with disputed(tmp_path / "disputed.kg") as file:
        store.bring_up_to_date(file)

    def asked(name: str, columns: str, **given: str) -> list[tuple[object, ...]]:
        question = QUESTIONS[name]
        places = [[column.name for column in question.columns].index(column) for column in columns.split()]
        records = store.read(question.cypher, bind(question, given)).records
        return [tuple(record[place] for place in places) for record in records]

    return asked


def test_nobody_has_to_find_by_hand_where_articles_contradict_each_other(ask) -> None:
    rows = ask("contradictions", "kind subject claim one one_publisher other other_publisher")
    assert rows == [
        ("denied", "다솔시", "PARTNERS_WITH", "해온로봇", "가람경제", "denied", "솔내일보"),
        ("figure", "로봇센터", "workforce", "300", "해온시", "500", "가람경제"),
        ("figure", "해온로봇", "FUNDS", "30000000000", "가람경제", "35000000000", "솔내일보"),
        ("leads", "해온대학교", "LEADS", "문서연", "솔내일보", "이가온", "해온시"),
        ("status", "로봇센터", "status", "agreed", "해온시", "building", "솔내일보"),
    ]


def test_contradictions_of_one_actor_and_of_a_time(ask) -> None:
    assert [row[0] for row in ask("contradictions", "kind", actor="로봇센터")] == ["figure", "figure", "status"]
    assert [row[0] for row in ask("contradictions", "kind", actor="문서연")] == ["leads"]
    assert [row[0] for row in ask("contradictions", "kind", since="2031-03-09")] == ["denied", "figure"]
    assert [row[0] for row in ask("contradictions", "kind", until="2031-03-02")] == ["leads", "status"]


def test_a_release_and_the_paper_that_prints_it_are_not_two_sources(ask) -> None:
    columns = "source relation target strength publishers first_publisher"
    assert ask("self-claimed", columns) == [
        ("해온시", "SIGNED_MOU_WITH", "해온로봇", "self-claimed", 2, "해온시"),
    ]  # fmt: skip
    assert ask("self-claimed", columns, actor="다솔시") == []


def test_what_two_papers_report_is_corroborated_and_left_out(ask) -> None:
    assert ask("uncorroborated", "source relation target strength") == [
        ("해온시", "SIGNED_MOU_WITH", "해온로봇", "self-claimed"),
        ("다솔시", "PURSUES", "로봇센터", "single"),
    ]


def test_no_value_of_a_figure_is_lost_to_a_later_one(ask) -> None:
    columns = "date value approximate latest when publisher"
    assert ask("figures-over-time", columns, actor="로봇센터") == [
        ("2031-03-01", 300, False, False, "2033", "해온시"),
        ("2031-03-03", 500, True, False, "2033", "가람경제"),
        ("2031-03-09", 600, False, True, "2034", "솔내일보"),
    ]
    assert ask("figures-over-time", columns, actor="로봇센터", property="budget") == []


def test_a_node_tells_how_many_other_values_there_are(store: Store, tmp_path: Path) -> None:
    with disputed(tmp_path / "disputed.kg") as file:
        store.bring_up_to_date(file)
        (plant,) = [node for node in file.nodes() if node.name == "로봇센터"]
    statement = "MATCH (n:Facility) RETURN n.workforce, n.workforce_others, n.status, n.status_others"
    assert store.read(statement, {}).records == [(600, 2, "building", 1)]
    assert plant.properties == {"status": "building", "status_others": 1, "workforce": 600, "workforce_others": 2}


def test_reprints_show_on_the_articles_in_the_store(store: Store, tmp_path: Path) -> None:
    with disputed(tmp_path / "disputed.kg") as file:
        store.bring_up_to_date(file)
    rows = store.read(
        "MATCH (a:Article) WHERE a.reprint_group IS NOT NULL MATCH (o:Article {id: a.reprint_origin})"
        " RETURN a.publisher, o.publisher ORDER BY a.publisher",
        {},
    ).records
    assert rows == [("물결신문", "해온시"), ("해온시", "해온시")]
