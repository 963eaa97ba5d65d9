"""Names that the lexicon lists.

Comes in: the text, the parts of it that are article, the lexicon. Goes out: mentions. A surface that is an ordinary word too, or that
points to several rows, counts only with evidence from the same document: the full name, the name of its province before it, a
company mark, or a neighbour in a list that is of the same type without doubt.
"""

import re
from collections.abc import Sequence

from kg.extract.definitions import occurrences
from kg.extract.model import Found
from kg.extract.tables import table
from kg.korean import ends_at_boundary, fold_space, starts_at_boundary
from kg.lexicon import Hit, Lexicon, Row

_MARK_BEFORE = re.compile(r"(?:㈜|\(주\)|주식회사)\s?$")
_MARK_AFTER = re.compile(r"\s?(?:㈜|\(주\)|주식회사)")
_COMPANY = re.compile(
    r"(?:㈜|\([주유]\)|(?<![가-힣])주식회사 )\s?([A-Za-z가-힣][A-Za-z0-9가-힣&]{1,19})"
    r"|(?<![A-Za-z0-9가-힣])([A-Za-z가-힣][A-Za-z0-9가-힣&]{1,19}?)(?:㈜|\(주\)|\s주식회사(?=(?:은|는|이|가|을|를|의|과|와|도)[\s,]|[,·)]))(?!\s?[A-Z가-힣]{2,}㈜)"
)
"""The mark stands before the name, or right behind it; a word with a blank before the mark is none (참석한 ㈜한빛)."""
_FIRM = re.compile(r"(?<![가-힣A-Za-z0-9])([가-힣A-Za-z]{2,20}?)(?:사?\s?\(社\)|\s?社(?![가-힣]{3}))")
_LIST_GAP = re.compile(r"\s*(?:,|·|ㆍ|및|와|과|/)\s*$")
_SCORE = re.compile(
    r"(?<!\d)\d{1,2}\s?[-–:대]\s?\d{1,2}(?:으?로)?\s?(?:[가-힣]{1,4}\s)?(?:이겼|이기|졌|꺾|누르|눌렀|제압|승리|역전승|완승|패배|비겼|무승부|물리)"
)
_REGION_AFTER = re.compile(r"(?:에서|에\s위치|에\s소재)(?![가-힣])|\s(?:지역|시내|시민|소재|권역|현지)(?![가-힣]{2})")
_RESPACED = re.compile(
    r"(?:서울|부산|대구|인천|광주|대전|울산|경남|경북|전남|전북|충남|충북|강원|제주|한국|국내|글로벌|세계|미래|동양|신)\s"
)
"""서울 반도체 is no 서울반도체, 글로벌 파운드리 no company: places and plain words before a blank."""
_COLLECTIVE = re.compile(r"[·ㆍ․․∙/]\s?(?:공공|지자체|민간|대학|기업|산업계|연구|업계|지방)")
_PLACE_BEFORE = re.compile(r"\s*$")
_EDITION_BEFORE = re.compile(r"(?:(?<![0-9가-힣A-Za-z])(?:제\s?\d{1,3}[회차]|\d{1,3}회|20\d\d년?)\s?){1,2}$")
_SYSTEM = re.compile(r"도(?![가-힣])")
"""What is left of 제도 behind a listed 제 (가족친화인증제도 개선)."""
_EDITION_AFTER = re.compile(r"\s?(?:20\d\d|[’']\d\d)(?![0-9A-Za-z])")
"""The number or year of a meeting that comes again: 제12회 한빛영화제, CES 2026."""


