"""Small pieces that every page is built of: labels, buttons, notices, questions in Vietnamese."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTabBar,
    QTabWidget,
    QWidget,
)

MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
"""Keys that a line to search with leaves to the list below it."""

_FRAME = 20
"""Pixels that a system's frame may take; its title takes twice as many."""


def label(text: str, role: str = "", buddy: QWidget | None = None) -> QLabel:
    """A wrapping plain-text label; ``role`` is a look of the stylesheet (title, quiet, note…)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("role", role)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if buddy:
        made.setBuddy(buddy)
    return made


def button(text: str, pressed: Callable[[], object], *, main: bool = False, hint: str = "") -> QPushButton:
    """A push button; ``main`` marks the one that the page is about."""
    made = QPushButton(text)
    made.setProperty("main", main)
    made.setAutoDefault(main)
    made.setDefault(main)
    made.setToolTip(hint)
    made.clicked.connect(lambda _checked: pressed())
    return made


def new_action(owner: QWidget, text: str, done: Callable[[], object], key: str = "") -> QAction:
    """A menu action, with its shortcut in the whole window."""
    made = QAction(text, owner)
    made.triggered.connect(lambda _checked: done())
    if key:
        made.setShortcut(QKeySequence(key))
    return made


def scrolling(inside: QWidget) -> QScrollArea:
    """A page that scrolls where the window is smaller than it can be."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


class QuietBar(QTabBar):
    """Tabs that only a click or a key turns, not the wheel that was meant to scroll."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Các thẻ")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def quiet_tabs() -> QTabWidget:
    """Pages with such tabs."""
    tabs = QTabWidget()
    tabs.setTabBar(QuietBar())
    return tabs


class Scrolled(QWidget):
    """What a page scrolls: as high as its texts wrap at the width there is.

    Qt would give it at least the height it had at its least width, and leave a void below.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ground")

    def minimumSizeHint(self) -> QSize:
        least, layout = super().minimumSizeHint(), self.layout()
        return QSize(least.width(), 0) if layout and layout.hasHeightForWidth() else least


class Filling(QWidget):
    """Holds one page and gives it all its room, and asks for no more than the least it can do with.

    A page with wrapping text would else be given the height it likes best, and the window would scroll.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        page.setParent(self)

    def minimumSizeHint(self) -> QSize:
        return self._page.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._page.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # the page needs other room than before
            self.updateGeometry()
        return super().event(event)


_STOPPED = "Đã dừng"


class Notice(QFrame):
    """A line that says what just happened, with one thing to do about it; nothing is blocked.

    A sentence about something done begins with “Đã” and stands on green; any other, and what was stopped,
    on yellow.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._text = label("")
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._action = button("", self._act)
        self._act_on: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 6, 6)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(button("Đóng", self.hide))
        self.hide()

    def say(self, text: str, action: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a sentence, with a button when there is something to do."""
        self.setProperty("done", text.startswith("Đã ") and not text.startswith(_STOPPED))
        for part in (self, self._text):
            part.style().polish(part)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._act_on = act
        self.show()

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def _act(self) -> None:
        self.hide()
        if self._act_on:
            self._act_on()


def resize_within(dialog: QWidget, width: int, height: int) -> None:
    """Make a window so large, or as large as its screen has room for it."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(width, room.width() - _FRAME), min(height, room.height() - 2 * _FRAME))


def tell(parent: QWidget | None, title: str, text: str) -> None:
    """A plain message with one button."""
    box = _box(parent, title, text)
    box.addButton("Đóng", QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    box.deleteLater()


def ask(
    parent: QWidget | None, title: str, text: str, yes: str, no: str = "Hủy", *, harmless: bool = False
) -> bool:
    """A question whose buttons say what they do; leaving it with Esc is the careful answer.

    Enter is the careful answer too, unless the other is ``harmless``.
    """
    box = _box(parent, title, text)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(agree if harmless else refuse)
    box.setEscapeButton(refuse)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is agree


def _box(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    return box
