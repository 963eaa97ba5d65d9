"""Names by their closing word: where a chain of nouns that ends in a head begins.

Comes in: a sentence's morphemes and the mentions known in it. Goes out: candidate mentions with a score. The head is easy, the left
boundary is the work: a chain starts at the last listed organisation at the latest, is cut after people, partners, quantities and
times. Whether it is a name at all `kg/extract/evidence_of_names.py` decides.
"""

import functools
import re
from collections.abc import Sequence

from kg.extract.descriptions import only_describes
from kg.extract.evidence_of_names import is_owned, is_specific, judged
from kg.extract.heads import Head, head_of, unit_of
from kg.extract.left_edges import (
    JOINTS,
    NOUN,
    ORGANISED,
    SPANS,
    is_listed,
    left_edge,
    past_glued,
    past_number,
    past_partner,
    past_person,
)
from kg.extract.model import Found, Sentence, Token
from kg.extract.people_words import split_title
from kg.extract.tables import alternatives, words
from kg.extract.unit_heads import unit_head

_BECOMES = re.compile(r"(?:으?로서?|이?라는)\s|\s(?:도약|육성|발돋움|도모)")
_LAW_AFTER = re.compile(
    r"\s?(?:제\d|개정|제정|시행|에 따|에 의|에 근거|상\s|을 개정|을 제정|을 위반|위반|통과|적용|하위|전부개정|일부개정|입법)"
)
_SCHEMES = re.compile(
    r"\s?등\s?(?:의\s)?(?:다양한|각종|여러|주요|맞춤형)?\s?(?:사업|프로그램|시책)(?:을|를|으로|이|들|에)"
)
_STATIONS = frozenset({"NNG", "NNP"})
_TOPIC_MARKS = "▲△◆●■"


def chains(text: str, sentence: Sentence, known: Sequence[Found], squeezed: str) -> list[Found]:
    """Candidate names in the sentence; `known` are the mentions that stand in it, `squeezed` the document without blanks."""
    found: list[Found] = []
    topics = any(mark in text[sentence.start : sentence.end] for mark in _TOPIC_MARKS)
    for run in _runs(text, sentence.tokens):
        inside = [f for f in known if f.start >= run[0].start and f.end <= run[-1].end]
        if (scheme := _scheme(text, run, inside)) is not None:
            found.append(scheme)
        for last in range(len(run)):
            head = _head_at(text, run, last)
            if head is None:
                continue
            first = left_edge(text, run, last, inside)
            if first is not None:
                first = past_person(text, run, first, last)
            if first is not None and head.type in ORGANISED:
                first = past_partner(text, run, first, last, inside)
            if first is None or is_listed(run, first, last, inside) or _is_abroad(run, last, inside):
                continue
            head = unit_head(text, run, first, last, head, inside)
            if head is None:
                continue
            first = past_glued(text, run, first, last)
            if first is None:
                continue
            if head.type == "Committee":
                first = past_number(text, run, first, last)
            if head.word == "연구원" and any(
                f.end == run[last].start - 1 and f.start == run[first].start for f in inside
            ):
                continue  # 한빛증권 연구원: a post, no institute
            if head.word == "법" and not _LAW_AFTER.match(text, run[last].end):
                continue
            if not head.strong and _BECOMES.match(text, run[last].end):
                continue
            if only_describes(text, run[first : last + 1], head, inside):
                continue
            extra = (
                1.0 * _is_titled(text, run[last].end)
                + 0.5 * (head.type == "Facility" and text.startswith("에서", run[last].end))
                + 0.6 * bool(_made().match(text, run[last].end))
                + 1.0 * topics
                + 0.5 * (sentence.kind == "headline")
                + 1.8 * is_owned(text, run[first].start, known)
                + 1.5 * (head.type == "Committee" and head.word.endswith("위") and first < last)
            )
            candidate = judged(text, run[first : last + 1], head, inside, squeezed, extra)
            if candidate is not None:
                found.append(candidate)
    return found


def _is_abroad(run: Sequence[Token], last: int, known: Sequence[Found]) -> bool:
    """Whether the chain ends in a town or body abroad, which its country before it has told already."""
    return any(f.end == run[last].end and f.rule == "foreign" for f in known)


