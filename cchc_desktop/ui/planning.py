"""The year's plan beside a report: which one it is, what it wants, and what of it is still to be done."""

from datetime import date
from typing import Any

from cchc_desktop.entry import STATES, Entry
from cchc_desktop.figures.counting import recounted
from cchc_desktop.figures.targets import (
    DueTask,
    due_tasks,
    results_fields,
    results_of,
    targets_of,
    tasks_of,
)
from cchc_desktop.prose import BadEntry
from cchc_desktop.store.activities import Activities, Sought
from cchc_desktop.store.targets import DoneTasks
from cchc_desktop.ui.desk import Desk


def plans_of(desk: Desk, year: int) -> list[Entry]:
    """The plans of a year that hold targets or tasks: issued ones first, then the last changed."""
    rows = [row for row in desk.entries.rows() if row.form_kind == "KH" and row.year == year]
    rows.sort(key=lambda row: -STATES.index(row.state))
    plans = (_readable(desk, row.id) for row in rows)
    return [plan for plan in plans if plan and (_wants(desk, plan) or tasks_of(desk.form_of(plan), plan))]


def planned_results(desk: Desk, entry: Entry, plan: Entry | None = None) -> dict[str, Any] | None:
    """The targets of the plan of a report's year with what was reached; None without such a plan."""
    fields = results_fields(desk.form_of(entry), entry)
    plan = plan or next((one for one in plans_of(desk, entry.period.year) if _wants(desk, one)), None)
    if not fields or not plan or not _wants(desk, plan):
        return None
    diary = Activities(desk.reader)
    raw = results_of(desk.form_of(plan), plan, entry.period, diary.channels())
    sought = Sought.of_period(entry.period)
    form, asked = desk.form_of(entry), entry.answered(fields[0].id, raw)
    answer = recounted(form, asked, diary.totals(sought), diary.states(sought)).answers[fields[0].id]
    return dict(answer)


def with_plan(desk: Desk, entry: Entry, plan: Entry | None = None) -> Entry:
    """A new report with the targets of its plan, where its form has a place for them."""
    raw = planned_results(desk, entry, plan)
    return entry.answered(results_fields(desk.form_of(entry), entry)[0].id, raw) if raw else entry


def due_of_plans(desk: Desk, today: date, within: int = 30) -> list[DueTask]:
    """What the plans of this year and the last want soon or wanted already, the most urgent first."""
    plans = [plan for year in (today.year, today.year - 1) for plan in plans_of(desk, year)]
    done = DoneTasks(desk.reader)
    told = [
        task
        for plan in plans
        for task in due_tasks(desk.form_of(plan), plan, today, done.of(plan.id), within)
    ]
    return sorted(told, key=lambda one: one.left)


def _wants(desk: Desk, plan: Entry) -> bool:
    return bool(targets_of(desk.form_of(plan), plan))


def _readable(desk: Desk, entry_id: str) -> Entry | None:
    """A plan that can be read; one that cannot says so where it is opened."""
    try:
        plan = desk.entries.load(entry_id)
        targets_of(desk.form_of(plan), plan)
    except (BadEntry, KeyError):
        return None
    return plan
