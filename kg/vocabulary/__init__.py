"""What is generated from the vocabulary: constraints, OWL, SHACL shapes, JSON Schema, the context of JSON-LD, the reference page.

Comes in: the `Ontology`. Goes out: texts, the same bytes every time. `python -m kg.vocabulary` writes the files that are
checked in; `render(kind)` gives one of them (`kg schema turtle`). Knows no graph and no store.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from kg.errors import UsageError
from kg.folders import folder
from kg.ontology import Ontology, load_ontology
from kg.vocabulary.context import context_file
from kg.vocabulary.cypher import constraints_file, enterprise_file
from kg.vocabulary.json_schema import json_schema_file
from kg.vocabulary.owl import owl_file
from kg.vocabulary.page import page_file
from kg.vocabulary.shapes import shapes_file

__all__ = ["FILES", "RENDERED", "generated", "render"]

RENDERED: Mapping[str, Callable[[Ontology], str]] = {
    "turtle": owl_file,
    "shacl": shapes_file,
    "cypher": constraints_file,
    "json": json_schema_file,
    "context": context_file,
}
"""What `kg schema KIND` prints (`grass`, the Browser's style, comes from `kg.browser`)."""

FILES: Mapping[str, Callable[[Ontology], str]] = {
    "schema/generated/ontology.ttl": owl_file,
    "schema/generated/shapes.ttl": shapes_file,
    "schema/generated/constraints.cypher": constraints_file,
    "schema/generated/constraints-enterprise.cypher": enterprise_file,
    "schema/generated/context.jsonld": context_file,
    "schema/generated/interchange.schema.json": json_schema_file,
    "docs/vocabulary.md": page_file,
}
"""The files that are checked in, below the project's folder."""


def render(kind: str) -> str:
    """The generated text of that kind; UsageError, listing the known ones, where there is none."""
    if kind not in RENDERED:
        raise UsageError("vocabulary-kind", kind=kind, known=", ".join([*RENDERED, "grass"]))
    return RENDERED[kind](load_ontology())


def generated() -> dict[Path, str]:
    """Every generated file of a checkout with the text that it must have."""
    ontology, project = load_ontology(), folder("schema").parent
    return {project / name: make(ontology) for name, make in FILES.items()}
