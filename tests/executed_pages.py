"""Pages of the documentation whose Python and SPARQL blocks are run: the `text` block behind one is what it prints.

Comes in: a page. Goes out: the page with what its blocks print now. The blocks of a page run one after another, in one Python process, in a
folder in which `kg demo` was run; a SPARQL block is asked of what `kg export turtle` writes of that ledger (pyoxigraph), and prints its rows.
"""

import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph

from kg.cli.table import table_lines

ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r"^```(python|sparql)\n(.*?)^```\n(?:\n```text\n.*?^```\n)?", re.MULTILINE | re.DOTALL)
WIDTH = 130


def page(name: str) -> str:
    """The page `docs/NAME` as it must be."""
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    with _demo() as folder:
        known: dict[str, Any] = {}
        run: dict[str, Callable[[str], str]] = {
            "python": lambda code: _python(code, known),
            "sparql": lambda query: asked(query, folder),
        }
        return _BLOCK.sub(lambda block: _told(block, run[block[1]](block[2])), text)


def queries(name: str) -> list[str]:
    """The SPARQL of a page."""
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    return [block[2] for block in _BLOCK.finditer(text) if block[1] == "sparql"]


@contextlib.contextmanager
def _demo() -> Iterator[Path]:
    """A working folder with `demo/demo.kg`, as a reader has it; the graph as Turtle lies in `demo/demo.ttl`."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        call = [sys.executable, "-m", "kg", "demo"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        subprocess.run(call, cwd=folder, env=environment, check=True, capture_output=True)
        os.chdir(folder)
        try:
            yield Path(folder)
        finally:
            os.chdir(before)


def _told(block: re.Match[str], printed: str) -> str:
    told = f"```{block[1]}\n{block[2]}```\n"
    return f"{told}\n```text\n{printed}```\n" if printed else told


def _python(code: str, known: dict[str, Any]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "page", "exec"), known)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def asked(query: str, folder: Path) -> str:
    """The rows of the answer as a table."""
    store = pyoxigraph.Store()
    store.bulk_load(path=str(folder / "demo/demo.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    found = store.query(query)
    heads = [variable.value for variable in found.variables]
    rows = [["" if value is None else str(value.value) for value in solution] for solution in found]
    return "".join(f"{line.rstrip()}\n" for line in table_lines(heads, rows, WIDTH))
