"""Every question on the sample graph: the same rows on the embedded graph and on Neo4j, as `tests/golden/questions.json` has them.

`PYTHONPATH=tests python tests/integration/test_questions_on_stores.py` writes that file again from the embedded graph: read the difference before you commit it.
"""

import json
import tempfile
from pathlib import Path

from sample_graph import sample

from kg.questions import bind, load_questions
from kg.store import Store, open_embedded

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "questions.json"
QUESTIONS = load_questions()

CASES: list[tuple[str, dict[str, str]]] = [
    ("articles", {}),
    ("articles", {"publisher": "한빛일보"}),
    ("articles", {"since": "2031-03-05", "until": "2031-03-06"}),
    ("articles", {"until": "2031-03-03"}),
    ("actor-relations", {"actor": "다온시"}),
    ("actor-relations", {"actor": "누리텍", "since": "2031-03-04", "until": "2031-03-05"}),
    ("actor-relations", {"actor": "(주)누리텍", "limit": "1"}),
    ("actor-relations", {"actor": '따옴표"와 \'작은\' 것'}),
    ("actor-relations", {"actor": "없는 이름"}),
    ("who-bids-for-what", {}),
    ("who-bids-for-what", {"actor": "다온", "target": "국가ai연산센터", "since": "2031-03-05", "until": "2031-03-31"}),
    ("who-bids-for-what", {"actor": "누리텍"}),
    ("who-sits-on", {}),
    ("who-sits-on", {"committee": "추진위", "limit": "2"}),
    ("who-leads-whom", {}),
    ("who-leads-whom", {"actor": "이도현 시장"}),
    ("who-leads-whom", {"actor": "다온대"}),
    ("what-a-city-pursues", {"city": "다온시"}),
    ("what-a-city-pursues", {"city": "다온", "since": "2031-03-04", "until": "2031-03-05"}),
    ("what-a-city-pursues", {"city": "다온시", "status": "planned"}),
    ("for-and-against", {}),
    ("for-and-against", {"what": "다온 AI밸리 조성사업", "actor": "해오름소프트"}),
    ("who-funds-what", {}),
    ("who-funds-what", {"actor": "가람도", "what": "다온 ai밸리 조성사업"}),
    ("who-funds-what", {"actor": "누리텍"}),
    ("evidence", {"a": "다온시", "b": "연산센터"}),
    ("evidence", {"a": "연산센터", "b": "다온시", "limit": "1"}),
    ("evidence", {"a": "연산센터"}),
    ("evidence", {"a": sample().relation("BIDS_FOR", "다온시", "국가AI연산센터").id}),
    ("evidence", {"a": "누리텍", "b": "해오름소프트"}),
    ("disputed", {}),
    ("who-said-what", {}),
    ("who-said-what", {"since": "2031-03-04", "until": "2031-03-05"}),
    ("who-said-what", {"since": "2031-03-05"}),
    ("who-said-what", {"speaker": "이도현 시장", "about": "백 년"}),
    ("who-said-what", {"about": "없는 낱말"}),
    ("mentions-of", {"actor": "연산센터"}),
    ("mentions-of", {"actor": "연산센터", "since": "2031-03-04", "until": "2031-03-05"}),
    ("actors-in-both", {"a": "나선다", "b": "https://second.example/1"}),
    ("brokers", {}),
    ("signed-with-whom", {}),
    ("signed-with-whom", {"actor": "다온시", "since": "2031-03-04", "until": "2031-03-05"}),
    ("signed-with-whom", {"since": "2031-03-05"}),
    *((name, {"since": "2031-03-05"}) for name in ("for-and-against", "who-funds-what", "disputed", "who-leads-whom")),
    *((name, {"until": "2031-03-04"}) for name in ("for-and-against", "who-funds-what", "disputed", "who-leads-whom")),
    *((name, {"since": "2031-03-04", "until": "2031-03-05"}) for name in ("who-sits-on", "brokers")),
    *((name, {"since": "2031-03-05"}) for name in ("who-sits-on", "brokers")),
    ("evidence", {"a": "다온시", "since": "2031-03-05"}),
    ("evidence", {"a": "다온시", "b": "연산센터", "until": "2031-03-04"}),
    ("status-history", {}),
    ("status-history", {"thing": "연산센터", "since": "2031-03-04", "until": "2031-03-05"}),
    ("status-history", {"until": "2031-03-05"}),
    ("contradictions", {}),
    ("contradictions", {"actor": "해오름소프트", "since": "2031-03-06", "until": "2031-03-06"}),
    ("self-claimed", {"actor": "다온시", "since": "2031-03-04", "until": "2031-03-06"}),
    ("uncorroborated", {"actor": "다온시", "since": "2031-03-05", "until": "2031-03-06"}),
    ("figures-over-time", {}),
    ("figures-over-time", {"actor": "연산센터", "property": "workforce", "since": "2031-03-04", "until": "2031-03-04"}),
]  # fmt: skip


def rows(store: Store, name: str, given: dict[str, str]) -> list[list[object]]:
    """The rows of the answer, whose columns are those of the head."""
    asked = QUESTIONS[name]
    answer = store.read(asked.cypher, bind(asked, given))
    if answer.records:  # of an empty answer ArcadeDB does not tell the columns
        assert answer.columns == tuple(column.name for column in asked.columns), name
    return [list(record) for record in answer.records]


def golden() -> list[tuple[str, dict[str, str], list[list[object]]]]:
    return [(case["question"], case["given"], case["rows"]) for case in json.loads(GOLDEN.read_text(encoding="utf-8"))]


def test_every_question_is_asked_with_every_parameter() -> None:
    assert [(name, given) for name, given, _ in golden()] == CASES
    asked = {(name, parameter) for name, given in CASES for parameter in given}
    untried = {(q.name, p.name) for q in QUESTIONS.values() for p in q.parameters if p.name != "limit"} - asked
    assert not untried


def test_the_rows_are_the_same_on_both_stores(store: Store) -> None:
    store.bring_up_to_date(sample())
    for name, given, expected in golden():
        assert rows(store, name, given) == expected, (name, given)
    for asked in QUESTIONS.values():  # what draws runs on both too
        given = bind(asked, {p.name: "다온" for p in asked.parameters if p.required})
        store.read(asked.graph, given)


def test_without_evidence_only_what_needs_it_is_lost(store: Store) -> None:
    store.bring_up_to_date(sample(), evidence=False)
    assert not store.holds_evidence()
    for name, given, expected in golden():
        if not QUESTIONS[name].needs_evidence:
            places = [i for i, c in enumerate(QUESTIONS[name].columns) if c.name != "article" or name == "mentions-of"]
            found = [[row[i] for i in places] for row in rows(store, name, given)]
            assert found == [[row[i] for i in places] for row in expected], (name, given)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, open_embedded(Path(folder) / "sample.kg") as store:
        store.bring_up_to_date(sample())
        cases = []
        for name, given in CASES:
            lines = ",\n   ".join(json.dumps(row, ensure_ascii=False) for row in rows(store, name, given))
            head = f'{{"question": "{name}", "given": {json.dumps(given, ensure_ascii=False)},'
            cases.append(f' {head}\n  "rows": [\n   {lines}]}}' if lines else f' {head} "rows": []}}')
    GOLDEN.write_text("[\n" + ",\n".join(cases) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
