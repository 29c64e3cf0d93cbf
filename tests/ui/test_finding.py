"""Finding words in the open document: by keys alone, and nothing is changed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QTableWidget

from cchc_desktop.entry import Entry
from cchc_desktop.ui.entry.finding import FindBar
from cchc_desktop.ui.fields.inputs import OpenComboBox
from cchc_desktop.ui.fields.live_text import LiveText
from tests.goldens import golden_entry
from tests.ui.clerk import CTRL, Clerk, Key
from tests.ui.keys import SHIFT


@pytest.fixture
def clerk(app, tmp_path: Path):
    made = Clerk(tmp_path)
    yield made
    if made.window.isVisible():
        made.close()


def opened(clerk: Clerk, entry: Entry | None = None) -> Entry:
    entry = entry or golden_entry("tai-son-bc-2023-06")
    clerk.window._desk.writer.save(entry, "Báo cáo")
    clerk.window._desk.writer.flush()
    clerk.window.open_entry(entry.id)
    return entry


def bar(clerk: Clerk) -> FindBar:
    return clerk.page.finder.bar


def count(clerk: Clerk) -> str:
    return bar(clerk).count.text()


def searched(clerk: Clerk, words: str) -> None:
    clerk.press(Key.Key_F, CTRL)
    assert clerk.focus() is bar(clerk).line
    clerk.retype(words)


def selected(clerk: Clerk, section: str, field: str) -> str:
    text = clerk.page._pages[section].questions[field].editor.first_focus()
    assert isinstance(text, LiveText)
    return text.textCursor().selectedText()


def test_words_are_counted_after_a_pause_and_selected_by_enter(clerk: Clerk):
    opened(clerk)
    searched(clerk, "khau hieu")
    clerk.until(lambda: count(clerk) == "1 chỗ")
    clerk.press(Key.Key_Return)
    assert count(clerk) == "1/1"
    assert clerk.page.sections.current == "noi-dung"
    assert selected(clerk, "noi-dung", "noi_dung") == "khẩu hiệu"
    assert clerk.focus() is bar(clerk).line


def test_f3_goes_through_all_sections_around_and_back(clerk: Clerk):
    opened(clerk)
    clerk.page.open_section("thong-ke")
    searched(clerk, "trang thong tin dien tu")
    seen = []
    clerk.press(Key.Key_F3)
    first = count(clerk)
    total = int(first.split("/")[1])
    for _ in range(total):
        seen.append((clerk.page.sections.current, count(clerk)))
        clerk.press(Key.Key_F3)
    assert seen[0][0] == "thong-ke"
    assert len({told for _, told in seen}) == total > 4
    assert {section for section, _ in seen} >= {"noi-dung", "thong-ke", "phuong-huong"}
    assert count(clerk) == first
    clerk.press(Key.Key_F3, SHIFT)
    assert count(clerk) == seen[-1][1]


def test_esc_closes_and_leaves_the_cursor_at_what_was_found(clerk: Clerk):
    opened(clerk)
    searched(clerk, "khẩu hiệu")
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Escape)
    assert not bar(clerk).isVisible()
    text = clerk.focus()
    assert isinstance(text, LiveText)
    assert text.textCursor().selectedText() == "khẩu hiệu"


def test_esc_without_a_find_gives_the_focus_back(clerk: Clerk):
    opened(clerk)
    clerk.page.open_section("thong-ke", "thong_ke")
    before = clerk.focus()
    searched(clerk, "không có ở đâu cả")
    clerk.until(lambda: count(clerk) == "Không thấy")
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Escape)
    assert clerk.focus() is before


def test_finding_changes_nothing(clerk: Clerk):
    entry = opened(clerk)
    before = clerk.page.entry.answers
    searched(clerk, "a")
    for _ in range(40):
        clerk.press(Key.Key_Return)
    assert clerk.page.entry.answers == before
    assert clerk.window._desk.writer.flush(5)
    assert clerk.window._desk.entries.load(entry.id).answers == before


def test_what_was_just_typed_is_found(clerk: Clerk):
    opened(clerk)
    clerk.page.open_section("ket-thuc", "ket_thuc")
    clerk.press(Key.Key_End, CTRL)
    clerk.type(" Tờ rơi mới.")
    searched(clerk, "to roi moi")
    clerk.press(Key.Key_Return)
    assert count(clerk) == "1/1"


def test_selected_words_are_looked_for(clerk: Clerk):
    opened(clerk)
    text = clerk.page._pages
    clerk.page.open_section("phuong-huong", "nhiem_vu")
    editor = clerk.focus()
    assert isinstance(editor, LiveText)
    clerk.press(Key.Key_Right, CTRL | SHIFT)
    clerk.press(Key.Key_F, CTRL)
    assert bar(clerk).line.text().strip() == "Tiếp"
    assert text["phuong-huong"].isVisible()


def test_cell_card_and_signature_are_turned_to(clerk: Clerk):
    plan = golden_entry("lien-minh-kh-2022").answered("du_toan", [["Băng rôn", "5"]])
    plan = replace(plan, answers={**plan.answers, "nguoi_ky": {"case": "chu-tich", "name": "Nguyễn Văn Tìm"}})
    opened(clerk, plan)
    searched(clerk, "bang ron")
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Escape)
    table = clerk.focus()
    assert isinstance(table, QTableWidget)
    assert table.currentItem().text() == "Băng rôn"
    searched(clerk, "kế toán")
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Escape)
    unit = clerk.focus()
    assert isinstance(unit, LiveText)
    assert unit.textCursor().selectedText() == "Kế toán"
    searched(clerk, "van tim")
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Escape)
    name = clerk.focus()
    assert isinstance(name, OpenComboBox)
    assert name.currentText() == "Nguyễn Văn Tìm"


def test_title_of_a_section_is_turned_to(clerk: Clerk):
    opened(clerk)
    searched(clerk, "phuong huong")
    clerk.press(Key.Key_Return)
    assert clerk.page.sections.current == "phuong-huong"
    assert clerk.focus() is bar(clerk).line


def test_match_deep_in_a_long_text_is_on_the_screen(clerk: Clerk):
    entry = golden_entry("tai-son-bc-2023-06")
    lines = [f"Đoạn thứ {n} nói về tuyên truyền." for n in range(60)]
    opened(clerk, entry.answered("noi_dung", [*lines, "Kim trong bể.", *lines]))
    searched(clerk, "kim trong be")
    clerk.press(Key.Key_Return)
    QApplication.processEvents()
    page = clerk.page._pages["noi-dung"]
    text = page.questions["noi_dung"].editor.first_focus()
    assert isinstance(text, LiveText)
    spot = text.viewport().mapTo(page.viewport(), text.cursorRect().center())
    assert page.viewport().rect().contains(spot)
    assert text.viewport().rect().contains(text.cursorRect().center())
