"""Lists that say who belongs together: members behind a colon, parties in a footnote, committees that a list makes up, consortia."""

from extracted import claims


def test_members_behind_a_colon() -> None:
    text = "한빛도는 에너지 협의회를 출범했다.\n\n※ 경기 에너지 협의회(4개 기관) : 경기도, 수원시, 한국전력공사, 아주대학교"
    found = claims(text)
    assert {s for s, t, o in found if t == "MEMBER_OF" and o == "경기 에너지 협의회"} >= {
        "수원시",
        "한국전력공사",
        "아주대학교",
    }


def test_a_sentence_behind_a_colon_is_no_list() -> None:
    text = "경기 에너지 협의회 : 경기도와 수원시가 지난해 봄에 함께 살림살이를 꾸리려고 여러 차례 모여 의논한 끝에 한국전력공사 옆에 자리를 잡은 모임"
    assert not {s for s, t, _ in claims(text) if t == "MEMBER_OF"}


def test_parties_in_a_footnote() -> None:
    text = "환경부는 12일 서울에서 4개 기관*과 물 절약 업무협약을 체결했다.\n\n* 수원시, 한국수자원공사, 한국환경공단, 아주대학교"
    found = claims(text)
    assert {o for s, t, o in found if t == "SIGNED_MOU_WITH"} | {s for s, t, o in found if t == "SIGNED_MOU_WITH"} >= {
        "수원시",
        "한국수자원공사",
        "한국환경공단",
        "아주대학교",
    }


def test_the_list_before_a_committee_is_in_it() -> None:
    found = claims("수원시, 한국전력공사, 아주대학교가 함께 참여하는 경기 물류 협의체를 이달부터 운영한다.")
    assert {s for s, t, _ in found if t == "MEMBER_OF"} >= {"수원시", "한국전력공사", "아주대학교"}


def test_a_ceremony_of_an_agreement_is_held() -> None:
    found = claims("환경부, 교육부, 산림청은 3일 세종시에서 업무협약식을 열고 숲을 함께 가꾸기로 했다.")
    assert len([1 for _, t, _ in found if t == "SIGNED_MOU_WITH"]) == 2


def test_a_consortium_of_so_many() -> None:
    found = claims("KT는 무신사, 직방, 솔트룩스 등 16개 기관과 컨소시엄을 꾸렸다.")
    assert {o for _, t, o in found if t == "PARTNERS_WITH"} | {s for s, t, _ in found if t == "PARTNERS_WITH"} >= {
        "KT",
        "무신사",
        "직방",
    }


def test_the_company_that_is_to_build_signs() -> None:
    found = claims(
        "군산시는 8일 전북특별자치도와 함께 두산에너빌리티의 ‘풍력 부품 제조시설’ 건립을 위한 투자협약을 체결했다."
    )
    assert any(t == "SIGNED_MOU_WITH" and "두산에너빌리티" in (s, o) for s, t, o in found)
