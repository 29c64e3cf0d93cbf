"""Where a document is on its way: four states, what each means, and the day it was handed in."""

from datetime import date

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from cchc_desktop.entry import STATES
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.fields.dates import DateLine
from cchc_desktop.ui.pieces import button, label, tell

MEANINGS = {
    "nháp": "Đang soạn, còn sửa.",
    "đã soát": "Đã đọc lại, sẵn sàng trình. Nội dung lúc này được giữ thành một bản; "
    "sửa tiếp thì trở lại Nháp.",
    "đã xuất": "Đã xuất ra tệp Word hoặc đã in; chương trình tự chuyển sang trạng thái này khi xuất. "
    "Con số không đếm lại nữa; "
    "sửa tiếp thì thành bản mới.",
    "đã nộp": "Đã ký và gửi nơi nhận. Ngày nộp được ghi lại; việc đến hạn coi là xong.",
}
_KEYS = dict(zip(STATES, ("&Nháp", "Đã &soát", "Đã &xuất", "Đã nộ&p"), strict=True))
_SUBMITTED = STATES[-1]


class StateDialog(Dialog):
    """Shows the state of one document; ``state`` and ``day`` are what was chosen once it was accepted."""

    def __init__(self, title: str, state: str, handed_in: date | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Trạng thái văn bản")
        self.options = {one: QRadioButton(words) for one, words in _KEYS.items()}
        self._group = QButtonGroup(self)
        for one, option in self.options.items():
            option.setAccessibleDescription(MEANINGS[one])
            option.setMinimumHeight(32)
            self._group.addButton(option)
        self.options[state].setChecked(True)
        self.day_line = DateLine("Ngày nộp")
        self.day_line.line.hold(10, 20)
        self.day_line.set_day(handed_in or date.today())
        self._lay_out(title)
        self._group.buttonToggled.connect(lambda *_: self._enable())
        self._enable()
        self.options[state].setFocus()

    @property
    def state(self) -> str:
        """The chosen state."""
        return next(state for state, option in self.options.items() if option.isChecked())

    @property
    def day(self) -> date:
        """The day on which it was handed in; today for every other state."""
        return (self.day_line.day() if self.state == _SUBMITTED else None) or date.today()

    def accept(self) -> None:
        """Close when the day can be read."""
        if self.state == _SUBMITTED and not self.day_line.day():
            tell(self, self.windowTitle(), "Ngày nộp chưa đúng. Viết ngày như 20/07/2026.")
            self.day_line.line.setFocus()
        else:
            super().accept()

    def _enable(self) -> None:
        self.day_line.setEnabled(self.state == _SUBMITTED)

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(2)
        column.addWidget(label(title, "heading"))
        for state, option in self.options.items():
            column.addWidget(option)
            meaning = label(MEANINGS[state], "quiet")
            meaning.setIndent(24)
            column.addWidget(meaning)
        day = QHBoxLayout()
        day.setContentsMargins(24, 0, 0, 0)
        day.addWidget(label("N&gày nộp", buddy=self.day_line.line))
        day.addWidget(self.day_line, 1)
        day.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Hủy", self.reject))
        buttons.addWidget(button("Lưu trạng thái", self.accept, main=True))
        column.addLayout(day)
        column.addStretch(1)
        column.addSpacing(10)
        column.addLayout(buttons)
        self.setMinimumWidth(600)
