"""CSV: a folder of four tables (actors, relations, claims, articles), for spreadsheets and for pandas.

Comes in: a `Graph`. Goes out: `actors.csv`, `relations.csv`, `claims.csv`, `articles.csv`, in UTF-8 with the mark by which Excel knows it, a head
line, lists joined by ` | `.
"""

import contextlib
import csv
from pathlib import Path
from typing import Any

from kg.export.kept import Kept
from kg.export.tables import columns, rows
from kg.graph import Graph
from kg.ontology import load_ontology

JOIN = " | "


def files() -> list[str]:
    """The names of the files that this format may write."""
    return [f"{name}.csv" for name in columns(load_ontology())]


def write(graph: Graph, folder: Path) -> None:
    """Write the four files into the folder."""
    ontology = load_ontology()
    with contextlib.ExitStack() as opened:
        kept = opened.enter_context(Kept())
        writers = {}
        for name, heads in columns(ontology).items():
            file = opened.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline=""))
            writers[name] = csv.writer(file, lineterminator="\n")
            writers[name].writerow(heads)
        for name, row in rows(graph, ontology, kept):
            writers[name].writerow([_cell(value) for value in row])


def _cell(value: Any) -> object:
    if isinstance(value, (list, tuple)):
        return JOIN.join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else value
