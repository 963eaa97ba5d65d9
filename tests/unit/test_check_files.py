"""`kg check FILE`: a good file has no fault; what our shapes forbid, a SHACL library and our own validator find alike."""

import json
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from broken_rdf import MUTATIONS
from sample_graph import sample

import kg
from kg.checks import file_faults
from kg.checks.shapes import Checked
from kg.errors import InputError
from kg.export import export
from kg.export.rdf_records import triples
from kg.ontology import load_ontology
from kg.vocabulary import render


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a ledger that was built from the sample exports, by format, texts included."""
    folder = tmp_path_factory.mktemp("good")
    export("jsonl", sample(), folder / "sample.jsonl", with_text=True)
    with kg.open(folder / "sample.kg") as ledger:
        assert not ledger.build([str(folder / "sample.jsonl")]).refused
        for name in ("turtle", "ntriples", "jsonld", "jsonl"):
            ledger.export(name, folder / name, with_text=True)
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if "." not in path.name}


@pytest.fixture(scope="module")
def pyshacl() -> Callable[[rdflib.Graph], set[str]]:
    """The things that pyshacl finds at fault."""
    import pyshacl

    shapes, ontology = (rdflib.Graph().parse(data=render(kind), format="turtle") for kind in ("shacl", "turtle"))
    focus = rdflib.URIRef("http://www.w3.org/ns/shacl#focusNode")

    def at_fault(graph: rdflib.Graph) -> set[str]:
        conforms, report, _ = pyshacl.validate(graph, shacl_graph=shapes, ont_graph=ontology)
        found = {str(thing) for thing in report.objects(None, focus)}
        assert conforms == (not found)
        return found

    return at_fault


def ours(text: str) -> set[str]:
    ontology = load_ontology()
    return {fault.thing for fault in Checked(triples("x.nt", text.encode(), "N_TRIPLES", ontology), ontology).faults()}


def test_the_good_graph_has_no_fault(good, pyshacl, tmp_path):
    assert pyshacl(rdflib.Graph().parse(data=good["turtle"], format="turtle")) == set()
    for name, suffix in (("turtle", "ttl"), ("ntriples", "nt"), ("jsonld", "jsonld"), ("jsonl", "jsonl")):
        path = tmp_path / f"good.{suffix}"
        path.write_text(good[name], encoding="utf-8")
        assert list(file_faults(path)) == []


def test_there_are_fifty_ways_and_more():
    assert len(MUTATIONS) >= 50


@pytest.mark.parametrize("what", MUTATIONS)
def test_a_shacl_library_and_our_own_validator_find_the_same_things_at_fault(what, good, pyshacl, tmp_path):
    graph = rdflib.Graph().parse(data=good["turtle"], format="turtle")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # rdflib warns of the literals that are broken here on purpose
        MUTATIONS[what](graph)
        text = graph.serialize(format="nt")
        by_library = pyshacl(graph)
    assert by_library == ours(text) != set()
    path = tmp_path / "broken.nt"
    path.write_text(text, encoding="utf-8")
    assert list(file_faults(path))


def lines(text: str, change: Callable[[dict], object]) -> str:
    """The JSONL with every record changed; None takes one away."""
    records = [json.loads(line) for line in text.splitlines()]
    for record in records:
        change(record)
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def first_relation(change: Callable[[dict], object]) -> Callable[[str], str]:
    """Changes the record of BIDS_FOR."""
    return lambda text: lines(text, lambda record: change(record) if record.get("type") == "BIDS_FOR" else None)


# What only the laws of evidence can tell: the change of a good JSONL, and the words of the fault.
UNTRUE: dict[str, tuple[Callable[[str], str], str]] = {
    "a quote that does not stand there": (first_relation(lambda r: r["evidence"][0].update(start=1, end=3)), "does not say"),
    "a modality that is none": (first_relation(lambda r: r["evidence"][0].update(modality="hoped")), "hoped"),
    "a type that is none": (first_relation(lambda r: r.update(type="BID_FOR")), "BIDS_FOR"),
    "ends that the vocabulary forbids": (first_relation(lambda r: r.update(type="LEADS")), "LEADS cannot go from"),
    "a source that is nowhere": (first_relation(lambda r: r.update(source="n-nowhere")), "n-nowhere"),
    "a sum that is too large": (first_relation(lambda r: r["properties"].update(articles=7)), "articles 7"),
    "a confidence out of range": (first_relation(lambda r: r["evidence"][0].update(confidence=2)), "confidence"),
    "a line that is no JSON": (lambda text: text + "{\n", "no JSON object"),
    "a text that is another": (lambda text: lines(text, lambda r: r.update(text="다른 글") if "text" in r else None), "text_sha256"),
    "judgements that contradict each other": (
        lambda text: text + json.dumps({"kind": "judgement", "a": "thing|다온시|", "b": "thing|가람도|", "verdict": "same", "note": "", "time": "2032"}) + "\n",
        "다온시",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", UNTRUE)
def test_a_file_of_lines_that_is_untrue_is_found_out_with_its_line(what, good, tmp_path, monkeypatch):
    monkeypatch.setenv("KG_LANG", "en")
    change, words = UNTRUE[what]
    path = tmp_path / "untrue.jsonl"
    path.write_text(change(good["jsonl"]), encoding="utf-8")
    found = list(file_faults(path))
    assert any(words in fault for fault in found), found


def test_what_is_no_graph_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("KG_LANG", "en")
    (tmp_path / "x.txt").write_text("포항시가 나섰다.")
    with pytest.raises(InputError, match="kg build"):
        list(file_faults(tmp_path / "x.txt"))
    with pytest.raises(InputError):
        list(file_faults(Path("nowhere.ttl")))


def test_the_command_lists_faults_and_its_exit_code_says_so(kg, good, tmp_path):
    (tmp_path / "good.ttl").write_text(good["turtle"], encoding="utf-8")
    (tmp_path / "bad.ttl").write_text(
        good["turtle"].replace('kg:modality "planned"', 'kg:modality "hoped"', 1), encoding="utf-8"
    )
    fine, wrong = kg("check", "good.ttl"), kg("check", "bad.ttl")
    assert (fine.returncode, wrong.returncode) == (0, 1)
    assert "no faults" in fine.stderr
    assert "hoped" in wrong.stdout
