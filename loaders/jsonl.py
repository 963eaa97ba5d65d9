"""JSONL, the interchange format: what `kg export jsonl` wrote, or nodes and relations from elsewhere.

Comes in: a file with one JSON object a line (CONTRACT.md). Goes out: documents with their extraction, and judgements; at the
end one InputError that lists every line that was refused, by number and cure, while the others were taken. What a line is
stands in `kg/export/json_records.py`, what lines say together in `kg/export/interchange.py`.
"""

from collections.abc import Iterator
from pathlib import PurePath

from kg.export import interchange
from kg.export.json_records import json_records
from kg.graph import Judgement
from kg.loaders import Imported

TITLE = {"ko": "교환 형식 JSONL", "en": "JSONL, the interchange format"}
RECOGNISES = {
    "ko": "이름이 .jsonl이나 .ndjson으로 끝나거나, 첫 줄이 kind를 가진 JSON 객체인 파일",
    "en": "a name that ends in .jsonl or .ndjson, or a first line that is a JSON object with a kind",
}
ORDER = 10


def recognises(name: str, head: bytes) -> bool:
    """Whether name or first line say that this is the interchange format."""
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:200]
    return PurePath(name).suffix.lower() in (".jsonl", ".ndjson") or (first.startswith(b"{") and b'"kind"' in first)


def read(name: str, data: bytes) -> Iterator[Imported | Judgement]:
    """The documents, sorted by id, then the judgements.

    Raises:
        InputError: after everything that could be taken, where lines were refused; it names each with its number and cure.
    """
    return interchange.read(name, data, json_records(data))
