"""Judgements: what they contradict, whom they mean, and what they do to one article's unit."""

import itertools
from pathlib import Path

import pytest
from small_ledger import BARE, HEAD, MAYOR, article, groups, id_of, ledger

import kg
from kg.checks import faults
from kg.errors import UsageError
from kg.graph import Judgement
from kg.keys import key_of_unit, parse_key, qualifier_words, unit_key
from kg.ledger import LedgerFile
from kg.ledger.judging import judge
from kg.ontology import load_ontology
from kg.resolve.judging import contradicted, standing_already

DOCUMENT = "d-" + "a" * 20


def judged(a: str, b: str, verdict: str) -> Judgement:
    return Judgement(*sorted((a, b)), verdict, "", "2031-01-01T00:00:00Z")


def said(a: str, b: str, verdict: str, standing: list[Judgement]) -> list[tuple[str, str, str]]:
    return [(j.a, j.b, j.verdict) for j in contradicted(judged(a, b, verdict), standing)]


# ---- what contradicts what


@pytest.mark.parametrize(
    ("first", "then"), [p for p in itertools.product(["same", "different"], repeat=2) if p[0] != p[1]]
)
def test_the_other_verdict_on_the_same_pair_is_refused_in_either_order(first: str, then: str) -> None:
    assert said("가", "나", then, [judged("가", "나", first)]) == [("가", "나", first)]
    assert said("나", "가", then, [judged("가", "나", first)]) == [("가", "나", first)]


def test_a_chain_of_same_speaks_against_different_and_names_every_link() -> None:
    chain = [judged("가", "나", "same"), judged("나", "다", "same"), judged("라", "마", "same")]
    assert said("가", "다", "different", chain) == [("가", "나", "same"), ("나", "다", "same")]
    assert said("가", "라", "different", chain) == []


def test_same_may_not_tie_what_was_judged_different_over_others() -> None:
    standing = [judged("가", "나", "same"), judged("다", "라", "same"), judged("나", "라", "different")]
    assert said("가", "다", "same", standing)[0] == ("나", "라", "different")
    assert said("가", "마", "same", standing) == []


def test_unsure_stands_against_nothing_but_is_no_way_to_take_a_decision_back() -> None:
    assert said("가", "나", "same", [judged("가", "나", "unsure")]) == []
    assert said("가", "나", "unsure", [judged("가", "나", "same")]) == [("가", "나", "same")]
    assert said("가", "다", "unsure", [judged("가", "나", "same"), judged("나", "다", "different")]) == []


def test_the_same_again_stands_already_whatever_its_note() -> None:
    held = Judgement("가", "나", "same", "note", "2030-01-01T00:00:00Z")
    assert standing_already(judged("나", "가", "same"), [held]) is held
    assert standing_already(judged("나", "가", "different"), [held]) is None


# ---- keys of units


@pytest.mark.parametrize("key", ["thing|해온시|", MAYOR, "import|x", "event|회의|2031-03-01 thing|해온시|"])
def test_the_key_of_a_unit_stays_in_its_block_and_tells_its_document(key: str) -> None:
    own = unit_key(key, DOCUMENT)
    assert key_of_unit(own) == (key, DOCUMENT)
    assert key_of_unit(key) == (key, None)
    assert parse_key(own).block == parse_key(key).block
    assert parse_key(own).qualifier.endswith(f"@{DOCUMENT}")
    assert qualifier_words(own) == qualifier_words(key)


def test_what_qualifies_a_key_is_told_in_words() -> None:
    assert qualifier_words(MAYOR) == "해온시"
    assert qualifier_words("event|회의|2031-03-01 thing|해온시|") == "2031-03-01 해온시"
    assert qualifier_words(f"group|추진단|{DOCUMENT}") == ""


# ---- one article's unit

ONE = article("one", ("이가온", "Person", BARE), ("로봇센터", "Facility", "thing|로봇센터|"), together=True)
TWO = article("two", ("이가온", "Person", BARE))
CITY = article("city", ("이가온", "Person", MAYOR))
FIRM = article("firm", ("이가온", "Person", HEAD))
OWN = unit_key(BARE, id_of(ONE))


