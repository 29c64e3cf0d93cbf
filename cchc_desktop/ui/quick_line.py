"""One line to note an activity by keyboard alone."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from cchc_desktop.figures.activities import COLUMNS, Activity, activity_from_row, activity_to_row
from cchc_desktop.figures.channels import Channel
from cchc_desktop.form.wording import screen_date
from cchc_desktop.prose import BadEntry
from cchc_desktop.ui.fields.inputs import ComboBox, LineEdit, OpenComboBox, captioned

_WIDTHS = (100, 0, 0, 70, 110, 70, 140, 140)


class QuickLine(QWidget):
    """Enter anywhere in the line adds it; day and channel stay for the next one."""

    added = Signal(object)
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._channels: tuple[Channel, ...] = ()
        self.day = LineEdit("Ngày")
        self.channel = ComboBox("Loại hình")
        self.title = LineEdit("Nội dung")
        self.quantity = LineEdit("Số lượng")
        self.unit = OpenComboBox("Đơn vị tính")
        self.people = LineEdit("Số người")
        self.note = LineEdit("Ghi chú")
        self.evidence = LineEdit("Minh chứng", "tệp hoặc đường dẫn")
        self.day.setText(screen_date(date.today()))
        self._lay_out()
        self.channel.currentIndexChanged.connect(self._offer_units)
        for line in self._lines():
            line.returnPressed.connect(self.add)

    def offer(self, channels: Iterable[Channel]) -> None:
        """The channels that may be chosen."""
        chosen = self.channel.currentData()
        self._channels = tuple(channel for channel in channels if channel.used)
        self.channel.blockSignals(True)
        self.channel.clear()
        for channel in self._channels:
            self.channel.addItem(channel.title, channel.id)
        self.channel.setCurrentIndex(max(0, self.channel.findData(chosen)))
        self.channel.blockSignals(False)
        self._offer_units()

    def add(self) -> None:
        """Take the line as an activity, or say what is wrong in it."""
        channel = str(self.channel.currentData())
        rest = (line.text() for line in (self.people, self.note, self.evidence))
        words = (self.day.text(), channel, self.title.text(), self.quantity.text(), self.unit.currentText())
        try:
            activity = activity_from_row((*words, *rest), self._channels)
        except BadEntry as error:
            self.refused.emit(f"{error.place}: {error.what}.")
            return
        for line in (self.title, self.quantity, self.people, self.note, self.evidence):
            line.clear()
        self.title.setFocus()
        self.added.emit(activity)

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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        inputs = (
            *(self.day, self.channel, self.title, self.quantity),
            *(self.unit, self.people, self.note, self.evidence),
        )
        for caption, control, width in zip(COLUMNS, inputs, _WIDTHS, strict=True):
            if width:
                control.setFixedWidth(width)
            row.addLayout(captioned(caption, control), 1 if control is self.title else 0)
