"""What extraction yields on the bundled samples, as lines to read in a diff: `python tests/golden_extraction.py` writes them anew.

Comes in: `kg/samples/*.txt`. Goes out: `tests/golden/extraction/*.txt`, one unit, claim or statement a line.
"""

from pathlib import Path

from kg.article import read_head
from kg.document import Document, clean_text, document_id
from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology

SAMPLES = Path(__file__).resolve().parents[1] / "kg" / "samples"
GOLDEN = Path(__file__).resolve().parent / "golden" / "extraction"


def lines(sample: Path) -> str:
    """The extraction of a sample, with the samples' own names, a line for each thing."""
    text = clean_text(sample.read_text(encoding="utf-8"))
    head = read_head(text)
    document = Document(text=text, title=head.title, publisher=head.publisher, author=head.author, date=head.date)
    name = document_id(document)
    found = extract(document, ontology=load_ontology(), lexicon=load_lexicon(SAMPLES / "names.tsv"))
    rows = [f"{u.type} {' + '.join(u.keys)}: {' = '.join(u.names)} ({len(u.mentions)})" for u in found.units]
    rows.append("")
    for claim in found.claims:
        what = claim.object.replace(name, "ARTICLE") if claim.object else f"{claim.value} {claim.unit or ''}".strip()
        more = ", ".join(str(x) for x in (claim.modality, claim.rule, claim.role, claim.amount, claim.when) if x)
        rows.append(f"{claim.subject} {claim.type} {what} [{more}] {' '.join(claim.quote.split())[:80]}")
    rows.append("")
    rows += [f"{s.speaker}: {s.text}" for s in found.statements]
    return "\n".join(rows) + "\n"


def main() -> None:
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for sample in sorted(SAMPLES.glob("*.txt")):
        (GOLDEN / sample.name).write_text(lines(sample), encoding="utf-8")


if __name__ == "__main__":
    main()
