"""`kg judge`, `kg why A B`, `kg query doubtful-identities` as a user runs them."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import kg as library
from kg.cli.demo import LEXICON

Kg = Callable[..., subprocess.CompletedProcess[str]]
ARTICLES = {
    "lecture": '가온대, 해양로봇 강좌 연다\n입력 2025-04-12 10:00\n[해온=물결신문] 문서연 기자 = 이가온 가온대학교 교수는 12일 "바다에서 쓰는 로봇을 가르치겠다"고 말했다.',
    "board": '새움로보틱스, 새 대표 선임\n입력 2025-04-20 10:00\n[해온=가람경제] 서지호 기자 = 이가온 새움로보틱스 대표는 20일 "국가 해양로봇 실증센터를 돕겠다"고 밝혔다.',
    "experts": '해양로봇 전문가 한자리에\n입력 2025-05-02 10:00\n[해온=솔내일보] 차온유 기자 = 이가온 박사는 2일 "국가 해양로봇 실증센터가 필요하다"고 말했다. 새움로보틱스도 행사에 참석했다.',
}
EXPERT, CHIEF, TEACHER = "이가온@해양로봇 전문가", "이가온@새움", "이가온@가온대"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the three articles and a ledger of them, built once."""
    folder = tmp_path_factory.mktemp("identity")
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    with library.open(folder / "stakeholders.kg") as opened:
        assert opened.build([str(folder / "*.txt")], lexicon=LEXICON).new == len(ARTICLES)
    return folder


@pytest.fixture
def built(kg: Kg, tmp_path: Path, ledger: Path) -> Kg:
    """The command beside a copy of that ledger."""
    shutil.copytree(ledger, tmp_path, dirs_exist_ok=True)
    return kg


def people(kg: Kg) -> dict[str, list[str]]:
    lines = [json.loads(line) for line in kg("export", "jsonl").stdout.splitlines()]
    return {line["id"]: line["keys"] for line in lines if line.get("type") == "Person" and line["name"] == "이가온"}


def test_a_judgement_joins_survives_a_rebuild_an_export_and_an_import(built: Kg) -> None:
    kg = built
    assert len(people(kg)) == 3
    done = kg("judge", EXPERT, CHIEF, "same", "--note", "programme")
    assert (done.returncode, done.stderr) == (0, "")
    assert "They are one actor" in done.stdout
    assert len(people(kg)) == 2
    exported = kg("export", "jsonl").stdout
    assert kg("build", "experts.txt", "--lexicon", LEXICON).returncode == 0
    assert kg("export", "jsonl").stdout == exported
    assert kg("export", "jsonl", "-o", "all.jsonl").returncode == 0
    assert kg("build", "all.jsonl", "--ledger", "copy.kg").returncode == 0
    assert kg("export", "jsonl", "--ledger", "copy.kg").stdout == exported
    assert kg("undo").returncode == 0
    assert len(people(kg)) == 3


def test_the_same_again_changes_nothing_and_a_contradiction_is_refused_by_name(built: Kg) -> None:
    kg = built
    first = json.loads(kg("judge", EXPERT, CHIEF, "same", "--note", "programme", "--format", "json").stdout)[0]
    again = json.loads(kg("judge", CHIEF, EXPERT, "same", "--format", "json").stdout)[0]
    assert (first.pop("new"), again.pop("new")) == (True, False)
    assert again == first
    assert kg("judge", CHIEF, TEACHER, "same").returncode == 0
    before = kg("export", "jsonl").stdout
    refused = kg("judge", EXPERT, TEACHER, "different")
    assert refused.returncode == 2
    assert "programme" in refused.stderr
    assert refused.stderr.count("same (20") == 2
    assert "kg undo" in refused.stderr
    korean = kg("judge", EXPERT, TEACHER, "different", KG_LANG="ko")
    assert "판정할 수 없습니다" in korean.stderr
    assert kg("export", "jsonl").stdout == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("이가온", CHIEF, "same"), "Several are called 이가온: n-"),
        (("이가온@없는 기사", CHIEF, "same"), "No article is 없는 기사"),
        (("한도윤@해양로봇 전문가", CHIEF, "same"), "names no 한도윤"),
        ((CHIEF, CHIEF, "same"), "one and the same name"),
        ((CHIEF, TEACHER, "sane"), "Write one of same, different, unsure"),
    ],
)
def test_what_is_unclear_is_refused_with_what_there_is(built: Kg, words: tuple[str, ...], told: str) -> None:
    done = built("judge", *words)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stdout == ""
    assert len(people(built)) == 3


