"""Chains of nouns that describe and name nothing, and where a name begins behind figures and words that point. Own sentences."""

import extracted
import pytest

from kg.extract.reading import read
from kg.lexicon import load_lexicon


def names(text: str) -> set[str]:
    """What rules alone find, without what was learned."""
    return {
        at.found.name for at in read(text, load_lexicon(), lambda _text, _sentences, found, _lexicon: [*found]).places
    }


@pytest.mark.parametrize(
    ("text", "no_name"),
    [
        ("포항시는 국내 최대 나루전시관을 짓는다.", "국내 최대 나루전시관"),
        ("가람시는 나루체험관·과학관을 지을 방침이다.", "나루체험관·과학관"),
        ("포항시 정책을 두고 말이 많다.", "포항시 정책"),
        ("문의는 포항시 주택정책과 과장 이하나에게 한다.", "포항시 주택정책"),
        ("포항시는 나루항 드론 관련 공장을 짓는다.", "나루항 드론 관련 공장"),
        ("이하나 교수는 ‘나루항 물류의 발전방향’을 주제로 발표했다.", "나루항 물류의 발전방향"),
        ("두 회사의 ‘속도전’이 시작됐다.", "속도전"),
        ("포항시-한국수력원자력 업무협약 체결", "한국수력원자력 업무협약"),
        ("포항시는 가람역~누리역 구간을 지하로 옮긴다.", "가람역"),
    ],
)
def test_what_only_describes_is_no_name(text: str, no_name: str) -> None:
    assert no_name not in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("협약식은 수요일 가람누리호텔에서 열렸다.", "가람누리호텔"),
        ("포항시는 가람~누리 고속도로를 건설할 계획이다.", "가람~누리 고속도로"),
        ("포항시는 345㎸급 나루가람 변전소를 건설한다.", "나루가람 변전소"),
    ],
)
def test_where_a_name_begins(text: str, name: str) -> None:
    assert name in names(text)


def test_a_gloss_behind_an_event_is_a_further_spelling_of_it() -> None:
    found = extracted.read(
        "포항시는 4일 포항에서 ‘나루 항만 공개토론회’(포럼)를 열었고, ‘가람 설명 토론회(포럼)’도 열었다."
    )
    assert any("가람 설명 토론회(포럼)" in unit.names for unit in found.units)


def test_behind_a_listed_scheme_the_rest_of_its_word_belongs_to_it() -> None:
    assert "가족친화인증제도" in names("포항시는 가족친화인증제도 개선에 나섰다.")
