"""What a release is about belongs to the body that speaks in it: its undertakings, and the meeting that it tells of.

Comes in: scenes, the publisher, and the claims found so far. Goes out: PURSUES and ORGANISES claims in the bag, only where no sentence says whose
the thing is. Holds for what the headline, the lines below it or the first full sentence name; of newspapers, whose
publisher tells of others, only where that sentence is about one body.
"""

import re
from collections.abc import Sequence

from kg.evidence import ASSERTED, CLAIMED, DENIED
from kg.extract.claims import Claims, scene_at
from kg.extract.clauses import AT, SUBJECT, TOPIC, Scene
from kg.extract.model import Thing
from kg.extract.occasion import occasion
from kg.extract.reading import At
from kg.extract.subjects import releasing

_SENDERS = frozenset({"GovernmentBody", "City", "Province", "University", "ResearchInstitute", "Company", "Association", "Organization"})  # fmt: skip
_OWNED = frozenset({"PURSUES", "OPERATES", "OWNS", "FUNDS", "ORGANISES", "BIDS_FOR"})
_UNDERTAKINGS = frozenset({"Programme", "Project", "Policy", "Fund"})
_HEADS = frozenset({"headline", "subhead"})
_MEETING = re.compile(r"(?:간담회|회의|토론회|설명회|포럼|세미나|공모전|워크숍|발표회|보고회|공유회|회담|착수회의|공청회|컨퍼런스|콘퍼런스|심포지엄|시상식|경진대회|교육|캠페인|박람회|축제)$")  # fmt: skip
_HELD = re.compile(r"개최|열린다|열었|연다|마련|실시|진행|개막|갖는|가졌|공모")
_CITED = re.compile(r"[’'”\"」』》〉｣)]{0,3}\s?(?:\([^()]{0,30}\))?(?:에\s?(?:따|의|근거|대비|맞)|\s?대응|\s?(?:시행\s)?대비|상\s|로\s인|\s?제\d+조|\s?(?:통합)?본선|\s?종합\s?검증)")  # fmt: skip
"""Behind a law or scheme of somebody else: what is done because of it."""
_GUEST = re.compile(r"참석|방문|참가|찾아")


def releases(bag: Claims, scenes: Sequence[Scene], publisher: Thing | None) -> None:
    """All that the head of the document leaves to its sender."""
    sender = _sender(bag, scenes, publisher)
    lead = next((s for s in scenes if s.sentence.kind == "paragraph" and any(p.form == "finite" for p in s.predicates)), None)  # fmt: skip
    if sender is None or lead is None:
        return
    owned = {claim.object for claim in bag.found if claim.type in _OWNED}
    head = [at for at in bag.reading.places if _is_head(scenes, at, lead)]
    for at in head:
        scene = scene_at(scenes, at.start)
        if scene is None or at.thing.type not in _UNDERTAKINGS or at.thing.key in owned or at.found.bare:
            continue
        if _of_another(scene, at, sender):
            continue
        if (at.inner and not _names_event(head, at)) or scene.quoted_at(at.start):
            continue
        if _CITED.match(bag.reading.flat(at.end, min(scene.sentence.end, at.end + 40))):
            continue
        if bag.add("PURSUES", sender, at.thing, scene, at.start, "release-about", 0.55, end=at.end, modality=_said(bag, scene, at)):  # fmt: skip
            owned.add(at.thing.key)
    event = occasion(bag.reading)
    if event is None or event.key in owned or not _MEETING.search(event.name):
        return
    for at in head:
        scene = scene_at(scenes, at.start)
        if at.thing is event and scene is not None:
            flat = bag.reading.flat(at.end, scene.sentence.end)
            if _HELD.search(flat) and not _GUEST.search(flat):
                bag.add("ORGANISES", sender, event, scene, at.start, "release-meeting", 0.55, end=at.end, modality=_said(bag, scene, at))  # fmt: skip
                return


def _sender(bag: Claims, scenes: Sequence[Scene], publisher: Thing | None) -> Thing | None:
    """The body that the first full sentence is about, else a publisher that the lexicon knows to be no outlet."""
    speaking = releasing(bag, scenes)
    if speaking:
        return speaking[0]
    known = publisher is not None and publisher.row is not None and publisher.type in _SENDERS
    return publisher if known and publisher is not None and publisher.mentions else None


def _said(bag: Claims, scene: Scene, at: At) -> str:
    """What the sentence makes of it; a view or denial in it is about something else, for a release tells of it."""
    said = bag.modality(scene, at.start)
    return ASSERTED if said in (DENIED, CLAIMED) else said


def _of_another(scene: Scene, at: At, sender: Thing) -> bool:
    """Whether the line says of another body that it does something with the thing (한빛공사, 가람 캠퍼스 구축)."""
    before = [g for g in scene.groups if g.end <= at.start and g.role in (TOPIC, SUBJECT)]
    return bool(before) and sender not in before[-1].things and any(t.type in _SENDERS for t in before[-1].things)


def _names_event(head: Sequence[At], at: At) -> bool:
    """Whether the mention stands in the name of an event: X 시상식 is held by whose X is."""
    outer = [o for o in head if o.start <= at.start and at.end <= o.end and not o.inner]
    return any(o.thing.type == "Event" for o in outer)


def _is_head(scenes: Sequence[Scene], at: At, lead: Scene) -> bool:
    """Whether the mention stands in the headline, above the body, or in the first full sentence, and is no place."""
    scene = scene_at(scenes, at.start)
    if scene is None or any(g.role == AT and g.start <= at.start < g.end for g in scene.groups):
        return False
    return scene is lead or (scene.sentence.kind in _HEADS and scene.sentence.start < lead.sentence.start)
