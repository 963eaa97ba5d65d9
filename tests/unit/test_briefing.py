"""What a briefing tells: only of its period, each line with source, day and quote."""

import dataclasses

import pytest
from memory_graph import LABELS, SampleGraph, fold
from sample_graph import node_id, sample
from told_things import told

from kg.analysis.briefing import MOVES, Briefing, briefing
from kg.analysis.page import MOST, page, text
from kg.analysis.words import Words
from kg.evidence import MODALITIES
from kg.graph import Evidence, Node
from kg.ids import make_id
from kg.ontology import load_ontology

ONTOLOGY = load_ontology()
KO, EN = Words(ONTOLOGY, "ko"), Words(ONTOLOGY, "en")


def brief(graph: SampleGraph, **asked: str) -> Briefing:
    return briefing(graph, ONTOLOGY, **asked)  # type: ignore[arg-type]


def new(found: Briefing) -> set[tuple[str, str]]:
    return {(fact.relation.type, found.nodes[fact.relation.target].name) for fact in found.new}


def test_without_a_period_it_is_the_week_up_to_the_latest_article() -> None:
    found = brief(sample())
    assert (found.since, found.until) == ("2031-02-28", "2031-03-06")
    assert len(found.articles) == 2


def test_what_was_reported_before_is_not_new() -> None:
    later = new(brief(sample(), since="2031-03-05"))
    assert ("FUNDS", "다온 AI밸리 조성사업") in later
    assert ("BIDS_FOR", "국가AI연산센터") not in later
    early = brief(sample(), until="2031-03-04")
    assert ("BIDS_FOR", "국가AI연산센터") in new(early)
    assert ("FUNDS", "다온 AI밸리 조성사업") not in new(early)


def test_moves_stand_before_background_and_bids_first() -> None:
    kinds = [fact.relation.type for fact in brief(sample()).new]
    assert kinds[0] == "BIDS_FOR"
    background = [kind not in MOVES for kind in kinds]
    assert background == sorted(background)
    assert {"MENTIONS", "SAID", "PUBLISHED", "WROTE"}.isdisjoint(kinds)


def test_a_bid_is_quoted_by_its_strongest_words() -> None:
    (bid,) = brief(sample()).bids
    assert [fact.modality for fact in bid.facts] == ["asserted"]
    assert bid.facts[0].quoted.quote == "국가AI연산센터 유치를 신청했다"
    assert bid.status == "proposed"
    (earlier,) = brief(sample(), until="2031-03-04").bids
    assert earlier.facts[0].quoted.quote == "다온시가 국가AI연산센터 유치에 도전한다"


@pytest.mark.parametrize(
    ("status", "is_open"), [("bidding", True), ("funded", True), ("building", False), ("rejected", False)]
)
def test_nobody_bids_for_what_is_decided(status: str, is_open: bool) -> None:
    graph = told(("2031-03-01", "해온일보", status))
    thing = next(node for node in graph.nodes() if node.type == "Facility")
    cities = [Node(make_id("n", [name]), "City", LABELS["City"], name) for name in ("해온시", "다솔시")]
    bids = [_bid(city, thing, number) for number, city in enumerate(cities)]
    found = brief(dataclasses.replace(graph, node_list=(*graph.node_list, *cities), relation_list=tuple(bids)))
    assert [len(bid.facts) for bid in found.bids] == ([2] if is_open else [])
    if is_open:
        assert "경쟁 2곳" in text(page(found, KO))
        one = briefing(graph=dataclasses.replace(graph, node_list=(*graph.node_list, *cities), relation_list=tuple(bids)), ontology=ONTOLOGY, actor=cities[0].id)  # fmt: skip
        assert [len(bid.facts) for bid in one.bids] == [2]  # the rivals of an actor are his news
        assert {fact.relation.source for fact in one.new} == {cities[0].id}


def _bid(city: Node, thing: Node, number: int):
    claim = Evidence(
        make_id("c", [city.name]), make_id("d", [0]), f"{city.name}가 나섰다", 0, 5, None, "planned", None, "2031-03-01", None, 0.5, "a", "b"
    )  # fmt: skip
    return fold("BIDS_FOR", city.id, thing.id, [claim])


def test_steps_back_and_outlets_that_part_are_told_first() -> None:
    graph = told(
        ("2031-03-01", "해온일보", "building"),
        ("2031-03-03", "해온일보", "planned"),
        ("2031-03-04", "해온일보", "operating"),
        ("2031-03-04", "다솔신문", "planned"),
    )
    steps = [(step.status, step.change, step.contradicted) for _, step in brief(graph, since="2031-03-02").steps]
    assert steps == [("planned", "again", True), ("operating", "further", True), ("planned", "back", False)]
    written = text(page(brief(graph, since="2031-03-02"), KO))
    assert "- **해온센터**: 계획 확정 (후퇴) — “센터 소식 1” (해온일보, 2031-03-03)" in written
    assert "운영 중 (진전, 매체마다 다름)" in written


