"""Undertakings by how texts name them: lists that count them, marks without blanks, one under two names, whose they are. Own sentences."""

import pytest
from extracted import claims, read

from kg.extract.counted_undertakings import counted_undertakings
from kg.extract.definitions import quoted_names
from kg.extract.laws import laws
from kg.extract.model import Found
from kg.extract.morphology import sentences
from kg.extract.things import things_of


def counted(text: str) -> dict[str, str]:
    found = counted_undertakings(text, sentences(text, 0, 0, "paragraph", []), [])
    return {f.name: f.type for f in found}


def quoted(text: str) -> dict[str, str]:
    return {f.name: f.type for f in quoted_names(text, [(0, len(text))])}


@pytest.mark.parametrize(
    "text",
    [
        "시는 마을 우물 복원 시범(2곳), 꿀벌 농가 상자 보급, 산골 버스 지원 등 3개 사업을 벌인다.",
        "시는 △마을 우물 복원 시범(2곳) △꿀벌 농가 상자 보급 △산골 버스 지원 등 총 3개 사업을 벌인다.",
    ],
)
def test_a_list_that_counts_undertakings_gives_each(text: str) -> None:
    assert counted(text) == {
        "마을 우물 복원 시범": "Project",
        "꿀벌 농가 상자 보급": "Programme",
        "산골 버스 지원": "Programme",
    }


def test_the_first_member_begins_behind_the_last_particle() -> None:
    found = counted("시는 더위에 견디는 참깨 육성, 마을 찻집 설치 등 다양한 사업을 벌인다.")
    assert found == {"참깨 육성": "Project", "마을 찻집 설치": "Project"}


@pytest.mark.parametrize(
    "text",
    [
        "시는 일자리, 주거, 문화 등 3개 분야 40개 과제를 골랐다.",
        "풀장과 물놀이, 밤 음악회 등 다양한 사업이 있다.",
        "시는 마을 우물 복원 등 3개 사업을 벌인다.",
    ],
)
def test_a_list_of_anything_else_gives_nothing(text: str) -> None:
    assert not counted(text)


def test_curled_marks_need_no_blank_before_them() -> None:
    assert quoted("시는 지난해 받은‘누리나래 지원사업’으로 논다.") == {"누리나래 지원사업": "Programme"}
    assert not quoted("시는 rock'n'roll 지원사업' 뒤에 논다.")


def test_what_stands_behind_the_marks_tells_the_sort() -> None:
    assert quoted("「누리 나래 허브화」정책이 나왔다.") == {"누리 나래 허브화": "Policy"}
    assert quoted("‘나래톡’ 서비스가 나왔다.") == {"나래톡": "Programme"}
    assert quoted("시는 ‘가온비전 2040’을 냈다.") == {"가온비전 2040": "Policy"}


def test_double_marks_hold_names_where_nobody_speaks() -> None:
    assert quoted('시는 "나래 공동훈련센터" 개소식을 열었다.') == {"나래 공동훈련센터": "Facility"}
    assert not quoted('그는 "나래 공동훈련센터"라고 말했다.')
    assert not quoted('그는 "우리는 나래를 위한 기본계획"을 바랐다.')


def thing_names(*names: tuple[str, str]) -> list[list[str]]:
    found = [
        Found(start=i * 100, end=i * 100 + len(name), name=name, type=kind, rule="head")
        for i, (name, kind) in enumerate(names)
    ]
    return [thing.names for thing in things_of(found)]


def test_what_it_is_called_besides_makes_no_second_undertaking() -> None:
    assert len(thing_names(("가온누리벤처밸리", "Facility"), ("가온누리벤처밸리 조성사업", "Project"))) == 1
    assert len(thing_names(("가온 도깨비 사진 공모", "Programme"), ("2023 가온 도깨비 사진 공모", "Programme"))) == 1
    assert len(thing_names(("가온누리나래법", "Policy"), ("가온법", "Policy"))) == 1
    assert len(thing_names(("가온누리박물관", "Facility"), ("가온누리박물관 운영사업", "Programme"))) == 2
    assert len(thing_names(("가온누리연구소", "ResearchInstitute"), ("가온누리연구소 구축사업", "Project"))) == 2


def test_what_a_mayor_builds_the_city_pursues() -> None:
    found = claims("김가온 포항시장은 나래마루 조성사업을 추진하고 있다.")
    assert ("포항시", "PURSUES", "나래마루 조성사업") in found


def test_a_sentence_without_subject_is_about_the_body_that_the_text_is_about() -> None:
    text = (
        "한 마을이 바뀐다.\n\n포항시는 올해 바쁘다. 포항시가 앞장섰다. 포항시는 길도 낸다.\n\n"
        "마을이 넓다. 내년에 제4나래농공단지를 조성할 계획이다."
    )
    assert ("포항시", "PURSUES", "제4나래농공단지") in claims(text)


def test_what_one_sets_out_on_carries_the_particle_of_place() -> None:
    found = claims("포항시는 나래마루 조성사업에 본격 착수한다.")
    assert ("포항시", "PURSUES", "나래마루 조성사업") in found


def test_a_plain_noun_behind_the_name_says_what_it_is() -> None:
    found = claims("포항시는 ‘나래마루 조성사업’ 프로젝트를 추진한다.")
    assert ("포항시", "PURSUES", "나래마루 조성사업") in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("이번에 우물 보존 및 두레 지원에 관한 조례를 고쳤다.", "우물 보존 및 두레 지원에 관한 조례"),
        ("내일의 준비=두레의 설립 등에 관한 특별법이 시행됐다.", "두레의 설립 등에 관한 특별법"),
        ("시가 만든 두레 운영 등에 관한 규정", "두레 운영 등에 관한 규정"),
    ],
)
def test_a_law_is_called_by_what_it_is_about(text: str, name: str) -> None:
    assert [f.name for f in laws(text, sentences(text, 0, 0, "paragraph", []))] == [name]


def test_a_phrase_about_something_else_is_no_law() -> None:
    text = "그에 관한 규정은 없고 우물에 관한 이야기만 남았다."
    assert not laws(text, sentences(text, 0, 0, "paragraph", []))


def test_a_sum_does_not_belong_to_the_name_of_the_fund() -> None:
    names = {name for unit in read("서울시는 1조원 나래 혁신 펀드를 운영한다.").units for name in unit.names}
    assert "나래 혁신 펀드" in names


def test_a_meeting_is_about_what_its_name_holds() -> None:
    found = claims("포항시는 나래마루 조성사업을 추진한다. 포항시는 ‘나래마루 조성사업 주민 설명회’를 열었다.")
    assert ("나래마루 조성사업 주민 설명회", "DISCUSSES", "나래마루 조성사업") in found
