"""Identity: which keys are one actor, and what it is called."""

from kg.graph import Judgement
from kg.ontology import load_ontology
from kg.resolve import KeyTally, resolve
from kg.resolve.clusters import actor_id


def tally(key: str, *rows: tuple[str, str, bool, int]) -> KeyTally:
    return KeyTally(key, tuple(row for r in rows for row in (r, (r[0], "", r[2], r[3]))))


def clusters(tallies, joint=(), judgements=()):
    return resolve(tallies, joint, judgements, load_ontology())


def groups(*args, **kwargs) -> list[list[str]]:
    return sorted(sorted(cluster.keys) for cluster in clusters(*args, **kwargs))


def judged(a: str, b: str, verdict: str, time: str = "2031-01-01T00:00:00Z") -> Judgement:
    return Judgement(a, b, verdict, "", time)


BARE = tally("person|이가온|", ("Person", "이가온", False, 1))
MAYOR = tally("person|이가온|thing|해온시|", ("Person", "이가온", False, 3))
HEAD = tally("person|이가온|thing|해온로봇|", ("Person", "이가온", False, 2))


def test_a_key_without_qualifier_joins_the_only_other():
    assert groups([BARE, MAYOR]) == [[BARE.key, MAYOR.key]]


def test_a_key_without_qualifier_stays_alone_beside_two():
    assert groups([BARE, MAYOR, HEAD]) == sorted([[BARE.key], [MAYOR.key], [HEAD.key]])


def test_a_reporter_takes_in_nobody_of_the_same_name():
    reporter = tally("person|이가온|writer|해온일보|", ("Person", "이가온", False, 900))
    assert groups([BARE, reporter]) == sorted([[BARE.key], [reporter.key]])
    assert groups([BARE, MAYOR, reporter]) == sorted([[BARE.key, MAYOR.key], [reporter.key]])


def test_two_qualifiers_are_two_unless_one_unit_holds_both():
    assert len(groups([MAYOR, HEAD])) == 2
    assert groups([MAYOR, HEAD], [(MAYOR.key, HEAD.key)]) == [sorted([MAYOR.key, HEAD.key])]
    assert groups([BARE, MAYOR, HEAD], [(MAYOR.key, HEAD.key)]) == [sorted([BARE.key, MAYOR.key, HEAD.key])]


def test_different_wins_over_rule_and_same():
    assert len(groups([BARE, MAYOR], judgements=[judged(BARE.key, MAYOR.key, "different")])) == 2
    assert len(groups([MAYOR, HEAD], [(MAYOR.key, HEAD.key)], [judged(MAYOR.key, HEAD.key, "different")])) == 2
    both = [judged(MAYOR.key, HEAD.key, "same"), judged(MAYOR.key, HEAD.key, "different", "2032-01-01T00:00:00Z")]
    assert len(groups([MAYOR, HEAD], judgements=both)) == 2


def test_same_joins_blocks_and_unsure_does_nothing():
    other = tally("thing|해온로봇|", ("Company", "해온로봇", False, 1))
    renamed = tally("thing|한빛로봇|", ("Company", "한빛로봇", False, 1))
    assert len(groups([other, renamed], judgements=[judged(other.key, renamed.key, "unsure")])) == 2
    assert len(groups([other, renamed], judgements=[judged(other.key, renamed.key, "same")])) == 1


def test_same_is_skipped_where_it_would_join_a_different_pair():
    a, b, c = (tally(f"thing|{name}|", ("Company", name, False, 1)) for name in "가나다")
    decided = [
        judged(a.key, b.key, "same", "2031-01-01T00:00:00Z"),
        judged(b.key, c.key, "same", "2031-01-02T00:00:00Z"),
        judged(a.key, c.key, "different", "2031-01-03T00:00:00Z"),
    ]
    assert groups([a, b, c], judgements=decided) == [[a.key, b.key], [c.key]]
    assert groups([a, b, c], judgements=list(reversed(decided))) == [[a.key, b.key], [c.key]]


def test_the_id_comes_from_listed_then_qualified_then_bare_then_smallest_hash():
    (one,) = clusters([BARE, MAYOR])
    assert one.id == actor_id(MAYOR.key)
    assert one.merged_ids == (actor_id(BARE.key),)
    listed = tally("thing|해온시|", ("City", "해온시", True, 1))
    twin = tally("thing|해온|thing|도|", ("City", "해온", False, 9))
    (city,) = clusters([listed, twin], judgements=[judged(listed.key, twin.key, "same")])
    assert (city.id, city.name) == (actor_id(listed.key), "해온시")
    pair = [tally(f"person|이가온|thing|{body}|", ("Person", "이가온", False, 1)) for body in "가나"]
    (person,) = clusters(pair, [(pair[0].key, pair[1].key)])
    assert person.id == min(actor_id(pair[0].key), actor_id(pair[1].key))


def test_type_by_documents_then_the_more_specific_and_name_by_documents_then_length():
    key = "thing|로봇센터|"
    (one,) = clusters([tally(key, ("Facility", "로봇센터", False, 2), ("Project", "로봇 센터", False, 1))])
    assert (one.type, one.name, one.aliases) == ("Facility", "로봇센터", ("로봇 센터",))
    (one,) = clusters([tally(key, ("Organization", "로봇센터", False, 1), ("Company", "로봇 센터", False, 1))])
    assert (one.type, one.name) == ("Company", "로봇 센터")


def test_a_name_with_a_gloss_is_no_title():
    (one,) = clusters([tally("event|협약|", ("Event", "로봇 협약", False, 1), ("Event", "로봇 협약(MOU)", False, 1))])
    assert (one.name, one.aliases) == ("로봇 협약", ("로봇 협약(MOU)",))
