"""Other people's writers of RDF, in a throw-away environment: FollowTheMoney and morph-kgc.

Comes in: how many actors and relations of `streamed.py`. Goes out: by name, the CPU seconds and triples of writing them as N-Triples in each's own terms;
nothing, with the reason on stderr, where pip cannot give the program. The environment is `.peers/` (or `KG_PEERS`, a Python that has them).
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from streamed import Streamed

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {"FollowTheMoney": "followthemoney", "morph-kgc": "morph-kgc"}
INSTALL_SECONDS = 900

FOLLOW_THE_MONEY = """\
import csv, json, sys, time
from followthemoney import model
from followthemoney.export.rdf import RDFExporter
nodes, links = (list(csv.DictReader(open(name, encoding="utf-8"))) for name in ("nodes.csv", "relations.csv"))
began = time.process_time()
with open("out.nt", "w", encoding="utf-8") as out:
    exporter = RDFExporter(out)
    def write(schema, identifier, stated):
        proxy = model.make_entity(schema)
        proxy.id = identifier
        for name, value in stated.items():
            proxy.add(name, value)
        exporter.write(proxy)
    for node in nodes:
        aliases = [node["alias1"], node["alias2"]]
        write("Organization", node["id"], {"name": node["name"], "alias": aliases, "summary": node["type"], "notes": node["workforce"]})
    for link in links:
        stated = {"subject": link["source"], "object": link["target"], "role": link["type"], "date": link["date"], "proof": link["article"]}
        write("UnknownLink", link["id"], {**stated, "summary": link["confidence"], "description": link["quote"]})
    exporter.finalize()
"""
MORPH_KGC = """\
import csv, json, sys, time
began = time.process_time()
import morph_kgc
began = time.process_time()
config = "[CONFIGURATION]\\nnumber_of_processes = 1\\nlogging_level = ERROR\\n[data]\\nmappings = mapping.ttl\\n"
graph = morph_kgc.materialize_set(config)
with open("out.nt", "w", encoding="utf-8") as out:
    out.writelines(f"{triple} .\\n" for triple in graph)
"""
TAIL = """
cpu = time.process_time() - began
print(json.dumps({"cpu": round(cpu, 3), "triples": sum(1 for _ in open("out.nt", "rb"))}))
"""
PROGRAMS = {"FollowTheMoney": FOLLOW_THE_MONEY + TAIL, "morph-kgc": MORPH_KGC + TAIL}

MAPPING = """\
@prefix rr: <http://www.w3.org/ns/r2rml#> . @prefix rml: <http://semweb.mmlab.be/ns/rml#> . @prefix ql: <http://semweb.mmlab.be/ns/ql#> .
@prefix b: <https://b.example/> .
{maps}
"""
MAP = """\
b:{name} a rr:TriplesMap ; rml:logicalSource [ rml:source "{name}.csv" ; rml:referenceFormulation ql:CSV ] ;
  rr:subjectMap [ rr:template "https://b.example/{{id}}" ] ;
  {predicates} .
"""
PREDICATE = "rr:predicateObjectMap [ rr:predicate b:{name} ; rr:objectMap [ {thing} ] ]"
COLUMNS = {
    "nodes": ("id", "type", "name", "alias1", "alias2", "workforce"),
    "relations": ("id", "type", "source", "target", "date", "confidence", "quote", "article"),
}
LINKS = ("source", "target", "article")


def peers(nodes: int, relations: int) -> Iterator[tuple[str, dict[str, float]]]:
    """Each program that can be had, with what it needed."""
    with tempfile.TemporaryDirectory() as folder:
        write_tables(Path(folder), nodes, relations)
        for name, package in PACKAGES.items():
            python, reason = environment(package)
            if python is None:
                sys.stderr.write(f"{name} is left out: {reason}\n")
                continue
            done = subprocess.run(
                [python, "-c", PROGRAMS[name]], cwd=folder, capture_output=True, text=True, check=False
            )
            if done.returncode:
                sys.stderr.write(f"{name} is left out: {done.stderr.strip().splitlines()[-1:]}\n")
                continue
            yield name, json.loads(done.stdout.splitlines()[-1])


def environment(package: str) -> tuple[str | None, str]:
    """A Python that has the package, made where there is none; or why not."""
    python = os.environ.get("KG_PEERS") or str(ROOT / ".peers" / "bin" / "python")
    if not Path(python).exists():
        subprocess.run([sys.executable, "-m", "venv", str(ROOT / ".peers")], check=True)
    module = package.replace("-", "_")
    if subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0:
        return python, ""
    try:
        call = [python, "-m", "pip", "install", "--quiet", package]
        done = subprocess.run(call, capture_output=True, text=True, check=False, timeout=INSTALL_SECONDS)
    except subprocess.TimeoutExpired:
        return None, f"pip needed more than {INSTALL_SECONDS} s"
    return (python, "") if done.returncode == 0 else (None, f"pip: {done.stderr.strip()[-200:]}")


def write_tables(folder: Path, nodes: int, relations: int) -> None:
    """What is to be written, as tables, and the mapping that morph-kgc wants."""
    graph = Streamed(nodes, relations)
    actors = (node for node in graph.nodes() if node.type != "Article")
    rows = {
        "nodes": ((n.id, n.type, n.name, *n.aliases, n.properties["workforce"]) for n in actors),
        "relations": (
            (r.id, r.type, r.source, r.target, e.date, e.confidence, e.quote, e.article)
            for r in graph.relations()
            for e in r.evidence
        ),
    }
    for name, columns in COLUMNS.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([columns, *rows[name]])
    maps = [
        MAP.format(name=name, predicates=" ;\n  ".join(map(predicate, columns[1:])))
        for name, columns in COLUMNS.items()
    ]
    (folder / "mapping.ttl").write_text(MAPPING.format(maps="\n".join(maps)), encoding="utf-8")


def predicate(column: str) -> str:
    link = f'rr:template "https://b.example/{{{column}}}"'
    return PREDICATE.format(name=column, thing=link if column in LINKS else f'rml:reference "{column}"')
