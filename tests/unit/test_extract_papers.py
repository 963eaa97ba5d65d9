"""What newspapers write otherwise than ministries: parties named sentences later, heads and captions, lawmakers, councils. Own sentences."""

from extracted import claims, read

from kg.article import lay_out, read_head
from kg.document import Document
from kg.extract import extract
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology


def types(text: str) -> dict[str, str]:
    return {name: unit.type for unit in read(text).units for name in unit.names}


def test_parties_that_are_only_counted_stand_in_the_next_sentence() -> None:
    found = claims(
        "태안군은 다음 달 4일 군민회관에서 3개 기업과 투자협약을 체결한다고 밝혔다.\n"
        "이 자리에는 ㈜가람철강(대표 한두리), ㈜누리팩(대표 박하나), ㈜새움이(대표 김세찬)의 대표가 참석한다."
    )
    for company in ("가람철강", "누리팩", "새움이"):
        assert found[("태안군", "SIGNED_MOU_WITH", company)].modality == "planned"


def test_parties_that_are_only_counted_are_the_topics_of_what_follows() -> None:
    found = claims(
        "보령시는 3일 로봇 부품을 만드는 회사 2개 사와 투자협약을 맺었다.\n"
        "㈜가람정밀은 감속기를 만든다.\n㈜누리센서는 내년까지 시험동을 짓는다."
    )
    assert ("보령시", "SIGNED_MOU_WITH", "가람정밀") in found
    assert ("보령시", "SIGNED_MOU_WITH", "누리센서") in found


def test_a_count_that_does_not_come_out_gives_no_party() -> None:
    found = claims("보령시는 3일 회사 5개 사와 투자협약을 맺었다.\n㈜가람정밀은 감속기를 만든다.")
    assert not any(kind == "SIGNED_MOU_WITH" for _, kind, _ in found)


def test_the_topic_before_signs_where_the_sentence_names_only_the_other() -> None:
    found = claims("통영시는 해양로봇 단지를 알리고 있다.\n봄에는 한빛B&D(주)와 업무협약을 체결(수중드론)했다.")
    assert found[("통영시", "SIGNED_MOU_WITH", "한빛B&D")].modality == "asserted"


def test_who_came_when_it_was_signed_signs_for_his_body() -> None:
    found = claims("어제 김세찬 태안군수, ㈜누리봇 한두리 대표가 참석한 가운데 로봇 실증을 위한 양해각서를 맺었다.")
    assert ("태안군", "SIGNED_MOU_WITH", "누리봇") in found


def test_whose_event_it_is_is_no_party() -> None:
    found = claims("태안군은 5일 경기도와 시·군 공동 협약식에서 ㈜누리봇과 업무협약을 체결했다.")
    assert ("태안군", "SIGNED_MOU_WITH", "누리봇") in found
    assert ("태안군", "SIGNED_MOU_WITH", "경기도") not in found


def test_what_the_text_calls_a_company_is_one() -> None:
    found = types("가을에는 수중드론 제조업체인 모람마린과 시험을 했다. 한빛오토니움(배터리 셀 제조업체)도 왔다.")
    assert found["모람마린"] == "Company"
    assert found["한빛오토니움"] == "Company"
    assert "육성을" not in types("시는 전문기업 육성을 지원한다.")


def test_a_lawmaker_with_a_constituency_brings_in_a_bill() -> None:
    found = claims("국민의힘 한두리(통영-고성) 의원은 '해양로봇 산업 육성 특별법 개정안'을 대표발의했다.")
    assert ("한두리", "PURSUES", "해양로봇 산업 육성 특별법 개정안") in found
    assert ("한두리", "HOLDS_POSITION", "국민의힘") in found


def test_members_of_the_one_council_of_a_text() -> None:
    found = claims("울산시의회는 로봇 조례를 다뤘다. 한두리 의원(국민의힘·남구9)이 묻고 박하나 의원이 답을 보탰다.")
    assert found[("박하나", "HOLDS_POSITION", "울산광역시의회")].role == "의원"
    assert {("한두리", "HOLDS_POSITION", body) for body in ("울산광역시의회", "국민의힘")} <= found.keys()


def test_a_site_holds_its_parts_and_nobody_else_does() -> None:
    found = claims("충청북도는 6일 설명회를 열었다.\n‘오창 로봇혁신밸리’는 오창 로봇실증센터 등을 갖출 예정이다.")
    assert ("오창 로봇실증센터", "PART_OF", "오창 로봇혁신밸리") in found
    assert not any(kind == "HOSTS" for _, kind, _ in found)


