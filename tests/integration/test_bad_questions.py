"""What a bad question, a bad address and a broken pipe get: one clear message with the cure, the right exit code, no traceback."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from complaints import one_message

from kg.cli.demo import SAMPLES

SAMPLE = SAMPLES / "haeon-robot-committee.txt"


@pytest.fixture
def closed_port() -> int:
    """A port of this machine where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


# ---- questions and Cypher


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (("query", "what-a-city-pursues"), 2, "city"),
        (("query", "what-a-city-pursues", "-p", "town=해온시"), 2, "town"),
        (("query", "who-bids-for-what", "-p", "limit=many"), 2, "limit"),
        (("query", "who-bids-for-what", "-p", "since=last-year"), 2, "2025-"),
        (("query", "who-bids-for-what", "-p", "actor"), 2, "key=value"),
        (("query", "who-bid-for-what"), 2, "who-bids-for-what"),
        (("why", "해온상공회의"), 2, "해온상공회의소"),
        (("export", "trutle"), 2, "turtle"),
        (("export", "jsonl", "--base-iri", "https://x.example/"), 2, "--base-iri"),
        (("export", "turtle", "--base-iri", "not an iri"), 2, "not an iri"),
        (("schema", "owl"), 2, "turtle"),
        (("cypher", "CREATE (n) RETURN n", "--write"), 2, "--graph"),
        (("cypher", "MATCH (n RETURN n"), 1, "MATCH (n RETURN n"),
        (("cypher", "CREATE (n:Entity {id: 'x'}) RETURN n"), 1, "CREATE"),
        (("cypher", "MATCH (n) RETURN n.name = $nope"), 1, "nope"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
@pytest.mark.usefixtures("built")
def test_a_question_that_cannot_be_asked(kg, command: tuple[str, ...], code: int, said: str) -> None:
    done = kg(*command)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in one_message(done.stderr)


# ---- servers


@pytest.mark.parametrize(
    "command",
    [("push",), ("query", "who-bids-for-what", "--graph"), ("cypher", "RETURN 1", "--graph"), ("stats", "--graph")],
    ids=lambda c: c[0],
)
@pytest.mark.usefixtures("built")
def test_a_server_that_is_down(kg, closed_port: int, command: tuple[str, ...]) -> None:
    uri = f"bolt://127.0.0.1:{closed_port}"
    done = kg(*command, uri, NEO4J_USERNAME="neo4j", NEO4J_PASSWORD="s3cret-word")
    assert (done.returncode, done.stdout) == (3, "")
    assert uri in one_message(done.stderr)
    assert "s3cret-word" not in done.stderr


@pytest.mark.parametrize("uri", ["http://localhost:7474", "nonsense", "bolt://"])
@pytest.mark.usefixtures("built")
def test_an_address_that_is_none(kg, uri: str) -> None:
    done = kg("push", uri)
    assert done.returncode in (2, 3)
    assert uri in one_message(done.stderr)


@pytest.mark.neo4j
@pytest.mark.usefixtures("built")
def test_a_wrong_password_names_the_user_and_never_the_password(kg, neo4j_server) -> None:
    for command in (("push", neo4j_server.bolt), ("cypher", "RETURN 1", "--graph", neo4j_server.bolt)):
        done = kg(*command, NEO4J_USERNAME="neo4j", NEO4J_PASSWORD="s3cret-word")
        assert (done.returncode, done.stdout) == (3, "")
        assert "neo4j" in one_message(done.stderr)
        assert "s3cret-word" not in done.stderr


# ---- pipes and processes


@pytest.mark.usefixtures("built")
def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    shell = f"set -o pipefail; {sys.executable} -m kg export jsonl | head -c 10 > head.txt"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("KG_")}
    done = subprocess.run(
        ["bash", "-c", shell], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_output_is_utf8_whatever_the_locale(kg) -> None:
    done = kg("build", SAMPLE, LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "물결신문" in done.stdout


def test_no_colour_and_no_bars_without_a_terminal(kg) -> None:
    done = kg("build", SAMPLE)
    assert "\x1b" not in done.stdout + done.stderr
