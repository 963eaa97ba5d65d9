"""What points without naming: 이 시장, 시장은, 시는, 동 센터, 이번 회의, 공단은.

Comes in: the text, its parts, the things found, who holds which title. Goes out: bare mentions, each with its thing. Only inside the
document and only where one thing fits: two mayors named 이 mean that 이 시장 points to nobody.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.extract.heads import head_of
from kg.extract.model import Found, Thing
from kg.extract.people_words import split_title
from kg.extract.tables import alternatives, table, words
from kg.extract.things import form_of

Span = tuple[int, int]
_END = r"(?=(?:은|는|이|가|을|를|의|에|에서|에는|에서는|와|과|로|으로|도|께서|측은|측)(?![가-힣])|[\s,.)(]|$)"
_SHORT_PLACES = {"시": ("City", "Province"), "도": ("Province",), "군": ("City",), "구": ("City",)}
_PLACE_SUBJECT = re.compile(
    r"(?<![가-힣A-Za-z0-9])(?:동\s)?([시도군구])(?=(?:는|은|가|에서는|\s?관계자(?:[는가]|들[은이]))(?![가-힣]))"
)
_BODIES = (
    "센터", "공단", "재단", "공사", "연구원", "연구소", "위원회", "협의회", "협회", "대학", "병원", "조합", "협의체", "추진단", "의회", "교육청", "진흥원", "사업", "공항", "캠퍼스", "플랫폼",
    "단지", "특구", "펀드", "조례", "공장", "대학원", "연구단", "사업단", "얼라이언스", "컨소시엄", "대책단", "기금", "법", "전략", "계획", "프로젝트", "프로그램", "데이터센터", "특화단지", "클러스터", "가속기", "회사", "기업", "은행", "학교",
)  # fmt: skip
_ALONE = frozenset(
    {
        "센터",
        "공단",
        "재단",
        "공사",
        "연구원",
        "연구소",
        "위원회",
        "협의회",
        "협회",
        "의회",
        "교육청",
        "진흥원",
        "협의체",
        "추진단",
        "조합",
        "연구단",
        "사업단",
        "얼라이언스",
        "컨소시엄",
        "대책단",
    }
)


_RANKS = ("교수", "연구위원", "연구원", "지사", "시장", "의원", "차관", "총리", "비서관")
"""Ranks that longer titles end with, and are shortened to: a 명예교수 is 김 교수."""
_ACTING = frozenset({"대행", "권한대행", "직무대행", "후보자", "후보", "내정자", "당선인"})
"""Who acts for another, or is to become something, is called so by whatever else he is too (부총리 겸 장관)."""
_SIGNINGS = ("협약식", "체결식", "업무협약", "협약")


_SHOWS = ("박람회", "전시회", "축제", "페스티벌", "엑스포", "대회")
_OTHER_BODY = re.compile(
    r"[가-힣](?:부|처|청|원|회|국|실|과|소|시|도|군|구|단|대|대학|대학교|공사|공단|재단|은행|센터|협회|기업|본부|측)\s$"
)
"""A word right before the title that looks like a body which the document's mentions do not hold (칠레 에너지부 장관)."""


class Pointer(NamedTuple):
    """A bare mention and what it points to."""

    mention: Found
    thing: Thing


class Titled(NamedTuple):
    """A person of the document with a title and the body that it belongs to."""

    person: Thing
    title: str
    body: Thing | None


def pointers(
    text: str, parts: Iterable[Span], things: Sequence[Thing], posts: Sequence[Titled], taken: Sequence[Span]
) -> list[Pointer]:
    """All bare mentions, sorted; none crosses a place in `taken` (mentions that name)."""
    found: dict[Span, Pointer] = {}
    said = _said_titles(posts)
    ending = {m.end: t for t in things for m in t.mentions}
    covered = {place for a, b in taken for place in range(a, b)}
    for start, end in parts:
        for pointer in (
            *_surnames(text, start, end, things, posts, said),
            *_titles(text, start, end, ending, posts, said),
            *_places(text, start, end, things),
            *_bodies(text, start, end, things),
            *_events(text, start, end, things),
        ):
            span = (pointer.mention.start, pointer.mention.end)
            if covered.isdisjoint(range(*span)):
                found.setdefault(span, pointer)
                continue
            crossing = [t for t in taken if t[0] < span[1] and span[0] < t[1]]
            if all(span[0] <= t[0] and t[1] <= span[1] and pointer.thing.type == "Person" for t in crossing):
                found.setdefault(span, pointer)
    kept: list[Pointer] = []
    for span in sorted(found, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1].mention.end:
            kept.append(found[span])
    return kept


