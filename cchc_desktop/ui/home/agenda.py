"""What is due and what is in work, read from the store for the first page."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from cchc_desktop.document.progress import progress
from cchc_desktop.figures.due import Due, Filed, Plan, what_is_due
from cchc_desktop.figures.promises import Promise, promises_of
from cchc_desktop.prose import BadEntry
from cchc_desktop.store.dismissals import Dismissals, covered
from cchc_desktop.store.entries import EntryRow
from cchc_desktop.store.settings import Settings
from cchc_desktop.ui.desk import Desk

_PASSED = "due_passed"
_WORKING = ("nháp", "đã soát")


@dataclass(frozen=True)
class InWork:
    """A document that is worked on: how many of its sections are done."""

    row: EntryRow
    done: int
    every: int


class Agenda:
    """Reads plans and drafts once for every change of theirs, so that 500 documents cost nothing."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._promises: dict[tuple[str, str], tuple[Promise, ...]] = {}
        self._progress: dict[Hashable, tuple[int, int]] = {}

    def due(self, rows: Sequence[EntryRow], today: date) -> list[Due]:
        """The reports that are due around a day."""
        filed = [
            Filed(row.id, row.form_id, row.form_kind, row.period_kind, row.year, row.state, row.title)
            for row in rows
        ]
        plans = [
            Plan(row.id, row.form_id, row.year, self._promised(row))
            for row in rows
            if row.form_kind == "KH" and row.year in (today.year - 1, today.year)
        ]
        passed = self._passed()
        reports = sorted((form.id for form in self._desk.forms.values() if form.kind == "BC"), key=len)
        found = what_is_due(filed, plans, reports, today, self._desk.cut_off().rule)
        return [one for one in found if _key(one) not in passed]

    def pass_over(self, due: Due, *, over: bool = True) -> None:
        """Tell a report of this period no more, or again; raises ``StoreProblem``."""
        others = [key for key in self._passed() if key != _key(due)]
        kept = [*others, _key(due)] if over else others
        self._desk.writer.do(lambda db: Settings(db).put(_PASSED, kept)).result()

    def in_work(self, rows: Sequence[EntryRow], most: int) -> list[InWork]:
        """The documents changed last that are not yet issued."""
        found = [row for row in rows if row.state in _WORKING][:most]
        return [InWork(row, *self._done(row)) for row in found]

    def _passed(self) -> list[str]:
        return list(self._desk.settings.get(_PASSED, []))

    def _promised(self, row: EntryRow) -> tuple[Promise, ...]:
        key = (row.id, row.changed)
        if key not in self._promises:
            try:
                plan = self._desk.entries.load(row.id)
                self._promises[key] = promises_of(self._desk.form_of(plan), plan)
            except (BadEntry, KeyError):
                self._promises[key] = ()  # opening it tells what is wrong; here it only promises nothing
        return self._promises[key]

    def _done(self, row: EntryRow) -> tuple[int, int]:
        left = self._desk.entries.left(row.id)
        passed = tuple(Dismissals(self._desk.reader).of(row.id))
        key = (row.id, row.changed, left, passed)
        if key not in self._progress:
            try:
                entry = self._desk.entries.load(row.id)
                self._progress[key] = progress(
                    self._desk.form_of(entry), entry, left, partial(covered, passed)
                )
            except (BadEntry, KeyError):
                self._progress[key] = (0, 0)  # as above: opening it tells
        return self._progress[key]


def _key(due: Due) -> str:
    return f"{due.form_id} {due.period.kind} {due.period.year}"
