"""The documentation says what is: sessions are run and compared, generated pages are fresh, links lead somewhere."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from generate import PAGES
from sessions import ROOT, documents, needs_server, run, sessions
from stores import empty

from kg.cli.demo import SAMPLES
from kg.document import Document
from kg.loaders import load_loaders
from kg.questions import load_questions

MARKDOWN = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def page_name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", [p for p in documents() if not needs_server(p)], ids=page_name)
def test_sessions_print_what_is_written(page: Path, tmp_path: Path) -> None:
    for step in sessions(page):
        assert run(step, page, tmp_path) == step.output, f"$ {step.command}  (make generated writes the page again)"


@pytest.mark.neo4j
@pytest.mark.parametrize("page", [p for p in documents() if needs_server(p)], ids=page_name)
def test_sessions_with_a_server_print_what_is_written(page: Path, tmp_path: Path, neo4j_server) -> None:
    empty(neo4j_server.bolt, neo4j_server.user, neo4j_server.password)
    login = {"NEO4J_USERNAME": neo4j_server.user, "NEO4J_PASSWORD": neo4j_server.password}
    for step in sessions(page):
        printed = run(step, page, tmp_path, neo4j_server.bolt, login)
        assert printed == step.output, f"$ {step.command}  (make generated writes the page again)"


def test_python_that_is_shown_runs(tmp_path: Path) -> None:
    shutil.copytree(SAMPLES, tmp_path / "articles")
    for page in MARKDOWN:
        if page_name(page) in PAGES:  # its blocks are run as it is made, one after another
            continue
        for code in re.findall(r"^```python\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
            done = subprocess.run(
                [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, f"{page.name}\n{done.stderr}"
            assert done.stdout


@pytest.mark.parametrize("name", PAGES)
def test_generated_pages_are_fresh(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == PAGES[name](), "make generated writes the page again"


@pytest.mark.parametrize("page", MARKDOWN, ids=page_name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def examples(folder: str) -> dict[str, str]:
    """The files of that folder that `docs/extending.md` shows, by name."""
    text = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
    found = re.findall(rf"^```\w+ {folder}/(\S+)\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
    assert found
    return dict(found)


def test_the_loader_that_is_shown_works(tmp_path: Path) -> None:
    for name, text in examples("loaders").items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    [loader] = load_loaders(tmp_path)
    data = "회의록 제3차\n다솔시의회\n민아라 부시장이 답했다.".encode()
    assert loader.recognises("x.txt", data)
    [document] = loader.read("x.txt", data)
    assert isinstance(document, Document)
    assert (document.title, document.publisher) == ("회의록 제3차", "다솔시의회")


def test_the_question_that_is_shown_is_well_formed(tmp_path: Path) -> None:
    for name, text in examples("queries").items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert load_questions(tmp_path)["who-operates-what"].parameters[0].name == "actor"


def test_there_are_sessions() -> None:
    assert {"README.md", "README.ko.md", "docs/tutorial.md"} <= {page_name(page) for page in documents()}