def listed(text: str, parts: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[Found]:
    """Mentions of listed names in those parts of the text, the longest at each place, sorted by start."""
    hits: list[Hit] = []
    for start, end in parts:
        flat = text[start:end].replace("\n", " ")
        hits += [Hit(h.start + start, h.end + start, h.surface, h.rows, h.common) for h in lexicon.find(flat)]
    hits = _longest(hits)
    sure = {hit.rows[0].name for hit in hits if len(hit.rows) == 1 and not hit.common}
    found = []
    for index, hit in enumerate(hits):
        row = _row(hit, sure)
        if row is None or (_COLLECTIVE.match(text, hit.end) and hit.surface == "정부"):
            continue
        if row.type in ("Company", "MediaOutlet") and _RESPACED.match(hit.surface):
            continue
        if row.type == "Facility" and " " in hit.surface and len(hit.surface) <= 5:
            found += _town_of(text, hit, lexicon)
            continue
        if hit.surface.isascii() and hit.surface.islower() and len(hit.surface) <= 5:
            continue
        if (hit.common or row.type == "Country") and not _evidence(text, hits, index, row, sure):
            continue
        start, end = _edition(text, hit) if row.type == "Event" else (hit.start, hit.end)
        if row.type in ("Programme", "Policy") and hit.surface.endswith("제") and _SYSTEM.match(text, end):
            end += 1
        name = fold_space(text[start:end])
        found.append(Found(start=start, end=end, name=name, type=row.type, rule="listed", row=row, score=0.9))
    return found


def _town_of(text: str, hit: Hit, lexicon: Lexicon) -> list[Found]:
    """The town that the short name of a site begins with (누리 산단): it shares the head with others as often as not."""
    end = hit.start + hit.surface.index(" ")
    rows = [row for row in lexicon.rows_for(text[hit.start : end]) if row.type in ("City", "Province")]
    if len(rows) != 1:
        return []
    return [Found(start=hit.start, end=end, name=text[hit.start : end], type=rows[0].type, rule="listed", row=rows[0], score=0.9)]  # fmt: skip


def _edition(text: str, hit: Hit) -> tuple[int, int]:
    """The place of an event's name with the number or year that tells which one is meant."""
    before = _EDITION_BEFORE.search(text, max(0, hit.start - 20), hit.start)
    after = _EDITION_AFTER.match(text, hit.end)
    return before.start() if before else hit.start, after.end() if after else hit.end


def without_teams(text: str, found: Sequence[Found]) -> list[Found]:
    """The mentions without places that stand for their teams: those in a sentence with a score (포항이 울산을 2-1로 이겼다)."""
    return [f for f in found if f.type not in ("City", "Province") or not _is_team(text, f)]


def _is_team(text: str, place: Found) -> bool:
    if place.name.endswith(("시", "군", "구", "도")):
        return False
    first = max(text.rfind(". ", 0, place.start), text.rfind("\n", 0, place.start)) + 1
    last = min((i for i in (text.find(". ", place.end), text.find("\n", place.end)) if i >= 0), default=len(text))
    return bool(_SCORE.search(text, first, last))


def generic_actors(text: str, parts: Sequence[tuple[int, int]]) -> list[Found]:
    """Mentions of actors that every reader knows by an ordinary word (정부)."""
    found = []
    for name, node_type in table("generic")["actors"].items():
        for start, end in parts:
            for hit in re.finditer(re.escape(name), text[start:end]):
                a, b = start + hit.start(), start + hit.end()
                if (
                    starts_at_boundary(text, a)
                    and ends_at_boundary(text, b)
                    and text[b : b + 1] not in "-–~"
                    and not _COLLECTIVE.match(text, b)
                ):
                    found.append(Found(start=a, end=b, name=name, type=node_type, rule="actor", score=0.9))
    return found


def marked_companies(text: str, parts: Sequence[tuple[int, int]]) -> list[Found]:
    """Companies that a company mark names: ㈜티엔, (주)엔켐."""
    found = []
    for start, end in parts:
        for hit in _COMPANY.finditer(text, start, end):
            group = 1 if hit.group(1) else 2
            a, b = hit.span(group)
            while b > a + 1 and not ends_at_boundary(text, b):
                b -= 1
            if hit.group(1):
                b = _without_particle(text, a, b)
            found.append(Found(start=a, end=b, name=text[a:b], type="Company", rule="company-mark", score=0.85))
        for hit in _FIRM.finditer(text, start, end):
            found.append(
                Found(
                    start=hit.start(1),
                    end=hit.end(1),
                    name=hit.group(1),
                    type="Company",
                    rule="company-mark",
                    score=0.85,
                )
            )
    more = [
        Found(start=a, end=b, name=name, type="Company", rule="company-mark", score=0.8)
        for name in sorted({f.name for f in found if len(f.name) >= 3})
        for a, b in occurrences(text, parts, name)
    ]
    return [*found, *more]


def _without_particle(text: str, start: int, end: int) -> int:
    """The end of a marked name without the particle that Hangul runs into (엔켐과 → 엔켐)."""
    particle = re.search(r"(?:에서|으로|에게|까지|부터|은|는|이|가|을|를|의|에|와|과|도|로)$", text[start:end])
    if text[end : end + 1] == "(":  # a gloss follows the name itself: ㈜누리에이(대표 김하나)
        return end
    if particle and len(text[start:end]) - len(particle.group()) >= 2 and not text[end : end + 1].strip().isalnum():
        return end - len(particle.group())
    return end


def _longest(hits: list[Hit]) -> list[Hit]:
    """The hits that no longer one covers or cuts, sorted by start."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if kept and hit.start < kept[-1].end:
            if hit.end - hit.start > kept[-1].end - kept[-1].start:
                kept[-1] = hit
            continue
        kept.append(hit)
    return kept


def _row(hit: Hit, sure: set[str]) -> Row | None:
    """The one row that the hit means; of several the one whose parent or own full name the document holds."""
    if len(hit.rows) == 1:
        return hit.rows[0]
    backed = [row for row in hit.rows if row.name in sure or (row.parent or "") in sure]
    return backed[0] if len(backed) == 1 else None


def _evidence(text: str, hits: list[Hit], index: int, row: Row, sure: set[str]) -> bool:
    """Whether the document shows that this ordinary word is meant as the name."""
    hit = hits[index]
    if row.type == "Country":
        return not hit.common and hit.end - hit.start >= 2 and row.name != "대한민국"
    if row.name in sure:
        return True
    if _MARK_BEFORE.search(text[max(0, hit.start - 5) : hit.start]) or _MARK_AFTER.match(text, hit.end):
        return True
    if row.type in ("City", "Province") and _neighbours(text, hits, index, row.type) >= 1:
        return True
    if row.type == "Province" and (
        _REGION_AFTER.match(text, hit.end) or text[hit.start - 1 : hit.start] + text[hit.end : hit.end + 1] == "[]"
    ):
        return True
    if row.type in ("City", "Province"):
        before = hits[index - 1] if index else None
        return (
            before is not None
            and before.rows[0].type == "Province"
            and text[before.end : hit.start].strip() == ""
            and hit.start - before.end <= 1
        )
    return _neighbours(text, hits, index, row.type) >= 2


def _neighbours(text: str, hits: list[Hit], index: int, node_type: str) -> int:
    """How many undoubted names of that type stand beside the hit in the same list."""
    count = 0
    for step in (-1, 1):
        here = index
        while 0 <= here + step < len(hits):
            left, right = (hits[here + step], hits[here]) if step < 0 else (hits[here], hits[here + step])
            if right.start - left.end > 4 or not _LIST_GAP.match(text[left.end : right.start]):
                break
            here += step
            count += not hits[here].common and hits[here].rows[0].type == node_type
    return count
