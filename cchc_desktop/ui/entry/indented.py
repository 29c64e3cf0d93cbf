"""List items that stand in by their level, in every line of a long name."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from cchc_desktop.ui.style import scaled
from cchc_desktop.ui.wrapping import Wrapped

LEVEL = Qt.ItemDataRole.UserRole + 1
"""Where an item keeps its level: 1 and less stand at the edge."""

_STEP, _SIGN = 14, 8
"""Pixels at the usual size of the text: for each level; between the sign and the name."""


class Indented(Wrapped):
    """Shifts sign and text of an item; its ground stays as wide as the list."""

    def inset(self, index: QModelIndex | QPersistentModelIndex) -> int:
        return self._shift(index) + self._view.iconSize().width() + scaled(_SIGN)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        rect: QRect = option.rect  # type: ignore[attr-defined]  # PySide6 tells no types of its fields
        rect.setLeft(rect.left() + self._shift(index))
        option.rect = rect  # type: ignore[attr-defined]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        ground = QStyleOptionViewItem(option)
        super().initStyleOption(ground, index)
        view = self._view
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, ground, painter, view)
        super().paint(painter, option, index)

    def _shift(self, index: QModelIndex | QPersistentModelIndex) -> int:
        return scaled(_STEP) * max(0, (index.data(LEVEL) or 0) - 1)
