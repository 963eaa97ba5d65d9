"""Relations as people read them: who, what, whom, and the words that say so.

Comes in: nodes and relations of a ledger. Goes out: lines of text. Pure; knows no ledger and no terminal.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.cli.output import phrase
from kg.graph import Evidence, Node, Properties, Relation
from kg.resolve.finding import NOT_ACTORS as NOT_ACTORS
from kg.resolve.finding import find_actor as find_actor
from kg.support import CORROBORATED, SELF_CLAIMED, SINGLE

RECORD_KEEPING = ("MENTIONS", "PUBLISHED", "WROTE")
"""Relations of the record, not between stakeholders: never listed as facts."""
SAID = "SAID"
"""What somebody said is its own evidence: the quote is enough, and it stands after what he does."""
QUOTE_LENGTH = 110
ALL = 1_000_000


@dataclass(frozen=True, slots=True)
class Names:
    """What nodes are called, by id."""

    by_id: Mapping[str, Node]

    def of(self, node_id: str | None) -> str:
        """The node's name; of a statement its words; the id itself where no such node is."""
        node = self.by_id.get(node_id or "")
        return short(node.name) if node else (node_id or "")

    def article(self, node_id: str) -> str:
        """Publisher and date of an article, what of it is known, and whose text it prints."""
        stated = self.by_id[node_id].properties if node_id in self.by_id else {}
        told = [str(stated[key]) for key in ("publisher", "date") if stated.get(key)] or [node_id]
        origin = str(stated.get("reprint_origin") or node_id)
        if origin != node_id and origin in self.by_id:
            first = self.by_id[origin]
            told.append(phrase("facts-reprint", of=first.properties.get("publisher") or short(first.name)))
        return ", ".join(told)


