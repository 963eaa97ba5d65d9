"""Which mentions name the same thing: full names, spellings, short forms.

Comes in: mentions with names of their own, and the aliases that the document defines. Goes out: `Thing`s. Knows the rules of
names: equal normal form, equal row of the lexicon, a short form that ends a longer name (only where one fits), one typing
error in a long name. Digits, generations and places that differ keep two things apart.
"""

import functools
import itertools
import re
from collections.abc import Iterable, Sequence

from kg.extract.definitions import Alias
from kg.extract.heads import head_of
from kg.extract.model import Found, Thing
from kg.keys import GLOSSES, kind_of
from kg.korean import normal_form

_FAMILIES = (
    frozenset({"Facility", "Project", "ResearchInstitute", "GovernmentBody", "Organization", "University", "Company"}),
    frozenset({"Project", "Programme", "Policy", "Fund"}),
    frozenset(
        {"Organization", "ResearchInstitute", "Committee", "GovernmentBody", "Association", "Company", "University"}
    ),
)
_UNDERTAKEN = frozenset({"Facility", "Project", "Programme", "Policy", "Fund", "Event"})
"""Of these a list gives no short form; bodies have theirs in it."""
_FILLER = re.compile(
    r"관련|및|위한|을위한|를위한|와의|과의|(?:구축|조성|건립)(?=사업$)|^(?:20)?\d{2}년도?(?=.{4})|^20\d\d(?=[^\d].{3})"
)
_SORT = re.compile(
    r"(?:(?:시범|조성|구축|건설|건립|개발|정비|지원|추진|실증|발전)?(?:사업|프로젝트)|조성|구축|건립|건설|캠페인|제도|지원금|서비스|프로그램|공모|인증제?)$"
)
"""What a longer name of the same undertaking says besides: 한빛밸리, 한빛밸리 조성 사업."""
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"\d+(?:세대|단계|호|차|기|번|주기|공장|극|특|지구|공구|권역)?$")


@functools.lru_cache(maxsize=50_000)
def form_of(name: str) -> str:
    """What spellings of a name share inside a document."""
    form = re.sub(r"\([^)]*\)", "", name)
    form = re.sub(r"제\s?(?=\d)|(?<=[가-힣])[-~∼～](?=[가-힣])", "", form)
    form = re.sub(r"(\d{4})년도?", r"\1", form)
    form = normal_form(form)
    for long, short in GLOSSES.items():
        form = form.replace(long, short)
    return form


def things_of(mentions: Sequence[Found], aliases: Iterable[Alias] = ()) -> list[Thing]:
    """The things that the mentions name, in the order of their first mention."""
    things: list[Thing] = []
    by_form: dict[tuple[str, str], Thing] = {}
    by_row: dict[str, Thing] = {}
    for mention in mentions:
        if mention.bare:
            continue
        kind = kind_of(mention.type)
        form = form_of(mention.name)
        part = (kind, _last_part(mention.name) or form)
        thing = by_row.get(mention.row.name) if mention.row else by_form.get((kind, form)) or by_form.get(part)
        if thing is None and mention.row and (same := by_form.get((kind, form))) and same.row is None:
            thing = same  # a quoted name is found before the list is asked
            thing.row, thing.name = mention.row, mention.row.name
            by_row[mention.row.name] = thing
        if thing is None:
            thing = Thing(type=mention.type, name=mention.row.name if mention.row else mention.name, row=mention.row)
            things.append(thing)
            if mention.row:
                by_row[mention.row.name] = thing
        by_form.setdefault((kind, form), thing)
        by_form.setdefault(part, thing)
        _add(thing, mention)
    things = _defined(things, aliases)
    count = 0
    while len(things) != count:
        count = len(things)
        things = _short_forms(things)
    things = _signings(_surnames(things))
    return sorted(things, key=lambda t: (t.mentions[0].start, t.mentions[0].end))


def _last_part(name: str) -> str:
    """The form of what stands behind the last comma of a name, if that can stand alone (A, B 착공식 → B 착공식)."""
    rest = form_of(name.rpartition(",")[2]) if "," in name else ""
    return rest if len(rest) >= 6 else ""


def _add(thing: Thing, mention: Found) -> None:
    thing.mentions.append(mention)
    if mention.name not in thing.names:
        thing.names.append(mention.name)


def merge(into: Thing, other: Thing) -> None:
    """Let `into` take over all mentions and names of `other`."""
    for mention in other.mentions:
        into.mentions.append(mention)
    into.names += [name for name in other.names if name not in into.names]
    into.row = into.row or other.row
    into.mentions.sort(key=lambda m: (m.start, m.end))


