"""Laws of what a person may do to the evidence: try, restore, replace, erase."""

import sqlite3
import tempfile
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import exported
from test_history_laws import retract, undo
from test_ledger_laws import KEY, decisions, last_of_each, ledger, many, put_all, relaxed

from kg.document import document_id
from kg.ledger import LedgerFile, Outcome


def contents(file: LedgerFile) -> list[str]:
    return list(sqlite3.connect(file.path).iterdump())


def purge(file: LedgerFile, names: list[str]) -> int:
    with file.operating("purge"):
        return file.purge(names)


@settings(relaxed, max_examples=30)
@given(many(4), many(4, 1), st.data())
def test_trying_changes_nothing_and_tells_what_building_does(made, more, data):
    decided = decisions(data.draw, [*made, *more])
    with tempfile.TemporaryDirectory() as folder, ledger(folder) as file:
        put_all(file, made)
        before, articles = contents(file) if file.made else None, counted(file)
        with file.operating("build"), file.trying() as told:
            said = [file.put(document_id(document), document, KEY, extraction) for document, extraction in more]
            file.judge(decided)
        assert (contents(file) if file.made else None) == before
        assert put_all(file, more) == said
        with file.operating("judge"):
            file.judge(decided)
        after = counted(file)
        changed = {name for name in {*articles, *after} if articles.get(name, (0,))[0] != after.get(name, (0,))[0]}
        expected = sorted((articles.get(name, (0,))[0], after.get(name, (0,))[0]) for name in changed)
        assert sorted((effect.before, effect.after) for effect in told) == expected


def counted(file: LedgerFile) -> dict[str, tuple[int]]:
    return {r.id: (r.properties["articles"],) for r in file.relations() if r.type not in ("MENTIONS", "PUBLISHED")}


@settings(relaxed, max_examples=30)
@given(many(5, 1), st.data())
def test_restoring_is_as_if_nothing_had_been_retracted(made, data):
    gone = data.draw(
        st.lists(st.sampled_from([document_id(document) for document, _ in made]), unique=True, min_size=1)
    )
    with tempfile.TemporaryDirectory() as folder, ledger(folder) as file:
        put_all(file, made)
        before = exported(file)
        retract(file, gone)
        with file.operating("build"):
            for document, extraction in last_of_each(made):
                outcome = file.put(document_id(document), document, KEY, extraction, restore=True)
                assert (outcome is Outcome.RESTORED) == (document_id(document) in gone)
        assert exported(file) == before
        undo(file)
        undo(file)
        assert exported(file) == before


@settings(relaxed, max_examples=30)
@given(many(5, 1), st.data())
def test_purging_is_as_if_the_documents_had_never_been_built(made, data):
    """Also for judgements on what only they named; those on what others name too stand."""
    decided = decisions(data.draw, made)
    names = [document_id(document) for document, _ in made]
    gone = set(data.draw(st.lists(st.sampled_from(names), unique=True)))
    retracted = data.draw(st.booleans())
    with tempfile.TemporaryDirectory() as folder, ledger(folder, "a.kg") as one, ledger(folder, "b.kg") as other:
        put_all(one, made)
        with one.operating("judge"):
            one.judge(decided)
        if retracted:
            retract(one, sorted(gone))
        assert purge(one, sorted(gone)) == len(gone)
        put_all(other, [pair for pair in made if document_id(pair[0]) not in gone])
        standing = list(one.judgements())
        assert set(standing) <= set(decided)
        with other.operating("judge"):
            other.judge(standing)
        assert exported(one) == exported(other)
        assert keys(one) == keys(other)
        put_all(one, made)
        put_all(other, made)
        assert exported(one) == exported(other)


def keys(file: LedgerFile) -> set[str]:
    """The keys of names that the file holds, used or not, without those that only wait for a judged unit."""
    rows = (
        sqlite3.connect(file.path).execute("SELECT key FROM key WHERE id IN (SELECT key FROM tally)")
        if file.made
        else ()
    )
    return {key for (key,) in rows}


@settings(relaxed, max_examples=30)
@given(many(5, 2))
def test_what_replaces_a_document_is_a_version_of_it(made):
    """Also where it stood there as a document of its own, and when it is built again without a word."""
    (old, _), *_, (new, extraction) = made
    with tempfile.TemporaryDirectory() as folder, ledger(folder, "a.kg") as one, ledger(folder, "b.kg") as other:
        put_all(one, made)
        before = exported(one)
        said = replace(new, identity=one.identity_of(document_id(old)))
        assert document_id(said) == document_id(old)
        put_all(one, [(said, extraction)])
        rest = [pair for pair in made if document_id(pair[0]) not in (document_id(old), document_id(new))]
        put_all(other, [*rest, (said, extraction)])
        assert exported(one) == exported(other)
        if document_id(old) != document_id(new):
            assert one.known_identity(document_id(new)) == said.identity
            with one.operating("build"):
                assert one.put(document_id(old), old, KEY, made[0][1]) is Outcome.FORMER
            undo(one)
            assert exported(one) == before
            assert one.known_identity(document_id(new)) is None