def decided(file: LedgerFile, *judgements: tuple[str, str, str]) -> None:
    with file.operating("judge"):
        file.judge([judged(*one) for one in judgements])


def people(file: LedgerFile) -> list[list[str]]:
    return [group for group in groups(file) if group[0].startswith("person")]


def test_a_unit_judged_the_same_as_another_leaves_its_key_to_the_others(tmp_path: Path) -> None:
    with ledger(tmp_path, ONE, TWO, CITY, FIRM) as file:
        assert people(file) == sorted([[BARE], [MAYOR], [HEAD]])
        decided(file, (OWN, HEAD, "same"))
        assert people(file) == sorted([[BARE], [MAYOR], sorted([HEAD, OWN])])
        (relation,) = (r for r in file.relations() if r.type == "PARTNERS_WITH")
        head = next(node.id for node in file.identity.actors() if HEAD in node.keys)
        assert head in (relation.source, relation.target)
        assert {relation.evidence[0].subject_key, relation.evidence[0].object_key} == {BARE, "thing|로봇센터|"}


def test_a_unit_judged_different_stands_alone_and_the_others_go_on_by_rule(tmp_path: Path) -> None:
    with ledger(tmp_path, ONE, TWO, CITY) as file:
        assert people(file) == [sorted([BARE, MAYOR])]
        decided(file, (OWN, MAYOR, "different"))
        assert people(file) == sorted([sorted([BARE, MAYOR]), [OWN]])


def test_a_unit_judged_different_from_somebody_else_stays_where_it_was(tmp_path: Path) -> None:
    with ledger(tmp_path, ONE, CITY) as file:
        (before,) = (node for node in file.identity.actors() if node.type == "Person")
        decided(file, (OWN, "thing|로봇센터|", "different"))
        (after,) = (node for node in file.identity.actors() if node.type == "Person")
        assert after.id == before.id
        assert {*before.keys} < {*after.keys}
        assert OWN in after.keys


def test_two_units_of_one_key_judged_different_both_leave_it(tmp_path: Path) -> None:
    three = article("three", ("이가온", "Person", BARE))
    with ledger(tmp_path, ONE, TWO, three) as file:
        other = unit_key(BARE, id_of(TWO))
        decided(file, (OWN, other, "different"))
        assert people(file) == sorted([[BARE], [OWN], [other]])


def test_two_units_judged_the_same_do_not_make_their_keys_one(tmp_path: Path) -> None:
    with ledger(tmp_path, ONE, TWO, CITY, FIRM) as file:
        others = unit_key(MAYOR, id_of(CITY))
        decided(file, (OWN, others, "same"))
        # The qualified key says more than the bare one: there both stay, and the other bare one is still between two.
        assert people(file) == sorted([sorted([OWN, others, MAYOR]), [BARE], [HEAD]])


def test_unsure_moves_no_unit_and_a_new_version_of_the_article_keeps_the_judgement(tmp_path: Path) -> None:
    with ledger(tmp_path, ONE, CITY, FIRM) as file:
        decided(file, (OWN, HEAD, "unsure"))
        assert people(file) == sorted([[BARE], [MAYOR], [HEAD]])
        decided(file, (OWN, HEAD, "same"))
        document, extraction = article("one", ("한도윤", "Person", "person|한도윤|"), ("이가온", "Person", BARE))
        with file.operating("build"):
            file.put(id_of(ONE), document, "key-1", extraction)
        assert sorted([HEAD, OWN]) in people(file)


def test_undoing_a_judgement_on_a_unit_brings_the_same_bytes_back(tmp_path: Path) -> None:
    with ledger(tmp_path, ONE, TWO, CITY, FIRM) as file:
        before = [*file.nodes()], [*file.relations()], [*file.judgements()]
        decided(file, (OWN, HEAD, "same"))
        with file.operating("undo"):
            file.undo()
        assert ([*file.nodes()], [*file.relations()], [*file.judgements()]) == before


# ---- whom the words mean


