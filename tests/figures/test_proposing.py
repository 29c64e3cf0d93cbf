from datetime import date

import pytest

from cchc_desktop.entry import Period
from cchc_desktop.figures.periods import following, with_window
from cchc_desktop.figures.proposing import coming, next_plan, next_report
from tests.goldens import forms

SHORT = forms()["bc-tuyen-truyen"].periods
QUARTERLY = forms()["bc-cchc-dinh-ky"].periods
YEARLY = forms()["bc-tuyen-truyen-day-du"].periods
FIRST_HALF = Period("6-thang-dau", 2026)


@pytest.mark.parametrize(
    ("kinds", "done", "today", "proposed"),
    [
        (SHORT, [], date(2026, 6, 10), ("6-thang-dau", 2026)),
        (SHORT, [], date(2026, 11, 21), ("nam", 2026)),
        (SHORT, [FIRST_HALF], date(2026, 7, 1), ("nam", 2026)),
        (SHORT, [], date(2027, 1, 20), ("nam", 2026)),
        (SHORT, [Period("nam", 2026)], date(2027, 1, 20), ("6-thang-dau", 2027)),
        (SHORT, [Period("9-thang", 2026)], date(2027, 8, 20), ("6-thang-dau", 2027)),
        (QUARTERLY, [], date(2026, 3, 20), ("quy-1", 2026)),
        (QUARTERLY, [Period("quy-3", 2026)], date(2026, 10, 5), ("nam", 2026)),
        (YEARLY, [], date(2026, 6, 10), ("nam", 2026)),
        (YEARLY, [FIRST_HALF], date(2027, 6, 10), ("6-thang-dau", 2027)),
        (SHORT, [Period("nam", 2031)], date(2027, 6, 10), None),
    ],
)
def test_report_is_proposed_about_the_period_that_is_due(kinds, done, today, proposed):
    found = next_report(kinds, done, today)
    assert (found and (found.kind, found.year)) == proposed


def test_form_without_a_fixed_period_proposes_none():
    assert next_report(("khac",), [], date(2026, 6, 10)) is None


def test_plan_of_the_coming_year_is_written_at_the_end_of_this_one():
    assert next_plan([], date(2026, 10, 31)).year == 2026
    assert next_plan([Period("nam", 2026)], date(2026, 11, 1)).year == 2027


def test_proposed_period_has_the_window_of_the_rule():
    found = next_report(SHORT, [], date(2026, 6, 10), "central")
    assert found
    assert found.start == date(2025, 12, 15)


@pytest.mark.parametrize("rule", ["calendar", "tenth"])
def test_anew_from_a_quarter_is_the_next_quarter(rule: str):
    found = [coming(with_window(f"quy-{n}", 2026, rule), rule) for n in (1, 2, 3, 4)]
    assert found == [
        with_window(*one, rule)
        for one in (("quy-2", 2026), ("quy-3", 2026), ("quy-4", 2026), ("quy-1", 2027))
    ]


@pytest.mark.parametrize(
    "period",
    [
        with_window("6-thang-dau", 2023),
        with_window("nam", 2022),
        Period("quy-4", 2026, date(2026, 10, 3), date(2026, 12, 20)),
    ],
)
def test_anew_from_anything_else_is_a_year_later(period: Period):
    assert coming(period) == following(period)
