"""A small complete graph of our own invention, as a `kg.graph.Graph`; `synthetic(nodes, relations)` makes big ones.

`sample()` is two articles of two papers about a town that does not exist, told so that every kind of node, relation and
evidence occurs once: spans of a text, metadata without a span, figures and a status, a relation that both articles state, a
symmetric one, one that is contradicted, a denied claim that supports nothing, and names that break careless quoting.
"""

import dataclasses

from memory_graph import LABELS, SampleGraph, fold, synthetic

from kg.document import text_sha256
from kg.graph import Evidence, Judgement, Node, Relation, Span
from kg.ids import make_id
from kg.support import Voice

__all__ = ["SampleGraph", "article_id", "key_of", "node_id", "sample", "statement", "synthetic"]

NASTY = ("따옴표\"와 '작은' 것", "`역따옴표` {중괄호} $값 %s", "줄\n바꿈\\n과 \\ 역빗금", "세미;콜론 // 주석 /* 둘 */")
"""Names that break careless quoting; they are members of the committee by a column of a table, not by a sentence."""

TEXTS = {
    "first": (
        "다온시, 국가AI연산센터 유치 나선다\n\n"
        "가람도 다온시가 국가AI연산센터 유치에 도전한다. 이도현 다온시장은 지난 3일 이같이 밝혔다. "
        '이 시장은 "연산센터는 다온의 다음 백 년을 여는 문"이라고 말했다. '
        "시는 누리텍과 업무협약을 체결했다. 다온대학교와 누리텍은 공동 연구에 손을 잡았다. "
        "다온시AI추진위원회는 누리텍, 해오름소프트, 다온대학교 등 26명으로 구성됐다. "
        "센터가 들어서면 약 3000명이 일하게 된다. 누리텍은 해오름소프트를 소유하지 않는다고 밝혔다.\n\n"
        "박서윤 기자\n"
    ),
    "second": (
        "가람도, 다온 AI밸리 조성에 120억 원 투자\n\n"
        "가람도가 다온 AI밸리 조성사업에 120억 원을 출연한다. 다온시는 다온 AI밸리 조성사업을 추진할 계획이다. "
        "이도현 시장이 이끄는 다온시는 국가AI연산센터 유치를 신청했다. 한지우 다온대학교 총장도 참석했다. "
        "해오름소프트가 사업을 지지한다는 말이 나왔지만 해오름소프트는 지지하지 않는다고 했다.\n\n"
        "최민재 기자\n"
    ),
}
HEADS = {
    "first": ("한빛일보", "박서윤", "2031-03-04", "다온시, 국가AI연산센터 유치 나선다"),
    "second": ("새물결뉴스", "최민재", "2031-03-06", "가람도, 다온 AI밸리 조성에 120억 원 투자"),
}

# name: (type, kind, aliases, properties)
ACTORS: dict[str, tuple[str, str, tuple[str, ...], dict[str, str | int]]] = {
    "다온시": ("City", "thing", ("다온", "시"), {}),
    "가람도": ("Province", "thing", (), {}),
    "다온시AI추진위원회": ("Committee", "thing", ("추진위",), {"member_count": 26}),
    "누리텍": ("Company", "thing", ("(주)누리텍",), {}),
    "해오름소프트": ("Company", "thing", (), {}),
    "다온대학교": ("University", "thing", ("다온대",), {}),
    "이도현": ("Person", "person", ("이도현 시장",), {}),
    "한지우": ("Person", "person", (), {}),
    "박서윤": ("Person", "person", (), {}),
    "최민재": ("Person", "person", (), {}),
    "한빛일보": ("MediaOutlet", "thing", (), {}),
    "새물결뉴스": ("MediaOutlet", "thing", (), {}),
    "국가AI연산센터": ("Facility", "thing", ("연산센터",), {"status": "proposed", "workforce": 3000}),
    "다온 AI밸리 조성사업": ("Project", "thing", (), {"status": "planned"}),
    **{name: ("Group", "group", (), {}) for name in NASTY},
}

