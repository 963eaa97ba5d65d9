"""What the tests of crashes share: a ledger of synthetic articles, a command killed at a moment, and what must hold afterwards."""

import contextlib
import os
import random
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import kg

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

from synthetic import article  # noqa: E402

from kg.cli.app import app  # noqa: E402
from kg.document import document_id  # noqa: E402
from kg.ledger import LedgerFile  # noqa: E402
from kg.ontology import load_ontology  # noqa: E402

KILLS = int(os.environ.get("KG_CRASH_KILLS", "10"))
"""How many kills; `make crash` asks for 100."""
HELD, MORE = 12, 40
WORKER = Path(__file__).with_name("worker.py")


@dataclass(frozen=True)
class Step:
    """A command and what it needs: `kg build more.jsonl`, for example; the ledger is the working folder's."""

    name: str
    arguments: tuple[str, ...]


def prepare(folder: Path) -> None:
    """A ledger of some articles with a judgement and a retraction, and a file with more articles."""
    fill(folder / "stakeholders.kg", range(1, HELD))
    fill(folder / "stakeholders.kg", range(1))
    with kg.open(folder / "stakeholders.kg") as ledger:
        a, b, c = sorted(node.id for node in ledger.nodes() if node.id.startswith("n-"))[:3]
        ledger.judge(a, b, "different")
        ledger.retract([document_id(article(0)[0])])
        table = f"a\tb\tverdict\ttime\n{a}\t{c}\tsame\t2031-01-01T00:00:00Z\n"
        (folder / "judgements.tsv").write_text(table, encoding="utf-8")
    fill(folder / "more.kg", range(HELD, HELD + MORE))
    with kg.open(folder / "more.kg") as ledger:
        ledger.export("jsonl", folder / "more.jsonl", with_text=True)


def fill(path: Path, numbers: range) -> None:
    with LedgerFile(path, load_ontology()) as file, file.operating("build"):
        for number in numbers:
            document, extraction = article(number)
            file.put(document_id(document), document, "synthetic", extraction)


def steps() -> list[Step]:
    """Every kind of command that writes a ledger; each may be run again."""
    some = [document_id(article(number)[0]) for number in range(1, 6)]
    return [
        Step("build", ("build", "more.jsonl")),
        Step("retract", ("retract", *some)),
        Step("judge", ("judge", "--import", "judgements.tsv")),
        Step("undo", ("undo", "1")),
        Step("purge", ("purge", "--yes", *some)),
    ]


def run(folder: Path, step: Step, kill_after: float | None = None, **environment: str) -> tuple[float, int | None]:
    """Carry the command out, or kill it so many seconds after it began its work; returns how long it took and its exit code."""
    process = subprocess.Popen(
        [sys.executable, str(WORKER), *step.arguments],
        cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=os.environ | {"KG_LANG": "en", "PYTHONPATH": str(ROOT)} | environment,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdin is not None
    with process:
        assert process.stdout.readline() == b"ready\n"
        began = time.monotonic()
        process.stdin.write(b"go\n")
        process.stdin.flush()
        if kill_after is not None:
            time.sleep(kill_after)
            process.kill()
        _, said = process.communicate()
        assert b"Traceback" not in said, said.decode()
        return time.monotonic() - began, process.returncode


def run_here(folder: Path, step: Step) -> int:
    """Carry the command out in this process, which is quicker; returns its exit code."""
    with contextlib.chdir(folder):
        return int(app(list(step.arguments), standalone_mode=False) or 0)


def moment(number: int, whole: float) -> float:
    """The moment of that kill, within the time that the command takes."""
    return random.Random(number).random() * whole


def whole(path: Path) -> None:
    """Assert that the file is sound and that nothing is wrong in its graph."""
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    with kg.open(path, create=False) as ledger:
        assert ledger.check() == []


def exported(path: Path) -> str:
    out = path.with_suffix(".jsonl.out")
    with kg.open(path, create=False) as ledger:
        ledger.export("jsonl", out)
    return out.read_text(encoding="utf-8")
