"""Cut-off rules of an office's own: whatever is accepted tiles the years."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cchc_desktop.figures.own_rules import (
    KINDS,
    every_third_month,
    free_id,
    own_rule,
    own_rules_to_json,
    rules_with,
    said_windows,
)
from cchc_desktop.figures.periods import (
    HALVES,
    QUARTERS,
    by_rule,
    counted_days,
    counts,
    cut_off_rules,
    following,
    period_of,
    with_window,
)
from cchc_desktop.form.wording import data_window
from cchc_desktop.prose import BadEntry

YEARS = range(2019, 2041)
ONE = timedelta(days=1)


@st.composite
def rules(draw):
    """What an office may type, accepted or not; most of it near the calendar's quarters."""
    days = [draw(st.integers(1, 28)) for _ in range(4)]
    shift, shared = draw(st.sampled_from([(12, 3, 6, 9), (1, 4, 7, 10)])), draw(st.booleans())
    if shared or draw(st.booleans()):
        days = days[:1] * 4
    try:
        return own_rule(
            "Riêng", [f"{day}/{month}" for day, month in zip(days, shift, strict=True)], shared=shared
        )
    except BadEntry:
        assume(False)


@given(rules(), st.sampled_from((QUARTERS, HALVES, ("nam",))))
def test_accepted_rules_tile_the_years_without_gap_or_overlap(rule, kinds):
    told = (counted_days(with_window(kind, year, rule)) for year in YEARS for kind in kinds)
    windows = [days for days in told if days]
    assert len(windows) == len(YEARS) * len(kinds)
    for (_, last), (opening, _) in pairwise(windows):
        assert opening == last + ONE


@given(rules(), st.dates(date(2019, 1, 1), date(2040, 12, 31)))
def test_every_day_counts_in_exactly_one_quarter(rule, day):
    near = [with_window(kind, day.year + step, rule) for step in (-1, 0, 1) for kind in QUARTERS]
    assert [period for period in near if counts(period, day)] == [period_of(day, QUARTERS, rule)]


@given(rules(), st.sampled_from(YEARS), st.sampled_from(KINDS))
def test_a_shared_day_is_printed_as_given_and_counts_once_in_the_new_period(rule, year, kind):
    period = with_window(kind, year, rule)
    assert period.start
    assert period.end
    assert counts(period, period.start)
    assert counts(period, period.end) != rule["shared"]
    assert by_rule(period, rule)
    assert following(period, rule) == with_window(kind, year + 1, rule)


@given(rules(), st.sampled_from(YEARS))
def test_nine_months_are_the_first_three_quarters(rule, year):
    nine, quarters = with_window("9-thang", year, rule), [with_window(kind, year, rule) for kind in QUARTERS]
    assert (nine.start, nine.end) == (quarters[0].start, quarters[2].end)


def test_tam_hop_is_an_own_rule_like_the_shipped_one():
    rule = own_rule("Tam Hợp", every_third_month("10/12"), shared=True)
    for year in YEARS:
        for kind in KINDS:
            assert with_window(kind, year, rule) == with_window(kind, year, "tenth")
    window = with_window("nam", 2024, rule)
    assert data_window(window) == "từ ngày 10/12/2023 đến ngày 10/12/2024"
    assert "Quý I năm 2024: 10/12/2023 – 10/03/2024" in said_windows(rule, 2024)


def test_quarters_may_begin_on_days_of_their_own():
    rule = own_rule("Riêng", ["15/12", "12/3", "18/6", "9/9"], shared=False)
    assert with_window("quy-2", 2024, rule).end == date(2024, 6, 17)
    assert with_window("6-thang-cuoi", 2024, rule).end == date(2024, 12, 14)


@pytest.mark.parametrize(
    ("title", "starts", "shared", "what"),
    [
        ("", ["10/12", "10/3", "10/6", "10/9"], True, "đặt tên"),
        ("a", ["29/2", "10/3", "10/6", "10/9"], False, "có trong mọi năm"),
        ("a", ["10/12", "x", "10/6", "10/9"], False, "“x”"),
        ("a", ["10/12", "11/3", "10/6", "10/9"], True, "cùng số ngày"),
        ("a", ["10/12", "11/3", "10/6", "10/9"], False, "ngày chung"),
        ("a", ["10/12", "15/12", "10/6", "10/9"], False, "nối tiếp|45 ngày"),
        ("a", ["1/9", "1/12", "1/3", "1/6"], False, "45 ngày"),
    ],
)
def test_what_is_wrong_with_a_rule_is_said(title, starts, shared, what):
    with pytest.raises(BadEntry, match=what):
        own_rule(title, starts, shared=shared)


def test_rules_are_kept_beside_the_shipped_ones():
    rule = own_rule("Tam Hợp", every_third_month("10/12"), shared=True)
    kept = own_rules_to_json({**cut_off_rules(), "rieng-1": rule})
    assert rules_with(kept)["rieng-1"] == rule
    assert list(rules_with(None)) == list(cut_off_rules())
    assert free_id(rules_with(kept)) == "rieng-2"
