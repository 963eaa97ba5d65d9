"""`kg why A B`: every rule is told, with words from the articles that show it."""

from pathlib import Path

import pytest
from small_ledger import BARE, HEAD, MAYOR, article, id_of, ledger

from kg.errors import messages
from kg.evidence import Mention, Unit
from kg.graph import Judgement
from kg.keys import unit_key
from kg.ledger.identity import Explanation
from kg.lexicon import load_lexicon
from kg.resolve.marks import apart, marks_of, places_of
from kg.resolve.why import Sighting

PLACES = places_of(load_lexicon())
BOTH = f"{MAYOR} + {HEAD}"


def explained(tmp_path: Path, a: str, b: str, *articles, judged=()) -> Explanation:
    with ledger(tmp_path, *articles) as file:
        with file.operating("judge"):
            file.judge([Judgement(*sorted(pair), verdict, "seen", "2031-01-01T00:00:00Z") for *pair, verdict in judged])
        told = file.identity.explained(a, b, PLACES)
        for reason, seen in told.reasons:
            assert {"en", "ko"} <= set(messages()[f"why-{reason.rule}"])
            for lang in ("en", "ko"):
                assert "{" not in messages()[f"why-{reason.rule}"][lang].format(**reason.values)
            for place in seen:
                text = file.text(place.article)
                assert text is not None
                assert place.start is None or text[place.start : place.end] == place.quote
                assert place.start is None or place.surface in place.quote
        return told


def rules(told: Explanation, *, decides: bool | None = None) -> list[tuple[str, str]]:
    return [(r.speaks, r.rule) for r, _ in told.reasons if decides is None or r.decides is decides]


CITY = article("city", ("이가온", "Person", MAYOR))
FIRM = article("firm", ("이가온 대표", "Person", HEAD))
NAME = article("name", ("이가온", "Person", BARE))


def test_a_bare_name_joins_the_only_other_and_shows_both(tmp_path: Path) -> None:
    told = explained(tmp_path, BARE, MAYOR, CITY, NAME)
    assert told.one
    assert rules(told) == [("for", "bare-joins")]
    ((_, seen),) = told.reasons
    assert [(place.key, place.article) for place in seen] == [(BARE, id_of(NAME)), (MAYOR, id_of(CITY))]


def test_a_bare_name_among_several_is_told_with_all_of_them(tmp_path: Path) -> None:
    told = explained(tmp_path, BARE, MAYOR, CITY, FIRM, NAME)
    assert not told.one
    assert rules(told, decides=True) == [("against", "bare-among-several")]
    assert ("for", "same-name") in rules(told, decides=False)
    assert told.reasons[0][0].values["several"] == "해온로봇, 해온시"


def test_two_bodies_speak_against_one_name_and_one_unit_with_both_speaks_for(tmp_path: Path) -> None:
    assert rules(explained(tmp_path / "a", MAYOR, HEAD, CITY, FIRM), decides=True) == [("against", "qualifiers")]
    both = article("both", ("이가온", "Person", BOTH))
    told = explained(tmp_path / "b", MAYOR, HEAD, CITY, FIRM, both)
    assert told.one
    assert ("for", "one-unit") in rules(told, decides=True)


def test_judgements_are_told_with_their_note(tmp_path: Path) -> None:
    same = explained(tmp_path / "a", MAYOR, HEAD, CITY, FIRM, judged=[(MAYOR, HEAD, "same")])
    assert rules(same, decides=True) == [("for", "judged-same")]
    assert same.reasons[0][0].values["note"] == " (seen)"
    different = explained(tmp_path / "b", MAYOR, BARE, CITY, NAME, judged=[(MAYOR, BARE, "different")])
    assert not different.one
    assert rules(different, decides=True) == [("against", "judged-different")]
    unsure = explained(tmp_path / "c", MAYOR, HEAD, CITY, FIRM, judged=[(MAYOR, HEAD, "unsure")])
    assert ("against", "judged-unsure") in rules(unsure, decides=False)


def test_a_judged_unit_is_told_from_its_key(tmp_path: Path) -> None:
    own = unit_key(BARE, id_of(NAME))
    other = article("other", ("이가온", "Person", BARE))
    told = explained(tmp_path / "a", own, BARE, NAME, other, judged=[(own, HEAD, "different")])
    assert rules(told) == [("for", "unit-stays")]
    told = explained(tmp_path / "c", own, BARE, NAME, other, FIRM, judged=[(own, HEAD, "different")])
    assert rules(told, decides=True) == [("against", "judged-different"), ("against", "unit-apart")]
    told = explained(tmp_path / "b", own, BARE, NAME, other, judged=[(own, BARE, "different")])
    assert ("against", "judged-different") in rules(told, decides=True)


