"""Relations that newspapers tell in their own turns of phrase: contests, requests, appointments, definitions, fairs. Own sentences."""

import pytest
from extracted import claims


def test_rivals_bid_for_what_the_text_tells_to_be_wanted() -> None:
    found = claims(
        "정부는 가온 첨단소재 특화단지 공모를 시작했다.\n"
        "진주시를 비롯해 김해시, 양산시 등이 유치전에 뛰어들었다.\n구미시도 도전장을 내밀었다."
    )
    for city in ("진주시", "김해시", "양산시", "구미시"):
        assert (city, "BIDS_FOR", "가온 첨단소재 특화단지") in found


def test_a_contest_for_something_else_says_nothing_of_the_prize() -> None:
    found = claims("진주시는 가온 첨단소재 특화단지 유치를 추진한다.\n김해시는 방산 기업 유치에 눈독을 들이고 있다.")
    assert ("진주시", "BIDS_FOR", "가온 첨단소재 특화단지") in found
    assert not any(source == "김해시" for source, _, _ in found)


def test_bodies_that_a_place_wants_to_come() -> None:
    found = claims("제주도는 한국마사회, 한국관광공사 등 유치 대상 기관의 명단을 공개했다.")
    assert ("제주특별자치도", "BIDS_FOR", "한국마사회") in found
    assert ("제주특별자치도", "BIDS_FOR", "한국관광공사") in found


def test_the_place_behind_a_contest_that_describes_it_bids() -> None:
    found = claims("한국마사회 유치전을 벌이는 제천시가 현수막을 걸었다.")
    assert ("제천시", "BIDS_FOR", "한국마사회") in found


def test_a_site_in_brackets_behind_a_site_is_its_other_name() -> None:
    found = claims(
        "진주시는 가온 첨단소재 특화단지(바이오클러스터) 유치에 나섰다.\n바이오클러스터 유치에는 김해시도 뛰어들었다."
    )
    assert ("진주시", "BIDS_FOR", "가온 첨단소재 특화단지") in found
    assert ("김해시", "BIDS_FOR", "가온 첨단소재 특화단지") in found


def test_where_something_is_to_stand_does_not_take_the_subject() -> None:
    found = claims("진주시가 역 앞에 들어설 병원과 함께 두리 첨단소재 특화단지 유치에 나섰다.")
    assert ("진주시", "BIDS_FOR", "두리 첨단소재 특화단지") in found


def test_what_a_mayor_asks_money_for_he_and_his_city_pursue() -> None:
    found = claims(
        "김하나 익산시장은 국회를 방문했다.\n"
        "김 시장은 △가온 의료센터 건립 △두리 물류단지 조성 등 주요 사업의 예산 반영을 건의했다.\n"
        "또 국립익산박물관 증축을 위한 국비 지원을 요청했다."
    )
    for thing in ("가온 의료센터", "두리 물류단지"):
        assert found[("김하나", "PURSUES", thing)].modality == "proposed"
        assert found[("익산시", "PURSUES", thing)].modality == "proposed"
    assert ("익산시", "PURSUES", "국립익산박물관") in found


def test_a_name_with_another_noun_behind_it_is_not_what_is_asked_for() -> None:
    found = claims("김하나 익산시장은 국립익산박물관 주차장 조성을 위한 예산 지원을 건의했다.")
    assert ("익산시", "PURSUES", "국립익산박물관") not in found


def test_who_is_listed_as_adviser_is_a_member() -> None:
    found = claims(
        "제주도는 '가온 미래 자문단'을 새로 두었다.\n"
        "자문위원은 박두리 한국기계연구원장, 이세나 전 부산대 총장, 최바다 제주대 교수 등이다."
    )
    for person in ("박두리", "이세나", "최바다"):
        assert (person, "MEMBER_OF", "가온 미래 자문단") in found


def test_who_is_appointed_is_a_member_and_who_chairs_leads() -> None:
    found = claims(
        "충북도는 가온 혁신추진위원회를 꾸리고 이하늘 충북대 교수, 김바다 서원대 교수 등 15명을 위원으로 위촉했다.\n"
        "위원장은 정노을 충북대 총장이 맡는다."
    )
    assert ("이하늘", "MEMBER_OF", "가온 혁신추진위원회") in found
    assert ("김바다", "MEMBER_OF", "가온 혁신추진위원회") in found
    assert ("정노을", "LEADS", "가온 혁신추진위원회") in found


@pytest.mark.parametrize("former", ["전 ", "前 "])
def test_a_former_post_is_a_post_that_says_so(former: str) -> None:
    found = claims(f"이세나 {former}부산대학교 총장이 강연했다.")
    assert found[("이세나", "LEADS", "부산대학교")].role == f"{former}총장"


