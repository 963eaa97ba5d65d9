"""Reprints in a ledger: nine copies of a press release are one source, and what changes the source reaches every copy."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.article.fingerprints import SHARED, fingerprints
from kg.document import Document, document_id
from kg.evidence import Claim, Extraction, Mention, Unit
from kg.graph import Judgement, Node, Relation
from kg.ledger import LedgerFile
from kg.ontology import load_ontology

HALL = "해온본청"
CITY, PLANT, PAPER = "thing|해온시|", "thing|로봇센터|", "thing|물결신문|"
BODY = (
    "해온시가 로봇센터를 짓겠다는 계획을 의회에 처음으로 설명했다. "
    "설명회에는 예순두 명이 나와 두 시간 넘게 의견을 주고받았다. "
    "시는 다음 달까지 터를 고르고 가을에 첫 삽을 뜬다는 생각이다. "
    "주민들은 오가는 길이 좁다며 먼저 다리를 넓혀 달라고 말했다. "
)
OTHER = (
    "다솔의 옛 역사에서 열린 장터에는 주말 내내 사람이 몰렸다. "
    "상인들은 지난해보다 손님이 두 배 가까이 늘었다고 입을 모았다. "
    "올해는 밤에도 문을 열어 빛을 비춘 골목이 볼거리가 되었다. "
)


def made(
    title: str, publisher: str, *, outlet: bool = True, date: str = "2031-03-01", body: str = BODY, key: str = ""
) -> tuple[Document, Extraction]:
    """An article that says that the city pursues the plant, published by somebody."""
    kinds = {CITY: ("City", "해온시"), PLANT: ("Facility", "로봇센터")}
    kinds[key or f"thing|{publisher}|"] = ("MediaOutlet" if outlet else "City", publisher)
    text = f"{title}\n\n{body}"
    document = Document(text=text, title=title, publisher=publisher, date=date, url=f"https://a.example/{title}")
    units = []
    for held, (kind, name) in sorted(kinds.items()):
        at = text.find(name)
        units.append(Unit((held,), kind, (name,), (Mention(at, at + len(name), name),) if at >= 0 else ()))
    claims = (
        Claim("PURSUES", CITY, PLANT, start=0, end=5, quote=text[:5]),
        Claim("PUBLISHED", key or f"thing|{publisher}|", document_id(document), field="publisher"),
    )
    return document, Extraction(tuple(units), claims)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[LedgerFile]:
    with LedgerFile(tmp_path / "l.kg", load_ontology()) as opened:
        yield opened


def put(file: LedgerFile, *articles: tuple[Document, Extraction], key: str = "key-1") -> None:
    with file.operating("build"):
        for document, extraction in articles:
            file.put(document_id(document), document, key, extraction)


def pursues(file: LedgerFile) -> Relation:
    return next(relation for relation in file.relations() if relation.type == "PURSUES")


def told(file: LedgerFile, change: Callable[[], object]) -> None:
    """A projection that is sent what the change changed equals the whole graph."""
    since = file.operation
    held: dict[str, Node | Relation] = {item.id: item for item in (*file.nodes(), *file.relations())}
    change()
    for identifier in file.gone(since):
        held.pop(identifier, None)
    held |= {item.id: item for item in (*file.nodes(since), *file.relations(since))}
    assert held == {item.id: item for item in (*file.nodes(), *file.relations())}


RELEASE = made("알림", "해온시", outlet=False)
COPY = made("해온시 로봇센터 짓는다", "물결신문", date="2031-03-02")
OWN = made("로봇센터 어디에", "솔내일보", date="2031-03-05", body="해온시가 로봇센터를 짓겠다고 했다. " + OTHER)


def test_a_release_and_its_copy_are_one_source_and_the_release_the_origin(file: LedgerFile) -> None:
    put(file, COPY, RELEASE)
    groups = {node.properties["reprint_group"] for node in file.articles()}
    assert groups == {min(document_id(RELEASE[0]), document_id(COPY[0]))}
    assert {node.properties["reprint_origin"] for node in file.articles()} == {document_id(RELEASE[0])}
    stated = pursues(file).properties
    assert (stated["articles"], stated["publishers"], stated["independent"]) == (2, 2, 1)
    assert (stated["strength"], stated["first_publisher"]) == ("self-claimed", "해온시")


def test_a_paper_of_its_own_words_corroborates_and_its_retraction_takes_that_back(file: LedgerFile) -> None:
    put(file, RELEASE, COPY, OWN)
    assert pursues(file).properties["strength"] == "corroborated"

    def retract() -> None:
        with file.operating("retract"):
            file.retract([document_id(OWN[0])])

    told(file, retract)
    assert pursues(file).properties["strength"] == "self-claimed"


def test_with_the_release_gone_its_copies_are_a_papers_word(file: LedgerFile) -> None:
    second = made("로봇센터 소식", "가람경제", date="2031-03-03")
    put(file, RELEASE, COPY, second)
    with file.operating("retract"):
        file.retract([document_id(RELEASE[0])])
    stated = pursues(file).properties
    assert (stated["publishers"], stated["independent"], stated["strength"]) == (2, 1, "single")


def test_a_release_that_turns_out_to_be_anothers_changes_what_its_copies_say(file: LedgerFile) -> None:
    """The group and its origin stay the same articles; only who published the origin changes."""
    quiet = (RELEASE[0], replace(RELEASE[1], claims=RELEASE[1].claims[1:]))
    known = made("장터", "다솔시", outlet=False, body=OTHER)
    put(file, quiet, COPY, (known[0], replace(known[1], claims=known[1].claims[1:])))
    assert pursues(file).properties["strength"] == "self-claimed"
    anothers = made("알림", "다솔시", outlet=False)
    told(file, lambda: put(file, (anothers[0], replace(anothers[1], claims=anothers[1].claims[1:]))))
    assert pursues(file).properties["strength"] == "single"


def test_a_judgement_on_who_published_reaches_the_copies(file: LedgerFile) -> None:
    hall = made("알림", HALL, outlet=False)
    put(file, (hall[0], replace(hall[1], claims=hall[1].claims[1:])), COPY)
    before = pursues(file)
    assert before.properties["strength"] == "single"

    def judge() -> None:
        with file.operating("judge"):
            file.judge([Judgement(CITY, f"thing|{HALL}|", "same", "", "2031-04-01T00:00:00Z")])

    told(file, judge)
    assert pursues(file).properties["strength"] == "self-claimed"
    assert pursues(file).id == before.id  # else the relation would be another and be sent for that


def test_the_same_notice_a_month_later_is_no_reprint(file: LedgerFile) -> None:
    put(file, RELEASE, made("로봇센터 소식", "물결신문", date="2031-04-01"))
    assert not any("reprint_group" in node.properties for node in file.articles())


def test_page_headline_and_byline_hide_no_copy() -> None:
    page = f"다른 제목을 단 기사\n\n입력 2031.03.02 09:00\n\n[해온=물결신문] 문서연 기자 = {BODY}\n\n문서연 기자 a@b.example\n\n저작권자 ⓒ 물결신문 무단전재 및 재배포 금지\n"
    assert len(fingerprints(page) & fingerprints(f"알림\n\n{BODY}")) > SHARED
    assert fingerprints(page) <= fingerprints(BODY)


def test_blanks_line_breaks_and_marks_make_no_other_sentence() -> None:
    broken = BODY.replace("계획을 ", "계획을\n").replace("첫 삽", "'첫 삽'").replace("말했다. ", "말했다.")
    assert fingerprints(f"알림\n\n{broken}") == fingerprints(f"알림\n\n{BODY}")


def steps_of_one_more(path: Path, articles: int) -> int:
    """How much SQLite works, in its own steps, for one more article with a copy in a ledger of so many."""
    with LedgerFile(path, load_ontology()) as file:
        more = [
            made(
                f"소식 {number}",
                "물결신문",
                date="2031-05-01",
                body=f"{BODY}이번이 벌써 {number}번째라고 모두들 이야기했다. ",
            )
            for number in range(articles)
        ]
        put(file, *(pair for pair in more))
        put(file, made("알림", "해온시", outlet=False, body=OTHER))
        steps = []
        file._connection.set_progress_handler(lambda: steps.append(1) or 0, 10)
        put(file, made("옮긴 글", "솔내일보", body=OTHER))
        file._connection.set_progress_handler(None, 0)
        assert len(list(file.articles())) == articles + 2
        return len(steps)


def test_one_more_article_costs_the_same_in_a_ledger_where_a_formula_stands_in_every_article(tmp_path: Path) -> None:
    few, many = steps_of_one_more(tmp_path / "few.kg", 60), steps_of_one_more(tmp_path / "many.kg", 240)
    assert many < 1.2 * few
