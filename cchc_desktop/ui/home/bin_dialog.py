"""Thùng rác: what was thrown away, to be taken back or deleted for ever."""

from concurrent.futures import Future
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cchc_desktop.store.bin import Bin, Binned
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.home.entry_list import KINDS
from cchc_desktop.ui.pieces import ask, button, label, tell
from cchc_desktop.ui.wrapping import wrap_items

_TITLE = "Thùng rác"
_ABOUT = (
    "Văn bản trong thùng rác còn nguyên, chỉ không hiện ở danh sách, khi tìm và khi chép. "
    "Chương trình không tự xóa."
)


class BinDialog(Dialog):
    """Shows the bin; whoever opened it shows the list anew afterwards."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_TITLE)
        self._desk = desk
        self.list = QListWidget()
        self.list.setAccessibleName("Văn bản trong thùng rác")
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        wrap_items(self.list)
        self.back = button("&Lấy lại", self.take_out, main=True)
        self.away = button("Xóa &vĩnh viễn…", self.delete)
        self._empty = label("Thùng rác đang trống.", "quiet")
        self.list.itemSelectionChanged.connect(self._enable)
        self._lay_out()
        self._show()

    def take_out(self) -> None:
        """Put the chosen documents back into the lists."""
        chosen = self._chosen()
        self._told(self._desk.writer.do(lambda db: Bin(db).take_out(chosen)))

    def delete(self) -> None:
        """Delete the chosen documents for ever, once the person is sure."""
        chosen = self._chosen()
        what = f"{len(chosen)} văn bản" if len(chosen) > 1 else f"“{self.list.selectedItems()[0].text()}”"
        said = (
            f"Xóa vĩnh viễn {what} cùng các bản trước và sổ đã chép của văn bản đó? Không lấy lại được, "
            "trừ khi khôi phục từ bản sao lưu. Tệp Word đã xuất ra không bị xóa."
        )
        if ask(self, _TITLE, said, "Xóa vĩnh viễn"):
            self._told(self._desk.writer.do(lambda db: Bin(db).delete(chosen)))

    def _told(self, done: Future[None]) -> None:
        try:
            done.result()
        except StoreProblem as problem:
            tell(self, _TITLE, str(problem))
        self._show()

    def _chosen(self) -> list[str]:
        return [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]

    def _show(self) -> None:
        self.list.clear()
        for binned in Bin(self._desk.reader).all():
            self.list.addItem(_item(binned))
        self.list.setCurrentRow(0)
        self._empty.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))
        self._enable()

    def _enable(self) -> None:
        for made in (self.back, self.away):
            made.setEnabled(bool(self.list.selectedItems()))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.away)
        buttons.addStretch(1)
        buttons.addWidget(button("Đóng", self.accept))
        buttons.addWidget(self.back)
        column = QVBoxLayout(self)
        column.addWidget(label(_ABOUT, "quiet"))
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addLayout(buttons)
        self.resize(720, 420)


def _item(binned: Binned) -> QListWidgetItem:
    row, time = binned.row, datetime.fromisoformat(binned.time).astimezone()
    kind = KINDS[row.form_kind]
    item = QListWidgetItem(f"{kind}: {row.title or row.form_id} ({row.state}, bỏ ngày {time:%d/%m/%Y})")
    item.setData(Qt.ItemDataRole.UserRole, row.id)
    return item
