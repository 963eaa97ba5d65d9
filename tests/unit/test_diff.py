"""What changed between two states of a graph, and how it is told."""

import dataclasses
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up import articles, exported
from memory_graph import SampleGraph
from sample_graph import sample
from small_ledger import ledger

from kg.analysis.diff import Change, Side, diff
from kg.analysis.lines import Lines, is_export
from kg.analysis.strength import compared
from kg.analysis.telling import diff_page, difference, subject
from kg.analysis.words import Words
from kg.graph import Relation
from kg.ids import make_id
from kg.ontology import load_ontology

ONTOLOGY = load_ontology()
KO, EN = Words(ONTOLOGY, "ko"), Words(ONTOLOGY, "en")


def differences(a: Side, b: Side) -> list[Change]:
    return list(diff(a, b, ONTOLOGY))


def changes(a: SampleGraph, b: SampleGraph) -> list[tuple[str, str, str | None]]:
    return [(one.change, one.source, one.target) for one in differences(a, b)]


def without(graph: SampleGraph, *names: str) -> SampleGraph:
    """The graph without these nodes and their relations."""
    ids = {graph.node(name).id for name in names}
    links = [one.id for one in graph.relations() if ids & {one.source, one.target}]
    return graph.after(drop=[*ids, *links])


def with_properties(graph: SampleGraph, relation: Relation, **properties: object) -> SampleGraph:
    changed = {name: value for name, value in {**relation.properties, **properties}.items() if value is not None}
    return graph.after(put=[dataclasses.replace(relation, properties=changed)])


def test_a_graph_does_not_differ_from_itself() -> None:
    assert differences(sample(), sample()) == []


def test_what_is_new_and_what_is_gone_names_source_and_quote() -> None:
    graph = sample()
    less = without(graph, "가람도")
    new = [one for one in differences(less, graph) if one.change == "new"]
    assert [(one.kind, one.type, one.source, one.target) for one in new] == [
        ("relation", "FUNDS", "가람도", "다온 AI밸리 조성사업"),
        ("relation", "LOCATED_IN", "다온시", "가람도"),
        ("node", "Province", "가람도", None),
    ]
    assert new[0].evidence is not None
    assert (new[0].outlet, new[0].evidence.date) == ("새물결뉴스", "2031-03-06")
    assert dict(new[2].after) == {"articles": 2}
    gone = [one for one in differences(graph, less) if one.change == "gone"]
    assert [(one.type, one.before, one.after) for one in gone] == [(one.type, one.after, one.before) for one in new]


@pytest.mark.parametrize(
    ("properties", "change", "differs"),
    [
        ({"modality": "planned"}, "weakened", "modality"),
        ({"articles": 3}, "strengthened", "articles"),
        ({"articles": 3, "publishers": 1}, "changed", "articles"),
        ({"strength": "contradicted"}, "weakened", "strength"),
        ({"strength": None}, None, None),
        ({"role": "시장"}, "changed", "role"),
    ],
)
def test_strength_is_compared_measure_by_measure(properties: dict, change: str | None, differs: str | None) -> None:
    graph = sample()
    bid = graph.relation("BIDS_FOR", "다온시", "국가AI연산센터")
    found = differences(graph, with_properties(graph, bid, **properties))
    assert [one.change for one in found] == ([change] if change else [])
    assert all(differs in {**one.before, **one.after} for one in found)


def test_support_is_compared_where_both_sides_know_it() -> None:
    one = Relation("r-1", "FUNDS", "n-1", "n-2", {"strength": "single", "independent": 1})
    other = Relation("r-1", "FUNDS", "n-1", "n-2", {"strength": "corroborated", "independent": 2})
    assert compared(one, other)[0] == "strengthened"
    assert compared(other, one)[0] == "weakened"
    worse = dataclasses.replace(other, properties={"strength": "contradicted", "independent": 2})
    assert compared(other, worse) == ("weakened", {"strength": "corroborated"}, {"strength": "contradicted"})


def test_another_status_and_another_figure_are_told_apart() -> None:
    graph = sample()
    thing = graph.node("국가AI연산센터")
    other = graph.after(put=[dataclasses.replace(thing, properties={"status": "bidding", "workforce": 5000})])
    found = differences(graph, other)
    assert [(one.change, one.before, one.after) for one in found] == [
        ("status", {"status": "proposed"}, {"status": "bidding"}),
        ("changed", {"workforce": 3000}, {"workforce": 5000}),
    ]
    assert [difference(one, KO) for one in found] == ["단계 제안·검토 → 유치 경쟁", "인력 3,000명 → 5,000명"]
    assert difference(found[0], EN) == "status proposed → bidding"


