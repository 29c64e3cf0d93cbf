"""“Giới thiệu”: which version this is, what it is made of, and every licence in full."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop import __version__
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.help.licences import Part, parts, text_of
from cchc_desktop.ui.pieces import button, label
from cchc_desktop.ui.wrapping import wrap_items

_WHAT = (
    "Soạn kế hoạch, báo cáo tuyên truyền cải cách hành chính của cấp xã theo Nghị định số 30/2020/NĐ-CP. "
    "Chạy hoàn toàn trên máy này, không cần mạng; không gửi gì ra ngoài."
)


class AboutDialog(Dialog):
    """Lists the parts; the chosen one's licence stands beside the list."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Giới thiệu")
        self.list = QListWidget()
        self.list.setAccessibleName("Các phần của chương trình")
        wrap_items(self.list)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Giấy phép")
        for part in parts():
            item = QListWidgetItem(f"{part.name} – {part.licence}")
            item.setToolTip(part.what)
            item.setData(Qt.ItemDataRole.UserRole, part)
            self.list.addItem(item)
        self.list.currentItemChanged.connect(self._show)
        self._lay_out(name)
        self.list.setCurrentRow(0)

    def _lay_out(self, name: str) -> None:
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self.text)
        split.setSizes([290, 530])
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Đó&ng", self.reject, main=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(name, "title"))
        column.addWidget(label(f"Phiên bản {__version__}"))
        column.addWidget(label(_WHAT))
        column.addWidget(label("Chương trình gồm những phần sau, mỗi phần theo giấy phép của nó:", "quiet"))
        column.addWidget(split, 1)
        column.addLayout(row)
        self.resize(860, 600)

    def _show(self, item: QListWidgetItem) -> None:
        part: Part = item.data(Qt.ItemDataRole.UserRole)
        self.text.setPlainText(f"{part.name}: {part.what}.\nGiấy phép: {part.licence}\n\n{text_of(part)}")
