"""How our records become terms of RDF: prefixes, IRIs, literals. For files written by hand.

Comes in: strings, numbers, ids. Goes out: pieces of Turtle, ASCII in every IRI. No RDF library: a term is a string, so that a
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
_HALVES = re.compile("[\ud800-\udfff]")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_NEXT = " ;\n  "
_YEAR, _MONTH = re.compile(r"[1-9][0-9]{3}"), re.compile(r"[1-9][0-9]{3}-(0[1-9]|1[0-2])")
_DAY = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?")


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
    """`prefix:local`, or the whole IRI where `local` is no plain name."""
    return f"{prefix}:{local}" if is_safe(local) else f"<{names[prefix]}{encoded(local)}>"


def is_safe(local: str) -> bool:
    """Whether a local name can stand in Turtle as it is."""
    return _SAFE_NAME.fullmatch(local) is not None


def encoded(local: str) -> str:
    """A local name of any characters, percent-encoded: always ASCII."""
    return "".join(
        chr(byte) if chr(byte).isalnum() and byte < 128 else f"%{byte:02X}" for byte in local.encode(errors="replace")
    )


def is_korean(value: str) -> bool:
    """Whether the string holds Hangul."""
    return _HANGUL.search(value) is not None


def text(value: str) -> str:
    """A string literal; `@ko` where it holds Hangul."""
    return plain(value) + "@ko" if _HANGUL.search(value) else plain(value)


def plain(value: str) -> str:
    """A string literal without language: keys, hashes, field names."""
    return f'"{_SPECIAL.sub(_escape, value)}"'


def escaped(value: str) -> str:
    """What stands between the quotation marks of a literal."""
    return _SPECIAL.sub(_escape, value)


def without_halves(value: str) -> str:
    """The string with U+FFFD for halves of surrogate pairs."""
    return _HALVES.sub("\ufffd", value)


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    if "\ud800" <= character <= "\udfff":
        return "\ufffd"
    return _SHORT.get(character) or f"\\u{ord(character):04X}"


def number_parts(given: float) -> tuple[str, str]:
    """A number as XSD writes it, and its type: `0.9` decimal, `1e-07`, `INF`, `-INF` and `NaN` double."""
    if given != given or given in (float("inf"), float("-inf")):
        return ("NaN" if given != given else "INF" if given > 0 else "-INF"), "double"
    written = repr(given)
    return written, "double" if "e" in written else "decimal"


@functools.lru_cache(maxsize=8192)
def time_type(given: str) -> str | None:
    """The XSD type of a day, month, year or moment; None for anything else (`from/to`, a day that is none)."""
    for pattern, datatype in ((_DAY, "date"), (_MONTH, "gYearMonth"), (_YEAR, "gYear"), (_MOMENT, "dateTime")):
        if pattern.fullmatch(given) and _exists(given, datatype):
            return datatype
    return None


def _exists(given: str, datatype: str) -> bool:
    parse = {"date": datetime.date.fromisoformat, "dateTime": datetime.datetime.fromisoformat}.get(datatype)
    try:
        return parse is None or parse(given) is not None
    except ValueError:
        return False


def described(subject: str, pairs: Iterable[tuple[str, str]]) -> str:
    """One subject with its predicates and objects, in the order given, and the full stop; equal predicates behind each other are said once."""
    parts: list[str] = []
    last = ""
    for predicate, thing in pairs:
        if predicate == last:
            parts[-1] += f", {thing}"
        else:
            parts.append(f"{predicate} {thing}")
            last = predicate
    return f"{subject} {_NEXT.join(parts)} .\n"


def is_property(term: str) -> bool:
    """Whether a CURIE names a property (a class has a capital after the colon)."""
    return not term.partition(":")[2][:1].isupper()
