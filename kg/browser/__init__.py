"""What Neo4j Browser needs to show the graph well: a style, favourites, a page of links.

    vocabulary ──▶ stakeholders.ko.grass, stakeholders.en.grass         captions of relations in Korean or English
    questions  ──▶ questions.ko.zip, questions.en.zip (favourites), links.html

Comes in: the vocabulary and the questions. Goes out: files, the same bytes every time, to drop on the Browser's page. Knows how
the classic Neo4j Browser (5.x) reads them, nothing of what is in a graph.
"""

from pathlib import Path

from kg.browser.favourites import favourites_zip
from kg.browser.grass import grass
from kg.browser.links import links_page
from kg.errors import InputError
from kg.ontology import load_ontology
from kg.questions import load_questions

LANGUAGES = ("ko", "en")


def write_browser_files(folder: Path, graph: str | None = None, *, http: str | None = None) -> list[Path]:
    """Write style, favourites and links into the folder, and return their paths.

    `graph` is the server's address as the driver takes it (`neo4j://`, `bolt://` ...; default this machine), `http` where its
    Browser answers (default: port 7474 of the same host, 7473 where the address is encrypted). Raises `InputError` if the folder
    cannot be written.
    """
    ontology, questions = load_ontology(), list(load_questions().values())
    contents = {
        **{f"stakeholders.{lang}.grass": grass(ontology, lang).encode() for lang in LANGUAGES},
        **{f"questions.{lang}.zip": favourites_zip(questions, lang) for lang in LANGUAGES},
        "links.html": links_page(questions, graph, http).encode(),
    }
    paths = [folder / name for name in contents]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in paths:
            path.write_bytes(contents[path.name])
    except OSError as error:
        raise InputError("browser-folder", path=folder, reason=error.strerror or error) from error
    return paths
