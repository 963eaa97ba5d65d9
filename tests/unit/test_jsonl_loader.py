"""The interchange file read back: ours whole, one from elsewhere filled in, and what is wrong refused by its line."""

import importlib.util
import io
import json
from collections.abc import Iterable

import pytest
from sample_graph import article_id, key_of, sample

from kg.document import text_sha256
from kg.errors import InputError
from kg.evidence import Claim
from kg.export import jsonl
from kg.folders import folder
from kg.graph import Judgement
from kg.ids import make_id
from kg.loaders import Imported

_spec = importlib.util.spec_from_file_location("jsonl_loader", folder("loaders") / "jsonl.py")
assert _spec is not None
assert _spec.loader is not None
loader = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(loader)


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LANG", "en")


def read(records: Iterable[dict | str], name: str = "x.jsonl") -> tuple[list[Imported], list[Judgement], str]:
    """Documents, judgements, and what was said of the lines that were refused."""
    lines = (record if isinstance(record, str) else json.dumps(record, ensure_ascii=False) for record in records)
    documents: list[Imported] = []
    judgements: list[Judgement] = []
    try:
        for item in loader.read(name, "\n".join(lines).encode()):
            (documents if isinstance(item, Imported) else judgements).append(item)
    except InputError as refused:
        return documents, judgements, str(refused)
    return documents, judgements, ""


def ours() -> list[dict]:
    out = io.StringIO()
    jsonl.write(sample(), out, with_text=True)
    return [json.loads(line) for line in out.getvalue().split("\n")[:-1]]


def changed(wanted: dict, **change: object) -> list[dict]:
    """Our lines with one of them changed: the first that has all of `wanted`."""
    made = ours()
    index = next(i for i, record in enumerate(made) if wanted.items() <= record.items())
    made[index] = {**made[index], **change}
    return made


COMPANY = {"kind": "node", "id": "누리", "type": "Company", "name": "누리텍", "aliases": ["NURI"]}
COMMITTEE = {"kind": "node", "id": "c|1%", "type": "Committee", "name": "추진위"}
MEMBER = {"kind": "relation", "type": "MEMBER_OF", "source": "누리", "target": "c|1%"}


# ---- what it recognises


@pytest.mark.parametrize(
    ("name", "head", "is_ours"),
    [
        ("a.jsonl", b"", True),
        ("a.NDJSON", b"x", True),
        ("-", b'\xef\xbb\xbf\n{"kind":"node"', True),
        ("a.txt", b'{"id":"x","kind":"node"', True),
        ("a.txt", "다온시가 {kind}".encode(), False),
        ("a.json", b'{"a":1}', False),
    ],
)
def test_recognised_by_name_or_first_line(name, head, is_ours):
    assert loader.recognises(name, head) is is_ours


# ---- our own


def test_ours_comes_back_with_every_unit_claim_statement_and_judgement():
    documents, judgements, refused = read(ours())
    assert refused == ""
    assert [document.id for document in documents] == sorted(article_id(name) for name in ("first", "second"))
    assert judgements == list(sample().judgements())
    first = next(document for document in documents if document.id == article_id("first"))
    assert first.document.publisher == "한빛일보"
    assert first.document.text == sample().text(first.id)
    assert first.text_sha256 == text_sha256(first.document.text)
    (said,) = first.extraction.statements
    assert said.speaker == key_of("이도현")
    assert first.document.text[said.start : said.end] == said.text
    claims = [claim for document in documents for claim in document.extraction.claims]
    evidence = [e for item in (*sample().nodes(), *sample().relations()) for e in item.evidence]
    assert len(claims) == len(evidence)
    assert sorted((c.quote, c.modality, c.confidence, c.subject) for c in claims) == sorted(
        (e.quote, e.modality, e.confidence, e.subject_key) for e in evidence
    )
    units = {key for document in documents for unit in document.extraction.units for key in unit.keys}
    assert units == {key for node in sample().nodes() for key in node.keys}


def test_the_order_of_lines_does_not_matter():
    assert read(ours()[::-1])[0] == read(ours())[0]


def test_without_texts_only_the_text_is_missing():
    silent = [{name: value for name, value in record.items() if name != "text"} for record in ours()]
    documents, _, refused = read(silent)
    assert refused == ""
    for without, whole in zip(documents, read(ours())[0], strict=True):
        assert (without.extraction, without.text_sha256) == (whole.extraction, whole.text_sha256)
        assert without.document.text == ""


