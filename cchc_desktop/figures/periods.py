"""Periods and their data windows: which days a report counts, by the office's cut-off rule."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from cchc_desktop.entry import Period
from cchc_desktop.paths import shipped

QUARTERS = ("quy-1", "quy-2", "quy-3", "quy-4")
HALVES = ("6-thang-dau", "6-thang-cuoi")
"""Kinds of period that follow each other through the year without gap."""

Rule = Mapping[str, Any]
"""A cut-off rule: title, source, whether boundary days are shared, and where its quarters begin."""

_MONTHS = {
    "quy-1": (1, 3),
    "quy-2": (4, 6),
    "quy-3": (7, 9),
    "quy-4": (10, 12),
    "6-thang-dau": (1, 6),
    "6-thang-cuoi": (7, 12),
    "9-thang": (1, 9),
    "nam": (1, 12),
}
"""First and last month of each kind of period."""


@cache
def cut_off_rules() -> dict[str, dict[str, Any]]:
    """The shipped cut-off rules by their ids, from ``resources/rules/periods.toml``."""
    return tomllib.loads(shipped("resources/rules/periods.toml").read_text(encoding="utf-8"))


def said_rule(period: Period, rule: str | Rule) -> str:
    """How a period's days were cut off, with the decree, for the figures sheet.

    >>> said_rule(with_window("nam", 2026, "central"), "central")
    'theo chế độ báo cáo của Chính phủ (15/12 – 14/12), Nghị định 09/2019/NĐ-CP, Điều 12'
    >>> said_rule(with_window("nam", 2026), "calendar")
    'theo tháng dương lịch (01/01 – 31/12)'
    """
    if not by_rule(period, rule):
        return "ngày đầu, ngày cuối tự chọn"
    law = _law(rule)
    title = law["title"] if "starts" in law else law["title"][:1].lower() + law["title"][1:]
    return title if law["source"] in title else f"{title}, {law['source']}"


def holds(rule: str | Rule, year: int) -> bool:
    """Whether a cut-off rule is in force at the end of a year of report.

    >>> holds("central", 2018), holds("central", 2019)
    (False, True)
    """
    law, day = _law(rule), date(year, 12, 31)
    return bool(law.get("from", day) <= day <= law.get("until", day))


def with_window(kind: str, year: int, rule: str | Rule = "calendar") -> Period:
    """The period with its first and last day of data, as they are printed.

    >>> with_window("6-thang-dau", 2024, "central").start, with_window("nam", 2024).end
    (datetime.date(2023, 12, 15), datetime.date(2024, 12, 31))
    """
    first, last = _MONTHS[kind]
    law = _law(rule)
    end = _boundary(year, last + 1, law)
    return Period(kind, year, _boundary(year, first, law), end if law["shared"] else end - timedelta(days=1))


def counted_days(period: Period) -> tuple[date, date] | None:
    """The first and last day that count, or None when the window is not told.

    A window that closes on the day of the month on which it opened (10/12 to 10/12) prints that day,
    but the next period opens with it and counts it.

    >>> counted_days(with_window("nam", 2024, "tenth"))
    (datetime.date(2023, 12, 10), datetime.date(2024, 12, 9))
    """
    if not (period.start and period.end):
        return None
    shared = period.kind in _MONTHS and period.start.day == period.end.day and period.start < period.end
    return period.start, period.end - timedelta(days=1) if shared else period.end


def counts(period: Period, day: date) -> bool:
    """Whether what happened on a day belongs to the period's figures."""
    days = counted_days(period)
    return days is not None and days[0] <= day <= days[1]


def period_of(day: date, kinds: tuple[str, ...], rule: str | Rule = "calendar") -> Period:
    """The one of these periods that counts a day; ``KeyError`` when they leave days of the year out.

    >>> period_of(date(2024, 12, 10), ("nam",), "tenth").year
    2025
    """
    near = (
        with_window(kind, year, rule) for year in (day.year - 1, day.year, day.year + 1) for kind in kinds
    )
    found = next((period for period in near if counts(period, day)), None)
    if found is None:
        raise KeyError(day)
    return found


