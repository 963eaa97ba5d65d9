"""What extraction claims: relations, modality, figures, speech. Own sentences."""

import pytest
from extracted import claims, named, read

from kg.document import Document, document_id
from kg.evidence import claim_id
from kg.extract import extraction_key
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology


def test_members_from_a_list_but_not_the_committee_itself() -> None:
    found = claims("포항 로봇위원회는 네이버, 카카오, KT 등 전문가 14인으로 구성됐다.")
    assert {(m, "MEMBER_OF", "포항 로봇위원회") for m in ("네이버", "카카오", "KT")} <= found.keys()


def test_the_number_of_members_belongs_to_the_committee() -> None:
    extraction = read("포항 로봇위원회는 네이버, 카카오, KT 등 전문가 14인으로 구성됐다.")
    counted = [c for c in extraction.claims if c.type == "member_count"]
    assert [(named(extraction)[c.subject], c.value, c.unit) for c in counted] == [("포항 로봇위원회", 14, "persons")]


def test_bullets_are_what_the_meeting_discusses() -> None:
    found = claims(
        "포항 로봇위원회는 이날 회의에서 ▲해양로봇 실증센터 유치 방안 ▲로봇 창업펀드 조성 방안 등을 주요 주제로 다뤘다."
    )
    assert found[("포항 로봇위원회", "DISCUSSES", "해양로봇 실증센터")].modality == "proposed"
    assert ("포항 로봇위원회", "DISCUSSES", "로봇 창업펀드") in found


def test_who_holds_the_meeting_where() -> None:
    found = claims("포항시는 4일 시청 중회의실에서 '포항 로봇위원회' 첫 회의를 개최했다.")
    meeting = "포항 로봇위원회 첫 회의"
    assert ("포항시", "ORGANISES", meeting) in found
    assert (meeting, "LOCATED_IN", "시청 중회의실") in found
    assert (meeting, "PART_OF", "포항 로봇위원회") in found
    assert found[("포항시", "ORGANISES", meeting)].when == "2025-02-04"


def test_titles_head_or_hold() -> None:
    found = claims("이강덕 포항시장과 산업통상부 한가람 산업기반실장이 만났다.")
    assert found[("이강덕", "LEADS", "포항시")].role == "시장"
    assert found[("한가람", "HOLDS_POSITION", "산업통상부")].role == "산업기반실장"


def test_a_title_in_brackets() -> None:
    assert ("강다온", "LEADS", "포항시") in claims("포항시(시장 강다온)는 조례를 제정했다.")


def test_everybody_signs_with_the_convener() -> None:
    text = "포항시는 20일 포스텍, 한동대와 로봇 인력을 키우기 위한 업무협약(MOU)을 체결했다."
    found = claims(text)
    assert ("포항시", "SIGNED_MOU_WITH", "포항공과대학교") in found
    assert ("포항시", "SIGNED_MOU_WITH", "한동대학교") in found


def test_a_planned_signing_is_planned() -> None:
    found = claims("포항시와 포스텍은 다음 달 업무협약을 체결할 예정이다.")
    assert found[("포항시", "SIGNED_MOU_WITH", "포항공과대학교")].modality == "planned"


def test_a_footnote_names_the_parties() -> None:
    text = (
        "로봇단지 업무협약\n\n산업통상부는 24일 포항시 및 3개 투자기업*과 함께 로봇단지를 만들기 위한 업무협약을 체결했다.\n\n"
        "* 네이버, 카카오, 삼성물산\n"
    )
    found = claims(text)
    assert {("산업통상부", "SIGNED_MOU_WITH", x) for x in ("포항시", "네이버", "카카오", "삼성물산")} <= found.keys()


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("포항시는 로봇산업 육성 조례를 제정했다.", "asserted"),
        ("포항시는 로봇산업 육성 조례를 제정할 계획이다.", "planned"),
        ("포항시는 로봇산업 육성 조례 제정을 검토했다.", "proposed"),
    ],
)
def test_done_planned_weighed(sentence: str, modality: str) -> None:
    found = claims(sentence)
    stated = [c for (s, _, o), c in found.items() if (s, o) == ("포항시", "로봇산업 육성 조례")]
    assert {c.modality for c in stated} == {modality}


def test_who_bids_and_who_opposes() -> None:
    found = claims(
        "포항시가 국가 해양로봇 실증센터 유치에 나섰다. 포항환경연대는 국가 해양로봇 실증센터 유치에 반대했다."
    )
    assert ("포항시", "BIDS_FOR", "국가 해양로봇 실증센터") in found
    assert ("포항환경연대", "BIDS_FOR", "국가 해양로봇 실증센터") not in found


def test_the_passive_has_no_agent() -> None:
    found = claims("포항시는 크다. 해양로봇 실증센터가 구축됐다.")
    assert not any(kind == "PURSUES" for _, kind, _ in found)


def test_speech_belongs_to_its_speaker_and_is_claimed() -> None:
    text = (
        '이강덕 포항시장은 "포항시는 해양로봇 실증센터를 유치하겠다. 기업도 돕겠다"며 "항만은 깊다"고 말했다. '
        '최도형 한동대 총장은 "한동대도 함께 하겠다"고 화답했다.'
    )
    extraction = read(text)
    names = named(extraction)
    assert [names[s.speaker] for s in extraction.statements] == ["이강덕", "이강덕", "최도형"]
    bids = [c for c in extraction.claims if c.type == "BIDS_FOR"]
    assert [(c.modality, names[c.speaker or ""]) for c in bids] == [("claimed", "이강덕")]


