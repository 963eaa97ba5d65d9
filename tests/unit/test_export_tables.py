"""Tables, drawings and views: what the writers stream, networkx and pandas open again as the records have it."""

import csv
import dataclasses
import functools
import io
import sys
from pathlib import Path

import networkx
import pytest
from sample_graph import NASTY, SampleGraph, article_id, node_id, sample

import kg
from kg.analysis import to_frame, to_networkx
from kg.errors import InputError, SchemaError, UsageError
from kg.export import export, gexf, graphml
from kg.export.columns import ARTICLES, CLAIMS, SUMS, type_of
from kg.export.kept import Kept
from kg.graph import Node, Relation
from kg.ontology import load_ontology
from kg.vocabulary.record_terms import RANGES

DRAWN = {
    "graphml": (graphml, functools.partial(networkx.read_graphml, force_multigraph=True)),
    "gexf": (gexf, networkx.read_gexf),
}


def opened(name: str, graph: SampleGraph) -> networkx.MultiDiGraph:
    out = io.StringIO()
    DRAWN[name][0].write(graph, out)
    found = DRAWN[name][1](io.BytesIO(out.getvalue().encode()))
    return networkx.MultiDiGraph(found)


def as_written(value: object) -> object:
    return " | ".join(value) if isinstance(value, list) else value


@pytest.mark.parametrize("name", DRAWN)
def test_networkx_opens_the_drawing_and_finds_the_view(name):
    view, found = to_networkx(sample()), opened(name, sample())
    assert set(found.nodes) == set(view.nodes)
    for node, stated in view.nodes(data=True):
        there = {key: value for key, value in found.nodes[node].items() if key != "label"}
        assert there == {key: as_written(value) for key, value in stated.items() if value != []}
    expected = sorted(
        (a, b, key, stated["type"], stated["quote"], stated["articles"])
        for a, b, key, stated in view.edges(keys=True, data=True)
        if "quote" in stated
    )
    there = sorted(
        (a, b, key if name == "graphml" else stated["id"], stated["type"], stated["quote"], stated["articles"])
        for a, b, key, stated in found.edges(keys=True, data=True)
        if "quote" in stated
    )
    assert there == expected
    assert any(nasty in stated["name"] for nasty in NASTY for _, stated in found.nodes(data=True))


@pytest.mark.parametrize("name", DRAWN)
def test_what_xml_forbids_becomes_the_replacement_character(name):
    graph = sample()
    odd = dataclasses.replace(graph.node("누리텍"), name="a\x00\x0b\ud800]]>&<\r\n\"'")
    nodes = tuple(odd if node.id == odd.id else node for node in graph.node_list)
    found = opened(name, dataclasses.replace(graph, node_list=nodes))
    assert found.nodes[odd.id]["name"].replace("\r\n", "\n").replace(" ", "\n") == "a\ufffd\ufffd\ufffd]]>&<\n\"'"


@pytest.fixture
def tables(tmp_path: Path) -> dict[str, list[dict[str, str]]]:
    export("csv", sample(), tmp_path / "csv")
    read = {}
    for path in sorted((tmp_path / "csv").iterdir()):
        with path.open(encoding="utf-8-sig", newline="") as file:
            read[path.stem] = list(csv.DictReader(file))
    return read


def test_the_csv_tables_hold_every_actor_relation_claim_and_article(tables):
    graph = sample()
    actors = [node for node in graph.nodes() if node.type not in ("Article", "Statement")]
    claims = [evidence for item in (*graph.nodes(), *graph.relations()) for evidence in item.evidence]
    assert {row["id"]: row["name"] for row in tables["actors"]} == {node.id: node.name for node in actors}
    assert [row["id"] for row in tables["relations"]] == [r.id for r in graph.relations() if r.type != "MENTIONS"]
    assert sorted(row["id"] for row in tables["claims"]) == sorted(evidence.claim for evidence in claims)
    assert {row["id"] for row in tables["articles"]} == {article_id("first"), article_id("second")}
    assert (Path("x") / "actors").name in tables


def test_a_claim_can_be_read_by_itself(tables):
    (row,) = (row for row in tables["claims"] if row["modality"] == "claimed")
    assert (row["type"], row["subject_name"], row["object_name"]) == (
        "SUPPORTS",
        "해오름소프트",
        "다온 AI밸리 조성사업",
    )
    assert (row["speaker_name"], row["publisher"], row["date"]) == ("가람도", "새물결뉴스", "2031-03-06")
    assert row["quote"] == "해오름소프트가 사업을 지지한다는 말"
    assert row["url"] == "https://second.example/1"
    (figure,) = (row for row in tables["claims"] if row["property"] == "member_count")
    assert (figure["value"], figure["unit"], figure["object"]) == ("26", "명", "")


