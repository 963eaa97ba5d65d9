"""Judgements as a table for a spreadsheet, and back."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_ledger import BARE, HEAD, MAYOR, article, ledger

from kg.errors import InputError
from kg.graph import Judgement
from kg.ledger import LedgerFile
from kg.ledger.review import review, table

ARTICLES = (
    article("하나", ("해온시", "City", "thing|해온시|"), ("이가온", "Person", MAYOR)),
    article("둘", ("해온로봇", "Company", "thing|해온로봇|"), ("이가온", "Person", HEAD)),
)
HEADER = "a\tb\tverdict\tnote\ttime\n"


@pytest.fixture
def file(tmp_path: Path):
    with ledger(tmp_path, *ARTICLES) as opened:
        yield opened


def judged(file: LedgerFile, *judgements: Judgement) -> None:
    with file.operating("judge"):
        file.judge(judgements)


def test_a_team_reviews_in_a_spreadsheet_and_nothing_is_lost(file: LedgerFile, tmp_path: Path) -> None:
    decided = [
        Judgement(HEAD, MAYOR, "different", '두 사람, "확인"\n둘째 줄\t끝', "2031-01-01T00:00:00Z"),
        Judgement("thing|해온로봇|", "thing|해온시|", "unsure", "=1+1", "2031-01-02T00:00:00Z"),
    ]
    judged(file, *decided)
    text = "".join(table(file))
    assert text.startswith("\ufeffa\tb\tverdict\tnote\ttime\tname_a\tname_b\n")
    assert "\t'=1+1\t" in text
    assert text.count("\t이가온\t이가온\n") == 1
    with ledger(tmp_path / "other", *ARTICLES) as other:
        for encoding in ("utf-8", "utf-16"):
            done = review(other, text.removeprefix("\ufeff").encode(encoding), "table.tsv")
            assert (done.new + done.known, done.refused) == (2, [])
        assert list(other.judgements()) == list(file.judgements()) == decided
        assert [entry.judgements for entry in other.log() if entry.kind == "judge"] == [2]


def test_a_line_that_is_wrong_is_named_and_the_others_are_taken(file: LedgerFile) -> None:
    lines = [
        f"{MAYOR}\t{HEAD}\tsame\t\t",
        f"{MAYOR}\t{HEAD}\tdifferent\t\t",
        f"{MAYOR}\t아무개\tsame\t\t",
        f"{MAYOR}\t{MAYOR}\tsame\t\t",
        "해온시\t해온로봇\tmaybe\t\t",
        "해온시\t해온로봇\tdifferent\t\t어제",
        "해온시\t해온로봇\t\t\t",
        "",
        "해온시\t해온로봇\tdifferent\t이름으로\t2031-01-01",
    ]
    done = review(file, (HEADER + "\n".join(lines)).encode(), "t.tsv")
    assert (done.new, done.known, done.undecided) == (2, 0, 1)
    said = [str(problem) for problem in done.refused]
    expected = [(3, "against it stands"), (4, "아무개"), (5, "one key"), (6, "maybe"), (7, "어제")]
    assert [(f"t.tsv:{line}:", words in text) for (line, words), text in zip(expected, said, strict=True)] == [
        (text[: text.index(" ")], True) for text in said
    ]
    assert review(file, (HEADER + "\n".join(lines)).encode(), "t.tsv").known == 2


def test_a_table_without_its_columns_says_which_are_missing(file: LedgerFile) -> None:
    with pytest.raises(InputError, match="verdict"):
        review(file, b"a,b\nx,y\n", "t.csv")


def test_pairs_to_be_decided_stand_in_the_table_without_a_verdict(tmp_path: Path) -> None:
    third = article("셋", ("이가온", "Person", BARE), ("해온시", "City", "thing|해온시|"))
    with ledger(tmp_path, *ARTICLES, third) as file:
        text = "".join(table(file, {}))
        rows = [line.split("\t") for line in text.splitlines()[1:]]
        assert rows
        assert {row[2] for row in rows} == {""}
        done = review(file, text.encode(), "t.tsv")
        assert (done.new, done.undecided) == (0, len(rows))
        filled = "\n".join(
            "\t".join([*row[:2], "different", *row[3:]]) for row in [text.splitlines()[0].split("\t"), *rows]
        )
        assert review(file, filled.replace("different", "verdict", 1).encode(), "t.tsv").new == len(rows)


@settings(max_examples=50, deadline=None)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zs"]) | st.sampled_from("'=+-@ "), max_size=12
    )
)
def test_any_note_comes_back_as_it_was(note: str) -> None:
    from kg.ledger.review import _line, _rows

    line = "".join([_line(("a", "b", "verdict", "note")), _line(("x", "y", "same", note.strip()))])
    [(_, cells)] = _rows(line, "t.tsv")
    assert cells["note"] == note.strip()
    assert not line.splitlines()[1].split("\t")[3].startswith(("=", "+", "-", "@"))


def test_the_byte_order_mark_is_that_of_utf_8(file: LedgerFile) -> None:
    assert "".join(table(file)).encode().startswith(codecs.BOM_UTF8)
