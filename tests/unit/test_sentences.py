"""Sentences of Kiwi: where a text without full stops is cut all the same."""

import itertools

from kg.extract.morphology import sentences


def test_what_is_longer_than_any_sentence_is_cut_between_words() -> None:
    flat = " ".join(f"한빛전자가 로봇센터{number}를 짓고" for number in range(400)) + " 밝혔다."
    found = sentences(flat, 7, 0, "paragraph", [])
    assert len(found) >= 3
    assert all(sentence.end - sentence.start < 2_100 for sentence in found)
    assert all(one.end < other.start for one, other in itertools.pairwise(found))
    assert all(flat[sentence.start - 8].isspace() for sentence in found[1:])


def test_a_sentence_of_news_stays_whole() -> None:
    assert len(sentences("한빛전자가 로봇센터를 짓고 연구원을 뽑는다고 밝혔다.", 0, 0, "paragraph", [])) == 1
