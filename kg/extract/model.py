"""The records that extraction works on, before they become units and claims.

Comes in: nothing. Goes out: `Token`, `Sentence`, `Found` (a proposed mention), `Post` (who holds which title where), `Reading`
(all that was read in one document). Every offset counts code points of the document's text.
"""

from dataclasses import dataclass, field

from kg.lexicon import Row


@dataclass(frozen=True, slots=True)
class Token:
    """One morpheme with its tag (Kiwi's set: NNG, JX, ...) and its place in the text."""

    form: str
    tag: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of one block; `block` is the block's number in the layout, `kind` the block's kind."""

    start: int
    end: int
    block: int
    kind: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A proposed mention: a span that may name something.

    `name` is the surface without line breaks and company marks. `row` is the lexicon's row where it knows the name. `same` is the
    place (start, end) of an earlier mention that the document says is the same (glosses, 이하, coreference). `bare` mentions
    (이 시장, 동 센터, 시는) point but do not name: their surface is no alias. `score` is the confidence in 0..1.
    """

    start: int
    end: int
    name: str
    type: str
    rule: str
    row: Row | None = None
    score: float = 0.8
    bare: bool = False
    glossed: str = ""
    """The surface with the glosses in brackets that `name` leaves out, where there are any."""


@dataclass(frozen=True, slots=True)
class Post:
    """A person's title: `person` and `body` are places of mentions; `body` is None where no body is named."""

    person: tuple[int, int]
    title: str
    relation: str
    body: tuple[int, int] | None
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Thing:
    """What becomes a unit: a type, names best first, all mentions, the lexicon's row, what qualifies its key."""

    type: str
    name: str
    row: Row | None = None
    names: list[str] = field(default_factory=list)
    mentions: list[Found] = field(default_factory=list)
    qualifier: str = ""
    keys: tuple[str, ...] = ()
    number: int = -1

    @property
    def key(self) -> str:
        """The key that claims use."""
        return self.keys[0]
