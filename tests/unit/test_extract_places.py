"""Places and bodies by what stands around them: governments and towns abroad, units of bodies, stations, unlisted companies. Own sentences."""

import pytest

from kg.document import Document
from kg.extract import extract, reading
from kg.extract.model import Found
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology


def found_in(text: str) -> dict[str, str]:
    """Type by name of what rules find, without learning."""
    kept: list[Found] = []

    def keep(_text: str, _sentences: object, found: object, _lexicon: object) -> list[Found]:
        kept.extend(found)  # type: ignore[call-overload]
        return kept

    reading.read(f"제목\n\n{text}\n", load_lexicon(), keep)
    return {found.name: found.type for found in kept}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("캄보디아 정부는 공동 대응에 나서기로 했다.", "캄보디아 정부", "GovernmentBody"),
        ("윤석열 정부에서 시작된 사업이다.", "윤석열 정부", "GovernmentBody"),
        ("영화제는 네덜란드 암스테르담에서 열린다.", "암스테르담", "City"),
        ("대표단은 우즈베키스탄 수도 타슈켄트에서 회의를 했다.", "타슈켄트", "City"),
        ("공장은 오하이오주 로즈타운에 들어선다.", "로즈타운", "City"),
        ("공장은 오하이오주 로즈타운에 들어선다.", "오하이오주", "Province"),
        ("점검단은 따께우州 안의 단지를 둘러봤다.", "따께우州", "Province"),
        ("설명회에는 한국수자원공사 소양강댐지사가 참여했다.", "한국수자원공사 소양강댐지사", "Organization"),
        ("누리도시본부(본부장 김하나)는 협약을 맺었다.", "누리도시본부", "Organization"),
        ("행사장은 지하철 5호선 마곡역에서 가깝다.", "마곡역", "Facility"),
        ("임대 전략은 컨설팅 업체인 KLM이 맡는다.", "KLM", "Company"),
        ("세계적 장비기업인 Nuri Robotics의 대표를 만났다.", "Nuri Robotics", "Company"),
        ("남아공 Nurivac社와 협약했다.", "Nurivac", "Company"),
        ("누리YMCA와의 협력사업을 편다.", "누리YMCA", "Association"),
        ("대표단은 카타르 자치행정부와 만났다.", "카타르 자치행정부", "GovernmentBody"),
        ("정부는 천안·구미 산단을 고쳐 짓는다.", "구미", "City"),
        ("회의에는 국제누리연구소, 서울대학교가 참석했다.", "국제누리연구소", "ResearchInstitute"),
    ],
)
def test_a_name_is_found_by_its_surroundings(text: str, name: str, kind: str) -> None:
    assert found_in(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("캄보디아 정부는 공동 대응에 나섰다.", "정부"),
        ("김세찬 전남지사는 도청에서 회의를 열었다.", "전남지사"),
        ("배우는 이번 극에서 김하나 역을 맡았다.", "김하나 역"),
        ("연구 용역을 맡긴 지역은 세 곳이다.", "연구 용역"),
        ("미국 시장에서 팔린다.", "시장"),
        ("한국을 바이오 메카로 키운다.", "메카로"),
        ("공사는 시공사로 뽑힌 곳이 맡는다.", "시공사"),
    ],
)
def test_what_only_looks_like_a_name_is_none(text: str, name: str) -> None:
    assert name not in found_in(text)


def claims_in(text: str) -> set[tuple[str, str, str]]:
    document = Document(text=f"새 소식을 전하다\n\n{text}\n", date="2025-02-04")
    found = extract(document, ontology=load_ontology(), lexicon=load_lexicon())
    names = {key: unit.listed or unit.names[0] for unit in found.units for key in unit.keys}
    return {(names[c.subject], c.type, names[c.object]) for c in found.claims if c.object in names}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "국민권익위원회(위원장 김하나, 이하 국민권익위) 소속 중앙행정심판위원회는 결정을 내렸다.",
            ("중앙행정심판위원회", "PART_OF", "국민권익위원회"),
        ),
        (
            "국토교통부 누리재생사업기획단의 조직도 정비했다.",
            ("국토교통부 누리재생사업기획단", "PART_OF", "국토교통부"),
        ),
        (
            "삼성전자, 현대로템, 카카오 등 전기차 컨소시엄 참여 기업들이 투자한다.",
            ("현대로템", "MEMBER_OF", "전기차 컨소시엄"),
        ),
        (
            "전북대학교 창업지원단(단장 김하나)이 운영하는 창업중심대학 사업에 참여한 기업의 매출이 늘었다.",
            ("전북대학교 창업지원단", "OPERATES", "창업중심대학"),
        ),
        (
            "보건복지부와 한국노인인력개발원은 노인일자리사업을 총괄하며 참여 노인을 돕는다.",
            ("한국노인인력개발원", "OPERATES", "노인일자리사업"),
        ),
    ],
)
def test_a_relation_is_told_by_what_stands_between(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in claims_in(text)


def test_what_several_bodies_have_together_is_no_part_of_the_first() -> None:
    found = claims_in("보건복지부와 세계보건기구 간 선발위원회를 거쳐 35명을 뽑았다.")
    assert not any(kind == "PART_OF" for _, kind, _ in found)


def test_a_verb_that_describes_one_meeting_does_not_place_another() -> None:
    found = claims_in("포항시는 3일 서울에서 열린 제5회 누리포럼에서 가람박람회 개최 계획을 알렸다.")
    assert not any(event == "가람박람회" and kind == "LOCATED_IN" for event, kind, _ in found)
