"""Keys: what identifies an actor, made from one document alone.

    kind|stem|qualifier

Comes in: a name, its type, the lexicon, and what qualifies it. Goes out: the key. Equal keys are one actor everywhere; the
*block* (`kind|stem`) is where identity is decided (`kg/resolve`).

*kind*: person, event, group, thing (all else: whether something is a Facility, a Project or a ResearchInstitute makes no
other key). *stem*: the lexicon row's key, else the normal form with a leading place or body in lexicon form (포항 → 포항시, 포스텍 →
포항공과대학교), glosses and short heads by table (인공지능 → ai, 위원회 → 위) and one way to write numbers (제2차, Ⅱ차 → 2차); numbers, years
and generations stay. Spaces make no difference. *qualifier*: of a person the key of the body that
title or clause gives him, of a reporter `writer|` and his outlet; of an event its date and organiser or parent; of a committee without place or body in its
name the body that runs it; of groups and generic names the document's id; else empty.

A unit that a person judged leaves its key for one of its own, `key@document`: of the same block, with a qualifier that is its own.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from kg.korean import normal_form
from kg.lexicon import Lexicon, Row

KINDS = {"Person": "person", "Event": "event", "Group": "group"}
PLACE_TYPES = ("City", "Province")
"""Types of the lexicon's rows that are places: a name may start with one, and then it is a name of something there."""
IMPORTED = "import"
"""Kind of the keys that stand for ids of foreign files: `import|x`."""

WRITER = "writer|"
"""How the qualifier of somebody begins who is known as a reporter: he is not whom the news speak of by the same name."""

# Long form → the form in stems. Only where both are used for the same names in news.
GLOSSES = {"인공지능": "ai", "정보통신기술": "ict", "연구개발": "r&d", "산업단지": "산단"}
# The same for the heads of names and for words that news spells in two ways; longer ones first where one holds another.
_FORMS = {
    **GLOSSES,
    "알앤디": "r&d",
    "2차전지": "이차전지",
    "소재부품장비": "소부장",
    "소프트웨어": "sw",
    "전기자동차": "전기차",
    "자율주행자동차": "자율주행차",
    "도심항공교통": "uam",
    "소형모듈원자로": "smr",
    "태스크포스": "tf",
    "상공회의소": "상의",
    "특별위원회": "특위",
    "위원회": "위",
}
_GLOSS_BEHIND = re.compile(r"(?<=[가-힣])\([a-z][a-z&. ]+\)$")
"""A Latin form in brackets behind the name that it stands for: 한국과학기술원(KAIST)."""
_UNIVERSITY = re.compile(r"대학교(?!육)")
"""Written 대 for short; not the beginning of 대학교육."""
_LEGAL_FORM = re.compile(r"^(?:사단법인|재단법인|사회복지법인|농업회사법인|\(복\)|\(학\))")
"""Legal forms before a name, beside the marks that `normal_form` drops: 사단법인 한국로봇협회 is 한국로봇협회."""
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9"}
_ROMAN_AFTER_HANGUL = re.compile(r"(?<=[가-힣])(?:viii|vii|vi|iv|ix|iii|ii)(?![a-z])")
"""Roman numerals of two letters and more, where they stand by themselves: single ones are letters (K-방산 V)."""
_ORDINAL = re.compile(r"(?<![경문과규통의강억국실삭숙전공결면화축법황형])제(?=\d)(?!(?:19|20)\d\d)")
"""제 before a number (제2차), which news writes or leaves out; not the last syllable of a word (경제2분과), nor before a year (로봇축제 2025)."""
_YEAR = re.compile(r"((?:19|20)\d\d)년도?")
_DASH = re.compile(r"(?<!\d)[-‐‑‒–—−_~](?!\d)|(?<!\d)[-‐‑‒–—−_~](?=\d)|(?<=\d)[-‐‑‒–—−_~](?!\d)")
"""A dash joins words like a middle dot; between digits it belongs to the number (3-1공구)."""
_LEADING = ("City", "Province", "University", "Company", "ResearchInstitute", "GovernmentBody", "Association")
"""Types of rows that may lead a longer name and stand there in any of their forms: 포스텍 AI대학원, KAIST AI대학원."""
_SHORTEST_LEADING, _LONGEST_LEADING, _SHORTEST_REST = 2, 24, 2


_DOCUMENT = re.compile(r"d-[a-z2-7]{20}")
_OF_UNIT = re.compile(rf"@({_DOCUMENT.pattern})$")


