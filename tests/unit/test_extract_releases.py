"""What press releases leave to their shape: senders, tables, who came and what was said. Own sentences."""

from extracted import claims, read

from kg.article import lay_out

Triple = tuple[str, str, str]
TABLE = """# 한빛 특화단지 출범

환경부는 3일 한빛 특화단지 다섯 곳을 골랐다고 밝혔다.

< 특화단지 추진단 현황 >

구 분

경기 추진단

포스코퓨처엠

한국전자통신연구원

{last}

환경부는 앞으로 단지를 늘릴 계획이다.
"""


def units(text: str) -> set[str]:
    return {unit.listed or unit.names[0] for unit in read(text).units}


def test_what_the_headline_names_is_the_senders() -> None:
    text = "# 「바다숲 창업 지원사업」 참가기업 한자리에\n\n해양수산부는 3일 부산에서 창업자들을 만났다."
    assert claims(text)[("해양수산부", "PURSUES", "바다숲 창업 지원사업")].rule == "release-about"


def test_a_law_that_is_only_cited_is_not_pursued() -> None:
    text = "# 「해양폐기물관리법」에 따른 수거 실적\n\n해양수산부는 3일 부산에서 수거 실적을 알렸다."
    assert not [t for t in claims(text) if t[1] == "PURSUES"]


def test_a_meeting_in_the_headline_is_the_senders_unless_it_is_a_guest() -> None:
    held = "# 바다숲 정책 토론회 개최\n\n해양수산부는 3일 창업자들의 의견을 들었다."
    assert [t for t in claims(held) if t[0] == "해양수산부" and t[1] == "ORGANISES"]
    guest = "# 장관, 바다숲 정책 토론회 참석\n\n해양수산부는 3일 창업자들의 의견을 들었다."
    assert not [t for t in claims(guest) if t[1] == "ORGANISES"]


def test_cells_of_a_table_that_names_its_parts_are_read() -> None:
    assert {"경기 추진단", "한국전자통신연구원", "포스코퓨처엠"} <= units(TABLE.format(last="등 5개 기관"))


def test_a_table_of_contacts_is_furniture() -> None:
    layout = lay_out(TABLE.format(last="(044-201-0000)"))
    assert "cell" not in {block.kind for block in layout.blocks}
    assert "cell" in {block.kind for block in lay_out(TABLE.format(last="등 5개 기관")).blocks}


def test_the_topic_is_the_object_where_the_actor_stands_before_the_verb() -> None:
    found = claims("‘바다숲 창업 지원사업’은 부산테크노파크가 운영한다.")
    assert ("부산테크노파크", "OPERATES", "바다숲 창업 지원사업") in found


def test_who_does_it_together_takes_part_in_it() -> None:
    found = claims("환경부는 포스텍과 함께 ‘바다숲 창업 지원사업’을 추진한다.")
    assert ("포항공과대학교", "PARTICIPATES_IN", "바다숲 창업 지원사업") in found


def test_who_came_to_this_occasion() -> None:
    text = "# 바다숲 정책 토론회 개최\n\n환경부는 3일 바다숲 정책 토론회를 열었다.\n\n이 자리에는 포스텍, 한동대 관계자 등 30여 명이 참여했다."
    attending = {t[0] for t in claims(text) if t[1] == "PARTICIPATES_IN"}
    assert {"포항공과대학교", "한동대학교"} <= attending


def test_a_head_in_brackets_behind_his_title() -> None:
    assert ("한가람", "LEADS", "방위사업청") in claims("방위사업청장(청장 한가람)은 3일 회의를 열었다.")


def test_what_is_passed_at_a_meeting_is_discussed_there() -> None:
    found = claims("「바다숲 조성법 개정안」이 3일 국무회의에서 의결되었다.")
    assert ("국무회의", "DISCUSSES", "바다숲 조성법 개정안") in found


def test_who_came_and_then_said_what_will_be_has_come() -> None:
    text = "환경부는 3일 ‘바다숲 정책 토론회’를 열었다. 한가람 환경부 장관은 바다숲 정책 토론회에 참석해 예산을 늘리겠다고 밝혔다."
    assert claims(text)[("한가람", "PARTICIPATES_IN", "바다숲 정책 토론회")].modality == "asserted"


def test_a_talk_that_took_place_is_no_proposal() -> None:
    text = "환경부는 3일 ‘바다숲 정책 간담회’를 열었다. 이번 간담회에서는 「바다숲 조성법 개정안」을 논의했다."
    assert claims(text)[("바다숲 정책 간담회", "DISCUSSES", "바다숲 조성법 개정안")].modality == "asserted"