def following(period: Period, rule: str | Rule = "calendar") -> Period:
    """The same kind of period a year later, in which an old text is written anew.

    A window set by hand moves along by a year, one by the rule (or none at all) follows the rule.

    >>> following(Period("nam", 2022)).start, following(with_window("quy-1", 2023, "tenth"), "tenth").end
    (datetime.date(2023, 1, 1), datetime.date(2024, 3, 10))
    """
    if not (period.start and period.end) or by_rule(period, rule):
        return with_window(period.kind, period.year + 1, rule)
    return Period(period.kind, period.year + 1, _year_later(period.start), _year_later(period.end))


def a_year_before(period: Period, rule: str | Rule = "calendar") -> Period | None:
    """The same period a year ago (cùng kỳ); None for one of own days.

    >>> a_year_before(with_window("quy-1", 2024, "tenth"), "tenth").start
    datetime.date(2022, 12, 10)
    """
    if period.kind not in _MONTHS or not (period.start and period.end):
        return None
    if by_rule(period, rule):
        return with_window(period.kind, period.year - 1, rule)
    start, end = (_year_later(day, -1) for day in (period.start, period.end))
    return Period(period.kind, period.year - 1, start, end)


def just_before(period: Period, rule: str | Rule = "calendar") -> Period | None:
    """The period of its kind that ends where it begins (kỳ trước); None where there is no such.

    >>> just_before(with_window("quy-1", 2024)).kind, just_before(with_window("9-thang", 2024))
    ('quy-4', None)
    """
    if period.kind == "nam":
        return a_year_before(period, rule)
    kinds = next((kinds for kinds in (QUARTERS, HALVES) if period.kind in kinds), None)
    if not kinds or not by_rule(period, rule):
        return None
    at = kinds.index(period.kind)
    return with_window(kinds[at - 1], period.year - (at == 0), rule)


def nearest_before(period: tuple[str, int], others: Iterable[tuple[str, int]]) -> tuple[str, int] | None:
    """Of the others, each a kind with its year, the last that ended before the period did; None without one.

    A quarter follows quarters and a half year half years; only without such does another kind count.

    >>> nearest_before(("quy-1", 2023), [("quy-4", 2022), ("nam", 2022), ("quy-2", 2023)])
    ('quy-4', 2022)
    """
    kind = period[0]
    family = next((kinds for kinds in (QUARTERS, HALVES) if kind in kinds), (kind,))
    earlier = [other for other in others if _ended(other) < _ended(period)]
    alike = [other for other in earlier if other[0] in family]
    return max(alike or earlier, key=_ended, default=None)


def _ended(period: tuple[str, int]) -> tuple[int, int]:
    """Year and month in which a period ends."""
    kind, year = period
    return year, _MONTHS.get(kind, (1, 12))[1]


def by_rule(period: Period, rule: str | Rule) -> bool:
    """Whether a period's days are those of a cut-off rule."""
    return period.kind in _MONTHS and with_window(period.kind, period.year, rule) == period


def nearest(start: str, year: int, month: int) -> date:
    """The day (“10/12”) that lies nearest to the first of a month; ``ValueError`` where there is none.

    >>> nearest("10/12", 2024, 1), nearest("05/01", 2024, 1)
    (datetime.date(2023, 12, 10), datetime.date(2024, 1, 5))
    """
    day, number = (int(part) for part in start.split("/"))
    first = date(year, month, 1)
    return min((date(year + step, number, day) for step in (-1, 0, 1)), key=lambda one: abs(one - first))


def _year_later(day: date, years: int = 1) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29/2
        return day.replace(year=day.year + years, day=28)


def _law(rule: str | Rule) -> Rule:
    return cut_off_rules()[rule] if isinstance(rule, str) else rule


def _boundary(year: int, month: int, rule: Rule) -> date:
    """The first day of what begins in a month; a rule of the office's own names it for each quarter."""
    if "starts" in rule:
        return nearest(rule["starts"][(month - 1) // 3 % 4], year + (month > 12), (month - 1) % 12 + 1)
    months = year * 12 + month - 1 - rule["months_before"]
    return date(months // 12, months % 12 + 1, rule["day"])
