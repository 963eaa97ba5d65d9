"""What every test may use: the command `kg` as a user runs it, the shared articles, and the rule that CI skips nothing it needs."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytest_plugins = ["stores"]
SHARED = ROOT.parent / "shared"
NEEDED_IN_CI = ("neo4j", "browser", "jena")

Kg = Callable[..., subprocess.CompletedProcess[str]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if SHARED.is_dir():
        return
    absent = pytest.mark.skip(reason=f"needs the articles of {SHARED}, which are not ours to copy")
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(absent)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    outcome = yield
    report = outcome.get_result()
    needed = any(item.get_closest_marker(name) for name in NEEDED_IN_CI)
    if report.skipped and needed and os.environ.get("CI") == "true" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and CI must not skip it: {report.longrepr}"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared articles and gold; only for tests marked `shared`."""
    return SHARED


@pytest.fixture
def kg(tmp_path: Path) -> Kg:
    """The command, run as its own process in an empty folder: `kg("build", "x.txt")`; English, no terminal.

    `plain_user=True` runs it without root's power to write everywhere, where the tests run as root.
    """

    def run(
        *args: object, stdin: str | bytes | None = None, plain_user: bool = False, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        prefix: list[str] = []
        if plain_user and os.geteuid() == 0:
            if not shutil.which("setpriv"):
                pytest.skip("root may write everywhere, and there is no setpriv to take that away")
            prefix = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("KG_", "NEO4J_", "COLUMNS"))}
        done = subprocess.run(
            [*prefix, sys.executable, "-m", "kg", *map(str, args)],
            cwd=tmp_path,
            env=clean | {"KG_LANG": "en", "PYTHONUTF8": "1"} | environment,
            input=stdin.encode() if isinstance(stdin, str) else stdin or b"",
            capture_output=True,
            timeout=300,
            check=False,
        )
        out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
        assert "Traceback" not in err, err
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    return run


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with one article, built once."""
    path = tmp_path_factory.mktemp("ledger") / "sample.kg"
    from kg import open as open_ledger
    from kg.cli.demo import SAMPLES

    with open_ledger(path) as ledger:
        assert ledger.build([str(SAMPLES / "haeon-robot-committee.txt")]).new == 1
    return path


@pytest.fixture
def built(sample_ledger: Path, tmp_path: Path) -> None:
    """A copy of it in the working folder."""
    shutil.copy(sample_ledger, tmp_path / "stakeholders.kg")
