"""People from abroad, by where they stand: 존 호킨스 한빛파워 사장, 한빛파워의 존 호킨스 사장, 존 호킨스 사장은, 호킨스 가람국 총리.

Comes in: the text, its parts, the mentions found before. Goes out: mentions of people. What their names are made of is asked of Kiwi: it
has words from abroad whole, as proper nouns or as words that its dictionary does not hold. A title behind the name, or behind
the name's body, proves the person; nothing else does.
"""

import re
from collections.abc import Iterator, Sequence

from kg.extract.heads import head_of
from kg.extract.model import Found
from kg.extract.morphology import is_ordinary_word, is_proper_or_unknown
from kg.extract.people_words import is_name, split_title
from kg.extract.tables import words
from kg.korean import ends_at_boundary

Span = tuple[int, int]
_WORD = re.compile(r"(?<![가-힣A-Za-z0-9])([가-힣]{1,8}|[A-Z][a-zÀ-ž'’-]{1,12}|[A-Z]\.?) $")
_NEXT = re.compile(r" ([가-힣A-Za-z0-9]{2,14})")
_FOREIGN_GLOSS = re.compile(r" ?\((?:[A-Z][A-Za-zÀ-ž.'’ -]{2,40}|[가-힣 ]{2,24})\)")
_GLOSS_BEFORE = re.compile(r" ?\((?:[A-Z][A-Za-zÀ-ž.'’ -]{2,40}|[가-힣 ]{2,24})\) $")
_BODY = re.compile(r"(?<= )[가-힣A-Za-z]{2,12}(?:대|대학|대학교|그룹|재단|연구소|은행|협회|의회|위원회|공사)(?=의? )")
_BODY_ALONE = re.compile(r"[가-힣]{2}(?:대|대학|대학교|리그|부)$")
_RARE_FIRST, _RARE_LAST = "라마아피타다호", "다바카키타토노와"
_RULERS = ("대통령", "총리", "국왕", "총서기", "주석")
_TOWN_HEADS = re.compile(r"(?:부?시장|기자|부?군수|후보|선수)")
"""Titles before which two strange words are a market, a paper or a team as well."""
_GRAMMAR = re.compile(r"[은는을를의에와과로고며서한된할던인도들]$")
_MOST_WORDS = 4


def foreign_people(text: str, parts: Sequence[Span], known: Sequence[Found]) -> list[Found]:
    """Mentions of people with names from abroad, and where they are called by the last word and the title."""
    taken = {place for f in known for place in range(f.start, f.end)}
    bodies = {(f.start, f.end): f.type for f in known if any(a <= f.start < b for a, b in parts)}
    for start, end in parts:
        bodies |= {hit.span(): "Organization" for hit in _BODY.finditer(text, start, end)}
    found: dict[Span, str] = {}
    for (start, end), kind in sorted(bodies.items()):
        if _title_behind(text, end, 3):
            _add(text, found, _run_before(text, start, taken, loose=True), kind == "Country" and text[end + 1 :].startswith(_RULERS))  # fmt: skip
    ends = {end for _, end in bodies}
    for title in _titles(text, parts):
        run = _run_before(text, title, taken, loose=False)
        owned = run and _owned(text, run[0][0], ends)
        run = _run_before(text, title, taken, loose=True) if not run or owned else run
        if run and _owned(text, run[0][0], ends):
            _add(text, found, run, False)
        elif (
            run and len(run) == len(_run_before(text, title, taken, loose=False)) and not _TOWN_HEADS.match(text, title)
        ):
            _add(text, found, run if _whole(text, parts, run) else run[:2], False)
    for name in sorted(set(found.values())):
        for at in _again(text, parts, name.split(" ")[-1]):
            if taken.isdisjoint(range(*at)) and not any(a < at[1] and at[0] < b for a, b in found):
                found[at] = text[slice(*at)]
    return [Found(start=a, end=b, name=name, type="Person", rule="foreign", score=0.75) for (a, b), name in sorted(found.items())]  # fmt: skip


def _whole(text: str, parts: Sequence[Span], run: Sequence[Span]) -> bool:
    """Whether the third of these words is the family name, not the body that nobody knows: then it stands alone before a title too."""
    if len(run) < 3 or run[-2][1] - run[-2][0] == 1:
        return True
    return any(at != run[-1] for at in _again(text, parts, text[slice(*run[-1])]))


