"""What changed between two documents, shown in one reading: struck out what went, underlined what came."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from cchc_desktop.document.comparing import Change, Mark, Unchanged, is_same
from cchc_desktop.ui.style import QUIET

_GONE, _COME = "#9c1c1c", "#0f5a2e"
_SAID = {"added": "Thêm: ", "removed": "Bỏ: ", "changed": "Sửa: "}
_PARTS = {
    "parent": "Cơ quan chủ quản",
    "agency": "Tên cơ quan",
    "symbol": "Số, ký hiệu",
    "place-date": "Địa danh, ngày",
    "type": "Loại văn bản",
    "abstract": "Trích yếu",
    "addressees": "Kính gửi",
    "body": "Nội dung",
    "recipients": "Nơi nhận",
    "authority": "Quyền hạn",
    "position": "Chức vụ",
    "signer": "Người ký",
}


class ChangesView(QTextEdit):
    """To read and to copy from; colours only help, words and lines tell."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAccessibleName("Chỗ khác nhau giữa hai bản")

    def show_changes(self, found: Sequence[Change | Unchanged]) -> None:
        """Show a comparison from its beginning."""
        self.clear()
        cursor = self.textCursor()
        if is_same(found):
            cursor.insertText("Hai bản giống hệt nhau.")
        changed = {one.part for one in found if isinstance(one, Change)}
        last = ""
        for one in found:
            if one.part not in changed:
                continue
            if one.part != last:
                _paragraph(cursor, above=12 if last else 0)
                cursor.insertText(_name(one.part), _look(bold=True))
                last = one.part
            _show(cursor, one)
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _show(cursor: QTextCursor, one: Change | Unchanged) -> None:
    _paragraph(cursor, above=4)
    if isinstance(one, Unchanged):
        cursor.insertText(f"… {one.count} đoạn không đổi …", _look(colour=QUIET))
        return
    cursor.insertText(_SAID[one.kind], _look(bold=True))
    for mark, words in one.pieces:
        cursor.insertText(words, _LOOKS[mark])


def _paragraph(cursor: QTextCursor, above: int) -> None:
    layout = QTextBlockFormat()
    layout.setTopMargin(above)
    if cursor.atStart():
        cursor.setBlockFormat(layout)
    else:
        cursor.insertBlock(layout)


def _look(
    *, bold: bool = False, colour: str = "", underlined: bool = False, struck: bool = False
) -> QTextCharFormat:
    made = QTextCharFormat()
    if bold:
        made.setFontWeight(QFont.Weight.Bold)
    if colour:
        made.setForeground(QColor(colour))
    made.setFontUnderline(underlined)
    made.setFontStrikeOut(struck)
    return made


_LOOKS: dict[Mark, QTextCharFormat] = {
    "same": _look(),
    "added": _look(bold=True, colour=_COME, underlined=True),
    "removed": _look(colour=_GONE, struck=True),
}


def _name(part: str) -> str:
    known, _, number = part.partition(" ")
    return _PARTS.get(known, f"Phụ lục {number}")
