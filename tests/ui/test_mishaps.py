"""An unexpected error is told once, nothing is lost, and the program goes on."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from cchc_desktop.carry.support import LOG
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.ui.beside import Beside
from cchc_desktop.ui.help.mishaps import Mishaps, MishapWindow
from cchc_desktop.ui.help.support import support_file
from tests.ui.clerk import ALT, CTRL, Clerk, Key
from tests.ui.test_window import editor, started


class Broken(ArithmeticError):
    pass


@pytest.fixture
def clerk(app, tmp_path: Path) -> Iterator[Clerk]:
    made = Clerk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def mishaps(clerk: Clerk) -> Iterator[Mishaps]:
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = Mishaps(clerk.folder)
    made.watch(clerk.window.is_kept, lambda _parent: None)
    yield made
    made.stop()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == hooks


def shown() -> list[MishapWindow]:
    return [
        one for one in QApplication.topLevelWidgets() if isinstance(one, MishapWindow) and one.isVisible()
    ]


def until(true: Callable[[], object]) -> None:
    """Wait in an event loop as the program has it; QTest's would hand errors to the test instead."""
    loop, poll, end = QEventLoop(), QTimer(), QTimer()
    poll.timeout.connect(lambda: loop.quit() if true() else None)
    poll.start(5)
    end.singleShot(10_000, loop, loop.quit)
    loop.exec()
    assert true(), "waited in vain"


def fail(*_: object) -> None:
    raise Broken("bí mật của văn bản")


def failing_key(clerk: Clerk) -> None:
    action = QAction("hỏng", clerk.window)
    action.setShortcut("Ctrl+J")
    action.triggered.connect(fail)
    clerk.window.addAction(action)


def log(clerk: Clerk) -> str:
    path = clerk.folder / LOG
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_typing_goes_on_after_an_error_and_is_saved(clerk: Clerk, mishaps: Mishaps):
    entry = started(clerk)
    failing_key(clerk)
    editor(clerk, "thong-ke", "tin_bai")
    clerk.type("4")
    clerk.press(Key.Key_J, CTRL)
    until(shown)
    assert "đều đã lưu" in words_of(shown()[0])
    assert clerk.window._desk.entries.load(entry.id).answers["tin_bai"]["typed"] == "4"
    until(lambda: QApplication.activeWindow() is shown()[0])
    clerk.press(Key.Key_Return)
    until(lambda: not shown())
    clerk.window.activateWindow()
    editor(clerk, "thong-ke", "tin_bai")
    clerk.press(Key.Key_End)
    clerk.type("8")
    assert clerk.window.is_kept()
    assert clerk.window._desk.entries.load(entry.id).answers["tin_bai"]["typed"] == "48"


def words_of(window: QWidget) -> str:
    labels = cast(list[QLabel], window.findChildren(QLabel))
    return "\n".join(one.text() for one in labels)


def test_same_error_is_told_once_however_often_it_comes(clerk: Clerk, mishaps: Mishaps):
    timer = QTimer(clerk.window)
    timer.timeout.connect(fail)
    timer.start(1)
    until(lambda: mishaps._met.total() > 50)
    timer.stop()
    until(shown)
    (window,) = shown()
    window.close()
    QTimer.singleShot(0, fail)
    until(lambda: mishaps._met.total() > 51)
    QApplication.processEvents()
    assert not shown()
    assert log(clerk).count("Broken\n") == 5


def test_another_error_joins_the_window_that_is_open(clerk: Clerk, mishaps: Mishaps):
    QTimer.singleShot(0, fail)
    QTimer.singleShot(0, lambda: "".split(maxsplit=1)[0])
    until(lambda: shown() and "IndexError" in shown()[0]._details.toPlainText())
    assert "Broken" in shown()[0]._details.toPlainText()
    shown()[0].close()


def test_error_in_the_writing_thread_is_heard_though_nobody_waits(clerk: Clerk, mishaps: Mishaps):
    clerk.window._desk.writer.do(fail)
    until(shown)
    shown()[0].close()
    assert "Broken" in log(clerk)


