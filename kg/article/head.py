"""What the head of a document states: title, publisher, author, dates, address.

Comes in: the stored text. Goes out: a `Head`; what is not stated is None. Dates are days in Korea (`YYYY-MM-DD`), the time of the
last change is ISO 8601 with Korea's offset (+09:00). Knows YAML front matter, the date lines of papers and ministries, bylines
and copyright lines.
"""

import itertools
import re
from dataclasses import dataclass
from datetime import date, datetime

from kg.article.layout import Layout, lay_out
from kg.article.lines import is_head, is_prose, lines_of

_DAY = r"(?P<y>(?:19|20)\d\d|[’'‘]?\d\d)\s*[.\-/년]\s*(?P<m>\d{1,2})\s*[.\-/월]\s*(?P<d>\d{1,2})(?!\d)\s*[.일]?"
_TIME = r"\s*(?:\(?\s*[월화수목금토일](?:요일)?\s*\)?)?\s*,?\s*(?:(?P<half>오전|오후|AM|PM)\s*)?(?:(?P<h>\d{1,2})\s*[:시]\s*(?P<min>\d{1,2})\s*분?(?:\s*[:]\s*(?P<s>\d{2}))?)?"
_STAMP = re.compile(_DAY + _TIME)
_PUBLISHED = re.compile(
    r"기사\s*입력|기사\s*승인|기사\s*등록|최초\s*입력|송고\s*시간|입력|승인|등록|송고|발행일?|게재일?|게시일?|작성일?|배포\s*(?:일시|일자|일)?|보도\s*(?:일시|일자|시점|일)|배\s*포"
)
_MODIFIED = re.compile(r"최종\s*수정|최종\s*업데이트|최종\s*입력|(?:기사\s*|(?<![가-힣]))수정|업데이트")
_US = re.compile(r"^(\d\d)/(\d\d)/(\d{4})(?:\s+(\d\d):(\d\d):(\d\d))?$")
_FRONT = re.compile(r"^([A-Za-z_]+)\s*:\s*(.*)$")
_META = re.compile(r"^[-*]\s*(부처|배포일|등록일|기관|원문|출처|작성자|기자|언론사|매체)\s*[:：]\s*(.+)$")
_RIGHTS = (
    re.compile(
        r"(?:저작권자|Copyright\S*|COPYRIGHT\S*)\s*[:：]?\s*(?:ⓒ|©|\(c\)|\(C\)|Ⓒ|&copy;)?\s*(?:\d{4}\s*)?(?:by\s+)?(?P<who>[가-힣A-Za-z0-9]{2,14}?(?:\s?[가-힣A-Za-z0-9]{2,10})?)\s*(?:\(|,|\.|-|무단|All|all|>|\]|Co|$)"
    ),
    re.compile(
        r"(?:ⓒ|©|Ⓒ)\s*['‘\"]?(?P<who>[가-힣A-Za-z0-9]{2,14})['’\"]?\s*[,.]?\s*\(?[^가-힣]{0,24}(?:무단|All|금지)"
    ),
    re.compile(r"^\[?\s?(?:Source|출처|매체)\s?[:：]\s?(?P<who>[가-힣A-Za-z0-9]{2,14})\s?\]?$"),
    re.compile(
        r"^(?P<who>[가-힣A-Za-z0-9]{2,12})\s?\((?:https?://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z]{2,4})+/?\)[,\s].{0,30}무단"
    ),
    re.compile(r"^[<〈\[]\s?(?P<who>[가-힣A-Za-z0-9]{2,10}(?:뉴스|일보|신문|통신|뉴시스|뉴스1|뉴스핌))\s?[>〉\]]$"),
)
_TAKEN = re.compile(
    r"^[\[(<]\s*(?:Source|SOURCE|기사\s?출처|기사\s?제공|출처)\s*[:：]\s*(?P<who>[가-힣A-Za-z0-9]{2,14})\s*[\])>]$"
)
_URL = re.compile(r"https?://[^\s<>\"')\]]+")


