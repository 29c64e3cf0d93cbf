"""One line to note an activity by keyboard alone."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cchc_desktop.figures.activities import COLUMNS, Activity, activity_from_row, activity_to_row
from cchc_desktop.figures.channels import Channel
from cchc_desktop.form.wording import screen_date, shorthand_date, typed_date
from cchc_desktop.prose import BadEntry
from cchc_desktop.ui.fields.inputs import ComboBox, LineEdit, OpenComboBox, captioned
from cchc_desktop.ui.flow import Flow
from cchc_desktop.ui.pieces import button, label
from cchc_desktop.ui.style import scaled

_WIDTHS = (110, 300, 0, 90, 120, 90, 0, 0)
_FIRST_ROW = 3


class QuickLine(QWidget):
    """Enter anywhere in the line adds it, or keeps the row that is changed; day and channel stay."""

    added = Signal(object)
    changed = Signal(object, object)
    """A kept row as it was, and as it is to be."""

    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._channels: tuple[Channel, ...] = ()
        self._known: tuple[Channel, ...] = ()
        self._changing: Activity | None = None
        self.day = LineEdit("Ngày")
        self.channel = ComboBox("Loại hình")
        self.title = LineEdit("Nội dung")
        self.quantity = LineEdit("Số lượng")
        self.unit = OpenComboBox("Đơn vị tính")
        self.people = LineEdit("Số người")
        self.note = LineEdit("Ghi chú")
        self.evidence = LineEdit("Minh chứng", "tệp hoặc đường dẫn")
        self.day.setText(screen_date(date.today()))
        self.day.left.connect(self._spell_out)
        self.told = label("", "note")
        self.told.hide()
        self.enter = button("&Thêm dòng", self.add, hint="Enter")
        self.enter.setAutoDefault(False)
        self._lay_out()
        self.channel.currentIndexChanged.connect(self._offer_units)
        for line in self._lines():
            line.returnPressed.connect(self.add)

    def offer(self, channels: Iterable[Channel]) -> None:
        """The channels that may be chosen: those in use, and that of the row which is changed."""
        chosen = self.channel.currentData()
        self._known = tuple(channels)
        own = self._changing.channel if self._changing else ""
        self._channels = tuple(channel for channel in self._known if channel.used or channel.id == own)
        self.channel.blockSignals(True)
        self.channel.clear()
        for channel in self._channels:
            self.channel.addItem(channel.title, channel.id)
        self.channel.setCurrentIndex(max(0, self.channel.findData(chosen)))
        self.channel.blockSignals(False)
        self._offer_units()

    def add(self) -> None:
        """Take the line as an activity, or say what is wrong in it."""
        self._spell_out()
        channel = str(self.channel.currentData())
        rest = (line.text() for line in (self.people, self.note, self.evidence))
        words = (self.day.text(), channel, self.title.text(), self.quantity.text(), self.unit.currentText())
        try:
            activity = activity_from_row((*words, *rest), self._channels)
        except BadEntry as error:
            self.refused.emit(f"{error.place}: {error.what}.")
            if error.place in COLUMNS:
                self._inputs()[COLUMNS.index(error.place)].setFocus()
            return
        before = self._changing
        self.leave()
        if before:
            self.changed.emit(before, replace(activity, id=before.id))
        else:
            self.added.emit(activity)

    @property
    def changing(self) -> bool:
        """Whether a kept row is being changed."""
        return self._changing is not None

    def change(self, activity: Activity) -> None:
        """A kept row in the line, to be changed."""
        self._changing = activity
        self.offer(self._known)
        self.repeat(activity)
        self.day.setText(screen_date(activity.day))
        self.told.setText("Đang sửa một dòng đã lưu. Enter để lưu, Esc để hủy.")
        self.told.show()
        self.enter.setText("&Lưu dòng này")
        self.day.setFocus()
        self.day.selectAll()

    def leave(self) -> None:
        """An empty line for the next row; a row that was being changed stays as it is kept."""
        if self._changing:
            self._changing = None
            self.offer(self._known)
            self.day.setText(screen_date(date.today()))
        for line in (self.title, self.quantity, self.people, self.note, self.evidence):
            line.clear()
        self.told.hide()
        self.enter.setText("&Thêm dòng")
        self.title.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the button adds too, as everywhere in the line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.enter.hasFocus():
            self.add()
        else:
            super().keyPressEvent(event)

    def repeat(self, activity: Activity) -> None:
        """The words of a row once more, with the day as it stands in the line."""
        words = activity_to_row(activity, {channel.id: channel for channel in self._channels})
        self.channel.setCurrentIndex(max(0, self.channel.findData(activity.channel)))
        self.unit.setEditText(words[4])
        known = zip(
            (self.title, self.quantity, self.people, self.note, self.evidence), (2, 3, 5, 6, 7), strict=True
        )
        for line, column in known:
            line.setText(words[column])
        self.day.setFocus()
        self.day.selectAll()

    def _spell_out(self) -> None:
        """A date typed in short, once it was left: “12/1” is of this year."""
        if day := shorthand_date(self.day.text(), date.today()) or typed_date(self.day.text()):
            self.day.setText(screen_date(day))

    def _inputs(self) -> tuple[QWidget, ...]:
        """One for each of the columns."""
        return (
            *(self.day, self.channel, self.title, self.quantity),
            *(self.unit, self.people, self.note, self.evidence),
        )

    def _lines(self) -> tuple[QLineEdit, ...]:
        own = (self.day, self.title, self.quantity, self.people, self.note, self.evidence)
        return (*own, self.unit.line)

    def _offer_units(self) -> None:
        index = self.channel.currentIndex()
        self.unit.clear()
        if index >= 0:
            self.unit.addItems(list(self._channels[index].units))
            self.unit.setEditText(self._channels[index].units[0])

    def _lay_out(self) -> None:
        rows = (Flow(), Flow())
        for n, (caption, control, width) in enumerate(zip(COLUMNS, self._inputs(), _WIDTHS, strict=True)):
            if width:
                control.setFixedWidth(scaled(width))
            rows[n >= _FIRST_ROW].addLayout(captioned(caption, control), 0 if width else 1)
        rows[1].addWidget(self.enter, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.told)
        for row in rows:
            row.setSpacing(6)
            column.addLayout(row)
