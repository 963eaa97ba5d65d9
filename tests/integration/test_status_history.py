"""`status-history` on both stores gives the rows of `kg.analysis.status.ladder`."""

from told_things import LADDER, THING, Told, outlets, told

from kg.analysis.status import ladder
from kg.questions import bind, question
from kg.store import Store

LINES: list[Told] = [
    (None, "해온일보", "proposed"),
    ("2031-03-01", "해온일보", "bidding", "planned"),
    *(("2031-03-02", "다솔신문", status) for status in LADDER),
    ("2031-03-02", "해온일보", "planned"),
    ("2031-03-02", None, "planned"),
    ("2031-03-03", "해온일보", "rejected"),
    ("2031-03-03", "다솔신문", "rejected"),
    ("2031-03-05", "해온일보", "agreed", "claimed"),
    ("2031-03-06", "해온일보", "operating", "denied"),
]


def test_both_stores_and_the_analysis_tell_the_same_history(store: Store) -> None:
    graph = told(*LINES)
    store.bring_up_to_date(graph)
    thing = next(node for node in graph.nodes() if node.id == THING)
    expected = [
        (step.date, step.status, step.change, step.contradicted, step.current, step.claim.modality, step.claim.claim)
        for step in ladder(thing, outlets(graph), LADDER)
    ]
    asked = question("status-history")
    places = [[column.name for column in asked.columns].index(name) for name in ("date", "status", "change", "contradicted", "current", "modality", "claim")]  # fmt: skip
    rows = store.read(asked.cypher, bind(asked, {"thing": "해온센터"})).records
    assert [tuple(row[place] for place in places) for row in rows] == expected
    cut = store.read(asked.cypher, bind(asked, {"thing": "해온센터", "since": "2031-03-02", "until": "2031-03-03"}))
    dates = [row[1] for row in cut.records]
    assert (min(dates), max(dates)) == ("2031-03-02", "2031-03-03")
    assert [row[2] for row in cut.records if row[5]] == ["rejected", "rejected"]
