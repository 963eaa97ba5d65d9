"""Lists that stand elsewhere: 7개 투자기업*, whom a footnote names; 양 기관, 3개 기관, who were named before.

Comes in: the reading, a sentence, lists found so far. Goes out: groups at the place of the words that point to them.
"""

import re
from collections.abc import Sequence

from kg.extract.groups import Group, Phrase, bodies_of, set_role
from kg.extract.model import Sentence
from kg.extract.reading import At, Reading

_PARTIES = re.compile(
    r"(?<![가-힣0-9])(양|두|세|네|\d+개|[3-9])\s?((?:투자|참여|협약|유관|관계|공공|협력|참가)?\s?(?:기관|대학|회사|사|도시|시도|시군|시|도|기업|단체|부처|지자체|측|병원|학교|나라|국|사업자))(?:장)?(?=(?:은|는|이|가|간|의|과|와|에|에서)(?![가-힣])|\s간|\s모두)"
)
_PARTY_TYPES = {
    "대학": ("University",),
    "기업": ("Company",),
    "회사": ("Company",),
    "부처": ("GovernmentBody",),
    "시도": ("City", "Province"),
    "시군": ("City", "Province"),
    "도시": ("City", "Province"),
    "지자체": ("City", "Province"),
    "국": ("Country",),
}
_COUNTS = {"양": 2, "두": 2, "세": 3, "네": 4}


def notes(reading: Reading) -> list[tuple[int, list[At]]]:
    """Footnotes that only list actors: where each begins, and whom it names."""
    found = []
    for block in reading.blocks:
        if block.mark not in ("*", "**", "※") or block.end - block.start > 400:
            continue
        named = [at for at in reading.inside(block.start, block.end) if at.thing.type != "Person"]
        letters = sum(at.end - at.start for at in named)
        towns = [at for at in named if at.thing.type == "City" and _in_province(reading, named, at)]
        if len(towns) >= 0.5 * len(named):
            named = [at for at in named if at.thing.type != "Province"]
        bare = _is_bare_list(reading.flat(block.start, block.end))
        if len(named) >= 2 and letters >= (0.3 if bare else 0.55) * len(
            reading.text[block.start : block.end].replace(" ", "")
        ):
            found.append((block.start, named))
    return found


def _is_bare_list(text: str) -> bool:
    """Whether the words are only names with commas between."""
    pieces = re.split(r"[,，]", text)
    return len(pieces) >= 4 and all(2 <= len(p.strip()) <= 24 and not re.search(r"[가-힣](?:[을를은는]|에서|에게|다\.?)(?:\s|$)", p.strip()) for p in pieces)  # fmt: skip


def _in_province(reading: Reading, named: Sequence[At], town: At) -> bool:
    """Whether the town stands in brackets behind its province: 강원(강릉, 원주)."""
    before = reading.text[max(0, town.start - 60) : town.start]
    opened = before.rfind("(")
    if opened < 0 or ")" in before[opened:]:
        return False
    end = town.start - len(before) + opened
    return any(at.end in (end, end - 1) and at.thing.type == "Province" for at in named)


def noted(reading: Reading, sentence: Sentence, notes: list[tuple[int, list[At]]]) -> list[Group]:
    """7개 투자기업*: the bodies that the footnote behind the paragraph lists."""
    found = []
    for hit in re.finditer(
        r"(\d{1,2})\s?(?:개|곳|개소|개사|개교|명|인)?\s?[가-힣\s]{0,12}[*＊]",
        reading.flat(sentence.start, sentence.end),
    ):
        start, end = sentence.start + hit.start(), sentence.start + hit.end()
        listed = next((named for begin, named in notes if begin >= sentence.end), [])
        if not listed or abs(len(listed) - int(hit.group(1))) > 1:
            continue
        group = Group([Phrase(start, end, at) for at in listed])
        set_role(reading, sentence, group)
        found.append(group)
    return found


def parties(reading: Reading, sentence: Sentence, groups: Sequence[Group], lists: Sequence[Group]) -> list[Group]:
    """양 기관, 3개 기관: the list of so many actors that was named before."""
    found = []
    for hit in _PARTIES.finditer(reading.flat(sentence.start, sentence.end)):
        count = _COUNTS.get(hit.group(1)) or int(hit.group(1).removesuffix("개"))
        start, end = sentence.start + hit.start(), sentence.start + hit.end()
        earlier = [g for g in (*lists, *groups) if g.phrases[-1].end <= start]
        kinds = next((types for word, types in _PARTY_TYPES.items() if hit.group(2).endswith(word)), None)
        if kinds:
            earlier = [g for g in earlier if all(t.type in kinds for t in bodies_of(g))]
        group = next((g for g in reversed(earlier) if len(bodies_of(g)) == count), None)
        if group is None and count >= 4:
            group = next((g for g in reversed(earlier) if abs(len(bodies_of(g)) - count) <= 1 + (count > 7)), None)
        if group is None:
            continue
        at = [Phrase(start, end, p.at) for p in group.phrases if p.thing.type != "Person"]
        made = Group(at, spread=True)
        set_role(reading, sentence, made)
        found.append(made)
    return found
