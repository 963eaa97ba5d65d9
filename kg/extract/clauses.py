"""Who does what in a sentence: lists of mentions with their particle, and predicates.

Comes in: a sentence of the reading. Goes out: a `Scene`: groups of coordinated mentions with their role (topic, subject, object, place, ...)
and predicates with lemma, voice and form. The particle of the last member of a list is that of all. No relation is decided here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract.model import Sentence, Thing
from kg.extract.predicates import Predicate, predicates_of
from kg.extract.reading import At, Reading

TOPIC, SUBJECT, OBJECT, OF, AT, TO, BY, WITH, FROM, NONE = (
    "topic",
    "subject",
    "object",
    "of",
    "at",
    "to",
    "by",
    "with",
    "from",
    "",
)
_ROLES = {
    "은": TOPIC, "는": TOPIC, "ᆫ": TOPIC, "도": TOPIC, "이": SUBJECT, "가": SUBJECT, "께서": SUBJECT, "을": OBJECT, "를": OBJECT, "ᆯ": OBJECT, "의": OF, "에서": AT, "서": AT,
    "에": TO, "에게": TO, "께": TO, "로": BY, "으로": BY, "와": WITH, "과": WITH, "이랑": WITH, "하고": WITH, "부터": FROM,
}  # fmt: skip
_GAP = re.compile(
    r"[\s’'”\"」』》〉]*(?:등)?\s*(?:[,·ㆍ∙‧/&]|및|와|과|그리고|이?며|등과|[-–](?=[^\s]))\s*(?:[‘'“\"「『《〈*]|또한|특히|지역|및)*\s*$"
)
_GLOSS = re.compile(r"\s?\(([^()]{0,80})\)")
_CLOSING = "’'”\"」』》〉*"
_PARTIES = re.compile(
    r"(?<![가-힣0-9])(양|두|세|네|\d+개|[3-9])\s?((?:투자|참여|협약|유관|관계|공공|협력|참가)?\s?(?:기관|대학|회사|사|도시|시도|시군|시|도|기업|단체|부처|지자체|측|병원|학교|나라|국|사업자))(?:장)?(?=(?:은|는|이|가|간|의|과|와|에|에서)(?![가-힣])|\s간|\s모두)"
)
_LIST_NOUN = re.compile(
    r"^(?:등|측|관계자|관계자들|연구팀|연구진|임직원|직원|직원들|공무원|대표|간|사이|및|또는|\d|총|전체|모두|지역|여러|내외|양측|당국|정부|본사|그룹|노사|교수팀|공동)"
)
_PARTY_TYPES = {
    "대학": ("University",),
    "기업": ("Company",),
    "회사": ("Company",),
    "부처": ("GovernmentBody",),
    "시도": ("City", "Province"),
    "시군": ("City", "Province"),
    "도시": ("City", "Province"),
    "지자체": ("City", "Province"),
    "국": ("Country",),
}
_COUNTS = {"양": 2, "두": 2, "세": 3, "네": 4}
_NOMINAL = frozenset(
    {"NNG", "NNP", "NNB", "SN", "NR", "SL", "XSN", "XPN", "MM", "SSO", "SSC", "SP", "SH", "XR", "SW", "SO"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention with what belongs to it: titles, glosses, closing marks."""

    start: int
    end: int
    at: At

    @property
    def thing(self) -> Thing:
        """What it names."""
        return self.at.thing


@dataclass(slots=True)
class Group:
    """Coordinated phrases with one role. `noun` is what stands between the last one and the particle (등 관계자)."""

    phrases: list[Phrase]
    role: str = NONE
    noun: str = ""
    end: int = 0
    spread: bool = False

    @property
    def start(self) -> int:
        """Where the first phrase starts."""
        return self.phrases[0].start

    @property
    def things(self) -> list[Thing]:
        """What the phrases name, each thing once."""
        return list({id(p.thing): p.thing for p in self.phrases}.values())


@dataclass(slots=True)
class Scene:
    """One sentence, taken apart."""

    sentence: Sentence
    groups: list[Group]
    predicates: list[Predicate]
    quoted: list[tuple[int, int]] = field(default_factory=list)

    def quoted_at(self, position: int) -> tuple[int, int] | None:
        """The quotation that holds that place."""
        return next((q for q in self.quoted if q[0] <= position < q[1]), None)


