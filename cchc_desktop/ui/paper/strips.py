"""Strips: what stands side by side on a page and is never cut, such as a line of text or a table row.

Pages are made by putting strips under one another (``ui/paper/pages.py``); lengths are in units
(``ui/paper/lines.py``).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from cchc_desktop.document.look import Look
from cchc_desktop.document.metrics import text_width
from cchc_desktop.document.tree import Place, Run, Runs, Table
from cchc_desktop.ui.paper.lines import CENTRE, LEFT, RIGHT, LineCache, Lines, Setting, mm, pt

_ABOVE_RULE = pt(3)
_BELOW_RULE = pt(5)
_BEFORE_TABLE = pt(6)
_CELL_SIDE = mm(1.5)
_CELL_TOP = pt(2)
TALLEST = 0.8
"""Of the text's height: only what is higher is cut, so that a heading finds room above it."""
_NARROWEST = mm(2)
"""A letter needs some width, however many columns share the page."""


class Words(NamedTuple):
    """Lines ``first`` up to ``last`` of a paragraph; x, y is the top left corner of the first."""

    lines: Lines
    x: float
    y: float
    first: int
    last: int
    place: Place | None

    @property
    def rect(self) -> QRectF:
        """The area these lines take, over their full width."""
        return QRectF(self.x, self.y, self.lines.setting.width, (self.last - self.first) * self.lines.step)

    @property
    def text(self) -> str:
        """The characters of these lines."""
        return self.lines.text(self.first, self.last)

    def lowered(self, by: float) -> "Words":
        """The same, further down."""
        return Words(self.lines, self.x, self.y + by, self.first, self.last, self.place)


class Rule(NamedTuple):
    """A level line from x, y, as under Tiêu ngữ."""

    x: float
    y: float
    length: float
    place: Place | None = None

    @property
    def rect(self) -> QRectF:
        """The line itself, without thickness."""
        return QRectF(self.x, self.y, self.length, 0)

    def lowered(self, by: float) -> "Rule":
        """The same, further down."""
        return Rule(self.x, self.y + by, self.length, self.place)


class Box(NamedTuple):
    """The border of a table cell."""

    x: float
    y: float
    width: float
    height: float
    place: Place | None = None

    @property
    def rect(self) -> QRectF:
        """The area inside the border."""
        return QRectF(self.x, self.y, self.width, self.height)

    def lowered(self, by: float) -> "Box":
        """The same, further down."""
        return Box(self.x, self.y + by, self.width, self.height, self.place)


class Picture(NamedTuple):
    """Something drawn, as a chart: ``draw`` gets the painter and the area, in units."""

    x: float
    y: float
    width: float
    height: float
    draw: Callable[[QPainter, QRectF], None]
    place: Place | None = None

    @property
    def rect(self) -> QRectF:
        """The area it takes."""
        return QRectF(self.x, self.y, self.width, self.height)

    def lowered(self, by: float) -> "Picture":
        """The same, further down."""
        return Picture(self.x, self.y + by, self.width, self.height, self.draw, self.place)


Piece = Words | Rule | Box | Picture


class Strip(NamedTuple):
    """Pieces placed from a strip's top edge; ``glued`` keeps the next strip on the same page.

    ``before`` is the gap above, which the top of a page swallows; ``again`` is repeated above the
    strip where it begins a page, as a table's header row.
    """

    height: float
    pieces: tuple[Piece, ...]
    before: float = 0
    glued: bool = False
    again: "Strip | None" = None


@dataclass(frozen=True)
class Sheet:
    """What strips are cut to: the looks, the page, its text area, and the lines already set."""

    look: Look
    cache: LineCache
    page_width: float
    page_height: float
    area: QRectF

    @property
    def left(self) -> float:
        """Where the text begins."""
        return self.area.left()

    @property
    def width(self) -> float:
        """The text's width."""
        return self.area.width()

    @property
    def height(self) -> float:
        """The text's height."""
        return self.area.height()

    def set(
        self, runs: Runs, style: str, align: Qt.AlignmentFlag = LEFT, *, width: float | None = None
    ) -> Lines:
        """A paragraph in one component's letters, single spaced; as wide as the text unless told."""
        setting = Setting(self.width if width is None else width, align)
        return self.cache.lines(runs, self.look.styles[style], setting)