def test_why_tells_each_rule_with_the_words_that_show_it(built: Kg) -> None:
    kg = built
    rows = json.loads(kg("why", EXPERT, CHIEF, "--format", "json").stdout)
    assert {(row["one"], row["speaks"], row["rule"]) for row in rows} == {
        (False, "against", "bare-among-several"),
        (False, "for", "same-name"),
    }
    for row in rows:
        assert row["name"] == "이가온"
        assert "이가온" in row["quote"]
        assert row["end"] - row["start"] == len(row["quote"])
    table = kg("why", EXPERT, CHIEF, KG_LANG="ko").stdout
    assert "서로 다른 두 주체입니다." in table
    assert "이가온 박사는 2일" in table.replace("\n      ", " ")
    assert kg("judge", EXPERT, CHIEF, "same").returncode == 0
    after = kg("why", EXPERT, CHIEF).stdout
    assert "They are one actor." in after
    assert "judged-same" in after
    assert "로보틱스" in kg("why", EXPERT).stdout


def test_doubtful_identities_are_listed_best_first_until_they_are_judged(built: Kg) -> None:
    kg = built
    rows = json.loads(kg("query", "doubtful-identities", "--format", "json").stdout)
    assert [row["rule"] for row in rows] == ["bare-name", "bare-name", "namesakes"]
    assert {rows[0]["a_of"], rows[0]["b_of"]} == {"새움로보틱스", None}
    assert rows[0]["score"] > rows[1]["score"]
    assert kg("judge", rows[0]["a_id"], rows[0]["b_id"], "unsure").returncode == 0
    left = json.loads(kg("query", "doubtful-identities", "--format", "json").stdout)
    assert left == rows[1:]
    assert "이름뿐" in kg("query", "doubtful-identities", KG_LANG="ko").stdout
    assert "doubtful-identities" in kg("query").stdout


def test_a_server_says_in_one_sentence_that_the_ledger_answers(built: Kg) -> None:
    done = built("query", "doubtful-identities", "--graph", "bolt://localhost:1")
    assert done.returncode == 2
    assert done.stderr == (
        "kg: The question doubtful-identities is answered by the ledger, not by a server. Ask it without --graph and KG_GRAPH.\n"
    )


def test_judgements_go_out_to_a_spreadsheet_and_come_back(built: Kg, tmp_path: Path) -> None:
    kg = built
    assert kg("judge", EXPERT, CHIEF, "same", "--note", "programme").returncode == 0
    assert "Wrote 1 lines" in kg("judge", "--export", "all.tsv").stderr
    assert kg("judge", "--export", "-").stdout == (tmp_path / "all.tsv").read_text(encoding="utf-8")
    before = kg("export", "jsonl").stdout
    assert kg("undo").returncode == 0
    assert "1 new judgements" in kg("judge", "--import", "all.tsv").stderr
    assert kg("export", "jsonl").stdout == before
    assert "1 stood already" in kg("judge", "--import", "all.tsv").stderr
    for wrong in (("judge",), ("judge", "가", "나"), ("judge", "--export", "x", "--import", "y")):
        assert kg(*wrong).returncode == 2
    (tmp_path / "bad.tsv").write_text("a\tb\tverdict\n아무개\t이가온\tsame\n", encoding="utf-8")
    bad = kg("judge", "--import", "bad.tsv")
    assert bad.returncode == 1
    assert "bad.tsv:2:" in bad.stderr
