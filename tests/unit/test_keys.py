"""Keys: one form for all spellings, and what keeps two names apart."""

import pytest

from kg.keys import make_key, parse_key
from kg.lexicon import load_lexicon


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("국가 AI컴퓨팅센터", "국가AI 컴퓨팅 센터"),
        ("포항 AI혁신위원회", "포항시 AI혁신위원회"),
        ("인공지능 연구소", "AI연구소"),
        ("㈜한빛로봇", "한빛로봇(주)"),
        ("‘한빛·로봇’", "한빛로봇"),
    ],
)
def test_spellings_of_one_name_have_one_key(a, b):
    lexicon = load_lexicon()
    assert make_key(a, "Facility", lexicon) == make_key(b, "Facility", lexicon)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("3세대 방사광가속기", "4세대 방사광가속기"),
        ("포항 AI위원회", "구미 AI위원회"),
        ("2024년 로봇축제", "2025년 로봇축제"),
        ("포스코", "포스코홀딩스"),
    ],
)
def test_numbers_places_and_longer_names_keep_names_apart(a, b):
    lexicon = load_lexicon()
    assert make_key(a, "Facility", lexicon) != make_key(b, "Facility", lexicon)


def test_a_qualifier_may_be_a_key():
    key = make_key("이가온", "Person", load_lexicon(), "thing|해온시|")
    assert key == "person|이가온|thing|해온시|"
    assert parse_key(key) == ("person", "이가온", "thing|해온시|")
    assert parse_key(key).block == "person|이가온"
    assert parse_key("import|x") == ("import", "x", "")
