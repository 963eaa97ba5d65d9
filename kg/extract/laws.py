"""Laws and rules by what they are about: 한빛의 설립 및 운영에 관한 법률, 두리 지원 등에 관한 규정.

Comes in: the text and its sentences. Goes out: mentions of policies. The name begins behind the last particle or verb before it; 및, 또는, 등
and the genitive belong to it.
"""

import re
from collections.abc import Iterable, Sequence

from kg.extract.model import Found, Sentence, Token
from kg.extract.tables import words
from kg.korean import ends_at_boundary

_ABOUT = re.compile(r"\s?(?:등에|에)\s관한\s(?:특별법|특례법|기본법|법률안|법률|규정|규칙|고시|조례안|조례|지침|협정)")
_NAMED = re.compile(r"N(?!R)|S[LNHPWO]|X[PSR]")
_JOINED = frozenset({"및", "또는", "와", "과", "의", "등"})


def laws(text: str, sentences: Iterable[Sentence]) -> list[Found]:
    """All such names outside of quotation marks."""
    found = []
    for sentence in sentences:
        for hit in _ABOUT.finditer(text, sentence.start, sentence.end):
            start = _start(text, sentence.tokens, hit.start())
            name = " ".join(text[start : hit.end()].split())
            if hit.start() - start >= 4 and len(name) <= 50 and ends_at_boundary(text, hit.end()):
                found.append(Found(start=start, end=hit.end(), name=name, type="Policy", rule="head", score=0.8))
    return found


def _start(text: str, tokens: Sequence[Token], end: int) -> int:
    """Where the phrase of nouns that ends there begins."""
    before = [t for t in tokens if t.end <= end]
    start = end
    for token in reversed(before):
        if not (_NAMED.match(token.tag) or token.form in _JOINED) or text[token.start] in ",△▲▷*※=":
            break
        start = token.start
    for token in before:
        if token.start >= start and (
            token.form in _JOINED or text[token.start : token.end] in words("generic", "edge")
        ):
            start = token.end
        elif token.start >= start:
            break
    return start + len(text[start:end]) - len(text[start:end].lstrip())
