"""A new plan or report: which form, which period, for which office."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cchc_desktop.entry import Entry, Period
from cchc_desktop.figures.proposing import next_plan, next_report
from cchc_desktop.form.definition import Form, new_entry
from cchc_desktop.form.rollover import report_of_plan
from cchc_desktop.office import Office
from cchc_desktop.prose import BadEntry
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.home.period_dialog import TWO_DAYS, PeriodEdit
from cchc_desktop.ui.office.office_dialog import OfficeDialog
from cchc_desktop.ui.office.usual import with_usual
from cchc_desktop.ui.pieces import button, label, resize_within, tell
from cchc_desktop.ui.wrapping import wrap_items

_LIST = 250
"""Pixels of the list of forms: the longest name in two lines."""


class NewEntryDialog(Dialog):
    """Three short questions on one page; ``entry()`` is the new entry once it was accepted."""

    def __init__(self, desk: Desk, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Lập văn bản mới")
        self._desk = desk
        self._office = desk.office() or Office()
        self._new_office: Office | None = None
        self._rows = desk.entries.rows()
        self._forms = self._form_list(kind)
        self._about = label("", "quiet")
        self._period = PeriodEdit(desk.cut_off())
        self._commune = label("", "quiet")
        self._lay_out()
        self._forms.currentRowChanged.connect(self._show_form)
        self._show_form()
        self._show_office()
        self._forms.setFocus()

    def form(self) -> Form:
        """The chosen form."""
        return self._desk.forms[self._forms.currentItem().data(Qt.ItemDataRole.UserRole)]

    def entry(self) -> Entry:
        """A new entry of the chosen form, period and office; a report cites the plan of its year."""
        form, period = self.form(), self._period.period()
        plan = self._plan(form, period)
        if plan is None:
            fresh = new_entry(form, self._office, period)
        else:
            fresh = report_of_plan(self._desk.form_of(plan), plan, form, period, self._office)
        return with_usual(self._desk, form, fresh)

    def _plan(self, form: Form, period: Period) -> Entry | None:
        """The plan of the year that a report of this form reports on, once it has a number."""
        known = (row for row in self._rows if row.form_id == form.plan and row.year == period.year)
        numbered = next((row for row in known if row.number), None)
        try:
            return self._desk.entries.load(numbered.id) if numbered else None
        except BadEntry:
            return None  # opening it tells what is wrong

    def accept(self) -> None:
        """Close when the entry can be made."""
        if self._period.is_whole():
            super().accept()
        else:
            tell(self, self.windowTitle(), TWO_DAYS)

    def new_office(self) -> Office | None:
        """The office, when it was set up or changed in this dialog."""
        return self._new_office

    def cut_off(self) -> str:
        """The cut-off rule chosen, to be proposed next time."""
        return self._period.cut_off()

    def _form_list(self, kind: str) -> QListWidget:
        forms = QListWidget()
        forms.setAccessibleName("Mẫu văn bản")
        forms.ensurePolished()
        wrap_items(forms)
        forms.setMinimumWidth(_LIST)
        known = [form for form in self._desk.forms.values() if kind in ("", form.kind)]
        last = next((row.form_id for row in self._rows if row.form_id in {form.id for form in known}), "")
        for form in sorted(known, key=_rank):
            item = QListWidgetItem(form.title)
            item.setData(Qt.ItemDataRole.UserRole, form.id)
            item.setToolTip(form.description)
            forms.addItem(item)
            if form.id == last:
                forms.setCurrentItem(item)
        if not last:
            forms.setCurrentRow(0)
        return forms

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self._about)
        right.addWidget(self._period)
        right.addWidget(label("Cơ quan", "question"))
        right.addWidget(self._commune)
        right.addWidget(
            button("&Sửa thông tin cơ quan…", self._edit_office), alignment=Qt.AlignmentFlag.AlignLeft
        )
        right.addStretch(1)
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addWidget(self._forms, 1)
        halves.addLayout(right, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Hủy", self.reject))
        buttons.addWidget(button("Lập văn bản", self.accept, main=True))
        column = QVBoxLayout(self)
        column.addWidget(label("Chọn mẫu văn bản và kỳ", "title"))
        column.addLayout(halves, 1)
        column.addLayout(buttons)
        resize_within(self, 900, 520)

    def _show_form(self) -> None:
        form = self.form()
        self._about.setText(form.description)
        self._period.offer(form.periods, counts=form.kind == "BC")
        if period := self._next_period(form):
            self._period.show_period(period)

    def _next_period(self, form: Form) -> Period | None:
        """The period after the last document of this form, or the one that is due about today."""
        told = [Period(row.period_kind, row.year) for row in self._rows if row.form_id == form.id]
        done = [period for period in told if period.kind != "khac"]
        if form.kind == "KH" and "nam" in form.periods:
            return next_plan(done, date.today(), self._period.rule())
        return next_report(form.periods, done, date.today(), self._period.rule())

    def _show_office(self) -> None:
        office = self._office
        if office.name:
            above = f"; cấp trên: {office.superior}" if office.superior else ""
            self._commune.setText(f"UBND {office.commune}{above}")
        else:
            self._commune.setText("Chưa có tên xã, phường. Bấm “Sửa thông tin cơ quan…” để ghi, chỉ một lần.")

    def _edit_office(self) -> None:
        dialog = OfficeDialog(self._office, self)
        if dialog.exec():
            self._office = self._new_office = dialog.office()
            self._show_office()


def _rank(form: Form) -> tuple[object, ...]:
    """Reports, then plans, of each those about communication first: always in the same places."""
    return (form.kind, "tuyên truyền" not in form.title.casefold(), form.id)
