#!/usr/bin/env python3
"""A Neo4j Community server for tests: jars by Maven, else docker; no administrator's rights, nothing outside `.neo4j/`.

    tests/neo4j/server.py start     jars on the first call (140 MB, half a minute), then a server; prints how to reach it
    tests/neo4j/server.py stop      stops it
    tests/neo4j/server.py install   only the jars

`KG_TEST_NEO4J_VERSION` names another version (2026.08.1 needs Java 21 or later; `JAVA_HOME`, else the newest Java of /usr/lib/jvm that fits).

`start` by hand listens on 7687 and 7474 (`--bolt`, `--http`) and keeps its data in `.neo4j/by-hand`. The fixture in
`tests/stores.py` uses the same functions with free ports and a home of its own that it removes. Standard library only.
"""

import argparse
import dataclasses
import fcntl
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

VERSION = os.environ.get("KG_TEST_NEO4J_VERSION", "5.26.30")
LEAST_JAVA = 17 if VERSION.startswith("5.") else 21
ENTRY = "CommunityEntryPoint" if VERSION.startswith("5.") else "Neo4jCommunity"
IMAGE = f"neo4j:{VERSION}-community"
USER, PASSWORD = "neo4j", "only-for-tests"
HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent.parent / ".neo4j"
LIB = FOLDER / f"lib-{VERSION}"
START_SECONDS = 120