def short(text: str, length: int = QUOTE_LENGTH) -> str:
    """The text on one line, cut at a word where it is longer than `length` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[:length].rsplit(' ', 1)[0]} …"


def is_fact(relation: Relation) -> bool:
    """Whether the relation says something about the world, not about the record."""
    return relation.type not in RECORD_KEEPING


def relation_line(relation: Relation, names: Names) -> str:
    """`TYPE  target  (modality, 2 articles)`; plain assertions of one article need no brackets."""
    stated = relation.properties
    remarks = [str(stated["role"])] if stated.get("role") else []
    if isinstance(amount := stated.get("amount"), int):
        remarks.append(f"{amount:,} KRW")
    if stated.get("modality", "asserted") != "asserted":
        remarks.append(str(stated["modality"]))
    if stated.get("contradicted"):
        remarks.append(phrase("facts-contradicted"))
    if isinstance(articles := stated.get("articles"), int) and articles > 1:
        publishers = stated.get("publishers", 0)
        alone = "facts-articles-of-one" if publishers else "facts-articles-of-nobody"
        support = "facts-articles" if publishers not in (0, 1) else alone
        remarks.append(phrase(support, articles=articles, publishers=publishers))
    if remark := _support(stated):
        remarks.append(remark)
    return f"{relation.type}  {names.of(relation.target)}" + (f"  ({', '.join(remarks)})" if remarks else "")


def _support(stated: Properties) -> str | None:
    """How well the relation is supported, where that does not go without saying: one article is one source."""
    strength, articles = stated.get("strength"), stated.get("articles")
    if strength == CORROBORATED:
        return phrase("facts-independent", independent=stated.get("independent"))
    several = isinstance(articles, int) and articles > 1 and bool(stated.get("publishers"))
    if strength == SELF_CLAIMED or (strength == SINGLE and several):
        return phrase(f"strength-{strength}")
    return None


def evidence_line(evidence: Evidence, names: Names) -> str:
    """The words, who says them where somebody does, and the article."""
    words = f"“{short(evidence.quote)}”" if evidence.quote else f"[{evidence.field}]"
    speaker = f" {names.of(evidence.speaker)};" if evidence.speaker else ""
    return f"{words} —{speaker} {names.article(evidence.article)}"


def fact_lines(relations: Iterable[Relation], names: Names, quotes: int = 1) -> Iterator[str]:
    """The relations under the names of who stands at their source, each with at most `quotes` pieces of evidence.

    Relations in a row that rest on the same words share them.
    """
    for source, facts in groupby(relations, key=lambda fact: fact.source):
        yield names.of(source)
        for words, same in groupby(facts, key=lambda fact: (fact.type == SAID, _evidence_lines(fact, names, quotes))):
            if words[0]:
                yield from (f"  SAID  {line}" for _ in same for line in words[1])
                continue
            yield from (f"  {relation_line(fact, names)}" for fact in same)
            yield from (f"      {line}" for line in words[1])
        yield ""


def _evidence_lines(fact: Relation, names: Names, quotes: int) -> list[str]:
    return [evidence_line(evidence, names) for evidence in fact.evidence[:quotes]]


def by_weight(relations: Iterable[Relation], names: Names) -> list[Relation]:
    """Facts grouped by source, the sources of whom most sentences tell first, their best-supported relations first."""
    facts = [relation for relation in relations if is_fact(relation)]
    words: dict[str, set[str]] = {}
    for fact in facts:
        if fact.type != SAID:
            words.setdefault(fact.source, set()).add(_first_words(fact))

    def weight(fact: Relation) -> tuple[int, str, bool, int, str, str, str]:
        articles = fact.properties.get("articles")
        support = articles if isinstance(articles, int) else 0
        weight, who = len(words.get(fact.source, ())), names.of(fact.source)
        return -weight, who, fact.type == SAID, -support, _first_words(fact), fact.type, names.of(fact.target)

    return sorted(facts, key=weight)


def _first_words(fact: Relation) -> str:
    return fact.evidence[0].quote if fact.evidence else ""


def page(node: Node, facts: Sequence[Relation], names: Names) -> Iterator[str]:
    """All that is known of the node, for reading: its names and keys, its figures, its facts with every quote."""
    yield f"{node.name}  [{node.type}]"
    yield f"  {phrase('why-id')}: {node.id}"
    if others := [alias for alias in node.aliases if alias != node.name]:
        yield f"  {phrase('why-aliases')}: {', '.join(others)}"
    yield f"  {phrase('why-keys')}: {', '.join(node.keys)}"
    if node.evidence:
        yield ""
        yield phrase("why-figures")
        for what, same in groupby(sorted(node.evidence, key=_what), key=_what):
            yield f"  {what[0]}: {names.of(what[1])}"
            yield from (f"      {evidence_line(one, names)}" for one in sorted(same, key=lambda one: one.date or ""))
    yield ""
    yield phrase("why-facts" if facts else "why-none")
    yield ""
    yield from fact_lines(facts, names, quotes=ALL)


def _what(evidence: Evidence) -> tuple[str, str]:
    """What is claimed of a node: property and value with its unit, or a relation type and the id of its other end."""
    if evidence.property:
        number = f"{evidence.value:,}" if isinstance(evidence.value, int) else str(evidence.value)
        value = f"{number} {evidence.unit}" if evidence.unit else number
        return evidence.property, value
    return f"{evidence.type} ({evidence.modality})", evidence.object or ""


def rows(facts: Iterable[Relation], names: Names) -> Iterator[tuple[object, ...]]:
    """One row a piece of evidence, in the columns of `kg why`."""
    for fact in facts:
        for one in fact.evidence:
            article = names.by_id[one.article].properties if one.article in names.by_id else {}
            yield (
                names.of(fact.source),
                fact.type,
                names.of(fact.target),
                one.modality,
                one.quote,
                names.of(one.speaker) if one.speaker else None,
                article.get("publisher"),
                one.date,
                one.article,
                one.claim,
                fact.properties.get("strength"),
                article.get("reprint_group"),
            )
