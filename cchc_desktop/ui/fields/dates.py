"""A day typed as dd/MM/yyyy or picked from a calendar."""

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cchc_desktop.form.answers import KINDS
from cchc_desktop.form.definition import Field
from cchc_desktop.form.wording import (
    EARLIEST,
    LATEST,
    date_remark,
    screen_date,
    shorthand_date,
    typed_date,
)
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.fields.field_editor import FieldEditor
from cchc_desktop.ui.fields.inputs import TARGET, LineEdit, Note, tool
from cchc_desktop.ui.fields.words import Words
from cchc_desktop.ui.style import scaled


class DateLine(QWidget):
    """The line and its calendar button, with a note under them for what is no day."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = LineEdit(name, "ngày/tháng/năm")
        self.line.hold(14)
        self.button = tool("▾", f"{name}: chọn trên lịch (F4)", by_mouse_only=True)
        self.note = Note()
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.note)
        self.line.textEdited.connect(self.changed)
        self.line.left.connect(self._on_left)
        self.button.clicked.connect(self.open_calendar)

    def set_day(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self.line.setText(screen_date(day) if day else "")
        self.note.say("")

    def day(self) -> date | None:
        """The day, or None while what is typed is none."""
        return typed_date(self.line.text())

    def unread(self) -> str:
        """What is typed when it is no day."""
        return "" if self.day() else self.line.text()

    def set_unread(self, typed: str) -> None:
        """Show typed text that is no day, with the note; a day that is there meanwhile stays."""
        if not self.line.text():
            self.line.setText(typed)
            self._explain(typed)

    def open_calendar(self) -> "CalendarPopup":
        """Show the calendar below the line."""
        popup = CalendarPopup(self.day() or date.today(), self)
        popup.picked.connect(self._on_picked)
        popup.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        popup.show()
        return popup

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _on_picked(self, day: date) -> None:
        self.set_day(day)
        self.changed.emit()

    def _on_left(self) -> None:
        if short := shorthand_date(self.line.text(), date.today()):
            self._on_picked(short)
            return
        self._explain(self.line.text())
        if day := self.day():
            self.line.setText(screen_date(day))

    def _explain(self, typed: str) -> None:
        why = date_remark(typed)
        self.note.say(f"{why} Viết ngày như 08/02/2023." if why else "")


class CalendarPopup(Dialog):
    """A month to point at; ``picked`` tells the day."""

    picked = Signal(object)

    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Chọn ngày")
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName("Lịch")
        self.calendar.setMinimumSize(scaled(9 * TARGET), scaled(8 * TARGET))
        self.calendar.setLocale(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setDateRange(QDate(EARLIEST, 1, 1), QDate(LATEST, 12, 31))
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        for part in cast("list[QWidget]", self.calendar.findChildren(QWidget)):
            part.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.calendar)
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)

    def _take(self, day: QDate) -> None:
        self.close()
        self.picked.emit(date(day.year(), day.month(), day.day()))


class DateEditor(FieldEditor):
    """A day."""

    def __init__(self, field: Field, words: Words) -> None:
        super().__init__(field, words)
        self.day = DateLine(field.question)
        self.day.line.hold(10, 24)
        self.column.addWidget(self.day, 0, Qt.AlignmentFlag.AlignLeft)
        self.day.changed.connect(self.changed)

    def set_answer(self, raw: Any) -> None:
        self.day.set_day(KINDS["date"].read(raw, self.field, self.field.id))

    def answer(self) -> Any:
        day = self.day.day()
        return self.or_none(day.isoformat() if day else "", blank=day is None)

    def first_focus(self) -> QWidget:
        return self.day.line

    def unread(self) -> Mapping[str, str]:
        typed = self.day.unread()
        return {"": typed} if typed else {}

    def set_unread(self, typed: Mapping[str, str]) -> None:
        if typed.get(""):
            self.day.set_unread(typed[""])
