"""Figures of actors: members, workforce, trainees, money.

Comes in: scenes and the numbers in them. Goes out: property claims in the bag. A number belongs to the thing that its clause is about;
where that is not plain, it is left out.
"""

import re
from collections.abc import Sequence

from kg.article import inline_items
from kg.evidence import Claim
from kg.extract.claims import Claims
from kg.extract.clauses import OBJECT, SUBJECT, TOPIC, Scene
from kg.extract.figures import Figure, figures_in
from kg.extract.model import Thing

_MONEY_WORDS = (
    ("economic_effect", re.compile(r"유발|파급|경제\s?(?:적)?\s?효과|부가가치")),
    ("investment", re.compile(r"투자")),
    ("subsidy", re.compile(r"국비|도비|시비|지방비|보조금|지원금")),
    ("budget", re.compile(r"사업비|예산|투입|규모로|들여")),
)


def figures(bag: Claims, scenes: Sequence[Scene]) -> None:
    """All figures of the document that can be given to somebody."""
    for scene in scenes:
        for figure in figures_in(bag.reading.text, scene.sentence.start, scene.sentence.end):
            found = _meant(bag, scene, figure)
            if found and _same_item(bag, scene, figure, found[1]):
                _add(bag, scene, figure, *found)


def _same_item(bag: Claims, scene: Scene, figure: Figure, thing: Thing) -> bool:
    """Whether figure and thing stand in one item of a list (▲), or neither in any."""
    items = inline_items(bag.reading.text, scene.sentence.start, scene.sentence.end)
    place = next((g.start for g in scene.groups if thing in g.things), figure.start)
    holds = [(start <= figure.start < end, start <= place < end) for start, end in items]
    return len(items) < 2 or all(one == other for one, other in holds)


def _meant(bag: Claims, scene: Scene, figure: Figure) -> tuple[str, Thing] | None:
    """The property and whose it is."""
    after = bag.reading.flat(figure.end, min(scene.sentence.end, figure.end + 45))
    before = bag.reading.flat(max(scene.sentence.start, figure.start - 30), figure.start)
    if figure.unit == "명":
        if re.match(r"[^,.]{0,14}(?:구성|위원|으로 이뤄|으로 꾸려)", after) and (
            thing := _about(scene, figure, ("Committee", "Association"))
        ):
            return "member_count", thing
        if re.search(r"양성|배출|교육|훈련", after) and (thing := _doing(scene, figure)):
            return ("trainees_per_year" if figure.per == "year" else "trainees"), thing
        if (
            re.search(r"인력|직원|임직원|연구원|연구진|종사자", after[:30])
            and re.search(r"보유|근무|재직|일하|상주", after)
            and (thing := _about(scene, figure, ()))
        ):
            return "workforce", thing
        if re.match(r"[^,.]{0,12}(?:참석|참가|참여)", after) and (thing := _event(scene)):
            return "participants", thing
        if re.search(r"고용|일자리|채용", before + after[:16]) and (thing := _about(scene, figure, ())):
            return "jobs", thing
    if figure.unit == "KRW" and figure.value >= 1_000_000:
        words = before + after[:22]
        name = next((name for name, pattern in _MONEY_WORDS if pattern.search(words)), None)
        thing = _near(scene, figure)
        if name and thing:
            return name, thing
    return None


def _about(scene: Scene, figure: Figure, types: tuple[str, ...]) -> Thing | None:
    """The topic or subject before the figure."""
    for role in (TOPIC, SUBJECT):
        for group in reversed(scene.groups):
            if group.role == role and group.start < figure.start:
                found = [
                    t for t in group.things if (not types or t.type in types) and t.type not in ("Person", "Event")
                ]
                if found:
                    return found[0]
    return None


def _doing(scene: Scene, figure: Figure) -> Thing | None:
    """Whose trainees they are: the programme or body that the clause describes or is about."""
    after = [g for g in scene.groups if g.start >= figure.end]
    if after and after[0].start - figure.end < 40:
        fits = [
            t
            for t in after[0].things
            if t.type in ("Programme", "Project", "ResearchInstitute", "University", "Facility")
        ]
        if fits:
            return fits[-1]
    return _about(scene, figure, ("Programme", "Project", "ResearchInstitute", "University", "Facility", "Company"))


def _event(scene: Scene) -> Thing | None:
    return next((t for g in scene.groups for t in g.things if t.type == "Event"), None)


def _near(scene: Scene, figure: Figure) -> Thing | None:
    """What the money is for: the object behind it, else the topic before it."""
    kinds = ("Facility", "Project", "Programme", "Fund")
    for group in scene.groups:
        if group.start >= figure.end and group.role in (OBJECT, "") and group.start - figure.end < 60:
            fits = [t for t in group.things if t.type in kinds]
            if fits:
                return fits[0]
    return _about(scene, figure, kinds)


def _add(bag: Claims, scene: Scene, figure: Figure, name: str, thing: Thing) -> None:
    if not bag.ontology.describes(name, thing.type):
        return
    first, last = bag.quote_span(scene, figure.start, figure.start, figure.end)
    quoted = scene.quoted_at(figure.start)
    speaker = bag.speakers.get(quoted) if quoted else None
    bag.found.append(
        Claim(
            type=name,
            subject=thing.key,
            value=figure.value,
            unit=bag.ontology.properties[name].unit,
            approximate=figure.approximate,
            start=first,
            end=last,
            quote=bag.reading.text[first:last],
            modality=bag.modality(scene, figure.start) if not quoted else "claimed",
            speaker=speaker.key if speaker else None,
            when=bag.when(first, last),
            confidence=0.7,
            rule="figure",
        )
    )
