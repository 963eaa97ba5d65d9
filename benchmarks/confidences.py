"""Count how many claims of each rule hold, for the confidences: `python benchmarks/confidences.py [--folder DIR ...] [--write]`.

Comes in: annotated documents, as `benchmarks/errors.py` takes them. Goes out: how many claims hold by band, with the confidences given by hand and
with those corrected by counts, each document by counts of the others (five folds); `--write` puts the counts of all into
`schema/confidence.toml`. The rules were tuned on these documents, so claims on unseen text hold less often than they do here.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from unittest.mock import patch

from errors import Judged, bands, held, read
from score import SHARED

from kg.extract import confidence
from kg.extract.learned_pairs import RULE
from kg.folders import folder

_FOLDS = 5
_HEAD = """# How many claims of each rule held on annotated documents, by the confidence that its code gives: [held, in all].
# Made by `benchmarks/confidences.py --write`; `kg/extract/confidence.py` reads it.

"""
Row = tuple[str, str, float, bool]


def counts(judged: Iterable[Judged]) -> dict[tuple[str, float], tuple[int, int]]:
    """Claims that held and claims in all, by rule and given confidence; those learned from these very documents are left out."""
    right: Counter[tuple[str, float]] = Counter()
    every: Counter[tuple[str, float]] = Counter()
    for _, rule, given, holds in held(judged):
        if rule == RULE:
            continue
        every[rule, round(given, 2)] += 1
        right[rule, round(given, 2)] += holds
    return {key: (right[key], every[key]) for key in every}


def crossed(judged: Sequence[Judged]) -> list[Row]:
    """The claims of every document with the confidence that the other folds' counts give it."""
    rows: list[Row] = []
    for fold in range(_FOLDS):
        known = counts(one for number, one in enumerate(judged) if number % _FOLDS != fold)
        for kind, rule, given, holds in held(one for number, one in enumerate(judged) if number % _FOLDS == fold):
            corrected = confidence.corrected(given, *known.get((rule, round(given, 2)), (0, 0)))
            rows.append((kind, rule, corrected, holds))
    return rows


def written(found: dict[tuple[str, float], tuple[int, int]]) -> str:
    """The table as a file."""
    lines = [_HEAD.rstrip("\n"), ""]
    for rule in sorted({rule for rule, _ in found}):
        lines.append(f'[rules."{rule}"]')
        lines += [
            f'"{given:.2f}" = [{row[0]}, {row[1]}]' for (name, given), row in sorted(found.items()) if name == rule
        ]
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, action="append", help="a folder with texts/ and gold/")
    parser.add_argument("--write", action="store_true", help="write schema/confidence.toml")
    args = parser.parse_args()
    folders = [(f / "gold", f / "texts") for f in args.folder or ()] or [(SHARED / "gold", SHARED / "articles")]
    with patch.object(confidence, "counted", dict):  # what the code gives, not what an older table made of it
        judged = read(folders)
    for title, rows in (("given by hand", list(held(judged))), ("corrected, crossed", crossed(judged))):
        error = sum((row[2] - row[3]) ** 2 for row in rows) / len(rows)
        sys.stdout.write(f"{title}: {len(rows)} claims, mean squared error {error:.4f}\n")
        for band, right, every in bands(rows):
            sys.stdout.write(f"  from {band}  {right}/{every} hold ({right / every:.2f})\n")
    if args.write:
        (folder("schema") / "confidence.toml").write_text(written(counts(judged)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
