"""The page preview: the document as it will be printed, to scroll, to zoom and to click into."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QWidget

from cchc_desktop.document.tree import Document, Place
from cchc_desktop.ui.paper.lines import LineCache
from cchc_desktop.ui.paper.pages import Page, lay_out
from cchc_desktop.ui.paper.painter import UNITS_PER_INCH, paint_page
from cchc_desktop.ui.style import ACCENT, LINE, PAPER

LEAST_ZOOM, MOST_ZOOM = 50, 200
"""Per cent of the paper's own size."""

_GROUND = QColor("#e6e9ed")
_SHADOW = QColor(31, 42, 55, 22)
_SHADOW_DEPTH = 4
_FLAG = QColor("#b3541e")
_FLAG_SIDE = 8
"""Pixels from a paragraph to the dot beside it."""
_SPACE = 16
"""Pixels around the pages and between them."""
_LINE_STEP = 40
_ZOOM_STEP = 10
_WHEEL_NOTCH = 120


@dataclass(frozen=True)
class _Sheet:
    """A page as it lies under the others: ``area`` in pixels, ``scale`` in pixels per unit."""

    page: Page
    area: QRectF
    scale: float

    def inside(self, pixels: QRectF) -> QRectF:
        """An area of pixels in the page's own units."""
        corner, back = (pixels.topLeft() - self.area.topLeft()), 1 / self.scale
        return QRectF(corner * back, pixels.size() * back)

    def outside(self, units: QRectF) -> QRectF:
        """An area of the page in pixels."""
        return QRectF(self.area.topLeft() + units.topLeft() * self.scale, units.size() * self.scale)


