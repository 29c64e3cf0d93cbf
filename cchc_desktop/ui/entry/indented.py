"""List items that stand in by their level, in every line of a long name."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cchc_desktop.ui.fields.inputs import TARGET
from cchc_desktop.ui.style import scaled

LEVEL = Qt.ItemDataRole.UserRole + 1
"""Where an item keeps its level: 1 and less stand at the edge."""

_STEP, _AROUND = 14, 34
"""Pixels at the usual size of the text: for each level; around the sign and the name together."""

_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class Indented(QStyledItemDelegate):
    """Shifts sign and text of an item; its ground stays as wide as the list."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        rect: QRect = option.rect  # type: ignore[attr-defined]  # PySide6 tells no types of its fields
        rect.setLeft(rect.left() + scaled(_STEP) * max(0, (index.data(LEVEL) or 0) - 1))
        option.rect = rect  # type: ignore[attr-defined]

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the name in its own weight wants to be, beside a scroll bar too."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        font: QFont = shown.font  # type: ignore[attr-defined]
        bar = self._view.verticalScrollBar().sizeHint().width()
        inset = scaled(_STEP) * max(0, (index.data(LEVEL) or 0) - 1)
        width = self._view.width() - bar - inset - self._view.iconSize().width() - scaled(_AROUND)
        text = str(index.data() or "")
        wanted = QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 1), 1), _WRAPPED, text)
        return QSize(self._view.viewport().width(), max(wanted.height() + scaled(18), TARGET))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        ground = QStyleOptionViewItem(option)
        super().initStyleOption(ground, index)
        view = self._view
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, ground, painter, view)
        super().paint(painter, option, index)
