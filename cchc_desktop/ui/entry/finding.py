"""Finding words in the open entry: a quiet bar above it, as in a browser."""

from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QTextEdit, QWidget
from shiboken6 import isValid

from cchc_desktop.form.finding_text import Hit, find, step
from cchc_desktop.form.live import Values
from cchc_desktop.ui.desk import single_shot
from cchc_desktop.ui.fields.inputs import LineEdit
from cchc_desktop.ui.pieces import button, label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAUSE = 150
"""Milliseconds after the last key until the places are counted."""

_LONGEST = 60


class Searched(Protocol):
    """The page that is searched."""

    def settled_values(self) -> Values:
        """The entry with all that was typed."""

    def section_on_screen(self) -> str:
        """The section from which the search begins."""

    def show_hit(self, hit: Hit) -> QWidget | None:
        """Turn to a place, with its words selected; the control that holds them."""


class FindBar(QFrame):
    """What is looked for, how often it is there, and ways to go on."""

    asked = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.line = LineEdit("Tìm trong văn bản", "Gõ chữ cần tìm (không dấu cũng được), rồi bấm Enter")
        self.count = QLabel("")
        self.count.setMinimumWidth(90)
        self.count.setAccessibleName("Số chỗ tìm thấy")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        words = label("Tìm:", "", self.line)
        words.setWordWrap(False)
        row.addWidget(words)
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        row.addWidget(button("Chỗ trước", lambda: self.stepped.emit(-1), hint="Shift+F3"))
        row.addWidget(button("Chỗ sau", lambda: self.stepped.emit(1), hint="F3"))
        row.addWidget(button("Đóng", self.closed.emit, hint="Esc"))
        self.line.textChanged.connect(self.asked)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class Finder(QObject):
    """Stands between the bar and the page; it reads the entry afresh at every step."""

    def __init__(self, page: Searched, parent: QWidget) -> None:
        super().__init__(parent)
        self.bar = FindBar()
        self._page = page
        self._last: Hit | None = None
        self._before: QWidget | None = None
        self._shown: QWidget | None = None
        self._counting = single_shot(self, _PAUSE, self._count)
        self.bar.asked.connect(self._on_asked)
        self.bar.stepped.connect(self.step)
        self.bar.closed.connect(self.close)

    def open(self) -> None:
        """Show the bar, with what is selected in a text as the words to look for."""
        focus = QApplication.focusWidget()
        if focus is not self.bar.line:
            self._before = focus
        chosen = focus.textCursor().selectedText() if isinstance(focus, QTextEdit) else ""
        if 0 < len(chosen) <= _LONGEST and chosen.isprintable() and "\ufffc" not in chosen:
            self.bar.line.setText(chosen)
        self.bar.show()
        self.bar.line.setFocus()
        self.bar.line.selectAll()

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) place."""
        if not self.bar.line.text().strip():
            self.open()
            return
        self.bar.show()
        self._counting.stop()
        hits, typing = self._hits(), self.bar.line.hasFocus()
        if not hits:
            self._say(0)
            return
        n = step(hits, self._last.at if self._last else self._start(by), by)
        self._last = hits[n]
        self._shown = self._page.show_hit(hits[n])
        self._say(len(hits), n + 1)
        if typing:
            self.bar.line.setFocus()

    def close(self) -> None:
        """Hide the bar; the cursor goes to the last place found, or back to where it was."""
        self.bar.hide()
        for widget in (self._shown, self._before):
            if widget is not None and isValid(widget) and widget.isVisible():
                widget.setFocus()
                break
        self._shown = self._before = None

    def _start(self, by: int) -> tuple[int, int]:
        """The place before the section on the screen, or behind all for going back."""
        sections = [section.id for section in self._page.settled_values().sections]
        here = sections.index(self._page.section_on_screen())
        later = [hit.order for hit in self._hits() if sections.index(hit.section) >= here]
        return (min(later, default=0), -1 if by > 0 else 0)

    def _hits(self) -> list[Hit]:
        return find(self._page.settled_values(), self.bar.line.text())

    def _on_asked(self, _words: str) -> None:
        self._last = None
        self.bar.count.clear()
        self._counting.start()

    def _count(self) -> None:
        if self.bar.line.text().strip():
            self._say(len(self._hits()))

    def _say(self, count: int, place: int = 0) -> None:
        found = f"{place}/{count}" if place else f"{count} chỗ"
        self.bar.count.setText(found if count else "Không thấy")
