"""The year's plan beside a report: which one it is, what it wants, and what of it is still to be done."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from cchc_desktop.entry import STATES, Entry, Period
from cchc_desktop.figures.counting import reached, recounted
from cchc_desktop.figures.periods import with_window
from cchc_desktop.figures.targets import (
    Countdown,
    DueTask,
    countdown,
    due_tasks,
    results_fields,
    results_of,
    targets_of,
    tasks_of,
)
from cchc_desktop.form.results import Result, results_from_json
from cchc_desktop.prose import BadEntry
from cchc_desktop.store.activities import Activities, Sought
from cchc_desktop.store.entries import EntryRow
from cchc_desktop.store.targets import DoneTasks
from cchc_desktop.ui.desk import Desk


def plans_of(desk: Desk, year: int) -> list[Entry]:
    """The plans of a year that hold targets or tasks: issued ones first, then the last changed."""
    rows = [row for row in desk.entries.rows() if row.form_kind == "KH" and row.year == year]
    rows.sort(key=lambda row: -STATES.index(row.state))
    plans = (_readable(desk, row.id) for row in rows)
    return [plan for plan in plans if plan and (_wants(desk, plan) or tasks_of(desk.form_of(plan), plan))]


def channels_in_use(desk: Desk) -> list[tuple[str, str]]:
    """The titles of the diary's channels, each with its usual unit."""
    return [(one.title, one.units[0]) for one in Activities(desk.reader).channels() if one.used]


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


class PlanWatch:
    """What the plans of this year and the last still want, read once for every change of a plan."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._plans: dict[tuple[str, str], Entry | None] = {}

    def due(self, rows: Sequence[EntryRow], today: date, within: int = 30) -> list[DueTask]:
        """The tasks that are late or due within some days and not done, the most urgent first."""
        done = DoneTasks(self._desk.reader)
        told = [
            task
            for plan in self._of(rows, (today.year, today.year - 1))
            for task in due_tasks(self._desk.form_of(plan), plan, today, done.of(plan.id), within)
        ]
        return sorted(told, key=lambda one: one.left)

    def countdowns(self, rows: Sequence[EntryRow], today: date) -> list[Countdown]:
        """The targets of this year's plans that are not reached yet."""
        plans = [plan for plan in self._of(rows, (today.year,)) if _wants(self._desk, plan)]
        period = with_window("nam", today.year, self._desk.cut_off().rule)
        told = (countdown(plan.id, results_in(self._desk, plan, period), period, today) for plan in plans)
        return [one for one in told if one]

    def _of(self, rows: Sequence[EntryRow], years: tuple[int, ...]) -> list[Entry]:
        plans = [row for row in rows if row.form_kind == "KH" and row.year in years]
        known = {(row.id, row.changed): row for row in plans}
        self._plans = {
            key: self._plans[key] if key in self._plans else _readable(self._desk, row.id)
            for key, row in known.items()
        }
        return [plan for plan in self._plans.values() if plan]


def results_in(desk: Desk, plan: Entry, period: Period) -> list[Result]:
    """The plan's targets for a period with what the diary counts for each."""
    diary, sought = Activities(desk.reader), Sought.of_period(period)
    raw = results_of(desk.form_of(plan), plan, period, diary.channels())
    totals, states = tuple(diary.totals(sought)), tuple(diary.states(sought))
    return [reached(row, totals, states) for row in results_from_json(raw, plan.id)]


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
