"""The last look before export: filled from the open entry, and the mark that it was taken."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from cchc_desktop.document.summary import summary
from cchc_desktop.entry import STATES, Entry
from cchc_desktop.form.findings import ERROR, FORM_RULES
from cchc_desktop.prose import BadEntry
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.store.states import States
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.entry.check_page import Checked, CheckPage
from cchc_desktop.ui.entry.reviewer import Opened, Reviewer


class Checker(QObject):
    """Stands between the open entry and its last look.

    ``checked`` carries the entry as the store keeps it once it was marked; ``told`` is why it could not be.
    """

    checked = Signal(Entry)
    told = Signal(str)

    def __init__(self, desk: Desk, reviewer: Reviewer, opened: Callable[[], Opened], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._reviewer, self._opened = desk, reviewer, opened
        self.page = CheckPage()

    def show(self) -> None:
        """Show the entry as it stands now."""
        opened = self._opened()
        parts = summary(opened.form, opened.entry, opened.document)
        read = self._reviewer.findings
        problems = [one for one in read if one.level == ERROR or one.rule in FORM_RULES]
        self.page.show_checked(Checked(parts, problems, len(read) - len(problems), opened.entry.state))

    def mark(self) -> None:
        """Note that the entry was looked through; it has been handed to be saved before."""
        entry_id, today = self._opened().entry.id, date.today()
        job = self._desk.writer.do(lambda db: States(db).set(entry_id, STATES[1], today))
        try:
            self.checked.emit(job.result())
        except (StoreProblem, BadEntry) as error:
            self.told.emit(f"Chưa đánh dấu được: {error}")
