"""Targets and tasks of a plan: read from its tables, set against the diary, counted down."""

from datetime import date
from decimal import Decimal

import pytest

from cchc_desktop.document.compose import compose
from cchc_desktop.document.text import write_text
from cchc_desktop.document.tree import Table
from cchc_desktop.entry import Period
from cchc_desktop.figures.activities import Activity, Total
from cchc_desktop.figures.channels import shipped_channels
from cchc_desktop.figures.counting import reached, recounted, total_of
from cchc_desktop.figures.periods import with_window
from cchc_desktop.figures.targets import due_tasks, results_of, targets_of, tasks_of
from cchc_desktop.form.answers import KINDS
from cchc_desktop.form.definition import new_entry
from cchc_desktop.form.results import Result
from cchc_desktop.form.rollover import rolled_over
from cchc_desktop.office import Office
from cchc_desktop.prose import BadEntry
from tests.goldens import forms

KH, BC = forms()["kh-tuyen-truyen"], forms()["bc-tuyen-truyen-day-du"]
OFFICE = Office(name="Tam Hợp")
TARGETS = [
    ["Trang, cổng thông tin điện tử", "tin, bài", "10", "15", "15", "20", ""],
    ["Đài truyền thanh", "tin, bài", "", "", "", "", "24"],
    ["Sân khấu hóa", "buổi", "", "1", "", "", ""],
]
TASKS = [
    ["Tập huấn Tổ công nghệ số", "Phòng Văn hóa - Xã hội", "Trước ngày 15/6/2024"],
    ["Niêm yết TTHC", "Trung tâm Phục vụ hành chính công", "Thường xuyên"],
    ["Thi tìm hiểu CCHC", "Đoàn Thanh niên", "Quý III"],
]


def plan(targets=TARGETS, tasks=TASKS):
    entry = new_entry(KH, OFFICE, Period("nam", 2024))
    return entry.answered("chi_tieu_loai_hinh", targets).answered("nhiem_vu_thoi_han", tasks)


def report(kind):
    period = with_window(kind, 2024)
    raw = results_of(KH, plan(), period, shipped_channels())
    return new_entry(BC, OFFICE, period).answered("ket_qua_chi_tieu", raw)


def results(entry):
    field = next(field for field in BC.fields() if field.kind == "results")
    return KINDS["results"].read(entry.answers[field.id], field, "")


def total(channel, quantity, unit="tin, bài"):
    return Total(channel, unit, Decimal(quantity), 1)


def table_of(document, field_id):
    blocks = [*document.blocks, *(block for one in document.appendices for block in one.blocks)]
    return next(block for block in blocks if isinstance(block, Table) and block.place.field == field_id)


def test_a_plan_prints_its_targets_with_the_year_added_up():
    table = table_of(compose(KH, plan()), "chi_tieu_loai_hinh")
    assert [column.title for column in table.columns][-1] == "Cả năm"
    assert table.rows[0] == ("Trang, cổng thông tin điện tử", "tin, bài", "10", "15", "15", "20", "60")
    assert table.rows[1][-1] == "24"


def test_quarters_that_nobody_planned_are_not_printed():
    table = table_of(compose(KH, plan([TARGETS[1]])), "chi_tieu_loai_hinh")
    assert [column.title for column in table.columns] == ["Loại hình", "Đơn vị tính", "Cả năm"]


def test_a_plan_without_targets_has_no_table():
    assert "Chỉ tiêu theo từng loại hình" not in write_text(compose(KH, plan([], [])))


@pytest.mark.parametrize(
    ("kind", "plans"),
    [
        ("quy-1", [("10", False), ("24", True)]),
        ("6-thang-dau", [("25", False), ("24", True), ("1", False)]),
        ("9-thang", [("40", False), ("24", True), ("1", False)]),
        ("nam", [("60", False), ("24", False), ("1", False)]),
    ],
)
def test_each_period_is_held_against_its_own_part_of_the_plan(kind, plans):
    told = [(row.plan, row.yearly) for row in results(report(kind))]
    assert told[: len(plans)] == plans


def test_the_appendix_holds_plan_result_and_share():
    entry = recounted(BC, report("nam"), [total("trang-tin", 45), total("truyen-thanh", 30)])
    document = compose(BC, entry)
    assert table_of(document, "ket_qua_chi_tieu").rows == (
        ("Trang, cổng thông tin điện tử", "tin, bài", "60", "45", "75%"),
        ("Đài truyền thanh", "tin, bài", "24", "30", "125%"),
        ("Sân khấu hóa", "buổi", "1", "", ""),
    )
    assert document.appendices[0].title == "KẾT QUẢ THỰC HIỆN CHỈ TIÊU TUYÊN TRUYỀN CẢI CÁCH HÀNH CHÍNH"
    assert "tại Phụ lục kèm theo Báo cáo này." in write_text(document)