def paragraph(
    lines: Lines, x: float, place: Place | None, before: float = 0, *, together: bool = False
) -> list[Strip]:
    """A strip for each line, the first two and the last two glued: no widow and no orphan.

    ``together`` glues all lines to each other and to what follows, as a heading wants.
    """
    ends = (0, lines.count - 2)
    return [
        Strip(
            lines.step,
            (Words(lines, x, 0, n, n + 1, place),),
            0 if n else before,
            together or (lines.count > 1 and n in ends),
        )
        for n in range(lines.count)
    ]


def whole(lines: Lines, x: float, y: float, place: Place | None) -> Words:
    """All lines of a paragraph as one piece."""
    return Words(lines, x, y, 0, lines.count, place)


def stacked(column: Iterable[Lines], x: float, place: Place | None = None) -> tuple[list[Piece], float]:
    """Paragraphs under one another from y = 0, and the height they take."""
    pieces: list[Piece] = []
    y = 0.0
    for lines in column:
        pieces.append(whole(lines, x, y, place))
        y += lines.height
    return pieces, y


def ruled(
    column: Sequence[Lines], x: float, share: float, place: Place | None = None
) -> tuple[list[Piece], float]:
    """Paragraphs under one another with a rule below, ``share`` of the last line's length, centred."""
    pieces, height = stacked(column, x, place)
    if not column or not (last := column[-1].text(-1).strip()):
        return pieces, height
    length = mm(text_width(last, column[-1].style)) * share
    left = x + (column[-1].setting.width - length) / 2
    pieces.append(Rule(left, height + _ABOVE_RULE, length))
    return pieces, height + _ABOVE_RULE + _BELOW_RULE


def table_strips(table: Table, sheet: Sheet) -> list[Strip]:
    """A ruled table: the header row stays with the first row and stands again on every page.

    The last row stays with the total. Only a row higher than a page is cut, between its lines.
    """
    if not table.columns:
        return []
    grid = _Grid(table, sheet)
    head = grid.row([column.title for column in table.columns], "table_head", [CENTRE] * len(table.columns))
    strips = [strip._replace(glued=True) for strip in head]
    again = head[0] if len(head) == 1 and head[0].height < sheet.height * (1 - TALLEST) else None
    aligns = [RIGHT if column.number else LEFT for column in table.columns]
    for row in table.rows:
        strips += [strip._replace(again=again) for strip in grid.row(row, "table", aligns)]
    if table.total:
        strips[-1] = strips[-1]._replace(glued=True)
        strips += [strip._replace(again=again) for strip in grid.row(table.total, "table_head", aligns)]
    return [strips[0]._replace(before=_BEFORE_TABLE), *strips[1:]]


class _Grid:
    """Where the cells of a table stand."""

    def __init__(self, table: Table, sheet: Sheet) -> None:
        whole = sum(column.width for column in table.columns)
        shares = accumulate((column.width for column in table.columns), initial=0)
        self._edges = [sheet.left + sheet.width * share / whole for share in shares]
        self._sheet = sheet
        self._place = table.place

    def row(self, texts: Sequence[str], style: str, aligns: Sequence[Qt.AlignmentFlag]) -> list[Strip]:
        """One strip; several, cut between lines, only when a page could not hold it well."""
        padded = [*texts, *[""] * len(aligns)][: len(aligns)]
        cells = [self._cell(*cell, style) for cell in zip(range(len(aligns)), padded, aligns, strict=True)]
        deepest = max(cell.count for cell in cells)
        fitting = int(self._sheet.height * TALLEST / cells[0].step)
        return [
            self._slice(cells, first, min(first + fitting, deepest)) for first in range(0, deepest, fitting)
        ]

    def _cell(self, column: int, text: str, align: Qt.AlignmentFlag, style: str) -> Lines:
        width = self._edges[column + 1] - self._edges[column] - 2 * _CELL_SIDE
        return self._sheet.set((Run(text),), style, align, width=max(width, _NARROWEST))

    def _slice(self, cells: Sequence[Lines], first: int, last: int) -> Strip:
        height = (last - first) * cells[0].step + 2 * _CELL_TOP
        pieces: list[Piece] = []
        for n, lines in enumerate(cells):
            left, right = self._edges[n], self._edges[n + 1]
            pieces.append(Box(left, 0, right - left, height, self._place))
            if first < lines.count:
                end = min(last, lines.count)
                pieces.append(Words(lines, left + _CELL_SIDE, _CELL_TOP, first, end, self._place))
        return Strip(height, tuple(pieces))
