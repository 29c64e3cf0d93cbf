"""Who the office is: the one place for its names and for what the decree leaves it to choose."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.office import UNITS, Office
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.fields.dates import DateLine
from cchc_desktop.ui.fields.inputs import ComboBox, LineEdit
from cchc_desktop.ui.office.look_edit import LookEdit
from cchc_desktop.ui.pieces import button, label, resize_within, tell

_TEXTS = (
    ("name", "&Tên xã, phường", "ví dụ: Gia Viễn"),
    ("superior", "Cấp t&rên trực tiếp", "ví dụ: tỉnh Ninh Bình"),
    ("province", "Tỉnh, thành &phố", "ví dụ: tỉnh Ninh Bình"),
    ("place", "Đị&a danh ghi trước ngày tháng", "để trống: lấy tên xã"),
    ("body", "P&hòng, trung tâm ban hành", "để trống: UBND"),
    ("symbol", "&Ký hiệu sau KH-, BC-", "UBND"),
)
_SINCE = (
    "Ghi một ngày khác thì thông tin cũ vẫn được giữ và dùng cho văn bản đề ngày trước đó, "
    "như khi đổi tên xã hoặc đổi cấp trên từ ngày 01/7/2025."
)


class OfficeDialog(Dialog):
    """Shows one office and gives it back changed; the caller keeps it."""

    def __init__(
        self,
        office: Office,
        parent: QWidget | None = None,
        since: date | None = None,
        about: str = "Các tên này tự vào mọi văn bản. Văn bản đã lập giữ tên như lúc lập.",
    ) -> None:
        """With ``since``, the day the office holds from, another day may be given too."""
        super().__init__(parent)
        self.setWindowTitle("Thông tin cơ quan")
        self._before, self._about = office, about
        self._unit = _combo({unit: unit for unit in UNITS}, office.unit, "Loại đơn vị hành chính")
        self._lines = {name: _line(getattr(office, name), title, hint) for name, title, hint in _TEXTS}
        self._look = LookEdit(office.look, self)
        self._since = DateLine("Áp dụng từ ngày") if since else None
        self._day = since
        if self._since:
            self._since.set_day(since)
        self._lay_out()

    def office(self) -> Office:
        """The office as it stands in the dialog, blanks at the ends taken off."""
        texts = {name: line.text().strip() for name, line in self._lines.items()}
        texts["symbol"] = texts["symbol"] or "UBND"
        return replace(self._before, unit=self._unit.currentData(), look=self._look.look(), **texts)

    def since(self) -> date:
        """The day from which it holds; documents of days before keep to what held then."""
        return (self._since and self._since.day()) or self._day or date.today()

    def accept(self) -> None:
        """Close, unless the day is none."""
        if self._since and not self._since.day():
            tell(self, self.windowTitle(), "Ngày áp dụng viết như 01/07/2025.")
        else:
            super().accept()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(8)
        if self._since:
            form.addRow(label("Áp &dụng từ ngày", buddy=self._since.line), self._since)
            form.addRow(label(_SINCE, "quiet"))
        form.addRow("&Loại", self._unit)
        for name, title, _hint in _TEXTS:
            form.addRow(title, self._lines[name])
        form.addRow(label("Trình bày (Nghị định 30/2020/NĐ-CP cho phép chọn)", "heading"))
        for caption, control in self._look.rows():
            form.addRow(caption, control)
        inside = QWidget()
        inside.setLayout(form)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Hủy", self.reject))
        buttons.addWidget(button("Lưu", self.accept, main=True))
        column = QVBoxLayout(self)
        column.addWidget(label(self._about, "quiet"))
        column.addWidget(area, 1)
        column.addLayout(buttons)
        resize_within(self, 640, 640)


def _line(text: str, title: str, hint: str) -> LineEdit:
    line = LineEdit(title.replace("&", ""), hint)
    line.setText(text)
    return line


def _combo(options: dict[str, str], current: str, name: str) -> ComboBox:
    combo = ComboBox(name, options.items())
    combo.choose(current)
    return combo
