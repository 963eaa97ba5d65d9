"""Lists of mentions with their particle: what a sentence is made of.

Comes in: a sentence, mentions in it. Goes out: `Phrase`, `Group`, `Scene`, and the role that the particle behind the last member of a list gives all
of them. No relation is decided here.
"""

import re
from dataclasses import dataclass, field

from kg.extract.model import Sentence, Thing
from kg.extract.predicates import Predicate
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
_LIST_NOUN = re.compile(
    r"^(?:등|측|관계자|관계자들|연구팀|연구진|임직원|직원|직원들|공무원|대표|간|사이|및|또는|\d|총|전체|모두|지역|여러|내외|양측|당국|정부|본사|그룹|노사|교수팀|공동)"
)
_SAME = re.compile(
    r"^[’'”\"」』｣]?\s?(?:시범\s?|조성\s?|구축\s?|건설\s?|건립\s?|개발\s?|정비\s?|지원\s?|관련\s)?(?:사업|프로젝트|캠페인|서비스|제도|정책|공약|프로그램)$"
)
"""A plain noun behind the name of an undertaking says what it is: 한빛마루 사업을."""
_COUNTED = re.compile(r"^[’'”\"」]?\s?등\s?(?:총\s)?\d+여?\s?(?:명|인|개|곳|개사|개\s?기관|개\s?기업)$")
"""등 9명의 임원진이: the number only counts, the particle of the noun behind it is that of the list."""
_NOMINAL = frozenset(
    {"NNG", "NNP", "NNB", "SN", "NR", "SL", "XSN", "XPN", "MM", "SSO", "SSC", "SP", "SH", "XR", "SW", "SO"}
)


CLOSING = "’'”\"」』》〉｣＞*"
_WRITTEN = re.compile(r"(은|는|이|가|을|를|의|에서|에게|에|와|과|도|으로|로)(?=[\s,])")
_AND_OTHERS = re.compile(r"\s((?:[가-힣]{2,6}\s){1,2})등(이|가|은|는|을|를)(?=\s)")
"""A list that closes with common nouns (A, B와 민간 출자자 등이)."""
AND_OTHERS = re.compile(
    r"(?:등(?:\s(?:유관|관계|관련|지역|전문|협력|참여|\d+개)?\s?(?:기관|기업|단체|부처|대학|지자체)(?:들)?)?)?$"
)
"""What a list may close with and still be one of bodies (A, B 등 관계기관과)."""
THINGS = frozenset({"Facility", "Project", "Programme", "Policy", "Fund"})


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
    """Coordinated phrases with one role. `noun` is what stands between the last one and the particle (등 관계자).

    `particle` is the role that the particle gives to that noun; where the noun is another thing's (대상지 3곳을) `role` is none.
    """

    phrases: list[Phrase]
    role: str = NONE
    particle: str = NONE
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


def set_role(reading: Reading, sentence: Sentence, group: Group) -> None:
    """Role by the first particle after the list, if only nouns stand between."""
    end = group.phrases[-1].end
    group.end = end
    like = False
    if written := _WRITTEN.match(reading.text, end, sentence.end) if reading.text[end - 1] in CLOSING + ")" else None:
        group.role = group.particle = _ROLES.get(written.group(1), NONE)
        group.end = written.end(1)
        return
    for token in sentence.tokens:
        if token.start < end:
            continue
        if token.form in ("와", "과") and reading.flat(token.end, min(sentence.end, token.end + 4)) == " 같은 ":
            like = True
            continue
        if like and token.tag in ("VA", "ETM"):
            continue
        if token.form == "의" and token.tag == "JKG" and _COUNTED.match(reading.flat(end, token.start)):
            continue
        if token.tag.startswith("J"):
            group.role = group.particle = _ROLES.get(token.form, NONE)
            group.noun = reading.flat(end, token.start).strip(" ’'”\"」』｣")
            if _SAME.match(group.noun) and group.phrases[-1].thing.type in THINGS:
                group.noun = ""
            if (
                group.noun
                and not like
                and group.role in (TOPIC, SUBJECT, OBJECT, WITH)
                and not _LIST_NOUN.match(group.noun)
            ):
                group.role = NONE
            group.end = token.end
            if group.role == WITH and not group.noun and (rest := _AND_OTHERS.match(reading.flat(token.end, min(sentence.end, token.end + 24)))):  # fmt: skip
                group.role = group.particle = _ROLES[rest.group(2)]
                group.noun, group.end = f"등 {rest.group(1)}", token.end + rest.end()
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


def bodies_of(group: Group) -> list[Thing]:
    """The things of a group that can be parties or members."""
    return [t for t in group.things if t.type not in ("Person", *THINGS, "Event")]
