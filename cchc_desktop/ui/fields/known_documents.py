"""Choosing a document that the office issued or cited before, instead of typing it again."""

from collections.abc import Collection, Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cchc_desktop.document.known import identity
from cchc_desktop.form.wording import Citation
from cchc_desktop.prose import folded
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.fields.inputs import LineEdit
from cchc_desktop.ui.pieces import MOVES, button, label
from cchc_desktop.ui.wrapping import wrap_items


class KnownDocumentsDialog(Dialog):
    """Words typed without marks narrow the list; ``chosen`` carries the document.

    Documents of the ``kind`` that is wanted stand first, and those cited here already (``taken``) say so.
    """

    chosen = Signal(object)

    def __init__(
        self,
        documents: Sequence[Citation],
        parent: QWidget,
        kind: str = "",
        taken: Collection[Hashable] = (),
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Chọn văn bản đã biết")
        self._documents = sorted(documents, key=lambda one: one.type.casefold() != kind.casefold())
        self._taken = taken
        self.search = LineEdit("Tìm văn bản đã biết", "Gõ để tìm, không cần dấu")
        self.list = QListWidget()
        self.list.setAccessibleName("Văn bản đã lập hoặc đã viện dẫn")
        wrap_items(self.list)
        self._agree = button("&Chọn", self._take, main=True)
        self._lay_out()
        self.search.textChanged.connect(self._fill)
        self.list.itemActivated.connect(lambda _item: self._take())
        self._fill()

    def _lay_out(self) -> None:
        said = "Văn bản cơ quan đã lập (có số, ngày) và văn bản đã viện dẫn; cùng loại và mới nhất ở trên."
        if not self._documents:
            said = "Chưa có văn bản nào có đủ số và ngày. Hãy điền số, ngày vào thẻ; lần sau chọn được ở đây."
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("Hủy", self.reject))
        foot.addWidget(self._agree)
        column = QVBoxLayout(self)
        column.addWidget(label(said, "quiet"))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self.resize(640, 460)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES:
            self.list.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        wanted = folded(self.search.text()).split()
        self.list.clear()
        for one in self._documents:
            words = one.mention(one.default_parts(first=True), "short")
            if all(word in folded(words) for word in wanted):
                item = QListWidgetItem(f"{words} (đã viện dẫn)" if identity(one) in self._taken else words)
                item.setData(Qt.ItemDataRole.UserRole, one)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._agree.setEnabled(self.list.count() > 0)

    def _take(self) -> None:
        item = self.list.currentItem()
        if self.list.count():
            self.accept()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
