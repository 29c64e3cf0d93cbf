"""Targets (chỉ tiêu) and tasks of a plan: read from it, set against the diary, counted down to their day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cchc_desktop.entry import Entry, Period
from cchc_desktop.figures.channels import Channel, named
from cchc_desktop.form.definition import Field, Form
from cchc_desktop.form.live import Values
from cchc_desktop.form.results import Result, result_to_json
from cchc_desktop.form.targets import QUARTERS, Target, Task, targets_from, tasks_from
from cchc_desktop.form.wording import parsed_number, written_number

RESULTS = "results"
"""The kind of field in which a report sets results against targets."""


@dataclass(frozen=True)
class DueTask:
    """A task of a plan that is not done yet, with the days left; a negative number of them is late."""

    plan: str
    task: Task
    left: int


@dataclass(frozen=True)
class Countdown:
    """How far a plan's year is: how many targets are reached, what the others lack, and the days left."""

    plan: str
    year: int
    met: int
    every: int
    lacking: tuple[str, ...]
    left: int


def countdown(plan: str, results: Iterable[Result], period: Period, today: date) -> Countdown | None:
    """The countdown of a plan's targets to the last day of its year; None when all are reached."""
    rows = tuple(results)
    open_ones = [row for row in rows if not row.is_met]
    if not open_ones or not period.end:
        return None
    lacking = tuple(said for row in open_ones if (said := _lacking(row)))
    return Countdown(
        plan, period.year, len(rows) - len(open_ones), len(rows), lacking, (period.end - today).days
    )


def _lacking(row: Result) -> str:
    """“Xe loa còn 3 suất”; nothing where that cannot be calculated."""
    plan, reached = parsed_number(row.plan), parsed_number(row.figure or "0")
    if plan is None or reached is None:
        return ""
    return f"{row.target} còn {written_number(plan - reached)} {row.unit}".rstrip()


def targets_of(form: Form, plan: Entry) -> list[Target]:
    """The targets that a plan's tables hold, in their order."""
    values = Values(form, plan)
    return [
        target
        for field in _tables(values)
        for target in targets_from(field.settings["columns"], values.answer(field))
    ]


def tasks_of(form: Form, plan: Entry) -> list[Task]:
    """The tasks that a plan's tables hold, in their order."""
    values, year = Values(form, plan), plan.period.year
    return [
        task
        for field in _tables(values)
        for task in tasks_from(field.settings["columns"], values.answer(field), year)
    ]


def results_of(form: Form, plan: Entry, period: Period, channels: Iterable[Channel]) -> dict[str, Any]:
    """An answer for a report of that period: each target with the figure that the plan wants by then.

    A target is counted from the channel that bears its name; one without is left to the clerk.
    """
    known = named(channels)
    rows = [_result(target, period, known.get(target.name.casefold())) for target in targets_of(form, plan)]
    return {"plan": plan.id, "rows": [result_to_json(row) for row in rows if row.plan]}


def results_fields(form: Form, entry: Entry) -> list[Field]:
    """The fields of a report in which results are set against targets."""
    return [field for field in Values(form, entry).fields.values() if field.kind == RESULTS]


def due_tasks(
    form: Form, plan: Entry, today: date, done: Iterable[str] = (), within: int = 30
) -> list[DueTask]:
    """The tasks that are late or due within some days and not done, the most urgent first.

    ``done`` are the words of those that were marked as done.
    """
    finished = set(done)
    told = [
        DueTask(plan.id, task, (task.due - today).days)
        for task in tasks_of(form, plan)
        if task.due and task.words not in finished
    ]
    return sorted((one for one in told if one.left <= within), key=lambda one: one.left)


def _tables(values: Values) -> list[Field]:
    fields = (field for field in values.fields.values() if field.kind == "table")
    return [field for field in fields if values.answer(field)]


def _result(target: Target, period: Period, channel: Channel | None) -> Result:
    figure, yearly = target.of(period.kind)
    unit = target.unit or (channel.units[0] if channel else "")
    whole = yearly and period.kind in (*QUARTERS, "6-thang-dau", "6-thang-cuoi", "9-thang", "khac")
    return Result(target.name, unit, (channel.id,) if channel else (), figure, yearly=whole)
