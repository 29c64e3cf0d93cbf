"""What the decree leaves an office to choose about its pages: letters, indent, spacing."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from cchc_desktop.document.look import rules
from cchc_desktop.office import LookChoice
from cchc_desktop.ui.fields.inputs import ComboBox

_PRESETS = {"14": "Cỡ chữ 14", "13": "Cỡ chữ 13"}


class LookEdit(QObject):
    """Four controls, which whoever shows them lays out by ``rows``."""

    changed = Signal()

    def __init__(self, look: LookChoice, parent: QObject) -> None:
        super().__init__(parent)
        choices = rules()["choices"]
        self._preset = _combo("Cỡ chữ", _PRESETS)
        self._indent = _combo("Lùi đầu dòng", {one: f"{_comma(one)} cm" for one in choices["indent"]})
        self._spacing = _combo("Giãn dòng", {one: f"{_comma(one)} dòng" for one in choices["spacing"]})
        self._gap = QSpinBox()
        self._gap.setRange(*choices["gap"])
        self._gap.setAccessibleName("Cách đoạn, pt")
        self.show_look(look)
        for combo in (self._preset, self._indent, self._spacing):
            combo.currentIndexChanged.connect(self.changed)
        self._gap.valueChanged.connect(self.changed)

    def show_look(self, look: LookChoice) -> None:
        """Show these choices."""
        self._preset.choose(look.preset)
        self._indent.choose(look.indent)
        self._spacing.choose(look.spacing)
        self._gap.setValue(look.gap)

    def look(self) -> LookChoice:
        """The choices as they stand."""
        return LookChoice(
            self._preset.currentData(),
            self._indent.currentData(),
            self._spacing.currentData(),
            self._gap.value(),
        )

    def rows(self) -> Iterator[tuple[str, QWidget]]:
        """Each control under its caption."""
        yield "&Cỡ chữ", self._preset
        yield "Lùi đầ&u dòng", self._indent
        yield "&Giãn dòng", self._spacing
        yield "Cách đ&oạn (pt)", self._gap


def _combo(name: str, options: dict[str, str]) -> ComboBox:
    return ComboBox(name, options.items())


def _comma(number: str) -> str:
    return number.replace(".", ",")