def scenes(reading: Reading, quoted: Sequence[tuple[int, int]]) -> list[Scene]:
    """All sentences, taken apart; `quoted` are the spans of speech."""
    spans = {p.person: (p.start, p.end) for p in reading.posts}
    found: list[Scene] = []
    notes = _notes(reading)
    lists: list[Group] = []
    for sentence in reading.sentences:
        phrases = _phrases(reading, sentence, spans)
        groups = _groups(reading, sentence, phrases)
        groups += _noted(reading, sentence, notes)
        groups += _parties(reading, sentence, groups, lists)
        groups.sort(key=lambda g: g.start)
        inside = [q for q in quoted if q[0] < sentence.end and sentence.start < q[1]]
        lists += [g for g in groups if len(g.things) >= 2 and not g.spread]
        front = [p for g in groups if g.role in (TOPIC, SUBJECT) for p in g.phrases]
        company = [p for g in groups if g.role == WITH for p in g.phrases]
        if front and company:
            lists.append(Group([*front, *company]))
        found.append(
            Scene(sentence, groups, predicates_of(sentence, [(p.at.start, p.at.end) for p in phrases]), inside)
        )
    return found


def _phrases(reading: Reading, sentence: Sentence, spans: dict[tuple[int, int], tuple[int, int]]) -> list[Phrase]:
    found: list[Phrase] = []
    places = reading.inside(sentence.start, sentence.end)
    people = {spans[(at.start, at.end)]: at for at in places if (at.start, at.end) in spans}
    reach = sentence.start - 1
    for at in places:
        if at.end <= reach:
            continue
        holder = next(((a, b) for (a, b), p in people.items() if a <= at.start and at.end <= b and p is not at), None)
        if holder is not None and at.thing.type != "Person":
            continue
        start, end = spans.get((at.start, at.end), (at.start, at.end))
        while end < sentence.end and reading.text[end] in _CLOSING:
            end += 1
        if (gloss := _GLOSS.match(reading.text, end, sentence.end)) and at.thing.type != "Person":
            end = gloss.end()
            reach = end
        while end < sentence.end and reading.text[end] in _CLOSING:
            end += 1
        found.append(Phrase(min(start, at.start), max(end, at.end), at))
    return found


def _groups(reading: Reading, sentence: Sentence, phrases: list[Phrase]) -> list[Group]:
    groups: list[Group] = []
    for phrase in phrases:
        gap = (
            reading.flat(groups[-1].phrases[-1].end, phrase.start)
            if groups and groups[-1].phrases[-1].end <= phrase.start
            else None
        )
        if groups and gap in ("", " ") and _describes(groups[-1].phrases[-1].thing, phrase.thing):
            groups[-1].phrases[-1] = phrase
        elif (
            groups
            and gap is not None
            and ((gap == "." or _GAP.match(gap)) and _same_sort(groups[-1].phrases[-1].thing, phrase.thing))
        ):
            groups[-1].phrases.append(phrase)
        else:
            groups.append(Group([phrase]))
    for group in groups:
        _set_role(reading, sentence, group)
    return groups


_THINGS = frozenset({"Facility", "Project", "Programme", "Policy", "Fund"})


def _same_sort(one: Thing, other: Thing) -> bool:
    """Whether two things can stand in one list: actors with actors, undertakings with undertakings."""
    return (one.type in _THINGS) == (other.type in _THINGS) and (one.type == "Event") == (other.type == "Event")


_OWNERS = frozenset(
    {"Province", "City", "GovernmentBody", "University", "Company", "ResearchInstitute", "Organization"}
)


def _describes(owner: Thing, unit: Thing) -> bool:
    """Whether the first of two names side by side only says whose or where the second is (경북 포항시, 문화재청 국립문화재연구원)."""
    if owner.type not in _OWNERS or unit.type in ("Person", "Event", *_THINGS):
        return False
    if owner.type in ("Province", "City"):
        return unit.type not in ("Province", "Country")
    return unit.row is None or unit.row.parent in (owner.name, *owner.names)


