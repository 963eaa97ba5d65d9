"""The fold: a relation is the sum of its claims, in whatever order they come."""

from hypothesis import given
from hypothesis import strategies as st

from kg.graph import Evidence, fold_properties, fold_relation
from kg.ontology import load_ontology
from kg.support import STRENGTHS, Voice, independent

LADDER = load_ontology().properties["status"].values
ENDS = ("n-city", "n-plant")


def evidence(number: int, modality: str, date: str | None, confidence: float, value: str) -> Evidence:
    return Evidence(
        f"c-{number}", f"d-{number}", f"말 {number}", 0, 3, None, modality, None, date, None, confidence, "thing|가|",
        property="status", value=value, role="시장" if number % 2 else None,
    )  # fmt: skip


publishers = st.sampled_from([("해온일보", "n-daily", True), ("다솔신문", None, True), ("해온시", "n-city", False), (None, None, True)])  # fmt: skip
claims = st.lists(
    st.tuples(
        st.sampled_from(["asserted", "planned", "proposed", "claimed", "denied"]),
        st.sampled_from(["2031-01-01", "2031-01-02", None]),
        st.sampled_from([0.1, 0.5, 0.9]),
        st.sampled_from(LADDER),
        st.sampled_from(["가", "나"]),
        publishers,
        st.sampled_from([(None, None), ("d-1", "n-city"), ("d-2", "n-daily")]),
    ),
    min_size=1,
    max_size=8,
).map(
    lambda rows: [
        (evidence(i, m, d, c, v), Voice(f"d-{i}", text, d, *publisher, *group))
        for i, (m, d, c, v, text, publisher, group) in enumerate(rows)
    ]
)


@given(claims, st.randoms())
def test_the_order_of_claims_does_not_matter(made, random):
    shuffled = random.sample(made, len(made))
    assert fold_properties([e for e, _ in made], LADDER) == fold_properties([e for e, _ in shuffled], LADDER)
    if any(e.modality != "denied" for e, _ in made):
        assert fold_relation(made, ENDS) == fold_relation(shuffled, ENDS)


@given(claims)
def test_the_sum_says_what_its_claims_say(made):
    standing = [(e, voice) for e, voice in made if e.modality != "denied"]
    if not standing:
        return
    folded = fold_relation(made, ENDS)
    assert folded["articles"] == len({voice.text for _, voice in standing})
    assert folded["publishers"] == len({voice.publisher for _, voice in standing if voice.publisher})
    assert folded["quote"] in {e.quote for e, _ in standing}
    assert folded.get("contradicted", False) == (len(standing) < len(made))
    assert folded["modality"] in {e.modality for e, _ in standing}
    assert folded["independent"] <= folded["publishers"]
    assert folded["strength"] in STRENGTHS
    assert (folded["strength"] == "contradicted") == folded.get("contradicted", False)
    assert folded.get("first_publisher") in {voice.publisher for _, voice in standing}


@given(claims)
def test_articles_of_one_publisher_or_one_text_are_never_two_sources(made):
    voices = [voice for _, voice in made]
    groups = independent(voices)
    assert sorted(voice.article for group in groups for voice in group) == sorted(voice.article for voice in voices)
    where = {voice.article: number for number, group in enumerate(groups) for voice in group}
    for one in voices:
        for other in voices:
            if (one.speaker and one.speaker == other.speaker) or (one.group and one.group == other.group):
                assert where[one.article] == where[other.article]


def test_the_latest_figure_counts_and_on_one_day_the_further_step():
    older, newer = (
        evidence(1, "asserted", "2031-01-01", 0.9, "operating"),
        evidence(2, "asserted", "2031-02-01", 0.1, "agreed"),
    )
    same_day = evidence(3, "asserted", "2031-02-01", 0.1, "planned")
    denied = evidence(4, "denied", "2031-03-01", 0.9, "ended")
    assert fold_properties([older], LADDER) == {"status": "operating"}
    assert fold_properties([older, newer, denied], LADDER) == {"status": "agreed", "status_others": 1}
    assert fold_properties([older, newer, same_day], LADDER) == {"status": "planned", "status_others": 2}
