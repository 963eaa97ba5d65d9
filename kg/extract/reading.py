"""One document as extraction has read it: sentences, things, who is where. The first half of the way, from text to things.

Comes in: the text, its layout, the lexicon. Goes out: a `Reading`, in which every mention knows its thing. The order of steps is that of `read`.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from kg.article import Block, Layout, lay_out, reading
from kg.extract import (
    apposed_companies,
    bare_events,
    chains,
    coreference,
    counted_undertakings,
    definitions,
    events,
    foreign_names,
    held_events,
    laws,
    learned_names,
    mentions,
    morphology,
    names,
    occasion,
    places_abroad,
    shared_heads,
    short_names,
    siblings,
    speaking_people,
    things,
    titled_later,
    titles,
)
from kg.extract.coreference import Titled
from kg.extract.model import Found, Post, Sentence, Thing
from kg.extract.people_words import split_title
from kg.lexicon import Lexicon

Span = tuple[int, int]
_LONG_NAME = 5
"""Syllables that no Korean name has."""

_READ = frozenset({"headline", "subhead", "paragraph", "bullet", "caption", "cell"})


Amend = Callable[[str, Sequence[Sentence], Sequence[Found], Lexicon], list[Found]]
AMEND: Amend = learned_names.amend
"""What turns the mentions that rules found into those that hold."""


@dataclass(frozen=True, slots=True)
class At:
    """A place where a thing is mentioned; `inner` if the mention lies inside a longer one."""

    start: int
    end: int
    thing: Thing
    found: Found
    inner: bool


@dataclass(slots=True)
class Reading:
    """All that the second half of the way needs to know of the document."""

    text: str
    layout: Layout
    blocks: tuple[Block, ...]
    sentences: list[Sentence]
    things: list[Thing]
    places: list[At]
    posts: list[Post]
    by_span: dict[Span, Thing]
    pointed: dict[int, list[Found]] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)

    def inside(self, start: int, end: int, inner: bool = False) -> list[At]:
        """The mentions within `text[start:end]`, sorted; inner ones only if asked for."""
        if not self._starts:
            self._starts = [at.start for at in self.places]
        first = bisect_right(self._starts, start - 1)
        found = []
        for at in self.places[first:]:
            if at.start >= end:
                break
            if at.end <= end and (inner or not at.inner):
                found.append(at)
        return found

    def flat(self, start: int, end: int) -> str:
        """`text[start:end]` with blanks for line breaks: same length."""
        return self.text[start:end].replace("\n", " ")


def read(text: str, lexicon: Lexicon, amend: Amend | None = None) -> Reading:
    """Read the text: cut it, find names, decide what is the same. `amend` stands for what was learned (training passes its own)."""
    layout = lay_out(text)
    blocks = tuple(block for block in layout.blocks if block.kind in _READ)
    parts = [(block.start, block.end) for block in blocks]

    known = [
        *names.listed(text, parts, lexicon),
        *names.generic_actors(text, parts),
        *names.marked_companies(text, parts),
    ]
    known += foreign_names.foreign_names(text, parts, known)
    known += places_abroad.places_abroad(text, parts, known)
    known += apposed_companies.apposed_companies(text, parts, known)
    quoted = definitions.quoted_names(text, parts)
    people = titles.People(text, [*known, *quoted], lexicon).scan(parts)
    first = mentions.choose([*known, *quoted, *people.found.values(), *_authors(layout)])

    sentences = _sentences(text, blocks, first)
    squeezed = "".join(text[a:b] for a, b in parts).replace(" ", "").replace("\n", "")
    chained = [
        found for sentence in sentences for found in chains.chains(text, sentence, _within(first, sentence), squeezed)
    ]
    counted = counted_undertakings.counted_undertakings(text, sentences, [*first, *chained])
    second = mentions.choose([*first, *chained, *laws.laws(text, sentences), *counted])
    second = mentions.choose([*second, *short_names.short_names(text, parts, second)])
    second = mentions.choose([*second, *siblings.unknown_members(text, sentences, second)])

    people = titles.People(text, [f for f in second if f.rule != "title-body"], lexicon).scan(parts)
    second = mentions.choose([*(f for f in second if f.rule not in ("title", "title-body")), *people.found.values()])

    late = titled_later.titled(text, parts, second)
    second = mentions.choose([*second, *(person for person, _ in late)])
    posts = [*people.posts.values(), *(post for _, post in late)]

    second = mentions.choose([*second, *_again(text, parts, second)])
    second = _without_guesses((amend or AMEND)(text, sentences, second, lexicon), blocks)
    second = mentions.choose(shared_heads.distributed(text, names.without_teams(text, second)))
    aliases = definitions.defined(text, parts, second)
    short = [
        Found(start=a, end=b, name=alias.name, type=_type_at(second, alias.target), rule="alias", score=0.85)
        for alias in aliases
        for a, b in {(alias.start, alias.end), *definitions.occurrences(text, parts, alias.name)}
    ]
    third = mentions.choose([*second, *short])
    late = titled_later.titled(text, parts, third)
    late += speaking_people.speaking_people(text, parts, [*third, *(person for person, _ in late)])
    posts += [post for _, post in late]
    third = mentions.choose([*third, *(person for person, _ in late)])
    third = mentions.choose([*third, *events.events_of_names(text, third)])
    third = mentions.choose(held_events.held_events(text, sentences, third))
    third = mentions.choose([*third, *bare_events.bare_events(text, parts, third)])
    third = definitions.with_glosses(text, third)

    aliases += definitions.appositions(text, third)
    found_things = occasion.one_occasion(text, blocks, things.things_of(third, aliases))
    for number, thing in enumerate(found_things):
        thing.number = number
    _retype(text, found_things, posts)
    return _resolved(text, layout, blocks, sentences, third, found_things, posts)


_SIGNS = re.compile(r"(?:\s?\([^()]*\))?[’'”」]?(?:과|와|은|는|이|가|,|·|간)\s?[^.\n]{0,160}(?:협약|양해각서|MOU)")
_INSTITUTION = re.compile(
    r"(?:박물관|미술관|과학관|도서관|기념관|문화관|전시관|수목원|센터|복지관|문학관|체험관|예술회관)$"
)


_CALLS = re.compile(
    r"[’'”」』]?(?:의|에)?\s?(?:지자체\s)?(?:공모|대상지|대상지역|참여기업|참여\s기업|수행기관|참여기관|참여\s대학|신청|모집)|[’'”」』]?(?:은|는|에|에는|으로)\s[^.\n]{2,160}(?:곳|개|기업|기관|지자체|대학)[*]?(?:을|를|이|가)\s?(?:최종\s|신규\s|추가\s)?선정"
)
_BUILDS = re.compile(r"(?:조성|구축|건설|건립|이전|정비|설치|재개발|재건축|증설|발전)\s?사업$")


def _selects(text: str, thing: Thing) -> bool:
    """Whether a 사업 takes in others by call and selection: then it is a scheme, no single undertaking."""
    if not thing.name.endswith("사업") or _BUILDS.search(thing.name):
        return False
    return any(_CALLS.match(text, mention.end) for mention in thing.mentions)


def _retype(text: str, known: Sequence[Thing], posts: Sequence[Post]) -> None:
    """A centre that somebody heads, a museum that signs, is a body: research where its name says so."""
    headed = {post.body for post in posts if post.body}
    for thing in known:
        if thing.type == "Project" and thing.row is None and _selects(text, thing):
            thing.type = "Programme"
        if thing.type != "Facility" or thing.row is not None:
            continue
        acts = any((m.start, m.end) in headed for m in thing.mentions) or (
            _INSTITUTION.search(thing.name) and any(_SIGNS.match(text, m.end) for m in thing.mentions)
        )
        if acts:
            research = any(word in thing.name for word in ("연구", "기술", "과학기술", "융합", "대학"))
            thing.type = "ResearchInstitute" if research else "Organization"


def _resolved(
    text: str,
    layout: Layout,
    blocks: tuple[Block, ...],
    sentences: list[Sentence],
    found: list[Found],
    known: list[Thing],
    posts: list[Post],
) -> Reading:
    by_span = {(m.start, m.end): thing for thing in known for m in thing.mentions}
    titled = [
        Titled(by_span[p.person], p.title, by_span.get(p.body) if p.body else None)
        for p in posts
        if p.person in by_span
    ]
    parts = [(block.start, block.end) for block in blocks]
    taken = [(m.start, m.end) for m in found] + [(p.start, p.end) for p in posts]
    pointers = coreference.pointers(text, parts, known, titled, taken)
    pointed: dict[int, list[Found]] = {}
    for pointer in pointers:
        pointed.setdefault(pointer.thing.number, []).append(pointer.mention)
        by_span[(pointer.mention.start, pointer.mention.end)] = pointer.thing
    every = [(m, by_span[(m.start, m.end)]) for m in found if (m.start, m.end) in by_span] + [
        (p.mention, p.thing) for p in pointers
    ]
    every.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    places: list[At] = []
    reach = -1
    for mention, thing in every:
        inner = mention.end <= reach
        places.append(At(mention.start, mention.end, thing, mention, inner))
        reach = max(reach, mention.end)
    return Reading(text, layout, blocks, sentences, known, places, posts, by_span, pointed)


def _without_guesses(found: list[Found], blocks: Sequence[Block]) -> list[Found]:
    """The mentions without people who are a title (전환도시담당관), and without learned ones in cells of tables: a cell is no sentence, so nothing there speaks for a guess."""
    found = [f for f in found if f.type != "Person" or len(f.name) < _LONG_NAME or not split_title(f.name)]
    cells = [(block.start, block.end) for block in blocks if block.kind == "cell"]
    return [f for f in found if f.rule != "learned" or not any(a <= f.start < b for a, b in cells)] if cells else found


def _again(text: str, parts: Sequence[Span], found: Sequence[Found]) -> list[Found]:
    """All other places of names that a title, a company mark or a list has proved."""
    proved = {f.name: f for f in found if f.rule in ("titled-body", "company-mark", "sibling") and len(f.name) >= 3}
    return [
        replace(proved[name], start=start, end=end, rule="again")
        for name in sorted(proved)
        for start, end in definitions.occurrences(text, parts, name)
    ]


def _authors(layout: Layout) -> list[Found]:
    """The authors that the bylines name."""
    return [
        Found(start=start, end=end, name=name, type="Person", rule="byline", score=0.95)
        for byline in layout.bylines
        for name, start, end in byline.authors
    ]


def _sentences(text: str, blocks: Sequence[Block], found: Sequence[Found]) -> list[Sentence]:
    sentences: list[Sentence] = []
    outer = mentions.outermost(found)
    for number, block in enumerate(blocks):
        fixed = [
            (f.start - block.start, f.end - block.start)
            for f in outer
            if block.start <= f.start and f.end <= block.end and f.rule != "quoted"
        ]
        sentences += morphology.sentences(reading(text, block.start, block.end), block.start, number, block.kind, fixed)
    return sentences


def _within(found: Sequence[Found], sentence: Sentence) -> list[Found]:
    return [f for f in found if sentence.start <= f.start and f.end <= sentence.end]


def _type_at(found: Sequence[Found], span: Span) -> str:
    return next((f.type for f in found if (f.start, f.end) == span), "Organization")