def _defined(things: list[Thing], aliases: Iterable[Alias]) -> list[Thing]:
    """Join what the document defines as one: the things at the alias's own place and its target's."""
    at = {(m.start, m.end): t for t in things for m in t.mentions}
    for alias in aliases:
        target = at.get(alias.target)
        own = at.get((alias.start, alias.end))
        if target is None or own is None or own is target:
            continue
        if own.row and target.row and own.row != target.row:
            continue
        keep, gone = (own, target) if own.row and not target.row else (target, own)
        if keep.row is None and len(gone.name) > len(keep.name) and not gone.row:
            keep.name = keep.name if keep is target else gone.name
        merge(keep, gone)
        if keep is own:
            keep.names.sort(key=lambda name: name not in target.names)
        things = [t for t in things if t is not gone]
        at.update({(m.start, m.end): keep for m in keep.mentions})
    return things


def _short_forms(things: list[Thing]) -> list[Thing]:
    """Join a short form with the one longer name that it can stand for, and one-letter errors in long names."""
    alike: dict[str | int, dict[int, Thing]] = {}
    for thing in things:
        for form in map(form_of, thing.names):
            for mark in (form[-1:], len(form), _SORT.sub("", form)):
                alike.setdefault(mark, {})[id(thing)] = thing
    gone: set[int] = set()
    for short in sorted(things, key=lambda t: len(form_of(t.name))):
        if short.row or short.type in ("Person", "Group") or id(short) in gone:
            continue
        form = form_of(short.name)
        near = {**alike.get(form[-1:], {}), **(alike.get(len(form), {}) if len(form) >= 6 else {})}
        near |= alike.get(_SORT.sub("", form), {})
        fits = [t for t in near.values() if t is not short and id(t) not in gone and _fits(short, form, t)]
        if len(fits) > 1:
            fits = [t for t in fits if t.row is None or t.type not in _UNDERTAKEN] or fits
        if len(fits) > 1:
            roots = {form_of(t.name) for t in fits}
            longest = max(roots, key=len)
            alike_ = short.type in ("Committee", "Event") and len(form) >= 5 and all(t.type == short.type for t in fits)
            if all(longest.endswith(r) for r in roots):
                fits = [t for t in fits if form_of(t.name) == longest]
            else:
                fits = fits[:1] if alike_ else []
        if len(fits) == 1:
            keep = fits[0]
            merge(keep, short)
            gone.add(id(short))
    return [t for t in things if id(t) not in gone]


def _surnames(things: list[Thing]) -> list[Thing]:
    """Join a person called by one word with the one whose foreign name has it (하벡, 로버트 하벡)."""
    people = [t for t in things if t.type == "Person"]
    whole = [t for t in people if " " in t.name]
    gone: set[int] = set()
    for short in people if whole else ():
        fits = [t for t in whole if t is not short and " " not in short.name and short.name in t.name.split()]
        if len(fits) == 1:
            merge(fits[0], short)
            gone.add(id(short))
    return [t for t in things if id(t) not in gone]


_SIGNING = re.compile(
    r"(?:(?:업무|투자|상호|공동)?(?:협약|협력)?(?:mou|양해각서|협약|합의)?)*(?:체결식|협약식|서명식|조인식|협약|양해각서|합의각서|mou)$"
)
_SIGNING_END = re.compile(
    r"(?:(?:을|를)?위한)?(?:업무|투자|상호|공동)?(?:협약|양해각서|합의각서|mou|체결식|협약식|서명식|조인식)+$"
)
_SIGNED = re.compile(r"(?:협약|협약식|체결식|서명식|조인식|양해각서|합의각서|mou)$")


def _signings(things: list[Thing]) -> list[Thing]:
    """Join what is called 업무협약, 협약식, MOU 체결식 where the document tells of one agreement only."""
    signings = [t for t in things if t.type == "Event" and _SIGNED.search(form_of(t.name))]
    named = [t for t in signings if not _SIGNING.fullmatch(form_of(t.name))]
    bare = [t for t in signings if t not in named]
    for first, later in itertools.combinations(list(named), 2):
        if any(t is first for t in named) and any(t is later for t in named) and _same_topic(first.name, later.name):
            merge(first, later)
            named = [t for t in named if t is not later]
            things = [t for t in things if t is not later]
    if len(named) > 1:
        quoted = [t for t in named if any(m.rule == "quoted" for m in t.mentions)]
        best = (quoted or named)[0]
        bare += [t for t in named if t is not best and t.mentions[0].start < best.mentions[0].start and not quoted[1:]]
        named = [t for t in named if not any(t is b for b in bare)]
    keep = named[0] if len(named) == 1 else bare[0] if bare and not named else None
    if keep is None:
        return things
    gone = [t for t in bare if t is not keep]
    for thing in gone:
        merge(keep, thing)
    return [t for t in things if not any(t is g for g in gone)]


