"""Try, replace, restore and erase as a user does; each test is named after what goes wrong elsewhere."""

import json
from pathlib import Path

import pytest
from conftest import Kg

from kg.cli.demo import LEXICON, SAMPLES

BID = SAMPLES / "dasol-rival-bid.txt"
COMMITTEE = SAMPLES / "haeon-robot-committee.txt"
pytestmark = pytest.mark.usefixtures("built")


def exported(kg: Kg, ledger: str = "stakeholders.kg") -> str:
    return kg("export", "jsonl", "--ledger", ledger).stdout


def test_a_wrong_source_does_not_leave_an_empty_ledger_behind(kg: Kg, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    done = kg("build", "missing.txt", "--ledger", "new.kg")
    assert done.returncode == 1
    assert "no ledger new.kg was made" in done.stderr
    assert sorted(tmp_path.iterdir()) == before


def test_what_a_build_would_change_is_told_before_it_changes(kg: Kg, tmp_path: Path) -> None:
    before = (tmp_path / "stakeholders.kg").read_bytes()
    told = kg("build", BID, COMMITTEE, "--dry-run", "--format", "json")
    assert (tmp_path / "stakeholders.kg").read_bytes() == before
    rows = json.loads(told.stdout)
    assert [row["effect"] for row in rows if row["document"]] == ["new", "unchanged"]
    relations = [row for row in rows if row["relation"]]
    assert {row["effect"] for row in relations} == {"new"}
    assert f"{len(relations)} relations would change. Nothing was changed." in told.stderr
    empty = kg("build", BID, "--dry-run", "--ledger", "new.kg")
    assert "1 new" in empty.stderr
    assert not (tmp_path / "new.kg").exists()


def test_an_article_under_a_new_address_is_not_counted_twice(kg: Kg, tmp_path: Path) -> None:
    text = COMMITTEE.read_text(encoding="utf-8")
    assert "도전장" in text
    (tmp_path / "again.txt").write_text(text.replace("도전장", "출사표"), encoding="utf-8")
    assert "1 new" in kg("build", "again.txt").stderr
    assert "1 changed" in kg("build", "again.txt", "--replaces", COMMITTEE).stderr
    [article] = articles(kg)
    assert "출사표" in article["name"]
    assert "1 unchanged" in kg("build", "again.txt").stderr
    assert [article] == articles(kg)
    copy = exported(kg)
    (tmp_path / "copy.jsonl").write_text(copy, encoding="utf-8")
    assert kg("build", "copy.jsonl", "--ledger", "copy.kg").returncode == 0
    assert exported(kg, "copy.kg") == copy
    assert kg("undo").returncode == 0
    assert len(articles(kg)) == 2


def articles(kg: Kg) -> list[dict]:
    rows = map(json.loads, exported(kg).splitlines())
    return [row for row in rows if row.get("type") == "Article"]


def test_replacing_takes_exactly_one_article_and_one_document(kg: Kg) -> None:
    for sources in ((BID, COMMITTEE), ("missing.txt",)):
        done = kg("build", *sources, "--replaces", COMMITTEE)
        assert done.returncode == 2
        assert "one source" in done.stderr
    done = kg("build", BID, "--replaces", "없는 기사")
    assert done.returncode == 1
    assert "no such document" in done.stderr


def test_what_was_retracted_comes_back_only_when_asked(kg: Kg) -> None:
    before = exported(kg)
    assert kg("retract", COMMITTEE).returncode == 0
    assert "1 unchanged" in kg("build", COMMITTEE).stderr
    back = kg("build", COMMITTEE, "--restore", "--format", "json")
    assert [row["state"] for row in json.loads(back.stdout)] == ["restored"]
    assert exported(kg) == before


def test_what_other_rules_read_is_read_again(kg: Kg, tmp_path: Path) -> None:
    before = exported(kg)
    assert kg("build", "--stale").stderr.startswith("0 new, 0 changed, 0 unchanged")
    (tmp_path / "own.tsv").write_text(LEXICON.read_text(encoding="utf-8"), encoding="utf-8")
    assert "1 changed" in kg("build", "--stale", "--lexicon", "own.tsv").stderr
    assert exported(kg) != before
    assert "1 changed" in kg("build", "--stale").stderr
    assert exported(kg) == before
    assert kg("build").returncode == 2


def test_erasing_asks_first_and_leaves_no_byte_in_the_ledger_or_the_embedded_graph(kg: Kg, tmp_path: Path) -> None:
    assert kg("build", BID).returncode == 0
    kept = exported(kg)
    assert kg("judge", "민아라", "차온유", "different", "--note", "비밀 메모").returncode == 0
    assert kg("build", COMMITTEE, "--lexicon", LEXICON).returncode == 0
    assert kg("cypher", "MATCH (n) RETURN count(n)").returncode == 0
    told = sayings(BID)
    assert found(told, tmp_path)
    asked = kg("purge", BID)
    assert (asked.returncode, exported(kg) == kept) == (2, False)
    assert "--yes" in asked.stderr
    done = kg("purge", BID, "--yes")
    assert "Erased 1 documents" in done.stderr
    assert not found(told, tmp_path)
    assert "비밀".encode() not in (tmp_path / "stakeholders.kg").read_bytes()
    assert kg("check").returncode == 0
    log = json.loads(kg("log", "--format", "json").stdout)
    assert (log[0]["kind"], log[0]["documents"]) == ("purge", 1)
    undo = kg("undo")
    assert undo.returncode == 1
    assert "erased documents for good" in undo.stderr
    assert kg("purge", BID, "--yes").returncode == 1
    assert kg("cypher", "MATCH (n:Article) RETURN n.title").returncode == 0
    assert not found(told, tmp_path)


def sayings(article: Path) -> set[bytes]:
    """Words of the article that nothing else holds: pieces of its sentences as UTF-8, and names that only it tells."""
    words = article.read_text(encoding="utf-8").split()
    others = COMMITTEE.read_text(encoding="utf-8")
    pieces = {" ".join(words[i : i + 3]) for i in range(0, len(words), 3)}
    names = {name for name in ("민아라", "차온유", "강로운", "다솔갯벌시민연대") if name not in others}
    assert names
    return {piece.encode() for piece in pieces | names if piece not in others and len(piece) > 2}


def found(words: set[bytes], folder: Path) -> set[bytes]:
    """Which of the words stand in a file of the ledger or its graph."""
    files = [path for path in folder.rglob("*") if path.is_file() and "stakeholders.kg" in str(path)]
    held = b"".join(path.read_bytes() for path in files)
    return {word for word in words if word in held}
