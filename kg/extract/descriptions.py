"""Chains of nouns that only describe: 국내 최대 전시회, 체험관·과학관, 배달 플랫폼인 '한빛', 서울시 정책.

Comes in: the text, the morphemes of a chain that ends in a head of places, undertakings and events, the mentions known in it. Goes out:
whether the chain says what sort of thing something is instead of naming one. Knows no scores.
"""

import re
from collections.abc import Sequence

from kg.extract.heads import Head, heads
from kg.extract.left_edges import ORGANISED, SPANS
from kg.extract.model import Found, Token
from kg.extract.tables import generic_chains, words

_SORTS = frozenset({"Facility", "Project", "Programme", "Policy", "Fund", "Event"})
_UNDERTAKEN = frozenset({"Project", "Programme", "Policy"})
_OWNERS = ORGANISED | {"City", "Province", "Country"}
_GREATEST = re.compile(r"(?<![가-힣])(?:최대|최대급|최고|최다|최장|유일|대표)(?![가-힣])")
_GREATEST_BEFORE = re.compile(r"(?<![가-힣])(?:최대|최대급|최고|최다|최장|유일|대표|최초|최초의)\s$")
_IS_SO = re.compile(r"인\s?[‘'“「『<가-힣A-Z]")
_CALLED = re.compile(r"\s[‘'“「『《]")
_NUMBERED = re.compile(r"제\s?\d|\d")
_ABOUT = {
    "Facility": re.compile(r"\s관련\s"),
    "Project": re.compile(r"\s관련\s|\s대상\s"),
    "Programme": re.compile(r"\s관련\s|\s대상\s"),
    "Event": re.compile(r"\s대상\s"),
}
"""What tells whom or what a thing of that sort is for (드론 관련 시설, 학부모 대상 프로그램)."""
_JOINT = re.compile(r"[·ㆍ․･/?]")
_PARTIES = frozenset("-–·ㆍ")
_DIVISION = re.compile(r"과(?:\s?(?:과장|사무관|팀장|담당|주무관|서기관)|\n|$)")
"""Behind 정책, 계획: then the chain is a division (주택정책과 과장)."""


def only_describes(text: str, tokens: Sequence[Token], head: Head, known: Sequence[Found]) -> bool:
    """Whether the chain describes instead of naming."""
    if head.type not in _SORTS:
        return False
    start, end = tokens[0].start, tokens[-1].end
    chain = text[start:end]
    if _GREATEST.search(chain) or _GREATEST_BEFORE.search(text, max(0, start - 5), start):
        return True
    if head.word.endswith("협약") and text[start - 1 : start] in _PARTIES and any(f.start == start for f in known):
        return True  # 한빛시-가람대 업무협약: not of the last party alone
    if head.type in _ABOUT and _ABOUT[head.type].search(chain):
        return True
    if chain.endswith("역") and SPANS & set(chain):
        return True  # 한빛역~누리역: a stretch
    if head.type == "Policy" and _DIVISION.match(text, end):
        return True
    if _is_plain(_JOINT.split(chain)[-1]) and _JOINT.search(chain):
        return True
    own = any(f.start < end and f.end > start and f.end < end for f in known)
    if not own and not _NUMBERED.search(chain) and (_IS_SO.match(text, end) or _CALLED.match(text, end)):
        return True
    return head.type in _UNDERTAKEN and any(
        f.start == start and f.type in _OWNERS and _is_plain(text[f.end : end]) for f in known
    )


def _is_plain(words_of: str) -> bool:
    """Whether nothing stands there but a word for a sort of thing (과학관, 정책, 지원 사업)."""
    squeezed = re.sub(r"\s", "", words_of)
    return squeezed in heads() or squeezed in generic_chains() or words_of.strip() in words("generic", "never")
