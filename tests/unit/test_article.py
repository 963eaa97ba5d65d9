"""Layouts of Korean pages and releases; every page here is invented, its shape is that of many papers and ministries."""

import pytest

from kg.article import Layout, inline_items, lay_out, read_head, reading

BODY = (
    "한빛시는 4일 수소도시 추진위원회 첫 회의를 열었다.\n\n"
    "위원회는 푸른대와 하늘연구원 등 전문가 12인으로 구성됐다.\n\n"
    '김가람 시장은 "수소도시로 나아가겠다"고 말했다.\n'
)
PARAGRAPHS = [line for line in BODY.splitlines() if line]


def parts(text: str, *kinds: str) -> list[str]:
    return [text[block.start : block.end] for block in lay_out(text).blocks if block.kind in kinds]


def title(text: str) -> str | None:
    return read_head(text).title


PAGES = {
    "agency with menu and related articles": (
        "전체기사 최신뉴스\n전국 경북\n\n속보\n\n더보기\n\n한빛시, 수소도시 첫걸음\n\n기사입력 : 2025년02월04일 20:50\n\n최종수정 : 2025년02월04일 21:10\n\n"
        "4일 추진위 첫 회의...수소충전소 유치 모색\n\n[한빛=가람뉴스] 이나래 기자 = " + BODY + "\nnarae@garamnews.kr\n\n[가람뉴스 베스트 기사]\n\n"
        "사진\n다른 도시 이야기 [푸름=가람뉴스] 최도담 기자 = 푸름시는 3일 다른 일을 했다. 2025-05-31 13:52\n",
        ("한빛시, 수소도시 첫걸음", "가람뉴스", "이나래", "2025-02-04"),
    ),
    "page that gathers what others print": (
        "스포츠\n\n축구\n\n해외축구\n\n야구\n\n연예인\n\n영화\n\n한빛시, 수소도시 첫걸음\n이수정 누리한국 기자(sujeong@nurikorea.kr)  2025. 2. 4. 06:42\n\n"
        + BODY
        + "\n[Source : 누리한국]\n\n이용약관\n\nCopyright © 2025 모음집 all rights reserved\n",
        ("한빛시, 수소도시 첫걸음", "누리한국", "이수정", "2025-02-04"),
    ),
    "headline that reads like a sentence": (
        "한빛시 수소도시, 올해는 첫걸음을 뗀다…김가람 시장 “땅도 사람도 마련됐고 다들 나를 믿는다”\n이나래  2025. 2. 4. 06:42\n\n[푸름조선 이나래 기자] "
        + BODY,
        ("한빛시 수소도시, 올해는 첫걸음을 뗀다…김가람 시장 “땅도 사람도 마련됐고 다들 나를 믿는다”", "푸름조선", "이나래", "2025-02-04"),
    ),
    "wire service": (
        "한빛시, 수소도시 첫걸음\n송고시간2025-02-04 20:50\n\n공유\n\n댓글\n글자크기조정\n인쇄\n\n(한빛=누리통신) 이나래 박도담 기자 = "
        + BODY
        + "\nnarae@nuri.co.kr\n\n제보는 카카오톡 okjebo\n\n<저작권자(c) 누리통신, 무단 전재-재배포, AI 학습 및 활용 금지>\n\n2025/02/04 20:50 송고\n",
        ("한빛시, 수소도시 첫걸음", "누리통신", "이나래, 박도담", "2025-02-04"),
    ),
    "wire service with black brackets": (
        "한빛시, 수소도시 첫걸음\n등록 2025.02.04 20:50:00수정 2025.02.05 08:12:44\n\n작게\n크게\n\n【한빛=새벽통신】이나래 기자 = "
        + BODY
        + "\n◎공감언론 새벽통신 narae@dawn.kr\n\n많이 본 기사\n\n푸름시장 인터뷰\n",
        ("한빛시, 수소도시 첫걸음", "새벽통신", "이나래", "2025-02-04"),
    ),
    "regional paper with a common editorial system": (
        "상단영역\n2026년 06월 19일 (목)\n로그인회원가입\n\n전체메뉴 버튼\n\n본문영역\n\n이전 기사\n다음 기사\n스크롤 이동 상태바\n현재위치\n 홈사회사회일반\n바로가기 본문 글씨 줄이기 본문 글씨 키우기\n"
        "한빛시, 수소도시 첫걸음\n기자명 이나래 기자   입력 2025.02.04 19:05  수정 2025.02.05 05:57  댓글 0  좋아요 1\n\nSNS 기사보내기\n(사진=한빛시)\n(사진=한빛시)\n"
        + BODY
        + "\n이나래 기자 narae@hanbitilbo.kr\n\n1\n\n키워드 관련기사\n푸름시 이야기\n저작권자 © 한빛일보 무단전재 및 재배포 금지\n",
        ("한빛시, 수소도시 첫걸음", "한빛일보", "이나래", "2025-02-04"),
    ),
    "paper with the author at the end": (
        "한빛시, 수소도시 첫걸음\n\n승인 2025-02-04 18:22\n지면게재일 2025년 02월 05일 9면\n\n"
        + BODY.rstrip()
        + " /이나래기자\nnarae@hanbit.com\n다른기사 보기\n",
        ("한빛시, 수소도시 첫걸음", None, "이나래", "2025-02-04"),
    ),
    "economic daily with outlet and author in one bracket": (
        "한빛시, 수소도시 첫걸음\n입력 2025-02-04 오후 2:30:00\n수정 2025-02-04 오후 3:10:22\n\n[한빛경제 이나래 기자] " + BODY + "\nⓒ한빛경제 무단전재 및 재배포 금지\n",
        ("한빛시, 수소도시 첫걸음", "한빛경제", "이나래", "2025-02-04"),
    ),
    "outlet with place": (
        "한빛시, 수소도시 첫걸음\n발행일 : 2025-02-04 15:00\n\n[누리경제(한빛)=이나래 기자] " + BODY + "\n[ⓒ 누리경제, 무단전재-재배포 금지]\n",
        ("한빛시, 수소도시 첫걸음", "누리경제", "이나래", "2025-02-04"),
    ),
    "author line under the headline": (
        "한빛시, 수소도시 첫걸음\n\n이나래 기자\n수정 2025-02-04 20:50 등록 2025-02-04 19:00\n\n" + BODY + "\n이나래 기자 narae@garam.co.kr\n",
        ("한빛시, 수소도시 첫걸음", None, "이나래", "2025-02-04"),
    ),
    "bare text": ("한빛시, 수소도시 첫걸음\n\n" + BODY, ("한빛시, 수소도시 첫걸음", None, None, None)),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_page_yields_its_paragraphs_and_nothing_else(name: str) -> None:
    text, _ = PAGES[name]
    assert parts(text, "paragraph", "bullet", "caption") == PARAGRAPHS


@pytest.mark.parametrize("name", PAGES)
def test_head_states_title_publisher_author_and_day(name: str) -> None:
    text, expected = PAGES[name]
    head = read_head(text)
    assert (head.title, head.publisher, head.author, head.date) == expected


def test_time_of_the_last_change_is_iso_8601() -> None:
    assert read_head(PAGES["wire service with black brackets"][0]).modified == "2025-02-05T08:12:44+09:00"
    economic = PAGES["economic daily with outlet and author in one bracket"][0]
    assert read_head(economic).modified == "2025-02-04T15:10:22+09:00"


def test_domain_of_the_address_hints_at_the_publisher() -> None:
    assert read_head(PAGES["author line under the headline"][0]).domain == "garam.co.kr"


def test_page_copied_without_line_breaks_is_parted() -> None:
    text = (
        "한빛시, 수소도시 첫걸음 입력 2025-02-04 20:50 [한빛=가람뉴스] 이나래 기자 = " + " ".join(PARAGRAPHS) * 3
        + " narae@garamnews.kr 관련기사 푸름시, 다른 일 ⓒ 가람뉴스 무단전재 및 재배포 금지"
    )  # fmt: skip
    shown = "".join(parts(text, "paragraph", "subhead", "headline", "caption"))
    assert "첫 회의를 열었다" in shown
    assert "푸름시" not in shown
    assert "narae" not in shown
    assert read_head(text).publisher == "가람뉴스"


RELEASE = """---
title: "한빛부, 수소도시 전략 발표"
ministry: "한빛부"
approve_date: "03/15/2022 14:05:38"
original_url: "https://news.example.kr/view?id=7"
---

# 한빛부, 수소도시 전략 발표

- 부처: 한빛부
- 배포일: 03/15/2022 14:05:38
- NewsItemId: 7

> 다섯 곳에서 시범사업

## 본문

한빛부, 수소도시 전략 발표

- 2030년까지 다섯 곳 조성 -

□ 한빛부(장관 김가람, 이하
‘한빛부’)와 푸른군(군수
이나래)은 15일 업무협약을
맺었다고 밝혔다.

ㅇ 이번 협약은 ▲ 부지 확보, ▲ 인력
양성 등에 대해 협력하는 내용이다.

□ 김 장관은 협약의 뜻을 강조하면서

 ㅇ 앞으로도 아낌없이 돕겠다고 말했다.

* 하늘연구원, 바다대, 누리기업

구 분

내 용

비 고

10:50

담당 부서

한빛부 수소과

책임자

과 장

최도담

(044-000-0000)

## 출처

- 정책브리핑 보도자료 API
"""


def test_hard_wrapped_release_is_joined_and_its_tail_cut() -> None:
    flat = [" ".join(part.split()) for part in parts(RELEASE, "paragraph", "bullet")]
    assert flat == [
        "한빛부(장관 김가람, 이하 ‘한빛부’)와 푸른군(군수 이나래)은 15일 업무협약을 맺었다고 밝혔다.",
        "이번 협약은 ▲ 부지 확보, ▲ 인력 양성 등에 대해 협력하는 내용이다.",
        "김 장관은 협약의 뜻을 강조하면서 ㅇ 앞으로도 아낌없이 돕겠다고 말했다.",
        "하늘연구원, 바다대, 누리기업",
    ]
    assert parts(RELEASE, "subhead")[-1] == "2030년까지 다섯 곳 조성"


def test_release_states_ministry_day_and_address() -> None:
    head = read_head(RELEASE)
    assert (head.title, head.publisher, head.date, head.url) == (
        "한빛부, 수소도시 전략 발표",
        "한빛부",
        "2022-03-15",
        "https://news.example.kr/view?id=7",
    )


def test_reading_blanks_line_breaks_and_inner_marks() -> None:
    block = next(b for b in lay_out(RELEASE).blocks if RELEASE.startswith("김 장관은", b.start))
    flat = reading(RELEASE, block.start, block.end)
    assert len(flat) == block.end - block.start
    assert flat.split() == [
        "김",
        "장관은",
        "협약의",
        "뜻을",
        "강조하면서",
        "앞으로도",
        "아낌없이",
        "돕겠다고",
        "말했다.",
    ]


def test_notes_keep_their_mark() -> None:
    assert [b.mark for b in lay_out(RELEASE).blocks if b.kind == "bullet"] == ["*"]


CAPTIONS = [
    ("김가람 시장이 인사말을 하고 있다.[사진=한빛시] 2025.02.04 a@b.kr", "김가람 시장이 인사말을 하고 있다."),
    ("▲ 김가람 시장이 인사말을 하고 있다.", "김가람 시장이 인사말을 하고 있다."),
    ("김가람 시장이 인사말을 하고 있다. 한빛시 제공", "김가람 시장이 인사말을 하고 있다."),
    ("김가람 시장이 인사말을 하고 있다. /사진제공=한빛시", "김가람 시장이 인사말을 하고 있다."),
    ("수소충전소 전경. (사진=한빛시 제공)", "수소충전소 전경."),
]


@pytest.mark.parametrize(("line", "caption"), CAPTIONS)
def test_caption_ends_before_the_credit(line: str, caption: str) -> None:
    text = f"한빛시, 수소도시 첫걸음\n\n{PARAGRAPHS[0]}\n\n{line}\n\n{PARAGRAPHS[1]}\n"
    assert parts(text, "caption") == [caption]
    assert parts(text, "paragraph") == PARAGRAPHS[:2]


@pytest.mark.parametrize(
    ("line", "items"),
    [
        (
            "위원회는 ▲충전소 유치 방안 ▲조례 제정 ▲인력 양성 등을 다뤘다.",
            ["충전소 유치 방안", "조례 제정", "인력 양성"],
        ),
        ("과제는 △충전소 유치, △조례 제정이다. 시는 서두른다.", ["충전소 유치", "조례 제정"]),
        ("정부는 ▲충전소 구축 ▲산업을 위한 펀드 조성을 추진한다.", ["충전소 구축", "산업을 위한 펀드 조성"]),
        ("목록이 없다.", []),
    ],
)
def test_items_inside_a_paragraph(line: str, items: list[str]) -> None:
    assert [line[start:end] for start, end in inline_items(line, 0, len(line))] == items


@pytest.mark.parametrize("text", ["", "\n \n", "---\n", "a", "This is plain English text about a city.\n\nIt goes on."])
def test_any_text_has_a_layout(text: str) -> None:
    assert isinstance(lay_out(text), Layout)


@pytest.mark.parametrize(
    "line",
    [
        "시는 특허를 무단 사용한 업체를 적발했다.",
        "시민들이 함께 본 공연이었다.",
        "키워드는 수소와 상생이다.",
        "문의가 이어지고 있다.",
        "관련 뉴스가 잇따르고 있다.",
        "담당 부서는 곧 계획을 낸다.",
    ],
)
def test_prose_that_looks_like_furniture_does_not_end_the_article(line: str) -> None:
    text = f"한빛시, 수소도시 첫걸음\n\n{PARAGRAPHS[0]}\n\n{line}\n\n{PARAGRAPHS[1]}\n"
    assert parts(text, "paragraph", "subhead")[-1] == PARAGRAPHS[1]


@pytest.mark.parametrize(
    "line",
    [
        "[가람뉴스 베스트 기사]", "관련기사", "▶ 관련기사", "많이 본 뉴스", "ⓒ 가람뉴스 무단전재 및 재배포 금지", "<저작권자 © 가람뉴스, 무단 전재 금지>", "<끝>", "담당 부서", "문 의: 홍보부 최도담 (032-000-0000)",
        "붙임 1. 행사 개요", "<붙임> 사진 2장", "다음글", "본 저작물은 공공누리 제1유형에 따라 이용할 수 있습니다.", "이 보도자료와 관련하여 자세한 내용은 수소과 최도담 사무관에게 연락 주시기 바랍니다.", "당신의 제보가 뉴스가 됩니다.",
    ],
)  # fmt: skip
def test_furniture_ends_the_article(line: str) -> None:
    text = f"한빛시, 수소도시 첫걸음\n\n{BODY}\n{line}\n\n푸름시는 다른 일을 했다고 다른 기사에서 밝혔다.\n"
    assert parts(text, "paragraph", "bullet", "subhead", "caption") == PARAGRAPHS


def test_whom_to_ask_in_the_middle_is_left_out_and_the_article_goes_on() -> None:
    text = f"한빛시, 수소도시 첫걸음\n\n{PARAGRAPHS[0]}\n\n※ 문의처 : 수소과(000-000-0000)\n\n{PARAGRAPHS[1]}\n"
    assert parts(text, "paragraph", "bullet") == PARAGRAPHS[:2]


def test_sentence_that_hangs_over_a_blank_line_is_one_block() -> None:
    text = "한빛시, 수소도시 첫걸음\n\n김가람 시장은 “땅은 넉넉하다”라며,\n\n“곧 첫 삽을 뜨겠다”고 말했다.\n"
    assert len(parts(text, "paragraph")) == 1


def test_clipped_sentences_of_ministries_are_paragraphs() -> None:
    text = "수소전략 발표\n\n□ 한빛부는 3일 대회의실에서 다섯 개 기관과 함께 수소전략을 논의하는 회의를 개최하였음\n\nㅇ (일시) 3일 오후\n"
    assert [b.kind for b in lay_out(text).blocks] == ["headline", "paragraph", "bullet"]
