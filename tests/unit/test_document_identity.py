"""What article a document is: its id."""

import pytest

from kg.document import Document, document_id


def ids(*documents: Document) -> int:
    return len({document_id(document) for document in documents})


def article(title: str, text: str, **stated: str) -> Document:
    return Document(text=text, title=title, publisher="가람뉴스", date="2025-02-04", **stated)


def test_publisher_day_and_headline_name_an_article_whatever_its_words() -> None:
    title = "한빛시, 수소도시 추진위 첫 회의"
    assert ids(article(title, "처음"), article(title, "고침"), article(f" {title} ", "또 고침")) == 1


@pytest.mark.parametrize("rubric", ["[인사]", "부고", "오늘의 날씨", "축구", "사설(2월 4일)"])
def test_a_rubric_names_no_article(rubric: str) -> None:
    assert ids(article(rubric, "하나"), article(rubric, "둘")) == 2


def test_an_address_names_an_article_whatever_its_headline() -> None:
    url = "https://garamnews.example/1"
    assert ids(article("부고", "하나", url=url), article("부고(수정)", "둘", url=f"{url}?utm_source=x")) == 1
