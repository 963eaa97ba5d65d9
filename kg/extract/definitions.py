"""What a document itself defines: quoted names, `X(이하 Y)`, `X(Y)`.

Comes in: the text, its parts, mentions found so far. Goes out: mentions of quoted names; short names, each with the mention that it
stands for, and all further places where a short name occurs. A definition joins names in this document only.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.extract.heads import head_of
from kg.extract.model import Found
from kg.extract.quotations import quoted_spans
from kg.extract.tables import words
from kg.korean import ends_at_boundary, fold_space, normal_form, starts_at_boundary

Span = tuple[int, int]
_QUOTED = re.compile(
    r"[‘’'＇]([^‘’'＇“”\"\n]{2,45}(?:\n[^‘’'＇“”\"\n]{1,45})?)[‘’'＇]|[「『｢]([^」』｣]{2,60})[」』｣]|[《〈]([^》〉]{2,40})[》〉]"
)
_CURLED = re.compile(r"‘[^‘’]+’", re.DOTALL)
"""Marks that tell by themselves which opens and which closes: these may stand without a blank before them (받은‘누리카드’)."""
_NOT_ALONE = re.compile(r"[‘’'“”\"\n.!?…]|[가-힣]+(?:은|는|을|를|에게|라며|하게|하고)\s")
_SAID_AFTER = re.compile(r"\s?(?:이?라|며|면서|고\s|는\s|다\s)")
_LIHA = re.compile(
    r"이하\s*[,:]?\s*[‘’'“”\"「『]?\s*([^‘’'“”\"」』(),]{1,30}?)\s*[‘’'“”\"」』]?\s*(?:라|로|라고|으로)?\s*(?:한다|함|칭함|칭한다)?\s*[,)]"
)
_BRACKET = re.compile(r"\(([^()\n]{1,60}(?:\n[^()\n]{1,40})?)\)")
_APPOSED = re.compile(r"인\s?[‘'“「『]?")
_OPEN = "‘'“\"「『《〈｢"
_CLOSE = "’'”\"」』》〉‘"
_SENTENCE = re.compile(r"(?:다|요|자|까|라|네|죠|고|며|것|기)[.!?…]*$|[.!?]$")
_COUNTED = re.compile(r"(?:[’'‘]?\d{2,4}년(?:도)?\s)?제\s?\d+\s?[차회]\s")
_VERSIONED = re.compile(
    r"(?:혁신|뉴딜|전략|비전|정책|정부|선언|구상)\s?\d\.\d$|[가-힣]{2,}\s?구상$|[가-힣]{2,}\s?20[3-6]0$|(?:비전|플랜|전략|계획|교통)\s?20\d\d$"
)
_AMENDED = re.compile(
    r"[」’'”｣]?\s?(?:(?:시행령|시행규칙)\s?)?(?:(?:일부|전부)?\s?(?:개정|제정)\s?(?:법률안|법률|령안|안)|시행령|시행규칙)"
)
_TAKES_PLACE = re.compile(r"(?<![가-힣])(?:열리는|열린|열릴|개최되는|개최된|개최될|개막한|개막하는)\s$")
_AT_IT = re.compile(r"[*＊]?(?:\([^()\n]{0,30}\))?(?:(?:에서?는?|은|는|이|가|의|와|과)(?![가-힣])|,)")
_COME_TO = re.compile(
    r"[*＊]?\s?(?:에\s(?:직접\s|함께\s)?(?:참가|참석)(?:해|한|하|했)|[이가]\s(?:[^\s.]{1,12}에서\s)?(?:개막|개최|열린|열렸|막을\s))"
)
_AFTER = re.compile(r"[\s]?(?:을|를|이|가|은|는|의|로|으로)?\s?(?:\d{4}년\s?)?([가-힣]{2,6})")
_TOPIC_AFTER = re.compile(
    r"[’'”」』｣]*(?:[을를]\s주제|[이가]?라는\s?(?:제목|주제)|에\s대[해한]\s(?:주제\s?)?발표|[을를]\s제목)"
)
"""Behind a quoted title: somebody speaks about it."""
_GLOSSED = re.compile(r"\((?!이하)([가-힣A-Za-z][가-힣A-Za-z·&\- ]{1,29})\)")
_GLOSSED_TYPES = frozenset({"Event", "Policy", "Programme", "Project", "Facility"})
_SORT_AFTER = re.compile(r"\s?(?:시범\s?|온라인\s?|공동\s?)?([가-힣]{2,6})")
_MADE_BY_ACTION = {
    "조성": "Facility", "건립": "Facility", "구축": "Facility", "건설": "Facility", "유치": "Facility", "설치": "Facility", "개관": "Facility", "준공": "Facility", "착공": "Facility", "개소": "Facility",
    "제정": "Policy", "수립": "Policy", "시행": "Policy", "마련": "Policy", "개최": "Event", "열": "Event", "출범": "Committee", "발족": "Committee", "사업": "Project", "프로젝트": "Project", "프로그램": "Programme",
    "캠페인": "Programme", "공모전": "Programme", "대회": "Event", "행사": "Event", "축제": "Event", "포럼": "Event", "협의체": "Committee", "위원회": "Committee", "조례": "Policy", "전략": "Policy", "계획": "Policy", "대책": "Policy", "과정": "Programme",
    "펀드": "Fund", "기금": "Fund", "센터": "Facility", "플랫폼": "Facility", "제도": "Programme", "특별법": "Policy", "정책": "Policy", "구상": "Policy", "공약": "Policy", "시책": "Policy", "플랜": "Policy",
    "청사진": "Policy", "서비스": "Programme", "시범사업": "Project", "공모": "Programme", "인증": "Programme", "교육": "Programme", "일환": "Policy",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alias:
    """A short name, where it is defined, and the place of the mention that it stands for."""

    name: str
    start: int
    end: int
    target: Span


_BRACKETED = re.compile(r"\(([^()\n]{3,20})\)")
_SITES = ("단지", "클러스터", "밸리", "산단", "특구", "벨트", "타운")


def quoted_names(text: str, parts: Iterable[Span]) -> list[Found]:
    """Names between quotation marks, typed by their head, else by the word behind them."""
    found: list[Found] = []
    for begin, stop in parts:
        position = begin
        while quoted := _QUOTED.search(text, position, stop):
            group = next(i for i in (1, 2, 3) if quoted.group(i))
            start, end = quoted.span(group)
            position = quoted.end()
            inner = quoted.group(group)
            glued = (
                group == 1 and not starts_at_boundary(text, quoted.start()) and not _CURLED.fullmatch(quoted.group())
            )
            if glued or (inner[0].isspace() and inner[-1].isspace()):
                position = quoted.start() + 1
                continue
            node_type, score = _type_of(text, inner, quoted.end(), group)
            if not node_type and _is_held(text, quoted.start(), quoted.end(), inner):
                node_type, score = "Event", 0.65
            if node_type:
                if (gloss := re.search(r"\s?\([^()]*\)$", inner)) and gloss.start() >= 3:
                    inner = inner[: gloss.start()]
                    end = start + len(inner)
                name = fold_space(inner)
                found.append(Found(start=start, end=end, name=name, type=node_type, rule="quoted", score=score))
                found += _amended(text, start, end, name, node_type)
        found += _between_double_marks(text, begin, stop)
    return found


def _between_double_marks(text: str, begin: int, stop: int) -> list[Found]:
    """Undertakings between the marks of speech: short, no sentence, with a head ("산업전환 공동훈련센터" 개소식)."""
    found = []
    for quoted in quoted_spans(text, begin, stop):
        inner = text[quoted.start : quoted.end].rstrip("*")
        if not 4 <= len(inner) <= 30 or _NOT_ALONE.search(inner) or _SAID_AFTER.match(text, quoted.outer_end):
            continue
        node_type, score = _type_of(text, inner, quoted.outer_end, 1)
        if node_type in ("Programme", "Project", "Policy", "Fund", "Facility", "Event", "Committee"):
            found.append(Found(start=quoted.start, end=quoted.start + len(inner), name=inner, type=node_type, rule="quoted", score=score - 0.1))  # fmt: skip
    return found


def _is_held(text: str, start: int, end: int, inner: str) -> bool:
    """Whether what is quoted takes place, and people come to it (부산에서 열리는 ‘2031 한빛모터스’에 참가)."""
    if (
        len(inner) < 4
        or _SENTENCE.search(inner)
        or head_of(inner) is not None
        or "," in inner
        or inner.endswith(("을", "를"))
    ):
        return False
    takes_place = _TAKES_PLACE.search(text, max(0, start - 10), start) and _AT_IT.match(text, end)
    return bool(takes_place or _COME_TO.match(text, end))


def _amended(text: str, start: int, end: int, name: str, node_type: str) -> list[Found]:
    """「X법」 일부개정법률안: the bill beside the law that it changes."""
    bill = (
        _AMENDED.match(text, end) if node_type == "Policy" and name.endswith(("법", "법률", "법률안", "령")) else None
    )
    if bill is None or not ends_at_boundary(text, bill.end()):
        return []
    label = re.sub(rf"[{_OPEN}{_CLOSE}｣]", "", text[start : bill.end()])
    return [Found(start=start, end=bill.end(), name=fold_space(label), type="Policy", rule="quoted", score=0.7)]


def _type_of(text: str, inner: str, end: int, group: int) -> tuple[str, float]:
    """Type and confidence of a quoted name; an empty type where it is none."""
    name = inner.strip()
    if (
        re.match(r"\d{2}[.\s]", name)
        or (_SENTENCE.search(name) and group == 1)
        or name in words("generic", "modifiers")
        or name.endswith(",")
    ):
        return "", 0.0
    head = head_of(re.sub(r"\s?\([^()]*\)$", "", name), quoted=True)
    if head is not None and head.type == "Company" and name.count(" ") >= 2:
        head = None  # 살기 좋은 우리 건설: a slogan
    if head is not None and head.word in ("전", "법") and name.endswith(tuple(words("generic", "not_heads"))):
        return "", 0.0  # ‘신경전’, ‘불법’
    if not (head is not None and head.strong) and _TOPIC_AFTER.match(text, end):
        return "", 0.0
    bare = head is not None and normal_form(name) == normal_form(head.word)
    if head is not None and not bare:
        counted = head.type == "Committee" and _COUNTED.match(name)
        return ("Event" if counted else head.type), 0.85
    if _VERSIONED.search(name):
        return "Policy", 0.65
    if group == 2 and not bare and re.search(r"(?:법|령|규칙|고시|안|법률)$", name):
        return "Policy", 0.7
    after = _SORT_AFTER.match(text, end) if group == 2 else _AFTER.match(text, end)
    if after and not bare and len(name) >= 3:
        for length in range(len(after.group(1)), 0, -1):
            if node_type := _MADE_BY_ACTION.get(after.group(1)[:length]):
                return node_type, 0.6
    return "", 0.0


def defined(text: str, parts: Iterable[Span], mentions: Sequence[Found]) -> list[Alias]:
    """The short names that the document defines behind a mention, in brackets."""
    ending: dict[int, Found] = {}
    for mention in sorted(mentions, key=lambda f: f.end - f.start):
        ending[mention.end] = mention
    found: list[Alias] = []
    for begin, stop in parts:
        for bracket in _BRACKET.finditer(text, begin, stop):
            at = bracket.start()
            while at > begin and text[at - 1] in _CLOSE + " ":
                at -= 1
            target = ending.get(at)
            if target is None:
                continue
            liha = _LIHA.search(bracket.group())
            if liha:
                span = (bracket.start() + liha.start(1), bracket.start() + liha.end(1))
                if target.type != "Person" and not re.match(r"(?:이|동|본|해당)\s", liha.group(1)):
                    found.append(Alias(fold_space(liha.group(1)), *span, (target.start, target.end)))
                continue
            for piece in re.finditer(r"[^,·/]+", bracket.group(1)):
                name = piece.group().strip(" \n‘’'“”\"")
                start = bracket.start(1) + piece.start() + piece.group().find(name)
                if name and is_gloss(name, target):
                    found.append(Alias(fold_space(name), start, start + len(name), (target.start, target.end)))
    return found


def appositions(text: str, mentions: Sequence[Found]) -> list[Alias]:
    """전남 제1호 데이터센터인 '장성 파인데이터센터': two names of one thing, if they end in the same head."""
    starting = {m.start: m for m in sorted(mentions, key=lambda f: f.end)}
    found = []
    for mention in mentions:
        bracket = _BRACKETED.match(text, mention.end) or _BRACKETED.search(text, mention.start, mention.end)
        inner = next((f for f in mentions if bracket and f.name == bracket.group(1) and _both_sites(mention, f)), None)
        if inner is not None:
            found.append(Alias(inner.name, inner.start, inner.end, (mention.start, mention.end)))
        link = _APPOSED.match(text, mention.end)
        other = starting.get(link.end()) if link else None
        if other is None or other.row is not None or mention.row is not None or other.type != mention.type:
            continue
        one, two = head_of(mention.name), head_of(other.name, quoted=True)
        if one is not None and two is not None and (one.word.endswith(two.word) or two.word.endswith(one.word)):
            found.append(Alias(mention.name, mention.start, mention.end, (other.start, other.end)))
    return found


def _both_sites(one: Found, other: Found) -> bool:
    """Whether the bracketed name of a site is that of the site before the bracket: 첨단소재 특화단지(소재클러스터)."""
    return (
        one.type == other.type
        and one.row is None
        and other.row is None
        and all(name.endswith(_SITES) for name in (one.name, other.name))
    )


def with_glosses(text: str, mentions: Sequence[Found]) -> list[Found]:
    """The mentions, those of undertakings and places with the gloss behind them as a further spelling: 토론회(포럼)."""
    starts = {m.start for m in mentions}
    found = []
    for mention in mentions:
        gloss = _GLOSSED.match(text, mention.end)
        if gloss and mention.type in _GLOSSED_TYPES and not mention.glossed and gloss.start(1) not in starts:
            mention = replace(mention, glossed=mention.name + gloss.group())
        found.append(mention)
    return found


def is_gloss(name: str, target: Found) -> bool:
    """Whether the bracketed words are another name of the mention: its letters in order, an acronym, or a name of the same row."""
    if target.type in ("Person", "Group") or len(name) > 30 or name in words("generic", "modifiers"):
        return False
    if target.row is not None and normal_form(name) in {normal_form(n) for n in (target.row.name, *target.row.aliases)}:
        return True
    if re.fullmatch(r"[A-Z][A-Za-z0-9&+\-. ]{1,28}", name):
        return target.type not in ("City", "Province", "Country") and name.upper() not in (
            "MOU",
            "TF",
            "R&D",
            "AI",
            "ICT",
            "IT",
            "SW",
        )
    letters = iter(normal_form(target.name))
    return (
        len(name) >= 2
        and target.row is None
        and len(normal_form(name)) < len(normal_form(target.name))
        and all(letter in letters for letter in normal_form(name))
    )


def occurrences(text: str, parts: Iterable[Span], name: str) -> list[Span]:
    """All places in those parts where the name stands between word boundaries."""
    pattern = re.compile(r"\s?".join(re.escape(letter) for letter in name if not letter.isspace()))
    return [
        hit.span()
        for begin, stop in parts
        for hit in pattern.finditer(text, begin, stop)
        if starts_at_boundary(text, hit.start()) and ends_at_boundary(text, hit.end())
    ]
