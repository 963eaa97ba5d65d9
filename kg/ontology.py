"""The vocabulary: types, relations and properties, from `schema/*.toml`, checked when loaded.

Comes in: `schema/types.toml`, `relations.toml`, `properties.toml`. Goes out: one immutable `Ontology`. An entry that is wrong
is a `SchemaError` that names file and entry. Knows no text and no graph; what is generated from the vocabulary (constraints,
OWL, SHACL, style, reference page) is made elsewhere from this object.
"""

from collections.abc import Mapping
from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation type. `ends` are the allowed (source, target) pairs of types; `Entity` stands for any actor or thing."""

    name: str
    ko: str
    en: str
    definition_ko: str
    definition_en: str
    ends: tuple[tuple[str, str], ...]
    symmetric: bool
    terms: tuple[str, ...]
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
    term: str


@dataclass(frozen=True, slots=True)
class Ontology:
    """The whole vocabulary."""

    types: Mapping[str, NodeType]
    relations: Mapping[str, RelationType]
    properties: Mapping[str, Property]
    prefixes: Mapping[str, str]
    digest: str

    def labels(self, node_type: str) -> tuple[str, ...]:
        """All labels of a node of that type, from `Entity` to the type."""
        raise NotImplementedError

    def is_a(self, node_type: str, ancestor: str) -> bool:
        """Whether the type is the ancestor or below it; every actor or thing is an `Entity`."""
        raise NotImplementedError

    def allows(self, relation: str, source_type: str, target_type: str) -> bool:
        """Whether the vocabulary lets that relation stand between these types (in either direction where symmetric)."""
        raise NotImplementedError


def load_ontology() -> Ontology:
    """The vocabulary of `schema/`, loaded once."""
    raise NotImplementedError
