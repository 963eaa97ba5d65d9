"""Bringing a store up to date, on both stores: only what changed is sent, only what is ours is touched."""

import dataclasses

import pytest
from memory_graph import LABELS, SampleGraph
from sample_graph import NASTY, node_id, sample
from stores import Opener

from kg.errors import GraphError, ServerError
from kg.graph import Node, Relation
from kg.ids import make_id
from kg.store import Report, Store
from kg.store import changes as changes_module

SAMPLE = sample()
CLAIMS = sum(len(item.evidence) for item in (*SAMPLE.node_list, *SAMPLE.relation_list))
NOTHING = Report(skipped=True)


def shown(store: Store) -> dict[str, tuple[object, ...]]:
    """All that stands there, in a form that can be compared: id to labels or type with ends, and properties."""
    nodes = store.read("MATCH (n) WHERE n.id IS NOT NULL RETURN n.id, n").records
    links = store.read("MATCH (a)-[r]->(b) RETURN r.id, type(r), a.id, b.id, properties(r)").records
    return {name: (node,) for name, node in nodes} | {name: tuple(rest) for name, *rest in links}


def fresh(open_store: Opener, graph: SampleGraph, evidence: bool = True) -> dict[str, tuple[object, ...]]:
    """What a store shows after everything was taken out and the graph pushed anew."""
    with open_store() as store:
        connection = store._writer
        connection.write("MATCH ()-[r]->() DELETE r")
        connection.write("MATCH (n) DELETE n")
        store.bring_up_to_date(graph, evidence=evidence)
        return shown(store)


def test_the_first_time_creates_all_and_the_second_sends_nothing(store: Store) -> None:
    first = store.bring_up_to_date(SAMPLE)
    (nodes,), (links,) = (
        store.read(text).records[0] for text in ("MATCH (n:Entity) RETURN count(n)", "MATCH ()-[r]->() RETURN count(r)")
    )
    assert nodes == len(SAMPLE.node_list) + CLAIMS
    assert first == Report(created=nodes + links)
    assert store.bring_up_to_date(SAMPLE) == NOTHING
    assert store.bring_up_to_date(SAMPLE, verify=True) == Report(unchanged=nodes + links)


def test_the_analyst_sees_what_the_design_says(store: Store) -> None:
    store.bring_up_to_date(SAMPLE)
    asked = """MATCH (c:City)-[r:BIDS_FOR]->(f:Facility) WHERE r.id IS NOT NULL
        RETURN c.name, labels(c), f.name, f.status, f.workforce, r.modality, r.articles, r.publishers, r.first_date, r.quote"""
    ((city, labels, *rest),) = store.read(asked).records
    assert city == "다온시"
    assert set(labels) == set(LABELS["City"])
    assert rest == [
        "국가AI연산센터", "proposed", 3000, "asserted", 2, 2, "2031-03-04", "다온시가 국가AI연산센터 유치에 도전한다",
    ]  # fmt: skip
    told = """MATCH (c:Claim)-[:SUBJECT]->(s), (c)-[:OBJECT]->(o), (c)-[:STATED_IN]->(d:Article), (c)-[:SPOKEN_BY]->(w)
        RETURN s.name, o.name, d.publisher, w.name, c.modality"""
    assert store.read(told).records == [("해오름소프트", "다온 AI밸리 조성사업", "새물결뉴스", "가람도", "claimed")]
    said = "MATCH (p:Person)-[:SAID]->(s:Statement)-[:STATED_IN]->(d:Article) RETURN p.name, s.text, d.publisher"
    assert store.read(said).records == [("이도현", "연산센터는 다온의 다음 백 년을 여는 문", "한빛일보")]
    assert store.holds_evidence()


def test_names_survive_letter_by_letter(store: Store) -> None:
    store.bring_up_to_date(SAMPLE)
    found = store.read("MATCH (n:Group) WHERE n.name IN $names RETURN n.name", {"names": list(NASTY)}).records
    assert {name for (name,) in found} == set(NASTY)


