"""Entries on the disk: saved, found, frozen into versions, exported."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlite_utils import Database

from cchc_desktop.entry import Entry, entry_from_json, entry_text, new_id, read_json
from cchc_desktop.prose import folded
from cchc_desktop.store.database import fetch, transaction
from cchc_desktop.store.folding import searchable

DRAFT = "nháp"
EXPORTED = "đã xuất"
SUBMITTED = "đã nộp"
BEFORE_RETURN = "trước khi lấy lại bản cũ"
"""Why the present content is kept when an older one takes its place."""

ROW = "id, form_id, form_kind, title, period_kind, year, number, date, state, changed"
"""The columns of an ``EntryRow``."""

_SEARCH = f"""
SELECT {ROW} FROM entries
WHERE id NOT IN (SELECT entry FROM bin)
    AND NOT EXISTS (SELECT 1 FROM json_each(?) AS word WHERE instr(search, word.value) = 0)
ORDER BY changed DESC, rowid DESC
"""  # noqa: S608

_SAVE = """
INSERT INTO entries (id, revision, parent, form_id, form_kind, period_kind, year, number, date, state,
    title, search, content, place_open, created, changed)
VALUES (:id, :revision, :parent, :form_id, :form_kind, :period_kind, :year, :number, :date, :state,
    :title, :search, :content, '', :now, :now)
ON CONFLICT (id) DO UPDATE SET revision = :revision, parent = :parent, form_id = :form_id,
    form_kind = :form_kind, period_kind = :period_kind, year = :year, number = :number, date = :date,
    state = :state, title = :title, search = :search, content = :content, changed = :now
"""


@dataclass(frozen=True)
class EntryRow:
    """An entry as a list shows it. ``changed`` is ISO 8601 in UTC."""

    id: str
    form_id: str
    form_kind: str
    title: str
    period_kind: str
    year: int
    number: str
    date: str
    state: str
    changed: str


@dataclass(frozen=True)
class Version:
    """A content that no later edit changes. ``time`` is ISO 8601 in UTC, ``reason`` as “xuất”."""

    entry_id: str
    revision: str
    parent: str
    time: str
    reason: str


@dataclass(frozen=True)
class Export:
    """A file that was made from a version; ``kind`` as “docx”, ``time`` ISO 8601 in UTC."""

    entry_id: str
    revision: str
    time: str
    path: str
    sha256: str
    kind: str


def now_utc() -> str:
    """This moment, ISO 8601 in UTC with milliseconds: sorts as text."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def next_revision(entry: Entry) -> Entry:
    """The entry on its way again after its revision was frozen: what is edited then is a new draft."""
    return replace(entry, revision=new_id(), parent=entry.revision, state=DRAFT)