def renamed(graph: SampleGraph, name: str, *, drop: str | None = None) -> SampleGraph:
    """The graph in which a node has a new id, its former one (and that of `drop`) among the merged ones."""
    old = graph.node(name)
    merged = [old.id, *([graph.node(drop).id] if drop else [])]
    new = dataclasses.replace(old, id=make_id("n", ["new", name]), merged_ids=tuple(sorted(merged)))
    moved = []
    for one in graph.relations():
        if {one.source, one.target} & set(merged):
            ends = [new.id if end in merged else end for end in (one.source, one.target)]
            ends = sorted(ends) if ONTOLOGY.relations[one.type].symmetric else ends
            moved.append(dataclasses.replace(one, id=make_id("r", [one.type, *ends]), source=ends[0], target=ends[1]))
    kept = [one for one in graph.relations() if not {one.source, one.target} & set(merged)]
    nodes = [node for node in graph.nodes() if node.id not in merged]
    unique = {one.id: one for one in moved if one.source != one.target}
    return dataclasses.replace(graph, node_list=(*nodes, new), relation_list=(*kept, *unique.values()))


def test_a_node_that_goes_by_another_id_is_no_new_one() -> None:
    assert differences(sample(), renamed(sample(), "다온시")) == []
    assert differences(renamed(sample(), "다온시"), sample()) == []


def test_two_that_became_one_are_told_and_the_relations_between_others_stay() -> None:
    found = changes(sample(), renamed(sample(), "누리텍", drop="해오름소프트"))
    assert ("merged", "해오름소프트", "누리텍") in found or ("merged", "누리텍", "누리텍") in found
    assert not {change for change, *_ in found} & {"new", "gone"}
    back = changes(renamed(sample(), "누리텍", drop="해오름소프트"), sample())
    assert "split" in {change for change, *_ in back}


def test_a_merged_id_on_either_side_is_followed_where_the_id_itself_stays() -> None:
    graph = sample()
    city, province = graph.node("다온시"), graph.node("가람도")
    one = without(graph, "가람도")
    one = one.after(put=[dataclasses.replace(city, merged_ids=(province.id,))])
    assert ("merged", "가람도", "다온시") in changes(graph, one)
    assert ("split", "가람도", "다온시") in changes(one, graph)


def test_a_page_says_each_change_with_its_source_and_escapes_what_markdown_reads() -> None:
    found = [
        Change("new", "node", "n-1", "Group", "줄\n바꿈 *별* [고리]", None, {}, {"articles": 1}),
        *(one for one in differences(without(sample(), "가람도"), sample()) if one.type == "FUNDS"),
    ]
    page = "\n".join(diff_page(found, "달라진 것", KO))
    assert "줄 바꿈 \\*별\\* \\[고리\\] (집단)" in page
    assert "“가람도가 다온 AI밸리 조성사업에 120억 원을 출연한다” (새물결뉴스, 2031-03-06)" in page
    assert subject(found[1], EN) == "가람도 funds → 다온 AI밸리 조성사업"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(articles(), max_size=4), st.lists(articles(), max_size=4))
def test_exports_differ_as_the_ledgers_do_and_back_is_the_mirror(tmp_path_factory, some: list, others: list) -> None:
    folder = Path(tmp_path_factory.mktemp("diff"))
    with ledger(folder / "a", *some) as a, ledger(folder / "b", *others) as b:
        for name, file in (("a", a), ("b", b)):
            (folder / f"{name}.jsonl").write_text(exported(file), encoding="utf-8")
        lines = [Lines(folder / f"{name}.jsonl") for name in ("a", "b")]
        assert all(is_export(one.path) for one in lines)
        there, back = differences(a, b), differences(b, a)
        assert differences(*lines) == there
        assert differences(a, lines[0]) == []
        mirror = {"new": "gone", "gone": "new", "strengthened": "weakened", "weakened": "strengthened", "split": "merged", "merged": "split"}  # fmt: skip
        if not any(one.change in ("merged", "split") for one in there + back):
            assert sorted((mirror.get(o.change, o.change), o.kind) for o in there) == sorted((o.change, o.kind) for o in back)  # fmt: skip


def test_what_is_no_export_of_ours_is_known_as_such(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    node = '{"kind":"node","id":"%s","type":"City","name":"x","merged_ids":[],"properties":{},"evidence":[]}\n'
    for text, good in (
        (node % "a" + node % "b", True),
        (node % "b" + node % "a", False),
        (node % "a" + node % "a", False),
        (node.replace('{"kind"', '{ "kind"') % "a", False),
        ('{"kind":"node","id":"a","type":"City","name":"x"}\n', False),
        ("no json\n", False),
        ("[]\n", False),
    ):
        path.write_text(text, encoding="utf-8")
        assert is_export(path) is good, text
