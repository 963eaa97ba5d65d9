"""Bids that are told as a contest: A, B 등이 유치전에 뛰어들었다, C도 도전장을 내밀었다; D, E 등 유치 대상 기관.

Comes in: scenes. Goes out: BIDS_FOR claims in the bag. What is bid for stands right before the words of contest, else it is the one
thing that the text tells to be wanted (X 유치, X 공모). Where the sentence names a noun of action with its object, `frames` says it too.
"""

import functools
import re
from collections.abc import Sequence

from kg.extract.claims import Claims
from kg.extract.clauses import OBJECT, SUBJECT, TOPIC, WITH, Group, Scene
from kg.extract.model import Thing
from kg.extract.subjects import voice_of
from kg.extract.tables import alternatives, table

_PRIZES = frozenset({"Facility", "Project", "Event", "ResearchInstitute", "University", "GovernmentBody", "Organization"})  # fmt: skip
_BIDDERS = frozenset({"City", "Province", "University"})
_WANTED_BODIES = frozenset({"GovernmentBody", "Organization", "Association", "Company", "ResearchInstitute"})
_CLOSES = r"[’'”\"」』》〉｣＞]{0,2}(?:\([^()]{0,30}\))?[’'”\"」』》〉｣＞]?"
_CALLED = re.compile(rf"{_CLOSES}(?:의|을|를)?\s?(?:최종\s|추가\s|신규\s|본사\s)?(?:입지|후보지|대상지)?\s?(?:유치|공모|지정|선정|유치전|후보지|입지|잡기)")  # fmt: skip
_RIGHT_BEFORE = re.compile(rf"^{_CLOSES}(?:의|을|를)?\s?(?:최종\s|추가\s|신규\s|본사\s)?$")
_NOUN_BEFORE = re.compile(r"(?<![가-힣])([가-힣A-Za-z·]*[^은는이가도을를의에서로과와,.\s])(?:을|를|의)?\s$")
_WANTED = re.compile(r"유치\s?(?:희망\s?|대상\s?|목표\s?|를\s희망하는\s|를\s추진하는\s)(?:주요\s|공공\s?|핵심\s)?기관")
_ETC_BEFORE = re.compile(r"^\s?등(?:의)?\s(?:[가-힣\d]{1,8}\s){0,3}$")
_NAMED_AFTER = re.compile(r"^(?:은|는|으로는?|으로|\()\s?[^.]{0,20}$")


