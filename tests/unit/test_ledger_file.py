"""The ledger's file: what is refused, what is left behind, what is looked up instead of made again."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest

from kg.document import Document, document_id, version_hash
from kg.errors import InputError, LedgerError
from kg.evidence import Claim, Extraction, Mention, Unit
from kg.ledger import LedgerFile, Outcome, opening, tables
from kg.ledger.codec import unpack_text
from kg.ontology import load_ontology

TEXT = "해온시는 로봇센터를 유치한다."
UNITS = (
    Unit(("thing|로봇센터|",), "Facility", ("로봇센터",), (Mention(5, 9, "로봇센터"),)),
    Unit(("thing|해온시|",), "City", ("해온시",), (Mention(0, 3, "해온시"),), "해온시"),
)
BID = Claim(
    "BIDS_FOR",
    "thing|해온시|",
    "thing|로봇센터|",
    start=0,
    end=len(TEXT),
    quote=TEXT,
    modality="planned",
    confidence=0.8,
)
STATUS = Claim("status", "thing|로봇센터|", value="bidding", start=0, end=len(TEXT), quote=TEXT, confidence=0.7)
ARTICLE = Document(text=TEXT, title="유치", publisher="해온일보", date="2031-03-01")
EXTRACTION = Extraction(UNITS, (BID, STATUS))


def opened(path, **options) -> LedgerFile:
    return LedgerFile(path, load_ontology(), **options)


def put(file: LedgerFile, document: Document = ARTICLE, extraction: Extraction = EXTRACTION) -> Outcome:
    with file.operating("build"):
        return file.put(document_id(document), document, "k1", extraction)


def first_build(path) -> Outcome:
    with opened(path) as file:
        return put(file)


def test_a_ledger_that_nothing_is_stored_in_is_not_made(tmp_path):
    with opened(tmp_path / "l.kg") as file, file.operating("build"):
        assert file.current(document_id(ARTICLE)) is None
        assert (list(file.nodes()), file.stats().articles, file.judge([])) == ([], 0, 0)
        assert not file.made
    assert os.listdir(tmp_path) == []
    with pytest.raises(LedgerError) as problem:
        opened(tmp_path / "nowhere" / "l.kg")
    assert problem.value.name == "ledger-nowhere"


def test_a_new_ledger_appears_whole_and_is_not_made_twice(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        for number in range(8):
            path = tmp_path / f"{number}.kg"
            at_once = [pool.submit(first_build, path) for _ in range(8)]
            assert sorted(one.result().value for one in at_once) == ["new", *["unchanged"] * 7]
    # SQLite's own files may stay beside a ledger whose last two users closed it at once; the next one takes them up.
    left = {one.name.removesuffix("-wal").removesuffix("-shm") for one in tmp_path.iterdir()}
    assert left == {f"{number}.kg" for number in range(8)}


def test_an_empty_file_becomes_a_ledger(tmp_path):
    (tmp_path / "l.kg").touch()
    with opened(tmp_path / "l.kg") as file:
        assert put(file) is Outcome.NEW


def test_one_article_comes_back_as_nodes_and_relations(tmp_path):
    with opened(tmp_path / "l.kg") as file:
        assert put(file) is Outcome.NEW
        article, *actors = file.nodes()
        assert article.type == "Article"
        assert (article.name, article.properties["publisher"]) == ("유치", "해온일보")
        center = next(node for node in actors if node.type == "Facility")
        assert center.properties == {"status": "bidding"}
        assert center.evidence[0].quote == TEXT
        bid = next(relation for relation in file.relations() if relation.type == "BIDS_FOR")
        assert bid.properties == {
            "modality": "planned",
            "articles": 1,
            "publishers": 1,
            "independent": 1,
            "strength": "single",
            "first_publisher": "해온일보",
            "first_date": "2031-03-01",
            "last_date": "2031-03-01",
            "confidence": 0.8,
            "quote": TEXT,
        }
        assert file.stats().relations == {"BIDS_FOR": 1, "MENTIONS": 2}
        assert file.stored_extraction(article.id, version_hash(ARTICLE), "k1") == EXTRACTION


def test_a_denied_claim_makes_no_relation_but_stays_as_evidence(tmp_path):
    denied = Claim("OPPOSES", "thing|해온시|", "thing|로봇센터|", start=0, end=3, quote="해온시", modality="denied")
    with opened(tmp_path / "l.kg") as file:
        put(file, extraction=Extraction(UNITS, (denied,)))
        assert [relation.type for relation in file.relations()] == ["MENTIONS", "MENTIONS"]
        (claim,) = (claim for node in file.nodes() for claim in node.evidence)
        assert (claim.type, claim.modality) == ("OPPOSES", "denied")


def test_closing_leaves_one_file(tmp_path):
    with opened(tmp_path / "l.kg") as file:
        put(file)
    assert os.listdir(tmp_path) == ["l.kg"]


def test_a_claim_about_something_unmentioned_is_refused_and_nothing_is_stored(tmp_path):
    with opened(tmp_path / "l.kg") as file:
        with pytest.raises(InputError, match="로봇센터"):
            put(file, extraction=Extraction(UNITS[1:], (BID,)))
        assert list(file.nodes()) == []
        assert file.operation == 0


def test_operations_are_logged_once_and_finished(tmp_path):
    with opened(tmp_path / "l.kg") as file:
        put(file)
        assert put(file) is Outcome.UNCHANGED
        assert file.operation == 1
        assert file.operation_of(file.stamp) == 1
        assert file.operation_of("unknown") is None
    rows = sqlite3.connect(tmp_path / "l.kg").execute("SELECT kind, finished FROM operation").fetchall()
    assert rows == [("build", 1)]


def test_missing_foreign_newer_and_broken_files_are_refused_and_left_as_they_are(tmp_path):
    with pytest.raises(LedgerError) as missing:
        opened(tmp_path / "none.kg", create=False)
    assert missing.value.name == "ledger-missing"
    foreign = tmp_path / "foreign.kg"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    text = tmp_path / "text.kg"
    text.write_text("이것은 원장이 아니다. " * 100, encoding="utf-8")
    for path in (foreign, text):
        before = path.read_bytes()
        with pytest.raises(LedgerError) as problem:
            opened(path)
        assert problem.value.name == "ledger-foreign"
        assert path.read_bytes() == before
    newer = tmp_path / "newer.kg"
    first_build(newer)
    connection = sqlite3.connect(newer)
    connection.execute(f"PRAGMA user_version = {tables.VERSION + 1}")
    connection.close()
    with pytest.raises(LedgerError) as problem:
        opened(newer)
    assert problem.value.name == "ledger-newer"


def test_a_second_writer_waits_and_then_gets_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "PATIENCE", 0.2)
    with opened(tmp_path / "l.kg") as file:
        put(file)
        other = sqlite3.connect(tmp_path / "l.kg", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError) as problem:
            put(file, Document(text="다른 기사."), Extraction())
        assert problem.value.name == "ledger-busy"
        other.rollback()
        other.close()
        assert put(file, Document(text="다른 기사."), Extraction()) is Outcome.NEW


def test_reading_only_needs_no_file_beside_the_ledger(tmp_path):
    with opened(tmp_path / "l.kg") as file:
        put(file)
    with opened(tmp_path / "l.kg", read_only=True) as file:
        assert file.stats().articles == 1
        with pytest.raises(LedgerError) as problem:
            put(file, Document(text="다른 기사."), Extraction())
        assert problem.value.name == "ledger-read-only"
    assert os.listdir(tmp_path) == ["l.kg"]


def test_claims_are_counted(tmp_path):
    with opened(tmp_path / "l.kg") as file:
        put(file)
        assert file.claims() == 2


def test_a_lexicon_of_the_users_own_is_kept(tmp_path):
    with opened(tmp_path / "l.kg") as file:
        file.keep_lexicon("abc", "name\ttype\n한빛로봇\tCompany\n")
        file.keep_lexicon("abc", "name\ttype\n한빛로봇\tCompany\n")
    ((digest, body),) = sqlite3.connect(tmp_path / "l.kg").execute("SELECT digest, body FROM lexicon").fetchall()
    assert (digest, unpack_text(body)) == ("abc", "name\ttype\n한빛로봇\tCompany\n")
