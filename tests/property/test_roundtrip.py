"""What an export says comes back as it went: JSONL byte for byte, the literals of Turtle character for character."""

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
from kg.export import jsonl, turtle
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


def loader():
    spec = importlib.util.spec_from_file_location("jsonl_loader", folder("loaders") / "jsonl.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


LOADER = loader()


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


def exported(graph: Graph, *, with_text: bool) -> str:
    out = io.StringIO()
    jsonl.write(graph, out, with_text=with_text)
    return out.getvalue()


def imported(text: str) -> Iterator[Imported | Judgement]:
    return LOADER.read("x.jsonl", text.encode())


def refusals(text: str) -> str:
    """What the loader says of a file that it does not take as a whole."""
    try:
        list(imported(text))
    except InputError as refused:
        return str(refused)
    return ""


@relaxed
@given(either, st.data(), st.booleans())
def test_jsonl_comes_back_byte_for_byte_and_record_for_record(made, data, with_text):
    current = distinct(made)
    decided = data.draw(st.lists(judgements(sorted(current)), max_size=2))
    with tempfile.TemporaryDirectory() as where:
        with LedgerFile(Path(where) / "a.kg", ONTOLOGY) as first:
            with first.operating("build"):
                for name, (document, extraction) in current.items():
                    first.put(name, document, "key-1", extraction)
            with first.operating("judge"):
                first.judge(decided)
            before = exported(first, with_text=with_text)
        items = list(imported(before))
        documents = [item for item in items if isinstance(item, Imported)]
        assert {item.id: item.extraction for item in documents} == {name: made[1] for name, made in current.items()}
        with LedgerFile(Path(where) / "b.kg", ONTOLOGY) as second:
            with second.operating("build"):
                for item in documents:
                    sha = None if item.document.text else item.text_sha256
                    second.put(item.id, item.document, item.extraction_key, item.extraction, sha256=sha)
            with second.operating("judge"):
                second.judge([item for item in items if isinstance(item, Judgement)])
            assert exported(second, with_text=with_text) == before


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


@settings(deadline=None)
@given(st.text())
def test_a_literal_of_turtle_is_the_same_string_again(text):
    line = f"<https://a.example/a> <https://a.example/b> {rdf.text(text)} ."
    assert "\n" not in line
    (literal,) = rdflib.Graph().parse(data=line, format="turtle").objects()
    assert str(literal) == text


def test_half_of_a_surrogate_pair_becomes_the_replacement_character():
    assert rdf.text("가\ud800") == '"가\ufffd"@ko'


@settings(deadline=None)
@given(st.integers() | st.floats() | st.booleans())
def test_a_number_of_turtle_has_the_same_value_again(given_value):
    line = f"@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . <https://a.example/a> <https://a.example/b> {rdf.value(given_value)} ."
    (literal,) = rdflib.Graph().parse(data=line, format="turtle").objects()
    again = type(given_value)(literal.toPython())
    assert repr(again) == repr(given_value)


@settings(deadline=None)
@given(st.text(max_size=20))
def test_every_iri_is_ascii_and_parsed(local):
    term = rdf.name("id", local, {"id": "https://a.example/id/"})
    assert term.isascii()
    line = f"@prefix id: <https://a.example/id/> . {term} a <https://a.example/b> ."
    (subject,) = rdflib.Graph().parse(data=line, format="turtle").subjects()
    assert str(subject).startswith("https://a.example/id/")


@pytest.mark.parametrize("value", ["2031-02-30", "2031-13", "0000", "2031-03-01T25:00:00Z", "2031-02/2031-03", "올해"])
def test_a_time_that_is_none_stays_a_plain_string(value):
    assert rdf.time(value) == rdf.plain(value)


@pytest.mark.parametrize("with_text", [False, True])
def test_the_bundled_samples_built_exported_built_again_and_exported_are_the_same_bytes(tmp_path, with_text):
    samples = sorted(str(path) for path in (Path(kg.__file__).parent / "samples").glob("*.txt"))
    files = [tmp_path / "first.jsonl", tmp_path / "second.jsonl"]
    for sources, file in ((samples, files[0]), ([str(files[0])], files[1])):
        with kg.open(file.with_suffix(".kg")) as ledger:
            report = ledger.build(sources)
            assert not report.refused
            assert report.new == len(samples)
            ledger.export("jsonl", file, with_text=with_text)
    assert files[0].read_bytes() == files[1].read_bytes()
    assert len(files[0].read_bytes()) > 10_000


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
