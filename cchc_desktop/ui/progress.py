"""Work that takes longer than a second: a bar, how much is left, and a button to stop it."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from cchc_desktop.form.wording import written_number
from cchc_desktop.ui.beside import Beside
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.pieces import button, label

T = TypeVar("T")

Told = Callable[[int, int], bool]
"""Called by the work with how much is done and how much there is; False when it is to stop."""

PATIENCE = 400
"""Milliseconds: what is done sooner shows nothing."""


class Stopped(Exception):
    """The person stopped the work, which then left everything as it was."""


class Progress(QWidget):
    """A bar that also says what is left, and “Dừng”; ``wish`` is called when that is pressed."""

    def __init__(self, wish: Callable[[], object]) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Tiến độ")
        self.bar.setRange(0, 0)
        self.halt = button("&Dừng", self._stop)
        self._wish = wish
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.halt)

    def begin(self) -> None:
        """Something begins of which it is not known yet how much it is."""
        self.bar.setRange(0, 0)
        self.halt.setEnabled(True)

    def show_done(self, done: int, total: int) -> None:
        """So much is done of so much; a total of 0 is not known."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setFormat(f"còn {written_number(total - done)}" if total else "")

    def _stop(self) -> None:
        self.halt.setEnabled(False)
        self._wish()


class ProgressDialog(Dialog):
    """Stands before the window while something is done; Esc is “Dừng”."""

    def __init__(self, parent: QWidget | None, title: str, words: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.stopped = False
        self._on_stop: Callable[[], object] = lambda: None
        self.progress = Progress(self.reject)
        self._words = label(words)
        column = QVBoxLayout(self)
        column.addWidget(self._words)
        column.addWidget(self.progress)
        self.setMinimumWidth(460)

    def on_stop(self, act: Callable[[], object]) -> None:
        """What hears of the wish to stop."""
        self._on_stop = act

    def reject(self) -> None:
        """Wish it to stop, where it can; it closes when the work has heard."""
        if self.progress.halt.isHidden():
            return
        self.stopped = True
        self.progress.halt.setEnabled(False)
        self._words.setText("Đang dừng…")
        self._on_stop()


def beside(
    parent: QWidget | None, title: str, words: str, work: Callable[[Told], T], *, stoppable: bool = True
) -> T:
    """What the work gives, done in a thread of its own; raises what it raises.

    The work asks ``told`` and raises ``Stopped`` where it may still leave everything as it was. It touches
    nothing of Qt. What is done whole or not at all, in one go, is not ``stoppable``.
    """
    dialog = ProgressDialog(parent, title, words)
    dialog.progress.halt.setVisible(stoppable)
    runner, loop, ended = Beside(dialog), QEventLoop(dialog), list[Any]()
    runner.progressed.connect(dialog.progress.show_done)
    dialog.on_stop(runner.stop)

    def told(done: int, total: int) -> bool:
        runner.progressed.emit(done, total)
        return not runner.stopped()

    def end(result: object) -> None:
        ended.append(result)
        loop.quit()

    runner.run(lambda: work(told), end)
    QTimer.singleShot(PATIENCE, loop, loop.quit)
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not ended:
        dialog.show()
        while not ended:
            loop.exec()
    dialog.hide()
    dialog.deleteLater()
    if isinstance(ended[0], Exception):
        raise ended[0]
    return cast("T", ended[0])


def in_steps(parent: QWidget | None, title: str, words: str, work: Callable[[Told], T]) -> T:
    """What the work gives, done here in the window, because it paints; it stops where it asks ``told``."""
    dialog = ProgressDialog(parent, title, words)
    QTimer.singleShot(PATIENCE, dialog, dialog.show)

    def told(done: int, total: int) -> bool:
        dialog.progress.show_done(done, total)
        flags = QEventLoop.ProcessEventsFlag
        QApplication.processEvents(flags.AllEvents if dialog.isVisible() else flags.ExcludeUserInputEvents)
        return not dialog.stopped

    try:
        return work(told)
    finally:
        dialog.hide()
        dialog.deleteLater()


def go_on(told: Told, done: int, total: int) -> None:
    """Tell how far the work is; raises ``Stopped`` when it is to stop."""
    if not told(done, total):
        raise Stopped