def _bare(start: int, end: int, text: str, thing: Thing, rule: str) -> Pointer:
    name = " ".join(text[start:end].split())
    return Pointer(Found(start=start, end=end, name=name, type=thing.type, rule=rule, score=0.75, bare=True), thing)


def _said_titles(posts: Sequence[Titled]) -> set[str]:
    """The titles as they are said again: the whole word, and without the unit (해양정책관 → 정책관)."""
    words_ = {post.title.split()[-1] for post in posts if post.title.split()}
    split = {split[1] for word in words_ if (split := split_title(word))}
    return words_ | split | {rank for rank in _RANKS if any(word.endswith(rank) for word in words_)}


def _same_title(role: str, title: str) -> bool:
    return role == title or role.endswith(title)


def _called(text: str, things: Sequence[Thing], surname: str, title: str) -> dict[int, Thing]:
    """The people of that surname whom the text calls so by their whole name (한두리 산업부 장관 후보자)."""
    behind = re.compile(rf"(?:\s[가-힣A-Za-z0-9·]{{1,16}}(?<![은는이가을를의])){{0,4}}\s?{title}")
    return {
        id(thing): thing
        for thing in things
        if thing.type == "Person"
        and thing.name.startswith(surname)
        and any(behind.match(text, m.end) for m in thing.mentions)
    }


def _surnames(
    text: str, start: int, end: int, things: Sequence[Thing], posts: Sequence[Titled], said: set[str]
) -> Iterator[Pointer]:
    """이 시장은, 정 총리는."""
    surnames = table("titles")["surnames"]
    every = alternatives([*surnames["two"], *surnames["one"]])
    titles = alternatives(said | {"지사", "총리", "의원", "장관", "차관"} | _ACTING)
    for hit in re.finditer(rf"(?<![가-힣])({every})\s?({titles}){_END}", text[start:end]):
        people = {
            id(p.person): p.person
            for p in posts
            if p.person.name.startswith(hit.group(1))
            and (_same_title(p.title, hit.group(2)) or hit.group(2) in _ACTING)
        }
        if len(people) != 1 and hit.group(2) in _ACTING:
            people = _called(text, things, hit.group(1), hit.group(2))
        if (len(people) == 1 and " " in hit.group()) or (len(people) == 1 and len(hit.group(2)) >= 3):
            yield _bare(start + hit.start(), start + hit.end(), text, next(iter(people.values())), "surname-title")


def _titles(
    text: str, start: int, end: int, ending: Mapping[int, Thing], posts: Sequence[Titled], said: set[str]
) -> Iterator[Pointer]:
    """청주시장이, 과기정통부 장관과, 위원장은: the one person who holds that title."""
    titles = alternatives(said) if posts else ""
    if not titles:
        return
    for hit in re.finditer(rf"(?<![0-9A-Za-z가-힣])([0-9A-Za-z가-힣]*?)({titles}){_END}", text[start:end]):
        at = start + hit.start()
        before = ending.get(at) or ending.get(at - 1)
        holders = {id(p.person): p.person for p in posts if _same_title(p.title, hit.group(2))}
        if hit.group(1):
            bodies = [
                p for p in posts if p.body and _same_title(p.title, hit.group(2)) and _begins(p.body, hit.group(1))
            ]
            people = {id(p.person): p.person for p in bodies}
            if len(people) == 1:
                yield _bare(at, start + hit.end(), text, next(iter(people.values())), "body-title")
        elif before is not None and before.type != "Person":
            people = {id(p.person): p.person for p in posts if p.body is before and _same_title(p.title, hit.group(2))}
            if len(people) == 1:
                yield _bare(at, start + hit.end(), text, next(iter(people.values())), "body-title")
        elif before is None and len(holders) == 1 and len(hit.group(2)) >= 2 and not _OTHER_BODY.search(text, max(start, at - 12), at):  # fmt: skip
            if hit.group(2) in (
                "시장",
                "대표",
                "연구원",
                "책임",
                "수석",
                "의원",
                "위원",
                "교수",
                "공사",
            ) and not re.match(r"[은는이]\s", text[start + hit.end() : start + hit.end() + 2]):
                continue
            yield _bare(at, start + hit.end(), text, next(iter(holders.values())), "title-alone")


