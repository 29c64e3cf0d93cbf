"""Number, date and period of an entry: what stands in the letterhead and is often not known yet."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from cchc_desktop.document.summary import DATE, NUMBER, OFFICE, PERIOD, STATE
from cchc_desktop.entry import YEARS, Entry
from cchc_desktop.figures.register import Registered, in_book, next_number, twins
from cchc_desktop.form.wording import (
    date_remark,
    period_title,
    screen_partial_date,
    shorthand_date,
    typed_partial_date,
)
from cchc_desktop.ui.fields.inputs import LineEdit, Note
from cchc_desktop.ui.flow import Flow
from cchc_desktop.ui.pieces import button, label

_NUMBER = r"([0-9]+[a-zđ]?)?"
_WRITTEN = {NUMBER: "Viết như 07 hoặc 1909.", DATE: "Viết như 20/07/2026, hoặc 07/2026 khi chưa có ngày."}


class Dating(QWidget):
    """Shows them and tells of a change; ``number`` and ``date`` are as an entry keeps them."""

    changed = Signal()
    misread = Signal()
    period_wanted = Signal()
    office_wanted = Signal()
    state_wanted = Signal()

    def __init__(self, entry: Entry, documents: Callable[[], Sequence[Registered]] = list) -> None:
        """``documents`` are those of the store, among which a number is given once."""
        super().__init__()
        self._documents = documents
        self.number = entry.number
        self.date = entry.date
        self._number = LineEdit("Số văn bản", "văn thư ghi sau")
        year = entry.period.year
        self._date = LineEdit("Ngày văn bản", f"07/{year} hoặc 20/07/{year}")
        self._date.hold(24)
        self._number.setText(entry.number)
        self._date.setText(screen_partial_date(entry.date))
        self._note = Note()
        self._next = button("", self._take_next)
        self._state = label("", "")
        self._period = label("", "")
        self._office = label("", "")
        self._lay_out()
        self.show_entry(entry)
        self._offer_number()
        for line in (self._number, self._date):
            line.textEdited.connect(self._take)
        self._number.left.connect(self._explain)
        self._date.left.connect(self._on_date_left)

    def control(self, name: str) -> QWidget | None:
        """What changes the number, the day, the period or the office, as the last look names them."""
        return self._controls.get(name)

    def show_entry(self, entry: Entry) -> None:
        """Show the entry's state, period and office."""
        self._own = Registered(entry.id, entry.form.kind, entry.number, entry.date, entry.period.year)
        self._state.setText(entry.state.capitalize())
        self._period.setText(period_title(entry.period))
        self._office.setText(f"UBND {entry.office.commune}" if entry.office.name else "Chưa ghi tên xã")

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(label("&Số", buddy=self._number), _row(self._number, self._next))
        form.addRow("N&gày", self._date)
        form.addRow(self._note)
        self._controls: dict[str, QWidget] = {NUMBER: self._number, DATE: self._date}
        for name, title, shown, text, wanted in (
            (STATE, "Trạng thái", self._state, "Đổi t&rạng thái…", self.state_wanted),
            (PERIOD, "Kỳ", self._period, "Đổi &kỳ…", self.period_wanted),
            (OFFICE, "Cơ quan", self._office, "Sửa tên cơ &quan…", self.office_wanted),
        ):
            self._controls[name] = button(text, wanted.emit)
            form.addRow(title, _row(shown, self._controls[name]))

    def _take(self) -> None:
        """Take over what is right; what is not yet right stays in its line and changes nothing."""
        before = (self.number, self.date)
        self._note.say("")
        if re.fullmatch(_NUMBER, self._number.text().strip()):
            self.number = self._number.text().strip()
        day = self._typed_day()
        if day is not None:
            self.date = day
        if (self.number, self.date) != before:
            self.changed.emit()

    def unread(self) -> dict[str, str]:
        """What was typed and is no number or no date of a document; the entry keeps what it had."""
        number, day = self._number.text().strip(), self._date.text().strip()
        typed = {NUMBER: "" if re.fullmatch(_NUMBER, number) else number}
        typed[DATE] = day if self._typed_day() is None else ""
        return {place: words for place, words in typed.items() if words}

    def set_unread(self, typed: Mapping[str, str]) -> None:
        """Show again what ``unread`` gave, with why it is none."""
        for place, line in ((NUMBER, self._number), (DATE, self._date)):
            if place in typed:
                line.setText(typed[place])
        if typed:
            self._explain()

    def _typed_day(self) -> str | None:
        """The date as an entry keeps it; None for what is no date of a document of ours."""
        day = typed_partial_date(self._date.text())
        return None if day and int(day[:4]) not in YEARS else day

    def _on_date_left(self) -> None:
        """Write a day as it is shown everywhere, however short it was typed."""
        short = shorthand_date(self._date.text(), date.today())
        day = short.isoformat() if short else self._typed_day()
        if day is not None:
            self._date.setText(screen_partial_date(day))
            self._take()
        self._explain()

    def _explain(self) -> None:
        wrong = [f"{unread_remark(*one)} {_WRITTEN[one[0]]}" for one in self.unread().items()]
        self._offer_number()
        own = replace(self._own, number=self.number, date=self.date)
        wrong += [f"Số {self.number} đã ghi cho: {twin.title}." for twin in twins(own, self._documents())]
        self._note.say("\n".join(wrong))
        if self.unread():
            self.misread.emit()

    def _others(self) -> list[Registered]:
        own = replace(self._own, date=self.date)
        return [one for one in in_book(self._documents(), own.kind, own.book) if one.id != own.id]

    def _offer_number(self) -> None:
        self._next.setVisible(not self.number)
        self._next.setText(f"Lấy số {next_number(self._others())}")
        self._next.setToolTip("Số sau số lớn nhất trong sổ đăng ký cùng loại, cùng năm")

    def _take_next(self) -> None:
        self._number.setText(next_number(self._others()))
        self._take()
        self._explain()


def unread_remark(place: str, words: str) -> str:
    """Why words are no number, or no date of a document."""
    if place == NUMBER:
        return f"“{words}” chưa phải là số văn bản: số chỉ gồm chữ số."
    return date_remark(words) or f"Năm trong “{words}” phải từ {YEARS[0]} đến {YEARS[-1]}."


def _row(shown: QWidget, act: QWidget) -> QWidget:
    """Side by side where there is room; a widget, because a form's layout cannot own a layout made here."""
    holder = QWidget()
    row = Flow(holder)
    row.addWidget(shown, 1)
    row.addWidget(act)
    return holder
