"""Sessions in the documentation: fenced `console` blocks whose `$` lines are run and whose other lines are what they print.

Comes in: a Markdown file. Goes out: its commands with the output that is written there, or the file with the output that they really print.
The commands of one file run one after another in one empty folder, in bash; a file named `*.ko.md` speaks Korean.
"""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SERVER = "bolt://localhost:7687"
"""The server that documents name; where a test has one of its own, its URI stands in for it."""
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def documents() -> list[Path]:
    """The files that hold sessions."""
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
    return sorted(page for page in pages if _BLOCK.search(page.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Step:
    """One command and the output that follows it."""

    command: str
    output: str


def steps(block: str) -> list[Step]:
    """The commands of a block; a line that ends in a backslash goes on."""
    found: list[Step] = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        lines = part.splitlines()
        end = next(i for i, line in enumerate(lines) if not line.endswith("\\")) + 1
        found.append(Step("\n".join(lines[:end]), "\n".join(lines[end:]).strip("\n")))
    return found


def sessions(page: Path) -> list[Step]:
    """All commands of a file, in order."""
    return [step for block in _BLOCK.findall(page.read_text(encoding="utf-8")) for step in steps(block)]


def needs_server(page: Path) -> bool:
    """Whether a command of the file talks to a Neo4j server."""
    return any(SERVER in step.command for step in sessions(page))


def run(
    step: Step, page: Path, folder: Path, server: str | None = None, environment: dict[str, str] | None = None
) -> str:
    """What the command prints, as a terminal would show it (both streams), in that folder."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("KG_", "NEO4J_", "COLUMNS", "LC_", "LANG"))}
    clean |= {"KG_LANG": "ko" if page.name.endswith(".ko.md") else "en", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
    clean["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{clean['PATH']}"
    done = subprocess.run(
        ["bash", "-c", step.command.replace(SERVER, server or SERVER)],
        cwd=folder,
        env=clean | (environment or {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
        check=False,
    )
    printed = done.stdout.decode("utf-8", "replace").replace(server or SERVER, SERVER)
    return "\n".join(line.rstrip() for line in printed.splitlines()).strip("\n")


def rewritten(page: Path, folder: Path, server: str | None = None, environment: dict[str, str] | None = None) -> str:
    """The file with what its commands print now."""

    def rerun(block: re.Match[str]) -> str:
        told = ""
        for step in steps(block.group()):
            printed = run(step, page, folder, server, environment)
            told += f"$ {step.command}\n" + (f"{printed}\n" if printed else "")
        return told

    return _BLOCK.sub(rerun, page.read_text(encoding="utf-8"))
