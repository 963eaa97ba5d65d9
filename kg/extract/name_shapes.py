"""What a learned name may look like: a person written as one, no two names joined, no address of a page or a phone.

Comes in: the text, a name, the places where it stands. Goes out: truths about it. For names that a rule has found this is not asked.
"""

import re
from collections.abc import Sequence

from kg.extract.heads import head_of
from kg.extract.people_words import is_name, split_title

_PLACE_END = re.compile(r"[시군구면읍동리대]$")
_LISTED_PERSON = re.compile(r"\s?[,·()]|\s(?:등|씨|군|양)(?![가-힣])|씨")
_TITLE_NEAR = re.compile(
    r"(?:\s[가-힣A-Za-z0-9·]{1,12}){0,4}\s[가-힣]{0,8}(?:장|대표|회장|사장|장관|총리|대통령|의원|교수|박사|대사|CEO|씨)(?![가-힣]{3})"
)
_PEOPLE_WITH = re.compile(r"들(?:과|와)의? ")
"""People and what is held with them: 주민들과 간담회."""
_NO_NAMES_END_SO = ("홈페이지", "누리집", "콜센터", "게시판", "블로그", "유치")
"""How to reach somebody; a bid."""


def is_no_one_name(name: str) -> bool:
    """Whether the name is two, joined by a particle (한빛포럼과 컨퍼런스), only points (이 도서관), is a bid for something (센터 유치), or is how to reach somebody."""
    joint = re.search(r"[가-힣](?:과|와) ", name)
    return (
        name.endswith(_NO_NAMES_END_SO)
        or name.startswith(("이 ", "그 "))
        or _PEOPLE_WITH.search(name) is not None
        or (joint is not None and head_of(name[: joint.start() + 1]) is not None)
    )


def is_written_as_person(text: str, name: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether it is a Korean name in a list or brackets, several short words before a title, Latin, or run together with a title.

    Korean names with a title beside them are found by rule.
    """
    if not re.fullmatch(r"[가-힣\s·-]+", name):
        return not re.search(r"[가-힣]", name)
    parts = re.split(r"[\s·-]", name)
    if len(parts) > 1:
        return max(map(len, parts)) <= 5 and any(_TITLE_NEAR.match(text, end) for _, end in spans)
    if len(name) >= 6 and split_title(name) is not None:
        return True
    listed = any(
        _LISTED_PERSON.match(text, end) or text[max(0, start - 2) : start].rstrip()[-1:] in tuple(",·(")
        for start, end in spans
    )
    return is_name(name) and not _PLACE_END.search(name) and listed
