"""Between a text document of Qt and prose: reading its lines, writing lines into it."""

import json
from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFragment
from PySide6.QtWidgets import QTextEdit

from cchc_desktop.prose import (
    BadEntry,
    Line,
    Live,
    Prose,
    Span,
    Text,
    is_unwritable,
    merged,
    prose_from_json,
    prose_to_json,
)
from cchc_desktop.ui.fields.chips import CHIP, OBJECT, chip_format, is_bold, live_of, text_format

MIME = "application/x-cchc-prose"
"""How text travels inside the program: JSON of prose, live values included."""


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """The paragraphs of a document."""
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    """The stretches of one format in a paragraph."""
    place = block.begin()
    while not place.atEnd():
        yield place.fragment()
        place += 1


def chips(document: QTextDocument) -> Iterator[tuple[int, Live]]:
    """Every live value with its position."""
    for block in blocks(document):
        for fragment in fragments(block):
            live = live_of(fragment.charFormat()) if fragment.charFormat().objectType() == CHIP else None
            for n in range(fragment.length() if live else 0):
                if live and fragment.text()[n : n + 1] == OBJECT:
                    yield fragment.position() + n, live


def line_of(block: QTextBlock) -> Line:
    """A paragraph as it stands."""
    return _line(block, 0, block.position() + block.length())


def prose_of(document: QTextDocument) -> Prose:
    """The whole document; an empty one is no paragraph at all."""
    lines = tuple(line_of(block) for block in blocks(document))
    return lines if any(lines) else ()


def prose_between(document: QTextDocument, start: int, end: int) -> Prose:
    """What stands between two positions."""
    touched = (block for block in blocks(document) if _touches(block, start, end))
    return tuple(_line(block, start, end) for block in touched)


def write(cursor: QTextCursor, prose: Prose) -> None:
    """Insert prose at the cursor, as one step of undo."""
    cursor.beginEditBlock()
    for n, line in enumerate(prose):
        if n:
            cursor.insertBlock()
        for span in line:
            write_span(cursor, span)
    cursor.endEditBlock()


def write_span(cursor: QTextCursor, span: Span) -> None:
    """Insert one span at the cursor."""
    if isinstance(span, Live):
        cursor.insertText(OBJECT, chip_format(span))
    else:
        cursor.insertText(span.text, text_format(bold=span.bold, italic=span.italic))


def select(editor: QTextEdit, number: int, start: int, end: int) -> QTextEdit:
    """Select characters of one paragraph, a live value counting as one; the editor is handed back."""
    block = editor.document().findBlockByNumber(number)
    cursor = QTextCursor(block)
    for place, mode in ((start, QTextCursor.MoveMode.MoveAnchor), (end, QTextCursor.MoveMode.KeepAnchor)):
        halves = len(block.text()[:place].encode("utf-16-le", "surrogatepass")) // 2
        cursor.setPosition(block.position() + halves, mode)
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
    return editor


def packed(prose: Prose) -> bytes:
    """Prose for the program's own clipboard."""
    return json.dumps(prose_to_json(prose), ensure_ascii=False).encode()


def unpacked(data: bytes) -> Prose | None:
    """What ``packed`` made, or None for anything else."""
    try:
        return prose_from_json(json.loads(data), "")
    except (ValueError, BadEntry):
        return None


def _touches(block: QTextBlock, start: int, end: int) -> bool:
    return block.position() <= end and start < block.position() + block.length()


def _line(block: QTextBlock, start: int, end: int) -> Line:
    return merged(span for fragment in fragments(block) for span in _spans(fragment, start, end))


def _spans(fragment: QTextFragment, start: int, end: int) -> Iterator[Span]:
    look, first = fragment.charFormat(), fragment.position()
    live = live_of(look)
    text = _cut(fragment.text(), max(start - first, 0), max(end - first, 0))
    if live:
        yield from (live for char in text if char == OBJECT)
    else:
        yield Text(_held(text), is_bold(look), look.fontItalic())


def _held(text: str) -> str:
    """Without the half of a character that is still being typed."""
    return "".join(char for char in text if not is_unwritable(char))


def _cut(text: str, start: int, end: int) -> str:
    """Part of a text by Qt's positions, which count halves of surrogate pairs."""
    if text.isascii() or (start == 0 and end >= 2 * len(text)):
        return text[start:end]
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