# ---- from elsewhere


def test_the_least_that_a_file_needs_becomes_a_document_of_the_file():
    documents, _, refused = read([COMPANY, COMMITTEE, MEMBER])
    assert refused == ""
    (document,) = documents
    assert document.document.title == "x.jsonl"
    assert document.extraction_key == "import"
    units = {unit.keys[0]: unit for unit in document.extraction.units}
    assert set(units) == {"import|누리", "import|c%7C1%25"}
    assert units["import|누리"].names == ("NURI", "누리텍")
    assert units["import|누리"].mentions == ()
    (claim,) = document.extraction.claims
    assert (claim.type, claim.subject, claim.object) == ("MEMBER_OF", "import|누리", "import|c%7C1%25")
    assert (claim.field, claim.start, claim.quote, claim.modality) == ("line 3", None, "", "asserted")


def test_the_content_identifies_the_file_not_its_path():
    one, other = read([COMPANY], "a.jsonl")[0], read([COMPANY], "b/c.jsonl")[0]
    assert one[0].id == other[0].id
    assert read([COMMITTEE])[0][0].id != one[0].id


def test_properties_of_a_foreign_relation_and_node_become_claims():
    stated = {"modality": "planned", "confidence": 0.25, "when": "2031", "articles": 7, "role": "간사"}
    documents, _, refused = read(
        [COMPANY, COMMITTEE | {"properties": {"member_count": 26}}, MEMBER | {"properties": stated}]
    )
    assert refused == ""
    figure, member = sorted(documents[0].extraction.claims, key=lambda claim: claim.object or "")
    assert (figure.type, figure.value, figure.unit, figure.field) == ("member_count", 26, "persons", "line 2")
    assert (member.modality, member.confidence, member.when, member.role) == ("planned", 0.25, "2031", "간사")


def test_foreign_evidence_belongs_to_the_article_it_names():
    article = {"kind": "node", "id": "a1", "type": "Article", "name": "기사", "text": "누리텍은 추진위 위원이다."}
    article["properties"] = {"url": "https://x.example/1", "publisher": "한빛일보"}
    evidence = {"article": "a1", "quote": "누리텍은 추진위 위원이다", "start": 0, "end": 13}
    paper = {"kind": "node", "id": "p", "type": "MediaOutlet", "name": "한빛일보"}
    published = {"kind": "relation", "type": "PUBLISHED", "source": "p", "target": "a1"}
    documents, _, refused = read([article, COMPANY, COMMITTEE, MEMBER | {"evidence": [evidence]}, paper, published])
    assert refused == ""
    (document,) = documents
    assert document.id == make_id("d", ["url", "x.example/1"])
    assert {claim.type for claim in document.extraction.claims} == {"MEMBER_OF", "PUBLISHED"}
    member, out = sorted(document.extraction.claims, key=lambda claim: claim.type)
    assert (member.start, member.end, member.field) == (0, 13, None)
    assert (out.object, out.field) == (document.id, "line 6")
    assert len(document.extraction.units) == 3


def test_the_same_words_are_one_claim():
    twice = {"evidence": [{"quote": "누리텍은  위원이다"}, {"quote": "누리텍은 위원이다", "confidence": 0.9}]}
    (claim,) = read([COMPANY, COMMITTEE, MEMBER | twice])[0][0].extraction.claims
    assert claim.confidence == 0.5


