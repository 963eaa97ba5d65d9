"""Where people come from, by how it is written around their titles: 한빛전자의 이름 대표, 이름 교수(한빛대), 한빛대 경영학과 교수.

Comes in: the reading with its posts. Goes out: its posts, those without a body with the one that stands beside them, and a further post
at the parent of a unit. Nothing is guessed: the body stands before the name with 의, in the brackets behind the title, or
inside the name of the unit.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.model import Post
from kg.extract.people_words import relation_of, split_title
from kg.extract.reading import At, Reading
from kg.extract.second_posts import made_heads, second_posts
from kg.extract.sorts import BODIES
from kg.extract.titled_later import post_behind
from kg.korean import ends_at_boundary

_OWNER = re.compile(r"[’'”\"」』]?(?:의\s|\s?소속\s|\s?소속의\s)[▲△▴‘'“]?\s?$")
_LATIN = re.compile(r"\s?\([A-Z][^()]{3,40}\)\s?((?:[가-힣A-Za-z0-9·]+\s?){1,4})")
_PLAIN = re.compile(r"\s((?:[가-힣A-Za-z0-9·]+\s?){1,5})")
_APPOSED = re.compile(r"([가-힣]{2,5})인\s$")
_INSIDE = re.compile(r"\s?\(([^()\n]{2,40})\)")
_UNITS = frozenset({"ResearchInstitute", "GovernmentBody", "Committee", "Organization", "University"})
_UNIT = re.compile(r"\s[가-힣A-Za-z0-9·]{2,14}(?:과|국|실|팀|부|처|센터|본부|단|학과|학부|대학|대학원|연구소)\s$")
_DEPARTMENT = re.compile(r"[가-힣A-Za-z·]{2,14}(?:학과|학부|과|전공|대학|대학원)")
_GLOSSED = re.compile(r"\s?\([^()]{2,30}\)\s$")
_OFFICIAL = re.compile(r"(?:본부장|실장|국장|과장|팀장|정책관|기획관|심의관|조정관|담당관|단장|차관|차관보)$")
_SIDE = re.compile(r"(?:\s?측)?에서(?:는|도)?\s")
_CAME = re.compile(r"(?:참석|참여|배석|자리했|자리를|함께했)")
_HOUSES = frozenset({"University", "Company", "ResearchInstitute", "Association"})
_PARENTS = frozenset({"University", "GovernmentBody", "ResearchInstitute", "Company", "Association", "Organization"})


def stated(reading: Reading) -> None:
    """Set the bodies that the text states around titles; add the parents of units."""
    ending: dict[int, At] = {}
    for at in reading.places:
        if at.thing.type in BODIES:
            ending.setdefault(at.end, at)
    housed = {reading.by_span[p.person].number for p in reading.posts if p.body and p.person in reading.by_span}
    posts: list[Post] = []
    for post in reading.posts:
        person = reading.by_span.get(post.person)
        if post.body is None and person is not None:
            body = _owner(reading, post, ending) or _unit_between(reading, post, ending) or _bracketed(reading, post)
            if body is not None and (person.number not in housed or not _same_bodies(reading, post, body)):
                post = replace(
                    post,
                    body=(body.start, body.end),
                    relation=relation_of(post.title.split()[-1], "", body.thing.type, body.thing.name),
                    end=max(post.end, body.end),
                )
        if whole := _university(reading, post, ending):
            post = replace(post, body=(whole.start, whole.end), title=_role(reading, post), relation="HOLDS_POSITION", start=min(post.start, whole.start))  # fmt: skip
        posts.append(post)
        posts += _parents(reading, post, ending)
    reading.posts = [*_from_sides(reading, posts), *_apposed(reading, ending), *_foreign(reading, ending)]
    reading.posts += _behind(reading)
    reading.posts += second_posts(reading, ending) + made_heads(reading)


def _behind(reading: Reading) -> list[Post]:
    """이름 한빛연 연구위원: the body, by a name that only this document defines, and the title behind a name without a post."""
    known = {post.person for post in reading.posts if post.body}
    beside = [at for at in reading.places if not at.found.bare]
    found = []
    for one, body in pairwise(at for at in beside if not at.inner):
        if one.thing.type != "Person" or (one.start, one.end) in known or body.thing.type not in BODIES:
            continue
        if reading.text[one.end : body.start] != " ":
            continue
        after = next((at for at in beside if at.start > body.end and at.thing.type in BODIES and not at.inner), None)
        if after is not None and reading.text[body.end : after.start] in (" ", " 「", " ‘"):
            body = after
        post = post_behind(reading.text, (one.start, one.end), body.found)
        if post is not None:
            found.append(post)
    return found


def _university(reading: Reading, post: Post, ending: dict[int, At]) -> At | None:
    """Of a post at a department that is named by its subject alone (한빛대 정치외교학과 교수), the university before it."""
    if post.body is None or not _DEPARTMENT.fullmatch(reading.text[post.body[0] : post.body[1]]):
        return None
    before = ending.get(post.body[0] - 1)
    return before if before is not None and before.thing.type == "University" else None


def _role(reading: Reading, post: Post) -> str:
    """The title with the department before it."""
    unit = reading.flat(*post.body) if post.body else ""
    return post.title if unit in post.title else f"{unit} {post.title}"


def _from_sides(reading: Reading, posts: Sequence[Post]) -> list[Post]:
    """한빛대에서는 이름 총장, 이름 학장 등이 참석했다: who came from a side holds a post there."""
    sides = [
        (sentence, at, link.end())
        for sentence in reading.sentences
        for at in reading.inside(sentence.start, sentence.end)
        if at.thing.type in BODIES and (link := _SIDE.match(reading.text, at.end))
    ]
    found = list(posts)
    for number, (sentence, at, start) in enumerate(sides):
        same = number + 1 < len(sides) and sides[number + 1][0] is sentence
        stop = sides[number + 1][1].start if same else sentence.end
        came = _CAME.search(reading.text, start, stop)
        if came is None:
            continue
        for index, post in enumerate(found):
            if post.body is None and start <= post.person[0] < came.start():
                title = split_title(post.title.split()[-1]) or ("", post.title)
                relation = relation_of(title[1], title[0], at.thing.type, at.thing.name)
                found[index] = replace(post, body=(at.start, at.end), relation=relation, start=at.start)
    return found


def _foreign(reading: Reading, ending: dict[int, At]) -> list[Post]:
    """디에고 파르도(Diego Pardow) 칠레 에너지부 장관: the post behind the Latin spelling, with the body between."""
    found = []
    for at in reading.places:
        foreign = at.found.rule == "foreign" and at.thing.type == "Person" and " " in at.found.name
        gloss = (_LATIN.match(reading.text, at.end) or _PLAIN.match(reading.text, at.end)) if foreign else None
        if gloss is None:
            continue
        for word in re.finditer(r"[가-힣A-Za-z0-9]+", gloss.group(1)):
            begin = gloss.start(1) + word.start()
            end = gloss.start(1) + word.end()
            split = next(
                (
                    s
                    for size in range(len(word.group()), 1, -1)
                    if ends_at_boundary(reading.text, begin + size) and (s := split_title(word.group()[:size]))
                ),
                None,
            )
            if split is None:
                continue
            body = (
                (ending.get(begin + len(split[0])) if split[0] else ending.get(begin - 1))
                or _before(reading, at, ending)
                or _country(reading, begin, split[1])
            )
            relation = relation_of(split[1], "", body.thing.type if body else None, body.thing.name if body else "")
            found.append(
                Post((at.start, at.end), split[1], relation, (body.start, body.end) if body else None, at.start, end)
            )
            break
    return found


def _country(reading: Reading, start: int, title: str) -> At | None:
    """The country before the title of its head."""
    if title not in ("대통령", "총리"):
        return None
    return next(
        (at for at in reading.inside(start - 16, start) if at.thing.type == "Country" and at.end == start - 1), None
    )


def _before(reading: Reading, person: At, ending: dict[int, At]) -> At | None:
    """The body before a name from abroad, with 의 or a blank between."""
    start = person.start
    return ending.get(start - 2) if reading.text[max(0, start - 2) : start] == "의 " else ending.get(start - 1)


def _apposed(reading: Reading, ending: dict[int, At]) -> list[Post]:
    """위원회 위원장인 이름 교수, 한빛전자 CEO 이름 부회장: the title in front of the name."""
    found = []
    for at in reading.places:
        link = _APPOSED.search(reading.text, max(0, at.start - 18), at.start) if at.thing.type == "Person" else None
        split = split_title(link.group(1)) if link else None
        if link is None or split is None or split[0]:
            continue
        owned = reading.text[max(0, link.start() - 2) : link.start()] == "의 "
        body = (
            ending.get(link.start())
            or ending.get(link.start() - 1)
            or (ending.get(link.start() - 2) if owned else None)
        )
        if body is not None and not at.found.bare:
            relation = relation_of(split[1], "", body.thing.type, body.thing.name)
            found.append(Post((at.start, at.end), split[1], relation, (body.start, body.end), body.start, at.end))
    return found


def _same_bodies(reading: Reading, post: Post, body: At) -> bool:
    person = reading.by_span[post.person]
    return any(
        p.body and reading.by_span.get(p.body) is body.thing and reading.by_span.get(p.person) is person
        for p in reading.posts
    )


def _owner(reading: Reading, post: Post, ending: dict[int, At]) -> At | None:
    """한빛전자의 이름 대표: the body with 의 before the name."""
    start = post.person[0]
    link = _OWNER.search(reading.text, max(0, start - 8), start)
    if link is None:
        return None
    return ending.get(link.start())


def _unit_between(reading: Reading, post: Post, ending: dict[int, At]) -> At | None:
    """한빛원 기술지원과 이름 과장: the body before a unit of which nothing else is known."""
    start = post.person[0]
    unit = _UNIT.search(reading.text, max(0, start - 24), start)
    return ending.get(unit.start()) if unit else None


def _bracketed(reading: Reading, post: Post) -> At | None:
    """이름 교수(한빛대 경영학과): the body that the brackets behind the title begin with."""
    inside = _INSIDE.match(reading.text, post.end)
    if inside is None:
        return None
    bodies = [at for at in reading.inside(*inside.span(1), inner=True) if at.thing.type in BODIES]
    found = [at for at in bodies if at.start == inside.start(1) or reading.text[at.start - 2 : at.start] == ", "]
    plain = [at for at in found if at.thing.type not in ("City", "Province", "Committee")]
    return next(iter(sorted(plain, key=lambda at: (at.start, at.end - at.start))), None)


def _parents(reading: Reading, post: Post, ending: dict[int, At]) -> Sequence[Post]:
    """Of a post at a unit, the post at its parent: the body that the unit's name begins with, or that stands before the person."""
    if post.body is None or (unit := reading.by_span.get(post.body)) is None or unit.type not in _UNITS:
        return []
    inner = [
        at
        for at in reading.inside(*post.body, inner=True)
        if at.start == post.body[0] and at.end < post.body[1] and at.thing.type in _HOUSES and at.thing is not unit
    ]
    before = None
    if post.body[0] > post.person[1]:
        bracket = _GLOSSED.search(reading.text, max(0, post.person[0] - 40), post.person[0])
        at_end = bracket.start() if bracket else post.person[0] - 1
        before = ending.get(at_end) if reading.text[post.person[0] - 1] in " \n" else None
    ministry = [
        at
        for at in reading.inside(*post.body, inner=True)
        if at.start == post.body[0]
        and at.end < post.body[1]
        and at.thing.type == "GovernmentBody"
        and at.thing is not unit
    ]
    if not inner and ministry and _OFFICIAL.search(post.title):
        inner = ministry
    between = (
        ending.get(post.body[0] - 1)
        if post.body[0] > post.person[1] and reading.text[post.body[0] - 1] in " \n"
        else None
    )
    if between is not None and between.start < post.person[1]:
        between = None
    parents = [at for at in (*inner[:1], between, before) if at is not None and at.thing is not unit]
    if unit.type == "University" and not inner:
        return []
    return [
        replace(post, body=(at.start, at.end), relation="HOLDS_POSITION", start=min(post.start, at.start))
        for at in parents[:1]
        if at.thing.type in _PARENTS
        and (at.thing.type != "GovernmentBody" or unit.row is None or _OFFICIAL.search(post.title))
    ]
