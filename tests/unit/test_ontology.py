"""The vocabulary: names of the contract, labels, ends, and an error with its cure for every entry that is wrong."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import SchemaError
from kg.folders import folder
from kg.ontology import load_ontology

SCHEMA = folder("schema")
TYPES = [
    "Person",
    "Organization",
    "GovernmentBody",
    "City",
    "Province",
    "Country",
    "Company",
    "University",
    "ResearchInstitute",
    "Committee",
    "Association",
    "MediaOutlet",
    "Facility",
    "Project",
    "Programme",
    "Policy",
    "Fund",
    "Event",
    "Group",
    "Article",
    "Statement",
    "Claim",
]
RELATIONS = [
    "MEMBER_OF",
    "LEADS",
    "HOLDS_POSITION",
    "LOCATED_IN",
    "PART_OF",
    "ORGANISES",
    "PARTICIPATES_IN",
    "HOSTS",
    "OPERATES",
    "OWNS",
    "SIGNED_MOU_WITH",
    "PARTNERS_WITH",
    "SUPPORTS",
    "OPPOSES",
    "FUNDS",
    "BIDS_FOR",
    "PURSUES",
    "DISCUSSES",
    "RESPONDS_TO",
    "SAID",
    "PUBLISHED",
    "WROTE",
    "MENTIONS",
]
LADDER = ["proposed", "bidding", "agreed", "planned", "funded", "building", "operating", "ended", "rejected"]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_LANG", "en")


def test_names_are_those_of_the_contract() -> None:
    ontology = load_ontology()
    assert {name for name, item in ontology.types.items() if not item.abstract} == set(TYPES)
    assert {name for name, item in ontology.types.items() if item.abstract} == {"Entity", "Actor", "Place"}
    assert list(ontology.relations) == RELATIONS
    assert list(ontology.properties["status"].values) == LADDER
    assert {"member_count", "workforce", "trainees_per_year", "amount", "investment"} <= set(ontology.properties)


def test_bookkeeping_is_what_the_record_needs() -> None:
    ontology = load_ontology()
    assert {n for n, item in ontology.types.items() if item.bookkeeping} == {"Article", "Statement", "Claim"}
    assert {n for n, item in ontology.relations.items() if item.bookkeeping} == {
        "SAID",
        "PUBLISHED",
        "WROTE",
        "MENTIONS",
    }
    assert {n for n, item in ontology.relations.items() if item.symmetric} == {"SIGNED_MOU_WITH", "PARTNERS_WITH"}


@pytest.mark.parametrize(
    ("node_type", "labels"),
    [
        ("Entity", "Entity"),
        ("Person", "Entity Actor Person"),
        ("City", "Entity Actor Organization GovernmentBody Place City"),
        ("Country", "Entity Actor Place Country"),
        ("Facility", "Entity Place Facility"),
        ("Project", "Entity Project"),
        ("Claim", "Entity Claim"),
    ],
)
def test_labels_go_from_general_to_special(node_type: str, labels: str) -> None:
    assert load_ontology().labels(node_type) == tuple(labels.split())


def test_is_a_follows_the_parents() -> None:
    ontology = load_ontology()
    assert ontology.is_a("City", "Place")
    assert ontology.is_a("City", "Actor")
    assert ontology.is_a("City", "City")
    assert not ontology.is_a("Facility", "Actor")
    assert not ontology.is_a("Organization", "City")
    with pytest.raises(SchemaError, match=r"type Town is not in the vocabulary.*Known are: .*City"):
        ontology.is_a("Town", "Place")


@pytest.mark.parametrize(
    ("relation", "source", "target", "allowed"),
    [
        ("BIDS_FOR", "City", "Facility", True),
        ("BIDS_FOR", "Facility", "City", False),
        ("MEMBER_OF", "Person", "Committee", True),
        ("MEMBER_OF", "Person", "University", False),
        ("LOCATED_IN", "Event", "University", True),
        ("LOCATED_IN", "Company", "University", False),
        ("LOCATED_IN", "Company", "City", True),
        ("PART_OF", "Project", "Policy", True),
        ("PART_OF", "Article", "Policy", False),
        ("PART_OF", "Policy", "Statement", False),
        ("SAID", "City", "Statement", True),
        ("SAID", "City", "Article", False),
        ("PUBLISHED", "MediaOutlet", "Article", True),
        ("MENTIONS", "Article", "Fund", True),
        ("MENTIONS", "Article", "Article", False),
        ("MENTIONS", "City", "Fund", False),
        ("SIGNED_MOU_WITH", "Company", "City", True),
        ("SUPPORTS", "Fund", "Company", True),
        ("SUPPORTS", "Event", "Company", False),
        ("LEADS", "Person", "Province", True),
        ("OPERATES", "Group", "Facility", False),
    ],
)
def test_ends(relation: str, source: str, target: str, allowed: bool) -> None:
    assert load_ontology().allows(relation, source, target) is allowed


def test_unknown_names_list_the_known() -> None:
    with pytest.raises(SchemaError, match=r"relation LIKES is not in the vocabulary.*MEMBER_OF"):
        load_ontology().allows("LIKES", "City", "City")
    with pytest.raises(SchemaError, match=r"property height is not in the vocabulary.*member_count"):
        load_ontology().describes("height", "City")


def test_properties_say_of_what_they_are_claimed() -> None:
    ontology = load_ontology()
    assert ontology.describes("status", "Facility")
    assert not ontology.describes("status", "Person")
    assert ontology.describes("investment", "Project")
    assert not ontology.describes("investment", "Article")
    assert ontology.properties["budget"].unit == "KRW"
    status = ontology.properties["status"]
    assert len(status.values) == len(status.values_ko) == len(status.values_en)


def test_every_label_is_its_own() -> None:
    ontology = load_ontology()
    for entries in (ontology.types, ontology.relations, ontology.properties):
        for lang in ("ko", "en"):
            labels = [getattr(entry, lang) for entry in entries.values()]
            assert len(set(labels)) == len(labels)


def test_every_entry_is_korean_and_english() -> None:
    ontology = load_ontology()
    for entry in (*ontology.types.values(), *ontology.relations.values(), *ontology.properties.values()):
        assert re.search("[가-힣]", entry.ko)
        assert re.search("[가-힣]", entry.definition_ko)
        assert entry.en.isascii()
        assert not re.search(
            "[a-z]{4}",
            entry.definition_ko.replace("status", "").replace("role", "").replace("amount", "").replace("text_sha", ""),
        ), entry.name
        assert entry.definition_en.endswith(".")


def luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_white_captions_can_be_read_on_every_colour() -> None:
    for item in load_ontology().types.values():
        assert 1.05 / (luminance(item.color) + 0.05) >= (2.2 if item.bookkeeping else 3.0), item.name


def test_digest_ignores_comments_and_layout(tmp_path: Path) -> None:
    copied = shutil.copytree(SCHEMA, tmp_path / "schema")
    file = copied / "types.toml"
    file.write_text("# another comment\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert load_ontology(copied).digest == load_ontology().digest
    file.write_text(file.read_text(encoding="utf-8").replace('en = "fund"', 'en = "kitty"'), encoding="utf-8")
    load_ontology.__globals__["_load"].cache_clear()
    assert load_ontology(copied).digest != load_ontology().digest


Edit = tuple[str, str, str]
WRONG: list[tuple[str, Edit, str]] = [
    ("unknown parent", ("types", 'parents = ["Actor"]', 'parents = ["Agent"]'), r"types\.toml, entry \w+: the type Agent is unknown.*Known types are: .*Actor"),
    ("missing key", ("types", 'ko = "인물"\n', ""), r"entry Person: the key ko is missing.*Add it: ko"),
    ("unknown key", ("types", 'ko = "인물"', 'ko = "인물"\ncolour = "red"'), r"entry Person: the key colour is unknown.*color"),
    ("wrong kind", ("types", "\nabstract = true", '\nabstract = "yes"'), r"entry Entity: abstract has the wrong value.*true, false"),
    ("empty text", ("types", 'ko = "인물"', 'ko = " "'), "entry Person: ko has the wrong value"),
    ("repeated", ("types", '["GovernmentBody", "Place"]', '["Place", "Place"]'), "entry City: parents has the wrong value"),
    ("name", ("types", "[Person]", "[person]"), "entry person: the name has the wrong form.*ResearchInstitute"),
    ("no table", ("types", "[Entity]", "Town = 1\n[Entity]"), r"entry Town: this is no table.*\[Town\]"),
    ("colour", ("types", "#C2334D", "red"), "entry Person: red is no colour.*#1F4E9E"),
    ("colour twice", ("types", "#C2334D", "#1F4E9E"), r"entry \w+: color \(Person\): #1F4E9E stands twice"),
    ("no term", ("types", 'terms = ["schema:City"]', "terms = []"), "entry City: it maps to no standard term"),
    ("no CURIE", ("types", "schema:City", "wiki:City"), "entry City: wiki:City is no CURIE.*foaf"),
    ("no Entity", ("types", "[Entity]", "[Entities]"), "entry Entity: the entry is missing"),
    ("unknown end", ("relations", '"Committee", "Association"]', '"Club"]'), "relations.toml, entry MEMBER_OF: the type Club is unknown"),
    ("pair", ("relations", 'from = ["Person"], to = ["Article"]', 'from = ["Person"]'), "entry WROTE: ends has the wrong value.*from"),
    ("ends twice", ("relations", '{ from = ["Event"], to = ["Organization"] }', '{ from = ["Entity"], to = ["Place"] }'), "entry LOCATED_IN: a pair of ends stands twice"),
    ("asymmetric", ("relations", 'ends = [{ from = ["Actor"], to = ["Actor"] }]', 'ends = [{ from = ["Actor"], to = ["City"] }]'), "entry SIGNED_MOU_WITH: it is symmetric, but"),
    ("relation without term", ("relations", 'terms = ["org:headOf"]', "terms = []"), "entry LEADS: it maps to no standard term"),
    ("relation name", ("relations", "[LEADS]", "[Leads]"), "entry Leads: the name has the wrong form.*MEMBER_OF"),
    ("datatype", ("properties", 'datatype = "decimal"', 'datatype = "float"'), "properties.toml, entry area: the datatype float is unknown.*integer, decimal, string"),
    ("list of a number", ("properties", 'datatype = "string"', 'datatype = "integer"'), "entry status: a string has a closed list"),
    ("value twice", ("properties", 'name = "bidding"', 'name = "proposed"'), "entry status: values: proposed stands twice"),
    ("value form", ("properties", 'name = "bidding"', 'name = "Bidding"'), "entry status: the value Bidding has the wrong form"),
    ("values form", ("properties", 'name = "bidding", ', ""), "entry status: values has the wrong value"),
    ("property type", ("properties", 'types = ["Place"]', 'types = ["Spot"]'), "entry population: the type Spot is unknown"),
    ("prefix", ("prefixes", '"http://www.w3.org/ns/org#"', '"www.w3.org"'), "prefixes.toml, entry org: no valid prefix"),
    ("syntax", ("types", "[Person]", "[Person"), r"types\.toml: no valid TOML"),
    ("defined twice", ("types", "[Person]", "[Group]"), r"types\.toml: no valid TOML"),
]  # fmt: skip


@pytest.fixture
def broken(tmp_path: Path) -> Callable[[Edit], Path]:
    def write(edit: Edit) -> Path:
        copied = shutil.copytree(SCHEMA, tmp_path / "schema")
        file, old, new = edit
        text = (copied / f"{file}.toml").read_text(encoding="utf-8")
        assert old in text
        (copied / f"{file}.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
        return copied

    return write


@pytest.mark.parametrize(("edit", "said"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_what_is_wrong_is_named_with_its_cure(
    broken: Callable[[Edit], Path], edit: Edit, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SchemaError) as caught:
        load_ontology(broken(edit))
    assert re.search(said, str(caught.value), re.DOTALL)
    monkeypatch.setenv("KG_LANG", "ko")
    assert re.search("[가-힣]", str(caught.value))


def test_a_cycle_is_found(tmp_path: Path) -> None:
    copied = shutil.copytree(SCHEMA, tmp_path / "schema")
    file = copied / "types.toml"
    text = file.read_text(encoding="utf-8")
    actor = text.index("[Actor]")
    file.write_text(text[:actor] + text[actor:].replace("parents = []", 'parents = ["Person"]', 1), encoding="utf-8")
    with pytest.raises(SchemaError, match=r"is its own ancestor .*Actor"):
        load_ontology(copied)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    copied = shutil.copytree(SCHEMA, tmp_path / "schema")
    (copied / "relations.toml").unlink()
    with pytest.raises(SchemaError, match=r"relations\.toml: this file of the vocabulary is missing"):
        load_ontology(copied)
