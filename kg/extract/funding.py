"""Money: who pays how much for what.

Comes in: scenes. Goes out: FUNDS claims with the amount in the bag.
"""

import re
from collections.abc import Sequence

from kg.extract.claims import Claims
from kg.extract.clauses import OBJECT, TO, TOPIC, Scene
from kg.extract.figures import figures_in
from kg.extract.sorts import BODIES, UNDERTAKINGS
from kg.extract.subjects import subjects_of

_SPENT = frozenset({"투입", "투자", "들이", "출자", "출연", "지원", "부담", "배정"})
_SHARED = frozenset({"출자", "출연", "부담", "투자", "지원", "투입", "내"})


_SHARES = re.compile(r"(?:이|가)?\s?[\d,.]+(?:조|억|만)[^,.]{0,12}원")


def shares(bag: Claims, scenes: Sequence[Scene]) -> None:
    """X 펀드는 A가 500억원, B가 200억원을 출자한다: each pays what stands behind its name."""
    for scene in scenes:
        spend = next(
            (p for p in scene.predicates if p.lemma in _SHARED and p.voice == "active" and p.form != "nominal"), None
        )
        if spend is None or scene.quoted_at(spend.start):
            continue
        front = next(
            (g for g in scene.groups if g.role in (TOPIC, TO) and any(t.type in UNDERTAKINGS for t in g.things)), None
        )
        for group in scene.groups if front is not None else ():
            paid = _SHARES.match(bag.reading.flat(group.phrases[-1].end, min(spend.start, group.phrases[-1].end + 24)))
            if front is None or paid is None or group.start < front.end or len(group.things) != 1:
                continue
            sums = [
                f
                for f in figures_in(bag.reading.text, group.phrases[-1].end, group.phrases[-1].end + paid.end())
                if f.unit == "KRW"
            ]
            for thing in front.things if sums and group.things[0].type in BODIES else ():
                bag.add("FUNDS", group.things[0], thing, scene, spend.start, "share", 0.75, start=group.start, end=spend.end, amount=int(sums[0].value))  # fmt: skip


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
