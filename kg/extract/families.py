"""The surface families: member lists, topics, posts, gatherings, agreements, byline, speech.

Comes in: the reading and its scenes. Goes out: claims in the bag. Each function is one family.
"""

import re
from collections.abc import Sequence

from kg.article import inline_items
from kg.evidence import ASSERTED, Claim, Statement, statement_id
from kg.extract.claims import Claims
from kg.extract.clauses import AT, BY, OBJECT, OF, SUBJECT, TO, TOPIC, WITH, Group, Predicate, Scene
from kg.extract.model import Thing

_ACTORS = frozenset(
    {
        "Person",
        "Group",
        "Country",
        "Organization",
        "GovernmentBody",
        "City",
        "Province",
        "Company",
        "University",
        "ResearchInstitute",
        "Committee",
        "Association",
        "MediaOutlet",
    }
)
_BODIES = _ACTORS - {"Person", "Country", "Group"}
_THINGS = frozenset({"Facility", "Project", "Programme", "Policy", "Fund"})
_PLACES = frozenset({"City", "Province", "Facility"})
_COMPOSED = frozenset({"구성", "이루어지", "이뤄지", "꾸리", "출범", "참여", "포함", "망라"})
_TALKED = frozenset({"다루", "논의", "모색", "협의", "토론", "논하", "검토", "공유", "점검", "토의", "제시", "발표"})
_CAME = frozenset({"참석", "참가", "참여", "함께하", "자리하", "모이", "참관", "동참"})
_HELD = frozenset(
    {
        "개최",
        "열",
        "열리",
        "갖",
        "가지",
        "주최",
        "주관",
        "진행",
        "마련",
        "개막",
        "실시",
        "거행",
        "치르",
        "체결",
        "출범",
        "소집",
    }
)
_AGREEMENT = re.compile(
    r"(?:업무\s?협약|투자\s?협약|협약|양해\s?각서|MOU|합의각서|MOA|합의서|의향서|협정|업무\s?제휴|투자양해각서|실시협약|협력\s?협정)(?:\s?\([A-Z]+\))?(?:서)?"
)
_SIGNED = re.compile(r"(?:체결|맺|서명|조인|교환|채택)")
_SKIP_AGREEMENT = re.compile(r"(?:단체협약|기후협약|국제협약|협약\s?기업|협약\s?기관|협약\s?대학)")


def actors(group: Group) -> list[Thing]:
    """The actors of a group."""
    return [t for t in group.things if t.type in _ACTORS]


def posts(bag: Claims, scenes: Sequence[Scene]) -> None:
    """Titles: who heads what, who holds which post where."""
    reading = bag.reading
    homes: dict[int, list[Thing]] = {}
    for post in reading.posts:
        if post.body and post.body in reading.by_span and post.person in reading.by_span:
            homes.setdefault(reading.by_span[post.person].number, []).append(reading.by_span[post.body])
    for post in reading.posts:
        person = reading.by_span.get(post.person)
        body = reading.by_span.get(post.body) if post.body else None
        if person is None or body is None:
            continue
        scene = scene_at(scenes, post.start)
        if scene is not None:
            bag.add(
                post.relation,
                person,
                body,
                scene,
                post.start,
                "title",
                0.9,
                start=post.start,
                end=post.end,
                modality=ASSERTED,
                role=post.title,
            )


def scene_at(scenes: Sequence[Scene], position: int) -> Scene | None:
    """The scene that holds that place."""
    return next((s for s in scenes if s.sentence.start <= position < s.sentence.end), None)


def members(bag: Claims, scene: Scene) -> None:
    """[committee] 은 [list] 로 구성; [list] 가 [committee] 에 참여."""
    committees = [(g, t) for g in scene.groups for t in g.things if t.type in ("Committee", "Association")]
    if not committees:
        return
    for predicate in scene.predicates:
        if predicate.lemma not in _COMPOSED:
            continue
        head = next((t for g, t in committees if g.role in (TOPIC, SUBJECT, TO) and g.start < predicate.start), None)
        if head is None or (predicate.lemma == "출범" and not any(g.role == WITH for g in scene.groups)):
            continue
        for group in scene.groups:
            if group.end > predicate.start + 1 or head in group.things or group.role in (OF, AT):
                continue
            if (
                predicate.lemma in ("참여", "포함", "망라")
                and group.role not in (SUBJECT, TOPIC, WITH, OBJECT)
                and len(group.things) < 2
            ):
                continue
            if group.role == TOPIC and predicate.lemma not in ("참여",):
                continue
            for member in actors(group):
                if member.type != "Committee":
                    bag.add(
                        "MEMBER_OF",
                        member,
                        head,
                        scene,
                        predicate.start,
                        "member-list",
                        0.85,
                        start=group.start,
                        end=predicate.end,
                    )


