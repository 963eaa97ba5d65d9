"""Bylines in their many forms; outlets and names are invented."""

import pytest

from kg.article import lay_out

BYLINES = [
    ("[한빛=가람뉴스] 이나래 기자 = 시는", "가람뉴스", "한빛", ["이나래"]),
    ("[한빛·푸름=가람뉴스] 이나래 박도담 기자 = 시는", "가람뉴스", "한빛·푸름", ["이나래", "박도담"]),
    ("(한빛=누리통신) 이나래 특파원 = 시는", "누리통신", "한빛", ["이나래"]),
    ("【한빛=새벽통신】이나래 기자 = 시는", "새벽통신", "한빛", ["이나래"]),
    ("[누리경제=이나래 기자] 시는", "누리경제", None, ["이나래"]),
    ("[누리경제(한빛)=이나래 기자] 시는", "누리경제", "한빛", ["이나래"]),
    ("[누리경제 이나래 기자] 시는", "누리경제", None, ["이나래"]),
    ("[푸름조선 이나래 기자] 시는", "푸름조선", None, ["이나래"]),
    ("[누리방송 푸름, 이나래 기자] 시는", "누리방송", "푸름", ["이나래"]),
    ("[누리방송=푸름, 이나래 기자] 시는", "누리방송", "푸름", ["이나래"]),
    ("[누리방송 이나래, 박도담 기자] 시는", "누리방송", None, ["이나래", "박도담"]),
    ("[뉴스솔 이나래 기자] 시는", "뉴스솔", None, ["이나래"]),
    ("[누리방송/이나래기자] 시는", "누리방송", None, ["이나래"]),
    ("[누리신문 한빛=이나래 기자] 시는", "누리신문", "한빛", ["이나래"]),
    ("[ 한빛일보 ] 시는", "한빛일보", None, []),
    ("누리경제 이나래 기자 = 시는", "누리경제", None, ["이나래"]),
    ("이나래 기자 = 시는", None, None, ["이나래"]),
]


@pytest.mark.parametrize(("line", "publisher", "place", "authors"), BYLINES)
def test_byline_that_opens_a_paragraph(line: str, publisher: str | None, place: str | None, authors: list[str]) -> None:
    found = lay_out(f"한빛시, 수소도시 첫걸음\n\n{line} 회의를 열었다고 4일 밝혔다.\n").bylines[0]
    assert (found.publisher, found.place, [name for name, _, _ in found.authors]) == (publisher, place, authors)


@pytest.mark.parametrize(
    "line", ["[앵커] 시는", "[속보] 시는", "(사진) 시는", "[참고자료=붙임] 시는", "김기자는 시에서"]
)
def test_other_brackets_are_no_byline(line: str) -> None:
    text = f"한빛시, 수소도시 첫걸음\n\n{line} 회의를 열었다고 4일 밝혔다.\n"
    assert lay_out(text).bylines == ()
