"""How well sentence fingerprints find reprints: `python benchmarks/reprints.py --repository DIR [--since 2024-01] [--most 20000]`.

`--repository` (or `KG_PRESS_MD`) is a git clone of the public collection of press releases `hosungseo/gov-press-md`; nothing is downloaded
and nothing of it is stored. Two questions are asked of real releases, for a grid of thresholds around those of `kg.article.fingerprints`:

* found: of releases printed again by an invented paper (headline, byline and page of its own; cut; a sentence added; every fifth
  sentence edited; three sentences in a report of its own) how many are recognised;
* wrong: of pairs of releases that the rule takes for one text how many share less than half of the shorter one's runs of five words, a
  measure that knows no sentences: releases of one ministry that share their closing paragraph.
"""

import argparse
import os
import random
import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.article.fingerprints import COMMON, DAYS, SHARE, SHARED, are_near, fingerprints

GRID = tuple((shared, share) for shared in (2, 3, 5) for share in (0.4, 0.5, 0.6, 0.7, 0.8))
COMMONS = (10, 20, 50, 100, 1_000_000)
SAMPLE = 2000
"""So many releases are printed again."""
RUN = 5
"""Words of a run."""
SAME = 0.5
"""Pairs that share this share of runs are one text."""
OWN = (
    "한편 물결신문 취재를 종합하면 현장의 반응은 아직 엇갈리는 것으로 나타났다.",
    "업계에서는 이번 발표가 실제로 얼마나 효과를 낼지 더 지켜봐야 한다는 말이 나온다.",
    "주민들은 설명이 충분하지 않았다며 따로 자리를 마련해 달라고 여러 차례 요구해 왔다.",
    "전문가들은 예산과 인력이 뒷받침되지 않으면 같은 문제가 되풀이될 수 있다고 본다.",
)


@dataclass(frozen=True, slots=True)
class Release:
    """A press release: its day, its ministry and its text, the headline in the first line."""

    day: str
    ministry: str
    title: str
    body: str

    @property
    def text(self) -> str:
        """As a document of the ledger has it."""
        return f"{self.title}\n\n{self.body}"


def releases(repository: str, since: str, most: int) -> Iterator[Release]:
    """The releases of the collection from that month on, by day."""
    git = ["git", "-c", "core.quotePath=false", "-C", repository]
    listed = subprocess.run([*git, "ls-tree", "-r", "--name-only", "HEAD", "data/"], capture_output=True, check=True)
    paths = [
        path for path in listed.stdout.decode().splitlines() if path.endswith(".md") and path.split("/")[2] >= since
    ]
    wanted = "".join(f"HEAD:{path}\n" for path in paths[:most]).encode()
    found = subprocess.run([*git, "cat-file", "--batch"], input=wanted, capture_output=True, check=True).stdout
    for path, content in zip(paths, _objects(found), strict=False):
        body = content.partition("## 본문")[2].partition("## 출처")[0].strip()
        ministry = re.search(r'^ministry: "(.*)"', content, re.MULTILINE)
        title = re.search(r'^title: "(.*)"', content, re.MULTILINE)
        if body and ministry and title:
            yield Release(path.split("/")[3], ministry[1], title[1], body)


def _objects(batch: bytes) -> Iterator[str]:
    position = 0
    while position < len(batch):
        line = batch.index(b"\n", position)
        size = int(batch[position:line].split()[2])
        yield batch[line + 1 : line + 1 + size].decode(errors="replace")
        position = line + size + 2


