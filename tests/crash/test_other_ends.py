"""What else ends a command half-way: a full disk, a quota, a file that cannot be written, another writer, a server that stops."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Kg
from stores import server
from workshop import Step, exported, prepare, run, steps, whole

from kg.ledger import LedgerFile
from kg.ontology import load_ontology
from kg.store import Report, open_server

BUILD = Step("build", ("build", "more.jsonl"))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base")
    prepare(folder)
    return folder


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of 1 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    call = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    done = subprocess.run(call, capture_output=True, text=True, check=False) if shutil.which("mount") else None
    if done is None or done.returncode:
        pytest.skip("no tmpfs can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_says_so_and_keeps_what_was_stored(kg: Kg, base: Path, small_disk: Path, tmp_path: Path) -> None:
    ledger = small_disk / "l.kg"
    done = kg("build", base / "more.jsonl", "--ledger", ledger)
    assert done.returncode == 1
    assert "the disk is full" in done.stderr
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    whole(ledger)
    assert kg("build", base / "more.jsonl", "--ledger", ledger).returncode == 0
    assert exported(ledger) == exported_whole(kg, base, tmp_path)


def exported_whole(kg: Kg, base: Path, tmp_path: Path) -> str:
    assert kg("build", base / "more.jsonl", "--ledger", tmp_path / "whole.kg").returncode == 0
    return exported(tmp_path / "whole.kg")


def test_a_quota_says_so_too(base: Path, tmp_path: Path) -> None:
    call = [sys.executable, "-m", "kg", "build", str(base / "more.jsonl"), "--ledger", "l.kg"]
    limited = ["bash", "-c", 'ulimit -f 700; exec "$@"', "-", *call]
    done = subprocess.run(limited, cwd=tmp_path, capture_output=True, text=True, check=False, env=_english())
    assert done.returncode == 1, done.stderr
    assert "the disk is full" in done.stderr
    assert "Traceback" not in done.stderr
    whole(tmp_path / "l.kg")


def _english() -> dict[str, str]:
    import os

    return os.environ | {"KG_LANG": "en"}


def test_a_ledger_that_cannot_be_written_is_named(kg: Kg, base: Path, tmp_path: Path) -> None:
    shutil.copytree(base, tmp_path, dirs_exist_ok=True)
    ledger = tmp_path / "stakeholders.kg"
    before = ledger.read_bytes()
    ledger.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        for step in steps():
            done = kg(*step.arguments, plain_user=True)
            assert done.returncode == 1, (step, done)
            assert "cannot be written" in done.stderr
        assert kg("stats", plain_user=True).returncode == 0
    finally:
        tmp_path.chmod(0o755)
    assert ledger.read_bytes() == before


def test_two_writers_take_turns(base: Path, tmp_path: Path) -> None:
    shutil.copytree(base, tmp_path, dirs_exist_ok=True)
    other = sqlite3.connect(tmp_path / "stakeholders.kg", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(1.0, other.rollback)
    release.start()
    took, code = run(tmp_path, BUILD)
    release.join()
    other.close()
    assert code == 0
    assert took > 0.9


def test_two_builds_at_once_come_to_the_same_as_one_after_the_other(base: Path, tmp_path: Path) -> None:
    shutil.copytree(base, tmp_path, dirs_exist_ok=True)
    codes: list[int | None] = []
    both = [threading.Thread(target=lambda: codes.append(run(tmp_path, BUILD)[1])) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert codes == [0, 0]
    whole(tmp_path / "stakeholders.kg")
    alone = tmp_path / "alone"
    shutil.copytree(base, alone)
    assert run(alone, BUILD)[1] == 0
    assert exported(tmp_path / "stakeholders.kg") == exported(alone / "stakeholders.kg")


@pytest.mark.neo4j
def test_a_server_that_stops_in_mid_push_is_brought_up_to_date_by_the_next(kg: Kg, base: Path, tmp_path: Path) -> None:
    shutil.copytree(base, tmp_path, dirs_exist_ok=True)
    assert run(tmp_path, BUILD)[1] == 0
    server.FOLDER.mkdir(exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix="stopped-", dir=server.FOLDER))
    try:
        first = server.start(home)
    except server.Unavailable as reason:
        shutil.rmtree(home)
        pytest.skip(f"no Neo4j server of its own to stop: {reason}")
    login = {"NEO4J_USERNAME": first.user, "NEO4J_PASSWORD": first.password}
    running = first
    try:
        stop = threading.Timer(1.5, first.stop)
        stop.start()
        _, code = run(tmp_path, Step("push", ("push", first.bolt)), **login)
        stop.join()
        assert code in (0, 3)
        gone = kg("push", first.bolt, **login)
        assert gone.returncode == 3
        running = server.start(home, int(first.bolt.rpartition(":")[2]), int(first.http.rpartition(":")[2]))
        assert run(tmp_path, Step("push", ("push", first.bolt)), **login)[1] == 0
        with (
            open_server(first.bolt, user=first.user, password=first.password) as store,
            LedgerFile(tmp_path / "stakeholders.kg", load_ontology(), read_only=True) as file,
        ):
            compared = store.bring_up_to_date(file, verify=True)
            assert compared == Report(unchanged=compared.unchanged)
            assert store.read("MATCH (n:Article) RETURN count(n)").records == [(file.stats().articles,)]
    finally:
        running.stop()
        shutil.rmtree(home, ignore_errors=True)
