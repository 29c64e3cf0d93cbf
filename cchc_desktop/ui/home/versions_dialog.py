"""Các bản trước: what a document said before, read, compared with another version, brought back."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.document.comparing import compared
from cchc_desktop.document.compose import compose
from cchc_desktop.document.tree import Document
from cchc_desktop.entry import Entry
from cchc_desktop.prose import BadEntry
from cchc_desktop.store.entries import BEFORE_RETURN, Entries
from cchc_desktop.store.problems import StoreProblem
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.fields.inputs import ComboBox
from cchc_desktop.ui.home.changes_view import ChangesView
from cchc_desktop.ui.paper.preview import Preview
from cchc_desktop.ui.pieces import ask, button, label, quiet_tabs, tell
from cchc_desktop.ui.wrapping import wrap_items

_TITLE = "Các bản trước"
_KEPT = "giữ lại"
_REASONS = {
    "soát": "lúc soát xong",
    "xuất": "lúc xuất",
    "nộp": "lúc nộp",
    "mang đi": "lúc chép gói dữ liệu",
    "nhận về": "nhận từ gói dữ liệu",
    _KEPT: "do người dùng giữ lại",
    BEFORE_RETURN: BEFORE_RETURN,
}
_NONE = (
    "Chưa có bản trước nào. Chương trình tự giữ một bản mỗi khi văn bản được soát xong, xuất, nộp hoặc "
    "chép ra USB."
)


@dataclass(frozen=True)
class _Content:
    """One content to choose; the present one has no revision here."""

    revision: str
    name: str


class VersionsDialog(Dialog):
    """Shows the versions of one stored document; ``brought_back`` tells that another content stands now."""

    def __init__(self, desk: Desk, entry_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_TITLE)
        self._desk, self._entry_id = desk, entry_id
        self.brought_back = False
        self._contents: list[_Content] = []
        self._documents: dict[str, Document] = {}
        self.list = QListWidget()
        self.list.setAccessibleName("Các bản của văn bản này")
        wrap_items(self.list)
        self.other = ComboBox("So với")
        self.pages = Preview()
        self.changes = ChangesView()
        self._none = label(_NONE, "quiet")
        self.back = button("&Lấy lại bản này…", self.bring_back, main=True)
        self._lay_out()
        self._fill()
        self.list.currentRowChanged.connect(self._on_row)
        self.other.currentIndexChanged.connect(self._show_changes)
        self.tabs.currentChanged.connect(self._show_changes)
        self._on_row()

    def bring_back(self) -> None:
        """Make the chosen version the present content, once the person is sure."""
        content, entry_id = self._chosen, self._entry_id
        revision = content.revision
        said = (
            f"Lấy lại {content.name}? Nội dung đang có được giữ thành một bản trước, nên không mất gì. "
            "Văn bản trở lại Nháp."
        )
        if not revision or not ask(self, _TITLE, said, "Lấy lại bản này"):
            return
        try:
            old = self._desk.entries.version(entry_id, revision)
            title = self._desk.title_of(self._desk.form_of(old), old)
            self._desk.writer.do(lambda db: Entries(db).bring_back(entry_id, revision, title)).result()
        except (BadEntry, StoreProblem) as problem:
            tell(self, _TITLE, f"Chưa lấy lại được, nội dung đang có vẫn nguyên. {problem}")
            return
        self.brought_back = True
        self.accept()

    def keep(self) -> None:
        """Keep the present content as a version."""
        entry_id = self._entry_id
        try:
            self._desk.writer.do(lambda db: Entries(db).keep(entry_id, _KEPT)).result()
        except StoreProblem as problem:
            tell(self, _TITLE, str(problem))
        self._fill()
        self._on_row()

    @property
    def _chosen(self) -> _Content:
        return self._contents[max(0, self.list.currentRow())]

    def _fill(self) -> None:
        entries = self._desk.entries
        versions = entries.versions(self._entry_id)
        self._contents = [_Content("", "bản hiện tại")]
        for version in versions:
            time = datetime.fromisoformat(version.time).astimezone()
            why = _REASONS.get(version.reason, version.reason)
            self._contents.append(_Content(version.revision, f"bản {time:%d/%m/%Y %H:%M}, {why}"))
        for widget in (self.list, self.other):
            widget.blockSignals(True)
            widget.clear()
        for content in self._contents:
            self.list.addItem(_capital(content.name))
            self.other.addItem(_capital(content.name), content.revision)
        self.list.setCurrentRow(1 if versions else 0)
        for widget in (self.list, self.other):
            widget.blockSignals(False)
        self._none.setVisible(not versions)

    def _on_row(self) -> None:
        """Show the chosen content; what stands now is what a version is compared with first."""
        self.back.setEnabled(bool(self._chosen.revision))
        self.other.setCurrentIndex(0 if self._chosen.revision else min(1, self.other.count() - 1))
        document = self._document(self._chosen.revision)
        if document:
            self.pages.show_document(document)
        self._show_changes()

    def _show_changes(self) -> None:
        if self.tabs.currentIndex() == 0:
            return  # not looked at
        first, second = self._chosen.revision, str(self.other.currentData() or "")
        order = [content.revision for content in self._contents]
        older, newer = sorted((first, second), key=order.index, reverse=True)
        old, new = self._document(older), self._document(newer)
        self.changes.show_changes(compared(old, new) if old and new else [])

    def _document(self, revision: str) -> Document | None:
        if revision not in self._documents:
            try:
                entry = self._entry(revision)
                self._documents[revision] = compose(self._desk.form_of(entry), entry)
            except BadEntry as error:
                tell(self, _TITLE, f"Không đọc được bản này: {error}. Các bản khác không bị ảnh hưởng.")
                return None
        return self._documents[revision]

    def _entry(self, revision: str) -> Entry:
        entries = self._desk.entries
        return entries.version(self._entry_id, revision) if revision else entries.load(self._entry_id)

    def _lay_out(self) -> None:
        compare = QHBoxLayout()
        compare.addWidget(label("&So với", buddy=self.other))
        compare.addWidget(self.other, 1)
        changes = QWidget()
        column = QVBoxLayout(changes)
        column.addLayout(compare)
        column.addWidget(self.changes, 1)
        column.addWidget(
            label("Chữ gạch ngang: có ở bản cũ, không còn ở bản mới. Chữ gạch chân: mới thêm.", "quiet")
        )
        self.tabs = quiet_tabs()
        self.tabs.addTab(self.pages, "Đọ&c bản này")
        self.tabs.addTab(changes, "Chỗ &khác nhau")
        left = QWidget()
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self._none)
        side.addWidget(self.list, 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(self.tabs)
        halves.setSizes([300, 660])
        buttons = QHBoxLayout()
        buttons.addWidget(button("&Giữ lại bản hiện tại", self.keep))
        buttons.addStretch(1)
        buttons.addWidget(button("Đóng", self.reject))
        buttons.addWidget(self.back)
        whole = QVBoxLayout(self)
        whole.addWidget(halves, 1)
        whole.addLayout(buttons)
        self.resize(980, 640)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
