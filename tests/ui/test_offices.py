"""The office by date: the change of July 2025, and documents of before."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.entry import Period
from cchc_desktop.form.definition import new_entry
from cchc_desktop.office import Office
from cchc_desktop.ui.office.office_dialog import OfficeDialog
from cchc_desktop.ui.office.offices import (
    MERGER,
    OfficesDialog,
    edit_offices,
    first_day,
    held_since,
    keep_office,
)
from cchc_desktop.ui.office.usual import keep_lists, proposed_lists
from tests.goldens import forms
from tests.ui.clerk import Clerk, Key

DISTRICT = Office(name="Tái Sơn", superior="huyện Tứ Kỳ", province="tỉnh Hải Dương")
PROVINCE = Office(name="Tái Sơn", superior="tỉnh Hải Dương", province="tỉnh Hải Dương")
BC = forms()["bc-tuyen-truyen"]


@pytest.fixture
def clerk(app, tmp_path: Path) -> Iterator[Clerk]:
    made = Clerk(tmp_path)
    yield made
    made.close()


def change(clerk: Clerk, day: str, superior: str) -> None:
    def act(dialog: OfficeDialog) -> None:
        assert dialog._since
        clerk.tab_to(dialog._since.line)
        clerk.retype(day)
        clerk.tab_to(dialog._lines["superior"])
        clerk.retype(superior)
        clerk.press(Key.Key_Return)

    clerk.during(act, lambda: edit_offices(clerk.window._desk, clerk.window))


def test_change_from_a_day_keeps_what_held_before(clerk: Clerk):
    keep_office(clerk.window._desk, DISTRICT)
    change(clerk, "01/07/2025", "tỉnh Hải Dương")
    settings = clerk.window._desk.settings
    assert settings.office_on(date(2025, 6, 30)) == DISTRICT
    assert settings.office_on(MERGER) == clerk.window._desk.office() == PROVINCE


def test_recipients_that_still_name_the_body_of_before_are_told_and_left(clerk: Clerk, monkeypatch):
    said: list[str] = []
    monkeypatch.setattr(
        "cchc_desktop.ui.office.offices.tell", lambda _parent, _title, text: said.append(text)
    )
    keep_office(clerk.window._desk, DISTRICT)
    keep_lists(clerk.window._desk, proposed_lists(DISTRICT))
    change(clerk, "01/07/2025", "tỉnh Hải Dương")
    assert "còn ghi “huyện Tứ Kỳ”" in said[0]
    assert clerk.window._desk.settings.recipients() == list(proposed_lists(DISTRICT))


@pytest.mark.parametrize(
    ("office", "day"),
    [
        (PROVINCE, MERGER),
        (Office(), MERGER),
        (Office(superior="thành phố Hải Phòng", province="thành phố Hải Phòng"), MERGER),
        (DISTRICT, date(2000, 1, 1)),
        (Office(superior="thành phố Hải Dương", province="tỉnh Hải Dương"), date(2000, 1, 1)),
        (Office(unit="thị trấn", province="tỉnh Hải Dương"), date(2000, 1, 1)),
    ],
)
def test_first_office_holds_since_its_own_model(office, day):
    assert first_day(office) == day


def test_correction_on_the_same_day_replaces(clerk: Clerk):
    keep_office(clerk.window._desk, Office(name="Tái Sơn", superior="tỉnh Hải Dưng"))
    since = held_since(clerk.window._desk)
    assert since
    change(clerk, f"{since:%d/%m/%Y}", "tỉnh Hải Dương")
    assert [office.superior for _, office in clerk.window._desk.settings.offices()] == ["tỉnh Hải Dương"]


def test_new_document_begins_with_the_office_of_today_and_its_own_day_offers_the_one_of_then(clerk: Clerk):
    desk = clerk.window._desk
    keep_office(desk, DISTRICT)
    keep_office(desk, PROVINCE, MERGER)
    entry = new_entry(BC, desk.office() or Office(), Period("nam", 2024))
    desk.writer.save(entry, "Báo cáo năm 2024")
    desk.writer.flush()
    clerk.window.open_entry(entry.id)
    assert clerk.page.entry.office == PROVINCE
    clerk.page.open_section("phan-dau")
    clerk.tab_to(clerk.page.dating._date)
    clerk.type("20/12/2024")
    clerk.until(lambda: "huyện Tứ Kỳ" in clerk.page.notice.text)
    assert clerk.page.entry.office == PROVINCE
    clerk.page.notice._act()
    assert clerk.page.entry.office == DISTRICT


def test_document_of_a_day_of_its_own_office_says_nothing(clerk: Clerk):
    desk = clerk.window._desk
    keep_office(desk, DISTRICT)
    keep_office(desk, PROVINCE, MERGER)
    entry = new_entry(BC, desk.office() or Office(), Period("nam", 2026))
    desk.writer.save(entry, "Báo cáo")
    desk.writer.flush()
    clerk.window.open_entry(entry.id)
    clerk.page.open_section("phan-dau")
    clerk.tab_to(clerk.page.dating._date)
    clerk.type("20/12/2026")
    clerk.until(lambda: clerk.page.entry.date == "2026-12-20")
    assert clerk.page.notice.text == ""


def test_with_several_offices_it_is_asked_which_one(clerk: Clerk, monkeypatch):
    monkeypatch.setattr("cchc_desktop.ui.office.offices.ask", lambda *_said: True)
    keep_office(clerk.window._desk, DISTRICT)
    keep_office(clerk.window._desk, PROVINCE, MERGER)
    seen: list[str] = []

    def act(dialog: OfficesDialog) -> None:
        seen.extend(dialog.list.item(n).text() for n in range(dialog.list.count()))
        clerk.press(Key.Key_Down)
        dialog.remove()
        dialog.accept()

    clerk.during(act, lambda: edit_offices(clerk.window._desk, clerk.window))
    assert seen[0] == "Từ 01/07/2025 (đang dùng): UBND xã Tái Sơn, cấp trên: tỉnh Hải Dương"
    assert [office for _, office in clerk.window._desk.settings.offices()] == [PROVINCE]
