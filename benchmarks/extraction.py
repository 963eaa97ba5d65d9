"""Speed of extraction against bare Kiwi on the same text, in one process: `python benchmarks/extraction.py`.

Comes in: a bundled sample. Goes out: characters a second of `kg.extract.extract` and of `Kiwi.analyze`, and their ratio (must be 0.3
or more). The 200 copies differ in every number and in the order of paragraphs, so that no cache answers for the work.
"""

import re
import sys
import time
from pathlib import Path

from kg.document import Document
from kg.extract import extract
from kg.extract.morphology import kiwi
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology

COPIES = 200
SAMPLE = Path(__file__).resolve().parents[1] / "kg" / "samples" / "haeon-robot-committee.txt"


def copies() -> list[str]:
    """The sample with changes: paragraphs rotated, numbers shifted."""
    paragraphs = SAMPLE.read_text(encoding="utf-8").strip().split("\n\n")
    head, body = paragraphs[:4], paragraphs[4:]
    texts = []
    for number in range(COPIES):
        turned = body[number % len(body) :] + body[: number % len(body)]
        text = "\n\n".join([*head, *turned])
        texts.append(re.sub(r"\d+(?= ?(?:억|여 명|개))", lambda found, n=number: str(int(found.group()) + n), text))
    return texts


def main() -> int:
    ontology, lexicon, texts = load_ontology(), load_lexicon(), copies()
    letters = sum(map(len, texts))
    kiwi().analyze(texts[0])
    extract(Document(text=texts[0], date="2025-03-11"), ontology=ontology, lexicon=lexicon)
    began = time.perf_counter()
    for text in texts:
        kiwi().analyze(text)
    bare = time.perf_counter() - began
    began = time.perf_counter()
    claims = 0
    for text in texts:
        claims += len(extract(Document(text=text, date="2025-03-11"), ontology=ontology, lexicon=lexicon).claims)
    whole = time.perf_counter() - began
    sys.stdout.write(
        f"{len(texts)} texts, {letters:,} characters, {claims:,} claims\n"
        f"bare Kiwi   {letters / bare:>10,.0f} characters/s  {len(texts) / bare:6.1f} texts/s\n"
        f"extraction  {letters / whole:>10,.0f} characters/s  {len(texts) / whole:6.1f} texts/s\n"
        f"ratio       {bare / whole:.2f}\n"
    )
    return 0 if bare / whole >= 0.3 else 1


if __name__ == "__main__":
    raise SystemExit(main())
