"""Periods and their data windows: which days a report counts, by the office's cut-off rule."""

import tomllib
from datetime import date, timedelta
from functools import cache
from typing import Any

from cchc_desktop.entry import Period
from cchc_desktop.paths import shipped

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
    """The cut-off rules by their ids, from ``resources/rules/periods.toml``."""
    return tomllib.loads(shipped("resources/rules/periods.toml").read_text(encoding="utf-8"))


def with_window(kind: str, year: int, rule: str = "calendar") -> Period:
    """The period with its first and last day of data, both counted.

    >>> with_window("6-thang-dau", 2024, "central").start, with_window("nam", 2024).end
    (datetime.date(2023, 12, 15), datetime.date(2024, 12, 31))
    """
    first, last = _MONTHS[kind]
    law = cut_off_rules()[rule]
    end = _boundary(year, last + 1, law)
    return Period(kind, year, _boundary(year, first, law), end if law["shared"] else end - timedelta(days=1))


def _boundary(year: int, month: int, rule: dict[str, Any]) -> date:
    months = year * 12 + month - 1 - rule["months_before"]
    return date(months // 12, months % 12 + 1, rule["day"])
