"""Hypothesis strategies: small documents over a few names, so that actors, relations and judgements meet often."""

import io
from collections.abc import Sequence

from hypothesis import strategies as st

from kg.document import Document, document_id
from kg.evidence import Claim, Extraction, Mention, Statement, Unit, claim_id, statement_id
from kg.graph import Graph, Judgement
from kg.keys import unit_key

NAMES = {
    "해온시": ("City", "thing|해온시|", "해온시"),
    "다솔시": ("City", "thing|다솔시|", "다솔시"),
    "해온로봇": ("Company", "thing|해온로봇|", None),
    "로봇센터": ("Facility", "thing|로봇센터|", None),
    "로봇 센터": ("Project", "thing|로봇센터|", None),
    "추진위": ("Committee", "thing|추진위|thing|해온시|", None),
    "추진위 ": ("Committee", "thing|추진위|thing|다솔시|", None),
    "추진위원": ("Committee", "thing|추진위|", None),
    "해온일보": ("MediaOutlet", "thing|해온일보|", None),
    "이가온": ("Person", "person|이가온|", None),
    "이가온 시장": ("Person", "person|이가온|thing|해온시|", None),
    "이가온 대표": ("Person", "person|이가온|thing|해온로봇|", None),
}
RELATIONS = ("PURSUES", "BIDS_FOR", "SIGNED_MOU_WITH", "PART_OF")
PUBLISHERS = ("해온일보", "다솔신문", "해온시", None)
COPIED = tuple(
    f"{first}에서 열린 {second} 설명회에는 예순두 명이 나와 의견을 냈다. "
    for first in ("강가 마당", "언덕 도서관", "옛 역사")
    for second in ("물길 정비", "밤 버스 노선")
)
"""Sentences long enough to tell that one article took them over from another."""


@st.composite
def articles(draw: st.DrawFn) -> tuple[Document, Extraction]:
    """A document and an extraction of it: every span is verbatim, every end a unit."""
    chosen = draw(
        st.lists(st.sampled_from(sorted(NAMES)), min_size=1, max_size=5, unique_by=lambda name: NAMES[name][1])
    )
    text = "".join(f"{name} 나섰다. " for name in chosen)
    text += "".join(draw(st.lists(st.sampled_from(COPIED), max_size=5, unique=True)))
    units = []
    for name in chosen:
        kind, key, listed = NAMES[name]
        start = text.index(f"{name} 나섰다")
        keys = (key, "person|이가온|thing|다솔시|") if name == "이가온 시장" and draw(st.booleans()) else (key,)
        units.append(
            Unit(keys, kind, (name.strip(),), (Mention(start, start + len(name.strip()), name.strip()),), listed)
        )
    keys = [unit.keys[0] for unit in units]
    claims: dict[str, Claim] = {}
    document = Document(
        text=text,
        title=draw(st.sampled_from(["하나", "둘", "셋", "넷"])),
        publisher=draw(st.sampled_from(PUBLISHERS)),
        date=draw(st.sampled_from(["2031-03-01", "2031-03-02", "2031-03-16", None])),
    )
    name = document_id(document)
    if document.publisher in chosen:
        place = {"start": 0, "end": 4, "quote": text[:4], "rule": "made-up"}
        made = Claim("PUBLISHED", NAMES[document.publisher][1], name, **place)
        claims[claim_id(name, made)] = made
    for _ in range(draw(st.integers(0, 5))):
        subject, target = draw(st.sampled_from(keys)), draw(st.sampled_from(keys))
        start = draw(st.integers(0, len(text) - 2))
        end = draw(st.integers(start + 1, len(text)))
        place = {"start": start, "end": end, "quote": text[start:end], "rule": "made-up"}
        modality = draw(st.sampled_from(["asserted", "planned", "claimed", "denied"]))
        confidence = draw(st.sampled_from([0.3, 0.6, 0.9]))
        if draw(st.booleans()):
            value = draw(st.sampled_from(["proposed", "agreed", "operating"]))
            claim = Claim("status", subject, value=value, modality=modality, confidence=confidence, **place)
        else:
            kind = draw(st.sampled_from(RELATIONS))
            claim = Claim(kind, subject, target, modality=modality, confidence=confidence, **place)
        claims.setdefault(claim_id(name, claim), claim)
    statements = []
    if draw(st.booleans()):
        said = Statement(keys[0], 0, 4, text[0:4])
        statements.append(said)
        claim = Claim("SAID", keys[0], statement_id(name, said), start=0, end=5, quote=text[0:5], rule="made-up")
        claims[claim_id(name, claim)] = claim
    return document, Extraction(
        tuple(sorted(units, key=lambda unit: unit.keys)),
        tuple(claims[key] for key in sorted(claims)),
        tuple(statements),
    )


@st.composite
def judgements(draw: st.DrawFn, documents: Sequence[str] = ()) -> Judgement:
    """A judgement between two keys of the made-up names, or units of these documents (their ids) that may have one."""
    keys = sorted({key for _, key, _ in NAMES.values()})
    units = [unit_key(key, document) for key in (*keys, "person|이가온|thing|다솔시|") for document in documents]
    end = st.sampled_from(keys) | st.sampled_from(units) if units else st.sampled_from(keys)
    a, b = sorted(draw(st.lists(end, min_size=2, max_size=2, unique=True)))
    verdict = draw(st.sampled_from(["same", "different", "unsure"]))
    return Judgement(a, b, verdict, "", draw(st.sampled_from(["2031-01-01T00:00:00Z", "2031-01-02T00:00:00Z"])))


def exported(graph: Graph) -> str:
    """The graph as JSONL."""
    from kg.export import jsonl

    out = io.StringIO()
    jsonl.write(graph, out)
    return out.getvalue()


__all__ = ["articles", "exported", "judgements"]