def _same_topic(one: str, other: str) -> bool:
    """Whether two names of signings share five letters of what is agreed."""
    few, many = sorted((_SIGNING_END.sub("", form_of(name)) for name in (one, other)), key=len)
    return any(few[at : at + 5] in many for at in range(len(few) - 4))


def _fits(short: Thing, form: str, long: Thing) -> bool:
    """Whether the short form can stand for the longer name."""
    if not _related(short.type, long.type):
        return False
    for name in long.names:
        other = form_of(name)
        if len(other) < len(form) or (long.row and other == form):
            continue
        if other != form and _FILLER.sub("", other) == _FILLER.sub("", form):
            return True
        if other != form and {short.type, long.type} <= _UNDERTAKEN and len(root := _SORT.sub("", form)) >= 5 and _SORT.sub("", other) == root:  # fmt: skip
            return True
        if short.type == "Policy" and len(form) >= 3 and form[-1] == "법" == other[-1] and other.startswith(form[:-1]):
            return True
        if long.row and len(form) >= 5 and other in ("한국" + form, "국립" + form):
            return True
        if len(form) >= 3 and other.endswith(form) and len(other) > len(form):
            counted = short.type == "Event" and not _DIGIT.search(form)
            sole = not long.row or (len(form) >= 5 and long.type in _UNDERTAKEN)
            return sole and (counted or not _NUMBERED.search(other[: -len(form)]))
        if len(form) >= 6 and len(form) == len(other) and not _DIGIT.search(form + other) and _one_apart(form, other):
            return True
        if _skips_middle(form, other) or (short.type == "Event" and _same_occasion(form, other)):
            return True
        if _skips_words(short.name, name, short.type == "Event"):
            return True
        if len(form) >= 5 and other == "한국" + form:
            return True
    return False


def _related(one: str, other: str) -> bool:
    return one == other or any(one in family and other in family for family in _FAMILIES)


def _skips_middle(form: str, other: str) -> bool:
    """Whether the short form is the long one without a piece of its middle (포항[방사광]가속기연구소)."""
    if len(form) < 7 or not 2 <= len(other) - len(form) <= 4 or form[:2] != other[:2] or form[-4:] != other[-4:]:
        return False
    extra = len(other) - len(form)
    return any(
        other[:cut] + other[cut + extra :] == form and not _DIGIT.search(other[cut : cut + extra])
        for cut in range(2, len(form) - 3)
    )


def _same_occasion(form: str, other: str) -> bool:
    """Whether two names of meetings differ by what stands between topic and head (사업재편 간담회), or by how countries are written (한-칠레, 한국-칠레)."""
    if other == form + "식" and form.endswith("협약"):
        return True
    head = head_of(form)
    if head is None or _DIGIT.search(form + other):
        return False
    topic = form[: -len(head.word)]
    if len(topic) >= 3 and form.endswith(head.word) and other.endswith(head.word) and other.startswith(topic):
        return True
    shared = 0
    while shared < min(len(form), len(other)) and form[-1 - shared] == other[-1 - shared]:
        shared += 1
    few, many = sorted((form[: len(form) - shared], other[: len(other) - shared]), key=len)
    rest = iter(many)
    return shared >= 6 and len(many) <= 6 and form[0] == other[0] and all(c in rest for c in few)


def _skips_words(short: str, long: str, counted: bool = False) -> bool:
    """Whether the short name is the long one without some words in its middle (신규 방사광가속기, 신규 다목적 방사광가속기).

    Of events (`counted`) those left out may be their number (제1회) or who holds them.
    """
    few, many = short.split(), long.split()
    if len(few) < 2 or len(few) >= len(many) or few[-1] != many[-1] or (few[0] != many[0] and not counted):
        return False
    if counted and len(few) < 3:
        return False
    rest = iter(many)
    dropped = "".join(w for w in many if w not in few)
    return all(word in rest for word in few) and (not _DIGIT.search(dropped) or (counted and not _DIGIT.search(short)))


def _one_apart(one: str, other: str) -> bool:
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1
