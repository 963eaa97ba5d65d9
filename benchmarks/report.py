"""All benchmarks in one run, into docs/benchmarks.md and docs/benchmarks.svg: `python benchmarks/report.py [NAMES...]` (`make bench`).

Comes in: the benchmarks of this folder, each a command of its own that prints its measures (`outcome.py`). Goes out: a table with every
measure, its bound and whether it holds, the machine and the versions, and a picture of how far each is from its bound. Exits 1 where one does not hold.
"""

import json
import math
import os
import platform
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
DOCS = HERE.parent / "docs"
NAMES = ("startup", "extraction", "formats", "push", "ledger_cost")
LIBRARIES = ("kiwipiepy", "neo4j", "arcadedb", "rdflib", "pyoxigraph", "networkx", "numpy")
HEAD = """# Benchmarks · 성능

Ratios in one run on one machine, against a named peer; `make bench` writes this page again. Bounds are those of the project's issues.
한 번의 실행에서 잰 비율입니다. `make bench`로 다시 만들 수 있습니다.

![how far each measure is from its bound](benchmarks.svg)
"""
WIDTH, ROW, LEFT = 860, 22, 380


def main() -> int:
    names = sys.argv[1:] or NAMES
    found = [measure for name in names for measure in run(name)]
    (DOCS / "benchmarks.md").write_text(page(found), encoding="utf-8")
    (DOCS / "benchmarks.svg").write_text(picture(found), encoding="utf-8")
    return 0 if all(measure["met"] for measure in found) else 1


def run(name: str) -> list[dict[str, Any]]:
    """The measures of one benchmark; exits where it prints none."""
    began = time.monotonic()
    done = subprocess.run([sys.executable, str(HERE / f"{name}.py")], stdout=subprocess.PIPE, text=True, check=False)
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if not found:
        sys.exit(f"benchmarks/{name}.py gave no measure (exit code {done.returncode})")
    sys.stderr.write(f"{name}: {len(found)} measures in {time.monotonic() - began:.0f} s\n")
    return found


def page(found: list[dict[str, Any]]) -> str:
    """The page of all measures."""
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; {versions}"
    rows = [f"| {m['benchmark']} | {m['measure']} | {m['value']:g} | {bound(m)} | {'yes' if m['met'] else '**no**'} | {facts(m)} |" for m in found]  # fmt: skip
    table = "| benchmark | measure | value | bound | holds | made of |\n|---|---|---|---|---|---|\n" + "\n".join(rows)
    return f"{HEAD}\n{table}\n\nMachine: {machine}.\n"


def bound(measure: dict[str, Any]) -> str:
    """What the value must at least or at most be."""
    least, most = measure.get("least"), measure.get("most")
    return f"≥ {least:g}" if least is not None else f"≤ {most:g}" if most is not None else "-"


def facts(measure: dict[str, Any]) -> str:
    """What the value was made of."""
    known = {"benchmark", "measure", "value", "least", "most", "met"}
    return ", ".join(f"{key} {value}" for key, value in measure.items() if key not in known)


def picture(found: list[dict[str, Any]]) -> str:
    """Bars by the logarithm of how many times better than its bound a measure is: to the right holds, to the left does not."""
    rows = [(f"{m['benchmark']}: {m['measure']}", margin(m)) for m in found if "least" in m or "most" in m]
    height = ROW * len(rows) + 30
    scale = (WIDTH - LEFT) / 2 / max([1.0, *(abs(value) for _, value in rows)])
    middle = LEFT + (WIDTH - LEFT) / 2
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="sans-serif" font-size="12">'
    ]
    for number, (label, value) in enumerate(rows):
        y, size = ROW * number + 8, abs(value) * scale
        x, colour = (middle, "#2a7f62") if value >= 0 else (middle - size, "#b23a48")
        parts.append(f'<text x="{LEFT - 8}" y="{y + 12}" text-anchor="end">{escaped(label)}</text>')
        parts.append(f'<rect x="{x:.1f}" y="{y}" width="{max(size, 1):.1f}" height="{ROW - 6}" fill="{colour}"/>')
    parts.append(f'<line x1="{middle}" y1="0" x2="{middle}" y2="{height - 22}" stroke="#333"/>')
    parts.append(
        f'<text x="{middle}" y="{height - 6}" text-anchor="middle">its bound (bars: times better or worse, logarithmic)</text></svg>'
    )
    return "\n".join(parts) + "\n"


def margin(measure: dict[str, Any]) -> float:
    """Decades by which a measure is better than its bound."""
    value = max(float(measure["value"]), 1e-3)
    better = value / measure["least"] if "least" in measure else measure["most"] / value
    return math.log10(better)


def escaped(text: str) -> str:
    """Text for XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


if __name__ == "__main__":
    sys.exit(main())
