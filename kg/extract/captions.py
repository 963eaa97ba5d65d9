"""Who is in the picture: (왼쪽부터) A 장관, B 시장, C 대표가 기념촬영을 하고 있다.

Comes in: scenes. Goes out: PARTICIPATES_IN claims of the people that a picture's caption lists, at the event that the caption names.
"""

import re
from collections.abc import Sequence

from kg.evidence import ASSERTED
from kg.extract.claims import Claims
from kg.extract.clauses import Scene
from kg.extract.model import Thing

_FROM_LEFT = re.compile(
    r"^\W*(?:사진\s?(?:은|설명)?\W*)?(?:앞줄\s|뒷줄\s|사진\s|맨\s)?(?:왼쪽|오른쪽)(?:에서|부터|에서부터)"
)
_PICTURE = re.compile(
    r"(?:기념\s?(?:사진|촬영)|사진\s?촬영|포즈|악수|박수|테이프\s?커팅|(?:왼쪽|오른쪽)(?:부터|에서)|서명하고|협약서)"
)
_REPORTS = re.compile(r"\s?(?:선임|사진|수습|인턴)?\s?(?:기자|특파원)")


def captions(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All captions of the document."""
    told: tuple[int, Thing] | None = None
    for scene in scenes:
        flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
        here = [t for g in scene.groups for t in g.things if t.type == "Event" and not scene.quoted_at(g.start)]
        listed = _FROM_LEFT.match(flat) is not None
        if here and (listed or _PICTURE.search(flat)):
            told = scene.sentence.block, here[0]
        event = here[0] if here else told[1] if told is not None and told[0] == scene.sentence.block else None
        if event is None or not (listed or (here and _PICTURE.search(flat) and "왼쪽" in flat)):
            continue
        for group in scene.groups:
            for thing in group.things:
                if thing.type == "Person" and not _REPORTS.match(flat, group.phrases[-1].end - scene.sentence.start):
                    bag.add("PARTICIPATES_IN", thing, event, scene, group.start, "pictured", 0.7, start=group.start, end=group.end, modality=ASSERTED)  # fmt: skip
