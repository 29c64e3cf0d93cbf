"""What every page of the window works with: the forms, the store, and one way to save."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desktop.document.compose import compose
from cchc_desktop.document.tree import text_of
from cchc_desktop.entry import Entry
from cchc_desktop.figures.own_rules import CutOff, rules_with
from cchc_desktop.form.definition import Form
from cchc_desktop.form.loading import BadForm, form_of
from cchc_desktop.office import Office
from cchc_desktop.store.database import open_reader
from cchc_desktop.store.entries import Entries
from cchc_desktop.store.settings import Settings
from cchc_desktop.store.writer import Writer

PAUSE, LONGEST = 500, 3000
"""Milliseconds: a save follows this long after the last change, and at least this often without a pause."""


class Desk(QObject):
    """The open store and the forms. Reading is done here at once, writing in the writer's thread."""

    saved = Signal(str, str, int)
    problem = Signal(str)

    def __init__(self, path: Path, forms: dict[str, Form], broken: list[BadForm]) -> None:
        """Opens the store at ``path``; raises ``StoreProblem``."""
        super().__init__()
        self.path = path
        self.forms = forms
        self.broken = broken
        self.writer = Writer(path, self.saved.emit, self.problem.emit)
        self.reader = open_reader(path)
        self.entries = Entries(self.reader)
        self.settings = Settings(self.reader)

    def form_of(self, entry: Entry) -> Form:
        """The form an entry was made from, or what its own outline tells when the file is gone."""
        return form_of(entry, self.forms)

    def title_of(self, form: Form, entry: Entry) -> str:
        """The entry's trích yếu in words, as lists show it."""
        return text_of(compose(form, entry).abstract)

    def office(self) -> Office | None:
        """The office as it is today, or None before it was set up."""
        return self.settings.office_on(date.today())

    def cut_off(self) -> CutOff:
        """The cut-off rules that may be chosen, the office's own among them, and the one in use."""
        chosen = str(self.settings.get("cut_off", "calendar"))
        return CutOff(rules_with(self.settings.get("cut_off_rules", [])), chosen)

    def put(self, key: str, value: Any) -> None:
        """Keep a plain setting, in its turn and without waiting."""
        self.writer.do(lambda db: Settings(db).put(key, value))


class Saver(QObject):
    """Saves one open entry by itself: after every pause, and while typing goes on every few seconds.

    ``told(sentence)`` says what a person may rely on: “Đã lưu” comes only after the commit.
    """

    told = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: tuple[Entry, str] | None = None
        self._token = 0
        self._pause = single_shot(self, PAUSE, self.save_now)
        self._longest = single_shot(self, LONGEST, self.save_now)
        desk.saved.connect(self._on_saved)
        desk.problem.connect(self.told)

    def touch(self, entry: Entry, title: str) -> None:
        """Take the newest content; it is handed to the writer soon."""
        self._waiting = (entry, title)
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        self.told.emit("Đang lưu…")

    def save_now(self) -> None:
        """Hand over what waits, without waiting for the disk."""
        self._pause.stop()
        self._longest.stop()
        if self._waiting:
            self._token = self._desk.writer.save(*self._waiting)
            self._waiting = None

    def _on_saved(self, _entry_id: str, _revision: str, token: int) -> None:
        if token == self._token and not self._waiting:
            self.told.emit("Đã lưu")


def single_shot(owner: QObject, milliseconds: int, act: Callable[[], object]) -> QTimer:
    """A timer that acts once each time it is started."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
