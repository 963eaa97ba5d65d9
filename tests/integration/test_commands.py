"""Every command as a user runs it, one after another on one ledger: the whole road, what it prints and what it leaves behind."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from stores import empty

import kg as library
from kg.cli.demo import LEXICON, SAMPLES
from kg.export import FORMATS
from kg.questions import load_questions

ARTICLES = sorted(SAMPLES.glob("*.txt"))

Kg = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def demo_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of all sample articles, built once."""
    path = tmp_path_factory.mktemp("demo") / "demo.kg"
    with library.open(path) as ledger:
        assert ledger.build([str(SAMPLES / "*.txt")], lexicon=LEXICON).new == len(ARTICLES)
    return path


def test_demo_shows_and_writes_the_same_every_time(kg: Kg, tmp_path: Path) -> None:
    first = kg("demo")
    assert first.returncode == 0
    files = {name: (tmp_path / "demo" / name).read_bytes() for name in ("demo.ttl", "demo.jsonl")}
    for said in ("해온시", "국가 해양로봇 실증센터", "BIDS_FOR", "“", "물결신문"):
        assert said in first.stdout
    assert "kg query who-bids-for-what --ledger demo/demo.kg" in first.stderr
    again = kg("demo", PYTHONHASHSEED="7")
    assert again.returncode == 0
    assert again.stdout.partition("\n\n")[2] == first.stdout.partition("\n\n")[2]
    assert files == {name: (tmp_path / "demo" / name).read_bytes() for name in files}
    assert {path.name for path in tmp_path.iterdir()} == {"demo"}
    assert {path.name for path in (tmp_path / "demo").iterdir()} == {"demo.kg", "demo.ttl", "demo.jsonl"}


def test_building_again_changes_no_byte_of_any_export(kg: Kg, tmp_path: Path) -> None:
    assert "3 new" in kg("build", *ARTICLES, "--lexicon", LEXICON).stderr
    before = {name: kg("export", name).stdout for name in FORMATS}
    again = kg("build", *reversed(ARTICLES), "--lexicon", LEXICON, "--jobs", "2")
    assert again.returncode == 0
    assert "0 new, 0 changed, 3 unchanged" in again.stderr
    assert before == {name: kg("export", name).stdout for name in FORMATS}
    assert {path.name for path in tmp_path.iterdir()} == {"stakeholders.kg"}


def test_the_order_of_articles_and_the_number_of_jobs_do_not_matter(kg: Kg, demo_ledger: Path) -> None:
    for number, articles in enumerate((ARTICLES[::-1], ARTICLES[1:] + ARTICLES[:1])):
        assert (
            kg("build", *articles, "--lexicon", LEXICON, "--jobs", 1 + number, "--ledger", f"{number}.kg").returncode
            == 0
        )
        assert (
            kg("export", "jsonl", "--ledger", f"{number}.kg").stdout
            == kg("export", "jsonl", "--ledger", demo_ledger).stdout
        )


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if not form.folder])
def test_a_file_holds_what_goes_to_standard_output(kg: Kg, demo_ledger: Path, tmp_path: Path, name: str) -> None:
    done = kg("export", name, "-o", "out", "--ledger", demo_ledger)
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "out").read_text(encoding="utf-8") == kg("export", name, "--ledger", demo_ledger).stdout


def test_stats_count_what_the_export_holds(kg: Kg, demo_ledger: Path) -> None:
    rows = json.loads(kg("stats", "--format", "json", "--ledger", demo_ledger).stdout)
    counted = {(row["what"], row["type"]): row["count"] for row in rows}
    lines = [json.loads(line) for line in kg("export", "jsonl", "--ledger", demo_ledger).stdout.splitlines()]
    assert counted["articles", ""] == len(ARTICLES)
    assert counted["relations", ""] == sum(line["kind"] == "relation" for line in lines)
    assert counted["actors", "City"] == sum(line.get("type") == "City" for line in lines)


@pytest.mark.neo4j
def test_a_server_counts_what_the_ledger_counts(kg: Kg, demo_ledger: Path, neo4j_server) -> None:
    empty(neo4j_server.bolt, neo4j_server.user, neo4j_server.password)
    login = {"NEO4J_USERNAME": neo4j_server.user, "NEO4J_PASSWORD": neo4j_server.password}
    assert kg("push", neo4j_server.bolt, "--ledger", demo_ledger, **login).returncode == 0
    here = json.loads(kg("stats", "--format", "json", "--ledger", demo_ledger).stdout)
    there = json.loads(kg("stats", "--format", "json", "--graph", neo4j_server.bolt, **login).stdout)
    assert there == [row for row in here if row["what"] != "operations"]


