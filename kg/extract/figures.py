"""Figures: numbers of something, with unit, whether they are approximate, and what they are counted per.

Comes in: a span of the text. Goes out: `Figure`s with their places. Korean writes 2조5000억 원, 1천200억원, 3000여 명, 6만2천 명, 매년 60여 명.
Money is KRW unless a foreign currency is named. Ordinals, dates, ages, generations and numbers inside names (4세대, 21대, 제3차,
100년, 3단계, 26일) are no quantities.
"""

import re
from dataclasses import dataclass

_SCALE = {
    "천": 10**3,
    "백": 10**2,
    "십": 10,
    "만": 10**4,
    "억": 10**8,
    "조": 10**12,
    "경": 10**16,
    "백만": 10**6,
    "천만": 10**7,
}
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_STEP = r"\s?[천백십만억조경]{1,2}"
_AMOUNT = rf"(?:{_NUMBER})(?:{_STEP}\s?(?:{_NUMBER})){{0,4}}(?:{_STEP})?"

UNITS = {
    "KRW": ("원", "won"),
    "USD": ("달러", "불"),
    "EUR": ("유로",),
    "JPY": ("엔",),
    "CNY": ("위안",),
    "명": ("명", "인", "사람"),
    "개": ("개소", "개", "가지"),
    "개사": ("개사",),
    "곳": ("곳", "군데"),
    "건": ("건",),
    "기": ("기",),
    "동": ("개동", "동"),
    "대": ("대",),
    "호": ("가구", "세대"),
    "편": ("편",),
    "종": ("종",),
    "평": ("평",),
    "회": ("회",),
    "배": ("배",),
    "척": ("척",),
    "마리": ("마리",),
    "병상": ("병상",),
    "석": ("석",),
    "%": ("%", "％", "퍼센트", "프로"),
    "%p": ("%p", "%포인트", "퍼센트포인트"),
    "㎡": ("㎡", "m2", "m²", "제곱미터", "평방미터"),
    "㎢": ("㎢", "km2", "km²", "제곱킬로미터"),
    "ha": ("ha", "헥타르", "㏊"),
    "km": ("km", "㎞", "킬로미터"),
    "m": ("m", "미터"),
    "t": ("t", "톤"),
    "kg": ("kg", "㎏"),
    "GW": ("GW", "기가와트"),
    "MW": ("MW", "㎿", "메가와트"),
    "kW": ("kW", "㎾", "킬로와트"),
    "GWh": ("GWh",),
    "MWh": ("MWh", "㎿h"),
    "kWh": ("kWh",),
    "TWh": ("TWh",),
    "TEU": ("TEU",),
}
"""Units by the name we give them, with the words that state them."""

_WORDS = {word: unit for unit, words in UNITS.items() for word in words}
_UNIT = "|".join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True))
_LATIN = re.compile(r"[A-Za-z㎡㎢㎞㎏㎿㎾²]$")
_FIGURE = re.compile(
    rf"(?<![\d.,A-Za-z제'’‘\-/~])(?P<amount>{_AMOUNT})(?P<more>여|\s?여)?\s?(?P<unit>{_UNIT})(?P<tail>여)?"
)
_AFTER_HANGUL = re.compile(
    r"(?:[가-힣]*?)(?:은|는|이|가|을|를|의|에|와|과|도|만|로|으로|까지|부터|이상|이하|미만|가량|정도|씩|에서|당|짜리|규모|급|등|이나|이며|이고|이다|다|인|안팎|내외|수준|상당|분|중|대|간|이라|라|라고|라며|에게|여)(?![가-힣])|(?![가-힣])"
)
_BEFORE_APPROXIMATE = re.compile(r"(?:약|대략|최대|최소|어림잡아|줄잡아|무려|거의)\s?$")
_AFTER_APPROXIMATE = re.compile(r"^\s?(?:여|가량|정도|안팎|내외|이상|이하|남짓|수준|미만|가까이|쯤)")
_PER = re.compile(
    r"(?P<year>매년|연간|해마다|연평균|연\s?$|1년에|한\s?해)|(?P<month>매월|매달|월간|월평균|한\s?달에)|(?P<day>매일|하루|일일|일평균)"
)
_FEW = 30
_LISTED = re.compile(
    r"^\s(?!규모|이상|이하|미만|가량|정도|내외|추가|보급|도입|구매|운행|설치|배치|판매|생산|수출|등|중)[가-힣]{2}"
)
"""`10대 과제`: so few things in front of a noun are a list with a name, not a count of vehicles."""

