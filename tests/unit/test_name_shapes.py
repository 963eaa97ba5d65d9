"""What a learned name may not look like."""

import pytest

from kg.extract.name_shapes import is_no_one_name


@pytest.mark.parametrize("name", ["새빛포럼과 컨퍼런스", "이 도서관", "해오름 실증센터 유치", "새빛시 누리집"])
def test_what_joins_points_or_bids_is_no_name(name: str) -> None:
    assert is_no_one_name(name)


@pytest.mark.parametrize("name", ["해오름 실증센터", "유치원 지원 사업", "새빛 물류로봇 축제"])
def test_what_names_one_thing_may_be_learned(name: str) -> None:
    assert not is_no_one_name(name)
