"""The left edge of a chain of nouns: where a name begins.

Comes in: a run of morphemes, the index of its head, the mentions known in it. Goes out: the index of the first token. A chain starts
at the last listed organisation at the latest; people, partners, quantities, times and numbers of meetings are cut off.
"""

import re
from collections.abc import Sequence

from kg.extract.heads import head_of
from kg.extract.model import Found, Token
from kg.extract.people_words import is_name, split_title
from kg.extract.tables import words

NOUN = frozenset({"NNG", "NNP", "SL", "SN", "XPN", "XSN", "SH", "NR", "XR"})
JOINTS = frozenset("·ㆍ-–&․.+/")
SPANS = frozenset("~∼～")
"""Join the ends of a road or line (한빛~누리 고속도로)."""
ORGANISED = frozenset(
    {
        "GovernmentBody",
        "Company",
        "University",
        "ResearchInstitute",
        "Association",
        "Organization",
        "Committee",
        "MediaOutlet",
    }
)
_UNDERTAKINGS = frozenset({"Project", "Programme", "Policy", "Fund", "Event"})
_OWNERS = frozenset({"City", "Province", "University", "Company", "ResearchInstitute"})
_ORDINAL = frozenset(
    {
        "세대",
        "단계",
        "자",
        "차",
        "호",
        "지구",
        "극",
        "특",
        "호기",
        "대",
        "공장",
        "권역",
        "축",
        "주기",
        "섹터",
        "산단",
        "롯데",
        "국",
    }
)
_FIGURE_BEFORE = re.compile(r"[0-9A-Za-z㎸㎿㎾㎡%]$")
_DROP_SUFFIX = frozenset({"급", "들"})
_JOINT_NAME = re.compile(r"공동|합동|협의|상생|교류|지자체")
_BORDERS = frozenset(
    {
        "주재",
        "주관",
        "주최",
        "참석",
        "참여",
        "소재",
        "위치",
        "소속",
        "산하",
        "소재지",
        "이후",
        "직후",
        "최초",
        "겸",
        "대신",
        "기념",
        "출신",
    }
)
_STRAY = frozenset("에의로은는이가을를와과도인")


def left_edge(text: str, run: Sequence[Token], last: int, known: Sequence[Found]) -> int | None:
    """Index of the first token of the name that ends at `last`; None where nothing is left of it."""
    first = 0
    end = run[last].end
    for found in known:
        if text[max(0, found.start - 1)] == "(" or (
            text[max(0, found.start - 2) : found.start] == ", " and text[found.end : found.end + 1] == ")"
        ):
            continue
        if found.end > end or (found.end == end and found.rule in ("listed", "alias")):
            continue
        position = next((i for i, t in enumerate(run) if t.start == found.start), None)
        if position is None or position > last:
            continue
        if found.type == "Person":
            first = max(first, position + 1)
            while first < last and text[run[first].start : run[first].end] in words("titles", "holds"):
                first += 1
        elif found.name == "정부" and text[found.end : found.end + 1] == " ":
            first = max(first, position + 1)
        elif found.type in ORGANISED:
            first = max(first, position)
    index = first
    while index <= last:
        if (skip := _pointing(text, run, index, last)) > 1:
            index += skip
            continue
        word = text[run[index].start : run[index].end]
        stray = word in _STRAY and text[max(0, run[index].start - 1) : run[index].start] in ("*", ")", "’", "'", "”")
        if (
            stray
            or run[index].form in JOINTS
            or run[index].form in "()"
            or word in words("generic", "edge")
            or run[index].tag == "XSN"
        ):
            joined = index < last and run[index + 1].form in JOINTS and run[index + 1].start == run[index].end
            if (
                word == "신"
                or (joined and word in words("generic", "modifiers"))
                or (run[index].tag == "XPN" and run[index].end == run[min(index + 1, last)].start)
            ):
                break
            index += 1
            continue
        skip = _quantity(text, run, index, last)
        if not skip:
            break
        index += skip
        if (
            index < last
            and run[index].form == "원"
            and run[index].tag == "NNB"
            and run[index].start == run[index - 1].end
        ):
            index += 1  # 1조원 한빛 펀드
    if index > last or _dangling(text, run, index):
        return None
    for middle in range(index, last):
        if text[run[middle].start : run[middle].end] in _BORDERS and run[middle + 1].start > run[middle].end:
            index = middle + 1
    # a quantity further right cuts too: what stands left of 26MW급 does not belong to the name
    for middle in range(index + 1, last):
        skip = _quantity(text, run, middle, last)
        if skip and middle + skip <= last:
            index = middle + skip
    while index < last and (
        (text[run[index].start : run[index].end] in words("generic", "edge") and not _joined(text, run, index, last))
        or run[index].form in JOINTS
    ):
        index += 1
    return index if index <= last else None