@pytest.mark.parametrize("name", load_questions())
def test_every_question_answers_in_every_format(kg: Kg, demo_ledger: Path, name: str) -> None:
    examples = {"actor": "해온시", "city": "해온시", "a": "해온시", "b": "다솔시"}
    given = [f"-p{p.name}={examples.get(p.name, p.example)}" for p in load_questions()[name].parameters if p.required]
    # one start of the embedded graph for the three of them would be enough, were it not a question of processes
    answers = [kg("query", name, *given, "--format", how, "--ledger", demo_ledger) for how in ("json", "csv")]
    assert [done.returncode for done in answers] == [0, 0], answers[0].stderr
    records = json.loads(answers[0].stdout)
    columns, *rows = csv.reader(io.StringIO(answers[1].stdout))
    assert columns == [column.name for column in load_questions()[name].columns]
    assert len(rows) == len(records)


def test_questions_are_listed_in_the_users_language(kg: Kg) -> None:
    assert "Who bids for what" in kg("query").stdout
    assert "누가 무엇을 유치하려 하나" in kg("query", KG_LANG="ko").stdout


def test_cypher_takes_typed_parameters(kg: Kg, demo_ledger: Path) -> None:
    statement = "MATCH (c:City) WHERE c.name IN $names RETURN c.name AS name ORDER BY name LIMIT $n"
    done = kg(
        "cypher", statement, "-p", 'names=["해온시","다솔시"]', "-p", "n=1", "--format", "json", "--ledger", demo_ledger
    )
    assert json.loads(done.stdout) == [{"name": "다솔시"}]


def test_cypher_shows_nodes_by_type_and_name(kg: Kg, demo_ledger: Path) -> None:
    done = kg("cypher", "MATCH (c:City {name: '해온시'}) RETURN c", "--ledger", demo_ledger)
    assert "(City 해온시)" in done.stdout


def test_why_gives_the_quotes_of_an_actor(kg: Kg, demo_ledger: Path) -> None:
    page = kg("why", "새움로보틱스", "--ledger", demo_ledger)
    assert page.returncode == 0
    assert "[Company]" in page.stdout
    rows = json.loads(kg("why", "새움로보틱스", "--format", "json", "--ledger", demo_ledger).stdout)
    assert {"SIGNED_MOU_WITH", "MEMBER_OF"} <= {row["relation"] for row in rows}
    assert all(row["quote"] and row["article"].startswith("d-") and row["claim"].startswith("c-") for row in rows)


def test_check_finds_nothing(kg: Kg, demo_ledger: Path) -> None:
    done = kg("check", "--ledger", demo_ledger)
    assert (done.returncode, done.stdout) == (0, "")


def test_jsonl_comes_back_as_it_went(kg: Kg, demo_ledger: Path) -> None:
    assert kg("export", "jsonl", "-o", "a.jsonl", "--ledger", demo_ledger).returncode == 0
    done = kg("build", "a.jsonl", "--ledger", "copy.kg")
    assert done.returncode == 0, done.stderr
    assert kg("export", "jsonl", "--ledger", "copy.kg").stdout == kg("export", "jsonl", "--ledger", demo_ledger).stdout


def test_browser_files_schema_and_loaders(kg: Kg, tmp_path: Path) -> None:
    done = kg("browser", "-o", "out")
    assert done.returncode == 0
    assert all((tmp_path / line).is_file() for line in done.stdout.splitlines())
    for kind in ("turtle", "shacl", "cypher", "grass", "json"):
        assert kg("schema", kind).stdout.strip()
    listed = json.loads(kg("loaders", "--format", "json").stdout)
    assert {"text", "jsonl"} <= {row["loader"] for row in listed}


def test_a_folder_and_standard_input_are_read_like_files(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "articles" / "deeper").mkdir(parents=True)
    text = ARTICLES[0].read_bytes()
    (tmp_path / "articles" / "deeper" / "a.txt").write_bytes(text)
    assert "1 new" in kg("build", "articles").stderr
    assert "1 unchanged" in kg("build", "-", stdin=text).stderr
