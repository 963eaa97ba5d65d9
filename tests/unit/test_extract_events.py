"""Events by what is done with them, and who takes part. Own sentences."""

from kg.document import Document
from kg.evidence import Claim
from kg.extract import extract
from kg.extract.definitions import quoted_names
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology

Triple = tuple[str, str, str]


def events(text: str) -> list[tuple[str, ...]]:
    extraction = extract(Document(text=text, date="2025-02-04"), ontology=load_ontology(), lexicon=load_lexicon())
    return [unit.names for unit in extraction.units if unit.type == "Event"]


def claims(text: str) -> dict[Triple, Claim]:
    extraction = extract(Document(text=text, date="2025-02-04"), ontology=load_ontology(), lexicon=load_lexicon())
    names = {key: unit.listed or unit.names[0] for unit in extraction.units for key in unit.keys}
    return {(names[c.subject], c.type, names[c.object]): c for c in extraction.claims if c.object in names}


def test_what_an_agreement_is_for_belongs_to_its_name() -> None:
    text = "산림청은 3일 한빛대학교에서 수목 연구 확대 및 우수 인재 양성을 위한 업무협약(MOU)을 체결했다."
    assert events(text) == [("수목 연구 확대 및 우수 인재 양성을 위한 업무협약",)]


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
