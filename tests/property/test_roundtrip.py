"""What an export says comes back as it went: JSONL and RDF byte for byte, the literals of RDF character for character."""

import importlib.util
import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up import articles, judgements

import kg
from kg.document import Document, clean_text, document_id
from kg.errors import InputError
from kg.evidence import Claim, Extraction, Mention, Statement, Unit, claim_id, statement_id
from kg.export import FORMATS, jsonl, jsonld, ntriples, turtle
from kg.folders import folder
from kg.graph import Graph, Judgement
from kg.ledger import LedgerFile
from kg.loaders import Imported
from kg.ontology import load_ontology
from kg.vocabulary import rdf

relaxed = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
ONTOLOGY = load_ontology()
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12)
STEMS = st.text(st.sampled_from('가나다abc"\\\n\u2028{}<>'), min_size=1, max_size=4)


def loader(name: str):
    spec = importlib.util.spec_from_file_location(f"{name}_loader", folder("loaders") / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


READ_BACK = {
    "jsonl": (jsonl, loader("jsonl")),
    "turtle": (turtle, loader("rdf")),
    "ntriples": (ntriples, loader("rdf")),
    "jsonld": (jsonld, loader("rdf")),
}


def allowed(extraction: Extraction) -> Extraction:
    """Without the claims that the vocabulary does not let stand: extraction verifies them before they are stored."""
    types = {key: unit.type for unit in extraction.units for key in unit.keys}

    def is_right(claim: Claim) -> bool:
        if claim.object is None:
            return ONTOLOGY.describes(claim.type, types[claim.subject])
        end = types.get(claim.object) or {"s": "Statement", "d": "Article"}[claim.object[0]]
        return ONTOLOGY.allows(claim.type, types[claim.subject], end)

    return Extraction(extraction.units, tuple(filter(is_right, extraction.claims)), extraction.statements)


@st.composite
def nasty_articles(draw: st.DrawFn) -> tuple[Document, Extraction]:
    """A document of any characters, with figures, speakers, fields and several keys a unit."""
    text = clean_text(draw(st.text(min_size=10, max_size=40)))
    document = Document(
        text=text,
        title=draw(st.none() | WORDS),
        publisher=draw(st.none() | WORDS),
        author=draw(st.none() | WORDS),
        date=draw(st.sampled_from([None, "2031-03-01"])),
        modified=draw(st.sampled_from([None, "2031-03-01T09:00:00+09:00"])),
        url=draw(st.none() | st.sampled_from(["https://a.example/1?x=가", "http://[", "b.example/기사 2"])),
        identifier=draw(st.none() | WORDS),
    )
    name = document_id(document)

    def span() -> tuple[int, int, str]:
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        return start, end, text[start:end]

    units = []
    for stem in draw(st.lists(STEMS, min_size=2, max_size=4, unique=True)):
        mentions = tuple(Mention(*place) for place in sorted({span() for _ in range(draw(st.integers(0, 3)))}))
        names = {mention.surface for mention in mentions if draw(st.booleans())} or {draw(WORDS)}
        keys = (f"thing|{stem}|", *([f"thing|{stem}|q|q"] if draw(st.booleans()) else []))
        kind = draw(st.sampled_from(["Company", "City", "Committee"]))
        units.append(Unit(keys, kind, tuple(sorted(names)), mentions, draw(st.none() | WORDS)))
    keys = st.sampled_from([key for unit in units for key in unit.keys])
    claims: dict[str, Claim] = {}
    for _ in range(draw(st.integers(0, 6))):
        start, end, quote = span() if draw(st.booleans()) else (None, None, "")
        common = {
            "start": start,
            "end": end,
            "quote": quote,
            "field": None if quote else draw(WORDS),
            "modality": draw(st.sampled_from(["asserted", "planned", "claimed", "denied"])),
            "speaker": draw(st.none() | keys),
            "when": draw(st.sampled_from([None, "2031", "2031-02-04/2031-03"])),
            "confidence": draw(st.floats(0, 1)),
            "rule": draw(st.sampled_from(["", "made-up"])),
        }
        if draw(st.booleans()):
            value = draw(st.integers(-(2**53), 2**53))
            claim = Claim("budget", draw(keys), value=value, unit="KRW", approximate=draw(st.booleans()), **common)
        else:
            kind = draw(st.sampled_from(["PARTNERS_WITH", "OPPOSES", "FUNDS"]))
            amount = draw(st.none() | st.integers(0, 10**13)) if kind == "FUNDS" else None
            claim = Claim(kind, draw(keys), draw(keys), amount=amount, role=draw(st.none() | WORDS), **common)
        claims.setdefault(claim_id(name, claim), claim)
    statements = {}
    if draw(st.booleans()):
        said = Statement(draw(keys), *span())
        statements[statement_id(name, said)] = said
        claim = Claim("SAID", said.speaker, statement_id(name, said), start=0, end=2, quote=text[0:2])
        claims.setdefault(claim_id(name, claim), claim)
    published = Claim("PUBLISHED", units[0].keys[0], name, field="publisher")
    claims.setdefault(claim_id(name, published), published)
    return document, allowed(
        Extraction(
            tuple(sorted(units, key=lambda unit: unit.keys)),
            tuple(claim for _, claim in sorted(claims.items())),
            tuple(statements.values()),
        )
    )


def distinct(made: list[tuple[Document, Extraction]]) -> dict[str, tuple[Document, Extraction]]:
    return {document_id(document): (document, extraction) for document, extraction in made}


either = st.lists(articles().map(lambda pair: (pair[0], allowed(pair[1]))) | nasty_articles(), min_size=1, max_size=3)


def exported(graph: Graph, name: str = "jsonl", *, with_text: bool = False) -> str:
    out = io.StringIO()
    READ_BACK[name][0].write(graph, out, with_text=with_text)
    return out.getvalue()


def imported(text: str, name: str = "jsonl") -> Iterator[Imported | Judgement]:
    return READ_BACK[name][1].read(f"x{FORMATS[name].suffix}", text.encode())


def refusals(text: str) -> str:
    """What the loader says of a file that it does not take as a whole."""
    try:
        list(imported(text))
    except InputError as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize("name", READ_BACK)
@settings(relaxed, max_examples=40)
@given(either, st.data(), st.booleans())
def test_an_export_comes_back_byte_for_byte_and_record_for_record(name, made, data, with_text):
    current = distinct(made)
    format_name = name
    decided = data.draw(st.lists(judgements(sorted(current)), max_size=2))
    with tempfile.TemporaryDirectory() as where:
        with LedgerFile(Path(where) / "a.kg", ONTOLOGY) as first:
            with first.operating("build"):
                for name, (document, extraction) in current.items():
                    first.put(name, document, "key-1", extraction)
            with first.operating("judge"):
                first.judge(decided)
            before = exported(first, format_name, with_text=with_text)
            lines = exported(first, with_text=with_text)
        items = list(imported(before, format_name))
        documents = [item for item in items if isinstance(item, Imported)]
        assert {item.id: item.extraction for item in documents} == {name: made[1] for name, made in current.items()}
        with LedgerFile(Path(where) / "b.kg", ONTOLOGY) as second:
            with second.operating("build"):
                for item in documents:
                    sha = None if item.document.text else item.text_sha256
                    given = {"sha256": sha, "reprint_group": item.reprint_group}
                    second.put(item.id, item.document, item.extraction_key, item.extraction, **given)
            with second.operating("judge"):
                second.judge([item for item in items if isinstance(item, Judgement)])
            assert exported(second, format_name, with_text=with_text) == before
            assert exported(second, with_text=with_text) == lines


@relaxed
@given(nasty_articles(), st.data())
def test_a_line_lost_or_broken_never_ends_in_a_traceback(made, data):
    document, extraction = made
    with tempfile.TemporaryDirectory() as where, LedgerFile(Path(where) / "a.kg", ONTOLOGY) as ledger:
        with ledger.operating("build"):
            ledger.put(document_id(document), document, "key-1", extraction)
        lines = exported(ledger, with_text=True).splitlines(keepends=True)
    lost = data.draw(st.integers(0, len(lines) - 1))
    cut = data.draw(st.integers(0, len(lines[lost])))
    lines[lost] = lines[lost][:cut] + ("\n" if cut else "")
    told = refusals("".join(lines))
    assert not told or "x.jsonl:" in told


def round_trip(sources: list[str], name: str, tmp_path: Path, **options: object) -> tuple[int, list[bytes]]:
    """How many documents the sources hold, and the exports of what is built from them and of what is built from the first export."""
    suffix = FORMATS[name].suffix
    files = [tmp_path / f"first{suffix}", tmp_path / f"second{suffix}"]
    counts = []
    for given_sources, file in ((sources, files[0]), ([str(files[0])], files[1])):
        with kg.open(file.with_suffix(".kg")) as ledger:
            report = ledger.build(given_sources)
            assert not report.refused
            counts.append(report.new)
            ledger.export(name, file, **options)
    assert counts[0] == counts[1]
    return counts[0], [file.read_bytes() for file in files]


@pytest.mark.parametrize("with_text", [False, True])
@pytest.mark.parametrize("name", READ_BACK)
def test_the_bundled_samples_built_exported_built_again_and_exported_are_the_same_bytes(name, tmp_path, with_text):
    samples = sorted(str(path) for path in (Path(kg.__file__).parent / "samples").glob("*.txt"))
    count, (first, second) = round_trip(samples, name, tmp_path, with_text=with_text)
    assert first == second
    assert count == len(samples)
    assert len(first) > 10_000


@pytest.mark.shared
@pytest.mark.parametrize("name", ["jsonl", "turtle"])
def test_the_gold_articles_built_exported_built_again_and_exported_are_the_same_bytes(name, tmp_path, shared):
    articles_held = sorted(map(str, (shared / "articles").glob("*.txt")))
    seen = [path for path in articles_held if "/press-2" not in path]
    count, (first, second) = round_trip(seen, name, tmp_path)
    assert first == second
    assert count >= len(seen) > 40


@settings(relaxed, max_examples=40)
@given(nasty_articles())
def test_turtle_of_any_characters_parses_and_says_what_the_records_say(made):
    document, extraction = made
    kg_term = rdflib.Namespace(f"{rdf.DEFAULT_BASE}vocabulary/")
    with tempfile.TemporaryDirectory() as where, LedgerFile(Path(where) / "a.kg", ONTOLOGY) as ledger:
        with ledger.operating("build"):
            ledger.put(document_id(document), document, "key-1", extraction)
        out = io.StringIO()
        turtle.write(ledger, out, with_text=True)
        nodes, relations = list(ledger.nodes()), list(ledger.relations())
    parsed = rdflib.Graph().parse(data=out.getvalue(), format="turtle")
    told = {
        str(parsed.value(claim, rdflib.DCTERMS.identifier)): (
            str(parsed.value(claim, kg_term.quote, default="")),
            str(parsed.value(claim, kg_term.subject_key)),
            str(parsed.value(claim, kg_term.object_key, default="")),
            float(str(parsed.value(claim, kg_term.confidence))),
        )
        for claim in parsed.subjects(rdflib.RDF.type, rdflib.RDF.Statement)
    }
    assert told == {
        e.claim: (e.quote, e.subject_key, e.object_key or "", e.confidence)
        for item in (*nodes, *relations)
        for e in item.evidence
    }
    names = {str(name) for name in parsed.objects(None, rdflib.RDFS.label)}
    assert names == {node.name for node in nodes}
    (text,) = parsed.objects(None, rdflib.URIRef("https://schema.org/articleBody"))
    assert str(text) == document.text
    spans = {(str(t), str(parsed.value(s, kg_term.key))) for s, t in parsed.subject_objects(kg_term.surface)}
    assert spans == {(span.surface, span.key) for relation in relations for span in relation.spans}
