"""Laws of the ledger: the export is a function of the current versions and the standing judgements."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up import articles, exported, judgements

from kg.document import document_id, version_hash
from kg.graph import Judgement
from kg.ledger import LedgerFile, Outcome
from kg.ontology import load_ontology

KEY = "extractor-1"
relaxed = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def ledger(folder: str, name: str = "l.kg") -> LedgerFile:
    return LedgerFile(Path(folder) / name, load_ontology())


def pure(made: list) -> list:
    """The same version of a document has the same extraction: what a pure function gives."""
    first: dict[tuple[str, str], object] = {}
    return [
        (document, first.setdefault((document_id(document), version_hash(document)), extraction))
        for document, extraction in made
    ]


def many(most: int, least: int = 0) -> st.SearchStrategy[list]:
    return st.lists(articles(), min_size=least, max_size=most).map(pure)


def decisions(draw: Callable[[st.SearchStrategy], list], made: list) -> list[Judgement]:
    """Judgements between the keys of these documents and their units."""
    documents = sorted({document_id(document) for document, _ in made})
    return draw(st.lists(judgements(documents), max_size=3))


def put_all(file: LedgerFile, made: list) -> list[Outcome]:
    with file.operating("build"):
        return [file.put(document_id(document), document, KEY, extraction) for document, extraction in made]


def last_of_each(made: list) -> list:
    """The versions that are current after building all in this order."""
    return list({document_id(document): (document, extraction) for document, extraction in made}.values())


@relaxed
@given(many(6), st.data(), st.randoms())
def test_any_order_of_documents_and_judgements_gives_the_same_bytes(made, data, random):
    current, decided = last_of_each(made), decisions(data.draw, made)
    shuffled = random.sample(current, len(current))
    with tempfile.TemporaryDirectory() as folder, ledger(folder, "a.kg") as one, ledger(folder, "b.kg") as other:
        put_all(one, made)
        with one.operating("judge"):
            one.judge(decided)
        for judgement in decided:
            with other.operating("judge"):
                other.judge([judgement])
        put_all(other, shuffled)
        assert exported(one) == exported(other)


@relaxed
@given(many(5))
def test_building_twice_changes_nothing(made):
    with tempfile.TemporaryDirectory() as folder, ledger(folder) as file:
        put_all(file, last_of_each(made))
        before, stamp, number = exported(file), file.stamp, file.operation
        assert set(put_all(file, last_of_each(made))) <= {Outcome.UNCHANGED}
        assert (exported(file), file.stamp, file.operation) == (before, stamp, number)


@relaxed
@given(many(6, 2))
def test_a_version_replaced_leaves_nothing_behind(made):
    *made, later = made
    with tempfile.TemporaryDirectory() as folder, ledger(folder, "a.kg") as one, ledger(folder, "b.kg") as other:
        put_all(one, [*made, later, *made])
        put_all(other, last_of_each([later, *made]))
        assert exported(one) == exported(other)


@relaxed
@given(many(6, 2))
def test_what_changed_since_brings_a_copy_up_to_date(made):
    """A projection that applies `nodes(since)`, `relations(since)` and `gone(since)` equals the whole graph."""
    *made, later = made
    with tempfile.TemporaryDirectory() as folder, ledger(folder) as file:
        put_all(file, made)
        since = file.operation
        nodes = {node.id: node for node in file.nodes()}
        relations = {relation.id: relation for relation in file.relations()}
        put_all(file, [later])
        for identifier in file.gone(since):
            nodes.pop(identifier, None)
            relations.pop(identifier, None)
        nodes |= {node.id: node for node in file.nodes(since)}
        relations |= {relation.id: relation for relation in file.relations(since)}
        for start in (0, since):
            assert file.sizes(start) == (len(list(file.nodes(start))), len(list(file.relations(start))))
        assert nodes == {node.id: node for node in file.nodes()}
        assert relations == {relation.id: relation for relation in file.relations()}


@relaxed
@given(many(6), st.data())
def test_every_relation_has_evidence_and_two_ends_and_every_quote_stands_in_its_text(made, data):
    decided = decisions(data.draw, made)
    with tempfile.TemporaryDirectory() as folder, ledger(folder) as file:
        put_all(file, made)
        with file.operating("judge"):
            file.judge(decided)
        nodes = {node.id for node in file.nodes()}
        claims = [claim for node in file.nodes() for claim in node.evidence]
        for relation in file.relations():
            assert {relation.source, relation.target} <= nodes
            assert relation.source != relation.target
            assert relation.evidence or relation.spans
            assert any(claim.modality != "denied" for claim in relation.evidence) or relation.spans
            claims += relation.evidence
            text = file.text(relation.source)
            for span in relation.spans:
                assert text is not None
                assert text[span.start : span.end] == span.surface
        for claim in claims:
            text = file.text(claim.article)
            assert text is not None
            assert text[claim.start : claim.end] == claim.quote
        expected = sum(len(extraction.claims) for _, extraction in last_of_each(made))
        assert len({claim.claim for claim in claims}) == len(claims) == expected


@relaxed
@given(many(4))
def test_symmetric_relations_have_sorted_ends(made):
    with tempfile.TemporaryDirectory() as folder, ledger(folder) as file:
        put_all(file, made)
        for relation in file.relations():
            if relation.type == "SIGNED_MOU_WITH":
                assert relation.source < relation.target


@relaxed
@given(many(5, 1), st.data())
def test_a_judgement_changes_no_claim_and_a_copy_follows_it(made, data):
    """Claims keep their ids and the keys they name; a projection that applies what changed equals the whole graph."""
    decided = decisions(data.draw, made)
    with tempfile.TemporaryDirectory() as folder, ledger(folder) as file:
        put_all(file, made)
        since, before = file.operation, claims_of(file)
        nodes = {node.id: node for node in file.nodes()}
        relations = {relation.id: relation for relation in file.relations()}
        with file.operating("judge"):
            file.judge(decided)
        assert claims_of(file) == before
        for identifier in file.gone(since):
            nodes.pop(identifier, None)
            relations.pop(identifier, None)
        nodes |= {node.id: node for node in file.nodes(since)}
        relations |= {relation.id: relation for relation in file.relations(since)}
        assert nodes == {node.id: node for node in file.nodes()}
        assert relations == {relation.id: relation for relation in file.relations()}


def claims_of(file: LedgerFile) -> set[tuple]:
    """Every claim with the keys that its document gives."""
    held = [*(c for n in file.nodes() for c in n.evidence), *(c for r in file.relations() for c in r.evidence)]
    return {(claim.claim, claim.subject_key, claim.object_key, claim.speaker_key, claim.quote) for claim in held}


def test_a_judgement_that_names_unknown_keys_waits_for_them(tmp_path):
    with ledger(str(tmp_path)) as file, file.operating("judge"):
        assert file.judge([Judgement("thing|가|", "thing|나|", "same", "", "2031-01-01T00:00:00Z")]) == 1
        assert list(file.nodes()) == []
        assert [judgement.verdict for judgement in file.judgements()] == ["same"]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_later_stated_modification_is_current(tmp_path, order):
    from kg.document import Document
    from kg.evidence import Extraction

    versions = [
        Document(text="처음.", url="http://a.kr/1", modified="2031-03-01T09:00:00+09:00"),
        Document(text="고침.", url="http://a.kr/1", modified="2031-03-01T01:00:00+00:00"),
    ]
    with ledger(str(tmp_path)) as file:
        put_all(file, [(versions[number], Extraction()) for number in order])
        assert file.text(document_id(versions[0])) == "고침."
