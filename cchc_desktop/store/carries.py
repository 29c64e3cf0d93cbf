"""What was carried out of the house: when, to which stick, with which number, and what changed since."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from cchc_desktop.ancestry import same_words
from cchc_desktop.entry import STATES
from cchc_desktop.store.database import fetch, transaction
from cchc_desktop.store.entries import Entries, now_utc

_READY = STATES[1:]
_COLUMNS = "entry, revision, time, kind, name, sha256, number, stick, folder"


@dataclass(frozen=True)
class Carry:
    """One file on one stick; ``number`` is the document's at that time, ``time`` ISO 8601 in UTC."""

    entry_id: str
    revision: str
    time: str
    kind: str
    name: str
    sha256: str
    number: str
    stick: str
    folder: str


@dataclass(frozen=True)
class Balance:
    """How the house stands to its sticks: the last file carried, and the entries that are not on any.

    ``never`` are ready and were never carried; ``changed`` were, but say something else by now.
    """

    last: Carry | None
    never: tuple[str, ...]
    changed: tuple[str, ...]


class Carries:
    """The list of what was carried, in an open store; all raise ``StoreProblem``."""

    def __init__(self, db: Database, now: Callable[[], str] = now_utc) -> None:
        self._db = db
        self._now = now

    def record(self, carries: Iterable[Carry]) -> None:
        """Notes files that are whole on a stick; each gets this moment as its time."""
        rows = [
            (
                *(one.entry_id, one.revision, self._now(), one.kind, one.name),
                *(one.sha256, one.number, one.stick, one.folder),
            )
            for one in carries
        ]
        with transaction(self._db):
            marks = ", ".join("?" * 9)
            self._db.conn.executemany(f"INSERT INTO carries ({_COLUMNS}) VALUES ({marks})", rows)  # noqa: S608

    def all(self) -> list[Carry]:
        """Everything that was carried, the newest first."""
        return [Carry(*row) for row in fetch(self._db, f"SELECT {_COLUMNS} FROM carries ORDER BY id DESC")]  # noqa: S608

    def changed_since(self, carry: Carry) -> bool:
        """Whether the entry says something else by now than what was carried."""
        entries = Entries(self._db)
        now = entries.load(carry.entry_id)
        if now.revision == carry.revision:
            return False
        return not same_words(now, entries.version(carry.entry_id, carry.revision))

    def balance(self) -> Balance:
        """What was carried last and what is still to be carried; contents are compared only in doubt."""
        carried: dict[str, list[Carry]] = {}
        every = self.all()
        for one in every:
            carried.setdefault(one.entry_id, []).append(one)
        sql = "SELECT id, revision, state FROM entries WHERE id NOT IN (SELECT entry FROM bin)"
        never, changed = [], []
        for entry_id, revision, state in fetch(self._db, sql):
            known = {one.revision: one for one in carried.get(entry_id, ())}
            if not known:
                never += [entry_id] if state in _READY else []
            elif revision not in known and all(map(self.changed_since, known.values())):
                changed.append(entry_id)
        return Balance(every[0] if every else None, tuple(never), tuple(changed))

    def waiting(self) -> list[str]:
        """The entries that are ready and of which this content was never carried, the last changed first."""
        entries = Entries(self._db)
        carried: dict[str, list[Carry]] = {}
        for one in self.all():
            carried.setdefault(one.entry_id, []).append(one)
        ready = [row.id for row in entries.rows() if row.state in _READY]
        return [name for name in ready if all(map(self.changed_since, carried.get(name, [])))]