def _begins(body: Thing, prefix: str) -> bool:
    return any(form_of(name).startswith(prefix) or prefix.startswith(form_of(name)) for name in body.names)


def _places(text: str, start: int, end: int, things: Sequence[Thing]) -> Iterator[Pointer]:
    """시는, 도는: the one city, the one province that acts in the document."""
    for hit in _PLACE_SUBJECT.finditer(text, start, end):
        types = _SHORT_PLACES[hit.group(1)]
        fits = [t for t in things if t.type in types and any(n.endswith(hit.group(1)) for n in (*t.names, t.name))]
        before = [t for t in fits if t.mentions[0].start < hit.start()]
        if before:
            most = max(before, key=lambda t: (len(t.mentions), -t.mentions[0].start))
            if len(before) == 1 or len(most.mentions) > max(len(t.mentions) for t in before if t is not most):
                yield _bare(hit.start(1), hit.end(1), text, most, "place-short")


def _bodies(text: str, start: int, end: int, things: Sequence[Thing]) -> Iterator[Pointer]:
    """동 센터, 이 사업, 해당 위원회, and bare heads as subject (공단은)."""
    pattern = rf"(?<![0-9A-Za-z가-힣])((?:동|이|해당|이번|본)\s)?({alternatives(list(_BODIES))})(?=(은|는|이|가|을|를|의|에|에서|에는|에서는|와|과|측|로)(?![가-힣]))"
    for hit in re.finditer(pattern, text[start:end]):
        if not hit.group(1) and (hit.group(2) not in _ALONE or hit.group(3) not in ("은", "는", "에서는", "이", "가")):
            continue
        at = start + hit.start(2) if not hit.group(1) else start + hit.start(1)
        fits = [
            t
            for t in things
            if t.type not in ("Person", "Event", "Group")
            and any(form_of(n).endswith(hit.group(2)) for n in (*t.names, t.name))
        ]
        before = [t for t in fits if t.mentions[0].start < at]
        if not before:
            continue
        near = max(before, key=lambda t: max(m.start for m in t.mentions if m.start < at))
        if len(before) == 1 or (len(before) <= 3 and at - max(m.start for m in near.mentions if m.start < at) < 300):
            yield _bare(at, start + hit.end(2), text, near, "head-bare")


def _events(text: str, start: int, end: int, things: Sequence[Thing]) -> Iterator[Pointer]:
    """이번 회의, 이날 협약식, 착공식에는."""
    events = [t for t in things if t.type == "Event"]
    if not events:
        return
    nouns = words("heads", "Event", "strong") | words("heads", "Event", "weak") | words("heads", "Event", "held")
    pattern = rf"(?<![0-9A-Za-z가-힣])((?:이번|이날|동|본|이)\s)?((?:첫\s)?(?:{alternatives(nouns)})){_END}"
    for hit in re.finditer(pattern, text[start:end]):
        noun = hit.group(2).removeprefix("첫 ")
        fits = [t for t in events if any(form_of(n).endswith(noun) for n in t.names)]
        if not fits and noun in _SIGNINGS:
            fits = [t for t in events if any(form_of(n).endswith(_SIGNINGS) for n in t.names)]
        if not fits and hit.group(1) and noun in _SHOWS:
            fits = [t for t in events if head_of(t.name) is None]
        if not fits and (hit.group(1) or noun in ("행사", "회의")) and noun in ("행사", "회의", "자리"):
            fits = events if len(events) == 1 else []
        if len(fits) == 1 or (fits and hit.group(1)):
            at = start + hit.start()
            near = [t for t in fits if t.mentions[0].start < at] or fits
            thing = max(near, key=lambda t: max((m.start for m in t.mentions if m.start < at), default=-1))
            yield _bare(at, start + hit.end(), text, thing, "event-bare")
