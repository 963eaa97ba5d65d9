"""The documentation says what is: sessions are run and compared, generated pages are fresh, links lead somewhere."""

import re
from pathlib import Path

import pytest
from generate import PAGES
from sessions import ROOT, documents, needs_server, run, sessions

MARKDOWN = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def page_name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", [p for p in documents() if not needs_server(p)], ids=page_name)
def test_sessions_print_what_is_written(page: Path, tmp_path: Path) -> None:
    for step in sessions(page):
        assert run(step, page, tmp_path) == step.output, f"$ {step.command}  (make generated writes the page again)"


@pytest.mark.parametrize("name", PAGES)
def test_generated_pages_are_fresh(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == PAGES[name](), "make generated writes the page again"


@pytest.mark.parametrize("page", MARKDOWN, ids=page_name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_there_are_sessions() -> None:
    assert {"README.md", "README.ko.md", "docs/tutorial.md"} <= {page_name(page) for page in documents()}