def test_the_subject_is_carried_into_the_next_sentence() -> None:
    found = claims("포항시는 4일 발표했다. 그러면서 로봇산업 육성 조례를 제정한다고 설명했다.")
    assert ("포항시", "PURSUES", "로봇산업 육성 조례") in found


def test_place_and_parent_from_what_stands_beside() -> None:
    found = claims("경상북도 포항시의 포스텍 내 나노융합센터는 연구를 한다.")
    assert ("포항시", "LOCATED_IN", "경상북도") in found
    assert ("나노융합센터", "PART_OF", "포항공과대학교") in found


def test_money_goes_to_what_it_builds() -> None:
    found = claims("포항시는 120억 원을 투입해 해양로봇 실증센터를 구축한다.")
    assert found[("포항시", "FUNDS", "해양로봇 실증센터")].amount == 12_000_000_000


def test_byline_gives_author_and_outlet() -> None:
    text = "포항시, 로봇 도시로\n\n[포항=뉴스핌] 문서연 기자 = 포항시는 4일 로봇산업 육성 조례를 제정했다고 밝혔다.\n"
    extraction = read(text)
    names = named(extraction)
    document = document_id(Document(text=text, date="2025-02-04"))
    assert {(names[c.subject], c.type) for c in extraction.claims if c.object == document} == {
        ("문서연", "WROTE"),
        ("뉴스핌", "PUBLISHED"),
    }
    assert any(
        (names[c.subject], c.type, names.get(c.object or "")) == ("문서연", "HOLDS_POSITION", "뉴스핌")
        for c in extraction.claims
    )


def keys(text: str, name: str) -> set[str]:
    return {key for unit in read(text).units if name in unit.names for key in unit.keys}


def test_a_reporter_is_known_by_the_outlet_as_a_reporter() -> None:
    text = "포항시, 로봇 도시로\n\n[포항=뉴스핌] 문서연 기자 = 포항시는 4일 로봇산업 육성 조례를 제정했다고 밝혔다.\n"
    assert keys(text, "문서연") == {"person|문서연|writer|뉴스핌|"}


@pytest.mark.parametrize("name", ["간담회", "이 대회", "해당 설명회"])
def test_an_event_without_a_name_of_its_own_stays_in_its_article(name: str) -> None:
    one, other = (f"포항시는 4일 '{name}'를 열었다. {more}" for more in ("많이 왔다.", "적게 왔다."))
    assert not keys(one, name) & keys(other, name)


def test_what_every_town_has_stays_in_its_article() -> None:
    one, other = (f"포항시는 4일 시청 상황실에서 간담회를 열었다. {more}" for more in ("많이 왔다.", "적게 왔다."))
    assert keys(one, "시청 상황실")
    assert not keys(one, "시청 상황실") & keys(other, "시청 상황실")


def test_an_event_with_a_name_is_one_in_all_articles_of_its_day() -> None:
    one, other = (f"포항시는 4일 포항로봇축제를 열었다. {more}" for more in ("많이 왔다.", "적게 왔다."))
    assert keys(one, "포항로봇축제") & keys(other, "포항로봇축제")


def test_an_outlet_that_only_metadata_names_has_no_span() -> None:
    extraction = read("포항시는 로봇산업 육성 조례를 제정했다.", publisher="가람일보", title="조례")
    published = [c for c in extraction.claims if c.type == "PUBLISHED"]
    assert [(c.start, c.end, c.field) for c in published] == [(None, None, "publisher")]


TEXTS = [
    "포항시는 20일 포스텍, 한동대와 로봇 인력을 키우기 위한 업무협약(MOU)을 체결했다.",
    '이강덕 포항시장은 "로봇센터를\n유치하겠다"고 말했다.\n\n* 네이버, 카카오\n',
    "",
    "An English text about Pohang.",
    '()((’“‘"▲▲*·-',
    "😀포항시😀는 로봇단지*를 조성한다.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_every_span_is_verbatim_and_no_claim_id_occurs_twice(text: str) -> None:
    extraction = read(text)
    ontology = load_ontology()
    keys = {key: unit.type for unit in extraction.units for key in unit.keys}
    for unit in extraction.units:
        for mention in unit.mentions:
            assert "".join(text[mention.start : mention.end].split())
    for claim in extraction.claims:
        assert claim.start is None or text[claim.start : claim.end] == claim.quote
        assert claim.subject in keys
        if claim.object in keys:
            assert ontology.allows(claim.type, keys[claim.subject], keys[claim.object])
    ids = [claim_id("d-x", claim) for claim in extraction.claims]
    assert len(ids) == len(set(ids))


def test_twice_the_same() -> None:
    assert read(TEXTS[0]) == read(TEXTS[0])


def test_the_key_names_what_decides_and_loads_no_model() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from kg.extract import extraction_key; from kg.lexicon import load_lexicon; from kg.ontology import load_ontology\n"
        "print(extraction_key(load_ontology(), load_lexicon()), 'kiwipiepy' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert out == [extraction_key(load_ontology(), load_lexicon()), "False"]
