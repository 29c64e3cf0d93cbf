"""A clerk at the real program, who may be killed at any moment.

``python -m tests.ui.working type`` types into the section that is open and prints, after each “Đã lưu”, a
line of JSON with what the field then held; ``… look`` prints what the program opened, and ends. The data
folder is the one that ``CCHC_DATA`` names.
"""

import json
import os
import sys

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from cchc_desktop import app
from cchc_desktop.ui.entry.entry_page import EntryPage
from cchc_desktop.ui.fields.live_text import LiveText
from cchc_desktop.ui.fields.texts import ProseEditor
from cchc_desktop.ui.main_window import MainWindow

SECTION, FIELD = "ket-thuc", "ket_thuc"
_STEP = 5
"""Milliseconds between two keys."""


def window() -> MainWindow:
    """The program's window."""
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))


def say(told: dict[str, object]) -> None:
    """One line for whoever started this."""
    try:
        print(json.dumps(told), flush=True)
    except OSError:
        os._exit(1)  # Whoever was to kill this is gone.


def state() -> dict[str, object]:
    """What is on the screen."""
    page = window().page
    if page is None:
        return {"entry": ""}
    section = page.sections.current
    return {"entry": page.entry.id, "section": section, "text": text_of(page).toPlainText()}


def text_of(page: EntryPage) -> LiveText:
    """The editor of the field that is typed into."""
    editor = page._pages[SECTION].questions[FIELD].editor
    assert isinstance(editor, ProseEditor)
    return editor.text


class Typist:
    """Types letter by letter; after some words rests until all of it is on the disk."""

    def __init__(self) -> None:
        self._number = 0
        self._left = ""
        self._timer = QTimer()
        self._timer.timeout.connect(self._step)

    def begin(self) -> None:
        """Go into the field."""
        page = window().page
        assert page
        page.open_section(SECTION, FIELD)
        text_of(page).moveCursor(QTextCursor.MoveOperation.End)
        self._timer.start(_STEP)

    def _step(self) -> None:
        page = window().page
        assert page
        if self._left:
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, self._left[0])
                QApplication.sendEvent(text_of(page), event)
            self._left = self._left[1:]
            if not self._left:
                page.save_now()
        elif self._number == 0 or window()._told.text() == "Đã lưu":
            if self._number:
                say(state())
            self._number += 1
            self._left = f"Câu gõ lần {self._number} về công tác tuyên truyền. "


def look() -> None:
    """Tell what was opened, and leave without saving or tidying up."""
    say(state())
    sys.stdout.flush()
    os._exit(0)


class Worked(MainWindow):
    """The program's window, with somebody at its keyboard as soon as it is open."""

    task = ""

    def first_start(self) -> None:
        if self.task == "look":
            look()
        self._typist = Typist()
        self._typist.begin()


if __name__ == "__main__":
    Worked.task = sys.argv[1]
    setattr(app, "MainWindow", Worked)  # noqa: B010 - the program makes its own window
    sys.exit(app.open_window(["cchc"]))
