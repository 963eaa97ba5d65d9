"""The tricky sentences themselves, where they are: read from the shared folder, never copied."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tricky import DAY, read

from kg.extract.dates import dates_in
from kg.extract.figures import figures_in
from kg.extract.modality import modality_in


def _types(text: str) -> dict[str, str]:
    return read(text).types


ORIGINALS: dict[str, Callable[[str], bool]] = {
    "enumeration-deung": lambda t: (
        len([r for r in read(t).relations if r[1] == "MEMBER_OF"]) == 5
        and any(kind == "member_count" and value == 26 for _, kind, value in read(t).figures)
    ),
    "enumeration-and": lambda t: set(_types(t).values()) == {"University"} and len(_types(t)) == 4,
    "middle-dot-collective": lambda t: not _types(t),
    "middle-dot-coordination": lambda t: set(_types(t)) == {"포항시", "경주시", "영덕군"},
    "coordinated-suffix": lambda t: not _types(t),
    "shared-head": lambda t: set(_types(t)) == {"이차전지 특화단지", "바이오 특화단지", "수소 특화단지"},
    "alias-iha": lambda t: "AI혁신위" in read(t).names["포항 AI혁신위원회"],
    "alias-latin": lambda t: (
        {"POSTECH", "포스텍"} <= read(t).names["포항공과대학교"]
        and "KAIST" in read(t).names["한국과학기술원"]
        and ("한국과학기술원", "SIGNED_MOU_WITH", "포항공과대학교") in read(t).relations
    ),
    "alias-not-a-name": lambda t: len(_types(t)) == 1 and any("AX" in names for names in read(t).names.values()),
    "spacing-variants": lambda t: len(_types(t)) == 1 and all(len(names) == 4 for names in read(t).names.values()),
    "title-apposition": lambda t: (
        {r for r in read(t).relations if r[1] == "LEADS"}
        == {("이강덕", "LEADS", "포항시"), ("이철우", "LEADS", "경상북도"), ("김일만", "LEADS", "포항시의회")}
    ),
    "surname-title": lambda t: [speaker for speaker, _ in read(t).said] == ["이강덕"],
    "determiner-title": lambda t: set(_types(t)) == {"포항시"},
    "pohang-city-company": lambda t: (
        "울산광역시" not in _types(t) and set(read(t).relations) == {("포항시", "BIDS_FOR", "국가AI컴퓨팅센터")}
    ),
    "metonymy": lambda t: (
        ("포항제철소", "PART_OF", "포스코") in read(t).relations
        and "포철" in read(t).names["포항제철소"]
        and "포항시" not in _types(t)
    ),
    "university-suffix-da": lambda t: (
        [n for n, kind in _types(t).items() if kind == "University"] == ["고려대학교", "한동대학교"]
    ),
    "nested-unit": lambda t: (
        ("반도체기술융합센터", "PART_OF", "포항공과대학교") in read(t).relations
        and list(_types(t).values()).count("Programme") == 1
    ),
    "quote-attribution": lambda t: (
        [speaker for speaker, _ in read(t).said] == ["이강덕", "이강덕", "최양희"]
        and all(modality == "claimed" for modality, _ in read(t).relations.values())
    ),
    "indirect-quote-topic-gap": lambda t: modality_in(t, 0, t.index("그러면서"), t.index("착공")) == "planned",
    "planned-vs-done": lambda t: (
        [modality_in(part, 0, len(part), part.index("제정")) for part in t.split(". ")]
        == ["asserted", "planned", "proposed"]
    ),
    "negation": lambda t: not read(t).relations,
    "numbers": lambda t: (
        [(f.value, f.unit, f.approximate, f.per) for f in figures_in(t, 0, len(t))]
        == [
            (26, "명", False, None),
            (3000, "명", True, None),
            (60, "명", True, "year"),
            (2_500_000_000_000, "KRW", False, None),
            (120_000_000_000, "KRW", False, None),
        ]
    ),
    "date-resolution": lambda t: (
        [w.value for w in dates_in(t, 0, len(t), DAY)] == ["2025-02-04", "2025-01-30", "2025-02-10"]
    ),
    "caption": lambda t: set(_types(t)) == {"이강덕", "포항시"},
    "unrelated-block": lambda t: set(_types("포항시가 4일 알렸다. 내년에 연다.\n\n" + t)) == {"포항시"},
    "headline-ellipsis": lambda t: (
        ("포항시", "PURSUES", "AI 선도도시 선점 전략") in read(t).relations
        and [speaker for speaker, _ in read(t).said] == ["이강덕"]
    ),
    "particle-lookalike": lambda t: {"최은경"} <= set(_types(t)) <= {"최은경", "이강덕"},
    "company-marks": lambda t: (
        ("최문호", "LEADS", "에코프로비엠") in read(t).relations
        and {n for n, kind in _types(t).items() if kind == "Company"} == {"에코프로비엠", "엔켐", "포스코퓨처엠"}
    ),
}


@pytest.mark.shared
@pytest.mark.parametrize("name", sorted(ORIGINALS))
def test_the_original_sentences(shared: Path, name: str) -> None:
    cases = {case["id"]: case for case in json.loads((shared / "gold" / "tricky_cases.json").read_text("utf-8"))}
    assert set(cases) == set(ORIGINALS)
    assert ORIGINALS[name](cases[name]["text"]), (cases[name]["expected"], read(cases[name]["text"]))
