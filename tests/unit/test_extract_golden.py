"""The bundled samples yield what was reviewed; `python tests/golden_extraction.py` writes it anew, the diff is the review."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from golden_extraction import GOLDEN, SAMPLES, lines

SAMPLE_FILES = sorted(SAMPLES.glob("*.txt"))


@pytest.mark.parametrize("sample", SAMPLE_FILES, ids=lambda path: path.stem)
def test_sample(sample: Path) -> None:
    assert lines(sample) == (GOLDEN / sample.name).read_text(encoding="utf-8")


def test_no_golden_file_without_a_sample() -> None:
    assert [p.name for p in sorted(GOLDEN.glob("*.txt"))] == [p.name for p in SAMPLE_FILES]
