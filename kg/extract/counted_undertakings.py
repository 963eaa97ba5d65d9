"""Undertakings that a list counts: A 시범, B 설치, C 지원 등 8개 사업; △A △B 등 주요 사업.

Comes in: the text, its sentences, the mentions found so far. Goes out: further mentions of projects and programmes. Knows that what stands before
등 N개 사업 is a list of undertakings, whatever its members end in; a member is a phrase of nouns, the first one begins behind the last particle.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.heads import head_of
from kg.extract.model import Found, Sentence
from kg.extract.tables import words

_COUNTED = re.compile(
    r"\s?등\s?(?:의\s?)?(?:(?:총|모두|전체)\s)?(?P<count>\d+개\s?|\d+가지\s?)?(?:다양한\s|주요\s|각종\s|여러\s)?(?:신규|핵심|세부|단위|역점|특화|수출지원)?\s?"
    r"(?:사업|과제|프로젝트)들?(?=[을를이가은는에도의과와]|으로|[\s.,])"
)
_MARKS = "△▲▴▵○●"
_PARTED = re.compile(rf"[,{_MARKS}]")
_NOMINAL = frozenset({"NNG", "NNP", "NNB", "NR", "SN", "SL", "SH", "XPN", "XSN", "XR", "SP", "SO", "SW", "JC", "SSO", "SSC", "MAJ", "MM"})  # fmt: skip
_NO_UNDERTAKING = re.compile(
    r"[‘’'“”]|(?:기업|기관|단체|분야|지역|품목|업체|대학|부처|시설|주민|내용|분야별|\d+곳|\d+개소?|\d+명)$"
)
_DONE = frozenset({"시범", "제작", "확충", "교육", "사업", "리모델링", "정비", "보수", "교체", "심기", "준설", "연장"})
_LEAD = re.compile(r"(?:[가-힣]+\s)?(?:경우|올해|내년|특히|우선|먼저|주요\s?내용)\s")
_SUPPORT = re.compile(r"(?:지원|교육|공모|보급|컨설팅|바우처|장학금|체험)$")
_MADE = re.compile(r"\s?(?:건립|조성|구축|설치|신축|건설|개관|증설)")
"""Behind a site that is known already: what is done is no thing beside it."""
_UNDERTAKINGS = frozenset({"Project", "Programme", "Policy", "Fund"})


def counted_undertakings(text: str, sentences: Iterable[Sentence], found: Sequence[Found]) -> list[Found]:
    """The members of all such lists of at least two."""
    more: list[Found] = []
    for sentence in sentences:
        for closing in _COUNTED.finditer(text, sentence.start, sentence.end):
            spans = list(_members(text, sentence, closing.start()))
            if len(spans) >= 2 and (closing["count"] or all(_is_done(text[a:b]) for a, b in spans)):
                more += [_member(text, a, b) for a, b in spans if not _is_other(text, a, b, found)]
    return more


def _members(text: str, sentence: Sentence, end: int) -> Iterator[tuple[int, int]]:
    """The places of the members from the last to the first; brackets behind a member do not belong to it."""
    masked = re.sub(r"\([^()]*\)", lambda inner: "(" * len(inner.group()), text[sentence.start : end])
    marked = any(mark in masked for mark in _MARKS)
    stops = [hit.start() + sentence.start for hit in _PARTED.finditer(masked)]
    if marked:
        stops = [stop for stop in stops if text[stop] in _MARKS]
    last = end
    for stop in [*reversed(stops), sentence.start - 1]:
        piece = masked[stop + 1 - sentence.start : last - sentence.start].rstrip(" (,·\n").replace("(", " ")
        begin, close = stop + 1, stop + 1 + len(piece)
        broken = [t for t in sentence.tokens if begin <= t.start < close and t.tag not in _NOMINAL and text[t.start] != "("]  # fmt: skip
        if broken and not marked:
            begin = max(t.end for t in broken)
        if lead := _LEAD.match(text, begin, close):
            begin = lead.end()
        begin += len(text[begin:close]) - len(text[begin:close].lstrip())
        if close - begin >= 4 and (not broken or not marked) and (stop >= sentence.start or not marked):
            yield begin, close
        if broken and not marked:
            return
        last = stop


def _is_done(name: str) -> bool:
    """Whether the member ends in a noun of action: only those are surely undertakings where nobody counts them."""
    last = name.split()[-1]
    return " " in name and any(last.endswith(word) for word in words("frames", "actions") | _DONE)


def _is_other(text: str, start: int, end: int, found: Sequence[Found]) -> bool:
    """Whether the member is no undertaking by itself: too short, a body, a plain noun."""
    name = text[start:end]
    known = any(f.start == start and f.end == end and f.type not in _UNDERTAKINGS for f in found)
    made = any(f.start == start and f.type == "Facility" and _MADE.fullmatch(text, f.end, end) for f in found)
    cut = made or any((f.start < start < f.end) or (f.start < end < f.end) for f in found)
    return (
        known
        or cut
        or bool(_NO_UNDERTAKING.search(name))
        or (" " not in name and head_of(name) is None)
        or len(name) > 40
    )


def _member(text: str, start: int, end: int) -> Found:
    name = " ".join(text[start:end].split())
    head = head_of(name)
    if head is not None and head.type in _UNDERTAKINGS:
        kind = head.type
    else:
        kind = "Programme" if _SUPPORT.search(name) else "Project"
    return Found(start=start, end=end, name=name, type=kind, rule="counted", score=0.7)
