"""Figures counted from the diary on the page: shown, led back to their rows, overruled, counted again."""

from datetime import date
from decimal import Decimal

import pytest

from cchc_desktop.entry import Period
from cchc_desktop.figures.activities import Activity
from cchc_desktop.form.definition import new_entry
from cchc_desktop.office import Office
from cchc_desktop.store.activities import Activities
from cchc_desktop.store.entries import Entries
from cchc_desktop.ui.diary.diary_window import DiaryWindow
from tests.goldens import forms
from tests.ui.clerk import Clerk, Key

YEAR = Period("nam", 2024, date(2023, 12, 10), date(2024, 12, 10))


@pytest.fixture
def clerk(app, tmp_path):
    clerk = Clerk(tmp_path)
    rows = [
        Activity(date(2023, 12, 10), "trang-tin", "Bài đầu", Decimal(2), "tin, bài"),
        Activity(date(2024, 12, 9), "trang-tin", "Bài cuối", Decimal(1), "tin, bài"),
        Activity(date(2024, 12, 10), "trang-tin", "Bài của năm sau", Decimal(1), "tin, bài"),
        Activity(date(2024, 3, 1), "xe-loa", "Đọc loa", Decimal(1), "suất"),
    ]
    entry = new_entry(forms()["bc-tuyen-truyen"], Office(name="Tam Hợp"), YEAR)
    write = clerk.window._desk.writer.do
    write(lambda db: Activities(db).add(rows)).result()
    write(lambda db: Entries(db).save(entry, "Báo cáo")).result()
    clerk.window.open_entry(entry.id)
    clerk.page.open_section("thong-ke")
    yield clerk
    clerk.close()


def editor(clerk):
    return clerk.page._pages["thong-ke"].questions["tin_bai"].editor


def test_a_figure_is_counted_over_the_days_of_the_period(clerk):
    assert editor(clerk).figure.placeholderText() == "3"
    assert editor(clerk).counted.text() == "Sổ theo dõi đếm được 3."
    assert clerk.page.entry.answers["tin_bai"] == {"counted": "3"}


def test_the_rows_behind_a_figure_open_by_a_key_and_it_is_counted_again(clerk):
    def act(diary: DiaryWindow):
        assert [one.title for one in diary.model.rows] == ["Bài cuối", "Bài đầu"]
        diary.table.selectRow(0)
        diary.remove_chosen()
        diary.reject()

    clerk.tab_to(editor(clerk).rows)
    clerk.during(act, lambda: clerk.press(Key.Key_Space))
    clerk.until(lambda: clerk.page.entry.answers["tin_bai"] == {"counted": "2"})


def test_an_overruled_figure_says_so_and_keeps_its_reason(clerk):
    clerk.tab_to(editor(clerk).figure)
    clerk.type("5")
    assert editor(clerk).counted.text() == "Nhập tay; sổ theo dõi đếm được 3."
    clerk.tab_to(editor(clerk).reason)
    clerk.type("thêm bản tin giấy")
    clerk.page.settle()
    known = {"counted": "3", "typed": "5", "reason": "thêm bản tin giấy"}
    assert clerk.page.entry.answers["tin_bai"] == known


def test_another_period_counts_other_rows(clerk):
    clerk.page.set_period(Period("nam", 2025, date(2024, 12, 10), date(2025, 12, 10)))
    clerk.window.open_entry(clerk.page.entry.id)
    said = {"counted": "1", "last_year": {"figure": "3", "period": "năm 2024"}}
    said["previous"] = said["last_year"]
    assert clerk.page.entry.answers["tin_bai"] == said
