"""A ledger and a store that follows it: sending what changed since the last operation comes to the same as comparing everything."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up import articles, judgements

from kg.document import Document, document_id
from kg.evidence import Extraction
from kg.graph import Judgement
from kg.ledger import LedgerFile
from kg.ontology import load_ontology
from kg.store import Report, Store

Step = Judgement | tuple[Document, Extraction]
EXAMPLES = {True: 30, False: 8}
"""By whether the store is embedded; a server plans each statement anew after its constraints changed."""


def do(file: LedgerFile, step: Step) -> None:
    if isinstance(step, Judgement):
        with file.operating("judge"):
            file.judge([step])
    else:
        document, extraction = step
        with file.operating("build"):
            file.put(document_id(document), document, "extractor-1", extraction)


def follow(store: Store, steps: list[Step], evidence: bool, asleep: int) -> None:
    """Do the steps; the store looks after each of them but `asleep`, which it sleeps through."""
    with tempfile.TemporaryDirectory() as folder, LedgerFile(Path(folder) / "l.kg", load_ontology()) as file:
        store.bring_up_to_date(file, take_over=True, evidence=evidence)
        for number, step in enumerate(steps):
            do(file, step)
            if number == asleep:
                continue
            store.bring_up_to_date(file, evidence=evidence)
            compared = store.bring_up_to_date(file, evidence=evidence, verify=True)
            assert compared == Report(unchanged=compared.unchanged), f"after {step}"


def test_following_comes_to_the_same_as_comparing(store: Store) -> None:
    @settings(
        max_examples=EXAMPLES[store.embedded], deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(st.lists(articles() | judgements(), min_size=1, max_size=6), st.booleans(), st.integers(0, 5))
    def law(steps: list[Step], evidence: bool, asleep: int) -> None:
        follow(store, steps, evidence, asleep)

    law()
