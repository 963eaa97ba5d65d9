"""Exports: the graph as files of other programs.

Comes in: a `Graph`. Goes out: a file or a folder, whole or not at all, or standard output. A format is one file with a function
`write(graph, out, **options)` and one line of `FORMATS`; its module is loaded when it is used. `out` is a text stream, of a format that is
a folder its path.
"""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UsageError
from kg.export.counted import Counted
from kg.export.files import standard_output, whole_file, whole_folder
from kg.graph import Graph

__all__ = ["FORMATS", "Format", "export"]

Progress = Callable[[int, int | None, str], None]
"""Called with what is written, what there is in all (None: not known), and what kind of thing that is."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is in Korean and English, the suffix of its files (of a folder: none), its module's name, the options it takes."""

    ko: str
    en: str
    suffix: str
    module: str
    options: tuple[str, ...] = ()
    folder: bool = False


RDF = ("with_text", "base_iri")
FORMATS: Mapping[str, Format] = {
    "jsonl": Format("교환 형식 JSONL: 모든 것을 담고 다시 읽힙니다", "JSONL, the interchange format: holds everything, reads back", ".jsonl", "jsonl", ("with_text",)),
    "turtle": Format("RDF Turtle: 주장마다 근거 문장이 딸리고, 다시 읽힙니다", "RDF Turtle, each claim with its evidence; reads back", ".ttl", "turtle", RDF),
    "ntriples": Format("RDF N-Triples: Turtle과 같은 내용, 한 줄에 한 문장", "RDF N-Triples: what Turtle says, a triple a line", ".nt", "ntriples", RDF),
    "jsonld": Format("JSON-LD: Turtle과 같은 내용의 JSON", "JSON-LD: what Turtle says, as JSON", ".jsonld", "jsonld", RDF),
    "graphml": Format("GraphML: 주체와 관계, 수치와 대표 인용까지", "GraphML: actors and relations with their sums and one quote each", ".graphml", "graphml"),
    "gexf": Format("GEXF(Gephi): 주체와 관계, 수치와 대표 인용까지", "GEXF, for Gephi: actors and relations with their sums and one quote each", ".gexf", "gexf"),
    "csv": Format("CSV 폴더: 주체, 관계, 근거, 기사 네 표", "A folder of CSV: actors, relations, claims, articles", "", "csv", (), True),
    "neo4j-csv": Format("Neo4j 일괄 적재용 CSV 폴더와 그 명령", "A folder of CSV for `neo4j-admin database import full`, with the command", "", "neo4j_csv", ("evidence",), True),
}  # fmt: skip


def export(
    name: str, graph: Graph, path: Path | None = None, *, progress: Progress | None = None, **options: object
) -> None:
    """Write `graph` in the format `name` to `path`, or to standard output where it is None or `-`.

    A path that ends in `.gz` or `.zst` is compressed. The file (or folder) appears whole or not at all.

    Raises:
        UsageError: an unknown format, an option that it does not take, or a format that is a folder and no path.
        InputError: the file cannot be written.
    """
    chosen = FORMATS.get(name)
    if chosen is None:
        raise UsageError("export-format", format=name, known=", ".join(FORMATS))
    if wrong := sorted(set(options) - set(chosen.options)):
        raise UsageError("export-option", format=name, option="--" + wrong[0].replace("_", "-"))
    module = importlib.import_module(f"kg.export.{chosen.module}")
    counted = Counted(graph, progress) if progress is not None else graph
    to_stdout = path is None or str(path) == "-"
    if chosen.folder:
        if path is None or to_stdout:
            raise UsageError("export-needs-folder", format=name)
        with whole_folder(path, module.files()) as folder:
            module.write(counted, folder, **options)
        return
    with standard_output() if path is None or to_stdout else whole_file(path) as out:
        module.write(counted, out, **options)
