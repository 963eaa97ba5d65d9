"""The fold: a relation is the sum of its claims, in whatever order they come."""

from hypothesis import given
from hypothesis import strategies as st

from kg.graph import Evidence, fold_properties, fold_relation
from kg.ontology import load_ontology

LADDER = load_ontology().properties["status"].values


def evidence(number: int, modality: str, date: str | None, confidence: float, value: str) -> Evidence:
    return Evidence(
        f"c-{number}", "d-1", f"말 {number}", 0, 3, None, modality, None, date, None, confidence, "thing|가|",
        property="status", value=value, role="시장" if number % 2 else None,
    )  # fmt: skip


claims = st.lists(
    st.tuples(
        st.sampled_from(["asserted", "planned", "proposed", "claimed", "denied"]),
        st.sampled_from(["2031-01-01", "2031-01-02", None]),
        st.sampled_from([0.1, 0.5, 0.9]),
        st.sampled_from(LADDER),
        st.sampled_from(["가", "나"]),
        st.sampled_from(["해온일보", "다솔신문", None]),
    ),
    min_size=1,
    max_size=8,
).map(lambda rows: [(evidence(i, m, d, c, v), text, paper) for i, (m, d, c, v, text, paper) in enumerate(rows)])


@given(claims, st.randoms())
def test_the_order_of_claims_does_not_matter(made, random):
    shuffled = random.sample(made, len(made))
    assert fold_properties([e for e, _, _ in made], LADDER) == fold_properties([e for e, _, _ in shuffled], LADDER)
    if any(e.modality != "denied" for e, _, _ in made):
        assert fold_relation(made) == fold_relation(shuffled)


@given(claims)
def test_the_sum_says_what_its_claims_say(made):
    standing = [(e, text, paper) for e, text, paper in made if e.modality != "denied"]
    if not standing:
        return
    folded = fold_relation(made)
    assert folded["articles"] == len({text for _, text, _ in standing})
    assert folded["publishers"] == len({paper for _, _, paper in standing if paper})
    assert folded["quote"] in {e.quote for e, _, _ in standing}
    assert folded.get("contradicted", False) == (len(standing) < len(made))
    assert folded["modality"] in {e.modality for e, _, _ in standing}


def test_the_latest_figure_counts_and_on_one_day_the_further_step():
    older, newer = (
        evidence(1, "asserted", "2031-01-01", 0.9, "operating"),
        evidence(2, "asserted", "2031-02-01", 0.1, "agreed"),
    )
    same_day = evidence(3, "asserted", "2031-02-01", 0.1, "planned")
    denied = evidence(4, "denied", "2031-03-01", 0.9, "ended")
    assert fold_properties([older, newer, denied], LADDER) == {"status": "agreed"}
    assert fold_properties([older, newer, same_day], LADDER) == {"status": "planned"}
