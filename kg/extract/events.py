"""Events that are named after what they belong to: '포항 AI혁신위원회' 첫 회의, 장성 파인데이터센터 착공식.

Comes in: the text and the mentions of names. Goes out: mentions of events, each holding the mention inside it. What an event is called
(회의, 착공식, 간담회) are the heads of type Event in `schema/heads.toml`.
"""

import functools
import re
from collections.abc import Sequence

from kg.extract.model import Found
from kg.extract.tables import alternatives, table
from kg.korean import ends_at_boundary

_NUMBER_BEFORE = re.compile(r"(?:제\s?\d+\s?[차회]|\d+[차회])\s$")
_HELD_AFTER = re.compile(
    r"[*＊’'”」｣]{0,3}\s?(?:\([^)]*\))?(?:를|을|가|이|에|에서|에는|에서는)?\s?(?:\S{1,8}(?:에서|으로|로)\s)?(?:개최|열|회의|참석|주재|진행|마련|,|$|\n)"
)
_BODIES = frozenset({"City", "Province", "GovernmentBody", "Company", "University"})
_OF_BODIES = frozenset({"방문", "면담", "설명", "브리핑", "회의", "행사"})
_JOINTS = frozenset("-–·ㆍ？")
_OPEN, _CLOSE = "‘'“\"「『《〈｢", "’'”\"」』》〉｣"


@functools.cache
def _tail() -> re.Pattern[str]:
    nouns = table("heads")["Event"]
    every = {*nouns["strong"], *nouns["weak"]} - {"설명", "대회", "협약"}
    number = r"(?:첫|제\s?\d+\s?[차회]|\d+[차회]|\d{4}년(?:도)?(?:\s제\d+차)?|정기|임시|신년|킥오프|출범|발족|창립|실무|전체|본)"
    purpose = r"(?:설립|조성|건립|구축|유치|이전|지원|건설|관련|개발|협력|투자|업무협약|업무 협약|MOU|양해각서|성공|출범|성과|공동|합동|현장|정책|발전|추진|착공|준공|입주)"
    return re.compile(rf"([{_CLOSE}]?)\s?((?:{number}\s?)?(?:{purpose}(?:\(MOU\))?\s?){{0,3}}({alternatives(every)}))")


def events_of_names(text: str, names: Sequence[Found]) -> list[Found]:
    """Mentions of events that begin with a name."""
    found = numbered_meetings(text, names)
    for name in names:
        if name.type in ("Person", "Event", "Group", "Country") or name.bare:
            continue
        tail = _tail().match(text, name.end)
        if not tail or not ends_at_boundary(text, tail.end()):
            continue
        if name.type in _BODIES and name.rule in ("listed", "actor", "title-body") and tail.group(3) in _OF_BODIES:
            continue
        if tail.group(3).endswith("협약") and text[max(0, name.start - 1) : name.start] in _JOINTS:
            continue  # 한빛시-가람대 업무협약: not of the last party alone
        start = name.start - (name.start > 0 and text[name.start - 1] in _OPEN and bool(tail.group(1)))
        end = tail.end()
        label = " ".join(re.sub(rf"[{_OPEN}{_CLOSE}]", "", text[start:end]).split())
        found.append(Found(start=start, end=end, name=label, type="Event", rule="event-of", score=0.8))
    return found


def numbered_meetings(text: str, names: Sequence[Found]) -> list[Found]:
    """제3차 X위원회 (개최): the meeting, beside the committee X."""
    found = []
    for name in names:
        before = _NUMBER_BEFORE.search(text[max(0, name.start - 12) : name.start])
        if (
            not (name.type == "Committee" or name.name.endswith(("위원회", "협의회")))
            or before is None
            or not _HELD_AFTER.match(text, name.end)
        ):
            continue
        start = max(0, name.start - 12) + before.start()
        label = " ".join(text[start : name.end].split())
        found.append(Found(start=start, end=name.end, name=label, type="Event", rule="event-of", score=0.75))
    return found
