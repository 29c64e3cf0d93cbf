"""Lists whose long items break into lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from cchc_desktop.ui.style import scaled

_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_ASIDE, _ABOVE, _LEAST, _TICK = 26, 18, 34, 24
"""Pixels at the usual size of the text: beside the words and above them, both sides together; the least
height; the room of a box that is ticked."""


class Wrapped(QStyledItemDelegate):
    """An item as high as its words are in the width they are drawn in, beside a scroll bar too.

    Qt leaves the padding of a style sheet out of that width, and would cut off the last word.
    """

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def inset(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Pixels at the left that are not for the words."""
        return scaled(_TICK) if index.data(Qt.ItemDataRole.CheckStateRole) is not None else 0

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        font: QFont = shown.font  # type: ignore[attr-defined]  # PySide6 tells no types of its fields
        bar = self._view.verticalScrollBar().sizeHint().width()
        width = self._view.width() - bar - scaled(_ASIDE) - self.inset(index)
        words = str(index.data() or "")
        wanted = QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 1), 1), _WRAPPED, words)
        return QSize(1, max(wanted.height() + scaled(_ABOVE), scaled(_LEAST)))


def wrap_items(view: QListWidget, delegate: Wrapped | None = None) -> None:
    """Let long items break into lines, whole at any width: nothing is cut off, nothing scrolls sideways."""
    view.setItemDelegate(delegate or Wrapped(view))
    view.setWordWrap(True)
    view.setTextElideMode(Qt.TextElideMode.ElideNone)
    view.setResizeMode(QListWidget.ResizeMode.Adjust)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
