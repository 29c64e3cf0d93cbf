"""Plain inputs with the manners of this program: Vietnamese menus, clean pasting, quiet wheels."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.ui.fields.menus import Offer, line_menu, menu_of, show_menu
from cchc_desktop.ui.fields.pasting import from_text, writable
from cchc_desktop.ui.pieces import label
from cchc_desktop.ui.style import scaled

TARGET = 32
"""The least height of what is clicked, in logical pixels."""

_FRAME = 28
"""Pixels at both sides of a line's text together: border, padding and the cursor."""

_WIDEST_CHOICE, _ARROW = 240, 40

INSIDE = "QLineEdit { border: none; padding: 0 2px; min-height: 0; background: transparent; }"
"""The look of a line inside another control, which has the frame."""


def copied() -> QMimeData:
    """What is on the clipboard; nothing where Qt says that there is none."""
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if data is None else data


class LineEdit(QLineEdit):
    """One line of plain text; pasted line breaks become blanks."""

    left = Signal()
    """The cursor left the line: the moment to say what is wrong with it."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMinimumHeight(TARGET)
        self.setAcceptDrops(False)
        self._least = self._most = 0
        self.editingFinished.connect(self.left)

    def hold(self, least: int, most: int = 0) -> None:
        """Be wide enough for so many digits, and no wider than for ``most``, however large the text is."""
        self._least, self._most = least, most
        self._fit()

    def sizeHint(self) -> QSize:
        """Wide enough for the whole hint, or for what it holds."""
        usual = super().sizeHint()
        if self._least:
            return QSize(self.minimumWidth(), usual.height())
        hint = self.fontMetrics().horizontalAdvance(self.placeholderText()) + scaled(_FRAME)
        return QSize(max(usual.width(), hint), usual.height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Insert the clipboard's text, cleaned."""
        if not self.isReadOnly():
            pasted = from_text(QGuiApplication.clipboard().text())
            self.insert(writable(QGuiApplication.clipboard().text().strip("\r\n")))
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), "\n".join(pasted.warnings), self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        show_menu(line_menu(self), event)

    def _fit(self) -> None:
        digit, frame = self.fontMetrics().horizontalAdvance("0"), scaled(_FRAME)
        if self._least:
            self.setMinimumWidth(self._least * digit + frame)
        if self._most:
            self.setMaximumWidth(self._most * digit + frame)


class PlainLines(QPlainTextEdit):
    """A few plain lines."""

    def __init__(self, name: str, rows: int = 4) -> None:
        """As high as so many rows of text."""
        super().__init__()
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._rows = rows
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._rows * self.fontMetrics().lineSpacing())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        picked = self.textCursor().hasSelection()
        offers = (
            Offer("Hoàn tác", "Ctrl+Z", self.undo, self.document().isUndoAvailable()),
            Offer("Làm lại", "Ctrl+Y", self.redo, self.document().isRedoAvailable()),
            None,
            Offer("Cắt", "Ctrl+X", self.cut, picked),
            Offer("Sao chép", "Ctrl+C", self.copy, picked),
            Offer("Dán", "Ctrl+V", self.paste),
            Offer("Chọn tất cả", "Ctrl+A", self.selectAll),
        )
        show_menu(menu_of(self, offers), event)

    def lines(self) -> tuple[str, ...]:
        """The lines that say something."""
        rows = (writable(row).strip() for row in self.toPlainText().split("\n"))
        return tuple(row for row in rows if row)


class ComboBox(QComboBox):
    """A list to choose from; the wheel scrolls the page instead of changing the choice."""

    def __init__(self, name: str, options: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumHeight(TARGET)
        self.setItemDelegate(QStyledItemDelegate(self))  # the usual one leaves the stylesheet's rows out
        for key, words in options:
            self.addItem(words, key)
        self.currentTextChanged.connect(self._tell_what_is_cut)

    def minimumSizeHint(self) -> QSize:
        """No wider than a page can be: a long option is told in full by its hint."""
        usual = super().minimumSizeHint()
        return QSize(min(usual.width(), scaled(_WIDEST_CHOICE)), usual.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_what_is_cut()

    def _tell_what_is_cut(self) -> None:
        words = self.currentText()
        room = self.width() - scaled(_ARROW)
        self.setToolTip(words if self.fontMetrics().horizontalAdvance(words) > room else "")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def choose(self, key: str) -> None:
        """Show the option with this key, or none."""
        self.setCurrentIndex(self.findData(key))


class OpenComboBox(ComboBox):
    """A list whose options only propose: anything may be typed, nothing is completed."""

    def __init__(self, name: str, options: Iterable[str] = ()) -> None:
        super().__init__(name, ((option, option) for option in options))
        self.line = LineEdit(name)
        self.line.setMinimumHeight(0)
        self.line.setStyleSheet(INSIDE)
        self.setEditable(True)
        self.setLineEdit(self.line)
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt takes None for “never complete”
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setEditText("")


def tool(words: str, name: str = "", *, by_mouse_only: bool = False) -> QToolButton:
    """A small button; one for the mouse only has its keys and takes no place in the Tab order."""
    made = QToolButton()
    made.setObjectName("flat")
    made.setText(words)
    made.setAccessibleName(name or words)
    made.setMinimumHeight(TARGET)
    if name:
        made.setToolTip(name)
    if by_mouse_only:
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def captioned(caption: str, control: QWidget, line: QWidget | None = None) -> QVBoxLayout:
    """A control under its caption; ``line`` is the part of it that takes the typing."""
    column = QVBoxLayout()
    column.setSpacing(2)
    words = label(caption, "quiet", line or control)
    words.setWordWrap(False)
    column.addWidget(words)
    column.addWidget(control)
    column.addStretch(1)
    return column


class Note(QLabel):
    """A quiet remark under a control; it blocks nothing and is gone when there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", "note")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def say(self, words: str) -> None:
        """Show the remark, or nothing."""
        self.setText(words)
        self.setVisible(bool(words))
