"""The questions of `queries/`, their heads, and what is said about wrong parameters."""

import datetime
import re
from pathlib import Path

import pytest

from kg.errors import GraphError, SchemaError, UsageError
from kg.ontology import load_ontology
from kg.questions import bind, load_questions, question, require_evidence
from kg.questions.reference import reference
from kg.questions.values import literal, renamed, variables

QUESTIONS = load_questions()
PAGE = Path(__file__).resolve().parents[2] / "docs" / "questions.md"

GOOD = """// 물음 | Question
// ko: 무엇을 묻나.
// en: What it asks.
// order: 3
// needs: evidence
// parameter: city string required, e.g. 다온시 | 이름 | name
// parameter: since date optional | 언제부터 | since
// parameter: names list = 가, 나 | 이름들 | names
// parameter: limit integer = 7 | 행 수 | rows
// column: name | 이름 | name
MATCH (n {name: $city}) WHERE n.date > $since AND n.name IN $names RETURN n.name AS name LIMIT $limit;

// graph
MATCH p = (n {name: $city})--() RETURN p;
"""


def written(folder: Path, text: str) -> Path:
    (folder / "some-question.cypher").write_text(text, encoding="utf-8")
    return folder


def test_a_head_is_read_in_full(tmp_path: Path) -> None:
    asked = load_questions(written(tmp_path, GOOD))["some-question"]
    assert (asked.ko, asked.en, asked.order, asked.needs_evidence) == ("물음", "Question", 3, True)
    assert [(p.name, p.type, p.required, p.default, p.example) for p in asked.parameters] == [
        ("city", "string", True, None, "다온시"),
        ("since", "date", False, None, None),
        ("names", "list", False, ["가", "나"], ["가", "나"]),
        ("limit", "integer", False, 7, 7),
    ]
    assert asked.cypher.endswith("LIMIT $limit")
    assert asked.graph == "MATCH p = (n {name: $city})--() RETURN p"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("// 물음 | Question", "// 물음", 1),
        ("// ko: 무엇을 묻나.\n", "", 1),
        ("// order: 3", "// order: third", 4),
        ("// needs: evidence", "// needs: luck", 5),
        ("string required, e.g. 다온시", "text required, e.g. 다온시", 6),
        ("string required, e.g. 다온시", "string required", 6),
        ("integer = 7", "integer = seven", 9),
        ("| 행 수 | rows", "| rows", 9),
        ("// column: name |", "// column: 이름 |", 10),
        ("// column: name | 이름 | name\n", "", 1),
        ("// en:", "// english:", 3),
        ("// ko: 무엇을 묻나.", "// just words", 2),
        ("// graph\n", "", 13),
        ("LIMIT $limit", "", 1),
        ("(n {name: $city})--()", "(n {name: $town})--()", 1),
    ],
)
def test_a_malformed_head_names_file_and_line(tmp_path: Path, old: str, new: str, line: int) -> None:
    assert old in GOOD
    with pytest.raises(SchemaError) as caught:
        load_questions(written(tmp_path, GOOD.replace(old, new)))
    assert caught.value.values["line"] == line
    assert f"some-question.cypher:{line}:" in str(caught.value)


def test_a_file_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"some-question\.cypher:1:"):
        load_questions(written(tmp_path, ""))


def test_an_unknown_question_lists_near_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LANG", "en")
    with pytest.raises(UsageError, match="Near: who-bids-for-what") as caught:
        question("who-bid-for-what")
    assert caught.value.exit_code == 2
    monkeypatch.setenv("KG_LANG", "ko")
    assert "비슷한 이름: who-bids-for-what" in str(caught.value)


