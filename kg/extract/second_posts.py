"""Second posts: 창업자 겸 최고경영자, 부총리 겸 한빛부 장관, 한빛부 차관 겸 가람단 단장; 이름 의원을 단장으로 한 대책단.

Comes in: the reading with its posts, its bodies by where they end. Goes out: further posts of the same people. The second title is that of
the body named between, else that of the body of the first.
"""

import re
from collections.abc import Mapping, Sequence

from kg.extract.model import Post
from kg.extract.people_words import relation_of, split_title
from kg.extract.reading import At, Reading
from kg.extract.sorts import BODIES
from kg.korean import ends_at_boundary

_ALSO = re.compile(r"(?:\s?\([^()\n]{1,24}\))?(?:\s[가-힣]{2,5}){0,2}\s?겸\s(?=[가-힣A-Z])")
_MADE = re.compile(
    r"(?:\s[가-힣A-Za-z0-9·]{1,14}){0,4}?[을를]\s([가-힣]{2,6}?)(?:으로|로)\s(?:한|하는|하여|둔|내세운)\s"
)
_WORD = re.compile(r"[가-힣A-Za-z0-9·-]{2,16}\s?")
_MOST_WORDS = 5


def second_posts(reading: Reading, ending: Mapping[int, At]) -> list[Post]:
    """The posts that 겸 adds to those that are known; none that the person has there already."""
    known = {(post.person, post.body) for post in reading.posts}
    found = []
    for post in reading.posts:
        end = max(post.end, post.person[1])
        also = next((m for at in (end, *_title_ends(reading, post)) if (m := _ALSO.match(reading.text, at))), None)
        title = _next_title(reading, also.end()) if also else None
        if also is None or title is None:
            continue
        start, stop, words = title
        named = ending.get(start - 1) if start > also.end() else ending.get(start + len(words[0]))
        if named is not None and named.start < also.end():
            named = None
        if named is None and start > also.end():
            continue
        body = (named.start, named.end) if named else post.body
        thing = reading.by_span.get(body) if body else None
        if body is None or thing is None or ((post.person, body) in known and named is not None):
            continue
        relation = relation_of(words[1], "" if named else words[0], thing.type, thing.name)
        if (post.person, body) in known and relation == post.relation:
            continue
        known.add((post.person, body))
        found.append(Post(post.person, "".join(words), relation, body, min(post.start, post.person[0]), stop))
    return found


def made_heads(reading: Reading) -> list[Post]:
    """이름 의원을 단장으로 한 대책단: who is made the head of a body that the text names right behind."""
    starting = {at.start: at for at in reversed(reading.places)}
    found = []
    for at in reading.places:
        made = _MADE.match(reading.text, at.end) if at.thing.type == "Person" else None
        split = split_title(made.group(1)) if made else None
        body = next((starting[at] for at in (made.end(), made.end() + 1) if at in starting), None) if made else None
        if made is None or split is None or body is None or body.thing.type not in BODIES:
            continue
        relation = relation_of(split[1], "", body.thing.type, body.thing.name)
        found.append(Post((at.start, at.end), split[1], relation, (body.start, body.end), at.start, body.end))
    return found


def _title_ends(reading: Reading, post: Post) -> Sequence[int]:
    """Where the title stands that follows the person: the body's end may be further on."""
    last = post.title.split()[-1] if post.title.split() else ""
    at = reading.text.find(last, post.person[1], post.person[1] + 40) if last else -1
    return [at + len(last)] if at >= 0 else []


def _next_title(reading: Reading, start: int) -> tuple[int, int, tuple[str, str]] | None:
    """The first title among the next words: where its word begins and ends, and its two parts."""
    at = start
    for _ in range(_MOST_WORDS):
        word = _WORD.match(reading.text, at)
        if word is None:
            return None
        plain = word.group().rstrip()
        for size in range(len(plain), 1, -1):
            split = split_title(plain[:size])
            if split and ends_at_boundary(reading.text, at + size):
                return at, at + size, split
        if re.search(r"(?:은|는|을|를|에서|에게|으로)$", plain):
            return None
        at = word.end()
    return None
