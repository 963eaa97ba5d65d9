"""Spoken words and their speakers; every sentence here is ours."""

import re

import pytest

from kg.extract.attribution import Candidate, speakers
from kg.extract.long_quotations import across
from kg.extract.quotations import quotations_in

NAMES = {"김한빛": True, "이푸름": True, "박하늘": True, "한빛시": False, "푸른대": False}


def said(text: str, kind: str = "paragraph") -> list[tuple[object, str]]:
    blocks = [(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text)]
    quotations = [q for start, end in blocks for q in quotations_in(text, start, end, kind)]
    mentions = [
        Candidate(found.start(), found.end(), name, person)
        for name, person in NAMES.items()
        for found in re.finditer(name, text)
    ]
    who = speakers(text, blocks, quotations, mentions)
    return [(m.ref if m else None, text[q.start : q.end]) for m, q in zip(who, quotations, strict=True)]


CASES = [
    (
        '김한빛 시장은 "앞장서겠다"며 "센터를 세우겠다"고 말했다.',
        [("김한빛", "앞장서겠다"), ("김한빛", "센터를 세우겠다")],
    ),
    ("김한빛 시장은 “함께 간다. 돕겠다.“라고 밝혔다.", [("김한빛", "함께 간다. 돕겠다.")]),
    ("“함께 배우겠다”고 이푸름 총장은 말했다.", [("이푸름", "함께 배우겠다")]),
    ("“학생들이 먼저 움직였다.” 이푸름 총장의 말이다.", [("이푸름", "학생들이 먼저 움직였다.")]),
    (
        "김한빛 시장은 박하늘 장관이 찾은 자리에서 “땅은 넉넉하다”고 강조했다.",
        [("김한빛", "땅은 넉넉하다")],
    ),
    (
        "김한빛 시장은 “우리가 먼저 한다”고 말했다. 이어 “끝까지 가겠다”고 덧붙였다.",
        [("김한빛", "우리가 먼저 한다"), ("김한빛", "끝까지 가겠다")],
    ),
    (
        '김한빛 시장은 "우리가 먼저 한다"고 말했다. 이푸름 총장은 "돕겠다"고 화답했다.',
        [("김한빛", "우리가 먼저 한다"), ("이푸름", "돕겠다")],
    ),
    ("김한빛 시장은 “차질 없이 준비해 줄 것”을 당부했다.", [("김한빛", "차질 없이 준비해 줄 것")]),
    (
        "김한빛 시장은 “뜻깊은 자리”였다며 “이어 가겠다”고 말했다.",
        [("김한빛", "뜻깊은 자리"), ("김한빛", "이어 가겠다")],
    ),
    ("이푸름 한빛시 미래산업국 국장은 “자신 있다”고 말했다.", [("이푸름", "자신 있다")]),
    ("이푸름 푸른대 총장은 “자신 있다”고 말했다.", [("이푸름", "자신 있다")]),
    ("한빛시 이푸름 국장은 “자신 있다”고 말했다.", [("이푸름", "자신 있다")]),
    (
        "김한빛 시장은 “길이 있다”고 말했다. 한 주민은 “더 지켜보겠다”고 했다.",
        [("김한빛", "길이 있다"), (None, "더 지켜보겠다")],
    ),
    ("한빛시 관계자는 “내년에 문을 연다”고 설명했다.", [("한빛시", "내년에 문을 연다")]),
    ("이푸름(푸른대 총장) 씨는 “기쁘다”라고 전했다.", [("이푸름", "기쁘다")]),
    (
        "김한빛 시장은 이날 회의에 참석했다.\n그는 “길이 보인다”고 말했다.",
        [("김한빛", "길이 보인다")],
    ),
    (
        "김한빛 시장은 이날 이푸름 의원이 “언제 여느냐”고 묻자 “내년 봄이다”라고 답했다.",
        [("이푸름", "언제 여느냐"), ("김한빛", "내년 봄이다")],
    ),
    (
        "김한빛 시장은 “다리가 왜 이렇게 늦었느냐”는 이푸름 의원의 질문에 “비가 잦았다”고 답했다.",
        [("이푸름", "다리가 왜 이렇게 늦었느냐"), ("김한빛", "비가 잦았다")],
    ),
    (
        "한빛시는 “길을 넓힌다”고 밝혔다. 이푸름 총장도 이날 나왔다. 그는 한빛시가 세운 센터에서 “반갑다”고 말했다.",
        [("한빛시", "길을 넓힌다"), ("이푸름", "반갑다")],
    ),
    (
        "한빛시 고위 관계자는 “땅이 넉넉하다”고 했다.\n이 관계자는 “내년에 판다”고 말했다.",
        [("한빛시", "땅이 넉넉하다"), ("한빛시", "내년에 판다")],
    ),
    (
        "김한빛 시장은 “문을 연다”고 말했다.\n비용과 관련해서는 “나라가 돕는다”고 했다.",
        [("김한빛", "문을 연다"), ("김한빛", "나라가 돕는다")],
    ),
    ("[박하늘 한빛부 수소국장] “물에서 수소를 얻는 길이 열립니다.”", [("박하늘", "물에서 수소를 얻는 길이 열립니다.")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_speaker_is_found(text: str, expected: list[tuple[object, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "이푸름 총장은 “바다와 도시”를 주제로 강연했다.",
        "시는 “빛의 마을”이라고 불리는 곳을 찾았다.",
        "시는 “맑은 물, 밝은 길”이라는 구호를 내걸었다.",
        "'한빛 수소위원회'가 문을 열었다.",
        "시는 “푸른 도시 계획”을 발표했다.",
    ],
)
def test_titles_and_names_are_no_speech(text: str) -> None:
    assert said(text) == []


def test_headline_quotation_belongs_to_the_name_before_it() -> None:
    assert said('수소도시 선포…김한빛 시장 "온 힘 다할 것"', "headline") == [("김한빛", "온 힘 다할 것")]


def test_missing_mark_does_not_shift_the_later_pairs() -> None:
    text = "김한빛 시장은 “먼저 간다고 말했다. 이푸름 총장은 “뒤따르겠다”고 답했다."
    assert said(text) == [("이푸름", "뒤따르겠다")]


def test_doubled_marks_count_as_one() -> None:
    assert said('김한빛 시장은 "“땅을 마련했다”"고 말했다.') == [("김한빛", "땅을 마련했다")]


def test_speech_that_goes_on_in_the_next_paragraph_is_one_persons() -> None:
    first, second = (
        "-사업은 어떻게 됩니까. “올해 안에 문을 열고 사람을 모읍니다.",
        "내년에는 더 크게 짓겠습니다.” -그 다음은. “도시를 바꾸겠습니다.”",
    )
    text = f"{first}\n\n{second}"
    blocks = [(0, len(first)), (len(first) + 2, len(text))]
    found = across(text, blocks)
    assert [text[q.start : q.end] for q in found] == [
        "올해 안에 문을 열고 사람을 모읍니다.",
        "내년에는 더 크게 짓겠습니다.",
    ]
    assert [q.continued for q in found] == [False, True]


def test_a_mark_that_nothing_closes_is_no_speech() -> None:
    text = "그는 “이제 시작한다는 말을 남겼다.\n\n다음 날 모두 떠났다."
    assert not across(text, [(0, 20), (22, len(text))])