def test_what_a_table_has_no_column_for_is_refused_and_not_lost(monkeypatch, tmp_path):
    monkeypatch.setenv("KG_LANG", "en")
    graph = sample()
    relation = graph.relation("BIDS_FOR", "다온시", "국가AI연산센터")
    odd = dataclasses.replace(relation, properties={**relation.properties, "loudness": 3})
    others = tuple(r for r in graph.relation_list if r.id != odd.id)
    for name in ("csv", "neo4j-csv"):
        with pytest.raises(SchemaError, match="loudness"):
            export(name, dataclasses.replace(graph, relation_list=(*others, odd)), tmp_path / name)
        assert not (tmp_path / name).exists()


def test_every_column_is_described_so_that_its_type_is_known():
    ontology = load_ontology()
    strings = {
        "title",
        "url",
        "date",
        "modified",
        "identifier",
        "publisher",
        "author",
        "text_sha256",
        "type",
        "property",
        "value",
    }
    for name in (*SUMS, *CLAIMS, *ARTICLES):
        assert name in RANGES or name in ontology.properties or name in strings | {"start", "end"}, name
    assert [type_of(name, ontology) for name in ("articles", "confidence", "contradicted", "quote")] == [
        "long",
        "double",
        "boolean",
        "string",
    ]


@pytest.mark.parametrize("name", ["csv", "neo4j-csv"])
def test_a_folder_is_written_whole_and_the_same_and_nothing_of_others_is_touched(name, tmp_path, monkeypatch):
    monkeypatch.setenv("KG_LANG", "en")
    target = tmp_path / "out"
    export(name, sample(), target)
    first = {path.name: path.read_bytes() for path in target.iterdir()}
    (target / sorted(first)[0]).write_text("old")
    export(name, sample(), target)
    assert {path.name: path.read_bytes() for path in target.iterdir()} == first
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    (target / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match=r"mine\.txt"):
        export(name, sample(), target)
    assert (target / "mine.txt").read_text() == "mine"
    with pytest.raises(UsageError, match="-o"):
        export(name, sample())
    with pytest.raises(InputError, match="file"):
        export(name, sample(), target / "mine.txt")


def test_the_small_bulk_import_has_no_claims(tmp_path):
    export("neo4j-csv", sample(), tmp_path / "small", evidence=False)
    names = {path.name for path in (tmp_path / "small").iterdir()}
    assert "relations-BIDS_FOR.csv" in names
    assert not {name for name in names if "Claim" in name or "SUBJECT" in name}


def test_words_are_kept_by_id_also_where_there_are_many():
    with Kept() as kept:
        ids = sorted(f"n-{number:020}" for number in range(0, 3000, 3))
        for identifier in ids:
            kept.add(identifier, [identifier.upper(), None])
        assert [kept.get(identifier) for identifier in ids[::7]] == [[name.upper(), None] for name in ids[::7]]
        assert kept.get(f"n-{1:020}") is None


def test_a_frame_has_types_that_know_what_is_missing():
    relations, actors, claims = (to_frame(sample(), table) for table in ("relations", "actors", "claims"))
    bid = relations[relations["type"] == "BIDS_FOR"].iloc[0]
    assert (bid["source_name"], bid["articles"], bid["confidence"]) == ("다온시", 2, 0.9)
    assert str(relations["articles"].dtype) == "Int64"
    assert actors.loc[node_id("다온시AI추진위원회"), "member_count"] == 26
    assert actors["member_count"].isna().sum() == len(actors) - 1
    assert len(claims) == sum(len(item.evidence) for item in (*sample().nodes(), *sample().relations()))


def test_a_wrong_table_and_a_missing_pandas_are_said(monkeypatch):
    monkeypatch.setenv("KG_LANG", "en")
    with pytest.raises(UsageError, match="articles, actors, relations, claims"):
        to_frame(sample(), "people")
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match="pip install"):
        to_frame(sample(), "actors")


def test_a_ledger_gives_the_same_views(tmp_path):
    export("jsonl", sample(), tmp_path / "x.jsonl")
    with kg.open(tmp_path / "x.kg") as ledger:
        ledger.build([str(tmp_path / "x.jsonl")])
        assert set(ledger.graph().nodes) == set(ledger.to_frame("actors").index)
        assert len(ledger.to_frame()) == sum(relation.type != "MENTIONS" for relation in ledger.relations())


def test_records_of_the_view_are_those_of_the_graph():
    view = to_networkx(sample())
    assert all(isinstance(item, (Node, Relation)) for item in (*sample().nodes(), *sample().relations()))
    assert view.nodes[node_id("국가AI연산센터")]["workforce"] == 3000