def bids(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All contests of the document."""
    prize = _prize(bag)
    lead: list[Thing] = []
    block = -1
    for scene in scenes:
        if scene.sentence.block != block:
            lead, block = [], scene.sentence.block
        flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
        for cue in _contests().finditer(flat):
            _contest(bag, scene, scene.sentence.start + cue.start(), scene.sentence.start + cue.end(), prize)
        if wanted := _WANTED.search(flat):
            _wanted(bag, scene, scene.sentence.start + wanted.start(), scene.sentence.start + wanted.end(), lead)
        own = [t for g in scene.groups if g.role == TOPIC for t in g.things if t.type in _BIDDERS]
        lead = own or lead


@functools.cache
def _contests() -> re.Pattern[str]:
    cues = table("frames")["contest"]
    after, words = alternatives(cues["after"]), alternatives(cues["words"])
    late = r"유치(?:전)?에는?\s(?:[가-힣·,]+\s){1,4}(?:뛰어들|나서|나섰|가세|도전)"
    return re.compile(rf"{late}|유치(?:에|를|의)?\s?(?:[가-힣]{{2,4}}\s)?(?:{after})|(?:{words})")


def _prize(bag: Claims) -> Thing | None:
    """The one thing that the text says to be wanted, by the words behind its name; None where there are two of the same weight."""
    text = bag.reading.text
    weights = []
    for thing in bag.reading.things:
        if thing.type in _PRIZES and (thing.row is None or thing.type not in ("GovernmentBody", "Organization")):
            named = [*thing.mentions, *bag.reading.pointed.get(thing.number, ())]
            if told := sum(bool(_CALLED.match(text, m.end)) for m in named):
                weights.append((told, len(named), -thing.mentions[0].start, thing))
    weights.sort(key=lambda w: w[:3], reverse=True)
    if not weights or (len(weights) > 1 and weights[0][:2] == weights[1][:2]):
        return None
    return weights[0][3]


def _contest(bag: Claims, scene: Scene, at: int, end: int, prize: Thing | None) -> None:
    """Who is told to take part in the contest at that place, and for what."""
    quoted = scene.quoted_at(at)
    before = [g for g in scene.groups if g.phrases[-1].end <= at + 1 and scene.quoted_at(g.start) == quoted]
    near = next((g for g in reversed(before) if _RIGHT_BEFORE.match(bag.reading.flat(g.phrases[-1].end, at))), None)
    named = [t for t in near.things if t.type in _PRIZES | _WANTED_BODIES] if near else []
    other = near is not None and near.role not in (TOPIC, SUBJECT)
    targets = named or (
        [prize] if prize is not None and not other and not _names_another(bag, scene, at, prize) else []
    )
    told = next((p for p in scene.predicates if p.start >= at and p.form != "nominal"), None)
    behind = next((g for g in scene.groups if told and told.form == "adnominal" and 0 <= g.start - told.end <= 6), None)
    if behind is not None and any(t.type in _BIDDERS for t in behind.things):
        before = [behind]
    inside = [g for g in scene.groups if at < g.start < end and g.role in (TOPIC, SUBJECT)]
    for group in inside or before:
        beside = group.role == OBJECT and "비롯" in bag.reading.flat(group.end, min(at, group.end + 4))
        if group.noun and not group.noun.startswith("등") and group.role not in (TOPIC, SUBJECT):
            continue
        if group is behind or beside or group.role in (TOPIC, SUBJECT) or (group.role == WITH and not group.noun):
            for bidder in group.things if group is not near else ():
                for target in targets if bidder.type in _BIDDERS else ():
                    bag.add("BIDS_FOR", bidder, target, scene, at, "contest", 0.7, start=group.start, end=at)


def _names_another(bag: Claims, scene: Scene, at: int, prize: Thing) -> bool:
    """Whether the word before the contest says what is wanted, and it is not the prize (기관 유치에 나서다)."""
    word = _NOUN_BEFORE.search(bag.reading.flat(scene.sentence.start, at))
    return word is not None and not any(name.endswith(word.group(1)) for name in (prize.name, *prize.names))


def _wanted(bag: Claims, scene: Scene, start: int, end: int, lead: Sequence[Thing]) -> None:
    """A, B 등 유치 대상 기관, 유치 대상 기관은 A, B 등이다: each of them is wanted by who speaks or is spoken of."""
    quoted = scene.quoted_at(start)
    listed = [t for g in scene.groups if _belongs(bag, g, start, end) for t in g.things if t.type in _WANTED_BODIES]
    if not listed:
        return
    own = [t for g in scene.groups if g.role in (TOPIC, SUBJECT) and g.start < start and scene.quoted_at(g.start) == quoted for t in g.things]  # fmt: skip
    bidders = [t for t in own if t.type in _BIDDERS] or (voice_of(bag, quoted) if quoted else list(lead))
    for bidder in bidders:
        for target in listed:
            bag.add("BIDS_FOR", bidder, target, scene, start, "wanted-body", 0.7, start=scene.sentence.start, end=end)


def _belongs(bag: Claims, group: Group, start: int, end: int) -> bool:
    """Whether the group is the list that those words sum up."""
    last = group.phrases[-1].end
    if last <= start:
        return bool(_ETC_BEFORE.match(bag.reading.flat(last, start)))
    return group.start >= end and bool(_NAMED_AFTER.match(bag.reading.flat(end, group.start)))
