"""What is generated from the vocabulary is fresh, whole, and holds for what the exports write."""

import io
import json
import re
from typing import Any

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS
from sample_graph import sample

from kg.errors import SchemaError, UsageError
from kg.export import jsonl
from kg.folders import folder
from kg.korean import normal_form
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology
from kg.vocabulary import FILES, RENDERED, generated, render, same_as
from kg.vocabulary.cypher import constraint_statements, enterprise_statements, index_statements
from kg.vocabulary.json_schema import EVIDENCE, json_schema
from kg.vocabulary.rdf import DEFAULT_BASE
from kg.vocabulary.record_terms import RECORD_TERMS

KG = rdflib.Namespace(f"{DEFAULT_BASE}vocabulary/")
SDO = rdflib.Namespace("https://schema.org/")


@pytest.mark.parametrize("name", FILES)
def test_the_file_that_is_checked_in_is_fresh(name):
    path = folder("schema").parent / name
    assert path.read_text(encoding="utf-8") == generated()[path], "run: python -m kg.vocabulary"


def test_no_file_lies_among_the_generated_that_nothing_generates():
    here = {path.name for path in (folder("schema") / "generated").iterdir()}
    assert here == {name.rpartition("/")[2] for name in FILES if name.startswith("schema/generated/")}


@pytest.mark.parametrize("kind", RENDERED)
def test_each_kind_is_rendered_the_same_twice(kind):
    assert render(kind) == render(kind)
    assert render(kind).endswith("\n")


def test_an_unknown_kind_lists_the_known(monkeypatch):
    monkeypatch.setenv("KG_LANG", "en")
    with pytest.raises(UsageError, match="turtle, shacl, cypher, json, context, grass"):
        render("owl")


@pytest.fixture(scope="module")
def owl() -> rdflib.Graph:
    return rdflib.Graph().parse(data=render("turtle"), format="turtle")


def test_the_ontology_names_every_entry_in_both_languages_with_parents_and_ends(owl):
    ontology = load_ontology()
    for entry in (*ontology.types.values(), *ontology.relations.values(), *ontology.properties.values()):
        labels = {label.language: str(label) for label in owl.objects(KG[entry.name], RDFS.label)}
        assert labels == {"ko": entry.ko, "en": entry.en}
        assert {text.language for text in owl.objects(KG[entry.name], SKOS.definition)} == {"ko", "en"}
    for kind in ontology.types.values():
        assert set(owl.objects(KG[kind.name], RDFS.subClassOf)) >= {KG[parent] for parent in kind.parents}
    for relation in ontology.relations.values():
        for source, target in relation.ends:
            assert (KG[relation.name], SDO.domainIncludes, KG[source]) in owl
            assert (KG[relation.name], SDO.rangeIncludes, KG[target]) in owl
        assert ((KG[relation.name], RDF.type, OWL.SymmetricProperty) in owl) == relation.symmetric
    for figure in ontology.properties.values():
        assert {str(value) for value in owl.objects(None, SKOS.notation)} >= set(figure.values)


def test_the_ontology_has_no_blank_node_and_no_domain_that_infers(owl):
    assert not any(isinstance(term, rdflib.BNode) for triple in owl for term in triple)
    assert not list(owl.triples((None, RDFS.domain, None)))
    assert not list(owl.triples((None, RDFS.range, None)))


def test_terms_of_the_record_are_named_once():
    names = [term.name for term in RECORD_TERMS]
    assert len(names) == len(set(names))


def test_constraints_cover_every_relation_type_and_are_harmless_twice():
    ontology = load_ontology()
    statements = constraint_statements(ontology)
    assert len(statements) == len(set(statements)) == len(ontology.relations) + 1
    for name in ontology.relations:
        assert any(f"[r:{name}]" in statement for statement in statements)
    names = [
        match.group(1)
        for statement in (*statements, *index_statements(), *enterprise_statements(ontology))
        if (match := re.match(r"CREATE (?:CONSTRAINT|INDEX|FULLTEXT INDEX) (\w+) IF NOT EXISTS ", statement))
    ]
    assert (
        len(names)
        == len(set(names))
        == len(statements) + len(index_statements()) + len(enterprise_statements(ontology))
    )


