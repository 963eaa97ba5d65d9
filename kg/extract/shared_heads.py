"""Names that share one head: 이차전지·바이오·수소 특화단지 are three, 천안·대불 산단 two.

Comes in: the text and the mentions found by their heads. Goes out: the mentions, each such list replaced by one mention a member, whose name is the
member and the head. Lists of places share any of the heads of `schema/heads.toml`, `shared`; other words only from three on, since
소재·부품·장비 or 인공지능·데이터 may as well describe one thing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.model import Found
from kg.extract.tables import alternatives, table

_DOTS = "·ㆍ∙․‧"
_FIXED = frozenset({"소재", "부품", "장비", "의료", "기기", "연구", "교육", "문화", "관광", "설계", "제조"})
"""Words that go together in one name more often than not."""


def distributed(text: str, found: Sequence[Found]) -> list[Found]:
    """The mentions, lists with a shared head taken apart."""
    places = {f.start: f for f in found if f.row is not None and f.type in ("City", "Province")}
    result: list[Found] = []
    for name in found:
        parts = _members(text, name, places) if name.rule == "head" and any(d in name.name for d in _DOTS) else []
        result += parts or [name]
    return result


def _members(text: str, name: Found, places: dict[int, Found]) -> list[Found]:
    heads = alternatives(list(table("heads")["shared"]["words"]))
    shape = re.compile(rf"((?:[가-힣A-Za-z0-9]{{2,8}}\s?[{_DOTS}]\s?){{1,5}}[가-힣A-Za-z0-9]{{2,8}})\s?({heads})")
    listed = shape.fullmatch(text[name.start : name.end].replace("\n", " "))
    if listed is None:
        return []
    pieces = list(re.finditer(rf"[^{_DOTS}\s]+", listed.group(1)))
    known = [name.start + piece.start() in places for piece in pieces]
    if not all(known) and (len(pieces) < 3 or any(piece.group() in _FIXED for piece in pieces)):
        return []
    members = []
    for piece in pieces:
        start, end = name.start + piece.start(), name.start + piece.end()
        last = piece is pieces[-1]
        members.append(
            replace(
                name,
                start=start,
                end=name.end if last else end,
                name=f"{piece.group()} {listed.group(2)}",
                rule="shared-head",
                glossed="",
            )
        )
    return members