def test_what_it_is_run_as_is_not_run() -> None:
    found = claims("경기도는 6일 방침을 알렸다. 가람대학교와 누리대학교를 하나의 연합대학교로 운영하기로 했다.")
    assert not any(kind == "OPERATES" for _, kind, _ in found)


def test_words_that_only_look_like_names() -> None:
    found = types("26일 해양수산부 한두리 예산과장이 부두를 둘러봤다.")
    assert not {"예산", "일 해양수산부"} & found.keys()
    assert types("강성화 통영시장은 고맙다고 말했다.")["강성화"] == "Person"
    assert types("㈜누리에이(대표 한두리)가 왔다.")["누리에이"] == "Company"


def test_a_sentence_ends_where_the_page_lost_the_blank() -> None:
    found = claims("가람전자가 새 로봇을 내놓았다.이어 한두리 통영시장은 로봇산업진흥원을 찾았다.")
    assert ("한두리", "LEADS", "통영시") in found


def test_captions_and_sections_are_no_headline() -> None:
    text = "통영시, 누리봇과 손잡고 활짝<제공=통영시> |\n통영시는 6일 누리봇과 수중드론을 시험했다고 밝혔다.\n통영=김하늘 기자 sky300@\n남해한빛일보(www.hanbit.co.kr), 무단전재 금지\n"
    head = read_head(text)
    assert (head.title, head.publisher, head.author) == (None, "남해한빛일보", "김하늘")
    assert next(b.kind for b in lay_out(text).blocks) == "caption"
    headline = "한빛시, 수소도시 첫걸음 내디뎌"
    assert read_head(f"정치일반\n\n{headline}\n\n시는 6일 회의를 열었다고 밝혔다.\n").title == headline


def test_the_desk_above_the_text_is_no_author() -> None:
    text = "남해취재본부 김하늘기자\n한빛시, 수소도시 첫걸음 내디뎌\n\n시는 6일 회의를 열었다고 밝혔다.\n"
    assert read_head(text).author == "김하늘"


def test_lists_that_are_called_companies_or_end_in_one_unknown() -> None:
    found = types("가람DST, 누리로템 등 지역 로봇업체와 만났다. 한국전력공사, 인하대, 가람수소산학융합원과도 만났다.")
    assert {found[name] for name in ("가람DST", "누리로템")} == {"Company"}
    assert found["가람수소산학융합원"] == "ResearchInstitute"
    found = types("모람봇산업과 누리람코리아 2개사는 상을 받았다. 센서 회사 가람셈솔[987654]도 왔다.")
    assert {found[name] for name in ("누리람코리아", "가람셈솔")} == {"Company"}


def test_places_and_bodies_learned_for_people_are_none() -> None:
    found = types("태안군 소원면 어민들은 걱정이 많다. 행사는 현대로템 의왕2사업장에서 열렸다.")
    assert "Person" not in found.values()


def test_foreign_people_before_their_body() -> None:
    found = claims("시연에는 한두리 현대로템 사장과 팀 올랜스 현대로템 부사장이 참석했다. 올랜스 부사장은 웃었다.")
    assert ("팀 올랜스", "HOLDS_POSITION", "현대로템") in found


def test_a_committee_against_something_opposes_it() -> None:
    found = claims("태안군 해상송전탑 건설반대대책위원회 한두리 위원장이 왔다. '해상송전탑' 건설은 내년에 시작된다.")
    assert any(kind == "OPPOSES" and target == "해상송전탑" for _, kind, target in found)


def test_what_is_to_be_stopped_is_not_pursued() -> None:
    found = claims("태안환경운동연합은 6일 '가로림발전소' 유치 백지화를 요구했다.")
    assert ("태안환경운동연합", "OPPOSES", "가로림발전소") in found
    assert not any(kind == "BIDS_FOR" for _, kind, _ in found)


def test_the_undertaking_as_topic() -> None:
    found = claims("통영해양로봇클러스터는 해양수산부, 통영시가 함께 추진한다.")
    assert ("통영시", "PURSUES", "통영해양로봇클러스터") in found


