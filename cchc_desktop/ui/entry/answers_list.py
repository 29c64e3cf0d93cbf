"""Questions and answers under the titles of their sections, each row with a way back to change it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from cchc_desktop.document.summary import Part, Row
from cchc_desktop.ui.style import ACCENT, INK, LINE, QUIET, TINT, WARN_INK

CHANGE = "Sửa"
_PAD, _GAP = 8, 2
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class Told:
    """A row as it is shown: a section's title (no question), or a question and its answer."""

    section: str
    field: str
    question: str
    answer: str
    is_missing: bool = False

    @property
    def spoken(self) -> str:
        """The row for those who hear the screen."""
        return f"{self.question}: {self.answer}" if self.question else self.answer


class AnswersList(QListWidget):
    """Enter, a double click or a click on “Sửa” asks to go where the row is answered.

    Both signals carry a section and a field of it (or none).
    """

    go_wanted = Signal(str, str)
    looked_at = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Câu hỏi và câu trả lời của văn bản")
        self.setItemDelegate(_Look(self))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemActivated.connect(self._go)
        self.currentItemChanged.connect(self._tell)

    def show_parts(self, parts: Iterable[Part]) -> None:
        """Show these sections; the row with the cursor stays the same where it can."""
        row = max(0, self.currentRow())
        self.clear()
        for part in parts:
            self._add(Told(part.section, "", "", part.title))
            for one in part.rows:
                self._add(_told(one))
        self.setCurrentRow(min(row, self.count() - 1))

    def told(self) -> list[Told]:
        """The rows as they are shown."""
        return [self.item(n).data(Qt.ItemDataRole.UserRole) for n in range(self.count())]

    def _add(self, told: Told) -> None:
        item = QListWidgetItem(told.spoken)
        item.setData(Qt.ItemDataRole.UserRole, told)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told.spoken)
        self.addItem(item)

    def _go(self, item: QListWidgetItem) -> None:
        told: Told = item.data(Qt.ItemDataRole.UserRole)
        self.go_wanted.emit(told.section, told.field)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item and self.hasFocus():
            told: Told = item.data(Qt.ItemDataRole.UserRole)
            self.looked_at.emit(told.section, told.field)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() > self.viewport().width() - self.link_width():
            self._go(self.itemFromIndex(index))

    def link_width(self) -> int:
        """How much of each row's end belongs to “Sửa”."""
        return self.fontMetrics().horizontalAdvance(CHANGE) + 2 * _PAD


class _Look(QStyledItemDelegate):
    """Draws a row: the question quietly, the answer below it, “Sửa” at the end."""

    def __init__(self, view: AnswersList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        told: Told = index.data(Qt.ItemDataRole.UserRole)
        width = self._view.viewport().width()
        inside = QRect(0, 0, width - _PAD - self._view.link_width(), 1)
        height = sum(_height(words, font, inside) for words, font, _ in self._lines(told))
        return QSize(width, max(32, height + _GAP + 2 * _PAD))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        told: Told = index.data(Qt.ItemDataRole.UserRole)
        whole: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, QColor(TINT))
        painter.setPen(QColor(LINE))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        room = whole.adjusted(_PAD, _PAD, -self._view.link_width(), -_PAD)
        for words, font, colour in self._lines(told):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(room, _WRAPPED, words)
            room.setTop(room.top() + _height(words, font, room) + _GAP)
        self._draw_link(painter, whole)
        painter.restore()

    def _draw_link(self, painter: QPainter, whole: QRect) -> None:
        font = QFont(self._view.font())
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(QColor(ACCENT))
        painter.drawText(whole.adjusted(0, _PAD, -_PAD, 0), int(Qt.AlignmentFlag.AlignRight), CHANGE)

    def _lines(self, told: Told) -> list[tuple[str, QFont, str]]:
        usual, heavy = QFont(self._view.font()), QFont(self._view.font())
        heavy.setBold(True)
        if not told.question:
            return [(told.answer, heavy, INK)]
        return [(told.question, usual, QUIET), (told.answer, usual, WARN_INK if told.is_missing else INK)]


def _height(words: str, font: QFont, room: QRect) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, room.width(), 1), _WRAPPED, words).height()


def _told(row: Row) -> Told:
    nothing = "Chưa trả lời" if row.required else "Để trống"
    return Told(row.section, row.field, row.question, row.answer or nothing, row.required and not row.answer)
