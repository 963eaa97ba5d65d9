"""What speaks for and against a candidate being a name, and what type it is: facts that the linear judges of names weigh.

Comes in: candidates of one document (surface, places, what rules and the tagger say). Goes out: each with its facts, as words. Facts
generalise: chances in bins, heads, tags, marks around it, what else in the document ends or begins with it; never the name itself.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kg.extract.heads import head_of
from kg.extract.model import Found, Sentence, Token
from kg.extract.tables import generic_chains, words
from kg.korean import normal_form
from kg.lexicon import Row

Span = tuple[int, int]
GLOSS = re.compile(r"\s?\([^()]{1,60}\)$")
_BINS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97)
_COUNTED = 20_000
"""Repetition is counted in so many characters: longer documents say no more."""
_NEIGHBOURS = 40
_OPEN, _CLOSE = "‘'「『｢《〈?", "’'」』｣》〉?"


@dataclass(slots=True)
class Candidate:
    """One surface of a document: where it stands, what rules and tagger say of it."""

    name: str
    rows: tuple[Row, ...] = ()
    tokens: Sequence[Token] = ()
    spans: list[Span] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    chances: list[NDArray[np.float32]] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)

    @property
    def form(self) -> str:
        """What its spellings share."""
        return normal_form(self.name)

    @property
    def likely(self) -> float:
        """The greatest chance that the tagger gives it anywhere."""
        return max(float(chance.sum()) for chance in self.chances)


def describe(
    text: str, made: Sequence[Candidate], chosen: Iterable[Candidate], found: Sequence[Found], classes: Sequence[str]
) -> None:
    """Fill in the facts of the chosen candidates; `made` are all of the document."""
    flat = normal_form(text[:_COUNTED])
    kin = _Kin(made, {normal_form(f.name) for f in found})
    near = _Near(made, {(f.start, f.end): f for f in found})
    for one in chosen:
        shape = name_facts(one.name)
        follow = _follow(one)
        head = shape[-1]
        best = one.found[0] if one.found else None
        rule = f"{best.rule}{'+' if best.row else ''}" if best else "-"
        sums = np.array([float(c.sum()) for c in one.chances])
        top = np.max(one.chances, axis=0)
        kind, high = classes[int(top.argmax())], _bin(one.likely)
        tops = [f"c{name}{_bin(float(p))}" for name, p in zip(classes, top, strict=True) if p > _BINS[0]]
        quoted = any(a and text[a - 1] in _OPEN and text[b : b + 1] in _CLOSE for a, b in one.spans)
        row = f"row{len(one.rows)}{one.rows[0].type if len(one.rows) == 1 else ''}{_is_word(one):d}"
        count = min(flat.count(one.form), 6)
        start, end = one.spans[0]
        crossed = near.of(one)
        kinship = kin.of(one)
        one.facts = [
            "bias", f"p{high}", f"m{_bin(float(sums.mean()))}", f"k{kind}", f"k{kind}{high}", *tops, f"r{rule}", f"rt{rule}{best.type if best else ''}",
            f"rs{rule}{int(best.score * 20) if best else 0}", f"rp{rule}{high}", f"n{count}", f"nn{min(6, len(one.spans))}", f"np{count}{high}",
            f"f{min(4, len(one.found))}/{min(4, len(one.spans))}", *crossed, *(f"{c}{rule}" for c in crossed), *(f"{c}.{high}" for c in crossed[:2]),
            *kinship, *(f"{k}.{high}" for k in kinship[2:]), *(f"{k}{rule}" for k in kinship[:2]), *(f"{k}{kind}" for k in kinship[:1]), head, f"{head}{high}", f"{head}{rule}",
            f"q{quoted:d}", f"qp{quoted:d}{high}", f"q{quoted:d}{head}", f"of{text[max(0, start - 2) : start] == '의 ':d}", f"pre{_mark(text, start - 1)}", f"post{_mark(text, end)}",
            f"at{int(5 * start / max(1, len(text)))}", row, f"{row}{rule}", f"{row}{high}", *_inside(text, one, kind), *follow,
        ]  # fmt: skip
        one.kinds = [
            *shape, *tops, f"k{kind}", f"{head}{kind}", f"r{rule}{best.type if best else ''}", f"rt{best.type if best else ''}", f"{head}{best.type if best else ''}", row,
            f"q{quoted:d}{kind}", *follow, *(f"{f}{kind}" for f in follow), *(f"{c}{kind}" for c in crossed[2:]), _in_list(text, one), f"{_in_list(text, one)}{kind}",
        ]  # fmt: skip


def name_facts(name: str) -> list[str]:
    """What the name alone says of its type; the last fact is its head."""
    bare = GLOSS.sub("", name) or name
    stem = normal_form(bare)
    head, any_head = head_of(bare), head_of(bare, quoted=True)
    closing = (
        f"h{head.type}{'s' if head.strong else 'w'}{normal_form(head.word) == stem:d}"
        if head
        else f"hq{any_head.type}"
        if any_head
        else "h-"
    )
    shape = re.sub(r"(.)\1+", r"\1", re.sub("[가-힣]", "H", re.sub("[A-Za-z]", "A", re.sub(r"\d", "9", bare))))[:6]
    ends = [f"e{size}{stem[-size:]}" for size in (1, 2, 3, 4)]
    last = bare.split()[-1] if bare.split() else ""
    return ["bias", *ends, f"w{last}", f"len{min(8, len(stem))}", f"sp{min(3, bare.count(' '))}", f"sh{shape}", closing]


def _bin(value: float) -> int:
    return bisect_right(_BINS, value)


def _is_word(one: Candidate) -> bool:
    """Whether the lexicon says that the name is an ordinary word too."""
    return any(one.form == normal_form(word) for row in one.rows for word in row.common)


def _mark(text: str, position: int) -> str:
    mark = text[position : position + 1] if position >= 0 else ""
    return mark if mark and not mark.isalnum() else "a"


def _in_list(text: str, one: Candidate) -> str:
    start, end = one.spans[0]
    return f"li{text[max(0, start - 2) : start].strip() in (',', '·'):d}{text[end : end + 1] in (',', '·'):d}"


def _follow(one: Candidate) -> list[str]:
    """What stands behind the first places of the name: particle, then the next word of content."""
    facts: dict[str, None] = {}
    for (_, end), sentence in list(zip(one.spans, one.sentences, strict=True))[:3]:
        first = bisect_left(sentence.tokens, end, key=lambda token: token.start)
        behind = sentence.tokens[first : first + 4]
        if behind:
            facts[f"a{behind[0].form if behind[0].tag[0] in 'JSXEV' else behind[0].tag}"] = None
            content = next((t for t in behind if t.tag in ("NNG", "VV", "XR", "MAG", "NNB")), None)
            facts[f"t{content.form if content else ''}"] = None
    return list(facts)


def _inside(text: str, one: Candidate, kind: str) -> list[str]:
    """What the candidate is made of."""
    tags = [t.tag for t in one.tokens]
    parts = [text[t.start : t.end] for t in one.tokens]
    first, last = (parts[0], parts[-1]) if parts else ("", "")
    plain = sum(part in words("generic", "modifiers") for part in parts)
    nouns = max(1, sum(tag[:2] in ("NN", "SL", "SN") for tag in tags))
    share, act = int(4 * plain / nouns), last in words("frames", "actions")
    top = any(s.kind == "headline" for s in one.sentences)
    size = len(one.form)
    return [
        f"len{min(20, size)}", f"lk{min(12, size) // 2}{kind}", f"w{min(5, one.name.count(' '))}", f"wk{min(5, one.name.count(' '))}{kind}", f"top{top:d}", f"topk{top:d}{kind}",
        f"b{one.sentences[0].kind}", f"NNP{min(3, tags.count('NNP'))}", f"SL{min(2, tags.count('SL'))}", f"SN{min(2, tags.count('SN'))}", f"J{any(t[0] == 'J' for t in tags):d}",
        f"V{any(t[0] in 'VEM' for t in tags):d}", f"pl{share}", f"plk{share}{kind}", f"pln{share}{min(4, nouns)}{min(1, tags.count('NNP'))}", f"edge{first in words('generic', 'edge'):d}",
        f"act{act:d}", f"actk{act:d}{kind}", f"gen{one.form in generic_chains():d}{one.name in words('generic', 'never'):d}", f"br{'(' in one.name:d}", f"co{',' in one.name:d}",
        f"do{'·' in one.name:d}", f"w1{first if tags and tags[0] == 'NNG' else tags[0] if tags else ''}", f"w9{last if tags and tags[-1] == 'NNG' else tags[-1] if tags else ''}",
    ]  # fmt: skip


class _Kin:
    """Which other names of the document end or begin like a candidate."""

    def __init__(self, made: Iterable[Candidate], ruled: set[str]) -> None:
        self.ruled = ruled
        self.endings = {form[cut:] for form in ruled for cut in range(1, len(form))}
        self.beginnings = {form[:cut] for form in ruled for cut in range(1, len(form))}
        self.likely: dict[str, float] = {one.form: one.likely for one in made}
        self.longer: dict[str, float] = {}
        for form, chance in self.likely.items():
            for cut in range(1, len(form) - 1):
                self.longer[form[cut:]] = max(self.longer.get(form[cut:], 0.0), chance)

    def of(self, one: Candidate) -> list[str]:
        form = one.form
        tails = [form[cut:] for cut in range(1, len(form) - 1)]
        shorter = max((self.likely.get(tail, 0.0) for tail in tails), default=0.0)
        begins = any(form[:cut] in self.ruled for cut in range(2, len(form)))
        return [
            f"e{form in self.endings:d}{any(tail in self.ruled for tail in tails):d}",
            f"s{form in self.beginnings:d}{begins:d}",
            f"lo{_bin(self.longer.get(form, 0.0))}",
            f"sh{_bin(shorter)}",
        ]


class _Near:
    """Which other candidates overlap with the places of one."""

    def __init__(self, made: Iterable[Candidate], ruled: dict[Span, Found]) -> None:
        self.ruled = ruled
        self.places = sorted(
            (span, float(c.sum())) for one in made for span, c in zip(one.spans, one.chances, strict=True)
        )
        self.starts = [span[0] for span, _ in self.places]

    def of(self, one: Candidate) -> list[str]:
        rival = cover = 0.0
        inner = outer = crossing = listed = 0
        for start, end in one.spans:
            first = max(0, bisect_left(self.starts, start) - _NEIGHBOURS)
            for (a, b), chance in self.places[first : min(bisect_left(self.starts, end), first + 3 * _NEIGHBOURS)]:
                if b <= start or (a, b) == (start, end):
                    continue
                rival = max(rival, chance)
                ruled = self.ruled.get((a, b))
                if a <= start and end <= b:
                    cover = max(cover, chance)
                    outer += ruled is not None
                elif start <= a and b <= end:
                    inner += ruled is not None
                    listed += ruled is not None and ruled.row is not None
                else:
                    crossing += ruled is not None
        return [
            f"riv{_bin(rival)}",
            f"cov{_bin(cover)}",
            f"in{min(3, inner)}",
            f"out{min(3, outer)}",
            f"x{min(3, crossing)}",
            f"ls{min(2, listed)}",
        ]
