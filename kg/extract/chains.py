"""Names by their closing word: where a chain of nouns that ends in a head begins.

Comes in: a sentence's morphemes and the mentions known in it. Goes out: candidate mentions with a score. The head is easy, the left
boundary is the work: a chain starts at the last listed organisation at the latest, is cut after people, partners, quantities and
times. Whether it is a name at all `kg/extract/evidence_of_names.py` decides.
"""

import functools
import re
from collections.abc import Sequence

from kg.extract.evidence_of_names import is_owned, is_specific, judged
from kg.extract.heads import Head, head_of
from kg.extract.model import Found, Sentence, Token
from kg.extract.people_words import is_name, split_title
from kg.extract.tables import alternatives, words

_NOUN = frozenset({"NNG", "NNP", "SL", "SN", "XPN", "XSN", "SH", "NR", "XR"})
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
_JOINTS = frozenset("·ㆍ-–&․.+/")
_DROP_SUFFIX = frozenset({"급", "들"})
_BECOMES = re.compile(r"(?:으?로서?|이?라는)\s|\s(?:도약|육성|발돋움|도모)")
_JOINT_NAME = re.compile(r"공동|합동|협의|상생|교류|지자체")
_LAW_AFTER = re.compile(
    r"\s?(?:제\d|개정|제정|시행|에 따|에 의|에 근거|상\s|을 개정|을 제정|을 위반|위반|통과|적용|하위|전부개정|일부개정|입법)"
)
_SCHEMES = re.compile(
    r"\s?등\s?(?:의\s)?(?:다양한|각종|여러|주요|맞춤형)?\s?(?:사업|프로그램|시책)(?:을|를|으로|이|들|에)"
)
_BORDERS = frozenset({"주재", "주관", "주최", "참석", "참여", "소재", "위치", "소속", "겸", "대신", "기념", "출신"})
_STRAY = frozenset("에의로은는이가을를와과도인")
_TOPIC_MARKS = "▲△◆●■"
_ORGANISED = frozenset(
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


def chains(text: str, sentence: Sentence, known: Sequence[Found], squeezed: str) -> list[Found]:
    """Candidate names in the sentence; `known` are the mentions that stand in it, `squeezed` the document without blanks."""
    found: list[Found] = []
    topics = any(mark in text[sentence.start : sentence.end] for mark in _TOPIC_MARKS)
    for run in _runs(text, sentence.tokens):
        inside = [f for f in known if f.start >= run[0].start and f.end <= run[-1].end]
        if (scheme := _scheme(text, run, inside)) is not None:
            found.append(scheme)
        for last in range(len(run)):
            head = _head_at(text, run, last)
            if head is None:
                continue
            first = _left_edge(text, run, last, inside)
            if first is not None:
                first = _past_person(text, run, first, last)
            if first is not None and head.type in _ORGANISED:
                first = _past_partner(text, run, first, last, inside)
            if first is None or _is_listed(run, first, last, inside):
                continue
            if head.type == "Committee":
                first = _past_number(text, run, first, last)
            if head.word == "법" and not _LAW_AFTER.match(text, run[last].end):
                continue
            if not head.strong and _BECOMES.match(text, run[last].end):
                continue
            extra = (
                1.0 * _is_titled(text, run[last].end)
                + 0.5 * (head.type == "Facility" and text.startswith("에서", run[last].end))
                + 0.6 * bool(_made().match(text, run[last].end))
                + 1.0 * topics
                + 0.5 * (sentence.kind == "headline")
                + 1.8 * is_owned(text, run[first].start, known)
            )
            candidate = judged(text, run[first : last + 1], head, inside, squeezed, extra)
            if candidate is not None:
                found.append(candidate)
    return found


def _runs(text: str, tokens: Sequence[Token]) -> list[list[Token]]:
    """Maximal runs of nouns; middle dots and hyphens between nouns, and Latin glosses in brackets, do not end one."""
    runs: list[list[Token]] = []
    run: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if (
            token.tag in _NOUN
            or (
                token.tag == "NNB"
                and index + 1 < len(tokens)
                and tokens[index + 1].tag in _NOUN
                and tokens[index + 1].start == token.end
            )
            or (token.tag == "NNB" and run and run[-1].tag in ("SN", "NR") and run[-1].end == token.start)
            or (run and token.form in _JOINTS and _joins(tokens, index))
        ):
            run.append(token)
        elif run and token.form == "(" and token.start == run[-1].end and (close := _gloss_end(tokens, index)):
            run += tokens[index : close + 1]
            index = close
        elif run:
            runs.append(run)
            run = []
        index += 1
    if run:
        runs.append(run)
    return runs


def _joins(tokens: Sequence[Token], index: int) -> bool:
    """Whether the mark at `index` stands between two nouns without blanks."""
    if index + 1 >= len(tokens):
        return False
    before, mark, after = tokens[index - 1], tokens[index], tokens[index + 1]
    return before.end == mark.start and mark.end == after.start and after.tag in _NOUN


def _gloss_end(tokens: Sequence[Token], index: int) -> int | None:
    """Index of the bracket that closes a Latin gloss of at most three morphemes, if nouns go on after it."""
    for close in range(index + 2, min(index + 6, len(tokens) - 1)):
        if tokens[close].form == ")":
            inner = tokens[index + 1 : close]
            latin = all(t.tag in ("SL", "SN", "SW", "SO", "SP", "NNP") or t.form in "&+-·" for t in inner)
            return close if latin and tokens[close + 1].tag in _NOUN else None
    return None


@functools.cache
def _not_heads() -> tuple[str, ...]:
    return tuple(sorted(words("generic", "not_heads")))


def _head_at(text: str, run: Sequence[Token], last: int) -> Head | None:
    """The head that ends with that token, unless the word goes on without a blank (센터장)."""
    token = run[last]
    if token.tag in ("SN", "XPN", "SP", "SO", "SW") or token.form in _JOINTS:
        return None
    if last + 1 < len(run) and run[last + 1].start == token.end and run[last + 1].form not in "·ㆍ-–(":
        following = text[run[last + 1].start : run[last + 1].end]
        if following not in words("frames", "actions") and run[last + 1].tag != "SL":
            return None
    if token.form.endswith(_not_heads()) or text[run[max(0, last - 1)].start : token.end].endswith(_not_heads()):
        return None
    return head_of(text[run[max(0, last - 4)].start : token.end])


def _left_edge(text: str, run: Sequence[Token], last: int, known: Sequence[Found]) -> int | None:
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
        elif found.type in _ORGANISED:
            first = max(first, position)
    index = first
    while index <= last:
        word = text[run[index].start : run[index].end]
        stray = word in _STRAY and text[max(0, run[index].start - 1) : run[index].start] in ("*", ")", "’", "'", "”")
        if (
            stray
            or run[index].form in _JOINTS
            or run[index].form in "()"
            or word in words("generic", "edge")
            or run[index].tag == "XSN"
        ):
            if word == "신" or (run[index].tag == "XPN" and run[index].end == run[min(index + 1, last)].start):
                break
            index += 1
            continue
        skip = _quantity(text, run, index, last)
        if not skip:
            break
        index += skip
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
        text[run[index].start : run[index].end] in words("generic", "edge") or run[index].form in _JOINTS
    ):
        index += 1
    return index if index <= last else None


