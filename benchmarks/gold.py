"""The gold that this repository holds, without the texts: `python benchmarks/gold.py {pack|unpack} ...`.

    pack GOLD_FOLDER TEXT_FOLDER SOURCES.tsv       into benchmarks/gold/: words of the texts become offsets
    unpack OUT_FOLDER [--repository DIR] [--texts DIR] [--pool]   texts and whole gold files, as a scorer wants them, into OUT_FOLDER

`benchmarks/gold/SOURCES.tsv` names each document: a press release by its path in the public collection `hosungseo/gov-press-md`, of which
`--repository` (or `KG_PRESS_MD`) is a git clone; a newspaper article by its address, its text (as it was annotated: often only its
beginning) taken from `--texts` where somebody has it. Nothing is downloaded here. `part` tells whether training may see it
(`pool`) or not (`fresh`: annotated blind, scored, read by nobody); `--pool` leaves out the latter. Names of actors are facts
and stay; sentences are other people's, so quotations and the words of figures are kept as `start` and `end`.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent / "gold"
WORDED = ("quotes", "figures")


def packed(gold: dict[str, Any], text: str) -> dict[str, Any]:
    """The gold with offsets in place of the words of its quotations and figures."""
    result = {**gold}
    for part in WORDED:
        rows = []
        for row in gold.get(part, []):
            words = str(row.get("text", ""))
            start = text.find(words) if words else -1
            if start < 0:
                rows.append({key: value for key, value in row.items() if key != "text"})
            else:
                rows.append({k: v for k, v in row.items() if k != "text"} | {"start": start, "end": start + len(words)})
        result[part] = rows
    return result


def unpacked(gold: dict[str, Any], text: str) -> dict[str, Any]:
    """The gold as it was before packing."""
    result = {**gold}
    for part in WORDED:
        result[part] = [
            {k: v for k, v in row.items() if k not in ("start", "end")} | {"text": text[row["start"] : row["end"]]}
            if "start" in row
            else row
            for row in gold.get(part, [])
        ]
    return result


def lines_of(gold: dict[str, Any]) -> str:
    """JSON with a line for each entity, relation, quotation: short, and changes can be read."""
    parts = []
    for key, value in gold.items():
        rows = ",\n".join(f"  {_dumped(row)}" for row in value) if isinstance(value, list) else ""
        parts.append(f" {_dumped(key)}: [\n{rows}\n ]" if rows else f" {_dumped(key)}: {_dumped(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document is: `collection` is a repository or `web`, `path` a path there or an address."""

    file: str
    collection: str
    path: str
    part: str

    @property
    def name(self) -> str:
        """The stem of its files."""
        return self.file.removesuffix(".txt")


def sources() -> list[Source]:
    """All documents of the gold."""
    rows = (HERE / "SOURCES.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [Source(*row.split("\t")) for row in rows]


def pack(gold_folder: Path, text_folder: Path, listed: Path) -> None:
    """Write packed gold for every gold file of a folder, and add its rows of `listed` (as SOURCES.tsv) to the list of sources."""
    names = sorted(path.stem for path in gold_folder.glob("*.json"))
    for name in names:
        text = (text_folder / f"{name}.txt").read_text(encoding="utf-8")
        gold = json.loads((gold_folder / f"{name}.json").read_text(encoding="utf-8"))
        (HERE / f"{name}.json").write_text(lines_of(packed(gold, text)), encoding="utf-8")
    head, *rows = (HERE / "SOURCES.tsv").read_text(encoding="utf-8").splitlines()
    kept = {row.partition("\t")[0]: row for row in (*rows, *listed.read_text(encoding="utf-8").splitlines()[1:])}
    (HERE / "SOURCES.tsv").write_text(
        "\n".join([head, *(kept[name] for name in sorted(kept))]) + "\n", encoding="utf-8"
    )


def unpack(out: Path, repository: Path | None, texts: Path | None, *, pool: bool) -> None:
    """Write `texts/NAME.txt` and `gold/NAME.json` for every document that can be had; exits where a text is another than that annotated."""
    for folder in ("texts", "gold"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    left = []
    for source in sources():
        if pool and source.part != "pool":
            continue
        text = _text(source, repository, texts)
        if text is None:
            left.append(source.name)
            continue
        gold = json.loads((HERE / f"{source.name}.json").read_text(encoding="utf-8"))
        if hashlib.sha256(text).hexdigest() != gold["text_sha256"]:
            sys.exit(
                f"{source.name} ({source.path}): not the text that was annotated; take a clone or copy that holds it."
            )
        (out / "texts" / source.file).write_bytes(text)
        whole = json.dumps(unpacked(gold, text.decode()), ensure_ascii=False, indent=1)
        (out / "gold" / f"{source.name}.json").write_text(whole + "\n", encoding="utf-8")
    if left:
        sys.stderr.write(f"without a text here, left out: {', '.join(left)}\n")


def _text(source: Source, repository: Path | None, texts: Path | None) -> bytes | None:
    """The bytes that were annotated, None where they are not to be had here."""
    if source.collection == "web":
        path = texts / source.file if texts else None
        return path.read_bytes() if path and path.is_file() else None
    if repository is None:
        return None
    call = ["git", "-C", str(repository), "show", f"HEAD:{source.path}"]
    found = subprocess.run(call, capture_output=True, check=False)
    if found.returncode:
        sys.exit(f"{repository} has not {source.path}; take a clone of hosungseo/gov-press-md that holds it.")
    return found.stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, dest="command")
    packer = commands.add_parser("pack")
    for name in ("gold", "texts", "sources"):
        packer.add_argument(name, type=Path)
    unpacker = commands.add_parser("unpack")
    unpacker.add_argument("out", type=Path)
    unpacker.add_argument("--repository", type=Path, default=os.environ.get("KG_PRESS_MD"))
    unpacker.add_argument("--texts", type=Path, default=os.environ.get("KG_NEWS_TEXTS"))
    unpacker.add_argument("--pool", action="store_true", help="only what training may see")
    given = parser.parse_args()
    if given.command == "pack":
        pack(given.gold, given.texts, given.sources)
    elif given.repository is None and given.texts is None:
        parser.error(
            "where are the texts? give --repository DIR (or KG_PRESS_MD), --texts DIR (or KG_NEWS_TEXTS), or both"
        )
    else:
        unpack(given.out, *(Path(p) if p else None for p in (given.repository, given.texts)), pool=given.pool)


if __name__ == "__main__":
    main()
