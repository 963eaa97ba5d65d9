"""Laws of the lexicon: hits are verbatim and at boundaries, every listed form is found, and in any safe spacing."""

from hypothesis import given
from hypothesis import strategies as st

from kg.korean import PARTICLES, ends_at_boundary, has_final_consonant, normal_form, starts_at_boundary
from kg.lexicon import load_lexicon

LEXICON = load_lexicon()
SURFACES = sorted({surface for row in LEXICON.rows for surface in (row.name, *row.aliases)})
LONG = [s for s in SURFACES if len(s) >= 5 and normal_form(s) == s and not s.isascii()]
PIECES = st.one_of(
    st.sampled_from(SURFACES),
    st.sampled_from(PARTICLES),
    st.sampled_from([" ", "  ", "\n", ", ", "·", "'", "(", ")", "㈜", "@", ".", "中", "A", "7"]),
)


def test_every_listed_form_is_found_where_it_stands_alone() -> None:
    for row in LEXICON.rows:
        for surface in (row.name, *row.aliases):
            found = [hit.rows for hit in LEXICON.find(surface) if (hit.start, hit.end) == (0, len(surface))]
            assert found, surface
            assert row in found[0], surface


@given(st.lists(PIECES, max_size=12).map("".join))
def test_hits_are_verbatim_sorted_and_at_boundaries(text: str) -> None:
    hits = LEXICON.find(text)
    assert hits == sorted(hits, key=lambda hit: (hit.start, -hit.end))
    assert len({(hit.start, hit.end) for hit in hits}) == len(hits)
    for hit in hits:
        assert text[hit.start : hit.end] == hit.surface == hit.surface.strip()
        assert starts_at_boundary(text, hit.start)
        assert ends_at_boundary(text, hit.end)
        assert hit.rows == LEXICON.rows_for(hit.surface)


@given(st.sampled_from(LONG), st.data())
def test_any_spacing_without_single_characters_is_the_same_name(surface: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(2, len(surface) - 2))
    spaced = f"{surface[:cut]} {surface[cut:]}"
    assert any(hit.surface == spaced and hit.rows == LEXICON.rows_for(surface) for hit in LEXICON.find(f"({spaced})"))


@given(st.sampled_from([s for s in SURFACES if has_final_consonant(s) is not None]))
def test_the_topic_particle_follows_the_sound(surface: str) -> None:
    right, wrong = ("은", "는") if has_final_consonant(surface) else ("는", "은")
    assert ends_at_boundary(surface + right, len(surface))
    assert not ends_at_boundary(surface + wrong, len(surface))
