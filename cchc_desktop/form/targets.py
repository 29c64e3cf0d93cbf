"""Targets and tasks of a plan, as its tables hold them: columns with roles say which is which."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from cchc_desktop.form.wording import parsed_number, written_number

QUARTERS, YEAR = ("quy-1", "quy-2", "quy-3", "quy-4"), "nam"
TARGET, UNIT, TASK, WHO, DUE = "target", "unit", "task", "who", "due"
FIGURES = (*QUARTERS, YEAR)
ROLES = (TARGET, UNIT, TASK, WHO, DUE, *FIGURES)
"""What a column of a table may mean: a target, its unit and its figures; a task, who does it, until when."""

_PARTS = {
    "6-thang-dau": QUARTERS[:2],
    "6-thang-cuoi": QUARTERS[2:],
    "9-thang": QUARTERS[:3],
    YEAR: QUARTERS,
    **{quarter: (quarter,) for quarter in QUARTERS},
}
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}

Row = Sequence[str]
Columns = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Target:
    """What a plan wants: its name, usually that of a channel, the unit, and figures as typed by period."""

    name: str
    unit: str
    figures: Mapping[str, str]

    def of(self, kind: str) -> tuple[str, bool]:
        """The figure of a kind of period, and whether it is that of the whole year.

        Quarters add up; where the plan names none of them, the year's figure stands for every period.

        >>> Target("Xe loa", "suất", {"quy-1": "2", "quy-2": "3"}).of("6-thang-dau")
        ('5', False)
        >>> Target("Xe loa", "suất", {"nam": "12"}).of("6-thang-dau")
        ('12', True)
        """
        if kind == YEAR and self.figures.get(YEAR):
            return self.figures[YEAR], True
        figures = [self.figures.get(quarter, "") for quarter in _PARTS.get(kind, ())]
        if any(figures):
            return added(figures), kind == YEAR
        return self.figures.get(YEAR, "") or added([self.figures.get(one, "") for one in QUARTERS]), True


@dataclass(frozen=True)
class Task:
    """Something to be done, by whom, and until when, as written and as a day where it names one."""

    words: str
    who: str = ""
    until: str = ""
    due: date | None = None


def targets_from(columns: Columns, rows: Sequence[Row]) -> list[Target]:
    """The targets that a table holds; none when it has no column of targets."""
    at = _roles(columns)
    if TARGET not in at:
        return []
    return [
        Target(row[at[TARGET]].strip(), _cell(row, at, UNIT), {k: _cell(row, at, k) for k in FIGURES})
        for row in rows
        if row[at[TARGET]].strip()
    ]


def tasks_from(columns: Columns, rows: Sequence[Row], year: int) -> list[Task]:
    """The tasks that a table holds; none when it has no column of tasks."""
    at = _roles(columns)
    if TASK not in at:
        return []
    told = ((row[at[TASK]].strip(), _cell(row, at, WHO), _cell(row, at, DUE)) for row in rows)
    return [Task(words, who, until, due_day(until, year)) for words, who, until in told if words]


def with_year(
    columns: Columns, rows: Sequence[Row]
) -> tuple[tuple[Mapping[str, Any], ...], tuple[tuple[str, ...], ...]]:
    """Columns and rows as they are written: the year added up, quarters that nobody planned left out."""
    at = _roles(columns)
    if TARGET not in at:
        return tuple(columns), tuple(tuple(row) for row in rows)
    whole = [_with_sum(row, at) for row in rows]
    kept = [
        n
        for n, column in enumerate(columns)
        if column.get("role") not in FIGURES or any(row[n].strip() for row in whole)
    ]
    return tuple(columns[n] for n in kept), tuple(tuple(row[n] for n in kept) for row in whole)


def disagreeing(columns: Columns, rows: Sequence[Row]) -> list[Target]:
    """Targets whose year is not what their quarters add up to.

    >>> columns = [{"role": "target"}, {"role": "quy-1"}, {"role": "nam"}]
    >>> [one.name for one in disagreeing(columns, [("a", "2", "2"), ("b", "2", "3"), ("c", "", "3")])]
    ['b']
    """
    told = []
    for target in targets_from(columns, rows):
        year = parsed_number(target.figures[YEAR])
        figures = [target.figures[quarter] for quarter in QUARTERS]
        parts = parsed_number(added(figures)) if any(figures) else None
        if year is not None and parts is not None and year != parts:
            told.append(target)
    return told


def added(figures: Sequence[str]) -> str:
    """What figures add up to, blank ones passed over; nothing when one is no number or there is none.

    >>> added(["12", "", "1.200"]), added(["trên 12", "3"]), added([])
    ('1.212', '', '')
    """
    values = [parsed_number(figure) for figure in figures if figure.strip()]
    if not values or None in values:
        return ""
    return written_number(sum((value for value in values if value is not None), Decimal(0)))


def due_day(words: str, year: int) -> date | None:
    """The last day that a deadline leaves, or None for one that names none (“thường xuyên”).

    >>> due_day("Trước ngày 15/6/2026", 2026), due_day("tháng 02", 2026), due_day("Quý III", 2026)
    (datetime.date(2026, 6, 15), datetime.date(2026, 2, 28), datetime.date(2026, 9, 30))
    >>> due_day("trong năm 2026", 2026), due_day("Thường xuyên", 2026), due_day("31/2/2026", 2026)
    (datetime.date(2026, 12, 31), None, None)
    """
    if found := re.search(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?(?!\d|/)", words):
        if int(found[2]) <= 12:
            return _day(int(found[3] or year), int(found[2]), int(found[1]))
        return None
    low = words.lower()
    if found := re.search(r"tháng (\d{1,2})(?: năm |/)?(\d{4})?|\b(\d{1,2})/(\d{4})\b", low):
        return _month_end(int(found[2] or found[4] or year), int(found[1] or found[3]))
    if found := re.search(r"quý (iv|iii|ii|i|[1-4])\b(?:[/ ]*(?:năm )?(\d{4}))?", low):
        return _month_end(int(found[2] or year), 3 * _ROMAN[found[1].upper()])
    if "6 tháng đầu năm" in low:
        return _month_end(year, 6)
    return date(year, 12, 31) if re.search(r"trong năm|cuối năm|cả năm|^năm \d{4}", low) else None


def _month_end(year: int, month: int) -> date | None:
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _roles(columns: Columns) -> dict[str, int]:
    return {column["role"]: n for n, column in enumerate(columns) if column.get("role")}


def _cell(row: Row, at: Mapping[str, int], role: str) -> str:
    return row[at[role]].strip() if role in at else ""


def _with_sum(row: Row, at: Mapping[str, int]) -> Row:
    if YEAR not in at or row[at[YEAR]].strip():
        return row
    year = added([_cell(row, at, quarter) for quarter in QUARTERS])
    return tuple(year if n == at[YEAR] else cell for n, cell in enumerate(row))
