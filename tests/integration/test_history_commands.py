"""Retract, log, undo, backup as a user runs them; each test is named after what goes wrong elsewhere."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from kg.cli.demo import LEXICON, SAMPLES

Kg = Callable[..., subprocess.CompletedProcess[str]]
BID = SAMPLES / "dasol-rival-bid.txt"


def build(kg: Kg) -> None:
    done = kg("build", *sorted(SAMPLES.glob("*.txt")), "--lexicon", LEXICON)
    assert done.returncode == 0, done.stderr


def exported(kg: Kg) -> str:
    return kg("export", "jsonl").stdout


def test_a_removed_article_leaves_no_facts_behind_and_takes_none_that_others_support(kg: Kg, tmp_path: Path) -> None:
    build(kg)
    before = exported(kg)
    told = kg("retract", BID, "--dry-run", "--format", "json")
    assert exported(kg) == before
    assert "Nothing was changed" in told.stderr
    assert kg("retract", BID, "--format", "json").stdout == told.stdout
    effects = {row["effect"] for row in json.loads(told.stdout)}
    assert "vanishes" in effects
    rows = [json.loads(line) for line in exported(kg).splitlines()]
    assert not any("솔내일보" in json.dumps(row, ensure_ascii=False) for row in rows)
    alone = kg("build", *sorted(set(SAMPLES.glob("*.txt")) - {BID}), "--lexicon", LEXICON, "--ledger", "alone.kg")
    assert alone.returncode == 0
    assert kg("export", "jsonl", "--ledger", "alone.kg").stdout == exported(kg)


def test_a_retraction_holds_against_later_builds_and_undo_brings_every_byte_back(kg: Kg) -> None:
    build(kg)
    before = exported(kg)
    assert kg("retract", BID).returncode == 0
    gone = exported(kg)
    assert gone != before
    again = kg("build", BID, "--lexicon", LEXICON, "--format", "json")
    assert [row["state"] for row in json.loads(again.stdout)] == ["retracted"]
    assert exported(kg) == gone
    assert kg("undo").returncode == 0
    assert exported(kg) == before
    assert kg("undo", 3).returncode == 0
    assert exported(kg) == gone
    log = json.loads(kg("log", "--format", "json").stdout)
    assert [(row["operation"], row["kind"]) for row in log] == [(4, "undo"), (3, "undo"), (2, "retract"), (1, "build")]


def test_what_cannot_be_undone_or_found_says_why(kg: Kg) -> None:
    build(kg)
    for arguments, words in (
        (("undo", 7), "no operation 7"),
        (("retract", "없는 기사"), "no such document"),
        (("retract", "--before", "어제"), "no day"),
        (("retract", "https://example.org/1"), "no such document"),
    ):
        done = kg(*arguments)
        assert done.returncode == 1
        assert words in done.stderr
    assert kg("retract").returncode == 2


def test_a_backup_is_a_ledger_and_overwrites_nothing(kg: Kg, tmp_path: Path) -> None:
    build(kg)
    assert kg("backup", "copy.kg").returncode == 0
    assert kg("export", "jsonl", "--ledger", "copy.kg").stdout == exported(kg)
    copied = (tmp_path / "copy.kg").read_bytes()
    assert kg("backup", "copy.kg").returncode == 1
    nowhere = kg("backup", "no/such/copy.kg")
    assert nowhere.returncode == 1
    assert "no/such/copy.kg cannot be written" in nowhere.stderr
    assert (tmp_path / "copy.kg").read_bytes() == copied
