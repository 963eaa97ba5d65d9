"""Judgements as a table that a team reviews in a spreadsheet, and back.

Comes in: a ledger; the bytes of a table. Goes out: tab-separated text (UTF-8 with BOM, so that spreadsheets see Hangul) with the columns `a b verdict note time`
and the names for the reader; or the judgements of such a table, line by line, what is wrong with a line named and the others taken.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, which is taken off again on the way back.
"""

import csv
import datetime
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.decoding import decode_text
from kg.errors import InputError, KgError
from kg.graph import Judgement
from kg.ledger.file import LedgerFile
from kg.ledger.judging import told
from kg.resolve.judging import VERDICTS, contradicted, standing_already

NEEDED = ("a", "b", "verdict")
COLUMNS = (*NEEDED, "note", "time", "name_a", "name_b")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r]")
_KEY = re.compile(r"(person|event|group|thing)\|[^|]+\||import\|.")


@dataclass(slots=True)
class Reviewed:
    """What became of the lines of a table: new judgements, those that stood already, lines without a verdict, refused ones."""

    new: int = 0
    known: int = 0
    undecided: int = 0
    refused: list[KgError] = field(default_factory=list)


def table(ledger: LedgerFile, places: Mapping[str, str] | None = None) -> Iterator[str]:
    """The lines of the table: the standing judgements; with `places` (see `kg.resolve.marks.places_of`) then doubtful pairs to be decided."""
    yield "\ufeff" + _line(COLUMNS)
    for one in ledger.judgements():
        names = (ledger.identity.name_of(key) for key in (one.a, one.b))
        yield _line((one.a, one.b, one.verdict, one.note, one.time, *names))
    for doubt in ledger.identity.doubts(places) if places is not None else ():
        yield _line((doubt.a.id, doubt.b.id, "", "", "", doubt.a.name, doubt.b.name))


def review(ledger: LedgerFile, data: bytes, name: str) -> Reviewed:
    """Record the judgements of a table as one operation.

    Raises InputError where it is no text or lacks a column; what is wrong with one line is in the answer.
    """
    done = Reviewed()
    standing = list(ledger.judgements())
    accepted: list[Judgement] = []
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for number, cells in _rows(decode_text(data, name), name):
        if not cells["verdict"]:
            done.undecided += 1
            continue
        try:
            new = _judgement(ledger, cells, now)
            if standing_already(new, standing):
                done.known += 1
                continue
            if against := contradicted(new, standing):
                raise InputError(
                    "judge-contradicts",
                    a=cells["a"],
                    b=cells["b"],
                    verdict=new.verdict,
                    listed="; ".join(map(told, against)),
                )
        except KgError as problem:
            done.refused.append(InputError("review-line", path=name, line=number, problem=problem))
            continue
        standing.append(new)
        accepted.append(new)
    with ledger.operating("judge"):
        done.new = ledger.judge(accepted)
    return done


def _rows(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each line with its number and its cells by column."""
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=max("\t,;", key=head.count))
    columns = [cell.strip().lower() for cell in next(reader, [])]
    if missing := [column for column in NEEDED if column not in columns]:
        raise InputError("review-columns", path=name, missing=", ".join(missing), columns=", ".join(COLUMNS))
    for cells in reader:
        found = dict.fromkeys(COLUMNS, "") | dict(zip(columns, map(_plain, cells), strict=False))
        if any(found[column] for column in NEEDED):
            yield reader.line_num, found


def _judgement(ledger: LedgerFile, cells: Mapping[str, str], now: str) -> Judgement:
    verdict = cells["verdict"].lower()
    if verdict not in VERDICTS:
        raise InputError("judge-verdict", verdict=cells["verdict"], known=", ".join(VERDICTS))
    a, b = sorted(_key(ledger, cells[end]) for end in ("a", "b"))
    if a == b:
        raise InputError("review-one", key=a)
    return Judgement(a, b, verdict, cells["note"], _time(cells["time"]) if cells["time"] else now)


def _key(ledger: LedgerFile, end: str) -> str:
    """The key that is meant: a key as it stands, also one that no article has yet; else by name or id."""
    return end if _KEY.match(end) else ledger.identity.meant(end).key


def _time(text: str) -> str:
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        raise InputError("review-time", time=text) from None
    return moment.replace(tzinfo=moment.tzinfo or datetime.UTC).astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _line(cells: tuple[str, ...]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerow(
        [f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells]
    )
    return out.getvalue()


def _plain(cell: str) -> str:
    cell = cell.strip(" \u00a0")
    return cell[1:] if _ESCAPED.match(cell) else cell
