"""Laws of the layout, and of the small readers, on any text at all."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kg.article import inline_items, lay_out, read_head, reading
from kg.document import clean_text
from kg.evidence import MODALITIES
from kg.extract.attribution import Candidate, speakers
from kg.extract.dates import dates_in
from kg.extract.figures import figures_in
from kg.extract.modality import modality_in
from kg.extract.quotations import quotations_in, quoted_spans

PIECES = st.sampled_from(
    [
        "[한빛=푸른뉴스] 김하늘 기자 = ", "한빛시는 4일 회의를 열었다.", "\n", "\n\n", " ", "기사입력 : 2025년02월04일 20:50", "▲", "□ ", " ㅇ ", "* ", "- ", "[사진=한빛시] 2025.02.04 a@b.kr",
        "“돕겠다”고 말했다.", '"', "“", "”", "무단전재 및 재배포 금지", "ⓒ", "관련기사", "a@b.co.kr", "---", "# ", "## 본문", "title: x", "2조5000억 원", "3000여 명", "지난달 30일", "2월 30일", "0월 0일", "99.99.99", "이푸름 총장은 ", "<끝>", "담당 부서", "등을", "할 계획이다.", "제3차", "’22년", "올해",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=200)).map(clean_text)
DAYS = st.one_of(st.none(), st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)))


@given(TEXTS)
def test_blocks_are_sorted_disjoint_and_inside_the_text(text: str) -> None:
    layout = lay_out(text)
    position = 0
    for block in layout.blocks:
        assert position <= block.start < block.end <= len(text)
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        position = block.end
    assert sum(block.kind == "headline" for block in layout.blocks) <= 1


@given(TEXTS)
def test_bylines_name_what_stands_in_the_text(text: str) -> None:
    for byline in lay_out(text).bylines:
        assert 0 <= byline.start < byline.end <= len(text)
        for name, start, end in byline.authors:
            assert text[start:end] == name


@given(TEXTS)
def test_reading_keeps_every_offset(text: str) -> None:
    flat = reading(text, 0, len(text))
    assert len(flat) == len(text)
    assert "\n" not in flat
    assert all(new in (old, " ") for new, old in zip(flat, text, strict=True))


@given(TEXTS)
def test_head_is_total_and_dates_are_days(text: str) -> None:
    head = read_head(text)
    if head.date is not None:
        assert date.fromisoformat(head.date).isoformat() == head.date
    assert head.title is None or head.title.strip()


@given(TEXTS)
def test_items_are_inside_and_in_order(text: str) -> None:
    position = 0
    for start, end in inline_items(text, 0, len(text)):
        assert position <= start < end <= len(text)
        position = end


@given(TEXTS, DAYS)
def test_figures_and_dates_are_inside_in_order_and_never_raise(text: str, base: date | None) -> None:
    for spans in (figures_in(text, 0, len(text)), dates_in(text, 0, len(text), base)):
        position = 0
        for span in spans:
            assert position <= span.start < span.end <= len(text)
            position = span.end


@given(TEXTS, st.integers(0, 200))
def test_modality_is_one_of_five(text: str, at: int) -> None:
    assert modality_in(text, 0, len(text), at) in MODALITIES


@given(TEXTS)
def test_every_spoken_word_stands_between_marks(text: str) -> None:
    spans = quoted_spans(text, 0, len(text))
    spoken = quotations_in(text, 0, len(text))
    assert set(spoken) <= set(spans)
    for found in spans:
        assert found.outer_start < found.start < found.end < found.outer_end <= len(text)
    mentions = [Candidate(i, i + 2, i, True) for i in range(0, max(0, len(text) - 2), 7)]
    assert len(speakers(text, [(0, len(text))], spoken, mentions)) == len(spoken)
