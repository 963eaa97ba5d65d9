"""CSV for `neo4j-admin database import full`: an empty Neo4j database filled in one go, as `kg push` would fill it.

Comes in: a `Graph`. Goes out: a folder: for each set of labels and each type of relation a file of data with a file that holds its head, the
exact command (`import.sh`), and the constraints to make afterwards. The rows are those that `kg push` sends (`kg/store/statements.py`), with the mark of
what they show: the next push to that server sends only what changed since.

Text stands between quotation marks, nothing at all is no value. Lists are parted by U+001F, which a name cannot keep (it becomes a space).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from kg.export.columns import DECIMAL, INTEGER, STRING, TRUTH, cells, type_of
from kg.graph import Graph
from kg.ontology import Ontology, load_ontology
from kg.store import statements
from kg.store.statements import LinkRow, Names, NodeRow
from kg.vocabulary.cypher import constraints_file

SEPARATOR = "\x1f"
COMMAND, AFTERWARDS = "import.sh", "after-import.cypher"
PROJECTION = "KgProjection"
MARK = {"operation": INTEGER, "stamp": STRING, "format": INTEGER, "evidence": TRUTH}

EMPTY_LISTS = """\
// The import knows no empty list: who has no other names gets one, as `kg push` writes it.
MATCH (n:Entity) WHERE n.aliases IS NULL AND n.hash IS NOT NULL AND NOT n:Article AND NOT n:Statement AND NOT n:Claim
SET n.aliases = [];
"""
OPTIONS = (
    "--id-type=string", "--array-delimiter=U+001F", "--multiline-fields=true", "--bad-tolerance=0", "--skip-bad-relationships=false",
    "--skip-duplicate-nodes=false", "--trim-strings=false",
)  # fmt: skip

LINE_END = "\n"


def files() -> list[str]:
    """The names of the files that this format may write."""
    ontology = load_ontology()
    kinds = [*ontology.types, PROJECTION, *(_claims(kind) for kind in (STRING, INTEGER, DECIMAL))]
    things = [f"nodes-{name}" for name in kinds] + [f"relations-{name}" for name in Names(ontology).types]
    return [f"{thing}{end}.csv" for thing in things for end in ("", "-header")] + [COMMAND, AFTERWARDS]


def write(graph: Graph, folder: Path, *, evidence: bool = True) -> None:
    """Write the folder; without `evidence` the small graph, without Claim nodes."""
    ontology = load_ontology()
    tables = Tables(folder, ontology)
    try:
        for row, links in _rows(graph, evidence):
            if row is not None:
                tables.node(row)
            for link in links:
                tables.link(link)
        mark = {"operation": graph.operation, "stamp": graph.stamp, "format": statements.FORMAT, "evidence": evidence}
        tables.mark(mark)
    finally:
        tables.close()
    command = folder / COMMAND
    command.write_text(tables.command(), encoding="utf-8", newline=LINE_END)
    command.chmod(command.stat().st_mode | 0o111)
    (folder / AFTERWARDS).write_text(constraints_file(ontology) + EMPTY_LISTS, encoding="utf-8", newline=LINE_END)


def _rows(graph: Graph, evidence: bool) -> Iterator[tuple[NodeRow | None, Sequence[LinkRow]]]:
    """Every node, and every relation, as `kg push` sends them."""
    for node in graph.nodes():
        yield statements.node_row(node), list(statements.node_links(node))
        if evidence:
            yield from statements.claims_of_node(node)
    for relation in graph.relations():
        yield None, [statements.link_row(relation, evidence)]
        if evidence:
            yield from statements.claims_of_relation(relation)


class Table:
    """A file of rows of the same columns, its head in a file beside it."""

    def __init__(self, folder: Path, name: str, stated: str, before: tuple[str, ...], types: Mapping[str, str]) -> None:
        """Make both files: `before` are the heads of what stands before the properties; `stated` is how the command names the rows."""
        self.name, self.stated = name, stated
        self.columns, self._known = tuple(types), {"id", *types}
        heads = [*before, *(name if kind == STRING else f"{name}:{kind}" for name, kind in types.items())]
        (folder / f"{name}-header.csv").write_text(",".join(heads) + LINE_END, encoding="utf-8", newline=LINE_END)
        self.out: TextIO = (folder / f"{name}.csv").open("w", encoding="utf-8", newline=LINE_END)

    def write(self, before: str, properties: Mapping[str, Any]) -> None:
        """Write a row; `before` is the beginning of the line, ready. Raises SchemaError for a property that has no column."""
        if not properties.keys() <= self._known:
            cells(self._known, properties)
        written = ["" if value is None else _WRITTEN[type(value)](value) for value in map(properties.get, self.columns)]
        self.out.write(f"{before},{','.join(written)}\n")


class Tables:
    """The files of a folder, each made when the first row for it comes."""

    def __init__(self, folder: Path, ontology: Ontology) -> None:
        """Take the folder and the vocabulary."""
        self._folder, self._ontology, self._names = folder, ontology, Names(ontology)
        self._tables: dict[tuple[str, ...], Table] = {}

    def node(self, row: NodeRow) -> None:
        """A node, among those with the same labels; a claim among those whose value is of the same type."""
        is_claim = row.labels == statements.CLAIM
        kind = _TYPES.get(type(row.properties.get("value")), STRING)
        key = (*row.labels, kind if is_claim else "")
        table = self._tables.get(key) or self._node_table(key, row.labels, kind if is_claim else None)
        table.write(_text(row.id), row.properties)

    def _node_table(self, key: tuple[str, ...], labels: tuple[str, ...], kind: str | None) -> Table:
        types = {name: type_of(name, self._ontology) for name in self._names.owned(labels) if name != "id"}
        name = labels[-1] if kind is None else _claims(kind)
        if kind is not None:
            types["value"] = kind
        stated = f"--nodes={self._names.label_text(labels)[1:]}"
        return self._made(key, Table(self._folder, f"nodes-{name}", stated, ("id:ID(Entity)",), types))

    def link(self, row: LinkRow) -> None:
        """A relation, among those of its type."""
        table = self._tables.get((row.type,)) or self._link_table(row.type)
        if len(row.properties) == len(
            table.columns
        ):  # a link that is nothing but that; ids are ours and need no escape
            table.out.write(f'"{row.source}","{row.target}","{row.id}","{row.properties["hash"]}"\n')
        else:
            table.write(f"{_text(row.source)},{_text(row.target)}", row.properties)

    def _link_table(self, kind: str) -> Table:
        owned = ("id", "hash") if kind in statements.CLAIM_LINKS else statements.LINKED
        types = {name: type_of(name, self._ontology) for name in owned}
        stated = f"--relationships={self._names.type_text(kind)}"
        ends = (":START_ID(Entity)", ":END_ID(Entity)")
        return self._made((kind,), Table(self._folder, f"relations-{kind}", stated, ends, types))

    def mark(self, state: Mapping[str, Any]) -> None:
        """The node that says what the database shows: `kg push` goes on from there."""
        table = Table(self._folder, f"nodes-{PROJECTION}", f"--nodes={PROJECTION}", (f":ID({PROJECTION})",), MARK)
        self._made((PROJECTION,), table).write(_text(PROJECTION), state)

    def _made(self, key: tuple[str, ...], table: Table) -> Table:
        self._tables[key] = table
        return table

    def close(self) -> None:
        """Close all files."""
        for table in self._tables.values():
            table.out.close()

    def command(self) -> str:
        """The command, as a script that can be run from anywhere."""
        tables = sorted(self._tables.values(), key=lambda table: (not table.name.startswith("nodes"), table.name))
        options = [*OPTIONS, *(f"{t.stated}={t.name}-header.csv,{t.name}.csv" for t in tables)]
        return SCRIPT + "".join(f" \\\n  {option}" for option in options) + ' \\\n  "$@"\n'


SCRIPT = f"""#!/bin/sh
# Fills an empty Neo4j database with this folder, in one go:
#
#   1. stop the server (or at least the database)
#   2. sh import.sh                            an empty database
#      sh import.sh --overwrite-destination    one that exists already: everything in it is lost
#   3. start the server and make the constraints and indexes:
#      cypher-shell -f {AFTERWARDS}
#
# NEO4J_ADMIN is the program, DATABASE the database (neo4j). `kg push` brings it up to date later; it sends only what changed since.
cd "$(dirname "$0")" || exit 1
exec "${{NEO4J_ADMIN:-neo4j-admin}}" database import full "${{DATABASE:-neo4j}}\""""


def _claims(kind: str) -> str:
    """The name of the table of claims whose value is of that type."""
    return f"Claim-{kind}"


def _text(value: str) -> str:
    return f'"{value}"' if '"' not in value else f'"{value.replace(_QUOTE, _TWICE)}"'


def _list(values: Sequence[object]) -> str:
    return _text(SEPARATOR.join(str(value).replace(SEPARATOR, " ") for value in values))


_QUOTE, _TWICE = '"', '""'
_TYPES = {int: INTEGER, float: DECIMAL}
_WRITTEN: Mapping[type, Callable[[Any], str]] = {
    str: _text,
    int: str,
    float: repr,
    bool: lambda value: "true" if value else "false",
    list: _list,
    tuple: _list,
}
"""How a value is written, by its type."""
