"""States, versions, bin and register, through the window, with the keyboard."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget
from sqlite_utils import Database

from cchc_desktop.entry import Entry, Period, new_id
from cchc_desktop.form.definition import new_entry
from cchc_desktop.office import Office
from cchc_desktop.store.bin import Bin
from cchc_desktop.store.entries import Entries
from cchc_desktop.store.states import States
from cchc_desktop.ui.home.bin_dialog import BinDialog
from cchc_desktop.ui.home.register_dialog import RegisterDialog
from cchc_desktop.ui.home.state_dialog import StateDialog
from cchc_desktop.ui.home.versions_dialog import VersionsDialog
from tests.goldens import forms
from tests.ui.clerk import ALT, CTRL, Clerk, Key

OFFICE = Office(name="Tái Sơn", superior="tỉnh Hải Dương", province="tỉnh Hải Dương")


@pytest.fixture
def clerk(app, tmp_path: Path) -> Iterator[Clerk]:
    made = Clerk(tmp_path)
    yield made
    if made.window.isVisible():
        made.close()


@pytest.fixture
def entry() -> Entry:
    return new_entry(forms()["bc-tuyen-truyen"], OFFICE, Period("nam", 2026))


def keep(clerk: Clerk, *entries: Entry, title: str = "Báo cáo thử") -> None:
    for entry in entries:
        clerk.window._desk.writer.do(partial(_save, entry, title)).result()
    clerk.window.home.refresh()


def _save(entry: Entry, title: str, db: Database) -> None:
    Entries(db).save(entry, title)


def stored(clerk: Clerk, entry: Entry) -> Entry:
    clerk.window._desk.writer.flush()
    return clerk.window._desk.entries.load(entry.id)


def rows(clerk: Clerk) -> list[str]:
    return [row.id for row in clerk.window._desk.entries.rows()]


def type_number(clerk: Clerk, number: str) -> None:
    clerk.page.open_section("phan-dau")
    clerk.tab_to(clerk.page.dating._number)
    clerk.retype(number)
    clerk.press(Key.Key_Tab)


# -------------------------------------------------------------------- states


def test_state_is_changed_from_the_list_and_its_day_is_noted(clerk, entry):
    keep(clerk, entry)

    def hand_in(dialog: StateDialog) -> None:
        clerk.press(Key.Key_P, ALT)
        clerk.until(lambda: dialog.state == "đã nộp")
        clerk.tab_to(dialog.day_line.line)
        clerk.retype("20/7/2026")
        clerk.press(Key.Key_Return)

    clerk.during(hand_in, lambda: clerk.press(Key.Key_T, CTRL))
    assert stored(clerk, entry).state == "đã nộp"
    assert States(clerk.window._desk.reader).handed_in() == {entry.id: date(2026, 7, 20)}
    assert clerk.window.home.list.topLevelItem(0).text(5) == "Đã nộp 20/07/2026"


def test_state_of_the_open_document_is_changed_and_it_stays_open(clerk, entry):
    keep(clerk, entry)
    clerk.window.open_entry(entry.id)

    def review(dialog: StateDialog) -> None:
        clerk.press(Key.Key_S, ALT)
        clerk.until(lambda: dialog.state == "đã soát")
        clerk.press(Key.Key_Return)

    clerk.during(review, lambda: clerk.press(Key.Key_T, CTRL))
    assert clerk.page.entry.state == "đã soát"
    assert clerk.page.dating._state.text() == "Đã soát"


def test_day_that_cannot_be_read_holds_the_dialog(app, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    dialog = StateDialog("Báo cáo", "đã nộp", date(2026, 7, 20))
    assert dialog.day == date(2026, 7, 20)
    dialog.day_line.line.setText("20/13")
    dialog.accept()
    assert not dialog.result()
    assert "Ngày nộp chưa đúng" in said[0]


@pytest.mark.parametrize("state", ["đã soát", "đã xuất", "đã nộp"])
def test_editing_what_was_reviewed_or_issued_is_told_once_and_keeps_the_old(clerk, entry, state):
    keep(clerk, entry)
    clerk.window._desk.writer.do(lambda db: States(db).set(entry.id, state, date(2026, 7, 20))).result()
    clerk.window.open_entry(entry.id)
    clerk.page.open_section("thong-ke", "tin_bai")
    clerk.type("7")
    clerk.page.save_now()
    assert stored(clerk, entry).state == "nháp"
    assert stored(clerk, entry).revision != entry.revision
    assert clerk.window._desk.entries.version(entry.id, entry.revision).answers == entry.answers
    assert f"Văn bản {state} vừa được sửa" in clerk.page.notice.text
    clerk.page.notice.hide()
    revision = clerk.page.entry.revision
    clerk.type("8")
    clerk.page.save_now()
    assert not clerk.page.notice.isVisible()
    assert stored(clerk, entry).revision == revision


def test_number_given_after_the_export_is_a_new_version_but_no_draft(clerk, entry, tmp_path):
    keep(clerk, entry)
    clerk.window.open_entry(entry.id)
    clerk.export(tmp_path, "mot")
    type_number(clerk, "17")
    clerk.page.save_now()
    after = stored(clerk, entry)
    assert (after.number, after.state, after.parent) == ("17", "đã xuất", entry.revision)
    clerk.export(tmp_path, "hai")
    assert len(clerk.window._desk.entries.versions(entry.id)) == 2


# -------------------------------------------------------------------- register


def test_number_of_another_document_is_told_on_leaving_the_line(clerk, entry):
    keep(clerk, replace(entry, id=new_id(), number="7"), title="Báo cáo quý I")
    keep(clerk, entry)
    clerk.window.open_entry(entry.id)
    type_number(clerk, "07")
    assert clerk.page.dating._note.text() == "Số 07 đã ghi cho: Báo cáo quý I."
    type_number(clerk, "08")
    assert clerk.page.dating._note.text() == ""


def test_next_number_is_offered_and_never_filled_in_by_itself(clerk, entry):
    keep(clerk, replace(entry, id=new_id(), number="41"), entry)
    clerk.window.open_entry(entry.id)
    clerk.page.open_section("phan-dau")
    assert clerk.page.dating._number.text() == ""
    assert clerk.page.dating._next.text() == "Lấy số 42"
    clerk.tab_to(clerk.page.dating._next)
    clerk.press(Key.Key_Space)
    clerk.page.save_now()
    assert stored(clerk, entry).number == "42"


@pytest.fixture
def register(clerk, entry) -> RegisterDialog:
    numbers = (("07", "đã nộp"), ("7", "đã xuất"), ("04", "nháp"), ("", "đã xuất"), ("", "nháp"))
    for n, (number, state) in enumerate(numbers):
        keep(clerk, replace(entry, id=new_id(), number=number, state=state), title=f"Văn bản {n}")
    return RegisterDialog(clerk.window._desk)


def test_register_tells_numbers_given_twice_left_out_and_next(register):
    lines = [register.list.topLevelItem(n) for n in range(register.list.topLevelItemCount())]
    assert [(line.text(0), line.text(4)) for line in lines] == [
        ("04", ""),
        ("07", "trùng số"),
        ("7", "trùng số"),
        ("", "chưa ghi số"),
    ]
    assert register.said.text().startswith("Số bị trùng: 07, 7. Số tiếp theo: 08. Không thấy số 01–03, 05–06")


def test_register_is_copied_and_written_for_excel(register, tmp_path, monkeypatch):
    register.copy()
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert rows[0] == ["Số", "Ngày", "Trích yếu", "Trạng thái", "Ghi chú"]
    assert rows[1] == ["04", "", "Văn bản 2", "Nháp", ""]
    path = tmp_path / "so.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    register.export()
    assert path.read_text(encoding="utf-8-sig").startswith(
        "Số,Ngày,Trích yếu,Trạng thái,Ghi chú\n04,,Văn bản 2"
    )


def test_document_is_opened_from_the_register(clerk, entry):
    keep(clerk, replace(entry, number="04"))

    def act(dialog: RegisterDialog) -> None:
        clerk.press(Key.Key_M, ALT)
        clerk.until(lambda: not dialog.isVisible())

    clerk.during(act, clerk.window.papers.show_register)
    assert clerk.page.entry.id == entry.id


def test_empty_register_says_so(clerk):
    assert RegisterDialog(clerk.window._desk).said.text() == "Chưa có văn bản nào ghi số."


# -------------------------------------------------------------------- versions


def test_version_is_read_compared_and_kept_by_hand(clerk, entry):
    keep(clerk, entry)
    dialog = VersionsDialog(clerk.window._desk, entry.id)
    assert not dialog._none.isHidden()
    dialog.keep()
    assert dialog._none.isHidden()
    assert dialog.list.count() == 2
    assert dialog.pages.pages
    dialog.tabs.setCurrentIndex(1)
    assert dialog.changes.toPlainText() == "Hai bản giống hệt nhau."
    now = stored(clerk, entry)
    changed = now.answered("nhiem_vu", ["Một việc khác hẳn."])
    keep(clerk, changed)
    again = VersionsDialog(clerk.window._desk, entry.id)
    again.tabs.setCurrentIndex(1)
    said = again.changes.toPlainText()
    assert "Thêm: 1. Một việc khác hẳn." in said
    assert "Bỏ: " in said
    assert "đoạn không đổi" in said


# -------------------------------------------------------------------- bin


def test_document_is_thrown_away_and_brought_back_by_undo(clerk, entry):
    keep(clerk, entry)
    clerk.window.home.enter()
    clerk.press(Key.Key_Delete)
    assert rows(clerk) == []
    assert clerk.window.home.notice.text == "Đã bỏ “Báo cáo thử” vào thùng rác."
    clerk.tab_to(clerk.window.home.notice._action)
    clerk.press(Key.Key_Space)
    assert rows(clerk) == [entry.id]
    assert clerk.window.home.list.current == entry.id


def test_several_documents_are_thrown_away_at_once(clerk, entry):
    keep(clerk, entry, replace(entry, id=new_id()), replace(entry, id=new_id()))
    clerk.window.home.enter()
    clerk.press(Key.Key_A, CTRL)
    clerk.press(Key.Key_Delete)
    assert rows(clerk) == []
    assert "Đã bỏ 3 văn bản" in clerk.window.home.notice.text


def test_open_document_is_thrown_away_with_all_that_was_typed(clerk, entry):
    keep(clerk, entry)
    clerk.window.open_entry(entry.id)
    clerk.page.open_section("thong-ke", "tin_bai")
    clerk.type("36")
    clerk.window.papers.throw_current_away()
    assert clerk.window.page is None
    assert rows(clerk) == []
    assert stored(clerk, entry).answers["tin_bai"]["typed"] == "36"


def test_bin_gives_back_or_deletes_for_ever_once_asked(clerk, entry, monkeypatch):
    other = replace(entry, id=new_id())
    keep(clerk, entry, other)
    clerk.window._desk.writer.do(lambda db: Bin(db).put([entry.id, other.id])).result()

    def sure(box: QMessageBox) -> int:
        assert "Không lấy lại được" in box.text()
        box.buttons()[0].click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", sure)

    def act(dialog: BinDialog) -> None:
        clerk.press(Key.Key_L, ALT)
        clerk.until(lambda: dialog.list.count() == 1)
        clerk.press(Key.Key_V, ALT)
        clerk.until(lambda: dialog.list.count() == 0)
        assert not dialog.back.isEnabled()
        dialog.accept()

    clerk.during(act, clerk.window.papers.show_bin)
    assert rows(clerk) in ([entry.id], [other.id])
    assert Bin(clerk.window._desk.reader).all() == []


def test_every_control_of_the_new_dialogs_has_a_name(clerk, entry):
    keep(clerk, replace(entry, number="1"))
    desk = clerk.window._desk
    dialogs: list[QWidget] = [
        StateDialog("Báo cáo", "nháp", None),
        VersionsDialog(desk, entry.id),
        RegisterDialog(desk),
        BinDialog(desk),
    ]
    for dialog in dialogs:
        for name in ("list", "other", "pages", "changes", "year", "kind"):
            control = getattr(dialog, name, None)
            assert control is None or control.accessibleName(), name
        assert dialog.windowTitle()


def test_no_two_lines_of_a_menu_share_a_key(clerk, entry):
    keep(clerk, entry)
    menus = cast("list[QMenu]", [*clerk.window.menuBar().findChildren(QMenu), clerk.window.home.list.menu()])
    assert len(menus) > 6
    for menu in menus:
        keys = [found[1].upper() for one in menu.actions() if (found := re.search("&(.)", one.text()))]
        assert len(keys) == len(set(keys)), (menu.title(), sorted(keys))
