"""Bodies inside the word of a title: 포항시장, 경북행정부지사, 금융위원장, 국립소방연구원장, 부산교육감, 지방시대위원장.

Comes in: the lexicon, what stands before the title in the word, the title. Goes out: how much of the word names the body, its type, its row or its name.
"""

from kg.extract.heads import head_of
from kg.extract.model import Found
from kg.lexicon import Lexicon, Row

_ENDS = {"시장": "시", "도지사": "도", "군수": "군", "구청장": "구"}
_HEADED = frozenset({"GovernmentBody", "ResearchInstitute", "Association", "Committee", "Organization", "University", "Company"})  # fmt: skip
_UNITS = frozenset({"운영", "집행", "공동", "준비", "상임", "선대", "심사", "심의", "자문", "추진", "수석부", "전임", "초대", "명예", "편집", "조직", "당협", "당원협의회운영", "지역", "시당", "도당", "수석"})  # fmt: skip
"""What stands before 위원장 without naming a committee."""

Glued = tuple[int, str, Row | None, str]


def glued_body(lexicon: Lexicon, prefix: str, title: str, before: Found | None = None) -> Glued | None:
    """`before` is the body in front of the word (울산 동구청장). (letters of the word that name the body, type, row, name where it is not those letters); None where the word names none."""
    stem = title.removesuffix("장")
    end = _ENDS.get(title)
    if end and before is not None and before.row is not None:
        within = lexicon.get(f"{before.name} {prefix}{end}")
        if within is not None and within.type == "City":
            return len(prefix) + 1, "City", within, ""
    if title == "교육감" and (row := _row(lexicon, prefix + "교육청", title) or _row(lexicon, prefix + "시교육청", title) or _row(lexicon, prefix + "도교육청", title)):  # fmt: skip
        return len(prefix), row.type, row, row.name
    if title == "의장" and prefix.endswith(("시", "도", "군", "구")):
        row = _row(lexicon, prefix + "의회", title)
        return len(prefix) + 1, "GovernmentBody", row, row.name if row else prefix + "의회"
    tries = [(prefix + _ENDS.get(title, "\0"), 1), (prefix, 0)]
    if stem != title and stem not in ("시", "군수", "구청"):
        tries = [(prefix + stem, len(stem)), (prefix + "위", 1), *tries]
    for name, extra in tries:
        if row := _row(lexicon, name, title):
            return len(prefix) + extra, row.type, row, ""
    head = head_of(prefix + stem)
    if (
        stem != title
        and head is not None
        and head.strong
        and len(prefix + stem) >= len(head.word) + 3
        and (head.type in _HEADED or (head.type == "Facility" and title == "센터장"))
    ):
        return len(prefix + stem), head.type, None, ""
    if title == "위원장" and len(prefix) >= 4 and prefix not in _UNITS and not prefix.endswith(tuple(_UNITS)):
        return len(prefix) + 2, "Committee", None, prefix + "위원회"
    return None


def _row(lexicon: Lexicon, name: str, title: str) -> Row | None:
    """The listed body of that name; a short name that is an ordinary word too only before the title of its official (no 예산실장)."""
    row = lexicon.get(name)
    if row is None or row.type in ("Country", "MediaOutlet"):
        return None
    if row.type == "City" and name in row.common and title not in _ENDS:
        return None
    return row if row.type in ("City", "Province") or len(name) >= 3 or title == "의장" else None
