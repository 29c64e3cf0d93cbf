"""A text editor whose text may hold live values."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip
from shiboken6 import isValid

from cchc_desktop.prose import Line, Live, Prose, lives
from cchc_desktop.ui.fields import content, pasting
from cchc_desktop.ui.fields.chips import CHIP, OBJECT, Chips, chip_format, is_bold, live_of, text_format
from cchc_desktop.ui.fields.dashes import cycle
from cchc_desktop.ui.fields.inputs import TARGET
from cchc_desktop.ui.fields.mention import MentionDialog
from cchc_desktop.ui.fields.menus import Offer, menu_of, show_menu
from cchc_desktop.ui.fields.picker import ValuePicker
from cchc_desktop.ui.fields.words import Words
from cchc_desktop.ui.style import scaled

_MARGIN = 7
"""Around the text inside its frame: one line is then as high as a plain input."""

_USUAL_WIDTH = 170
_GAP = 4
"""Between two paragraphs."""


_CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True)
class Shape:
    """What an editor is for: how many lines it shows, and what a line means in it.

    ``marks_own`` says that the document puts numbers or dashes before its lines by itself.
    """

    least: int = 3
    most: int = 16
    one_line: bool = False
    marks_own: bool = False


ONE_LINE = Shape(least=1, most=4, one_line=True)


class LiveText(QTextEdit):
    """Prose with live values; ``set_prose`` and ``prose`` are its content.

    A value is one character for the cursor and for undo. When it changes it is drawn anew, and
    nothing in the text is touched.
    """

    changed = Signal()
    """The person edited the text."""

    entered = Signal()
    """Enter was pressed in a single line."""

    warned = Signal(str)
    """Something that was pasted could not be taken as it came."""

    def __init__(self, words: Words, name: str, shape: Shape | None = None) -> None:
        super().__init__()
        self.shape_of_text = shape or Shape()
        self._words = words
        self._filling = False
        self._chips = Chips(self.document(), words, self.palette)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(_MARGIN)
        self.textChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.set_prose(())

    def set_prose(self, prose: Prose) -> None:
        """Show this text; it is no edit, and nothing before it can be undone."""
        self._filling = True
        document = self.document()
        document.setUndoRedoEnabled(False)
        document.clear()
        self.lay_out()
        content.write(QTextCursor(document), prose)
        document.setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._filling = False
        self._fit()

    def put(self, prose: Prose) -> None:
        """Write this text in place of all there is: an edit, taken back in one step."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        content.write(cursor, prose)
        cursor.endEditBlock()

    def prose(self) -> Prose:
        """The text as it stands; nothing at all is no paragraph."""
        return content.prose_of(self.document())

    def set_line(self, line: Line) -> None:
        """Show a single line."""
        self.set_prose((line,) if line else ())

    def line(self) -> Line:
        """The text as a single line."""
        return next(iter(pasting.in_one_line(self.prose())), ())

    def lay_out(self) -> None:
        """Give an emptied document the distances of its paragraphs."""
        if not self.shape_of_text.one_line:
            block = QTextBlockFormat()
            block.setBottomMargin(_GAP)
            QTextCursor(self.document()).setBlockFormat(block)

    def refresh_values(self) -> None:
        """Draw the live values as they stand now."""
        found = list(content.chips(self.document()))
        stale = {live for live in dict.fromkeys(live for _, live in found) if self._chips.asked_again(live)}
        for position, live in found:
            if live in stale:
                self.document().markContentsDirty(position, 1)
        if stale:
            self.viewport().update()

    def insert_live(self, live: Live) -> None:
        """Put a live value in place of the selection, in the weight of the text around it."""
        cursor = self.textCursor()
        look = cursor.charFormat()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        content.write_span(cursor, replace(live, bold=is_bold(look), italic=look.fontItalic()))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insert_prose(self, prose: Prose) -> None:
        """Put text in place of the selection, as one step of undo; a single line takes it as one."""
        if self.shape_of_text.marks_own:
            prose = pasting.without_marks(prose)
        if self.shape_of_text.one_line:
            prose = pasting.in_one_line(prose)
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        content.write(cursor, prose)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def selected_prose(self) -> Prose:
        """The text that is selected."""
        cursor = self.textCursor()
        return content.prose_between(self.document(), cursor.selectionStart(), cursor.selectionEnd())

    def toggle_bold(self) -> None:
        """Make the selection, or what is typed next, bold or no longer bold."""
        look = QTextCharFormat()
        bold = is_bold(self.currentCharFormat())
        look.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)
        self.mergeCurrentCharFormat(look)

    def toggle_italic(self) -> None:
        """Make the selection, or what is typed next, italic or no longer italic."""
        look = QTextCharFormat()
        look.setFontItalic(not self.currentCharFormat().fontItalic())
        self.mergeCurrentCharFormat(look)

    @property
    def takes_dashes(self) -> bool:
        """Whether lines may begin with a dash of their own."""
        return not self.shape_of_text.one_line and not self.shape_of_text.marks_own

    def cycle_dashes(self) -> None:
        """Give the chosen lines “- ”, then “+ ”, then nothing again."""
        if self.takes_dashes:
            cycle(self.textCursor())

    def choose_value(self) -> ValuePicker:
        """Open the list of values at the cursor."""
        picker = ValuePicker(self._words, self)
        picker.chosen.connect(lambda name: self.insert_live(Live(name)))
        picker.open_at(self.viewport().mapToGlobal(self.cursorRect().bottomLeft() + QPoint(0, 4)))
        return picker

    def choose_mention(self) -> MentionDialog | None:
        """Ask how the citation at the cursor is written; None when there is none."""
        place = self._citation_at(self.textCursor().selectionStart())
        if place is None:
            return None
        position, live = place
        dialog = MentionDialog(live, self._words, self)
        dialog.chosen.connect(lambda chosen: self._rewrite(position, chosen))
        dialog.open()
        return dialog

    @property
    def has_phrases(self) -> bool:
        """Whether the office's phrases can be put in here."""
        return self._words.phrases is not None

    def choose_phrase(self) -> None:
        """Ask for one of the office's phrases and put it at the cursor."""
        if self._words.phrases:
            self._words.phrases.choose(self._words, self, self.insert_prose)

    def keep_phrase(self) -> None:
        """Keep the selected text among the office's phrases, under a name that is asked for."""
        if self._words.phrases and self.textCursor().hasSelection():
            self._words.phrases.keep(self._words, self, self.selected_prose())

    def _rewrite(self, position: int, live: Live) -> None:
        cursor = self._picked(position)
        if live_of(cursor.charFormat()) not in (None, live):
            cursor.insertText(OBJECT, chip_format(live))

    def _picked(self, position: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _live_at(self, position: int) -> Live | None:
        if not 0 <= position < self.document().characterCount() - 1:
            return None
        return live_of(self._picked(position).charFormat())

    def _citation_at(self, position: int) -> tuple[int, Live] | None:
        for place in (position, position - 1):
            live = self._live_at(place)
            if live and self._words.is_citation(live.name):
                return place, live
        return None

    def _position_at(self, point: QPoint) -> int:
        """The position of the character under a point of the viewport, -1 beside the text."""
        scrolled = QPointF(point.x(), point.y() + self.verticalScrollBar().value())
        layout = self.document().documentLayout()
        after = layout.hitTest(scrolled, Qt.HitTestAccuracy.ExactHit)
        for position in (after, after - 1):
            if self._live_at(position) and layout.formatAt(scrolled).objectType() == CHIP:
                return position
        return -1

    def event(self, event: QEvent) -> bool:
        asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and self._deed(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = self._deed(event)
        if deed:
            deed()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def _deed(self, event: QKeyEvent) -> Callable[[], object] | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.isReadOnly():
            return None
        if held == _CONTROL | Qt.KeyboardModifier.ShiftModifier:
            shifted = {Qt.Key.Key_M: self.keep_phrase, Qt.Key.Key_L: self.cycle_dashes}
            return shifted.get(Qt.Key(event.key()))
        deeds: dict[int, Callable[[], object]] = {
            Qt.Key.Key_B: self.toggle_bold,
            Qt.Key.Key_I: self.toggle_italic,
            Qt.Key.Key_M: self.choose_phrase,
            Qt.Key.Key_Y: self.redo,
            Qt.Key.Key_Space: self.choose_value,
            Qt.Key.Key_Return: self.choose_mention,
            Qt.Key.Key_Enter: self.choose_mention,
        }
        return deeds.get(event.key()) if held == _CONTROL else None

    def _enter(self) -> None:
        """Begin a paragraph, with Shift too: a soft line break has no place in a document.

        Qt's own Enter does not begin one after a blank paragraph that has a format.
        """
        if self.shape_of_text.one_line:
            self.entered.emit()
            return
        cursor = self.textCursor()
        look = cursor.charFormat()
        plain = text_format(bold=is_bold(look), italic=look.fontItalic())
        cursor.insertBlock(cursor.blockFormat(), plain)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = self._position_at(event.position().toPoint())
        if position < 0:
            super().mouseDoubleClickEvent(event)
            return
        self.setTextCursor(self._picked(position))
        live = self._live_at(position)
        if live and self._words.go_to and not self.isReadOnly():
            self._words.go_to(live.name)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            live = self._live_at(self._position_at(event.pos()))
            QToolTip.showText(event.globalPos(), self._chips.hint(live) if live else "", self)
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        position = self._position_at(event.pos())
        if position >= 0 and not self.textCursor().hasSelection():
            self.setTextCursor(self._picked(position))
        show_menu(menu_of(self, self._offers()), event)

    def _offers(self) -> tuple[Offer | None, ...]:
        cursor, document = self.textCursor(), self.document()
        picked = cursor.hasSelection()
        if self.isReadOnly():
            return (
                Offer("Sao chép", "Ctrl+C", self.copy, picked),
                Offer("Chọn tất cả", "Ctrl+A", self.selectAll, not document.isEmpty()),
            )
        citation = self._citation_at(cursor.selectionStart()) is not None
        return (
            Offer("Hoàn tác", "Ctrl+Z", self.undo, document.isUndoAvailable()),
            Offer("Làm lại", "Ctrl+Y", self.redo, document.isRedoAvailable()),
            None,
            Offer("Cắt", "Ctrl+X", self.cut, picked),
            Offer("Sao chép", "Ctrl+C", self.copy, picked),
            Offer("Dán", "Ctrl+V", self.paste, self.canPaste()),
            Offer("Xóa", "Delete", cursor.removeSelectedText, picked),
            None,
            Offer("Chọn tất cả", "Ctrl+A", self.selectAll, not document.isEmpty()),
            None,
            Offer("Gạch đầu dòng (-, +)", "Ctrl+Shift+L", self.cycle_dashes, self.takes_dashes),
            Offer("Chèn giá trị…", "Ctrl+Space", self.choose_value),
            Offer("Cách viết…", "Ctrl+Enter", self.choose_mention, citation),
            None,
            Offer("Chèn câu mẫu…", "Ctrl+M", self.choose_phrase, self.has_phrases),
            Offer(
                "Lưu phần chọn làm câu mẫu…", "Ctrl+Shift+M", self.keep_phrase, self.has_phrases and picked
            ),
        )

    def createMimeDataFromSelection(self) -> QMimeData:
        prose = self.selected_prose()
        data = QMimeData()
        data.setText("\n".join(self._words.text(line) for line in prose))
        data.setData(content.MIME, content.packed(prose))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasFormat(content.MIME) or source.hasHtml() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        pasted = self._taken(source)
        self.insert_prose(pasted.prose)
        document, revision = self.document(), self.document().revision()

        def take_out() -> bool:
            untouched = isValid(document) and document.revision() == revision
            if untouched:
                document.undo()
            return untouched

        self._words.pasted(pasted.prose, take_out)
        for sentence in pasted.warnings:
            self.warned.emit(sentence)

    def _taken(self, source: QMimeData) -> pasting.Pasted:
        own = content.unpacked(bytes(source.data(content.MIME).data()))
        names = self._words.names()
        if own is not None and all(live.name in names for live in lives(own)):
            return pasting.Pasted(own)
        if source.hasHtml():
            return pasting.from_html(source.html())
        return pasting.from_text(source.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """A few words wide: it takes what it is given."""
        return QSize(scaled(_USUAL_WIDTH), super().sizeHint().height())

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()

    def _fit(self) -> None:
        """As high as the text, between the least and the most lines; beyond them it scrolls."""
        line = self.fontMetrics().lineSpacing()
        shape = self.shape_of_text
        wanted = self.document().size().height() - 2 * _MARGIN
        most = shape.most * (line if shape.one_line else line + _GAP)
        chrome = self.height() - self.viewport().height() + 2 * _MARGIN
        height = min(max(round(wanted + 0.5), shape.least * line), most) + chrome
        scrolls = (
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if self.verticalScrollBarPolicy() != scrolls:
            self.setVerticalScrollBarPolicy(scrolls)
        if self.height() != max(height, TARGET) or self.minimumHeight() != self.maximumHeight():
            self.setFixedHeight(max(height, TARGET))
