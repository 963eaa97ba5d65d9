"""Annotated documents as training sees them: what extraction read before learning, and which morphemes the gold calls names.

Comes in: folders of gold and texts. Goes out: `Sample`s, sorted by name. Nothing is learned here.
"""

import hashlib
import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from score import TEST_SET, document_of

from kg.extract import name_features, reading
from kg.extract.definitions import occurrences
from kg.extract.heads import heads
from kg.extract.model import Found, Sentence
from kg.korean import normal_form
from kg.lexicon import Lexicon

CLASSES = ("CMT", "COM", "EVT", "FAC", "GRP", "ORG", "PER", "PLC", "PLN")
_KINDS = {
    "PER": ["Person"], "COM": ["Company", "MediaOutlet"], "CMT": ["Committee"], "PLC": ["City", "Province", "Country"], "FAC": ["Facility"], "EVT": ["Event"],
    "ORG": ["GovernmentBody", "University", "ResearchInstitute", "Association", "Organization"], "PLN": ["Project", "Programme", "Policy", "Fund"], "GRP": ["Group"],
}  # fmt: skip
CLASS_OF = {node_type: name for name, types in _KINDS.items() for node_type in types}
_POINTS = re.compile(r"(?:해당|동|이번|이날|본|이|양|첫|각|우리|올해|당|그|현)\s")
_BARE = frozenset(
    [
        "시",
        "도",
        "군",
        "구",
        "동",
        "당국",
        "사업",
        "센터",
        "공단",
        "법",
        "법안",
        "기금",
        "펀드",
        "조례",
        "계획",
        "전략",
        "회사",
        "기업",
        "대학",
        "학교",
        "협약",
        "행사",
        "회의",
        "협약식",
    ]
)


@dataclass(slots=True)
class Sample:
    """One annotated document as extraction sees it before learning."""

    name: str
    document: Any
    gold: dict[str, Any]
    text: str
    sentences: Sequence[Sentence]
    found: Sequence[Found]
    labels: list[str]
    numbers: Any
    features: Any


def samples(pairs: Iterable[tuple[Path, Path]], lexicon: Lexicon) -> list[Sample]:
    """All documents of those folders that have both gold and text, by name; never those of the test set."""
    made = []
    for gold_folder, text_folder in pairs:
        for path in sorted(gold_folder.glob("*.json")):
            text_path = text_folder / f"{path.stem}.txt"
            if text_path.is_file() and not TEST_SET.fullmatch(path.stem):
                made.append(_sample(path, text_path, lexicon))
    return sorted(made, key=lambda sample: sample.name)


class Named(Protocol):
    """An annotated document."""

    name: str


N = TypeVar("N", bound=Named)


def folds(chosen: Iterable[N], number: int) -> list[list[N]]:
    """The documents in a fixed order that no name decides, dealt out."""
    dealt = sorted(chosen, key=lambda one: hashlib.sha256(one.name.encode()).hexdigest())
    return [dealt[first::number] for first in range(number)]


def _sample(path: Path, text_path: Path, lexicon: Lexicon) -> Sample:
    document = document_of(text_path)
    seen: list[tuple[str, Sequence[Sentence], list[Found]]] = []

    def record(text: str, sentences: Sequence[Sentence], found: Sequence[Found], _: Lexicon) -> list[Found]:
        seen.append((text, sentences, list(found)))
        return list(found)

    reading.read(document.text, lexicon, record)
    text, sentences, found = seen[0]
    gold = json.loads(path.read_text(encoding="utf-8"))
    facts, numbers = name_features.columns(text, sentences, found)
    labels = _labels(sentences, _spans(text, gold, sentences))
    return Sample(
        path.stem, document, gold, text, sentences, found, labels, numbers, name_features.features(facts, numbers)
    )


def _forms(entity: dict[str, Any]) -> list[str]:
    """The names that label spans: no titles, no bare heads, nothing that only points."""
    names = [n for n in entity["names"] if len(normal_form(n)) >= 2 and n not in _BARE and not _POINTS.match(n)]
    names = [n for n in names if n.count("(") == n.count(")")]
    if entity["type"] == "Person":
        return [n for n in names if normal_form(n) in normal_form(entity["name"])]
    return [n for n in names if normal_form(n) not in heads()]


def _spans(text: str, gold: dict[str, Any], sentences: Sequence[Sentence]) -> list[tuple[int, int, str]]:
    """The places of gold names, the longest where they overlap, in order: start, end, type."""
    parts = sorted({(s.start, s.end) for s in sentences})
    places = [
        (a, b, entity["tier"] != "core", entity["type"])
        for entity in gold["entities"]
        if entity["type"] in CLASS_OF
        for form in _forms(entity)
        for a, b in occurrences(text, parts, form)
    ]
    kept: list[tuple[int, int, str]] = []
    for a, b, _, node_type in sorted(places, key=lambda p: (p[0] - p[1], p[0], p[2], p[3])):
        if not any(x < b and a < y for x, y, _ in kept):
            kept.append((a, b, node_type))
    return sorted(kept)


def _labels(sentences: Sequence[Sentence], spans: Sequence[tuple[int, int, str]]) -> list[str]:
    tokens = [token for sentence in sentences for token in sentence.tokens]
    labels = ["O"] * len(tokens)
    starts = [token.start for token in tokens]
    for start, end, node_type in spans:
        place = "B"
        for index in range(bisect_left(starts, start), len(tokens)):
            if tokens[index].end > end:
                break
            if tokens[index].end > tokens[index].start:
                labels[index] = f"{place}-{CLASS_OF[node_type]}"
                place = "I"
    return labels
