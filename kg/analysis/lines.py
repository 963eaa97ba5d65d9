"""A JSONL export as one side of a diff, read line by line: nothing is imported, nothing resolved.

Comes in: a file that `kg export jsonl` wrote. Goes out: its nodes and relations, in the order in which they stand there. Files of other programs are for
`kg.story` to import first: their lines need not be sorted, nor carry ids.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from kg.graph import Evidence, Node, Relation

_EVIDENCE = tuple(field.name for field in fields(Evidence))
MENTIONS = "MENTIONS"
_MARK = '{{"kind":"{}",'
_NEEDED = {
    "node": ("id", "type", "name", "merged_ids", "properties", "evidence"),
    "relation": ("id", "type", "source", "target", "properties", "evidence"),
}


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of an export."""

    path: Path

    def nodes(self) -> Iterator[Node]:
        """The nodes, as they stand in the file."""
        for record in records(self.path, "node"):
            yield Node(
                record["id"],
                record["type"],
                (),
                record["name"],
                merged_ids=tuple(record["merged_ids"]),
                properties=record["properties"],
                evidence=tuple(map(_evidence, record["evidence"])),
            )

    def relations(self) -> Iterator[Relation]:
        """The relations, as they stand in the file; of mentions without their spans."""
        for record in records(self.path, "relation"):
            claims = record["evidence"] if record["type"] != MENTIONS else ()
            yield Relation(
                record["id"],
                record["type"],
                record["source"],
                record["target"],
                record["properties"],
                tuple(map(_evidence, claims)),
            )


def is_export(path: Path) -> bool:
    """Whether the file has the form and the order of our exports, to its end."""
    last = (0, "")
    try:
        with path.open("rb") as lines:
            for raw in lines:
                record = json.loads(raw)
                if not raw.startswith(_MARK.format(record["kind"]).encode()):
                    return False
                if record["kind"] in _NEEDED:
                    place = (list(_NEEDED).index(record["kind"]), record["id"])
                    if place <= last or not _is_whole(record):
                        return False
                    last = place
    except (ValueError, KeyError, AttributeError, TypeError):
        return False
    return True


def _is_whole(record: Mapping[str, Any]) -> bool:
    """Whether every field is there that is read, and every piece of evidence names its claim and article."""
    evidence = record["evidence"] if record["type"] != MENTIONS else ()
    needed = _NEEDED[record["kind"]]
    return all(name in record for name in needed) and all(one["claim"] and one["article"] for one in evidence)


def records(path: Path, kind: str) -> Iterator[dict[str, Any]]:
    """The objects of one kind."""
    mark = _MARK.format(kind).encode()
    with path.open("rb") as lines:
        yield from (json.loads(raw) for raw in lines if raw.startswith(mark))


def _evidence(record: Mapping[str, Any]) -> Evidence:
    stated: dict[str, Any] = {name: record.get(name) for name in _EVIDENCE}
    return Evidence(**stated | {"approximate": bool(record.get("approximate"))})
