"""Asking for a section's heading, in which live values stay alive."""

from dataclasses import replace

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.prose import Line, is_blank
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.fields.live_text import ONE_LINE, LiveText
from cchc_desktop.ui.fields.words import Words
from cchc_desktop.ui.pieces import button, label


def ask_heading(parent: QWidget, title: str, words: Words, heading: Line) -> Line | None:
    """The heading as the person leaves it, or None when it was left alone or emptied."""
    dialog = Dialog(parent)
    dialog.setWindowTitle(title)
    line = LiveText(replace(words, go_to=None), "Tên mục", ONE_LINE)
    line.set_line(heading)
    line.moveCursor(QTextCursor.MoveOperation.End)
    line.entered.connect(dialog.accept)
    buttons = QHBoxLayout()
    buttons.addStretch(1)
    buttons.addWidget(button("Hủy", dialog.reject))
    buttons.addWidget(button("Lưu", dialog.accept, main=True))
    column = QVBoxLayout(dialog)
    column.addWidget(label("&Tên mục (số thứ tự do chương trình đánh)", "question", line))
    column.addWidget(line)
    column.addLayout(buttons)
    dialog.resize(520, 130)
    line.setFocus()
    return line.line() if dialog.exec() and not is_blank(line.line()) else None