# (article, type, source, target, words or None with a field, modality, confidence, more of Evidence)
CLAIMS: list[tuple[str, str, str, str, str | None, str, float, dict[str, str | int]]] = [
    ("first", "BIDS_FOR", "다온시", "국가AI연산센터", "다온시가 국가AI연산센터 유치에 도전한다", "planned", 0.9, {}),
    ("second", "BIDS_FOR", "다온시", "국가AI연산센터", "국가AI연산센터 유치를 신청했다", "asserted", 0.8, {"when": "2031-03"}),
    ("first", "LOCATED_IN", "다온시", "가람도", "가람도 다온시", "asserted", 0.7, {}),
    ("first", "LEADS", "이도현", "다온시", "이도현 다온시장", "asserted", 0.95, {"role": "시장"}),
    ("second", "LEADS", "이도현", "다온시", "이도현 시장이 이끄는 다온시", "asserted", 0.9, {"role": "시장"}),
    ("second", "LEADS", "한지우", "다온대학교", "한지우 다온대학교 총장", "asserted", 0.95, {"role": "총장"}),
    ("first", "SIGNED_MOU_WITH", "다온시", "누리텍", "시는 누리텍과 업무협약을 체결했다", "asserted", 0.85, {}),
    ("first", "PARTNERS_WITH", "다온대학교", "누리텍", "다온대학교와 누리텍은 공동 연구에 손을 잡았다", "asserted", 0.8, {}),
    *(
        ("first", "MEMBER_OF", name, "다온시AI추진위원회", "누리텍, 해오름소프트, 다온대학교 등 26명으로 구성됐다", "asserted", 0.9, {})
        for name in ("누리텍", "해오름소프트", "다온대학교")
    ),
    *(("first", "MEMBER_OF", name, "다온시AI추진위원회", None, "asserted", 0.5, {"field": "위원 명단"}) for name in NASTY),
    ("second", "PURSUES", "다온시", "다온 AI밸리 조성사업", "다온시는 다온 AI밸리 조성사업을 추진할 계획이다", "planned", 0.9, {}),
    ("second", "FUNDS", "가람도", "다온 AI밸리 조성사업", "가람도가 다온 AI밸리 조성사업에 120억 원을 출연한다", "planned", 0.9, {"amount": 12_000_000_000}),
    ("second", "SUPPORTS", "해오름소프트", "다온 AI밸리 조성사업", "해오름소프트가 사업을 지지한다는 말", "claimed", 0.4, {"speaker": "가람도"}),
    ("second", "SUPPORTS", "해오름소프트", "다온 AI밸리 조성사업", "해오름소프트는 지지하지 않는다", "denied", 0.6, {}),
    ("first", "HOLDS_POSITION", "박서윤", "한빛일보", "박서윤 기자", "asserted", 0.9, {"role": "기자"}),
    ("second", "HOLDS_POSITION", "최민재", "새물결뉴스", "최민재 기자", "asserted", 0.9, {"role": "기자"}),
]  # fmt: skip
SYMMETRIC = {"SIGNED_MOU_WITH", "PARTNERS_WITH"}


def node_id(name: str) -> str:
    """The id of an actor of the sample."""
    return make_id("n", [key_of(name)])


def key_of(name: str) -> str:
    """The key of an actor of the sample."""
    return f"{ACTORS[name][1]}|{name.replace(' ', '').lower()}|"


def article_id(article: str) -> str:
    """The id of the article `first` or `second`."""
    return make_id("d", ["url", f"{article}.example/1"])


def _evidence(article: str, quote: str | None, subject: str, **values: object) -> Evidence:
    start = TEXTS[article].index(quote) if quote else None
    what = [
        values.get("type") or values.get("property"),
        subject,
        str(values.get("object") or values.get("value")),
        quote,
    ]
    speaker = values.pop("speaker", None)
    filled = Evidence(
        claim=make_id("c", [article_id(article), *(str(w) for w in what)]),
        article=article_id(article),
        quote=quote or "",
        start=start,
        end=start + len(quote) if quote and start is not None else None,
        field=None,
        modality="asserted",
        speaker=node_id(str(speaker)) if speaker else None,
        date=HEADS[article][2],
        when=None,
        confidence=0.9,
        subject_key=key_of(subject),
        speaker_key=key_of(str(speaker)) if speaker else None,
        rule="sample",
    )
    return dataclasses.replace(filled, **values)  # type: ignore[arg-type]


