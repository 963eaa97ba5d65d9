"""A ledger of five made-up articles that contradict and repeat each other, as `kg.ledger` keeps them.

A release of a city, a paper that prints it, two papers in words of their own, and a later one. Between them: an agreement that only its
party tells of, a bid that two papers tell of, a plan that one denies, two statuses and two rectors on one day, a figure that grows.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.document import Document, document_id
from kg.evidence import Claim, Extraction, Mention, Unit
from kg.ledger import LedgerFile
from kg.ontology import load_ontology

KINDS = {
    "해온시": "City",
    "다솔시": "City",
    "로봇센터": "Facility",
    "해온로봇": "Company",
    "해온대학교": "University",
    "이가온": "Person",
    "문서연": "Person",
    "차온유": "Person",
    "물결신문": "MediaOutlet",
    "솔내일보": "MediaOutlet",
    "가람경제": "MediaOutlet",
}
RELEASE = (
    "해온시와 해온로봇이 로봇센터를 함께 짓기로 하고 협약을 맺었다. "
    "로봇센터에는 모두 삼백 명이 들어와 새로운 로봇을 만들게 된다. "
    "해온시는 올해 안으로 로봇센터의 터를 닦는 일을 마칠 생각이다. "
    "이가온 총장이 이끄는 해온대학교도 연구를 맡아 힘을 보태기로 했다. "
)
TOGETHER = ("SIGNED_MOU_WITH", "해온시", "해온로봇", "협약을 맺었다", {})
WORK = {"unit": "persons", "when": "2033"}
ARTICLES: Sequence[tuple[str, str, str, str, Sequence[tuple[str, str, Any, str, dict[str, Any]]]]] = (
    ("해온시", "2031-03-01", "알림", RELEASE, (
        TOGETHER,
        ("workforce", "로봇센터", 300, "삼백 명", WORK),
        ("status", "로봇센터", "agreed", "함께 짓기로", {}),
        ("LEADS", "이가온", "해온대학교", "이가온 총장이 이끄는 해온대학교", {"role": "총장"}),
    )),
    ("물결신문", "2031-03-01", "해온에 로봇센터", RELEASE, (TOGETHER,)),
    ("솔내일보", "2031-03-01", "다솔도 나섰다", "다솔시도 로봇센터를 끌어오겠다고 나섰다. 로봇센터 공사는 벌써 시작됐다. 문서연 해온대학교 총장이 말했다.", (
        ("BIDS_FOR", "다솔시", "로봇센터", "다솔시도 로봇센터를 끌어오겠다고 나섰다", {}),
        ("PURSUES", "다솔시", "로봇센터", "로봇센터를 끌어오겠다고", {}),
        ("status", "로봇센터", "building", "공사는 벌써 시작됐다", {}),
        ("LEADS", "문서연", "해온대학교", "문서연 해온대학교 총장", {"role": "총장"}),
    )),
    ("가람경제", "2031-03-03", "누가 데려가나", "다솔시는 로봇센터 유치에 뛰어들었다. 해온로봇은 다솔시와 손잡았다. 로봇센터에서 2033년에 오백 명쯤 일한다.", (
        ("BIDS_FOR", "다솔시", "로봇센터", "다솔시는 로봇센터 유치에 뛰어들었다", {}),
        ("PARTNERS_WITH", "해온로봇", "다솔시", "해온로봇은 다솔시와 손잡았다", {}),
        ("workforce", "로봇센터", 500, "오백 명쯤", {**WORK, "approximate": True}),
        ("FUNDS", "해온로봇", "로봇센터", "오백 명쯤 일한다", {"amount": 30_000_000_000, "when": "2033"}),
    )),
    ("솔내일보", "2031-03-09", "손잡은 일 없다", "해온로봇은 다솔시와 손잡지 않았다. 해온대학교 총장은 차온유다. 로봇센터에는 2034년이면 육백 명이 일한다.", (
        ("PARTNERS_WITH", "해온로봇", "다솔시", "해온로봇은 다솔시와 손잡지 않았다", {"modality": "denied"}),
        ("LEADS", "차온유", "해온대학교", "해온대학교 총장은 차온유다", {"role": "총장"}),
        ("workforce", "로봇센터", 600, "육백 명", {**WORK, "when": "2034"}),
        ("FUNDS", "해온로봇", "로봇센터", "육백 명이 일한다", {"amount": 35_000_000_000, "when": "2033"}),
    )),
)  # fmt: skip


def key(name: str) -> str:
    """The key of a name."""
    return f"{'person' if KINDS[name] == 'Person' else 'thing'}|{name}|"


def extraction(
    document: Document, publisher: str, stated: Sequence[tuple[str, str, Any, str, dict[str, Any]]]
) -> Extraction:
    """What the article states, with its units: whoever it names, and its publisher."""
    text, claims = document.text, []
    for kind, subject, what, quote, more in stated:
        start = text.index(quote)
        place = {"start": start, "end": start + len(quote), "quote": quote, **more}
        is_name = what in KINDS
        claims.append(Claim(kind, key(subject), key(what) if is_name else None, None if is_name else what, **place))
    claims.append(Claim("PUBLISHED", key(publisher), document_id(document), field="publisher"))
    named = [name for name in KINDS if name in text or name == publisher]
    units = [
        Unit((key(name),), KINDS[name], (name,), tuple(Mention(at, at + len(name), name) for at in [text.find(name)] if at >= 0))
        for name in named
    ]  # fmt: skip
    return Extraction(tuple(sorted(units, key=lambda unit: unit.keys)), tuple(claims))


def disputed(path: Path) -> LedgerFile:
    """The ledger, opened."""
    file = LedgerFile(path, load_ontology())
    with file.operating("build"):
        for publisher, date, title, body, stated in ARTICLES:
            document = Document(text=f"{title}\n\n{body}", title=title, publisher=publisher, date=date)
            file.put(document_id(document), document, "key-1", extraction(document, publisher, stated))
    return file
