"""Which period the next document of a form is most likely about."""

from collections.abc import Iterable
from datetime import date, timedelta

from cchc_desktop.entry import Period
from cchc_desktop.figures.periods import QUARTERS, Rule, by_rule, following, with_window

LATE = timedelta(days=75)
"""A report is written around the end of its period, and hardly ever later than this after it."""

_PLANNING = 11
"""From this month on a plan is written for the year to come."""


def next_plan(done: Iterable[Period], today: date, rule: str | Rule = "calendar") -> Period:
    """The year of the next plan: this one, at its end the coming one, always after the last that is done.

    >>> next_plan([], date(2026, 2, 1)).year, next_plan([Period("nam", 2026)], date(2026, 2, 1)).year
    (2026, 2027)
    """
    year = today.year + 1 if today.month >= _PLANNING else today.year
    last = max((period.year for period in done), default=0)
    return with_window("nam", max(year, last + 1), rule)


def next_report(
    kinds: tuple[str, ...], done: Iterable[Period], today: date, rule: str | Rule = "calendar"
) -> Period | None:
    """The period that ends next or has just ended, and after the last one reported; None for no fixed kind.

    The kinds that a form names up to the whole year are its usual ones; what an office has reported by
    counts too.

    >>> next_report(("6-thang-dau", "nam"), [], date(2026, 7, 10)).kind
    '6-thang-dau'
    >>> next_report(("6-thang-dau", "nam"), [Period("6-thang-dau", 2026)], date(2026, 7, 10)).kind
    'nam'
    """
    reported = [period for period in done if period.kind in kinds]
    leading = kinds[: kinds.index("nam") + 1] if "nam" in kinds else kinds
    usual = dict.fromkeys((*leading, *(period.kind for period in reported)))
    offered = [
        with_window(kind, year, rule)
        for year in (today.year - 1, today.year, today.year + 1)
        for kind in usual
        if kind != "khac"
    ]
    ends = [_end(period, rule) for period in reported if period.kind != "khac"]
    after = max(ends, default=date.min)
    open_ones = [period for period in offered if _end(period, rule) > max(after, today - LATE)]
    return min(open_ones, key=lambda period: _end(period, rule), default=None)


def coming(period: Period, rule: str | Rule = "calendar") -> Period:
    """For what an old document is written anew: the next quarter, of every other kind the same a year later.

    A quarter of days set by hand stays the same quarter.

    >>> coming(with_window("quy-4", 2026)).kind, coming(with_window("quy-4", 2026)).year
    ('quy-1', 2027)
    >>> coming(with_window("6-thang-dau", 2023)).kind, coming(with_window("6-thang-dau", 2023)).year
    ('6-thang-dau', 2024)
    """
    bare = not (period.start and period.end)
    if period.kind in QUARTERS and (bare or by_rule(period, rule)):
        at = QUARTERS.index(period.kind) + 1
        return with_window(QUARTERS[at % 4], period.year + at // 4, rule)
    return following(period, rule)


def _end(period: Period, rule: str | Rule) -> date:
    return with_window(period.kind, period.year, rule).end or date(period.year, 12, 31)
