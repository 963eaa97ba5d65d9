"""The help of every command and option exists in Korean, and no more than that."""

import re
import subprocess
import sys

from typer.main import get_command

from kg.cli.app import app
from kg.cli.help import korean, texts


def test_every_help_text_has_its_korean_and_none_is_left_over() -> None:
    assert set(texts(get_command(app))) == set(korean())


def test_every_korean_text_is_korean() -> None:
    assert [text for text in korean().values() if not re.search("[가-힣]", text)] == []


def test_a_korean_reader_gets_korean_help(monkeypatch) -> None:
    monkeypatch.setenv("KG_LANG", "ko")
    told = subprocess.run(
        [sys.executable, "-m", "kg", "retract", "--help"], capture_output=True, text=True, check=True
    ).stdout
    assert "문서를 그래프에서 뺍니다" in told
    assert "Take documents" not in told
