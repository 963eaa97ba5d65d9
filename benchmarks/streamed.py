"""A graph of any size that takes no memory: what exports are measured on.

Comes in: how many nodes and relations. Goes out: a `kg.graph.Graph` whose records are made as they are read, the same each time: actors with six facts
(type, name, two other names, a figure, an evidence of it), relations with one claim each (date, confidence, quote with its place, article).
"""

from collections.abc import Iterator

from kg.graph import Evidence, Judgement, Node, Relation
from kg.ontology import load_ontology

KINDS = ("Person", "Company", "City", "University", "Facility", "Project", "Committee")
TYPES = ("PARTNERS_WITH", "MEMBER_OF", "SUPPORTS", "PURSUES", "BIDS_FOR", "LEADS", "FUNDS")
PER_ARTICLE = 30
"""So many relations a single article states."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"


def identifier(letter: str, number: int) -> str:
    """An id of our form; in the order of the numbers."""
    digits = ""
    for _ in range(20):
        number, rest = divmod(number, 10)
        digits = _LETTERS[rest] + digits
    return f"{letter}-{digits}"


class Streamed:
    """The graph; a `kg.graph.Graph`."""

    operation, stamp = 1, "streamed"

    def __init__(self, nodes: int, relations: int) -> None:
        self._nodes, self._relations = nodes, relations
        self._articles = relations // PER_ARTICLE + 1
        self._labels = {name: load_ontology().labels(name) for name in (*KINDS, "Article")}

    def sizes(self, since: int = 0) -> tuple[int, int]:
        return self._articles + self._nodes, self._relations

    def operation_of(self, stamp: str) -> int | None:
        return None

    def gone(self, since: int) -> Iterator[str]:
        return iter(())

    def judgements(self) -> Iterator[Judgement]:
        return iter(())

    def text(self, article: str) -> str | None:
        return None

    def nodes(self, since: int = 0) -> Iterator[Node]:
        for number in range(self._articles):
            stated = {
                "title": f"기사 {number}",
                "date": "2031-01-01",
                "publisher": f"한빛일보 {number % 50}",
                "url": f"https://a.example/{number}",
            }
            yield Node(identifier("d", number), "Article", self._labels["Article"], f"기사 {number}", properties=stated)
        for number in range(self._nodes):
            kind = KINDS[number % len(KINDS)]
            yield Node(
                identifier("n", number),
                kind,
                self._labels[kind],
                f"이름 {number}",
                (f"다른 이름 {number}", f"Name {number}"),
                (f"thing|이름{number}|",),
                (),
                {"workforce": number},
            )

    def relations(self, since: int = 0) -> Iterator[Relation]:
        for number in range(self._relations):
            source, target = number % self._nodes, (number * 7 + 1) % self._nodes
            quote = f"이름 {source}이(가) 이름 {target}와(과) 함께한다고 밝혔다"
            article = identifier("d", number // PER_ARTICLE)
            start = number % PER_ARTICLE * 60
            date, confidence = f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}", (50 + number % 50) / 100
            claim = Evidence(
                identifier("c", number), article, quote, start, start + len(quote), None, "asserted", None, date, None, confidence,
                f"thing|이름{source}|", f"thing|이름{target}|", None, "rule",
            )  # fmt: skip
            sums = {
                "modality": "asserted", "articles": 1, "publishers": 1, "first_date": date, "last_date": date, "confidence": confidence,
                "quote": quote, "independent": 1, "strength": "single",
            }  # fmt: skip
            kind = TYPES[number % len(TYPES)]
            yield Relation(
                identifier("r", number), kind, identifier("n", source), identifier("n", target), sums, (claim,)
            )
