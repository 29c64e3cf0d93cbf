"""Spreading an old report over the sections of an entry: which paragraph belongs where.

The titles of the old report are laid against the entry's own, in order, by likeness and by number. What
has no home there stays in the clerk's view; nothing is dropped.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from cchc_desktop.document.compose import labelled, shown_sections
from cchc_desktop.form.definition import Field, FormSection
from cchc_desktop.form.live import Values
from cchc_desktop.prose import Line, Text, folded

TITLE, TEXT, ASIDE, HOMELESS = "title", "text", "aside", "homeless"
"""What becomes of a piece: a title that the entry has, text for a section, the frame of the old report, or
a piece for which no section was found."""

LONGEST_TITLE = 32
"""Words of the longest line that is still taken for a title."""

_ALIKE = 0.5
"""From this likeness on two titles are the same."""

_TAKES = ("prose", "list", "text", "assignments")
_SHORT = {
    "cchc": "cai cach hanh chinh",
    "tthc": "thu tuc hanh chinh",
    "cntt": "cong nghe thong tin",
    "ubnd": "uy ban nhan dan",
    "kt-xh": "kinh te xa hoi",
}
_STYLES = (
    (re.compile(r"[IVXLC]+[.)]?"), 1),
    (re.compile(r"\d+[.)]?"), 2),
    (re.compile(r"\d+\.\d+[.)]?"), 3),
    (re.compile(r"\d+(\.\d+){2,}[.)]?"), 4),
    (re.compile(r"[a-zđ][.)]"), 5),
)
_UNIT = re.compile(r"[^:.;]{2,90}:")


@dataclass(frozen=True)
class Piece:
    """A paragraph of the old report: its words, the number before them (taken off), how it was meant.

    ``title`` tells that it looks like one, ``aside`` that it belongs to letterhead, title, recipients or
    signature, ``table`` that it was a row of a table.
    """

    line: Line
    label: str = ""
    title: bool = False
    aside: bool = False
    table: bool = False

    @property
    def text(self) -> str:
        """Its words, without the number."""
        return "".join(span.text for span in self.line if isinstance(span, Text))

    @property
    def whole(self) -> Line:
        """The line with its number typed before it."""
        return (Text(f"{self.label} "), *self.line) if self.label else self.line


@dataclass(frozen=True)
class Goal:
    """What becomes of a piece; ``section`` is where a title or a text belongs."""

    what: str
    section: str = ""


@dataclass(frozen=True)
class Room:
    """A section that titles are laid against, and the fields in it that take text."""

    section: str
    title: str
    label: str
    level: int
    fields: tuple[Field, ...]


def rooms(values: Values) -> list[Room]:
    """The sections of an entry's body that are written, in order, with their numbers."""
    labels = {one.id: label.text if label else "" for one, label in labelled(shown_sections(values))}
    return [
        Room(section.id, values.text(section.heading), labels[section.id], section.level, _takers(section))
        for section in values.sections
        if section.id in labels
    ]


def spread(values: Values, pieces: Sequence[Piece]) -> list[Goal]:
    """For each piece of an old report what becomes of it."""
    places = rooms(values)
    titles = _titles(places, pieces)
    closing = _closing(places, pieces)
    goals: list[Goal] = []
    walk = _Walk(places)
    for n, piece in enumerate(pieces):
        if piece.aside:
            goals.append(Goal(ASIDE))
        elif closing and n >= closing[0] and not piece.table:
            goals.append(Goal(TEXT, closing[1]))
        elif n in titles:
            goals.append(walk.enter(titles[n], piece))
        else:
            goals.append(walk.place(piece))
    return goals


def field_for(room: Room, piece: Piece) -> Field | None:
    """The field of a section that takes a piece; None when the section has no room for text."""
    kinds: dict[str, Field] = {}
    for field in room.fields:
        kinds.setdefault(field.kind, field)
    if "assignments" in kinds and piece.label and _UNIT.match(piece.text):
        return kinds["assignments"]
    if "list" in kinds and (piece.label or "prose" not in kinds):
        return kinds["list"]
    return kinds.get("prose") or kinds.get("text") or kinds.get("list")


def likeness(one: str, other: str, weights: Mapping[str, float] = MappingProxyType({})) -> float:
    """How alike two titles are, from 0 to 1: words in common, whatever their order and marks.

    A word counts as much as ``weights`` says, one that is not in it as half of one that nobody else has.

    >>> likeness("Nội dung, hình thức TUYÊN TRUYỀN.", "Hình thức, nội dung tuyên truyền")
    1.0
    """
    mine, yours = _words(one), _words(other)
    common, total, shorter = (
        sum(count * weights.get(word, 0.5) for word, count in words.items())
        for words in (mine & yours, mine + yours, min(mine, yours, key=Counter.total))
    )
    if not common:
        return 0.0
    return max(2 * common / total, 0.8 * common / shorter if min(mine.total(), yours.total()) > 2 else 0.0)


