"""A server that is down, refuses the login, or is no server: one sentence each, the password never in it."""

from pathlib import Path

import pytest
from stores import server as neo4j_for_tests

from kg.errors import KgError, ServerError, UsageError
from kg.store import open_server

SECRET = "geheim-und-lang"


def refusal(uri: str, user: str | None = "anna", password: str | None = SECRET, database: str | None = None) -> KgError:
    with pytest.raises(KgError) as caught:
        open_server(uri, user=user, password=password, database=database)
    assert SECRET not in f"{caught.value} {caught.value!r}"
    return caught.value


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+ssc"])
def test_nobody_answers(scheme: str) -> None:
    error = refusal(f"{scheme}://127.0.0.1:{neo4j_for_tests.free_port()}")
    assert isinstance(error, ServerError)
    assert (error.name, error.exit_code) == ("server-down", 3)


def test_no_such_host() -> None:
    assert refusal("bolt://no-such-host.invalid:7687").name == "server-down"


@pytest.mark.parametrize(
    "uri", ["localhost:7687", "http://localhost:7474", "neo4j:", "bolt://", "bolt://[::1", "bolt://host:port", ""]
)
def test_no_address_of_a_server(uri: str) -> None:
    error = refusal(uri)
    assert isinstance(error, UsageError)
    assert error.name == "server-uri"


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    assert refusal(f"bolt://anna:{SECRET}@127.0.0.1:7687").name == "server-uri-login"


@pytest.mark.neo4j
def test_wrong_password(neo4j_server) -> None:
    error = refusal(neo4j_server.bolt, user=neo4j_server.user)
    assert (error.name, error.exit_code) == ("server-login", 3)
    assert neo4j_server.user in str(error)


@pytest.mark.neo4j
def test_no_such_database(neo4j_server) -> None:
    error = refusal(neo4j_server.bolt, neo4j_server.user, neo4j_server.password, "nowhere")
    assert (error.name, error.values) == ("server-database", {"database": "nowhere"})


@pytest.mark.neo4j
def test_no_bolt_behind_the_port(neo4j_server) -> None:
    assert refusal(neo4j_server.http.replace("http", "bolt")).name == "server-down"


@pytest.mark.neo4j
def test_a_password_is_asked_for_only_where_the_server_wants_one(neo4j_server) -> None:
    asked = []

    def ask(user: str) -> str:
        asked.append(user)
        return str(neo4j_server.password)

    with open_server(neo4j_server.bolt, user=neo4j_server.user, ask=ask) as store:
        assert store.read("RETURN 1 AS one").records == [(1,)]
    assert asked == [neo4j_server.user]
    assert refusal(neo4j_server.bolt, password=None).name == "server-login"


def test_where_no_server_can_be_started_the_reason_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neo4j_for_tests, "FOLDER", tmp_path)
    monkeypatch.setattr(neo4j_for_tests, "LIB", tmp_path / "lib")
    monkeypatch.setenv("PATH", str(tmp_path))
    for start in (lambda: neo4j_for_tests.start(tmp_path / "home"), neo4j_for_tests.start_docker):
        with pytest.raises(neo4j_for_tests.Unavailable, match="is not installed"):
            start()
