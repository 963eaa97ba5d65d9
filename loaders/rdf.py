"""RDF of ours: what `kg export turtle`, `ntriples` or `jsonld` wrote, read back without loss.

Comes in: a file in one of the three syntaxes. Goes out: documents with their extraction, and judgements; at the end one InputError that
lists every record that was refused, by id and cure, while the others were taken. How records are found among triples stands in
`kg/export/rdf_records.py`.
"""

import re
from collections.abc import Iterator
from pathlib import PurePath

from kg.export import interchange
from kg.export.rdf_records import SYNTAXES, rdf_records
from kg.graph import Judgement
from kg.loaders import Imported
from kg.ontology import load_ontology
from kg.packing import plain_name

TITLE = {
    "ko": "이 도구가 쓴 RDF(Turtle, N-Triples, JSON-LD)",
    "en": "RDF that this tool wrote (Turtle, N-Triples, JSON-LD)",
}
RECOGNISES = {
    "ko": "이름이 .ttl, .nt, .jsonld로 끝나거나, @prefix로 시작하는 파일",
    "en": "a name that ends in .ttl, .nt or .jsonld, or a first line that begins with @prefix",
}
ORDER = 20

_HEADS = ((b"@prefix ", "TURTLE"), (b'{"@context"', "JSON_LD"))
_N_TRIPLES = re.compile(rb"<[^<>\s]+> <[^<>\s]+> ")


def recognises(name: str, head: bytes) -> bool:
    """Whether name or first line say that this is RDF."""
    return _syntax(name, head) is not None


def read(name: str, data: bytes) -> Iterator[Imported | Judgement]:
    """The documents, sorted by id, then the judgements.

    Raises:
        InputError: the file is no RDF, or none of ours; or, after everything that could be taken, what was refused.
    """
    syntax = _syntax(plain_name(name), data[:4096]) or "TURTLE"
    return interchange.read(name, data, rdf_records(name, data, syntax, load_ontology()))


def _syntax(name: str, head: bytes) -> str | None:
    """What pyoxigraph calls the syntax; by the name, else by the beginning."""
    if found := SYNTAXES.get(PurePath(name).suffix.lower()):
        return found
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if found := next((syntax for start, syntax in _HEADS if begin.startswith(start)), None):
        return found
    return "N_TRIPLES" if _N_TRIPLES.match(begin) else None
