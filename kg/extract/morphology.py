"""Sentences and morphemes, by Kiwi.

Comes in: the text of a block and the spans in it that are names already. Goes out: sentences with tokens, offsets in the
document. Loads Kiwi lazily, once a process: the model takes a second and 300 MB. Names are handed to Kiwi as fixed
tokens, so that 포항시/NNP is never 포항/NNP 시/NNG in the next sentence; no user dictionary is needed.

The kind of processor instructions changes Kiwi's answers only for `none`: the architecture is recorded in the key.
"""

import functools
import os
import re
from bisect import bisect_left
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from kg.extract.model import Sentence, Token

_LOST_DOT = re.compile(r"(?<=[가-힣)])(?<!다)[.?](?=[가-힣]{2}|[군구동면]\s)")
"""Releases on korea.kr lose their middle dots: 설치.운영, 성희롱?성차별, 시.군 합동; papers the blank behind a sentence (했다.이날)."""
_FREQUENT = 20_000
"""Kiwi numbers its morphemes by frequency: 산업 of 신산업 is frequent, 동렬 of 신동렬 is not."""
_LONGEST_SENTENCE = 2_000
"""Code points. What is done with a sentence costs the square of its names; no sentence of news is near that."""
_RARE = 7_000
"""A noun of a higher number hardly stands before 화: 고령화 is a word, 강성화 a name."""
_FOOTNOTE = re.compile(r"(?<=[0-9A-Za-z가-힣’”)])[*＊†]{1,3}(?=[가-힣\s,.]|$)")
_UNCOMMON, _VERY_RARE = 5_000, 15_000
_OUT_OF_DICTIONARY = 2
"""Kiwi's morpheme id of a word that its dictionary does not hold is at most this."""


def kiwi_key() -> str:
    """What of Kiwi decides the result: versions and architecture. Does not load the model."""
    return f"kiwi {version('kiwipiepy')} model {version('kiwipiepy_model')} arch {os.environ.get('KIWI_ARCH_TYPE', 'simd')}"


@functools.cache
def kiwi() -> Any:
    """The one analyser of this process."""
    from kiwipiepy import Kiwi

    return Kiwi(num_workers=1, load_multi_dict=False)


def sentences(flat: str, offset: int, block: int, kind: str, names: list[tuple[int, int]]) -> list[Sentence]:
    """The sentences of a block. `flat` is its text with blanks for line breaks, `names` are spans in it, sorted, disjoint.

    Marks of footnotes inside a sentence (7개 기업*과) are kept from Kiwi, which would take the particle for a noun.
    """
    flat = _LOST_DOT.sub("·", flat)
    marks = [m.start() for m in _FOOTNOTE.finditer(flat)]
    plain = _FOOTNOTE.sub("", flat) if marks else flat
    fixed = [(start - bisect_left(marks, start), end - bisect_left(marks, end), "NNP") for start, end in names]
    tokens = kiwi().tokenize(plain, pretokenized=[span for span in fixed if span[0] < span[1]] or None)
    back = [position for position in range(len(flat)) if position not in set(marks)] if marks else []
    found: list[Sentence] = []
    begin = 0
    while begin < len(tokens):
        number = tokens[begin].sent_position
        end = begin
        while end < len(tokens) and tokens[end].sent_position == number and not _cut(plain, tokens, begin, end):
            end += 1
        part = tuple(Token(t.form, str(t.tag), *_placed(t.start, t.end, back, offset)) for t in tokens[begin:end])
        found.append(Sentence(part[0].start, max(t.end for t in part), block, kind, part))
        begin = end
    return found


def _cut(plain: str, tokens: Sequence[Any], begin: int, end: int) -> bool:
    """Whether a sentence as long as no sentence is ends before that token: a list, a page without full stops."""
    start = tokens[end].start
    return start - tokens[begin].start >= _LONGEST_SENTENCE and plain[start - 1].isspace()


def _placed(start: int, end: int, back: list[int], offset: int) -> tuple[int, int]:
    """Where a token of the text without marks stands in the document."""
    if not back:
        return start + offset, end + offset
    first = back[start] if start < len(back) else back[-1] + 1
    return first + offset, (back[end - 1] + 1 if end > start else first) + offset


@functools.lru_cache(maxsize=20_000)
def is_ordinary_word(word: str) -> bool:
    """Whether the dictionary knows the word as one common noun or adverb (신임, 이용자): then it is no person's name."""
    tokens = kiwi().tokenize(word)
    if any(str(t.tag) == "NNP" for t in tokens):
        return False
    if len(tokens) == 1:
        return bool(tokens[0].id > _OUT_OF_DICTIONARY)
    last = str(tokens[-1].tag)
    if last.startswith("XS") and len(tokens) > 2 and tokens[0].id > _FREQUENT:
        return False  # a rare word in front makes it a name: 누리봇자동화
    if last.startswith(("J", "E", "V", "XS")) and len(tokens[0].form) >= 2:
        named = tokens[-1].form == "성" or (tokens[-1].form == "화" and tokens[0].id > _RARE)
        return not (last == "XSN" and named and len(word) == 3)
    return str(tokens[0].tag) == "XPN" and _OUT_OF_DICTIONARY < tokens[-1].id < _FREQUENT and len(word) <= 3


@functools.lru_cache(maxsize=20_000)
def is_proper_or_unknown(word: str) -> bool:
    """Whether the word is one proper noun, or one that the dictionary does not hold: so are names from abroad, and of companies."""
    tokens = kiwi().tokenize(word)
    return len(tokens) == 1 and (str(tokens[0].tag) == "NNP" or tokens[0].id <= _OUT_OF_DICTIONARY)


@functools.lru_cache(maxsize=20_000)
def is_word_by_chance(word: str) -> bool:
    """Of three syllables that Kiwi reads as a word: whether it had to use what no paper writes (배경훈 as 배경후 with ᆫ, 최명서 as 최-명-서).

    An ending behind a rare noun is such a reading too: 허영인, 이레나.
    """
    tokens = kiwi().tokenize(word)
    first, last = tokens[0], tokens[-1]
    if len(word) != 3 or len(tokens) == 1:
        return False
    if (last.form, str(last.tag)) == ("ᆫ", "JX") or [len(t.form) for t in tokens] == [1, 1, 1]:
        return True
    if str(last.tag) == "XSN":
        return last.form in ("형", "상") and first.id > _UNCOMMON
    return first.id > _VERY_RARE and str(last.tag).startswith(("J", "E")) and last.form not in ("의", "을", "를", "에")
