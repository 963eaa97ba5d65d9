"""The files of `kg browser` in the real Neo4j Browser, in headless Chromium, on a real server with the sample graph.

With `KG_SCREENSHOT=1` the picture of the documentation is written again (docs/images/neo4j-browser.png): look at it before you commit it.
"""

import base64
import dataclasses
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from memory_graph import SampleGraph
from sample_graph import sample
from stores import empty

from kg.browser import write_browser_files
from kg.browser.favourites import favourite
from kg.browser.links import connect_link, edit_link
from kg.ontology import load_ontology
from kg.questions import load_questions
from kg.store import open_server

pytestmark = [pytest.mark.browser, pytest.mark.neo4j]

CHROMIUM = os.environ.get("KG_TEST_CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PICTURE = Path(__file__).resolve().parents[2] / "docs" / "images" / "neo4j-browser.png"
QUESTIONS = list(load_questions().values())
HOSTS_OUTSIDE = ("fonts.googleapis.com", "cdn.segment.com", "canny.io", "ingest.sentry.io")
"""What Neo4j Browser asks for besides the server (docs/browser.md says so); blocked here."""
EDITOR = "[data-testid=activeEditor] textarea"
NEWEST = "[data-testid=frame] >> nth=0"
NODES = "g.node circle.b-outline"
# The Browser has no import button: a file is dropped on its page.
DROP = """([name, data]) => {
  const bytes = Uint8Array.from(atob(data), c => c.charCodeAt(0)), carried = new DataTransfer();
  carried.items.add(new File([bytes], name));
  for (const kind of ['dragenter', 'dragover', 'drop'])
    document.querySelector('[data-testid=activeEditor]').dispatchEvent(
      new DragEvent(kind, {dataTransfer: carried, bubbles: true, cancelable: true}));
}"""


def _with_one_told_by_itself() -> SampleGraph:
    """The sample, one relation of which rests on its own subject alone: nothing in it does, and a question asks for that."""
    graph = sample()
    told = graph.relation("SUPPORTS", "해오름소프트", "다온 AI밸리 조성사업")
    return graph.after(put=[dataclasses.replace(told, properties={**told.properties, "self_claimed": True})])


@pytest.fixture(scope="module")
def outside() -> list[str]:
    """The addresses outside of this machine that the page asked for; none of them was reached."""
    return []


@pytest.fixture(scope="module")
def page(neo4j_server: Any, tmp_path_factory: pytest.TempPathFactory, outside: list[str]) -> Iterator[Any]:
    """The Browser's page: logged in through our link, with our style and favourites dropped on it."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the Python package playwright")
    if not Path(CHROMIUM).exists():
        pytest.skip(f"{CHROMIUM} is not installed (apt install chromium; or KG_TEST_CHROMIUM)")
    empty(neo4j_server.bolt, neo4j_server.user, neo4j_server.password)
    with open_server(neo4j_server.bolt, user=neo4j_server.user, password=neo4j_server.password) as store:
        store.bring_up_to_date(_with_one_told_by_itself())
    files = {
        p.name: p
        for p in write_browser_files(tmp_path_factory.mktemp("browser"), neo4j_server.bolt, http=neo4j_server.http)
    }

    here = urlsplit(neo4j_server.http).hostname

    def only_here(route: Any) -> None:
        if (urlsplit(route.request.url).hostname or here) == here:
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = browser.new_page(viewport={"width": 1800, "height": 710}, locale="ko-KR")
        opened.set_default_timeout(30_000)
        opened.route("**/*", only_here)
        opened.goto(connect_link(neo4j_server.bolt, neo4j_server.http))
        opened.fill("input[type=password]", neo4j_server.password)
        opened.click("[data-testid=connect]")
        opened.wait_for_selector("input[type=password]", state="detached")
        opened.wait_for_selector(EDITOR)
        for name in ("stakeholders.ko.grass", "questions.ko.zip"):
            opened.evaluate(DROP, [name, base64.b64encode(files[name].read_bytes()).decode()])
        until(opened, "(localStorage.getItem('neo4j.grass') || '').includes('KgProjection')")
        until(opened, "(localStorage.getItem('neo4j.documents') || '').includes('// 03 ')")
        yield opened
        browser.close()


def until(page: Any, truth: str, *arguments: object) -> None:
    """Wait until the JavaScript is true (Playwright's own `wait_for_function` is refused by the Browser's content security policy)."""
    for _ in range(300):
        if page.evaluate(truth, *arguments):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never true: {truth} {arguments}")


def cleared(page: Any) -> None:
    """Take all frames away: of more than fifteen the Browser drops the oldest."""
    typed(page, ":clear")
    until(page, "() => document.querySelectorAll('[data-testid=frame]').length === 0")


def typed(page: Any, text: str) -> None:
    """Put the text in the editor and run it."""
    page.locator(EDITOR).focus()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")


def run(page: Any, text: str) -> Any:
    """Run the text, and wait until its frame draws."""
    cleared(page)
    typed(page, text)
    return drawn(page)


def drawn(page: Any) -> Any:
    """The newest frame, once it has drawn."""
    page.wait_for_selector(f"{NEWEST} >> {NODES} >> nth=0")
    return page.locator(NEWEST)


def captions(frame: Any) -> list[str]:
    """What stands in the nodes, lines joined by a blank."""
    return [
        " ".join(" ".join(node.locator("text").all_text_contents()).split()) for node in frame.locator("g.node").all()
    ]


def test_a_favourite_draws_the_bids_with_names_in_hangul(page: Any) -> None:
    number = next(i for i, q in enumerate(QUESTIONS, start=1) if q.name == "who-bids-for-what")
    cleared(page)
    page.click("[data-testid=navigationFavorites]")
    page.get_by_text("Stakeholders").first.click()
    entry = page.get_by_text(f"{number:02} {QUESTIONS[number - 1].ko}").first
    entry.click()
    until(page, "t => document.querySelector('[data-testid=activeEditor]').innerText.includes(t)", "BIDS_FOR")
    page.click("[data-testid=navigationFavorites]")
    page.click("[data-testid=editor-Run]")
    frame = drawn(page)
    assert frame.locator(NODES).count() == 2
    assert sorted(captions(frame)) == ["국가AI연산센터", "다온시"]
    assert frame.locator("g.relationship text").all_text_contents() == [load_ontology().relations["BIDS_FOR"].ko]


def test_nodes_have_the_colours_of_the_vocabulary(page: Any) -> None:
    frame = run(page, "MATCH p = (:Person)-[:LEADS]->(:City) RETURN p")
    types = load_ontology().types
    colors = {circle.get_attribute("fill").upper() for circle in frame.locator(NODES).all()}
    assert colors == {types["Person"].color, types["City"].color}


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda q: q.name)
def test_every_question_draws(page: Any, asked: Any) -> None:
    text = favourite(asked, 1).replace("포항시", "다온시").replace("'포항', b: '경북'", "'나선다', b: '조성에'")
    frame = run(page, text)
    assert frame.locator(NODES).count() >= 2
    assert all(captions(frame)), "a node without a caption"
    assert frame.get_by_text("Warn", exact=True).count() == 0, "the server warns of something in the statement"


def test_a_click_on_an_edge_shows_the_sentence(page: Any, tmp_path: Path) -> None:
    number, asked = next((i, q) for i, q in enumerate(QUESTIONS, start=1) if q.name == "actor-relations")
    page.click("[data-testid=navigationFavorites]")
    if not page.get_by_text(f"{number:02} {asked.ko}").first.is_visible():
        page.get_by_text("Stakeholders").first.click()
    frame = run(page, favourite(asked, number).replace("포항시", "다온시"))
    assert sorted(captions(frame)) == ["가람도", "국가AI연산센터", "누리텍", "다온 AI밸리 조성사업", "다온시", "이도현"]
    edge = frame.locator("g.relationship", has_text=load_ontology().relations["BIDS_FOR"].ko)
    edge.locator("path").first.click(force=True)
    page.get_by_text("다온시가 국가AI연산센터 유치에 도전한다").first.wait_for()
    page.wait_for_timeout(1000)  # until all stands still
    picture = PICTURE if "KG_SCREENSHOT" in os.environ else tmp_path / PICTURE.name
    page.screenshot(path=picture)
    assert picture.stat().st_size > 20_000
    page.click("[data-testid=navigationFavorites]")


def test_a_link_fills_the_editor_and_runs_nothing(page: Any, neo4j_server: Any) -> None:
    text = favourite(QUESTIONS[0], 1)
    page.goto(edit_link(connect_link(neo4j_server.bolt, neo4j_server.http), text))
    until(page, "t => document.querySelector('[data-testid=activeEditor]')?.innerText.includes(t)", "PUBLISHED")
    assert page.locator(f"{NEWEST} >> {NODES}").count() == 0


def test_a_long_link_goes_through_the_fragment(page: Any, neo4j_server: Any) -> None:
    page.goto("about:blank")
    page.goto(edit_link(connect_link(neo4j_server.bolt, neo4j_server.http), "RETURN '끝'\n" + "// 가나다라\n" * 400))
    until(page, "t => document.querySelector('[data-testid=activeEditor]')?.innerText.includes(t)", "'끝'")


def test_the_page_asks_only_known_hosts_and_needs_none(page: Any, outside: list[str]) -> None:
    hosts = {urlsplit(address).hostname or "" for address in outside}
    assert {host for host in hosts if not host.endswith(HOSTS_OUTSIDE)} == set()
