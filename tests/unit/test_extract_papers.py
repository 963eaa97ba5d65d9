"""What newspapers write otherwise than ministries: parties named sentences later, heads and captions, lawmakers, councils. Own sentences."""

from typing import Any

from kg.article import lay_out, read_head
from kg.document import Document
from kg.evidence import Extraction
from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology

Triple = tuple[str, str, str]


def read(text: str) -> Extraction:
    return extract(Document(text=text, date="2025-02-04"), ontology=load_ontology(), lexicon=load_lexicon())


def claims(text: str) -> dict[Triple, Any]:
    extraction = read(text)
    names = {key: unit.listed or unit.names[0] for unit in extraction.units for key in unit.keys}
    return {(names[c.subject], c.type, names[c.object]): c for c in extraction.claims if c.object in names}


def types(text: str) -> dict[str, str]:
    return {name: unit.type for unit in read(text).units for name in unit.names}


def test_parties_that_are_only_counted_stand_in_the_next_sentence() -> None:
    found = claims(
        "횡성군은 오는 18일 군청에서 3개 기업과 투자협약을 체결한다고 17일 밝혔다.\n"
        "협약식에는 ㈜가람철강(대표 박순호), ㈜누리팩(대표 김성훈), ㈜새움이(대표 이정임) 등이 참석한다."
    )
    for company in ("가람철강", "누리팩", "새움이"):
        assert found[("횡성군", "SIGNED_MOU_WITH", company)].modality == "planned"


def test_parties_that_are_only_counted_are_the_topics_of_what_follows() -> None:
    found = claims(
        "홍성군은 지난 17일 유망기업 2개 사와 223억원 규모의 투자협약을 체결했다고 18일 밝혔다.\n"
        "㈜가람전장은 자동차 부품을 만드는 기업이다.\n㈜누리김은 150억원을 투자해 공장을 짓는다."
    )
    assert ("홍성군", "SIGNED_MOU_WITH", "가람전장") in found
    assert ("홍성군", "SIGNED_MOU_WITH", "누리김") in found


def test_a_count_that_does_not_come_out_gives_no_party() -> None:
    found = claims(
        "홍성군은 지난 17일 유망기업 5개 사와 투자협약을 체결했다고 18일 밝혔다.\n㈜가람전장은 부품을 만드는 기업이다."
    )
    assert not any(kind == "SIGNED_MOU_WITH" for _, kind, _ in found)


def test_the_topic_before_signs_where_the_sentence_names_only_the_other() -> None:
    found = claims("산청군은 기업 유치에 나섰다.\n지난해에는 한빛F&B(주)와 66억 원 투자협약을 체결(누룽지 제조)했다.")
    assert found[("산청군", "SIGNED_MOU_WITH", "한빛F&B")].modality == "asserted"


def test_who_came_when_it_was_signed_signs_for_his_body() -> None:
    found = claims(
        "지난 19일 군수실에서 조근제 함안군수, ㈜가람텍 김연이 대표 등이 참석한 가운데 투자협약(MOU)을 체결했다."
    )
    assert ("함안군", "SIGNED_MOU_WITH", "가람텍") in found


def test_whose_event_it_is_is_no_party() -> None:
    found = claims(
        "홍성군은 17일 열린 충남도와 시·군 합동 투자협약 체결식에서 ㈜가람텍과 투자협약을 체결했다고 밝혔다."
    )
    assert ("홍성군", "SIGNED_MOU_WITH", "가람텍") in found
    assert ("홍성군", "SIGNED_MOU_WITH", "충청남도") not in found


def test_what_the_text_calls_a_company_is_one() -> None:
    found = types("지난 1월에는 쌀가루 제조업체인 모람식품과 만났다. 한빛인더스트리움(전기차 부품 제조업체)도 왔다.")
    assert found["모람식품"] == "Company"
    assert found["한빛인더스트리움"] == "Company"
    assert "육성을" not in types("시는 전문기업 육성을 지원한다.")


