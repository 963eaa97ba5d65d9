"""The vocabulary as a page of the documentation, Korean and English.

Comes in: the `Ontology`. Goes out: Markdown. One heading an entry, so that `docs/vocabulary.md#bids_for` can be linked.
"""

from collections.abc import Iterator

from kg.ontology import NodeType, Ontology, Property, RelationType

HEAD = """<!-- Generated from schema/ by `python -m kg.vocabulary`; do not edit. -->
# 어휘 · The vocabulary

그래프에 나오는 모든 유형, 관계, 수치입니다. `schema/`의 데이터에서 만든 쪽이므로 여기를 고치지 말고 `schema/`를 고치세요.
Everything that may stand in the graph. This page is made from the data in `schema/`: change it there.

"""

MODALITIES = """## 서법 · Modality

| | 한국어 | English |
|---|---|---|
| `asserted` | 했다 | stated as a fact |
| `planned` | 방침, 계획, 예정, -기로, -겠다 | decided or intended |
| `proposed` | 방안, 검토, 논의, 건의 | under discussion |
| `claimed` | 남의 말, 전망, 주장(말한 이가 있음) | somebody says so; the speaker is named |
| `denied` | 않다, 부인, 무산 | said not to be |

관계는 주장들의 합입니다. 서법은 가장 강한 것(asserted > planned > proposed > claimed)을 따르고, 모두 부인이면 관계가 아니라 주장만 남습니다.
A relation is the sum of its claims: the strongest modality counts; where every claim is denied there is no relation.
"""


def page_file(ontology: Ontology) -> str:
    """`docs/vocabulary.md`."""
    sections = [
        "## 노드 유형 · Node types\n",
        *map(_type, ontology.types.values()),
        "## 관계 · Relations\n",
        *map(_relation, ontology.relations.values()),
        "## 수치와 단계 · Figures and status\n",
        *map(_figure, ontology.properties.values()),
        MODALITIES,
    ]
    return HEAD + "\n".join(sections)


def _type(kind: NodeType) -> str:
    facts = [f"라벨 · labels: {_code(kind.labels)}"]
    if kind.abstract:
        facts.append("다른 유형의 라벨로만 쓰입니다 · only a label of others")
    return _entry(kind, [*facts, f"표준 용어 · standard terms: {_code(kind.terms)}"])


def _relation(relation: RelationType) -> str:
    arrow = "↔" if relation.symmetric else "→"
    facts = [f"양 끝 · ends: {'; '.join(_ends(relation, arrow))}"]
    if relation.terms:
        facts.append(f"표준 용어 · standard terms: {_code(relation.terms)}")
    if relation.inverse_terms:
        facts.append(f"거꾸로 · of the other direction: {_code(relation.inverse_terms)}")
    if relation.cues:
        facts.append(f"단서 · cues: {', '.join(relation.cues)}")
    return _entry(relation, facts)


def _ends(relation: RelationType, arrow: str) -> Iterator[str]:
    """The pairs, those with the same source together."""
    by_source: dict[str, list[str]] = {}
    for source, target in relation.ends:
        by_source.setdefault(source, []).append(target)
    by_targets: dict[tuple[str, ...], list[str]] = {}
    for source, targets in by_source.items():
        by_targets.setdefault(tuple(targets), []).append(source)
    for ends, sources in by_targets.items():
        yield f"{_code(sources)} {arrow} {_code(ends)}"


def _figure(figure: Property) -> str:
    unit = f", {figure.unit}" if figure.unit else ""
    facts = [
        f"`{figure.datatype}`{unit}",
        f"누구의 · of: {_code(figure.types)}",
        f"표준 용어 · standard term: `{figure.term}`",
    ]
    labels = zip(figure.values, figure.values_ko, figure.values_en, strict=True)
    if figure.values:
        facts.append("값 · values: " + ", ".join(f"`{name}` ({ko} · {en})" for name, ko, en in labels))
    return _entry(figure, facts)


def _entry(entry: NodeType | RelationType | Property, facts: list[str]) -> str:
    lines = [f"### {entry.name}", "", f"**{entry.ko} · {entry.en}**", "", entry.definition_ko, entry.definition_en, ""]
    return "\n".join([*lines, *(f"- {fact}" for fact in facts)]) + "\n"


def _code(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
