"""What the learned tagger sees of a document: columns of small facts about each morpheme, and the features made of them.

Comes in: the text, its sentences with morphemes, the mentions that rules found. Goes out: one row of codes a morpheme, then one row of
feature codes (32-bit hashes), vectorised. Facts generalise: tags, particles, heads, titles, marks, shapes, what the rules and the
lexicon say; a name itself is never a fact.
"""

import functools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.extract.crf import Codes, code
from kg.extract.left_edges import NOUN
from kg.extract.model import Found, Sentence, Token
from kg.extract.name_surroundings import HIDDEN, bracketed, lists, of_people, quoted, runs, surface_of
from kg.extract.tables import words

COLUMNS = (
    "form", "tag", "end1", "end2", "shape", "gap", "quote", "bracket", "block", "place", "rule", "how", "head", "ahead", "run",
    "after", "then", "before", "title", "person", "often", "plain", "left", "right", "elsewhere", "list",
)  # fmt: skip
"""The facts of a morpheme, in the order of the columns."""
_C = {name: number for number, name in enumerate(COLUMNS)}
_HANGUL = re.compile(r"[가-힣]+")
_WINDOW = 2
_FAR = 12
"""A mention so many characters away says nothing any more."""


def _templates() -> tuple[tuple[tuple[str, int], ...], ...]:
    """Which facts at which distance make a feature."""
    single = [((name, 0),) for name in COLUMNS]
    near = [
        ((name, step),) for name in ("form", "tag", "shape", "rule", "head", "plain", "gap") for step in (-2, -1, 1, 2)
    ]
    near += [
        ((name, step),) for name in ("how", "title", "person", "elsewhere", "end1", "quote", "end2") for step in (-1, 1)
    ]
    pairs = [
        (("tag", -1), ("tag", 0)), (("tag", 0), ("tag", 1)), (("form", 0), ("form", 1)), (("form", -1), ("form", 0)),
        (("tag", -1), ("tag", 0), ("tag", 1)), (("rule", 0), ("tag", 0)), (("rule", 0), ("quote", 0)), (("rule", 0), ("head", 0)),
        (("rule", 0), ("gap", 0)), (("rule", 0), ("rule", 1)), (("rule", 0), ("rule", -1)), (("rule", 0), ("how", 0), ("elsewhere", 0)),
        (("ahead", 0), ("run", 0)), (("ahead", 0), ("plain", 0)), (("ahead", 0), ("before", 0)), (("ahead", 0), ("after", 0)),
        (("ahead", 0), ("then", 0)), (("ahead", 0), ("often", 0)), (("head", 0), ("after", 0)), (("head", 0), ("then", 0)),
        (("head", 0), ("often", 0)), (("shape", 0), ("list", 0)), (("shape", 0), ("left", 0)), (("shape", 0), ("tag", 0), ("person", 0)),
        (("person", 0), ("title", 0)), (("person", 0), ("left", 0)), (("person", 0), ("after", 0)), (("person", 0), ("list", 0)),
        (("tag", 0), ("gap", 0)), (("tag", 0), ("run", 0)), (("tag", 0), ("often", 0), ("plain", 0)), (("tag", 0), ("left", 0), ("list", 0)),
        (("tag", 0), ("right", 0), ("list", 0)), (("quote", 0), ("tag", 0)), (("quote", 0), ("run", 0)), (("quote", 0), ("after", 0)),
        (("bracket", 0), ("tag", 0)), (("bracket", 0), ("left", 0)), (("end1", 0), ("run", 0)), (("end2", 0), ("run", 0)),
        (("form", 0), ("run", 0)), (("form", 1), ("run", 0)), (("form", 0), ("gap", 0), ("plain", -1)), (("before", 0), ("tag", 0), ("gap", 0)),
        (("elsewhere", 0), ("tag", 0)), (("elsewhere", 0), ("rule", 0), ("often", 0)), (("block", 0), ("tag", 0), ("place", 0)),
    ]  # fmt: skip
    return (*single, *near, *pairs)


TEMPLATES = _templates()


def columns(text: str, sentences: Sequence[Sentence], found: Sequence[Found]) -> tuple[Codes, NDArray[np.int32]]:
    """The facts of all morphemes (rows) and the number of the sentence that each belongs to."""
    outer = _outermost(found)
    starts = [f.start for f in outer]
    counts = Counter(surface_of(text, t) for s in sentences for t in s.tokens if t.tag in NOUN)
    top = {surface_of(text, t) for s in sentences if s.kind == "headline" for t in s.tokens if t.tag in NOUN}
    elsewhere = _elsewhere(text, sentences, outer)
    rows: list[list[int]] = []
    numbers: list[int] = []
    for number, sentence in enumerate(sentences):
        for facts in _facts(text, sentence, outer, starts, counts, top, elsewhere):
            rows.append([code(fact) for fact in facts])
            numbers.append(number)
    shape = (len(rows), len(COLUMNS))
    return np.array(rows, dtype=np.uint32).reshape(shape), np.array(numbers, dtype=np.int32)


