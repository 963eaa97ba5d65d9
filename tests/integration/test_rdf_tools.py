"""Other people's tools load what we export: Apache Jena (riot, shacl), rdflib and pyoxigraph, which answer the documented questions alike."""

import fcntl
import shutil
import subprocess
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from executed_pages import queries
from sample_graph import sample
from stores import server

import kg
from kg.cli.demo import LEXICON, SAMPLES
from kg.export import FORMATS, export
from kg.vocabulary import render

POM = Path(__file__).resolve().parents[1] / "jena" / "pom.xml"
LIB = server.FOLDER / "jena-5.2.0"


@pytest.fixture(scope="module")
def jena() -> list[str]:
    """The call of a program of Jena, to which its name and arguments are added; the jars by Maven, once."""
    server.FOLDER.mkdir(exist_ok=True)
    with (server.FOLDER / "jena.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (LIB / "complete").exists():
            for tool in ("java", "mvn"):
                if shutil.which(tool) is None:
                    pytest.skip(f"{tool} is not installed (apt install openjdk-17-jdk-headless maven)")
            call = ["mvn", "-q", "-B", "-f", str(POM), "process-resources", f"-Dlib={LIB}"]
            done = subprocess.run(call, capture_output=True, text=True, check=False)
            if done.returncode:
                pytest.skip(f"Maven could not fetch Jena: {(done.stdout + done.stderr).strip()[-500:]}")
            (LIB / "complete").touch()
    return ["java", "-cp", f"{LIB}/*"]


@pytest.mark.jena
@pytest.mark.parametrize("name", ["turtle", "ntriples", "jsonld"])
def test_riot_finds_nothing_wrong_and_counts_the_same_triples(name, jena, tmp_path):
    path = tmp_path / f"graph{FORMATS[name].suffix}"
    export(name, sample(), path, with_text=True)
    export("ntriples", sample(), tmp_path / "expected.nt", with_text=True)
    done = subprocess.run(
        [*jena, "riotcmd.riot", "--strict", "--check", "--output=nt", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARN" not in done.stderr + done.stdout, done.stderr
    assert "ERROR" not in done.stderr, done.stderr
    triples = {line for line in done.stdout.splitlines() if line}
    assert len(triples) == len((tmp_path / "expected.nt").read_text(encoding="utf-8").splitlines())


@pytest.mark.jena
def test_the_shacl_of_jena_finds_that_the_sample_conforms_and_what_is_broken_does_not(jena, tmp_path):
    (tmp_path / "shapes.ttl").write_text(render("shacl"), encoding="utf-8")
    export("turtle", sample(), tmp_path / "graph.ttl")
    good = (tmp_path / "graph.ttl").read_text(encoding="utf-8") + render("turtle")
    for text, conforms in ((good, "true"), (good.replace('kg:modality "planned"', 'kg:modality "hoped"', 1), "false")):
        (tmp_path / "data.ttl").write_text(text, encoding="utf-8")
        call = [
            *jena,
            "shacl.shacl",
            "validate",
            "--shapes",
            str(tmp_path / "shapes.ttl"),
            "--data",
            str(tmp_path / "data.ttl"),
        ]
        done = subprocess.run(call, capture_output=True, text=True, check=False)
        assert f"sh:conforms  {conforms}" in " ".join(done.stdout.split()).replace("sh:conforms ", "sh:conforms  "), (
            done.stdout + done.stderr
        )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `kg demo` exports."""
    folder = tmp_path_factory.mktemp("demo")
    with kg.open(folder / "demo.kg") as ledger:
        ledger.build(sorted(map(str, SAMPLES.glob("*.txt"))), lexicon=LEXICON)
        ledger.export("turtle", folder / "demo.ttl")
    return folder / "demo.ttl"


def test_rdflib_and_pyoxigraph_answer_the_documented_questions_alike(demo):
    store, graph = pyoxigraph.Store(), rdflib.Graph().parse(demo)
    store.bulk_load(path=str(demo), format=pyoxigraph.RdfFormat.TURTLE)
    asked = queries("sparql.md")
    assert len(asked) == 5
    for query in asked:
        one = [tuple("" if value is None else value.value for value in row) for row in store.query(query)]
        other = [tuple("" if value is None else str(value) for value in row) for row in graph.query(query)]
        assert sorted(one) == sorted(other)
        assert one
