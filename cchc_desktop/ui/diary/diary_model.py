"""The diary's rows as a table on the screen."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cchc_desktop.figures.activities import COLUMNS, Activity, activity_to_row
from cchc_desktop.figures.channels import Channel

Index = QModelIndex | QPersistentModelIndex
_FIGURES = (3, 5)


class DiaryModel(QAbstractTableModel):
    """Words are made only for the rows that are looked at, so that 20,000 of them open at once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Activity] = []
        self._channels: Mapping[str, Channel] = {}

    def show_rows(self, rows: Sequence[Activity], channels: Mapping[str, Channel]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self.rows, self._channels = list(rows), channels
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return activity_to_row(self.rows[index.row()], self._channels)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _FIGURES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return COLUMNS[section]
        return None
