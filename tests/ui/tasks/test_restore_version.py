"""The task: bring back what a report said when it was exported, and lose nothing of what it says now."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from cchc_desktop.document.docx_reader import Pages
from cchc_desktop.entry import Entry
from cchc_desktop.store.entries import BEFORE_RETURN
from cchc_desktop.ui.home.versions_dialog import VersionsDialog
from tests.goldens import golden_entry
from tests.ui.clerk import ALT, CTRL, Clerk, Key


@pytest.fixture
def clerk(app, tmp_path: Path):
    made = Clerk(tmp_path)
    yield made
    if made.window.isVisible():
        made.close()


def lines(path: Path) -> list[str]:
    return [para.text for para in Pages(path.read_bytes()).paragraphs]


def opened(clerk: Clerk, entry: Entry) -> None:
    clerk.window._desk.writer.save(entry, "Báo cáo")
    clerk.window._desk.writer.flush()
    clerk.window.home.refresh()
    clerk.window.home.enter()
    clerk.press(Key.Key_Return)


def agree(clerk: Clerk, asked: list[str]) -> None:
    """Say yes to the question that is about to be asked."""
    question = QApplication.activeModalWidget()
    if not isinstance(question, QMessageBox) or QApplication.activeWindow() is not question:
        QTimer.singleShot(10, partial(agree, clerk, asked))
        return
    asked.append(question.text())
    clerk.press(Key.Key_Tab)
    clerk.press(Key.Key_Space)


def bring_back(clerk: Clerk, said: list[str], dialog: VersionsDialog) -> None:
    """Look at what changed since the export, and take the exported version back."""
    clerk.tab_to(dialog.list)
    assert "lúc xuất" in dialog.list.currentItem().text()
    clerk.press(Key.Key_K, ALT)
    clerk.until(dialog.changes.isVisible)
    said.append(dialog.changes.toPlainText())
    QTimer.singleShot(0, partial(agree, clerk, said))
    clerk.press(Key.Key_L, ALT)
    clerk.until(lambda: not dialog.isVisible())


def test_exported_version_is_compared_brought_back_and_exported_again(clerk: Clerk, tmp_path: Path):
    entry = golden_entry("tai-son-bc-2023-06")
    opened(clerk, entry)
    first = clerk.export(tmp_path, "lan-mot")
    clerk.page.open_section("thong-ke", "tin_bai")
    clerk.retype("99")
    clerk.page.open_section("phuong-huong", "nhiem_vu")
    clerk.press(Key.Key_A, CTRL)
    clerk.type("Viết lại tất cả.")
    said: list[str] = []
    clerk.during(partial(bring_back, clerk, said), lambda: clerk.press(Key.Key_H, CTRL))
    assert "Thêm: 1. Viết lại tất cả." in said[0]
    assert "không mất gì" in said[1]
    clerk.until(lambda: clerk.page.entry.answers == entry.answers)
    second = clerk.export(tmp_path, "lan-hai")
    assert lines(second) == lines(first)
    entries = clerk.window._desk.entries
    kept = next(one for one in entries.versions(entry.id) if one.reason == BEFORE_RETURN)
    assert entries.version(entry.id, kept.revision).answers["nhiem_vu"] == ["Viết lại tất cả."]
    assert entries.version(entry.id, kept.revision).answers["tin_bai"]["typed"] == "99"