class _Walk:
    """Goes through the old report from piece to piece and knows in which section it is."""

    def __init__(self, places: list[Room]) -> None:
        self._rooms = {room.section: room for room in places}
        first = next((room for room in places if room.level), None)
        before = places[: places.index(first)] if first else places[:1]
        self._here = next((room for room in before if room.fields), None)
        self._opening = True
        self._counts: dict[int, int] = {}
        self._strange = False

    def enter(self, section: str, piece: Piece) -> Goal:
        """A title that the entry has."""
        self._here = self._rooms[section]
        self._opening = self._strange = False
        rank = _rank(piece.label)
        higher = {one: count for one, count in self._counts.items() if one < rank}
        self._counts = higher | ({rank: _count(piece.label)} if rank else {})
        return Goal(TITLE, section)

    def place(self, piece: Piece) -> Goal:
        """A piece that is no title of the entry."""
        if self._is_strange(piece):
            self._strange = True
        here = self._here
        if piece.table or self._strange or here is None or field_for(here, piece) is None:
            return Goal(HOMELESS)
        if self._opening and piece.text.rstrip().endswith(":"):
            self._here = None  # “… báo cáo như sau:” ends the opening
        return Goal(TEXT, here.section)

    def _is_strange(self, piece: Piece) -> bool:
        """Whether a title begins a section that the entry does not have.

        It does when its number follows that of a title met before, or when it is a Roman one; numbers that
        begin anew at 1 belong to a list inside the section.
        """
        rank = _rank(piece.label)
        if not rank or not _may_be_title(piece):
            return False
        if rank == 1 or self._opening:
            return piece.title
        return rank in self._counts and _count(piece.label) == self._counts[rank] + 1


def _titles(places: list[Room], pieces: Sequence[Piece]) -> dict[int, str]:
    """Which piece is which section's title: the best row of pairs in which both sides keep their order."""
    asked = [(n, piece) for n, piece in enumerate(pieces) if _may_be_title(piece)]
    named = [room for room in places if room.level and room.title]
    weights = _weights(named)
    best = [[0.0] * (len(named) + 1) for _ in range(len(asked) + 1)]
    for i, (_, piece) in enumerate(asked, start=1):
        for k, room in enumerate(named, start=1):
            met = best[i - 1][k - 1] + _match(piece, room, weights)
            best[i][k] = max(best[i - 1][k], best[i][k - 1], met)
    found: dict[int, str] = {}
    i, k = len(asked), len(named)
    while i and k:
        if best[i][k] == best[i - 1][k]:
            i -= 1
        elif best[i][k] == best[i][k - 1]:
            k -= 1
        else:
            i, k = i - 1, k - 1
            found[asked[i][0]] = named[k].section
    return found


def _weights(named: list[Room]) -> dict[str, float]:
    """What a word tells about a title: the less, the more of the entry's titles have it."""
    have = Counter(word for room in named for word in _words(room.title))
    return {word: 1 / count for word, count in have.items()}


def _match(piece: Piece, room: Room, weights: Mapping[str, float]) -> float:
    """What it is worth to take a piece for a section's title; never below nothing."""
    alike = likeness(piece.text, room.title, weights)
    if piece.label and _rank(piece.label) == _rank(room.label):
        alike += 0.15 if _count(piece.label) == _count(room.label) else 0.05
    needed = _ALIKE if piece.title or _rank(piece.label) == 1 else 0.75
    return alike if alike >= needed else 0.0


def _may_be_title(piece: Piece) -> bool:
    return not piece.aside and not piece.table and 0 < len(piece.text.split()) <= LONGEST_TITLE


def _closing(places: list[Room], pieces: Sequence[Piece]) -> tuple[int, str] | None:
    """Where the closing sentences begin, and the section for them."""
    room = places[-1] if places and not places[-1].level and places[-1].fields else None
    own = [n for n, piece in enumerate(pieces) if not piece.aside and not piece.table]
    for n in reversed(own[-6:]):
        if room and folded(pieces[n].text).startswith("tren day"):
            return n, room.section
    return None


def _takers(section: FormSection) -> tuple[Field, ...]:
    return tuple(field for field in section.fields if field.kind in _TAKES)


def _words(title: str) -> Counter[str]:
    words = re.findall(r"[a-z0-9-]+", folded(title))
    return Counter(part for word in words for part in _SHORT.get(word, word).split())


def _rank(label: str) -> int:
    """How high a number stands: I. is 1, 1. is 2, 1.1. is 3 …; 0 for none."""
    return next((rank for style, rank in _STYLES if style.fullmatch(label)), 0)


def _count(label: str) -> int:
    """The last figure of a number."""
    last = re.split(r"[.)]", label.strip(".)"))[-1]
    if last.isdecimal():
        return int(last)
    return _roman(last) if last.isupper() else ord(last[0]) if last else 0


def _roman(figure: str) -> int:
    digits = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}.get(sign, 0) for sign in figure]
    return sum(-n if n < max(digits[k + 1 :], default=0) else n for k, n in enumerate(digits))