# ---- what is wrong: the line, the reason, and the others go on


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "x.jsonl:3: no JSON object"),
        ("[1]", "x.jsonl:3: no JSON object"),
        ('{"kind":"node","id":"\\ud800","type":"Company","name":"x"}', "x.jsonl:3: no JSON object"),
        ('{"kind":"relation","confidence":NaN}', "x.jsonl:3: no JSON object"),
        ("{}", "x.jsonl:3: the kind None is unknown"),
        ({"kind": "edge"}, "Known are: node, relation, judgement"),
        ({"kind": "node", "id": "x", "type": "Company"}, "x.jsonl:3: the field name"),
        ({"kind": "node", "id": 7, "type": "Company", "name": "x"}, "x.jsonl:3: the field id"),
        ({"kind": "node", "id": "x", "type": "Company", "name": ""}, "x.jsonl:3: the field name"),
        ({"kind": "node", "id": "x", "type": "Kompany", "name": "x"}, "Near or known: Company"),
        ({"kind": "node", "id": "x", "type": "Actor", "name": "x"}, "Actor is not in the vocabulary"),
        ({"kind": "node", "id": "x", "type": "Company", "name": "x", "aliases": [1]}, "aliases"),
        ({"kind": "node", "id": "x", "type": "Company", "name": "x", "properties": {"wealth": 3}}, "no property wealth"),
        ({"kind": "node", "id": "x", "type": "Company", "name": "x", "properties": {"workforce": "many"}}, "no property workforce"),
        ({"kind": "node", "id": "x", "type": "Company", "name": "x", "properties": {"population": 3}}, "no property population"),
        (COMPANY, "was already stated at line 1"),
        (COMPANY | {"id": "n-x", "keys": ["thing|x|"]}, "does not follow"),
        (MEMBER | {"type": "MEMBER"}, "Near or known: MEMBER_OF"),
        (MEMBER | {"source": "nobody"}, "x.jsonl:3: source is nobody"),
        (MEMBER | {"source": "c|1%", "target": "누리"}, "MEMBER_OF cannot go from Committee to Company"),
        (MEMBER | {"properties": {"weight": 3}}, "no property weight"),
        (MEMBER | {"properties": {"modality": "sure"}}, "sure is not in the vocabulary"),
        (MEMBER | {"properties": {"confidence": 7}}, "confidence"),
        (MEMBER | {"evidence": [{"article": "nowhere"}]}, "evidence.article is nowhere"),
        (MEMBER | {"evidence": [{"start": 1}]}, "0 <= start <= end"),
        (MEMBER | {"evidence": ["x"]}, "the field evidence"),
        (MEMBER | {"evidence": [{"approximate": 1}]}, "approximate"),
        ({"kind": "judgement", "a": "x|", "b": "y|", "verdict": "maybe", "time": "t"}, "same, different, unsure"),
        ({"kind": "node", "id": "s", "type": "Statement", "name": "말"}, "properties.article"),
        ({"kind": "node", "id": "a", "type": "Article", "name": "기사", "properties": {"date": "4일"}}, "YYYY-MM-DD"),
        ({"kind": "node", "id": "a", "type": "Article", "name": "x", "text": "x", "properties": {"text_sha256": "0"}}, "text_sha256"),
    ],
)  # fmt: skip
def test_a_wrong_line_is_named_and_the_others_are_taken(line, says):
    documents, _, refused = read([COMPANY, COMMITTEE, line, MEMBER])
    assert says in refused
    assert "x.jsonl:3" in refused
    assert refused.startswith("x.jsonl: 1 of its lines")
    (member,) = [claim for claim in documents[-1].extraction.claims if claim.field == "line 4"]
    assert isinstance(member, Claim)


def test_words_that_do_not_stand_in_the_text_are_refused():
    made = changed({"kind": "relation", "type": "LOCATED_IN"})
    relation = next(record for record in made if record.get("type") == "LOCATED_IN")
    relation["evidence"] = [{**relation["evidence"][0], "start": 1, "end": 5}]
    documents, _, refused = read(made)
    assert "does not say 가람도 다온시" in refused
    assert "LOCATED_IN" not in {claim.type for document in documents for claim in document.extraction.claims}
    assert len(documents) == 2


def test_an_article_whose_id_is_not_its_identity_is_refused_and_the_other_taken():
    stated = next(record for record in ours() if record["id"] == article_id("first"))["properties"]
    documents, _, refused = read(
        changed({"id": article_id("first")}, properties={**stated, "url": "https://other.example/"})
    )
    assert "does not follow" in refused
    assert article_id("second") in {document.id for document in documents}
    assert article_id("first") not in {document.id for document in documents}


def test_many_wrong_lines_are_counted_and_twenty_shown():
    _, _, refused = read(["{"] * 50)
    assert refused.startswith("x.jsonl: 50 of its lines")
    assert refused.count("no JSON object") == 20
    assert "... and 30 more." in refused


def test_bytes_that_are_no_utf8_are_refused_by_line():
    with pytest.raises(InputError, match=r"x\.jsonl:1: no JSON"):
        list(loader.read("x.jsonl", b'{"kind":"node","id":"\xff"}\n'))


def test_every_message_speaks_korean_too(monkeypatch):
    monkeypatch.setenv("KG_LANG", "ko")
    assert "받아들이지 않았습니다" in read(["{"])[2]
