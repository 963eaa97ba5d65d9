"""Names that no rule and no list knows: a tagger learned from annotated releases proposes, linear judges decide.

Comes in: the text, its sentences, the mentions that rules found, the lexicon. Goes out: the mentions after learning: new ones (rule
`learned`, the score is their worth), some of the rules' doubtful ones gone. The weights are
`schema/models/names.model`, made by `benchmarks/training/names.py`; without that file everything stays as it is.
"""

import functools
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.extract import crf, mentions, name_features
from kg.extract.model import Found, Sentence
from kg.extract.name_facts import GLOSS, Candidate, Span, describe
from kg.extract.name_shapes import is_no_one_name, is_written_as_person
from kg.extract.tables import words
from kg.folders import folder
from kg.korean import fold_space, normal_form
from kg.lexicon import Lexicon, Row

WORTHS = ("none", "optional", "core")
"""What a candidate may be: no name, one in passing, one that the text is about."""
_MARKS = " \n\t\u00a0‘’'\"“”「」『』｢｣《》〈〉<>?*※▲△●○■□◆◇▶-–·ㆍ․,.:;/+~＇"
_QUOTE = re.compile(r"[‘’'\"“”「」『』｢｣《》〈〉?＇]")
_WORD = re.compile(r"(\S+)\s+")
_LEAST, _SEED, _GOES_ON = 0.06, 0.05, 0.03
"""Chances: of a span to be a candidate at all, of its first morpheme, of each further one."""
_LONGEST, _LONGEST_NAME = 16, 60
"""Morphemes and characters of a name at most."""
_SURE = frozenset({"title", "byline", "title-body", "listed", "actor"})
"""Rules whose word stands."""
_PASSING = 0.15
"""How much one in passing spoils, beside one that is no name at all."""
_STANDS = (1.0, "")
_BUCKET = 256


@dataclass(frozen=True, slots=True)
class Model:
    """All that is learned, and where the lines are drawn (by cross-validation)."""

    chain: crf.Chain
    worth: crf.Judge
    kind: crf.Judge
    add: float
    drop: float


def _path() -> Path:
    return folder("schema") / "models" / "names.model"


@functools.cache
def digest() -> str:
    """Hex SHA-256 of the weights; empty without any."""
    return crf.digest(_path())


@functools.cache
def model() -> Model | None:
    """The learned weights, read once a process; None where there are none."""
    return load(_path()) if _path().is_file() else None


def load(path: Path) -> Model:
    """The model of a file."""
    arrays, facts = crf.read(path)
    weights = arrays["chain_weights"].astype(np.float32)
    zeros = np.zeros((1, weights.shape[1]), dtype=np.float32)
    chain = crf.Chain(
        tuple(facts["classes"]),
        arrays["chain_codes"],
        np.concatenate([weights, zeros]),
        arrays["chain_moves"].astype(np.float32),
    )
    judges = [
        crf.judge_of(facts[name], arrays[f"{name}_codes"], arrays[f"{name}_weights"]) for name in ("worth", "kind")
    ]
    return Model(chain, judges[0], judges[1], facts["add"], facts["drop"])


def amend(text: str, sentences: Sequence[Sentence], found: Sequence[Found], lexicon: Lexicon) -> list[Found]:
    """The mentions after learning."""
    learned = model()
    return list(found) if learned is None else amended(text, sentences, found, lexicon, learned)


