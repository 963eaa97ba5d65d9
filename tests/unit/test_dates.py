"""Dates counted from the day of publication; every phrase here is ours."""

from datetime import date

import pytest

from kg.extract.dates import dates_in

BASE = date(2025, 2, 4)
CASES = [
    ("시는 4일 회의를 열었다", ["2025-02-04"]),
    ("지난달 30일 맺었다", ["2025-01-30"]),
    ("오는 10일 연다", ["2025-02-10"]),
    ("오는 3일 연다", ["2025-03-03"]),
    ("지난 30일 열렸다", ["2025-01-30"]),
    ("내년 하반기 착공", ["2026-07/2026-12"]),
    ("올해 안에", ["2025"]),
    ("2027년까지 짓는다", ["2027"]),
    ("이날 행사에서", ["2025-02-04"]),
    ("3월 중 발표", ["2025-03"]),
    ("2025년 2월 4일 열렸다", ["2025-02-04"]),
    ("12~14일 열린다", ["2025-02-12/2025-02-14"]),
    ("2월 12일~3월 2일", ["2025-02-12/2025-03-02"]),
    ("상반기에 끝낸다", ["2025-01/2025-06"]),
    ("지난 11월 합의했다", ["2024-11"]),
    ("지난해 12월 24일", ["2024-12-24"]),
    ("2026년 상반기", ["2026-01/2026-06"]),
    ("2026~2030년 사업", ["2026/2030"]),
    ("’22년 이전에", ["2022"]),
    ("25.2.4.(화)", ["2025-02-04"]),
    ("5월 21일(목) 오후", ["2025-05-21"]),
    ("2028년 2월까지 공사", ["2028-02"]),
    ("다음 달 문을 연다", ["2025-03"]),
    ("지난 1월 25일 세웠다", ["2025-01-25"]),
    ("12월 3일 만났다", ["2024-12-03"]),
    ("31일 서울에서", ["2025-01-31"]),
    ("오는 6월 문을 연다", ["2025-06"]),
]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_dates_are_counted_from_publication(words: str, expected: list[str]) -> None:
    assert [when.value for when in dates_in(words, 0, len(words), BASE)] == expected


@pytest.mark.parametrize(
    "words",
    [
        "미래 100년을 준비",
        "4세대 가속기",
        "1박 2일에 걸친",
        "30일간 이어진다",
        "제21대 국회",
        "2월 31일",
        "1.5조 원",
        "12월호",
        "3일 동안 열린다",
    ],
)
def test_other_numbers_are_no_dates(words: str) -> None:
    assert dates_in(words, 0, len(words), BASE) == []


def test_without_a_day_of_publication_only_full_dates_count() -> None:
    words = "4일 회의는 2025년 3월 7일에 이어지고 내년에 끝난다"
    assert [when.value for when in dates_in(words, 0, len(words), None)] == ["2025-03-07"]
