"""What `kg browser` writes: the style, the favourites and the links, without a browser."""

import io
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest

from kg.browser import write_browser_files
from kg.browser.favourites import FOLDER, drawing, favourite, favourites_zip
from kg.browser.grass import darker, grass, text_color
from kg.browser.links import LONGEST, connect_link, edit_link, links_page
from kg.errors import InputError, SchemaError, UsageError
from kg.ontology import load_ontology
from kg.questions import load_questions

ONTOLOGY = load_ontology()
QUESTIONS = list(load_questions().values())
RULE = re.compile(r"(?P<selector>[\w.]+) \{\n(?P<body>(?:  [a-z-]+: [^\n]+;\n)+)\}\n")


def rules(lang: str = "ko") -> dict[str, dict[str, str]]:
    text = grass(ONTOLOGY, lang)
    found = {r["selector"]: dict(re.findall(r"  ([a-z-]+): (.+);", r["body"])) for r in RULE.finditer(text)}
    assert "".join(r.group() for r in RULE.finditer(text)) == text, (
        "something is no rule: a comment would cost the next one"
    )
    return found


def test_every_label_has_a_rule_after_those_of_its_parents() -> None:
    order = [selector.removeprefix("node.") for selector in rules() if selector.startswith("node.")]
    for entry in ONTOLOGY.types.values():
        places = [order.index(label) for label in entry.labels]
        assert max(places) == order.index(entry.name), entry.name
    assert order[-2:] == ["Retired", "KgProjection"]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_rule_says_everything_and_captions_hold_no_colon(lang: str) -> None:
    for selector, body in rules(lang).items():
        needed = {"color", "caption"} | (
            {"border-color", "text-color-internal"} if selector.startswith("node") else set()
        )
        assert needed <= set(body), selector
        assert not set(":;") & set(body["caption"]), selector


def test_relations_are_captioned_in_the_language_asked_for() -> None:
    for lang in ("ko", "en"):
        for relation in ONTOLOGY.relations.values():
            assert rules(lang)[f"relationship.{relation.name}"]["caption"] == f"'{getattr(relation, lang)}'"
    assert rules("ko")["relationship.SPOKEN_BY"]["caption"] == "'말한 이'"


def test_the_text_in_a_node_can_be_read() -> None:
    assert (text_color("#000000"), text_color("#FFFFFF"), darker("#804020")) == ("#FFFFFF", "#1D1D1F", "#603018")
    assert text_color(ONTOLOGY.types["City"].color) == "#FFFFFF"


def test_favourites_are_numbered_named_and_the_same_every_time() -> None:
    packed = favourites_zip(QUESTIONS)
    assert packed == favourites_zip(QUESTIONS)
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        names = opened.namelist()
        texts = [opened.read(name).decode() for name in names]
    assert len(names) == len(QUESTIONS)
    assert all(name.startswith(f"{FOLDER}/") and name.endswith(".cypher") for name in names)
    firsts = [text.splitlines()[0] for text in texts]
    assert firsts == sorted(firsts)
    assert firsts[2] == f"// 03 {QUESTIONS[2].ko} | {QUESTIONS[2].en}"
    assert favourite(QUESTIONS[2], 3, "en").startswith(f"// 03 {QUESTIONS[2].en} | {QUESTIONS[2].ko}\n")


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda q: q.name)
def test_a_favourite_is_one_statement_without_parameters(asked) -> None:
    code = re.sub(r"^//.*\n", "", favourite(asked, 1), flags=re.MULTILINE)
    assert "$" not in code
    assert ";" not in code
    assert int(re.search(r"LIMIT (\d+)\s*$", code)[1]) < 300  # more nodes the Browser would not draw


def test_what_may_be_changed_stands_in_the_first_line() -> None:
    city = next(q for q in QUESTIONS if q.name == "what-a-city-pursues")
    assert drawing(city).startswith("WITH {city: '포항시'} AS given\nMATCH")
    brokers = next(q for q in QUESTIONS if q.name == "brokers")
    assert drawing(brokers) == brokers.graph


@pytest.mark.parametrize(
    ("graph", "http", "link"),
    [
        (None, None, "http://localhost:7474/browser/?dbms=bolt://neo4j@localhost:7687"),
        ("bolt://h:17687", "http://h:8080/", "http://h:8080/browser/?dbms=bolt://neo4j@h:17687"),
        ("neo4j+s://x.example", None, "https://x.example:7473/browser/?dbms=neo4j%2Bs://neo4j@x.example:7687"),
        ("bolt://kim:geheim@h", None, "http://h:7474/browser/?dbms=bolt://kim@h:7687"),
        ("bolt://[::1]:7687", None, "http://[::1]:7474/browser/?dbms=bolt://neo4j@%5B::1%5D:7687"),
    ],
)
def test_the_link_fills_the_login_form_but_for_the_password(graph, http, link, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEO4J_USERNAME", raising=False)
    assert connect_link(graph, http) == link


@pytest.mark.parametrize(
    "graph", ["http://localhost:7474", "localhost:7687", "bolt://", "bolt://h:port", "bolt://[::1"]
)
def test_what_is_no_address_is_refused(graph: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LANG", "en")
    with pytest.raises(UsageError, match="is not the address of a Neo4j server"):
        connect_link(graph)
    with pytest.raises(UsageError) as caught:
        connect_link("http://kim:geheim@h")
    assert "geheim" not in str(caught.value)


def decoded(link: str) -> str:
    """What the Browser puts in its editor: decoded once, then cut."""
    return re.split("[&#]", unquote(link.split("cmd=edit&arg=")[1].replace("+", " ")))[0]


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda q: q.name)
def test_a_link_arrives_as_it_was_sent(asked) -> None:
    text = favourite(asked, 7)
    link = edit_link(connect_link(), text)
    assert decoded(link) == text
    assert len(link) <= LONGEST
    assert link.isascii()


def test_a_link_escapes_refuses_or_goes_into_the_fragment() -> None:
    assert decoded(edit_link("x?", "RETURN 'R&D', '100%+#'")) == "RETURN 'R\\u0026D', '100%+\\u0023'"
    assert decoded(edit_link("x?", "// R&D #1\nRETURN 1")) == "// R+D 1\nRETURN 1"
    with pytest.raises(SchemaError, match=r"some-question\.cypher: .*&"):
        edit_link("x?", "MATCH (n:A&B) RETURN n", "some-question")
    long = "RETURN '" + "가" * LONGEST + "'"
    link = edit_link("x?dbms=y", long)
    assert link.startswith("x?dbms=y#?cmd=edit&arg=")
    assert decoded(link) == long


def test_the_page_holds_every_link_and_nothing_from_outside() -> None:
    page = links_page(QUESTIONS, "bolt://h:1", "http://h:2")
    assert page.count("<tr>") == page.count("cmd=edit") == len(QUESTIONS)
    assert set(re.findall(r'(?:href|src)="(https?://[^/]+)/', page)) == {"http://h:2"}
    assert "<script" not in page
    assert all(q.ko in page and q.en in page for q in QUESTIONS)


def test_all_files_are_written_the_same_every_time(tmp_path: Path) -> None:
    first = write_browser_files(tmp_path / "new" / "folder")
    names = ["stakeholders.ko.grass", "stakeholders.en.grass", "questions.ko.zip", "questions.en.zip", "links.html"]
    assert [path.name for path in first] == names
    again = write_browser_files(tmp_path / "again")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LANG", "en")
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match=r"file: the files for Neo4j Browser cannot be written here"):
        write_browser_files(tmp_path / "file")
