"""People whom only their speech proves; every sentence here is ours."""

import pytest

from kg.extract.model import Found
from kg.extract.speaking_people import speaking_people


def people(text: str, *found: Found) -> list[tuple[str, str, bool]]:
    return [
        (one.name, post.title, post.body is not None) for one, post in speaking_people(text, [(0, len(text))], found)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("김하늘 시 기획예산과장은 “올해 끝낸다”고 밝혔다.", [("김하늘", "기획예산과장", False)]),
        ("하지만 박두리 연구개발담당 부사장은 이날 “아직 멀었다”라고 했다.", [("박두리", "부사장", False)]),
        ("김하늘 시장은 길을 열었다.", []),
        ("김하늘 시인은 “봄이 왔다”고 썼다.", []),
        ("오는 봄에 김하늘 과장은 “간다”고 했다.", []),
    ],
)
def test_a_name_that_opens_and_a_title_before_speech(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert people(text) == expected


def test_the_body_on_the_way_is_where_the_post_is() -> None:
    text = "김하늘 한빛전자 안전담당 상무는 “준비됐다”고 말했다."
    body = Found(start=4, end=8, name="한빛전자", type="Company", rule="listed", score=0.9)
    assert people(text, body) == [("김하늘", "안전담당 상무", True)]


def test_a_place_that_is_taken_is_no_new_person() -> None:
    text = "김하늘 기획과장은 “간다”고 했다."
    assert not people(text, Found(start=0, end=3, name="김하늘", type="Company", rule="listed", score=0.9))
