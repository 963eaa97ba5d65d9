"""What an article costs in a large ledger: CPU beside a small one, bytes beside its text, memory of what reads it all.

    python benchmarks/ledger_cost.py [--articles N] [--keep FILE]

Comes in: synthetic articles with their extraction (`synthetic.py`), so no Kiwi and no extraction is counted. Each measure is taken in a process of its
own. `--keep` names a ledger that is built once and used again. Goes out: one JSON line a measure; exits 1 where a bound of issue 5 is missed.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from outcome import tell
from synthetic import CAST, article, article_of

from kg.document import document_id
from kg.evidence import Extraction
from kg.ledger import LedgerFile, Outcome
from kg.ontology import load_ontology

RATIO, SIZE, MEGABYTES = 2.0, 5.0, 500.0
FEW, TIMES = 10, 15
FIRST = 10_000_000
"""Number of the first article that is in no ledger yet."""
POPULAR, RARE = range(1, 20), range(CAST // 2, CAST // 2 + 19)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        large, small = asked.keep or Path(folder) / "large.kg", Path(folder) / "small.kg"
        found = {"build": measured("build", large, asked.articles), "few": measured("build", small, FEW)}
        for name, ledger in (("large", large), ("small", small)):
            found[f"cost {name}"] = measured("cost", ledger)
        for what in ("size", "jsonl", "turtle", "why", "diff"):
            found[what] = measured(what, large)
    return 0 if told(found, asked.articles) else 1


def told(found: dict[str, dict[str, float]], articles: int) -> bool:
    """Print the measures; whether all bounds hold."""
    large, small = found["cost large"], found["cost small"]
    facts = {"articles": articles}
    held = [
        tell("ledger", f"{what}, in a large ledger beside a small one", large[what] / small[what], most=RATIO, **facts,
             large_ms=large[what], small_ms=small[what])
        for what in ("build", "retract")
    ]  # fmt: skip
    held.append(
        tell("ledger", "an article on who is named most, beside one on who is named seldom", large["popular"] / large["rare"],
             most=1.25, **facts, popular_ms=large["popular"], rare_ms=large["rare"])
    )  # fmt: skip
    held.append(tell("ledger", "size, beside the UTF-8 text", found["size"]["ratio"], most=SIZE, **facts))
    memory = {"retract": large, **{name: found[name] for name in ("build", "jsonl", "turtle", "why", "diff")}}
    held += [
        tell("ledger", f"memory of {name}, MB", one["mb"], most=MEGABYTES, **facts) for name, one in memory.items()
    ]
    return all(held)


def measured(*arguments: object) -> dict[str, float]:
    """What a measure gives in a process of its own."""
    call = [sys.executable, __file__, "--measure", *map(str, arguments)]
    done = subprocess.run(call, stdout=subprocess.PIPE, check=True, text=True)
    return dict(json.loads(done.stdout))


def opened(path: Path) -> LedgerFile:
    return LedgerFile(path, load_ontology())


def build(path: Path, count: str) -> dict[str, float]:
    """Fill the ledger up to so many articles."""
    with opened(path) as file, file.operating("build"):
        for number in range(file.stats().articles, int(count)):
            document, extraction = article(number)
            file.put(document_id(document), document, "synthetic", extraction)
    return {}


def cost(path: Path) -> dict[str, float]:
    """CPU milliseconds of one more article and of taking it back, each with opening and closing the ledger; all are gone in the end."""
    took: dict[str, list[float]] = {"build": [], "retract": [], "popular": [], "rare": []}
    for number in range(FIRST, FIRST + TIMES):
        made = article(number)
        took["build"].append(put(path, *made))
        took["retract"].append(cpu(lambda made=made: retract(path, document_id(made[0]))))
        take_back(path, 2)
        for name, ranks in (("popular", POPULAR), ("rare", RARE)):
            took[name].append(put(path, *article_of(number, ranks)))
            take_back(path, 1)
    return {name: round(statistics.median(times) * 1e3, 2) for name, times in took.items()}


def put(path: Path, document: Any, extraction: Extraction) -> float:
    def work() -> None:
        with opened(path) as file, file.operating("build"):
            outcome = file.put(document_id(document), document, "synthetic", extraction)
            assert outcome is Outcome.NEW, f"{path} was not left as it was found"

    return cpu(work)


def retract(path: Path, name: str) -> None:
    with opened(path) as file, file.operating("retract"):
        file.retract([name])


def take_back(path: Path, operations: int) -> None:
    """Undo so many operations: the ledger holds what it held."""
    for _ in range(operations):
        with opened(path) as file, file.operating("undo"):
            file.undo()


def cpu(work: Callable[[], None]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def size(path: Path) -> dict[str, float]:
    with opened(path) as file:
        text = sum(len((file.text(node.id) or "").encode()) for node in file.articles())
    return {"ratio": round(path.stat().st_size / text, 3)}


def export(form: str, path: Path) -> dict[str, float]:
    import kg

    with kg.open(path) as ledger, tempfile.TemporaryDirectory() as folder:
        ledger.export(form, Path(folder) / form)
    return {}


def why(path: Path) -> dict[str, float]:
    import kg

    with kg.open(path) as ledger:
        ledger.facts("해온시")
    return {}


def diff(path: Path) -> dict[str, float]:
    import kg

    with kg.open(path) as ledger:
        ledger.diff("2010-06-30", "2010-07-07")
    return {}


MEASURES: dict[str, Callable[..., dict[str, float]]] = {
    "build": build, "cost": cost, "size": size, "why": why, "diff": diff,
    "jsonl": lambda path: export("jsonl", path), "turtle": lambda path: export("turtle", path),
}  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        answer = MEASURES[sys.argv[2]](Path(sys.argv[3]), *sys.argv[4:])
        peak = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
        sys.stdout.write(json.dumps({**answer, "mb": peak}) + "\n")
    else:
        sys.exit(main())