def test_what_is_typed_wins_and_is_counted_beside():
    entry = report("nam")
    raw = entry.answers["ket_qua_chi_tieu"]
    raw = {**raw, "rows": [{**raw["rows"][0], "typed": "61"}, *raw["rows"][1:]]}
    first = results(recounted(BC, entry.answered("ket_qua_chi_tieu", raw), [total("trang-tin", 45)]))[0]
    assert (first.figure, first.counted, first.is_met) == ("61", "45", True)


def test_a_target_of_the_year_is_not_missed_within_it():
    entry = recounted(BC, report("quy-1"), [total("trang-tin", 9), total("truyen-thanh", 5)])
    assert [row.is_missed for row in results(entry)][:2] == [True, False]
    assert results(entry)[1].cells()[2] == "24 (cả năm)"


def test_a_target_of_x_of_y_takes_the_last_state():
    row = Result("Tổ công nghệ số cộng đồng", "tổ", ("to-cong-nghe-so",), "17")
    state = Activity(date(2024, 6, 1), "to-cong-nghe-so", "", Decimal(16), "tổ", whole=Decimal(17))
    assert reached(row, (total("to-cong-nghe-so", 31, "tổ"),), (state,)).counted == "16"


def test_rows_noted_in_a_part_of_the_unit_are_counted_too():
    totals = [total("trang-tin", 3, "tin"), total("trang-tin", 4), total("trang-tin", 9, "văn bản")]
    assert total_of(totals, ["trang-tin"], "tin, bài") == 7
    assert total_of(totals, ["trang-tin"], "tin") == 3
    assert total_of(totals, ["trang-tin"], "lượt") == 16


def test_tasks_are_due_in_their_order_until_they_are_done():
    assert [task.words for task in tasks_of(KH, plan())] == [row[0] for row in TASKS]
    due = due_tasks(KH, plan(), date(2024, 6, 20), within=110)
    assert [(one.task.words, one.left) for one in due] == [
        ("Tập huấn Tổ công nghệ số", -5),
        ("Thi tìm hiểu CCHC", 102),
    ]
    assert due_tasks(KH, plan(), date(2024, 6, 20), ["Tập huấn Tổ công nghệ số"]) == []


def test_the_table_of_tasks_of_the_yearly_plan_is_read_too():
    form = forms()["kh-cchc-nam"]
    row = ["Rà soát TTHC", "Văn phòng", "Các phòng", "30/9/2024", "Báo cáo"]
    entry = new_entry(form, OFFICE, Period("nam", 2024)).answered("bang_nhiem_vu", [row])
    (task,) = tasks_of(form, entry)
    assert (task.who, task.due) == ("Văn phòng", date(2024, 9, 30))


def test_a_report_of_a_new_year_does_not_keep_last_years_plan():
    old = recounted(BC, report("nam"), [total("trang-tin", 45)])
    assert rolled_over(BC, old, with_window("nam", 2025), OFFICE).answers["ket_qua_chi_tieu"] == {}


def test_last_years_targets_are_leftovers_of_the_new_plan():
    from cchc_desktop.form.leftovers import Known, leftovers

    new = rolled_over(KH, plan(), Period("nam", 2025), OFFICE)
    quotes = [one.finding.quote for one in leftovers(KH, new, plan(), Known())]
    assert {"10", "15", "20", "24"} <= set(quotes)
    assert any("15/6/2024" in quote for quote in quotes)


def test_an_exported_report_keeps_its_results():
    from dataclasses import replace

    entry = replace(recounted(BC, report("nam"), [total("trang-tin", 45)]), state="đã xuất")
    assert recounted(BC, entry, [total("trang-tin", 99)]) == entry


@pytest.mark.parametrize("raw", [[], {"rows": {}}, {"rows": [{"target": 3}]}, {"rows": [{"lạ": ""}]}])
def test_broken_results_are_named(raw):
    with pytest.raises(BadEntry, match="x"):
        KINDS["results"].read(raw, next(iter(BC.fields())), "x")


def test_a_plan_knows_its_targets_by_name():
    assert [target.name for target in targets_of(KH, plan())] == [row[0] for row in TARGETS]


def test_the_quarters_add_up_to_the_year():
    plans, results_ = Decimal(0), Decimal(0)
    for n, kind in enumerate(("quy-1", "quy-2", "quy-3", "quy-4"), 1):
        first = results(recounted(BC, report(kind), [total("trang-tin", n * 7)]))[0]
        plans, results_ = plans + Decimal(first.plan), results_ + Decimal(first.figure)
    year = results(recounted(BC, report("nam"), [total("trang-tin", 70)]))[0]
    assert (Decimal(year.plan), Decimal(year.figure)) == (plans, results_)
