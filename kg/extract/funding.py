"""Money: who pays how much for what.

Comes in: scenes. Goes out: FUNDS claims with the amount in the bag.
"""

from collections.abc import Sequence

from kg.extract.claims import Claims
from kg.extract.clauses import OBJECT, TO, Scene
from kg.extract.figures import figures_in
from kg.extract.sorts import UNDERTAKINGS
from kg.extract.subjects import subjects_of

_SPENT = frozenset({"투입", "투자", "들이", "출자", "출연"})


def money(bag: Claims, scenes: Sequence[Scene]) -> None:
    """A가 N억 원을 투입해 X를 구축하다; X에 N억 원을 투자하다."""
    for scene in scenes:
        for spend in scene.predicates:
            if spend.lemma not in _SPENT or spend.voice == "passive" or scene.quoted_at(spend.start):
                continue
            sums = [
                f
                for f in figures_in(bag.reading.text, max(scene.sentence.start, spend.start - 30), spend.start)
                if f.unit == "KRW"
            ]
            if not sums:
                continue
            into = [
                g for g in scene.groups if g.role == TO and g.end <= sums[-1].start + 1 and spend.start - g.end < 40
            ]
            after = [g for g in scene.groups if g.start > spend.end and g.role == OBJECT and g.start - spend.end < 60]
            aims = after[:1] or into[-1:]
            targets = [t for g in aims for t in g.things if t.type in UNDERTAKINGS]
            if not targets:
                continue
            subjects, confidence = subjects_of(bag, scene, spend, aims[0], [])
            for subject in subjects:
                for target in targets:
                    if subject.type != "Person":
                        bag.add("FUNDS", subject, target, scene, spend.start, "money", confidence, start=sums[-1].start, end=after[0].end if after else spend.end, amount=int(sums[-1].value))  # fmt: skip
