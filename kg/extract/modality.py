"""Modality: whether a clause says that something is so, is planned, proposed, only claimed, or denied.

Comes in: a sentence or clause as a span of the text, with the place of the predicate that a claim rests on. Goes out: one
of `kg.evidence.MODALITIES`. Needs no morphemes: Korean says it at the end of the clause (`schema/modality.toml`). Quoted speech
is left out of the judgement: what stands inside quotation marks is `claimed`, which the caller knows.
"""

import functools
import re
from collections.abc import Sequence
from typing import Protocol

from kg.evidence import ASSERTED, CLAIMED, DENIED, PLANNED, PROPOSED
from kg.extract.tables import table


class Placed(Protocol):
    """Anything with a place in the text (a token)."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One behind the last code point."""


_SENTENCE, _ENDING = 1500, 120
"""How much of a sentence is looked at behind its predicate, and how long an ending may be, in code points."""

_EDGES = " \t\n.!?,…·\"'”’“‘)]」』>*-"
_NOMINAL_KINDS = frozenset({"headline", "subhead", "bullet", "caption"})
_QUOTED = re.compile(r"[“”\"][^“”\"]{2,}[“”\"]")
_CONNECTIVE = re.compile(
    r"(?<=[가-힣])(?:고|며|면서|지만|으나|는데|는가\s하면|는\s한편|ㄴ\s한편|하여|해|와\s함께)(?:,\s*|\s+)"
)
_TENSELESS = re.compile(r"(?:고|며|면서|하여|해|는\s한편)[,\s]*$")
_MET = re.compile(r"\s?(?:개최하|열고|열어|가지고|갖고|가졌|참석한|체결하고|맺고|만나|회동|서명하고)")
_DECIDED = re.compile(r"(?:기로|키로)\s*(?:했|하였|합의했|의견을|뜻을|결정했|약속했|결의했)\S*\s*\S*$")
"""회의를 열고 ... 하기로 했다: what was decided is planned, that they met is done."""
_LAST = re.compile(r"(?:고\s있|어\s있|아\s있)(?:다|습니다|으며|고|는)?$")


def _closed_by(final: int) -> str:
    """A character class of all Hangul syllables with the final consonant of that index (받침 as Unicode counts them)."""
    return "[" + "".join(chr(0xAC00 + 28 * i + final) for i in range(399)) + "]"


@functools.cache
def _patterns(entry: str, key: str) -> re.Pattern[str]:
    stated = table("modality")[entry][key]
    patterns: list[str] = [stated] if isinstance(stated, str) else list(stated)
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(joined.replace("{L}", _closed_by(8)).replace("{N}", _closed_by(4)).replace("{S}", _closed_by(20)))


def modality_of(tokens: Sequence[Placed], text: str, at: int | None = None, kind: str = "paragraph") -> str:
    """The modality of the sentence that the tokens make up; `at` is the offset of the predicate, `kind` that of the block."""
    if not tokens:
        return ASSERTED
    return modality_in(text, tokens[0].start, max(token.end for token in tokens), at, kind)


def modality_in(text: str, start: int, end: int, at: int | None = None, kind: str = "paragraph") -> str:
    """The modality of `text[start:end]`; with `at`, of the clause in it that holds that place.

    A clause without tense of its own (`유치하고 ...`) takes that of the next one. DISCUSSES is asserted where this says
    `proposed`: that the talk took place is no proposal; the caller knows its relation.
    """
    end = min(end, start + _SENTENCE if at is None else max(start, at) + _SENTENCE)
    words = _QUOTED.sub(lambda found: " " * len(found.group()), text[start:end]).replace("\n", " ")
    nominal = kind in _NOMINAL_KINDS
    if at is None or not start <= at < end:
        return _judge(words, nominal)
    clause, crossed = _from_clause(words, at - start)
    modality = _judge(clause, nominal)
    # `회의를 열고 X를 논의했다`, `회의를 열고 Y는 부르지 않았다`: tense goes through to the first clause, what the last verb says does not.
    if crossed and (modality == DENIED or (modality == PROPOSED and _patterns("tense", "done").search(_bare(clause)))):
        return ASSERTED
    if modality == PLANNED and _MET.match(words, at - start) and _DECIDED.search(_bare(clause)):
        return ASSERTED
    return modality


def _from_clause(words: str, at: int) -> tuple[str, bool]:
    """The words up to the end of the clause that decides for the predicate at `at`; whether that is a later clause."""
    at += len(words[at:]) - len(words[at:].lstrip())
    follows = re.compile(r"[^\s(]*").match(words, at)
    eojeol = follows.group() if follows else ""
    if relative := _relative(words, at, eojeol):
        return relative, False
    stop = at
    while found := _CONNECTIVE.search(words, stop):
        clause = words[: found.end()]
        rest = words[found.end() :]
        if not rest.strip() or _patterns("report", "patterns").search(_bare(words[found.start() :])):
            break
        if not _TENSELESS.search(clause) or _patterns("tense", "past").search(clause.rstrip(" ,")):
            return re.sub(r"(?:으며|며|고|지만|으나|는데)[,\s]*$", "", clause), stop > at
        stop = found.end()
    return words, stop > at


def _relative(words: str, at: int, eojeol: str) -> str | None:
    """The predicate's own words where it stands before the noun that it describes (`열린 회의`, `개최할 회의`)."""
    behind = words[at + len(eojeol) :].strip()
    if (
        not behind
        or behind[0] == "("
        or not _patterns("tense", "adnominal").search(eojeol)
        or _patterns("tense", "object").search(eojeol)
    ):
        return None
    if _patterns("tense", "bound").match(behind):
        return None
    future = " 것" if _patterns("tense", "future").search(eojeol) else ""
    return words[: at + len(eojeol)] + future


def _bare(words: str) -> str:
    return words[-_ENDING:].rstrip(_EDGES)


def _judge(words: str, nominal: bool) -> str:
    words = _bare(words)
    viewed = False
    for _ in range(2):
        found = _patterns("report", "patterns").search(words)
        if found is None or not found.group().strip():
            break
        viewed = viewed or bool(_patterns("report", "views").search(found.group()))
        words = _bare(words[: found.start()])
    shorter = _bare(_LAST.sub("", words))
    for modality in (DENIED, PROPOSED, PLANNED, CLAIMED):
        if any(_says(modality, form) for form in (words, shorter)):
            return modality
    if nominal and not re.search(r"다$", words):
        for modality in (DENIED, PROPOSED, CLAIMED, PLANNED):
            if _patterns("nominal", modality).search(words):
                return modality
    return CLAIMED if viewed else ASSERTED


def _says(modality: str, words: str) -> bool:
    """Whether the words end as that modality does, and not as one of its look-alikes."""
    if not _patterns(modality, "words").search(words):
        return False
    excepted = table("modality").get(f"not_{modality}")
    return excepted is None or not _patterns(f"not_{modality}", "words").search(words)