def test_a_change_sends_only_that(open_store: Opener) -> None:
    city, center = SAMPLE.node("다온시"), SAMPLE.node("국가AI연산센터")
    renamed = dataclasses.replace(city, aliases=("다온",), merged_ids=(make_id("n", ["old"]),))
    ended = dataclasses.replace(center, properties={"status": "operating"})
    with open_store() as store:
        store.bring_up_to_date(SAMPLE)
        later = SAMPLE.after(put=[renamed, ended])
        report = store.bring_up_to_date(later)
        assert (report.created, report.changed, report.deleted) == (0, 2, 0)
        assert report.unchanged < 20, "more than the changed nodes and their claims were compared"
        assert store.read("MATCH (n:Facility) RETURN n.status, n.workforce").records == [("operating", None)]
        assert store.bring_up_to_date(later) == NOTHING
        seen = shown(store)
    assert seen == fresh(open_store, later)


def test_what_is_gone_goes(open_store: Opener) -> None:
    member = SAMPLE.relation("MEMBER_OF", NASTY[0], "다온시AI추진위원회")
    later = SAMPLE.after(drop=[member.id, node_id(NASTY[0])])
    with open_store() as store:
        store.bring_up_to_date(SAMPLE)
        report = store.bring_up_to_date(later)
        # the node, its relation, the claim, and the claim's three links
        assert (report.created, report.changed, report.deleted, report.retired) == (0, 0, 6, 0)
        seen = shown(store)
        assert store.bring_up_to_date(later, verify=True).deleted == 0
    assert seen == fresh(open_store, later)


def test_a_claim_that_has_another_end_moves_its_link(open_store: Opener) -> None:
    """Two actors became one: the claims stay, their relations and ends are others."""
    old, new = SAMPLE.node("해오름소프트"), SAMPLE.node("누리텍")
    moved, dropped = [], [old.id]
    for relation in SAMPLE.relations():
        if old.id in (relation.source, relation.target):
            dropped.append(relation.id)
            ends = [new.id if end == old.id else end for end in (relation.source, relation.target)]
            if relation.type != "MENTIONS" and relation.type != "MEMBER_OF":
                moved.append(
                    dataclasses.replace(
                        relation, id=make_id("r", [relation.type, *ends]), source=ends[0], target=ends[1]
                    )
                )
    merged = dataclasses.replace(new, merged_ids=(old.id,), evidence=())
    later = SAMPLE.after(put=[merged, *moved], drop=dropped)
    later = dataclasses.replace(later, lost=[*later.lost, *((e.claim, 2) for e in new.evidence)])
    kept = {e.claim for relation in moved for e in relation.evidence}
    later = dataclasses.replace(later, lost=[(i, n) for i, n in later.lost if i not in kept])
    with open_store() as store:
        store.bring_up_to_date(SAMPLE)
        store.bring_up_to_date(later)
        seen = shown(store)
    assert seen == fresh(open_store, later)


def test_a_claim_whose_actor_is_another_now_leaves_no_old_link(open_store: Opener) -> None:
    """An actor was split in two: the claim is of the other one, and both are there."""
    old = SAMPLE.relation("PURSUES", "다온시", "다온 AI밸리 조성사업")
    ends = node_id("가람도"), old.target
    new = dataclasses.replace(old, id=make_id("r", [old.type, *ends]), source=ends[0])
    later = SAMPLE.after(put=[new], drop=[old.id])
    kept = {evidence.claim for evidence in old.evidence}
    later = dataclasses.replace(later, lost=[(name, number) for name, number in later.lost if name not in kept])
    with open_store() as store:
        store.bring_up_to_date(SAMPLE)
        # the relation and the link to its subject are new, the claim says another relation
        assert store.bring_up_to_date(later) == Report(created=2, changed=1, deleted=2, unchanged=2)
        seen = shown(store)
    assert seen == fresh(open_store, later)


def test_another_type_replaces_labels_and_keeps_foreign_ones(open_store: Opener) -> None:
    city = SAMPLE.node("다온시")
    later = SAMPLE.after(put=[dataclasses.replace(city, type="Province", labels=LABELS["Province"])])
    with open_store() as store:
        store.bring_up_to_date(SAMPLE)
        store._writer.write("MATCH (n:Entity {id: $id}) SET n.note = 'mine'", {"id": city.id})
        if not store.embedded:
            store.write("MATCH (n:Entity {id: $id}) SET n:Mine", {"id": city.id})
        assert store.bring_up_to_date(later).changed == 1
        ((labels, note, links),) = store.read(
            "MATCH (n:Entity {id: $id}) RETURN labels(n), n.note, COUNT { (n)--() }", {"id": city.id}
        ).records
    assert set(labels) == set(LABELS["Province"]) | (set() if store.embedded else {"Mine"})
    assert note == "mine"
    assert links > 5