def test_names_of_one_unit_are_defined_by_its_article(tmp_path: Path) -> None:
    document, made = article("one", ("혁신위원회", "Committee", "thing|혁신위|"))
    text = "혁신위원회(이하 혁신위)가 열렸다."
    unit = Unit(
        ("thing|혁신위|",),
        "Committee",
        ("혁신위원회", "혁신위"),
        (Mention(0, 5, "혁신위원회"), Mention(9, 12, "혁신위")),
    )
    defined = type(document)(text=text, title="one", url=document.url), type(made)((unit,))
    told = explained(tmp_path, "혁신위", "혁신위원회", defined)
    assert rules(told) == [("for", "defined"), ("for", "equal-key")]
    assert [place.surface for place in told.reasons[0][1]] == ["혁신위", "혁신위원회"]
    assert {place.quote for place in told.reasons[0][1]} == {text}


@pytest.mark.parametrize(
    ("a", "b", "rule", "marks"),
    [
        ("3세대방사광가속기", "4세대방사광가속기", "numbers", ("3", "4")),
        ("2024로봇축제", "2025로봇축제", "years", ("2024", "2025")),
        ("포항시ai위", "구미시ai위", "places", ("포항시", "구미시")),
        ("로봇센터", "바이오센터", "different-names", None),
    ],
)
def test_what_blocks_a_merge_is_told(tmp_path: Path, a: str, b: str, rule: str, marks: tuple[str, str] | None) -> None:
    one, other = (article(name, (name, "Facility", f"thing|{name}|")) for name in (a, b))
    told = explained(tmp_path, a, b, one, other)
    assert not told.one
    assert rules(told, decides=True) == [("against", rule)]
    values = told.reasons[0][0].values
    assert marks is None or (values["mark_a"], values["mark_b"]) == marks


def test_a_longer_name_and_another_kind_are_told(tmp_path: Path) -> None:
    one = article("one", ("로봇센터", "Facility", "thing|로봇센터|"))
    two = article("two", ("해온로봇센터", "Facility", "thing|해온로봇센터|"))
    three = article("three", ("로봇센터", "Event", "event|로봇센터|2031-03-01"))
    assert ("for", "contains") in rules(explained(tmp_path / "a", "로봇센터", "해온로봇센터", one, two))
    told = explained(tmp_path / "b", "thing|로봇센터|", "event|로봇센터|2031-03-01", one, three)
    assert rules(told) == [("against", "kind"), ("for", "same-name")]


def test_a_quote_is_the_sentence_and_no_longer_than_a_line_of_the_screen_bears() -> None:
    text = f"앞 문장이다. 로봇센터가 문을 열었다. 뒤 문장이다.\n{'가' * 400}로봇센터{'나' * 400}"
    near, far = text.index("로봇센터"), text.rindex("로봇센터")
    for start, expected in ((near, "로봇센터가 문을 열었다."), (far, None)):
        unit = Unit(("thing|로봇센터|",), "Facility", ("로봇센터",), (Mention(start, start + 4, "로봇센터"),))
        seen = Sighting.of_unit(unit, "thing|로봇센터|", "d-1", None, None, text)
        assert seen is not None
        assert "로봇센터" in seen.quote
        assert len(seen.quote) <= 160
        assert expected is None or seen.quote == expected


def test_a_name_that_no_article_has_there_has_no_place() -> None:
    unit = Unit(("thing|로봇센터|",), "Facility", ("로봇센터",), (Mention(0, 4, "로봇센터"),))
    assert Sighting.of_unit(unit, "thing|로봇센터|", "d-1", None, None, None, ("바이오센터",)) is None
    without_text = Sighting.of_unit(unit, "thing|로봇센터|", "d-1", None, None, None)
    assert without_text is not None
    assert (without_text.start, without_text.quote) == (None, "")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("4세대방사광가속기", "4세대방사광가속기", None),
        ("2차로봇계획", "로봇계획", "numbers"),
        ("2025로봇축제", "로봇축제", None),
        ("블루밸리국가산단", "포항시블루밸리국가산단", None),
        ("서울특별시로봇위", "부산광역시로봇위", "places"),
    ],
)
def test_marks(a: str, b: str, expected: str | None) -> None:
    assert apart(marks_of(a, PLACES), marks_of(b, PLACES)) == expected
