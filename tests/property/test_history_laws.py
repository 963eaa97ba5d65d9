"""Laws of retraction and undo: the ledger is as if what was taken back had never been."""

import tempfile

from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import exported
from test_ledger_laws import decisions, ledger, many, put_all, relaxed

from kg.document import document_id
from kg.ledger import LedgerFile
from kg.ledger.history import UNDO
from kg.ledger.retraction import Retraction


def undo(file: LedgerFile, number: int | None = None) -> int:
    with file.operating(UNDO):
        return file.undo(number)


def retract(file: LedgerFile, names: list[str], **options: bool) -> Retraction:
    with file.operating("retract"):
        return file.retract(names, **options)


@relaxed
@given(many(5, 1), st.data())
def test_a_retraction_is_as_if_the_documents_had_never_been_built(made, data):
    gone = set(data.draw(st.lists(st.sampled_from([document_id(document) for document, _ in made]), unique=True)))
    with tempfile.TemporaryDirectory() as folder, ledger(folder, "a.kg") as one, ledger(folder, "b.kg") as other:
        put_all(one, made)
        retract(one, sorted(gone))
        put_all(one, made)
        put_all(other, [pair for pair in made if document_id(pair[0]) not in gone])
        assert exported(one) == exported(other)


@settings(relaxed, max_examples=30)
@given(many(5, 1), st.data())
def test_undoing_all_step_by_step_shows_every_former_state_and_redo_brings_it_back(made, data):
    decided = decisions(data.draw, made)
    with tempfile.TemporaryDirectory() as folder, ledger(folder) as file:
        states = [exported(file)]

        def note() -> None:
            if file.operation == len(states):
                states.append(exported(file))

        for pair in made:
            put_all(file, [pair])
            note()
        if decided:
            with file.operating("judge"):
                file.judge(decided)
            note()
        retract(file, [document_id(data.draw(st.sampled_from(made))[0])])
        note()
        last = file.operation
        undone = []
        for number in range(last, 0, -1):
            assert undo(file) == number
            undone.append(file.operation)
            assert exported(file) == states[number - 1]
        for back, number in zip(reversed(undone), range(1, last + 1), strict=True):
            undo(file, back)
            assert exported(file) == states[number]


@relaxed
@given(many(5, 1), st.data())
def test_the_preview_says_what_the_retraction_does_and_changes_nothing(made, data):
    gone = [document_id(data.draw(st.sampled_from(made))[0])]
    with tempfile.TemporaryDirectory() as folder, ledger(folder) as file:
        put_all(file, made)
        before, stamp = exported(file), file.stamp
        keys = {node.id: set(node.keys) for node in file.nodes()}
        relations = [r for r in file.relations() if any(claim.article == gone[0] for claim in r.evidence)]
        said = retract(file, gone, dry_run=True)
        assert (exported(file), file.stamp) == (before, stamp)
        assert retract(file, gone) == said
        kept = [
            any(claim.article != gone[0] and claim.modality != "denied" for claim in relation.evidence)
            for relation in relations
        ]
        assert (len(said.vanished), len(said.weakened)) == (kept.count(False), kept.count(True))
        standing = {claim.claim: relation for relation in file.relations() for claim in relation.evidence}
        strengths = [
            standing[
                next(c.claim for c in relation.evidence if c.article != gone[0] and c.modality != "denied")
            ].properties.get("strength")
            for relation, is_kept in zip(relations, kept, strict=True)
            if is_kept
        ]
        assert sorted(map(str, strengths)) == sorted(str(loss.strength) for loss in said.weakened)
        left = {key for node in file.nodes() for key in node.keys}
        assert {actor for _, actor in said.orphans} == {
            node for node, held in keys.items() if node.startswith("n-") and not held & left
        }


def test_what_a_later_operation_touched_is_not_undone(tmp_path):
    import pytest

    from kg.document import Document
    from kg.errors import LedgerError
    from kg.evidence import Extraction

    first = (Document(text="처음.", url="http://a.kr/1"), Extraction())
    second = (Document(text="고침.", url="http://a.kr/1"), Extraction())
    with ledger(str(tmp_path)) as file:
        put_all(file, [first])
        put_all(file, [second])
        with pytest.raises(LedgerError, match="2"):
            undo(file, 1)
        assert undo(file) == 2
        assert file.text(document_id(first[0])) == "처음."
        with pytest.raises(LedgerError, match="2"):
            undo(file, 2)
        assert [(entry.kind, entry.undoes, entry.undone) for entry in file.log()] == [
            ("undo", 2, None),
            ("build", None, 3),
            ("build", None, None),
        ]