def _scheme(text: str, run: Sequence[Token], known: Sequence[Found]) -> Found | None:
    """A nominalised activity that the text calls a scheme: 제조혁신 전문인력 양성 등 다양한 사업."""
    last = next((i for i in range(len(run) - 1, 1, -1) if run[i].form in words("frames", "actions")), None)
    if last is None or last != len(run) - 1 or not _SCHEMES.match(text, run[last].end):
        return None
    first = _left_edge(text, run, last, known)
    if first is None or last - first < 3 or not any(is_specific(text, t) for t in run[first : last + 1]):
        return None
    name = " ".join(text[run[first].start : run[last].end].split())
    return Found(start=run[first].start, end=run[last].end, name=name, type="Programme", rule="head", score=0.6)


@functools.cache
def _made() -> re.Pattern[str]:
    """Behind a name: it is set going, run or bid for (을 조성, 구축을, 에 선정)."""
    verbs = alternatives(list(words("frames", "making")))
    return re.compile(
        rf"(?:[을를이가]\s?|\s)(?:(?:본격|적극|새로|추가로|단계적으로|성공적으로|차질없이|조기에|공동으로|최초로)\s)?(?:{verbs})"
    )


def _is_listed(run: Sequence[Token], first: int, last: int, known: Sequence[Found]) -> bool:
    """Whether the chain only describes a listed name that it ends in (국책 특수대학 한국폴리텍대학)."""
    return any(f.end == run[last].end and f.start > run[first].start and f.row is not None for f in known)


def _past_number(text: str, run: Sequence[Token], first: int, last: int) -> int:
    """The first token behind 제3차: the number counts meetings, the committee has none."""
    number = re.compile(r"(?:제\s?\d+\s?[차회기]|\d+[차회])\s").match(text, run[first].start)
    if number is None:
        return first
    return next((i for i in range(first, last + 1) if run[i].start >= number.end()), first)


def _is_titled(text: str, end: int) -> bool:
    """Whether a title stands right behind: then the chain is its holder's body."""
    after = re.compile(r"\s([가-힣]{2,8})").match(text, end)
    return after is not None and any(split_title(after.group(1)[:size]) for size in range(len(after.group(1)), 1, -1))


def _past_person(text: str, run: Sequence[Token], first: int, last: int) -> int | None:
    """The first token behind a person's name, where a title follows the chain (김지성 유네스코아태무형유산센터 사무총장)."""
    word = re.compile(r"\S+").match(text, run[first].start)
    after = re.compile(r"\s?([가-힣]{2,8})").match(text, run[last].end)
    if word is None or after is None or word.end() >= run[last].end or not is_name(word.group()):
        return first
    if not any(split_title(after.group(1)[:length]) for length in range(len(after.group(1)), 1, -1)):
        return first
    return next((i for i in range(first, last + 1) if run[i].start >= word.end()), None)


def _past_partner(text: str, run: Sequence[Token], first: int, last: int, known: Sequence[Found]) -> int:
    """The first token behind another body that a hyphen or dot joins (통계청-유엔아태경제사회위원회)."""
    for middle in range(last - 1, first, -1):
        if (
            run[middle].form not in "-–·ㆍ"
            or run[middle].tag in _NOUN
            or _JOINT_NAME.search(text[run[middle].start : run[last].end])
        ):
            continue
        left = text[run[first].start : run[middle].start]
        if any(f.end == run[middle].start and f.rule != "actor" for f in known) or (
            (head := head_of(left)) and head.strong and head.type in _ORGANISED
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
