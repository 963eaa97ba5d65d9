"""Laws of reprints: the groups are a function of the set of current documents, whatever was built, retracted and undone before."""

import tempfile
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st
from made_up import exported
from test_history_laws import retract, undo
from test_ledger_laws import last_of_each, ledger, many, put_all, relaxed

from kg.article import fingerprints
from kg.document import Document, document_id
from kg.ledger import LedgerFile, reprints

FEW = 3
"""What takes the place of 50 documents here, so that a sentence becomes a formula with four."""


def groups_of(file: LedgerFile) -> dict[str, tuple[object, object]]:
    """Group and origin of every article that has one."""
    return {
        node.id: (node.properties["reprint_group"], node.properties["reprint_origin"])
        for node in file.articles()
        if "reprint_group" in node.properties
    }


def groups_by_hand(made: Iterable[tuple[Document, object]]) -> dict[str, tuple[str, str]]:
    """The same by comparing every document with every other."""
    documents = {document_id(document): document for document, _ in made}
    prints = {name: fingerprints.fingerprints(document.text) for name, document in documents.items()}
    held = [number for numbers in prints.values() for number in numbers]
    counting = {name: {n for n in numbers if held.count(n) <= FEW} for name, numbers in prints.items()}
    found = {name: {name} for name in documents}
    for one in documents:
        for other in documents:
            near = fingerprints.are_near(documents[one].date, documents[other].date)
            sizes = len(counting[one]), len(counting[other])
            if near and fingerprints.are_reprints(len(counting[one] & counting[other]), *sizes):
                joined = found[one] | found[other]
                found |= dict.fromkeys(joined, joined)

    def precedence(name: str) -> tuple[str, bool, str]:
        # In `made_up` the city that publishes is no outlet, where the article names it and so says who published it.
        document = documents[name]
        outlet = not (document.publisher == "해온시" and "해온시 나섰다" in document.text)
        return document.date or "9999", outlet, name

    return {name: (min(group), min(group, key=precedence)) for name, group in found.items() if len(group) > 1}


@relaxed
@given(many(8, 1), st.data(), st.randoms())
def test_groups_are_those_of_comparing_each_with_each_after_any_history(made, data, random):
    current = last_of_each(made)
    gone = set(data.draw(st.lists(st.sampled_from([document_id(document) for document, _ in made]), unique=True)))
    left = [pair for pair in current if document_id(pair[0]) not in gone]
    common, reprints.COMMON = reprints.COMMON, FEW
    try:
        with tempfile.TemporaryDirectory() as folder, ledger(folder) as file:
            put_all(file, made)
            assert groups_of(file) == groups_by_hand(current)
            retract(file, sorted(gone))
            assert groups_of(file) == groups_by_hand(left)
            if gone:
                undo(file)
            assert groups_of(file) == groups_by_hand(current)
        with tempfile.TemporaryDirectory() as folder, ledger(folder) as other:
            put_all(other, random.sample(current, len(current)))
            assert groups_of(other) == groups_by_hand(current)
    finally:
        reprints.COMMON = common


@relaxed
@given(many(6, 2), st.data())
def test_a_projection_hears_of_every_relation_whose_support_changed(made, data):
    """What another article's coming or going does to a group reaches relations that this article says nothing of."""
    common, reprints.COMMON = reprints.COMMON, FEW
    try:
        with tempfile.TemporaryDirectory() as folder, ledger(folder) as file:
            put_all(file, made[:-1])
            for change in (lambda: put_all(file, made[-1:]), lambda: retract(file, [document_id(made[0][0])])):
                since = file.operation
                held = {item.id: item for item in (*file.nodes(), *file.relations())}
                change()
                for identifier in file.gone(since):
                    held.pop(identifier, None)
                held |= {item.id: item for item in (*file.nodes(since), *file.relations(since))}
                assert held == {item.id: item for item in (*file.nodes(), *file.relations())}
    finally:
        reprints.COMMON = common


@relaxed
@given(many(6, 1))
def test_a_ledger_migrated_has_the_groups_of_one_built(made):
    from kg.ledger.migrations import rebuild
    from kg.ontology import load_ontology

    with tempfile.TemporaryDirectory() as folder, ledger(folder) as file:
        put_all(file, made)
        before = exported(file)
        connection = file._connection
        connection.execute("BEGIN")
        rebuild(connection, load_ontology())
        connection.execute("COMMIT")
        assert exported(file) == before
