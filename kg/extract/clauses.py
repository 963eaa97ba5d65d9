"""Who does what in a sentence: lists of mentions with their particle, and predicates.

Comes in: a sentence of the reading. Goes out: a `Scene`: groups of coordinated mentions with their role (topic, subject, object, place, ...)
and predicates with lemma, voice and form. The particle of the last member of a list is that of all. No relation is decided here.
"""

import re
from collections.abc import Sequence

from kg.extract import pointed_lists
from kg.extract.groups import (
    AT,
    BY,
    CLOSING,
    FROM,
    NONE,
    OBJECT,
    OF,
    SUBJECT,
    THINGS,
    TO,
    TOPIC,
    WITH,
    Group,
    Phrase,
    Scene,
    set_role,
)
from kg.extract.model import Sentence, Thing
from kg.extract.predicates import predicates_of
from kg.extract.reading import Reading

__all__ = [
    "AT",
    "BY",
    "FROM",
    "NONE",
    "OBJECT",
    "OF",
    "SUBJECT",
    "TO",
    "TOPIC",
    "WITH",
    "Group",
    "Phrase",
    "Scene",
    "in_brackets",
    "scenes",
]

_GAP = re.compile(
    r"[\s’'”\"」』》〉｣＞]*(?:등)?\s*(?:[,·ㆍ∙‧/&]|및|와|과|그리고|이?며|등과|[-–](?=[^\s])|[▲▴△▵](?=\s?$))\s*(?:[‘'“\"「『《〈｢＜*▲▴△▵]|또한|특히|지역|및|\((?:사|재|학|의)\)|(?:사단|재단|학교)법인\s)*\s*$"
)
_POSED = re.compile(r"\s?\((?:왼쪽|오른쪽|가운데|앞줄|뒷줄|사진|맨|첫|두|세|네)[^()]{0,12}\)")
"""Where in the picture somebody stands."""
_GLOSS = re.compile(r"\s?\(([^()]{0,80})\)")
_MARK_BEFORE = re.compile(r"(?:㈜|\([주유]\)|주식회사|유한회사|농업회사법인)\s?$")
_MARK_AFTER = re.compile(r"\s?(?:㈜|\([주유]\)|주식회사)(?![가-힣A-Za-z]{2})")


def scenes(reading: Reading, quoted: Sequence[tuple[int, int]]) -> list[Scene]:
    """All sentences, taken apart; `quoted` are the spans of speech."""
    spans = {p.person: (p.start, p.end) for p in reading.posts}
    found: list[Scene] = []
    noted = pointed_lists.notes(reading)
    lists: list[Group] = []
    for sentence in reading.sentences:
        phrases = _phrases(reading, sentence, spans)
        groups = _groups(reading, sentence, phrases)
        groups += pointed_lists.noted(reading, sentence, noted)
        groups += pointed_lists.parties(reading, sentence, groups, lists)
        groups.sort(key=lambda g: g.start)
        inside = [q for q in quoted if q[0] < sentence.end and sentence.start < q[1]]
        lists += [g for g in groups if len(g.things) >= 2 and not g.spread]
        front = [p for g in groups if g.role in (TOPIC, SUBJECT) for p in g.phrases]
        company = [p for g in groups if g.role == WITH for p in g.phrases]
        if front and company:
            lists.append(Group([*front, *company]))
        found.append(
            Scene(sentence, groups, predicates_of(sentence, [(p.at.start, p.at.end) for p in phrases]), inside)
        )
    return found


def _phrases(reading: Reading, sentence: Sentence, spans: dict[tuple[int, int], tuple[int, int]]) -> list[Phrase]:
    found: list[Phrase] = []
    places = reading.inside(sentence.start, sentence.end)
    people = {spans[(at.start, at.end)]: at for at in places if (at.start, at.end) in spans}
    reach = sentence.start - 1
    for at in places:
        if at.end <= reach:
            continue
        holder = next(((a, b) for (a, b), p in people.items() if a <= at.start and at.end <= b and p is not at and not in_brackets(reading.text, at.end, p.start)), None)  # fmt: skip
        if holder is not None and (at.thing.type != "Person" or in_brackets(reading.text, holder[0], at.start)):
            continue
        start, end = spans.get((at.start, at.end), (at.start, at.end))
        if at.thing.type == "Person" and in_brackets(reading.text, start, at.start):
            start = at.start  # 한빛대 지원단(단장 김하나): the body before the bracket stands for itself
        if at.thing.type == "Company":
            while mark := _MARK_BEFORE.search(reading.text, max(reach, start - 8, sentence.start), start):
                start = mark.start()
            if mark := _MARK_AFTER.match(reading.text, end, sentence.end):
                end = mark.end()
        while end < sentence.end and reading.text[end] in CLOSING:
            end += 1
        if (gloss := _GLOSS.match(reading.text, end, sentence.end)) and at.thing.type != "Person":
            end = gloss.end()
            reach = end
        while end < sentence.end and reading.text[end] in CLOSING:
            end += 1
        if at.thing.type == "Person" and (posed := _POSED.match(reading.text, end, sentence.end)):
            end = posed.end()
        found.append(Phrase(min(start, at.start), max(end, at.end), at))
    return found


def in_brackets(text: str, start: int, position: int) -> bool:
    """Whether a bracket that opens behind `start` is still open at that place: 한빛부(장관 김하나) 이두리 본부장."""
    before = text[start:position]
    return before.count("(") > before.count(")")


def _groups(reading: Reading, sentence: Sentence, phrases: list[Phrase]) -> list[Group]:
    groups: list[Group] = []
    for phrase in phrases:
        gap = (
            reading.flat(groups[-1].phrases[-1].end, phrase.start)
            if groups and groups[-1].phrases[-1].end <= phrase.start
            else None
        )
        if groups and gap in ("", " ") and _describes(groups[-1].phrases[-1].thing, phrase.thing):
            groups[-1].phrases[-1] = phrase
        elif (
            groups
            and gap is not None
            and ((gap == "." or _GAP.match(gap)) and _same_sort(groups[-1].phrases[-1].thing, phrase.thing))
        ):
            groups[-1].phrases.append(phrase)
        else:
            groups.append(Group([phrase]))
    for group in groups:
        set_role(reading, sentence, group)
    return groups


def _same_sort(one: Thing, other: Thing) -> bool:
    """Whether two things can stand in one list: actors with actors, undertakings with undertakings."""
    return (one.type in THINGS) == (other.type in THINGS) and (one.type == "Event") == (other.type == "Event")


_OWNERS = frozenset(
    {"Province", "City", "Country", "GovernmentBody", "University", "Company", "ResearchInstitute", "Organization"}
)


def _describes(owner: Thing, unit: Thing) -> bool:
    """Whether the first of two names side by side only says whose or where the second is (경북 포항시, 문화재청 국립문화재연구원)."""
    if owner.type not in _OWNERS or unit.type in ("Person", "Event", *THINGS):
        return False
    if owner.type == "Country":
        return unit.type in ("City", "Province") and (unit.row is None or unit.row.parent in (owner.name, *owner.names))
    if owner.type in ("Province", "City"):
        return unit.type not in ("Province", "Country")
    return unit.row is None or unit.row.parent in (owner.name, *owner.names)