CONF = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.https.enabled=false
dbms.security.auth_enabled=true
server.memory.heap.initial_size=512m
server.memory.heap.max_size=512m
server.memory.pagecache.size=128m
db.tx_log.rotation.retention_policy=1 files
dbms.usage_report.enabled=false
client.allow_telemetry=false
server.bolt.telemetry.enabled=false
"""
OPENS = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


class Unavailable(Exception):
    """No server can be started here; the text is the reason."""


@dataclasses.dataclass(frozen=True)
class Server:
    """A running server: where it is and how to log in. `pid` is 0 where it is not ours to stop."""

    bolt: str
    http: str
    user: str = USER
    password: str = PASSWORD
    pid: int = 0
    home: str = ""
    container: str = ""

    def stop(self) -> None:
        """End it and wait until it is gone."""
        if self.container:
            subprocess.run(["docker", "rm", "-f", self.container], check=False, capture_output=True)
        if self.pid and _alive(self.pid):
            os.kill(self.pid, signal.SIGTERM)
            for _ in range(300):
                if not _alive(self.pid):
                    break
                time.sleep(0.1)


def _alive(pid: int) -> bool:
    try:
        if os.waitpid(pid, os.WNOHANG)[0] == pid:
            return False
    except ChildProcessError:
        pass
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def install() -> None:
    """Fill `LIB` with the pinned jars, once, also where several test runs begin together."""
    FOLDER.mkdir(exist_ok=True)
    with (FOLDER / "install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (LIB / "complete").exists():
            return
        for tool in (_java_of(LEAST_JAVA), "mvn"):
            if shutil.which(tool) is None:
                raise Unavailable(f"{tool} is not installed (apt install openjdk-17-jdk-headless maven)")
        call = [
            "mvn",
            "-q",
            "-B",
            "-f",
            str(HERE / "pom.xml"),
            "process-resources",
            f"-Dlib={LIB}",
            f"-Dneo4j.version={VERSION}",
        ]
        done = subprocess.run(call, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Unavailable(f"Maven could not fetch Neo4j {VERSION}: {(done.stdout + done.stderr).strip()[-500:]}")
        (LIB / "complete").touch()


def _java_of(least: int) -> str:
    """The Java to run: that of `JAVA_HOME`, else `java` for 5.26, else one of /usr/lib/jvm whose name tells a version that fits."""
    if home := os.environ.get("JAVA_HOME"):
        return f"{home}/bin/java"
    if least > 17:
        for folder in sorted(Path("/usr/lib/jvm").glob("*")):
            number = re.search(r"-(\d+)-", f"{folder.name}-")
            if number and int(number.group(1)) >= least and (folder / "bin" / "java").exists():
                return str(folder / "bin" / "java")
        raise Unavailable(f"Neo4j {VERSION} needs Java {least} or later (JAVA_HOME)")
    return "java"


def _java(home: Path, *arguments: str) -> list[str]:
    """The call of a Java program of Neo4j with that home."""
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENS]
    settings = ["-Dfile.encoding=UTF-8", "-Djava.awt.headless=true", f"-Dbasedir={home}"]
    return [
        _java_of(LEAST_JAVA),
        *opens,
        "--enable-native-access=ALL-UNNAMED",
        *settings,
        "-cp",
        f"{home}/conf/*:{LIB}/*",
        *arguments,
    ]


def admin(home: Path) -> list[str]:
    """The call of `neo4j-admin` for that home, to which its arguments are added; raises `Unavailable` with the reason."""
    install()
    for name in ("conf", "data"):
        (home / name).mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").touch()
    environment = ["env", f"NEO4J_HOME={home}", f"NEO4J_CONF={home}/conf"]
    return [*environment, *_java(home, "org.neo4j.server.startup.Neo4jAdminCommand")]


def start(home: Path, bolt: int = 0, http: int = 0) -> Server:
    """Start a server with its data in `home` and wait until it answers; raises `Unavailable` with the reason."""
    install()
    bolt, http = bolt or free_port(), http or free_port()
    for name in ("conf", "data", "logs", "run", "import", "plugins"):
        (home / name).mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").write_text(CONF.format(bolt=bolt, http=http))
    if not (home / "data" / "dbms").exists():
        command = [*admin(home), "dbms", "set-initial-password", PASSWORD]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Unavailable(f"neo4j-admin failed: {done.stderr.strip()[-500:]}")
    main = [f"org.neo4j.server.{ENTRY}", f"--home-dir={home}", f"--config-dir={home}/conf", "--console-mode"]
    with (home / "logs" / "console.log").open("w") as log:
        process = subprocess.Popen(
            _java(home, "-Xms512m", "-Xmx512m", *main),
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
    server = Server(f"bolt://127.0.0.1:{bolt}", f"http://127.0.0.1:{http}", pid=process.pid, home=str(home))
    try:
        _wait_for(server)
    except Unavailable:
        server.stop()
        raise
    process.returncode = 0  # it goes on without this object: no ResourceWarning when that is collected
    return server


def start_docker() -> Server:
    """The same out of the official image."""
    if shutil.which("docker") is None:
        raise Unavailable("docker is not installed")
    bolt, http = free_port(), free_port()
    name = f"stakeholder-kg-test-{bolt}"
    call = [
        "docker",
        "run",
        "-d",
        "--rm",
        "--name",
        name,
        "-p",
        f"127.0.0.1:{bolt}:7687",
        "-p",
        f"127.0.0.1:{http}:7474",
    ]
    done = subprocess.run(
        [*call, "-e", f"NEO4J_AUTH={USER}/{PASSWORD}", IMAGE], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Unavailable(f"docker: {done.stderr.strip()[-300:]}")
    server = Server(f"bolt://127.0.0.1:{bolt}", f"http://127.0.0.1:{http}", container=name)
    try:
        _wait_for(server)
    except Unavailable:
        server.stop()
        raise
    return server


def _wait_for(server: Server) -> None:
    for _ in range(START_SECONDS * 4):
        if server.pid and not _alive(server.pid):
            break
        try:
            with urllib.request.urlopen(f"{server.http}/", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.25)
    log = Path(server.home, "logs", "console.log")
    raise Unavailable(f"Neo4j did not start: {log.read_text()[-500:] if server.home else server.container}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("start", "stop", "install"))
    parser.add_argument("--bolt", type=int, default=7687)
    parser.add_argument("--http", type=int, default=7474)
    asked = parser.parse_args()
    state = FOLDER / "by-hand.json"
    running = Server(**json.loads(state.read_text())) if state.exists() else None
    try:
        if asked.what == "install":
            install()
        elif asked.what == "start":
            if running is None or not _alive(running.pid):
                running = start(FOLDER / "by-hand", asked.bolt, asked.http)
                state.write_text(json.dumps(dataclasses.asdict(running)))
            print(f"{running.bolt}  Browser: {running.http}/browser/  user {running.user}, password {running.password}")
            print(
                f"export KG_TEST_NEO4J={running.bolt} NEO4J_USERNAME={running.user} NEO4J_PASSWORD={running.password}"
            )
        elif running is not None:
            running.stop()
            state.unlink()
    except Unavailable as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
