"""Unknown members of lists, typed by the names beside them: A, B, C 등, where A and C are companies.

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


_LAST = re.compile(r",\s([A-Za-z가-힣][A-Za-z0-9가-힣&-]{2,14}?)(?:와|과)(?=\s)")


def unknown_members(text: str, sentences: Iterable[Sentence], found: Sequence[Found]) -> list[Found]:
    """Mentions of words that stand in a list with at least two names of one type, between them or at its ends."""
    more: list[Found] = []
    for sentence in sentences:
        inside = [f for f in found if sentence.start <= f.start and f.end <= sentence.end]
        if sum(f.type == "Company" for f in inside) >= 2:
            more += _in_sentence(text, sentence, inside)
    return more


def _in_sentence(text: str, sentence: Sentence, found: Sequence[Found]) -> list[Found]:
    more = []
    covered = [(f.start, f.end) for f in found]
    for piece in re.finditer(r"[^,·(]+", text[sentence.start : sentence.end]):
        start = sentence.start + piece.start()
        word = re.match(
            r"\s*([A-Za-z가-힣][A-Za-z0-9가-힣&]*(?: [A-Za-z가-힣][A-Za-z0-9가-힣&]*)?)(\s+등.*|\s*)$",
            piece.group().replace("\n", " "),
        )
        if not word:
            continue
        a, b = start + word.start(1), start + word.end(1)
        if any(x < b and a < y for x, y in covered):
            continue
        left = [f for f in found if f.end <= a and re.fullmatch(r"\s*(?:\([^)]*\))?\s*[,·]\s*", text[f.end : a])]
        right = [f for f in found if f.start >= b and re.fullmatch(r"\s*[,·]\s*", text[b : f.start])]
        kinds = {f.type for f in (*left, *right)}
        name = word.group(1)
        if (
            kinds == {"Company"}
            and len(name) >= 2
            and name not in words("generic", "modifiers")
            and not is_name(name)
            and not is_ordinary_word(name)
            and not _ROLE.search(name)
        ):
            more.append(Found(start=a, end=b, name=" ".join(name.split()), type="Company", rule="sibling", score=0.6))
    return [*more, *_last_members(text, sentence, found)]


def _last_members(text: str, sentence: Sentence, found: Sequence[Found]) -> list[Found]:
    """The last of a list of companies, with the particle of company: 한빛전자, 엑스-웨이브와."""
    more = []
    for company in (f for f in found if f.type == "Company"):
        last = _LAST.match(text, company.end, sentence.end)
        if last is None or any(f.start < last.end(1) and last.start(1) < f.end for f in found):
            continue
        name = last.group(1)
        if (
            not is_name(name)
            and not is_ordinary_word(name)
            and not _ROLE.search(name)
            and name not in words("generic", "modifiers")
        ):
            more.append(
                Found(start=last.start(1), end=last.end(1), name=name, type="Company", rule="sibling", score=0.6)
            )
    return more
