"""What bad input gets: one clear message on stderr with the cure, the right exit code, no traceback, nothing half-written.

(`kg` fails by itself on any traceback.)
"""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from complaints import one_message

from kg.cli.demo import SAMPLES

SAMPLE = SAMPLES / "haeon-robot-committee.txt"
ENGLISH = "The city council met on Monday to discuss the proposal. " * 20
NO_HEAD = "가온대학교는 새움로보틱스와 업무협약을 체결했다. 두 기관은 수중로봇 개발에 협력한다."


def held(folder: Path) -> set[str]:
    """Everything in the folder, at any depth."""
    return {str(p.relative_to(folder)) for p in folder.rglob("*")}


# ---- sources

BAD_SOURCES = {
    "missing": (None, "there is no such file"),
    "empty": (b"", "the file is empty"),
    "blank": (b" \n\t\n", "the file is empty"),
    "binary": (bytes(range(256)) * 40, "binary data"),
    "broken-utf8": (SAMPLE.read_bytes()[:1000] + b"\xff\xfe\xed\xa0" + SAMPLE.read_bytes()[1000:], "broken at byte"),
    "page": (b"<!DOCTYPE html>\n<html><body><p>" + NO_HEAD.encode() + b"</p></body></html>", "web page"),
    "english": (ENGLISH.encode(), "orean"),
}


@pytest.mark.parametrize("name", BAD_SOURCES)
def test_a_bad_source_is_refused_and_the_others_go_on(kg, tmp_path: Path, name: str) -> None:
    data, said = BAD_SOURCES[name]
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    if data is not None:
        bad.write_bytes(data)
    good.write_bytes(SAMPLE.read_bytes())
    done = kg("build", bad, good)
    assert done.returncode == 1
    assert "bad.txt" in one_message(done.stderr)
    assert said in one_message(done.stderr)
    assert "1 new" in done.stderr
    assert "1 refused" in done.stderr
    assert "물결신문" in kg("query", "articles").stdout


def test_a_bad_source_speaks_korean(kg, tmp_path: Path) -> None:
    assert "그런 파일이 없습니다" in kg("build", "nope.txt", KG_LANG="ko").stderr


