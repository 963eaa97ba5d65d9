"""What the sample articles give, in a form that a person can review: one file an article in `tests/golden/`.

Comes in: the sample articles. Goes out: per article its nodes (type, name) and its facts (who, what, whom, modality, the words), sorted. `make generated`
writes the files again; a difference in review is a change of what is extracted.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import kg
from kg.cli.demo import LEXICON, SAMPLES
from kg.cli.facts import NOT_ACTORS, Names, is_fact

GOLDEN = Path(__file__).resolve().parent / "golden"
ARTICLES = sorted(SAMPLES.glob("*.txt"))


def golden_file(article: Path) -> Path:
    """Where what the article gives is written down."""
    return GOLDEN / f"{article.stem}.facts"


def facts_of(article: Path) -> str:
    """What the article gives."""
    with tempfile.TemporaryDirectory() as folder, kg.open(Path(folder) / "x.kg") as ledger:
        ledger.build([str(article)], lexicon=LEXICON)
        return "".join(f"{line}\n" for line in _lines(ledger))


def _lines(ledger: kg.Ledger) -> Iterator[str]:
    nodes = list(ledger.nodes())
    names = Names({node.id: node for node in nodes})
    for node in nodes:
        if node.type == "Article":
            yield from (f"{key}: {node.properties.get(key)}" for key in ("title", "publisher", "author", "date"))
    yield ""
    yield from sorted(f"{node.type} {node.name}" for node in nodes if node.type not in NOT_ACTORS)
    for node in nodes:
        for one in node.evidence:
            yield f"{node.name} | {one.property or one.type} | {one.value or names.of(one.object)} | {one.modality}"
    yield ""
    facts = []
    for fact in filter(is_fact, ledger.relations()):
        words = " / ".join(f"“{' '.join(one.quote.split())}”" for one in fact.evidence)
        what = f"{names.of(fact.source)} | {fact.type} | {names.of(fact.target)} | {fact.properties.get('modality')}"
        facts.append(f"{what}\n    {words}")
    yield from sorted(facts)
