"""The lexicon: its files, names in a text, a user's own file, and what each wrong line is told."""

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from kg.errors import InputError, SchemaError
from kg.folders import folder
from kg.lexicon import Lexicon, Row, lexicon_with, load_lexicon
from kg.lexicon_file import COLUMNS, rows_of_text

FILES = sorted((folder("schema") / "lexicon").glob("*.tsv"))


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LANG", "en")


def names(text: str, lexicon: Lexicon | None = None) -> list[str]:
    """`surface=name` of every hit that no longer hit holds."""
    hits = (lexicon or load_lexicon()).find(text)
    longest = [h for h in hits if not any(o is not h and o.start <= h.start and h.end <= o.end for o in hits)]
    return [f"{hit.surface}={'|'.join(row.name for row in hit.rows)}" for hit in longest]


# ---- our files


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_files_are_written_one_way(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    lines = text.split("\n")
    assert lines[0] == "\t".join(COLUMNS)
    assert lines[-1] == ""
    assert all(line.count("\t") == len(COLUMNS) - 1 for line in lines[:-1])
    assert [line.split("\t")[0] for line in lines[1:-1]] == sorted(line.split("\t")[0] for line in lines[1:-1])


def test_no_name_stands_in_two_files() -> None:
    seen: dict[str, str] = {}
    for file in FILES:
        for row in rows_of_text(file.read_text(encoding="utf-8"), file.name, ours=True):
            assert row.name not in seen, f"{row.name} in {file.name} and {seen[row.name]}"
            seen[row.name] = file.name


def test_few_names_are_ambiguous() -> None:
    lexicon = load_lexicon()
    surfaces = {surface for row in lexicon.rows for surface in (row.name, *row.aliases)}
    ambiguous = {surface for surface in surfaces if len(lexicon.rows_for(surface)) > 1}
    assert {"보령", "서산", "진도"} <= ambiguous
    assert len(ambiguous) <= 12


def test_readme_tells_how_many_rows() -> None:
    readme = (folder("schema") / "lexicon" / "README.md").read_text(encoding="utf-8")
    stated = dict(re.findall(r"^\| (\w+)\.tsv \| (\d+) \|", readme, re.MULTILINE))
    assert stated == {file.stem: str(file.read_text(encoding="utf-8").count("\n") - 1) for file in FILES}


# ---- rows by name


@pytest.mark.parametrize(
    ("name", "listed", "node_type"),
    [
        ("포항", "포항시", "City"),
        ("경북", "경상북도", "Province"),
        ("정부", "대한민국 정부", "GovernmentBody"),
        ("포스텍", "포항공과대학교", "University"),
        ("KAIST", "한국과학기술원", "University"),
        ("㈜포스코", "포스코", "Company"),
        ("경북 테크노파크", "경북테크노파크", "GovernmentBody"),
        (unicodedata.normalize("NFD", "포항시"), "포항시", "City"),
        ("과기정통부", "과학기술정보통신부", "GovernmentBody"),
        ("포철", "포항제철소", "Facility"),
    ],
)
def test_get(name: str, listed: str, node_type: str) -> None:
    row = load_lexicon().get(name)
    assert row is not None
    assert (row.name, row.type, row.key) == (listed, node_type, listed)


def test_get_has_no_answer_where_there_are_two_or_none() -> None:
    assert load_lexicon().get("보령") is None
    assert {row.type for row in load_lexicon().rows_for("보령")} == {"Company", "City"}
    assert load_lexicon().get("없는이름") is None
    assert load_lexicon().get("") is None


# ---- names in a text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("한동대, 고려대, 차세대, 확대, 4세대, 군부대가 언급됐다.", ["한동대=한동대학교", "고려대=고려대학교"]),
        ("한동대도 왔다", ["한동대=한동대학교"]),
        ("포항시는 KT와", ["포항시=포항시", "KT=KT"]),
        ("최은경 대표가", []),
        ("고려대 및 서울대가", ["고려대=고려대학교", "서울대=서울대학교"]),
        ("서울대병원은", ["서울대병원=서울대학교병원"]),
        ("포항제철소가", ["포항제철소=포항제철소"]),
        ("포항물회가 맛있다", []),
        ("한국인과 중국은", ["중국=중국"]),
        ("경북 테크노 파크는", ["경북 테크노 파크=경북테크노파크"]),
        ("국민의힘이", ["국민의힘=국민의힘"]),
        ("서울 대학이 많다", ["서울=서울특별시"]),
        ("서울 대 포항", ["서울=서울특별시", "포항=포항시"]),
        ("대구 중구에서", ["대구 중구=대구 중구"]),
        ("대구중구에서", ["대구중구=대구 중구"]),
        ("Postech and NAVER", ["Postech=포항공과대학교", "NAVER=네이버"]),
        ("kt에", []),
        ("nulcheon@newspim.com", []),
        ("㈜에코프로비엠과 (주)엔켐", ["에코프로비엠=에코프로비엠", "엔켐=엔켐"]),
        ("美·中 정상", ["美=미국", "中=중국"]),
        ("中企 지원", []),
        ("포항\n공과대학교", ["포항=포항시"]),
        ("", []),
    ],
)  # fmt: skip
def test_find(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_hits_are_sorted_may_overlap_and_are_verbatim() -> None:
    text = "경기도, 경북 포항시, 서울대학교병원"
    hits = load_lexicon().find(text)
    assert [(h.start, -h.end) for h in hits] == sorted((h.start, -h.end) for h in hits)
    assert {"경기도", "경기"} <= {hit.surface for hit in hits}
    assert all(text[hit.start : hit.end] == hit.surface for hit in hits)


@pytest.mark.parametrize(
    ("text", "common"),
    [
        ("아마존은", True),
        ("구글은", False),
        ("경기는", True),
        ("경기도는", False),
        ("정부는", False),
        ("대구는", True),
        ("대구시는", False),
    ],
)
def test_ordinary_words_are_marked(text: str, common: bool) -> None:
    assert load_lexicon().find(text)[0].common is common


def test_ambiguous_surfaces_give_all_rows() -> None:
    (hit,) = load_lexicon().find("보령에서")
    assert {row.name for row in hit.rows} == {"보령", "보령시"}


# ---- a user's own file


def own(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    file = tmp_path / "own.tsv"
    file.write_bytes(text.encode(encoding))
    return file


def test_own_rows_are_added(tmp_path: Path) -> None:
    lexicon = load_lexicon(own(tmp_path, "name\ttype\taliases\n해온로봇랩\tResearchInstitute\t해온랩|HRL\n"))
    assert names("해온랩은 포항시와", lexicon) == ["해온랩=해온로봇랩", "포항시=포항시"]
    assert lexicon.digest != load_lexicon().digest
    assert lexicon_with(lexicon.own).digest == lexicon.digest


def test_own_rows_win(tmp_path: Path) -> None:
    lexicon = load_lexicon(own(tmp_path, "type\tname\taliases\nCompany\t포스텍\t보령\nProject\t포항시\t포항사업\n"))
    assert lexicon.get("포스텍") == Row("포스텍", "Company", ("보령",))
    assert [row.name for row in lexicon.rows_for("보령")] == ["포스텍"]
    assert lexicon.get("포항공대").name == "포항공과대학교"  # type: ignore[union-attr]
    changed = lexicon.get("포항")
    assert changed is not None
    assert (changed.name, changed.type, changed.aliases[0]) == ("포항시", "Project", "포항사업")


def test_own_name_is_vouched_for(tmp_path: Path) -> None:
    assert load_lexicon().find("아마존은")[0].common
    vouched = load_lexicon(own(tmp_path, "name\ttype\n아마존\tCompany\n"))
    assert not vouched.find("아마존은")[0].common


def test_own_file_may_have_bom_crlf_blank_lines_nfd_and_fewer_cells(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", "\ufeffname\ttype\tnote\r\n\r\n해온 로봇랩\tFacility\r\n")
    assert load_lexicon(own(tmp_path, text)).get("해온로봇랩") is not None


def test_a_key_keeps_identity(tmp_path: Path) -> None:
    lexicon = load_lexicon(own(tmp_path, "name\ttype\taliases\tparent\tnote\tkey\n새이름\tCompany\t\t\t\t옛이름\n"))
    assert lexicon.get("새이름").key == "옛이름"  # type: ignore[union-attr]


WRONG = {
    "": "own.tsv: the lexicon has no names",
    "name\ttype\n\n": "own.tsv: the lexicon has no names",
    "name,type\n해온,City\n": r"own.tsv, line 1: the column 'name,type' is unknown.*Known columns are name, type",
    "name\taliases\n해온\t\n": "own.tsv, line 1: the column type is missing",
    "name\ttype\ttype\n해온\tCity\tCity\n": "own.tsv, line 1: the column 'type' is unknown or stands twice",
    "name\ttype\n해온\tTown\n": "own.tsv, line 2: the type 'Town' is unknown.*University",
    "name\ttype\n해온\tActor\n": "own.tsv, line 2: the type 'Actor' is unknown",
    "name\ttype\n해온\tArticle\n": "own.tsv, line 2: the type 'Article' is unknown",
    "name\ttype\n해온\n": "own.tsv, line 2: the type '' is unknown",
    "name\ttype\n해온\tCity\n \tCity\n": "own.tsv, line 3: the name is empty",
    "name\ttype\n해온\tCity\t다솔\n": "own.tsv, line 2: 3 cells, but the first line names 2",
    "name\ttype\n해온\tCity\n해 온\tCity\n": "own.tsv, line 3: 해 온 stands in this file already",
    "name\ttype\tnote\n해온\tCity\tcommon word (bare 다솔)\n": "own.tsv, line 2: the note marks 다솔",
}


@pytest.mark.parametrize(("text", "said"), WRONG.items(), ids=[said[8:50] for said in WRONG.values()])
def test_a_wrong_line_is_named(tmp_path: Path, text: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError) as caught:
        load_lexicon(own(tmp_path, text) if text else own(tmp_path, "\n"))
    assert re.search(said, str(caught.value), re.DOTALL)
    monkeypatch.setenv("KG_LANG", "ko")
    assert re.search("[가-힣]{2}", str(caught.value).replace("해온", ""))


def test_our_own_mistake_is_a_schema_error() -> None:
    with pytest.raises(SchemaError, match=r"x\.tsv, line 2: the type 'Town'"):
        rows_of_text("name\ttype\n해온\tTown\n", "x.tsv", ours=True)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such file"):
        load_lexicon(tmp_path / "none.tsv")
    with pytest.raises(InputError, match="cannot be read"):
        load_lexicon(tmp_path)
    with pytest.raises(InputError, match="no UTF-8 text"):
        load_lexicon(own(tmp_path, "name\ttype\n해온\tCity\n", "cp949"))


def test_importing_loads_no_automaton() -> None:
    code = "import sys, kg.lexicon, kg.keys; sys.exit('ahocorasick_rs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
