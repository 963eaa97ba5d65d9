"""People: a name beside a title (이강덕 포항시장, 과기정통부 최기영 장관, 광주광역시(시장 강기정), 김무환(포항공대 총장)).

Comes in: the text, its parts, the mentions of bodies found so far, the lexicon. Goes out: mentions of persons (and of the bodies inside
glued titles, 포항시장), and their posts. Titles are scanned at every word, never consumed: a name may follow an organisation
that looks like a name itself. Titles and surnames are data: `schema/titles.toml`.
"""

import re
from collections.abc import Iterable, Sequence

from kg.extract.glued_titles import glued_body
from kg.extract.heads import head_of
from kg.extract.model import Found, Post
from kg.extract.morphology import is_ordinary_word
from kg.extract.people_words import could_be_name, is_name, relation_of, split_title, title_at_end, title_words
from kg.extract.tables import words
from kg.extract.words_before import Span, named_before, sharing, word_before, word_ending
from kg.korean import ends_at_boundary
from kg.lexicon import Lexicon, Row

_PROVED = {
    "대표": "Company",
    "대표이사": "Company",
    "사장": "Company",
    "회장": "Company",
    "총장": "University",
    "이사장": "Organization",
    "CEO": "Company",
}
_OF_SCHOOLS = frozenset({"총장", "교수", "명예교수", "석좌교수", "부총장", "학장"})
_INSIDE = re.compile(r"\(([^()\n]{2,60}(?:\n[^()\n]{1,40})?)\)")
_GRADE = re.compile(
    r"\((?:(?:고위공무원|서기관|부이사관|이사관|사무관|육군|해군|공군|해병대|중장|소장|준장|대령|중령|소령|기술서기관|직무대리)\s?)*([가-힣]{3})(?:\s[가-힣]{2,6})?\)"
)
"""BODY 지원부장(고위공무원 한두리), 국회의장(한두리): the name in brackets behind the title."""
_PEOPLE = re.compile(r"(?<![가-힣])([가-힣]{2,4}(?:[·,]\s?[가-힣]{2,4})*)\s?\(([^()\n]{2,40})\)")
_AIDE = re.compile(
    r"\s([가-힣]{0,6}(?:자문역|보좌역|자문관|특별보좌관|정책특보|특보|비서실장|정책보좌관))(?=[은는이가을를과와의도,.)\s]|$)"
)
"""Whoever assists the bearer of a title: 총장 정책보좌관 is no 총장."""
_NAME_AND_HOME = re.compile(r"([가-힣]{2,4})\s?\(([^()\n]{1,20})\)")
_BRACKETED_LIST = re.compile(
    r"(?<![가-힣])((?:[가-힣]{2,4}\s?\([^()\n]{1,20}\)\s?[·,]\s?){1,12}[가-힣]{2,4}\s?\([^()\n]{1,20}\))\s?([가-힣]{2,6}?)(?=[은는이가을를과와의\s,])"
)
_PLAIN_NOUN = re.compile(r"[가-힣A-Za-z0-9]{2,12}(?<![은는이가을를의에로고며서한된할과와들도])")
_OPENS = re.compile(r"(?:^|[\n.,(·▲△◆○ㅇ“”‘’]|다\.)\s?$")
"""Where a clause or an item of a list begins: a name stands there, whatever unknown body follows it (이름 새움 대표)."""
_MIDDLE = re.compile(r"(?:과|국|실|팀|부|처|단|원|센터|소|대학|학부|학과|청|회|본부|위원회|대학원)$")


