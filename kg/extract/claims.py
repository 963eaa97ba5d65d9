"""What the families of claims share: evidence from a sentence, and the bag that claims are put into.

Comes in: things with keys, a predicate's place in a sentence. Goes out: `Claim`s with quote, modality, time and speaker. A claim that
the vocabulary does not allow between these types is dropped here, once for all families.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kg.evidence import ASSERTED, CLAIMED, DENIED, PLANNED, PROPOSED, Claim
from kg.extract import confidence as measured
from kg.extract.clauses import Scene
from kg.extract.dates import dates_in
from kg.extract.modality import modality_in
from kg.extract.model import Thing
from kg.extract.predicates import Predicate
from kg.extract.reading import Reading
from kg.ontology import Ontology

_LONGEST = 300
_AND = frozenset({"어", "아", "여", "고", "며", "으며", "면서"})
_TOLD = re.compile(r"[다라자][고며]\s?(?:\S{1,10}\s)?\S{0,6}[했혔렸였었]다\W*$")
"""How a sentence ends that reports what somebody has said."""
_CLAUSE = re.compile(r"(?:고|며|면서|지만|는데|으나|해|하여),?\s")


@dataclass(slots=True)
class Claims:
    """The claims of one document as they are found; `speakers` maps spans of speech to who speaks."""

    reading: Reading
    ontology: Ontology
    day: date | None
    speakers: Mapping[tuple[int, int], Thing | None]
    found: list[Claim] = field(default_factory=list)

    def add(
        self,
        kind: str,
        source: Thing,
        target: Thing,
        scene: Scene,
        at: int,
        rule: str,
        confidence: float,
        *,
        start: int | None = None,
        end: int | None = None,
        modality: str | None = None,
        role: str | None = None,
        amount: int | None = None,
        speaker: Thing | None = None,
    ) -> bool:
        """Put in one relation, stated in that scene by the predicate at `at`; False where the vocabulary does not allow it."""
        if source is target or not self.ontology.allows(kind, source.type, target.type):
            return False
        first, last = self.quote_span(scene, at, min(start, at) if start is not None else at, max(end or at, at))
        quoted = scene.quoted_at(at)
        speaker = speaker or (self.speakers.get(quoted) if quoted else None)
        said = modality or self.modality(scene, at)
        if quoted:
            said = DENIED if said == DENIED else CLAIMED
        if kind == "DISCUSSES" and modality is None and said != DENIED:
            said = PROPOSED if said != ASSERTED or not quoted else said
        self.found.append(
            Claim(
                type=kind,
                subject=source.key,
                object=target.key,
                start=first,
                end=last,
                quote=self.reading.text[first:last],
                modality=said,
                speaker=speaker.key if speaker else None,
                when=self.when(first, last),
                confidence=measured.confidence(rule, confidence),
                rule=rule,
                role=role,
                amount=amount,
            )
        )
        return True

    def modality(self, scene: Scene, at: int) -> str:
        """The modality of the clause that holds that place."""
        sentence = scene.sentence
        quoted = scene.quoted_at(at)
        if quoted:
            return modality_in(self.reading.text, quoted[0], quoted[1], at, "paragraph")
        return modality_in(self.reading.text, sentence.start, sentence.end, at, sentence.kind)

    def done(self, scene: Scene, predicate: Predicate) -> str | None:
        """ASSERTED where somebody did it and then said what will be (회의에 참석해 ... 하겠다고 밝혔다); None where the clause decides."""
        if predicate.ending not in _AND or scene.quoted_at(predicate.start):
            return None
        end = self.reading.flat(predicate.end, scene.sentence.end)
        told = _TOLD.search(end)
        return ASSERTED if told and self.modality(scene, predicate.start) in (PLANNED, CLAIMED, PROPOSED) else None

    def talked(self, scene: Scene, at: int) -> str:
        """The modality of a talk at a meeting: that it took place is no proposal."""
        said = self.modality(scene, at)
        return said if said in (PLANNED, DENIED) else ASSERTED

    def when(self, start: int, end: int) -> str | None:
        """The first time that the words state."""
        times = dates_in(self.reading.text, start, end, self.day)
        return times[0].value if times else None

    def quote_span(self, scene: Scene, at: int, start: int, end: int) -> tuple[int, int]:
        """The sentence, or where that is long the clauses that hold `start` to `end`."""
        first, last = scene.sentence.start, scene.sentence.end
        if last - first <= _LONGEST:
            return first, last
        text = self.reading.flat(first, last)
        cuts = [first, *(first + found.end() for found in _CLAUSE.finditer(text)), last]
        left = max(c for c in cuts if c <= min(start, at))
        right = min(c for c in cuts if c >= end) if end <= last else last
        while self.reading.text[right - 1].isspace():
            right -= 1
        return left, right


def scene_at(scenes: Sequence[Scene], position: int) -> Scene | None:
    """The scene that holds that place."""
    index = bisect_right(scenes, position, key=lambda scene: scene.sentence.start) - 1
    return scenes[index] if index >= 0 and position < scenes[index].sentence.end else None
