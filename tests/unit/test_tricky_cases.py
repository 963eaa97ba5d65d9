"""Sentences of Korean news that are easy to read wrong: what exactly must come out, in words of our own."""

from tricky import DAY, read

from kg.extract.dates import dates_in
from kg.extract.figures import figures_in


def test_a_list_closed_by_and_so_on_gives_members_and_their_number() -> None:
    found = read("로봇혁신위는 카카오, 쿠팡, 넷마블, 한화 우주기술연구원, SKT 등 전문가 19인으로 구성됐다.")
    committee = next(name for name, kind in found.types.items() if kind == "Committee")
    members = {source for (source, kind, target) in found.relations if (kind, target) == ("MEMBER_OF", committee)}
    assert len(members) == 5
    assert "한화 우주기술연구원" in members
    assert not any("등" in name or "전문가" in name for name in found.types)
    assert found.figures == {(committee, "member_count", 19)}


def test_and_comma_and_as_well_as_make_one_list() -> None:
    found = read("고려대와 한양대, 유니스트 및 연세대가 '해양로봇 성과공유회'에 참여했다.")
    came = {source for (source, kind, _) in found.relations if kind == "PARTICIPATES_IN"}
    assert came == {"고려대학교", "한양대학교", "울산과학기술원", "연세대학교"}


def test_single_syllables_of_the_sectors_are_no_actors() -> None:
    assert read("산·학·연·관이 함께 힘을 모은다.").types == {}


def test_places_joined_by_dots_are_each_one() -> None:
    assert read("구미·안동·상주 등 내륙 3개 시군이 손을 잡았다.").types == {
        "구미시": "City",
        "안동시": "City",
        "상주시": "City",
    }


def test_a_shared_ending_makes_no_entity_of_its_first_part() -> None:
    found = read("한동대는 학·석사급 인재를 해마다 40여 명 양성한다.")
    assert found.types == {"한동대학교": "University"}
    assert found.figures == {("한동대학교", "trainees_per_year", 40)}


def test_a_shared_head_is_shared_out() -> None:
    found = read("구미시는 방산·로봇·모빌리티 특화단지를 조성한다.")
    sites = {"방산 특화단지", "로봇 특화단지", "모빌리티 특화단지"}
    assert sites | {"구미시"} == set(found.types)
    assert {("구미시", "PURSUES", site) for site in sites} == set(found.relations)


def test_two_places_share_a_head_but_one_topic_of_two_words_does_not() -> None:
    assert {"천안 산단", "구미 산단"} <= set(read("정부는 천안·구미 산단을 고쳐 짓는다.").types)
    assert "소재·부품·장비 특화단지" in read("정부는 소재·부품·장비 특화단지를 지정했다.").types


def test_hereafter_makes_an_alias() -> None:
    found = read("'구미 방산육성위원회(이하 방산위)'가 첫발을 뗐다. 방산위는 이날 처음 모였다.")
    assert found.names["구미 방산육성위원회"] == {"구미 방산육성위원회", "방산위"}
    assert [kind for kind in found.types.values() if kind == "Committee"] == ["Committee"]


def test_latin_and_short_forms_in_brackets_are_aliases() -> None:
    found = read("울산과학기술원(UNIST)과 한국과학기술원(KAIST·카이스트)이 업무협약을 체결했다.")
    assert found.names["한국과학기술원"] == {"한국과학기술원", "KAIST", "카이스트"}
    assert "UNIST" in found.names["울산과학기술원"]
    assert set(found.types) == {"울산과학기술원", "한국과학기술원"}
    assert ("울산과학기술원", "SIGNED_MOU_WITH", "한국과학기술원") in found.relations


def test_a_gloss_names_the_policy_or_nothing() -> None:
    found = read("시는 인공지능(AI)서비스와 제조 인공지능 대전환(AX)을 추진한다.")
    policy = next(name for name, kind in found.types.items() if kind == "Policy")
    assert "AX" in found.names[policy]
    assert "AI" not in found.types


def test_spellings_and_the_short_form_are_one() -> None:
    found = read("국립 해양로봇시험센터, 국립해양로봇시험센터, 국립 해양로봇 시험센터, 해양로봇시험센터는 한곳이다.")
    assert len(found.types) == 1
    assert len(next(iter(found.names.values()))) == 4


def test_people_with_the_body_before_the_title() -> None:
    found = read("김장호 경북 구미시장과 한가람 경남도지사, 정다운 구미시의회 의장이 자리했다.")
    assert ("김장호", "LEADS", "구미시") in found.relations
    assert ("한가람", "LEADS", "경상남도") in found.relations
    assert ("정다운", "LEADS", "구미시의회") in found.relations
    assert not any("의장" in name for name in found.types)


def test_a_surname_with_the_title_is_the_person() -> None:
    found = read('이가람 구미시장이 자리했다. 이 시장은 "앞당기겠다"고 말했다.')
    assert found.said == [("이가람", "앞당기겠다")]


def test_this_market_is_no_person() -> None:
    found = read("이 시장은 구미의 오일장이다. 이 센터는 내년에 문을 닫는다.")
    assert found.types == {"구미시": "City"}
    assert read("이번 회의에서 이 과장된 주장은 빠졌다.").types == {}


def test_a_place_in_a_score_is_a_team() -> None:
    found = read("대구가 강원을 3-0으로 꺾었다. 대구는 해양로봇시험센터 유치에 나섰다. 대구시가 알렸다.")
    assert found.types == {"대구광역시": "Province", "해양로봇시험센터": "Facility"}
    assert found.relations == {("대구광역시", "BIDS_FOR", "해양로봇시험센터"): ("asserted", None)}


