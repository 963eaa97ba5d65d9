"""The vocabulary: types, relations and properties, from `schema/*.toml`, checked when loaded.

Comes in: `schema/types.toml`, `relations.toml`, `properties.toml`, `prefixes.toml`. Goes out: one immutable `Ontology`. An
entry that is wrong is a `SchemaError` that names file and entry (`kg/ontology_check.py` knows what is right). Knows no text
and no graph; what is generated from the vocabulary (constraints, OWL, SHACL, style, reference page) is made elsewhere
from this object.
"""

import functools
import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.errors import SchemaError
from kg.folders import folder as data_folder
from kg.ontology_check import Tables, check_tables

ENTITY = "Entity"
"""The label of every node; as an end of a relation it stands for any actor or thing."""


def others_of(property_name: str) -> str:
    """The property of a node that counts the other values stated for that one."""
    return f"{property_name}_others"


@dataclass(frozen=True, slots=True)
class NodeType:
    """A node type. `labels` go from `Entity` to the type itself; `terms` are CURIEs of standard terms, the best first."""

    name: str
    ko: str
    en: str
    definition_ko: str
    definition_en: str
    parents: tuple[str, ...]
    labels: tuple[str, ...]
    terms: tuple[str, ...]
    color: str
    abstract: bool
    """Only a label of others (Entity, Actor, Place), never a node's own type."""
    bookkeeping: bool
    """Article, Statement, Claim: of the record, no actor and no thing."""


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation type. `ends` are the allowed (source, target) pairs of types; `Entity` stands for any actor or thing.

    `terms` are CURIEs of standard terms, the best first; one with a capital after the colon is a class (of actions), no
    property. `inverse_terms` are properties that run from target to source. One of the two may be empty.
    """

    name: str
    ko: str
    en: str
    definition_ko: str
    definition_en: str
    ends: tuple[tuple[str, str], ...]
    symmetric: bool
    terms: tuple[str, ...]
    inverse_terms: tuple[str, ...]
    cues: tuple[str, ...]
    bookkeeping: bool
    """SAID, PUBLISHED, WROTE, MENTIONS: of the record, not between stakeholders."""


@dataclass(frozen=True, slots=True)
class Property:
    """A figure or status that may be claimed of a node. `datatype` is `integer`, `decimal` or `string`; `unit` e.g. `KRW`."""

    name: str
    ko: str
    en: str
    definition_ko: str
    definition_en: str
    datatype: str
    unit: str | None
    types: tuple[str, ...]
    values: tuple[str, ...]
    """The closed list of a string property (`status`), in the order of the ladder."""
    values_ko: tuple[str, ...]
    values_en: tuple[str, ...]
    """Labels of `values`, in the same order."""
    term: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """The whole vocabulary; the order of each mapping is that of its file."""

    types: Mapping[str, NodeType]
    relations: Mapping[str, RelationType]
    properties: Mapping[str, Property]
    prefixes: Mapping[str, str]
    digest: str
    """Hex SHA-256 of what the files say (comments and layout left out)."""

    def labels(self, node_type: str) -> tuple[str, ...]:
        """All labels of a node of that type, from `Entity` to the type; SchemaError for an unknown type."""
        return self._type(node_type).labels

    def is_a(self, node_type: str, ancestor: str) -> bool:
        """Whether the type is the ancestor or below it; every node is an `Entity`."""
        return ancestor in self._type(node_type).labels

    def allows(self, relation: str, source_type: str, target_type: str) -> bool:
        """Whether the vocabulary lets that relation stand between these types (in either direction where symmetric)."""
        found = self.relations.get(relation)
        if found is None:
            raise SchemaError("schema-unknown", kind="relation", entry=relation, known=", ".join(self.relations))
        pairs = [(source_type, target_type)] + ([(target_type, source_type)] if found.symmetric else [])
        return any(self._fits(a, end_a) and self._fits(b, end_b) for a, b in pairs for end_a, end_b in found.ends)

    def describes(self, property_name: str, node_type: str) -> bool:
        """Whether that figure or status may be claimed of a node of that type."""
        found = self.properties.get(property_name)
        if found is None:
            raise SchemaError("schema-unknown", kind="property", entry=property_name, known=", ".join(self.properties))
        return any(self._fits(node_type, end) for end in found.types)

    def _fits(self, node_type: str, end: str) -> bool:
        """Whether a node of that type may stand where the vocabulary says `end`."""
        found = self._type(node_type)
        return end in found.labels and not (end == ENTITY and found.bookkeeping)

    def _type(self, name: str) -> NodeType:
        found = self.types.get(name)
        if found is None:
            raise SchemaError("schema-unknown", kind="type", entry=name, known=", ".join(self.types))
        return found


def load_ontology(folder: Path | None = None) -> Ontology:
    """The vocabulary of `folder` (default: `schema/`), loaded once; SchemaError names file and entry of what is wrong."""
    return _load(folder or data_folder("schema"))


@functools.lru_cache(maxsize=8)
def _load(folder: Path) -> Ontology:
    tables = Tables(*(_read(folder / f"{name}.toml") for name in Tables._fields))
    check_tables(tables)
    parents = {name: tuple(entry["parents"]) for name, entry in tables.types.items()}
    return Ontology(
        types=MappingProxyType({name: _node_type(name, entry, parents) for name, entry in tables.types.items()}),
        relations=MappingProxyType({name: _relation_type(name, entry) for name, entry in tables.relations.items()}),
        properties=MappingProxyType({name: _property(name, entry) for name, entry in tables.properties.items()}),
        prefixes=MappingProxyType(dict(tables.prefixes)),
        digest=hashlib.sha256(json.dumps(tables, ensure_ascii=False).encode()).hexdigest(),
    )


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise SchemaError("schema-missing", file=file.name) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SchemaError("schema-syntax", file=file.name, problem=error) from None


def _labels(name: str, parents: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """`Entity`, then each parent with its own ancestors before it, in the order of `parents`, then the type."""
    found = [ENTITY] if name != ENTITY else []
    for parent in parents[name]:
        found += [label for label in _labels(parent, parents) if label not in found]
    return (*found, name)


def _node_type(name: str, entry: Mapping[str, Any], parents: Mapping[str, tuple[str, ...]]) -> NodeType:
    return NodeType(
        name=name,
        **_words(entry),
        parents=parents[name],
        labels=_labels(name, parents),
        terms=tuple(entry["terms"]),
        color=entry["color"],
        abstract=entry.get("abstract", False),
        bookkeeping=entry.get("bookkeeping", False),
    )


def _relation_type(name: str, entry: Mapping[str, Any]) -> RelationType:
    return RelationType(
        name=name,
        **_words(entry),
        ends=tuple((source, target) for pair in entry["ends"] for source in pair["from"] for target in pair["to"]),
        symmetric=entry.get("symmetric", False),
        terms=tuple(entry["terms"]),
        inverse_terms=tuple(entry.get("inverse_terms", ())),
        cues=tuple(entry["cues"]),
        bookkeeping=entry.get("bookkeeping", False),
    )


def _property(name: str, entry: Mapping[str, Any]) -> Property:
    values = entry.get("values", [])
    return Property(
        name=name,
        **_words(entry),
        datatype=entry["datatype"],
        unit=entry.get("unit"),
        types=tuple(entry["types"]),
        values=tuple(value["name"] for value in values),
        values_ko=tuple(value["ko"] for value in values),
        values_en=tuple(value["en"] for value in values),
        term=entry["term"],
    )


def _words(entry: Mapping[str, Any]) -> dict[str, str]:
    return {key: entry[key] for key in ("ko", "en", "definition_ko", "definition_en")}