def test_without_evidence_and_with_it_again(open_store: Opener) -> None:
    with open_store() as store:
        store.bring_up_to_date(SAMPLE)
        store.bring_up_to_date(SAMPLE, evidence=False)
        assert store.read("MATCH (c:Claim) RETURN count(c)").records == [(0,)]
        assert not store.holds_evidence()
        assert store.read("MATCH (f:Facility) RETURN f.workforce").records == [(3000,)]
        assert store.bring_up_to_date(SAMPLE, evidence=False) == NOTHING
        store.bring_up_to_date(SAMPLE)
        seen = shown(store)
    assert seen == fresh(open_store, SAMPLE)


def test_a_graph_of_a_moment_ago_is_reached_by_comparing(open_store: Opener) -> None:
    """A ledger that was set back (a copy of a file): its stamp is not known to the earlier one."""
    later = SAMPLE.after(drop=[SAMPLE.relation("BIDS_FOR", "다온시", "국가AI연산센터").id])
    with open_store() as store:
        store.bring_up_to_date(later)
        if store.embedded:
            store.bring_up_to_date(SAMPLE)
        else:
            with pytest.raises(ServerError) as refused:
                store.bring_up_to_date(SAMPLE)
            assert refused.value.name == "server-foreign"
            store.bring_up_to_date(SAMPLE, take_over=True)
        seen = shown(store)
        assert store.bring_up_to_date(SAMPLE) == NOTHING
    assert seen == fresh(open_store, SAMPLE)


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_one_that_was_cut_off_is_finished_by_the_next(
    open_store: Opener, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    writes = 0
    right = changes_module.Changes._write

    def cut(self: changes_module.Changes, steps: list[object]) -> None:
        nonlocal writes
        writes += 1
        if writes == fails_at:
            raise KeyboardInterrupt
        right(self, steps)  # type: ignore[arg-type]

    with open_store() as store:
        monkeypatch.setattr(changes_module.Changes, "_write", cut)
        with pytest.raises(KeyboardInterrupt):
            store.bring_up_to_date(SAMPLE)
        monkeypatch.undo()
        later = SAMPLE.after(drop=[SAMPLE.relation("LOCATED_IN", "다온시", "가람도").id])
        store.bring_up_to_date(later)
        seen = shown(store)
    assert seen == fresh(open_store, later)


def test_a_relation_without_an_end_is_refused_and_nothing_claims_to_be_done(store: Store) -> None:
    broken = Relation(
        make_id("r", ["x"]), "SUPPORTS", node_id("다온시"), make_id("n", ["nowhere"]), {"modality": "asserted"}
    )
    graph = SAMPLE.after(put=[broken])
    with pytest.raises(GraphError) as refused:
        store.bring_up_to_date(graph)
    assert refused.value.name == "graph-ends"
    assert store.read("MATCH (p:KgProjection) RETURN p.stamp").records == [(None,)]


def test_progress_is_told(store: Store) -> None:
    told: list[tuple[int, int | None, str]] = []
    store.bring_up_to_date(SAMPLE, progress=lambda done, total, what: told.append((done, total, what)))
    nodes, relations = len(SAMPLE.node_list), len(SAMPLE.relation_list)
    assert told == [(nodes, nodes, "nodes"), (relations, relations, "relations")]


def test_a_new_node_and_relation(open_store: Opener) -> None:
    name = Node(make_id("n", ["new"]), "Company", LABELS["Company"], "새 회사")
    evidence = SAMPLE.relation("LOCATED_IN", "다온시", "가람도").evidence[0]
    claim = dataclasses.replace(evidence, claim=make_id("c", ["new"]))
    ends = name.id, node_id("다온시")
    link = Relation(
        make_id("r", ["LOCATED_IN", *ends]),
        "LOCATED_IN",
        *ends,
        {"modality": "asserted", "quote": claim.quote},
        (claim,),
    )
    later = SAMPLE.after(put=[name, link])
    with open_store() as store:
        store.bring_up_to_date(SAMPLE)
        # two nodes, the relation, three links of the claim
        assert store.bring_up_to_date(later) == Report(created=6)
        seen = shown(store)
    assert seen == fresh(open_store, later)


def test_one_relation_of_many_claims_is_sent_in_parts(open_store: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store() as store:
        store.bring_up_to_date(SAMPLE)
        whole = shown(store)
    monkeypatch.setattr(changes_module, "MOST_BYTES", 700)
    assert fresh(open_store, SAMPLE) == whole