class Key(NamedTuple):
    """A key taken apart."""

    kind: str
    stem: str
    qualifier: str

    def __str__(self) -> str:
        return f"{self.kind}|{self.stem}|{self.qualifier}"

    @property
    def block(self) -> str:
        """`kind|stem`: equal for all keys that may be one actor by rule."""
        return f"{self.kind}|{self.stem}"


def parse_key(key: str) -> Key:
    """The parts of a key; a qualifier may hold `|` itself (it is often another key) and ends in `@document` in keys of units."""
    whole, document = key_of_unit(key)
    kind, stem, qualifier = ([*whole.split("|", 2), "", ""])[:3]
    return Key(kind, stem, f"{qualifier}@{document}" if document else qualifier)


def unit_key(key: str, document: str) -> str:
    """The key of its own that a judged unit has: `document` is the id of the one that names it so."""
    return f"{key}@{document}"


def key_of_unit(key: str) -> tuple[str, str | None]:
    """The key that the document gives, and the document where this is the key of a judged unit."""
    found = _OF_UNIT.search(key)
    return (key[: found.start()], found[1]) if found else (key, None)


def qualifier_words(key: str) -> str:
    """What qualifies the key, for people: names of bodies and days; empty where it is nothing or a document."""
    words = re.sub(r"[a-z]+\|([^|]*)\|", r"\1 ", parse_key(key_of_unit(key)[0]).qualifier)
    return "" if _DOCUMENT.fullmatch(words) else " ".join(words.replace("|", " ").split())


def writer_qualifier(outlet: str) -> str:
    """What qualifies a reporter: the key of the outlet that he writes for, marked as such."""
    return WRITER + outlet.partition("|")[2]


def is_writer(key: str) -> bool:
    """Whether the key is that of a reporter of some outlet."""
    return parse_key(key).qualifier.startswith(WRITER)


def kind_of(node_type: str) -> str:
    """The kind of a node type: person, event, group, or thing."""
    return KINDS.get(node_type, "thing")


def stem_of(name: str, lexicon: Lexicon) -> str:
    """The stem of a name that the lexicon does not list as a whole, or the key of the row that does."""
    if row := lexicon.get(name):
        return normal_form(row.key)
    form, (whole, leading) = one_form(name), _listed_forms(lexicon)
    if form in whole:
        return whole[form]
    for end in range(min(len(form) - _SHORTEST_REST, _LONGEST_LEADING), _SHORTEST_LEADING - 1, -1):
        if form[:end] in leading:
            return leading[form[:end]] + form[end:]
    return form


def one_form(name: str) -> str:
    """What all spellings of a name share, without a lexicon: its normal form with glosses, short heads and numbers in one form."""
    form = _GLOSS_BEHIND.sub("", _LEGAL_FORM.sub("", normal_form(name)))
    form = _YEAR.sub(r"\1", _ORDINAL.sub("", _DASH.sub("", form)))
    form = _ROMAN_AFTER_HANGUL.sub(lambda found: _ROMAN[found.group()], form)
    for long, short in _FORMS.items():
        form = form.replace(long, short)
    return _UNIVERSITY.sub("대", form) or normal_form(name) or name


@functools.lru_cache(maxsize=4)
def _listed_forms(lexicon: Lexicon) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Forms of listed names that mean one row only → its key: as whole names, and as the beginning of longer ones.

    A body's form that is an ordinary word too (대상, 기아) leads no longer name; a place's does.
    """
    whole: dict[str, set[str]] = defaultdict(set)
    leading: dict[str, set[str]] = defaultdict(set)
    for row in lexicon.rows:
        for name in _with_national(row):
            form = one_form(name)
            whole[form].add(normal_form(row.key))
            if row.type in PLACE_TYPES or (row.type in _LEADING and name not in row.common):
                leading[form].add(one_form(row.key))
    return _unambiguous(whole), _unambiguous({form: keys for form, keys in leading.items() if len(whole[form]) == 1})


def _with_national(row: Row) -> tuple[str, ...]:
    """The row's names; those of a university with and without 국립, which only some of them write."""
    names = (row.name, *row.aliases)
    if row.type != "University":
        return names
    return (*names, *(name[2:] if name.startswith("국립") else f"국립{name}" for name in names if name[-1:] in "교대"))


def _unambiguous(forms: Mapping[str, set[str]]) -> Mapping[str, str]:
    return {form: next(iter(keys)) for form, keys in forms.items() if len(keys) == 1}


def make_key(name: str, node_type: str, lexicon: Lexicon, qualifier: str = "") -> str:
    """The key of a name of that type, qualified; a person's name is no compound."""
    kind = kind_of(node_type)
    return str(Key(kind, normal_form(name) if kind == "person" else stem_of(name, lexicon), qualifier))