def _runs(text: str, tokens: Sequence[Token]) -> list[list[Token]]:
    """Maximal runs of nouns; middle dots and hyphens between nouns, and Latin glosses in brackets, do not end one."""
    runs: list[list[Token]] = []
    run: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if (
            token.tag in NOUN
            or (
                token.tag == "NNB"
                and index + 1 < len(tokens)
                and tokens[index + 1].tag in NOUN
                and tokens[index + 1].start == token.end
            )
            or (token.tag == "NNB" and run and run[-1].tag in ("SN", "NR") and run[-1].end == token.start)
            or (run and token.form in JOINTS | SPANS and _joins(tokens, index))
        ):
            run.append(token)
        elif run and token.form == "(" and token.start == run[-1].end and (close := _gloss_end(tokens, index)):
            run += tokens[index : close + 1]
            index = close
        elif run:
            runs.append(run)
            run = []
        index += 1
    if run:
        runs.append(run)
    return runs


def _joins(tokens: Sequence[Token], index: int) -> bool:
    """Whether the mark at `index` stands between two nouns without blanks."""
    if index + 1 >= len(tokens):
        return False
    before, mark, after = tokens[index - 1], tokens[index], tokens[index + 1]
    if mark.form in SPANS and not (before.tag in _STATIONS and after.tag in _STATIONS):
        return False  # 10~12일
    return before.end == mark.start and mark.end == after.start and after.tag in NOUN


def _gloss_end(tokens: Sequence[Token], index: int) -> int | None:
    """Index of the bracket that closes a Latin gloss of at most three morphemes, if nouns go on after it."""
    for close in range(index + 2, min(index + 6, len(tokens) - 1)):
        if tokens[close].form == ")":
            inner = tokens[index + 1 : close]
            latin = all(t.tag in ("SL", "SN", "SW", "SO", "SP", "NNP") or t.form in "&+-·" for t in inner)
            return close if latin and tokens[close + 1].tag in NOUN else None
    return None


@functools.cache
def _not_heads() -> tuple[str, ...]:
    return tuple(sorted(words("generic", "not_heads")))


def _head_at(text: str, run: Sequence[Token], last: int) -> Head | None:
    """The head that ends with that token, unless the word goes on without a blank (센터장)."""
    token = run[last]
    if token.tag in ("SN", "XPN", "SP", "SO", "SW") or token.form in JOINTS:
        return None
    if last + 1 < len(run) and run[last + 1].start == token.end and run[last + 1].form not in "·ㆍ-–(":
        following = text[run[last + 1].start : run[last + 1].end]
        if following not in words("frames", "actions") and run[last + 1].tag != "SL":
            return None
    if token.form.endswith(_not_heads()) or text[run[max(0, last - 1)].start : token.end].endswith(_not_heads()):
        return None
    name = text[run[max(0, last - 4)].start : token.end]
    return head_of(name) or unit_of(name)


def _scheme(text: str, run: Sequence[Token], known: Sequence[Found]) -> Found | None:
    """A nominalised activity that the text calls a scheme: 제조혁신 전문인력 양성 등 다양한 사업."""
    last = next((i for i in range(len(run) - 1, 1, -1) if run[i].form in words("frames", "actions")), None)
    if last is None or last != len(run) - 1 or not _SCHEMES.match(text, run[last].end):
        return None
    first = left_edge(text, run, last, known)
    if first is None or last - first < 3 or not any(is_specific(text, t) for t in run[first : last + 1]):
        return None
    name = " ".join(text[run[first].start : run[last].end].split())
    return Found(start=run[first].start, end=run[last].end, name=name, type="Programme", rule="head", score=0.6)


@functools.cache
def _made() -> re.Pattern[str]:
    """Behind a name: it is set going, run or bid for (을 조성, 구축을, 에 선정)."""
    verbs = alternatives(list(words("frames", "making")))
    return re.compile(
        rf"(?:[을를이가]\s?|\s)(?:(?:본격|적극|새로|추가로|단계적으로|성공적으로|차질없이|조기에|공동으로|최초로)\s)?(?:{verbs})"
    )


def _is_titled(text: str, end: int) -> bool:
    """Whether a title stands right behind: then the chain is its holder's body."""
    after = re.compile(r"\s([가-힣]{2,8})").match(text, end)
    return after is not None and any(split_title(after.group(1)[:size]) for size in range(len(after.group(1)), 1, -1))
