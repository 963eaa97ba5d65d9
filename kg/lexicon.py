"""The lexicon: names of actors that are known before reading, from `schema/lexicon/*.tsv`.

Comes in: the TSV files (columns `name type aliases parent note key`, aliases separated by `|`, `key` empty where it is the name)
and, where given, a user's own file, which wins. Goes out: rows by name, and all places where names stand in a text.
Knows the particles (`kg.korean`), not the vocabulary's relations and nothing of extraction. How a file is read and checked
is in `kg/lexicon_file.py`.
"""

import functools
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.folders import folder
from kg.korean import MIDDLE_DOTS, ends_at_boundary, normal_form, starts_at_boundary
from kg.lexicon_file import Row, read_own, rows_of_text

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

__all__ = ["Hit", "Lexicon", "Row", "load_lexicon"]

_BLANKS = " \t\u00a0\u3000"
_CUT = re.compile(f"[{_BLANKS}]+")
_SAME = {ord(dot): "·" for dot in MIDDLE_DOTS} | {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
"""What the automaton does not tell apart: middle dots, and the case of Latin letters."""
_LATIN = re.compile(r"[A-Za-z]")
_ADDRESS_BEFORE = re.compile(r"[A-Za-z0-9][.@_/-]$|@$|//$")
_ADDRESS_AFTER = re.compile(r"@|\.[a-z]")
_SHORTEST_ANY_CASE = 4
"""A listed form with so many Latin letters may stand in another case; kt is no KT."""
_SHORTEST_RESPACED = 4
"""Names of so many characters may be spaced otherwise than listed: 서울 대 is no 서울대."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in a text where a listed name stands."""

    start: int
    end: int
    surface: str
    rows: tuple[Row, ...]
    """More than one where the surface is ambiguous."""
    common: bool
    """Whether the surface is an ordinary word too and must not count without further evidence."""


class Lexicon:
    """All rows, in one automaton; immutable once made."""

    digest: str
    """Hex SHA-256 of all rows (but their notes): tells whether two lexicons know the same."""
    own: str
    """The user's own file as text (what a ledger keeps a copy of), empty without one."""

    def __init__(self, rows: Iterable[Row], own_rows: Iterable[Row] = (), own: str = "") -> None:
        """Take our rows and the user's own, which win: a row of his takes over ours of that name, and what he lists as a name
        or alias no longer stands for other rows of ours."""
        self.own = own
        self._winners = _joined(rows := tuple(rows), own_rows)
        theirs = {normal_form(row.name) for row in self._winners}
        kept = (row for row in rows if normal_form(row.name) not in theirs)
        self.rows: tuple[Row, ...] = tuple(sorted((*self._winners, *kept), key=lambda row: (row.name, row.type)))
        winners = set(self._winners)
        facts = [
            (row.name, row.type, row.aliases, row.parent, row.key, sorted(row.common), row in winners, _host(row))
            for row in self.rows
        ]
        self.digest = hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()

    @classmethod
    def load(cls, extra: Path | None = None) -> "Lexicon":
        """The lexicon of `schema/lexicon/` and, where given, the user's own file (InputError if that is wrong)."""
        return load_lexicon(extra)

    def get(self, name: str) -> Row | None:
        """The one row with that name or alias (in normal form); None if there is none or more than one."""
        found = self._by_form.get(normal_form(name), ())
        return found[0] if len(found) == 1 else None

    def outlet_at(self, host: str) -> Row | None:
        """The outlet whose note gives that host or one above it (mail.hanbit.co.kr, hanbit.co.kr)."""
        parts = host.split(".")
        return next((row for cut in range(len(parts) - 1) if (row := self._by_host.get(".".join(parts[cut:])))), None)

    @cached_property
    def _by_host(self) -> Mapping[str, Row]:
        return {host: row for row in self.rows if (host := _host(row))}

    def rows_for(self, name: str) -> tuple[Row, ...]:
        """All rows with that name or alias (in normal form)."""
        return self._by_form.get(normal_form(name), ())

    def find(self, text: str) -> list[Hit]:
        """All places where a listed name stands between word boundaries (a particle may follow), sorted; they may overlap.

        A name of four characters or more is found in any spacing (경북 테크노 파크), a Latin one in any case.
        """
        pieces = [(found.start(), found.end()) for found in _CUT.finditer(text)]
        squeezed = _CUT.sub("", text).translate(_SAME)
        places = _places(len(text), pieces)
        hits = []
        for index, start, end in self._automaton.find_matches_as_indexes(squeezed, overlapping=True):
            first, last = places[start], places[end - 1] + 1
            if starts_at_boundary(text, first) and ends_at_boundary(text, last) and not _in_address(text, first, last):
                hit = self._hit(self._patterns[index], text[first:last], first, last, text)
                if hit:
                    hits.append(hit)
        return sorted(hits, key=lambda hit: (hit.start, -hit.end))

    def _hit(self, pattern: str, surface: str, start: int, end: int, text: str) -> Hit | None:
        """The hit there, unless its case, its spacing or the particle after it speaks against it."""
        listed = self._listed[pattern]
        if not any(_fits(surface, form) for form in listed):
            return None
        rows = self._by_form[normal_form(pattern)]
        if text.startswith("인", end) and all(row.type == "Country" for row in rows):
            return None  # 한국인: a person of that country, not the country
        plain = normal_form(surface)
        common = any(normal_form(word) == plain for row in rows for word in row.common)
        return Hit(start, end, surface, rows, common)

    @cached_property
    def _by_form(self) -> Mapping[str, tuple[Row, ...]]:
        found: dict[str, dict[str, Row]] = defaultdict(dict)
        for row in self.rows:
            for surface in (row.name, *row.aliases):
                found[normal_form(surface)].setdefault(row.name, row)
        winners = {row.name for row in self._winners}
        for form in {normal_form(surface) for row in self._winners for surface in (row.name, *row.aliases)}:
            found[form] = {name: row for name, row in found[form].items() if name in winners}
        return {form: tuple(rows.values()) for form, rows in found.items()}

    @cached_property
    def _listed(self) -> Mapping[str, tuple[str, ...]]:
        """Pattern of the automaton → the listed forms that it stands for."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for row in self.rows:
            for surface in (row.name, *row.aliases):
                found[_CUT.sub("", surface).translate(_SAME)][surface] = None
        return {pattern: tuple(forms) for pattern, forms in found.items()}

    @cached_property
    def _patterns(self) -> tuple[str, ...]:
        return tuple(self._listed)

    @cached_property
    def _automaton(self) -> "AhoCorasick":
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(list(self._patterns))


def load_lexicon(extra: Path | None = None) -> Lexicon:
    """The lexicon of `schema/lexicon/`, loaded once, with the user's own file where given (InputError if that is wrong)."""
    return lexicon_with(read_own(extra), str(extra)) if extra else lexicon_with("")


def _host(row: Row) -> str:
    """The host that the note of an outlet begins with; empty where there is none."""
    found = re.match(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?=;|$)", row.note) if row.type == "MediaOutlet" else None
    return found.group() if found else ""


@functools.lru_cache(maxsize=4)
def lexicon_with(own: str, source: str = "") -> Lexicon:
    """The lexicon with a user's own rows given as text (as `Lexicon.own` holds it); `source` names it in messages."""
    return Lexicon(_our_rows(), rows_of_text(own, source, ours=False) if own else (), own)


@functools.cache
def _our_rows() -> tuple[Row, ...]:
    files = sorted((folder("schema") / "lexicon").glob("*.tsv"))
    return tuple(row for file in files for row in rows_of_text(file.read_text(encoding="utf-8"), file.name, ours=True))


def _joined(ours: Iterable[Row], own: Iterable[Row]) -> tuple[Row, ...]:
    """The user's rows; one of a name that we list too has our aliases, parent and key where he gives no other."""
    by_name = {normal_form(row.name): row for row in ours}
    return tuple(
        _taken_over(row, old) if (old := by_name.get(normal_form(row.name))) is not None else row for row in own
    )


def _taken_over(row: Row, old: Row) -> Row:
    stated = {row.name, *row.aliases}
    return Row(
        name=row.name,
        type=row.type,
        aliases=(*row.aliases, *(alias for alias in old.aliases if alias not in stated)),
        parent=row.parent or old.parent,
        note=row.note,
        key=old.key if row.key == row.name else row.key,
        common=row.common | (old.common - stated),
    )


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether the place is inside an e-mail address or the name of a site (nulcheon@newspim.com)."""
    return (
        _ADDRESS_BEFORE.search(text, max(0, start - 2), start) is not None
        or _ADDRESS_AFTER.match(text, end) is not None
    )


def _places(length: int, blanks: list[tuple[int, int]]) -> list[int]:
    """The place in the text of each character that is no blank."""
    places: list[int] = []
    position = 0
    for start, end in blanks:
        places += range(position, start)
        position = end
    return places + list(range(position, length))


def _fits(surface: str, listed: str) -> bool:
    """Whether the text's form is the listed one but for case, where it is long enough, and spacing, where that is safe."""
    if surface == listed:
        return True
    if _CUT.sub("", surface) != _CUT.sub("", listed) and len(_LATIN.findall(listed)) < _SHORTEST_ANY_CASE:
        return False
    return not _CUT.search(surface) or _CUT.sub(" ", surface).lower() == listed.lower() or _respaced(surface)


def _respaced(surface: str) -> bool:
    """Whether a spacing that is not the listed one may be the name's: long enough, and no piece a single character."""
    pieces = _CUT.split(surface)
    return sum(map(len, pieces)) >= _SHORTEST_RESPACED and min(map(len, pieces)) > 1