def test_a_lawmaker_with_a_constituency_brings_in_a_bill() -> None:
    found = claims("국민의힘 이철규(동해-태백) 의원은 '폐광지역 지원 특별법 개정안'을 대표발의했다고 밝혔다.")
    assert ("이철규", "PURSUES", "폐광지역 지원 특별법 개정안") in found
    assert ("이철규", "HOLDS_POSITION", "국민의힘") in found


def test_members_of_the_one_council_of_a_text() -> None:
    found = claims("대전시의회가 본회의를 열었다. 민경배 의원(국민의힘·중구3)과 이한영 의원이 발언했다.")
    assert found[("이한영", "HOLDS_POSITION", "대전광역시의회")].role == "의원"
    assert {("민경배", "HOLDS_POSITION", body) for body in ("대전광역시의회", "국민의힘")} <= found.keys()


def test_a_site_holds_its_parts_and_nobody_else_does() -> None:
    found = claims(
        "경상남도는 28일 착공식을 가졌다.\n‘경남 로봇혁신밸리’는 밀양시에 조성되며, 경남 로봇지원센터 등을 갖출 예정이다."
    )
    assert ("경남 로봇지원센터", "PART_OF", "경남 로봇혁신밸리") in found
    assert ("경상남도", "HOSTS", "경남 로봇지원센터") not in found


def test_what_it_is_run_as_is_not_run() -> None:
    found = claims("전라남도는 17일 회의를 열었다. 목포대학교와 순천대학교를 하나의 통합대학교로 운영하기로 했다.")
    assert not any(kind == "OPERATES" for _, kind, _ in found)


def test_words_that_only_look_like_names() -> None:
    assert "예산" not in types("16일 기획재정부 김완섭 예산실장이 현장을 찾았다.")
    assert "일 기획재정부" not in types("16일 기획재정부 김완섭 예산실장이 현장을 찾았다.")
    assert types("이승화 산청군수는 환영한다고 말했다.")["이승화"] == "Person"
    assert types("㈜지에이(대표 이정임)가 왔다.")["지에이"] == "Company"


def test_a_sentence_ends_where_the_page_lost_the_blank() -> None:
    found = claims("가람전자가 한빛시를 찾아 주목을 끌었다.이날 강영석 상주시장은 로봇산업진흥원을 방문했다.")
    assert ("강영석", "LEADS", "상주시") in found


def test_captions_and_sections_are_no_headline() -> None:
    text = "산청군, 한빛식품과 투자협약<제공=산청군> |\n산청군은 17일 한빛식품과 협약했다고 밝혔다.\n산청=김하늘 기자 sky300@\n중부한빛일보(www.hanbit.co.kr), 무단전재 금지\n"
    head = read_head(text)
    assert (head.title, head.publisher, head.author) == (None, "중부한빛일보", "김하늘")
    assert next(b.kind for b in lay_out(text).blocks) == "caption"
    assert (
        read_head("정치일반\n\n한빛시, 수소도시 첫걸음 내디뎌\n\n시는 17일 회의를 열었다고 밝혔다.\n").title
        == "한빛시, 수소도시 첫걸음 내디뎌"
    )


def test_the_desk_above_the_text_is_no_author() -> None:
    text = "충청취재본부 김하늘기자\n한빛시, 수소도시 첫걸음 내디뎌\n\n시는 17일 회의를 열었다고 밝혔다.\n"
    assert read_head(text).author == "김하늘"


def test_lists_that_are_called_companies_or_end_in_one_unknown() -> None:
    found = types(
        "가람DST, 누리로템 등 정부지정 방위산업체와 경남대가 참여한다. 한국전력공사, 인하대, 가람우주산학융합원과 만났다."
    )
    assert {found[name] for name in ("가람DST", "누리로템")} == {"Company"}
    assert found["가람우주산학융합원"] == "ResearchInstitute"
    assert (
        types("모람산업과 퓨어람코리아 2개사는 수출계약을 했다. 부품기업 가람솔[122990]도 왔다.")["퓨어람코리아"]
        == "Company"
    )


