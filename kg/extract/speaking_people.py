"""People whom only their speech proves: 이름 시 기획예산과장은 “...”, 이름 한빛사 연구개발담당 부사장은 이날 “...”.

Comes in: the text, its parts, mentions found so far. Goes out: mentions of people and their posts. A name opens the clause, at most five words
that are no subject lead to a title with its particle, and what follows in the sentence are quotation marks.
"""

import re
from collections.abc import Iterable, Sequence

from kg.extract.model import Found, Post
from kg.extract.people_words import is_name, split_title

_BODIES = frozenset({"GovernmentBody", "University", "Company", "ResearchInstitute", "Association", "Organization", "Committee", "City", "Province"})  # fmt: skip
_OPENS = re.compile(
    r"(?:^|\n|[.?!=)□○ㅇ▲△-]\s?|[”\"’']\s|(?<![가-힣.?!])[\"]|(?:하지만|이날|이에|그러나|또|한편|특히|맡은|대해|관련해|반면)\s)$"
)
_NAME = re.compile(r"(?<![가-힣A-Za-z0-9])[가-힣]{2,3}(?<![은는])(?=\s)")
_TITLE = re.compile(
    r"((?:\s[^\s“”\"]{1,20}(?<![은는을를에서며고]))*?)\s([^\s“”\"()]{1,14}?)(?:\([^()\n]{1,30}\))?(?:은|는|이)(?=\s?[“\"]|\s[^“”\"\n.]{0,50}[“\"])"
)
_LAST = re.compile(r"(?:[가-힣]장|관|강사|전무|상무|교수|대표|이사|사장|위원|연구원)$")
_MOST_WORDS = 5


def speaking_people(text: str, parts: Iterable[tuple[int, int]], found: Sequence[Found]) -> list[tuple[Found, Post]]:
    """New people with their posts, in order; none that is part of a known mention."""
    taken = {place for f in found for place in range(f.start, f.end)}
    result = []
    for start, end in parts:
        for name in _NAME.finditer(text, start, end):
            if (
                not is_name(name.group())
                or not taken.isdisjoint(range(*name.span()))
                or not _OPENS.search(text[max(start, name.start() - 6) : name.start()])
            ):
                continue
            post = _post(text, name.span(), end, found)
            if post is not None:
                person = Found(start=name.start(), end=name.end(), name=name.group(), type="Person", rule="speaks", score=0.75)  # fmt: skip
                result.append((person, post))
    return result


def _post(text: str, person: tuple[int, int], end: int, found: Sequence[Found]) -> Post | None:
    """The post of who speaks, in the body that is named on the way to the title."""
    titled = _TITLE.match(text, person[1], end)
    if titled is None or len(titled.group(1).split()) > _MOST_WORDS or any(person[1] <= f.start < titled.end() for f in found if f.type == "Person" and is_name(f.name)):  # fmt: skip
        return None
    word = titled.group(2)
    if split_title(word) is None and not _LAST.search(word):
        return None
    bodies = [f for f in found if f.type in _BODIES and person[1] < f.start and f.end <= titled.start(2)]
    body = (bodies[-1].start, bodies[-1].end) if bodies else None
    role = text[bodies[-1].end if bodies else titled.start(2) : titled.end(2)].strip()
    return Post(person, role, "HOLDS_POSITION", body, person[0], titled.end(2))
