"""The history of an actor: every claim about it, by day, and in which words people read it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up import articles
from sample_graph import node_id, sample
from small_ledger import ledger
from told_things import outlets

from kg.analysis.timeline import Event, happened, timeline
from kg.analysis.words import Words, won
from kg.errors import UsageError
from kg.graph import Node
from kg.ontology import load_ontology
from kg.story import check_days

ONTOLOGY = load_ontology()
KO, EN = Words(ONTOLOGY, "ko"), Words(ONTOLOGY, "en")


def history(name: str, **period: str) -> list[Event]:
    graph = sample()
    node = graph.node(name)
    touching = [one for one in graph.relations() if node.id in (one.source, one.target)]
    return timeline(node, touching, outlets(graph), ONTOLOGY, **period)  # type: ignore[arg-type]


def told(events: list[Event], words: Words = KO) -> set[tuple[str, str, str | None]]:
    return {(happened(event, words), event.direction, event.other) for event in events}


def test_relations_steps_and_figures_stand_in_the_order_of_days() -> None:
    events = history("국가AI연산센터")
    assert [event.claim.date for event in events] == ["2031-03-04"] * 3 + ["2031-03-06"]
    assert told(events) == {
        ("유치에 나서다", "←", node_id("다온시")),
        ("단계: 제안·검토 (첫 보도)", "", None),
        ("인력: 약 3,000 명", "", None),
    }


def test_roles_amounts_and_denials_are_told() -> None:
    assert ("이끌다 (시장)", "→", node_id("다온시")) in told(history("이도현"))
    assert ("재원을 대다 (120억 원)", "→", node_id("다온 AI밸리 조성사업")) in told(history("가람도"))
    assert ("funds (KRW 12,000,000,000)", "→", node_id("다온 AI밸리 조성사업")) in told(history("가람도"), EN)
    assert ("협약을 맺다", "↔", node_id("누리텍")) in told(history("다온시"))
    owned = [event for event in history("누리텍") if event.what == "OWNS"]
    assert [(event.claim.modality, event.other) for event in owned] == [("denied", node_id("해오름소프트"))]


def test_the_record_is_no_history_and_words_stand_after_deeds() -> None:
    assert not {"MENTIONS", "PUBLISHED", "WROTE"} & {event.what for event in history("한빛일보")}
    mayor = [event for event in history("이도현") if event.claim.date == "2031-03-04"]
    assert [event.what for event in mayor] == ["LEADS", "SAID"]
    assert mayor[-1].other is None


def test_a_period_takes_both_of_its_days() -> None:
    assert {event.claim.date for event in history("다온시", since="2031-03-06")} == {"2031-03-06"}
    assert {event.claim.date for event in history("다온시", until="2031-03-04")} == {"2031-03-04"}
    assert history("다온시", since="2031-03-05", until="2031-03-05") == []


@pytest.mark.parametrize(
    ("amount", "words"),
    [(0, "0"), (9_999, "9,999"), (10_000, "1만"), (12_000_000_000, "120억"), (1_250_000_000, "12억 5,000만"),
     (3_000_100_000_000, "3조 1억"), (123_456, "12만 3,456"), (-20_000, "-2만")],
)  # fmt: skip
def test_amounts_are_written_as_papers_do(amount: int, words: str) -> None:
    assert won(amount) == words


def test_there_are_words_for_every_code() -> None:
    for words in (KO, EN):
        for kind in ONTOLOGY.relations:
            assert words.relation(kind)
        for entry in ONTOLOGY.properties.values():
            assert words.figure(5, entry.unit) != "5" or entry.unit is None
    with pytest.raises(UsageError):
        Words(ONTOLOGY, "fr")


@pytest.mark.parametrize("since", ["2031", "2031-02-30", "어제", "20310304", ""])
def test_what_is_no_day_is_refused(since: str) -> None:
    with pytest.raises(UsageError):
        check_days(since, None)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(UsageError):
        check_days("2031-03-05", "2031-03-04")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(articles(), max_size=4))
def test_what_is_found_by_index_is_what_the_graph_says(tmp_path_factory: pytest.TempPathFactory, made: list) -> None:
    with ledger(Path(tmp_path_factory.mktemp("about")), *made) as file:
        relations = [one for one in file.relations() if one.type != "MENTIONS"]
        nodes: list[Node] = [node for node in file.nodes() if node.id.startswith("n-")]
        denied = {
            (node.id, claim.claim): claim.object for node in nodes for claim in node.evidence if claim.modality == "denied"
        }  # fmt: skip
        for node in nodes:
            about = file.about
            assert about.node(node.id) == node
            assert list(about.relations_of(node.id)) == [
                one for one in relations if node.id in (one.source, one.target)
            ]
            wanted = {key for key, other in denied.items() if other == node.id and key[0] != node.id}
            assert {(subject, claim.claim) for subject, claim in about.denials_of(node.id)} == wanted
            assert about.names([node.id]) == {node.id: node.name}
