"""Sorting what does not fit in memory."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from kg.analysis.sorting import in_order


@given(st.lists(st.tuples(st.integers(0, 5), st.text(max_size=3))), st.integers(1, 7))
def test_items_come_in_the_order_of_their_keys_and_equal_ones_as_they_came(
    items: list[tuple[int, str]], held: int
) -> None:
    assert list(in_order(items, lambda item: item[0], held)) == sorted(items, key=lambda item: item[0])


def test_all_items_have_been_taken_when_the_first_is_given() -> None:
    taken: list[int] = []

    def source() -> Iterator[int]:
        for number in (3, 1, 2):
            taken.append(number)
            yield number

    rest = in_order(source(), lambda number: number, 2)
    assert taken == [3, 1, 2]
    assert list(rest) == [1, 2, 3]
