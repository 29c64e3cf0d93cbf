"""The office's own list of channels, one in a line."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.figures.channels import Channel, channels_as_lines, channels_from_lines
from cchc_desktop.prose import BadEntry
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.fields.inputs import Note, PlainLines
from cchc_desktop.ui.pieces import button, label

_HELP = (
    "Mỗi dòng một loại hình: tên, dấu hai chấm, rồi các đơn vị tính cách nhau bằng dấu chấm phẩy; "
    "đơn vị thường dùng đứng đầu. Loại hình đếm x trên y thì thêm (x/y) sau tên. "
    "Xóa một dòng không xóa những gì đã ghi trong sổ."
)


class ChannelsDialog(Dialog):
    """``channels`` is the new list once it was accepted."""

    def __init__(self, channels: Iterable[Channel], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Loại hình tuyên truyền")
        self.channels = tuple(channels)
        self.lines = PlainLines("Các loại hình tuyên truyền")
        self.lines.setPlainText("\n".join(channels_as_lines(self.channels)))
        self.lines.setFixedHeight(16 * self.lines.fontMetrics().lineSpacing())
        self._note = Note()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Hủy", self.reject))
        buttons.addWidget(button("Lưu", self.keep, main=True))
        column = QVBoxLayout(self)
        for widget in (label(_HELP, "quiet"), self.lines, self._note):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.resize(720, 440)

    def keep(self) -> None:
        """Take the lines, or say which one is wrong."""
        try:
            self.channels = channels_from_lines(self.lines.lines(), self.channels)
        except BadEntry as error:
            self._note.say(f"{error.place}: {error.what}.")
        else:
            self.accept()
