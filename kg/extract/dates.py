"""Dates: when a sentence says that something is, counted from the day of publication.

Comes in: a span of the text and the article's day (None where unknown: then what hangs on it is left out). Goes out: `When`s with
their places; a value is `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a period `from/to` of two such (ISO 8601, 4.4.4). A bare day of a past or
present report lies in the month of publication, the month before if it would otherwise lie far ahead; 지난 looks back, 오는 ahead.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.extract.date_forms import (
    DAY,
    DOTTED,
    FULL,
    HALVES,
    MONTH,
    MONTH_DAY,
    PART_ONLY,
    RELATIVE_DAY,
    RELATIVE_MONTH,
    RELATIVE_MONTH_ONLY,
    RELATIVE_YEAR,
    SHORT,
    WORD_DAY,
    YEAR_MONTH,
    YEAR_ONLY,
    YEAR_PART,
    YEARS,
    YY_MONTH,
)

_AHEAD = 20
"""A bare day more than so many days after publication belongs to the month before: papers write `31일` on the 1st."""

Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date | None], str | None]]
"""The form of a date and how to count it from the day of publication."""

_BACK = 1200
"""How far back 이날 looks for the day it points to, in code points."""

_UNTIL = re.compile(r"\s?(?:부터|에서)\s|\s?[~∼～〜]\s?")


@dataclass(frozen=True, slots=True)
class When:
    """`text[start:end]` says `value`: `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `from/to`."""

    start: int
    end: int
    value: str


def dates_in(text: str, start: int, end: int, base: date | None) -> list[When]:
    """The dates in `text[start:end]`, in order and disjoint; `base` is the day of publication."""
    return _periods(text, _scan(text, start, end, base, _RULES))


def _scan(text: str, start: int, end: int, base: date | None, rules: tuple[Rule, ...]) -> list[When]:
    """The dates that the rules find, the earlier rule first where two overlap."""
    found: list[When] = []
    taken = bytearray(max(0, end - start))
    for pattern, value_of in rules:
        for match in pattern.finditer(text, start, end):
            first = match.start() + len(match.group()) - len(match.group().lstrip())
            last = first + len(match.group().strip())
            if any(taken[first - start : last - start]):
                continue
            taken[first - start : last - start] = b"\1" * (last - first)
            if (value := value_of(match, base)) is not None:
                found.append(When(first, last, value))
    return sorted(found, key=lambda when: when.start)


def _periods(text: str, found: list[When]) -> list[When]:
    """The dates with `...부터 ...까지` and `... ~ ...` joined to one period."""
    joined: list[When] = []
    for when in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and "/" not in before.value + when.value
            and _UNTIL.fullmatch(text, before.end, when.start)
        ):
            period = _period(before.value, _not_before(before.value, when.value))
            if period is not None and "/" in period:
                joined[-1] = When(before.start, when.end, period)
                continue
        joined.append(when)
    return joined


def _not_before(first: str, last: str) -> str:
    """The end of a period, in the next year where it would lie before the beginning (`3월부터 12월까지`, `12월 ~ 2월`)."""
    for year in (int(first[:4]), int(first[:4]) + 1):
        if last < first and len(last) > 4 and f"{year:04}{last[4:]}" > first and not last.endswith("02-29"):
            return f"{year:04}{last[4:]}"
    return last


def _last_day(text: str, position: int, base: date | None) -> str | None:
    """The day that the text named last before `position`: what 이날 points to."""
    earlier = _scan(text, max(0, position - _BACK), position, base, _RULES[:-1])
    return next((when.value for when in reversed(earlier) if len(when.value) == 10), None)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(year: int, month: int) -> str | None:
    return f"{year:04}-{month:02}" if 1 <= month <= 12 and 1 <= year <= 9999 else None


def _period(first: str | None, last: str | None) -> str | None:
    if first is None or last is None or last < first:
        return first
    return first if first == last else f"{first}/{last}"


def _year(match: re.Match[str], base: date | None) -> int | None:
    groups = match.groupdict()
    if groups.get("y"):
        return int(groups["y"])
    if groups.get("yy"):
        return 2000 + int(groups["yy"])
    word = groups.get("ry") or ""
    return base.year + RELATIVE_YEAR[word] if base is not None and word in RELATIVE_YEAR else None


def _full(match: re.Match[str], base: date | None) -> str | None:
    year = _year(match, base)
    return None if year is None else _days(match, year, int(match["m"]))


def _days(match: re.Match[str], year: int, month: int) -> str | None:
    """The day, or the period up to the day that follows the tilde (which may lie in the next month)."""
    first = _day(year, month, int(match["d"]))
    groups = match.groupdict()
    if not groups.get("d2"):
        return first
    month2 = int(groups["m2"]) if groups.get("m2") else month
    return _period(first, _day(year + (month2 < month), month2, int(groups["d2"])))


def _dotted(match: re.Match[str], _base: date | None) -> str | None:
    return _day(int(match["y"]) if match["y"] else 2000 + int(match["yy"]), int(match["m"]), int(match["d"]))


def _year_month(match: re.Match[str], base: date | None) -> str | None:
    year = _year(match, base)
    if year is None:
        return None
    first, last = _month(year, int(match["m"])), match.groupdict().get("m2")
    return _period(first, _month(year, int(last))) if last else first


def _year_part(match: re.Match[str], base: date | None) -> str | None:
    year = _year(match, base)
    return None if year is None else _part(year, match["part"])


def _part(year: int, part: str) -> str | None:
    first, last = HALVES[part.replace(" ", "")]
    return _period(_month(year, first), _month(year, last))


def _years(match: re.Match[str], _base: date | None) -> str | None:
    return _period(match["y"], match["y2"])


def _year_only(match: re.Match[str], base: date | None) -> str | None:
    year = _year(match, base)
    return None if year is None else f"{year:04}"


def _sided_year(side: str, month: int, day: int, base: date) -> int:
    """The year of a month that is named without one: 지난 looks back, 오는 ahead, else the nearest half-year decides."""
    side = side.replace(" ", "")
    if side in ("지난해", "작년"):
        return base.year - 1
    if side == "내년":
        return base.year + 1
    if side == "올해":
        return base.year
    here = (month, day)
    if side == "지난":
        return base.year - (here > (base.month, base.day))
    if side == "오는":
        return base.year + (here < (base.month, base.day if day > 0 else 0))
    gap = month - base.month
    return base.year - 1 if gap > 9 else base.year + 1 if gap < -9 else base.year


def _month_day(match: re.Match[str], base: date | None) -> str | None:
    if base is None:
        return None
    month, day = int(match["m"]), int(match["d"])
    return _days(match, _sided_year(match["side"] or "", month, day, base), month)


def _short(match: re.Match[str], base: date | None) -> str | None:
    if base is None:
        return None
    month, day = int(match["m"]), int(match["d"])
    return _days(match, _sided_year("", month, day, base), month)


def _month_only(match: re.Match[str], base: date | None) -> str | None:
    if base is None:
        return None
    month = int(match["m"])
    year = _sided_year(match["side"] or "", month, 0, base)
    first = _month(year, month)
    return _period(first, _month(year, int(match["m2"]))) if match["m2"] else first


def _shifted(base: date, months: int) -> tuple[int, int]:
    index = base.year * 12 + base.month - 1 + months
    return index // 12, index % 12 + 1


def _bare_day(match: re.Match[str], base: date | None) -> str | None:
    if base is None:
        return None
    day = int(match["d"])
    if match["month"]:
        months = RELATIVE_MONTH[re.sub(r"\s+", " ", match["month"])]
    elif match["side"] == "지난":
        months = -(day > base.day)
    elif match["side"] == "오는":
        months = int(day < base.day)
    else:
        months = -(day - base.day > _AHEAD)
    year, month = _shifted(base, months)
    return _days(match, year, month)


def _relative_month(match: re.Match[str], base: date | None) -> str | None:
    if base is None:
        return None
    return _month(*_shifted(base, RELATIVE_MONTH[re.sub(r"\s+", " ", match["month"])]))


def _word_day(match: re.Match[str], base: date | None) -> str | None:
    if match["word"] == "이날" and (said := _last_day(match.string, match.start(), base)):
        return said
    try:
        return None if base is None else (base + timedelta(days=RELATIVE_DAY[match["word"]])).isoformat()
    except OverflowError:
        return None


def _part_only(match: re.Match[str], base: date | None) -> str | None:
    return None if base is None else _part(base.year, match["part"])


_RULES: tuple[Rule, ...] = (
    (FULL, _full),
    (DOTTED, _dotted),
    (YEAR_MONTH, _year_month),
    (YY_MONTH, _year_month),
    (YEAR_PART, _year_part),
    (YEARS, _years),
    (MONTH_DAY, _month_day),
    (SHORT, _short),
    (YEAR_ONLY, _year_only),
    (MONTH, _month_only),
    (DAY, _bare_day),
    (RELATIVE_MONTH_ONLY, _relative_month),
    (PART_ONLY, _part_only),
    (WORD_DAY, _word_day),
)
