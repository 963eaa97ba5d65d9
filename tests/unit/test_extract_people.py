"""People: names from abroad, names that are words too, second posts, titles that several share, names in brackets behind a title."""

import pytest
from extracted import claims, read

from kg.extract.people_words import could_be_name, is_name

ABROAD = {
    "현대로템의 젠슨 카렐로 창업자 겸 최고경영자(CEO)가 서울을 찾았다. 카렐로 CEO는 웃었다.": "젠슨 카렐로",
    "도르웨 게브리누스 WHO 사무총장은 환영했다.": "도르웨 게브리누스",
    "이날 쥐스탱 드레보 캐나다 총리가 말했다.": "쥐스탱 드레보",
    "행사에는 에릭 텐 하르크 감독이 왔다.": "에릭 텐 하르크",
    "회의에서 산업통상부 Vincent Karnoux 국장은 말했다.": "Vincent Karnoux",
}


def people(text: str) -> set[str]:
    return {name for unit in read(text).units for name in unit.names if unit.type == "Person"}


@pytest.mark.parametrize("text", ABROAD)
def test_people_from_abroad(text: str) -> None:
    assert ABROAD[text] in people(text)


@pytest.mark.parametrize(
    "text", ["커넥티드 카리스 시장은 커진다.", "박하늘 디플로 대표는 말했다.", "카리스 그룹 홀딩스 회장은 말했다."]
)
def test_companies_and_markets_are_no_people_from_abroad(text: str) -> None:
    assert not {name for name in people(text) if " " in name}


@pytest.mark.parametrize("name", ["배경훈", "최명서", "허영인", "이레나"])
def test_names_that_kiwi_takes_for_words(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("word", ["지원과", "최고의", "부동산", "기록한", "정부는"])
def test_words_that_are_no_names(word: str) -> None:
    assert not is_name(word)


def test_a_word_behind_a_title_in_brackets_can_be_a_name() -> None:
    assert could_be_name("이재민")
    assert not could_be_name("위원장")
    assert ("이재민", "LEADS", "무역위원회") in claims("무역위원회(위원장 이재민, 이하 무역위)는 협약을 맺었다.")


def test_a_name_in_brackets_behind_a_title() -> None:
    assert ("한두리", "LEADS", "국회") in claims("국회의장(한두리)은 지원을 약속했다.")


def test_a_second_post_behind_gyeom() -> None:
    found = claims("한두리 대통령 권한대행 부총리 겸 기획재정부 장관은 5일 회의를 열었다.")
    assert ("한두리", "LEADS", "기획재정부") in found


def test_a_title_that_several_share_heads_too() -> None:
    assert ("한두리", "LEADS", "현대로템") in claims("현대로템 한두리 공동대표는 투자를 밝혔다.")


def test_a_name_before_a_body_that_nobody_knows() -> None:
    assert "홍철기" in people("홍철기 캠퍼스놀이터 심사위원장은 말했다.")


def test_a_name_before_a_body_that_only_this_text_names() -> None:
    found = claims("가람누리위원회(이하 가누위)가 열렸다. 천영길 가누위 상임위원은 “앞으로 잘하겠다”고 말했다.")
    assert {subject for subject, kind, _ in found if kind == "HOLDS_POSITION"} == {"천영길"}


def test_who_is_made_the_head_of_a_body() -> None:
    found = claims("한두리 국회의원을 단장으로 한 비상경제대책단은 회의를 열었다.")
    assert ("한두리", "LEADS", "비상경제대책단") in found