def test_a_plant_by_its_short_name_belongs_to_its_company() -> None:
    found = read("포스코의 포항제철소가 불을 껐다. 포철은 20일에 다시 돌린다.")
    assert found.names["포항제철소"] == {"포항제철소", "포철"}
    assert ("포항제철소", "PART_OF", "포스코") in found.relations
    assert "포항시" not in found.types


def test_words_in_da_are_no_universities() -> None:
    found = read("부경대, 동아대, 차세대, 확대, 5세대, 군부대, 부산대병원을 들었다.")
    assert {name for name, kind in found.types.items() if kind == "University"} == {"국립부경대학교", "동아대학교"}
    assert "부산대학교" not in found.types


def test_a_unit_inside_and_a_programme_named_after_one() -> None:
    found = read("카이스트 내 로봇융합연구센터와 카이스트 데이터대학원 지원 사업을 살폈다.")
    assert ("로봇융합연구센터", "PART_OF", "한국과학기술원") in found.relations
    assert found.types["카이스트 데이터대학원 지원 사업"] == "Programme"
    assert found.types["카이스트 데이터대학원"] == "ResearchInstitute"
    assert len([name for name, kind in found.types.items() if kind == "Programme"]) == 1


def test_each_quotation_has_its_speaker_and_its_goals_are_claimed() -> None:
    found = read(
        '이가람 구미시장은 "우리가 나서겠다. 산업계도 거들겠다"며 "해양로봇시험센터를 유치하겠다"고 말했다. '
        '한다운 한양대 총장은 "한양대도 힘을 보태겠다"고 답했다.'
    )
    assert [speaker for speaker, _ in found.said] == ["이가람", "이가람", "한다운"]
    assert found.relations[("구미시", "BIDS_FOR", "해양로봇시험센터")] == ("claimed", "이가람")


def test_a_dropped_subject_is_the_topic_before() -> None:
    found = read(
        "구미시는 오는 6월 해양로봇시험센터를 착공한다는 방침이다. 그러면서 로봇산업 지원조례를 제정했다고 설명했다."
    )
    assert found.relations[("구미시", "PURSUES", "해양로봇시험센터")] == ("planned", None)
    assert found.relations[("구미시", "PURSUES", "로봇산업 지원조례")] == ("asserted", None)


def test_done_planned_and_weighed() -> None:
    found = read(
        "구미시는 로봇산업 지원조례를 제정했다. 안동시는 해양로봇 지원조례를 제정할 계획이다. 상주시는 방산기업 지원조례 제정을 검토했다."
    )
    said = {source: modality for (source, _, _), (modality, _) in found.relations.items()}
    assert said == {"구미시": "asserted", "안동시": "planned", "상주시": "proposed"}


def test_who_did_not_come_did_not_come() -> None:
    found = read("카카오는 해양로봇 성과공유회에 참석하지 않았다. 쿠팡은 참가를 부인했다.")
    assert not [modality for (modality, _) in found.relations.values() if modality != "denied"]


def test_quantities_and_ordinals() -> None:
    words = "31인, 2000여 명, 매년 40여 명, 3조2000억 원, 2천400억원, 5세대, 200년, 22대"
    found = [(f.value, f.unit, f.approximate, f.per) for f in figures_in(words, 0, len(words))]
    assert found == [
        (31, "명", False, None),
        (2000, "명", True, None),
        (40, "명", True, "year"),
        (3_200_000_000_000, "KRW", False, None),
        (240_000_000_000, "KRW", False, None),
    ]


def test_days_are_counted_from_the_date_of_the_article() -> None:
    words = "구미시는 4일 모임을 열었다. 지난달 29일과 오는 12일에도 이어진다."
    assert [when.value for when in dates_in(words, 0, len(words), DAY)] == ["2025-02-04", "2025-01-29", "2025-02-12"]


def test_the_source_of_a_picture_and_an_address_are_no_actors() -> None:
    found = read("이가람 구미시장이 설명하고 있다.[사진=구미시] 2025.02.04 robot@example.com")
    assert found.types == {"이가람": "Person", "구미시": "City"}


def test_a_block_of_other_articles_stays_out() -> None:
    found = read(
        "구미시가 해양로봇시험센터를 조성한다고 4일 밝혔다. 내년에 문을 연다.\n\n"
        "[한빛뉴스 베스트 기사]\n\n사진 정치권 공방 이어져 [서울·세종=한빛뉴스] 한가람 정다운 기자 = 김한빛 후보는 국민의힘을 비판했다."
    )
    assert set(found.types) == {"구미시", "해양로봇시험센터"}


def test_a_headline_has_no_particles() -> None:
    found = read('# 구미시, 로봇 선도도시 선점 전략 시동…김장호 시장 "총력 쏟을 것"\n\n구미시는 4일 이같이 밝혔다.')
    assert ("구미시", "PURSUES", "로봇 선도도시 선점 전략") in found.relations
    assert found.said == [("김장호", "총력 쏟을 것")]


def test_a_particle_or_the_last_syllable_of_a_name() -> None:
    found = read("이가람은 시장에 들렀고 박은 남았다. 최지은 대표가 알렸다.")
    people = {name for name, kind in found.types.items() if kind == "Person"}
    assert {"최지은"} <= people <= {"최지은", "이가람"}


def test_company_marks_are_no_part_of_the_name() -> None:
    found = read("㈜하늘소재(대표 정다운)와 (주)바다기계, 주식회사 들판로봇이 투자한다.")
    assert {name for name, kind in found.types.items() if kind == "Company"} == {"하늘소재", "바다기계", "들판로봇"}
    assert ("정다운", "LEADS", "하늘소재") in found.relations