def test_names_ids_keys_and_units_are_all_understood(tmp_path: Path) -> None:
    with ledger(tmp_path, ONE, CITY) as file:
        identity = file.identity
        person = identity.meant("이가온").node
        assert identity.meant(person.id).node == person
        assert identity.meant(person.merged_ids[0]).key == BARE
        assert identity.meant(MAYOR).keys == (MAYOR,)
        for document in (id_of(ONE), "https://www.a.example/one/", "one"):
            assert identity.meant(f"이가온@{document}").key == OWN


def test_a_name_that_several_have_lists_them_with_what_tells_them_apart(tmp_path: Path) -> None:
    with ledger(tmp_path, CITY, FIRM) as file, pytest.raises(UsageError) as caught:
        file.identity.meant("이가온")
    assert caught.value.name == "actor-several"
    assert "해온시" in caught.value.values["listed"]
    assert "해온로봇" in caught.value.values["listed"]


@pytest.mark.parametrize(
    ("wanted", "message", "told"),
    [
        ("이가온@nowhere", "document-unknown", None),
        ("이가온@t", "document-several", "two"),
        ("박바다@one", "unit-unknown", "로봇센터"),
        ("이가온@both", "unit-several", HEAD),
        ("", "actor-unknown", None),
    ],
)
def test_what_is_not_one_is_refused_with_candidates(
    tmp_path: Path, wanted: str, message: str, told: str | None
) -> None:
    three = article("three", ("이가온", "Person", BARE))
    both = article("both", ("이가온", "Person", MAYOR), ("이가온 ", "Person", HEAD))
    with ledger(tmp_path, ONE, TWO, three, both) as file, pytest.raises(UsageError) as caught:
        file.identity.meant(wanted)
    assert caught.value.name == message
    assert told is None or told in caught.value.values["listed"]


def test_judging_twice_changes_nothing_and_a_contradiction_nothing_either(tmp_path: Path) -> None:
    with ledger(tmp_path, CITY, FIRM) as file:
        first = judge(file, MAYOR, HEAD, "same", "one and the same")
        number, stamp = file.operation, file.stamp
        again = judge(file, HEAD, MAYOR, "same", "")
        assert (first.new, again.new) == (True, False)
        assert again.judgement == first.judgement
        with pytest.raises(UsageError) as caught:
            judge(file, MAYOR, HEAD, "different", "")
        assert caught.value.name == "judge-contradicts"
        assert "one and the same" in caught.value.values["listed"]
        with pytest.raises(UsageError, match=r"judge-one|one and the same name"):
            judge(file, MAYOR, MAYOR, "different", "")
        assert (file.operation, file.stamp) == (number, stamp)
        assert first.judgement.time.endswith("Z")


def test_contradictions_that_files_brought_are_listed_by_check(tmp_path: Path) -> None:
    with ledger(tmp_path, CITY, FIRM) as file:
        decided(file, (MAYOR, HEAD, "same"))
        assert list(faults(file, load_ontology())) == []
        decided(file, (MAYOR, HEAD, "different"))
        (told,) = faults(file, load_ontology())
        assert MAYOR in told
        assert people(file) == sorted([[MAYOR], [HEAD]])


def test_names_joined_by_a_judgement_still_mean_their_own_keys(tmp_path: Path) -> None:
    robot = article("robot", ("해온로봇", "Company", "thing|해온로봇|"), ("한빛로봇", "Company", "thing|한빛로봇|"))
    with ledger(tmp_path, robot) as file:
        judge(file, "해온로봇", "한빛로봇", "same", "")
        assert judge(file, "해온로봇", "한빛로봇", "same", "").new is False
        with pytest.raises(UsageError) as caught:
            judge(file, "한빛로봇", "해온로봇", "different", "")
        assert caught.value.name == "judge-contradicts"


def test_the_python_interface_judges_and_tells_why(tmp_path: Path) -> None:
    with ledger(tmp_path, CITY, FIRM):
        pass
    with kg.open(tmp_path / "small.kg") as opened:
        assert opened.why(MAYOR, HEAD).one is False
        assert opened.judge(MAYOR, HEAD, "same", note="changed his post").new
        assert opened.why(MAYOR, HEAD).one is True
        assert opened.actor("이가온").keys == tuple(sorted((MAYOR, HEAD), key=opened.actor("이가온").keys.index))
