"""Tables of text: widths of Hangul, wrapping, what stands below its row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.cli.table import table_lines, width_of, wrapped

TEXT = st.text(st.sampled_from("가나 다abc·“”1"), max_size=60)


@pytest.mark.parametrize(
    ("text", "cells"), [("포항시", 6), ("KT", 2), ("e\u0301", 1), ("“말”", 4), ("", 0), ("AI 혁신", 7)]
)
def test_hangul_takes_two_cells(text: str, cells: int) -> None:
    assert width_of(text) == cells


@given(TEXT, st.integers(2, 30))
def test_wrapping_loses_nothing_and_keeps_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(width_of(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=5), st.integers(40, 120))
def test_no_line_is_wider_than_the_screen(rows: list[tuple[str, str, str]], width: int) -> None:
    assert all(width_of(line) <= width for line in table_lines(("one", "two", "three"), rows, width))


def test_columns_line_up_and_numbers_stand_right() -> None:
    assert list(table_lines(("누가", "n"), [("포항시", "2"), ("KT", "10")], 80)) == [
        "누가     n",
        "──────────",
        "포항시   2",
        "KT      10",
    ]


def test_empty_columns_are_left_out() -> None:
    assert list(table_lines(("a", "b"), [("x", "")], 80)) == ["a", "─", "x"]


def test_empty_columns_stay_where_they_were_asked_for() -> None:
    assert list(table_lines(("a", "b"), [("x", "")], 80, keep_empty=True)) == ["a  b", "────", "x"]


def test_dates_and_types_are_not_broken_but_stand_below_what_they_belong_to() -> None:
    headings = ("actor", "relation", "last reported")
    rows = [("해온시", "LOCATED_IN", "2025-03-11"), ("다솔시", "LOCATED_IN", "2025-03-11")]
    assert list(table_lines(headings, rows, 26)) == [
        "actor   relation",
        "──────────────────",
        "해온시  LOCATED_IN",
        "다솔시  LOCATED_IN",
        "    last reported:",
        "    2025-03-11",
    ]


def test_without_rows_the_headings_stand() -> None:
    assert next(table_lines(("a", "b"), [], 80)) == "a  b"


def test_long_texts_stand_below_their_row_where_the_screen_is_narrow() -> None:
    quote = "한 문장이 아주 길게 이어진다 " * 4
    wide, narrow = (list(table_lines(("who", "quote"), [("포항시", quote)], width)) for width in (200, 60))
    assert len(wide) == 3
    assert narrow[2] == "포항시"
    assert narrow[3].startswith("    quote: 한 문장이")
