"""The rows behind a document's figures, and what they come to today."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cchc_desktop.entry import STATES
from cchc_desktop.figures.activities import Activity
from cchc_desktop.figures.backing import backing
from cchc_desktop.figures.periods import with_window
from cchc_desktop.form.definition import new_entry
from cchc_desktop.office import Office
from tests.goldens import forms

FORM = forms()["bc-tuyen-truyen-day-du"]


def issued(**answers):
    entry = new_entry(FORM, Office(name="Tam Hợp"), with_window("nam", 2024, "tenth"))
    return replace(entry, answers={**entry.answers, **answers}, state=STATES[2])


def row(day, channel, quantity=1, unit="tin, bài", **more):
    return Activity(date.fromisoformat(day), channel, f"ngày {day}", Decimal(quantity), unit, **more)


DIARY = [
    row("2024-05-02", "trang-tin", 2, id=2),
    row("2024-03-01", "trang-tin", 1, id=1),
    row("2024-12-10", "trang-tin", 9, id=3),
    row("2024-06-30", "to-cong-nghe-so", 15, "tổ", whole=Decimal(17), id=4),
]


def test_figure_has_its_rows_in_the_order_of_days():
    (one,) = backing(FORM, issued(tin_bai={"counted": "3"}), DIARY)
    assert [kept.id for kept in one.rows] == [1, 2]
    assert (one.source.counted, one.now) == ("3", "3")


def test_diary_that_was_changed_after_the_issue_is_told():
    (one,) = backing(FORM, issued(tin_bai={"counted": "3"}), DIARY[:1])
    assert (one.source.counted, one.now) == ("3", "2")
    (one,) = backing(FORM, issued(tin_bai={"counted": "3"}), [])
    assert (one.source.counted, one.now, one.rows) == ("3", "", ())


def test_state_of_x_of_y_is_the_last_row_and_no_sum():
    entry = issued(to_cong_nghe={"part": "16", "whole": "17", "counted": "16/17"})
    (one,) = backing(FORM, entry, DIARY)
    assert (one.source.counted, one.now) == ("16/17", "15/17")
    (one,) = backing(FORM, entry, [])
    assert one.now == ""


def test_figure_that_is_not_counted_from_the_diary_has_no_rows():
    (one,) = backing(FORM, issued(to_vien={"typed": "118"}), DIARY)
    assert (one.source.written, one.rows, one.now) == ("118 tổ viên", (), "")
