"""Doubtful identities: what is brought up, what never is, and in which order."""

from pathlib import Path

import pytest
from small_ledger import BARE, HEAD, MAYOR, article, ledger

from kg.errors import UsageError, messages
from kg.graph import Judgement
from kg.keys import one_form
from kg.ledger.computed import ANSWERS
from kg.lexicon import load_lexicon
from kg.questions import bind, ledger_questions, question
from kg.resolve.doubtful import WEIGHTS, Suspect, candidates, ranked
from kg.resolve.marks import places_of

PLACES = places_of(load_lexicon())


def suspect(name: str, kind: str = "Organization", key: str = "", *, also: str = "", listed: bool = False) -> Suspect:
    kinds = {"Person": "person", "Event": "event"}
    made = key or f"{kinds.get(kind, 'thing')}|{one_form(name)}|"
    return Suspect(f"n-{made}", kind, name, tuple(filter(None, (name, also))), (made,), listed, 1)


def brought_up(*suspects: Suspect, judged: tuple[str, str] | None = None) -> list[tuple[str, str, str]]:
    judgements = [Judgement(*judged, "different", "", "")] if judged else []
    return [(d.rule, *sorted((d.a.name, d.b.name))) for d in candidates(suspects, judgements, PLACES)]


@pytest.mark.parametrize(
    ("rule", "a", "b"),
    [
        ("bare-name", suspect("이가온", "Person", BARE), suspect("이가온", "Person", MAYOR)),
        ("namesakes", suspect("이가온", "Person", HEAD), suspect("이가온", "Person", MAYOR)),
        ("one-letter", suspect("해온테크노벨리", "Facility"), suspect("해온테크노밸리", "Facility")),
        ("one-letter", suspect("이강덕", "Person", "person|이강덕|thing|해온시|"), suspect("이강득", "Person", "person|이강득|thing|해온시|")),
        ("longer-front", suspect("로봇산업협회"), suspect("한국로봇산업협회")),
        ("longer-end", suspect("해온로봇"), suspect("해온로봇홀딩스")),
        ("place-left-out", suspect("블루밸리 산단", "Facility"), suspect("포항 블루밸리 산단", "Facility", "thing|포항시블루밸리산단|")),
        ("other-kind", suspect("로봇축제", "Event", "event|로봇축제|2031-03-01"), suspect("로봇축제", "Project")),
        ("shared-name", suspect("국제로봇연합회", also="IRF연합"), suspect("IRF연합")),
        ("short-form", suspect("해로연"), suspect("해온로봇기술연")),
    ],
)  # fmt: skip
def test_what_each_rule_brings_up(rule: str, a: Suspect, b: Suspect) -> None:
    expected = [(rule, *sorted((a.name, b.name)))]
    assert brought_up(a, b) == expected
    assert brought_up(b, a) == expected
    assert brought_up(a, b, judged=(a.keys[0], b.keys[0])) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (suspect("해온 3세대가속기", "Facility"), suspect("해온 4세대가속기", "Facility")),
        (suspect("2024 로봇축제", "Project"), suspect("2025 로봇축제", "Project")),
        (suspect("포항시ai위", "Committee"), suspect("구미시ai위", "Committee")),
        (suspect("삼성전자", "Company", listed=True), suspect("삼성전기", "Company", listed=True)),
        (suspect("해온시", "City"), suspect("해온시로봇위", "Committee")),
        (suspect("남부발전소", "Facility"), suspect("중부발전소", "Facility")),
        (suspect("이가온", "Person", BARE), suspect("이가온로봇", "Company")),
        (suspect("회의", "Event", "event|로봇회의|2031-03-01"), suspect("회의", "Event", "event|로봇회의|2031-04-01")),
        (suspect("추진단", "Group", "group|추진단|d-1"), suspect("추진단", "Group", "group|추진단|d-2")),
        (
            suspect("김민수", "Person", "person|김민수|thing|가|"),
            suspect("김민주", "Person", "person|김민주|thing|나|"),
        ),
    ],
)
def test_what_is_never_brought_up(a: Suspect, b: Suspect) -> None:
    assert brought_up(a, b) == []