_NAMES = re.compile(r"^(?:국|대\s(?:국회|대통령|대선|총선|시장)|위|세기|학년|학기|차\s산업|번째|번|호선|호기)")
_NOT_COUNTED = {
    "대": re.compile(
        r"^(?!\s?(?:를|의|가|를|규모|분|만|씩|이상|가량|정도)|\s|[,.)]|$)|^\s?(?:국회|대통령|대선|총선|국정|과제|핵심|전략|분야|목표|추진|중점|강국|도시|시장|총장|회장|의회|이사장|위원장|집행부|산업|권역|기업|그룹)"
    ),
    "인": re.compile(r"^\s?(?:당|1|조|실|승|용|칭|분|극|가구)"),
    "기": re.compile(
        r"^(?!\s?(?:[를의가는은로씩,.)]|건설|구축|규모|발사|설치|도입|운영|추가|등|증설|착공|이상|중|모두|가동)|$)"
    ),
    "동": re.compile(r"^(?:\s?(?:주민|행정|일대|일원))|^[가-힣](?<![을의이은에로씩도만])"),
    "회": re.compile(r"^\s?(?:째|의|를|대회|행사|포럼|세미나|차|총회|정기|임시|한국|대한|국제|전국|세계|[가-힣]*상\b)"),
    "호": re.compile(r"^\s?(?:방사광|이동통신|원전|대|전투기)"),
    "개": re.compile(r"^(?:월|년|국|소국|조|사$|과|시|군|구|도|부처|혁|막|최|발|관|교|원|선|척|통)(?<!개소)"),
    "석": re.compile(r"^[가-힣]"),
    "종": re.compile(r"^[가-힣](?<![을의이은에로씩도만])"),
    "건": re.compile(r"^[가-힣](?<![을의이은에로씩도만])"),
    "편": re.compile(r"^[가-힣](?<![을의이은에로씩도만])"),
    "배": re.compile(r"^[가-힣](?<![를의가는은로씩도만])"),
    "곳": re.compile(r"^$^"),
    "m": re.compile(r"^[A-Za-z0-9]"),
    "t": re.compile(r"^[A-Za-z0-9]"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """`text[start:end]` states the number; `unit` is one of `UNITS`; `per` is `year`, `month`, `day` or None."""

    start: int
    end: int
    value: int | float
    unit: str
    approximate: bool = False
    per: str | None = None


def amount_of(words: str) -> int | float | None:
    """The number that Korean figures say: `2조5000억` 2500000000000, `1천200억` 120000000000, `6만2천` 62000."""
    total: float = 0
    section: float = 0
    number: float | None = None
    exact = 0
    for token in re.findall(rf"{_NUMBER}|[천백십만억조경]", words):
        if token[0].isdigit():
            plain = token.replace(",", "")
            section += number or 0
            number = float(plain) if "." in plain else int(plain)
        elif token in "천백십":
            section += (1 if number is None else number) * _SCALE[token]
            number = None
        else:
            section += number or 0
            total += (section or 1) * _SCALE[token]
            section, number = 0, None
        exact += 1
    if not exact:
        return None
    total += section + (number or 0)
    return int(total) if float(total).is_integer() else round(total, 6)


def figures_in(text: str, start: int, end: int) -> list[Figure]:
    """The quantities in `text[start:end]`, in order."""
    found: list[Figure] = []
    for match in _FIGURE.finditer(text, start, end):
        unit, word = _WORDS[match["unit"]], match["unit"]
        after = text[match.end() : min(end, match.end() + 12)]
        value = amount_of(match["amount"])
        if value is None or not _is_counted(
            word, unit, value, after, text[max(start, match.start() - 4) : match.start()]
        ):
            continue
        before = text[max(start, match.start() - 14) : match.start()]
        approximate = bool(
            match["more"] or match["tail"] or _BEFORE_APPROXIMATE.search(before) or _AFTER_APPROXIMATE.match(after)
        )
        found.append(Figure(match.start(), match.end(), value, unit, approximate, _per(before)))
    return found


def _is_counted(word: str, unit: str, value: float, after: str, before: str) -> bool:
    """Whether the number counts: not an ordinal, a date, an age or part of a name."""
    if re.search(r"제\s?$|코로나\s?$|[A-Za-z]$", before):
        return False
    if word == "세대":
        return False
    if _LATIN.search(word):
        return not re.match(r"[A-Za-z0-9]", after)
    if word == "대" and (
        (value <= _FEW and _LISTED.match(after)) or not re.search(r"[가-힣A-Za-z)][’'”]?\s?$", before)
    ):
        return False
    except_ = _NOT_COUNTED.get(word) or (_NOT_COUNTED.get(unit) if word == unit else None)
    if except_ is not None and except_.search(after):
        return False
    if _NAMES.match(after) and unit in ("개", "대", "기"):
        return False
    return bool(_AFTER_HANGUL.match(after)) or unit in ("KRW", "명", "%", "개", "곳")


def _per(before: str) -> str | None:
    found = list(_PER.finditer(before.rpartition(", ")[2]))
    return found[-1].lastgroup if found else None