def printed_again(release: Release, chance: random.Random) -> Mapping[str, str]:
    """The release as an invented paper prints it, in five ways."""
    paragraphs = [part for part in re.split(r"\n\s*\n|\n(?=\s*[□○ㅇ])", release.body) if part.strip()]
    sentences = [part for part in re.split(r"(?<=다\.)\s+", release.body) if part.strip()]
    edited = list(sentences)
    for place in range(chance.randrange(5), len(edited), 5):
        words = edited[place].split()
        edited[place] = " ".join([*words[:-2], "이날", *words[-2:]])
    added = list(paragraphs)
    added.insert(chance.randrange(len(added) + 1), OWN[0])
    half = max(1, len(paragraphs) // 2)
    return {
        "whole": _page(release.body),
        "cut to half": _page("\n\n".join(paragraphs[:half])),
        "sentence added": _page("\n\n".join(added)),
        "every 5th edited": _page("\n\n".join(edited)),
        "3 of it in 7": _page(" ".join([OWN[0], *sentences[1:4], *OWN[1:]])),
    }


def _page(body: str) -> str:
    """A page of an invented paper around a text."""
    return (
        f"새 소식을 전합니다, 현장에서 본 이번 발표의 뜻\n\n입력 2031.03.04 09:00\n\n[해온=물결신문] 문서연 기자 = {body}\n\n"
        "문서연 기자 press@mulgyeol.example\n\n저작권자 ⓒ 물결신문 무단전재 및 재배포 금지\n\n많이 본 뉴스\n"
    )


def runs(text: str) -> frozenset[int]:
    """The runs of five words of a text."""
    words = re.findall(r"\w+", text)
    return frozenset(hash(tuple(words[place : place + RUN])) for place in range(len(words) - RUN + 1))


def holders(prints: Sequence[frozenset[int]]) -> dict[int, list[int]]:
    """By fingerprint, the releases that have it."""
    found: dict[int, list[int]] = defaultdict(list)
    for place, numbers in enumerate(prints):
        for number in numbers:
            found[number].append(place)
    return found


def sharing(held: Mapping[int, list[int]], common: int) -> Counter[tuple[int, int]]:
    """How many counting fingerprints each pair of releases shares (two at least)."""
    pairs: Counter[tuple[int, int]] = Counter()
    for places in held.values():
        if 1 < len(places) <= min(common, 400):  # 400: what no limit finds more of is formulas alone
            pairs.update(combinations(places, 2))
    return Counter({pair: count for pair, count in pairs.items() if count > 1})


def sizes(prints: Sequence[frozenset[int]], held: Mapping[int, list[int]], common: int) -> list[int]:
    """How many fingerprints of each release count."""
    return [sum(len(held[number]) <= common for number in numbers) for numbers in prints]


def main() -> None:
    """Read, measure, print tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repository", default=os.environ.get("KG_PRESS_MD"), required="KG_PRESS_MD" not in os.environ)
    parser.add_argument("--since", default="2024-01")
    parser.add_argument("--most", type=int, default=20_000)
    given = parser.parse_args()
    found = list(releases(given.repository, given.since, given.most))
    prints = [fingerprints(release.text) for release in found]
    held = holders(prints)
    tell(f"{len(found)} releases, {found[0].day} to {found[-1].day}, {len({r.ministry for r in found})} ministries; "
         f"{sum(map(len, prints)) / len(prints):.1f} fingerprints each, {sum(len(p) < SHARED for p in prints)} releases with fewer than {SHARED}")  # fmt: skip
    for common in COMMONS:
        formulas = [places for places in held.values() if len(places) > common]
        tell(f"  in more than {common}: {len(formulas)} fingerprints, {sum(map(len, formulas))} places")
    measure_found(found, prints, held)
    measure_wrong(found, prints, held)


def measure_found(found: Sequence[Release], prints: Sequence[frozenset[int]], held: Mapping[int, list[int]]) -> None:
    """Which share of reprints each pair of thresholds recognises."""
    chance = random.Random(1)
    # Others have no text of their own: they send their readers to an attachment, in a formula.
    telling = [place for place, size in enumerate(sizes(prints, held, COMMON)) if size >= SHARED]
    chosen = chance.sample(telling, min(SAMPLE, len(telling)))
    recognised: Counter[tuple[str, tuple[int, float]]] = Counter()
    ways: dict[str, int] = {}
    for place in chosen:
        for way, text in printed_again(found[place], chance).items():
            again = fingerprints(text)
            ways[way] = ways.get(way, 0) + 1
            # The reprint is one document more that has what it took over.
            mine = {number for number in prints[place] if len(held[number]) + (number in again) <= COMMON}
            theirs = {number for number in again if len(held.get(number, ())) < COMMON}
            shared, shorter = len(mine & theirs), min(len(mine), len(theirs))
            recognised.update((way, entry) for entry in GRID if shared >= entry[0] and shared >= entry[1] * shorter)
    tell(f"\nfound, of {len(chosen)} releases printed again (thresholds: shared sentences, share)")
    tell(f"{'':18}" + "".join(f"{shared:>4}/{share:.0%}" for shared, share in GRID))
    for way, count in ways.items():
        tell(f"{way:18}" + "".join(f"{recognised[way, entry] / count:8.1%}" for entry in GRID))


def measure_wrong(found: Sequence[Release], prints: Sequence[frozenset[int]], held: Mapping[int, list[int]]) -> None:
    """Which pairs of releases each rule takes for one text, and how many of them are none."""
    alike: dict[tuple[int, int], float] = {}
    known: dict[int, frozenset[int]] = {}

    def likeness(pair: tuple[int, int]) -> float:
        if pair not in alike:
            one, other = (known.setdefault(place, runs(found[place].body)) for place in pair)
            alike[pair] = len(one & other) / max(1, min(len(one), len(other)))
        return alike[pair]

    def told(name: str, pairs: Iterable[tuple[int, int]]) -> None:
        pairs = list(pairs)
        wrong = [pair for pair in pairs if likeness(pair) < SAME]
        own = sum(found[a].ministry == found[b].ministry for a, b in pairs)
        tell(f"{name:28}{len(pairs):8}{own:16}{len(wrong):8}{len(wrong) / max(1, len(pairs)):8.1%}")

    tell(f"\nwrong: pairs of releases taken for one text\n{'':28}{'pairs':>8}{'of one ministry':>16}{'wrong':>8}")
    for common in COMMONS:
        counting, pairs = sizes(prints, held, common), sharing(held, common)
        near = {pair: n for pair, n in pairs.items() if are_near(found[pair[0]].day, found[pair[1]].day)}
        grid = GRID if common == COMMON else ((SHARED, SHARE),)
        for shared, share in grid:
            chosen = [p for p, n in near.items() if n >= shared and n >= share * min(counting[p[0]], counting[p[1]])]
            told(f"{shared} and {share:.0%}, common {common if common < 1000 else 'none'}", chosen)
            if (common, shared, share) == (COMMON, SHARED, SHARE):
                groups(chosen)
                missed = [p for p in near if p not in set(chosen) and likeness(p) >= 0.8]
                tell(f"  not taken although four fifths are the same: {len(missed)}")
                apart = [p for p, n in pairs.items() if p not in near and n >= shared and n >= share * min(counting[p[0]], counting[p[1]])]  # fmt: skip
                told(f"  more than {DAYS} days apart", apart)


def groups(pairs: Iterable[tuple[int, int]]) -> None:
    """How large the groups are that these pairs make."""
    parent: dict[int, int] = {}

    def root(place: int) -> int:
        while parent.setdefault(place, place) != place:
            place = parent[place]
        return place

    for one, other in pairs:
        parent[root(one)] = root(other)
    made = Counter(Counter(root(place) for place in parent).values())
    tell(f"  groups: {sum(made.values())}, the largest of {max(made, default=0)}; by size {dict(sorted(made.items()))}")


def tell(line: str) -> None:
    """One line to the terminal."""
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main()
