"""Who says so: what keeps nine copies of a press release from looking like nine sources."""

import pytest

from kg.support import Voice, support

CITY, PLANT, PAPER, DAILY = "n-city", "n-plant", "n-paper", "n-daily"
ENDS = (CITY, PLANT)


def release(number: int = 1, date: str = "2031-03-01", group: str | None = None) -> Voice:
    """The city's own press release."""
    return Voice(f"d-{number}", f"글 {number}", date, "해온시", CITY, False, group, CITY if group else None)


def article(number: int, paper: str = PAPER, group: str | None = None, origin: str | None = None) -> Voice:
    """An article of a paper; with a group it prints what `origin` published."""
    return Voice(f"d-{number}", f"글 {number}", "2031-03-02", paper, paper, True, group, origin)


def test_a_press_release_that_nine_papers_reprint_is_one_source_and_the_subject_itself() -> None:
    copies = [article(number, f"n-paper-{number}", "d-1", CITY) for number in range(2, 11)]
    found = support([release(group="d-1"), *copies], ENDS, False)
    assert (found["publishers"], found["independent"]) == (10, 1)
    assert (found["strength"], found["self_claimed"], found["first_publisher"]) == ("self-claimed", True, "해온시")


def test_reprints_count_once_also_where_the_release_is_not_among_the_articles() -> None:
    found = support([article(2, group="d-1", origin=CITY), article(3, DAILY, "d-1", CITY)], ENDS, False)
    assert (found["independent"], found["strength"]) == (1, "self-claimed")


def test_two_papers_of_their_own_words_corroborate() -> None:
    found = support([article(1), article(2, DAILY)], ENDS, False)
    assert (found["independent"], found["strength"]) == (2, "corroborated")
    assert "self_claimed" not in found


def test_one_paper_that_reports_twice_is_single() -> None:
    assert support([article(1), article(2)], ENDS, False)["strength"] == "single"


def test_a_paper_beside_the_release_makes_it_more_than_self_claimed() -> None:
    found = support([release(), article(2)], ENDS, False)
    assert (found["independent"], found["strength"]) == (2, "corroborated")


def test_both_parties_of_an_agreement_are_still_the_parties() -> None:
    found = support([release(), Voice("d-2", "글 2", "2031-03-01", "발전소", PLANT, False)], ENDS, False)
    assert (found["independent"], found["strength"]) == (2, "self-claimed")


def test_what_somebody_denies_is_contradicted_however_many_say_it() -> None:
    assert support([article(1), article(2, DAILY)], ENDS, True)["strength"] == "contradicted"


def test_a_source_without_publisher_corroborates_nothing() -> None:
    found = support([article(1), Voice("d-2", "글 2")], ENDS, False)
    assert (found["independent"], found["strength"]) == (1, "single")
    assert support([Voice("d-2", "글 2")], ENDS, False) == {
        "articles": 1, "publishers": 0, "independent": 0, "strength": "single",
    }  # fmt: skip


def test_an_article_that_joins_two_groups_makes_them_one() -> None:
    voices = [article(1, PAPER), article(2, DAILY), article(3, PAPER, "d-9"), article(4, DAILY, "d-9")]
    assert support(voices, ENDS, False)["independent"] == 1


@pytest.mark.parametrize("ends", [(CITY, "d-1"), (CITY, "s-1")])
def test_that_an_article_was_published_or_a_thing_said_has_no_strength(ends: tuple[str, str]) -> None:
    assert support([release()], ends, False) == {"articles": 1, "publishers": 1}