def topics(bag: Claims, scene: Scene) -> None:
    """▲ items of what a committee or meeting takes up."""
    text = bag.reading.text
    items = inline_items(text, scene.sentence.start, scene.sentence.end)
    if len(items) < 2:
        return
    verb = next((p for p in reversed(scene.predicates) if p.form == "finite"), None)
    first = items[0][0]
    holders = [t for g in scene.groups if g.role in (TOPIC, SUBJECT) and g.end <= first for t in actors(g)]
    if not holders:
        holders = [
            t for g in scene.groups if g.role in (AT, TO) and g.end <= first for t in g.things if t.type == "Event"
        ]
    policies = [
        t for g in scene.groups if g.role in (TO, TOPIC) and g.end <= first for t in g.things if t.type == "Policy"
    ]
    kind = "DISCUSSES" if verb is None or verb.lemma in _TALKED else "PURSUES"
    tail = text[items[-1][0] : scene.sentence.end]
    if re.search(r"(?:주제|안건|의제|논의|다뤘|방안)", tail) and not re.search(r"추진한다|추진할|추진하", tail):
        kind = "DISCUSSES"
    if re.search(r"(?:협력|지원)(?:하기로|할|해|한다)", tail) and kind == "PURSUES":
        kind = "SUPPORTS"
    for start, end in items:
        for at in bag.reading.inside(start, min(end, scene.sentence.end)):
            if at.thing.type not in _THINGS | {"Committee", "ResearchInstitute", "University", "Event"}:
                continue
            for holder in holders:
                modality = "proposed" if kind == "DISCUSSES" else None
                bag.add(
                    kind,
                    holder,
                    at.thing,
                    scene,
                    at.start,
                    "bullet-topic",
                    0.8,
                    start=first,
                    end=at.end,
                    modality=modality,
                )
            for policy in policies if not holders or kind == "DISCUSSES" else ():
                bag.add("PART_OF", at.thing, policy, scene, at.start, "bullet-part", 0.6, start=first, end=at.end)


def agreements(bag: Claims, scene: Scene) -> None:
    """Who signed with whom; the first named convenes."""
    flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
    paper = next((m for m in _AGREEMENT.finditer(flat) if not _SKIP_AGREEMENT.match(flat, m.start())), None)
    if paper is None:
        return
    signed = next((m for m in _SIGNED.finditer(flat, paper.start())), None) or _SIGNED.search(flat[: paper.start()])
    headline = scene.sentence.kind in ("headline", "subhead")
    if signed is None and not headline:
        return
    at = scene.sentence.start + (signed.start() if signed else paper.start())
    if scene.quoted_at(at):
        return
    front = [g for g in scene.groups if g.role in (TOPIC, SUBJECT) and g.start < at]
    others = [
        g
        for g in scene.groups
        if g.role == WITH
        and g.start < at
        and (g.noun == "" or g.noun.startswith(("등", "간", "이하")) or re.match(r"\d|등", g.noun))
    ]
    between = [
        g
        for g in scene.groups
        if g.start < at and re.match(r"(?:간|\(이하)", g.noun or bag.reading.text[g.phrases[-1].end :][:2].strip())
    ]
    parties: list[Thing] = []
    for group in (*front, *others, *between):
        for thing in actors(group):
            if thing.type in _BODIES and thing not in parties:
                parties.append(thing)
    if headline and len(parties) < 2:
        parties = list(
            {id(t): t for g in scene.groups if g.start < at for t in actors(g) if t.type in _BODIES}.values()
        )
    if len(parties) < 2 or (not others and not between and not any(len(actors(g)) > 1 for g in front) and not headline):
        return
    for other in parties[1:]:
        bag.add(
            "SIGNED_MOU_WITH",
            parties[0],
            other,
            scene,
            at,
            "agreement",
            0.85,
            start=front[0].start if front else None,
            end=at,
        )


def gatherings(bag: Claims, scene: Scene) -> None:
    """Who holds a meeting, where, and who comes."""
    meetings = [(g, p) for g in scene.groups for p in g.phrases if p.thing.type == "Event"]
    for group, phrase in meetings:
        _where(bag, scene, group, phrase.thing)
    for predicate in scene.predicates:
        if scene.quoted_at(predicate.start):
            continue
        if predicate.lemma in _HELD:
            target = next(
                (
                    p.thing
                    for g, p in reversed(meetings)
                    if g.end <= predicate.start + 2 and g.role in (OBJECT, "", SUBJECT)
                ),
                None,
            )
            if target is not None and predicate.voice == "active":
                for holder in _before(scene, predicate, target):
                    bag.add("ORGANISES", holder, target, scene, predicate.start, "held", 0.85, end=predicate.end)
        if predicate.lemma in _CAME:
            _attend(bag, scene, predicate, [p.thing for _, p in meetings])


