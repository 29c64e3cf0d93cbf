"""How one mention of a cited document is written: which parts, and which style of date."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.prose import DATE_STYLES, PARTS, Live
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.fields.inputs import TARGET, ComboBox, captioned
from cchc_desktop.ui.fields.words import Words
from cchc_desktop.ui.pieces import button, label

_PART_TITLES = (
    "&Loại văn bản",
    "Chữ “&số”",
    "Số &ký hiệu",
    "&Ngày ban hành",
    "&Cơ quan ban hành",
    "T&rích yếu",
)
_DATE_TITLES = ("ngày 08 tháng 02 năm 2023", "ngày 08/02/2023", "ngày 8/2/2023")


class MentionDialog(Dialog):
    """Lets the clerk choose the writing of one mention and shows it; ``chosen`` tells the new one."""

    chosen = Signal(object)

    def __init__(self, live: Live, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Cách viết văn bản được nhắc đến")
        self.setMinimumWidth(460)
        self._live = live
        self._words = words
        self.by_rule = QRadioButton("&Theo quy định: lần đầu viết đủ, các lần sau viết gọn")
        self.by_choice = QRadioButton("Tự chọn những phần được &viết:")
        self.parts = {part: QCheckBox(title) for part, title in zip(PARTS, _PART_TITLES, strict=True)}
        self.dates = ComboBox("Cách viết ngày", zip(DATE_STYLES, _DATE_TITLES, strict=True))
        self.shown = label("")
        self.agree = button("Đồng ý", self._agree, main=True)
        self._arrange()
        self._show(live)

    def result_live(self) -> Live:
        """The mention as chosen now."""
        parts = tuple(part for part, box in self.parts.items() if box.isChecked())
        date = self.dates.currentData()
        return replace(
            self._live,
            parts=() if self.by_rule.isChecked() else parts,
            date="" if date == DATE_STYLES[0] else date,
        )

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(4)
        column.addWidget(self.by_rule)
        column.addWidget(self.by_choice)
        boxes = QVBoxLayout()
        boxes.setContentsMargins(26, 0, 0, 0)
        for box in self.parts.values():
            boxes.addWidget(box)
        column.addLayout(boxes)
        column.addLayout(captioned("Cách viết n&gày", self.dates))
        column.addWidget(label("Sẽ viết là:", "quiet"))
        column.addWidget(self.shown)
        column.addLayout(self._buttons())
        for control in (self.by_rule, self.by_choice, *self.parts.values()):
            control.setMinimumHeight(TARGET - 4)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.agree)
        row.addWidget(button("&Hủy", self.reject))
        return row

    def _show(self, live: Live) -> None:
        (self.by_choice if live.parts else self.by_rule).setChecked(True)
        for part, box in self.parts.items():
            box.setChecked(part in (live.parts or PARTS))
            box.toggled.connect(self._changed)
        self.dates.choose(live.date or DATE_STYLES[0])
        self.dates.currentIndexChanged.connect(self._changed)
        self.by_rule.toggled.connect(self._changed)
        self._changed()

    def _changed(self) -> None:
        chosen = self.result_live()
        own = self.by_choice.isChecked()
        for box in self.parts.values():
            box.setEnabled(own)
        self.agree.setEnabled(bool(chosen.parts) or not own)
        said = self._words.say(chosen) if self.agree.isEnabled() else "Hãy chọn ít nhất một phần."
        self.shown.setText(said)

    def _agree(self) -> None:
        chosen = self.result_live()
        self.accept()
        self.chosen.emit(chosen)