def _owned(text: str, start: int, ends: set[int]) -> bool:
    """Whether a body stands right before that place, with 의 or a blank between."""
    return start - 1 in ends or (text[max(0, start - 2) : start] == "의 " and start - 2 in ends)


def _add(text: str, found: dict[Span, str], run: Sequence[Span], alone: bool) -> None:
    """The name that these words make, if they make one."""
    spans = list(run)
    given = words("titles", "syllables", "given")
    while spans and spans[0][1] - spans[0][0] == 1 and (len(spans) == 1 or text[spans[0][0]] not in given):
        del spans[0]
    if not spans or (len(spans) == 1 and not alone):
        return
    name = text[spans[0][0] : spans[-1][1]]
    first, last = text[slice(*spans[0])], text[slice(*spans[-1])]
    if head_of(name) or any(len(w) == 3 and is_name(w) and _is_korean(w) for w in (first, last)):
        return
    if len(spans) == 1 and is_name(name):
        return
    found[(spans[0][0], spans[-1][1])] = name


def _is_korean(word: str) -> bool:
    """Whether all its syllables are such as Korean names are made of. Few Korean names begin or end as many from abroad do."""
    return (
        set(word) <= words("titles", "syllables", "letters")
        and word[0] not in _RARE_FIRST
        and word[-1] not in _RARE_LAST
    )


def _run_before(text: str, end: int, taken: set[int], *, loose: bool) -> list[Span]:
    """The words before that place that can belong to one name from abroad, in order; `loose`: the last one need not be proper."""
    gloss = _GLOSS_BEFORE.search(text, max(0, end - 44), end)
    at = gloss.start() + 1 if gloss else end
    found: list[Span] = []
    while len(found) < _MOST_WORDS:
        base = max(0, at - 16)
        word = _WORD.search(text[base : at - 1] + " ")
        if word is None or (not gloss and text[at - 1] != " "):
            break
        span = (base + word.start(1), base + word.end(1))
        if not taken.isdisjoint(range(*span)) or not _can_be_of_a_name(word.group(1), bool(found), loose):
            break
        found.insert(0, span)
        at = span[0]
    return found


def _can_be_of_a_name(word: str, within: bool, loose: bool) -> bool:
    if re.match(r"[A-Z]", word):
        return len(word) > 2 or within
    if within and word in words("titles", "syllables", "given"):
        return True
    if word in words("titles", "no_foreign_names") or split_title(word) or _BODY_ALONE.search(word):
        return False
    if len(word) == 1 or is_proper_or_unknown(word):
        return True
    return loose and not within and not is_ordinary_word(word) and not _GRAMMAR.search(word)


def _titles(text: str, parts: Sequence[Span]) -> Iterator[int]:
    """Where words that are titles stand."""
    for start, end in parts:
        for word in re.compile(r"(?<= )[가-힣A-Z]{2,10}").finditer(text, start, end):
            if _title_behind(text, word.start() - 1, 1):
                yield word.start()


def _title_behind(text: str, start: int, most: int) -> bool:
    """Whether a title stands among the next words, with no particle before it."""
    gloss = _FOREIGN_GLOSS.match(text, start)
    at = gloss.end() if gloss else start
    for _ in range(most):
        word = _NEXT.match(text, at)
        if word is None:
            return False
        for size in range(len(word.group(1)), 1, -1):
            split = split_title(word.group(1)[:size])
            if split is not None and ends_at_boundary(text, word.start(1) + size):
                return True
        if re.search(r"(?:은|는|이|가|을|를|와|과|의|에|로|고|며|서|한|된|할)$", word.group(1)):
            return False
        at = word.end()
    return False


def _again(text: str, parts: Sequence[Span], last: str) -> Iterator[Span]:
    """Other places of the name's last word, before a title."""
    for start, end in parts:
        for hit in re.compile(rf"(?<![가-힣A-Za-z] )(?<![가-힣A-Za-z]){re.escape(last)}(?= )|(?<=[다은는와과] ){re.escape(last)}(?= )").finditer(text, start, end):  # fmt: skip
            if _title_behind(text, hit.end(), 1):
                yield hit.span()
