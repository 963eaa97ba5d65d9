"""A briefing as one page of Markdown: every line with its source, day and quote.

Comes in: a `Briefing`, words. Goes out: lines, the same every time. Pure.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.analysis.briefing import Bid, Briefing, Mover
from kg.analysis.clashes import Clash, Fact
from kg.analysis.status import STATUS, Step
from kg.analysis.telling import marked, said, short
from kg.analysis.words import Words
from kg.evidence import ASSERTED
from kg.graph import Evidence, Node

MOST = 15
"""So many lines a section has; the rest is counted."""


def page(told: Briefing, words: Words) -> Iterator[str]:
    """The lines of the page."""
    writer = _Writer(told, words)
    about = f": {marked(told.actor.name)}" if told.actor else ""
    yield f"# {words.say('briefing-title')}{about}"
    yield ""
    outlets = {node.properties.get("publisher") for node in told.articles} - {None}
    period = {"since": told.since or "–", "until": told.until or "–"}
    yield words.say("briefing-period", **period, articles=len(told.articles), publishers=len(outlets))
    yield from writer.section("new", list(writer.new()))
    yield from writer.section("movers", [writer.mover(one) for one in told.movers])
    yield from writer.section("bids", [line for one in told.bids for line in writer.bid(one)], len(told.bids))
    yield from writer.section("steps", [writer.step(thing, step) for thing, step in told.steps])
    yield from writer.section("clashes", [writer.clash(one) for one in told.clashes])
    yield from writer.sources()


class _Writer:
    """Writes lines, and remembers the articles that they cite."""

    def __init__(self, told: Briefing, words: Words) -> None:
        self._told, self._words = told, words
        self._cited: set[str] = set()

    def section(self, name: str, lines: Sequence[str], count: int | None = None) -> Iterator[str]:
        """A heading with the number of entries, and the first lines."""
        yield from ("", f"## {self._words.say(f'briefing-{name}')} ({len(lines) if count is None else count})", "")
        yield from lines[:MOST]
        if len(lines) > MOST:
            yield f"- {self._words.say('briefing-more', count=len(lines) - MOST)}"
        if not lines:
            yield self._words.say("briefing-nothing")

    def new(self) -> Iterator[str]:
        """One line for all that one sentence says in one way of the actor or thing that most of it is about."""
        groups: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
        for fact in self._told.new:
            groups[fact.relation.type, fact.quoted.quote, fact.modality].append(fact)
        for (kind, _, modality), facts in groups.items():
            for sources, targets in self._gathered(kind, [(f.relation.source, f.relation.target) for f in facts]):
                who, whom = (", ".join(map(self._bold, side)) for side in (sources, targets))
                yield f"- {who} {self._words.relation(kind)} → {whom}{self._how(modality)}{self._said(facts[0].quoted)}"

    def _gathered(self, kind: str, pairs: Sequence[tuple[str, str]]) -> Iterator[tuple[list[str], list[str]]]:
        """Pairs of ends as few lines: those with the end that most share in one line, each other by itself."""
        count = Counter(end for pair in pairs for end in pair)
        centre = min(count, key=lambda end: (-count[end], end))
        if self._words.ontology.relations[kind].symmetric:
            pairs = [(b, a) if b == centre else (a, b) for a, b in pairs]
        targets = [target for source, target in pairs if source == centre]
        sources = [source for source, target in pairs if target == centre]
        if targets:
            yield [centre], targets
        if sources:
            yield sources, [centre]
        yield from (([a], [b]) for a, b in pairs if centre not in (a, b))

    def mover(self, mover: Mover) -> str:
        """Who did how much, and the newest of it."""
        last = mover.facts[-1]
        counts = {"facts": len(mover.facts), "articles": mover.articles}
        did = f"{self._words.relation(last.relation.type)} → {self._name(last.relation.target)}"
        return f"- {self._bold(mover.actor)} {self._words.say('briefing-moved', **counts)} {did}{self._how(last.modality)}{self._said(last.quoted)}"

    def bid(self, bid: Bid) -> Iterator[str]:
        """What is bid for, its status and how many bid; below it each bid."""
        status = self._words.status(bid.status) if bid.status else self._words.say("briefing-no-status")
        rivals = self._words.say("briefing-rivals", count=len(bid.facts)) if len(bid.facts) > 1 else ""
        yield f"- {self._bold(bid.target)} ({', '.join(filter(None, (status, rivals)))})"
        for fact in (*bid.facts, *bid.against):
            yield f"  - {self._bold(fact.relation.source)} {self._words.relation(fact.relation.type)}{self._how(fact.modality)}{self._said(fact.quoted)}"

    def step(self, thing: str, step: Step) -> str:
        """A step of the ladder, and how it stands to the one before."""
        remarks = [self._words.say(f"status-{step.change}")]
        remarks += [self._words.say("status-contradicted")] if step.contradicted else []
        told = f"{self._words.status(step.status)} ({', '.join(remarks)})"
        return f"- {self._bold(thing)}: {told}{self._how(step.claim.modality)}{self._said(step.claim)}"

    def clash(self, clash: Clash) -> str:
        """What stands against each other, each with its words."""
        if clash.what in self._words.ontology.relations:
            other = f" → {self._bold(clash.other)}" if clash.other else ""
            what = f"{self._words.relation(clash.what)}{other}"
        else:
            what = self._words.property(clash.what)
        values = [self._bold(one) for one in clash.who] or [self._value(claim) for claim in clash.claims]
        sides = [f"  - {value}{self._said(claim)}" for value, claim in zip(values, clash.claims, strict=True)]
        return "\n".join([f"- {self._bold(clash.subject)} {what}", *sides])

    def _value(self, claim: Evidence) -> str:
        if claim.property and claim.property != STATUS and claim.value is not None:
            return self._words.figure(claim.value, claim.unit, claim.approximate)
        return self._words.modality(claim.modality)

    def sources(self) -> Iterator[str]:
        """The articles that were cited: day, outlet, headline, address."""
        cited = sorted((self._told.nodes[one] for one in self._cited if one in self._told.nodes), key=_by_day)
        yield from ("", f"## {self._words.say('briefing-sources')} ({len(cited)})", "")
        for node in cited:
            stated = node.properties
            parts = [marked(str(stated[name])) for name in ("date", "publisher") if stated.get(name)]
            address = f" <{stated['url']}>" if stated.get("url") else ""
            yield f"- {', '.join([*parts, marked(short(node.name))])}{address}"

    def _said(self, claim: Evidence) -> str:
        self._cited.add(claim.article)
        article = self._told.nodes.get(claim.article)
        outlet = article and article.properties.get("publisher")
        speaker = f"{self._name(claim.speaker)}: " if claim.speaker else ""
        return said(claim, str(outlet) if outlet else None, self._words, speaker)

    def _how(self, modality: str) -> str:
        return "" if modality == ASSERTED else f" [{self._words.modality(modality)}]"

    def _name(self, node: str) -> str:
        return marked(self._told.nodes[node].name) if node in self._told.nodes else node

    def _bold(self, node: str) -> str:
        return f"**{self._name(node)}**"


def _by_day(node: Node) -> tuple[str, str]:
    return str(node.properties.get("date") or ""), node.id


def text(lines: Iterable[str]) -> str:
    """The lines as the text of a file."""
    return "".join(f"{line}\n" for line in lines)
