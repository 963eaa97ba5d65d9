"""The one verification that everything proposed passes, whatever proposed it.

Comes in: the text, units, claims, statements. Goes out: an `Extraction` in which spans are verbatim, types and ends are in the vocabulary, both ends
are units with a mention (or the document, or a statement of it), and no claim id occurs twice: the greatest confidence is
kept, then the smallest start.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.evidence import MODALITIES, Claim, Extraction, Mention, Statement, Unit, claim_id, statement_id
from kg.ontology import Ontology


def verified(
    text: str,
    document: str,
    units: Sequence[Unit],
    claims: Iterable[Claim],
    statements: Iterable[Statement],
    ontology: Ontology,
) -> Extraction:
    """The extraction that holds; what does not is left out."""
    claims = list(claims)
    stated = {claim.subject for claim in claims if claim.field}
    units = [_verbatim(text, u) for u in units if _grounded(text, u, stated)]
    types = {key: unit.type for unit in units for key in unit.keys}
    kept_statements = {
        statement_id(document, s): s for s in statements if text[s.start : s.end] == s.text and s.speaker in types
    }
    kept: dict[str, Claim] = {}
    for claim in claims:
        if not _holds(text, document, claim, types, kept_statements, ontology):
            continue
        identity = claim_id(document, claim)
        rival = kept.get(identity)
        if rival is None or _rank(claim) > _rank(rival):
            kept[identity] = claim
    ordered = sorted(
        kept.values(),
        key=lambda c: (
            c.start if c.start is not None else -1,
            c.end or -1,
            c.type,
            c.subject,
            c.object or "",
            str(c.value),
        ),
    )
    return Extraction(
        tuple(units), tuple(ordered), tuple(sorted(kept_statements.values(), key=lambda s: (s.start, s.end, s.speaker)))
    )


def _grounded(text: str, unit: Unit, stated: set[str]) -> bool:
    """Whether the unit has a mention, or metadata states it (an outlet); an empty span is no mention."""
    return bool(unit.mentions or stated & set(unit.keys)) and all(text[m.start : m.end].split() for m in unit.mentions)


def _verbatim(text: str, unit: Unit) -> Unit:
    """The unit with what stands in the text at each of its places; its names may be written without quotation marks."""
    mentions = tuple(Mention(m.start, m.end, text[m.start : m.end]) for m in unit.mentions)
    return replace(unit, mentions=mentions)


def _rank(claim: Claim) -> tuple[float, int]:
    return claim.confidence, -(claim.start if claim.start is not None else -1)


def _holds(
    text: str, document: str, claim: Claim, types: dict[str, str], statements: dict[str, Statement], ontology: Ontology
) -> bool:
    if claim.subject not in types or claim.modality not in MODALITIES:
        return False
    if claim.start is not None and (
        claim.end is None or text[claim.start : claim.end] != claim.quote or not claim.quote.strip()
    ):
        return False
    if claim.start is None and not claim.field:
        return False
    if claim.speaker is not None and claim.speaker not in types:
        return False
    if claim.object is None:
        return (
            claim.value is not None
            and claim.type in ontology.properties
            and ontology.describes(claim.type, types[claim.subject])
        )
    if claim.object == document:
        return ontology.allows(claim.type, types[claim.subject], "Article")
    if claim.object in statements:
        return ontology.allows(claim.type, types[claim.subject], "Statement")
    return (
        claim.object in types
        and claim.object != claim.subject
        and ontology.allows(claim.type, types[claim.subject], types[claim.object])
    )
