"""Units of bodies by their closing word: 가람공사 누리지사, 한빛청 구조본부, 누리본부(본부장 홍길동).

Comes in: a chain of nouns that ends in a head of `schema/heads.toml`, `unit`, and the mentions known in it. Goes out: the head with the type that the
body in front gives it, or None. Without a body only the title of who heads it proves a unit; 전남지사 is a governor.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.heads import UNIT, Head
from kg.extract.left_edges import ORGANISED
from kg.extract.model import Found, Token

_TYPES = {
    "GovernmentBody": "GovernmentBody",
    "University": "ResearchInstitute",
    "ResearchInstitute": "ResearchInstitute",
}
_HEADED = re.compile(r"\s?\((?:본부장|지사장|부문장|사업부장|총국장)\s")
_PLAYED = re.compile(r"(?:을|으로|에)\s(?:맡|분|캐스팅|열연|낙점)")
_PUBLIC = re.compile(r"산림|해양|항공|교통|소방|안전|국방|우정|경찰|관세|검역|방위|상수도|도시기반|기후환경|재난")


def unit_head(
    text: str, run: Sequence[Token], first: int, last: int, head: Head, known: Sequence[Found]
) -> Head | None:
    """The head with its type; None where nothing shows that the chain is a unit. Heads of other kinds come back as they are."""
    if head.type != UNIT and not (head.type == "GovernmentBody" and head.word.endswith("본부")):
        return head
    if head.word == "역":
        return replace(head, type="Facility") if _is_station(text, run, last) else None
    owners = [f for f in known if f.start == run[first].start and f.type in ORGANISED and f.end < run[last].start]
    between = text[owners[-1].end : run[last].end].removesuffix(head.word) if owners else ""
    if owners and between.startswith(" ") and between.strip():
        return replace(head, type=_TYPES.get(owners[-1].type, "Organization"))
    if _HEADED.match(text, run[last].end):
        return replace(head, type="GovernmentBody" if _PUBLIC.search(text[run[first].start : run[last].end]) else "Organization")  # fmt: skip
    return head if head.type != UNIT else None


def _is_station(text: str, run: Sequence[Token], last: int) -> bool:
    """Whether a proper name is glued to 역, and no part in a play is meant."""
    name, end = run[last - 1] if last else run[last], run[last].end
    if run[last].form == "역":
        proper = last > 0 and name.end == run[last].start and name.tag == "NNP"
    else:
        proper = run[last].tag == "NNP" and len(run[last].form) >= 3
    return proper and not _PLAYED.match(text, end)
