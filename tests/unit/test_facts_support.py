"""`kg why A` tells how far a relation can be trusted: who prints whom, and who alone says so."""

from pathlib import Path

import pytest
from disputed_ledger import disputed

from kg.cli.facts import Names, evidence_line, relation_line
from kg.graph import Relation


@pytest.fixture
def lines(tmp_path: Path) -> dict[str, tuple[str, list[str]]]:
    """By type, the relation's line and those of its evidence."""
    with disputed(tmp_path / "disputed.kg") as file:
        names = Names({node.id: node for node in file.nodes()})
        return {
            relation.type: (relation_line(relation, names), [evidence_line(e, names) for e in relation.evidence])
            for relation in file.relations()
            if relation.evidence
        }


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LANG", "en")


def test_a_paper_that_prints_a_release_is_shown_as_printing_it(lines) -> None:
    told, evidence = lines["SIGNED_MOU_WITH"]
    assert told.endswith("(2 articles, 2 publishers, only the subject itself says so)")
    assert sorted(line.rpartition("— ")[2] for line in evidence) == [
        "물결신문, 2031-03-01, same text as 해온시",
        "해온시, 2031-03-01",
    ]


def test_independent_publishers_are_counted(lines) -> None:
    assert lines["BIDS_FOR"][0].endswith("(2 articles, 2 publishers, 2 of them independent)")


def test_one_article_is_one_source_without_saying(lines) -> None:
    assert lines["LEADS"][0].endswith("(총장)")


def test_what_is_read_of_one_actor_alone_knows_of_reprints_too(tmp_path: Path) -> None:
    with disputed(tmp_path / "disputed.kg") as file:
        (signed,) = [relation for relation in file.relations() if relation.type == "SIGNED_MOU_WITH"]
        copy = next(
            e.article
            for e in signed.evidence
            if file.about.nodes_of([e.article])[e.article].properties["publisher"] == "물결신문"
        )
        names = Names(file.about.nodes_of([copy]))
    assert names.article(copy) == "물결신문, 2031-03-01, same text as 해온시"


def test_articles_of_unknown_publishers_are_not_counted_as_publishers(lines) -> None:
    stated = {"articles": 4, "publishers": 0, "strength": "single"}
    line = relation_line(
        Relation(id="r", type="LEADS", source="a", target="b", properties=stated, evidence=()), Names({})
    )
    assert line.endswith("(4 articles, publishers not known)")
