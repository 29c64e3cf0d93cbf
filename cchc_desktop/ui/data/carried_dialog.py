"""Đã chép ra USB: what was carried when, to which stick, and what has changed since."""

from datetime import datetime

from PySide6.QtWidgets import (
    QHBoxLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.store.carries import Carries, Carry
from cchc_desktop.ui.columns import fit_columns
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.pieces import button, label

_COLUMNS = ("Lúc", "USB", "Tệp", "Số", "Từ đó đến nay")
_FILE = 2


class CarriedDialog(Dialog):
    """A list to read."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sổ chép ra USB")
        carries = Carries(desk.reader)
        self.list = QTreeWidget()
        self.list.setHeaderLabels(list(_COLUMNS))
        self.list.setRootIsDecorated(False)
        self.list.setAccessibleName("Những tệp đã chép")
        fit_columns(self.list, _FILE)
        for carry in carries.all():
            self.list.addTopLevelItem(_item(carry, changed=carries.changed_since(carry)))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Đóng", self.accept, main=True))
        column = QVBoxLayout(self)
        if not self.list.topLevelItemCount():
            column.addWidget(label("Chưa chép văn bản nào ra USB.", "quiet"))
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.resize(860, 460)


def _item(carry: Carry, *, changed: bool) -> QTreeWidgetItem:
    time = datetime.fromisoformat(carry.time).astimezone()
    since = "đã sửa, chưa chép lại" if changed else "không đổi"
    item = QTreeWidgetItem([f"{time:%d/%m/%Y %H:%M}", carry.stick, carry.name, carry.number, since])
    item.setToolTip(_FILE, f"{carry.name}\n{carry.folder}")
    return item