def test_places_and_bodies_learned_for_people_are_none() -> None:
    assert not any(
        t == "Person"
        for t in types("양주군 은현면 주민들은 반대했다. 한화에어로스페이스 창원3사업장에서 열렸다.").values()
    )


def test_foreign_people_before_their_body() -> None:
    found = claims(
        "협약식에는 박지원 두산에너빌리티 회장과 존 호킨스 두산에너빌리티 부사장이 참석했다. 호킨스 부사장은 웃었다."
    )
    assert ("존 호킨스", "HOLDS_POSITION", "두산에너빌리티") in found


def test_a_committee_against_something_opposes_it() -> None:
    found = claims(
        "가람군 광역소각장 설치반대추진위원회 최두석 위원장은 광역소각장에 반대했다. 광역소각장은 내년에 짓는다."
    )
    assert any(kind == "OPPOSES" and target == "광역소각장" for _, kind, target in found)


def test_what_is_to_be_stopped_is_not_pursued() -> None:
    found = claims("청주환경운동연합은 27일 '청주광역소각장' 유치 무효화를 선언했다.")
    assert ("청주환경운동연합", "OPPOSES", "청주광역소각장") in found
    assert not any(kind == "BIDS_FOR" for _, kind, _ in found)


def test_the_undertaking_as_topic() -> None:
    found = claims("경남창원방산혁신클러스터는 방위사업청, 경상남도가 국비 250억원을 투입해 공동으로 추진한다.")
    assert ("경상남도", "PURSUES", "경남창원방산혁신클러스터") in found


def test_who_hosts_may_carry_the_particle_of_place() -> None:
    found = claims("대한민국 로봇 박람회는 국토교통부에서 주최하고 항공안전기술원, 한국국토정보공사가 공동주관한다.")
    hosts = {source for source, kind, _ in found if kind == "ORGANISES"}
    assert hosts == {"국토교통부", "항공안전기술원", "한국국토정보공사"}
    assert not any(kind == "LOCATED_IN" for _, kind, _ in found)


def test_those_whose_number_is_told_came_and_the_meeting_was_held() -> None:
    found = claims(
        "서울상공회의소는 22일 손경식 대한상의 회장과 부회장인 구본준 LG상사 부회장, 이순종 한화 부회장 등 14명의 회장단이 참석한 가운데 '회장단 정례회의'를 열고 정례화하기로 했다."
    )
    assert found[("구본준", "PARTICIPATES_IN", "회장단 정례회의")].modality == "asserted"
    assert found[("서울상공회의소", "ORGANISES", "회장단 정례회의")].modality == "asserted"
    assert ("구본준", "ORGANISES", "회장단 정례회의") not in found


def test_titles_name_their_bodies() -> None:
    found = claims("우동기 지방시대위원장(왼쪽부터), 하윤수 부산교육감이 21일 '통합 4자 회동'에 참석했다.")
    assert ("우동기", "LEADS", "지방시대위원회") in found
    assert ("하윤수", "LEADS", "부산광역시교육청") in found
    assert ("우동기", "PARTICIPATES_IN", "통합 4자 회동") in found


def test_the_outlet_that_an_address_tells() -> None:
    found = claims("한빛시는 17일 회의를 열었다고 밝혔다.\n\n창원=김하늘 기자 sky@hankyung.com\n")
    assert ("김하늘", "HOLDS_POSITION", "한국경제") in found


def test_the_subject_of_an_inner_clause_does_not_speak_later() -> None:
    text = '청주환경운동연합은 조관희 위원장이 유치를 희망한 것은 개인의견이라고 항의했다. 그러면서 "앞으로 반대운동을 지속적으로 펼치겠다"고 밝혔다.'
    extraction = read(text)
    names = {key: unit.names[0] for unit in extraction.units for key in unit.keys}
    assert "조관희" not in {names[s.speaker] for s in extraction.statements}
