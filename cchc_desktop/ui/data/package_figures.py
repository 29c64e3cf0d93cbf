"""Số liệu đi kèm: what stands behind the figures of a package's documents, to be looked at."""

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QHBoxLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.ancestry import History
from cchc_desktop.carry.package import Package
from cchc_desktop.figures.activities import activity_to_row
from cchc_desktop.figures.channels import named
from cchc_desktop.figures.sources import Source, rows_behind
from cchc_desktop.ui.columns import fit_columns
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.pieces import button, label

_COLUMNS = ("Số liệu", "Trong văn bản", "Đếm từ sổ", "Nhập tay", "Khoảng ngày đã đếm")


class PackageFiguresDialog(Dialog):
    """Each document opens to its figures, each figure to the rows of the sender's diary. Nothing is taken."""

    def __init__(self, package: Package, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Số liệu đi kèm")
        self._package = package
        self._channels = named(package.counted.channels)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Số liệu của từng văn bản")
        self.tree.setHeaderLabels(list(_COLUMNS))
        self.tree.addTopLevelItems(list(self._documents()))
        self._lay_out()

    def _documents(self) -> Iterator[QTreeWidgetItem]:
        for history in self._package.histories:
            sources = self._package.counted.figures.get((history.tip.id, history.tip.revision), ())
            if sources:
                item = QTreeWidgetItem([f"{history.title} ({history.tip.office.commune})"])
                item.addChildren([self._figure(history, source) for source in sources])
                yield item

    def _figure(self, history: History, source: Source) -> QTreeWidgetItem:
        typed = source.typed if source.by_hand or not source.counted else ""
        why = f" ({source.reason})" if typed and source.reason else ""
        item = QTreeWidgetItem([source.title, source.written, source.counted, f"{typed}{why}", source.window])
        item.setToolTip(0, source.title)
        for row in rows_behind(source, history.tip.period, self._package.counted.rows):
            day, channel, title, quantity, unit, *_ = activity_to_row(row, self._channels)
            behind = QTreeWidgetItem([f"{day}: {channel}. {title}", f"{quantity} {unit}"])
            behind.setToolTip(0, behind.text(0))
            item.addChild(behind)
        return item

    def _lay_out(self) -> None:
        fit_columns(self.tree, 0)
        for n in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(n)
            item.setFirstColumnSpanned(True)
            item.setExpanded(True)
        if self.tree.topLevelItemCount():
            self.tree.setCurrentItem(self.tree.topLevelItem(0))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button("Đóng", self.accept, main=True))
        column_of_all = QVBoxLayout(self)
        column_of_all.addWidget(
            label(
                "Mở một con số (phím mũi tên phải) để xem các dòng sổ theo dõi của nơi gửi đã đếm.", "quiet"
            )
        )
        column_of_all.addWidget(self.tree, 1)
        column_of_all.addLayout(buttons)
        self.resize(1000, 560)
