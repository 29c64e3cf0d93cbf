"""Which tasks of the plans are done."""

from datetime import date

from sqlite_utils import Database

from cchc_desktop.prose import clean
from cchc_desktop.store.database import fetch, transaction


class DoneTasks:
    """The done tasks of an open store. Every change is one transaction; all raise ``StoreProblem``."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, plan_id: str) -> dict[str, date]:
        """The tasks of a plan that are done, by their words, with the day on which they were marked."""
        rows = fetch(self._db, "SELECT task, done FROM targets WHERE entry = ?", (plan_id,))
        return {task: date.fromisoformat(day) for task, day in rows}

    def mark(self, plan_id: str, task: str, day: date) -> None:
        """A task of a plan is done."""
        row = (plan_id, clean(task, "task"), day.isoformat())
        with transaction(self._db):
            self._db.execute("INSERT OR REPLACE INTO targets (entry, task, done) VALUES (?, ?, ?)", row)

    def unmark(self, plan_id: str, task: str) -> None:
        """A task of a plan is not done after all."""
        with transaction(self._db):
            self._db.execute(
                "DELETE FROM targets WHERE entry = ? AND task = ?", (plan_id, clean(task, "task"))
            )