def test_a_general_word_that_many_names_hold_brings_nothing_up() -> None:
    longer = [suspect(f"{front} 실증센터", "Facility") for front in ("로봇", "바이오", "수소", "조선", "항공")]
    assert brought_up(suspect("실증센터", "Facility"), *longer) == []


def test_the_company_that_two_keep_ranks_them_and_an_article_with_both_speaks_against() -> None:
    a, b, c, d = (
        suspect("이가온", "Person", f"person|이가온|{of}")
        for of in ("thing|가|", "thing|나|", "thing|다|", "thing|라|")
    )
    doubts = candidates([a, b, c, d], [], PLACES)
    company = {a.id: {"x", "y", "z"}, b.id: {"x", "y"}, c.id: {"x", a.id}, d.id: {"w"}}
    articles = {a.id: {1, 2}, b.id: {3}, c.id: {2}, d.id: {4}}
    found = ranked(
        doubts, {k: frozenset(v) for k, v in company.items()}, {k: frozenset(v) for k, v in articles.items()}, {"x": 9}
    )
    assert [*map(len, (doubts, found))] == [6, 6]
    best = found[0]
    assert ({best.a.id, best.b.id}, best.shared) == ({a.id, b.id}, 2)
    score = {frozenset((one.a.id, one.b.id)): one.score for one in found}
    assert score[frozenset((a.id, c.id))] < score[frozenset((b.id, c.id))]
    assert all(0 <= value <= 1 for value in score.values())
    linked = ranked(
        [best], {k: frozenset(v) for k, v in company.items()}, {k: frozenset(v) for k, v in articles.items()}, {},
        {frozenset((a.id, b.id))},
    )  # fmt: skip
    assert linked[0].score < best.score


def test_every_rule_has_a_weight_and_words() -> None:
    assert set(WEIGHTS) == {name.removeprefix("doubt-") for name in messages() if name.startswith("doubt-")}
    assert list(WEIGHTS.values()) == sorted(WEIGHTS.values(), reverse=True)


def test_the_ledger_answers_best_first_without_what_was_judged(tmp_path: Path) -> None:
    name = article("name", ("이가온", "Person", BARE), ("로봇센터", "Facility", "thing|로봇센터|"))
    city = article("city", ("이가온", "Person", MAYOR), ("로봇센터", "Facility", "thing|로봇센터|"))
    firm = article("firm", ("이가온", "Person", HEAD))
    asked = question("doubtful-identities")
    with ledger(tmp_path, name, city, firm) as file:
        rows = ANSWERS[asked.name](file, bind(asked, {}))
        columns = [column.name for column in asked.columns]
        first = dict(zip(columns, rows[0], strict=True))
        assert (first["rule"], first["shared"], first["a_of"] or first["b_of"]) == ("bare-name", 1, "해온시")
        assert [row[0] for row in rows] == sorted((row[0] for row in rows), reverse=True)
        assert len(ANSWERS[asked.name](file, bind(asked, {"limit": 1}))) == 1
        assert len(ANSWERS[asked.name](file, bind(asked, {"actor": HEAD}))) == 2
        with pytest.raises(UsageError):
            ANSWERS[asked.name](file, bind(asked, {"actor": "아무도"}))
        with file.operating("judge"):
            file.judge([Judgement(BARE, MAYOR, "unsure", "", "2031-01-01T00:00:00Z")])
        assert len(ANSWERS[asked.name](file, bind(asked, {}))) == len(rows) - 1


def test_every_question_of_the_ledger_is_answered_and_refused_by_a_server() -> None:
    import kg

    assert set(ledger_questions()) == set(ANSWERS)
    for name in ledger_questions():
        with pytest.raises(UsageError) as caught:
            kg.query(name, graph="bolt://localhost:1")
        assert caught.value.name == "question-of-ledger"