def candidates(
    text: str,
    sentences: Sequence[Sentence],
    found: Sequence[Found],
    lexicon: Lexicon,
    chain: crf.Chain,
    *,
    every: bool = False,
) -> list[Candidate]:
    """All surfaces that rules or the tagger propose, in the order of their first place; those in doubt (or every one) with their facts."""
    facts, numbers = name_features.columns(text, sentences, found)
    believed = crf.beliefs(chain, crf.scores(chain, name_features.features(facts, numbers)), numbers)
    chances: dict[Span, NDArray[np.float32]] = {}
    for number, belief in enumerate(believed):
        tokens = sentences[number].tokens
        for first, stops in _stretches(belief):
            for last, chance in zip(stops, crf.span_chances(chain, belief, first, stops), strict=True):
                span = trimmed(text, tokens[first].start, tokens[last - 1].end) if chance.sum() >= _LEAST else None
                if span is not None:
                    chances[span] = np.maximum(chances.get(span, chance), chance)
    by_span = {(f.start, f.end): f for f in found}
    begins = [s.start for s in sentences]
    made: dict[str, Candidate] = {}
    for span in sorted({*chances, *by_span}):
        number = bisect_right(begins, span[0]) - 1
        form = normal_form(text[span[0] : span[1]])
        if number < 0 or number >= len(believed) or len(form) < 2:
            continue
        tokens = sentences[number].tokens
        first = bisect_left(tokens, span[0], key=lambda token: token.start)
        last = bisect_right(tokens, span[1], lo=first, key=lambda token: token.end)
        chance = chances.get(span, np.zeros(len(chain.classes), dtype=np.float32))
        if span in by_span and first < last:
            chance = np.maximum(chance, crf.span_chances(chain, believed[number], first, [last])[0])
        one = made.get(form)
        if one is None:
            name = fold_space(text[span[0] : span[1]])
            one = made[form] = Candidate(name, lexicon.rows_for(name), tokens[first:last])
        one.spans.append(span)
        one.sentences.append(sentences[number])
        one.chances.append(chance)
        if span in by_span:
            one.found.append(by_span[span])
    result = list(made.values())
    describe(text, result, [one for one in result if every or not _is_sure(one)], found, chain.classes)
    return result


def _is_sure(one: Candidate) -> bool:
    """Whether rules whose word stands have found it everywhere: then it is not judged."""
    return len(one.found) == len(one.spans) and all(f.row is not None or f.rule in _SURE for f in one.found)


