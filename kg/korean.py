"""Facts of written Korean that more than one room needs: normal forms of names, particles, company marks.

Comes in: strings. Goes out: strings and truths about them. Knows no lexicon and no vocabulary; linguistic ideas that only
extraction needs live in `kg/extract`.
"""

import re
import unicodedata

QUOTES = "'\"‘’“”′″＇＂`´「」『』<>〈〉《》"
MIDDLE_DOTS = "·ㆍ∙・‧•⋅"
_COMPANY_MARK = re.compile(r"\(주\)|（주）|㈜|\(유\)|\(사\)|\(재\)|㈔|주식회사|유한회사")
_DROPPED = re.compile(rf"[\s{re.escape(QUOTES + MIDDLE_DOTS)}|]")

# Particles (조사) that can close a name, longest first (National Institute of Korean Language, 한국어 어문 규범, 조사).
PARTICLES = (
    "으로부터", "에서부터", "이라고는", "에게서는", "이라면서", "이라는", "으로서는", "으로써는", "에서만", "에서는", "에서도", "에서의", "에게는", "에게도", "에게서",
    "이라며", "이라고", "이라도", "이라면", "으로는", "으로도", "으로의", "으로서", "으로써", "로부터", "까지는", "까지도", "까지의", "부터는", "부터의", "만으로", "와의", "과의", "와는", "과는", "와도", "과도",
    "에서", "에게", "에는", "에도", "에만", "에의", "으로", "로는", "로도", "로의", "로서", "로써", "까지", "부터", "마저", "조차", "처럼", "같이", "만큼", "보다", "이나", "이란", "이자", "이며", "이고", "이든", "라며", "라고", "라는", "이라", "이다", "인데", "이었", "이었던", "였다", "입니다", "이야", "께서", "한테", "더러", "하고", "이랑", "랑",
    "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "만", "로", "나", "란", "인", "라", "며", "고", "든", "께", "야", "측", "내", "외", "간", "등",
)  # fmt: skip
_PARTICLE = re.compile("(?:" + "|".join(sorted(PARTICLES, key=len, reverse=True)) + ")(?![가-힣])")
_WORD = re.compile(r"[0-9A-Za-z가-힣]")
_HANGUL = re.compile(r"[가-힣]")


def nfc(text: str) -> str:
    """The text in Unicode NFC."""
    return unicodedata.normalize("NFC", text)


def fold_space(text: str) -> str:
    """The text with every run of white space as one blank, none at the ends."""
    return " ".join(text.split())


def without_company_mark(name: str) -> str:
    """The name without ㈜, (주), 주식회사 and their like."""
    return fold_space(_COMPANY_MARK.sub(" ", name))


def normal_form(name: str) -> str:
    """What two spellings of one name share: NFC, lower-case Latin, no spaces, quotes, middle dots, company marks."""
    return _DROPPED.sub("", _COMPANY_MARK.sub("", unicodedata.normalize("NFKC", name))).lower()


def particle_at(text: str, position: int) -> str | None:
    """The particle that starts at `position` and ends its word, or None."""
    found = _PARTICLE.match(text, position)
    return found.group() if found else None


def starts_at_boundary(text: str, start: int) -> bool:
    """Whether a name may start at `start`: the character before belongs to no word."""
    return start == 0 or not _WORD.match(text[start - 1])


def ends_at_boundary(text: str, end: int) -> bool:
    """Whether a name may end at `end`: there the word ends, or a particle follows that ends it.

    A Latin or numeric end may be followed by Hangul only as a particle; a following digit or letter never.
    """
    return end >= len(text) or not _WORD.match(text[end]) or particle_at(text, end) is not None


def has_final_consonant(word: str) -> bool | None:
    """Whether the last syllable has a final consonant (받침); None where the word does not end in Hangul."""
    if not word or not _HANGUL.match(word[-1]):
        return None
    return (ord(word[-1]) - 0xAC00) % 28 != 0
