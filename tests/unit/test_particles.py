"""Where a name may start and end: particles that fit the sound before them, and what is no particle there."""

import pytest

from kg.korean import PARTICLES, ends_at_boundary, particle_at, starts_at_boundary


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("한동대", "도"),
        ("포항시", "는"),
        ("KT", "와"),
        ("KT", "과"),
        ("고려대", " 및"),
        ("포항", "이"),
        ("서울", "로"),
        ("포항", "으로"),
        ("포스코", "측은"),
        ("포항시", "에서는"),
        ("위원회", "라며"),
        ("대통령", "께서는"),
        ("포스텍", "이다."),
        ("포스코", "였다."),
        ("포스코", "이며"),
        ("포항", "·경주"),
        ("구글", ""),
        ("포스텍", "내에"),
        ("KAIST", "에서,"),
        ("포항시", "만의"),
        ("경주", "로부터"),
        ("구글", "등이"),
    ],
)
def test_a_name_ends_before_a_particle_or_no_word(name: str, rest: str) -> None:
    assert ends_at_boundary(name + rest, len(name))


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("최", "은경"),
        ("서울대", "병원"),
        ("포항", "제철소"),
        ("포항", "시장"),
        ("포항", "가"),
        ("포항", "로"),
        ("포항", "는"),
        ("포스코", "은"),
        ("포스코", "을"),
        ("포스코", "과"),
        ("포스코", "으로"),
        ("대구", "은행"),
        ("포스코", "DX"),
        ("포항", "2공장"),
        ("KT", "G"),
        ("대구", "고"),
        ("경기", "이나마스"),
        ("中", "企"),
    ],
)
def test_a_name_does_not_end_inside_a_word(name: str, rest: str) -> None:
    assert not ends_at_boundary(name + rest, len(name))


@pytest.mark.parametrize(
    ("before", "name"),
    [("", "포항"), ("㈜", "엔켐"), ("(주)", "엔켐"), ("'", "포항"), ("美", "구글"), ("·", "경주"), ("[", "포항")],
)
def test_a_name_starts_where_no_word_goes_on(before: str, name: str) -> None:
    assert starts_at_boundary(before + name, len(before))


@pytest.mark.parametrize(("before", "name"), [("동", "서울"), ("A", "구글"), ("3", "구글"), ("中", "美")])
def test_a_name_does_not_start_inside_a_word(before: str, name: str) -> None:
    assert not starts_at_boundary(before + name, len(before))


def test_a_particle_is_told() -> None:
    assert particle_at("포항시에서는 열린다", 3) == "에서는"
    assert particle_at("포항시 는", 3) is None
    assert particle_at("포항시", 3) is None


def test_the_longest_particle_comes_first() -> None:
    lengths = [len(form) for form in PARTICLES]
    assert lengths == sorted(lengths, reverse=True)
    assert len(set(PARTICLES)) == len(PARTICLES)
