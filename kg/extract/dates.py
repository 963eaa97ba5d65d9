"""Dates: when a sentence says that something is, counted from the day of publication.

Comes in: a span of the text and the article's day (None where unknown: then what hangs on it is left out). Goes out: `When`s with
their places; a value is `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a period `from/to` of two such (ISO 8601, 4.4.4). A bare day of a past or
present report lies in the month of publication, the month before if it would otherwise lie far ahead; 지난 looks back, 오는 ahead.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_AHEAD = 20
"""A bare day more than so many days after publication belongs to the month before: papers write `31일` on the 1st."""

_WEEKDAY = r"(?:\s?\(?[월화수목금토일](?:요일)?\)?)?"
_YEAR = r"(?:(?P<y>(?:19|20)\d\d)년(?!생)|(?<![\d.])['’‘](?P<yy>\d\d)(?:년|(?=\s?\.))|(?<![가-힣])(?P<ry>올해|금년|올(?=\s(?:안|들어|상반기|하반기|초|말|봄|여름|가을|겨울|연말|한\s?해|\d))|내년|지난해|작년|재작년|내후년|후년))"
_RELATIVE_YEAR = {
    "올해": 0,
    "금년": 0,
    "올": 0,
    "내년": 1,
    "지난해": -1,
    "작년": -1,
    "재작년": -2,
    "내후년": 2,
    "후년": 2,
}
_RELATIVE_MONTH = {
    "지난달": -1,
    "전달": -1,
    "이달": 0,
    "이번 달": 0,
    "이번달": 0,
    "다음 달": 1,
    "다음달": 1,
    "내달": 1,
    "오는 달": 1,
}
_RELATIVE_DAY = {
    "오늘": 0,
    "이날": 0,
    "금일": 0,
    "어제": -1,
    "전날": -1,
    "전일": -1,
    "그제": -2,
    "내일": 1,
    "모레": 2,
}
_HALVES = {
    "상반기": (1, 6),
    "하반기": (7, 12),
    "1분기": (1, 3),
    "2분기": (4, 6),
    "3분기": (7, 9),
    "4분기": (10, 12),
    "연초": (1, 3),
    "초": (1, 3),
    "연말": (12, 12),
    "말": (12, 12),
    "봄": (3, 5),
    "여름": (6, 8),
    "가을": (9, 11),
    "겨울": (12, 12),
}

_FULL = re.compile(
    rf"{_YEAR}\s?(?P<m>\d{{1,2}})월\s?(?P<d>\d{{1,2}})일{_WEEKDAY}(?:\s?[~∼～〜-]\s?(?:(?P<m2>\d{{1,2}})월\s?)?(?P<d2>\d{{1,2}})일)?"
)
_DOTTED = re.compile(
    r"(?<![\d.])(?:(?P<y>(?:19|20)\d\d)|['’‘]?(?P<yy>[12]\d))\s?[.\-]\s?(?P<m>\d{1,2})\s?[.\-]\s?(?P<d>\d{1,2})(?![\d])(?:\.?\s?\([월화수목금토일]\))?\.?"
)
_YEAR_MONTH = re.compile(rf"{_YEAR}\s?(?P<m>\d{{1,2}})월(?!\s?\d{{1,2}}일)(?:\s?[~∼～〜-]\s?(?P<m2>\d{{1,2}})월)?")
_YEAR_PART = re.compile(
    rf"{_YEAR}\s?(?:도\s)?(?P<part>상반기|하반기|[1-4]\s?분기|연말|연초|초(?![가-힣])|말(?=까지|에|부터|쯤|\s|$)|봄|여름|가을|겨울)"
)
_YEARS = re.compile(r"(?P<y>(?:19|20)\d\d)년?\s?(?:[~∼～〜-]|부터\s)\s?(?P<y2>(?:19|20)\d\d)년?")
_YEAR_ONLY = re.compile(rf"{_YEAR}(?!\s?\d{{1,2}}월)")
_MONTH_DAY = re.compile(
    rf"(?P<side>지난해|작년|올해|내년|지난|오는|이달|지난달|다음\s?달|내달)?\s?(?<!\d)(?P<m>\d{{1,2}})월\s?(?P<d>\d{{1,2}})(?:일{_WEEKDAY}|\s?\([월화수목금토일]\)|(?=\s?[~∼～〜-]\s?\d))(?:\s?[~∼～〜-]\s?(?:(?P<m2>\d{{1,2}})월\s?)?(?P<d2>\d{{1,2}})일)?(?!\d)"
)
_SHORT = re.compile(r"(?<![\d.])(?P<m>\d{1,2})\.(?P<d>\d{1,2})\.?\s?\([월화수목금토일]\)")
_MONTH = re.compile(
    r"(?P<side>지난해|작년|올해|내년|지난|오는)?\s?(?<!\d)(?P<m>\d{1,2})(?:\s?[~∼～〜-]\s?(?P<m2>\d{1,2}))?월(?!\s?\d)(?=\s|중|말|초|까지|부터|에|경|께|,|\.|의|\)|$)"
)
_DAY = re.compile(
    rf"(?:(?P<month>지난달|이달|이번\s?달|다음\s?달|내달)|(?P<side>지난|오는))?\s?(?<![\d.월:~-])(?<!박)(?<!박\s)(?P<d>\d{{1,2}})(?:일)?(?:\s?[~∼～〜-]\s?(?P<d2>\d{{1,2}}))?일{_WEEKDAY}(?=\s|,|\.|까지|부터|에|자|$|\(|\)|의|은|로|과|와|·|“|\"|‘|')(?!\s?(?:간|동안|만에|이내|이상|째|전\b))"
)
_RELATIVE_MONTH_ONLY = re.compile(r"(?P<month>지난달|이달|이번\s?달|다음\s?달|내달)(?!\s?\d)")
_WORD_DAY = re.compile(rf"(?<![가-힣])(?P<word>{'|'.join(_RELATIVE_DAY)})(?=\s|,|은|에|까지|부터|의|도|$|\()")
_PART_ONLY = re.compile(
    r"(?<![가-힣\d])(?P<side>지난|오는|올)?\s?(?P<part>상반기|하반기|[1-4]\s?분기|연말|연초)(?=\s|,|에|까지|부터|중|쯤|의|$|\.)"
)


@dataclass(frozen=True, slots=True)
class When:
    """`text[start:end]` says `value`: `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `from/to`."""

    start: int
    end: int
    value: str


def dates_in(text: str, start: int, end: int, base: date | None) -> list[When]:
    """The dates in `text[start:end]`, in order and disjoint; `base` is the day of publication."""
    found: list[When] = []
    taken = bytearray(max(0, end - start))
    for pattern, value_of in _RULES:
        for match in pattern.finditer(text, start, end):
            first = match.start() + len(match.group()) - len(match.group().lstrip())
            last = first + len(match.group().strip())
            if any(taken[first - start : last - start]):
                continue
            taken[first - start : last - start] = b"\1" * (last - first)
            if (value := value_of(match, base)) is not None:
                found.append(When(first, last, value))
    return sorted(found, key=lambda when: when.start)


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
    return base.year + _RELATIVE_YEAR[word] if base is not None and word in _RELATIVE_YEAR else None


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
    first = _month(year, int(match["m"]))
    return _period(first, _month(year, int(match["m2"]))) if match["m2"] else first


def _year_part(match: re.Match[str], base: date | None) -> str | None:
    year = _year(match, base)
    return None if year is None else _part(year, match["part"])


def _part(year: int, part: str) -> str | None:
    first, last = _HALVES[part.replace(" ", "")]
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
    return _day(_sided_year("", month, day, base), month, day)


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
        months = _RELATIVE_MONTH[re.sub(r"\s+", " ", match["month"])]
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
    return _month(*_shifted(base, _RELATIVE_MONTH[re.sub(r"\s+", " ", match["month"])]))


def _word_day(match: re.Match[str], base: date | None) -> str | None:
    return None if base is None else (base + timedelta(days=_RELATIVE_DAY[match["word"]])).isoformat()


def _part_only(match: re.Match[str], base: date | None) -> str | None:
    return None if base is None else _part(base.year, match["part"])


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], str | None]], ...] = (
    (_FULL, _full),
    (_DOTTED, _dotted),
    (_YEAR_MONTH, _year_month),
    (_YEAR_PART, _year_part),
    (_YEARS, _years),
    (_MONTH_DAY, _month_day),
    (_SHORT, _short),
    (_YEAR_ONLY, _year_only),
    (_MONTH, _month_only),
    (_DAY, _bare_day),
    (_RELATIVE_MONTH_ONLY, _relative_month),
    (_WORD_DAY, _word_day),
    (_PART_ONLY, _part_only),
)
