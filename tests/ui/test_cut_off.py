"""The office's own cut-off rule: typed by keys, seen with its days, offered where a period is asked."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from cchc_desktop.commandline import all_forms
from cchc_desktop.figures.periods import by_rule, with_window
from cchc_desktop.form.definition import new_entry
from cchc_desktop.office import Office
from cchc_desktop.store.entries import Entries
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.diary import cut_off_dialog
from cchc_desktop.ui.diary.cut_off_dialog import CutOffDialog
from cchc_desktop.ui.diary.diary_window import DiaryWindow
from cchc_desktop.ui.home.home import Home
from cchc_desktop.ui.home.new_entry import NewEntryDialog
from tests.ui.keys import press, type_text

Key = Qt.Key
YEAR = date.today().year


@pytest.fixture
def desk(app, tmp_path):
    desk = Desk(tmp_path / "so.db", *all_forms())
    yield desk
    desk.writer.close(10)


@pytest.fixture
def dialog(desk):
    dialog = CutOffDialog(desk)
    dialog.show()
    yield dialog
    dialog.close()


def choose_new(dialog):
    dialog.which.setCurrentIndex(dialog.which.findData(""))


def type_rule(dialog, start="5/12"):
    choose_new(dialog)
    type_text(dialog.name, "Riêng của xã")
    type_text(dialog.starts[0], start)
    press(dialog.starts[0], Key.Key_Tab)
    dialog.starts[0].left.emit()


def test_an_own_rule_is_typed_seen_kept_and_offered(desk, dialog):
    type_rule(dialog)
    assert [line.text() for line in dialog.starts] == ["5/12", "5/3", "5/6", "5/9"]
    dialog.shared.setChecked(True)
    assert f"Năm {YEAR}: 05/12/{YEAR - 1} – 05/12/{YEAR}" in dialog.windows.text()
    dialog.accept()
    assert desk.cut_off().chosen == "rieng-1"
    period = NewEntryDialog(desk)._period
    assert period.cut_off() == "rieng-1"
    assert period._rule.currentText() == "Riêng của xã"
    period.offer(("nam",))
    assert period.period().start == date(YEAR - 1, 12, 5)


def test_the_first_page_and_a_first_document_follow_the_own_rule(desk, dialog):
    type_rule(dialog)
    dialog.accept()
    entry = new_entry(desk.forms["bc-tuyen-truyen"], Office(), with_window("nam", YEAR, desk.cut_off().rule))
    desk.writer.do(lambda db: Entries(db).save(entry, "Báo cáo")).result()
    home = Home(desk)
    home.refresh()
    proposed = NewEntryDialog(desk, "BC")._period.period()
    assert by_rule(proposed, desk.cut_off().rule)


def test_the_diary_filters_by_the_own_rule(desk, dialog):
    type_rule(dialog)
    dialog.accept()
    diary = DiaryWindow(desk)
    diary.filters.period.setCurrentIndex(diary.filters.period.findData(f"quy-1 {YEAR}"))
    assert diary.filters.sought().start == date(YEAR - 1, 12, 5)
    assert diary.filters.sought().end == date(YEAR, 3, 4)
    diary.close()


def test_a_rule_that_leaves_a_gap_is_said_and_not_kept(desk, dialog):
    type_rule(dialog)
    type_text(dialog.starts[2], "1")
    dialog.accept()
    assert "Ngày đầu quý III" in dialog.note.text()
    assert dialog.isVisible()
    assert desk.cut_off().chosen == "calendar"


def test_a_shipped_rule_is_shown_with_its_decree_and_chosen(desk, dialog):
    dialog.which.choose("central")
    assert dialog.starts[0].text() == "15/12"
    assert dialog.starts[0].isReadOnly()
    assert "Nghị định 09/2019/NĐ-CP, Điều 12" in dialog.windows.text()
    dialog.accept()
    assert desk.cut_off().chosen == "central"


def test_an_own_rule_is_changed_and_taken_away(desk, dialog, monkeypatch):
    monkeypatch.setattr(cut_off_dialog, "ask", lambda *_: True)
    type_rule(dialog)
    dialog.accept()
    again = CutOffDialog(desk)
    assert again.name.text() == "Riêng của xã"
    again.shared.setChecked(True)
    again.accept()
    assert desk.cut_off().rule["shared"]
    last = CutOffDialog(desk)
    last._drop()
    assert desk.cut_off().chosen == "calendar"
    assert "rieng-1" not in desk.cut_off().rules