def _where(bag: Claims, scene: Scene, group: Group, event: Thing) -> None:
    """[place] 에서 (열린) [event], or [event] ... [place] 에서 열."""
    for other in scene.groups:
        if other.role != AT or scene.quoted_at(other.start):
            continue
        places = [
            t
            for t in other.things
            if t.type in _PLACES | {"University", "ResearchInstitute", "GovernmentBody", "Company", "Organization"}
        ]
        verb = next((p for p in scene.predicates if p.lemma in _HELD | {"갖", "체결"} and p.start >= other.end), None)
        if places and verb is not None and (abs(verb.start - group.start) < 80 or group.start < verb.start):
            bag.add("LOCATED_IN", event, places[-1], scene, verb.start, "held-at", 0.8, start=other.start, end=verb.end)
            return


def _before(scene: Scene, predicate: Predicate, event: Thing) -> list[Thing]:
    """The subject of holding: the nearest subject, else the topic; of a verb that describes, the noun behind it."""
    if predicate.form == "adnominal":
        after = next((g for g in scene.groups if g.start >= predicate.end), None)
        return actors(after) if after and after.start - predicate.end <= 3 else []
    for role in (SUBJECT, TOPIC):
        for group in reversed(scene.groups):
            if (
                group.role == role
                and group.end <= predicate.start
                and event not in group.things
                and not scene.quoted_at(group.start)
            ):
                found = [t for t in actors(group) if t.type != "Person"] or actors(group)
                if found:
                    return found
    return []


def _attend(bag: Claims, scene: Scene, predicate: Predicate, meetings: Sequence[Thing]) -> None:
    """Everybody named before 참석, at the meeting of the sentence or the only one of the document."""
    events = list(meetings) or _only_event(bag)
    if not events:
        return
    event = events[0]
    came = False
    for group in scene.groups:
        if (
            group.start > predicate.start
            or event in group.things
            or scene.quoted_at(group.start)
            or group.role in (OF, AT, TO)
        ):
            continue
        if group.role == BY or (
            group.role == OBJECT
            and predicate.lemma != "방문"
            and "비롯" not in bag.reading.flat(group.end, predicate.start)
        ):
            continue
        for thing in actors(group):
            came = (
                bag.add(
                    "PARTICIPATES_IN",
                    thing,
                    event,
                    scene,
                    predicate.start,
                    "attended",
                    0.8,
                    start=group.start,
                    end=predicate.end,
                )
                or came
            )
    if not came and predicate.form == "adnominal":
        after = next((g for g in scene.groups if g.start >= predicate.end and g.start - predicate.end < 6), None)
        for thing in actors(after) if after else ():
            bag.add(
                "PARTICIPATES_IN",
                thing,
                event,
                scene,
                predicate.start,
                "attended",
                0.75,
                start=predicate.start,
                end=after.end if after else None,
            )


def _only_event(bag: Claims) -> list[Thing]:
    events = [t for t in bag.reading.things if t.type == "Event"]
    return events if len(events) == 1 else []


def attendance_lists(bag: Claims, scene: Scene) -> None:
    """(참석) A, B, C: a list in the outline of a release."""
    flat = bag.reading.flat(scene.sentence.start, scene.sentence.end)
    head = re.match(
        r"\W{0,4}\(?\s*(?:주요\s?)?(?:참석자?|참석\s?기관|참여\s?기관|참석\s?대상|참가자)\s*\)?\s*[:：)]?\s", flat
    )
    events = _only_event(bag) or [t for t in bag.reading.things if t.type == "Event"][:1]
    if not head or not events:
        return
    at = scene.sentence.start + head.start()
    for place in scene.groups:
        for thing in actors(place):
            bag.add(
                "PARTICIPATES_IN",
                thing,
                events[0],
                scene,
                at,
                "attendance-list",
                0.75,
                start=at,
                end=place.end,
                modality=ASSERTED,
            )


def parts_of_events(bag: Claims, scenes: Sequence[Scene]) -> None:
    """'X위원회' 첫 회의 is part of the committee."""
    for at in bag.reading.places:
        if at.thing.type != "Event":
            continue
        for inner in bag.reading.inside(at.start, at.end, inner=True):
            if inner.inner and inner.thing.type == "Committee" and (scene := scene_at(scenes, at.start)):
                bag.add(
                    "PART_OF",
                    at.thing,
                    inner.thing,
                    scene,
                    at.start,
                    "event-of",
                    0.85,
                    start=at.start,
                    end=at.end,
                    modality=ASSERTED,
                )


def speech(bag: Claims, document: str, quotations: Sequence[tuple[int, int]]) -> list[Statement]:
    """Statements and who said them."""
    text = bag.reading.text
    found = []
    for start, end in quotations:
        speaker = bag.speakers.get((start, end))
        if speaker is None:
            continue
        statement = Statement(speaker.key, start, end, text[start:end])
        found.append(statement)
        bag.found.append(
            Claim(
                type="SAID",
                subject=speaker.key,
                object=statement_id(document, statement),
                start=start,
                end=end,
                quote=text[start:end],
                modality=ASSERTED,
                confidence=0.9,
                rule="quotation",
            )  # fmt: skip
        )
    return found
