"""Dialogs that grow with the text and never beyond the screen: what does not fit there scrolls."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QLayout, QPushButton, QSpacerItem, QStyle, QVBoxLayout, QWidget

from cchc_desktop.ui.flow import Flow
from cchc_desktop.ui.pieces import Scrolled, scrolling
from cchc_desktop.ui.style import scaled

_FRAME = QSize(4, 40)
"""Pixels that the system's frame and title take of the screen."""


def room_of(window: QWidget) -> QSize:
    """The largest size that a window may have on its screen."""
    return window.screen().availableSize() - _FRAME


class Dialog(QDialog):
    """Sizes are given for the usual text; the buttons at the bottom stay in sight when the rest scrolls.

    One that was waited for goes for good, as soon as whoever opened it has read its answers.
    """

    _fitted = False

    def exec(self) -> int:
        """Show it until it is closed, and say how."""
        result = super().exec()
        self.deleteLater()
        return result

    def setVisible(self, visible: bool) -> None:
        """Find the size before it is first seen."""
        if visible and not self._fitted:
            self._fitted = True
            self._fit(room_of(self))
        super().setVisible(visible)

    def _fit(self, room: QSize) -> None:
        given = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        wanted = QSize(scaled(self.width()), scaled(self.height())) if given else self.sizeHint()
        layout = self.layout()
        if layout is None:
            return
        least = layout.totalMinimumSize().expandedTo(self.minimumSize())
        width = min(room.width(), max(wanted.width(), least.width()))
        needed = max(least.height(), _height(layout, width))
        if least.width() > room.width() or needed > room.height():
            self._let_scroll(layout)
            bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
            width = min(room.width(), width + scaled(bar))
        self.resize(width, min(room.height(), max(wanted.height(), needed)))

    def _let_scroll(self, layout: QLayout) -> None:
        focused: QWidget | None = self.focusWidget()
        foot = layout.itemAt(layout.count() - 1)
        buttons = foot.layout() if foot else None
        if buttons is not None and _holds_buttons(buttons):
            layout.removeItem(buttons)
            buttons.setParent(None)
        inside = Scrolled()
        inside.setLayout(layout)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(inside), 1)
        if buttons is not None and _holds_buttons(buttons):
            margins = layout.contentsMargins()
            row = _breaking(buttons)
            row.setContentsMargins(margins.left(), 0, margins.right(), margins.bottom())
            column.addLayout(row)
        self.setMinimumSize(0, 0)
        if focused is not None:
            focused.setFocus()


def _height(layout: QLayout, width: int) -> int:
    return layout.totalMinimumHeightForWidth(width) if layout.hasHeightForWidth() else 0


def _breaking(buttons: QLayout) -> Flow:
    """The same buttons in a row that breaks where the screen is too narrow for all of them."""
    row = Flow()
    for item in [buttons.takeAt(0) for _ in range(buttons.count())]:
        if isinstance(item, QSpacerItem):
            row.addStretch()
        elif item is not None:
            row.addWidget(item.widget())
    return row


def _holds_buttons(layout: QLayout) -> bool:
    items = [layout.itemAt(n) for n in range(layout.count())]
    widgets = [item.widget() for item in items if item is not None and item.widget() is not None]
    return bool(widgets) and all(isinstance(widget, QPushButton) for widget in widgets)
