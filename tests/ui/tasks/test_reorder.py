"""The task: put the sections of a report in another order and take it back, by keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cchc_desktop.document.docx_reader import Pages
from cchc_desktop.entry import Entry
from cchc_desktop.store.entries import Entries
from tests.goldens import golden_entry
from tests.ui.clerk import ALT, CTRL, Clerk, Key

UP, DOWN = Key.Key_Up, Key.Key_Down


@pytest.fixture
def clerk(app, tmp_path: Path):
    made = Clerk(tmp_path)
    entry = golden_entry("tam-hop-bc-2024")
    made.window._desk.writer.save(entry, "Báo cáo")
    made.window._desk.writer.flush()
    made.window.open_entry(entry.id)
    yield made
    if made.window.isVisible():
        made.close()


def go_to(clerk: Clerk, section: str) -> None:
    """Along the list of sections by its arrow keys."""
    clerk.tab_to(clerk.page.sections._list)
    clerk.press(Key.Key_Home)
    while clerk.page.sections.current != section:
        clerk.press(DOWN)


def stored(clerk: Clerk) -> Entry:
    clerk.page.save_now()
    clerk.window._desk.writer.flush()
    return Entries(clerk.window._desk.reader).load(clerk.page.entry.id)


def order(clerk: Clerk) -> list[str]:
    return [section.id for section in stored(clerk).outline]


def exported(clerk: Clerk, folder: Path, name: str) -> list[str]:
    """The paragraphs of the Word file."""
    return [one.text for one in Pages(clerk.export(folder, name).read_bytes()).paragraphs]


def place_of(paragraphs: list[str], words: str) -> int:
    return next(n for n, text in enumerate(paragraphs) if words.lower() in text.lower())


def test_section_moved_up_is_exported_before_its_neighbour_with_all_under_it(clerk: Clerk, tmp_path: Path):
    before = order(clerk)
    go_to(clerk, "danh-gia")
    clerk.press(UP, ALT)
    after = order(clerk)
    moved = [section for section in before if section in ("danh-gia", "uu-diem", "ton-tai", "nguyen-nhan")]
    at = after.index("danh-gia")
    assert after[at : at + 4] == moved
    assert after[at + 4] == "ket-qua"
    paragraphs = exported(clerk, tmp_path, "da-chuyen")
    assert place_of(paragraphs, "Đánh giá chung") < place_of(paragraphs, "Kết quả cụ thể")
    assert place_of(paragraphs, "Ưu điểm") < place_of(paragraphs, "Kết quả cụ thể")


def test_moves_are_taken_back_one_by_one_and_nothing_typed_since_is_lost(clerk: Clerk, tmp_path: Path):
    first = exported(clerk, tmp_path, "truoc")
    clerk.press(Key.Key_F6)
    before = order(clerk)
    go_to(clerk, "danh-gia")
    clerk.press(UP, ALT)
    once = order(clerk)
    clerk.press(UP, ALT)
    assert order(clerk) not in (once, before)
    clerk.press(Key.Key_Return)
    go_to(clerk, "kien-nghi")
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_End, CTRL)
    clerk.type(" Xin cảm ơn.")
    go_to(clerk, "danh-gia")
    clerk.press(Key.Key_Z, CTRL)
    assert order(clerk) == once
    clerk.press(Key.Key_Z, CTRL)
    assert order(clerk) == before
    last = exported(clerk, tmp_path, "sau")
    assert [text.replace(" Xin cảm ơn.", "") for text in last] == first
    assert any(text.endswith(" Xin cảm ơn.") for text in last)


def test_section_left_out_of_print_can_be_printed_again(clerk: Clerk, tmp_path: Path):
    for shown in (False, True):
        go_to(clerk, "kien-nghi")
        _choose(clerk, "In lại mục này" if shown else "Không in mục này")
        paragraphs = exported(clerk, tmp_path, "co" if shown else "khong")
        assert any("kiến nghị, đề xuất" in text.lower() for text in paragraphs) is shown
        clerk.press(Key.Key_F6)


def _choose(clerk: Clerk, words: str) -> None:
    """An entry of the menu “Sửa các mục”, by its arrow keys."""
    done: list[bool] = []

    def act() -> None:
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            QTimer.singleShot(10, act)
            return
        texts = [action.text() for action in menu.actions() if action.isEnabled()]
        for _ in range(texts.index(words) + 1 if words in texts else 0):
            QTest.keyClick(menu, DOWN)
        QTest.keyClick(menu, Key.Key_Return if words in texts else Key.Key_Escape)
        done.append(words in texts)

    QTimer.singleShot(0, act)  # a menu that is open waits for its own keys
    clerk.press(Key.Key_A, ALT)
    clerk.until(lambda: done)
    assert done == [True], f"no “{words}”"
    clerk.window.activateWindow()  # where there is no window manager, nobody else gives the focus back
    clerk.until(lambda: QApplication.activeWindow() is clerk.window)


def test_added_and_removed_sections_come_back_by_one_key(clerk: Clerk):
    before = order(clerk)
    go_to(clerk, "kien-nghi")
    clerk.during(clerk._agree, lambda: clerk.press(Key.Key_Delete))
    assert "kien-nghi" not in order(clerk)
    clerk.tab_to(clerk.page.sections._list)
    clerk.press(Key.Key_Z, CTRL)
    assert order(clerk) == before
    assert stored(clerk).answers["kien_nghi"] == golden_entry("tam-hop-bc-2024").answers["kien_nghi"]
    clerk.press(Key.Key_Z, CTRL)
    assert clerk.page.notice.text == "Không còn gì để hoàn tác ở các mục."


def test_a_section_that_was_renamed_is_moved_by_the_next_key(clerk: Clerk, tmp_path: Path):
    def name(_dialog) -> None:
        clerk.press(Key.Key_A, CTRL)
        clerk.type("Nhận xét chung")
        clerk.press(Key.Key_Return)

    go_to(clerk, "danh-gia")
    before = order(clerk).index("danh-gia")
    clerk.during(name, lambda: clerk.press(Key.Key_F2))
    clerk.press(UP, ALT)
    assert order(clerk).index("danh-gia") < before
    assert place_of(exported(clerk, tmp_path, "doi-ten"), "Nhận xét chung") > 0
