"""How fast `kg --help` answers, as a ratio: its CPU time over that of `python -c "import typer, rich"`. To hold: 1.5.

    python benchmarks/startup.py [ROUNDS]

Both commands run in turn, so that whatever else the machine does falls on both; the medians of user + system time are compared.
Exit code 1 where the ratio is above the bound.
"""

import os
import statistics
import subprocess
import sys

from outcome import tell

BOUND = 1.5
BARE = [sys.executable, "-c", "import typer, rich"]
OURS = [sys.executable, "-m", "kg", "--help"]


def cpu_seconds(command: list[str]) -> float:
    """User and system time of one run."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    cpu_seconds(BARE), cpu_seconds(OURS)  # compile and fill caches
    pairs = [(cpu_seconds(BARE), cpu_seconds(OURS)) for _ in range(rounds)]
    bare, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    took = {"kg --help ms": round(ours * 1000), "import ms": round(bare * 1000), "rounds": rounds}
    return 0 if tell("startup", "kg --help, of import typer, rich", ours / bare, most=BOUND, **took) else 1


if __name__ == "__main__":
    sys.exit(main())
