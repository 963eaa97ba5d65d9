"""Speed of extraction against bare Kiwi, and of `kg build` with several jobs against one: `python benchmarks/extraction.py [--jobs N]`.

Comes in: a bundled sample. Goes out, as measures: characters a second of `kg.extract.extract` over those of `Kiwi.analyze`, in one process; how many
times faster a build with N jobs is (2, unless told; 0 leaves that part out), and what its processes hold at most, pages that
they share counted once (Linux only). The copies differ in every number and in the order of paragraphs, so that no cache answers
for the work. Jobs share the cores with whatever else runs: `load` says how busy the machine was.
"""

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from outcome import tell

from kg.document import Document
from kg.extract import extract
from kg.extract.morphology import kiwi
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology

COPIES, FILES = 200, 600
"""Texts for the first part, files for the second: enough that starting the jobs does not count."""
SAMPLE = Path(__file__).resolve().parents[1] / "kg" / "samples" / "haeon-robot-committee.txt"
POLL = 0.1
"""Seconds between two looks at the memory."""


def copies(number_of: int) -> list[str]:
    """The sample with changes: paragraphs rotated, numbers shifted."""
    paragraphs = SAMPLE.read_text(encoding="utf-8").strip().split("\n\n")
    head, body = paragraphs[:4], paragraphs[4:]
    texts = []
    for number in range(number_of):
        turned = body[number % len(body) :] + body[: number % len(body)]
        text = "\n\n".join([*head, *turned])
        texts.append(re.sub(r"\d+(?= ?(?:억|여 명|개))", lambda found, n=number: str(int(found.group()) + n), text))
    return texts


def one_process() -> bool:
    """The ratio to bare Kiwi; whether it holds."""
    ontology, lexicon, texts = load_ontology(), load_lexicon(), copies(COPIES)
    letters = sum(map(len, texts))
    kiwi().analyze(texts[0])
    extract(Document(text=texts[0], date="2025-03-11"), ontology=ontology, lexicon=lexicon)
    began = time.perf_counter()
    for text in texts:
        kiwi().analyze(text)
    bare = time.perf_counter() - began
    began = time.perf_counter()
    claims = 0
    for text in texts:
        claims += len(extract(Document(text=text, date="2025-03-11"), ontology=ontology, lexicon=lexicon).claims)
    whole = time.perf_counter() - began
    facts = {"texts": len(texts), "characters/s": round(letters / whole), "bare Kiwi": round(letters / bare), "claims": claims}  # fmt: skip
    return tell("extraction", "characters/s, of bare Kiwi", bare / whole, least=0.5, **facts)


def several_jobs(jobs: int) -> bool:
    """The gain of that many jobs, and their memory; whether both hold."""
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder) / "texts"
        sources.mkdir()
        for number, text in enumerate(copies(FILES)):
            (sources / f"{number:04}.txt").write_text(f"{text}\n\n{number}\n", encoding="utf-8")
        alone, worked, _ = build(sources, Path(folder) / "one.kg", 1)
        together, shared, most = build(sources, Path(folder) / "many.kg", jobs)
    facts = {"files": FILES, "one job s": round(alone, 1), f"{jobs} jobs s": round(together, 1), "CPU s": f"{worked:.1f} and {shared:.1f}", "load": round(os.getloadavg()[0], 1)}  # fmt: skip
    faster = tell("extraction", f"kg build, {jobs} jobs over one", alone / together, least=1.6, **facts)
    if not most:
        return faster
    return tell("extraction", f"memory of {jobs} jobs, GB", most / 1e9, most=1.2) and faster


def build(sources: Path, ledger: Path, jobs: int) -> tuple[float, float, int]:
    """Seconds of a build, those of all its processors, and the most bytes that its processes held together (0 where the system does not tell)."""
    command = [sys.executable, "-m", "kg", "build", str(sources), "--ledger", str(ledger), "--jobs", str(jobs)]
    began, worked, most = time.perf_counter(), cpu_of_children(), 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, held_by(process.pid))
            time.sleep(POLL)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return time.perf_counter() - began, cpu_of_children() - worked, most


def cpu_of_children() -> float:
    """Seconds of processor time of all processes started here that have ended, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def held_by(process: int) -> int:
    """Bytes of a process and its children: of shared pages each counts its part (PSS)."""
    found = 0
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        found += 1024 * int(re.findall(r"^Pss:\s+(\d+)", rollup, re.M)[0])
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except (OSError, IndexError):
        return found
    return found + sum(held_by(int(child)) for child in children)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="jobs of the second part; 0: without it")
    args = parser.parse_args()
    held = one_process()
    return 0 if (several_jobs(args.jobs) if args.jobs else True) and held else 1


if __name__ == "__main__":
    raise SystemExit(main())
