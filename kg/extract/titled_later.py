"""People whose title stands some words behind their body: 이름 한빛대학교 의과대학 소아과 교수, 이름 한빛부 수소산업 실장.

Comes in: the text, its parts, mentions found so far. Goes out: mentions of people and their posts. The body must stand right behind the name, the
title at most three words behind the body, with nothing but words between.
"""

import re
from collections.abc import Iterable, Sequence

from kg.extract.model import Found, Post
from kg.extract.people_words import is_name, relation_of, split_title
from kg.korean import ends_at_boundary

_BODIES = frozenset({"GovernmentBody", "University", "Company", "ResearchInstitute", "Association", "Organization", "City", "Province", "Committee", "MediaOutlet"})  # fmt: skip
_NAME = re.compile(r"(?<![가-힣])([가-힣]{2,4})\s(?:(?:대통령|국무총리)\s?(?:직속|소속)\s)?$")
_CLOSING = tuple("’'”\"」』》〉｣")
_WORDS = re.compile(r"(?:\s[가-힣A-Za-z0-9·‧]{2,14}){1,4}")


def titled(text: str, parts: Iterable[tuple[int, int]], found: Sequence[Found]) -> list[tuple[Found, Post]]:
    """New people with their posts, in order; none that is part of a known mention."""
    taken = {place for f in found for place in range(f.start, f.end)}
    spans = list(parts)
    result = []
    for body in found:
        if body.type not in _BODIES or not any(a <= body.start < b for a, b in spans):
            continue
        before = _NAME.search(text, max(0, body.start - 16), body.start)
        if before is None or not is_name(before.group(1)) or not taken.isdisjoint(range(*before.span(1))):
            continue
        inner = next((f for f in found if f.start == body.end + 1 and f.type in _BODIES), None)
        post = post_behind(text, before.span(1), inner if inner and text[body.end] in " \n" else body)
        if post is not None:
            start, end = before.span(1)
            result.append(
                (Found(start=start, end=end, name=before.group(1), type="Person", rule="title", score=0.8), post)
            )
    return result


def post_behind(text: str, person: tuple[int, int], body: Found) -> Post | None:
    """The post of that person whose title stands at most three words behind the body."""
    behind = _WORDS.match(text, body.end + (text[body.end : body.end + 1] in _CLOSING))
    if behind is None:
        return None
    for word in re.finditer(r"\S+", behind.group()):
        begin = behind.start() + word.start()
        for size in range(len(word.group()), 1, -1):
            split = split_title(word.group()[:size])
            if split and ends_at_boundary(text, begin + size):
                plain = begin == body.end + 1 and not split[0]
                relation = relation_of(split[1], "", body.type, body.name) if plain else "HOLDS_POSITION"
                return Post(
                    person,
                    text[body.end : begin + size].strip(),
                    relation,
                    (body.start, body.end),
                    person[0],
                    begin + size,
                )
        if re.search(r"(?:은|는|이|가|을|를|와|의|에|로)$|(?<![학년외내무정])과$", word.group()):
            return None
    return None