def test_who_assists_a_president_does_not_lead() -> None:
    found = claims("채바다 제주대학교 총장 정책보좌관이 강연했다.")
    assert ("채바다", "HOLDS_POSITION", "제주대학교") in found
    assert ("채바다", "LEADS", "제주대학교") not in found


def test_people_before_one_title_share_it() -> None:
    found = claims("김 지사는 국회에서 이하나·박두리 의원을 만났다.")
    assert ("이하나", "HOLDS_POSITION", "국회") in found
    assert ("박두리", "HOLDS_POSITION", "국회") in found


def test_who_came_from_a_side_holds_a_post_there() -> None:
    found = claims(
        "서명하는 자리에 부산대에서는 정노을 총장, 김바다 연구처장이 참석했고, 네이버에서는 박이슬 부사장이 참석했다."
    )
    assert ("정노을", "LEADS", "부산대학교") in found
    assert ("김바다", "HOLDS_POSITION", "부산대학교") in found
    assert ("박이슬", "HOLDS_POSITION", "네이버") in found


def test_a_committee_of_parliament_is_part_of_it() -> None:
    assert ("국회 예산결산특별위원회", "PART_OF", "국회") in claims(
        "법안은 국회로 넘어갔고 국회 예산결산특별위원회에서 다뤄진다."
    )


def test_verbs_that_describe_an_undertaking_say_whose_it_is() -> None:
    found = claims(
        "환경부가 주관하고 한국환경공단이 전담하는 '가온 숲길 육성 지원사업'에 제주대가 뽑혔다.\n"
        "두레마을 지원사업은 중소벤처기업부에서 시행하는 사업이다."
    )
    assert ("기후에너지환경부", "PURSUES", "가온 숲길 육성 지원사업") in found
    assert ("한국환경공단", "OPERATES", "가온 숲길 육성 지원사업") in found
    assert ("중소벤처기업부", "PURSUES", "두레마을 지원사업") in found


def test_who_puts_together_a_fund_pays_for_it() -> None:
    found = claims("미르 벤처펀드는 한국산업은행이 참여하고 제주도, 하나은행 등이 조성하는 펀드로, 올해 문을 연다.")
    for payer in ("한국산업은행", "제주특별자치도", "하나은행"):
        assert (payer, "FUNDS", "미르 벤처펀드") in found


def test_what_is_going_on_is_a_verb() -> None:
    found = claims(
        "서울시가 조성 중인 가온 바이오 클러스터를 장관이 찾았다.\n부산시에 건립 중인 '두리 데이터센터'를 둘러봤다."
    )
    assert ("서울특별시", "PURSUES", "가온 바이오 클러스터") in found
    assert ("두리 데이터센터", "LOCATED_IN", "부산광역시") in found


def test_an_object_with_do_is_an_object() -> None:
    assert ("진주시", "PURSUES", "가온 산업 육성 종합계획") in claims("진주시는 '가온 산업 육성 종합계획'도 수립했다.")


def test_who_only_came_does_not_hold_the_meeting() -> None:
    found = claims("고흥군은 12일 김하나 군수, 해양수산부 직원들이 참석한 가운데 '두리포구 준공식'을 열었다.")
    assert ("고흥군", "ORGANISES", "두리포구 준공식") in found
    assert ("해양수산부", "ORGANISES", "두리포구 준공식") not in found


def test_who_holds_it_together_with_others_holds_it() -> None:
    found = claims("환경부는 제주도와 공동으로 다음 달 '가온 바다숲 축제'를 연다.")
    assert ("기후에너지환경부", "ORGANISES", "가온 바다숲 축제") in found
    assert ("제주특별자치도", "ORGANISES", "가온 바다숲 축제") in found


def test_who_shows_something_at_the_fair_takes_part() -> None:
    found = claims(
        "부산시는 '2025 가온 미래차 박람회'를 17일 벡스코에서 개최한다.\n"
        "현대자동차는 새 수소차를 선보인다.\n삼성전자는 지난달 서울에서 신형 전화기를 공개했다."
    )
    assert ("현대자동차", "PARTICIPATES_IN", "2025 가온 미래차 박람회") in found
    assert ("삼성전자", "PARTICIPATES_IN", "2025 가온 미래차 박람회") not in found


def test_who_founds_a_council_together_is_in_it() -> None:
    found = claims(
        "경북도는 포스텍, 한동대와 함께 '가온 로봇 협의체'를 구성했다.\n부산시와 울산시는 부산연구원과 '두리 상생 협의회'를 꾸렸다."
    )
    for member in ("경상북도", "포항공과대학교", "한동대학교"):
        assert (member, "MEMBER_OF", "가온 로봇 협의체") in found
    for member in ("부산광역시", "울산광역시", "부산연구원"):
        assert (member, "MEMBER_OF", "두리 상생 협의회") in found


