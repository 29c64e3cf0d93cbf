"""A forgotten widget ends in the window's thread, whatever the others do meanwhile."""

import gc
import threading

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from cchc_desktop.ui.garbage import Garbage


def forgotten_widget(ended: list[str]) -> None:
    """A widget that only a cycle of references still holds."""
    label = QLabel("…")
    label.destroyed.connect(
        lambda: ended.append(threading.current_thread().name), Qt.ConnectionType.DirectConnection
    )
    label.itself = label  # type: ignore[attr-defined]


def busy() -> None:
    """What would make Python collect: many objects that hold others."""
    kept = [[number] for number in range(200_000)]
    assert kept


def test_work_in_another_thread_ends_no_widget(app):
    ended: list[str] = []
    forgotten_widget(ended)
    thread = threading.Thread(target=busy)
    thread.start()
    thread.join(10)
    assert not thread.is_alive()
    assert ended == []


def test_window_collects_what_others_left(app):
    ended: list[str] = []
    gc.collect()
    forgotten_widget(ended)
    thread = threading.Thread(target=busy)
    thread.start()
    thread.join(10)
    gathered = [[number] for number in range(2 * gc.get_threshold()[0])]
    app.findChild(Garbage).collect()
    assert gathered
    assert ended == ["MainThread"]
