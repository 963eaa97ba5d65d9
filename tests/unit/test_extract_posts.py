"""Posts that papers write: schools that nobody lists, analysts of houses, professions that look like a name and a title. Own sentences."""

from extracted import read


def types(text: str) -> dict[str, str]:
    return {name: unit.type for unit in read(text).units for name in unit.names}


def test_a_school_that_nobody_lists() -> None:
    found = types("한두리 태양대 총장은 “사람이 먼저”라고 말했다. 박영대 의원도 왔다.")
    assert (found["태양대"], found["한두리"], found["박영대"]) == ("University", "Person", "Person")


def test_an_analyst_is_no_institute() -> None:
    found = types("한두리 키움증권 연구원은 “내년은 다르다”고 말했다.")
    assert found["한두리"] == "Person"
    assert "ResearchInstitute" not in found.values()


def test_professions_are_no_people() -> None:
    assert "Person" not in types("통영시는 사회복지사 교육비를 지원한다.").values()


def test_funds_of_the_stock_exchange_are_no_committee() -> None:
    assert "Committee" not in types("가람금융이 비트코인 현물 ETF를 신청했다. 현물 ETF 승인은 내년이다.").values()


def test_an_economy_in_two_words_is_no_newspaper() -> None:
    assert "MediaOutlet" not in types("통영시장은 “한국 경제는 어렵다”고 말했다.").values()


def test_works_belong_to_the_company_before_them() -> None:
    extraction = read("현대로템 의왕공장에서 시험이 있었다. 통영시는 이 도서관을 알린다. 한두리 세정과장도 왔다.")
    names = {key: unit.listed or unit.names[0] for unit in extraction.units for key in unit.keys}
    found = {(names[c.subject], c.type, names.get(c.object or "", "")) for c in extraction.claims}
    assert ("현대로템", "OWNS", "현대로템 의왕공장") in found
