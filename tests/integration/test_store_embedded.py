"""The embedded graph: opened again and again, by one process and by several, and what it leaves behind."""

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sample_graph import sample

from kg.errors import GraphError
from kg.store import open_embedded

SAMPLE = sample()
TESTS = Path(__file__).resolve().parent.parent

# A process of its own that opens the graph named by its first argument.
OPEN = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from sample_graph import sample
from kg.store import open_embedded
with open_embedded(Path(sys.argv[1])) as store:
    store.bring_up_to_date(sample())
    {then}
"""


def process(ledger: Path, then: str, **more: str) -> "subprocess.Popen[str]":
    code = OPEN.format(tests=str(TESTS), then=then)
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code, str(ledger)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **more},
    )  # fmt: skip


def answer(running: "subprocess.Popen[str]") -> tuple[str, str]:
    out, err = running.communicate(timeout=120)
    return out, err


def test_three_times_in_one_process(tmp_path: Path) -> None:
    ledger = tmp_path / "a.kg"
    for created in (True, False, False):
        with open_embedded(ledger) as store:
            assert store.bring_up_to_date(SAMPLE).skipped is not created
            assert store.read("MATCH (c:City) RETURN c.name").records == [("다온시",)]


def test_two_graphs_at_once_in_one_process(tmp_path: Path) -> None:
    with open_embedded(tmp_path / "a.kg") as one, open_embedded(tmp_path / "b.kg") as two:
        one.bring_up_to_date(SAMPLE)
        assert one.read("MATCH (c:City) RETURN count(c)").records == [(1,)]
        assert two.read("MATCH (c:City) RETURN count(c)").records == [(0,)]


def test_three_processes_one_after_the_other_leave_nothing_elsewhere(tmp_path: Path) -> None:
    work, home, temporary = (tmp_path / name for name in ("work", "home", "tmp"))
    for folder in (work, home, temporary):
        folder.mkdir()
    elsewhere = {"HOME": str(home), "TMPDIR": str(temporary), "XDG_STATE_HOME": str(home / "state")}
    for _ in range(3):
        running = process(work / "a.kg", "print(store.read('MATCH (c:City) RETURN c.name').records)", **elsewhere)
        assert answer(running) == ("[('다온시',)]\n", ""), "an answer and no noise"
    assert [found.name for found in work.iterdir()] == ["a.kg-graph"]
    assert list(home.iterdir()) + list(temporary.iterdir()) == []


def test_a_second_process_waits_for_the_first(tmp_path: Path) -> None:
    ledger = tmp_path / "a.kg"
    first = process(ledger, "print('open', flush=True); sys.stdin.readline()")
    assert first.stdout is not None
    assert first.stdin is not None
    assert first.stdout.readline() == "open\n"
    with pytest.raises(GraphError) as busy:
        open_embedded(ledger, wait=0.2)
    assert busy.value.name == "graph-busy"
    assert str(ledger) in str(busy.value)
    second = process(ledger, "print(store.read('MATCH (c:City) RETURN count(c)').records)")
    time.sleep(1)
    first.stdin.write("\n")
    first.stdin.flush()
    assert answer(first)[1] == ""
    assert answer(second) == ("[(1,)]\n", "")


def test_a_killed_process_leaves_a_graph_that_opens(tmp_path: Path) -> None:
    ledger = tmp_path / "a.kg"
    first = process(ledger, "print('open', flush=True); sys.stdin.readline()")
    assert first.stdout is not None
    first.stdout.readline()
    first.kill()
    answer(first)
    with open_embedded(ledger) as store:
        assert store.bring_up_to_date(SAMPLE).skipped
        assert store.bring_up_to_date(SAMPLE, verify=True).created == 0


def test_ending_without_closing_stops_the_engine(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kg.store import open_embedded; "
        "store = open_embedded(Path(sys.argv[1])); print(store.read('RETURN 1 AS one').records)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.kg")], capture_output=True, text=True, timeout=120, check=True
    )
    assert (done.stdout, done.stderr) == ("[(1,)]\n", "")


def test_the_folder_is_only_a_projection(tmp_path: Path) -> None:
    ledger = tmp_path / "a.kg"
    with open_embedded(ledger) as store:
        store.bring_up_to_date(SAMPLE)
    for file in (tmp_path / "a.kg-graph" / "databases" / "kg").glob("*"):
        file.write_bytes(b"not a database")
    with open_embedded(ledger) as store:
        assert store.bring_up_to_date(SAMPLE).created > 0, "a broken one is made anew"


def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.kg-graph").write_text("a file is here")
    with pytest.raises(GraphError) as refused:
        open_embedded(tmp_path / "a.kg")
    assert refused.value.name == "graph-folder"
    (tmp_path / "b.kg-graph").mkdir()
    (tmp_path / "b.kg-graph" / "lock").mkdir()
    with pytest.raises(GraphError) as no_lock:
        open_embedded(tmp_path / "b.kg")
    assert no_lock.value.name == "graph-folder"
    with pytest.raises(GraphError) as missing:
        open_embedded(tmp_path / "no" / "such" / "folder" / "a.kg")
    assert missing.value.name == "graph-folder"


def test_without_the_engine_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "arcadedb", None)
    with pytest.raises(GraphError) as refused:
        open_embedded(tmp_path / "a.kg")
    assert refused.value.name == "graph-no-engine"
    assert "--graph" in str(refused.value)


def test_it_takes_no_writes(tmp_path: Path) -> None:
    with open_embedded(tmp_path / "a.kg") as store, pytest.raises(GraphError) as refused:
        store.write("CREATE (n:Entity {id: 'z'})")
    assert refused.value.name == "graph-embedded-write"


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="looks at /proc")
def test_it_listens_on_loopback_only(tmp_path: Path) -> None:
    with open_embedded(tmp_path / "a.kg") as store:
        store.bring_up_to_date(SAMPLE)
        inodes = {
            re.sub(r"\D", "", os.readlink(f"/proc/self/fd/{fd}"))
            for fd in os.listdir("/proc/self/fd")
            if _is_socket(fd)
        }
        addresses = []
        for table in ("tcp", "tcp6"):
            for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
                fields = line.split()
                if fields[3] == "0A" and fields[9] in inodes:
                    addresses.append(fields[1].partition(":")[0])
    loopback = {
        socket.inet_aton("127.0.0.1")[::-1].hex().upper(),
        "0000000000000000FFFF00000100007F",
        "0" * 24 + "01000000",
    }
    assert addresses
    assert set(addresses) <= loopback


def _is_socket(descriptor: str) -> bool:
    try:
        return os.readlink(f"/proc/self/fd/{descriptor}").startswith("socket:")
    except OSError:
        return False


def test_no_password_is_on_disk_or_in_the_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.store import embedded

    monkeypatch.setattr(embedded.secrets, "token_urlsafe", lambda size: "very-secret-word-of-this-test")
    with open_embedded(tmp_path / "a.kg") as store:
        store.bring_up_to_date(SAMPLE)
    for file in (tmp_path / "a.kg-graph").rglob("*"):
        if file.is_file():
            assert b"very-secret-word" not in file.read_bytes(), file
