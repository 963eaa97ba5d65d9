"""RDF of ours: what `kg export turtle`, `ntriples` or `jsonld` wrote, read back without loss.

Comes in: a file in one of the three syntaxes. Goes out: documents with their extraction, and judgements; at the end one InputError that
lists every record that was refused, by id and cure, while the others were taken. How records are found among triples stands in
`kg/export/rdf_records.py`.
"""

from collections.abc import Iterator

from kg.export import interchange
from kg.export.rdf_records import rdf_records, syntax_of, triples
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


def recognises(name: str, head: bytes) -> bool:
    """Whether name or first line say that this is RDF."""
    return syntax_of(name, head) is not None


def read(name: str, data: bytes) -> Iterator[Imported | Judgement]:
    """The documents, sorted by id, then the judgements.

    Raises:
        InputError: the file is no RDF, or none of ours; or, after everything that could be taken, what was refused.
    """
    found = triples(name, data, syntax_of(plain_name(name), data) or "TURTLE", load_ontology())
    return interchange.read(name, data, rdf_records(found, name, load_ontology()))
