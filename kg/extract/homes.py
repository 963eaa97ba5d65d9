"""Where a title belongs that names no body: 강기정 시장 in a text about 광주시, 이호현 전력정책관 in a ministry's own release.

Comes in: the reading and its publisher. Goes out: the reading's posts with the bodies filled in. A mayor belongs to the city that the
text is about; an official of a release to the body that issued it; both only where no title of the same person names a body.
"""

import re
from dataclasses import replace

from kg.extract import affiliations
from kg.extract.model import Post, Thing
from kg.extract.quotations import quoted_spans
from kg.extract.reading import Reading
from kg.extract.tables import words

_PLACES = {
    "시장": ("City", "Province"),
    "군수": ("City",),
    "구청장": ("City",),
    "부시장": ("City", "Province"),
    "부군수": ("City",),
    "도지사": ("Province",),
    "지사": ("Province",),
    "부지사": ("Province",),
}
_ENDING = {
    "시장": "시",
    "군수": "군",
    "구청장": "구",
    "도지사": "도",
    "지사": "도",
    "부시장": "시",
    "부군수": "군",
    "부지사": "도",
}
_OFFICIALS = (
    "장관",
    "차관",
    "차관보",
    "실장",
    "국장",
    "과장",
    "관",
    "청장",
    "처장",
    "차장",
    "단장",
    "팀장",
    "사무관",
    "위원장",
    "본부장",
    "원장",
)

_OF_UNIT = 6
"""Letters of a title that names a unit of the sender's before 단장, 본부장 (산업기획단장), and so no body elsewhere."""


def fill(reading: Reading, publisher: Thing | None) -> None:
    """Give posts without a body the one that stands beside them, else the one that they must mean, if there is one."""
    affiliations.stated(reading)
    housed = {p.person for p in reading.posts if p.body}
    people = {reading.by_span[s].number for s in housed if s in reading.by_span}
    filled = []
    for post in reading.posts:
        person = reading.by_span.get(post.person)
        if post.body is None and person is not None and person.number not in people:
            body = _body(reading, post.title, publisher) or _town(reading, post, publisher)
            if body is not None and body.mentions:
                post = replace(
                    post,
                    body=(body.mentions[0].start, body.mentions[0].end),
                    relation=_relation(post.title, post.relation, body),
                )
        filled.append(post)
        party = reading.by_span.get(post.body) if post.body else None
        if party is not None and party.type == "Association" and (seat := _council(reading, post.title)):
            filled.append(replace(post, body=(seat.mentions[0].start, seat.mentions[0].end), relation="HOLDS_POSITION"))
    reading.posts = filled


_UNIT_HEADS = ("과장", "팀장", "국장", "실장", "담당관", "정책관", "기획관", "소장", "계장")
_SUBJECT = re.compile(r"[은는이가](?![가-힣])|(?:에서는|에서)\s")


def _first_actor(reading: Reading) -> Thing | None:
    """Who is the first subject of the first paragraph, outside of what is spoken."""
    lead = next((block for block in reading.blocks if block.kind == "paragraph"), None)
    if lead is None:
        return None
    spoken = quoted_spans(reading.text, lead.start, lead.end)
    acting = [
        at
        for at in reading.inside(lead.start, lead.end)
        if _SUBJECT.match(reading.text, at.end) and not any(q.start <= at.start < q.end for q in spoken)
    ]
    return acting[0].thing if acting else None


def _town(reading: Reading, post: Post, publisher: Thing | None) -> Thing | None:
    """In a paper's article on one town or province, an official of a unit (문화예술과장) is that one's: it acts first, and no other body does."""
    unit = post.title.endswith(_UNIT_HEADS) and len(post.title) >= 4
    if not unit or (publisher is not None and publisher.type != "MediaOutlet"):
        return None
    first = _first_actor(reading)
    if first is None or first.type not in ("City", "Province"):
        return None
    others = [t for t in reading.things if t.type in ("City", "Province", "Company", "University") and t is not first]
    return first if all(len(t.mentions) < len(first.mentions) + len(reading.pointed.get(first.number, ())) for t in others) else None  # fmt: skip


def _relation(title: str, relation: str, body: Thing) -> str:
    return relation if title in _PLACES or title in ("장관", "청장", "처장", "위원장", "의장") else "HOLDS_POSITION"


_SEATS = frozenset({"의원", "의장", "부의장", "도의원", "시의원", "군의원", "구의원", "원내대표"})


def _council(reading: Reading, title: str) -> Thing | None:
    """The one council that a text tells of, whose member or speaker it must be; of lawmakers of the nation the 국회."""
    councils = [t for t in reading.things if t.type == "GovernmentBody" and t.name.endswith(("의회", "국회"))]
    if title == "국회의원":
        return next((t for t in councils if t.name == "국회"), None)
    sits = title in _SEATS and len(councils) == 1 and (title == "의원" or councils[0].name != "국회")
    return councils[0] if sits else None


def _body(reading: Reading, title: str, publisher: Thing | None) -> Thing | None:
    if council := _council(reading, title):
        return council
    kinds = next(
        (types for word, types in _PLACES.items() if title == word or (word.startswith("부") and title.endswith(word))),
        None,
    )
    if kinds:
        ending = next(e for word, e in _ENDING.items() if title.endswith(word))
        fits = [t for t in reading.things if t.type in kinds and any(n.endswith(ending) for n in (t.name, *t.names))]
        if publisher is not None and any(publisher is t for t in fits):
            return publisher
        fits.sort(key=lambda t: -len(t.mentions))
        if fits and (len(fits) == 1 or len(fits[0].mentions) > len(fits[1].mentions)) and len(fits[0].mentions) >= 2:
            return fits[0]
        return fits[0] if len(fits) == 1 and fits[0] is _first_actor(reading) else None
    official = title.endswith(_OFFICIALS) and title not in words("frames", "actions")
    if official and publisher is not None and publisher.type in ("GovernmentBody", "City", "Province"):
        if (
            title.endswith(("위원장", "원장", "본부장", "단장"))
            and not publisher.name.endswith(title[-2:-1])
            and not publisher.name.endswith("위원회")
            and not (title.endswith(("본부장", "단장")) and len(title) >= _OF_UNIT)
        ):
            return None
        return publisher
    return None
