"""The words before a title: the name, past age, rank, party, or what says that the post is a former one.

Comes in: a text and a place in it. Goes out: spans of words. Whether a word is a name is asked elsewhere.
"""

import re
from collections.abc import Callable

Span = tuple[int, int]
WORD = r"0-9A-Za-z가-힣·&"
_AGED = re.compile(
    r"\((?:\d{1,2}|남|여|(?:해군|육군|공군|해병)?(?:소|중|대|준)[령장위]|[a-zA-Z][a-zA-Z .'-]+)[^()]{0,10}\)$"
    r"|(?<=[가-힣])\((?!대표|이하)[가-힣][가-힣·ㆍ,/\s-]{0,24}\)$"
)
"""What may stand between a name and its title: age, rank, Latin spelling; a lawmaker's party or constituency."""
_FORMER = frozenset({"전", "현", "전임"})
_FORMER_IN_HANJA = re.compile(r" [前現]\s?$")


def word_before(text: str, start: int) -> Span | None:
    """The word that ends one blank before `start`."""
    base = max(0, start - 30)
    left = text[base:start]
    if (aged := _AGED.search(left.rstrip())) is not None:
        left = left[: aged.start()] + " "
    gap = re.search(rf"([{WORD}]+)[ \n]$", left)
    if not gap:
        return None
    dot = gap.group(1).rfind("·") + 1
    return base + gap.start(1) + dot, base + gap.end(1)


def word_ending(text: str, end: int) -> Span | None:
    """The word that ends at `end`."""
    found = re.search(rf"[{WORD}]+$", text[max(0, end - 24) : end])
    return (end - len(found.group()), end) if found else None


def named_before(text: str, start: int) -> tuple[Span | None, str]:
    """The word before, past what says that a post is a former one (이름 전 한빛연구원장); that word, with a blank."""
    if former := _FORMER_IN_HANJA.search(text, max(0, start - 3), start):
        return word_before(text, former.start() + 1), f"{former.group().strip()} "
    word = word_before(text, start)
    if word is None or text[word[0] : word[1]] not in _FORMER:
        return word, ""
    return word_before(text, word[0]), f"{text[word[0] : word[1]]} "


def sharing(text: str, last: Span, is_person: Callable[[Span], bool]) -> list[Span]:
    """The people before one title, the last first: 이하나·박두리 의원."""
    found = [last]
    while text[found[-1][0] - 1 : found[-1][0]] == "·":
        end = found[-1][0] - 1
        name = re.search(rf"(?<![{WORD.replace('·', '')}])[가-힣]{{2,4}}$", text[max(0, end - 8) : end])
        if name is None or not is_person((end - len(name.group()), end)):
            break
        found.append((end - len(name.group()), end))
    return found
