"""Confidences after counts: between what was given and what held, never above the bound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.confidence import confidence, corrected, counted


def test_a_rule_never_counted_keeps_what_it_was_given() -> None:
    assert confidence("no such rule", 0.65) == 0.65
    assert corrected(0.65, 0, 0) == 0.65


def test_claims_that_hold_raise_and_claims_that_do_not_lower() -> None:
    assert corrected(0.6, 40, 40) > 0.6 > corrected(0.6, 0, 40)


@given(st.floats(0.0, 0.95), st.integers(0, 500), st.integers(0, 500))
def test_a_corrected_confidence_is_a_bounded_share(hand: float, one: int, other: int) -> None:
    right, every = sorted((one, other))
    assert 0 <= corrected(hand, right, every) <= 0.95


@pytest.mark.parametrize("key", sorted(counted()))
def test_the_table_holds_counts(key: tuple[str, float]) -> None:
    right, every = counted()[key]
    assert 0 <= right <= every
    assert every > 0
