"""A graph of one article a line, each saying how far a thing has come: for tests of histories.

`told(("2031-03-01", "해온일보", "planned"), ...)` is a thing whose status these articles state, one claim each; the graph holds the articles too.
"""

from memory_graph import LABELS, SampleGraph

from kg.graph import Evidence, Node, fold_properties
from kg.ids import make_id
from kg.ontology import load_ontology

LADDER = load_ontology().properties["status"].values
Told = tuple[str | None, str | None, str] | tuple[str | None, str | None, str, str]
"""Day, publisher, status and, where it is not `asserted`, modality."""
THING = make_id("n", ["thing|해온센터|"])


def claim(number: int, said: Told) -> Evidence:
    """The claim of the article of that number."""
    date, _, status, *modality = said
    article = make_id("d", [number])
    quote = f"센터 소식 {number}"
    return Evidence(
        make_id("c", [number, status]), article, quote, 0, len(quote), None, *(modality or ["asserted"]), None, date, None, 0.6, "thing|해온센터|",
        property="status", value=status,
    )  # fmt: skip


def told(*lines: Told) -> SampleGraph:
    """The thing and its articles."""
    evidence = tuple(
        sorted((claim(n, said) for n, said in enumerate(lines)), key=lambda one: (one.date or "", one.claim))
    )
    thing = Node(
        THING, "Facility", LABELS["Facility"], "해온센터", (), ("thing|해온센터|",), (), fold_properties(evidence, LADDER), evidence
    )  # fmt: skip
    articles = [
        Node(
            make_id("d", [number]), "Article", LABELS["Article"], f"기사 {number}",
            properties={"title": f"기사 {number}", "date": date, "publisher": publisher},
        )
        for number, (date, publisher, *_) in enumerate(lines)
    ]  # fmt: skip
    return SampleGraph((thing, *articles), ())


def outlets(graph: SampleGraph) -> dict[str, str | None]:
    """The publisher of each article."""
    return {node.id: node.properties.get("publisher") for node in graph.nodes() if node.type == "Article"}  # type: ignore[misc]


__all__ = ["LADDER", "THING", "Told", "outlets", "told"]
