"""Task: set the program up on a new PC, by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast
from zipfile import ZipFile

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from cchc_desktop.document.summary import lacking
from cchc_desktop.form.definition import RECIPIENTS, SIGNATURE
from cchc_desktop.office import Office
from cchc_desktop.store.settings import Person, Settings
from cchc_desktop.ui.home.new_entry import NewEntryDialog
from cchc_desktop.ui.office.offices import MERGER
from cchc_desktop.ui.office.setup_dialog import SetUpDialog, needs_set_up
from cchc_desktop.ui.office.setup_steps import CommuneStep, LookStep, PeopleStep, SuperiorStep
from tests.ui.clerk import ALT, CTRL, Clerk, Key


@pytest.fixture
def clerk(app, tmp_path: Path) -> Iterator[Clerk]:
    made = Clerk(tmp_path)
    yield made
    if made.window.isVisible():
        made.close()


def stored(clerk: Clerk) -> Settings:
    return clerk.window._desk.settings


def set_up(clerk: Clerk, act) -> None:
    clerk.during(act, clerk.window.first_start)


def turn(clerk: Clerk, dialog: SetUpDialog, key: Key = Key.Key_P) -> None:
    """To the next page by its key; the last one closes."""
    before = dialog.step
    clerk.press(key, ALT)
    clerk.until(lambda: dialog.step is not before or not dialog.isVisible())


def commune(clerk: Clerk, dialog: SetUpDialog) -> None:
    clerk.until(lambda: QApplication.focusWidget() is not None)
    clerk.type("Tái Sơn")
    clerk.press(Key.Key_Tab)
    clerk.type("tỉnh Hải Dương")
    clerk.press(Key.Key_Return)
    clerk.until(lambda: isinstance(dialog.step, SuperiorStep))


def test_five_questions_set_the_office_up(clerk: Clerk):
    def act(dialog: SetUpDialog) -> None:
        commune(clerk, dialog)
        clerk.press(Key.Key_Return)
        assert isinstance(dialog.step, PeopleStep)
        clerk.type("Trần Thị Bích")
        clerk.choose(dialog.step.editor.way, 1)
        turn(clerk, dialog)
        turn(clerk, dialog)
        assert isinstance(dialog.step, LookStep)
        turn(clerk, dialog, Key.Key_X)

    set_up(clerk, act)
    office = Office(name="Tái Sơn", superior="tỉnh Hải Dương", province="tỉnh Hải Dương")
    assert stored(clerk).offices() == [(MERGER, office)]
    assert stored(clerk).people() == [Person("Trần Thị Bích", "pho-chu-tich", "PHÓ CHỦ TỊCH")]
    assert stored(clerk).recipients("KH")[0].items[0] == "UBND tỉnh Hải Dương (để báo cáo)"
    assert clerk.window._desk.writer.flush(), "the last step is kept in its turn"
    assert not needs_set_up(clerk.window._desk)
    clerk.during(lambda _dialog: clerk.press(Key.Key_Return), lambda: clerk.press(Key.Key_N, CTRL))
    answers = clerk.page.entry.answers
    assert answers[SIGNATURE] == {"case": "pho-chu-tich", "name": "Trần Thị Bích"}
    assert answers[RECIPIENTS][-1] == "Lưu: VT, VHXH"


def test_province_without_its_noun_is_told_and_stays_as_typed(clerk: Clerk):
    def act(dialog: SetUpDialog) -> None:
        step = dialog.step
        assert isinstance(step, CommuneStep)
        step.province.setFocus()
        clerk.type("Ninh Bình")
        usual = step.note.text()
        step.name.setFocus()
        assert "UBND Ninh Bình" in step.note.text()
        assert step.province.text() == "Ninh Bình"
        step.province.setFocus()
        clerk.press(Key.Key_Home)
        clerk.type("tỉnh ")
        step.name.setFocus()
        assert step.note.text() == usual
        clerk.press(Key.Key_Escape)

    set_up(clerk, act)


def test_enter_stops_once_at_a_province_without_its_noun(clerk: Clerk):
    def act(dialog: SetUpDialog) -> None:
        step = dialog.step
        assert isinstance(step, CommuneStep)
        clerk.type("Gia Viễn")
        clerk.press(Key.Key_Tab)
        clerk.type("Ninh Bình")
        clerk.press(Key.Key_Return)
        assert dialog.step is step
        assert "UBND Ninh Bình" in step.note.text()
        clerk.press(Key.Key_Return)
        assert isinstance(dialog.step, SuperiorStep)
        clerk.press(Key.Key_Escape)

    set_up(clerk, act)


def test_superior_that_is_shown_stands_when_its_page_is_passed_by(clerk: Clerk):
    def act(dialog: SetUpDialog) -> None:
        commune(clerk, dialog)
        turn(clerk, dialog, Key.Key_Q)
        turn(clerk, dialog, Key.Key_S)

    set_up(clerk, act)
    assert stored(clerk).offices()[0][1].superior == "tỉnh Hải Dương"


def test_set_up_done_again_is_offered_to_the_open_document(clerk: Clerk):
    set_up(clerk, lambda dialog: dialog.reject())
    clerk.during(lambda _dialog: clerk.press(Key.Key_Return), lambda: clerk.press(Key.Key_N, CTRL))
    assert not clerk.page.entry.office.name

    def act(dialog: SetUpDialog) -> None:
        assert dialog.windowTitle() == "Thiết lập từng bước"
        commune(clerk, dialog)
        clerk.press(Key.Key_Return)
        turn(clerk, dialog, Key.Key_S)

    (again,) = [one for one in actions(clerk) if one.text() == "Thiết lập từng &bước…"]
    clerk.during(act, again.trigger)
    assert clerk.page.notice.text == "Thông tin cơ quan vừa ghi chưa vào văn bản đang mở."
    clerk.page.notice._act()
    assert (clerk.page.entry.office.name, clerk.page.entry.office.superior) == ("Tái Sơn", "tỉnh Hải Dương")


def actions(clerk: Clerk) -> list[QAction]:
    return cast("list[QAction]", clerk.window.findChildren(QAction))


def test_district_of_before_july_2025_is_one_key_away(clerk: Clerk):
    def act(dialog: SetUpDialog) -> None:
        commune(clerk, dialog)
        clerk.press(Key.Key_H, ALT)
        clerk.until(lambda: QApplication.focusWidget() is dialog.step.first_focus())
        clerk.type("Tứ Kỳ")
        turn(clerk, dialog)
        turn(clerk, dialog, Key.Key_S)

    set_up(clerk, act)
    ((since, office),) = stored(clerk).offices()
    assert office.superior == "huyện Tứ Kỳ"
    assert since < MERGER


def test_set_up_that_broke_off_goes_on_where_it_was(clerk: Clerk):
    def break_off(dialog: SetUpDialog) -> None:
        commune(clerk, dialog)
        clerk.type("chưa ghi")
        clerk.window._desk.writer.flush()
        dialog.done(0)  # as a power cut: nothing is tidied up

    set_up(clerk, break_off)
    assert stored(clerk).offices()[0][1].superior == ""
    clerk.close()
    clerk.open()
    found: list[object] = []

    def look(dialog: SetUpDialog) -> None:
        found.extend((type(dialog.step), dialog.step.first_focus().property("text")))
        clerk.press(Key.Key_Escape)

    set_up(clerk, look)
    assert found == [SuperiorStep, "tỉnh Hải Dương"]


def test_back_shows_what_was_kept(clerk: Clerk):
    def act(dialog: SetUpDialog) -> None:
        commune(clerk, dialog)
        turn(clerk, dialog, Key.Key_I)
        assert isinstance(dialog.step, CommuneStep)
        assert dialog.step.name.text() == "Tái Sơn"
        clerk.press(Key.Key_Escape)

    set_up(clerk, act)


def test_everything_put_off_is_not_asked_again_and_the_first_export_is_whole(clerk: Clerk, tmp_path: Path):
    set_up(clerk, lambda _dialog: clerk.press(Key.Key_Escape))
    assert "Thiết lập từng bước" in clerk.window.home.notice.text
    assert clerk.window._desk.writer.flush(), "the last step is kept in its turn"
    assert not needs_set_up(clerk.window._desk)
    assert stored(clerk).offices() == []

    def begin(dialog: NewEntryDialog) -> None:
        assert dialog.form().kind == "BC"
        clerk.press(Key.Key_Return)

    clerk.during(begin, lambda: clerk.press(Key.Key_B, ALT))
    clerk.until(lambda: clerk.window.page)
    assert any("[…]" in finding.sentence for finding in lacking(clerk.page.settled_values()))
    path = clerk.export(tmp_path, "dau-tien")
    text = ZipFile(path).read("word/document.xml").decode()
    assert "XÃ […]" in text
    assert "BÁO CÁO" in text


def test_every_page_can_be_passed_over(clerk: Clerk):
    passed: list[str] = []

    def act(dialog: SetUpDialog) -> None:
        for _ in range(5):
            passed.append(dialog.step.title)
            turn(clerk, dialog, Key.Key_Q)

    set_up(clerk, act)
    assert len(set(passed)) == 5
    assert stored(clerk).offices() == []
    assert stored(clerk).people() == []


def test_program_in_use_is_not_asked_to_be_set_up(clerk: Clerk):
    clerk.window._keep_office(Office(name="Tái Sơn"))
    assert clerk.window._desk.writer.flush(), "the last step is kept in its turn"
    assert not needs_set_up(clerk.window._desk)
