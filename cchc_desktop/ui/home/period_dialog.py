"""Asking for a period and its data window."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.entry import YEARS, Period
from cchc_desktop.figures.own_rules import CutOff
from cchc_desktop.figures.periods import Rule, holds, with_window
from cchc_desktop.form.definition import Form
from cchc_desktop.form.wording import period_title, short_period_name
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.fields.dates import DateLine
from cchc_desktop.ui.fields.inputs import ComboBox
from cchc_desktop.ui.pieces import button, label, tell

TWO_DAYS = "Kỳ khác phải có đủ ngày đầu và ngày cuối, viết như 20/07/2026."


class PeriodEdit(QWidget):
    """Kind of period, year, cut-off rule, and the days that follow from them or are set by hand."""

    changed = Signal()

    def __init__(self, cut_off: CutOff) -> None:
        super().__init__()
        self._rules = cut_off.rules
        self._kind = ComboBox("Kỳ")
        self._year = QSpinBox()
        self._year.setRange(YEARS[0], YEARS[-1])
        self._year.setValue(date.today().year)
        self._year.setAccessibleName("Năm")
        titles = ((key, rule["title"]) for key, rule in self._rules.items() if holds(rule, date.today().year))
        self._rule = ComboBox("Cách lấy số liệu", titles)
        self._rule.setCurrentIndex(max(0, self._rule.findData(cut_off.chosen)))
        self._start, self._end = DateLine("Số liệu từ ngày"), DateLine("Số liệu đến ngày")
        self._named = label("", "heading")
        self._lay_out()
        for signal in (
            self._kind.currentIndexChanged,
            self._year.valueChanged,
            self._rule.currentIndexChanged,
        ):
            signal.connect(self._show_window)
        for edit in (self._start, self._end):
            edit.changed.connect(self._show_name)

    def offer(self, kinds: tuple[str, ...], *, counts: bool = True) -> None:
        """The kinds of period that may be chosen, the usual one first.

        A plan ``counts`` nothing of its year: it is not asked which days it counts.
        """
        for row in (self._rule, self._window):
            self._form.setRowVisible(row, counts)
        self._kind.blockSignals(True)
        self._kind.clear()
        for kind in kinds:
            name = "Cả năm" if kind == "nam" else "Kỳ khác (tự chọn ngày)" if kind == "khac" else ""
            self._kind.addItem(name or _capital(short_period_name(Period(kind))), kind)
        self._kind.blockSignals(False)
        self._show_window()

    def show_period(self, period: Period) -> None:
        """Show a period that was chosen before, with its own days."""
        self._kind.setCurrentIndex(max(0, self._kind.findData(period.kind)))
        self._year.setValue(period.year)
        for edit, day in ((self._start, period.start), (self._end, period.end)):
            edit.set_day(day)

    def period(self) -> Period:
        """The chosen period. A day not understood stays open; two in the wrong order change places."""
        start, end = (_in_use(edit.day()) for edit in (self._start, self._end))
        if start and end and start > end:
            start, end = end, start
        return Period(self._kind.currentData(), self._year.value(), start, end)

    def is_whole(self) -> bool:
        """Whether a period of one's own has both its days; the others know theirs."""
        period = self.period()
        return period.kind != "khac" or bool(period.start and period.end)

    def cut_off(self) -> str:
        """The chosen cut-off rule's id."""
        return str(self._rule.currentData())

    def rule(self) -> Rule:
        """The chosen cut-off rule itself."""
        return self._rules[self.cut_off()]

    def _lay_out(self) -> None:
        self._window = QHBoxLayout()
        self._window.setSpacing(8)
        for widget in (self._start, label("đến"), self._end):
            self._window.addWidget(widget)
        self._window.addStretch(1)
        self._form = form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.addRow("&Kỳ", self._kind)
        form.addRow("&Năm", self._year)
        form.addRow("&Lấy số liệu", self._rule)
        form.addRow(label("&Từ ngày", buddy=self._start.line), self._window)
        form.addRow("Viết trong văn bản:", self._named)

    def _show_window(self) -> None:
        kind = self._kind.currentData()
        if kind and kind != "khac":
            period = with_window(kind, self._year.value(), self.rule())
            for edit, day in ((self._start, period.start), (self._end, period.end)):
                edit.set_day(day)
        self._show_name()

    def _show_name(self) -> None:
        self._named.setText(period_title(self.period()))
        self.changed.emit()


def ask_period(parent: QWidget, form: Form, period: Period, cut_off: CutOff) -> Period | None:
    """Another period for an entry, or None."""
    dialog = Dialog(parent)
    dialog.setWindowTitle("Đổi kỳ")

    def accept() -> None:
        if edit.is_whole():
            dialog.accept()
        else:
            tell(dialog, "Đổi kỳ", TWO_DAYS)

    edit = PeriodEdit(cut_off)
    edit.offer(tuple(dict.fromkeys((*form.periods, period.kind))), counts=form.kind == "BC")
    edit.show_period(period)
    buttons = QHBoxLayout()
    buttons.addStretch(1)
    buttons.addWidget(button("Hủy", dialog.reject))
    buttons.addWidget(button("Đổi kỳ", accept, main=True))
    column = QVBoxLayout(dialog)
    column.addWidget(label("Mọi chỗ viết kỳ và năm trong văn bản sẽ đổi theo.", "quiet"))
    column.addWidget(edit)
    column.addLayout(buttons)
    return edit.period() if dialog.exec() else None


def _in_use(day: date | None) -> date | None:
    return day if day and day.year in YEARS else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
