"""Who belongs to whom by lists and footnotes: 한빛부 산하기관 3곳*, 지원단* (* A, B, C), 국가유산청 한국전통문화대학교, X 시상식 of X.

Comes in: scenes. Goes out: PART_OF and MEMBER_OF claims in the bag. Nothing is taken from the lexicon that the text does not put side by side.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.evidence import ASSERTED
from kg.extract.claims import Claims, scene_at
from kg.extract.clauses import SUBJECT, TOPIC, Scene
from kg.extract.model import Thing
from kg.extract.sorts import BODIES, actors
from kg.extract.things import form_of

_SUBORDINATE = re.compile(r"산하|소속|부속|계열")
_OWN_UNIT = re.compile(r"(?:산하|소속|부속|계열)(?:의)?\s[가-힣]+$")
_NOTE = re.compile(r"[’'”\"」』｣\s]{0,2}[*＊]{1,2}")
_OWNERS = frozenset({"GovernmentBody", "City", "Province", "Company", "Association"})
_GOES_ON = ("&", "및", "과", "와", "·")
_WHOLES = frozenset({"Programme", "Event"})


def affiliates(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All lists and footnotes of the document that say who belongs to whom."""
    for scene in scenes:
        _subordinates(bag, scene)
    _noted_members(bag, scenes)
    _listed_units(bag, scenes)
    _ceremonies(bag, scenes)


def _subordinates(bag: Claims, scene: Scene) -> None:
    """환경부가 ... 한국환경공단 등 9개 산하기관이: the body that the sentence is about, and its agencies."""
    for group in scene.groups:
        text = bag.reading.flat(group.start, group.end)
        if _OWN_UNIT.match(group.noun):  # 한빛부 산하 가람공단은: the unit behind is its own, no list of agencies
            continue
        if not (
            _SUBORDINATE.search(group.noun)
            or (len(group.phrases) > 1 and _is_pointed(bag, group.phrases[0].start, text))
        ):
            continue
        before = [g for g in scene.groups if g.end <= group.start and g.role in (TOPIC, SUBJECT)]
        owner = next((t for g in reversed(before) for t in g.things if t.type in _OWNERS), None)
        for unit in actors(group) if owner is not None and not scene.quoted_at(group.start) else ():
            if owner is not None and unit.type in BODIES and unit.type not in ("City", "Province"):
                bag.add("PART_OF", unit, owner, scene, group.start, "subordinate", 0.75, end=group.end, modality=ASSERTED)  # fmt: skip


def _is_pointed(bag: Claims, start: int, text: str) -> bool:
    """Whether the group stands for a footnote's list behind words that call them subordinate."""
    return bool(_SUBORDINATE.search(text)) and bag.reading.text[start : start + 1].isdigit()


def _noted_members(bag: Claims, scenes: Sequence[Scene]) -> None:
    """지원단*, and a footnote that lists bodies: its members."""
    blocks = bag.reading.blocks
    for at in bag.reading.places:
        mark = _NOTE.match(bag.reading.text, at.end) if at.thing.type == "Committee" and not at.inner else None
        scene = scene_at(scenes, at.start) if mark else None
        if scene is None:
            continue
        note = next(
            (b for b in blocks[scene.sentence.block + 1 : scene.sentence.block + 3] if b.mark.startswith(("*", "＊"))),
            None,
        )
        if note is None:
            continue
        named = [
            o for o in bag.reading.inside(note.start, note.end) if o.thing.type in BODIES and o.thing is not at.thing
        ]
        letters = sum(o.end - o.start for o in named)
        words = bag.reading.text[note.start : note.end]
        below = scene_at(scenes, note.start)
        if below is None or len(named) < 2 or letters < 0.35 * len(words.replace(" ", "")):
            continue
        for other in named:
            bag.add("MEMBER_OF", other.thing, at.thing, below, other.start, "noted-member", 0.7, start=note.start, modality=ASSERTED)  # fmt: skip


def _listed_units(bag: Claims, scenes: Sequence[Scene]) -> None:
    """국가유산청 한국전통문화대학교: a ministry in front of a school or office of its own."""
    for one, other in pairwise(bag.reading.places):
        scene = scene_at(scenes, one.start)
        gap = bag.reading.flat(one.end, max(one.end, other.start))
        if scene is None or one.thing.type != "GovernmentBody" or one.inner or gap not in (" ", " 「"):
            continue
        if (
            other.thing.type in ("University", "Facility")
            and not scene.quoted_at(one.start)
            and other.start > one.start
        ):
            bag.add("PART_OF", other.thing, one.thing, scene, other.start, "ministry-unit", 0.65, start=one.start, end=other.end, modality=ASSERTED)  # fmt: skip


def _ceremonies(bag: Claims, scenes: Sequence[Scene]) -> None:
    """X 공모전 시상식 is part of X."""
    for event in bag.reading.things:
        whole = _whole(bag, event) or _named_after(bag, event) if event.type == "Event" else None
        if whole is not None:
            at, thing = whole
            scene = scene_at(scenes, at)
            if scene is not None:
                bag.add("PART_OF", event, thing, scene, at, "event-of-scheme", 0.7, start=at, modality=ASSERTED)


def _named_after(bag: Claims, event: Thing) -> tuple[int, Thing] | None:
    """The scheme or festival whose whole name the event's name begins with (X 지원사업 최종발표회)."""
    form = form_of(event.name)
    wholes = [
        thing
        for thing in bag.reading.things
        if thing.type in _WHOLES
        and thing is not event
        and len(whole := form_of(thing.name)) >= 5
        and form.startswith(whole)
        and not form[len(whole) :].startswith(_GOES_ON)
    ]
    return (event.mentions[0].start, max(wholes, key=lambda thing: len(thing.name))) if wholes else None


def _whole(bag: Claims, event: Thing) -> tuple[int, Thing] | None:
    for mention in event.mentions:
        for at in bag.reading.inside(mention.start, mention.end, inner=True):
            if at.inner and at.thing.type in _WHOLES and at.thing is not event and at.start <= mention.start + 1:
                return mention.start, at.thing
    return None