@pytest.mark.parametrize("asked", QUESTIONS.values(), ids=lambda q: q.name)
def test_without_its_required_parameter_a_question_says_which(asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LANG", "en")
    required = [p for p in asked.parameters if p.required]
    if not required:
        assert bind(asked, {}) == {p.name: p.default for p in asked.parameters}
        return
    for given in ({}, {required[0].name: " "}, {required[0].name: None}):
        with pytest.raises(UsageError, match=f"needs the parameter {required[0].name} .*-p '{required[0].name}="):
            bind(asked, given)
    assert bind(asked, {p.name: p.example for p in required})


@pytest.mark.parametrize("asked", QUESTIONS.values(), ids=lambda q: q.name)
def test_every_question_keeps_the_house_rules(asked) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", asked.name)
    assert asked.order < 999
    # Only this makes the rows the same on both stores, and the same twice.
    assert re.search(r"\bORDER BY\b", asked.cypher)
    assert variables(asked.cypher) >= {"limit"}
    assert not re.search(r"\b(CREATE|MERGE|SET|DELETE|REMOVE|LOAD)\b", asked.cypher + asked.graph)
    assert "fulltext" not in asked.cypher
    # A label on the far end of an OPTIONAL MATCH is not looked at by ArcadeDB 26.11.
    assert not re.search(r"OPTIONAL MATCH .*->\(\w*:", asked.cypher)
    # In a `WITH {...} AS given` of a favourite only a star takes the values on.
    assert asked.graph.count("RETURN p") == 1


def test_symmetric_relations_are_asked_without_direction() -> None:
    symmetric = [r.name for r in load_ontology().relations.values() if r.symmetric]
    for asked in QUESTIONS.values():
        for name in symmetric:
            assert not re.search(rf":[^\]]*\b{name}\b[^\]]*\]->|<-\[[^\]]*\b{name}\b", asked.cypher + asked.graph), (
                asked.name
            )
    everything = QUESTIONS["actor-relations"].cypher
    assert all(f"'{name}'" in everything for name in symmetric)


def test_questions_name_only_what_the_vocabulary_has() -> None:
    ontology = load_ontology()
    of_claims = {"SUBJECT", "OBJECT", "STATED_IN", "SPOKEN_BY"}
    for asked in QUESTIONS.values():
        code = asked.cypher + asked.graph
        types = {t for found in re.findall(r"\[\w*:([A-Z_|]+)", code) for t in found.split("|")}
        assert types <= set(ontology.relations) | of_claims, asked.name
        assert set(re.findall(r"\(\w*:(\w+)", code)) <= set(ontology.types), asked.name


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"since": "2025"}, "must be a date like 2025-02-04, not 2025"),
        ({"since": "2025-02-30"}, "must be a date"),
        ({"since": "20250204"}, "must be a date"),
        ({"since": ["2025-02-04"]}, "must be a date"),
        ({"limit": "-1"}, "must be a whole number, 0 or more, not -1"),
        ({"limit": "many"}, "must be a whole number"),
        ({"limit": True}, "must be a whole number"),
        ({"limit": "9" * 30}, "must be a whole number"),
        ({"actor": ["a"]}, "must be text"),
        ({"aktor": "x"}, "has no parameter aktor. Near: actor"),
    ],
)
def test_a_wrong_value_is_refused_before_anything_runs(given, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LANG", "en")
    with pytest.raises(UsageError, match=re.escape(message)):
        bind(QUESTIONS["who-bids-for-what"], given)


def test_values_come_as_text_or_in_their_type(tmp_path: Path) -> None:
    asked = load_questions(written(tmp_path, GOOD))["some-question"]
    text = bind(asked, {"city": " 다온시 ", "since": "2025-02-04", "names": "가,나, 다,", "limit": "5"})
    typed = bind(asked, {"city": "다온시", "since": datetime.date(2025, 2, 4), "names": ["가", "나", "다"], "limit": 5})
    assert text == typed == {"city": "다온시", "since": "2025-02-04", "names": ["가", "나", "다"], "limit": 5}
    with pytest.raises(UsageError):
        bind(asked, {"city": "다온시", "names": 7})


def test_without_evidence_a_question_that_needs_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LANG", "en")
    require_evidence(QUESTIONS["evidence"], held=True)
    require_evidence(QUESTIONS["brokers"], held=False)
    with pytest.raises(GraphError, match="evidence reads the evidence"):
        require_evidence(QUESTIONS["evidence"], held=False)


def test_literals_and_names_respect_strings_and_comments() -> None:
    assert literal(["it's", 'a "b"', "\\"]) == "['it\\'s', 'a \"b\"', '\\\\']"
    assert (literal(None), literal(3)) == ("null", "3")
    statement = "// $a\nRETURN '$b', \"$c\", $d, 'it\\'s $e'"
    assert variables(statement) == {"d"}
    assert renamed(statement, "given.") == "// $a\nRETURN '$b', \"$c\", given.d, 'it\\'s $e'"


def test_the_page_of_questions_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), "run: make generated"
