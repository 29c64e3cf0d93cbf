"""The user guide beside the work: chapters at the left, the one that fits the place at the right."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.paths import shipped
from cchc_desktop.prose import folded
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.fields.inputs import LineEdit
from cchc_desktop.ui.help.guide import FOLDER, Chapter, chapters
from cchc_desktop.ui.pieces import button, label
from cchc_desktop.ui.style import ACCENT, TINT
from cchc_desktop.ui.wrapping import wrap_items

TITLE = "Hướng dẫn sử dụng"
_FOUND = QColor("#ffe08a")
_LOOK = f"""
h1 {{ font-size: x-large; }} h2 {{ font-size: large; margin-top: 14px; }}
p, li {{ line-height: 130%; }} a {{ color: {ACCENT}; }}
p.picture {{ line-height: 100%; margin-top: 8px; }} p.note {{ background: {TINT}; }}
td, th {{ padding: 3px 10px 3px 0; }} th {{ text-align: left; }}
"""


class GuideWindow(Dialog):
    """A window of its own, so that the clerk can read and work at once; Esc closes it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        self.search = LineEdit("Tìm trong hướng dẫn", "Tìm không dấu")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(self.search.sizeHint().width())
        self.contents = QListWidget()
        self.contents.setAccessibleName("Mục lục")
        wrap_items(self.contents)
        self.nothing = label("Không có chương nào khớp. Thử ít chữ hơn.", "quiet")
        self.page = QTextBrowser()
        self.page.setAccessibleName("Nội dung hướng dẫn")
        self.page.setOpenLinks(False)
        self.page.setSearchPaths([str(shipped(FOLDER))])
        self.page.document().setDefaultStyleSheet(_LOOK)
        self.page.document().setDocumentMargin(16)
        self._lay_out()
        self.search.textChanged.connect(self._look_for)
        self.contents.currentItemChanged.connect(self._show)
        self.page.anchorClicked.connect(self._follow)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self._look_for("")

    def show_place(self, place: str = "") -> None:
        """Show a chapter, or a place in one as “chapter#heading”; the first chapter without one."""
        chapter_id, _, heading = place.partition("#")
        self.search.clear()
        for row, chapter in enumerate(chapters()):
            if chapter.id == chapter_id:
                self.contents.setCurrentRow(row)
        if heading:
            self.page.scrollToAnchor(heading)
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.setFocus()

    @property
    def chapter(self) -> Chapter:
        """The chapter that is shown."""
        return self._chapter

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.contents, 1)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(side)
        split.addWidget(self.page)
        split.setSizes([250, 740])
        row = QHBoxLayout()
        row.addWidget(button("Chương t&rước", lambda: self._step(-1)))
        row.addWidget(button("Chương &sau", lambda: self._step(1)))
        row.addStretch(1)
        row.addWidget(button("Đó&ng", self.reject))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 12)
        whole.addWidget(split, 1)
        whole.addLayout(row)
        self.resize(1000, 680)

    def _look_for(self, wanted: str) -> None:
        """List the chapters that hold the words; what is shown stays when it holds them too."""
        shown = self.contents.currentItem()
        shown_id = shown.data(Qt.ItemDataRole.UserRole).id if self.contents.count() else ""
        self.contents.clear()
        found = [chapter for chapter in chapters() if chapter.holds(wanted)]
        for chapter in found:
            item = QListWidgetItem(chapter.title)
            item.setData(Qt.ItemDataRole.UserRole, chapter)
            self.contents.addItem(item)
        self.nothing.setVisible(not found)
        ids = [chapter.id for chapter in found]
        if found:
            self.contents.setCurrentRow(ids.index(shown_id) if shown_id in ids else 0)
        self._mark(wanted)

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self._chapter: Chapter = item.data(Qt.ItemDataRole.UserRole)
        self.page.setHtml(self._chapter.html)
        self._mark(self.search.text())

    def _mark(self, wanted: str) -> None:
        """Colour what is looked for in the chapter, and bring the first of it into sight."""
        text = "".join(_plain(char) for char in self.page.toPlainText())
        marks = []
        for word in folded(wanted).split():
            at = text.find(word)
            while at >= 0:
                marks.append(self._selection(at, len(word)))
                at = text.find(word, at + len(word))
        self.page.setExtraSelections(marks)
        if marks:
            first = min((mark.cursor for mark in marks), key=QTextCursor.selectionStart)  # type: ignore[attr-defined]
            first.clearSelection()
            self.page.setTextCursor(first)

    def _selection(self, at: int, length: int) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = self.page.textCursor()
        cursor.setPosition(at)
        cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor  # type: ignore[attr-defined]
        mark.format.setBackground(_FOUND)  # type: ignore[attr-defined]
        return mark

    def _follow(self, link: QUrl) -> None:
        """Go where a link in the guide points; it points nowhere outside."""
        self.show_place(link.fragment())

    def _step(self, by: int) -> None:
        self.contents.setCurrentRow(min(self.contents.count() - 1, max(0, self.contents.currentRow() + by)))


def _plain(char: str) -> str:
    """A character without its mark; one for one, so that places in the text stay what they are."""
    bare = folded(char)
    return bare if len(bare) == 1 else char
