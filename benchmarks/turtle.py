"""Turtle of 20,000 nodes and 60,000 relations: our streaming writer against rdflib's serializer on the same graph.

    python benchmarks/turtle.py [NODES RELATIONS]

Each runs in a process of its own. rdflib is given the graph ready in its memory (parsed beforehand from what we wrote) and only the
serializing is counted, which is kind to it. Prints CPU seconds, peak memory (resident set, of the whole process: ours holds
the records of the synthetic graph too, which a ledger streams) and the ratio; exits 1 where it is below 8 or above 150 MB.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TARGET_RATIO, TARGET_MB = 8.0, 150.0


def main() -> int:
    size = sys.argv[1:3] if len(sys.argv) > 2 else ["20000", "60000"]
    with tempfile.TemporaryDirectory() as folder:
        ours = _run("ours", Path(folder), size)
        theirs = _run("rdflib", Path(folder), size)
    ratio = theirs["cpu_s"] / ours["cpu_s"]
    result = {"benchmark": "turtle", "nodes": int(size[0]), "relations": int(size[1]), "ours": ours, "rdflib": theirs}
    print(json.dumps({**result, "times_faster": round(ratio, 1), "target": TARGET_RATIO}))
    return 0 if ratio >= TARGET_RATIO and ours["peak_mb"] <= TARGET_MB else 1


def _run(what: str, folder: Path, size: list[str]) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, __file__, "--measure", what, str(folder), *size], capture_output=True, check=True, text=True
    )
    return dict(json.loads(done.stdout))


def measure(what: str, folder: Path, nodes: int, relations: int) -> dict[str, float]:
    """What writing costs; the graph is there before the clock starts."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
    if what == "ours":
        from memory_graph import synthetic

        from kg.export import export

        graph = synthetic(nodes, relations)
        before = time.process_time()
        export("turtle", graph, folder / "ours.ttl")
    else:
        from rdflib import Graph

        graph = Graph().parse(folder / "ours.ttl")
        before = time.process_time()
        graph.serialize(folder / "rdflib.ttl", format="turtle")
    cpu = time.process_time() - before
    size = os.path.getsize(folder / f"{what}.ttl") / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"cpu_s": round(cpu, 2), "peak_mb": round(peak), "file_mb": round(size, 1)}


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(sys.argv[2], Path(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]))))
    else:
        sys.exit(main())
