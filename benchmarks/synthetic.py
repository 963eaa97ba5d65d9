"""Synthetic articles with their extraction, written by a generator: for costs, not for language.

Comes in: the number of an article. Goes out: that article, the same every time. Sizes are those of 57 press releases that were read: 4,300 bytes of
UTF-8 that zlib brings to 45 %, 19 actors (41 mentions), 21 claims, 2 statements an article. Who is named follows Zipf's law over a growing
cast: of 1,000 articles half of the names are new, of 10,000 a third, of 100,000 a fifth; one city stands in three of ten articles.
"""

import random
from collections.abc import Iterable
from functools import cache

from kg.document import Document, document_id
from kg.evidence import Claim, Extraction, Mention, Statement, Unit, claim_id, statement_id

ACTORS, CLAIMS, STATEMENTS, MENTIONS = 19, 21, 2, 41
TYPES = ("Company", "GovernmentBody", "ResearchInstitute", "University", "Association")
RELATIONS = ("PARTNERS_WITH", "SUPPORTS", "FUNDS", "SIGNED_MOU_WITH", "OPPOSES", "OWNS")
"""They may stand between any two of these types."""
CITY_SHARE = 0.3
NEW_SHARE = 0.1
"""So many of the names in an article are its own; the rest are drawn from the cast of all."""
CAST = 200_000
"""Actors that may stand in more than one article; the n-th is drawn as often as 1/n."""
_INITIALS = [chr(0xAC00 + 28 * number) for number in range(0, 399, 3)]


def article(number: int) -> tuple[Document, Extraction]:
    """The article of that number."""
    draw = random.Random(number)
    return _article(number, draw, _cast(draw, number))


def article_of(number: int, ranks: Iterable[int]) -> tuple[Document, Extraction]:
    """An article on the actors of these ranks."""
    return _article(number, random.Random(number), [_actor(rank) for rank in ranks])


def _article(number: int, draw: random.Random, names: list[tuple[str, str, str]]) -> tuple[Document, Extraction]:
    sentences, mentions = _sentences(draw, names)
    text = "".join(sentences)
    document = Document(
        text=text,
        title=" ".join(_words(draw, 6)),
        publisher=f"{_word(draw.randrange(60))}일보",
        date=f"20{10 + number // 10_000 % 20:02}-{1 + draw.randrange(12):02}-{1 + draw.randrange(28):02}",
        url=f"https://news.example/{number}",
    )
    units = tuple(
        sorted(
            (Unit((key,), kind, (name,), tuple(mentions[name])) for name, kind, key in names),
            key=lambda unit: unit.keys,
        )
    )
    keys = [key for _, _, key in names]
    return document, Extraction(units, *_said(draw, document, keys, sentences))


def _cast(draw: random.Random, number: int) -> list[tuple[str, str, str]]:
    """Who is in the article: name, type, key."""
    found: dict[str, tuple[str, str, str]] = {}
    if draw.random() < CITY_SHARE:
        found["thing|해온시|"] = ("해온시", "City", "thing|해온시|")
    while len(found) < ACTORS:
        is_new = draw.random() < NEW_SHARE
        rank = CAST + number * ACTORS + len(found) if is_new else int(CAST ** draw.random())
        actor = _actor(rank)
        found.setdefault(actor[2], actor)
    return list(found.values())


def _actor(rank: int) -> tuple[str, str, str]:
    name = _name(rank)
    return name, TYPES[rank % len(TYPES)], f"thing|{name}|"


def _sentences(draw: random.Random, names: list[tuple[str, str, str]]) -> tuple[list[str], dict[str, list[Mention]]]:
    """Sentences that name everybody, some more often, and where."""
    named = [name for name, _, _ in names]
    order = named + [named[int(len(named) * draw.random() ** 2)] for _ in range(MENTIONS - ACTORS)]
    sentences: list[str] = []
    mentions: dict[str, list[Mention]] = {name: [] for name in named}
    place = 0
    for name in order:
        before, after = _words(draw, 3), _words(draw, 7)
        lead = f"{' '.join(before)} "
        start = place + len(lead)
        mentions[name].append(Mention(start, start + len(name), name))
        sentences.append(f"{lead}{name} {' '.join(after)}. ")
        place += len(sentences[-1])
    return sentences, mentions


def _said(
    draw: random.Random, document: Document, keys: list[str], sentences: list[str]
) -> tuple[tuple[Claim, ...], tuple[Statement, ...]]:
    name = document_id(document)
    starts = [sum(map(len, sentences[:i])) for i in range(len(sentences))]
    claims: dict[str, Claim] = {}
    statements = []
    for i in draw.sample(range(len(sentences)), STATEMENTS):
        said = Statement(draw.choice(keys), starts[i], starts[i] + len(sentences[i]) - 1, sentences[i][:-1])
        statements.append(said)
        claim = Claim(
            "SAID",
            said.speaker,
            statement_id(name, said),
            start=said.start,
            end=said.end,
            quote=said.text,
            rule="quote",
        )
        claims[claim_id(name, claim)] = claim
    while len(claims) < CLAIMS:
        i = draw.randrange(len(sentences) - 1)
        start, quote = starts[i], "".join(sentences[i : i + 2])[:-1]
        subject, target = draw.sample(keys, 2)
        claim = Claim(
            draw.choice(RELATIONS), subject, target, start=start, end=start + len(quote), quote=quote,
            modality=draw.choice(("asserted", "asserted", "planned")), confidence=draw.choice((0.6, 0.8, 0.9)), rule="synthetic",
        )  # fmt: skip
        claims[claim_id(name, claim)] = claim
    return tuple(claims[key] for key in sorted(claims)), tuple(statements)


def _words(draw: random.Random, count: int) -> list[str]:
    """Words by Zipf's law."""
    return [_word(int(20_000 ** draw.random())) for _ in range(count)]


@cache
def _word(rank: int) -> str:
    """The word of that rank: frequent ones are short."""
    draw = random.Random(-1 - rank)
    return "".join(draw.choices(_INITIALS, k=2 + draw.randrange(1 + min(2, rank.bit_length() // 5))))


@cache
def _name(rank: int) -> str:
    """The name of the actor of that rank: all differ."""
    tail = ""
    left = rank
    while left:
        left, digit = divmod(left, len(_INITIALS))
        tail += _INITIALS[digit]
    return f"{tail}{('로봇', '연구원', '대학교', '위원회')[rank % 4]}"
