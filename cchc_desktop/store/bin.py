"""Entries thrown away: out of every list, whole, until they are taken out again or deleted for ever."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from cchc_desktop.store.database import fetch, transaction
from cchc_desktop.store.entries import ROW, EntryRow, now_utc

_BELONGINGS = tuple("bin states branches carries dismissals exports targets unread versions".split())


@dataclass(frozen=True)
class Binned:
    """An entry in the bin; ``time`` is when it got there, ISO 8601 in UTC."""

    row: EntryRow
    time: str


class Bin:
    """The bin of an open store. Every change is one transaction; all raise ``StoreProblem``."""

    def __init__(self, db: Database, now: Callable[[], str] = now_utc) -> None:
        self._db = db
        self._now = now

    def put(self, entry_ids: Iterable[str]) -> None:
        """Throws entries away; versions, exports and all else of theirs stay as they are."""
        rows = [(entry_id, self._now()) for entry_id in entry_ids]
        with transaction(self._db):
            self._db.conn.executemany("INSERT OR IGNORE INTO bin (entry, time) VALUES (?, ?)", rows)

    def take_out(self, entry_ids: Iterable[str]) -> None:
        """Puts entries back into the lists."""
        rows = [(entry_id,) for entry_id in entry_ids]
        with transaction(self._db):
            self._db.conn.executemany("DELETE FROM bin WHERE entry = ?", rows)

    def holds(self, entry_id: str) -> bool:
        """Whether an entry lies in the bin."""
        return bool(fetch(self._db, "SELECT 1 FROM bin WHERE entry = ?", (entry_id,)))

    def all(self) -> list[Binned]:
        """What lies in the bin, the last thrown away first."""
        sql = f"SELECT {ROW}, time FROM entries JOIN bin ON bin.entry = id ORDER BY time DESC, bin.rowid DESC"  # noqa: S608
        return [Binned(EntryRow(*row[:-1]), row[-1]) for row in fetch(self._db, sql)]

    def delete(self, entry_ids: Iterable[str]) -> None:
        """Deletes entries for ever with all that belongs to them; one that is not in the bin stays."""
        rows = [(entry_id,) for entry_id in entry_ids if self.holds(entry_id)]
        with transaction(self._db):
            for table in _BELONGINGS:
                self._db.conn.executemany(f"DELETE FROM {table} WHERE entry = ?", rows)  # noqa: S608
            self._db.conn.executemany("DELETE FROM entries WHERE id = ?", rows)
