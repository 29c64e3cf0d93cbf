"""A text editor whose paragraphs are numbered items."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from cchc_desktop.document.tree import Label
from cchc_desktop.ui.fields import content
from cchc_desktop.ui.fields.live_text import LiveText, Shape
from cchc_desktop.ui.fields.words import Words


class NumberedText(LiveText):
    """Items that show their numbers at the left; Alt with an arrow moves an item.

    ``style`` is that of the label: “arabic” or “letter”. A blank item shows the number it would
    get and is not counted, just as in the document.
    """

    def __init__(self, words: Words, name: str, style: str) -> None:
        super().__init__(words, name, Shape(least=2, most=16, marks_own=True))
        self._style = style
        self._numbers = _Numbers(self)
        self.textChanged.connect(self._numbers.update)
        self.verticalScrollBar().valueChanged.connect(self._numbers.update)
        self._make_room()

    def move_item(self, step: int) -> None:
        """Let the item at the cursor change places with the one before (-1) or behind it (1)."""
        cursor = self.textCursor()
        here, column = cursor.block(), cursor.positionInBlock()
        other = here.next() if step > 0 else here.previous()
        if not other.isValid():
            return
        upper, lower = (here, other) if step > 0 else (other, here)
        lines = (content.line_of(lower), content.line_of(upper))
        goal = here.blockNumber() + step
        edit = QTextCursor(upper)
        edit.beginEditBlock()
        edit.setPosition(lower.position() + lower.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        edit.removeSelectedText()
        content.write(edit, lines)
        edit.endEditBlock()
        cursor.setPosition(self.document().findBlockByNumber(goal).position() + column)
        self.setTextCursor(cursor)

    def draw_numbers(self, painter: QPainter) -> None:
        """Draw the number of each item beside its first line."""
        layout, line = self.document().documentLayout(), self.fontMetrics().height()
        count = 0
        for block in content.blocks(self.document()):
            filled = bool(block.text().strip())
            role = QPalette.ColorRole.Text if filled else QPalette.ColorRole.PlaceholderText
            painter.setPen(self.palette().color(role))
            top = round(layout.blockBoundingRect(block).top()) - self.verticalScrollBar().value()
            place = QRect(0, top, self._numbers.width(), line)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, Label(self._style, (count + 1,)).text)
            count += filled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_item(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Backspace and self._in_blank_first_item():
            self.textCursor().deleteChar()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        view, width = self.viewport().geometry(), self._numbers.width()
        self._numbers.setGeometry(view.left() - width, view.top(), width, view.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.viewportMargins().left():
            self._make_room()

    def _make_room(self) -> None:
        self._numbers.resize(self.fontMetrics().horizontalAdvance("00.") + 8, self.height())
        self.setViewportMargins(self._numbers.width(), 0, 0, 0)

    def _in_blank_first_item(self) -> bool:
        block = self.textCursor().block()
        return block.blockNumber() == 0 and block.length() == 1 and block.next().isValid()


class _Numbers(QWidget):
    """The strip that holds the numbers."""

    def __init__(self, editor: NumberedText) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.draw_numbers(QPainter(self))