def _stretches(belief: crf.Beliefs) -> list[tuple[int, list[int]]]:
    """Where in a sentence's morphemes a name may begin, and where it may then end."""
    if not len(belief.own):
        return []
    chance = crf.marginals(belief)
    begin, inside = chance[:, 1::2], chance[:, 2::2]
    found: dict[int, int] = {}
    for first, kind in zip(*(axis.tolist() for axis in np.nonzero(begin > _SEED)), strict=True):
        last = first + 1
        while last < len(chance) and last - first < _LONGEST and inside[last, kind] > _GOES_ON:
            last += 1
        found[first] = max(found.get(first, 0), last)
    return [(first, list(range(first + 1, last + 1))) for first, last in sorted(found.items())]


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without marks at its ends, gloss in brackets and words that only point; None where nothing sound is left."""
    before = None
    while before != (start, end):
        before = (start, end)
        while start < end and text[start] in _MARKS:
            start += 1
        while start < end and text[end - 1] in _MARKS:
            end -= 1
        if (gloss := GLOSS.search(text[start:end])) and gloss.start() > 0:
            end = start + gloss.start()
        first = _WORD.match(text, start, end)
        if first and first.group(1) in words("generic", "edge"):
            start = first.end()
    inner = text[start:end]
    sound = inner.count("(") == inner.count(")") and len(_QUOTE.findall(inner)) % 2 == 0
    return (start, end) if sound and 2 <= len(inner) <= _LONGEST_NAME else None


def worth_of(worth: NDArray[np.float64], sure: float) -> float:
    """How far a candidate is worth keeping: what it wins, by what it wins and spoils. `sure` is the chance that its type is right."""
    wins = worth[2] * sure
    return float(wins / (wins + worth[0] + (1 - worth[0]) * (1 - sure) + _PASSING * worth[1] * sure))


def amended(
    text: str, sentences: Sequence[Sentence], found: Sequence[Found], lexicon: Lexicon, learned: Model
) -> list[Found]:
    """The mentions after that model."""
    made = candidates(text, sentences, found, lexicon, learned.chain)
    judged = {one.form: _judged(one, learned) for one in made if one.facts}
    kept = _Kept()
    for mention in found:
        worth, _ = judged.get(normal_form(text[mention.start : mention.end]), _STANDS)
        if mention.row is not None or mention.rule in _SURE or worth >= learned.drop:
            kept.add(mention)
    news = sorted((one for one in made if one.facts and not one.found), key=lambda c: (-judged[c.form][0], c.spans))
    new: list[Found] = []
    for one in news:
        value, node_type = judged[one.form]
        if value < learned.add:
            break
        if (
            node_type == "Group"
            or (node_type == "Committee" and one.name[-1].isascii())
            or (one.rows and not _is_spelled_so(one))
            or (node_type == "Person" and not is_written_as_person(text, one.name, one.spans))
            or is_no_one_name(one.name)
            or kept.says_again(one)
        ):
            continue
        row = _row(one)
        for start, end in one.spans:
            rivals = kept.crossing(start, end)
            if all(r.row is None and r.rule not in _SURE and judged.get(normal_form(text[r.start : r.end]), _STANDS)[0] < value for r in rivals):  # fmt: skip
                for rival in rivals:
                    kept.remove(rival)
                mention = Found(start=start, end=end, name=fold_space(text[start:end]), type=node_type, rule="learned", row=row, score=round(value, 3))  # fmt: skip
                kept.add(mention)
                new.append(mention)
    return mentions.choose(kept.all()) if new or len(kept.all()) < len(found) else kept.all()


def _is_spelled_so(one: Candidate) -> bool:
    """Whether one of its rows has the name with these blanks: 한국 경제 is no 한국경제."""
    return any(one.name in (row.name, *row.aliases) for row in one.rows)


def _row(one: Candidate) -> Row | None:
    return one.rows[0] if len(one.rows) == 1 else None


def _judged(one: Candidate, learned: Model) -> tuple[float, str]:
    """Worth and type. A listed name has the lexicon's type; the type of a rule's mention is held for right."""
    worth = learned.worth.chances(one.facts)
    if one.found:
        return float(worth[2] / (worth[2] + worth[0])), one.found[0].type
    row = _row(one)
    if row is not None:
        return worth_of(worth, 1.0), row.type
    types = learned.kind.chances(one.kinds)
    best = int(types.argmax())
    return worth_of(worth, float(types[best])), learned.kind.classes[best]


class _Kept:
    """Mentions by place, so that a look around a span costs the same in every document."""

    def __init__(self) -> None:
        self.buckets: dict[int, list[Found]] = defaultdict(list)

    def add(self, mention: Found) -> None:
        self.buckets[mention.start // _BUCKET].append(mention)

    def remove(self, mention: Found) -> None:
        self.buckets[mention.start // _BUCKET].remove(mention)

    def all(self) -> list[Found]:
        return sorted((m for bucket in self.buckets.values() for m in bucket), key=lambda m: (m.start, -m.end))

    def _around(self, start: int, end: int) -> Iterable[Found]:
        for number in range(start // _BUCKET - 1, end // _BUCKET + 1):
            yield from self.buckets.get(number, ())

    def crossing(self, start: int, end: int) -> list[Found]:
        """What overlaps the span without lying inside it; of learned names also what lies inside."""
        return [
            m
            for m in self._around(start, end)
            if m.start < end and start < m.end and not (start <= m.start and m.end <= end and m.rule != "learned")
        ]

    def says_again(self, one: Candidate) -> bool:
        """Whether the candidate only puts a place or a parent before a listed name."""
        start, end = one.spans[0]
        return len(one.rows) != 1 and any(
            m.row is not None and m.end == end and start <= m.start for m in self._around(start, end)
        )
