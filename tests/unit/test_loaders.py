"""Loaders found by path, what paths stand for, and one message for each source that is wrong while the others go on."""

import io
import os
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import sources
from kg.document import Document
from kg.errors import InputError, KgError, SchemaError
from kg.loaders import load_loaders, read_sources

ARTICLE = "[해온=물결신문] 문서연 기자 = 해온시는 4일 해양로봇 실증센터를 유치하겠다고 밝혔다.\n"
GOOD = {
    "TITLE": "{'ko': '시험', 'en': 'test'}",
    "RECOGNISES": "{'ko': '시험', 'en': 'test'}",
    "ORDER": "1",
    "recognises": "lambda name, head: True",
    "read": "lambda name, data: iter(())",
}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LANG", "en")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(*words: str) -> tuple[list[str], list[str]]:
    """The sources of the documents, and the messages of what was refused."""
    refused: list[KgError] = []
    items = list(read_sources(words, refused.append))
    assert all(isinstance(item, Document) for item in items)
    return [item.source for item in items], [str(error) for error in refused]  # type: ignore[union-attr]


def write(path: Path, content: str | bytes = ARTICLE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# ---- loaders


def test_ours_are_found_and_plain_text_is_asked_last() -> None:
    found = load_loaders()
    assert found[-1].name == "text"
    assert {loader.name for loader in found} >= {"text", "jsonl"}
    assert [loader.order for loader in found] == sorted(loader.order for loader in found)
    assert all(set(loader.title) == set(loader.recognition) == {"ko", "en"} for loader in found)


def loader_file(folder: Path, **parts: str) -> Path:
    lines = [f"{name} = {value}" for name, value in (GOOD | parts).items() if value]
    return write(folder / "one.py", "\n".join(lines))


def test_a_loader_is_a_file(tmp_path: Path) -> None:
    loader_file(tmp_path)
    write(tmp_path / "_helper.py", "raise RuntimeError")
    (loader,) = load_loaders(tmp_path)
    assert (loader.name, loader.title["en"], loader.order) == ("one", "test", 1)
    assert "kg_loader_one" not in sys.modules


@pytest.mark.parametrize("part", GOOD)
@pytest.mark.parametrize("wrong", ["", "None"])
def test_a_missing_part_is_named(tmp_path: Path, part: str, wrong: str) -> None:
    loader_file(tmp_path, **{part: wrong})
    with pytest.raises(SchemaError, match=rf"loaders/one\.py: {part} is missing or of the wrong kind"):
        load_loaders(tmp_path)


@pytest.mark.parametrize(
    ("part", "wrong"),
    [("TITLE", "{'en': 'only'}"), ("ORDER", "True"), ("ORDER", "'1'"), ("RECOGNISES", "{'ko': '', 'en': 'x'}")],
)
def test_a_wrong_part_is_named(tmp_path: Path, part: str, wrong: str) -> None:
    loader_file(tmp_path, **{part: wrong})
    with pytest.raises(SchemaError, match=part):
        load_loaders(tmp_path)


@pytest.mark.parametrize("code", ["import nowhere_to_be_found", "def (", "1 + ''", "{}['x']", "x"])
def test_a_broken_loader_is_named(tmp_path: Path, code: str) -> None:
    write(tmp_path / "one.py", code)
    with pytest.raises(SchemaError, match=r"loaders/one\.py: the file cannot be loaded"):
        load_loaders(tmp_path)


# ---- what words stand for


def test_files_folders_and_globs(here: Path) -> None:
    for name in ("b.txt", "a.txt", "deep/er/c.txt", ".hidden.txt", ".git/d.txt", "deep/.e.txt"):
        write(here / name)
    assert read("b.txt", "a.txt") == (["b.txt", "a.txt"], [])
    assert read(".") == (["a.txt", "b.txt", "deep/er/c.txt"], [])
    assert read("*.txt") == (["a.txt", "b.txt"], [])
    assert read("**/*.txt") == (["a.txt", "b.txt", "deep/er/c.txt"], [])
    assert read(f"{here}/[a]*.txt") == ([f"{here}/a.txt"], [])
    assert read("de*") == (["deep/er/c.txt"], [])
    assert read("./a.txt", str(here / "a.txt"), ".") == (["a.txt", "b.txt", "deep/er/c.txt"], [])


def test_a_file_whose_name_looks_like_a_glob(here: Path) -> None:
    write(here / "[단독] 해온.txt")
    assert read("[단독] 해온.txt") == (["[단독] 해온.txt"], [])


def test_a_link_is_the_file_it_leads_to(here: Path) -> None:
    write(here / "a.txt")
    (here / "b.txt").symlink_to("a.txt")
    (here / "loop").symlink_to(here)
    assert read("b.txt", "a.txt", ".") == (["b.txt"], [])


@pytest.mark.parametrize("stored", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
@pytest.mark.parametrize("word", ["기사/해온시.txt", "기사", "기사/해*.txt", "*/해온시.txt"])
def test_hangul_names_in_either_form(here: Path, stored: str, typed: str, word: str) -> None:
    write(here / unicodedata.normalize(stored, "기사/해온시.txt"))
    assert read(unicodedata.normalize(typed, word)) == (["기사/해온시.txt"], [])


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    assert read("-", "-") == (["-"], [])


def test_order_of_a_folder_is_that_of_names(here: Path) -> None:
    for name in ("나.txt", "가.txt", "다/a.txt", "Z.txt", "a.txt"):
        write(here / name)
    assert read(".")[0] == ["Z.txt", "a.txt", "가.txt", "나.txt", "다/a.txt"]


# ---- what is wrong


def make_locked(here: Path) -> str:
    write(here / "x.txt").chmod(0)
    return "x.txt"


def make_folder_without_files(here: Path) -> str:
    write(here / "x" / ".hidden")
    return "x"


def make_huge(here: Path) -> str:
    with (here / "x.txt").open("wb") as file:
        file.truncate(sources.LARGEST + 1)
    return "x.txt"


WRONG: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "missing": (lambda here: None, "x.txt", "x.txt: there is no such file. Check the path"),
    "part of the path missing": (lambda here: None, "y/x.txt", "y/x.txt: there is no such file"),
    "no folder": (lambda here: write(here / "y"), "y/x.txt", "y/x.txt: there is no such file"),
    "nul": (lambda here: None, "x\0.txt", "there is no such file"),
    "empty": (lambda here: write(here / "x.txt", b""), "x.txt", "x.txt: the file is empty"),
    "blank": (lambda here: write(here / "x.txt", b" \n\r\n\t"), "x.txt", "x.txt: the file is empty"),
    "bom only": (lambda here: write(here / "x.txt", b"\xef\xbb\xbf\n"), "x.txt", "x.txt: the file is empty"),
    "folder": (make_folder_without_files, "x", "x: there is no file in this folder"),
    "glob": (lambda here: None, "x*.txt", r"x*.txt: nothing matches this pattern"),
    "glob below nothing": (lambda here: None, "y/x*.txt", r"y/x*.txt: nothing matches this pattern"),
    "url": (lambda here: None, "https://example.com/a", "https://example.com/a: addresses are not read yet"),
    "huge": (make_huge, "x.txt", "x.txt: larger than 2000 MB"),
    "binary": (lambda here: write(here / "x.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9), "x.txt", "x.txt: this is binary data"),
    "broken": (lambda here: write(here / "x.txt", "해온시는".encode() + b"\xff\xfe\xfa" + b"a"), "x.txt", "x.txt: the text is broken at byte 12"),
    "unknown kind": (lambda here: write(here / "x.hwp"), "x.hwp", "x.hwp: this kind of file is not known. Known are: "),
}  # fmt: skip


@pytest.mark.parametrize(("make", "word", "said"), WRONG.values(), ids=WRONG)
def test_one_wrong_source_gets_its_message_and_the_others_go_on(
    here: Path, make: Callable[[Path], object], word: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(here)
    write(here / "good" / "a.txt")
    write(here / "good" / "b.txt")
    found, refused = read("good/a.txt", word, "good/b.txt")
    assert found == ["good/a.txt", "good/b.txt"]
    (message,) = refused
    assert said in message
    monkeypatch.setenv("KG_LANG", "ko")
    assert any("가" <= letter <= "힣" for letter in read(word)[1][0])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_we_may_not_read(here: Path) -> None:
    make_locked(here)
    (write(here / "closed" / "a.txt").parent).chmod(0)
    refused = read("x.txt", "closed", "closed/a.txt")[1]
    (here / "closed").chmod(0o700)
    assert len(refused) == 3
    assert all("cannot be read (Permission denied)" in message for message in refused)


def test_what_the_system_refuses_to_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *args: object) -> None:
        raise PermissionError(13, "Permission denied")

    write(here / "x.txt")
    monkeypatch.setattr(Path, "open", refuse)
    assert "x.txt: the file cannot be read (Permission denied)" in read("x.txt")[1][0]


def test_a_folder_with_good_and_bad_files(here: Path) -> None:
    write(here / "a.txt")
    write(here / "b.txt", b"")
    write(here / "c.png", b"\x89PNG")
    found, refused = read(".")
    assert found == ["a.txt"]
    assert [message.split(":")[0] for message in refused] == ["b.txt", "c.png"]


def test_a_loader_that_fails_half_way_keeps_what_came_before(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def two_then_trouble(name: str, data: bytes):
        yield Document(text="하나", source=name)
        raise InputError("file-empty", path=name)

    from kg import loaders

    (text,) = [loader for loader in load_loaders() if loader.name == "text"]
    changed = type(text)("text", text.title, text.recognition, 1, text.recognises, two_then_trouble)
    monkeypatch.setattr(loaders, "load_loaders", lambda: (changed,))
    write(here / "a.txt")
    assert read("a.txt") == (["a.txt"], ["a.txt: the file is empty. Save the article's text into it, or leave it out."])
