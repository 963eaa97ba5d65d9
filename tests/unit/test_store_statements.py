"""Rows and Cypher text of the stores: pure, without a server."""

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_graph import NASTY, node_id, sample

from kg.errors import GraphError
from kg.graph import Node, Relation
from kg.ontology import load_ontology
from kg.store import statements as s

GRAPH = sample()
NAMES = s.Names(load_ontology())


def every_text() -> list[str]:
    labels = {node.labels for node in GRAPH.nodes()} | {s.CLAIM}
    kinds = {relation.type for relation in GRAPH.relations()} | set(s.CLAIM_LINKS)
    texts = [s.create_nodes(NAMES, found) for found in sorted(labels)]
    texts += [s.update_nodes(NAMES, ("Actor", "City"), ("Place",)), s.update_nodes(NAMES, (), ())]
    for kind in sorted(kinds):
        for make in (
            s.create_links,
            s.update_links,
            s.all_links,
            s.some_links,
            s.delete_links,
        ):
            texts.append(make(NAMES, kind))
    return [
        *texts,
        s.DELETE_NODES,
        s.MARK,
        s.STATE,
        s.ALL_NODES,
        s.SOME_NODES,
        s.HELD_NODES,
        s.DELETE_LINKS_AT,
        s.DELETE_CLAIM_LINKS,
    ]


@pytest.mark.parametrize("text", every_text())
def test_statements_hold_names_only(text: str) -> None:
    assert "DETACH" not in text
    assert all(ord(letter) < 128 for letter in text), "a value stands in the text instead of a parameter"


@pytest.mark.parametrize("name", ["City) DETACH DELETE (n", "Ci`ty", "도시", "", "City Place", "Nothing", "City\n"])
def test_labels_and_types_outside_the_vocabulary_never_enter_a_text(name: str) -> None:
    with pytest.raises(GraphError) as label:
        s.create_nodes(NAMES, ("Entity", name))
    with pytest.raises(GraphError) as relation:
        s.create_links(NAMES, name)
    assert (label.value.name, relation.value.name) == ("graph-name", "graph-name")


def test_every_claim_becomes_a_node_with_its_ends() -> None:
    bids = GRAPH.relation("BIDS_FOR", "다온시", "국가AI연산센터")
    claims = list(s.claims_of_relation(bids))
    assert {row.properties["modality"] for row, _ in claims} == {"planned", "asserted"}
    for row, links in claims:
        assert row.labels == ("Entity", "Claim")
        assert row.properties["relation"] == bids.id
        ends = {link.type: (link.source, link.target) for link in links}
        assert ends["SUBJECT"] == (row.id, bids.source)
        assert ends["OBJECT"] == (row.id, bids.target)
        assert ends["STATED_IN"][1].startswith("d-")


def test_a_figure_has_a_subject_and_a_value_and_a_denial_has_both_ends() -> None:
    (figure,) = s.claims_of_node(GRAPH.node("다온시AI추진위원회"))
    assert {link.type for link in figure[1]} == {"SUBJECT", "STATED_IN"}
    assert (figure[0].properties["property"], figure[0].properties["value"]) == ("member_count", 26)
    (denial,) = s.claims_of_node(GRAPH.node("누리텍"))
    assert denial[0].properties["type"] == "OWNS"
    assert "relation" not in denial[0].properties
    assert {link.target for link in denial[1] if link.type == "OBJECT"} == {node_id("해오름소프트")}


def test_speakers_are_linked() -> None:
    supports = GRAPH.relation("SUPPORTS", "해오름소프트", "다온 AI밸리 조성사업")
    spoken = [link for _, links in s.claims_of_relation(supports) for link in links if link.type == "SPOKEN_BY"]
    assert [link.target for link in spoken] == [node_id("가람도")]


def test_mentions_carry_their_spans_only_with_evidence() -> None:
    mentions = next(r for r in GRAPH.relations() if r.type == "MENTIONS" and len(r.spans) > 1)
    assert s.link_row(mentions, True).properties["starts"] == [span.start for span in mentions.spans]
    assert "starts" not in s.link_row(mentions, False).properties


def _changed(item: Node | Relation, **values: object) -> str:
    changed = dataclasses.replace(item, **values)  # type: ignore[arg-type]
    row = s.node_row(changed) if isinstance(changed, Node) else s.link_row(changed, True)
    return str(row.properties["hash"])


def test_the_hash_tells_every_change_and_only_a_change() -> None:
    city = GRAPH.node("다온시")
    same = _changed(city)
    assert same == _changed(city, keys=("thing|else|",)), "keys are not in the projection"
    others = [_changed(city, name="다온"), _changed(city, aliases=()), _changed(city, labels=("Entity", "Place")), _changed(city, properties={"workforce": 1})]  # fmt: skip
    assert len({same, *others}) == 5


@given(st.dictionaries(st.text(min_size=1, max_size=5), st.text(max_size=20) | st.integers() | st.none(), max_size=4))
def test_the_hash_does_not_depend_on_order(properties: dict[str, str | int | None]) -> None:
    backwards = dict(reversed(properties.items()))
    city = GRAPH.node("다온시")
    assert _changed(city, properties=properties) == _changed(city, properties=backwards)


def test_ids_of_links_are_ours() -> None:
    for node in GRAPH.nodes():
        for link in s.node_links(node):
            assert s.OUR_ID.fullmatch(link.id)
    ids = [node.id for node in GRAPH.nodes()] + [relation.id for relation in GRAPH.relations()]
    assert all(s.OUR_ID.fullmatch(name) for name in ids)


def test_every_property_sent_is_owned() -> None:
    """What is not in the tables of `statements` would stay for ever once it is absent."""
    for node in GRAPH.nodes():
        assert set(s.node_row(node).properties) <= set(NAMES.owned(node.labels))
        for row, links in s.claims_of_node(node):
            assert set(row.properties) <= set(s.CLAIMED)
            assert all(set(link.properties) <= set(s.LINKED) for link in links)
    for relation in GRAPH.relations():
        assert set(s.link_row(relation, True).properties) <= set(s.LINKED)


def test_preparations_differ_only_in_full_text() -> None:
    server, embedded = (s.preparations(load_ontology(), embedded=value) for value in (False, True))
    assert {text.split()[1] for text in set(server) - set(embedded)} == {"FULLTEXT"}
    assert all(" IF NOT EXISTS " in text for text in server)
    typed = {found for text in server for found in re.findall(r"-\[r:(\w+)\]-", text)}
    assert typed == set(NAMES.relations)


def test_nasty_names_are_in_the_sample() -> None:
    assert {node.name for node in GRAPH.nodes()} >= set(NASTY)