def test_who_sets_up_a_council_alone_is_no_member() -> None:
    found = claims("경북도는 '가온 로봇 협의체'를 구성했다.")
    assert not any(kind == "MEMBER_OF" for _, kind, _ in found)


def test_who_joins_an_undertaking_takes_part_in_it() -> None:
    found = claims("제주도는 '가온 그린수소 사업'에 한국남부발전, 두산에너빌리티가 참여한다고 밝혔다.")
    assert ("한국남부발전", "PARTICIPATES_IN", "가온 그린수소 사업") in found
    assert ("두산에너빌리티", "PARTICIPATES_IN", "가온 그린수소 사업") in found
    assert ("제주특별자치도", "PARTICIPATES_IN", "가온 그린수소 사업") not in found


def test_a_contractor_takes_part_in_the_project_of_another() -> None:
    found = claims("국가철도공단이 발주한 '가온 복선전철 사업'은 현대건설이 수주했다.")
    assert ("현대건설", "PARTICIPATES_IN", "가온 복선전철 사업") in found
    assert ("국가철도공단", "PURSUES", "가온 복선전철 사업") in found


def test_who_wins_a_prize_took_part() -> None:
    assert ("한빛로보틱스", "PARTICIPATES_IN", "가온 창업경진대회") in claims(
        "한빛로보틱스는 '가온 창업경진대회'에서 대상을 수상했다."
    )


def test_stakes_and_families_of_companies() -> None:
    found = claims(
        "롯데케미칼은 '가온머티리얼즈' 지분 53.3%를 2조7000억원에 인수하기로 했다.\n포스코홀딩스의 자회사인 포스코퓨처엠은 공장을 준공했다."
    )
    assert found[("롯데케미칼", "OWNS", "가온머티리얼즈")].modality == "planned"
    assert ("포스코홀딩스", "OWNS", "포스코퓨처엠") in found


def test_who_contracts_with_whom_and_who_works_for_what_together() -> None:
    found = claims(
        "카카오는 네이버와 컨소시엄을 꾸려 공모에 나섰다.\n대전시는 한국전자통신연구원과 '가온 AI 센터' 구축을 위해 협력하기로 했다."
    )
    assert ("카카오", "PARTNERS_WITH", "네이버") in found
    assert found[("대전광역시", "PARTNERS_WITH", "한국전자통신연구원")].modality == "planned"


def test_each_pays_what_stands_behind_its_name() -> None:
    found = claims("'가온 미래펀드'는 산업은행이 500억원, 부산시가 200억원을 출자한다.")
    assert found[("한국산업은행", "FUNDS", "가온 미래펀드")].amount == 50_000_000_000
    assert found[("부산광역시", "FUNDS", "가온 미래펀드")].amount == 20_000_000_000


def test_money_between_a_place_and_what_is_built_there() -> None:
    found = claims("현대자동차는 울산에 2조원을 투자해 '가온 전기차 공장'을 짓는다.")
    assert ("가온 전기차 공장", "LOCATED_IN", "울산광역시") in found


def test_who_protests_against_a_plan_opposes_it() -> None:
    found = claims("민주노총은 '가온 근로시간 개편안'에 반발하고 있다.")
    assert ("전국민주노동조합총연맹", "OPPOSES", "가온 근로시간 개편안") in found


def test_what_another_runs() -> None:
    assert ("서울대학교병원", "OPERATES", "가온 의료원") in claims("'가온 의료원'은 서울대병원이 위탁 운영한다.")


def test_each_in_its_part_of_a_project() -> None:
    found = claims(
        "이번 '가온 실증사업'은 부산시가 주관하고 부산테크노파크, 동아대 등이 참여한다.\n"
        "'두리 실증사업'은 경남테크노파크가 주관기관을 맡고 한국기계연구원이 참여기관으로 함께한다."
    )
    assert ("부산광역시", "PURSUES", "가온 실증사업") in found
    assert ("동아대학교", "PARTICIPATES_IN", "가온 실증사업") in found
    assert ("경남테크노파크", "PARTICIPATES_IN", "두리 실증사업") in found
    assert ("한국기계연구원", "PARTICIPATES_IN", "두리 실증사업") in found


def test_who_becomes_the_head_of_a_body() -> None:
    found = claims(
        "'가온 조선 AI 연구소' 소장에는 박노을 울산과기원 교수가 선임됐다.\n최바다 전 차관은 한국전력 사장에 내정됐다."
    )
    assert ("박노을", "LEADS", "가온 조선 AI 연구소") in found
    assert found[("최바다", "LEADS", "한국전력공사")].modality == "planned"


def test_who_tells_of_a_prize_did_not_win_it() -> None:
    found = claims("한국전력은 '가온 안전 경연대회'에서 두리초 학생들이 대상을 수상했다고 밝혔다.")
    assert ("한국전력공사", "PARTICIPATES_IN", "가온 안전 경연대회") not in found
