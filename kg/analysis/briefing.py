"""What an analyst is told of a period: what is new, who moved, open bids and rivals, new steps, contradictions.

Comes in: a graph, a period of publication days, an actor where only what touches him is wanted. Goes out: a `Briefing`, in an order of its own; `kg.analysis.page`
writes it. Pure.

Everything is as reported up to the last day of the period: later claims are not looked at, undated ones neither. Who is who is what the graph knows now.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.analysis.clashes import Clash, Fact, clashes
from kg.analysis.diff import Side
from kg.analysis.status import BACK, FIRST, FURTHER, STATUS, Step, ladder
from kg.analysis.timeline import within
from kg.evidence import DENIED
from kg.graph import Node
from kg.ontology import Ontology

DAYS = 7
"""So many days a period has where none is given, the last one that of the latest article."""
MOVES = (
    "BIDS_FOR", "SIGNED_MOU_WITH", "FUNDS", "OPPOSES", "PURSUES", "PARTNERS_WITH", "SUPPORTS", "RESPONDS_TO", "ORGANISES", "DISCUSSES",
    "PARTICIPATES_IN", "OPERATES", "OWNS",
)  # fmt: skip
"""Relations in which somebody does something, those that an analyst asks for first before the others; the rest (who leads, where it lies) is background."""
BID, AGAINST, ARTICLE = "BIDS_FOR", "OPPOSES", "Article"
CLOSED = ("building", "operating", "ended", "rejected")
"""Statuses of a thing for which nobody bids any more."""


@dataclass(frozen=True, slots=True)
class Mover:
    """Who did something in the period: his facts of it, the newest last."""

    actor: str
    facts: tuple[Fact, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class Bid:
    """What is bid for, its status, the bids for it, and who is against it."""

    target: str
    status: str | None
    facts: tuple[Fact, ...]
    against: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """All of it; `nodes` has actors, things and articles by id, without their evidence."""

    since: str
    until: str
    actor: Node | None
    nodes: Mapping[str, Node]
    articles: Sequence[Node]
    new: Sequence[Fact]
    movers: Sequence[Mover]
    bids: Sequence[Bid]
    steps: Sequence[tuple[str, Step]]
    clashes: Sequence[Clash]


def briefing(
    graph: Side, ontology: Ontology, *, actor: str | None = None, since: str | None = None, until: str | None = None
) -> Briefing:
    """What happened from `since` to `until` (both included); without them the `DAYS` up to the latest article. `actor` is a node's id."""
    nodes, things = _nodes(graph)
    articles = [node for node in nodes.values() if node.type == ARTICLE]
    until = until or max((day for node in articles if (day := _day(node))), default="")
    since = since or (str(date.fromisoformat(until) - timedelta(DAYS - 1)) if until else "")
    outlets = {node.id: str(node.properties.get("publisher") or "") or None for node in articles}
    facts = list(_facts(graph, ontology, since, until, actor))
    if actor:
        near = _near(actor, facts)
        things = [node for node in things if node.id in near or any(one.object == actor for one in node.evidence)]
        touching = [fact for fact in facts if actor in (fact.relation.source, fact.relation.target)]
        facts = [fact for fact in facts if fact.relation.target in near]
    else:
        touching = facts
    ranks = ontology.properties[STATUS].values
    steps = [(node.id, step) for node in things for step in ladder(_until(node, until), outlets, ranks)]
    return Briefing(
        since,
        until,
        nodes.get(actor or ""),
        nodes,
        [node for node in articles if within(_day(node), since, until)],
        sorted((fact for fact in touching if _is_new(fact, since)), key=_by_move),
        _movers(touching, since, actor),
        _bids(facts, steps),
        sorted((one for one in steps if _moves(one[1], since)), key=_by_step),
        list(clashes(touching, things, since, until)),
    )


def _nodes(graph: Side) -> tuple[dict[str, Node], list[Node]]:
    """All nodes by id, without evidence, and those with evidence of their own."""
    nodes, things = {}, []
    for node in graph.nodes():
        stated = node.properties if node.type == ARTICLE else {}
        nodes[node.id] = Node(node.id, node.type, (), node.name, properties=stated)
        if node.evidence:
            things.append(Node(node.id, node.type, (), node.name, evidence=node.evidence))
    return nodes, things


