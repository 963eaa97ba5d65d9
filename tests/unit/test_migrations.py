"""A ledger of an older version: its file is made from the tables of then, filled with what was said and decided."""

import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest
from made_up import exported
from small_ledger import BARE, HEAD, MAYOR, article, id_of

from kg.graph import Judgement
from kg.ledger import LedgerFile
from kg.ledger.migrations import kept_copy
from kg.ledger.tables import VERSION
from kg.ontology import load_ontology

OLD = Path(__file__).parents[1] / "data" / "version-1.kg.zip"
"""What `a_life` gave with the program of version 1."""
ARTICLES = (
    article("하나", ("해온시", "City", "thing|해온시|"), ("이가온", "Person", MAYOR), together=True),
    article("둘", ("해온로봇", "Company", "thing|해온로봇|"), ("이가온", "Person", HEAD), together=True),
    article("셋", ("해온시", "City", "thing|해온시|"), ("이가온", "Person", BARE), together=True),
)


def a_life(path: Path) -> None:
    """Build, judge, retract, undo, retract: a little of everything that a ledger remembers."""
    with LedgerFile(path, load_ontology()) as file:
        for made in ARTICLES:
            with file.operating("build"):
                file.put(id_of(made), made[0], "key-1", made[1])
        with file.operating("judge"):
            file.judge([Judgement(MAYOR, HEAD, "same", "같은 사람", "2031-01-01T00:00:00Z")])
        with file.operating("retract"):
            file.retract([id_of(ARTICLES[0])])
        with file.operating("undo"):
            file.undo()
        with file.operating("retract"):
            file.retract([id_of(ARTICLES[2])])


@pytest.fixture
def old(tmp_path: Path) -> Path:
    with zipfile.ZipFile(OLD) as packed:
        packed.extract("version-1.kg", tmp_path)
    return tmp_path / "version-1.kg"


def test_an_older_ledger_is_migrated_and_a_copy_is_kept(
    old: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = dump(old)
    a_life(tmp_path / "new.kg")
    with LedgerFile(old, load_ontology()) as file, LedgerFile(tmp_path / "new.kg", load_ontology()) as new:
        assert exported(file) == exported(new)
        assert [(entry.kind, entry.undone) for entry in file.log()] == [
            (entry.kind, entry.undone) for entry in new.log()
        ]
        assert [file.operation_of(stamp) for stamp in stamps(new)] == list(range(1, new.operation + 1))
        assert list(file.gone(0)) == list(new.gone(0))
    assert dump(kept_copy(old, 1)) == before
    assert "version-1.kg.version-1" in caplog.text


def dump(path: Path) -> list[str]:
    return list(sqlite3.connect(path).iterdump())


def stamps(file: LedgerFile) -> list[str]:
    rows = sqlite3.connect(file.path).execute("SELECT stamp FROM operation ORDER BY id")
    return [stamp for (stamp,) in rows]


def test_a_migrated_ledger_has_the_tables_of_a_new_one_and_lives_on(old: Path, tmp_path: Path) -> None:
    LedgerFile(old, load_ontology()).close()
    a_life(tmp_path / "new.kg")
    assert tables(old) == tables(tmp_path / "new.kg")
    for path in (old, tmp_path / "new.kg"):
        with LedgerFile(path, load_ontology()) as file, file.operating("undo"):
            assert file.undo() == 7
    with LedgerFile(old, load_ontology()) as file, LedgerFile(tmp_path / "new.kg", load_ontology()) as new:
        assert exported(file) == exported(new)


def tables(path: Path) -> dict[str, list]:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'index')")]
    return {name: connection.execute(f'PRAGMA table_info("{name}")').fetchall() for name in sorted(names)}


def test_a_migration_that_is_cut_off_leaves_the_old_file(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.ledger import migrations

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(migrations, "rebuild", killed)
        with pytest.raises(KeyboardInterrupt):
            LedgerFile(old, load_ontology())
    assert sqlite3.connect(old).execute("PRAGMA user_version").fetchone() == (1,)
    with LedgerFile(old, load_ontology()) as file:
        assert file.stats().articles == 2


def test_an_older_ledger_that_cannot_be_written_says_what_to_do(kg, old: Path, tmp_path: Path) -> None:
    shutil.move(old, tmp_path / "stakeholders.kg")
    (tmp_path / "stakeholders.kg").chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        done = kg("stats", plain_user=True)
    finally:
        tmp_path.chmod(0o755)
    assert done.returncode == 1
    assert "version 1" in done.stderr
    assert "Copy it" in done.stderr


def test_commands_tell_of_the_migration_once(kg, old: Path, tmp_path: Path) -> None:
    shutil.move(old, tmp_path / "stakeholders.kg")
    first, second = kg("stats"), kg("stats")
    assert (first.returncode, first.stdout) == (0, second.stdout)
    assert "kept as" in first.stderr
    assert second.stderr == ""
