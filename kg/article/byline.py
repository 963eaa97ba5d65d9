"""Bylines: who wrote it, for whom, from where.

Comes in: one line with its place in the text. Goes out: the byline at its start, at its end, or the whole line.
Forms: `[지역=매체] 이름 기자 =`, `(지역=매체) 이름 이름 기자 =`, `[매체=이름 기자]`, `[매체 이름 기자]`, `지역=이름 기자`, `이름 기자 = `,
`기자명 이름 기자`, `이름·이름 기자 a@b.kr`, and an e-mail address alone.
"""

import re
from dataclasses import dataclass

from kg.article.lines import EMAIL

_TITLE = r"(?:(?:선임|수습|인턴|객원|전문|사진|수석|시민|대|주재|명예|편집|취재본부|본부|국장|부장|영상|여행|의학|과학)\s?)?(?:기자|특파원)|논설위원|편집위원|리포터|통신원|에디터|PD"
_NAME = r"[가-힣]{2,4}"
_AUTHORS = re.compile(
    rf"(?<![가-힣A-Za-z])(?P<names>{_NAME}?(?:[\s·,]+{_NAME}?){{0,4}})\s*(?P<title>{_TITLE})(?![가-힣])"
)
_SUFFIX = re.compile(
    r"(?:일보|신문|뉴스|경제|타임즈|타임스|투데이|데일리|데일리안|방송|미디어|통신|저널|프레스|매일|뉴시스|뉴스핌|뉴스1|헤럴드|메트로|한겨레|이코노미스트|비즈|인포맥스|오늘|TV|NEWS|News|CBS|KBS|MBC|SBS|YTN|EBS|프리존|닷컴|포스트|타임|시사|피플|이슈|라인|인사이트|브릿지|팩트|파이낸셜뉴스)$"
)
_LONGER = re.compile(r"(?:조선|동아|중앙|한국|경향|서울|국민|코리아|아시아|스포츠|연예|도민|시민|농민)$")
"""What outlets end in and people may be called: only a word longer than a name is one."""
_OPEN, _CLOSE = r"[\[(【〔<]", r"[\])】〕>]"
_BRACKET = re.compile(
    rf"^{_OPEN}\s*(?P<inside>[^\[\]()【】〔〕<>\n]{{2,40}}(?:\([가-힣·]+\)[^\])】\n]{{0,30}})?)\s*{_CLOSE}\s*"
)
_EQUALS = re.compile(r"\s*(?:\(?[가-힣·]{2,10}\)?\s*)?[=＝]\s*")
_LINE = re.compile(
    rf"(?:기자명\s*|글\s*[·.]?\s*(?:사진)?\s*[=:]?\s*|취재\s*[=:]\s*|[/\[(<▶■=\-]\s*)?(?:(?P<place>[가-힣·]{{2,10}})\s*[=/|]\s*)?(?:(?P<media>[가-힣A-Za-z0-9]{{2,10}})[\s=/]+)?"
    rf"(?P<authors>{_NAME}?(?:[\s·,]+{_NAME}?){{0,4}}\s*(?:{_TITLE}))(?:\([가-힣·]+\))?\s*(?P<rest>.*)$"
)
_TAIL = re.compile(
    rf"(?:(?<=[.!?\"”)])|(?<=다))\s*[/\[(<|=]?\s*(?:[가-힣·]{{2,8}}\s*[=/|]\s*)?(?P<authors>{_NAME}?(?:[\s·,]+{_NAME}?){{0,4}}\s*(?:{_TITLE}))\s*[\])>]?\s*[/|]?\s*(?:{EMAIL.pattern})?\s*[\])>]?$"
)


