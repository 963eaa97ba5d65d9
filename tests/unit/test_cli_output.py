"""What the command line prints: rows in three formats, parameters read, facts in words, errors with their exit codes."""

import csv
import io
import json
import pickle

import pytest
from typer.testing import CliRunner

from kg.cli import demo
from kg.cli.app import COMMANDS, app
from kg.cli.facts import Names, by_weight, evidence_line, fact_lines, find_actor, relation_line, short
from kg.cli.options import Format, parameters, typed_parameters
from kg.cli.output import show
from kg.errors import InputError, UsageError, messages
from kg.export import FORMATS
from kg.graph import Evidence, Node, Relation

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LANG", "en")
    for name in ("KG_LEDGER", "KG_GRAPH", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


# ---- rows


def test_json_keeps_values_and_hangul(capsys: pytest.CaptureFixture[str]) -> None:
    show(("이름", "n", "list"), [("포항시", 1, ["가", "나"])], Format.json)
    out = capsys.readouterr().out
    assert "포항시" in out
    assert json.loads(out) == [{"이름": "포항시", "n": 1, "list": ["가", "나"]}]


def test_json_of_no_rows_is_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    show(("a",), [], Format.json)
    assert json.loads(capsys.readouterr().out) == []


def test_csv_reads_back(capsys: pytest.CaptureFixture[str]) -> None:
    show(("a", "b", "c"), [('한 "말", 둘', None, ["x", "y"])], Format.csv)
    assert list(csv.reader(io.StringIO(capsys.readouterr().out))) == [["a", "b", "c"], ['한 "말", 둘', "", "x|y"]]


def test_tables_take_text_literally(capsys: pytest.CaptureFixture[str]) -> None:
    show(("a",), [("[포항=뉴스] :smile: [bold]x[/bold]",)], Format.table)
    assert "[포항=뉴스] :smile: [bold]x[/bold]" in capsys.readouterr().out


def test_table_headings_speak_the_users_language(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_LANG", "ko")
    show(("publisher", "x"), [("a", "b")], Format.table, headings={"x": "엑스"})
    assert capsys.readouterr().out.splitlines()[0].split() == ["매체", "엑스"]


# ---- parameters


def test_parameters_are_split_at_the_first_equals_sign() -> None:
    assert parameters(["a=b=c", "d="]) == {"a": "b=c", "d": ""}


@pytest.mark.parametrize(
    ("pairs", "name"), [(["a"], "parameter-form"), (["=a"], "parameter-form"), (["a=1", "a=2"], "parameter-twice")]
)
def test_malformed_parameters_are_refused(pairs: list[str], name: str) -> None:
    with pytest.raises(UsageError) as raised:
        parameters(pairs)
    assert raised.value.name == name


def test_parameters_of_cypher_have_types() -> None:
    given = ["n=5", "x=1.5", "yes=true", "none=null", 'list=["a","b"]', "city=포항시", 'text="5"', "map={}"]
    assert typed_parameters(given) == {
        "n": 5, "x": 1.5, "yes": True, "none": None, "list": ["a", "b"], "city": "포항시", "text": "5", "map": "{}",
    }  # fmt: skip


# ---- facts in words


def evidence(quote: str = "가시는 센터를 유치한다", speaker: str | None = None) -> Evidence:
    return Evidence("c-1", "d-1", quote, 0, 5, None, "asserted", speaker, "2025-03-11", None, 0.9, "thing|가시|")


NODES = [
    Node("n-1", "City", ("Entity",), "가시", aliases=("가시", "가"), keys=("thing|가시|",), merged_ids=("n-old",)),
    Node("n-2", "Facility", ("Entity",), "센터"),
    Node("n-3", "Person", ("Entity",), "김하나"),
    Node("n-4", "Person", ("Entity",), "김하나"),
    Node("d-1", "Article", ("Entity",), "제목", properties={"publisher": "물결신문", "date": "2025-03-11"}),
]
NAMES = Names({node.id: node for node in NODES})
BID = Relation(
    "r-1", "BIDS_FOR", "n-1", "n-2", {"modality": "planned", "articles": 2, "publishers": 1}, (evidence(speaker="n-3"),)
)


def test_a_fact_names_type_target_and_what_is_unusual() -> None:
    assert relation_line(BID, NAMES) == "BIDS_FOR  센터  (planned, 2 articles, 1 publisher)"
    assert evidence_line(BID.evidence[0], NAMES) == "“가시는 센터를 유치한다” — 김하나; 물결신문, 2025-03-11"


def test_facts_stand_under_their_source_and_leave_records_out() -> None:
    mention = Relation("r-2", "MENTIONS", "d-1", "n-1", {"count": 1})
    assert next(fact_lines(by_weight([mention, BID], NAMES), NAMES)) == "가시"
    assert by_weight([mention], NAMES) == []


@pytest.mark.parametrize("wanted", ["n-1", "n-old", "가시", "가", " 가 시 "])
def test_an_actor_is_found_by_id_name_and_alias(wanted: str) -> None:
    assert find_actor(wanted, NODES).id == "n-1"


def test_an_unknown_actor_gets_near_names_and_a_shared_name_gets_ids() -> None:
    with pytest.raises(UsageError, match="센터"):
        find_actor("센타", NODES)
    with pytest.raises(UsageError, match=r"n-3.*n-4"):
        find_actor("김하나", NODES)


def test_long_quotes_are_cut_at_a_word() -> None:
    assert short("가나 다라 마바", 6) == "가나 다라 …"
    assert short("가나\n다라") == "가나 다라"


# ---- the registry, and how errors leave


@pytest.mark.parametrize("module", COMMANDS, ids=lambda m: m.__name__)
def test_every_command_takes_a_ledger_and_explains_itself(module: object) -> None:
    name = module.__name__.rpartition(".")[2]  # type: ignore[attr-defined]
    shown = RUNNER.invoke(app, [name, "--help"])
    assert shown.exit_code == 0
    assert "--ledger" in shown.output
    assert f"command-{name}" in messages()


def test_help_names_every_format() -> None:
    help_text = RUNNER.invoke(app, ["export", "--help"]).output
    assert all(name in help_text for name in FORMATS)


@pytest.mark.parametrize("name", ["query", "cypher", "stats", "push", "browser"])
def test_commands_that_ask_a_graph_take_one(name: str) -> None:
    assert "--graph" in RUNNER.invoke(app, [name, "--help"]).output


@pytest.mark.parametrize("name", ["stats", "query", "cypher", "build", "push", "check", "why", "loaders"])
def test_commands_that_answer_with_rows_take_a_format(name: str) -> None:
    assert "--format" in RUNNER.invoke(app, [name, "--help"]).output


@pytest.mark.parametrize(
    "arguments", [["nope"], ["build"], ["cypher"], ["query", "--format", "xml"], ["build", "--jobs", "0", "x"]]
)
def test_wrong_usage_is_exit_code_2(arguments: list[str]) -> None:
    assert RUNNER.invoke(app, arguments).exit_code == 2


def test_errors_become_text_and_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = RUNNER.invoke(app, ["push"])
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert shown.stderr.startswith("kg: Push to which server?")
    monkeypatch.setenv("KG_LANG", "ko")
    assert RUNNER.invoke(app, ["push"]).stderr.startswith("kg: 어느 서버로")


def raising(error: BaseException) -> object:
    def command(*_: object, **__: object) -> None:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (InputError("file-missing", path="x.txt"), 1, "x.txt: there is no such file."),
        (KeyboardInterrupt(), 130, "Interrupted"),
        (PermissionError(13, "Permission denied", "/x/y"), 1, "/x/y: Permission denied."),
    ],
    ids=["kg", "ctrl-c", "os"],
)
def test_what_a_command_raises_is_said_in_one_line(
    error: BaseException, code: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.open", raising(error), raising=False)
    shown = RUNNER.invoke(app, ["push", "bolt://localhost:1"])
    assert shown.exit_code == code
    assert said in shown.stderr
    assert len(shown.stderr.splitlines()) == 1


def test_errors_travel_between_processes() -> None:
    error = pickle.loads(pickle.dumps(InputError("file-missing", path="x")))
    assert (type(error), error.name, error.values) == (InputError, "file-missing", {"path": "x"})


def test_samples_are_there() -> None:
    assert len(list(demo.SAMPLES.glob("*.txt"))) == 3