def test_a_folder_without_readable_files(kg, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    for folder in ("empty", "other"):
        done = kg("build", folder)
        assert done.returncode == 1
        assert folder in one_message(done.stderr)
        assert "0 new" in done.stderr


def test_an_unreadable_file(kg, tmp_path: Path) -> None:
    locked = tmp_path / "locked.txt"
    locked.write_bytes(SAMPLE.read_bytes())
    locked.chmod(0)
    done = kg("build", locked, plain_user=True)
    assert done.returncode == 1
    assert "cannot be read" in one_message(done.stderr)


def test_fifty_megabytes_are_no_article(kg, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    line = ("해온시는 국가 해양로봇 실증센터를 유치하기로 했다.\n" * 1000).encode()
    with large.open("wb") as out:
        while out.tell() <= 50_000_000:
            out.write(line)
    done = kg("build", large)
    assert done.returncode == 1
    assert "50.0 MB" in one_message(done.stderr)


def test_a_text_without_byline_or_date_is_read_with_a_warning(kg) -> None:
    done = kg("build", "-", stdin=NO_HEAD)
    assert done.returncode == 0
    assert "publisher" in one_message(done.stderr)
    assert "date" in one_message(done.stderr)
    assert "1 new" in done.stderr


def test_many_warnings_are_counted(kg, tmp_path: Path) -> None:
    for number in range(25):
        (tmp_path / f"{number}.txt").write_text(f"{NO_HEAD} 예산은 {number}억 원이다.", encoding="utf-8")
    done = kg("build", tmp_path, "--ledger", tmp_path / "many.kg", KG_LANG="ko")
    assert done.returncode == 0
    assert done.stderr.count("머리글에 없는 것: 매체, 날짜") == 20
    assert "경고 5건" in done.stderr


def test_two_files_taken_for_one_article_are_named(kg, tmp_path: Path) -> None:
    for name, words in (("a", "운영한다"), ("b", "폐지한다")):
        head = "URL: https://hanbit.example/1\n한빛시, 해양로봇 실증센터를 운영\n입력 2025-02-04 20:50\n\n[한빛=가람뉴스] 이나래 기자 = "
        (tmp_path / f"{name}.txt").write_text(
            f"{head}한빛시는 해양로봇 실증센터를 {words}고 4일 밝혔다.\n", encoding="utf-8"
        )
    done = kg("build", tmp_path, "--ledger", tmp_path / "two.kg")
    assert done.returncode == 0
    assert "b.txt: taken for a newer version of" in done.stderr


def test_a_bad_lexicon_is_named(kg, tmp_path: Path) -> None:
    (tmp_path / "mine.tsv").write_text("no header here\n", encoding="utf-8")
    done = kg("build", SAMPLE, "--lexicon", "mine.tsv")
    assert done.returncode == 1
    assert "mine.tsv" in one_message(done.stderr)


# ---- ledgers


@pytest.mark.parametrize(
    "command",
    [("stats",), ("export", "jsonl"), ("why", "x"), ("check",), ("query", "who-bids-for-what"), ("cypher", "RETURN 1")],
    ids=" ".join,
)
def test_without_a_ledger_reading_commands_say_how_to_get_one(kg, tmp_path: Path, command: tuple[str, ...]) -> None:
    done = kg(*command)
    assert (done.returncode, done.stdout) == (1, "")
    assert "kg build" in one_message(done.stderr)
    assert held(tmp_path) == set()


@pytest.fixture(params=["sqlite", "text", "folder"])
def foreign(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """Something of another program at the place of the ledger; it is the same afterwards."""
    path = tmp_path / "other.db"
    if request.param == "folder":
        path.mkdir()
        yield path
        assert held(tmp_path) == {"other.db"}
        return
    if request.param == "text":
        path.write_text("a text of somebody's\n" * 500, encoding="utf-8")
    else:
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE notes (body TEXT)")
            other.execute("INSERT INTO notes VALUES ('x')")
        other.close()
    before = path.read_bytes()
    yield path
    assert path.read_bytes() == before
    assert held(tmp_path) == {"other.db"}


@pytest.mark.parametrize("command", [("build", SAMPLE), ("stats",), ("query", "who-leads-whom")], ids=lambda c: c[0])
def test_a_ledger_of_another_program_is_left_as_it_is(kg, foreign: Path, command: tuple[object, ...]) -> None:
    done = kg(*command, "--ledger", foreign)
    assert done.returncode == 1
    assert "other.db" in one_message(done.stderr)


def test_a_folder_is_no_ledger(kg, tmp_path: Path) -> None:
    (tmp_path / "place").mkdir()
    for command in (("build", SAMPLE), ("stats",)):
        done = kg(*command, "--ledger", tmp_path / "place")
        assert done.returncode == 1
        assert "this is a folder" in one_message(done.stderr)


def test_a_ledger_is_made_in_a_folder_that_is_there(kg, tmp_path: Path) -> None:
    done = kg("build", SAMPLE, KG_LEDGER=str(tmp_path / "nowhere" / "x.kg"))
    assert done.returncode == 1
    assert "no folder" in one_message(done.stderr)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.usefixtures("built")
def test_a_newer_ledger_is_refused(kg, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "stakeholders.kg") as ledger:
        ledger.execute("PRAGMA user_version = 9999")
    ledger.close()
    done = kg("stats")
    assert done.returncode == 1
    assert "9999" in one_message(done.stderr)


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "read-only"
    folder.mkdir(mode=0o555)
    yield folder
    folder.chmod(0o755)


def test_a_read_only_folder_takes_no_ledger(kg, read_only: Path) -> None:
    done = kg("build", SAMPLE, "--ledger", read_only / "x.kg", plain_user=True)
    assert done.returncode == 1
    assert "x.kg" in one_message(done.stderr)
    assert held(read_only) == set()


@pytest.mark.parametrize(
    "command",
    [("export", "jsonl", "-o"), ("schema", "json", "-o"), ("browser", "-o"), ("demo", "-o")],
    ids=lambda c: c[0],
)
@pytest.mark.usefixtures("built")
def test_a_read_only_folder_takes_no_files(kg, tmp_path: Path, read_only: Path, command: tuple[str, ...]) -> None:
    done = kg(*command, read_only / "out", plain_user=True)
    assert done.returncode == 1
    assert "out" in one_message(done.stderr)
    assert held(read_only) == set()


@pytest.mark.usefixtures("built")
def test_a_missing_folder_is_named(kg) -> None:
    done = kg("export", "jsonl", "-o", "no/such/folder/x.jsonl")
    assert done.returncode == 1
    assert "no/such/folder" in one_message(done.stderr)


@pytest.mark.skipif(os.name != "posix", reason="a group of processes gets the signal, as from a terminal")
def test_an_interrupt_is_one_sentence_also_with_several_processes(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number}.txt").write_text(f"{NO_HEAD} 예산은 {number}억 원이다.", encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", str(tmp_path), "--jobs", "2", "--ledger", str(tmp_path / "cut.kg")]
    environment = os.environ | {"KG_LANG": "en"}

    def hears() -> None:
        signal.signal(
            signal.SIGINT, signal.SIG_DFL
        )  # a job in the background was told to ignore it, and so would this one

    with subprocess.Popen(
        command, stderr=subprocess.PIPE, start_new_session=True, text=True, env=environment, preexec_fn=hears
    ) as run:
        while not (tmp_path / "cut.kg").exists() and run.poll() is None:
            time.sleep(0.05)  # the ledger is there with the first article: the build is in its midst
        os.killpg(run.pid, signal.SIGINT)
        _, told = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "Traceback" not in told
    assert "Interrupted" in told
