"""What learning adds to names: the tables load, facts are the same every time, probabilities add up, an unlisted name is found."""

import itertools
from pathlib import Path

import numpy as np
import pytest

from kg.document import Document
from kg.extract import crf, extract, learned_names, name_features, reading
from kg.extract.model import Found
from kg.lexicon import load_lexicon
from kg.ontology import load_ontology

TEXT = """새빛시, '해오름 물류로봇 실증도시' 출범식 열어

새빛시는 3일 시청에서 '해오름 물류로봇 실증도시' 출범식을 열고 한결로보틱스, 누리비전, 다온시스템과 함께 사업을 추진한다고 밝혔다.
정다온 새빛시장은 “바다와 가까운 도시의 물류를 로봇으로 바꾸겠다”고 말했다.
"""


def seen(text: str) -> list[tuple[str, list, list[Found]]]:
    calls: list[tuple[str, list, list[Found]]] = []

    def record(text, sentences, found, lexicon):
        calls.append((text, list(sentences), list(found)))
        return list(found)

    reading.read(text, load_lexicon(), record)
    return calls


def a_chain() -> crf.Chain:
    generator = np.random.default_rng(7)
    classes = ("A", "B")
    labels = len(crf.labels_of(classes))
    weights = np.zeros((4, labels), dtype=np.float32)
    weights[:3] = generator.normal(size=(3, labels))
    learned = {
        (one, other): float(generator.normal()) for one in crf.labels_of(classes) for other in crf.labels_of(classes)
    }
    return crf.Chain(classes, np.array([10, 20, 30], dtype=np.uint32), weights, crf.moves_of(classes, learned))


def test_features_are_the_same_every_time() -> None:
    (text, sentences, found), *_ = seen(TEXT)
    first, numbers = name_features.columns(text, sentences, found)
    again, _ = name_features.columns(text, sentences, found)
    assert (first == again).all()
    assert len(first) == sum(len(s.tokens) for s in sentences)
    assert (name_features.features(first, numbers) == name_features.features(again, numbers)).all()


def test_a_name_itself_is_no_feature() -> None:
    one, other = (seen(f"{name} 대표가 행사를 열었다.\n") for name in ("가온누리텍", "나온누리텍"))
    facts = [name_features.columns(*calls[0])[0] for calls in (one, other)]
    assert (facts[0][:, 0] == facts[1][:, 0]).all()


def test_chances_of_spans_are_those_of_all_ways_through() -> None:
    chain = a_chain()
    features = np.array([[10], [20], [30], [99]], dtype=np.uint32)
    own = crf.scores(chain, features)
    (belief,) = crf.beliefs(chain, own, np.zeros(4, dtype=np.int32))
    ways = list(itertools.product(range(own.shape[1]), repeat=4))

    def weight(way: tuple[int, ...]) -> float:
        steps = sum(chain.moves[a, b] for a, b in itertools.pairwise((0, *way)))
        return float(np.exp(steps + sum(own[n, label] for n, label in enumerate(way))))

    total = sum(map(weight, ways))
    spans = {stop: crf.span_chances(chain, belief, 1, [2, 3, 4])[stop - 2] for stop in (2, 3, 4)}
    for number, name in enumerate(chain.classes):
        begin, inside = crf.labels_of(chain.classes).index(f"B-{name}"), crf.labels_of(chain.classes).index(f"I-{name}")
        for stop in (2, 3, 4):
            here = [
                way
                for way in ways
                if way[1] == begin
                and all(way[n] == inside for n in range(2, stop))
                and (stop == 4 or way[stop] != inside)
            ]
            assert spans[stop][number] == pytest.approx(sum(map(weight, here)) / total, rel=1e-3)
    assert crf.marginals(belief).sum(axis=1) == pytest.approx(np.ones(4), rel=1e-3)


def test_long_and_empty_sentences_are_summed_alike() -> None:
    chain = a_chain()
    own = crf.scores(chain, np.array([[10], [20], [30], [10], [20]], dtype=np.uint32))
    both = crf.beliefs(chain, own, np.array([0, 0, 0, 2, 2], dtype=np.int32))
    (alone,) = crf.beliefs(chain, own[3:], np.zeros(2, dtype=np.int32))
    assert len(both) == 3
    assert both[2].total == pytest.approx(alone.total, rel=1e-4)
    assert len(both[1].own) == 0


def test_edges_are_trimmed() -> None:
    text = "이번 ‘누리 상생협약(MOU)’과"
    assert learned_names.trimmed(text, 0, len(text) - 1) == (4, 11)
    assert learned_names.trimmed("“가온”", 0, 4) == (1, 3)
    assert learned_names.trimmed("가온(나", 0, 4) is None


def test_the_model_loads_and_knows_its_types() -> None:
    model = learned_names.model()
    assert model is not None
    assert set(model.kind.classes) <= set(load_ontology().types)
    assert model.worth.classes == learned_names.WORTHS
    assert learned_names.digest()


def test_written_weights_are_read_and_have_the_same_bytes(tmp_path: Path) -> None:
    arrays = {"x": np.arange(6, dtype=np.float16).reshape(2, 3)}
    for name in ("one", "two"):
        crf.write(tmp_path / name, arrays, {"classes": ["A"]})
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    read, facts = crf.read(tmp_path / "one")
    assert (read["x"] == arrays["x"]).all()
    assert facts == {"classes": ["A"]}


def test_learning_proposes_what_no_rule_finds() -> None:
    (text, sentences, found), *_ = seen(TEXT)
    model = learned_names.model()
    assert model is not None
    made = learned_names.candidates(text, sentences, found, load_lexicon(), model.chain)
    ruled = {one.name for one in made if one.found}
    assert {one.name for one in made} - ruled
    mentions = learned_names.amend(text, sentences, found, load_lexicon())
    assert all(text[m.start : m.end].split() == m.name.split() for m in mentions if m.rule == "learned")


def test_extraction_stays_pure() -> None:
    document = Document(text=TEXT, date="2025-03-04")
    first = extract(document, ontology=load_ontology(), lexicon=load_lexicon())
    assert first == extract(document, ontology=load_ontology(), lexicon=load_lexicon())
    assert extract(Document(text="", date="2025-03-04"), ontology=load_ontology(), lexicon=load_lexicon()).units == ()
