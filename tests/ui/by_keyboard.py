"""Menus, file dialogs and messages, worked by keys alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QWidget

from tests.ui.clerk import ALT, CTRL, Clerk, Key, shut

SLOW_DISK = 60_000
"""Milliseconds that writing, flushing and reading back may take where others keep the disk busy."""


def from_menu(clerk: Clerk, menu: Qt.Key, entry: Qt.Key) -> None:
    """Open a menu of the window by Alt and its letter, then one of its entries by its own."""
    clerk.window.menuBar().setFocus()
    clerk.press(menu, ALT)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu), "no menu opened"
    clerk.keys += 1
    QTest.keyClick(popup, entry)


def when(kind: type[QWidget], act: Callable[[Any], None]) -> list[str]:
    """Act once, as soon as a dialog of this kind has the keys; what went wrong meanwhile is told there."""
    problems: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or QApplication.activeWindow() is not dialog:
            if isinstance(dialog, kind):
                dialog.activateWindow()
            QTimer.singleShot(10, look)
            return
        try:
            act(dialog)
        except BaseException as problem:  # a slot must not raise
            problems.append(repr(problem))
            shut(dialog)

    QTimer.singleShot(0, look)
    return problems


def wait_in(clerk: Clerk, dialog: QWidget, true: Callable[[], object]) -> None:
    """Wait for something in a dialog, which then has the keys.

    Without a window manager nobody gives them back when a file dialog's last rest goes.
    """
    clerk.until(true, SLOW_DISK)
    dialog.activateWindow()
    clerk.until(lambda: QApplication.activeWindow() is dialog and QApplication.focusWidget())


def name_the_path(clerk: Clerk, path: Path) -> None:
    """Type a path into the system's file dialog and agree."""
    clerk.press(Key.Key_A, CTRL)
    clerk.type(str(path))
    clerk.press(Key.Key_Return)


def read_and_agree(clerk: Clerk, said: list[str]) -> Callable[[QMessageBox], None]:
    """Keep what a message says, and press the button that does it, wherever the cursor stands."""

    def act(box: QMessageBox) -> None:
        said.append(box.text())
        (agree,) = [
            made for made in box.buttons() if box.buttonRole(made) == QMessageBox.ButtonRole.AcceptRole
        ]
        clerk.tab_to(agree)
        clerk.press(Key.Key_Space)

    return act
