"""The columns of tables: what the graph's records may state, and of which type.

Comes in: the vocabulary, and the properties that the stores know. Goes out: names in a fixed order, each with its type. A property that is
added to `kg/store/statements.py` and described in `record_terms` is a column here by itself.
"""

from collections.abc import Iterable, Mapping

from kg.errors import SchemaError
from kg.ontology import Ontology
from kg.store.statements import ARTICLE, CLAIMED, COMMON, LINKED, Names
from kg.vocabulary.record_terms import RANGES

STRING, INTEGER, DECIMAL, TRUTH, STRINGS, INTEGERS = "string", "long", "double", "boolean", "string[]", "long[]"
_LISTS = {"aliases": STRINGS, "keys": STRINGS, "merged_ids": STRINGS, "starts": INTEGERS, "ends": INTEGERS}
_OFFSETS = {"start": INTEGER, "end": INTEGER}
_TYPES = {
    INTEGER: INTEGER,
    "xsd:integer": INTEGER,
    "integer": INTEGER,
    "xsd:decimal": DECIMAL,
    "decimal": DECIMAL,
    "xsd:boolean": TRUTH,
}

_NOT_OF_SUMS = ("id", "hash", "starts", "ends", "count")
SUMS = tuple(name for name in LINKED if name not in _NOT_OF_SUMS)
"""Properties of relations, as a table for people has them."""
ARTICLES = ARTICLE
CLAIMS = tuple(name for name in CLAIMED if name not in ("id", "hash", "relation", "type"))


def figures(ontology: Ontology) -> tuple[str, ...]:
    """The properties of actors and things that the vocabulary has, and what is counted of them."""
    return tuple(name for name in Names(ontology).owned(()) if name not in COMMON)


def type_of(name: str, ontology: Ontology) -> str:
    """The type of a property, as `neo4j-admin` calls it; what nothing describes otherwise is a string."""
    known = ontology.properties.get(name)
    # What stands beside figures without being one is how many other values there are.
    other = INTEGER if name in figures(ontology) else STRING
    stated = RANGES.get(name, known.datatype if known else other)
    return _LISTS.get(name) or _OFFSETS.get(name) or _TYPES.get(stated, STRING)


def cells(columns: Iterable[str], record: Mapping[str, object]) -> list[object]:
    """The values of a record in the order of the columns, None where there is none.

    Raises SchemaError for a property that is no column: it would be lost without a word.
    """
    row = [record.get(column) for column in columns]
    if len(record) > sum(column in record for column in columns):
        lost = sorted(set(record) - set(columns))[0]
        raise SchemaError("export-column", property=lost)
    return row