@dataclass(frozen=True, slots=True)
class Head:
    """What the document states of itself; `domain` is the host of an e-mail address in a byline, a hint where no publisher is named."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    date: str | None = None
    modified: str | None = None
    url: str | None = None
    domain: str | None = None


def read_head(text: str, layout: Layout | None = None) -> Head:
    """The head of the text; `layout` spares computing it again."""
    layout = layout or lay_out(text)
    lines = [line.words for line in lines_of(text) if len(line.words) <= 600]
    front = _front_matter(lines)
    meta = {found[1]: found[2].strip() for line in lines[:40] if (found := _META.match(line))}
    published, modified = _dates(lines)
    day = _day(front.get("approve_date") or front.get("date") or front.get("published") or meta.get("배포일", ""))
    authors = [name for byline in layout.bylines for name, _, _ in byline.authors]
    domain = next((byline.domain for byline in layout.bylines if byline.domain), None)
    publisher = (
        front.get("ministry")
        or front.get("publisher")
        or meta.get("부처")
        or meta.get("언론사")
        or next((byline.publisher for byline in layout.bylines if byline.publisher), None)
        or _taken_from(lines)
        or _rights(lines)
    )
    headline = next((block for block in layout.blocks if block.kind == "headline"), None)
    title = " ".join(text[headline.start : headline.end].split()) if headline else front.get("title")
    url = front.get("original_url") or front.get("url") or meta.get("원문") or _own_url(lines)
    return Head(
        title or None,
        publisher or None,
        ", ".join(dict.fromkeys(authors)) or front.get("author") or None,
        day or published,
        modified,
        url or None,
        domain,
    )


def _front_matter(lines: list[str]) -> dict[str, str]:
    if not lines or lines[0] != "---":
        return {}
    found: dict[str, str] = {}
    for line in lines[1:60]:
        if line == "---":
            return found
        if entry := _FRONT.match(line):
            found[entry[1].lower()] = entry[2].strip().strip("\"'").replace('\\"', '"')
    return {}


def _day(stated: str) -> str | None:
    """The day of a date as front matter writes it: month/day/year of the API of korea.kr, else any form with the year first."""
    if found := _US.match(stated):
        return _iso_day(int(found[3]), int(found[1]), int(found[2]))
    stamp = _STAMP.search(stated)
    return _stamp_day(stamp) if stamp else None


def _stamp_day(stamp: re.Match[str]) -> str | None:
    year = int(stamp["y"].lstrip("’'‘"))
    return _iso_day(year if year > 99 else 2000 + year, int(stamp["m"]), int(stamp["d"]))


def _iso_day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _dates(lines: list[str]) -> tuple[str | None, str | None]:
    """The day of publication and the time of the last change, from the lines that state them."""
    published = modified = bare = None
    for line in lines[:80]:
        if len(line) > 120:
            continue
        for stamp in _STAMP.finditer(line):
            label = line[: stamp.start()]
            last_modified = max((found.end() for found in _MODIFIED.finditer(label)), default=-1)
            last_published = max((found.end() for found in _PUBLISHED.finditer(label)), default=-1)
            if last_modified >= last_published and last_modified > 0:
                modified = modified or _iso_time(stamp)
            elif last_published > 0 and len(label) - last_published <= 12:
                published = published or _stamp_day(stamp)
            elif (
                stamp["y"].isdigit()
                and len(stamp["y"]) == 4
                and (
                    len(line) - len(stamp.group()) <= 8 or (stamp.end() == len(line) and stamp["min"] and is_head(line))
                )
            ):
                bare = bare or _stamp_day(stamp)
    return published or bare, modified


def _iso_time(stamp: re.Match[str]) -> str | None:
    day = _stamp_day(stamp)
    if day is None:
        return None
    if stamp["h"] is None:
        return day
    hour = int(stamp["h"]) + (12 if stamp["half"] in ("오후", "PM") and int(stamp["h"]) < 12 else 0)
    try:
        return datetime.fromisoformat(
            f"{day}T{hour:02}:{int(stamp['min']):02}:{int(stamp['s'] or 0):02}+09:00"
        ).isoformat()
    except ValueError:
        return day


def _taken_from(lines: list[str]) -> str | None:
    """Whom a page that gathers others' articles names as its source; the rights on it are the page's own."""
    behind = itertools.takewhile(lambda line: not is_prose(line), reversed(lines))
    return next((str(found["who"]) for line in behind if (found := _TAKEN.match(line))), None)


def _rights(lines: list[str]) -> str | None:
    for line in (line for line in lines if len(line) <= 300):
        for pattern in _RIGHTS:
            if found := pattern.search(line):
                return str(found["who"]).strip()
    return None


def _own_url(lines: list[str]) -> str | None:
    """An address that the head or the foot states as that of the article."""
    for line in [*lines[:15], *lines[-8:]]:
        found = _URL.search(line)
        if found and re.match(r"^(?:\W*(?:URL|원문|출처|링크|기사\s*주소|주소)?\s*[:：]?\s*)$", line[: found.start()]):
            return found.group()
    return None