def _relations() -> list[Relation]:
    grouped: dict[tuple[str, str, str], list[Evidence]] = {}
    for article, kind, source, target, quote, modality, confidence, more in CLAIMS:
        ends = sorted((node_id(source), node_id(target))) if kind in SYMMETRIC else [node_id(source), node_id(target)]
        evidence = _evidence(
            article, quote, source, modality=modality, confidence=confidence, object_key=key_of(target), **more
        )
        evidence = dataclasses.replace(evidence, claim=make_id("c", [article_id(article), kind, source, target, quote]))
        grouped.setdefault((kind, *ends), []).append(evidence)  # type: ignore[arg-type]
    voices = {
        article_id(article): Voice(article_id(article), article, date, outlet, node_id(outlet))
        for article, (outlet, _, date, _) in HEADS.items()
    }
    found = [fold(*ends, claims, voices) for ends, claims in grouped.items()]
    for article, (outlet, author, _, _) in HEADS.items():
        target = article_id(article)
        for kind, source, field in (("PUBLISHED", outlet, "publisher"), ("WROTE", author, "author")):
            claim = make_id("c", [target, kind, source])
            stated = _evidence(article, None, source, field=field, object_key=target, claim=claim)
            found.append(fold(kind, node_id(source), target, [stated], voices))
    said = statement()
    evidence = _evidence("first", said.name, "이도현", object_key=said.id)
    return [*found, fold("SAID", node_id("이도현"), said.id, [evidence], voices), *_mentions()]


def _mentions() -> list[Relation]:
    """MENTIONS of both articles: the longest name wins, so that no two spans overlap."""
    names = [(n, kind, s) for n, (kind, _, aliases, _) in ACTORS.items() for s in (n, *aliases) if len(s) > 1]
    found = []
    for article, text in TEXTS.items():
        spans: dict[str, list[Span]] = {}
        taken: set[int] = set()
        for name, kind, surface in sorted(names, key=lambda n: (-len(n[2]), n[2])):
            for start in range(len(text)):
                here = range(start, start + len(surface))
                if text.startswith(surface, start) and taken.isdisjoint(here):
                    taken.update(here)
                    spans.setdefault(name, []).append(Span(start, here.stop, surface, key_of(name), kind))
        for name, places in spans.items():
            ends = article_id(article), node_id(name)
            places.sort(key=lambda s: s.start)
            relation = make_id("r", ["MENTIONS", *ends])
            found.append(Relation(relation, "MENTIONS", *ends, {"count": len(places)}, (), tuple(places)))
    return found


def statement() -> Node:
    """The one statement of the sample."""
    words = "연산센터는 다온의 다음 백 년을 여는 문"
    start = TEXTS["first"].index(words)
    properties = {"text": words, "start": start, "end": start + len(words), "article": article_id("first")}
    properties |= {"speaker_key": key_of("이도현")}
    return Node(make_id("s", [words]), "Statement", LABELS["Statement"], words, properties=properties)


def _node_evidence() -> dict[str, tuple[Evidence, ...]]:
    figures = [
        _evidence("first", "26명으로 구성됐다", "다온시AI추진위원회", property="member_count", value=26, unit="명"),
        _evidence("first", "약 3000명이 일하게 된다", "국가AI연산센터", property="workforce", value=3000, unit="명", approximate=True, modality="planned"),
        _evidence("first", "국가AI연산센터 유치에 도전한다", "국가AI연산센터", property="status", value="proposed"),
        _evidence("second", "조성사업을 추진할 계획이다", "다온 AI밸리 조성사업", property="status", value="planned"),
        _evidence("first", "누리텍은 해오름소프트를 소유하지 않는다", "누리텍", type="OWNS", object=node_id("해오름소프트"), object_key=key_of("해오름소프트"), modality="denied", confidence=0.8),
    ]  # fmt: skip
    by_key: dict[str, tuple[Evidence, ...]] = {}
    for evidence in sorted(figures, key=lambda e: e.claim):
        by_key[evidence.subject_key] = (*by_key.get(evidence.subject_key, ()), evidence)
    return by_key


def sample() -> SampleGraph:
    """Two articles, four people, two papers, a town, and what they say of each other."""
    evidence = _node_evidence()
    nodes = [
        Node(
            node_id(name),
            kind,
            LABELS[kind],
            name,
            aliases,
            (key_of(name),),
            (),
            properties,
            evidence.get(key_of(name), ()),
        )
        for name, (kind, _, aliases, properties) in ACTORS.items()
    ]
    for article, (publisher, author, date, title) in HEADS.items():
        stated = {"title": title, "url": f"https://{article}.example/1", "date": date, "publisher": publisher}
        stated |= {"author": author, "text_sha256": text_sha256(TEXTS[article])}
        nodes.append(Node(article_id(article), "Article", LABELS["Article"], title, properties=stated))
    texts = {article_id(article): text for article, text in TEXTS.items()}
    judged = (
        Judgement(key_of("다온시"), key_of("가람도"), "different", "도와 시는 다르다", "2031-03-07T09:00:00+09:00"),
    )
    return SampleGraph((*nodes, statement()), tuple(_relations()), texts=texts, judgement_list=judged)
