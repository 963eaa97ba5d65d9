"""How far a facility, project, programme, policy or fund has come.

Comes in: the claims found so far and the scenes' predicates. Goes out: `status` claims, a step of the ladder each, with the sentence that says so.
"""

import functools
import re
from collections.abc import Sequence

from kg.evidence import ASSERTED, CLAIMED, DENIED, PLANNED, PROPOSED, Claim
from kg.extract.claims import Claims
from kg.extract.clauses import OBJECT, SUBJECT, TOPIC, Scene
from kg.extract.predicates import Predicate
from kg.extract.tables import table

_AGAINST = re.compile(r"반대|철회|저지|중단|규탄|백지화")
_THINGS = frozenset({"Facility", "Project", "Programme", "Policy", "Fund"})


@functools.cache
def _steps() -> dict[str, str]:
    return {verb: str(step) for step, verbs in table("frames")["status"].items() for verb in verbs}


def status(bag: Claims, scenes: Sequence[Scene]) -> None:
    """One claim for each step that a sentence states of a thing."""
    for scene in scenes:
        for predicate in scene.predicates:
            step = _steps().get(predicate.lemma)
            if step:
                _state(bag, scene, predicate, step)


def _state(bag: Claims, scene: Scene, predicate: Predicate, step: str) -> None:
    before = [g for g in scene.groups if g.phrases[-1].end <= predicate.start]
    if not before:
        return
    group = before[-1]
    direct = bag.reading.flat(group.phrases[-1].end, predicate.start).strip(" ’'”\"」』｣") == ""
    spoken = (
        group.role in ((SUBJECT, TOPIC) if predicate.voice == "passive" else (OBJECT,))
        and predicate.start - group.end < 12
    )
    if not direct and not spoken:
        return
    modality = bag.modality(scene, predicate.start)
    after = bag.reading.flat(predicate.end, min(scene.sentence.end, predicate.end + 14))
    if modality == DENIED or (predicate.form == "nominal" and _AGAINST.search(after)):
        return
    if modality == PLANNED and step not in ("bidding", "agreed"):
        step = "planned"
    elif modality in (PROPOSED, CLAIMED) or (scene.quoted_at(predicate.start) and step == "planned"):
        step = "proposed" if step != "bidding" else step
    first, last = bag.quote_span(scene, predicate.start, group.start, predicate.end)
    quoted = scene.quoted_at(predicate.start)
    speaker = bag.speakers.get(quoted) if quoted else None
    for thing in group.things:
        if thing.type in _THINGS:
            bag.found.append(
                Claim(
                    type="status",
                    subject=thing.key,
                    value=step,
                    start=first,
                    end=last,
                    quote=bag.reading.text[first:last],
                    modality=CLAIMED if quoted else (modality if modality != CLAIMED else ASSERTED),
                    speaker=speaker.key if speaker else None,
                    when=bag.when(first, last),
                    confidence=0.6,
                    rule="status",
                )
            )
