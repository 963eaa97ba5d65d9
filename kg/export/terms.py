"""How the three syntaxes of RDF write a term: Turtle, N-Triples, JSON-LD.

Comes in: a CURIE, an id, a value of a record. Goes out: the term as a piece of text, ready to be put into a line. One class a syntax, the
same methods: what is said stands in `triples.py`, how it is written here. ASCII in every IRI.
"""

import functools
import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

from kg.vocabulary import rdf

A = "a"
"""The predicate that says a type, whatever the syntax calls it."""
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


class Kept(dict[str, str]):
    """Terms of vocabularies by their CURIE, each written once: a look-up here is what an export does most."""

    def __init__(self, write: Callable[[str, str], str]) -> None:
        """Take what writes the IRI of a prefix and a local name."""
        self._write = write

    def __missing__(self, curie: str) -> str:
        self[curie] = found = self._write(*curie.split(":", 1))
        return found


class Terms(ABC):
    """One syntax of RDF."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """Take the prefixes with their IRIs."""
        self.prefixes = prefixes
        self.term = Kept(self._named)
        """The terms of vocabularies, by CURIE."""
        self.term[A] = A
        self.number = functools.lru_cache(maxsize=1024, typed=True)(self._number)
        """The literal of a truth or a number: few differ, many are written."""

    def own(self, name: str) -> str:
        """A term of our vocabulary, whatever characters its name has."""
        return self.term[f"kg:{name}"]

    def id(self, identifier: str) -> str:
        """What the graph holds, by its id."""
        return self._named("id", identifier)

    @abstractmethod
    def part(self, owner: str, part: str) -> str:
        """A part of what the term `owner` (made by `id`) names."""

    @abstractmethod
    def plain(self, value: str) -> str:
        """A string without a language: keys, hashes, field names."""

    @abstractmethod
    def text(self, value: str) -> str:
        """A string, in Korean where it holds Hangul."""

    @abstractmethod
    def typed(self, value: str, datatype: str) -> str:
        """A literal of a type of XSD, given by its name."""

    @abstractmethod
    def _named(self, prefix: str, local: str) -> str:
        """The IRI of a prefix and a local name of any characters."""

    def value(self, given: object) -> str:
        """A value of a record: truth, whole number, decimal or double number, else text."""
        if isinstance(given, int | float):
            return self.number(given) if given else self._number(given)  # 0.0 and -0.0 are equal to a cache
        return self.text(str(given))

    def _number(self, given: float) -> str:
        if isinstance(given, bool):
            return self.typed("true" if given else "false", "boolean")
        return self.typed(*rdf.number_parts(given)) if isinstance(given, float) else self.typed(str(given), "integer")

    def time(self, given: str) -> str:
        """A day, month, year or moment with its type, anything else as a plain string."""
        datatype = rdf.time_type(given)
        return self.typed(given, datatype) if datatype else self.plain(given)

    def url(self, given: str) -> str:
        """A URL as a literal: what an article states need not be a clean IRI."""
        return self.typed(given, "anyURI")


class TurtleTerms(Terms):
    """Prefixed names, bare numbers and truths."""

    def part(self, owner: str, part: str) -> str:
        """See `Terms`."""
        return f"{owner[:-1]}-{part}>" if owner[-1] == ">" else f"{owner}-{part}"

    def plain(self, value: str) -> str:
        """See `Terms`."""
        return rdf.plain(value)

    def text(self, value: str) -> str:
        """See `Terms`."""
        return rdf.text(value)

    def typed(self, value: str, datatype: str) -> str:
        """See `Terms`."""
        if datatype in ("integer", "decimal", "boolean") or (datatype == "double" and "e" in value):
            return value
        return f"{rdf.plain(value)}^^xsd:{datatype}"

    def _named(self, prefix: str, local: str) -> str:
        return rdf.name(prefix, local, self.prefixes)


class NTriplesTerms(Terms):
    """Everything written out."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """Take the prefixes; the ends of literals are made once."""
        super().__init__(prefixes)
        self.term[A] = f"<{RDF_TYPE}>"
        self._ids = f"<{prefixes['id']}"
        self._xsd = f'"^^<{prefixes["xsd"]}'

    def id(self, identifier: str) -> str:
        """See `Terms`."""
        return f"{self._ids}{identifier if rdf.is_safe(identifier) else rdf.encoded(identifier)}>"

    def part(self, owner: str, part: str) -> str:
        """See `Terms`."""
        return f"{owner[:-1]}-{part}>"

    def plain(self, value: str) -> str:
        """See `Terms`."""
        return rdf.plain(value)

    def text(self, value: str) -> str:
        """See `Terms`."""
        return rdf.text(value)

    def typed(self, value: str, datatype: str) -> str:
        """See `Terms`."""
        return f'"{rdf.escaped(value)}{self._xsd}{datatype}>'

    def _named(self, prefix: str, local: str) -> str:
        return f"<{self.prefixes[prefix]}{local if rdf.is_safe(local) else rdf.encoded(local)}>"


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class JsonLdTerms(Terms):
    """Values of JSON: an IRI is `{"@id": ...}`, a literal says its type or language."""

    ID, END = '{"@id":"', '"}'

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        """Take the prefixes."""
        super().__init__(prefixes)
        self.term[A] = f"{self.ID}@type{self.END}"

    def part(self, owner: str, part: str) -> str:
        """See `Terms`."""
        return f"{owner[: -len(self.END)]}-{part}{self.END}"

    def plain(self, value: str) -> str:
        """See `Terms`."""
        return _json(rdf.without_halves(value))

    def text(self, value: str) -> str:
        """See `Terms`."""
        plain = self.plain(value)
        return f'{{"@language":"ko","@value":{plain}}}' if rdf.is_korean(value) else plain

    def typed(self, value: str, datatype: str) -> str:
        """See `Terms`."""
        if datatype in ("integer", "boolean"):
            return value
        return f'{{"@type":"xsd:{datatype}","@value":{_json(value)}}}'

    def _named(self, prefix: str, local: str) -> str:
        name = f"{prefix}:{local}" if rdf.is_safe(local) else f"{self.prefixes[prefix]}{rdf.encoded(local)}"
        return f"{self.ID}{name}{self.END}"
