"""States of an entry that a clerk gives by hand, and the days on which documents were handed in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sqlite_utils import Database

from cchc_desktop.entry import STATES, Entry
from cchc_desktop.store.database import fetch, transaction
from cchc_desktop.store.entries import SUBMITTED, Entries, next_revision, now_utc

_WORKING = STATES[:2]
_REASONS = dict(zip(STATES[1:], ("soát", "xuất", "nộp"), strict=True))


class States:
    """Where the entries of an open store are on their way; all raise ``StoreProblem``."""

    def __init__(self, db: Database, now: Callable[[], str] = now_utc) -> None:
        self._db = db
        self._now = now

    def set(self, entry_id: str, state: str, day: date) -> Entry:
        """Gives an entry a state on a day and returns it; its content is kept as a version, save for a draft.

        An entry that is worked on further goes on in a new revision, as every frozen content does.
        """
        entries = Entries(self._db, self._now)
        with transaction(self._db):
            entry = entries.load(entry_id)
            if state in _REASONS:
                entries.freeze(replace(entry, state=state), _REASONS[state])
            frozen = entries.is_frozen(entry)
            again = next_revision(entry) if frozen and state in _WORKING else entry
            after = replace(again, state=state)
            entries.save(after)
            row = (entry_id, state, day.isoformat(), self._now())
            self._db.execute("INSERT INTO states (entry, state, day, time) VALUES (?, ?, ?, ?)", row)
        return after

    def handed_in(self) -> dict[str, date]:
        """The day on which each entry was handed in, as far as it was told."""
        sql = "SELECT entry, day FROM states WHERE state = ? ORDER BY id"
        return {entry_id: date.fromisoformat(day) for entry_id, day in fetch(self._db, sql, (SUBMITTED,))}
