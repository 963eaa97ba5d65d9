"""What learning adds to relations: facts of pairs, and claims where no rule found any."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from kg.document import Document
from kg.evidence import Extraction
from kg.extract import crf, extract, learned_pairs
from kg.extract.claims import Claims
from kg.extract.clauses import Scene
from kg.extract.pair_facts import Pair, pairs
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology

TEXT = """포항시, 인공지능 협력 강화

포항시는 3일 시청에서 포스텍과 나란히 걸었다. 이날 구글도 함께했다.
"""


def extracted(text: str) -> Extraction:
    document = Document(text=text, source="t.txt", title=None, date="2031-03-04")
    return extract(document, ontology=load_ontology(), lexicon=load_lexicon())


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Claims, Sequence[Scene]]]:
    """What learning is called with."""
    calls: list[tuple[Claims, Sequence[Scene]]] = []
    monkeypatch.setattr(learned_pairs, "pairs", lambda bag, scenes: calls.append((bag, scenes)))
    extracted(TEXT)
    return calls


def all_of(bag: Claims, scenes: Sequence[Scene]) -> dict[tuple[str, str], Pair]:
    types = [name for name, kind in load_ontology().relations.items() if not kind.bookkeeping]
    found: dict[tuple[str, str], Pair] = {}
    for pair in pairs(bag.reading, scenes, learned_pairs.allowed(bag, types)):
        found.setdefault((pair.source.name, pair.target.name), pair)
    return found


def a_model(*weights: tuple[str, str, float], line: float = 0.5) -> learned_pairs.Model:
    """A model of (fact, type, weight), its bias far below zero."""
    types = tuple(sorted({kind for _, kind, _ in weights}))
    codes = sorted({crf.code(fact) for fact, _, _ in weights})
    table = np.zeros((len(codes) + 1, len(types)), dtype=np.float32)
    table[-1] = -5
    for fact, kind, weight in weights:
        table[codes.index(crf.code(fact)), types.index(kind)] = weight
    return learned_pairs.Model(types, {code: row for row, code in enumerate(codes)}, table, line)


def told(extraction: Extraction, rule: str) -> list[tuple[str, str, str]]:
    names = {key: unit.listed or unit.names[0] for unit in extraction.units for key in unit.keys}
    return [(names[c.subject], c.type, names[str(c.object)]) for c in extraction.claims if c.rule == rule]


def test_a_pair_of_a_sentence_has_its_particles_and_verbs_for_facts(seen) -> None:
    pair = all_of(*seen[0])["포항시", "포항공과대학교"]
    assert {"in", "tt=City>University", "o=f", "rr=topic>withf", "pn=걷active", "a:top"} <= set(pair.facts)
    assert TEXT[pair.start : pair.end].startswith("포항시")
    assert TEXT[pair.at :].startswith("걸")


def test_what_the_text_is_about_is_carried_to_the_next_sentence(seen) -> None:
    pair = all_of(*seen[0])["포항시", "구글"]
    assert {"x", "x=subjectf"} <= set(pair.facts)
    assert "구글도" in TEXT[pair.scene.sentence.start : pair.scene.sentence.end]


def test_a_name_itself_is_no_fact(seen) -> None:
    facts = {fact for pair in all_of(*seen[0]).values() for fact in pair.facts}
    assert not any("포스텍" in fact or "포항시" in fact for fact in facts)


def test_a_learned_claim_has_words_and_the_chance_for_confidence(monkeypatch: pytest.MonkeyPatch) -> None:
    model = a_model(("tt=City>University", "PARTNERS_WITH", 7.0))
    monkeypatch.setattr(learned_pairs, "model", lambda: model)
    extraction = extracted(TEXT)
    assert told(extraction, "learned") == [("포항시", "PARTNERS_WITH", "포항공과대학교")]
    claim = next(c for c in extraction.claims if c.rule == "learned")
    assert claim.confidence == pytest.approx(1 / (1 + np.exp(-2)), abs=0.01)
    assert claim.quote == TEXT[claim.start : claim.end]
    assert "포스텍과 나란히" in claim.quote


@pytest.mark.parametrize("weights", [
    [("tt=City>University", "PARTNERS_WITH", 4.9)],  # below the line
    [("tt=City>University", "LEADS", 9.0)],  # a city leads no university: the vocabulary does not allow it
])  # fmt: skip
def test_nothing_is_learned_below_the_line_or_against_the_vocabulary(weights, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learned_pairs, "model", lambda: a_model(*weights))
    assert told(extracted(TEXT), "learned") == []


def test_where_rules_speak_learning_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "포항시는 3일 포스텍과 인공지능 업무협약을 체결했다.\n"
    model = a_model(("tt=City>University", "SUPPORTS", 9.0), ("tt=University>City", "SUPPORTS", 9.0))
    monkeypatch.setattr(learned_pairs, "model", lambda: model)
    extraction = extracted(text)
    assert any(claim.type == "SIGNED_MOU_WITH" for claim in extraction.claims)
    assert told(extraction, "learned") == []


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    weights = np.array([[1.0, -0.5], [0.25, 2.0], [-3.0, -3.0]])
    paths = tmp_path / "a.model", tmp_path / "b.model"
    for path in paths:
        learned_pairs.save(path, ["A", "B"], np.array([5, 9], dtype=np.uint32), weights, 0.4)
    read = learned_pairs.load(paths[0])
    assert (read.types, dict(read.rows), read.line) == (("A", "B"), {5: 0, 9: 1}, 0.4)
    assert read.weights.tolist() == weights.tolist()
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert read.chances([[9, 77], []])[:, 0].tolist() == pytest.approx([1 / (1 + np.exp(2.75)), 1 / (1 + np.exp(3.0))])
