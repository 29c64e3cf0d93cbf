"""Reads the open document again a moment after it changed, and does what the panel is asked for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from cchc_desktop.document.summary import in_order
from cchc_desktop.document.tree import Document
from cchc_desktop.entry import Entry
from cchc_desktop.form.definition import Form
from cchc_desktop.form.findings import Finding, told_once
from cchc_desktop.form.live import Values
from cchc_desktop.prose import BadEntry
from cchc_desktop.review.mending import can_mend, mended
from cchc_desktop.review.reviewing import review
from cchc_desktop.review.sheet import findings_sheet
from cchc_desktop.store.dismissals import Dismissal, Dismissals, covered, told
from cchc_desktop.ui.desk import Desk, single_shot
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.entry.review_panel import Reviewed, ReviewPanel
from cchc_desktop.ui.fields.inputs import LineEdit
from cchc_desktop.ui.pieces import button, label

PAUSE = 700
"""Milliseconds without a change before the document is read again: off the typing path."""


@dataclass(frozen=True)
class Opened:
    """The document that is open: its form, its entry, its tree, and its sections' names on the screen."""

    form: Form
    entry: Entry
    document: Document
    titles: Mapping[str, str]


class Reviewer(QObject):
    """Stands between the open entry and its panel.

    ``read`` comes after each reading; ``entry_wanted`` carries a mended entry and what was done.
    """

    read = Signal()
    entry_wanted = Signal(Entry, str)

    def __init__(
        self,
        desk: Desk,
        panel: ReviewPanel,
        opened: Callable[[], Opened],
        lacking: Callable[[], Iterable[Finding]],
        parent: QObject,
    ) -> None:
        """``lacking`` is what the form itself misses in its fields, told in the same list."""
        super().__init__(parent)
        self._lacking = lacking
        self._desk = desk
        self._panel = panel
        self._opened = opened
        self._passed: list[Dismissal] = Dismissals(desk.reader).of(opened().entry.id)
        self._reviewed = Reviewed()
        self._pause = single_shot(self, PAUSE, self.now)
        panel.mend_wanted.connect(self._mend)
        panel.pass_wanted.connect(self._pass_over)
        panel.tell_wanted.connect(self._tell_again)

    @property
    def findings(self) -> list[Finding]:
        """What the last reading found and nobody passed over."""
        return list(self._reviewed.told)

    def is_passed(self, finding: Finding) -> bool:
        """Whether a finding was passed over."""
        return covered(self._passed, finding)

    def soon(self) -> None:
        """Read again when the typing rests."""
        self._pause.start()

    def now(self) -> None:
        """Read again at once."""
        self._pause.stop()
        opened = self._opened()
        values = Values(opened.form, opened.entry)
        read = told_once(values, self._lacking(), review(opened.document))
        open_, over = told(in_order(values, read), self._passed)
        mendable = frozenset(
            finding
            for finding in open_
            if finding.mend is not None and can_mend(opened.form, opened.entry, finding)
        )
        passed = {finding: dismissal.reason or "không ghi" for finding, dismissal in over.items()}
        self._reviewed = Reviewed(open_, passed, mendable, opened.titles)
        self._panel.show_reviewed(self._reviewed)
        self.read.emit()

    def sheet(self) -> Document:
        """The findings on paper, for the person who signs."""
        self.now()
        opened = self._opened()
        every = [*self._reviewed.told, *self._reviewed.passed]
        return findings_sheet(opened.document, every, opened.titles, self._reviewed.passed)

    def _mend(self, findings: Iterable[Finding]) -> None:
        opened, wanted = self._opened(), list(findings)
        try:
            entry = mended(opened.form, opened.entry, wanted)
        except BadEntry:
            entry = opened.entry
        if entry != opened.entry:
            self.entry_wanted.emit(entry, f"Đã sửa {len(wanted)} chỗ." if len(wanted) > 1 else "Đã sửa.")

    def _pass_over(self, finding: Finding) -> None:
        reason = self._ask_reason(finding)
        if reason is not None:
            entry_id = self._opened().entry.id
            self._desk.writer.do(lambda db: Dismissals(db).dismiss(entry_id, finding, reason)).result()
            self._read_passed()

    def _tell_again(self, finding: Finding) -> None:
        for dismissal in self._passed:
            if dismissal.covers(finding):
                self._take_back(dismissal)
        self._read_passed()

    def _take_back(self, dismissal: Dismissal) -> None:
        self._desk.writer.do(lambda db: Dismissals(db).take_back(dismissal)).result()

    def _read_passed(self) -> None:
        self._passed = Dismissals(self._desk.reader).of(self._opened().entry.id)
        self.now()

    def _ask_reason(self, finding: Finding) -> str | None:
        dialog = Dialog(self._panel)
        dialog.setWindowTitle("Bỏ qua nhận xét")
        line = LineEdit("Lý do bỏ qua", "không bắt buộc, ghi để người ký biết")
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Hủy", dialog.reject))
        buttons.addWidget(button("Bỏ qua", dialog.accept, main=True))
        column = QVBoxLayout(dialog)
        column.addWidget(label(finding.sentence))
        column.addWidget(label("&Lý do", "question", line))
        column.addWidget(line)
        column.addLayout(buttons)
        dialog.resize(520, 170)
        line.setFocus()
        return line.text().strip() if dialog.exec() else None