def test_error_in_work_beside_the_window_is_heard(clerk: Clerk, mishaps: Mishaps):
    told: list[object] = []
    Beside(clerk.window).run(fail, told.append)
    until(lambda: shown() and told)
    shown()[0].close()
    assert isinstance(told[0], Broken)


def test_error_that_a_clerk_was_told_of_in_words_is_no_mishap(clerk: Clerk, mishaps: Mishaps):
    def full(_db: object) -> None:
        raise StoreProblem("full", clerk.folder)

    with pytest.raises(StoreProblem):
        clerk.window._desk.writer.do(full).result()
    QApplication.processEvents()
    assert log(clerk) == ""


def test_error_in_any_other_thread_is_heard(clerk: Clerk, mishaps: Mishaps):
    threading.Thread(target=fail).start()
    until(shown)
    shown()[0].close()


def test_window_admits_what_is_not_on_the_disk_yet(clerk: Clerk, mishaps: Mishaps):
    mishaps.watch(lambda: False)
    QTimer.singleShot(0, fail)
    until(shown)
    assert "chưa lưu được" in words_of(shown()[0])
    shown()[0].close()


def test_error_while_looking_whether_all_is_kept_does_not_hide_the_first(clerk: Clerk, mishaps: Mishaps):
    mishaps.watch(lambda: bool(1 // 0))
    QTimer.singleShot(0, fail)
    until(lambda: shown() and "ZeroDivisionError" in shown()[0]._details.toPlainText())
    assert "chưa lưu được" in words_of(shown()[0])
    shown()[0].close()


def test_details_are_folded_until_they_are_wanted(clerk: Clerk, mishaps: Mishaps):
    QTimer.singleShot(0, fail)
    until(shown)
    (window,) = shown()
    assert not window._details.isVisible()
    window.activateWindow()
    until(lambda: QApplication.activeWindow() is window)
    clerk.press(Key.Key_C, ALT)
    until(window._details.isVisible)
    assert "Broken" in window._details.toPlainText()
    window.close()


def test_support_file_is_offered(clerk: Clerk, mishaps: Mishaps):
    asked: list[object] = []
    mishaps.watch(save_support=asked.append)
    QTimer.singleShot(0, fail)
    until(shown)
    (window,) = shown()
    buttons = cast(list[QPushButton], window.findChildren(QPushButton))
    (save,) = [one for one in buttons if "tệp hỗ trợ" in one.text()]
    save.click()
    assert asked == [window]
    window.close()


def test_error_while_a_list_drops_down_is_told_though_the_list_goes_away(clerk: Clerk, mishaps: Mishaps):
    dropped = QWidget(clerk.window, Qt.WindowType.Popup)
    dropped.show()
    dropped.activateWindow()
    QTimer.singleShot(0, fail)
    until(shown)
    dropped.close()
    assert shown()
    shown()[0].close()
    QTimer.singleShot(0, lambda: "".split(maxsplit=1)[0])
    until(shown)
    shown()[0].close()


def test_log_that_cannot_be_written_makes_no_second_error(clerk: Clerk, tmp_path: Path):
    (tmp_path / "x" / LOG).mkdir(parents=True)
    mishaps = Mishaps(tmp_path / "x")
    QTimer.singleShot(0, fail)
    until(shown)
    shown()[0].close()
    mishaps.stop()


def test_support_file_holds_the_errors_and_none_of_the_words(clerk: Clerk, mishaps: Mishaps):
    started(clerk)
    QTimer.singleShot(0, fail)
    until(shown)
    shown()[0].close()
    text = support_file(clerk.window._desk)
    assert "Broken" in text
    assert "test_mishaps.py" in text
    assert "bí mật" not in text


def test_error_that_ends_the_program_is_told_and_noted(tmp_path: Path):
    code = (
        "import cchc_desktop.app as app; from cchc_desktop.ui.help.mishaps import MishapWindow;"
        "MishapWindow.exec = lambda window: print('told'); app._work = lambda *_: 1 // 0;"
        "print(app.open_window(['cchc', '-platform', 'offscreen']))"
    )
    environment = os.environ | {"CCHC_DATA": str(tmp_path / "riêng")}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == ["told", "1"]
    assert "ZeroDivisionError" in (tmp_path / "riêng" / LOG).read_text(encoding="utf-8")
