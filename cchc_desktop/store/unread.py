"""What was typed into an entry and fits no answer, kept beside it until it is put right."""

import json
from collections.abc import Mapping

from sqlite_utils import Database

from cchc_desktop.entry import Entry
from cchc_desktop.store.database import fetch, transaction

Typed = Mapping[str, Mapping[str, str]]
"""The words by field and by their place in it; those above the first questions under “”."""


class Unread:
    """The unread words of an open store. Every change is one transaction; all raise ``StoreProblem``."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def keep(self, entry: Entry, typed: Typed) -> None:
        """Keeps the words that stand beside this content, in place of those before."""
        row = (entry.id, entry.revision, entry.number, entry.date, json.dumps(typed, ensure_ascii=False))
        with transaction(self._db):
            self._db.execute("DELETE FROM unread WHERE entry = ?", (entry.id,))
            if typed:
                self._db.execute(
                    "INSERT INTO unread (entry, revision, number, date, typed) VALUES (?, ?, ?, ?, ?)", row
                )

    def of(self, entry: Entry) -> Typed:
        """The words kept beside this revision; those of a number or date that came since are no more."""
        sql = "SELECT number, date, typed FROM unread WHERE entry = ? AND revision = ?"
        for number, date, typed in fetch(self._db, sql, (entry.id, entry.revision)):
            kept: dict[str, Mapping[str, str]] = json.loads(typed)
            same = (number, date) == (entry.number, entry.date)
            return {field: words for field, words in kept.items() if field or same}
        return {}