def test_community_gets_no_constraint_that_only_enterprise_has():
    assert not re.search("IS NOT NULL|IS ::|NODE KEY", render("cypher"))


def test_the_page_has_every_entry_with_its_words():
    page, ontology = (folder("schema").parent / "docs/vocabulary.md").read_text(encoding="utf-8"), load_ontology()
    for entry in (*ontology.types.values(), *ontology.relations.values(), *ontology.properties.values()):
        assert (
            f"### {entry.name}\n\n**{entry.ko} · {entry.en}**\n\n{entry.definition_ko}\n{entry.definition_en}\n" in page
        )


def valid(value: Any, schema: dict[str, Any]) -> bool:
    """As much of JSON Schema as ours uses."""
    kinds = {"string": str, "array": list, "object": dict, "integer": int, "number": (int, float), "boolean": bool}
    if "oneOf" in schema:
        return sum(valid(value, one) for one in schema["oneOf"]) == 1
    if "const" in schema:
        return value == schema["const"]
    if "enum" in schema:
        return value in schema["enum"]
    wanted = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(value is None if kind == "null" else is_a(value, kinds[kind]) for kind in wanted):
        return False
    if isinstance(value, dict):
        known = schema.get("properties", {})
        return (
            set(schema.get("required", ())) <= set(value)
            and (schema.get("additionalProperties", True) or set(value) <= set(known))
            and all(valid(part, known[name]) for name, part in value.items() if name in known)
        )
    if isinstance(value, list):
        return all(valid(part, schema["items"]) for part in value)
    if isinstance(value, str):
        return len(value) >= schema.get("minLength", 0)
    return value is None or schema.get("minimum", value) <= value <= schema.get("maximum", value)


def is_a(value: Any, kind: type | tuple[type, ...]) -> bool:
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def test_every_line_of_an_export_is_valid_by_the_json_schema():
    out = io.StringIO()
    jsonl.write(sample(), out, with_text=True)
    schema = json_schema(load_ontology())
    for line in out.getvalue().splitlines():
        assert valid(json.loads(line), schema), line


@pytest.mark.parametrize(
    "line",
    [
        {"kind": "node", "id": "x", "type": "Company"},
        {"kind": "node", "id": "x", "type": "Kompany", "name": "가"},
        {"kind": "node", "id": "x", "type": "Actor", "name": "가"},
        {"kind": "relation", "type": "LEADS", "source": "x"},
        {"kind": "relation", "type": "LEADS", "source": "x", "target": "y", "evidence": [{"confidence": 2}]},
        {"kind": "judgement", "a": "x", "b": "y", "verdict": "maybe", "time": "t"},
        {"kind": "edge"},
    ],
)
def test_the_json_schema_refuses_what_the_contract_does_not_have(line):
    assert not valid(line, json_schema(load_ontology()))


@pytest.mark.parametrize(
    "line",
    [
        {"kind": "node", "id": "x", "type": "Company", "name": "가"},
        {"kind": "relation", "type": "LEADS", "source": "x", "target": "y"},
    ],
)
def test_the_json_schema_takes_the_least_that_the_contract_wants(line):
    assert valid(line, json_schema(load_ontology()))


def test_the_json_schema_knows_every_field_that_the_writer_has():
    assert set(EVIDENCE) == {*jsonl.EVIDENCE, *jsonl.MORE, *jsonl.SPAN, "named", "listed", "also"}


def test_items_of_wikidata_stand_at_names_that_the_lexicon_has():
    lexicon = load_lexicon()
    for key in same_as.wikidata_items():
        kind, stem, qualifier = key.split("|")
        row = lexicon.get(stem)
        assert (kind, qualifier) == ("thing", "")
        assert row is not None, f"{stem} is not in the lexicon"
        assert normal_form(row.key) == stem


def test_a_wrong_item_of_wikidata_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("KG_LANG", "en")
    (tmp_path / "wikidata.toml").write_text('[same_as]\n"포항시" = "42157"\n', encoding="utf-8")
    monkeypatch.setattr(same_as, "folder", lambda name: tmp_path)
    with pytest.raises(SchemaError, match=r"포항시.*42157"):
        same_as.wikidata_items.__wrapped__()
