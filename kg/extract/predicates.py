"""Predicates of a sentence: verbs, and nouns of action.

Comes in: a sentence and the spans of its mentions (투자 in 투자펀드 is no predicate). Goes out: predicates with lemma, voice and form.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.model import Sentence, Token
from kg.extract.tables import words


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb, or a noun of action. `voice`: active, passive; `form`: finite, adnominal, nominal."""

    lemma: str
    start: int
    end: int
    voice: str
    form: str
    index: int
    ending: str = ""


def predicates_of(sentence: Sentence, spans: Sequence[tuple[int, int]]) -> list[Predicate]:
    """The predicates outside of those spans, in order."""
    found: list[Predicate] = []
    tokens = sentence.tokens
    position = 0
    for index, token in enumerate(tokens):
        while position < len(spans) and spans[position][1] <= token.start:
            position += 1
        if position < len(spans) and spans[position][0] <= token.start < spans[position][1]:
            continue
        if token.tag.startswith("VV") or (token.tag == "VA" and token.form == "있"):
            voice = (
                "passive"
                if token.form in ("열리", "맺어지", "이루어지", "이뤄지", "알려지", "받", "세워지", "만들어지")
                else "active"
            )
            lemma, voice = (_MADE[token.form], "passive") if _is_made(tokens, index) else (token.form, voice)
            form, ending = _form(tokens, index + 1)
            found.append(Predicate(lemma, token.start, token.end, voice, form, index, ending))
        elif token.form == "함께" and index + 1 < len(tokens) and tokens[index + 1].form == "하" and tokens[index + 1].start == token.end:  # fmt: skip
            form, ending = _form(tokens, index + 2)
            found.append(Predicate("함께하", token.start, tokens[index + 1].end, "active", form, index, ending))
        elif token.tag == "NNG" and index + 1 < len(tokens):
            after = tokens[index + 1]
            if after.tag == "XSV" or (
                after.tag == "VV" and after.form in ("하", "되", "시키") and after.start - token.end <= 1
            ):
                voice = "passive" if after.form in ("되", "당하", "받") else "active"
                form, ending = _form(tokens, index + 2)
                found.append(Predicate(token.form, token.start, after.end, voice, form, index, ending))
            elif after.form == "," and index and tokens[index - 1].tag == "JKO":  # X를 구성, Y를 ...: 하고 is left out
                found.append(Predicate(token.form, token.start, token.end, "active", "finite", index))
            elif token.form in words("frames", "actions"):
                found.append(
                    _going_on(tokens, index)
                    or Predicate(token.form, token.start, token.end, "active", "nominal", index)
                )
        elif token.tag == "NNG" and token.form in words("frames", "actions"):
            found.append(Predicate(token.form, token.start, token.end, "active", "nominal", index))
    return found


_MADE = {"이루": "이루어지", "꾸리": "꾸려지", "맺": "맺어지", "만들": "만들어지", "세우": "세워지", "열": "열리"}
"""Verbs of making in the passive with 어지다, which Kiwi takes apart."""


def _is_made(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].form in _MADE and [t.form for t in tokens[index + 1 : index + 3]] == ["어", "지"]


def _going_on(tokens: Sequence[Token], index: int) -> Predicate | None:
    """조성 중인, 조성 중이다: the noun of action with the copula of what is going on is a verb."""
    token = tokens[index]
    if [t.tag for t in tokens[index + 1 : index + 3]] != ["NNB", "VCP"] or tokens[index + 1].form != "중":
        return None
    form, ending = _form(tokens, index + 3)
    end = tokens[index + 3].end if index + 3 < len(tokens) and form == "adnominal" else tokens[index + 2].end
    return Predicate(token.form, token.start, end, "active", form, index, ending)


def _form(tokens: Sequence[Token], index: int) -> tuple[str, str]:
    """Form and ending of the predicate whose stem ends before `index`."""
    if (
        [t.tag for t in tokens[index : index + 3]] == ["EC", "VX", "ETM"]
        and tokens[index].form in ("고", "어", "아")
        and tokens[index + 1].form in ("있", "오", "나가")
    ):
        return "adnominal", tokens[index + 2].form
    for token in tokens[index : index + 3]:
        if token.tag == "ETM":
            return "adnominal", token.form
        if token.tag == "ETN":
            return "nominal", token.form
        if token.tag in ("EC", "EF"):
            return "finite", token.form
    return "finite", ""
