"""What an entry of the vocabulary must look like: names, keys, kinds of value, and what it refers to.

Comes in: the tables of `schema/*.toml` as TOML gives them. Goes out: nothing, or the first `SchemaError`, which names
file and entry, what is wrong and what to do. Knows how an entry is written, not what is made of it.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, NoReturn

from kg.errors import SchemaError

Table = Mapping[str, Any]


class Tables(NamedTuple):
    """The content of the files of `schema/` that bear these names."""

    types: Table
    relations: Table
    properties: Table
    prefixes: Table


class Key(NamedTuple):
    """A key of an entry: of which kind its value is, and whether it may be left out."""

    kind: str
    optional: bool = False


_LABELS = {key: Key("text") for key in ("ko", "en", "definition_ko", "definition_en")}
_KEYS: Mapping[str, Mapping[str, Key]] = {
    "types": _LABELS
    | {
        "parents": Key("list"),
        "terms": Key("list"),
        "color": Key("text"),
        "abstract": Key("truth", True),
        "bookkeeping": Key("truth", True),
    },
    "relations": _LABELS
    | {
        "ends": Key("pairs"),
        "symmetric": Key("truth", True),
        "terms": Key("list"),
        "inverse_terms": Key("list", True),
        "cues": Key("list"),
        "bookkeeping": Key("truth", True),
    },
    "properties": _LABELS
    | {
        "datatype": Key("text"),
        "unit": Key("text", True),
        "types": Key("list"),
        "term": Key("text"),
        "values": Key("values", True),
    },
}
_FORMS = {
    "text": '"..."',
    "list": '["...", "..."]',
    "truth": "true, false",
    "pairs": '[{ from = ["..."], to = ["..."] }]',
    "values": '[{ name = "...", ko = "...", en = "..." }]',
}
_NAMES = {
    "types": (re.compile(r"[A-Z][A-Za-z]*"), "ResearchInstitute"),
    "relations": (re.compile(r"[A-Z]+(_[A-Z]+)*"), "MEMBER_OF"),
    "properties": (re.compile(r"[a-z]+(_[a-z0-9]+)*"), "member_count"),
}
_COLOR = re.compile(r"#[0-9A-F]{6}")
_PREFIX = re.compile(r"[a-z]+")
_IRI = re.compile(r"https?://[!-~]+[/#]")
_DATATYPES = ("integer", "decimal", "string")


def check_tables(tables: Tables) -> None:
    """Raise the SchemaError of the first entry that is wrong."""
    for name, iri in tables.prefixes.items():
        if not (_PREFIX.fullmatch(name) and isinstance(iri, str) and _IRI.fullmatch(iri)):
            _wrong("prefixes", name, "prefix")
    for file in ("types", "relations", "properties"):
        for name, entry in getattr(tables, file).items():
            _check_form(file, name, entry)
    if "Entity" not in tables.types:
        _wrong("types", "Entity", "no-entity")
    _check_types(tables)
    _check_relations(tables)
    _check_properties(tables)


def _wrong(file: str, entry: str, what: str, **values: object) -> NoReturn:
    raise SchemaError(f"schema-{what}", file=f"schema/{file}.toml", entry=entry, **values)


def _check_form(file: str, name: str, entry: object) -> None:
    pattern, example = _NAMES[file]
    if not pattern.fullmatch(name):
        _wrong(file, name, "name", example=example)
    keys = _KEYS[file]
    if not isinstance(entry, Mapping):
        _wrong(file, name, "no-table")
    for key, value in entry.items():
        if key not in keys:
            _wrong(file, name, "key", key=key, known=", ".join(keys))
        if not _is_kind(value, keys[key].kind):
            _wrong(file, name, "value", key=key, form=_FORMS[keys[key].kind])
    for key, wanted in keys.items():
        if key not in entry and not wanted.optional:
            _wrong(file, name, "key-missing", key=key, form=_FORMS[wanted.kind])


def _is_kind(value: object, kind: str) -> bool:
    match kind:
        case "text":
            return isinstance(value, str) and bool(value.strip())
        case "truth":
            return isinstance(value, bool)
        case "list":
            return _is_list_of_texts(value)
        case "pairs":
            return _is_list_of_tables(value, ("from", "to"), "list")
        case _:
            return _is_list_of_tables(value, ("name", "ko", "en"), "text")


def _is_list_of_texts(value: object) -> bool:
    if not (isinstance(value, list) and all(_is_kind(item, "text") for item in value)):
        return False
    return len(set(value)) == len(value)


def _is_list_of_tables(value: object, keys: tuple[str, ...], kind: str) -> bool:
    if not (isinstance(value, list) and value):
        return False
    return all(
        isinstance(item, dict)
        and set(item) == set(keys)
        and all(item[key] and _is_kind(item[key], kind) for key in keys)
        for item in value
    )


def _check_types(tables: Tables) -> None:
    for name, entry in tables.types.items():
        _check_known("types", name, entry["parents"], tables.types)
        _check_terms("types", name, entry["terms"], tables.prefixes)
        if not entry["terms"]:
            _wrong("types", name, "no-term")
        if not _COLOR.fullmatch(entry["color"]):
            _wrong("types", name, "color", color=entry["color"])
    for name in tables.types:
        _check_no_cycle(name, tables.types, ())
    _check_unique("types", tables.types, "color")


def _check_no_cycle(name: str, types: Table, path: tuple[str, ...]) -> None:
    if name in path:
        _wrong("types", name, "cycle", path=" → ".join((*path, name)))
    for parent in types[name]["parents"]:
        _check_no_cycle(parent, types, (*path, name))


def _check_relations(tables: Tables) -> None:
    for name, entry in tables.relations.items():
        ends = [(source, target) for pair in entry["ends"] for source in pair["from"] for target in pair["to"]]
        for pair in ends:
            _check_known("relations", name, pair, tables.types)
        if len(set(ends)) != len(ends):
            _wrong("relations", name, "ends-twice")
        if entry.get("symmetric") and any((target, source) not in ends for source, target in ends):
            _wrong("relations", name, "not-symmetric")
        terms, inverse = entry["terms"], entry.get("inverse_terms", [])
        _check_terms("relations", name, [*terms, *inverse], tables.prefixes)
        if not (terms or inverse):
            _wrong("relations", name, "no-term")


def _check_properties(tables: Tables) -> None:
    for name, entry in tables.properties.items():
        _check_known("properties", name, entry["types"], tables.types)
        _check_terms("properties", name, [entry["term"]], tables.prefixes)
        if entry["datatype"] not in _DATATYPES:
            _wrong("properties", name, "datatype", datatype=entry["datatype"], known=", ".join(_DATATYPES))
        if (entry["datatype"] == "string") != ("values" in entry):
            _wrong("properties", name, "list-of-values")
        names = [value["name"] for value in entry.get("values", [])]
        pattern, example = _NAMES["properties"]
        for value in names:
            if not pattern.fullmatch(value):
                _wrong("properties", name, "name-of-value", value=value, example=example)
            if names.count(value) > 1:
                _wrong("properties", name, "twice", key="values", value=value)


def _check_known(file: str, name: str, wanted: Iterable[str], types: Table) -> None:
    for item in wanted:
        if item not in types:
            _wrong(file, name, "type", type=item, known=", ".join(types))


def _check_terms(file: str, name: str, terms: Iterable[str], prefixes: Table) -> None:
    for term in terms:
        prefix, colon, local = term.partition(":")
        if not (colon and local and prefix in prefixes):
            _wrong(file, name, "term", term=term, known=", ".join(prefixes))


def _check_unique(file: str, table: Table, key: str) -> None:
    seen: dict[str, str] = {}
    for name, entry in table.items():
        if other := seen.get(entry[key]):
            _wrong(file, name, "twice", key=f"{key} ({other})", value=entry[key])
        seen[entry[key]] = name
