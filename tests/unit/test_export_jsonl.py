"""JSONL as CONTRACT.md has it: the form of lines, their order, the same bytes whatever the order of construction."""

import dataclasses
import io
import json
import random

import pytest
from sample_graph import article_id, sample

from kg.export import jsonl
from kg.graph import Graph, Judgement, Node

CONTRACT_EVIDENCE = [
    "claim",
    "article",
    "quote",
    "start",
    "end",
    "field",
    "modality",
    "speaker",
    "date",
    "when",
    "confidence",
    "subject_key",
    "object_key",
]


def written(graph: Graph, **options: bool) -> str:
    out = io.StringIO()
    jsonl.write(graph, out, **options)
    return out.getvalue()


def records(graph: Graph, **options: bool) -> list[dict]:
    return [json.loads(line) for line in written(graph, **options).split("\n")[:-1]]


def test_nodes_then_relations_then_judgements_each_sorted():
    made = records(sample())
    kinds = [record["kind"] for record in made]
    assert kinds == sorted(kinds, key=["node", "relation", "judgement"].index)
    assert set(kinds) == {"node", "relation", "judgement"}
    for kind in ("node", "relation"):
        ids = [record["id"] for record in made if record["kind"] == kind]
        assert ids == sorted(set(ids))


def test_keys_of_a_line_stand_as_the_contract_has_them():
    made = records(sample())
    node = next(record for record in made if record.get("type") == "Facility")
    relation = next(record for record in made if record.get("type") == "BIDS_FOR")
    assert list(node) == [
        "kind",
        "id",
        "type",
        "labels",
        "name",
        "aliases",
        "keys",
        "merged_ids",
        "properties",
        "evidence",
    ]
    assert list(relation) == ["kind", "id", "type", "source", "target", "properties", "evidence"]
    assert list(relation["properties"])[:6] == [
        "modality",
        "articles",
        "publishers",
        "first_date",
        "last_date",
        "confidence",
    ]
    for evidence in (*node["evidence"], *relation["evidence"]):
        assert list(evidence)[: len(CONTRACT_EVIDENCE)] == CONTRACT_EVIDENCE
    assert list(made[-1]) == ["kind", "a", "b", "verdict", "note", "time"]


def test_every_piece_of_evidence_has_its_words_where_it_says():
    graph = sample()
    spans = 0
    for record in records(graph):
        for evidence in record.get("evidence", []):
            if evidence["start"] is not None:
                text = graph.text(evidence["article"])
                assert text is not None
                assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
                spans += 1
    assert spans > 50


def test_what_says_nothing_is_left_out_of_the_further_fields():
    evidence = [
        e for record in records(sample()) if record.get("type") != "MENTIONS" for e in record.get("evidence", [])
    ]
    assert any("role" in e for e in evidence)
    for one in evidence:
        assert all(one[name] is not None and one[name] is not False for name in jsonl.MORE if name in one)


def test_texts_stay_home_unless_asked_for():
    graph = sample()
    assert not any("text" in record for record in records(graph))
    texts = {record["id"]: record["text"] for record in records(graph, with_text=True) if "text" in record}
    assert texts == {article_id(name): graph.text(article_id(name)) for name in ("first", "second")}


def test_the_same_bytes_in_whatever_order_it_was_made():
    graph = sample()
    for seed in range(5):
        shuffle = random.Random(seed)
        nodes = [
            dataclasses.replace(
                node, properties=dict(shuffle.sample(list(node.properties.items()), len(node.properties)))
            )
            for node in shuffle.sample(graph.node_list, len(graph.node_list))
        ]
        relations = tuple(shuffle.sample(graph.relation_list, len(graph.relation_list)))
        assert written(dataclasses.replace(graph, node_list=tuple(nodes), relation_list=relations)) == written(graph)


@pytest.mark.parametrize("name", ["줄\n바꿈", "a\u2028b\u2029c\x85d", '따옴표"\\', "\ud800", "\x00\x1f", "🙂"])
def test_a_name_never_breaks_its_line(name):
    graph = dataclasses.replace(sample(), node_list=(Node("n-x", "Group", ("Entity",), name),), relation_list=())
    first, *rest = written(graph).splitlines()
    assert json.loads(first)["name"] == name
    assert len(rest) == 1
    assert (first + "\n").encode()


def test_confidence_zero_and_value_zero_are_kept():
    graph = sample()
    committee = graph.node("다온시AI추진위원회")
    zero = tuple(dataclasses.replace(evidence, confidence=0.0, value=0) for evidence in committee.evidence)
    (evidence,) = jsonl.node_record(dataclasses.replace(committee, evidence=zero))["evidence"]
    assert evidence["confidence"] == 0.0
    assert evidence["value"] == 0


def test_a_judgement_keeps_every_word():
    assert jsonl.judgement_record(Judgement("a|b|", "c|d|", "same", "", "t"))["note"] == ""
