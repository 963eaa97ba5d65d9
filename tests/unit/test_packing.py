"""Compressed files: the same bytes every time, back as they went, and a clear word where one is broken."""

import gzip
import sys

import pytest
from sample_graph import sample

import kg
from kg.errors import InputError
from kg.export import export
from kg.packing import plain_name, unpacked

BOUND = 1_000_000


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_an_export_is_compressed_by_its_name_the_same_twice_and_built_again(suffix, tmp_path):
    plain, packed, again = (tmp_path / name for name in ("a.jsonl", f"a.jsonl{suffix}", f"b.jsonl{suffix}"))
    for path in (plain, packed, again):
        export("jsonl", sample(), path)
    assert packed.read_bytes() == again.read_bytes()
    assert len(packed.read_bytes()) < len(plain.read_bytes()) / 3
    assert unpacked(packed.name, packed.read_bytes(), BOUND) == plain.read_bytes()
    with kg.open(tmp_path / "x.kg") as ledger:
        assert ledger.build([str(packed)]).new == 2


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
@pytest.mark.parametrize("break_it", [lambda data: data[:-20], lambda data: b"plain text", lambda data: b""])
def test_a_broken_one_is_said(suffix, break_it, tmp_path, monkeypatch):
    monkeypatch.setenv("KG_LANG", "en")
    export("jsonl", sample(), tmp_path / f"a.jsonl{suffix}")
    data = break_it((tmp_path / f"a.jsonl{suffix}").read_bytes())
    if suffix == ".gz" and not data:
        assert unpacked("a.gz", data, BOUND) == b""
        return
    with pytest.raises(InputError, match="broken off"):
        unpacked(f"a.jsonl{suffix}", data, BOUND)


def test_a_bomb_is_stopped_before_it_fills_the_memory():
    with pytest.raises(InputError):
        unpacked("a.gz", gzip.compress(bytes(50_000_000)), BOUND)


def test_several_frames_behind_each_other_are_one_file():
    import zstandard

    frames = b"".join(zstandard.ZstdCompressor().compress(part) for part in (b"one", b"two"))
    assert unpacked("a.zst", frames, BOUND) == b"onetwo"
    assert unpacked("a.gz", gzip.compress(b"one") + gzip.compress(b"two"), BOUND) == b"onetwo"


def test_where_zstandard_is_missing_the_cure_is_named_and_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.setenv("KG_LANG", "en")
    for module in ("zstandard", "compression.zstd", "compression"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match="pip install"):
        export("jsonl", sample(), tmp_path / "a.jsonl.zst")
    assert not list(tmp_path.iterdir())


def test_the_plain_name_decides_which_loader_reads():
    assert plain_name("a.ttl.gz") == "a.ttl"
    assert plain_name("a.txt") == "a.txt"
