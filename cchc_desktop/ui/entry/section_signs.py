"""The signs of the four states of a section: each differs in shape, so that colour only helps."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from cchc_desktop.form.findings import DONE, STARTED, TO_REVIEW, UNTOUCHED
from cchc_desktop.ui.flow import Flow
from cchc_desktop.ui.pieces import label
from cchc_desktop.ui.style import ACCENT, PAPER, PROBLEM, QUIET

_COLOURS = {UNTOUCHED: QUIET, STARTED: ACCENT, DONE: "#1d6b3a", TO_REVIEW: PROBLEM}
_GRID = 16
"""The signs are drawn on a square of this many units."""


def sign(state: str, size: int, ratio: float = 1.0) -> QPixmap:
    """A state's sign on a clear ground, so many logical pixels wide; nothing for no state."""
    made = QPixmap(QSize(size, size) * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    if state in _COLOURS:
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(size / _GRID, size / _GRID)
        _draw(painter, state, QColor(_COLOURS[state]))
        painter.end()
    return made


def sign_icon(state: str, size: int, ratio: float = 1.0) -> QIcon:
    """The sign as lists show it, in the same colour on the chosen line."""
    picture = sign(state, size, ratio)
    made = QIcon(picture)
    made.addPixmap(picture, QIcon.Mode.Selected)
    return made


class Legend(QWidget):
    """What the signs mean, as many in a row as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        row = Flow(self)
        self._signs = {state: QLabel() for state in _COLOURS}
        for state, picture in self._signs.items():
            words = label(state, "quiet")
            words.setWordWrap(False)
            pair = QHBoxLayout()
            pair.setSpacing(6)
            pair.addWidget(picture)
            pair.addWidget(words)
            row.addLayout(pair)
        self._draw_signs()

    def changeEvent(self, event: QEvent) -> None:
        """Signs as high as the letters beside them."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._draw_signs()

    def _draw_signs(self) -> None:
        size = self.fontMetrics().ascent()
        for state, picture in self._signs.items():
            picture.setPixmap(sign(state, size, self.devicePixelRatioF()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many rows as the width wants."""
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.heightForWidth(self.width()))


def _draw(painter: QPainter, state: str, colour: QColor) -> None:
    disc = QRectF(2, 2, 12, 12)
    painter.setPen(QPen(colour, 1.6))
    if state == TO_REVIEW:
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([QPointF(8, 2), QPointF(14.5, 13.5), QPointF(1.5, 13.5)]))
        painter.setPen(QPen(QColor(PAPER), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(8, 6), QPointF(8, 9.4))
        painter.drawPoint(QPointF(8, 11.9))
        return
    painter.setBrush(colour if state == DONE else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(disc)
    if state == STARTED:
        painter.setBrush(colour)
        painter.drawChord(disc, 90 * 16, 180 * 16)
    if state == DONE:
        painter.setPen(QPen(QColor(PAPER), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF([QPointF(5, 8.2), QPointF(7.2, 10.4), QPointF(11, 5.9)]))