def _pointing(text: str, run: Sequence[Token], index: int, last: int) -> int:
    """Number of morphemes of the written word at `index`, if as a whole it only points (다음달, 오랫동안)."""
    size = next((n for n in range(1, last - index + 1) if run[index + n].start > run[index + n - 1].end), 0)
    whole = text[run[index].start : run[index + size - 1].end] if size else ""
    return size if whole in words("generic", "edge") else 0


def _joined(text: str, run: Sequence[Token], index: int, last: int) -> bool:
    """Whether the word is the first of a list joined by dots (소재·부품·장비): then it belongs to the name."""
    return (
        index < last
        and run[index + 1].form in JOINTS
        and run[index + 1].start == run[index].end
        and text[run[index].start : run[index].end] in words("generic", "modifiers")
    )


def is_listed(run: Sequence[Token], first: int, last: int, known: Sequence[Found]) -> bool:
    """Whether the chain only describes a listed name that it ends in (국책 특수대학 한국폴리텍대학).

    A scheme that begins with who has it there is one of its own (한빛대 반도체특성화대학).
    """
    begins = {f.type for f in known if f.start == run[first].start and f.end < run[last].end}
    owned = bool(begins & _OWNERS)
    return any(
        f.end == run[last].end
        and f.start > run[first].start
        and f.row is not None
        and not (owned and f.type in _UNDERTAKINGS)
        for f in known
    )


def past_number(text: str, run: Sequence[Token], first: int, last: int) -> int:
    """The first token behind 제3차: the number counts meetings, the committee has none."""
    number = re.compile(r"(?:제\s?\d+\s?[차회기]|\d+[차회])\s").match(text, run[first].start)
    if number is None:
        return first
    return next((i for i in range(first, last + 1) if run[i].start >= number.end()), first)


def past_glued(text: str, run: Sequence[Token], first: int, last: int) -> int | None:
    """The first token of the next written word, where the chain would begin behind a figure (345kV급 송전선로, 주52시간제 교육과정)."""
    start = run[first].start
    if not _FIGURE_BEFORE.search(text, max(0, start - 1), start):
        return first
    return next((i for i in range(first + 1, last + 1) if text[run[i].start - 1].isspace()), None)


def past_person(text: str, run: Sequence[Token], first: int, last: int) -> int | None:
    """The first token behind a person's name, where a title follows the chain (김지성 유네스코아태무형유산센터 사무총장)."""
    word = re.compile(r"\S+").match(text, run[first].start)
    after = re.compile(r"\s?([가-힣]{2,8})").match(text, run[last].end)
    if word is None or after is None or word.end() >= run[last].end or not is_name(word.group()):
        return first
    if not any(split_title(after.group(1)[:length]) for length in range(len(after.group(1)), 1, -1)):
        return first
    return next((i for i in range(first, last + 1) if run[i].start >= word.end()), None)


def past_partner(text: str, run: Sequence[Token], first: int, last: int, known: Sequence[Found]) -> int:
    """The first token behind another body that a hyphen or dot joins (통계청-유엔아태경제사회위원회)."""
    for middle in range(last - 1, first, -1):
        if (
            run[middle].form not in "-–·ㆍ"
            or run[middle].tag in NOUN
            or _JOINT_NAME.search(text[run[middle].start : run[last].end])
        ):
            continue
        left = text[run[first].start : run[middle].start]
        if any(f.end == run[middle].start and f.rule != "actor" for f in known) or (
            (head := head_of(left)) and head.strong and head.type in ORGANISED
        ):
            return middle + 1
    return first


def _dangling(text: str, run: Sequence[Token], index: int) -> bool:
    """Whether the name would begin in the middle of a word (부처 of 다부처)."""
    start = run[index].start
    if start == 0 or not "가" <= text[start - 1] <= "힣":
        return False
    return index == 0 or (run[index - 1].end == start and run[index - 1].tag in ("XPN", "MM", "NNG", "XR"))


def _quantity(text: str, run: Sequence[Token], index: int, last: int) -> int:
    """Number of tokens of a quantity at `index` (26MW급, 15시, 3개); 0 where there is none or it is an ordinal (3세대)."""
    token = run[index]
    if token.tag not in ("SN", "NR") or index + 1 > last:
        return 0
    after = run[index + 1]
    if after.start != token.end and after.tag not in ("NNB",):
        return 0
    unit = text[after.start : after.end]
    if unit in _ORDINAL or (
        after.tag in ("SL", "NNG", "NNP") and not (index + 2 <= last and run[index + 2].form in _DROP_SUFFIX)
    ):
        return 0 if after.tag != "NNB" or unit in _ORDINAL else 2
    if after.tag in ("SP", "SO", "SW"):
        return 0
    return 3 if index + 2 <= last and run[index + 2].form in _DROP_SUFFIX else 2
