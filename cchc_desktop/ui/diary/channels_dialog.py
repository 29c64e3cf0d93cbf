"""The office's own list of channels, one in a row."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.figures.channels import Channel, channels_from_rows
from cchc_desktop.prose import BadEntry
from cchc_desktop.ui.columns import fit_columns
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.fields.inputs import Note
from cchc_desktop.ui.pieces import button, label
from cchc_desktop.ui.style import scaled

_HELP = (
    "Bấm đúp hoặc F2 để sửa một ô. Nhiều đơn vị tính thì cách nhau bằng dấu chấm phẩy, đơn vị thường dùng "
    "đứng đầu. Đổi tên thì các dòng đã ghi trong sổ theo tên mới; bỏ một loại hình không xóa những gì đã ghi."
)
_COLUMNS = ("Loại hình", "Đơn vị tính", "Đếm x trên y")
_ID = Qt.ItemDataRole.UserRole


class ChannelsDialog(Dialog):
    """``channels`` is the new list once it was accepted."""

    def __init__(self, channels: Iterable[Channel], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Loại hình tuyên truyền")
        self.channels = tuple(channels)
        self.table = QTableWidget(0, len(_COLUMNS))
        self.table.setAccessibleName("Các loại hình tuyên truyền")
        self.table.setHorizontalHeaderLabels(list(_COLUMNS))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(scaled(34))
        fit_columns(self.table, 0)
        for channel in self.channels:
            if channel.used:
                self._put(channel)
        self.table.setCurrentCell(0, 0)
        self._note = Note()
        self._lay_out()

    def keep(self) -> None:
        """Take the rows, or say which one is wrong."""
        try:
            self.channels = channels_from_rows(self._rows(), self.channels)
        except BadEntry as error:
            self._note.say(f"{error.place}: {error.what}.")
        else:
            self.accept()

    def add(self) -> None:
        """A row to be filled, below the others."""
        self._put(Channel("", "", ()))
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)
        self.table.setFocus()
        self.table.editItem(self.table.currentItem())

    def drop(self) -> None:
        """Leave out the channel at the cursor."""
        self.table.removeRow(self.table.currentRow())

    def _put(self, channel: Channel) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        name = QTableWidgetItem(channel.title)
        name.setData(_ID, channel.id)
        share = QTableWidgetItem()
        share.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        share.setCheckState(Qt.CheckState.Checked if channel.ratio else Qt.CheckState.Unchecked)
        for column, item in enumerate((name, QTableWidgetItem("; ".join(channel.units)), share)):
            self.table.setItem(row, column, item)

    def _rows(self) -> list[tuple[str, str, str, bool]]:
        rows, model, ticked = [], self.table.model(), Qt.ItemDataRole.CheckStateRole
        for n in range(model.rowCount()):
            name, units, share = (model.index(n, column) for column in range(len(_COLUMNS)))
            if name.data().strip() or units.data().strip():
                checked = Qt.CheckState(share.data(ticked)) == Qt.CheckState.Checked
                rows.append((str(name.data(_ID)), name.data(), units.data(), checked))
        return rows

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.addWidget(button("&Thêm loại hình", self.add))
        acts.addWidget(button("&Bỏ loại hình này", self.drop))
        acts.addStretch(1)
        acts.addWidget(button("Hủy", self.reject))
        acts.addWidget(button("Lưu", self.keep, main=True))
        column = QVBoxLayout(self)
        column.addWidget(label(_HELP, "quiet"))
        column.addWidget(self.table, 1)
        column.addWidget(self._note)
        column.addLayout(acts)
        self.resize(760, 520)
