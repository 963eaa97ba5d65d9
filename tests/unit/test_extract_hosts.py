"""Who hosts, who sends people, who wins, where a venue stands. Own sentences."""

from extracted import claims


def test_who_hosts_the_event_named_before() -> None:
    text = (
        "# 바다로봇 박람회 부산서 개막\n\n‘2025 바다로봇 박람회’가 3일 벡스코에서 개막했다. "
        "해양수산부와 부산시가 공동 주최하고 부산테크노파크가 주관하는 행사다."
    )
    hosts = {a for a, kind, b in claims(text) if kind == "ORGANISES" and b == "2025 바다로봇 박람회"}
    assert {"해양수산부", "부산광역시", "부산테크노파크"} <= hosts


def test_bodies_that_send_people() -> None:
    text = (
        "# 부산시, 바다숲 경연대회 개최\n\n부산시는 3일 벡스코에서 바다숲 경연대회를 열었다.\n\n"
        "이날 행사에는 부산대, 동아대, 경성대 등 전국 7개 대학에서 총 90여 명의 학생들이 참가했다."
    )
    came = {a for a, kind, _ in claims(text) if kind == "PARTICIPATES_IN"}
    assert {"부산대학교", "동아대학교", "경성대학교"} <= came


def test_who_was_there_together() -> None:
    text = (
        "# 부산시, 바다숲 정책 포럼 개최\n\n부산시는 3일 벡스코에서 바다숲 정책 포럼을 열었다.\n\n"
        "이날 포럼에는 해양수산부와 환경부 등 관계부처에서도 자리를 함께했다."
    )
    came = {a for a, kind, _ in claims(text) if kind == "PARTICIPATES_IN"}
    assert "해양수산부" in came


def test_winners_of_the_contest_that_the_text_is_about() -> None:
    text = (
        "# 바다숲 사진 공모전 수상작 발표\n\n부산시는 3일 바다숲 사진 공모전 수상작을 발표했다.\n\n"
        "일반 부문 대상에는 김하나 씨의 ‘물결’, 최우수상에는 이두리 씨의 ‘그물’이 선정됐다."
    )
    won = {a for a, kind, b in claims(text) if kind == "PARTICIPATES_IN" and b == "바다숲 사진 공모전"}
    assert won == {"김하나", "이두리"}


def test_a_meeting_is_not_held_in_the_address_of_its_venue() -> None:
    text = "부산시는 3일 가온그랜드(서울 중구 소재)에서 ‘바다숲 정책 포럼’을 개최했다."
    assert not any(kind == "LOCATED_IN" and b == "서울 중구" and a.endswith("포럼") for a, kind, b in claims(text))


def test_places_before_the_names_of_a_list() -> None:
    text = "참여 의료원 : (대구) 대구의료원 (강원) 강릉의료원, 영월의료원 (전북) 남원의료원"
    found = claims(text)
    assert ("대구의료원", "LOCATED_IN", "강원특별자치도") not in found
    assert ("영월의료원", "LOCATED_IN", "전북특별자치도") not in found


def test_whose_a_building_is_that_an_agreement_is_for() -> None:
    text = "부산시는 3일 한빛테크㈜의 ‘바다로봇 부품 제조시설’ 건립을 위한 투자협약을 체결했다."
    assert ("한빛테크", "PURSUES", "바다로봇 부품 제조시설") in claims(text)


def test_a_list_that_closes_with_what_its_members_are() -> None:
    text = "부산시는 '바다로봇 실증센터', '바다숲 체험관' 등 미래 산업의 기반을 조속히 확충했다."
    assert {("부산광역시", "PURSUES", "바다로봇 실증센터"), ("부산광역시", "PURSUES", "바다숲 체험관")} <= set(
        claims(text)
    )


def test_where_a_company_has_its_seat() -> None:
    text = "통영시에 본사를 둔 한빛테크㈜가 부산시와 협약을 맺었다."
    assert ("한빛테크", "LOCATED_IN", "통영시") in claims(text)


def test_a_law_that_is_only_cited_is_not_the_senders() -> None:
    text = "산림청은 「가온숲관리법」 제29조에 따라 전국 숲길 70곳을 점검한다고 3일 밝혔다."
    assert not any(claim.rule == "release-about" for claim in claims(text).values())