def test_who_hosts_may_carry_the_particle_of_place() -> None:
    found = claims(
        "통영 해양로봇 박람회는 해양수산부에서 주최하고 한국해양과학기술원, 한국수산자원공단이 공동주관한다."
    )
    hosts = {source for source, kind, _ in found if kind == "ORGANISES"}
    assert hosts == {"해양수산부", "한국해양과학기술원", "한국수산자원공단"}
    assert not any(kind == "LOCATED_IN" for _, kind, _ in found)


def test_those_whose_number_is_told_came_and_the_meeting_was_held() -> None:
    found = claims(
        "한국로봇산업협회는 6일 한두리 가람전자 사장, 박하나 누리전자 부사장 등 9명의 임원진이 참석한 가운데 '로봇 원탁회의'를 열고 해마다 만나기로 했다."
    )
    assert found[("박하나", "PARTICIPATES_IN", "로봇 원탁회의")].modality == "asserted"
    assert found[("한국로봇산업협회", "ORGANISES", "로봇 원탁회의")].modality == "asserted"
    assert ("박하나", "ORGANISES", "로봇 원탁회의") not in found


def test_titles_name_their_bodies() -> None:
    found = claims("한두리 해양미래위원장(왼쪽부터), 박하나 울산교육감이 6일 '로봇 원탁회의'에 참석했다.")
    assert ("한두리", "LEADS", "해양미래위원회") in found
    assert ("박하나", "LEADS", "울산광역시교육청") in found
    assert ("한두리", "PARTICIPATES_IN", "로봇 원탁회의") in found


def test_the_outlet_that_an_address_tells() -> None:
    found = claims("한빛시는 6일 회의를 열었다고 밝혔다.\n\n통영=김하늘 기자 sky@hankyung.com\n")
    assert ("김하늘", "HOLDS_POSITION", "한국경제") in found


def test_the_subject_of_an_inner_clause_does_not_speak_later() -> None:
    text = '태안환경운동연합은 한두리 군수가 발전소를 바란다는 말은 사실이 아니라고 맞섰다. 그러면서 "바다를 지키는 일을 멈추지 않겠다"고 밝혔다.'
    extraction = read(text)
    names = {key: unit.names[0] for unit in extraction.units for key in unit.keys}
    assert "한두리" not in {names[s.speaker] for s in extraction.statements}


def test_both_came_and_signed() -> None:
    found = claims("양측은 한두리 통영시장과 박하나 현대로템 대표이사가 참석해 6일 시청에서 투자협약을 체결했다.")
    assert ("통영시", "SIGNED_MOU_WITH", "현대로템") in found


def test_those_who_make_up_a_consortium_sign() -> None:
    found = claims("새만금개발청은 주식회사 누리봇이 구성한 컨소시엄과 '로봇단지 개발사업' 협약을 체결했다.")
    assert ("새만금개발청", "SIGNED_MOU_WITH", "누리봇") in found
    assert ("누리봇", "PURSUES", "로봇단지 개발사업") not in found


def test_the_subject_of_the_clause_before_does_not_sign() -> None:
    found = claims("가을에 조달청이 안건을 고르고 겨울에 태안군과 통영시, 여수시가 ‘바다로봇 협약’을 체결했다.")
    assert ("태안군", "SIGNED_MOU_WITH", "통영시") in found
    assert not any("조달청" in ends for ends in found)


def test_twin_towns_and_towns_abroad() -> None:
    found = claims("통영시와 일본 시마네현 하마다시가 우호협력 협약을 체결했다. 통영시는 태안군과도 자매결연을 맺었다.")
    assert {("통영시", "SIGNED_MOU_WITH", town) for town in ("하마다시", "태안군")} <= found.keys()
    assert ("하마다시", "LOCATED_IN", "시마네현") in found


def test_heads_of_councils_and_of_boroughs_of_one_name() -> None:
    found = claims("한두리 울산 동구청장과 박하나 여수시의장이 만났다.")
    assert ("한두리", "LEADS", "울산 동구") in found
    assert ("박하나", "LEADS", "여수시의회") in found


def test_a_ceremony_without_a_name() -> None:
    found = claims("통영 로봇센터가 문을 열었다. 개소식에는 한두리 통영시장 등 100여 명이 참석했다.")
    assert ("한두리", "PARTICIPATES_IN", "개소식") in found


def test_professors_belong_to_the_university_before_the_department() -> None:
    found = claims("한두리 강원대 정치외교학과 교수는 “약속이 중요하다”고 말했다.")
    assert ("한두리", "HOLDS_POSITION", "강원대학교") in found
    assert ("한두리", "HOLDS_POSITION", "정치외교학과") not in found