def features(facts: Codes, numbers: NDArray[np.int32]) -> Codes:
    """The feature codes of each morpheme, a column a template; facts beyond the sentence are the code 1."""
    size = len(facts)
    shifted = {}
    for step in range(-_WINDOW, _WINDOW + 1):
        at = np.arange(size) + step
        inside = (at >= 0) & (at < size)
        at = np.clip(at, 0, max(0, size - 1))
        inside &= numbers[at] == numbers if size else inside
        shifted[step] = (at, inside)
    made = np.empty((size, len(TEMPLATES)), dtype=np.uint32)
    for number, template in enumerate(TEMPLATES):
        value = np.full(size, number * 2654435761 % 2**32, dtype=np.uint64)
        for name, step in template:
            at, inside = shifted[step]
            part = np.where(inside, facts[at, _C[name]], 1).astype(np.uint64)
            value = ((value ^ part) * np.uint64(0x9E3779B97F4A7C15)) & np.uint64(0xFFFFFFFFFFFFFFFF)
            value ^= value >> np.uint64(29)
        made[:, number] = (value >> np.uint64(16)).astype(np.uint32)
    return made


def _outermost(found: Sequence[Found]) -> list[Found]:
    kept: list[Found] = []
    for mention in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _elsewhere(text: str, sentences: Sequence[Sentence], outer: Sequence[Found]) -> dict[str, str]:
    """In mentions of which type a word stands anywhere in the document."""
    types: dict[str, Counter[str]] = {}
    spans = iter(outer)
    mention = next(spans, None)
    for sentence in sentences:
        for token in sentence.tokens:
            while mention is not None and mention.end <= token.start:
                mention = next(spans, None)
            if mention is None:
                break
            if token.tag in ("NNP", "SL", "NNG") and mention.start <= token.start and token.end <= mention.end:
                types.setdefault(surface_of(text, token), Counter())[mention.type] += 1
    return {word: min(kinds, key=lambda kind: (-kinds[kind], kind)) for word, kinds in types.items()}


def _facts(
    text: str,
    sentence: Sentence,
    outer: Sequence[Found],
    starts: Sequence[int],
    counts: Counter[str],
    top: set[str],
    elsewhere: dict[str, str],
) -> list[tuple[str, ...]]:
    tokens = sentence.tokens
    inside = outer[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
    tags = _mentioned(tokens, inside)
    sides = _sides(tokens, inside)
    nouns = runs(text, tokens)
    quotes = quoted(tokens)
    brackets = bracketed(tokens)
    listed = lists(sentence)
    out: list[tuple[str, ...]] = []
    for index, token in enumerate(tokens):
        surface = surface_of(text, token)
        head, ahead, run, after, then, before = nouns[index]
        rule, how = tags[index]
        left, right = sides[index]
        gap = ("<" if index == 0 or tokens[index - 1].end < token.start else "-") + (
            ">" if index + 1 == len(tokens) or token.end < tokens[index + 1].start else "-"
        )
        title, person = of_people(text, tokens, index)
        count = counts[surface] if token.tag in NOUN else 0
        out.append(
            (
                token.tag if token.tag in HIDDEN else token.form,
                token.tag,
                surface[-1:],
                surface[-2:] if len(surface) > 2 else "",
                _shape(surface),
                gap,
                quotes[index],
                brackets[index],
                sentence.kind,
                "first" if index == 0 else "last" if index + 1 == len(tokens) else f"{min(index, 3)}",
                rule,
                how,
                head,
                ahead,
                run,
                after,
                then,
                before,
                title,
                person,
                f"{min(count, 3) if count < 5 else 5}{surface in top}",
                _plain(surface),
                left,
                right,
                elsewhere.get(surface, ""),
                listed[index],
            )
        )
    return out


def _mentioned(tokens: Sequence[Token], inside: Sequence[Found]) -> list[tuple[str, str]]:
    """Per morpheme: begin or inside of a mention and its type; the rule that found it."""
    result = [("O", "O")] * len(tokens)
    mentions = iter(inside)
    found = next(mentions, None)
    first = True
    for index, token in enumerate(tokens):
        while found is not None and found.end <= token.start:
            found, first = next(mentions, None), True
        if found is None:
            break
        if found.start <= token.start and token.end <= found.end:
            place = "B" if first else "I"
            listed = "+" if found.row is not None else ""
            result[index] = (f"{place}{found.type}", f"{place}{found.rule}{listed}{int(found.score * 10)}")
            first = False
    return result


def _sides(tokens: Sequence[Token], inside: Sequence[Found]) -> list[tuple[str, str]]:
    """Per morpheme: the type of the mention before and behind it, and how far that is."""
    result = []
    passed, coming = 0, 0
    for token in tokens:
        while passed < len(inside) and inside[passed].end <= token.start:
            passed += 1
        while coming < len(inside) and inside[coming].start < token.end:
            coming += 1
        left = inside[passed - 1] if passed else None
        right = inside[coming] if coming < len(inside) else None
        result.append(
            (
                _beside(left, token.start - left.end) if left else "",
                _beside(right, right.start - token.end) if right else "",
            )
        )
    return result


def _beside(mention: Found, gap: int) -> str:
    return f"{mention.type}{min(3, (gap + 1) // 2)}" if gap < _FAR else ""


@functools.lru_cache(maxsize=50_000)
def _plain(word: str) -> str:
    """Which table of generic words holds the word."""
    return (
        ("e" if word in words("generic", "edge") else "")
        + ("m" if word in words("generic", "modifiers") else "")
        + ("a" if word in words("frames", "actions") else "")
    )


@functools.lru_cache(maxsize=50_000)
def _shape(word: str) -> str:
    if _HANGUL.fullmatch(word):
        return f"H{min(len(word), 6)}"
    kinds = re.sub(r"[가-힣]+", "H", re.sub(r"[a-z]+", "a", re.sub(r"[A-Z]+", "A", re.sub(r"\d+", "9", word))))
    return kinds if len(kinds) <= 5 else "long"
