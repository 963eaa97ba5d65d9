"""The items of a list inside a paragraph (▲A ▲B ▲C 등을).

Comes in: the text and the span of a paragraph. Goes out: the spans of the items. Knows the marks of `schema/furniture.toml`, no names.
"""

import re

from kg.article.lines import furniture

_LISTED = re.compile(r"\s등(?=[\s을를의에이과.,]|$)|\s*<끝>")
_CLOSED = re.compile(r"[을를](?=\s(?!위한|위해|통한|통해|활용한|기반))|(?:이다|입니다|이며|이고)(?=[.,\s])")
"""What closes a list inside a sentence: 등, else the particle of the object or the copula behind the last item."""


def inline_items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items of lists inside a paragraph (`▲A ▲B ▲C 등을`), each without mark, closing 등 and commas."""
    marks = list(re.compile(rf"[{furniture()['bullets']['inline']}]").finditer(text, start, end))
    items: list[tuple[int, int]] = []
    for mark, stop in zip(marks, [*(mark.start() for mark in marks[1:]), end], strict=False):
        first = mark.end()
        sentence = re.compile(r"[다요][.](?=\s|$)").search(text, first, stop)
        ends = [_LISTED.search(text, first, stop)]
        if stop == end or sentence:
            ends += [sentence, _CLOSED.search(text, first, stop)]
        last = min((found.start() for found in ends if found), default=stop)
        words = text[first:last].rstrip(" \t\n,;·ㆍ")
        lead = len(words) - len(words.lstrip())
        if words.strip():
            items.append((first + lead, first + len(words)))
    return items
