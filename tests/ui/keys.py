"""Keys as a keyboard and Unikey send them, Vietnamese letters included."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

_TEXT = {Qt.Key.Key_Backspace: "\b", Qt.Key.Key_Return: "\r", Qt.Key.Key_Tab: "\t", Qt.Key.Key_Space: " "}


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> None:
    """One key down and up, sent to the widget as the window would send it."""
    words = text or ("" if modifiers else _TEXT.get(key, ""))
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, words))


def type_text(widget: QWidget, text: str) -> None:
    """Characters one by one; a line break is Enter."""
    for char in text:
        if char == "\n":
            press(widget, Qt.Key.Key_Return)
        else:
            known = Qt.Key(ord(char.upper())) if char.isascii() and char.isalnum() else Qt.Key.Key_unknown
            press(widget, known, NONE, char)


def type_telex(widget: QWidget, steps: str) -> None:
    """A replay of Unikey: “<” is one backspace that it sends before it inserts letters anew."""
    for char in steps:
        if char == "<":
            press(widget, Qt.Key.Key_Backspace)
        else:
            type_text(widget, char)
