"""The little list from which a live value is chosen, by keyboard alone if one likes."""

import re
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from cchc_desktop.prose import Live, folded
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.fields.inputs import LineEdit
from cchc_desktop.ui.fields.words import Words
from cchc_desktop.ui.pieces import MOVES, label

_NAME = Qt.ItemDataRole.UserRole
_KEPT = _NAME + 1


class ValuePicker(Dialog):
    """Titles and present words of the values; typing narrows them, Enter takes one, Esc closes."""

    chosen = Signal(str)

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Chèn giá trị")
        self.filter = LineEdit("Tìm giá trị", "Gõ để tìm, không cần dấu")
        self.list = QTreeWidget()
        self.list.setAccessibleName("Các giá trị chèn được")
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # questions differ at their ends
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frame = QFrame()
        frame.setObjectName("card")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(8, 8, 8, 8)
        for part in (label("Chèn giá trị vào chỗ con trỏ", "quiet", self.filter), self.filter, self.list):
            column.addWidget(part)
        self._fill(words.names(), words)
        self.filter.textChanged.connect(self._narrow)
        self.list.itemClicked.connect(self._take)
        self.resize(64 * self.fontMetrics().averageCharWidth(), 360)
        self.list.setColumnWidth(0, self.width() // 2)

    def open_at(self, place: QPoint) -> None:
        """Show the list below a place on the screen, or above it where there is no room."""
        screen = self.screen().availableGeometry()
        left = min(place.x(), screen.right() - self.width())
        top = place.y() if place.y() + self.height() < screen.bottom() else screen.bottom() - self.height()
        self.move(max(left, screen.left()), max(top, screen.top()))
        self.show()
        self.filter.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem())
        elif event.key() in MOVES:
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _fill(self, names: Mapping[str, str], words: Words) -> None:
        for name, title in names.items():
            said = words.say(Live(name))
            item = QTreeWidgetItem([title, said])
            item.setData(0, _NAME, name)
            item.setData(0, _KEPT, folded(f"{title} {said}"))
            item.setToolTip(0, title)
            item.setToolTip(1, said)
            item.setForeground(1, self.palette().placeholderText())
            self.list.addTopLevelItem(item)
        self._narrow("")

    def _narrow(self, typed: str) -> None:
        wanted = folded(typed).split()
        shown: list[QTreeWidgetItem] = []
        for item in self._items():
            item.setHidden(not all(word in item.data(0, _KEPT) for word in wanted))
            if not item.isHidden():
                shown.append(item)
        begun = (item for item in shown if all(f" {word}" in _words(item) for word in wanted))
        best = next(begun, shown[0] if shown else None)
        self.list.setCurrentIndex(self.list.indexFromItem(best) if best else QModelIndex())
        if best and self.isVisible():
            self.list.scrollToItem(best)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for n in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(n)
            if item is not None:
                yield item

    def _take(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            name = item.data(0, _NAME)
            self.close()
            self.chosen.emit(name)


def _words(item: QTreeWidgetItem) -> str:
    """What an item is found by, a blank before each word: “02” is meant for number 02, not for 2027."""
    return f" {re.sub(r'[^0-9a-z]+', ' ', item.data(0, _KEPT))}"
