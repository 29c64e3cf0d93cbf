"""What is due: from the year before, from what a plan promises, and gone when it is made."""

from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.figures.due import Due, Filed, Plan, in_days, what_is_due
from cchc_desktop.figures.promises import promises

REPORTS = ("bc-cchc-dinh-ky", "bc-tuyen-truyen", "bc-tuyen-truyen-ba-phan")
OLD = Filed("cu", "bc-tuyen-truyen", "BC", "6-thang-dau", 2025, "đã nộp")
JUNE = date(2026, 6, 25)


def plan(text: str, form_id: str = "kh-tuyen-truyen", year: int = 2026) -> Plan:
    return Plan("kh", form_id, year, promises(text))


def due(filed: tuple[Filed, ...] = (), *plans: Plan, today: date = JUNE, rule: str = "calendar") -> list[Due]:
    return what_is_due(filed, plans, REPORTS, today, rule)


def test_nothing_is_due_where_nothing_was_reported_or_promised():
    assert due() == []


def test_report_of_the_year_before_is_due_again_at_the_end_of_its_period():
    (one,) = due((OLD,))
    assert (one.form_id, one.period.kind, one.period.year) == ("bc-tuyen-truyen", "6-thang-dau", 2026)
    assert (one.day, one.origin) == (date(2026, 6, 30), "cu")
    assert one.source == "năm 2025 đã có báo cáo kỳ này"


def test_the_day_follows_the_rule_by_which_the_office_closes_its_figures():
    assert due((OLD,), rule="central")[0].day == date(2026, 6, 14)


def test_report_of_a_year_is_still_due_when_the_next_one_has_begun():
    old = replace(OLD, period_kind="nam")
    assert [one.period.year for one in due((replace(old, year=2024),), today=date(2026, 1, 20))] == [2025]


@pytest.mark.parametrize("today", [date(2026, 1, 5), date(2026, 9, 20)])
def test_far_days_are_not_told(today):
    assert due((OLD,), today=today) == []


@pytest.mark.parametrize(("state", "left"), [("nháp", 1), ("đã soát", 1), ("đã xuất", 0), ("đã nộp", 0)])
def test_it_is_done_when_exported_or_handed_in(state, left):
    made = replace(OLD, id="moi", year=2026, state=state)
    assert len(due((made, OLD))) == left


def test_what_was_begun_is_led_to():
    begun = replace(OLD, id="moi", year=2026, state="nháp")
    assert due((begun, OLD))[0].draft == "moi"


def test_report_of_another_subject_does_not_answer():
    other = replace(OLD, id="khac", form_id="bc-cchc-dinh-ky", year=2026, state="đã nộp")
    assert [one.form_id for one in due((other, OLD))] == ["bc-tuyen-truyen"]


def test_plan_promises_reports_through_its_year():
    found = due((), plan("định kỳ 3 tháng/lần tổng hợp báo cáo"), today=date(2026, 5, 1))
    assert [(one.period.kind, one.day) for one in found] == [
        ("quy-1", date(2026, 3, 31)),
        ("6-thang-dau", date(2026, 6, 30)),
    ]
    assert found[0].form_id == "bc-tuyen-truyen"
    assert found[0].source == "kế hoạch năm 2026 ghi: “định kỳ 3 tháng/lần tổng hợp báo cáo”"


def test_report_takes_the_form_that_the_office_uses():
    used = replace(OLD, form_id="bc-tuyen-truyen-ba-phan", period_kind="khac")
    assert due((used,), plan("báo cáo 6 tháng, năm"))[0].form_id == "bc-tuyen-truyen-ba-phan"


def test_plan_names_the_day_of_the_report_that_is_made_anyway():
    (one,) = due((OLD,), plan("Báo cáo 6 tháng trước ngày 15/6"))
    assert (one.day, one.origin) == (date(2026, 6, 15), "cu")
    assert one.source.startswith("năm 2025 đã có báo cáo kỳ này; kế hoạch năm 2026 ghi")


def test_named_day_wins_over_a_promise_without_one():
    text = "Định kỳ 3 tháng/lần báo cáo; báo cáo năm trước ngày 05/12/2026"
    found = due((), plan(text), today=date(2026, 12, 1))
    assert [(one.period.kind, one.day) for one in found] == [("nam", date(2026, 12, 5))]


def test_day_of_the_last_month_fits_every_month():
    found = due((), plan("Hằng quý báo cáo trước ngày 31 tháng cuối quý"), today=date(2026, 5, 1))
    assert [one.day for one in found] == [date(2026, 3, 31), date(2026, 6, 30)]


def test_quarterly_report_answers_the_plan_where_the_plan_says_half_year():
    made = Filed("q2", "bc-tuyen-truyen", "BC", "quy-2", 2026, "đã xuất")
    assert due((made,), plan("báo cáo 6 tháng")) == []


def test_reports_of_the_last_quarter_and_of_the_year_are_two():
    filed = (replace(OLD, period_kind="quy-4"), replace(OLD, id="nam", period_kind="nam"))
    found = due(filed, today=date(2026, 12, 20))
    assert {one.period.kind for one in found} == {"quy-4", "nam"}
    made = replace(OLD, id="moi", period_kind="quy-4", year=2026, state="đã xuất")
    assert [one.period.kind for one in due((made, *filed), today=date(2026, 12, 20))] == ["nam"]


def test_own_form_of_the_office_is_its_own_subject():
    own = replace(OLD, form_id="rieng")
    assert due((own,))[0].form_id == "rieng"
    assert in_days(JUNE, JUNE) == "hôm nay"