def test_denials_and_figures_that_part_are_contradictions() -> None:
    found = brief(sample())
    assert {(clash.what, clash.other, len(clash.claims)) for clash in found.clashes} == {
        ("SUPPORTS", node_id("다온 AI밸리 조성사업"), 2),
        ("OWNS", node_id("해오름소프트"), 1),
    }
    assert brief(sample(), since="2031-03-07", until="2031-03-08").clashes == []
    graph = sample()
    thing = graph.node("국가AI연산센터")
    figure = next(one for one in thing.evidence if one.property == "workforce")
    other = dataclasses.replace(figure, claim="c-other", article="d-other", value=500)
    parted = graph.after(put=[dataclasses.replace(thing, evidence=(*thing.evidence, other))])
    assert [len(clash.claims) for clash in brief(parted).clashes if clash.what == "workforce"] == [2]
    about = graph.after(
        put=[dataclasses.replace(thing, evidence=(*thing.evidence, dataclasses.replace(other, value=3100)))]
    )
    assert not [clash for clash in brief(about).clashes if clash.what == "workforce"]  # about 3,000
    same = graph.after(
        put=[dataclasses.replace(thing, evidence=(*thing.evidence, dataclasses.replace(other, value=3000)))]
    )
    assert not [clash for clash in brief(same).clashes if clash.what == "workforce"]


def test_two_who_lead_one_body_at_one_time_are_a_contradiction() -> None:
    graph = sample()
    mayor, president = graph.relation("LEADS", "이도현", "다온시"), graph.relation("LEADS", "한지우", "다온대학교")
    claim = dataclasses.replace(president.evidence[0], claim="c-rival", role="시장")
    rival = fold("LEADS", president.source, mayor.target, [claim])
    found = brief(dataclasses.replace(graph, relation_list=(*graph.relation_list, rival)))
    (clash,) = [one for one in found.clashes if one.what == "LEADS"]
    assert (clash.subject, set(clash.who)) == (mayor.target, {mayor.source, president.source})
    assert "- **다온시** 이끌다\n  - **이도현** — “" in text(page(found, KO))
    deputy = fold("LEADS", president.source, mayor.target, [dataclasses.replace(claim, role="공동시장")])
    calm = brief(dataclasses.replace(graph, relation_list=(*graph.relation_list, deputy)))
    assert not [one for one in calm.clashes if one.what == "LEADS"]


def test_every_line_has_source_day_and_quote() -> None:
    for words in (KO, EN):
        written = text(page(brief(sample()), words))
        for line in written.splitlines():
            if line.startswith(("- **", "  - ")) and "(제안" not in line and "(proposed" not in line:
                assert "2031-03-0" in line or (line.startswith("- **") and "→" in line), line
        assert "https://second.example/1" in written


def test_one_actor_alone() -> None:
    found = brief(sample(), actor=node_id("가람도"))
    assert {fact.relation.type for fact in found.new} == {"FUNDS", "LOCATED_IN"}
    assert [thing for thing, _ in found.steps] == [node_id("다온 AI밸리 조성사업")]
    assert text(page(found, EN)).startswith("# Briefing: 가람도\n")


def test_long_sections_are_counted_and_empty_ones_say_so() -> None:
    graph = told(*(("2031-03-01", f"신문{n}", status) for n, status in enumerate(("proposed", "bidding") * MOST)))
    written = text(page(brief(graph), KO))
    assert "그 밖에" in written
    empty = text(page(brief(SampleGraph((), ())), EN))
    assert empty.count("Nothing.") == 5


def test_there_are_words_for_every_modality() -> None:
    assert len({KO.modality(name) for name in MODALITIES}) == len(MODALITIES)


def test_a_sentence_of_many_parties_is_one_line() -> None:
    graph = told(("2031-03-01", "해온일보", "planned"))
    cities = [
        Node(make_id("n", [name]), "City", LABELS["City"], name) for name in ("해온시", "다솔시", "가람시", "누리시")
    ]
    quote = "네 도시가 함께 나섰다"

    def signed(a: Node, b: Node):
        claim = Evidence(make_id("c", [a.name, b.name]), make_id("d", [0]), quote, 0, 5, None, "asserted", None, "2031-03-01", None, 0.5, "a", "b")  # fmt: skip
        return fold("SIGNED_MOU_WITH", *sorted((a.id, b.id)), [claim])

    joint = [signed(cities[0], other) for other in cities[1:]]
    found = brief(dataclasses.replace(graph, node_list=(*graph.node_list, *cities), relation_list=tuple(joint)))
    (line,) = [line for line in text(page(found, KO)).splitlines() if quote in line and line.startswith("- **해온시**")]
    assert all(f"**{city.name}**" in line for city in cities)
    facing = [dataclasses.replace(_bid(city, graph.node("해온센터"), 0), type="OPPOSES") for city in cities]
    facing = [
        fold("OPPOSES", one.source, one.target, [dataclasses.replace(one.evidence[0], quote=quote)]) for one in facing
    ]
    found = brief(dataclasses.replace(graph, node_list=(*graph.node_list, *cities), relation_list=tuple(facing)))
    (line,) = [line for line in text(page(found, KO)).splitlines() if quote in line and "→ **해온센터**" in line][:1]
    assert all(f"**{city.name}**" in line for city in cities)