class People:
    """One scan of a document for people and posts."""

    def __init__(self, text: str, bodies: Sequence[Found], lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.found: dict[Span, Found] = {}
        self.posts: dict[tuple[Span, str, Span | None], Post] = {}
        self.glued: dict[int, Found] = {}
        self.ending = {f.end: f for f in sorted(bodies, key=lambda f: -f.start) if f.type != "Person"}
        self.starting = {f.start: f for f in sorted(bodies, key=lambda f: f.end) if f.type != "Person"}
        self.covered = sorted((f.start, f.end) for f in bodies if f.type != "Person")
        self.taken = {place for start, end in self.covered for place in range(start, end)}

    def scan(self, parts: Iterable[Span]) -> "People":
        """Read those parts; the findings are in `found` and `posts`."""
        for start, end in parts:
            for word in title_words().finditer(self.text, start, end):
                self._title_word(*_trim(self.text, word.start(), word.end()))
            for inside in _INSIDE.finditer(self.text, start, end):
                self._brackets_of_body(inside)
            for people in _PEOPLE.finditer(self.text, start, end):
                self._people_in_front(people)
            for people in _BRACKETED_LIST.finditer(self.text, start, end):
                self._bracketed_list(people)
        return self

    def _title_word(self, start: int, end: int) -> None:
        """A word that closes with a title: who stands before it?"""
        split = split_title(self.text[start:end])
        if split is None or not ends_at_boundary(self.text, end):
            if self.text[start:end] == "씨":
                self._person(word_before(self.text, start), None, "", "", end)
            elif self.text[start:end].endswith("씨") and end - start == 4 and is_name(self.text[start : end - 1]):
                self._person((start, end - 1), None, "", "", end)
            return
        prefix, title = split
        said = prefix if prefix in words("titles", "together") else ""
        prefix = prefix.removeprefix(said)
        body = self._glued_body(start, prefix, title)
        if prefix and body is None and title not in words("titles", "unit"):
            if (
                len(prefix) >= 3
                and is_name(prefix)
                and title != "지사"
                and (start, start + len(prefix)) not in self.covered
            ):
                self._person((start, start + len(prefix)), self._body_before(start), "", title, end)
            return
        if self._graded(start, end, body, prefix, title):
            return
        before, former = named_before(self.text, start)
        aide = _AIDE.match(self.text, end)
        if aide is not None:
            title, end = aide.group(1), aide.end()
        role = f"{former}{said}{prefix if body is None else ''}{title}"
        if before and (school := self._school(before, title)) is not None:
            self._person(word_before(self.text, before[0]), school, "", title, end, title)
            return
        if before and self._is_person(before):
            people = sharing(self.text, before, self._is_person)
            home = body or self._body_before(people[-1][0])
            for one in people:
                self._person(one, home, prefix if body is None else "", title, end, role)
            return
        place = self._body_before(start)
        if place is not None:
            name, former = named_before(self.text, place.start)
            if name and self._is_person(name):
                self._person(name, body or place, prefix if body is None else "", title, end, former + role)
            return
        unknown = self._proved_body(before, title) if before and not prefix else None
        name = word_before(self.text, unknown.start) if unknown else None
        if unknown is not None and name and self._is_person(name):
            self.found.setdefault((unknown.start, unknown.end), unknown)
            self._person(name, unknown, "", title, end, title)
            return
        middle: Span | None = before
        for _ in range(2):
            known = middle is not None and _MIDDLE.search(self.text[middle[0] : middle[1]]) is not None
            if not middle or not (known or _PLAIN_NOUN.fullmatch(self.text[middle[0] : middle[1]])):
                return
            middle = word_before(self.text, middle[0])
            if middle and not known and not (_OPENS.search(self.text, max(0, middle[0] - 3), middle[0])):  # fmt: skip
                continue
            if middle and self._is_person(middle) and middle[1] - middle[0] == 3:
                self._person(
                    middle, body or self._body_before(middle[0]), prefix, title, end, self.text[middle[1] : end].strip()
                )
                return

    def _school(self, span: Span, title: str) -> Found | None:
        """A university that nobody lists between a name and its title (한두리 누리대 총장), though it could be a name itself."""
        word = self.text[span[0] : span[1]]
        before = word_before(self.text, span[0]) if title in _OF_SCHOOLS and word.endswith("대") else None
        if before is None or not self._is_person(before) or not self.taken.isdisjoint(range(*span)) or len(word) < 3:
            return None
        school = Found(start=span[0], end=span[1], name=word, type="University", rule="titled-body", score=0.75)
        return self.found.setdefault(span, school)

    def _graded(self, start: int, end: int, body: Found | None, prefix: str, title: str) -> bool:
        """The name in brackets behind the title."""
        inside = _GRADE.match(self.text, end)
        if inside is None or not is_name(inside.group(1)):
            return False
        home = body or self._body_before(start)
        unit = prefix if body is None else ""
        self._person(inside.span(1), home, unit, title, inside.end(), f"{unit}{title}")
        return True

    def _glued_body(self, start: int, prefix: str, title: str) -> Found | None:
        """The body whose name the title's word begins with: 포항시장, 경북행정부지사, 금융위원장, 국립소방연구원장."""
        glued = glued_body(self.lexicon, prefix, title, self._body_before(start)) if prefix else None
        if glued is None:
            return None
        length, node_type, row, name = glued
        return self._add_body(start, start + length, node_type, row, name)

    def _proved_body(self, span: Span | None, title: str) -> Found | None:
        """A word that the title beside it proves to be a body (백하늘 새움로보틱스 대표), if no dictionary holds it."""
        kind = _PROVED.get(title)
        if span is None or kind is None or not self.taken.isdisjoint(range(*span)):
            return None
        word = self.text[span[0] : span[1]]
        if len(word) < 3 or word in words("generic", "modifiers") or (is_name(word) and len(word) == 3) or is_ordinary_word(word):  # fmt: skip
            return None
        head = head_of(word)
        kind = head.type if head else "Association" if word.endswith("회") else kind
        return Found(start=span[0], end=span[1], name=word, type=kind, rule="titled-body", score=0.75)

    def _add_body(self, start: int, end: int, node_type: str, row: Row | None, name: str = "") -> Found:
        name = name or self.text[start:end]
        found = Found(start=start, end=end, name=name, type=node_type, rule="title-body", row=row, score=0.9)
        self.glued[end] = self.found.setdefault((start, end), found)
        return self.glued[end]

    def _brackets_of_body(self, inside: re.Match[str]) -> None:
        """BODY(시장 강기정), BODY(최기영 장관), BODY(이사장 조재희, 이하 '폴리텍')."""
        before = inside.start() - (self.text[inside.start() - 1 : inside.start()] == " ")
        body = self.ending.get(before) or self.ending.get(before - 1) or self.glued.get(before - 1)
        for piece in re.finditer(r"[^,·/]+", inside.group(1)):
            parts = list(re.finditer(r"[^\s:：]+", piece.group()))
            base = inside.start(1) + piece.start()
            for index, part in enumerate(parts):
                span = (base + part.start(), base + part.end())
                before_it = [p.group() for p in parts[:index]]
                others = before_it[-1:] if "겸" in before_it else before_it or [p.group() for p in parts[index + 1 :]]
                split = split_title("".join(others))
                if not (is_name(part.group()) or (split and before_it and could_be_name(part.group()))):
                    continue
                if split and body is None:
                    body = self._proved_body(
                        word_before(self.text, before) if before == inside.start() else word_ending(self.text, before),
                        split[1],
                    )
                if split and body is not None:
                    self._person(span, body, split[0], split[1], span[1], "".join(split), apart=True, sure=True)
                    break

    def _people_in_front(self, people: re.Match[str]) -> None:
        """김무환(포항공대 총장), 김정재·김병욱(국회의원)."""
        last = list(re.finditer(r"[^\s]+", people.group(2)))[-1]
        start = people.start(2) + last.start()
        split = split_title(last.group())
        if split is None:
            return
        body = self._glued_body(start, *split) or self._body_before(start) or self.starting.get(people.start(2))
        for name in re.finditer(r"[가-힣]{2,4}", people.group(1)):
            span = (people.start(1) + name.start(), people.start(1) + name.end())
            if self._is_person(span):
                role = (
                    people.group(2)[body.end - people.start(2) :].strip() if body and body.end <= people.end(2) else ""
                )
                unit = split[0] if not (body and body.start == start) else ""
                self._person(span, body, unit, split[1], people.end(), role or split[1])

    def _bracketed_list(self, people: re.Match[str]) -> None:
        """한두리(통영)·박하나(여수) 의원, 한두리(가람대)·박하나(누리대) 교수: one title for all, in each bracket where he belongs."""
        split = split_title(people.group(2))
        if split is None or split[0]:
            return
        for one in _NAME_AND_HOME.finditer(self.text, *people.span(1)):
            body = self.starting.get(one.start(2))
            home = body if body is not None and body.type not in ("City", "Province", "Country") else None
            self._person(one.span(1), home, "", split[1], people.end(2) if home is None else one.end(), apart=True)

    def _is_person(self, span: Span) -> bool:
        return not self.taken.issuperset(range(*span)) and is_name(self.text[span[0] : span[1]])

    def _body_before(self, start: int) -> Found | None:
        """The body whose name ends right before `start`, a blank or a closing bracket between."""
        for position in (start, start - 1):
            if position in self.ending and (position == start or self.text[position : position + 1] in " \n"):
                return self.ending[position]
        mark = re.search(r"(?:㈜|\(주\))[ \n]$", self.text[max(0, start - 4) : start])
        if mark:
            return self.ending.get(max(0, start - 4) + mark.start())
        bracket = re.search(r"[】\]〕>)]\s?$", self.text[max(0, start - 3) : start])
        if bracket:
            return self.ending.get(max(0, start - 3) + bracket.start())
        return None

    def _person(
        self,
        span: Span | None,
        body: Found | None,
        prefix: str,
        title: str,
        end: int,
        role: str = "",
        apart: bool = False,
        sure: bool = False,
    ) -> None:
        if span is None or not (sure or self._is_person(span)):
            return
        name = self.text[span[0] : span[1]]
        self.found.setdefault(
            span, Found(start=span[0], end=span[1], name=name, type="Person", rule="title", score=0.9)
        )
        if not title:
            return
        place = (body.start, body.end) if body else None
        relation = relation_of(title, prefix, body.type if body else None, body.name if body else "")
        first = min(span[0], body.start if body and not apart else span[0])
        last = max(end, span[1], body.end if body else 0)
        post = Post(span, " ".join((role or title).split()), relation, place, first, last)
        self.posts.setdefault((span, title, place), post)


def _trim(text: str, start: int, end: int) -> Span:
    """The word without the particle that follows the title: 시장은 → 시장."""
    word = text[start:end]
    for length in range(len(word), 1, -1):
        if title_at_end().fullmatch(word[:length]) and ends_at_boundary(text, start + length):
            return start, start + length
    return start, start + 1 if word.startswith("씨") else end