_NAME_AND_MAIL = re.compile(rf"(?P<name>[가-힣]{{3}})\s+{EMAIL.pattern}")
"""The shortest of bylines: a name and an address."""
_MAIL_FIRST = re.compile(rf"{EMAIL.pattern}\s+")
_ADDRESS = re.compile(rf"{EMAIL.pattern}|\[email.protected\]|(?<![A-Za-z0-9])[A-Za-z0-9][\w.+-]*@?(?![\w@])")
"""An address, also one that the page cut off or hid."""
_DESK = re.compile(r"(?:본부|본사|지사|지국|취재|취재팀|팀|부|국|센터|단)$")

_REACH, _ALONE = 200, 90
"""How far into a line a byline may reach, and how long a line of nothing but a byline may be."""


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline says; `authors` are (name, start, end); `domain` is that of the e-mail address, a hint of the publisher."""

    start: int
    end: int
    publisher: str | None = None
    place: str | None = None
    authors: tuple[tuple[str, int, int], ...] = ()
    desk: str | None = None
    domain: str | None = None


def opening_byline(words: str, offset: int) -> Byline | None:
    """The byline that opens a line of text (its paragraph follows), or None. `offset` is where the line starts."""
    publisher = place = None
    words = words[:_REACH]
    bracket = _BRACKET.match(words)
    authors: tuple[tuple[str, int, int], ...] = ()
    end = 0
    if bracket:
        inside, base = bracket["inside"], offset + bracket.start("inside")
        if not re.search(r"[=＝]", inside) and not _AUTHORS.search(inside) and not _is_outlet(inside):
            return None
        publisher, place, authors = _inside(inside, base)
        if publisher is None and not authors:
            return None
        end = bracket.end()
    named = _AUTHORS.match(words, end)
    if bracket and not named and not authors and not (publisher and _is_media(publisher)):
        return None
    if named:
        authors += _names(words, named, offset)
        publisher = publisher or next((word for word in named["names"].split() if _is_media(word)), None)
        end = named.end()
        if mail := EMAIL.match(words, end + len(words[end:]) - len(words[end:].lstrip())):
            end = mail.end()
    equals = _EQUALS.match(words, end)
    if equals:
        end = equals.end()
    elif not bracket:
        return None
    if not bracket and not authors:
        return None
    return Byline(offset, offset + len(words[:end].rstrip()), publisher, place, authors)


def _inside(inside: str, offset: int) -> tuple[str | None, str | None, tuple[tuple[str, int, int], ...]]:
    """Publisher, place and authors of what stands between the brackets."""
    left, equals, right = inside.replace("＝", "=").partition("=")
    authors: tuple[tuple[str, int, int], ...] = ()
    named = _AUTHORS.search(inside)
    if named:
        authors = _behind_place(inside, offset, _names(inside, named, offset))
        first = authors[0][1] - offset if authors else named.start()
        left, right = re.sub(r"[=＝/|]", " ", inside[:first]), ""
        left_words = left.split()
        publisher = next((word for word in left_words if _is_media(word)), None)
        if publisher is None and left_words and (not equals or len(left_words[0]) > 3):  # a place has hardly so many
            publisher = left_words[0]
        rest = [word for word in left_words if word != publisher]
        place = rest[0].rstrip(",·") if rest else None
        if publisher and (with_place := re.match(r"(.+)\((.+)\)$", publisher)):
            publisher, place = with_place[1], with_place[2]
        return publisher, place, authors
    if not equals:
        return inside.strip() or None, None, authors
    return right.strip().split(" ")[0] or None, left.strip() or None, authors


def _behind_place(
    inside: str, offset: int, names: tuple[tuple[str, int, int], ...]
) -> tuple[tuple[str, int, int], ...]:
    """The names without the place that sports pages put before them (`[매체 잠실, 이름 기자]`): two letters and a comma."""
    if len(names) < 2 or len(names[0][0]) != 2 or not inside[names[0][2] - offset :].lstrip().startswith(","):
        return names
    return names[1:]


def _is_outlet(inside: str) -> bool:
    """Whether brackets hold nothing but the name of an outlet (`[한빛일보] ...`)."""
    return " " not in inside.strip() and _is_media(inside.strip()) and len(inside.strip()) > 2


def _is_media(word: str) -> bool:
    bare = re.sub(r"\(.*\)$", "", word)
    return bool(bare.startswith("뉴스") or _SUFFIX.search(bare) or (len(bare) >= 4 and _LONGER.search(bare)))


def _names(words: str, found: re.Match[str], offset: int) -> tuple[tuple[str, int, int], ...]:
    start, end = found.span("names")
    return tuple(
        (name.group(), offset + name.start(), offset + name.end())
        for name in re.compile(r"[가-힣]{2,4}").finditer(words, start, end)
        if not _is_media(name.group()) and name.group() not in ("기자", "특파원", "그래픽", "사진", "글")
    )


def byline_line(words: str, offset: int) -> Byline | None:
    """The byline where the line holds nothing else (names, an e-mail address), or None."""
    if len(words) > _ALONE:
        return None
    mail = EMAIL.search(words)
    domain = mail.group().partition("@")[2].lower() if mail else None
    if mail and re.fullmatch(r"[\s/|()<>\[\]:메일이E-]*", words.replace(mail.group(), "")):
        return Byline(offset, offset + len(words), domain=domain)
    if plain := _NAME_AND_MAIL.fullmatch(words):
        author = (plain["name"], offset + plain.start("name"), offset + plain.end("name"))
        return Byline(offset, offset + len(words), authors=(author,), domain=domain)
    lead = _MAIL_FIRST.match(words)
    found = _LINE.match(words, lead.end() if lead else 0)
    if not found:
        return None
    rest = _ADDRESS.sub("", found["rest"])
    if re.sub(
        r"(?:기자|의|다른|기사|보기|구독|응원|페이지|이메일|입력|승인|[\s/|()<>\[\],·:=○•▶]|\d{4}[.\-]\d\d?[.\-]\d\d?\.?|\d\d:\d\d(?::\d\d)?)+",
        "",
        rest,
    ):
        return None
    named = _AUTHORS.search(words, found.start("authors"))
    if named is None:
        return None
    authors = _names(words, named, offset)
    media = found["media"] if found["media"] and _is_media(found["media"]) else None
    if found["media"] and media is None and len(found["media"]) > 3 and not _DESK.search(found["media"]):
        media = found["media"]
    elif found["media"] and media is None and len(found["media"]) == 3 and not _DESK.search(found["media"]):
        authors = ((found["media"], offset + found.start("media"), offset + found.end("media")), *authors)
    return Byline(offset, offset + len(words), media, found["place"], authors, domain=domain) if authors else None


def head_byline(words: str, offset: int) -> Byline | None:
    """The author that a line of the head names beside the dates (`기자명 이름 기자 입력 2025.02.04`), or None."""
    found = re.match(
        rf"(?:기자명\s*)?(?P<names>{_NAME}?(?:[\s·,]+{_NAME}?){{0,3}})\s*(?:(?:{_TITLE})(?![가-힣])|(?=\s{{2,}}\d{{4}}\.))",
        words[:_ALONE],
    )
    authors = _names(words, found, offset) if found else ()
    return Byline(offset, offset + found.end(), authors=authors) if found and authors else None


def closing_byline(words: str, offset: int) -> Byline | None:
    """The byline behind the last sentence of a line (`... 말했다. 이름 기자 a@b.kr`), or None."""
    found = _TAIL.search(words, max(0, len(words) - _ALONE))
    if found is None:
        return None
    named = _AUTHORS.search(words, found.start("authors"))
    if named is None:
        return None
    mail = EMAIL.search(words, found.start())
    start = found.start() + len(found.group()) - len(found.group().lstrip())
    return Byline(
        offset + start,
        offset + len(words),
        authors=_names(words, named, offset),
        domain=mail.group().partition("@")[2].lower() if mail else None,
    )
