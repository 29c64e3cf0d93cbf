"""The text on the screen grows and shrinks at once, with the room around it, and stays so."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QTextEdit, QWidget

from cchc_desktop.store.entries import Entries
from cchc_desktop.ui.style import TEXT_SIZES, set_text_size, sheet, text_size
from tests.goldens import golden_entry
from tests.ui.clerk import CTRL, Clerk, Key


@pytest.fixture
def clerk(app: QApplication, tmp_path: Path) -> Iterator[Clerk]:
    made = Clerk(tmp_path)
    yield made
    made.close()
    set_text_size(app, 100)


def shown(clerk: Clerk, kind: type[QWidget]) -> tuple[int, int]:
    """Height of the text and of the control, of the first one on the page."""
    control = cast("list[QWidget]", clerk.window.home.findChildren(kind))[0]
    return control.fontMetrics().height(), control.sizeHint().height()


def test_keys_make_everything_on_the_page_larger_and_smaller(app: QApplication, clerk: Clerk):
    usual = {kind: shown(clerk, kind) for kind in (QPushButton, QLineEdit)}
    for key in (Key.Key_Plus, Key.Key_Equal, Key.Key_Plus, Key.Key_Plus, Key.Key_Plus):
        clerk.press(key, CTRL)
    assert text_size(app) == 175
    for kind, (text, control) in usual.items():
        larger = shown(clerk, kind)
        assert 1.6 < larger[0] / text < 1.9, kind
        assert 1.5 < larger[1] / control < 1.9, kind
    clerk.press(Key.Key_Minus, CTRL)
    assert text_size(app) == 150
    clerk.press(Key.Key_0, CTRL)
    assert {kind: shown(clerk, kind) for kind in usual} == usual


def test_size_is_there_again_at_the_next_start(app: QApplication, clerk: Clerk):
    clerk.press(Key.Key_Plus, CTRL)
    clerk.close()
    set_text_size(app, 100)
    clerk.open()
    assert text_size(app) == TEXT_SIZES[1]


def test_chosen_size_is_ticked_in_the_menu(app: QApplication, clerk: Clerk):
    clerk.press(Key.Key_Plus, CTRL)
    menus = cast("list[QMenu]", clerk.window.menuBar().findChildren(QMenu))
    ticked = [action.text() for menu in menus for action in menu.actions() if action.isChecked()]
    assert ticked == ["115%"]


def test_sections_of_an_open_document_follow_and_come_back(app: QApplication, clerk: Clerk):
    entry = golden_entry("tai-son-bc-2022")
    clerk.window._desk.writer.do(lambda db: Entries(db).save(entry)).result()
    clerk.window.open_entry(entry.id)
    sections = clerk.page.sections._list

    def seen() -> list[tuple[int, int]]:
        QApplication.processEvents()
        sections.doItemsLayout()
        items = [sections.item(n) for n in range(sections.count())]
        return [
            (sections.visualItemRect(item).height(), item.icon().availableSizes()[0].height())
            for item in items
        ]

    usual = seen()
    set_text_size(app, 150)
    larger = seen()
    for large, small in zip(larger, usual, strict=True):
        assert large[0] > small[0]
        assert large[1] > small[1]
    set_text_size(app, 100)
    assert seen() == usual


def test_typing_place_and_text_stay_when_the_size_changes(app: QApplication, clerk: Clerk):
    entry = golden_entry("tai-son-bc-2022")
    clerk.window._desk.writer.do(lambda db: Entries(db).save(entry)).result()
    clerk.window.home.refresh()
    line = clerk.window.home._search
    line.setFocus()
    clerk.type("tai son")
    clerk.press(Key.Key_Left)
    clerk.press(Key.Key_Plus, CTRL)
    assert (line.text(), line.cursorPosition(), line.hasFocus()) == ("tai son", 6, True)


def test_lines_stay_thin_and_room_grows_with_the_text():
    assert "border: 1px solid" in sheet(175)
    assert "border: 2px solid" in sheet(175)
    assert "min-height: 38px" in sheet(175)
    assert sheet(100).count("px") == sheet(175).count("px")


def test_all_sizes_lie_between_100_and_175_per_cent():
    assert (min(TEXT_SIZES), max(TEXT_SIZES)) == (100, 175)


@pytest.mark.parametrize("width", [1210, 1366])
def test_pages_move_into_a_tab_and_back_while_the_text_grows(app: QApplication, clerk: Clerk, width: int):
    entry = golden_entry("tai-son-bc-2022")
    clerk.window._desk.writer.do(lambda db: Entries(db).save(entry)).result()
    clerk.window.open_entry(entry.id)
    clerk.window.resize(width, 700)
    panes = clerk.page._panes
    for size in (*TEXT_SIZES, *reversed(TEXT_SIZES)) * 2:
        set_text_size(app, size)
        wide = width >= 1200 * (100 + size) / 200
        for _ in range(3):
            QApplication.processEvents()
        assert panes.count() == (1 if wide else 2)
        assert panes.tabBar().isVisible() is not wide


def test_what_is_written_stays_in_sight_and_no_void_below_it(app: QApplication, clerk: Clerk):
    entry = golden_entry("tai-son-bc-2022")
    clerk.window._desk.writer.do(lambda db: Entries(db).save(entry)).result()
    clerk.window.resize(1366, 720)
    clerk.window.open_entry(entry.id)
    clerk.page.open_section("mo-dau", "mo_dau")
    clerk.press(Key.Key_End, CTRL)
    page = clerk.page._pages.current
    assert page
    writing = cast("QTextEdit", QApplication.focusWidget())
    inside = page.widget()

    def caret_in_sight() -> bool:
        caret = writing.viewport().mapTo(page.viewport(), writing.cursorRect().center())
        return page.viewport().rect().contains(caret)

    def no_void() -> bool:
        needed = inside.heightForWidth(page.viewport().width())
        return inside.height() == max(page.viewport().height(), needed)

    for size in (*TEXT_SIZES, *reversed(TEXT_SIZES)):
        set_text_size(app, size)
        QTest.qWait(50)
        clerk.until(lambda: caret_in_sight() and no_void(), 5_000)
