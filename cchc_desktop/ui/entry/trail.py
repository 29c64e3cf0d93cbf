"""What is kept beside an entry: where the clerk was, what was gone through, what fits no answer yet."""

from collections.abc import Iterable

from cchc_desktop.entry import Entry
from cchc_desktop.form.definition import HEAD
from cchc_desktop.store.entries import Entries
from cchc_desktop.store.unread import Typed, Unread
from cchc_desktop.ui.desk import Desk


class Trail:
    """Read when the entry is opened, kept without waiting while it is worked on."""

    def __init__(self, desk: Desk, entry: Entry) -> None:
        self._desk = desk
        self._entry_id = entry.id
        self.place = desk.entries.place(entry.id) or HEAD
        self.left = desk.entries.left(entry.id)
        self.unread: Typed = Unread(desk.reader).of(entry)

    def keep_place(self, place: str, left: Iterable[str]) -> None:
        """The section on the screen, and those that were gone through so far."""
        entry_id, gone_through = self._entry_id, frozenset(left)
        self._desk.writer.do(lambda db: Entries(db).leave_at(entry_id, place, gone_through))

    def keep_unread(self, entry: Entry, typed: Typed) -> None:
        """What was typed and fits no answer, so that it is here again when the document is opened."""
        if typed or self.unread:
            self.unread = typed
            self._desk.writer.do(lambda db: Unread(db).keep(entry, typed))
