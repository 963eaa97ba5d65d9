"""Companies that the text calls companies: 쌀가루 제조업체인 한빛식품, 한빛테크(전기차 부품 제조업체), 로봇 전문기업 한빛웨이브.

Comes in: the text, its parts, the mentions found before. Goes out: mentions. What is called a company has to look like a name: no word of the
dictionary, nothing that is known already.
"""

import re
from collections.abc import Iterable, Sequence

from kg.extract.definitions import occurrences
from kg.extract.model import Found
from kg.extract.morphology import is_ordinary_word
from kg.extract.people_words import is_name
from kg.extract.tables import words
from kg.korean import ends_at_boundary

_KIND = r"(?:제조업체|제조기업|제조사|전문기업|전문업체|업체|기업|회사|벤처기업|스타트업|선도기업|강소기업|향토기업|중견기업|대기업|운영사|개발사|시공사|자회사|계열사|지주회사|협력사|투자사|플랫폼사|통신사|제약사|건설사|게임사|보험사|항공사|생산업체|가공업체|유통업체)"
_NAME = r"([A-Z][A-Za-z0-9&-]{1,15}(?: [A-Z][A-Za-z0-9&]{1,15}){0,2}(?![가-힣]{3})|[A-Z가-힣][A-Za-z0-9가-힣&]{2,13})"
_CALLED = re.compile(rf"{_KIND}인\s[‘'“]?{_NAME}")
_BESIDE = re.compile(
    rf"(?:제조업체|제조기업|제조사|전문기업|전문업체|벤처기업|스타트업|선도기업|강소기업|향토기업|중견기업|생산업체|가공업체)\s[‘'“]?{_NAME}"
)
_GLOSSED = re.compile(rf"(?<![가-힣A-Za-z0-9]){_NAME}\s?\([^()\n]{{0,30}}{_KIND}\)")
_CODED = re.compile(rf"(?<![가-힣A-Za-z0-9]){_NAME}\s?[\[(]\d{{6}}[\])]")
"""With the number of its share: 한빛솔[122990], 한빛솔(122990)."""
_TWO = re.compile(
    rf"(?<![가-힣A-Za-z0-9]){_NAME}(?:와|과|,|·)\s?{_NAME}(?:\s등)?\s\d\s?개\s?(?:사|회사|기업|업체)(?:는|가|와|의|이|은)"
)
"""한빛산업과 가람코리아 2개사는."""
_PARTICLE = re.compile(r"(?:에서|으로|에게|에는|까지|부터|이라는|이|가|은|는|을|를|의|에|와|과|도|로|측)$")
_NO_NAME = re.compile(
    r"(?:기업|업체|회사|대표|관계자|사장|들|개사|협회|지원|육성|유치|사업|산업|단지|분야|시장|제품|기술|공장|센터|지역|투자|및|등)$"
)


def apposed_companies(text: str, parts: Iterable[tuple[int, int]], known: Sequence[Found]) -> list[Found]:
    """Mentions of the companies, at all places where their names stand."""
    parts = list(parts)
    covered = {place for f in known for place in range(f.start, f.end)}
    found: dict[tuple[int, int], str] = {}
    for begin, stop in parts:
        for pattern in (_CALLED, _BESIDE, _GLOSSED, _CODED, _TWO):
            for hit in pattern.finditer(text, begin, stop):
                for group in range(1, pattern.groups + 1):
                    start, end = hit.start(group), _end(text, *hit.span(group))
                    if _is_coined(text[start:end]) and covered.isdisjoint(range(start, end)):
                        found[(start, end)] = text[start:end]
    for name in sorted(set(found.values())):
        found |= {span: name for span in occurrences(text, parts, name) if covered.isdisjoint(range(*span))}
    return [
        Found(start=start, end=end, name=name, type="Company", rule="company-mark", score=0.75)
        for (start, end), name in sorted(found.items())
    ]


def _end(text: str, start: int, end: int) -> int:
    """The end of the name without the particle that Hangul runs into."""
    particle = _PARTICLE.search(text[start:end])
    if particle and end - start - len(particle.group()) >= 3 and ends_at_boundary(text, end - len(particle.group())):
        return end - len(particle.group())
    return end


def _is_coined(name: str) -> bool:
    return not (
        len(name) < 3
        or _NO_NAME.search(name)
        or is_name(name)
        or (is_ordinary_word(name) and not name.isascii())
        or name in words("generic", "modifiers")
        or name in words("generic", "edge")
    )