def _facts(graph: Side, ontology: Ontology, since: str, until: str, actor: str | None) -> Iterator[Fact]:
    """Relations as reported up to that day: what is news, bids, and what touches who is asked for; the rest need not be held."""
    for relation in graph.relations():
        claims = [one for one in relation.evidence if within(one.date, None, until)]
        if not claims or ontology.relations[relation.type].bookkeeping:
            continue
        last = max(one.date or "" for one in claims)
        if last >= since or relation.type in (BID, AGAINST) or actor in (relation.source, relation.target):
            stated = tuple(one for one in claims if one.modality != DENIED)
            yield Fact(relation, stated, tuple(one for one in claims if one.modality == DENIED))


def _day(article: Node) -> str | None:
    stated = article.properties.get("date")
    return str(stated) if stated else None


def _until(node: Node, until: str) -> Node:
    """The node with what was stated of it up to that day."""
    kept = tuple(one for one in node.evidence if within(one.date, None, until))
    return Node(node.id, node.type, (), node.name, evidence=kept)


def _near(actor: str, facts: Iterable[Fact]) -> set[str]:
    """The actor and whatever he bids for, pursues, funds or runs: their steps are his news."""
    return {actor} | {
        fact.relation.target for fact in facts if fact.relation.source == actor and fact.relation.type in MOVES
    }


def _is_new(fact: Fact, since: str) -> bool:
    """Whether nobody stated it before the period."""
    return bool(fact.claims) and (fact.claims[0].date or "") >= since


def _by_move(fact: Fact) -> tuple[int, int, str, str, str]:
    """Moves in their order before background, then what most articles say, then by day."""
    kind = fact.relation.type
    rank = MOVES.index(kind) if kind in MOVES else len(MOVES)
    return (
        rank,
        -len({one.article for one in fact.claims}),
        fact.claims[0].date or "",
        fact.claims[0].article,
        fact.relation.id,
    )


def _movers(facts: Iterable[Fact], since: str, actor: str | None) -> list[Mover]:
    """Who did something in the period, the busiest first; asked for one actor, those who did something with him."""
    done: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.relation.type in MOVES and fact.claims and fact.last_date >= since:
            done[fact.relation.source].append(fact)
    found = []
    for who, moves in done.items():
        articles = {one.article for fact in moves for one in fact.claims if (one.date or "") >= since}
        ordered = sorted(moves, key=lambda fact: (fact.last_date, fact.relation.id))
        found.append(Mover(who, tuple(ordered), len(articles)))
    return sorted(found, key=lambda one: (one.actor != actor, -one.articles, -len(one.facts), one.actor))


def _bids(facts: Sequence[Fact], steps: Sequence[tuple[str, Step]]) -> list[Bid]:
    """What is still bid for: most rivals first, then the latest news."""
    status = {thing: step.status for thing, step in steps if step.current}
    bids, against = (_by_target(facts, kind) for kind in (BID, AGAINST))
    still = [target for target in bids if status.get(target) not in CLOSED]
    found = [Bid(one, status.get(one), tuple(bids[one]), tuple(against.get(one, ()))) for one in still]
    by_news = sorted(found, key=lambda one: (max(fact.last_date for fact in one.facts), one.target), reverse=True)
    return sorted(by_news, key=lambda one: -len(one.facts))


def _by_target(facts: Iterable[Fact], kind: str) -> dict[str, list[Fact]]:
    """The stated relations of that type by what they are about, the earliest first."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in sorted(
        (one for one in facts if one.claims), key=lambda one: (one.claims[0].date or "", one.relation.id)
    ):
        if fact.relation.type == kind:
            found[fact.relation.target].append(fact)
    return found


def _moves(step: Step, since: str) -> bool:
    """Whether the step is news of the period."""
    return (step.date or "") >= since and (step.change in (FIRST, FURTHER, BACK) or step.contradicted)


def _by_step(one: tuple[str, Step]) -> tuple[bool, bool, str, str, str]:
    """Where outlets part and what moved before what is told for the first time."""
    thing, step = one
    return not step.contradicted, step.change == FIRST, step.date or "", thing, step.claim.claim