class Preview(QAbstractScrollArea):
    """The pages of a document under one another.

    ``place_clicked`` carries the Place of the text that was clicked; ``zoom_changed`` the new zoom in
    per cent, also when the window's width changed it; ``moved`` that others are in sight,
    ``shown`` that the pages are those of another content.

    With the keys: +, - and 0 for the size, Page up and down, with Ctrl from page to page; Ctrl with the
    arrows marks paragraph after paragraph, and Enter goes to the marked one's field.
    """

    place_clicked = Signal(Place)
    zoom_changed = Signal(int)
    moved = Signal()
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages: list[Page] = []
        self._cache = LineCache()
        self._marked: Place | None = None
        self._flagged: frozenset[Place] = frozenset()
        self._chosen_zoom: int | None = None
        self._told_zoom = 0
        self._sheets: list[_Sheet] = []
        self.setAccessibleName("Bản xem trước")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)

    @property
    def zoom(self) -> int:
        """The first page's size on the screen in per cent of its size on paper."""
        return round(self._scale(self.pages[0]) / self._paper_size() * 100) if self.pages else 100

    @property
    def fits_width(self) -> bool:
        """Whether every page is as wide as the window lets it be."""
        return self._chosen_zoom is None

    def set_zoom(self, percent: int | None) -> None:
        """Show pages at 50 to 200 per cent of their size; None fits each to the window's width."""
        bar = self.verticalScrollBar()
        middle = (bar.value() + bar.pageStep() / 2) / max(1, bar.maximum() + bar.pageStep())
        self._chosen_zoom = None if percent is None else min(MOST_ZOOM, max(LEAST_ZOOM, percent))
        self._arrange()
        bar.setValue(round(middle * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))
        self._centre()

    def show_document(self, document: Document) -> None:
        """Show a document, new or changed, without moving what is in sight."""
        first = not self.pages
        self.pages = lay_out(document, self._cache)
        self.setAccessibleDescription(f"{len(self.pages)} trang")
        self._arrange()
        if first:
            self._centre()
        self.shown.emit()

    def mark(self, place: Place | None) -> None:
        """Set off the paragraph that is being edited; None sets off nothing."""
        if place != self._marked:
            self._marked = place
            self.viewport().update()

    def flag(self, places: frozenset[Place]) -> None:
        """Put a quiet dot in the margin beside these places; no places take all dots away."""
        if places != self._flagged:
            self._flagged = places
            self.viewport().update()

    def reveal(self, place: Place) -> None:
        """Scroll until the text of a place is in sight; stay where it is already."""
        area = self._area(place)
        if area is None:
            return
        sight = QRectF(self.viewport().rect()).translated(self._offset())
        seen = min(sight.bottom(), area.bottom()) - max(sight.top(), area.top())
        if seen < min(area.height(), sight.height() / 3) - 1:
            self.verticalScrollBar().setValue(round(area.top() - sight.height() / 3))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), _GROUND)
        painter.translate(-self._offset())
        exposed = QRectF(event.rect()).translated(self._offset())
        for sheet in self._sheets:
            if sheet.area.adjusted(0, 0, _SHADOW_DEPTH, _SHADOW_DEPTH).intersects(exposed):
                self._paint_sheet(painter, sheet, exposed)
        if self.hasFocus():
            painter.resetTransform()
            painter.setPen(QColor(ACCENT))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _paint_flags(self, painter: QPainter, sheet: _Sheet) -> None:
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_FLAG)
        for place in self._flagged:
            if area := sheet.page.area(place):
                beside = sheet.outside(area)
                painter.drawEllipse(QPointF(beside.left() - _FLAG_SIDE, beside.top() + _FLAG_SIDE), 3, 3)
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.set_zoom(self._chosen_zoom)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom + round(event.angleDelta().y() / _WHEEL_NOTCH * _ZOOM_STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = _WITH_CTRL if event.modifiers() & Qt.KeyboardModifier.ControlModifier else _PLAIN
        act = keys.get(event.key())
        if act:
            act(self)
        else:
            super().keyPressEvent(event)

    def zoom_by(self, steps: int) -> None:
        """Show pages so many steps larger, or smaller."""
        self.set_zoom(self.zoom + steps * _ZOOM_STEP)

    @property
    def page_in_sight(self) -> int:
        """The number, from 0, of the page that is in the middle of the window."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        above = [n for n, sheet in enumerate(self._sheets) if sheet.area.top() - _SPACE <= middle]
        return above[-1] if above else 0

    def turn(self, by: int) -> None:
        """Show the next (+1) or the previous (-1) page from its top."""
        n = min(len(self._sheets) - 1, max(0, self.page_in_sight + by))
        if self._sheets:
            self.verticalScrollBar().setValue(round(self._sheets[n].area.top()) - _SPACE)

    def step(self, by: int) -> None:
        """Mark the next (+1) or the previous (-1) paragraph; the first one in sight where none is marked."""
        places = list(dict.fromkeys(place for page in self.pages for place in page.places))
        if not places:
            return
        if self._marked in places:
            at = min(len(places) - 1, max(0, places.index(self._marked) + by))
        else:
            first = self.pages[self.page_in_sight].places
            at = places.index(first[0]) if first else 0
        self.mark(places[at])
        self.reveal(places[at])

    def enter(self) -> None:
        """Go to the field of the marked paragraph."""
        if self._marked and self._area(self._marked):
            self.place_clicked.emit(self._marked)

    def go_to_end(self, *, last: bool) -> None:
        """Show the first or the last page."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if last else bar.minimum())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._place_at(event.position()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.place_clicked.emit(place)

    def _place_at(self, point: QPointF) -> Place | None:
        at = point + self._offset()
        for sheet in self._sheets:
            if sheet.area.contains(at):
                return sheet.page.place_at(sheet.inside(QRectF(at, QSizeF())).topLeft())
        return None

    def _area(self, place: Place) -> QRectF | None:
        """Where the text of a place first stands, in pixels from the top of the first page."""
        for sheet in self._sheets:
            if area := sheet.page.area(place):
                return sheet.outside(area)
        return None

    def _paper_size(self) -> float:
        """Pixels per unit at 100 per cent."""
        return self.logicalDpiX() / UNITS_PER_INCH

    def _scale(self, page: Page) -> float:
        """Pixels per unit of a page. Lying pages are fitted by themselves, so that no other gets smaller."""
        if self._chosen_zoom is not None:
            return self._paper_size() * self._chosen_zoom / 100
        fitting = (self.viewport().width() - 2 * _SPACE) / page.width
        least, most = (self._paper_size() * zoom / 100 for zoom in (LEAST_ZOOM, MOST_ZOOM))
        return min(most, max(least, fitting))

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _arrange(self) -> None:
        """Put the pages in place, under one another and centred, and fit the scroll bars to them."""
        view = self.viewport().size()
        scales = [self._scale(page) for page in self.pages]
        widths = [round(page.width * scale) for page, scale in zip(self.pages, scales, strict=True)]
        widest = max(widths, default=0) + 2 * _SPACE
        self._sheets, y = [], _SPACE
        for page, scale, width in zip(self.pages, scales, widths, strict=True):
            left, height = (max(widest, view.width()) - width) // 2, round(page.height * scale)
            self._sheets.append(_Sheet(page, QRectF(left, y, width, height), scale))
            y += height + _SPACE
        _fit(self.verticalScrollBar(), y, view.height())
        _fit(self.horizontalScrollBar(), widest, view.width())
        self.viewport().update()
        if self.zoom != self._told_zoom:
            self._told_zoom = self.zoom
            self.zoom_changed.emit(self.zoom)

    def _centre(self) -> None:
        """A lying page may be wider than the window: the upright ones are in its middle."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.maximum() // 2)

    def _paint_sheet(self, painter: QPainter, sheet: _Sheet, exposed: QRectF) -> None:
        painter.fillRect(sheet.area.translated(_SHADOW_DEPTH, _SHADOW_DEPTH), _SHADOW)
        painter.fillRect(sheet.area, QColor(PAPER))
        painter.setPen(QColor(LINE))
        painter.drawRect(sheet.area.adjusted(0, 0, -1, -1))
        painter.save()
        painter.translate(sheet.area.topLeft())
        painter.scale(sheet.scale, sheet.scale)
        clip = sheet.inside(exposed)
        paint_page(painter, sheet.page, on_screen=True, marked=self._marked, clip=clip)
        painter.restore()
        self._paint_flags(painter, sheet)


_PLAIN: dict[int, Callable[[Preview], object]] = {
    Qt.Key.Key_Home: lambda preview: preview.go_to_end(last=False),
    Qt.Key.Key_End: lambda preview: preview.go_to_end(last=True),
    Qt.Key.Key_Plus: lambda preview: preview.zoom_by(1),
    Qt.Key.Key_Equal: lambda preview: preview.zoom_by(1),
    Qt.Key.Key_Minus: lambda preview: preview.zoom_by(-1),
    Qt.Key.Key_0: lambda preview: preview.set_zoom(None),
    Qt.Key.Key_Return: Preview.enter,
    Qt.Key.Key_Enter: Preview.enter,
}
_WITH_CTRL: dict[int, Callable[[Preview], object]] = {
    Qt.Key.Key_PageDown: lambda preview: preview.turn(1),
    Qt.Key.Key_PageUp: lambda preview: preview.turn(-1),
    Qt.Key.Key_Down: lambda preview: preview.step(1),
    Qt.Key.Key_Up: lambda preview: preview.step(-1),
}


def _fit(bar: QScrollBar, length: int, seen: int) -> None:
    bar.setRange(0, max(0, length - seen))
    bar.setPageStep(seen)
    bar.setSingleStep(_LINE_STEP)
