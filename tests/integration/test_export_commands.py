"""`kg export` as a user runs it: every format, pipes, compressed files, and what cannot be."""

import gzip

import pytest

from kg.export import FORMATS

FOLDERS = [name for name, chosen in FORMATS.items() if chosen.folder]
FILES = [name for name in FORMATS if name not in FOLDERS]


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("name", FILES)
def test_a_pipe_gets_the_bytes_of_the_file_also_compressed(name, kg, tmp_path):
    assert kg("export", name, "-o", "graph").returncode == 0
    assert kg("export", name, "-o", "graph.gz").returncode == 0
    plain = (tmp_path / "graph").read_text(encoding="utf-8")
    assert gzip.decompress((tmp_path / "graph.gz").read_bytes()).decode() == plain
    for arguments in ((), ("-o", "-")):
        assert kg("export", name, *arguments).stdout.rstrip("\n") == plain.rstrip("\n")


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_is_written_and_a_pipe_cannot_hold_one(name, kg, tmp_path):
    done = kg("export", name, "-o", "out")
    assert done.returncode == 0, done.stderr
    assert any((tmp_path / "out").iterdir())
    refused = kg("export", name)
    assert refused.returncode == 2
    assert "-o FOLDER" in refused.stderr


@pytest.mark.usefixtures("built")
def test_the_way_back_from_a_pipe(kg, tmp_path):
    turtle = kg("export", "turtle").stdout
    assert kg("build", "-", "--ledger", "other.kg", stdin=turtle).returncode == 0
    assert kg("export", "turtle", "--ledger", "other.kg").stdout == turtle


@pytest.mark.usefixtures("built")
def test_an_option_of_another_format_is_refused(kg):
    for arguments in (
        ("csv", "-o", "x", "--base-iri", "https://a.example/"),
        ("turtle", "--no-evidence"),
        ("gexf", "--with-text"),
    ):
        assert kg("export", *arguments).returncode == 2
    assert kg("export", "neo4j-csv", "-o", "small", "--no-evidence").returncode == 0
