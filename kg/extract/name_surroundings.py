"""What stands around each morpheme of a sentence: its run of nouns, marks, lists, titles and people beside it.

Comes in: the text and a sentence's morphemes. Goes out: one small fact, or a tuple of facts, a morpheme. No name is a fact; whatever is
a proper noun, a number or Latin shows only its tag (`HIDDEN`).
"""

import functools
from collections.abc import Sequence

from kg.extract.heads import head_of
from kg.extract.left_edges import NOUN
from kg.extract.model import Sentence, Token
from kg.extract.people_words import is_name, split_title
from kg.extract.tables import table

HIDDEN = frozenset({"NNP", "SN", "SL", "SH", "W_URL", "W_EMAIL", "SW"})
"""Tags of morphemes that are shown by their tag alone."""
_QUOTES = {
    "‘": "’",
    "'": "'",
    "「": "」",
    "『": "』",
    "｢": "｣",
    "《": "》",
    "〈": "〉",
    "“": "”",
    '"': '"',
    "<": ">",
    "?": "?",
}


def surface_of(text: str, token: Token) -> str:
    """The words of a morpheme as they stand."""
    return text[token.start : token.end]


def runs(text: str, tokens: Sequence[Token]) -> list[tuple[str, str, str, str, str, str]]:
    """Per morpheme: head that ends here, head ahead in its run of nouns, place in the run, what stands behind and before the run."""
    result = [("", "", "", "", "", "")] * len(tokens)
    index = 0
    while index < len(tokens):
        if tokens[index].tag not in NOUN and tokens[index].tag != "NNB":
            index += 1
            continue
        end = index
        while end < len(tokens) and (tokens[end].tag in NOUN or tokens[end].tag == "NNB" or tokens[end].form in "·-&"):
            end += 1
        while tokens[end - 1].form in "·-&":
            end -= 1
        after = tokens[end].form if end < len(tokens) else "."
        content = next((t for t in tokens[end : end + 4] if t.tag[0] in "NVMX" and t.tag not in ("NNB",)), None)
        then = (content.form if content.tag not in HIDDEN else content.tag) if content else ""
        before = (
            (tokens[index - 1].form if tokens[index - 1].tag not in HIDDEN else tokens[index - 1].tag) if index else "^"
        )
        heads = []
        for last in range(index, end):
            head = head_of(text[tokens[max(index, last - 4)].start : tokens[last].end])
            heads.append((head.type, "s" if head.strong else "w") if head else None)
        for place in range(index, end):
            own = heads[place - index]
            ahead = next(((n - place, heads[n - index]) for n in range(place, end) if heads[n - index]), None)
            result[place] = (
                f"{own[0]}{own[1]}{'e' if place + 1 == end else ''}" if own else "",
                f"{ahead[1][0]}{ahead[1][1]}{min(3, ahead[0])}" if ahead and ahead[1] else "",
                f"{min(3, place - index)}/{min(3, end - 1 - place)}",
                after,
                then,
                before,
            )
        index = end
    return result


def quoted(tokens: Sequence[Token]) -> list[str]:
    """Per morpheme: in which quotation marks it stands, and whether first or last there."""
    result = [""] * len(tokens)
    index = 0
    while index < len(tokens):
        close = _QUOTES.get(tokens[index].form)
        if close:
            reach = 40 if tokens[index].form in '“"' else 18
            end = next((n for n in range(index + 1, min(len(tokens), index + reach)) if tokens[n].form == close), None)
            if end is not None and end > index + 1:
                kind = "d" if tokens[index].form in '“"' else "l" if tokens[index].form in "「『｢?" else "s"
                for n in range(index + 1, end):
                    result[n] = kind + ("1" if n == index + 1 else "") + ("9" if n == end - 1 else "")
                index = end if kind != "d" else index
        index += 1
    return result


def bracketed(tokens: Sequence[Token]) -> list[str]:
    """Per morpheme: whether it stands in brackets, first or last there."""
    result = []
    depth = 0
    for index, token in enumerate(tokens):
        if token.form == ")":
            depth = max(0, depth - 1)
        first = index > 0 and tokens[index - 1].form == "("
        last = index + 1 < len(tokens) and tokens[index + 1].form == ")"
        opens = index + 1 < len(tokens) and tokens[index + 1].form == "("
        result.append(f"{min(depth, 1)}{int(first)}{int(last)}{int(opens)}")
        depth += token.form == "("
    return result


def lists(sentence: Sentence) -> list[str]:
    """Per morpheme: between which marks its piece of the list stands, how many commas the sentence has."""
    tokens = sentence.tokens
    commas = sum(t.form in ",·" for t in tokens)
    size = "0" if commas == 0 else "1" if commas < 3 else "3" if commas < 8 else "8"
    result = []
    for index in range(len(tokens)):
        before = tokens[index - 1].form if index and tokens[index - 1].form in ",·/(" else ""
        after = tokens[index + 1].form if index + 1 < len(tokens) and tokens[index + 1].form in ",·/()" else ""
        result.append(f"{before}_{after}{size}")
    return result


def of_people(text: str, tokens: Sequence[Token], index: int) -> tuple[str, str]:
    """Whether the word is a title or stands beside one; whether it can be a person's name."""
    token = tokens[index]
    if token.tag not in NOUN:
        return "", ""
    title = "T" if _is_title(surface_of(text, token)) else ""
    if index + 1 < len(tokens) and tokens[index + 1].tag in NOUN and _is_title(surface_of(text, tokens[index + 1])):
        title += ">"
    if index and tokens[index - 1].tag in NOUN and _is_title(surface_of(text, tokens[index - 1])):
        title += "<"
    surface = surface_of(text, token)
    start, end = index, index
    while start > 0 and tokens[start - 1].end == tokens[start].start and tokens[start - 1].tag in NOUN:
        start -= 1
    while end + 1 < len(tokens) and tokens[end + 1].start == tokens[end].end and tokens[end + 1].tag in NOUN:
        end += 1
    word = text[tokens[start].start : tokens[end].end]
    person = (
        "W" if len(word) in (3, 4) and is_name(word) else "w" if len(word) == 2 and word[0] in _surnames() else ""
    ) + ("t" if start != end and len(surface) == 3 and is_name(surface) else "")
    return title, person


@functools.cache
def _surnames() -> frozenset[str]:
    return frozenset(table("titles")["surnames"]["one"])


@functools.lru_cache(maxsize=50_000)
def _is_title(word: str) -> bool:
    return bool(split_title(word)) and len(word) <= 8
