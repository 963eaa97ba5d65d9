"""Fixtures of the two stores: one suite runs on both.

`store` is parametrised: the embedded graph of a ledger in an empty folder, and a real Neo4j server whose database is emptied
before each test. `neo4j_server` is that server (addresses, login), once a session: `KG_TEST_NEO4J` with NEO4J_USERNAME and
NEO4J_PASSWORD where set, else Maven jars, else docker, else the tests are skipped with the reasons (in CI a failure, see conftest).
"""

import importlib.util
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from kg.store import Store, open_embedded, open_server

Opener = Callable[[], Store]


def _server_module() -> ModuleType:
    """`tests/neo4j/server.py`, by path: its folder must not become the package `neo4j`."""
    path = Path(__file__).resolve().parent / "neo4j" / "server.py"
    spec = importlib.util.spec_from_file_location("neo4j_for_tests", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


server = _server_module()


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator["server.Server"]:  # type: ignore[name-defined]
    """A Neo4j server with Neo4j Browser: `.bolt` and `.http` are addresses, `.user` and `.password` the login."""
    if uri := os.environ.get("KG_TEST_NEO4J"):
        user, password = os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
        yield server.Server(uri, os.environ.get("KG_TEST_NEO4J_HTTP", "http://127.0.0.1:7474"), user, password)
        return
    server.FOLDER.mkdir(exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix="tests-", dir=server.FOLDER))
    reasons = []
    running = None
    for start in (lambda: server.start(home), server.start_docker):
        try:
            running = start()
            break
        except server.Unavailable as reason:
            reasons.append(str(reason))
    if running is None:
        shutil.rmtree(home)
        pytest.skip(f"no Neo4j server: {'; '.join(reasons)}")
    try:
        yield running
    finally:
        running.stop()
        shutil.rmtree(home, ignore_errors=True)


def empty(uri: str, user: str, password: str) -> None:
    """Take all nodes and relations out of a test server; constraints stay, making them anew takes seconds."""
    with open_server(uri, user=user, password=password) as store:
        while store.write("MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*)").records != [(0,)]:
            pass  # in parts: the server of the tests has little memory


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> Opener:
    """Opens the same store each time it is called: for tests that look again with a fresh connection."""
    if request.param == "embedded":
        return lambda: open_embedded(tmp_path / "test.kg")
    found = request.getfixturevalue("neo4j_server")
    empty(found.bolt, found.user, found.password)
    return lambda: open_server(found.bolt, user=found.user, password=found.password, database=None)


@pytest.fixture
def store(open_store: Opener) -> Iterator[Store]:
    """An empty store, the embedded one or Neo4j."""
    with open_store() as opened:
        yield opened
