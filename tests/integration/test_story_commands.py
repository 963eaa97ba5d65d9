"""Timeline, diff and briefing as a user runs them, on the bundled samples."""

import csv
import io
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from complaints import one_message

import kg as kg_package
from kg.cli.demo import LEXICON, SAMPLES

Kg = Callable[..., subprocess.CompletedProcess[str]]
FIRST, *LATER = sorted(SAMPLES.glob("*.txt"))


@pytest.fixture(scope="module")
def three_builds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the samples, an operation each, and one of the first alone."""
    folder = Path(tmp_path_factory.mktemp("story"))
    for name, sources in (("stakeholders.kg", (FIRST, *LATER)), ("first.kg", (FIRST,))):
        with kg_package.open(folder / name) as ledger:
            for path in sources:
                assert ledger.build([str(path)], lexicon=LEXICON).new == 1
    return folder


@pytest.fixture
def built(three_builds: Path, tmp_path: Path) -> None:
    """Copies of them in the working folder."""
    shutil.copytree(three_builds, tmp_path, dirs_exist_ok=True)


def rows(done: subprocess.CompletedProcess[str]) -> list[dict]:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.usefixtures("built")
def test_the_same_history_in_every_form_and_language(kg: Kg) -> None:
    told = rows(kg("timeline", "해온시", "--format", "json"))
    assert [row["date"] for row in told] == sorted(row["date"] for row in told)
    assert all(row["quote"] or row["field"] for row in told)
    as_csv = list(csv.DictReader(io.StringIO(kg("timeline", "해온시", "--format", "csv").stdout)))
    assert [row["claim"] for row in as_csv] == [row["claim"] for row in told]
    bid = next(row for row in told if row["what"] == "BIDS_FOR")
    table = kg("timeline", "해온시")
    assert f"bids for → {bid['with']}" in table.stdout
    assert f"유치에 나서다 → {bid['with']}" in kg("timeline", "해온시", "--lang", "ko").stdout
    assert f"유치에 나서다 → {bid['with']}" in kg("timeline", "해온시", KG_LANG="").stdout  # the locale does not decide
    other = rows(kg("timeline", bid["with"], "--format", "json"))
    assert {row["claim"] for row in other if row["with"] == "해온시"} >= {bid["claim"]}
    day = told[-1]["date"]
    assert {row["date"] for row in rows(kg("timeline", "해온시", "--since", day, "--format", "json"))} == {day}


@pytest.mark.usefixtures("built")
def test_days_operations_ledgers_and_exports_tell_the_same_difference(kg: Kg, tmp_path: Path) -> None:
    for name in ("first", "stakeholders"):
        assert kg("export", "jsonl", "-o", f"{name}.jsonl", "--ledger", f"{name}.kg").returncode == 0
    by_operation = kg("diff", "@1", "@3", "--format", "json").stdout
    assert kg("diff", "@1", "--format", "json").stdout == by_operation
    assert kg("diff", "first.kg", "stakeholders.kg", "--format", "json").stdout == by_operation
    assert (
        kg("diff", "first.jsonl", "stakeholders.jsonl", "--format", "json", "--ledger", "none.kg").stdout
        == by_operation
    )
    shuffled = (tmp_path / "first.jsonl").read_text(encoding="utf-8").splitlines()[::-1]
    (tmp_path / "shuffled.jsonl").write_text("\n".join(shuffled), encoding="utf-8")
    assert kg("diff", "shuffled.jsonl", "stakeholders.jsonl", "--format", "json").stdout == by_operation
    told = json.loads(by_operation)
    assert {"new"} <= {row["change"] for row in told}
    articles = {row["id"] for row in told if row["type"] == "Article"}
    assert {row["article"] for row in told if row["kind"] == "relation" and row["change"] == "new"} <= articles
    back = json.loads(kg("diff", "@3", "@1", "--format", "json").stdout)
    assert len(back) == len(told)
    assert "gone" in {row["change"] for row in back}


@pytest.mark.usefixtures("built")
def test_a_day_takes_the_articles_up_to_it(kg: Kg) -> None:
    dates = sorted({row["date"] for row in rows(kg("query", "articles", "--format", "json"))})
    assert len(dates) > 1
    nothing = kg("diff", "2000-01-01", dates[0], "--format", "json")
    assert {row["change"] for row in json.loads(nothing.stdout)} == {"new"}
    same = kg("diff", dates[-1], "@3")
    assert (same.returncode, same.stdout) == (0, "")
    assert "Nothing differs" in same.stderr
    later = json.loads(kg("diff", dates[0], dates[-1], "--format", "json").stdout)
    assert dates[0] not in {row["date"] for row in later if row["change"] == "new" and row["kind"] == "relation"}


@pytest.mark.usefixtures("built")
def test_a_page_of_markdown_and_a_table(kg: Kg) -> None:
    page = kg("diff", "@1", "@3", "--format", "markdown", "--lang", "ko").stdout
    assert page.startswith("# @1에서 @3까지 달라진 것\n")
    assert "\n## 새로 나옴 (" in page
    assert page == kg("diff", "@1", "@3", "--format", "markdown", "--lang", "ko").stdout
    assert "new " in kg("diff", "@1", "@3").stdout


@pytest.mark.usefixtures("built")
def test_a_briefing_is_the_same_every_time_in_a_file_and_on_the_screen(kg: Kg, tmp_path: Path) -> None:
    page = kg("briefing", "--lang", "ko").stdout
    assert page.startswith("# 브리핑\n")
    assert kg("briefing", "-o", "page.md", KG_LANG="ko").returncode == 0
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == page == kg("briefing", KG_LANG="").stdout
    english = kg("briefing", "--actor", "다솔시").stdout
    assert english.startswith("# Briefing: 다솔시\n")
    assert "2 rivals" in english
    assert "  - **다솔갯벌시민연대** opposes — " in english
    assert kg("diff", "@3", "@0").returncode == 0  # nothing of it was changed by looking
    later = kg("briefing", "--since", "2999-01-01").stdout
    assert later.count("Nothing.") == 4  # the bids are still open


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (("timeline", "해온상공회의"), 2, "해온상공회의소"),
        (("timeline", "해온시", "--since", "2031"), 2, "--since"),
        (("timeline", "해온시", "--until", "2031-13-01"), 2, "--until"),
        (("timeline", "해온시", "--since", "2031-03-02", "--until", "2031-03-01"), 2, "ends before"),
        (("timeline", "해온시", "--lang", "fr"), 2, "ko or en"),
        (("timeline", "해온시", "--ledger", "none.kg"), 1, "none.kg"),
        (("briefing", "--actor", "해온상공회의"), 2, "해온상공회의소"),
        (("briefing", "--since", "어제"), 2, "--since"),
        (("briefing", "--lang", "fr"), 2, "ko or en"),
        (("briefing", "--ledger", "none.kg"), 1, "none.kg"),
        (("briefing", "-o", "no/such/folder.md"), 1, "folder.md"),
        (("diff", "@9", "@1"), 2, "its last is 3"),
        (("diff", "@x", "@1"), 2, "@x"),
        (("diff", "2031-02-30", "@1"), 2, "2031-02-30"),
        (("diff", "no.jsonl", "@1"), 1, "no.jsonl"),
        (("diff", "@1", "broken.jsonl"), 1, "broken.jsonl:2"),
        (("diff", "@1", "--ledger", "none.kg"), 1, "none.kg"),
        (("diff", "broken.kg", "@1"), 1, "broken.kg"),
        (("diff", "@1", "@2", "--lang", "fr"), 2, "ko or en"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
@pytest.mark.usefixtures("built")
def test_what_cannot_be_told_says_why(kg: Kg, tmp_path: Path, command: tuple[str, ...], code: int, said: str) -> None:
    node = '{"kind":"node","id":"n-1","type":"City","name":"해온시"}\n'
    (tmp_path / "broken.jsonl").write_text(f"{node}no json\n", encoding="utf-8")
    (tmp_path / "broken.kg").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    done = kg(*command)
    assert (done.returncode, done.stdout) == (code, "")
    assert one_message(done.stderr)
    assert said in done.stderr
