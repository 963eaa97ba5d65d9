"""Listed schemes, meetings and sites in texts: editions, who has a scheme of its own, short forms, quotation marks. Own sentences."""

import pytest

from kg.document import Document
from kg.evidence import Unit
from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology


def units(text: str) -> dict[str, Unit]:
    read = extract(Document(text=text, date="2026-02-04"), ontology=load_ontology(), lexicon=load_lexicon())
    return {name: unit for unit in read.units for name in (unit.listed or "", *unit.names) if name}


@pytest.mark.parametrize(
    ("text", "edition", "name"),
    [
        ("네이버는 CES 2026에서 로봇을 선보였다.", "CES 2026", "CES"),
        ("부산시는 제30회 부산국제영화제를 17일 연다.", "제30회 부산국제영화제", "부산국제영화제"),
        ("카카오는 MWC에서 로봇을 선보였다.", "MWC", "MWC"),
    ],
)
def test_a_meeting_that_comes_again_keeps_its_number(text: str, edition: str, name: str) -> None:
    found = units(text)
    assert found[edition].type == "Event"
    assert found[edition].listed == name


def test_a_scheme_of_one_university_is_one_of_its_own() -> None:
    found = units("전남대 반도체특성화대학 사업단은 4일 설명회를 열었다. 전남대 반도체특성화대학은 교육생을 뽑는다.")
    assert "전남대 반도체특성화대학" in found or "전남대 반도체특성화대학 사업단" in found
    assert "전남대학교" in found


def test_who_sets_a_scheme_going_is_no_part_of_its_name() -> None:
    found = units("교육부 글로컬대학30 사업에 한동대가 선정됐다.")
    assert found["글로컬대학30 사업"].type == "Programme"
    assert "교육부 글로컬대학30 사업" not in found


def test_a_quoted_and_a_bare_listed_name_are_one() -> None:
    found = units(
        "포항시는 '국가AI컴퓨팅센터' 유치에 나선다. 국가 AI 컴퓨팅센터는 2028년에 문을 연다. AI컴퓨팅센터는 크다."
    )
    assert found["국가AI컴퓨팅센터"] is found["국가 AI 컴퓨팅센터"] is found["AI컴퓨팅센터"]


@pytest.mark.parametrize(
    ("name", "node_type", "listed"),
    [
        ("BK21", "Programme", "두뇌한국21"),
        ("RISE", "Programme", "지역혁신중심 대학지원체계"),
        ("IRA", "Policy", "인플레이션감축법"),
        ("중처법", "Policy", "중대재해처벌법"),
        ("한빛원전", "Facility", "한빛원자력발전소"),
        ("여수산단", "Facility", "여수국가산단"),
        ("다보스 포럼", "Event", "다보스포럼"),
    ],
)
def test_short_forms_of_the_news(name: str, node_type: str, listed: str) -> None:
    row = load_lexicon().get(name)
    assert row is not None
    assert (row.type, row.name) == (node_type, listed)


@pytest.mark.parametrize("word", ["송도", "형법", "팁스", "스위치"])
def test_short_and_ordinary_forms_need_evidence(word: str) -> None:
    assert load_lexicon().find(f"{word}에서")[0].common


def test_a_university_behind_its_country_is_there_and_no_part_of_it() -> None:
    text = "호주 모나시대학교는 4일 로봇을 선보였다."
    read = extract(Document(text=text, date="2026-02-04"), ontology=load_ontology(), lexicon=load_lexicon())
    kinds = {claim.type for claim in read.claims if claim.subject == "thing|모나시대학교|"}
    assert "LOCATED_IN" in kinds
    assert "PART_OF" not in kinds
