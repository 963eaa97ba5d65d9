"""Quantities in Korean text; every sentence here is ours."""

import pytest

from kg.extract.figures import amount_of, figures_in

QUANTITIES = [
    ("전문가 26인으로 이뤄졌다", [(26, "명", False, None)]),
    ("3000여 명의 연구 인력", [(3000, "명", True, None)]),
    ("매년 60여 명을 기른다", [(60, "명", True, "year")]),
    ("총 2조5000억 원을 들인다", [(2_500_000_000_000, "KRW", False, None)]),
    ("1천200억원", [(120_000_000_000, "KRW", False, None)]),
    ("3천959억 원", [(395_900_000_000, "KRW", False, None)]),
    ("약 6만2천명이 찾았다", [(62_000, "명", True, None)]),
    ("1,233억원을 투입", [(123_300_000_000, "KRW", False, None)]),
    ("100MW 규모", [(100, "MW", False, None)]),
    ("3만㎡ 터", [(30_000, "㎡", False, None)]),
    ("수익률 4.5%를 올렸다", [(4.5, "%", False, None)]),
    ("5억 달러를 유치", [(500_000_000, "USD", False, None)]),
    ("12개 기업이 입주", [(12, "개", False, None)]),
    ("연간 300만 톤", [(3_000_000, "t", False, "year")]),
    ("1.5조 원", [(1_500_000_000_000, "KRW", False, None)]),
    ("400평 규모의 센터", [(400, "평", False, None)]),
    ("버스 20대를 샀다", [(20, "대", False, None)]),
    ("데이터센터 25동을 짓는다", [(25, "동", False, None)]),
    ("국비 88억 원과 지방비 22억 원", [(8_800_000_000, "KRW", False, None), (2_200_000_000, "KRW", False, None)]),
]


@pytest.mark.parametrize(("words", "expected"), QUANTITIES)
def test_quantities(words: str, expected: list[tuple[float, str, bool, str | None]]) -> None:
    assert [(f.value, f.unit, f.approximate, f.per) for f in figures_in(words, 0, len(words))] == expected


@pytest.mark.parametrize(
    "words",
    [
        "4세대 가속기",
        "미래 100년",
        "21대 국회",
        "제3차 회의",
        "제9기 위원회",
        "2025년 2월 4일",
        "3단계 사업",
        "5G 통신",
        "3기 신도시",
        "10대 과제",
        "4차 산업혁명",
        "2040 세대",
        "6자 협의체",
        "B2B",
        "제10회 포럼",
        "5대 시중은행",
        "3대 기본수칙",
        "코로나19 병상",
        "2기 주민위원",
    ],
)
def test_ordinals_dates_and_names_are_no_quantities(words: str) -> None:
    assert figures_in(words, 0, len(words)) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [("2조5000억", 25 * 10**11), ("1천200억", 12 * 10**10), ("10만", 10**5), ("천", 1000), ("", None)],
)
def test_amounts(words: str, value: int | None) -> None:
    assert amount_of(words) == value
