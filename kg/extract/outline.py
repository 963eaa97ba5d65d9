"""The outline of a release: (참석) A, B; ◈ 장소 : C; ㅇ 주최/주관 : D; * 구성 : E, F.

Comes in: scenes. Goes out: PARTICIPATES_IN, LOCATED_IN, ORGANISES, SUPPORTS, MEMBER_OF claims in the bag. A label opens a list, on its own line
or on those that follow; another label, or a sentence, closes it. What is listed belongs to the event that the outline's
title names, else to the occasion of the text. Labels are data: `schema/frames.toml`, `outline`.
"""

import functools
import re
from collections.abc import Sequence
from itertools import pairwise

from kg.evidence import ASSERTED
from kg.extract.claims import Claims
from kg.extract.clauses import Group, Phrase, Scene
from kg.extract.model import Thing
from kg.extract.occasion import occasion
from kg.extract.sorts import BODIES, VENUES, actors
from kg.extract.tables import alternatives, table

_FRONT = r"[\W_]{0,5}(?:\d{1,2}[.)]\s?)?[(\[<【]?\s?"
_BACK = r"\s?(?:\([^()]{0,12}\)\s?)?[)\]>】]?\s?(?:[:：∶]|(?<=[)\]])|(?=\s?$))"
_TITLE = re.compile(r"(?:개요|행사|일정|계획)\W*$")
_HOME = re.compile(r"^[^,()]{0,12}\((?:[^(),]{1,20},\s?)?$")
_SPAN = 8
"""How many lines a label without a list on its own line may govern."""


@functools.cache
def _label() -> re.Pattern[str]:
    labels = table("frames")["outline"]
    parts = "|".join(f"(?P<{kind}>{_spaced(alternatives(list(words)))})" for kind, words in labels.items())
    return re.compile(rf"{_FRONT}(?:(?:주요|공동|행사|개최|당일)\s?)?(?:{parts})\s?{_BACK}")


def _spaced(pattern: str) -> str:
    """The pattern with room for a blank between the syllables of its words (참 석 자)."""
    return re.sub(r"(?<=[가-힣])(?=[가-힣])", r"\\s?", pattern)


@functools.cache
def _sublabel() -> re.Pattern[str]:
    return re.compile(
        r"[\W_]{0,4}(?:[(\[]\s?[가-힣A-Za-z·/\s]{1,16}\s?[)\]]|[가-힣A-Za-z·/]{2,12}(?:\s?\([^()]{1,8}\))?\s?[:：])\s?"
    )


def outline(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All lists of the outlines of the document."""
    main = occasion(bag.reading)
    event, kind, left, came = main, "", 0, False
    council = _council(bag)
    convened = False
    for scene in scenes:
        flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
        titled = [p.thing for g in scene.groups for p in g.phrases if p.thing.type == "Event" and not p.at.found.bare]
        councils = [
            p.thing for g in scene.groups for p in g.phrases if p.thing.type == "Committee" and not p.at.found.bare
        ]
        if councils and not titled and _TITLE.search(flat) and len(flat) < 60:
            event, council, kind, convened = None, councils[0], "", True
            continue
        if titled and _TITLE.search(flat) and len(flat) < 60:
            convened = False
            event, kind = titled[0], ""
            continue
        label = _label().match(flat)
        if label is not None:
            came = label.lastgroup == "member" and (kind == "attend" or (came and kind == "member"))
            kind = str(label.lastgroup)
            left = 1 if _listed(scene, kind) else 2 if kind == "place" else _SPAN
        elif kind and not _sublabel().match(flat) and (any(p.form == "finite" for p in scene.predicates) and not _dense(bag, scene)):  # fmt: skip
            kind = ""
            continue
        elif not kind or not _goes_on(bag, scene, kind, flat, left > 1):
            continue
        else:
            left -= 1
        if kind in ("attend", "member", "host", "sponsor", "place"):
            _take(bag, scene, kind, event or main, council)
        if kind == "attend" and convened:
            _take(bag, scene, "member", None, council)
        if kind == "member" and came:
            _take(bag, scene, "attend", event or main, council)


def _goes_on(bag: Claims, scene: Scene, kind: str, flat: str, waiting: bool) -> bool:
    """Whether a line without a label of its own belongs to the list; `waiting` for its first items, any short line does."""
    if kind == "place":
        return waiting
    return _dense(bag, scene, 1 if waiting else 2) or (waiting and bool(_sublabel().match(flat)))


def _take(bag: Claims, scene: Scene, kind: str, event: Thing | None, council: Thing | None) -> None:
    at = scene.sentence.start
    homes = {id(p) for p in _homes(bag, scene)}
    for group in scene.groups:
        for thing in [p.thing for p in group.phrases if id(p) not in homes]:
            if thing.type not in VENUES and thing not in actors(group):
                continue
            if kind == "place":
                if event is not None and thing.type in VENUES and group is _venue(scene):
                    bag.add("LOCATED_IN", event, group.things[-1], scene, at, "outline-place", 0.75, start=at, end=group.end)  # fmt: skip
            elif thing.row is not None and thing.row.name == "대한민국 정부":
                continue
            elif kind == "member" and council is not None:
                if thing is not council and thing.type != "Committee":
                    bag.add("MEMBER_OF", thing, council, scene, at, "outline-member", 0.75, start=at, end=group.end, modality=ASSERTED)  # fmt: skip
            elif event is not None and thing in actors(group):
                relation = {"host": "ORGANISES", "sponsor": "SUPPORTS"}.get(kind, "PARTICIPATES_IN")
                if relation == "ORGANISES" and thing.type not in BODIES:
                    continue
                bag.add(relation, thing, event, scene, at, f"outline-{kind}", 0.75, start=at, end=group.end, modality=None if kind != "attend" else ASSERTED)  # fmt: skip


def _homes(bag: Claims, scene: Scene) -> list[Phrase]:
    """The bodies in brackets behind a person, where the person comes from: 이름 교수(한빛대)."""
    phrases = [p for g in scene.groups for p in g.phrases]
    return [
        p
        for before, p in pairwise(phrases)
        if p.thing.type != "Person"
        and before.thing.type == "Person"
        and _HOME.search(bag.reading.flat(before.end, p.start))
    ]


def _venue(scene: Scene) -> Group | None:
    """The group of the venue: the first building, else the first place."""
    venues = [g for g in scene.groups if any(t.type in VENUES for t in g.things)]
    return next((g for g in venues if any(t.type == "Facility" for t in g.things)), venues[0] if venues else None)


def _listed(scene: Scene, kind: str) -> bool:
    """Whether the label's list stands on its own line."""
    wanted = VENUES if kind == "place" else None
    return any((t.type in wanted) if wanted else t in actors(g) for g in scene.groups for t in g.things)


def _dense(bag: Claims, scene: Scene, least: int = 2) -> bool:
    """Whether the line is little else than a list of actors."""
    named = [p for g in scene.groups for p in g.phrases if p.thing in actors(g)]
    letters = sum(p.end - p.start for p in named)
    plain = re.sub(r"[\s,·()]", "", bag.reading.flat(scene.sentence.start, scene.sentence.end))
    return len(named) >= least and letters >= 0.4 * len(plain)


def _council(bag: Claims) -> Thing | None:
    """The committee that the document is about: the one named most often, if it is named twice."""
    every = [t for t in bag.reading.things if t.type == "Committee" and t.row is None]
    every.sort(key=lambda t: (-len(t.mentions), t.mentions[0].start))
    return every[0] if every and (len(every) == 1 or len(every[0].mentions) > len(every[1].mentions)) else None
