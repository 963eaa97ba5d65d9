"""Events by what is done with them, and who takes part. Own sentences."""

from extracted import claims, read

from kg.extract.definitions import quoted_names


def events(text: str) -> list[tuple[str, ...]]:
    extraction = read(text)
    return [unit.names for unit in extraction.units if unit.type == "Event"]


def test_what_an_agreement_is_for_belongs_to_its_name() -> None:
    text = "산림청은 3일 한빛대학교에서 수목 연구 확대 및 우수 인재 양성을 위한 업무협약(MOU)을 체결했다."
    name = "수목 연구 확대 및 우수 인재 양성을 위한 업무협약"
    assert events(text) == [(name, f"{name}(MOU)")]


def test_a_purpose_stops_at_the_partner() -> None:
    text = "산림청은 3일 서울시와 도시숲 보전과 활용을 위한 업무협약을 맺었다."
    assert events(text) == [("도시숲 보전과 활용을 위한 업무협약",)]


def test_a_meeting_with_people_is_called_by_its_head() -> None:
    text = "산림청장은 3일 부산에서 젊은 임업인들과 간담회를 열고 의견을 들었다."
    assert events(text) == [("간담회",)]


def test_a_head_alone_is_no_second_event_where_one_is_named_by_it() -> None:
    text = "산림청은 3일 '바다숲 정책 간담회'를 열었다.\n\n간담회를 개최한 산림청은 의견을 들었다."
    assert events(text) == [("바다숲 정책 간담회",)]


def test_what_is_quoted_and_visited_is_an_event() -> None:
    for text in ("부산에서 열리는 ‘2025 바다숲 매뉴팩’에 참가해", "‘2025 바다숲 매뉴팩’가 부산에서 개막"):
        assert [(f.name, f.type) for f in quoted_names(text, [(0, len(text))])] == [("2025 바다숲 매뉴팩", "Event")]
    for text in ("‘2025 바다숲 매뉴팩’를 펴냈다", "공장에서 열린 ‘바다숲 노선 반영’을 촉구하는 집회"):
        assert not quoted_names(text, [(0, len(text))])


def test_two_names_of_one_agreement_are_one() -> None:
    text = (
        "# 산림청-부산시, 도시숲 가꾸기 확대 양해각서 체결\n\n"
        "산림청은 3일 부산시와 도시숲 가꾸기 사업 확대를 위한 양해각서(MOU)를 체결했다. 서명식에는 산림청장이 참석했다."
    )
    assert len(events(text)) == 1


def test_heads_in_brackets_come_to_the_signing() -> None:
    text = "산림청(청장 김하나)과 부산대학교(총장 이두리)는 3일 도시숲 연구와 보전을 위한 업무협약을 체결했다."
    came = {a for a, kind, b in claims(text) if kind == "PARTICIPATES_IN" and b.endswith("업무협약")}
    assert {"김하나", "이두리"} <= came


def test_bodies_with_the_particle_of_place_come_too() -> None:
    text = "산림청은 3일 바다숲 정책 간담회를 열었다. 간담회에는 부산시, 울산시, 국토교통부 등 3개 기관에서 참석했다."
    came = {a for a, kind, _ in claims(text) if kind == "PARTICIPATES_IN"}
    assert {"부산광역시", "울산광역시", "국토교통부"} <= came


def test_who_tells_of_a_meeting_that_others_come_to_does_not_come() -> None:
    text = "국토교통부는 공무원 등이 참석하고 현안을 논의하는 바다숲 정책 설명회를 3일 개최한다."
    assert not [t for t in claims(text) if t[1] == "PARTICIPATES_IN"]


def test_a_caption_lists_who_was_there() -> None:
    text = (
        "# 도시숲 소식\n\n부산에서 3일 열린 ‘바다숲 상생 협약식’에서 기념촬영을 하고 있다. "
        "왼쪽부터 김하나 산림청장, 이두리 부산시장.\n\n산림청은 도시숲을 넓힌다."
    )
    came = {a for a, kind, _ in claims(text) if kind == "PARTICIPATES_IN"}
    assert {"김하나", "이두리"} <= came


def test_partners_may_close_with_a_common_noun() -> None:
    text = "산림청은 국토교통부 등 관계기관과 손잡고 도시숲을 넓힌다."
    assert ("산림청", "PARTNERS_WITH", "국토교통부") in claims(text)


def test_what_takes_place_somewhere_is_an_event() -> None:
    assert events("김하나 장관은 3일 파리에서 열리는 AI 세미나에 연사로 나선다.") == [("AI 세미나",)]


def test_a_committee_counted_and_held_by_writing_is_a_meeting() -> None:
    text = "산림청은 3일 제12회 도시숲진흥실무위원회를 서면으로 개최하고 계획을 확정했다."
    assert events(text) == [("제12회 도시숲진흥실무위원회",)]
