"""Plain text: encodings, the text as stored, and what the head states."""

import unicodedata

import pytest

from kg.decoding import decode_text
from kg.document import Document
from kg.errors import InputError
from kg.loaders import load_loaders

ARTICLE = """해온시, 해양로봇 실증센터 유치 나서

입력 2025.03.11 09:10

[해온=물결신문] 문서연 기자 = 해온시는 11일 해양로봇 실증센터를 유치하겠다고 밝혔다. “다솔시와 함께하겠다”고 전했다.
"""


def load(data: bytes, name: str = "a.txt") -> Document:
    (loader,) = [loader for loader in load_loaders() if loader.name == "text"]
    (document,) = loader.read(name, data)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "euc-kr", "utf-16", "utf-16-le"])
def test_encodings_of_korean_text(encoding: str) -> None:
    bom = b"\xff\xfe" if encoding == "utf-16-le" else b""
    assert load(bom + ARTICLE.encode(encoding)).text == ARTICLE


def test_cp949_beyond_euc_kr() -> None:
    assert decode_text("똠방각하 펲시 해온시".encode("cp949"), "a.txt") == "똠방각하 펲시 해온시"


@pytest.mark.parametrize(
    "text",
    [
        unicodedata.normalize("NFD", ARTICLE),
        ARTICLE.replace("\n", "\r\n"),
        ARTICLE.replace("\n", "\r"),
        "\ufeff" + ARTICLE,
    ],
)
def test_text_is_stored_in_one_form(text: str) -> None:
    document = load(text.encode())
    assert document.text == ARTICLE
    assert document == load(ARTICLE.encode())


def test_the_head_is_read() -> None:
    document = load(ARTICLE.encode())
    assert document.title == "해온시, 해양로봇 실증센터 유치 나서"
    assert (document.publisher, document.author, document.date) == ("물결신문", "문서연", "2025-03-11")
    assert document.source == "a.txt"


@pytest.mark.parametrize(
    "text",
    [
        "The city of Haeon will bid for a robot centre, its mayor said on Tuesday.\n",
        "해온시는 해양로봇 실증센터를 유치하겠다고 밝혔다.",
        "---\ntitle: [unclosed\ndate: 어제\n---\n\n# 해온시\n\n* 가\n* 나\n",
        "12345",
        "가",
    ],
)
def test_a_text_without_head_is_accepted(text: str) -> None:
    document = load(text.encode())
    assert document.text == text
    assert document.date is None


@pytest.mark.parametrize(
    ("data", "name", "values"),
    [
        (b"", "file-empty", {}),
        (b"\xef\xbb\xbf \n", "file-empty", {}),
        (b"%PDF-1.7\n\x00\x01\x02\x03", "file-binary", {}),
        (b"PK\x03\x04\x14\x00\x06\x00" * 20, "file-binary", {}),
        ("해온".encode() + b"\xff" + "시".encode(), "file-encoding", {"offset": 6}),
        (ARTICLE.encode()[:-10] + b"\xea", "file-encoding", {}),
        ("Café à la crème, señor Müller".encode("latin-1"), "file-encoding", {"offset": 3}),
        ("日本語の新聞記事です。東京都は発表した。".encode("shift-jis"), "file-encoding", {"offset": 0}),
        (b"\xff\xfe\x00\xd8a", "file-encoding", {}),
    ],
)
def test_what_is_no_korean_text(data: bytes, name: str, values: dict[str, object]) -> None:
    with pytest.raises(InputError) as caught:
        load(data, "b.txt")
    assert caught.value.name == name
    assert caught.value.values.items() >= {"path": "b.txt", **values}.items()


def test_names_that_it_reads() -> None:
    (loader,) = [loader for loader in load_loaders() if loader.name == "text"]
    assert all(loader.recognises(name, b"") for name in ("-", "a.txt", "A.TXT", "b/c.md", "x.markdown", "y.text"))
    assert not any(loader.recognises(name, b"abc") for name in ("a.png", "a.hwp", "a", "txt", "a.txt.gz"))


@pytest.mark.shared
def test_shared_articles_state_their_date(shared) -> None:
    file = shared / "articles" / "newspim-20250204-pohang.txt"
    document = load(file.read_bytes(), file.name)
    assert (document.publisher, document.author, document.date) == ("뉴스핌", "남효선", "2025-02-04")