def test_a_body_in_front_of_its_own_agency_is_no_list() -> None:
    found = claims("해양수산부는 도움을 주고, 고용노동부 산하 한국산업인력공단은 교육을 맡는다.")
    assert ("한국산업인력공단", "PART_OF", "고용노동부") in found
    assert ("고용노동부", "PART_OF", "해양수산부") not in found


def test_a_page_of_somebody_else_is_not_the_outlet() -> None:
    text = "한빛시, 수소도시 첫걸음 내디뎌\n\n한빛시는 6일 회의를 열었다고 밝혔다.\n\n김하늘 기자 sky@hankyung.com\n\nCopyright © 모두소식판 All rights reserved.\n"
    head = read_head(text)
    document = Document(text=text, title=head.title, publisher=head.publisher)
    units = extract(document, ontology=load_ontology(), lexicon=load_lexicon()).units
    assert head.publisher == "모두소식판"
    assert "한국경제" in {unit.listed for unit in units}


def test_the_shortest_bylines() -> None:
    body = "한빛시, 수소도시 첫걸음 내디뎌\n\n{}\n\n한빛시는 6일 회의를 열었다고 밝혔다.\n"
    assert read_head(body.format("김하늘 sky@hanmail.net")).author == "김하늘"
    head = read_head(body.format("김하늘  2025. 2. 4. 09:17"))
    assert (head.author, head.date) == ("김하늘", "2025-02-04")
    assert read_head(body.format("김하늘 기자  2025. 2. 4. 09:17")).author == "김하늘"


def test_the_outlet_that_a_page_gives_as_its_source() -> None:
    text = "한빛시, 수소도시 첫걸음 내디뎌\n\n한빛시는 6일 회의를 열었다고 밝혔다.\n\n[Source : 한빛일보]\nCopyright © 2025 모두판 all rights reserved\n"
    assert read_head(text).publisher == "한빛일보"


def test_a_menu_of_single_words_is_no_headline() -> None:
    text = "축구\n\n야구\n\n농구\n\n배구\n\n한빛시, 수소도시 첫걸음 내디뎌\n김하늘  2025. 2. 4. 09:17\n\n한빛시는 6일 회의를 열었다고 밝혔다.\n"
    assert read_head(text).title == "한빛시, 수소도시 첫걸음 내디뎌"


def test_the_note_in_a_credit_does_not_end_the_article() -> None:
    text = "한빛시, 수소도시 첫걸음 내디뎌\n\n한빛시청 [한빛시 제공. 재판매 및 DB 금지]\n\n한두리 통영시장은 6일 한빛시를 찾았다고 밝혔다.\n"
    assert ("한두리", "LEADS", "통영시") in claims(text)


def test_officials_and_the_mayor_of_the_town_that_acts_first() -> None:
    found = claims(
        "통영시가 바다로봇 교실을 연다.\n한두리 문화예술과장은 “많이 오시라”고 말했다. 박하나 시장은 “환영한다”고 밝혔다."
    )
    assert found[("한두리", "HOLDS_POSITION", "통영시")].role == "문화예술과장"
    assert ("박하나", "LEADS", "통영시") in found


def test_one_title_for_a_list_of_people_with_brackets() -> None:
    found = claims("이 자리에서 한두리(강원대)·박하나(경희대)·김세찬(인하대) 교수는 함께 뛰겠다고 약속했다.")
    assert ("박하나", "HOLDS_POSITION", "경희대학교") in found
    assert ("김세찬", "HOLDS_POSITION", "인하대학교") in found


def test_who_runs_a_scheme_may_carry_the_particle_of_place() -> None:
    found = claims("통영시는 해양수산부에서 주관하는 ‘어촌로봇 지원사업’을 알렸다.")
    assert ("해양수산부", "PURSUES", "어촌로봇 지원사업") in found


def test_a_noun_of_action_before_a_comma_is_a_verb() -> None:
    found = claims("통영시는 ‘바다로봇 추진협의회’를 구성, 내년부터 마을을 도울 방침이다.")
    assert found[("통영시", "PURSUES", "바다로봇 추진협의회")].modality == "planned"


def test_who_wants_support_gives_none() -> None:
    found = claims("통영시는 어가를 찾는다. ‘어촌로봇 지원사업’ 지원을 받고자 하는 어가는 면사무소로 간다.")
    assert not any(kind == "SUPPORTS" for _, kind, _ in found)
