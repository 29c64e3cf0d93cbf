"""The first page: what is due, what is in work, what was carried, and every document found and sorted."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QToolButton, QWidget
from sqlite_utils import Database

from cchc_desktop.entry import Entry, Period, new_id
from cchc_desktop.form.definition import new_entry
from cchc_desktop.office import Office
from cchc_desktop.store.carries import Carries, Carry
from cchc_desktop.store.entries import Entries
from cchc_desktop.store.states import States
from cchc_desktop.ui.entry.rolling import RollOverDialog
from cchc_desktop.ui.home import home
from cchc_desktop.ui.home.new_entry import NewEntryDialog
from cchc_desktop.ui.style import set_text_size
from tests.goldens import forms, golden_entry
from tests.ui.clerk import ALT, CTRL, Clerk, Key

OFFICE = Office(name="Tái Sơn", superior="tỉnh Hải Dương", province="tỉnh Hải Dương")


class June(date):
    """A day in the middle of a year, whenever the tests run."""

    @classmethod
    def today(cls) -> "June":
        return cls(2026, 6, 25)


TODAY = June(2026, 6, 25)


@pytest.fixture
def clerk(app, tmp_path: Path, monkeypatch) -> Iterator[Clerk]:
    monkeypatch.setattr(home, "date", June)
    made = Clerk(tmp_path)
    yield made
    if made.window.isVisible():
        made.close()


def keep(clerk: Clerk, *entries: Entry) -> None:
    desk = clerk.window._desk
    for entry in entries:
        desk.writer.do(partial(_save, entry, desk.title_of(desk.form_of(entry), entry))).result()
    clerk.window.home.refresh()


def _save(entry: Entry, title: str, db: Database) -> None:
    Entries(db).save(entry, title)


def report(year: int, kind: str = "6-thang-dau", **more: str) -> Entry:
    made = new_entry(forms()["bc-tuyen-truyen"], OFFICE, Period(kind, year))
    return replace(made, **more)  # type: ignore[arg-type]


def words(clerk: Clerk) -> str:
    """All that the side of the page says."""
    labels = cast("list[QLabel]", clerk.window.home.agenda.findChildren(QLabel))
    return "\n".join(one.text() for one in labels)


def push(clerk: Clerk, start: str) -> Callable[[], None]:
    """The first button of that text, pressed by the keyboard."""

    def press() -> None:
        buttons = cast("list[QPushButton]", clerk.window.home.findChildren(QPushButton))
        clerk.tab_to(next(one for one in buttons if one.text() == start))
        clerk.press(Key.Key_Space)

    return press


def test_empty_home_says_what_to_do_first(clerk):
    assert clerk.window.home._nothing.isVisible()
    assert "Bấm “Báo cáo mới”" in clerk.window.home._nothing.text()
    assert not clerk.window.home.agenda.isVisible()
    assert clerk.focus().text() == "&Báo cáo mới"


def test_what_is_due_is_told_with_its_day_and_where_that_was_read(clerk):
    keep(clerk, report(2025, state="đã nộp"))
    assert "Báo cáo kết quả tuyên truyền CCHC, 6 tháng đầu năm 2026" in words(clerk)
    assert "Hết kỳ 30/06/2026: còn 5 ngày" in words(clerk)
    assert "Năm 2025 đã có báo cáo kỳ này" in words(clerk)


def test_plan_of_the_year_makes_its_reports_due(clerk):
    plan = replace(golden_entry("lien-minh-kh-2022"), period=Period("nam", 2026), state="đã xuất")
    keep(clerk, plan)
    assert "6 tháng đầu năm 2026" in words(clerk)
    assert "Kế hoạch năm 2026 ghi: “định kỳ 3 tháng/lần tổng hợp báo cáo lên phòng”" in words(clerk)


def test_report_that_is_due_is_begun_from_the_one_of_the_year_before(clerk):
    keep(clerk, report(2025, state="đã nộp"))
    seen: list[Period] = []

    def look(dialog: RollOverDialog) -> None:
        seen.append(dialog.period.period())
        dialog.reject()

    clerk.during(look, push(clerk, "Lập báo cáo"))
    assert [(one.kind, one.year) for one in seen] == [("6-thang-dau", 2026)]


def test_report_that_a_plan_promises_is_begun_from_the_plan(clerk):
    keep(clerk, replace(golden_entry("lien-minh-kh-2022"), period=Period("nam", 2026), state="đã xuất"))
    seen: list[Entry] = []

    def look(dialog: RollOverDialog) -> None:
        seen.append(dialog.entry())
        dialog.reject()

    clerk.during(look, push(clerk, "Lập báo cáo"))
    assert (seen[0].form.kind, seen[0].period.year) == ("BC", 2026)
    assert seen[0].form.id == "bc-tuyen-truyen", "the plainest of the subject"


def test_report_that_is_not_wanted_is_passed_over_with_a_way_back(clerk):
    keep(clerk, report(2025, state="đã nộp"))
    buttons = cast("list[QToolButton]", clerk.window.home.agenda.findChildren(QToolButton))
    clerk.tab_to(next(one for one in buttons if one.text() == "Bỏ qua"))
    clerk.press(Key.Key_Space)
    assert "Chưa có việc nào sắp đến hạn" in words(clerk)
    clerk.close()
    clerk.open()
    assert "Chưa có việc nào sắp đến hạn" in words(clerk)


def test_passing_over_is_taken_back(clerk):
    keep(clerk, report(2025, state="đã nộp"))
    clerk.window.home.agenda.pass_wanted.emit(
        clerk.window.home._agenda.due(clerk.window.home._rows, TODAY)[0]
    )
    assert "Chưa có việc nào sắp đến hạn" in words(clerk)
    clerk.tab_to(clerk.window.home.notice._action)
    clerk.press(Key.Key_Space)
    assert "6 tháng đầu năm 2026" in words(clerk)


def left(widget: QWidget, page: QWidget) -> int:
    return widget.mapTo(page, QPoint()).x()


@pytest.mark.parametrize(("size", "beside"), [(100, True), (175, False)])
def test_large_text_puts_what_is_due_under_the_list(app, clerk, size, beside):
    set_text_size(app, size)
    try:
        keep(clerk, report(2025, state="đã nộp"))
        clerk.window.resize(1024, 700)
        page = clerk.window.home
        clerk.until(lambda: (left(page.agenda, page) > left(page.list, page)) == beside)
    finally:
        set_text_size(app, 100)


def test_report_that_was_begun_is_opened(clerk):
    begun = report(2026)
    keep(clerk, report(2025, state="đã nộp"), begun)
    push(clerk, "Mở")()
    assert clerk.page.entry.id == begun.id


def test_document_in_work_tells_how_far_it_is(clerk):
    begun = report(2026)
    keep(clerk, begun)
    assert "Nháp: 0/8 mục xong" in words(clerk)
    clerk.window.open_entry(begun.id)
    clerk.press(Key.Key_F6)
    clerk.window._show_home()
    assert "Nháp: 1/8 mục xong" in words(clerk)


def test_strip_tells_what_is_not_yet_on_a_stick(clerk):
    ready = report(2025, state="đã soát")
    keep(clerk, ready)
    said = clerk.window.home.strip.said
    assert said.text() == ("Chưa chép văn bản nào ra USB. Còn 1 văn bản đã soát hoặc đã xuất mà chưa chép.")
    carry = Carry(ready.id, ready.revision, "", "docx", "a.docx", "0" * 64, "", "KINGSTON", "E:/")
    clerk.window._desk.writer.do(lambda db: Carries(db).record([carry])).result()
    clerk.window.home.refresh()
    assert said.text().endswith("KINGSTON. Không còn văn bản nào chờ chép.")


def test_documents_are_found_by_text_number_and_recipient_and_the_place_is_shown(clerk):
    one = report(2025, number="4711").answered("noi_nhan", ["Phòng Đặc biệt huyện Quỳnh Phượng"])
    keep(clerk, one, report(2024, kind="nam"))
    for typed in ("4711", "quynh phuong", "DAC BIET"):
        clerk.press(Key.Key_F, CTRL)
        clerk.retype(typed)
        assert [row.topLevelItemCount() for row in (clerk.window.home.list,)] == [1], typed
        assert clerk.window.home.list.current == one.id
    assert "“Phòng Đặc biệt huyện Quỳnh Phượng”" in clerk.window.home._found_in.text()
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_Return)
    assert clerk.page.entry.id == one.id


def test_columns_sort_as_a_dictionary_and_by_day(clerk):
    names = ("Đánh giá", "an toàn", "Ăn mặc", "Dân vận")
    days = ("2025-12-01", "2026-01-02", "", "2025-02-28")
    for name, day in zip(names, days, strict=True):
        entry = report(2025, date=day)
        clerk.window._desk.writer.do(partial(_save, entry, name)).result()
    clerk.window.home.refresh()
    tree = clerk.window.home.list
    tree.sort_by(1)
    assert shown(clerk, 1) == ["an toàn", "Ăn mặc", "Dân vận", "Đánh giá"]
    tree.sort_by(1)
    assert shown(clerk, 1) == ["Đánh giá", "Dân vận", "Ăn mặc", "an toàn"]
    tree.sort_by(4)
    assert shown(clerk, 4) == ["", "28/02/2025", "01/12/2025", "02/01/2026"]


def shown(clerk: Clerk, column: int) -> list[str]:
    tree = clerk.window.home.list
    return [tree.topLevelItem(n).text(column) for n in range(tree.topLevelItemCount())]


def test_day_of_handing_in_stands_in_the_list(clerk):
    entry = report(2025)
    keep(clerk, entry)
    clerk.window._desk.writer.do(lambda db: States(db).set(entry.id, "đã nộp", date(2025, 7, 20))).result()
    clerk.window.home.refresh()
    assert shown(clerk, 5) == ["Đã nộp 20/07/2025"]


def test_list_keeps_the_document_that_was_looked_at(clerk):
    entries = [report(year) for year in (2023, 2024, 2025)]
    keep(clerk, *entries)
    clerk.window.open_entry(entries[0].id)
    clerk.press(Key.Key_W, CTRL)
    clerk.window.home.list.setCurrentItem(clerk.window.home.list.topLevelItem(2))
    chosen = clerk.window.home.list.current
    clerk.window.home.refresh()
    assert clerk.window.home.list.current == chosen


def test_back_on_the_first_page_the_cursor_is_on_the_document_that_was_open(clerk):
    entries = [report(year) for year in (2023, 2024, 2025)]
    keep(clerk, *entries)
    for entry in entries:
        clerk.window.open_entry(entry.id)
        clerk.press(Key.Key_W, CTRL)
        assert clerk.window.home.list.current == entry.id


def test_new_period_of_the_chosen_document_begins_with_the_same_keys_as_inside_it(clerk):
    entry = report(2025)
    keep(clerk, entry)
    made: list[Entry] = []

    def look(dialog: RollOverDialog) -> None:
        made.append(dialog._old)
        dialog.reject()

    clerk.during(look, lambda: clerk.press(Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier))
    assert [one.id for one in made] == [entry.id]


def test_five_hundred_documents_are_listed_in_a_blink(clerk):
    import time

    desk = clerk.window._desk
    entries = [report(2010 + n % 15, id=new_id()) for n in range(500)]

    def save_all(db: Database) -> None:
        with db.atomic():
            for entry in entries:
                Entries(db).save(entry, f"Báo cáo thử {entry.period.year}")

    desk.writer.do(save_all).result()
    clerk.window.home.refresh()
    start = time.perf_counter()
    clerk.window.home.refresh()
    assert time.perf_counter() - start < 2  # a tenth of it on a machine that does nothing else


@pytest.mark.parametrize(("number", "cited"), [("07", ("07", "2026-03-11")), ("", (None, None))])
def test_new_report_cites_the_plan_of_its_year_once_that_has_a_number(clerk, number, cited):
    plan = new_entry(forms()["kh-tuyen-truyen"], OFFICE, Period("nam", 2026))
    keep(clerk, replace(plan, number=number, date="2026-03-11"), report(2025))
    clerk.during(lambda _dialog: clerk.press(Key.Key_Return), lambda: clerk.press(Key.Key_B, ALT))
    entry = clerk.page.entry
    assert (entry.form.id, entry.period.year) == ("bc-tuyen-truyen", 2026)
    own = next(one for one in entry.answers["can_cu"] if one["id"] == "kh_xa")
    assert (own.get("number") or None, own.get("date") or None if number else None) == cited


@pytest.mark.parametrize("letter", [Key.Key_B, Key.Key_K])
def test_new_document_is_one_key_away(clerk, letter):
    kinds: list[str] = []

    def look(dialog: NewEntryDialog) -> None:
        kinds.append(dialog.form().kind)
        dialog.reject()

    clerk.during(look, lambda: clerk.press(letter, ALT))
    assert kinds == ["BC" if letter == Key.Key_B else "KH"]


def test_control_with_an_explanation_has_room_for_it_at_every_width(clerk):
    keep(clerk, report(2025))
    for width in (1366, 1024, 910):
        clerk.window.resize(width, 700)
        for made in clerk.window.home._begin:
            clerk.until(lambda made=made: made.height() >= made.heightForWidth(made.width()))
            assert made.accessibleDescription()
    hidden = {column for column in range(7) if clerk.window.home.list.isColumnHidden(column)}
    assert 6 in hidden, "the least needed column gives way first"
    assert hidden <= {0, 6}


def test_menu_of_the_list_sorts_by_keyboard(clerk):
    keep(clerk, report(2024), report(2025))
    menu = clerk.window.home.list.menu()
    (sort,) = cast("list[QMenu]", menu.findChildren(QMenu))
    assert [one.text() for one in sort.actions()][:3] == ["Loại", "Trích yếu", "Kỳ"]
    sort.actions()[2].trigger()
    assert shown(clerk, 2) == ["6 tháng đầu năm 2024", "6 tháng đầu năm 2025"]
    assert clerk.window.home.list.header().sortIndicatorOrder() == Qt.SortOrder.AscendingOrder


def test_no_two_controls_of_the_page_share_a_key(clerk):
    ready = report(2025, state="đã soát")
    carry = Carry(ready.id, ready.revision, "", "docx", "a.docx", "0" * 64, "", "KINGSTON", "E:/")
    keep(clerk, ready, report(2024, state="đã xuất"))
    clerk.window._desk.writer.do(lambda db: Carries(db).record([carry])).result()
    clerk.window.home.refresh()
    buttons = cast("list[QPushButton]", clerk.window.home.findChildren(QPushButton))
    said = [one.text() for one in buttons if one.isVisible()]
    said += [action.text() for action in clerk.window.menuBar().actions()]
    keys = [found[1].upper() for text in said if (found := re.search("&(.)", text))]
    assert len(keys) > 10
    assert len(keys) == len(set(keys)), sorted(keys)


def test_page_has_no_more_controls_than_one_can_tab_through(clerk):
    plan = replace(golden_entry("lien-minh-kh-2022"), period=Period("nam", 2026), state="đã xuất")
    kinds = ("6-thang-dau", "quy-2", "quy-3", "9-thang")
    keep(clerk, plan, *(report(2025, kind, state="đã nộp") for kind in kinds))
    keep(clerk, *(report(2026, kind) for kind in ("quy-1", "nam", "6-thang-cuoi")))
    clerk.window.home.notice.say("Thử", "Hoàn tác", lambda: None)
    everything = cast("list[QWidget]", clerk.window.home.findChildren(QWidget))
    tabbed = [
        one
        for one in everything
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert 12 < len(tabbed) <= 25
    assert all(one.accessibleName() or getattr(one, "text", lambda: "")() for one in tabbed)
