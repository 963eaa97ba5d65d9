"""A file appears whole or not at all; a format is one file and one line."""

import os
import stat
import sys
from pathlib import Path

import pytest
from sample_graph import sample

import kg.export.jsonl
from kg.errors import InputError, UsageError
from kg.export import FORMATS, export

FOLDER = Path(kg.export.jsonl.__file__).parent


FILES = [name for name, chosen in FORMATS.items() if not chosen.folder]


class Breaking:
    """A graph that breaks off in the middle."""

    def nodes(self, since=0):
        yield from list(sample().nodes())[:3]
        raise RuntimeError("broken off")


@pytest.mark.parametrize("name", FILES)
def test_every_format_writes_a_file_and_the_same_bytes_to_standard_output(name, tmp_path, capsysbinary):
    path = tmp_path / f"graph{FORMATS[name].suffix}"
    export(name, sample(), path)
    export(name, sample())
    export(name, sample(), Path("-"))
    written = path.read_bytes()
    assert capsysbinary.readouterr().out == written * 2
    assert written
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("name", FILES)
def test_what_breaks_off_leaves_the_old_file_and_nothing_beside_it(name, tmp_path):
    path = tmp_path / "graph"
    path.write_text("as it was")
    with pytest.raises(RuntimeError, match="broken off"):
        export(name, Breaking(), path)
    assert path.read_text() == "as it was"
    assert os.listdir(tmp_path) == ["graph"]
    path.unlink()
    with pytest.raises(RuntimeError, match="broken off"):
        export(name, Breaking(), path)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in FILES])
def test_a_folder_that_breaks_off_is_not_there_and_an_old_one_stays(name, tmp_path):
    with pytest.raises(RuntimeError, match="broken off"):
        export(name, Breaking(), tmp_path / "out")
    assert os.listdir(tmp_path) == []
    export(name, sample(), tmp_path / "out")
    held = sorted(os.listdir(tmp_path / "out"))
    with pytest.raises(RuntimeError, match="broken off"):
        export(name, Breaking(), tmp_path / "out")
    assert sorted(os.listdir(tmp_path / "out")) == held
    assert os.listdir(tmp_path) == ["out"]


def test_progress_is_told_with_what_there_is_in_all(tmp_path):
    told = []
    export("jsonl", sample(), tmp_path / "x", progress=lambda *report: told.append(report))
    nodes, relations = sample().sizes()
    assert told == [(nodes, nodes, "nodes"), (relations, relations, "relations")]


def test_every_format_has_words_in_both_languages_and_every_module_a_line():
    for chosen in FORMATS.values():
        assert chosen.ko
        assert chosen.en
        assert (FOLDER / f"{chosen.module}.py").exists()
    writers = {path.stem for path in FOLDER.glob("*.py") if "\ndef write(" in path.read_text()}
    assert writers == {chosen.module for chosen in FORMATS.values()}


def test_an_unknown_format_lists_the_known(monkeypatch, tmp_path):
    monkeypatch.setenv("KG_LANG", "en")
    with pytest.raises(UsageError, match="jsonl, turtle") as error:
        export("ttl", sample(), tmp_path / "x")
    assert error.value.exit_code == 2
    assert not os.listdir(tmp_path)


def test_an_option_of_another_format_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("KG_LANG", "en")
    with pytest.raises(UsageError, match="--base-iri"):
        export("jsonl", sample(), tmp_path / "x", base_iri="https://a.example/")
    assert not os.listdir(tmp_path)


@pytest.mark.parametrize("target", [".", "missing/graph.ttl"])
def test_a_target_that_cannot_be_written_is_said(target, tmp_path, monkeypatch):
    monkeypatch.setenv("KG_LANG", "en")
    with pytest.raises(InputError, match="folder"):
        export("turtle", sample(), tmp_path / target)
    assert not os.listdir(tmp_path)


def test_a_link_stays_a_link_and_permissions_are_those_of_the_user(tmp_path):
    (tmp_path / "there").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "there")
    export("jsonl", sample(), tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "there").read_bytes().startswith(b'{"kind"')
    umask = os.umask(0)
    os.umask(umask)
    export("jsonl", sample(), tmp_path / "new")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o666 & ~umask


def test_a_device_is_written_to_as_it_is():
    export("jsonl", sample(), Path("/dev/null"))
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_writing_loads_no_heavy_library():
    script = (
        "import sys, io; sys.path.insert(0, 'tests'); from sample_graph import sample; from kg.export import FORMATS, export\n"
        "import tempfile, pathlib\n"
        "for name in FORMATS: export(name, sample(), pathlib.Path(tempfile.mkdtemp(), 'x'))\n"
        "print(sorted({'rdflib', 'neo4j', 'networkx', 'kiwipiepy', 'arcadedb'} & set(sys.modules)))"
    )
    import subprocess

    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout == "[]\n"
