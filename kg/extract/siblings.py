"""Unknown members of lists, typed by the names beside them or by the noun behind them: A, B, C 등, where A and C are companies; A, B 등 방산업체.

Comes in: sentences and the mentions in them. Goes out: further mentions. Knows only that a list names things of one kind.
"""

import re
from collections.abc import Iterable, Sequence

from kg.extract.model import Found, Sentence
from kg.extract.morphology import is_ordinary_word
from kg.extract.people_words import is_name
from kg.extract.tables import words

_ROLE = re.compile(
    r"(?:관계자|대표|임직원|직원|주민|시민|기관|기업|업체|협력사|전문가|교수|학생|위원|의원|회원|등|여명|부문|분야|사업|기술|시장|제품|업계|개사|그룹사|계열사|인사|내빈)$"
)
_WORD = r"[A-Za-z가-힣][A-Za-z0-9가-힣&]*(?: [A-Za-z가-힣][A-Za-z0-9가-힣&]*)?"
_PIECE = re.compile(rf"\s*({_WORD})(\s+등.*|\s*\).*|\s*)$")
_LAST = re.compile(r",\s([A-Za-z가-힣][A-Za-z0-9가-힣&-]{2,14}?)(?:와|과)(?=\s)")
_NAMED_FIRMS = re.compile(
    r"(?<![가-힣A-Za-z0-9])((?:[A-Za-z가-힣][A-Za-z0-9가-힣&]{1,14}(?:,|·)\s?){1,8}[A-Za-z가-힣][A-Za-z0-9가-힣&]{1,14}) 등 (?:[가-힣]{2,6} )?(?:[가-힣]{2,6})?(?:업체|기업|회사|제조사|건설사|\d+개 ?사|\d+개 ?기업|\d+개 ?업체)(?:와|과|이|가|은|는|을|를|의|에|도|들)"
)
_HEADED = re.compile(
    r"(?:기업|업체|社|개사|회사|제조사|스타트업|협력사|은행)(?:\s?\([^()]{0,20}\)|\s?\d+\s?개\s?[社사]?)?\)?\s?[:：]\s?[△▲▷ㆍ·]?"
)
"""What calls the list behind it one of companies: 참여기업(8개 社): A, B."""
_GAPS = r"\s?[,，]\s?[△▲▷]?\s?"
_LISTED = re.compile(rf"{_WORD}(?:\([^()]{{0,20}}\))?(?:{_GAPS}{_WORD}(?:\([^()]{{0,20}}\))?){{2,}}(?=\s?(?:등|$))")
_ENDS = {
    "원": "ResearchInstitute",
    "소": "ResearchInstitute",
    "회": "Association",
    "단": "Organization",
    "관": "Organization",
}
"""What an unknown body of five letters or more is, at the end of a list of bodies."""
_BODIES = frozenset({"GovernmentBody", "City", "Province", "Company", "University", "ResearchInstitute", "Association", "Organization"})  # fmt: skip


def unknown_members(text: str, sentences: Iterable[Sentence], found: Sequence[Found]) -> list[Found]:
    """Mentions of words that stand in a list with at least two names of one type, or in one that is called a list of companies."""
    more: list[Found] = []
    for sentence in sentences:
        inside = [f for f in found if sentence.start <= f.start and f.end <= sentence.end]
        more += _called(text, sentence, inside)
        more += _bare(text, sentence, inside)
        if sum(f.type == "Company" for f in inside) >= 2:
            more += _in_sentence(text, sentence, inside)
        if sum(f.type in _BODIES for f in inside) >= 2:
            more += _last_members(text, sentence, inside)
    return more


def _in_sentence(text: str, sentence: Sentence, found: Sequence[Found]) -> list[Found]:
    more: list[Found] = []
    for piece in re.finditer(r"[^,·(]+", text[sentence.start : sentence.end]):
        start = sentence.start + piece.start()
        word = _PIECE.match(piece.group().replace("\n", " "))
        if not word:
            continue
        a, b = start + word.start(1), start + word.end(1)
        if not _is_free(found, a, b):
            continue
        left = [
            f for f in (*found, *more) if f.end <= a and re.fullmatch(r"\s*(?:\([^)]*\))?\s*[,·]\s*", text[f.end : a])
        ]
        right = [f for f in found if f.start >= b and re.fullmatch(r"\s*[,·]\s*", text[b : f.start])]
        if {f.type for f in (*left, *right)} == {"Company"} and _is_coined(word.group(1)):
            more.append(_company(text, a, b))
    return more


def _called(text: str, sentence: Sentence, found: Sequence[Found]) -> list[Found]:
    """The members of a list that is called one of companies: 한빛테크윈, 가람로템 등 방산업체와."""
    more = []
    for listed in _NAMED_FIRMS.finditer(text, sentence.start, sentence.end):
        pieces = list(re.finditer(r"[^,·\s]+", listed.group(1)))
        spans = [(listed.start() + p.start(), listed.start() + p.end()) for p in pieces]
        if all(_is_coined(text[a:b]) or not _is_free(found, a, b) for a, b in spans):
            more += [_company(text, a, b) for a, b in spans if _is_free(found, a, b)]
    return more


def _bare(text: str, sentence: Sentence, found: Sequence[Found]) -> list[Found]:
    """The members of a sentence that only lists companies, some of them known (* 한빛전자, 누보른, 가람화학), or that is headed so."""
    words_of = text[sentence.start : sentence.end]
    head = _HEADED.search(words_of)
    start = head.end() if head else 0
    listed = _LISTED.match(words_of, start)
    if listed is None or (head is None and listed.end() < len(words_of.rstrip())):
        return []
    begin, end = sentence.start + start, sentence.start + listed.end()
    inside = [f for f in found if begin <= f.start and f.end <= end]
    pieces = [(begin + p.start(), begin + p.end()) for p in re.finditer(_WORD, text[begin:end])]
    firms = sum(f.type == "Company" for f in inside)
    if firms < len(inside) or firms < (1 if head else max(2, len(pieces) / 3)):
        return []
    return [_company(text, a, b) for a, b in pieces if _is_free(found, a, b) and _is_coined(text[a:b])]


def _last_members(text: str, sentence: Sentence, found: Sequence[Found]) -> list[Found]:
    """The last of a list of bodies, with the particle of company: 한빛전자, 엑스-웨이브와; 한빛대, 가람산학융합원과."""
    more = []
    for body in (f for f in found if f.type in _BODIES):
        last = _LAST.match(text, body.end, sentence.end)
        if last is None or not _is_free(found, *last.span(1)) or not _is_coined(last.group(1)):
            continue
        name = last.group(1)
        kind = "Company" if body.type == "Company" else _ENDS.get(name[-1]) if len(name) >= 5 else None
        if kind is not None:
            more.append(Found(start=last.start(1), end=last.end(1), name=name, type=kind, rule="sibling", score=0.6))
    return more


def _is_free(found: Iterable[Found], start: int, end: int) -> bool:
    return not any(f.start < end and start < f.end for f in found)


def _company(text: str, start: int, end: int) -> Found:
    name = " ".join(text[start:end].split())
    return Found(start=start, end=end, name=name, type="Company", rule="sibling", score=0.6)


def _is_coined(name: str) -> bool:
    """Whether the word can be the name of a company: no word of the dictionary, no person, no role."""
    return not (
        len(name) < 2
        or name in words("generic", "modifiers")
        or is_name(name)
        or (is_ordinary_word(name) and not (name.isascii() and len(name) > 2))
        or _ROLE.search(name)
    )
