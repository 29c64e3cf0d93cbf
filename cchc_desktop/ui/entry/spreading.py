"""Taking over an old report: from the clipboard or a Word file into the sections of the open entry."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.document.spread_answers import filled
from cchc_desktop.document.spreading import TITLE, Piece, spread
from cchc_desktop.document.unreadable import MOST_BYTES, UnreadableFile
from cchc_desktop.form.live import Values
from cchc_desktop.paths import reason
from cchc_desktop.prose import BadEntry, Prose, prose_from_json, prose_to_json
from cchc_desktop.review.old_report import pieces_of_file, pieces_of_text
from cchc_desktop.ui.desk import Desk
from cchc_desktop.ui.dialog import Dialog
from cchc_desktop.ui.entry.entry_page import EntryPage
from cchc_desktop.ui.entry.spread_dialog import SpreadDialog
from cchc_desktop.ui.fields.inputs import copied
from cchc_desktop.ui.fields.live_text import LiveText, Shape
from cchc_desktop.ui.fields.pasting import from_html, from_text
from cchc_desktop.ui.fields.words import words_of_no_entry
from cchc_desktop.ui.pieces import button, label, tell

NAME = "Chép từ báo cáo cũ"
BACK = "Bỏ việc vừa chép"
FEWEST = 6
"""Paragraphs from which a paste may be a whole report."""

_NOTHING = "Chưa có chữ nào được sao chép. Hãy mở báo cáo cũ, bấm Ctrl+A rồi Ctrl+C, sau đó làm lại."


class SourceDialog(Dialog):
    """Where the old report is: on the clipboard, or in a file."""

    def __init__(self, page: EntryPage, folder: Path) -> None:
        super().__init__(page)
        self.setWindowTitle(NAME)
        self._folder = folder
        self.pieces: list[Piece] | None = None
        told = (
            "Chương trình chia báo cáo cũ ra từng đoạn, đề nghị đoạn nào vào mục nào, rồi hỏi lại trước khi "
            "chép. Báo cáo cũ không bị sửa; chữ đã có trong văn bản này không bị thay."
        )
        column = QVBoxLayout(self)
        column.addWidget(label(told))
        copied = button("Lấy phần đã &sao chép (Ctrl+C trong Word)", self._from_clipboard, main=True)
        for choice in (copied, button("Mở &tệp Word (.docx)…", self._from_file)):
            column.addWidget(choice)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button("Hủy", self.reject))
        column.addLayout(row)
        self.resize(480, 200)
        copied.setFocus()

    def _from_clipboard(self) -> None:
        data = copied()
        pasted = from_html(data.html()) if data.hasHtml() else from_text(data.text())
        self._take(pieces_of_text(pasted.prose))

    def _from_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, NAME, str(self._folder), "Văn bản Word (*.docx)")
        if not name:
            return
        path = Path(name)
        try:
            with path.open("rb") as file:
                pieces = pieces_of_file(file.read(MOST_BYTES + 1))
        except OSError as error:
            tell(self, NAME, f"Không đọc được {path.name} ({reason(error)}). Hãy thử tệp khác.")
        except UnreadableFile as error:
            tell(self, NAME, f"Không mở được {path.name}: {error}")
        else:
            self._take(pieces)

    def _take(self, pieces: list[Piece]) -> None:
        if pieces:
            self.pieces = pieces
            self.accept()
        else:
            tell(self, NAME, _NOTHING)


class Homeless(QWidget):
    """What found no section, beside the form until the clerk is done with it; it outlives the program."""

    def __init__(self, desk: Desk, page: EntryPage, prose: Prose) -> None:
        super().__init__()
        self._desk, self._page = desk, page
        self.text = LiveText(words_of_no_entry(), "Đoạn chưa có mục", Shape(least=10, most=30))
        self.text.setReadOnly(True)
        self.text.set_prose(prose)
        told = (
            "Những đoạn này của báo cáo cũ chưa có mục để chép vào. Chọn phần cần dùng, sao chép (Ctrl+C), "
            "rồi dán vào chỗ cần."
        )
        row = QHBoxLayout()
        row.addWidget(button("Sao chép tất &cả", self._copy))
        row.addStretch(1)
        row.addWidget(button("Đã xon&g, bỏ các đoạn này", self.dismiss))
        column = QVBoxLayout(self)
        column.addWidget(label(told, "quiet", self.text))
        column.addWidget(self.text)
        column.addLayout(row)
        column.addStretch(1)

    def dismiss(self) -> None:
        """The clerk needs them no longer."""
        _keep(self._desk, self._page, ())
        self._page.drop_beside(self)

    def _copy(self) -> None:
        self.text.selectAll()
        self.text.copy()


def take_over_report(desk: Desk, page: EntryPage, folder: Path) -> None:
    """Ask for the old report, propose its places, and fill them once the clerk agrees."""
    page.settle()
    source = SourceDialog(page, folder)
    if source.exec() and source.pieces:
        _spread(desk, page, source.pieces)


def offer_spreading(desk: Desk, page: EntryPage, pasted: Prose, take_out: Callable[[], bool]) -> None:
    """Offer to spread a paste that looks like a whole report; ``take_out`` undoes the paste itself."""
    if len(pasted) < FEWEST:
        return
    pieces = pieces_of_text(pasted)
    goals = spread(Values(page.form, page.entry), pieces)
    if sum(goal.what == TITLE for goal in goals) < 2:
        return

    def act() -> None:
        page.settle()
        if not take_out():
            page.notice.say("Ô vừa dán đã có sửa đổi nên giữ nguyên. Dùng “Văn bản → Chép từ báo cáo cũ…”.")
            return
        page.settle()
        _spread(desk, page, pieces)

    page.notice.say("Đoạn vừa dán giống cả một báo cáo có nhiều mục.", "Chia vào từng mục…", act)


def show_homeless(desk: Desk, page: EntryPage) -> None:
    """Show again what found no section when an old report was taken over into this entry."""
    raw = desk.settings.get(_key(page), [])
    try:
        prose = prose_from_json(raw, "homeless")
    except BadEntry:
        prose = ()
    if prose:
        page.show_beside(Homeless(desk, page, prose), f"Chưa có mục ({len(prose)})")


def _spread(desk: Desk, page: EntryPage, pieces: Sequence[Piece]) -> None:
    values = Values(page.form, page.entry)
    dialog = SpreadDialog(values, pieces, page)
    if not dialog.exec():
        return
    entry, refused = filled(values, dialog.placed(), add=dialog.add.isChecked())
    left = [*dialog.left(), *refused]
    page.take(entry, _said(len(dialog.placed()) - len(refused), len(left)), BACK)
    if left:
        before = prose_from_json(desk.settings.get(_key(page), []), "homeless")
        prose = (*before, *(piece.whole for piece in left))
        _keep(desk, page, prose)
        page.show_beside(Homeless(desk, page, prose), f"Chưa có mục ({len(prose)})", front=True)


def _said(done: int, left: int) -> str:
    told = f"Đã chép {done} đoạn của báo cáo cũ."
    return told + (f" {left} đoạn chưa có mục nằm ở thẻ “Chưa có mục”." if left else "")


def _key(page: EntryPage) -> str:
    return f"homeless.{page.entry.id}"


def _keep(desk: Desk, page: EntryPage, prose: Prose) -> None:
    desk.put(_key(page), prose_to_json(prose))
