"""One paragraph set in lines of Times, and kept until its text, its letters or its width change.

Lengths are in units of a tenth of a point, on every device alike: fonts are set in whole units,
unhinted and unkerned, so that a line breaks at the same word on the screen, on paper and in a PDF.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import cast
from unicodedata import category

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from cchc_desktop.document.look import Style
from cchc_desktop.document.tree import Runs, text_of

UNITS_PER_POINT = 10
FAMILIES = ("Times New Roman", "Liberation Serif", "Tinos")
"""The decree's font (NĐ 30/2020, PL I, I.4) and its two metric twins, for machines without it."""

MISSING = "□"
"""Stands for a character outside the decree's font, such as an emoji."""

_LEADING = 1.149
"""A single line of Times in font sizes, as word processors set it; taken from here, not from the font."""
_BELOW_BASELINE = 0.237
"""Descent and half of the line gap, in font sizes."""
_TAB_MM = 12.7

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter
JUSTIFY = Qt.AlignmentFlag.AlignJustify


def mm(length: float) -> float:
    """Millimetres in units."""
    return length * 72 / 25.4 * UNITS_PER_POINT


def pt(length: float) -> float:
    """Points in units."""
    return length * UNITS_PER_POINT


@dataclass(frozen=True)
class Setting:
    """How a paragraph is set: width and indents in units, ``spacing`` in lines."""

    width: float
    align: Qt.AlignmentFlag = LEFT
    first: float = 0
    rest: float = 0
    spacing: float = 1


@dataclass(frozen=True)
class Tint:
    """Where a live value stands in its line, in units from the paragraph's left edge."""

    line: int
    left: float
    right: float


class Lines:
    """A paragraph broken into lines of one height; positions are relative to its top left corner."""

    def __init__(self, runs: Runs, style: Style, setting: Setting) -> None:
        self.style = style
        self.setting = setting
        self.step = pt(style.size) * _LEADING * setting.spacing
        # Word puts the extra of 1,5 lines above the letters, so the baseline hangs on the bottom.
        self.baseline = self.step - pt(style.size) * _BELOW_BASELINE
        drawable = tuple(replace(run, text=_drawable(run.text)) for run in runs)
        self._layout = _layout(drawable, style, setting)
        self.count = self._break()
        self.tints = tuple(self._tints(drawable))

    @property
    def height(self) -> float:
        """All lines together."""
        return self.count * self.step

    def text(self, first: int = 0, last: int | None = None) -> str:
        """The characters of the lines from ``first`` up to ``last``."""
        lines = [self._layout.lineAt(n) for n in range(self.count)[first:last]]
        return self._layout.text()[lines[0].textStart() : lines[-1].textStart() + lines[-1].textLength()]

    def draw(self, painter: QPainter, at: QPointF, first: int, last: int) -> None:
        """Draw the lines from ``first`` up to ``last``; ``at`` is the top left corner of the first."""
        origin = at - QPointF(0, first * self.step)
        for n in range(first, last):
            self._layout.lineAt(n).draw(painter, origin)

    def tinted(self, first: int, last: int) -> Iterator[QRectF]:
        """The rectangles of live values in some of the lines, from the top of the first."""
        for tint in self.tints:
            if first <= tint.line < last:
                yield QRectF(tint.left, (tint.line - first) * self.step, tint.right - tint.left, self.step)

    def _break(self) -> int:
        text = self._layout.text()
        self._layout.beginLayout()
        count = 0
        while (line := self._layout.createLine()).isValid():
            indent = self.setting.rest if count else self.setting.first
            _fill(line, text, self.setting.width - indent)
            line.setPosition(QPointF(indent, count * self.step + self.baseline - line.ascent()))
            count += 1
        self._layout.endLayout()
        return count

    def _tints(self, runs: Runs) -> Iterator[Tint]:
        start = 0
        for run in runs:
            end = start + len(run.text)
            if run.live and end > start:
                yield from self._tints_between(start, end)
            start = end

    def _tints_between(self, start: int, end: int) -> Iterator[Tint]:
        for n in range(self.count):
            line = self._layout.lineAt(n)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                yield Tint(n, _x(line, first), _x(line, last))


class LineCache:
    """Paragraphs already set; one that is not asked for between two sweeps is forgotten."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Runs, Style, Setting], Lines] = {}
        self._used: dict[tuple[Runs, Style, Setting], Lines] = {}
        self.made = 0
        """How many paragraphs had to be set anew, ever."""

    def lines(self, runs: Runs, style: Style, setting: Setting) -> Lines:
        """The paragraph in lines, set anew only when it was never asked for like this."""
        key = (runs, style, setting)
        lines = self._used.get(key) or self._kept.get(key)
        if lines is None:
            lines = Lines(runs, style, setting)
            self.made += 1
        self._used[key] = lines
        return lines

    def sweep(self) -> None:
        """Forget what was not used since the last sweep."""
        self._kept, self._used = self._used, {}


@cache
def font(size: float, bold: bool, italic: bool) -> QFont:
    """Times in whole units; no other font steps in for a character it does not have."""
    made = QFont()
    made.setFamilies(list(FAMILIES))
    made.setPixelSize(round(pt(size)))
    made.setBold(bold)
    made.setItalic(italic)
    # The decree allows one font, and Word neither kerns nor joins “fi” unless told to.
    made.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setKerning(False)
    made.setFeature(QFont.Tag("liga"), 0)
    return made


def _drawable(text: str) -> str:
    """The text with a box for each character that Times does not have, so that none is lost unseen."""
    return "".join(char if _in_times(char) else MISSING for char in text)


@cache
def _in_times(char: str) -> bool:
    """Whether Times can show a character; those beyond U+FFFF, which Qt counts as two, never stand in it."""
    if char > "\uffff":
        return False
    return category(char) in ("Cc", "Cf") or QFontMetrics(font(14, False, False)).inFontUcs4(ord(char))


def _layout(runs: Runs, style: Style, setting: Setting) -> QTextLayout:
    layout = QTextLayout(text_of(runs), font(style.size, style.bold, style.italic))
    option = QTextOption(setting.align)
    option.setUseDesignMetrics(True)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTabStopDistance(mm(_TAB_MM))
    layout.setTextOption(option)
    layout.setFormats(list(_formats(runs, style)))
    layout.setCacheEnabled(True)
    return layout


def _formats(runs: Runs, style: Style) -> Iterator[QTextLayout.FormatRange]:
    start = 0
    for run in runs:
        length = len(run.text)
        bold, italic = style.bold or run.bold, style.italic or run.italic
        if (bold, italic) != (style.bold, style.italic):
            part = QTextLayout.FormatRange()
            part.start, part.length = start, length  # type: ignore[attr-defined]
            part.format = QTextCharFormat()  # type: ignore[attr-defined]
            part.format.setFont(font(style.size, bold, italic))  # type: ignore[attr-defined]
            yield part
        start += length


def _fill(line: QTextLine, text: str, width: float) -> None:
    """Fill one line. Qt would break “15/KH-UBND” after the slash; Word does not, nor do we."""
    line.setLineWidth(width)
    start = line.textStart()
    end = start + line.textLength()
    if text[end - 1 : end] == "/" and end < len(text):
        blank = text.rfind(" ", start, end)
        if blank > start:
            line.setNumColumns(blank + 1 - start, width)


def _x(line: QTextLine, position: int) -> float:
    x, _ = cast(tuple[float, int], line.cursorToX(position))
    return x
