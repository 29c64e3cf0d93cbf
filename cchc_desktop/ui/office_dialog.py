"""Who the office is: the one place for its names and for what the decree leaves it to choose."""

from dataclasses import replace

from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.document.look import rules
from cchc_desktop.office import UNITS, LookChoice, Office
from cchc_desktop.ui.fields.inputs import ComboBox, LineEdit
from cchc_desktop.ui.pieces import button, label

_TEXTS = (
    ("name", "&Tên xã, phường", "Tái Sơn"),
    ("superior", "Cấp t&rên trực tiếp", "tỉnh Hải Dương (văn bản trước 01/7/2025: huyện Tứ Kỳ)"),
    ("province", "Tỉnh, thành &phố", "tỉnh Hải Dương"),
    ("place", "Đị&a danh ghi trước ngày tháng", "để trống: lấy tên xã"),
    ("body", "P&hòng, trung tâm ban hành", "để trống: văn bản của Ủy ban nhân dân"),
    ("symbol", "&Ký hiệu sau KH-, BC-", "UBND"),
)
_PRESETS = {"14": "Cỡ chữ 14", "13": "Cỡ chữ 13"}


class OfficeDialog(QDialog):
    """Shows one office and gives it back changed; the caller keeps it."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Thông tin cơ quan")
        self._before = office
        self._unit = _combo({unit: unit for unit in UNITS}, office.unit, "Loại đơn vị hành chính")
        self._lines = {name: _line(getattr(office, name), title, hint) for name, title, hint in _TEXTS}
        choices = rules()["choices"]
        self._preset = _combo(_PRESETS, office.look.preset, "Cỡ chữ")
        self._indent = _combo(
            {value: f"{value.replace('.', ',')} cm" for value in choices["indent"]},
            office.look.indent,
            "Lùi đầu dòng",
        )
        self._spacing = _combo(
            {value: f"{value.replace('.', ',')} dòng" for value in choices["spacing"]},
            office.look.spacing,
            "Giãn dòng",
        )
        self._gap = QSpinBox()
        self._gap.setRange(*choices["gap"])
        self._gap.setValue(office.look.gap)
        self._gap.setAccessibleName("Cách đoạn, điểm")
        self._lay_out()

    def office(self) -> Office:
        """The office as it stands in the dialog, blanks at the ends taken off."""
        look = LookChoice(
            self._preset.currentData(),
            self._indent.currentData(),
            self._spacing.currentData(),
            self._gap.value(),
        )
        texts = {name: line.text().strip() for name, line in self._lines.items()}
        texts["symbol"] = texts["symbol"] or "UBND"
        return replace(self._before, unit=self._unit.currentData(), look=look, **texts)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(8)
        form.addRow("&Loại", self._unit)
        for name, title, _hint in _TEXTS:
            form.addRow(title, self._lines[name])
        form.addRow(label("Trình bày (Nghị định 30/2020/NĐ-CP cho phép chọn)", "heading"))
        form.addRow("&Cỡ chữ", self._preset)
        form.addRow("Lùi đầ&u dòng", self._indent)
        form.addRow("&Giãn dòng", self._spacing)
        form.addRow("Cách đ&oạn (điểm)", self._gap)
        inside = QWidget()
        inside.setLayout(form)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Thôi", self.reject))
        buttons.addWidget(button("Ghi lại", self.accept, main=True))
        column = QVBoxLayout(self)
        column.addWidget(
            label("Các tên này tự vào mọi văn bản. Văn bản đã lập giữ tên như lúc lập.", "quiet")
        )
        column.addWidget(area, 1)
        column.addLayout(buttons)
        self.resize(620, 560)


def _line(text: str, title: str, hint: str) -> LineEdit:
    line = LineEdit(title.replace("&", ""), hint)
    line.setText(text)
    return line


def _combo(options: dict[str, str], current: str, name: str) -> ComboBox:
    combo = ComboBox(name, options.items())
    combo.choose(current)
    return combo