class Entries:
    """The entries of an open store. Every change is one transaction; all raise ``StoreProblem``."""

    def __init__(self, db: Database, now: Callable[[], str] = now_utc) -> None:
        self._db = db
        self._now = now

    def save(self, entry: Entry, title: str = "") -> None:
        """Keeps the entry's content; on return it is on the disk. An empty title leaves the one there."""
        with transaction(self._db):
            self._put(entry, title)

    def load(self, entry_id: str) -> Entry:
        """The entry as last saved; ``KeyError`` when there is none, ``BadEntry`` when it cannot be read."""
        return self._content("SELECT content FROM entries WHERE id = ?", entry_id)

    def rows(self) -> list[EntryRow]:
        """All entries but those in the bin, the last changed first."""
        return self.search("")

    def search(self, text: str) -> list[EntryRow]:
        """The entries in which every word occurs, in any order, with or without diacritics."""
        words = folded(text).split()
        return [EntryRow(*row) for row in fetch(self._db, _SEARCH, (json.dumps(words),))]

    def leave_at(self, entry_id: str, place: str, left: Iterable[str] = ()) -> None:
        """Remembers the section in which the entry was left, and more that were gone through."""
        with transaction(self._db):
            row = (place, " ".join(sorted(self.left(entry_id).union(left))), entry_id)
            self._db.execute("UPDATE entries SET place_open = ?, sections_left = ? WHERE id = ?", row)

    def place(self, entry_id: str) -> str:
        """The section in which the entry was left; empty when it never was."""
        rows = fetch(self._db, "SELECT place_open FROM entries WHERE id = ?", (entry_id,))
        return str(rows[0][0]) if rows else ""

    def left(self, entry_id: str) -> frozenset[str]:
        """The sections that were gone through."""
        rows = fetch(self._db, "SELECT sections_left FROM entries WHERE id = ?", (entry_id,))
        return frozenset(str(rows[0][0]).split()) if rows else frozenset()

    def freeze(self, entry: Entry, reason: str) -> Version:
        """Saves the entry and keeps this content as a version; freezing it again changes nothing.

        ``ValueError`` when its revision is frozen with other content: see ``next_revision``.
        """
        with transaction(self._db):
            self._put(entry, "")
            return self._freeze(entry, reason)

    def record_export(self, entry: Entry, path: str, sha256: str, kind: str) -> Entry:
        """Notes a file made of the entry and returns the entry as exported, frozen and in that state.

        ``ValueError`` as in ``freeze``. An entry already handed in stays so.
        """
        state = SUBMITTED if entry.state == SUBMITTED else EXPORTED
        exported = replace(entry, state=state)
        with transaction(self._db):
            self._put(exported, "")
            self._freeze(exported, "xuất")
            self._db.execute(
                "INSERT INTO exports (entry, revision, time, path, sha256, kind) VALUES (?, ?, ?, ?, ?, ?)",
                (entry.id, entry.revision, self._now(), path, sha256, kind),
            )
        return exported

    def versions(self, entry_id: str) -> list[Version]:
        """The entry's versions, the newest first."""
        sql = "SELECT entry, revision, parent, time, reason FROM versions WHERE entry = ? ORDER BY id DESC"
        return [Version(*row) for row in fetch(self._db, sql, (entry_id,))]

    def version(self, entry_id: str, revision: str) -> Entry:
        """The entry as it was frozen; ``KeyError`` when it was not."""
        return self._content(
            "SELECT content FROM versions WHERE entry = ? AND revision = ?", entry_id, revision
        )

    def is_frozen(self, entry: Entry) -> bool:
        """Whether the entry's revision is kept as a version, so that another content needs a new one."""
        return any(version.revision == entry.revision for version in self.versions(entry.id))

    def keep(self, entry_id: str, reason: str) -> Entry:
        """Keeps the stored content as a version; what is edited next is a new revision of the same state."""
        with transaction(self._db):
            entry = self.load(entry_id)
            self.freeze(entry, reason)
            after = replace(next_revision(entry), state=entry.state)
            self._put(after, "")
        return after

    def bring_back(self, entry_id: str, revision: str, title: str) -> Entry:
        """A frozen content as the newest draft; the present content is kept as a version before.

        ``KeyError`` when there is no such version.
        """
        with transaction(self._db):
            present = self.load(entry_id)
            self.freeze(present, BEFORE_RETURN)
            old = self.version(entry_id, revision)
            back = replace(old, revision=new_id(), parent=present.revision, state=DRAFT)
            self._put(back, title)
        return back

    def exports(self, entry_id: str) -> list[Export]:
        """The files made of the entry, the newest first."""
        sql = "SELECT entry, revision, time, path, sha256, kind FROM exports WHERE entry = ? ORDER BY id DESC"
        return [Export(*row) for row in fetch(self._db, sql, (entry_id,))]

    def _content(self, sql: str, *key: str) -> Entry:
        rows = fetch(self._db, sql, key)
        if not rows:
            raise KeyError(key)
        return entry_from_json(read_json(rows[0][0].encode(), key[0]))

    def _put(self, entry: Entry, title: str) -> None:
        title = title or self._title(entry.id)
        row = {
            "id": entry.id,
            "revision": entry.revision,
            "parent": entry.parent,
            "form_id": entry.form.id,
            "form_kind": entry.form.kind,
            "period_kind": entry.period.kind,
            "year": entry.period.year,
            "number": entry.number,
            "date": entry.date,
            "state": entry.state,
            "title": title,
            "search": searchable(entry, title),
            "content": entry_text(entry),
            "now": self._now(),
        }
        self._db.execute(_SAVE, row)

    def _title(self, entry_id: str) -> str:
        rows = fetch(self._db, "SELECT title FROM entries WHERE id = ?", (entry_id,))
        return str(rows[0][0]) if rows else ""

    def _freeze(self, entry: Entry, reason: str) -> Version:
        for version in self.versions(entry.id):
            if version.revision == entry.revision:
                self._require_same(entry)
                return version
        version = Version(entry.id, entry.revision, entry.parent, self._now(), reason)
        self._db.execute(
            "INSERT INTO versions (entry, revision, parent, time, reason, content) VALUES (?, ?, ?, ?, ?, ?)",
            (entry.id, entry.revision, entry.parent, version.time, reason, entry_text(entry)),
        )
        return version

    def _require_same(self, entry: Entry) -> None:
        """A revision names one content; only its state may go on."""
        frozen = self.version(entry.id, entry.revision)
        if entry_text(replace(frozen, state=entry.state)) != entry_text(entry):
            raise ValueError(f"revision {entry.revision} is frozen with other content")
