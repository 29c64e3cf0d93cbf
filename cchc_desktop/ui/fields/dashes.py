"""The dashes that lines begin with: put there, changed and taken off as a person asks, never while typing."""

import re
from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor

from cchc_desktop.ui.fields.chips import text_format

_MARK = re.compile(r"([-–+*•])[ \t\xa0]+")
_NEXT = {"": "- ", "-": "+ "}


def cycle(cursor: QTextCursor) -> None:
    """Give the chosen lines “- ”, then “+ ”, then nothing again; the first of them tells what comes next.

    One step of undo; the words of the lines stay as they are.
    """
    blocks = list(_chosen(cursor))
    sign = _NEXT.get(_mark(blocks[0]).strip(), "")
    edit = QTextCursor(cursor.document())
    edit.beginEditBlock()
    for block in blocks:
        edit.setPosition(block.position())
        edit.setPosition(block.position() + len(_mark(block)), QTextCursor.MoveMode.KeepAnchor)
        edit.insertText(sign, text_format(bold=False, italic=False))
    edit.endEditBlock()


def _mark(block: QTextBlock) -> str:
    found = _MARK.match(block.text())
    return found[0] if found else ""


def _chosen(cursor: QTextCursor) -> Iterator[QTextBlock]:
    """The lines that are touched; one of which only the beginning is reached is not."""
    block = cursor.document().findBlock(cursor.selectionStart())
    yield block
    block = block.next()
    while block.isValid() and block.position() < cursor.selectionEnd():
        yield block
        block = block.next()
