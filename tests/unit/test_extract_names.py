"""What extraction takes for a name, and what it takes for the same thing. Own sentences; real names only from the lexicon."""

import pytest
from extracted import read

from kg.evidence import Unit
from kg.extract.mentions import choose
from kg.extract.model import Found
from kg.extract.people_words import is_name, split_title

LEAD = "[포항=가람일보] 문서연 기자 = "


def units(text: str) -> dict[str, Unit]:
    return {name: unit for unit in read(text).units for name in (unit.listed or "", *unit.names) if name}


def test_a_list_closed_by_deung_gives_its_members_and_no_more() -> None:
    found = units("포항 로봇위원회는 네이버, 카카오, KT 등 전문가 14인으로 구성됐다.")
    assert {"네이버", "카카오", "KT", "포항 로봇위원회"} <= found.keys()
    assert not any("등" in name for name in found)


def test_middle_dots_part_cities() -> None:
    found = units("포항·경주·구미 등 3개 시군이 참여했다.")
    assert {"포항시", "경주시", "구미시"} <= {unit.listed for unit in found.values()}


def test_single_syllables_are_nobody() -> None:
    assert not units("민·관·산·학·연이 협력한다.")
    assert not units("석·박사급 인력을 매년 60여 명 양성한다.")


def test_an_alias_by_iha_and_by_brackets_is_the_same_thing() -> None:
    found = units("'포항 바다로봇위원회(이하 바다위)'가 출범했다. 바다위는 이날 첫 회의를 열었다.")
    assert found["바다위"] is found["포항 바다로봇위원회"]
    assert len(found["바다위"].mentions) >= 2


def test_latin_glosses_are_names_of_the_listed_body() -> None:
    found = units("한국과학기술원(KAIST)과 포항공과대학교(POSTECH·포스텍)가 협약을 맺었다.")
    assert found["KAIST"].listed == "한국과학기술원"
    assert found["포스텍"].listed == "포항공과대학교"


def test_a_gloss_of_a_technology_is_no_stakeholder() -> None:
    assert "AI" not in units("인공지능(AI)산업을 육성한다.")


def test_spellings_and_a_unique_short_form_are_one() -> None:
    found = units("국가 해양로봇 실증센터가 온다. 국가해양로봇실증센터를 유치한다. 해양로봇 실증센터는 크다.")
    assert found["국가 해양로봇 실증센터"] is found["국가해양로봇실증센터"] is found["해양로봇 실증센터"]


def test_generations_keep_two_things_apart() -> None:
    found = units("3세대 방사광가속기에 이어 4세대 방사광가속기를 지었다.")
    assert found["3세대 방사광가속기"] is not found["4세대 방사광가속기"]


def test_three_titles_in_apposition() -> None:
    found = units("이강덕 경북 포항시장과 이철우 경북도지사, 김일만 포항시의회 의장이 참석했다.")
    assert [found[name].type for name in ("이강덕", "이철우", "김일만")] == ["Person"] * 3


def test_surname_and_title_point_to_the_person() -> None:
    person = units('이강덕 포항시장이 참석했다. 이 시장은 "유치하겠다"고 말했다.')["이강덕"]
    assert [m.surface for m in person.mentions] == ["이강덕", "이 시장"]
    assert person.names == ("이강덕",)


def test_a_determiner_is_no_surname() -> None:
    assert not any(
        unit.type == "Person" for unit in units("이 시장은 포항의 전통시장이다. 이 센터는 올해 문을 연다.").values()
    )


def test_words_that_end_like_universities_are_none() -> None:
    found = units("한동대와 고려대는 차세대 확대를 서울대병원과 논의했다.")
    assert found["한동대"].type == found["고려대"].type == "University"
    assert not {"차세대", "확대"} & found.keys()


def test_a_unit_and_its_parent_stand_side_by_side() -> None:
    found = units("포스텍 내 나노융합센터와 포스텍 인공지능대학원 지원 사업")
    assert found["포스텍"].type == "University"
    assert found["나노융합센터"].type == "ResearchInstitute"
    assert found["포스텍 인공지능대학원 지원 사업"].type == "Programme"


def test_company_marks_are_no_part_of_names() -> None:
    found = units("㈜에코프로비엠(대표 최문호)과 (주)엔켐, 주식회사 포스코퓨처엠이 투자한다.")
    assert found["에코프로비엠"].type == found["엔켐"].type == found["포스코퓨처엠"].type == "Company"
    assert found["최문호"].type == "Person"


def test_a_title_proves_a_company_that_no_list_knows() -> None:
    found = units("백하늘 새움로보틱스 대표가 왔다. 새움로보틱스는 로봇을 만든다.")
    assert found["새움로보틱스"].type == "Company"
    assert len(found["새움로보틱스"].mentions) == 2


def test_the_left_boundary_stops_at_a_person() -> None:
    found = units("김지성 남해무형유산센터 사무총장이 말했다.")
    assert "남해무형유산센터" in found
    assert "김지성 남해무형유산센터" not in found


def test_unrelated_blocks_never_enter() -> None:
    text = (
        "포항시, 로봇 도시로\n\n"
        f"{LEAD}포항시는 4일 로봇 조례를 제정했다고 밝혔다. 시는 올해 안에 위원회를 꾸릴 방침이다.\n\n"
        "[가람일보 베스트 기사]\n\n사진\n여론 조작 의혹 [서울·청주=가람일보] 한태희 기자 = 조승래 의원은 국민의힘을 비판했다.\n"
    )
    found = units(text)
    assert "포항시" in found
    assert not {"국민의힘", "조승래", "한태희", "청주"} & found.keys()


@pytest.mark.parametrize("word", ["최은경", "강기정", "남궁민", "김무환"])
def test_names_of_people(word: str) -> None:
    assert is_name(word)


@pytest.mark.parametrize("word", ["이용자", "신임", "전문가", "노동부", "선정위", "로보틱스"])
def test_words_that_are_no_names(word: str) -> None:
    assert not is_name(word)


def test_the_unit_in_a_title() -> None:
    assert split_title("산업기반실장") == ("산업기반", "실장")
    assert split_title("로봇") is None


def test_keys_tell_namesakes_apart_and_events_by_day() -> None:
    text = "이강덕 포항시장이 4일 '포항 로봇위원회' 첫 회의에 참석했다."
    found = units(text)
    assert found["이강덕"].keys == ("person|이강덕|thing|포항시|",)
    event = next(u for u in found.values() if u.type == "Event")
    assert event.keys[0].startswith("event|포항시로봇위첫회의|2025-02-04")


def test_of_two_that_are_alike_the_first_stays_whatever_their_hashes() -> None:
    alike = [
        Found(start=0, end=4, name=name, type="GovernmentBody", rule="listed")
        for name in ("한빛청", "한빛기관", "한빛처", "한빛원")
    ]
    for turn in range(len(alike)):
        given = alike[turn:] + alike[:turn]
        assert choose(given) == [given[0]]
