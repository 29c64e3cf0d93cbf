"""The figures of a document with where they come from."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from cchc_desktop.figures.activities import Activity
from cchc_desktop.figures.backing import backing
from cchc_desktop.figures.periods import with_window
from cchc_desktop.figures.sources import rows_behind, sources
from cchc_desktop.form.definition import new_entry
from cchc_desktop.office import Office
from tests.goldens import forms

FORM = forms()["bc-tuyen-truyen-day-du"]


def entry_with(**answers):
    entry = new_entry(FORM, Office(name="Tam Hợp"), with_window("nam", 2024, "tenth"))
    return replace(entry, answers={**entry.answers, **answers})


def test_every_figure_tells_what_was_counted_and_what_was_typed():
    entry = entry_with(
        tin_bai={"counted": "498", "typed": "500", "manner": "trên", "reason": "thêm bản tin"},
        to_cong_nghe={"part": "17", "whole": "17", "counted": "17/17"},
        to_vien={"typed": "118"},
    )
    told = {source.field: source for source in sources(FORM, entry)}
    assert list(told) == ["tin_bai", "to_cong_nghe", "to_vien"]
    tin_bai = told["tin_bai"]
    assert (tin_bai.written, tin_bai.counted, tin_bai.typed) == ("trên 500 tin, bài", "498", "500")
    assert tin_bai.by_hand
    assert tin_bai.reason == "thêm bản tin"
    assert tin_bai.window == "từ ngày 10/12/2023 đến ngày 10/12/2024"
    assert not told["to_cong_nghe"].by_hand
    assert told["to_vien"].channels == ()
    assert told["to_vien"].window == ""


def test_the_rows_behind_a_figure_are_those_of_its_channels_and_days():
    entry = entry_with(tin_bai={"counted": "1"})
    rows = [
        Activity(date(2023, 12, 10), "trang-tin", "đầu kỳ", Decimal(1), "tin"),
        Activity(date(2024, 12, 10), "trang-tin", "kỳ sau", Decimal(1), "tin"),
        Activity(date(2024, 5, 1), "xe-loa", "kênh khác", Decimal(1), "suất"),
    ]
    (source,) = sources(FORM, entry)
    assert [row.title for row in rows_behind(source, entry.period, rows)] == ["đầu kỳ"]


def test_rows_in_another_unit_are_not_behind_a_figure_that_leaves_them_out():
    entry = entry_with(hinh_thuc_khac={"counted": "2"})
    rows = [
        Activity(date(2024, 5, 1), "bang-dien-tu", "chạy chữ", Decimal(2), "lần"),
        Activity(date(2024, 5, 1), "xe-loa", "đọc loa", Decimal(1), "suất"),
    ]
    (source,) = sources(FORM, entry)
    assert [row.title for row in rows_behind(source, entry.period, rows)] == ["chạy chữ"]
    assert [row.title for row in rows_behind(source, entry.period, rows[1:])] == ["đọc loa"]


def test_results_of_targets_are_figures_too():
    row = {
        "target": "Xe loa",
        "unit": "suất",
        "channels": ["xe-loa"],
        "plan": "4",
        "counted": "3",
        "typed": "4",
    }
    left = {"target": "Sân khấu hóa", "unit": "buổi", "plan": "1"}
    entry = entry_with(ket_qua_chi_tieu={"plan": "kh", "rows": [row, left]})
    rows = [
        Activity(date(2024, 5, 1), "xe-loa", "đọc loa", Decimal(3), "suất"),
        Activity(date(2024, 5, 1), "xe-loa", "phát", Decimal(9), "lượt"),
    ]
    (source,) = sources(FORM, entry)
    assert (source.field, source.written, source.by_hand) == ("ket_qua_chi_tieu.1", "4 suất", True)
    assert [one.title for one in rows_behind(source, entry.period, rows)] == ["đọc loa"]
    (backed,) = backing(FORM, entry, rows)
    assert backed.now == "3"
