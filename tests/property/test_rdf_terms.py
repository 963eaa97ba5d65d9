"""Every term of RDF says what it was given: literals character for character, numbers by value, IRIs in ASCII."""

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export.terms import NTriplesTerms, TurtleTerms
from kg.ontology import load_ontology
from kg.vocabulary import rdf

TURTLE = TurtleTerms(rdf.prefixes(load_ontology()))
NTRIPLES = NTriplesTerms(rdf.prefixes(load_ontology()))


@settings(deadline=None)
@given(st.text())
def test_a_literal_of_turtle_is_the_same_string_again(text):
    line = f"<https://a.example/a> <https://a.example/b> {rdf.text(text)} ."
    assert "\n" not in line
    (literal,) = rdflib.Graph().parse(data=line, format="turtle").objects()
    assert str(literal) == text


def test_half_of_a_surrogate_pair_becomes_the_replacement_character():
    assert rdf.text("가\ud800") == '"가\ufffd"@ko'


@pytest.mark.parametrize("terms", [TURTLE, NTRIPLES])
@settings(deadline=None)
@given(st.integers() | st.floats() | st.booleans())
def test_a_number_has_the_same_value_again(terms, given_value):
    line = f"@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . <https://a.example/a> <https://a.example/b> {terms.value(given_value)} ."
    (literal,) = rdflib.Graph().parse(data=line, format="turtle").objects()
    again = type(given_value)(literal.toPython())
    assert repr(again) == repr(given_value)


@settings(deadline=None)
@given(st.text(max_size=20))
def test_every_iri_is_ascii_and_parsed(local):
    term = rdf.name("id", local, {"id": "https://a.example/id/"})
    assert term.isascii()
    line = f"@prefix id: <https://a.example/id/> . {term} a <https://a.example/b> ."
    (subject,) = rdflib.Graph().parse(data=line, format="turtle").subjects()
    assert str(subject).startswith("https://a.example/id/")


@pytest.mark.parametrize(
    "value", ["2031-02-30", "2031-13", "203\u0661", "0000", "2031-03-01T25:00:00Z", "2031-02/2031-03", "올해"]
)
def test_a_time_that_is_none_stays_a_plain_string(value):
    assert TURTLE.time(value) == rdf.plain(value)
