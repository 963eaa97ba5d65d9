"""The gold that this repository holds, without the texts: `python benchmarks/gold.py {pack|unpack} ...`.

    pack GOLD_FOLDER TEXT_FOLDER SOURCES.tsv       into benchmarks/gold/: words of the texts become offsets
    unpack OUT_FOLDER [--repository DIR]           texts and whole gold files, as a scorer wants them, into OUT_FOLDER

The documents are press releases of the public collection `hosungseo/gov-press-md`; `benchmarks/gold/SOURCES.tsv` names each by its
path there. `--repository` (or `KG_PRESS_MD`) is a git clone of that collection; nothing is downloaded here. Names of actors
are facts and stay; sentences are other people's, so quotations and the words of figures are kept as `start` and `end`.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
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


def sources() -> dict[str, str]:
    """Path in the collection by name of document."""
    rows = (HERE / "SOURCES.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {name.removesuffix(".txt"): path for name, _, path in (row.split("\t") for row in rows)}


def pack(gold_folder: Path, text_folder: Path, listed: Path) -> None:
    """Write packed gold for every gold file of a folder, and the list of sources."""
    rows = listed.read_text(encoding="utf-8").splitlines()
    names = sorted(path.stem for path in gold_folder.glob("*.json"))
    for name in names:
        text = (text_folder / f"{name}.txt").read_text(encoding="utf-8")
        gold = json.loads((gold_folder / f"{name}.json").read_text(encoding="utf-8"))
        content = json.dumps(packed(gold, text), ensure_ascii=False, indent=1)
        (HERE / f"{name}.json").write_text(content + "\n", encoding="utf-8")
    kept = [row for row in rows[1:] if row.split("\t")[0].removesuffix(".txt") in names]
    (HERE / "SOURCES.tsv").write_text("\n".join([rows[0], *kept]) + "\n", encoding="utf-8")


def unpack(out: Path, repository: Path) -> None:
    """Write `texts/NAME.txt` and `gold/NAME.json` for every document; exits where the collection lacks one or has another text."""
    for folder in ("texts", "gold"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for name, path in sources().items():
        found = subprocess.run(["git", "-C", str(repository), "show", f"HEAD:{path}"], capture_output=True, check=False)
        gold = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
        if found.returncode or hashlib.sha256(found.stdout).hexdigest() != gold["text_sha256"]:
            sys.exit(
                f"{repository}: has not the text of {name} ({path}); take a clone that holds it as it was annotated."
            )
        (out / "texts" / f"{name}.txt").write_bytes(found.stdout)
        whole = json.dumps(unpacked(gold, found.stdout.decode()), ensure_ascii=False, indent=1)
        (out / "gold" / f"{name}.json").write_text(whole + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, dest="command")
    packer = commands.add_parser("pack")
    for name in ("gold", "texts", "sources"):
        packer.add_argument(name, type=Path)
    unpacker = commands.add_parser("unpack")
    unpacker.add_argument("out", type=Path)
    unpacker.add_argument("--repository", type=Path, default=os.environ.get("KG_PRESS_MD"))
    given = parser.parse_args()
    if given.command == "pack":
        pack(given.gold, given.texts, given.sources)
    elif given.repository is None:
        parser.error("where is the collection? give --repository DIR or KG_PRESS_MD")
    else:
        unpack(given.out, Path(given.repository))


if __name__ == "__main__":
    main()
