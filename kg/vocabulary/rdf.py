"""How our records become terms of RDF: prefixes, IRIs, literals. For Turtle written by hand.

Comes in: strings, numbers, ids. Goes out: Turtle terms, ASCII in every IRI. No RDF library: a term is a string, so that a
writer streams. Literals keep every character but halves of surrogate pairs, which UTF-8 cannot carry (they become U+FFFD).
"""

import datetime
import functools
import re
from collections.abc import Iterable, Mapping

from kg.errors import UsageError
from kg.ontology import Ontology

DEFAULT_BASE = "https://stakeholder-graph.example/"
PREFIXES: Mapping[str, str] = {
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "sh": "http://www.w3.org/ns/shacl#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes of what this program writes itself; those of the standard terms stand in `schema/prefixes.toml`."""

_BASE = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~!$&'()*+,;=:@-]*)*")
_SAFE_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_HANGUL = re.compile(r"[가-힣ㄱ-ㆎ]")
# What stands in a literal only as an escape: Turtle's own four, controls, line ends of other standards, non-characters, halves of pairs.
_SPECIAL = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_YEAR, _MONTH = re.compile(r"[1-9]\d{3}"), re.compile(r"[1-9]\d{3}-(0[1-9]|1[0-2])")
_DAY = re.compile(r"[1-9]\d{3}-\d\d-\d\d")
_MOMENT = re.compile(r"[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")


def checked_base(base: str) -> str:
    """The base IRI with its closing slash; UsageError where it is no plain ASCII http(s) IRI (no `#`, no `?`)."""
    if not _BASE.fullmatch(base):
        raise UsageError("base-iri", value=base)
    return base if base.endswith("/") else base + "/"


def prefixes(ontology: Ontology, base: str = DEFAULT_BASE) -> dict[str, str]:
    """All prefixes, sorted: the standard ones, `kg:` for our vocabulary and `id:` for what the graph holds."""
    return dict(sorted({**PREFIXES, **ontology.prefixes, "kg": f"{base}vocabulary/", "id": f"{base}id/"}.items()))


def prefix_lines(names: Mapping[str, str]) -> str:
    """The head of a Turtle file."""
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in names.items())


def name(prefix: str, local: str, names: Mapping[str, str]) -> str:
    """`prefix:local`, or the whole IRI where `local` is no plain name (percent-encoded: always ASCII)."""
    if _SAFE_NAME.fullmatch(local):
        return f"{prefix}:{local}"
    encoded = "".join(
        chr(byte) if chr(byte).isalnum() and byte < 128 else f"%{byte:02X}" for byte in local.encode(errors="replace")
    )
    return f"<{names[prefix]}{encoded}>"


def text(value: str) -> str:
    """A string literal; `@ko` where it holds Hangul."""
    return plain(value) + "@ko" if _HANGUL.search(value) else plain(value)


def plain(value: str) -> str:
    """A string literal without language: keys, hashes, field names."""
    return f'"{_SPECIAL.sub(_escape, value)}"'


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return _SHORT.get(character) or f"\\u{ord(character):04X}"


def value(given: object) -> str:
    """The literal of a value of the graph: boolean, integer, decimal or (with an exponent) double, else text."""
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, int):
        return str(given)
    if isinstance(given, float):
        return number(given)
    return text(str(given))


def number(given: float) -> str:
    """`0.9` (xsd:decimal), `1e-07` (xsd:double) or a typed `INF`, `-INF`, `NaN`."""
    if given != given or given in (float("inf"), float("-inf")):
        special = "NaN" if given != given else "INF" if given > 0 else "-INF"
        return f'"{special}"^^xsd:double'
    return repr(given)


@functools.lru_cache(maxsize=8192)
def time(given: str) -> str:
    """A day, month, year or moment with its XSD type; anything else (`from/to`, a day that is none) as a plain string."""
    for pattern, datatype in ((_DAY, "date"), (_MONTH, "gYearMonth"), (_YEAR, "gYear"), (_MOMENT, "dateTime")):
        if pattern.fullmatch(given) and _exists(given, datatype):
            return f'"{given}"^^xsd:{datatype}'
    return plain(given)


def _exists(given: str, datatype: str) -> bool:
    parse = {"date": datetime.date.fromisoformat, "dateTime": datetime.datetime.fromisoformat}.get(datatype)
    try:
        return parse is None or parse(given) is not None
    except ValueError:
        return False


def anyuri(given: str) -> str:
    """A URL as a literal: what an article states need not be a clean IRI."""
    return f"{plain(given)}^^xsd:anyURI"


def described(subject: str, pairs: Iterable[tuple[str, str]]) -> str:
    """One subject with its predicates and objects, in the order given, and the full stop."""
    return f"{subject} " + " ;\n  ".join(f"{predicate} {objects}" for predicate, objects in pairs) + " .\n"


def is_property(term: str) -> bool:
    """Whether a CURIE names a property (a class has a capital after the colon)."""
    return not term.partition(":")[2][:1].isupper()
