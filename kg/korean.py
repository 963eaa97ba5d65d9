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

# Particles (조사) and forms of the copula (이다) that can close a name (National Institute of Korean Language, 한국어 어문 규범, 조사).
# First those that stand by themselves, then what may follow a case particle (에서 + 는), then short nouns that press text writes
# without a space (포스코측은). Grouped by the sound that they follow (이형태): any, a final consonant, a vowel, a vowel or ㄹ.
_BARE = {
    "any": "의 도 도의 만 만의 만은 만이 만을 만도 만으로 조차 마저 나마 까지 부터 처럼 같이 만큼 만큼은 보다 보다는 보다도 마다 대로 밖에 뿐 뿐만 하고 께 께서 께서는 께서도 엔 에겐 에선 선 더러 이다 이며 이고 이자 이든 이든지 이던 이었 이었다 이었던 이었고 이었으며 인 인데 인지 인가 인만큼 입니다 이지만 이면서 이면 이라 이라서",
    "consonant": "은 이 을 과 과의 과는 과도 과만 이나 이나마 이란 이랑 이라고 이라고는 이라고도 이라는 이라며 이라면 이라면서 이라도 이라든지 이라던 이야 이야말로",
    "vowel": "는 가 를 와 와의 와는 와도 와만 나 란 랑 라고 라고는 라고도 라는 라며 라면 라면서 라도 라서 라든지 라던 며 야 야말로 다 였다 였던 였고 였으며 여서 지만",
    "to": "로 로는 로도 로의 로만 로서 로서는 로서도 로서의 로써 로써는 로부터 로부터의 로부터는 론 로선 로까지",
}  # fmt: skip
_CASES = "에 에서 에게 에게서 한테 까지 부터"
_AFTER_CASE = " 는 도 만 의 까지 부터 나 라도"
_NOUNS = "측 내 외 등 간 쪽"
_AFTER_NOUN = " 은 이 을 의 과 도 만 에 에는 에도 에서 에서는 에서도 에서의 에게 으로 으로는 으로부터 는 가 를 와 로 로는 까지 부터 이다 이며 인"
_TO_AFTER_CONSONANT = tuple("으" + form for form in _BARE["to"].split())


def _forms() -> dict[str, str]:
    """Every form that can close a name, with the sound that it follows."""
    forms = {form: sound for sound, listed in _BARE.items() for form in listed.split()}
    forms |= {case + after: "any" for case in _CASES.split() for after in _AFTER_CASE.split(" ")}
    forms |= {noun + after: "any" for noun in _NOUNS.split() for after in _AFTER_NOUN.split(" ")}
    return forms | dict.fromkeys(_TO_AFTER_CONSONANT, "consonant")


_SOUND_BEFORE = _forms()
PARTICLES = tuple(sorted(_SOUND_BEFORE, key=lambda form: (-len(form), form)))
"""Every form that can close a name, longest first."""
_WORD = re.compile(r"[0-9A-Za-z가-힣]")
_HANGUL = re.compile(r"[가-힣]")
_HANGUL_RUN = re.compile(r"[가-힣]+")
_HANJA = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_RIEUL = 8
"""Index of the final consonant ㄹ in a syllable block."""


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
    """The particle that starts at `position`, fits the sound before it and ends its word, or None."""
    run = _HANGUL_RUN.match(text, position)
    if not run:
        return None
    sound = _SOUND_BEFORE.get(run.group())
    return run.group() if sound and _follows(text[position - 1 : position], sound) else None


def _follows(before: str, sound: str) -> bool:
    """Whether a particle of that sound may follow the character; after anything but Hangul every one may (KT와, KT과)."""
    if sound == "any" or not _HANGUL.match(before):
        return True
    final = (ord(before) - 0xAC00) % 28
    if sound == "to":
        return final in (0, _RIEUL)
    return (final != 0) == (sound == "consonant")


def starts_at_boundary(text: str, start: int) -> bool:
    """Whether a name may start at `start`: the character before belongs to no word (美구글 does start, 美 in 中美 does not)."""
    if start == 0:
        return True
    before = text[start - 1]
    if _HANJA.match(before):
        return start >= len(text) or not _HANJA.match(text[start])
    return not _WORD.match(before)


def ends_at_boundary(text: str, end: int) -> bool:
    """Whether a name may end at `end`: there the word ends, or a particle follows that ends it.

    Hangul may follow only as a particle, a digit or Latin letter never, Hanja never after Hanja.
    """
    if end >= len(text):
        return True
    after = text[end]
    if _HANJA.match(after):
        return end == 0 or not _HANJA.match(text[end - 1])
    return not _WORD.match(after) or particle_at(text, end) is not None


def has_final_consonant(word: str) -> bool | None:
    """Whether the last syllable has a final consonant (받침); None where the word does not end in Hangul."""
    if not word or not _HANGUL.match(word[-1]):
        return None
    return (ord(word[-1]) - 0xAC00) % 28 != 0
