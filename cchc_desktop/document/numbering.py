"""How Word counts: which list and level every label belongs to, so that it shows exactly ``Label.text``."""

from dataclasses import dataclass, field

from cchc_desktop.document.look import Look
from cchc_desktop.document.tree import Heading, Item, Label


@dataclass(frozen=True)
class Level:
    """How one level of a list counts: Word's number format, its pattern (“%2.”) and its weight."""

    format: str
    pattern: str
    bold: bool = False


@dataclass
class Definition:
    """A kind of list: its levels by depth from 0. An outline counts several levels together."""

    levels: dict[int, Level]


@dataclass
class Series:
    """One list: the number of its definition and, where it does not begin by itself, its first value."""

    definition: int
    level: int = 0
    start: int | None = None
    last: int = 0


@dataclass(frozen=True)
class Number:
    """What a paragraph carries: the number of its list, from 0, and the level, from 0."""

    series: int
    level: int


@dataclass
class _Outline:
    """The one list of many levels that the headings of a part share."""

    series: int
    levels: dict[int, Level]
    counters: list[int] = field(default_factory=lambda: [0] * 9)


class Numbering:
    """Takes the labels in document order and gives each its list.

    Headings count in an outline of several levels, as Word's own do. What an outline cannot count
    stands in a list of its own with a first value: items, letters (Word knows no Vietnamese
    alphabet), and labels that do not follow from those before them.
    """

    def __init__(self, look: Look) -> None:
        self.definitions: list[Definition] = []
        self.series: list[Series] = []
        self._look = look
        self._kinds: dict[tuple[str, int, Level], int] = {}
        self._running: dict[tuple[str, int], int] = {}
        self._outline = _Outline(-1, {})

    def begin_part(self) -> None:
        """The body and each appendix count from the beginning."""
        self._outline = _Outline(-1, {})
        self._running = {}

    def heading(self, heading: Heading) -> Number | None:
        """Where a section's title counts; None for a title without a label."""
        label, depth = heading.label, heading.level - 1
        if label is None:
            return None
        bold = self._look.headings[label.style].bold
        return (
            self._continued("heading", depth, label, bold)
            or self._outlined(depth, label, bold)
            or self._begun("heading", depth, label, bold)
        )

    def item(self, item: Item) -> Number:
        """Where an entry of a list counts; lists within lists are told by the length of their counters."""
        key = f"item {len(item.label.counters)}"
        return self._continued(key, 0, item.label, False) or self._begun(key, 0, item.label, False)

    def _continued(self, kind: str, depth: int, label: Label, bold: bool) -> Number | None:
        running = self._running.get((kind, depth))
        if running is None:
            return None
        level, value = _alone(depth, label, bold)
        series = self.series[running]
        if self._kinds.get((kind, depth, level)) != series.definition or value != series.last + 1:
            return None
        series.last = value
        return Number(running, depth)

    def _begun(self, kind: str, depth: int, label: Label, bold: bool) -> Number:
        level, value = _alone(depth, label, bold)
        # Word counts all lists of one definition together, so what may interleave shares none.
        if (kind, depth, level) not in self._kinds:
            self._kinds[kind, depth, level] = self._defined({depth: level})
        self._running[kind, depth] = len(self.series)
        self.series.append(Series(self._kinds[kind, depth, level], depth, value, value))
        return Number(len(self.series) - 1, depth)

    def _outlined(self, depth: int, label: Label, bold: bool) -> Number | None:
        outline = self._outline
        level = _joined(depth, label, bold)
        if level is None or not _follows(outline, depth, label, level):
            return None
        if outline.series < 0:
            outline.series = len(self.series)
            self.series.append(Series(self._defined(outline.levels)))
        outline.levels[depth] = level
        outline.counters[depth:] = [label.counters[-1]] + [0] * (8 - depth)
        for key in [key for key in self._running if key[0] == "heading" and key[1] >= depth]:
            del self._running[key]
        return Number(outline.series, depth)

    def _defined(self, levels: dict[int, Level]) -> int:
        self.definitions.append(Definition(levels))
        return len(self.definitions) - 1


def _follows(outline: _Outline, depth: int, label: Label, level: Level) -> bool:
    """Whether the outline, counting on by itself, would show this very label here."""
    above = depth - len(label.counters) + 1 if label.style == "decimal" else depth
    shown = label.counters[:-1] if label.style == "decimal" else ()
    return (
        outline.levels.get(depth, level) == level
        and all(outline.counters[:depth])
        and tuple(outline.counters[above:depth]) == shown
        and all(outline.levels[n].format == "decimal" for n in range(above, depth))
        and outline.counters[depth] + 1 == label.counters[-1]
    )


def _joined(depth: int, label: Label, bold: bool) -> Level | None:
    """The label's level in an outline, counters of the levels above in its pattern; letters have none."""
    if label.style == "letter":
        return None
    first = depth - len(label.counters) + 1 if label.style == "decimal" else depth
    if first < 0:
        return None
    pattern = "".join(f"%{n + 1}." for n in range(first, depth + 1))
    return Level("upperRoman" if label.style == "roman" else "decimal", pattern, bold)


def _alone(depth: int, label: Label, bold: bool) -> tuple[Level, int]:
    """The label's level in a list of its own, and its value there; what is not counted is literal text.

    Word's ``lowerLetter`` gives a b c d and, begun anew at e, g, k and x, the rest of the Vietnamese
    letters but đ, which is a literal.
    """
    number = f"%{depth + 1}"
    before, own, after = label.text[:-1], label.text[-2:-1], label.text[-1]
    if label.style == "letter":
        if own == "đ":
            return Level("decimal", label.text, bold), 1
        return Level("lowerLetter", f"{before[:-1]}{number}{after}", bold), ord(own) - ord("a") + 1
    literal = "".join(f"{n}." for n in label.counters[:-1]) if label.style == "decimal" else ""
    format_ = "upperRoman" if label.style == "roman" else "decimal"
    return Level(format_, f"{literal}{number}.", bold), label.counters[-1]
