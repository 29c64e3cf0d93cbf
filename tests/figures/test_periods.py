"""Data windows: periods tile the years by every cut-off rule, whatever the day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.entry import Period
from cchc_desktop.figures.periods import (
    HALVES,
    QUARTERS,
    counted_days,
    counts,
    cut_off_rules,
    following,
    holds,
    period_of,
    with_window,
)
from cchc_desktop.form.wording import data_window

RULES = sorted(cut_off_rules())
YEARS = range(2019, 2041)
TILINGS = (QUARTERS, HALVES, ("nam",))
days = st.dates(date(2019, 1, 1), date(2040, 12, 31))
rules = st.sampled_from(RULES)
ONE = timedelta(days=1)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("kinds", TILINGS)
def test_periods_follow_each_other_without_gap_or_overlap(rule, kinds):
    told = (counted_days(with_window(kind, year, rule)) for year in YEARS for kind in kinds)
    windows = [days for days in told if days]
    assert len(windows) == len(YEARS) * len(kinds)
    for (first, last), (opening, _) in pairwise(windows):
        assert first <= last
        assert opening == last + ONE


@given(days, rules, st.sampled_from(TILINGS))
def test_every_day_counts_in_exactly_one_period_of_a_kind(day, rule, kinds):
    near = [with_window(kind, day.year + step, rule) for step in (-1, 0, 1) for kind in kinds]
    assert [period for period in near if counts(period, day)] == [period_of(day, kinds, rule)]


@given(days, rules)
def test_a_year_is_its_quarters_and_its_halves(day, rule):
    year = period_of(day, ("nam",), rule).year
    assert period_of(day, QUARTERS, rule).year == period_of(day, HALVES, rule).year == year


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("year", YEARS)
def test_nine_months_are_the_first_three_quarters(rule, year):
    nine = with_window("9-thang", year, rule)
    quarters = [with_window(kind, year, rule) for kind in QUARTERS]
    assert (nine.start, nine.end) == (quarters[0].start, quarters[2].end)
    assert [bool(quarter.start and counts(nine, quarter.start)) for quarter in quarters] == [1, 1, 1, 0]


@given(st.sampled_from(YEARS), st.sampled_from(sorted({*QUARTERS, *HALVES, "9-thang", "nam"})), rules)
def test_a_shared_day_is_printed_and_counts_in_the_new_period(year, kind, rule):
    period = with_window(kind, year, rule)
    assert period.start
    assert period.end
    assert counts(period, period.start)
    assert counts(period, period.end) != cut_off_rules()[rule]["shared"]


def test_tam_hop_prints_its_window_as_given():
    window = with_window("nam", 2024, "tenth")
    assert data_window(window) == "từ ngày 10/12/2023 đến ngày 10/12/2024"
    assert period_of(date(2024, 12, 10), ("nam",), "tenth").year == 2025


def test_windows_of_the_decree():
    def window(kind):
        period = with_window(kind, 2025, "central")
        return f"{period.start:%d/%m/%Y} {period.end:%d/%m/%Y}"

    assert window("quy-1") == "15/12/2024 14/03/2025"
    assert window("6-thang-dau") == "15/12/2024 14/06/2025"
    assert window("quy-3") == "15/06/2025 14/09/2025"
    assert window("9-thang") == "15/12/2024 14/09/2025"
    assert window("nam") == "15/12/2024 14/12/2025"


def test_every_rule_names_where_it_comes_from_and_the_decree_its_first_day():
    assert all(rule["source"] for rule in cut_off_rules().values())
    assert [rule for rule in RULES if not holds(rule, 2018)] == ["central"]
    assert all(holds(rule, 2026) for rule in RULES)


def test_days_set_by_hand_both_count():
    period = Period("khac", 2024, date(2024, 3, 5), date(2024, 9, 5))
    assert counts(period, date(2024, 3, 5))
    assert counts(period, date(2024, 9, 5))
    assert not counts(period, date(2024, 9, 6))
    assert not counts(Period("nam", 2024), date(2024, 5, 1))


def test_nine_months_leave_days_out():
    with pytest.raises(KeyError):
        period_of(date(2024, 11, 1), ("9-thang",))


def test_days_set_by_hand_move_by_a_year():
    period = Period("nam", 2023, date(2023, 2, 1), date(2024, 2, 29))
    assert following(period) == Period("nam", 2024, date(2024, 2, 1), date(2025, 2, 28))


@given(st.sampled_from(YEARS), st.sampled_from(sorted({*QUARTERS, *HALVES, "9-thang", "nam"})), rules)
def test_a_rule_is_kept_in_the_following_year(year, kind, rule):
    assert following(with_window(kind, year, rule), rule) == with_window(kind, year + 1, rule)
