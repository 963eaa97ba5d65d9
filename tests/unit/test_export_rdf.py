"""N-Triples and JSON-LD say what Turtle says, other people's tools read them, and ours reads them back or says why not."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic
from sample_graph import sample

import kg
from kg.errors import InputError
from kg.export import FORMATS, export, jsonld, ntriples, turtle
from kg.export.rdf_records import triples
from kg.folders import folder
from kg.ontology import load_ontology

SYNTAXES = {"turtle": (turtle, "turtle"), "ntriples": (ntriples, "nt"), "jsonld": (jsonld, "json-ld")}
OXIGRAPH = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}


def written(name: str, **options: object) -> str:
    out = io.StringIO()
    SYNTAXES[name][0].write(sample(), out, **options)
    return out.getvalue()


@pytest.fixture(scope="module")
def parsed() -> rdflib.Graph:
    return rdflib.Graph().parse(data=written("turtle", with_text=True), format="turtle")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own parser of JSON-LD makes one
@pytest.mark.parametrize("name", ["ntriples", "jsonld"])
def test_the_three_syntaxes_are_one_graph_to_rdflib(name, parsed):
    other = rdflib.Graph().parse(data=written(name, with_text=True), format=SYNTAXES[name][1])
    assert isomorphic(other, parsed)


@pytest.mark.parametrize("base", ["https://stakeholder-graph.example/", "https://a.example/b/"])
def test_the_three_syntaxes_are_one_graph_to_pyoxigraph(base):
    graphs = {
        name: set(map(str, pyoxigraph.parse(written(name, base_iri=base).encode(), format=form)))
        for name, form in OXIGRAPH.items()
    }
    assert graphs["turtle"] == graphs["ntriples"] == graphs["jsonld"]
    assert any(f"<{base}vocabulary/BIDS_FOR>" in triple for triple in graphs["turtle"])


def test_a_line_of_ntriples_is_a_triple_and_nothing_is_said_twice():
    lines = written("ntriples").splitlines()
    assert len(lines) == len(set(lines)) == len(rdflib.Graph().parse(data=written("turtle"), format="turtle"))
    assert all(line.endswith(" .") for line in lines)


def test_the_context_is_the_published_one_and_links_are_plain():
    told = json.loads(written("jsonld"))
    published = json.loads((folder("schema") / "generated/context.jsonld").read_text(encoding="utf-8"))
    assert told["@context"] == published["@context"]
    bids = [thing["kg:BIDS_FOR"] for thing in told["@graph"] if "kg:BIDS_FOR" in thing]
    assert bids
    assert all(bid.startswith("id:n-") for bid in bids)


@pytest.mark.parametrize("name", SYNTAXES)
def test_pyoxigraph_answers_from_a_store_that_loaded_the_file(name, tmp_path):
    path = tmp_path / f"graph{FORMATS[name].suffix}"
    export(name, sample(), path)
    store = pyoxigraph.Store()
    store.bulk_load(path=str(path), format=OXIGRAPH[name])
    asked = "PREFIX kg: <https://stakeholder-graph.example/vocabulary/> ASK { ?r kg:type kg:BIDS_FOR ; kg:articles 2 }"
    assert store.query(asked)


# What is wrong with a file of RDF, and the words that say so.
BROKEN = {
    "no RDF": ("<a> <b> c d e .", "x.ttl:1"),
    "cut off": (written("turtle")[:5000], "x.ttl"),
    "not ours": ("<https://a.example/a> <https://a.example/b> 1 .", "nothing in it"),
    "of no known type": (written("turtle").replace("a kg:City, schema:City", "a kg:Citi, schema:City", 1), "Citi"),
    "a claim that is in two minds": (
        written("turtle").replace(
            'kg:modality "planned" ;\n  kg:confidence', 'kg:modality "planned", "asserted" ;\n  kg:confidence', 1
        ),
        "kg:modality",
    ),
    "an end that is not there": (written("turtle").replace("kg:source id:n-", "kg:source id:n-gone-", 1), "gone"),
    "no number": (written("turtle").replace("kg:confidence 0.9", 'kg:confidence "sure"', 1), "confidence"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_wrong_with_a_file_is_said_and_no_traceback_comes(what, monkeypatch, tmp_path):
    monkeypatch.setenv("KG_LANG", "en")
    text, words = BROKEN[what]
    path = tmp_path / "x.ttl"
    path.write_text(text, encoding="utf-8")
    with kg.open(tmp_path / "a.kg") as ledger:
        report = ledger.build([str(path)])
    (problem,) = map(str, report.refused)
    assert words in problem
    assert "x.ttl" in problem


def test_what_is_right_of_a_file_is_taken_where_something_is_wrong(tmp_path):
    path = tmp_path / "x.ttl"
    path.write_text(BROKEN["no number"][0], encoding="utf-8")
    with kg.open(tmp_path / "a.kg") as ledger:
        assert ledger.build([str(path)]).new == 2
        assert any(relation.type == "LEADS" for relation in ledger.relations())


def test_another_base_is_read_too(tmp_path):
    for number, base in enumerate(("https://stakeholder-graph.example/", "https://a.example/vocabulary/x/")):
        export("turtle", sample(), tmp_path / "x.ttl", base_iri=base)
        with kg.open(tmp_path / f"{number}.kg") as ledger:
            assert not ledger.build([str(tmp_path / "x.ttl")]).refused
            ledger.export("jsonl", tmp_path / f"{number}.jsonl")
    assert (tmp_path / "0.jsonl").read_bytes() == (tmp_path / "1.jsonl").read_bytes()


def test_a_file_that_is_broken_off_says_where():
    with pytest.raises(InputError):
        list(triples("x.ttl", b'<https://a/b> <https://a/c> "x', "TURTLE", load_ontology()))


def test_reading_rdf_is_what_loads_pyoxigraph_and_writing_does_not():
    look = (
        "import sys, io; sys.path.insert(0, 'tests'); from sample_graph import sample; from kg.export import turtle, jsonld\n"
        "turtle.write(sample(), io.StringIO()); jsonld.write(sample(), io.StringIO()); from kg.loaders import load_loaders; load_loaders()\n"
        "print('pyoxigraph' in sys.modules)"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout == "False\n"
