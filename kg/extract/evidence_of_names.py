"""Evidence that a chain of nouns is a name: proper words, specific modifiers, repetition, its owner before it.

Comes in: the morphemes of a chain and its head. Goes out: the mention with a score, or None. The weights were set by reading output.
"""

import re
from collections.abc import Sequence

from kg.extract.heads import Head, head_of, heads
from kg.extract.model import Found, Token
from kg.extract.morphology import is_ordinary_word
from kg.extract.tables import generic_chains, words

_PLANS = frozenset({"방안", "계획", "대책", "과제", "구상", "정책", "방침"})
_OWNS = re.compile(r"의\s|\s?(?:내|산하|부설|소속|직속)(?:의)?\s")
_DESCRIBED = re.compile(r"\d\S*\s(?:이상|이하|미만|내외)\s|[가-힣]짜리\s")
"""A quantity or measure inside a chain describes: 2년제 이상 대학, 반쪽짜리 공원."""
_FIELD = re.compile(r"\s?(?:\([A-Z][A-Za-z&]{1,9}\)\s?)?(?:분야|산업|기술|시장|업계|부문|관련|생태계)(?![가-힣]{2})")
"""Behind a word it tells that it is a branch and no company: 도심항공모빌리티(UAM) 분야."""
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
_UNDERTAKINGS = frozenset({"Policy", "Programme", "Fund"})
"""Of these ordinary words with a clear head make a name: 주택도시기금, 공동물류지원사업, 청년 기본 조례."""
_PLACES = frozenset({"City", "Province", "Country"})
_OFFICIAL = re.compile(r"(?:국제|세계|한국|국립|아시아|유럽|전국|대한|글로벌|동북아|아태)[가-힣]{2,}(?=[가-힣]{3}$)")
"""What names of official bodies begin with, written as one word (국제백신연구소)."""


def judged(
    text: str, tokens: Sequence[Token], head: Head, known: Sequence[Found], squeezed: str, extra: float
) -> Found | None:
    """The candidate with its score, or None where it is no name."""
    start, end = tokens[0].start, tokens[-1].end
    surface = text[start:end]
    name = " ".join(re.sub(r"\s*\([^()]*\)", "", surface).split())
    if (
        name in words("generic", "never")
        or name.replace(" ", "") in heads()
        or name.replace(" ", "") in generic_chains()
        or len(name) > 45
        or name.count("·") > 3
        or re.match(r"[IVXⅠ-Ⅻ]+\.", name)
        or _DESCRIBED.search(name)
    ):
        return None
    if surface.count("(") != surface.count(")"):
        return None
    if head.type == "Company" and ("·" in surface or _FIELD.match(text, end)):
        return None
    if head.type == "Company" and head.word not in ("개발공사", "도시공사") and not _is_coined(text, tokens):
        return None
    modifiers = [t for t in tokens if t.end <= end - len(head.word.replace(" ", "")) + _blanks(text, start, end, head)]
    proper = _proper(text, tokens, known, end)
    if not proper and len(tokens) == 1 and len(name) >= 4 and not is_ordinary_word(name):
        proper = 1
    specific = sum(is_specific(text, t) for t in modifiers)
    letters = len(re.sub(r"\s", "", name)) - len(head.word.replace(" ", ""))
    if letters <= 0:
        return None
    repeated = squeezed.count(re.sub(r"\s", "", name))
    if head.word == "이전" and (
        not (moved := head_of(name[:-2])) or moved.type not in ("Facility", "Organization", "GovernmentBody")
    ):
        return None
    before = _word_before_head(name, head)
    if (head.word in _PLANS and before in words("frames", "actions") and not head.strong) or (
        head.word == "전략" and before == "유치"
    ):
        return None
    score = (
        extra
        + (1.0 if head.strong else -0.4)
        + 1.2 * min(1, proper)
        + 0.6 * min(3, specific)
        + 0.15 * min(4, len(modifiers))
    )
    score += 0.7 * (repeated >= 2) + 0.4 * (repeated >= 4)
    score += 0.9 * (head.strong and head.type in _ORGANISED and bool(_OFFICIAL.match(name)))
    if letters <= 2 and not proper and repeated < 2 and extra < 1.0:
        score -= 0.8
    if not proper and not specific:
        named_so = (
            head.strong
            and head.type in _UNDERTAKINGS
            and head.word != "프로그램"
            and len(modifiers) >= 2
            and "·" not in name
        )
        score -= (
            0.15
            if named_so
            else 0.5
            if (head.strong and (len(modifiers) >= 2 or extra >= 1.0)) or extra >= 1.8
            else 1.3
        )
    if score < 1.15:
        return None
    return Found(
        start=start,
        end=end,
        name=name,
        type=head.type,
        rule="head",
        score=min(0.9, 0.45 + 0.1 * score),
        glossed=" ".join(surface.split()) if "(" in surface else "",
    )


def _is_coined(text: str, tokens: Sequence[Token]) -> bool:
    """Whether the chain is one word with something in front of the head that no dictionary holds (한빛전자, no 국내 전자)."""
    surface = text[tokens[0].start : tokens[-1].end]
    return (" " not in surface and "\n" not in surface and any(t.tag in ("NNP", "SL") for t in tokens)) or (
        len(tokens) == 1 and len(surface) >= 4
    )


def _word_before_head(name: str, head: Head) -> str:
    """The last word in front of the head."""
    rest = name[: -len(head.word)].split() if name.endswith(head.word) else []
    return rest[-1] if rest else ""


def is_owned(text: str, start: int, known: Sequence[Found]) -> bool:
    """Whether a body's genitive or the like stands right before: 정부의 X 전략, 포스텍 내 X센터."""
    return any(
        0 < start - f.end <= 4
        and f.type in _ORGANISED | _PLACES
        and _OWNS.fullmatch(text[f.end : start].replace("\n", " "))
        for f in known
    )


def _blanks(text: str, start: int, end: int, head: Head) -> int:
    """How many blanks the head itself holds in this spelling (조성 사업)."""
    return 0 if text[start:end].endswith(head.word.replace(" ", "")) else -head.word.count(" ")


def _proper(text: str, tokens: Sequence[Token], known: Sequence[Found], end: int) -> int:
    """Number of proper words: names known already, proper nouns, Latin words other than everyday ones."""
    count = sum(t.tag == "NNP" for t in tokens)
    latin = [t for t in tokens if t.tag == "SL" and t.form not in words("generic", "modifiers")]
    return count + len(latin) + sum(f.start >= tokens[0].start and f.end < end for f in known)


def is_specific(text: str, token: Token) -> bool:
    """Whether the word tells which one is meant."""
    word = text[token.start : token.end]
    return (
        token.tag in ("NNG", "NNP", "SL", "SN", "XR")
        and word not in words("generic", "modifiers")
        and word not in words("generic", "edge")
    )
