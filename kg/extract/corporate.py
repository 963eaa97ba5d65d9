"""Whose a company is and with whom it deals: A는 B 지분 30%를 인수했다; A의 자회사인 B; A는 B와 공급 계약을 맺었다.

Comes in: scenes. Goes out: OWNS, PARTNERS_WITH claims in the bag.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.evidence import ASSERTED
from kg.extract.agreements import signed_at
from kg.extract.claims import Claims
from kg.extract.clauses import SUBJECT, TOPIC, WITH, Group, Scene
from kg.extract.model import Thing
from kg.extract.sorts import BODIES, bodies

_STAKE = re.compile(
    r"^(?:\([^()]{0,20}\))?(?:의)?\s(?:보유\s)?(?:지분|주식|경영권)(?:\s?[\d.,]+\s?%|\s?[\d,]+만?\s?주|\s?전량|\s?전부|\s?일부)?(?:\([^()]{0,20}\))?(?:을|를)\s[^.]{0,40}?(?:인수|매입|취득|확보|보유|사들|갖)"
)
_CHILD = re.compile(
    r"^(?:의|그룹)?\s?(?:100%\s?)?(?:(?!모)[가-힣A-Za-z·]{2,8}\s(?:[가-힣A-Za-z·]{2,8}\s)?)?(?:자회사|계열사|손자회사|자회사이자|관계사)(?:인|이자)?\s(?:㈜|\(주\))?[‘'“]?$"
)
_MOTHER = re.compile(r"^(?:의)?\s(?:모기업|모회사|최대주주|대주주|지주사|지주회사)(?:인)?\s(?:㈜|\(주\))?[‘'“]?$")
_CONTRACT = re.compile(
    r"(?:[가-힣]{0,6}\s?(?:계약|파트너십|제휴|동맹|합의)(?:을|를|에)?\s?(?:맺|체결|합의|성사|구축)|컨소시엄을\s?(?:구성|꾸리|꾸려|꾸렸|이뤄|이루|결성)|합작(?:법인|사|회사|투자)[^.]{0,14}(?:설립|세우|세웠|만들|추진)|손을\s?(?:잡|맞잡))"
)

_PARTNERS = re.compile(r"^(?:등)?(?:\s?\d+\s?(?:여\s?)?(?:개|곳)?\s?(?:기관|기업|회사|업체|개사|사|대학|단체))?$")


def corporate(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All ownership and contracts of the document."""
    for scene in scenes:
        for group in scene.groups:
            if not scene.quoted_at(group.start):
                _stake(bag, scene, group)
                _contract(bag, scene, group)
        for one, other in pairwise(p for g in scene.groups for p in g.phrases):
            if one.end <= other.start and not scene.quoted_at(one.start):
                _family(
                    bag, scene, one.thing, other.thing, one.start, other.end, bag.reading.flat(one.end, other.start)
                )


def _family(bag: Claims, scene: Scene, one: Thing, other: Thing, start: int, end: int, gap: str) -> None:
    """A의 자회사인 B: A owns B; A의 모기업인 B: B owns A."""
    if other.type != "Company" or one.type not in BODIES or one.type in ("City", "Province"):
        return
    for link, owner, owned in ((_CHILD, one, other), (_MOTHER, other, one)):
        if link.match(gap):
            bag.add("OWNS", owner, owned, scene, start, "company-family", 0.75, start=start, end=end, modality=ASSERTED)


def _stake(bag: Claims, scene: Scene, group: Group) -> None:
    """A가 B 지분을 인수하다."""
    end = group.phrases[-1].end
    stake = _STAKE.match(bag.reading.flat(end, min(scene.sentence.end, end + 80)))
    front = next(
        (g for g in reversed(scene.groups) if g.role in (TOPIC, SUBJECT) and g.end <= group.start and bodies(g)), None
    )
    if stake is None or front is None:
        return
    for owner in bodies(front):
        for owned in group.things:
            if owned.type in ("Company", "Organization"):
                bag.add("OWNS", owner, owned, scene, end + stake.end(), "stake", 0.75, start=front.start, end=end + stake.end())  # fmt: skip


def _contract(bag: Claims, scene: Scene, group: Group) -> None:
    """A는 B와 계약을 맺다: A deals with each; a sentence that tells of an agreement says that already."""
    if group.role != WITH or not _PARTNERS.match(group.noun) or not bodies(group) or signed_at(bag, scene) is not None:
        return
    found = _CONTRACT.search(bag.reading.flat(group.end, min(scene.sentence.end, group.end + 60)))
    front = next(
        (g for g in reversed(scene.groups) if g.role in (TOPIC, SUBJECT) and g.end <= group.start and bodies(g)), None
    )
    if found is None or front is None:
        return
    at = group.end + found.start()
    if any(p.form == "finite" and group.end <= p.start < at for p in scene.predicates):
        return
    for other in bodies(group):
        bag.add(
            "PARTNERS_WITH",
            bodies(front)[0],
            other,
            scene,
            at,
            "contract",
            0.7,
            start=front.start,
            end=at + len(found.group()),
        )
