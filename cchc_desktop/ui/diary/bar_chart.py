"""Bars by month, in parts by channel, drawn with a painter alone."""

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cchc_desktop.ui.style import INK, LINE, PAPER, QUIET

_COLOURS = (
    *("#1b5e9b", "#d98b1f", "#3d8b5f", "#b3475a", "#6b5ba8", "#2f9aa0"),
    *("#8a6d3b", "#c46fa8", "#7a8794", "#a3b428", "#e06d4b", "#4d6fd0"),
)
Counts = Mapping[tuple[str, str], int]


TITLE = "Số việc đã ghi trong sổ, theo tháng và loại hình"
_MOST_MONTHS = 36


def _every_month(known: set[str]) -> list[str]:
    """The months from the first to the last, those without anything too, unless they are very many."""
    first, last = min(known), max(known)
    numbers = range(_number(first), _number(last) + 1)
    if len(numbers) > _MOST_MONTHS:
        return sorted(known)
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in numbers]


def _number(month: str) -> int:
    return 12 * int(month[:4]) + int(month[5:]) - 1


def draw_bars(painter: QPainter, area: QRectF, counts: Counts, titles: Mapping[str, str]) -> None:
    """Draw a bar for each month (“2023-02”) with a part for each channel, and what the colours mean."""
    if not counts:
        return
    months = _every_month({month for month, _ in counts})
    line = painter.fontMetrics().lineSpacing()
    painter.setPen(QColor(INK))
    painter.drawText(area.adjusted(0, 0, 0, line - area.height()), TITLE)
    area = area.adjusted(0, 1.5 * line, 0, 0)
    known = [channel for channel in titles if any(channel == one for _, one in counts)]
    legend = min(
        area.width() / 2, max(painter.fontMetrics().horizontalAdvance(titles[c]) for c in known) + 30
    )
    bars = area.adjusted(0, line, -legend, -line)
    step = bars.width() / len(months)
    most = max(sum(count for (m, _), count in counts.items() if m == month) for month in months)
    colours = {channel: QColor(_COLOURS[n % len(_COLOURS)]) for n, channel in enumerate(titles)}
    with_year, without = (painter.fontMetrics().horizontalAdvance(words) + 6 for words in ("12/26", "12"))
    every = ceil(without / step)  # of so many months one is named, where there is no room for all
    for n, month in enumerate(months):
        parts = [(colours[channel], counts.get((month, channel), 0)) for channel in known]
        slot = QRectF(bars.left() + n * step, bars.top(), step, bars.height())
        _draw_bar(painter, slot, parts, most)
        if n % every:
            continue
        name = f"{int(month[5:])}/{month[2:4]}" if step > with_year else str(int(month[5:]))
        painter.setPen(QColor(QUIET))
        below = QRectF(slot.center().x() - with_year / 2, bars.bottom(), with_year, line)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)
    for n, channel in enumerate(known):
        top = area.top() + n * line
        painter.fillRect(QRectF(bars.right() + 12, top + 3, 10, line - 6), colours[channel])
        painter.setPen(QColor(INK))
        painter.drawText(QRectF(bars.right() + 28, top, legend - 28, line), titles[channel])


def _draw_bar(painter: QPainter, slot: QRectF, parts: list[tuple[QColor, int]], most: int) -> None:
    width = min(slot.width() * 0.7, 40)
    left, bottom = slot.center().x() - width / 2, slot.bottom()
    for colour, count in parts:
        height = slot.height() * count / most
        painter.fillRect(QRectF(left, bottom - height, width, height), colour)
        bottom -= height
    painter.setPen(QColor(INK))
    line = painter.fontMetrics().lineSpacing()
    total = str(sum(count for _, count in parts))
    above = QRectF(slot.left(), bottom - line, slot.width(), line)
    painter.drawText(above, Qt.AlignmentFlag.AlignCenter, total)


class BarChart(QWidget):
    """The chart on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Số lần tuyên truyền theo tháng và loại hình")
        self._counts: Counts = {}
        self._titles: Mapping[str, str] = {}
        self.setMinimumHeight(13 * self.fontMetrics().lineSpacing())

    def show_counts(self, counts: Counts, titles: Mapping[str, str]) -> None:
        """Draw these counts; every channel in them has its title."""
        self._counts, self._titles = counts, titles
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 180)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(PAPER))
        painter.setPen(QColor(LINE))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        draw_bars(painter, QRectF(self.rect()).adjusted(10, 8, -10, -6), self._counts, self._titles)
        painter.end()