def _set_role(reading: Reading, sentence: Sentence, group: Group) -> None:
    """Role by the first particle after the list, if only nouns stand between."""
    end = group.phrases[-1].end
    group.end = end
    like = False
    for token in sentence.tokens:
        if token.start < end:
            continue
        if token.form in ("와", "과") and reading.flat(token.end, min(sentence.end, token.end + 4)) == " 같은 ":
            like = True
            continue
        if like and token.tag in ("VA", "ETM"):
            continue
        if token.tag.startswith("J"):
            group.role = _ROLES.get(token.form, NONE)
            group.noun = reading.flat(end, token.start).strip(" ’'”\"」』")
            if (
                group.noun
                and not like
                and group.role in (TOPIC, SUBJECT, OBJECT, WITH)
                and not _LIST_NOUN.match(group.noun)
            ):
                group.role = NONE
            group.end = token.end
            if token.form in ("에", "에서", "에게", "로", "으로") and reading.text[token.end : token.end + 1] in "는도":
                group.end += 1
            return
        if (
            (token.tag not in _NOMINAL and token.form not in ("및", "또는"))
            or token.form in "▲△,;"
            or token.start - end > 45
        ):
            if token.form == "," and token.start <= end + 1 and sentence.kind in ("headline", "subhead"):
                group.role = TOPIC
            return


def _notes(reading: Reading) -> list[tuple[int, list[At]]]:
    """Footnotes that only list actors: where each begins, and whom it names."""
    found = []
    for block in reading.blocks:
        if block.mark not in ("*", "**", "※") or block.end - block.start > 400:
            continue
        named = [at for at in reading.inside(block.start, block.end) if at.thing.type != "Person"]
        letters = sum(at.end - at.start for at in named)
        if len(named) >= 2 and letters >= 0.55 * len(reading.text[block.start : block.end].replace(" ", "")):
            found.append((block.start, named))
    return found


def _noted(reading: Reading, sentence: Sentence, notes: list[tuple[int, list[At]]]) -> list[Group]:
    """7개 투자기업*: the bodies that the footnote behind the paragraph lists."""
    found = []
    for hit in re.finditer(r"(\d{1,2})\s?개?\s?[가-힣\s]{1,12}[*＊]", reading.flat(sentence.start, sentence.end)):
        start, end = sentence.start + hit.start(), sentence.start + hit.end()
        listed = next((named for begin, named in notes if begin >= sentence.end), [])
        if not listed or abs(len(listed) - int(hit.group(1))) > 1:
            continue
        group = Group([Phrase(start, end, at) for at in listed])
        _set_role(reading, sentence, group)
        found.append(group)
    return found


def _parties(reading: Reading, sentence: Sentence, groups: Sequence[Group], lists: Sequence[Group]) -> list[Group]:
    """양 기관, 3개 기관: the list of so many actors that was named before."""
    found = []
    for hit in _PARTIES.finditer(reading.flat(sentence.start, sentence.end)):
        count = _COUNTS.get(hit.group(1)) or int(hit.group(1).removesuffix("개"))
        start, end = sentence.start + hit.start(), sentence.start + hit.end()
        earlier = [g for g in (*lists, *groups) if g.phrases[-1].end <= start]
        kinds = next((types for word, types in _PARTY_TYPES.items() if hit.group(2).endswith(word)), None)
        if kinds:
            earlier = [g for g in earlier if all(t.type in kinds for t in _bodies(g))]
        group = next((g for g in reversed(earlier) if len(_bodies(g)) == count), None)
        if group is None and count >= 4:
            group = next((g for g in reversed(earlier) if abs(len(_bodies(g)) - count) <= 1 + (count > 7)), None)
        if group is None:
            continue
        at = [Phrase(start, end, p.at) for p in group.phrases if p.thing.type != "Person"]
        made = Group(at, spread=True)
        _set_role(reading, sentence, made)
        found.append(made)
    return found


def _bodies(group: Group) -> list[Thing]:
    return [t for t in group.things if t.type not in ("Person", *_THINGS, "Event")]
