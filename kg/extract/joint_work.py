"""Work done together: A가 B와 함께, A와 B는 공동으로.

Comes in: scenes. Goes out: PARTNERS_WITH claims in the bag; where a sentence tells of a signing, that says it already.
"""

import re
from collections.abc import Sequence

from kg.extract.agreements import signed_at
from kg.extract.claims import Claims
from kg.extract.clauses import OBJECT, SUBJECT, TOPIC, WITH, Group, Scene
from kg.extract.model import Thing
from kg.extract.sorts import actors, bodies
from kg.extract.subjects import has_other_topic, leads, protagonist, releasing

_JOINT_WORK = re.compile(
    r"공동(?:으로|연구|개최|제작|추진|\s?개발|\s?운영)|협력(?:하|해|을|키로|할|한)|협업|손잡|손을\s?(?:맞)?잡|함께\s(?:개최|추진|운영|진행|마련|개발|노력|수행)|맞손|힘을\s?(?:합|모)"
)

_AT_ONCE = re.compile(
    r"\s?(?:긴밀히\s|긴밀하게\s|적극\s|지속적으로\s|상호\s|서로\s)?(?:함께|공동|협력|손잡|손\s잡|협업|힘을|합작|손을\s?(?:맞)?잡|맞손|소통하고\s협력|의견을\s조율|연계하|연계해|공조)|의\s(?:긴밀한\s|지속적인\s|유기적인\s|적극적인\s)?(?:협력|연계|협업|공조)(?:을|를|도)?\s?(?:통해|통한|강화|확대|추진|바탕|이어|한층|더욱|하에)"
)
_LATER = re.compile(
    r"^\s[^.,]{2,60}(?:위해|위한|관련해|분야에서|분야|등에|에)\s(?:적극\s|상호\s|긴밀히\s|긴밀하게\s|서로\s|공동\s)?((?:협력|협업)(?:하|을|해|키로|할|한|했))"
)


def together(bag: Claims, scenes: Sequence[Scene]) -> None:
    """A와 B는 공동으로, 협력하다: bodies that one topic joins and one work."""
    for scene in scenes:
        group = next(
            (
                g
                for g in scene.groups
                if g.role in (TOPIC, SUBJECT) and len(bodies(g)) > 1 and not scene.quoted_at(g.start)
            ),
            None,
        )
        if group is None or signed_at(bag, scene) is not None or any(p.lemma == "참석" for p in scene.predicates):
            continue
        work = _JOINT_WORK.search(bag.reading.flat(group.end, scene.sentence.end))
        if work is None:
            continue
        first, *others = bodies(group)
        for other in others:
            bag.add("PARTNERS_WITH", first, other, scene, group.end + work.start(), "together", 0.6, start=group.start)


def withs(bag: Claims, scenes: Sequence[Scene]) -> None:
    """A가 B와 함께, A와 B가 공동으로: they work together."""
    topic: list[Thing] = []
    main = releasing(bag, scenes) or protagonist(scenes, leads(bag))
    for scene in scenes:
        for group in scene.groups if signed_at(bag, scene) is None else ():
            if group.role != WITH or group.noun[:1] not in ("", "등"):
                continue
            follow = bag.reading.flat(group.end, min(scene.sentence.end, group.end + 24))
            at = group.end if _AT_ONCE.match(follow) else _work_for(bag, scene, group)
            if at is None:
                continue
            front = next(
                (g for g in reversed(scene.groups) if g.role in (TOPIC, SUBJECT) and g.start < group.start), None
            )
            quoted = scene.quoted_at(group.start)
            if quoted and (front is None or scene.quoted_at(front.start) != quoted):
                continue
            doers = (
                topic if front is None and not has_other_topic(scene, group.start) else actors(front) if front else []
            )
            for one in doers[:1]:
                for other in actors(group):
                    if "Person" not in (one.type, other.type):
                        bag.add(
                            "PARTNERS_WITH",
                            one,
                            other,
                            scene,
                            at,
                            "with",
                            0.65,
                            start=front.start if front else None,
                        )
            if not group.noun:
                _shared_undertaking(bag, scene, group)
        own = [t for g in scene.groups if g.role == TOPIC and not scene.quoted_at(g.start) for t in bodies(g)]
        topic = [t for t in own if t in main] or ([] if own or has_other_topic(scene, scene.sentence.end) else topic)


def _work_for(bag: Claims, scene: Scene, company: Group) -> int | None:
    """A는 B와 [undertaking] 구축을 위해 협력하다: what they work together for stands between; where the verb is."""
    found = _LATER.match(bag.reading.flat(company.end, min(scene.sentence.end, company.end + 90)))
    if found is None or any(g.role in (TOPIC, SUBJECT) for g in scene.groups if company.end <= g.start < company.end + found.end()):  # fmt: skip
        return None
    return company.end + found.start(1)


def _shared_undertaking(bag: Claims, scene: Scene, company: Group) -> None:
    """A가 B와 함께 X를 실시하다: B takes part in the undertaking."""
    target = next((g for g in scene.groups if g.start >= company.end and g.role == OBJECT and not g.noun), None)
    verb = next((p for p in scene.predicates if target is not None and p.start >= target.end and p.form != "nominal"), None)  # fmt: skip
    if target is None or verb is None or verb.start - target.end > 30 or scene.quoted_at(target.start):
        return
    if any(p.form == "finite" for p in scene.predicates if company.end <= p.start < target.start):
        return
    for thing in target.things:
        for other in actors(company) if thing.type in ("Programme", "Project") else ():
            bag.add("PARTICIPATES_IN", other, thing, scene, verb.start, "shared-undertaking", 0.65, start=company.start, end=verb.end)  # fmt: skip
